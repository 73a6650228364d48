/** Walks over a tokenised cell and cuts it into persons and roles, noting what separates each from the one before. */
import type { GrammaticalCase } from '../../people/grammar';
import { adjectiveStem } from '../../people/adjectives';
import { foldYo } from '../../people/text-folding';
import { PeopleInText, type NameInText } from './people-in-text';
import { headForm, postForms, roleHeadAt, type RoleHead } from './role-heads';
import { joiningAt, verbAt, type Verb } from './sentence-words';
import { headLemma } from './role-sorts';
import { isTitle, isUpper, type Token } from './tokens';
import { ABBREVIATIONS, AREAS, CLOSING_ABBREVIATIONS } from './words';

/** What stands between two elements, from the weakest to the strongest. */
export const SEPARATORS = [
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
}
export type Element = PersonElement | RoleElement;

const BULLETS = '•·●▪*';
const NOISE =
  /^(?:и|др|пр|т|д|п|г|нет|не|по согласованию|по необходимости|при необходимости|при наличии|и др|и пр|и т д|и т п|т д|контроль|исполнение|г-жа|г-н|господин|госпожа|сроки?|срок .*|постоянно|регулярно|ежемесячно|ежегодно|еженедельно|в течение .*)$/;
const BRACKET_REACH = 40;

const strength = (separator: Separator) => SEPARATORS.indexOf(separator);

class Walker {
  private readonly elements: Element[] = [];
  private readonly people: PeopleInText;
  private chunk = -1;
  private chunkHead: RoleHead | null = null;
  private separator: Separator = 'item';
  private wanted: GrammaticalCase | null = null;
  private lastNumber = 0;
  /** The open chunk already holds the person a school is named after. */
  private namesake = false;
  /** Case of the persons an assigning verb names, to the end of its sentence. */
  private assigned: GrammaticalCase | null = null;
  private i = 0;

  constructor(
    private readonly tokens: readonly Token[],
    text: string,
  ) {
    this.people = new PeopleInText(tokens, text);
  }

  walk(): Element[] {
    while (this.i < this.tokens.length) this.step();
    this.close();
    return this.elements;
  }

  private at(i: number): Token | undefined {
    return this.tokens[i];
  }

  private isMark(i: number, text: string): boolean {
    const token = this.tokens[i];
    return token?.kind === 'mark' && token.text === text;
  }

  private separate(separator: Separator): void {
    if (strength(separator) >= strength('stop')) this.assigned = null;
    if (strength(separator) > strength(this.separator)) this.separator = separator;
  }

  private placed(from: number, to: number): Placed {
    return { separator: this.separator, colon: false, wanted: this.wanted, from, to };
  }

  /** Ends the open chunk before token `i`; chunks of noise are forgotten. */
  private close(): void {
    if (this.chunk < 0) return;
    const from = this.chunk;
    this.chunk = -1;
    const head = this.chunkHead;
    this.chunkHead = null;
    const words: string[] = [];
    for (let k = from; k < this.i && words.length < 5; k += 1) {
      const token = this.tokens[k];
      if (token && token.kind !== 'mark') words.push(token.text.toLowerCase());
    }
    if (words.length === 0 || NOISE.test(words.join(' ')) || !words.some((word) => /[а-яёa-z]{2}/.test(word))) return;
    this.elements.push({ type: 'role', head, ...this.placed(from, this.i) });
    this.separator = 'space';
    this.wanted = null;
  }

  private pushPerson(name: NameInText): void {
    this.close();
    this.elements.push({
      type: 'person',
      name,
      ...this.placed(name.from, name.to),
      wanted: this.assigned ?? this.wanted,
    });
    this.separator = 'space';
    this.wanted = null;
    this.i = name.to;
  }

  private open(): void {
    this.chunk = this.i;
    this.namesake = false;
    this.chunkHead = roleHeadAt(this.tokens, this.i);
  }

  private step(): void {
    const token = this.tokens[this.i];
    if (!token) return;
    if (token.quoted) {
      if (this.chunk < 0) this.open();
      this.i += 1;
      return;
    }
    if (token.newLine && this.chunk >= 0 && this.breaksAtLine()) {
      this.close();
      this.separate('line');
    } else if (token.newLine && this.chunk < 0) this.separate('line');
    if (this.skipItemMark(token)) return;
    if (token.kind === 'mark') {
      this.stepMark(token);
      return;
    }
    this.stepWord(token);
  }

