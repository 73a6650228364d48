/** Walks over a tokenised cell and cuts it into persons and roles, noting what separates each from the one before. */
import type { GrammaticalCase } from '../../people/grammar';
import { isAreaOfWork } from './areas-of-work';
import { PeopleInText, type NameInText } from './people-in-text';
import { Boundaries, isBullet, isLineBullet, type OpenRole } from './boundaries';
import { endOfClass } from './class-names';
import type { RoleHead } from './role-heads';
import { joiningAt, verbAt, type Verb } from './sentence-words';
import type { Token } from './tokens';
import { ABBREVIATIONS } from './words';

/** What stands between two elements, from the weakest to the strongest. */
const SEPARATORS = [
  'space',
  'bracket',
  'dash',
  'colon',
  'line',
  'slash',
  'comma',
  'and',
  'with',
  'stop',
  'semicolon',
  'item',
] as const;
export type Separator = (typeof SEPARATORS)[number];

interface Placed {
  separator: Separator;
  /** The colon ends it: a heading of what follows. */
  colon: boolean;
  /** Case the sentence asks for. */
  wanted: GrammaticalCase | null;
  from: number;
  to: number;
}
export interface PersonElement extends Placed {
  type: 'person';
  name: NameInText;
}
export interface RoleElement extends Placed {
  type: 'role';
  head: RoleHead | null;
  /** First token of the class that ends it («кл. рук. 5а»); equal to `from` where it is nothing else («…, 5б …»). */
  classFrom: number | null;
}
export type Element = PersonElement | RoleElement;

const NOISE =
  /^(?:и|др|пр|т|д|п|г|нет|не|по согласованию|по необходимости|при необходимости|при наличии|и др|и пр|и т д|и т п|т д|контроль|исполнение|не определен[аоы]?|не определён[аоы]?|не указан[аоы]?|г-жа|г-н|господин|госпожа|сроки?|срок .*|постоянно|регулярно|ежемесячно|ежегодно|еженедельно|в течение .*)$/;
const LABELS = /^(?:отв|ответственн|исполнител)/;
const PREPOSITION_CASES = new Map<string, GrammaticalCase>([
  ['на', 'accusative'],
  ['с', 'instrumental'],
  ['со', 'instrumental'],
]);
const BRACKET_REACH = 40;
/** Tokens of «9 - «А» класса». */
const LONGEST_CLASS = 7;

const strength = (separator: Separator) => SEPARATORS.indexOf(separator);

class Walker {
  private readonly elements: Element[] = [];
  private readonly people: PeopleInText;
  private readonly boundaries: Boundaries;
  /** The role being read. */
  private role: OpenRole | null = null;
  /** It already holds the person a school is named after. */
  private namesake = false;
  private separator: Separator = 'item';
  /** Case asked for of the next element. */
  private wanted: GrammaticalCase | null = null;
  /** Case of the persons an assigning verb names, to the end of its sentence. */
  private assigned: GrammaticalCase | null = null;
  private lastNumber = 0;
  private i = 0;

  constructor(private readonly tokens: readonly Token[]) {
    this.people = new PeopleInText(tokens);
    this.boundaries = new Boundaries(tokens, this.people);
  }

  walk(): Element[] {
    while (this.i < this.tokens.length) this.step();
    this.close();
    return this.elements;
  }

  private at(i: number): Token | undefined {
    return this.tokens[i];
  }

  private get last(): Element | undefined {
    return this.elements[this.elements.length - 1];
  }

  /** The open role, or one of no words when none is open. */
  private get context(): OpenRole {
    return this.role ?? { from: this.i, head: null, wanted: this.wanted };
  }

  private separate(separator: Separator): void {
    if (strength(separator) >= strength('stop')) this.assigned = null;
    if (strength(separator) > strength(this.separator)) this.separator = separator;
  }

  private open(): void {
    this.role = { from: this.i, head: this.boundaries.headAt(this.i), wanted: this.wanted };
    this.namesake = false;
  }

  /** Ends the open role before the current token; noise is forgotten. */
  private close(): void {
    if (!this.role) return;
    const { from, head } = this.role;
    this.role = null;
    const classFrom = this.classBefore(head ? head.to : from);
    if (classFrom === from && this.mayNameClass()) {
      this.pushRole(from, null, classFrom);
      return;
    }
    const words: string[] = [];
    for (let k = from; k < this.i && words.length < 5; k += 1) {
      const token = this.tokens[k];
      if (token && token.kind !== 'mark') words.push(token.text.toLowerCase());
    }
    if (!words.some((word) => /[а-яёa-z]{2}/.test(word)) || NOISE.test(words.join(' '))) return;
    this.pushRole(from, head, head && classFrom);
  }

  private pushRole(from: number, head: RoleHead | null, classFrom: number | null): void {
    const { separator, wanted } = this;
    this.elements.push({ type: 'role', head, separator, colon: false, wanted, from, to: this.i, classFrom });
    this.separator = 'space';
    this.wanted = null;
  }

