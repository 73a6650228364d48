/** Where one role of a cell ends and the next begins: the judgements about single marks and words, each by itself. */
import { adjectiveStem } from '../../people/adjectives';
import type { GrammaticalCase } from '../../people/grammar';
import type { PeopleInText } from './people-in-text';
import { headForm, roleHeadAt, type RoleHead } from './role-heads';
import { headLemma } from './role-sorts';
import { joiningAt, verbAt } from './sentence-words';
import type { Token } from './tokens';
import { ABBREVIATIONS, AREAS, CLOSING_ABBREVIATIONS } from './words';

/** The role being read: its first token, its head, and the case the sentence asks for. */
export interface OpenRole {
  from: number;
  head: RoleHead | null;
  wanted: GrammaticalCase | null;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const BULLETS = '•·●▪*';
const LINE_BULLETS = '-–+';
const PREPOSITIONS = words('по за над с со в во на для при у от из о об к ко до без между через');
/** Posts that take another person's post as complement. */
const GOVERNING = words('заместитель зам замдир помощник советник секретарь ио врио исполняющий представитель');
const COMPOUND_FIRST = words('педагог учитель воспитатель преподаватель');
const COMPOUND_SECOND = words(
  'психолог логопед дефектолог организатор наставник библиотекарь предметник преподаватель куратор методист тьютор консультант',
);
/** Both sides of a form of mentoring («учитель – ученик»). */
const PAIRED = words(
  'учитель ученик педагог студент работодатель руководитель воспитатель специалист наставник наставляемый',
);
/** «учителя, работающие в 5 классе» */
const PARTICIPLE = /(?:[аеуюя]ющ|ущ|ащ|ящ|вш)(?:ий|ая|ее|ие|его|ему|ей|им|их|ими|ую)$/;
const NOMINATIVE_ENDINGS = words('ая яя ое ее ые ие ый ий');

export const isBullet = (token: Token) => BULLETS.includes(token.text);
export const isLineBullet = (token: Token) => LINE_BULLETS.includes(token.text);
export const isPreposition = (token: Token | undefined) => token !== undefined && PREPOSITIONS.has(token.facts.lower);

/** «МО», «ШМО»: unions of teachers, listed after one head («руководители МО, ШМО»). */
const isUnion = (token: Token | undefined) => token?.kind === 'word' && /^[СШГРУ]?МО$/.test(token.text);

/** A preposition or an adjective: the word after it belongs to it. */
function isHanging(token: Token): boolean {
  const { lower, forms } = token.facts;
  return PREPOSITIONS.has(lower) || (forms.length === 0 && lower.length > 5 && adjectiveStem(lower) !== null);
}

/** «педагог – психолог», a compound typed with a dash. */
function isCompound(before: Token, after: Token): boolean {
  return before.facts.forms.some(
    (form) =>
      COMPOUND_FIRST.has(form.noun.lemma) &&
      after.facts.forms.some(
        (other) => COMPOUND_SECOND.has(other.noun.lemma) && other.case === form.case && other.number === form.number,
      ),
  );
}

export class Boundaries {
  private readonly heads: (RoleHead | null | undefined)[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly people: PeopleInText,
  ) {}

  private at(i: number): Token | undefined {
    return this.tokens[i];
  }

  /** The role that begins at `i`, or null. */
  headAt(i: number): RoleHead | null {
    const known = this.heads[i];
    if (known !== undefined) return known;
    const head = roleHeadAt(this.tokens, i);
    this.heads[i] = head;
    return head;
  }

