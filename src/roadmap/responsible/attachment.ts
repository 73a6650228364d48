/**
 * Decides which role belongs to which person. Cells mix «role person», «person, role» and lists under one role; the
 * cheapest consistent reading of the whole cell is found step by step (a shortest path over the elements).
 */
import type { Element, RoleElement, Separator } from './elements';

/** What an element does in a reading. */
type Part =
  /** Person: no role; fed by the role before; waits for the role after; shares the role before; shares the role after. */
  | 'bare'
  | 'fed'
  | 'awaits'
  | 'shares'
  | 'shares-ahead'
  /** Role: of nobody; to the person after; to the person before; one role with the next or with the role before; heading of roles. */
  | 'alone'
  | 'forward'
  | 'back'
  | 'with-next'
  | 'with-before'
  | 'heading'
  /** Role: in brackets after a person who has one already («наставники: Иванов И.И. (учитель физики)»). */
  | 'detail';

export interface RoleTraits {
  /** Several people: «наставники», «классные руководители», «рабочая группа». */
  plural: boolean;
  /** A body, not people. */
  group: boolean;
  /** «Ответственный», «Исполнители»: says no more than the column's header. */
  label: boolean;
  /** A label with what it is for («Ответственные за проведение»): as a heading it is one too. */
  labelled: boolean;
  /** Post that goes with a function («учитель»), function that goes with a post («куратор»), or neither. */
  sort: 'post' | 'function' | 'other';
  /** «по УВР», «физики»: the rest of a role whose head stands in the heading or in the role before. */
  complement: boolean;
  /** «УВР», «математика»: a part of the post before, in no case of its own. */
  area: boolean;
  /** In an oblique case that the persons next to it share. */
  oblique: boolean;
  /** «5б»: a class for the post named before. */
  ofClass: boolean;
}

type Direction = 'none' | 'before' | 'after';

interface Step {
  cost: number;
  part: Part;
  direction: Direction;
  /** The role now shared by a list: its plural or colon allows more persons. */
  listed: boolean;
  /** The list of persons stands under a role with a colon. */
  headed: boolean;
  previous: Step | null;
}

const FORWARD: Record<Separator, number> = {
  space: 0,
  bracket: 0.1,
  dash: 0.2,
  colon: 0,
  line: 0.8,
  slash: 0.3,
  comma: 2.2,
  and: 6,
  with: 3,
  stop: 5,
  semicolon: 7,
  item: 9,
};
const BACK: Record<Separator, number> = {
  space: 0.5,
  bracket: 0,
  dash: 0.3,
  colon: 2.5,
  line: 2,
  slash: 0.3,
  comma: 1,
  and: 6,
  with: 6,
  stop: 4,
  semicolon: 7,
  item: 9,
};
/** A list of persons under one role goes on over these. */
const LIST: Record<Separator, number> = {
  space: 0.2,
  bracket: 0.3,
  dash: 2,
  colon: 4,
  line: 0.2,
  slash: 0.1,
  comma: 0,
  and: 0,
  with: 2,
  stop: 3,
  semicolon: 0.8,
  item: 0.6,
};

const PERSON_WITHOUT_ROLE = 1.5;
const ROLE_WITHOUT_PERSON = 2;
const GROUP_WITHOUT_PERSON = 0.3;
const CHANGE_OF_ORDER = 0.7;
const PLURAL_FOR_ONE = 1;
const PLURAL_BACK_TO_ONE = 3;
const PLURAL_BACK_BY_COMMA = 1;
/** An area of work is a role of its own only where no post is named for the person. */
const AREA_BACK = 1;

interface Move {
  part: Part;
  cost: number;
  direction?: Direction;
  listed?: boolean;
  headed?: boolean;
}

const isWaiting = (part: Part) =>
  part === 'forward' || part === 'with-next' || part === 'awaits' || part === 'shares-ahead';

/** «(УВР)», «(по воспитательной работе)» behind a person: a part of the post that stands before. */
const sharesOut = (element: Element | undefined, traits: RoleTraits | null | undefined): boolean =>
  element?.separator === 'bracket' && (traits?.area === true || traits?.complement === true);