  /** First token, not before `start`, of a class that ends at the current token. */
  private classBefore(start: number): number | null {
    for (let k = Math.max(start, this.i - LONGEST_CLASS); k < this.i; k += 1) {
      if (endOfClass(this.tokens, k) === this.i) return k;
    }
    return null;
  }

  /** A class alone stands for the post before it: after a person who has that post, or after «классные руководители:». */
  private mayNameClass(): boolean {
    const { last } = this;
    const post = this.elements.some((element) => element.type === 'role' && element.head !== null);
    return post && (last?.type === 'person' || last?.colon === true);
  }

  private pushPerson(name: NameInText): void {
    this.close();
    if (this.at(name.from)?.newLine) this.separate('line');
    const wanted = this.assigned ?? this.wanted;
    const { from, to } = name;
    this.elements.push({ type: 'person', name, separator: this.separator, colon: false, wanted, from, to });
    this.separator = 'space';
    this.wanted = null;
    this.i = to;
  }

  /** Ends the open role at a mark and goes on behind it. */
  private cut(separator: Separator): void {
    this.close();
    this.separate(separator);
    this.i += 1;
  }

  private step(): void {
    const token = this.tokens[this.i];
    if (!token) return;
    if (token.quoted) {
      if (!this.role) this.open();
      this.i += 1;
      return;
    }
    if (token.newLine && (!this.role || this.boundaries.breaksAtLine(this.i, this.role))) {
      this.close();
      this.separate('line');
    }
    if (this.skipItemMark(token)) return;
    if (token.kind === 'mark') this.stepMark(token);
    else this.stepWord(token);
  }

  /** Bullets and numbers of a list. */
  private skipItemMark(token: Token): boolean {
    const atStart = this.i === 0 || token.newLine || (!this.role && strength(this.separator) >= strength('semicolon'));
    if (token.kind === 'mark') {
      const bullet = isBullet(token) || (atStart && isLineBullet(token));
      if (bullet) this.cut('item');
      return bullet;
    }
    const next = this.at(this.i + 1);
    const letter = token.kind === 'word' && token.text.length === 1 && atStart && next?.text === ')';
    if (!(token.kind === 'number' || letter) || !next || next.spaced || !['.', ')'].includes(next.text)) return false;
    const value = letter ? 0 : Number(token.text);
    const follows = value === this.lastNumber + 1 && this.lastNumber > 0;
    if (this.at(this.i + 2)?.kind !== 'word' || value > 99 || !(atStart || follows)) return false;
    this.close();
    this.separate('item');
    this.lastNumber = value;
    this.i += 2;
    return true;
  }

  private stepMark(token: Token): void {
    const { i, role, boundaries } = this;
    switch (token.text) {
      case ',':
        if (role && boundaries.continuesAfterMark(i + 1, role)) break;
        this.cut('comma');
        return;
      case ';':
        this.cut('semicolon');
        return;
      case ':':
        this.close();
        if (this.last?.to === i) this.last.colon = true;
        this.cut('colon');
        return;
      case '.':
        if (role && boundaries.isAbbreviationStop(i)) break;
        this.cut(!role && this.last && this.at(i + 1)?.spaced === false ? 'comma' : 'stop');
        return;
      case '-':
      case '–':
        if (role && boundaries.isInnerDash(i, role)) break;
        this.cut('dash');
        return;
      case '/':
      case '\\':
        if (role && (boundaries.isInnerSlash(i) || boundaries.continuesAfterMark(i + 1, role))) break;
        this.cut('slash');
        return;
      case '(':
      case '[':
        this.stepBracket(token);
        return;
      case ')':
      case ']':
        this.cut('bracket');
        return;
      case '&':
      case '+':
        this.cut('and');
        return;
      case '_':
      case '|':
        this.cut('comma');
        return;
      case '№':
        if (!role) this.open();
        break;
      default:
        break;
    }
    this.i += 1;
  }

  /** A bracket with a person in it is cut open, one inside a role belongs to it, a remark after a person is left out. */
  private stepBracket(token: Token): void {
    const end = token.partner;
    if (end < 0) this.cut('comma');
    else if (this.sharesOutWork(this.i, end)) {
      this.cut('bracket');
      this.open();
      this.i = end;
    } else if (this.holdsPerson(this.i, end)) this.cut('bracket');
    else if (this.role || (this.last?.type === 'person' && !this.boundaries.headAt(this.i + 1))) this.i = end + 1;
    else this.cut('bracket');
  }