  /** Bullets and numbers of a list. */
  private skipItemMark(token: Token): boolean {
    const next = this.at(this.i + 1);
    const atStart =
      this.i === 0 || token.newLine || (this.chunk < 0 && strength(this.separator) >= strength('semicolon'));
    if (token.kind === 'mark') {
      const bullet = BULLETS.includes(token.text) || (atStart && '-–+'.includes(token.text));
      if (bullet) {
        this.close();
        this.separate('item');
        this.i += 1;
      }
      return bullet;
    }
    if (token.kind !== 'number' || !next || next.spaced || !['.', ')'].includes(next.text)) return false;
    const value = Number(token.text);
    const after = this.at(this.i + 2);
    const following = value === this.lastNumber + 1 && this.lastNumber > 0;
    if (!after || after.kind === 'number' || value > 99 || !(atStart || following)) return false;
    this.close();
    this.separate('item');
    this.lastNumber = value;
    this.i += 2;
    return true;
  }

  private stepMark(token: Token): void {
    const { i } = this;
    switch (token.text) {
      case ',':
        if (this.chunk >= 0 && this.continuesAfter(i + 1)) break;
        this.cut('comma');
        return;
      case ';':
        this.cut('semicolon');
        return;
      case ':': {
        this.close();
        const last = this.elements[this.elements.length - 1];
        if (last?.to === i) last.colon = true;
        this.cut('colon');
        return;
      }
      case '.':
        if (this.chunk >= 0 && this.isAbbreviationDot(i)) break;
        this.cut(this.chunk < 0 && this.elements.length > 0 && this.at(i + 1)?.spaced === false ? 'comma' : 'stop');
        return;
      case '-':
      case '–':
        if (this.chunk >= 0 && this.isInnerDash(i)) break;
        this.cut('dash');
        return;
      case '/':
      case '\\':
        if (this.chunk >= 0 && (this.isInnerSlash(i) || this.continuesAfter(i + 1))) break;
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
      case '№':
        if (this.chunk < 0) this.open();
        break;
      case '_':
      case '|':
        this.cut('comma');
        return;
      default:
        break;
    }
    this.i += 1;
  }

  private cut(separator: Separator): void {
    this.close();
    this.separate(separator);
    this.i += 1;
  }

  private stepBracket(token: Token): void {
    const { i } = this;
    const end = token.partner;
    if (end < 0) {
      this.cut('comma');
      return;
    }
    if (this.bracketHoldsPerson(i, end)) {
      this.cut('bracket');
      return;
    }
    if (this.chunk >= 0) {
      this.i = end + 1;
      return;
    }
    const last = this.elements[this.elements.length - 1];
    if (last?.type === 'person' && !roleHeadAt(this.tokens, i + 1)) {
      this.i = end + 1;
      return;
    }
    this.cut('bracket');
  }

  private bracketHoldsPerson(from: number, to: number): boolean {
    for (let k = from + 1; k < to && k < from + BRACKET_REACH; k += 1) {
      if (this.isMark(k, '(')) return false;
      if (this.people.at(k) ?? this.people.loneSurname(k, this.chunk >= 0, true)) return true;
    }
    return false;
  }

  private isAbbreviationDot(i: number): boolean {
    const word = this.at(i - 1);
    const next = this.at(i + 1);
    if (word?.kind === 'number')
      return next?.spaced === false || (next !== undefined && !isTitle(next.text) && !roleHeadAt(this.tokens, i + 1));
    if (word?.kind !== 'word' || this.at(i)?.spaced) return false;
    const lower = foldYo(word.text.toLowerCase());
    const tail = lower.slice(lower.lastIndexOf('-') + 1);
    if (next === undefined) return CLOSING_ABBREVIATIONS.has(lower);
    if (ABBREVIATIONS.has(lower) || ABBREVIATIONS.has(tail)) return true;
    const short = lower.length <= 6 && /[бвгджзклмнпрстфхцчшщ]$/.test(lower) && !isUpper(word.text);
    const whole = postForms(word.text).length > 0;
    return (
      short &&
      !whole &&
      next.kind === 'word' &&
      !isTitle(next.text) &&
      !isUpper(next.text) &&
      !roleHeadAt(this.tokens, i + 1)?.nominative
    );
  }