function mergeable(a: RoleTraits, b: RoleTraits): boolean {
  if (a.plural || b.plural || a.group || b.group || a.label || b.label) return false;
  if (a.sort === 'other' || b.sort === 'other') return false;
  return a.sort === 'function' || b.sort === 'function';
}

function personMoves(
  from: Step,
  previous: Element | undefined,
  element: Element,
  next: Element | undefined,
  traits: readonly (RoleTraits | null)[],
  i: number,
): Move[] {
  const { separator } = element;
  const before = traits[i - 1] ?? null;
  if (from.part === 'forward' && previous?.type === 'role' && before) {
    const listed = before.plural || previous.colon || before.group || before.label;
    const ends = traits[i + 1] !== null && !sharesOut(next, traits[i + 1]);
    const onlyOne = before.plural && !before.group && !previous.colon && ends ? PLURAL_FOR_ONE : 0;
    const pluralByComma = before.plural && !previous.colon && (separator === 'comma' || separator === 'line') ? 2.5 : 0;
    const group =
      !before.group || previous.colon || separator === 'bracket' || separator === 'dash'
        ? 0
        : separator === 'space'
          ? 1
          : 3;
    return [
      {
        part: 'fed',
        cost: FORWARD[previous.colon ? 'colon' : separator] + onlyOne + pluralByComma + group,
        direction: 'before',
        listed,
        headed: previous.colon && !before.group,
      },
    ];
  }
  if (isWaiting(from.part) && from.part !== 'awaits' && from.part !== 'shares-ahead') return [];
  if (from.part === 'awaits') return [];
  if (from.part === 'shares-ahead') {
    return [
      { part: 'shares-ahead', cost: LIST[separator] },
      { part: 'awaits', cost: LIST[separator], listed: true },
    ];
  }
  const moves: Move[] = [
    { part: 'bare', cost: PERSON_WITHOUT_ROLE },
    { part: 'awaits', cost: 0 },
    { part: 'shares-ahead', cost: 0.05 },
  ];
  const hasRole = from.part === 'fed' || from.part === 'shares' || from.part === 'detail';
  if (hasRole && from.listed) {
    moves.push({ part: 'shares', cost: LIST[separator], listed: true, headed: from.headed });
  }
  return moves;
}

function roleMoves(
  from: Step,
  previous: Element | undefined,
  element: RoleElement,
  traits: readonly (RoleTraits | null)[],
  i: number,
  after: Separator | undefined,
): Move[] {
  const own = traits[i];
  if (!own) return [];
  const { separator } = element;
  const before = traits[i - 1] ?? null;
  const next = traits[i + 1] ?? null;
  if (from.part === 'awaits') {
    if (from.listed && !own.plural) return [];
    const single = !from.listed && own.plural ? PLURAL_BACK_TO_ONE : 0;
    const byComma = from.listed && own.plural && separator === 'comma' && !own.oblique ? PLURAL_BACK_BY_COMMA : 0;
    const group = own.group ? 3 : 0;
    const partOnly = sharesOut(element, own) ? AREA_BACK : 0;
    return [{ part: 'back', cost: BACK[separator] + single + byComma + group + partOnly, direction: 'after' }];
  }
  if (from.part === 'forward' || from.part === 'shares-ahead') return [];
  const bracketed = separator === 'bracket' && (from.part === 'fed' || from.part === 'shares');
  const joins = previous?.type === 'role' && before !== null && mergeable(before, own);
  if (from.part === 'with-next') {
    if (!joins) return [];
    return forwardMoves(own, element, next).map((move) => ({ ...move, cost: move.cost + 0.2 + mergeCost(separator) }));
  }
  const moves: Move[] = [
    { part: 'alone', cost: own.plural || own.group ? GROUP_WITHOUT_PERSON : ROLE_WITHOUT_PERSON },
    ...forwardMoves(own, element, next),
  ];
  if (bracketed) moves.push({ part: 'detail', cost: 0.1, listed: from.listed });
  else if (from.part === 'fed' || from.part === 'shares') {
    const cost = detailCost(from, own, separator, after);
    if (cost !== null) moves.push({ part: 'detail', cost, listed: from.listed, headed: from.headed });
  }
  if (next !== null && element.colon)
    moves.push({
      part: 'heading',
      cost: own.plural || own.label || own.group ? 0 : 0.8,
      headed: true,
      listed: own.plural,
    });
  else if (next !== null && own.label) moves.push({ part: 'heading', cost: 0.1, headed: true });
  if (joins && (from.part === 'back' || from.part === 'with-before'))
    moves.push({ part: 'with-before', cost: 0.1 + mergeCost(separator) });
  return moves;
}

