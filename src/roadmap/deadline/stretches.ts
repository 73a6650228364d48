/**
 * Groups a chain of atoms into stretches: one end («до 1 октября»), one beginning («с 1 октября»), a span, or a span
 * from one atom to another. Years are still unknown here.
 */
import type { Chain } from './chain';
import type { Atom, Connector, Link, Preposition } from './nodes';

export type Shape = 'span' | 'range' | 'until' | 'from';

export interface Stretch {
  shape: Shape;
  left: Atom;
  /** The other end of a `range`. */
  right?: Atom;
  /** Preposition of the atom that bounds it. */
  preposition?: Preposition;
  inclusive: boolean;
  /** How it hangs on the stretch before. */
  connector: Connector;
  /** «с … -», doubled words and the like. */
  malformed: boolean;
  /** The printed words allow two readings whatever the year: «до 1-5 октября», «октябрь или ноябрь». */
  doubtful: boolean;
  /** «(приказ) от 1 октября»: a date that is no deadline. */
  reference: boolean;
}

const ENDING: readonly (Preposition | undefined)[] = ['through', 'until', 'by'];
const BEGINNING: readonly (Preposition | undefined)[] = ['from', 'since', 'not-before'];
const PLAIN: readonly (Preposition | undefined)[] = [undefined, 'in', 'within'];

/** Stretches of a chain in the order printed. */
export function groupStretches(chain: Chain): Stretch[] {
  const links = chain.links.filter((link, k) => !isRemark(link, k, chain.links.length));
  const stretches: Stretch[] = [];
  let inherited: Preposition | undefined;
  for (let k = 0; k < links.length; k++) {
    const link = links[k];
    if (!link) break;
    const next = links[k + 1];
    const blank = {
      inclusive: link.inclusive,
      connector: link.connector,
      malformed: false,
      doubtful: link.connector === 'or',
      reference: false,
    };
    if (absorbYear(stretches, link) || leadsWithYear(link, next)) continue;
    if (!(next && joinsRange(link, next, chain.between)) && refine(stretches, link)) continue;
    if (next && joinsRange(link, next, chain.between)) {
      // «сентябрь (1-15)»: the range says which part of the month before it.
      const outer = stretches[stretches.length - 1];
      if (outer?.shape === 'span' && isRefinement(outer.left, link)) stretches.pop();
      const mixed = BEGINNING.includes(link.preposition) && next.connector === 'dash' && next.preposition === undefined;
      stretches.push({
        ...blank,
        shape: 'range',
        left: link.atom,
        right: next.atom,
        preposition: next.preposition,
        inclusive: next.inclusive,
        malformed: mixed,
      });
      inherited = undefined;
      k++;
      k += extendRun(stretches, links, k);
      continue;
    }
    if (next && ENDING.includes(link.preposition) && next.connector === 'dash' && next.preposition === undefined) {
      // «до 1-5 октября»: the later day is the safe reading of the end.
      stretches.push({ ...blank, shape: 'until', left: next.atom, preposition: link.preposition, doubtful: true });
      k++;
      continue;
    }
    const preposition =
      link.preposition ?? (sharesPreposition(link, stretches[stretches.length - 1]) ? inherited : undefined);
    inherited = ENDING.includes(preposition) ? preposition : undefined;
    stretches.push({
      ...blank,
      shape: shapeOf(preposition),
      left: link.atom,
      preposition,
      reference: preposition === 'since',
    });
  }
  return stretches.filter((stretch, k) => !isNameOfDays(stretch, stretches[k - 1], stretches[k + 1]));
}

/** «март-апрель-май»: how many links after `k` go on with the run that a range just began. */
function extendRun(stretches: readonly Stretch[], links: readonly Link[], k: number): number {
  const range = stretches[stretches.length - 1];
  let count = 0;
  for (;;) {
    const link = links[k + count + 1];
    const right = range?.right;
    if (!range || !right || link?.connector !== 'dash' || link.preposition !== undefined) return count;
    if (!isNextMonth(right, link.atom)) return count;
    range.right = link.atom;
    count++;
  }
}

function isNextMonth(one: Atom, next: Atom): boolean {
  if (one.base?.type !== 'month' || next.base?.type !== 'month' || one.selector || next.selector) return false;
  return next.base.n === (one.base.n % 12) + 1;
}

/** «осенние каникулы (26 октября – 3 ноября)», «до 25 декабря (I полугодие)»: the dates count, the term names them. */
function isNameOfDays(stretch: Stretch, before: Stretch | undefined, after: Stretch | undefined): boolean {
  const { base, selector } = stretch.left;
  const isTerm = base !== undefined && base.type !== 'month' && YEARLY.includes(base.type) && !selector;
  if (!isTerm || stretch.shape !== 'span') return false;
  const beside = stretch.connector === 'open' ? before : after?.connector === 'open' ? after : undefined;
  return beside?.left.base?.type === 'month';
}