  /** The full stop at `i` shortens a word of the open role. */
  isAbbreviationStop(i: number): boolean {
    const word = this.at(i - 1);
    const next = this.at(i + 1);
    if (word?.kind === 'number') {
      return next !== undefined && (!next.spaced || (!next.facts.title && this.headAt(i + 1) === null));
    }
    if (word?.kind !== 'word' || this.at(i)?.spaced) return false;
    const { lower, upper, forms } = word.facts;
    if (next === undefined) return CLOSING_ABBREVIATIONS.has(lower);
    if (ABBREVIATIONS.has(lower) || ABBREVIATIONS.has(lower.slice(lower.lastIndexOf('-') + 1))) return true;
    // An abbreviation that no list knows: short, cut at a consonant, the sentence going on in small letters.
    const cut = lower.length <= 6 && /[бвгджзклмнпрстфхцчшщ]$/.test(lower) && !upper && forms.length === 0;
    return cut && next.kind === 'word' && !next.facts.title && !next.facts.upper && !this.headAt(i + 1)?.nominative;
  }

  /** The dash at `i` stands inside a role: «5 – 9 классов», «педагог – психолог», «пары учитель – ученик». */
  isInnerDash(i: number, role: OpenRole): boolean {
    const before = this.at(i - 1);
    const after = this.at(i + 1);
    if (!before || !after) return false;
    const glued = this.at(i)?.spaced === false && !after.spaced;
    if (glued) return this.people.at(i + 1) === null;
    const isNumber = (token: Token) => token.kind === 'number' || /^[IVXХ]+$/.test(token.text);
    if (isNumber(before)) return isNumber(after);
    const ofClass = before.text.length === 1 && this.at(i - 2)?.kind === 'number';
    if (ofClass && after.kind === 'number') return true;
    if (isCompound(before, after)) return true;
    // «учебно – воспитательной»
    if (before.facts.lower.endsWith('о') && before.facts.forms.length === 0 && adjectiveStem(after.facts.lower))
      return true;
    return PAIRED.has(before.facts.lower) && PAIRED.has(after.facts.lower) && i - 1 > role.from;
  }

  /** The slash at `i` stands inside a word («д/с», «5/6 класс»). */
  isInnerSlash(i: number): boolean {
    const before = this.at(i - 1);
    const after = this.at(i + 1);
    if (!before || !after || this.at(i)?.spaced || after.spaced) return false;
    return [before, after].some((token) => token.text.length === 1 || token.kind === 'number');
  }

  /** A role begins at `i` in the nominative, or in the case of the open role. */
  beginsRole(i: number, role: OpenRole): boolean {
    const head = this.headAt(i);
    if (!head) return false;
    if (head.nominative) return true;
    const current = (role.head && !role.head.nominative ? headForm(role.head)?.case : role.wanted) ?? null;
    return current !== null && head.forms.some((form) => form.case === current);
  }

  /** A person, with initials or a full name or a surname alone, begins at `i`. */
  private beginsPerson(i: number, role: OpenRole): boolean {
    if (this.people.at(i)) return true;
    return this.people.isNameWord(i) && this.people.loneSurname(i, false, this.endsAt(i + 1, role)) !== null;
  }

  /** After a comma or slash the open role goes on with the words from `i`. */
  continuesAfterMark(i: number, role: OpenRole): boolean {
    const token = this.at(i);
    if (!token || token.quoted) return true;
    const next = this.at(i + 1);
    if (token.kind === 'number') return !(next?.text === '.' && !next.spaced && this.at(i + 2)?.kind === 'word');
    if (token.kind === 'mark' || joiningAt(this.tokens, i) || verbAt(token) || this.beginsPerson(i, role)) return false;
    if (isUnion(token) && isUnion(this.at(i - 2))) return true;
    if (this.beginsRole(i, role)) return false;
    const { lower, upper, title } = token.facts;
    if (upper) return AREAS.has(lower);
    if (this.headAt(i) || PREPOSITIONS.has(lower)) return true;
    if (PARTICIPLE.test(lower)) return true;
    const adjective = lower.length >= 4 ? adjectiveStem(lower) : null;
    if (adjective) return !NOMINATIVE_ENDINGS.has(adjective.ending);
    return !title && (this.hasPreposition(i, role) || /[ыиаяе]$/.test(lower));
  }

