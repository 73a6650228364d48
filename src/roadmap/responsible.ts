/**
 * Reads the cell «Ответственный» of a roadmap: who is responsible, in which role. Cells are typed by people, so roles stand
 * before or after names, lists share one role, names and roles come in oblique cases, and whole sentences occur.
 */
import type { GrammaticalCase, GrammaticalNumber } from '../people/grammar';
import { nominativeFullName } from '../people/full-names';
import { nominativeSurname } from '../people/surnames';
import { cellText } from './cell-text';
import { attach, type Part, type RoleTraits } from './responsible/attachment';
import { isPreposition } from './responsible/boundaries';
import { cleanCell } from './responsible/clean-text';
import { cutIntoElements, type Element, type PersonElement, type RoleElement } from './responsible/elements';
import { readingOf } from './responsible/role-heads';
import { roleTraits } from './responsible/role-sorts';
import { roleInNominative } from './responsible/role-text';
import { tokenize, type Token } from './responsible/tokens';

/** One responsible party of a cell. */
export interface Party {
  /** As printed, in the nominative; '' when the cell names none. */
  role: string;
  /** In the nominative («Иванова М.И.», «И.И. Иванов», «Иванова Мария Ивановна», «Иванова»); '' for a role alone. */
  name: string;
}

/** A party with what the checks need to know beyond the text. */
export interface PartyDetails extends Party {
  /** The name or the role is printed in an oblique case. */
  declined: boolean;
  /** The role is. */
  roleDeclined: boolean;
  /** The name as printed; of a role alone, the role. */
  printed: string;
  /** The role names several people or a body, so no name is expected. */
  group: boolean;
  /** The role says no more than the column's header («Ответственный»). */
  label: boolean;
}

/**
 * So much of a cell is read as a list of people and roles, some 300 names; whatever stands beyond it is kept as printed
 * in one last party, so that a cell of the greatest length is still answered at once.
 */
const longestList = 5_000;

/** Persons and roles of one cell, names in the nominative, roles as printed; either may be ''. Never throws. */
export function parseResponsibles(text: unknown): Party[] {
  return readParties(cellText(text)).map(({ role, name }) => ({ role, name }));
}

/** As `parseResponsibles`, with the details behind the findings. */
export function readParties(text: string): PartyDetails[] {
  const end = endOfList(text);
  const rest = text.slice(end).trim();
  const parties = readList(text.slice(0, end));
  return rest === '' ? parties : [...parties, { ...unread, role: rest, printed: rest }];
}

const unread = { name: '', declined: false, roleDeclined: false, group: true, label: false };

/** Where the part to be read ends: at a separator where there is one near the limit, else at a space. */
function endOfList(text: string): number {
  if (text.length <= longestList) return text.length;
  const near = text.slice(longestList / 2, longestList);
  const at = Math.max(near.lastIndexOf(','), near.lastIndexOf(';'), near.lastIndexOf('\n'));
  const end = at >= 0 ? at : near.lastIndexOf(' ');
  return end >= 0 ? longestList / 2 + end + 1 : longestList;
}

function readList(text: string): PartyDetails[] {
  const cleaned = cleanCell(text);
  const tokens = tokenize(cleaned);
  const elements = cutIntoElements(tokens);
  const traits = elements.map((element) => (element.type === 'role' ? roleTraits(tokens, element) : null));
  const parts = attach(elements, traits);
  return new Assembly(cleaned, tokens, elements, traits, parts).parties();
}

interface Composed {
  text: string;
  declined: boolean;
  case: GrammaticalCase | null;
  label: boolean;
}