  /** After a person who has a post by the words before: another post behind the bracket would be hers alone. */
  private sharesOutWork(from: number, to: number): boolean {
    if (this.role || this.last?.type !== 'person' || !isAreaOfWork(this.tokens, from + 1, to)) return false;
    if (!this.elements.some((element) => element.type === 'role' && element.head !== null)) return false;
    const next = this.at(to + 1);
    if (!next || next.newLine || next.text === ';') return true;
    return (next.text === ',' || next.text === '.' || next.facts.lower === 'и') && !this.boundaries.headAt(to + 2);
  }

  private holdsPerson(from: number, to: number): boolean {
    for (let k = from + 1; k < to && k < from + BRACKET_REACH; k += 1) {
      if (this.at(k)?.text === '(') return false;
      if (this.people.at(k) ?? this.people.loneSurname(k, this.role !== null, true)) return true;
    }
    return false;
  }

  private stepWord(token: Token): void {
    const { i } = this;
    const person = this.personAt(i);
    if (person && this.role && this.isNamedAfter(i, this.role)) {
      this.namesake = true;
      this.i = person.to;
      return;
    }
    if (person) {
      this.pushPerson(person);
      return;
    }
    const head = this.boundaries.headAt(i);
    if (head?.acting && head.to > i + 1) {
      this.close();
      this.open();
      this.i = head.to;
      return;
    }
    if (this.stepJoining(token)) return;
    if (!this.role && this.stepPreposition(token)) return;
    const verb = verbAt(token);
    if (verb && !(this.role?.head && this.role.head.to > i)) {
      this.skipSentence(verb);
      return;
    }
    if (this.role && this.boundaries.breaksAtSpace(i, this.role)) this.close();
    if (!this.role) this.open();
    this.i += 1;
  }

  /** «контроль – на директора …», «с педагогом-психологом …»: a preposition before a role only gives its case. */
  private stepPreposition(token: Token): boolean {
    const wanted = PREPOSITION_CASES.get(token.facts.lower);
    if (!wanted || !this.boundaries.headAt(this.i + 1)?.forms.some((form) => form.case === wanted)) return false;
    this.wanted = wanted;
    this.i += 1;
    return true;
  }

  /** «и», «или», «совместно с» and their kin. */
  private stepJoining(token: Token): boolean {
    const joining = joiningAt(this.tokens, this.i);
    if (joining) {
      this.close();
      this.separate('with');
      this.wanted = joining.case;
      this.i += joining.length;
      return true;
    }
    const { lower } = token.facts;
    if (lower !== 'и' && lower !== 'или') return false;
    if (!this.role || !this.boundaries.continuesAfterAnd(this.i + 1, this.role)) {
      this.close();
      this.separate('and');
    }
    this.i += 1;
    return true;
  }

  /** «школа имени …», «им. Героя … И.И. …»: the person gave the school its name. */
  private isNamedAfter(i: number, role: OpenRole): boolean {
    if (this.namesake) return false;
    for (let k = i - 1; k >= role.from && k > i - 8; k -= 1) {
      const word = this.at(k)?.facts.lower;
      if (word === 'имени' || word === 'памяти' || (word === 'им' && this.at(k + 1)?.text === '.')) return true;
    }
    return false;
  }

  private personAt(i: number): NameInText | null {
    const found = this.people.at(i);
    if (found) return found;
    const { role } = this;
    const afterRole = role
      ? role.head !== null && role.head.to <= i
      : this.last?.type === 'role' && strength(this.separator) <= strength('colon');
    if ((role && !afterRole) || !this.people.isNameWord(i)) return null;
    return this.people.loneSurname(i, afterRole, this.boundaries.endsAt(i + 1, this.context));
  }

  /** From a verb to the end of its sentence nothing is responsible, but those whom an assigning verb names. */
  private skipSentence(verb: Verb): void {
    const head = this.role?.head ?? null;
    const subject = head !== null || this.elements.length > 0;
    if (head && verb.assigns === null) {
      if (verb.infinitive && !head.nominative) this.wanted ??= 'dative';
      this.close();
    }
    this.role = null;
    this.separate('stop');
    const accept = verb.assigns !== null || !subject;
    this.i += 1;
    for (let token = this.at(this.i); token && !this.endsSentence(token); token = this.at(this.i)) {
      if (accept && token.kind === 'word' && (this.people.at(this.i) || this.boundaries.headAt(this.i))) {
        this.assigned = verb.assigns;
        this.wanted = verb.assigns;
        return;
      }
      this.i += 1;
    }
  }

  private endsSentence(token: Token): boolean {
    const { i } = this;
    if (token.text === ';') return true;
    if (token.text === '.') return !ABBREVIATIONS.has(this.at(i - 1)?.facts.lower ?? '');
    if (token.newLine && (token.facts.title || this.people.at(i))) return true;
    return LABELS.test(token.facts.lower) && this.boundaries.headAt(i)?.nominative === true;
  }
}

/** Persons and roles of a cell, in the order they are printed. */
export function cutIntoElements(tokens: readonly Token[]): Element[] {
  return new Walker(tokens).walk();
}