/** «4 октября (ко Дню учителя)»: a feast beside dates is why they were chosen. */
function isRemark(link: Link, k: number, count: number): boolean {
  if (link.atom.base?.type !== 'feast' || count === 1) return false;
  return k === 0 ? link.preposition === undefined : link.connector !== 'and' && link.connector !== 'dash';
}

/** «до 15 октября и 15 мая» says «до» of both days; «до 15 октября, май» does not. */
function sharesPreposition(link: Link, last: Stretch | undefined): boolean {
  const listed = link.connector === 'and' || link.connector === 'comma' || link.connector === 'or';
  return (
    listed && last?.left.base?.type === link.atom.base?.type && last?.left.selector?.type === link.atom.selector?.type
  );
}

function shapeOf(preposition: Preposition | undefined): Shape {
  if (ENDING.includes(preposition) || preposition === 'before') return 'until';
  return preposition === 'from' || preposition === 'not-before' || preposition === 'after' || preposition === 'since'
    ? 'from'
    : 'span';
}

function joinsRange(link: Link, next: Link, between: boolean): boolean {
  const reachable = next.connector === 'none' || next.connector === 'dash' || next.connector === 'comma';
  if (BEGINNING.includes(link.preposition)) {
    // «не ранее 15 сентября и не позднее 1 октября»
    if (ENDING.includes(next.preposition)) return reachable || next.connector === 'and';
    if (between && next.connector === 'and') return true;
    return next.connector === 'dash' && next.preposition === undefined;
  }
  if (!PLAIN.includes(link.preposition)) return false;
  if (next.connector === 'dash') return next.preposition === undefined || ENDING.includes(next.preposition);
  return next.connector === 'none' && ENDING.includes(next.preposition) && !isRefinement(link.atom, next);
}

/** «сентябрь (до 15 числа)», «октябрь, первая декада»: the second says which part of the first. */
function isRefinement(outer: Atom, link: Link): boolean {
  const inner = link.atom;
  if (outer.base?.type !== 'month' || outer.selector || !inner.selector) return false;
  if (inner.base === outer.base) return true;
  return link.connector === 'open' && inner.base?.type === 'month' && inner.base.n === outer.base.n;
}

function refine(stretches: Stretch[], link: Link): boolean {
  const last = stretches[stretches.length - 1];
  if (!last || last.shape !== 'span' || !isRefinement(last.left, link) || link.connector === 'and') return false;
  const year = link.atom.year ?? last.left.year;
  if (link.preposition === 'until' || link.preposition === 'through' || link.preposition === 'by') {
    last.shape = 'range';
    last.left = { ...last.left, selector: { type: 'day', n: 1 }, year };
    last.right = { ...link.atom, year };
    last.inclusive = true;
  } else if (link.preposition === 'from' || link.preposition === 'after') {
    last.shape = 'range';
    last.right = { ...last.left, selector: { type: 'day', n: -1 }, year };
    const { selector } = link.atom;
    const later =
      link.preposition === 'after' && selector?.type === 'day' ? { ...selector, n: selector.n + 1 } : selector;
    last.left = { ...link.atom, selector: later, year };
    last.inclusive = true;
  } else {
    last.left = { ...link.atom, year };
  }
  return true;
}

const YEARLY: readonly string[] = ['month', 'calendar-quarter', 'half', 'term', 'season'];

/** «2023 г., сентябрь», «2023 год, IV квартал»: a year before months and terms is theirs. */
function leadsWithYear(link: Link, next: Link | undefined): boolean {
  const { base, selector, year } = link.atom;
  if ((base?.type !== 'year' && base?.type !== 'school-year') || selector || !year || year.lastYear !== undefined)
    return false;
  if (!next?.atom.base || !YEARLY.includes(next.atom.base.type) || next.atom.year) return false;
  if (next.connector === 'dash' || next.connector === 'and') return false;
  next.atom = { ...next.atom, year };
  return true;
}

/** «сентябрь – октябрь, 2023 год», «май 2023-2024 уч. г.»: a year by itself belongs to what stands before it. */
function absorbYear(stretches: Stretch[], link: Link): boolean {
  const { base, selector, year } = link.atom;
  if ((base?.type !== 'year' && base?.type !== 'school-year') || selector || !year || link.preposition === 'until')
    return false;
  if (stretches.length === 0 || link.connector === 'dash' || year.lastYear !== undefined) return false;
  if (stretches.some((stretch) => stretch.left.year ?? stretch.right?.year)) return false;
  const last = stretches[stretches.length - 1];
  // The atoms before take the year from the last one, as they do when it stands there without a comma.
  if (last?.right) last.right = { ...last.right, year };
  else if (last) last.left = { ...last.left, year };
  return true;
}