class Assembly {
  /** Index of the heading in force; -1 for none. */
  private heading = -1;
  /** Roles already composed, by the index of their first element. */
  private readonly composed = new Map<number, Composed>();

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly elements: readonly Element[],
    private readonly traits: readonly (RoleTraits | null)[],
    private readonly parts: readonly Part[],
  ) {}

  parties(): PartyDetails[] {
    const found: PartyDetails[] = [];
    let shared: Composed | null = null;
    this.elements.forEach((element, i) => {
      const part = this.parts[i];
      if (element.separator === 'semicolon' || element.separator === 'stop') this.heading = -1;
      if (element.type === 'role') {
        if (part === 'heading') this.heading = i;
        else if (part === 'alone') found.push(...this.roleAlone(element, i));
        return;
      }
      if (part === 'fed') shared = this.roleBefore(element, i);
      else if (part === 'awaits') shared = this.roleAfter(i);
      else if (part === 'shares-ahead') shared = this.parts[i - 1] === 'shares-ahead' ? shared : this.roleAfter(i);
      else if (part === 'bare') shared = this.headingRole();
      found.push(this.person(element, this.parts[i + 1] === 'detail' ? this.withDetail(shared, i + 1) : shared));
    });
    return found;
  }

  private compose(from: number, to: number, number: GrammaticalNumber | null, asked?: GrammaticalCase): Composed {
    const first = this.elements[from];
    const last = this.elements[to];
    if (first?.type !== 'role' || !last) return { text: '', declined: false, case: null, label: false };
    if (this.traits[from]?.ofClass) return this.classRole(from, first);
    const wanted = asked ?? first.wanted ?? undefined;
    const phrase = { from: first.from, to: last.to, head: first.head };
    const { text, declined } = roleInNominative(this.text, this.tokens, phrase, number, wanted);
    const form = first.head ? readingOf(first.head, wanted) : null;
    return { text, declined, case: form?.case ?? null, label: this.traits[from]?.label ?? false };
  }

  /** «5б» of «кл. рук. 5а …, 5б …»: the post named before, with this class. */
  private classRole(index: number, { from, to }: RoleElement): Composed {
    const own = this.text.slice(this.tokens[from]?.start, this.tokens[to - 1]?.end);
    for (let i = index - 1; i >= 0; i -= 1) {
      const post = this.elements[i];
      if (post?.type !== 'role' || !post.head) continue;
      const phrase = { from: post.from, to: post.classFrom ?? post.to, head: post.head };
      const known = roleInNominative(this.text, this.tokens, phrase, 'singular', post.wanted ?? undefined);
      const form = readingOf(post.head, post.wanted ?? undefined);
      return { text: `${known.text} ${own}`, declined: known.declined, case: form?.case ?? null, label: false };
    }
    return { text: own, declined: false, case: null, label: false };
  }

  private withHeading(role: Composed, index: number): Composed {
    const traits = this.traits[index];
    if (traits?.ofClass) return role;
    const heading = this.headingRole() ?? (traits?.complement ? this.headBefore(index) : null);
    if (!heading || (traits && (traits.plural || traits.group) && this.parts[index] === 'alone')) return role;
    const joint = traits?.complement ? ' ' : ', ';
    return { ...role, text: heading.text + joint + role.text, declined: role.declined || heading.declined };
  }

  /** The heading in force as the role of one person; a heading that only repeats the column's header says nothing. */
  private headingRole(): Composed | null {
    const { heading } = this;
    if (heading < 0 || this.traits[heading]?.labelled) return null;
    const known = this.composed.get(heading) ?? this.compose(heading, heading, 'singular');
    this.composed.set(heading, known);
    return known;
  }

  /**
   * «заместитель директора» of «заместители директора по УВР …, по ВР …», «учитель» of «учитель математики …, физики …»:
   * the role before without its own complement.
   */
  private headBefore(index: number): Composed | null {
    const own = this.elements[index];
    const byPreposition = own ? isPreposition(this.tokens[own.from]) : false;
    for (let i = index - 1; i >= 0; i -= 1) {
      const role = this.elements[i];
      if (role?.type !== 'role' || !role.head) continue;
      let to = role.head.to;
      while (byPreposition && to < role.to && !isPreposition(this.tokens[to])) to += 1;
      const phrase = { from: role.from, to, head: role.head };
      const { text, declined } = roleInNominative(this.text, this.tokens, phrase, 'singular', role.wanted ?? undefined);
      return { text, declined, case: null, label: false };
    }
    return null;
  }

  private roleBefore(element: PersonElement, i: number): Composed {
    let from = i - 1;
    while (this.parts[from - 1] === 'with-next') from -= 1;
    const goesOn = this.parts[i + 1] === 'shares' || this.traits[i + 1]?.ofClass === true;
    const genitive = !goesOn && this.isGenitive(from, element);
    const number = this.traits[from]?.group ? null : 'singular';
    return this.withHeading(this.compose(from, i - 1, number, genitive ? 'genitive' : undefined), from);
  }

  /** «директора Сизова П.П.»: one person after what could be «several directors» is in the genitive, when the name can be. */
  private isGenitive(index: number, { name }: PersonElement): boolean {
    const role = this.elements[index];
    if (role?.type !== 'role' || role.colon || !this.traits[index]?.plural) return false;
    const ofOne = role.head?.forms.some((form) => form.case === 'genitive' && form.number === 'singular') ?? false;
    return ofOne && nominativeSurname(name.surname, { case: 'genitive' }).declined;
  }

  private roleAfter(i: number): Composed {
    let from = i;
    while (from < this.parts.length && this.parts[from] !== 'back') from += 1;
    let to = from;
    while (this.parts[to + 1] === 'with-before') to += 1;
    return this.compose(from, to, this.traits[from]?.group ? null : 'singular');
  }

  private withDetail(role: Composed | null, index: number): Composed | null {
    // «(общее руководство)» says what for, not who.
    if (this.traits[index]?.group) return role;
    const detail = this.compose(index, index, 'singular');
    if (this.traits[index]?.ofClass) return detail;
    if (!role || role.label || role.text === '') return detail;
    if (this.traits[index]?.complement) return { ...role, text: `${role.text} ${detail.text}` };
    if (this.traits[index]?.area) return { ...role, text: `${role.text} (${detail.text})` };
    return { ...role, text: `${role.text}, ${detail.text}` };
  }

  private roleAlone(element: RoleElement, i: number): PartyDetails[] {
    const own = this.withHeading(this.compose(i, i, null), i);
    if (own.text === '') return [];
    const traits = this.traits[i];
    return [
      {
        role: own.text,
        name: '',
        declined: own.declined,
        roleDeclined: own.declined,
        printed: this.text.slice(this.tokens[element.from]?.start, this.tokens[element.to - 1]?.end),
        group: element.head === null || (traits?.plural ?? false) || (traits?.group ?? false),
        label: own.label,
      },
    ];
  }

  private person(element: PersonElement, role: Composed | null): PartyDetails {
    const { name } = element;
    const wanted = element.wanted ?? (role?.case && role.case !== 'nominative' ? role.case : undefined);
    const printed = this.text.slice(this.tokens[name.from]?.start, this.tokens[name.to - 1]?.end);
    const roleDeclined = role?.declined ?? false;
    const base = { role: role?.text ?? '', roleDeclined, printed, group: false, label: role?.label ?? false };
    if (name.given !== '' || name.patronymic !== '') {
      const full = nominativeFullName(name, wanted);
      const order = name.surnameLast
        ? [full.given, full.patronymic, full.surname]
        : [full.surname, full.given, full.patronymic];
      return {
        ...base,
        name: order.filter((word) => word !== '').join(' '),
        declined: full.declined || roleDeclined,
      };
    }
    const surname = nominativeSurname(name.surname, wanted ? { case: wanted } : {});
    const initials = name.initials.map((letter) => `${letter}.`).join('');
    const words = name.surnameLast ? [initials, surname.nominative] : [surname.nominative, initials];
    return {
      ...base,
      name: words.filter((word) => word !== '').join(' '),
      declined: surname.declined || roleDeclined,
    };
  }
}