/**
 * «наставники: Иванов И.И., учитель физики; Петров П.П., учитель химии», «кл. рук. Иванов И.И. – 5а»: what the post of the
 * one person before it costs under a heading; null where it cannot be meant.
 */
function detailCost(from: Step, own: RoleTraits, separator: Separator, after: Separator | undefined): number | null {
  if (own.plural || own.group || own.label) return null;
  if (own.ofClass) return separator === 'dash' || separator === 'space' ? 0.1 : null;
  if (!from.headed || !from.listed || own.sort === 'function') return null;
  if (separator === 'dash') return 0.1;
  if (separator !== 'comma') return null;
  // Items parted by semicolons leave no doubt whose post it is.
  return after === 'semicolon' || after === undefined ? 0.2 : 0.6;
}

function forwardMoves(own: RoleTraits, element: RoleElement, next: RoleTraits | null): Move[] {
  if (next === null) return [{ part: 'forward', cost: 0 }];
  if (!own.plural && !own.group && !own.label && !element.colon) return [{ part: 'with-next', cost: 0.1 }];
  return [];
}

function mergeCost(separator: Separator): number {
  if (
    separator === 'space' ||
    separator === 'comma' ||
    separator === 'dash' ||
    separator === 'slash' ||
    separator === 'bracket' ||
    separator === 'line'
  )
    return 0;
  return separator === 'and' ? 0.3 : 9;
}

function moves(from: Step, elements: readonly Element[], traits: readonly (RoleTraits | null)[], i: number): Move[] {
  const element = elements[i];
  if (!element) return [];
  return element.type === 'person'
    ? personMoves(from, elements[i - 1], element, elements[i + 1], traits, i)
    : roleMoves(from, elements[i - 1], element, traits, i, elements[i + 1]?.separator);
}

const PARTS: readonly Part[] = [
  'bare',
  'fed',
  'awaits',
  'shares',
  'shares-ahead',
  'alone',
  'forward',
  'back',
  'with-next',
  'with-before',
  'heading',
  'detail',
];
const PART_NUMBERS = new Map(PARTS.map((part, i) => [part, i]));
const DIRECTION_NUMBERS = { none: 0, before: 1, after: 2 };

/** Steps in the same state go on alike: only the cheapest is kept. */
function stateNumber(part: Part, direction: Direction, listed: boolean, headed: boolean): number {
  return (((PART_NUMBERS.get(part) ?? 0) * 3 + DIRECTION_NUMBERS[direction]) * 2 + Number(listed)) * 2 + Number(headed);
}

/** The part each element plays in the cheapest reading. `traits` has null for persons. */
export function attach(elements: readonly Element[], traits: readonly (RoleTraits | null)[]): Part[] {
  let front: Step[] = [{ cost: 0, part: 'alone', direction: 'none', listed: false, headed: false, previous: null }];
  elements.forEach((element, i) => {
    const best: (Step | undefined)[] = [];
    for (const from of front) {
      for (const move of moves(from, elements, traits, i)) {
        const direction = move.direction ?? from.direction;
        const changes = move.direction !== undefined && from.direction !== 'none' && from.direction !== move.direction;
        const cost = from.cost + move.cost + (changes ? CHANGE_OF_ORDER : 0);
        const listed = move.listed ?? false;
        const headed =
          move.headed ?? (from.headed && element.separator !== 'semicolon' && element.separator !== 'stop');
        const state = stateNumber(move.part, direction, listed, headed);
        const known = best[state];
        if (!known || cost < known.cost)
          best[state] = { cost, part: move.part, direction, listed, headed, previous: from };
      }
    }
    front = best.filter((step): step is Step => step !== undefined);
  });
  let step: Step | null = null;
  for (const candidate of front) {
    if (isWaiting(candidate.part)) continue;
    if (!step || candidate.cost < step.cost) step = candidate;
  }
  const parts: Part[] = [];
  while (step?.previous) {
    parts.push(step.part);
    step = step.previous;
  }
  return parts.reverse();
}

export type { Part };