  private isInnerDash(i: number): boolean {
    const before = this.at(i - 1);
    const after = this.at(i + 1);
    if (!before || !after) return false;
    const glued = this.at(i)?.spaced === false && !after.spaced;
    if ((before.kind === 'number' || /^[IVX]+$/.test(before.text)) && !glued)
      return after.kind === 'number' || /^[IVXХ]+$/.test(after.text);
    if (glued) return !this.people.at(i + 1);
    // «5А – 7Б классов»
    if (
      before.kind === 'word' &&
      before.text.length === 1 &&
      this.at(i - 2)?.kind === 'number' &&
      after.kind === 'number'
    )
      return true;
    if (isCompound(before, after)) return true;
    return isPairedForm(before) && isPairedForm(after) && i - 1 > this.chunk;
  }

  private isInnerSlash(i: number): boolean {
    const before = this.at(i - 1);
    const after = this.at(i + 1);
    const glued = this.at(i)?.spaced === false && after?.spaced === false;
    if (!glued || !before) return false;
    return before.text.length === 1 || after.text.length === 1 || before.kind === 'number' || after.kind === 'number';
  }

  /** The chunk goes on after a mark: the words from `i` on belong to the same role. */
  private continuesAfter(i: number): boolean {
    const token = this.at(i);
    if (!token) return true;
    if (token.quoted) return true;
    if (token.kind === 'number')
      return !(this.isMark(i + 1, '.') && this.at(i + 1)?.spaced === false && this.at(i + 2)?.kind === 'word');
    if (token.kind === 'mark') return false;
    if (joiningAt(this.tokens, i) || verbAt(token)) return false;
    if (this.people.at(i) || this.people.loneSurname(i, false, this.endsAfter(i + 1))) return false;
    const word = foldYo(token.text.toLowerCase());
    if (isUnionAcronym(token) && this.previousIsAcronym(i - 2)) return true;
    if (this.beginsRole(i)) return false;
    const head = roleHeadAt(this.tokens, i);
    if (AREAS.has(word) && isUpper(token.text)) return true;
    if (head) return !isUpper(token.text);
    if (isUpper(token.text)) return false;
    if (PREPOSITIONS.has(word)) return true;
    const adjective = word.length >= 4 ? adjectiveStem(word) : null;
    if (adjective) return !['ая', 'яя', 'ое', 'ее', 'ые', 'ие', 'ый', 'ий'].includes(adjective.ending);
    if (isTitle(token.text)) return false;
    return this.hasPreposition(i) || /[ыиаяе]$/.test(word);
  }

  private previousIsAcronym(i: number): boolean {
    const token = this.at(i);
    return token !== undefined && isUnionAcronym(token);
  }

  private hasPreposition(i: number): boolean {
    for (let k = Math.max(this.chunk, i - 8); k < i; k += 1) {
      if (PREPOSITIONS.has(this.at(k)?.text.toLowerCase() ?? '')) return true;
    }
    return false;
  }

  /** A role begins at `i` in the nominative, or in the case of the chunk before it. */
  private beginsRole(i: number): boolean {
    const head = roleHeadAt(this.tokens, i);
    if (!head) return false;
    if (head.nominative) return true;
    const current = this.chunkHead ? headForm(this.chunkHead) : null;
    if (!current || this.chunkHead?.nominative)
      return this.wanted !== null && head.forms.some((form) => form.case === this.wanted);
    return head.forms.some((form) => form.case === current.case);
  }

  /** A new line ends the open chunk: another role or a capitalised word begins. */
  private breaksAtLine(): boolean {
    const { i } = this;
    const token = this.at(i);
    const before = this.at(i - 1);
    if (!token || !before) return false;
    if (this.chunkHead && this.chunkHead.to > i) return false;
    if (token.kind === 'mark') return BULLETS.includes(token.text) || '-–+'.includes(token.text);
    if (token.kind === 'number') return false;
    const hanging =
      PREPOSITIONS.has(before.text.toLowerCase()) ||
      (adjectiveStem(before.text.toLowerCase()) !== null && before.text.length > 5);
    if (this.isComplement(i)) return false;
    if (this.beginsRole(i)) return this.chunkHead !== null && !(hanging && postForms(before.text).length === 0);
    return isTitle(token.text) && !hanging && !this.chunkHead?.acting && this.chunkHead !== null && !token.quoted;
  }