  /** After «и» the open role goes on («истории и обществознания»). */
  continuesAfterAnd(i: number, role: OpenRole): boolean {
    const token = this.at(i);
    if (token?.kind !== 'word') return true;
    return !joiningAt(this.tokens, i) && !this.beginsPerson(i, role) && !this.beginsRole(i, role);
  }

  private hasPreposition(i: number, role: OpenRole): boolean {
    for (let k = Math.max(role.from, i - 8); k < i; k += 1) if (isPreposition(this.at(k))) return true;
    return false;
  }

  /** A new line before `i` ends the open role: another role or a capitalised word begins. */
  breaksAtLine(i: number, role: OpenRole): boolean {
    const token = this.at(i);
    const before = this.at(i - 1);
    if (!token || !before || token.kind === 'number' || (role.head && role.head.to > i)) return false;
    if (token.kind === 'mark') return isBullet(token) || isLineBullet(token);
    if (!role.head || this.isComplement(i, role)) return false;
    if (this.beginsRole(i, role)) return !isHanging(before);
    return token.facts.title && !isHanging(before) && !role.head.acting;
  }

  /** «заместитель ⏎ директора»: what could be «several directors» is whose deputy. */
  private isComplement(i: number, role: OpenRole): boolean {
    if (role.head?.to !== i || !GOVERNING.has(headLemma(role.head))) return false;
    return this.at(i)?.facts.forms.some((form) => form.case === 'genitive') ?? false;
  }

  /** Two roles with nothing but a space before `i`. */
  breaksAtSpace(i: number, role: OpenRole): boolean {
    const token = this.at(i);
    const before = this.at(i - 1);
    const { head } = role;
    if (!token || (before?.kind !== 'word' && before?.kind !== 'number' && !this.closesPhrase(before))) return false;
    if (!head || head.to > i || head.acting || (i > head.to && isHanging(before))) return false;
    const next = this.headAt(i);
    if (!next?.nominative || !this.agreesInNominative(next)) return false;
    const { title, upper, lower } = token.facts;
    if (head.to === i && next.forms.some((form) => form.case === 'genitive') && !this.isClipped(next)) return false;
    if (title) return true;
    if (head.to === i && COMPOUND_SECOND.has(lower)) return false;
    // In small letters only forms that cannot be a genitive, after a role that is complete.
    return !upper && !next.forms.some((form) => form.case === 'genitive') && (head.to < i || next.head > next.from);
  }

  /** «Речной средней школы» is no «средние школы»: the adjectives before a head must stand in the nominative with it. */
  private agreesInNominative({ from, head, forms }: RoleHead): boolean {
    const word = this.at(from)?.facts.lower ?? '';
    const ending = from < head && word.length >= 4 ? adjectiveStem(word)?.ending : undefined;
    if (ending === undefined || NOMINATIVE_ENDINGS.has(ending)) return true;
    return ending === 'ой' && forms.some((form) => form.case === 'nominative' && form.noun.gender === 'masculine');
  }

  /** «зам», «отв»: one form for all cases says nothing of the genitive. */
  private isClipped(head: RoleHead): boolean {
    return head.forms.length >= 6 && head.forms.every((form) => form.noun === head.forms[0]?.noun);
  }

  private closesPhrase(token: Token | undefined): token is Token {
    return token !== undefined && (token.quoted || token.text === ')' || token.text === '.');
  }

  /** Nothing but a mark, a person or a role stands at `i`. */
  endsAt(i: number, role: OpenRole): boolean {
    const token = this.at(i);
    if (!token || token.newLine) return true;
    if (token.quoted || token.kind === 'number') return false;
    if (token.kind === 'mark') return token.text !== '№';
    if (token.facts.lower === 'и' || joiningAt(this.tokens, i) || verbAt(token)) return true;
    return this.beginsRole(i, role) || this.people.at(i) !== null;
  }
}