  /** «заместитель ⏎ директора»: what could be «several directors» is whose deputy. */
  private isComplement(i: number): boolean {
    const head = this.chunkHead;
    if (head?.to !== i || !GOVERNING.has(headLemma(head))) return false;
    return postForms(this.at(i)?.text ?? '').some((form) => form.case === 'genitive');
  }

  /** Nothing but a mark, a person or a role stands at `i`. */
  private endsAfter(i: number): boolean {
    const token = this.at(i);
    if (!token || token.newLine) return true;
    if (token.quoted) return false;
    if (token.kind === 'mark') return token.text !== '№';
    if (token.kind === 'number') return false;
    return (
      token.text === 'и' ||
      joiningAt(this.tokens, i) !== null ||
      this.beginsRole(i) ||
      this.people.at(i) !== null ||
      verbAt(token) !== null
    );
  }

  private stepWord(token: Token): void {
    const { i } = this;
    const named = this.chunk >= 0 && this.isNamedAfter(i);
    const person = this.personAt(i);
    if (person && named) {
      this.namesake = true;
      this.i = person.to;
      return;
    }
    if (person) {
      this.pushPerson(person);
      return;
    }
    const acting = roleHeadAt(this.tokens, i);
    if (acting?.acting && acting.to > i + 1) {
      this.close();
      this.open();
      this.i = acting.to;
      return;
    }
    const joining = joiningAt(this.tokens, i);
    if (joining) {
      this.close();
      this.separate('with');
      this.wanted = joining.case;
      this.i += joining.length;
      return;
    }
    if (token.text.toLowerCase() === 'и' || token.text.toLowerCase() === 'или') {
      if (this.chunk < 0 || !this.continuesAfterAnd(i + 1)) {
        this.close();
        this.separate('and');
      }
      this.i += 1;
      return;
    }
    const verb = verbAt(token);
    if (verb && !(this.chunk >= 0 && this.chunkHead && this.chunkHead.to > i)) {
      this.skipSentence(verb);
      return;
    }
    if (this.chunk >= 0 && this.breaksAtSpace(i)) this.close();
    if (this.chunk < 0) this.open();
    this.i += 1;
  }

  /** «школа имени …», «им. Героя … И.И. …»: the person gave the school its name. */
  private isNamedAfter(i: number): boolean {
    if (this.namesake) return false;
    for (let k = i - 1; k >= this.chunk && k > i - 8; k -= 1) {
      const word = this.at(k)?.text.toLowerCase() ?? '';
      if (word === 'имени' || word === 'памяти' || (word === 'им' && this.isMark(k + 1, '.'))) return true;
    }
    return false;
  }

  private personAt(i: number): NameInText | null {
    const found = this.people.at(i);
    if (found) return found;
    const last = this.elements[this.elements.length - 1];
    const afterRole =
      (this.chunk >= 0 && this.chunkHead !== null && this.chunkHead.to <= i) ||
      (this.chunk < 0 && last?.type === 'role' && strength(this.separator) <= strength('colon'));
    const atEdge = this.chunk < 0;
    if (!afterRole && !atEdge) return null;
    return this.people.loneSurname(i, afterRole, this.endsAfter(i + 1));
  }

  private continuesAfterAnd(i: number): boolean {
    const token = this.at(i);
    if (!token || token.kind !== 'word') return true;
    if (joiningAt(this.tokens, i)) return false;
    if (this.people.at(i) || this.people.loneSurname(i, false, this.endsAfter(i + 1))) return false;
    return !this.beginsRole(i);
  }

  /** Two roles with nothing but a space between. */
  private breaksAtSpace(i: number): boolean {
    const token = this.at(i);
    const before = this.at(i - 1);
    const head = this.chunkHead;
    if (!token || !before || !head || head.to > i || head.acting || before.text === '-' || before.text === '–')
      return false;
    const next = roleHeadAt(this.tokens, i);
    if (!next?.nominative || next.head >= this.tokens.length) return false;
    if (this.i > head.to && isHanging(before)) return false;
    if (isTitle(token.text) && !isTitle(this.at(head.from)?.text ?? '')) return true;
    if (isTitle(token.text)) return next.forms.some((form) => form.case === 'nominative');
    if (head.to === i && BARE_COMPOUNDS.has(foldYo(token.text.toLowerCase()))) return false;
    // In small letters only forms that cannot be a genitive, after a role that is complete.
    return (
      !next.forms.some((form) => form.case === 'genitive') &&
      (head.to < i || next.head > next.from) &&
      !isUpper(token.text)
    );
  }

  /** From a verb to the end of its sentence nothing is responsible, but those whom an assigning verb names. */
  private skipSentence(verb: Verb): void {
    const hadHead = this.chunk >= 0 && this.chunkHead !== null && this.chunkHead.from === this.chunk;
    const subject = hadHead || this.elements.length > 0;
    if (hadHead && verb.assigns === null) {
      if (verb.infinitive && this.chunkHead && !this.chunkHead.nominative) this.wanted ??= 'dative';
      this.close();
    }
    this.chunk = -1;
    this.chunkHead = null;
    this.separate('stop');
    const accept = verb.assigns !== null || !subject;
    this.i += 1;
    while (this.i < this.tokens.length) {
      const token = this.tokens[this.i];
      if (!token) return;
      if (
        token.kind === 'mark' &&
        (token.text === ';' ||
          (token.text === '.' && !ABBREVIATIONS.has(foldYo(this.at(this.i - 1)?.text.toLowerCase() ?? ''))))
      )
        return;
      if (token.newLine && (isTitle(token.text) || this.people.at(this.i))) return;
      const lower = token.text.toLowerCase();
      if (LABELS.test(lower) && roleHeadAt(this.tokens, this.i)?.nominative) return;
      if (accept && token.kind === 'word' && (this.people.at(this.i) || roleHeadAt(this.tokens, this.i))) {
        this.assigned = verb.assigns;
        this.wanted = verb.assigns;
        return;
      }
      this.i += 1;
    }
  }
}

const GOVERNING = new Set(
  'заместитель зам замдир помощник советник секретарь ио врио исполняющий представитель'.split(' '),
);
const PREPOSITIONS = new Set('по за над с со в во на для при у от из о об к ко до без между через'.split(' '));
const LABELS = /^(?:отв|ответственн|исполнител)/;
const BARE_COMPOUNDS = new Set(
  'психолог логопед дефектолог организатор наставник библиотекарь предметник преподаватель куратор методист тьютор консультант'.split(
    ' ',
  ),
);
const COMPOUND_FIRST = new Set(['педагог', 'учитель', 'воспитатель', 'преподаватель']);
const PAIRED = new Set(
  'учитель ученик педагог студент работодатель руководитель воспитатель специалист наставник наставляемый'.split(' '),
);

/** «педагог – психолог», a compound typed with a dash. */
function isCompound(before: Token, after: Token): boolean {
  const second = postForms(after.text);
  return (
    postForms(before.text).some(
      (form) =>
        COMPOUND_FIRST.has(form.noun.lemma) &&
        second.some(
          (other) => BARE_COMPOUNDS.has(other.noun.lemma) && other.case === form.case && other.number === form.number,
        ),
    ) && before.kind === 'word'
  );
}

function isPairedForm(token: Token): boolean {
  return token.kind === 'word' && PAIRED.has(token.text.toLowerCase());
}

/** «МО», «ШМО»: unions of teachers, listed after one head («руководители МО, ШМО»). */
function isUnionAcronym(token: Token): boolean {
  return token.kind === 'word' && /^[СШГРУ]?МО$/.test(token.text);
}

function isHanging(token: Token): boolean {
  const lower = token.text.toLowerCase();
  return (
    PREPOSITIONS.has(lower) || (postForms(lower).length === 0 && lower.length > 5 && adjectiveStem(lower) !== null)
  );
}

/** Persons and roles of a cell, in the order they are printed. */
export function cutIntoElements(tokens: readonly Token[], text: string): Element[] {
  return new Walker(tokens, text).walk();
}
