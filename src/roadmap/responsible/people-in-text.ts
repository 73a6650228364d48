/** Finds the persons named in a tokenised cell: initials before or after the surname, full names, lone surnames. */
import { layOutFullName, isGivenNameInAnyCase } from '../../people/full-names';
import { readPatronymic, turkicPatronymicGender } from '../../people/patronymics';
import { surnameLikeness } from '../../people/surnames';
import { PARTICLES, titleCase } from '../../people/text-folding';
import { adjectiveStem } from '../../people/adjectives';
import { readInitials, type Initials } from './initials';
import { roleHeadAt } from './role-heads';
import type { Token } from './tokens';
import { followsPlaceName, isMistypedPost } from './words';

const mark = (token: Token | undefined, text: string) => token?.kind === 'mark' && token.text === text;

/** A name as it stands in the text, its words in the printed case. */
export interface NameInText {
  /** First token, and the one after the last. */
  from: number;
  to: number;
  surname: string;
  given: string;
  patronymic: string;
  /** Each without its full stop («Т», «Н», «М-С»); empty for a full name. */
  initials: readonly string[];
  /** The initials are printed before the surname, or the given name before it. */
  surnameLast: boolean;
}

const PLACE_MARKS = new Set(['г', 'с', 'п', 'д', 'х', 'ст', 'пос', 'дер', 'рп', 'пгт', 'ул', 'аул']);
const PLACE_WORDS = new Set('города село села посёлка поселка станицы аула деревни хутора улицы пгт'.split(' '));

export class PeopleInText {
  private readonly names: (NameInText | null | undefined)[] = [];
  private readonly nameWords: (boolean | undefined)[] = [];
  private readonly mostlyCapitals: boolean;

  constructor(private readonly tokens: readonly Token[]) {
    let upper = 0;
    let lower = 0;
    for (const { kind, facts, text } of tokens) {
      if (kind !== 'word') continue;
      if (facts.upper || facts.capital) upper += text.length;
      else lower += text.length;
    }
    this.mostlyCapitals = upper > 3 && lower * 4 < upper;
  }

  /** A name that begins at token `i`, or null. */
  at(i: number): NameInText | null {
    const known = this.names[i];
    if (known !== undefined) return known;
    const found = this.read(i);
    this.names[i] = found;
    return found;
  }

  private read(i: number): NameInText | null {
    const token = this.tokens[i];
    if (!token || token.quoted || (token.kind !== 'word' && token.kind !== 'number')) return null;
    if (token.text.length <= 3 && PARTICLES.has(token.text)) return this.withParticle(i);
    return this.initialsFirst(i) ?? this.initialsAfter(i) ?? this.fullName(i) ?? this.smallLetters(i);
  }

  /** «фон Берг А.А.» */
  private withParticle(i: number): NameInText | null {
    const next = this.tokens[i + 1];
    if (!next || !next.facts.title) return null;
    const name = this.initialsAfter(i + 1) ?? this.fullName(i + 1);
    return name && !name.surnameLast
      ? { ...name, from: i, surname: `${this.tokens[i]?.text ?? ''} ${name.surname}` }
      : null;
  }

  /** «г. Светлогорска», «села Верхнее» */
  private isPlace(i: number): boolean {
    const before = this.tokens[i - 1];
    if (mark(before, '.') && !before?.spaced) return PLACE_MARKS.has(this.tokens[i - 2]?.text ?? '');
    return before?.kind === 'word' && PLACE_WORDS.has(before.facts.lower);
  }

  /** Printed as names are: a capital first, or all capitals. */
  private isPrintedAsName(token: Token): boolean {
    const { facts } = token;
    return facts.nameShaped || (facts.upper && (this.mostlyCapitals || token.text.length >= 4));
  }

  /** A word that may be part of a name: capitalised, no everyday word, no place. */
  isNameWord(i: number): boolean {
    const known = this.nameWords[i];
    if (known !== undefined) return known;
    const token = this.tokens[i];
    const answer =
      token?.kind === 'word' &&
      !token.quoted &&
      token.text.length > 1 &&
      !token.facts.common &&
      this.isPrintedAsName(token) &&
      !this.isPlace(i);
    this.nameWords[i] = answer;
    return answer;
  }

  /** Next to initials almost any capitalised word is the surname, even «Советов». */
  private isSurnameByInitials(i: number): boolean {
    if (this.isNameWord(i)) return true;
    const token = this.tokens[i];
    if (token?.kind !== 'word' || token.quoted || token.text.length < 2 || token.facts.organisation) return false;
    return this.isPrintedAsName(token) && /[ое]ва?$/.test(token.facts.lower);
  }

  /** End of a surname at `i`, with a spaced hyphen inside («Иванова- Петрова»); the words joined. */
  private surnameFrom(i: number): { surname: string; to: number } | null {
    if (!this.isSurnameByInitials(i)) return null;
    const first = this.tokens[i];
    const hyphen = this.tokens[i + 1];
    const second = this.tokens[i + 2];
    if (
      first &&
      hyphen &&
      second &&
      (mark(hyphen, '-') || mark(hyphen, '–')) &&
      (!hyphen.spaced || !second.spaced || this.isSpacedDouble(i)) &&
      this.isSurnameByInitials(i + 2)
    ) {
      return { surname: `${first.text}-${second.text}`, to: i + 3 };
    }
    return first ? { surname: first.text, to: i + 1 } : null;
  }

  /** «Петрова - Водкина А.А.»: the first part has no initials of its own and both look like surnames. */
  private isSpacedDouble(i: number): boolean {
    const strong = (k: number) => this.tokens[k]?.facts.likeness === 'strong';
    return strong(i) && strong(i + 2) && readInitials(this.tokens, i + 3, true)?.dotted === true;
  }

  /** «Ю А.А.», «ЦОЙ А.А.»: what could be a letter or initials of a body, beside two initials that no surname follows. */
  private shortSurname(i: number): { surname: string; to: number } | null {
    const token = this.tokens[i];
    if (token?.kind !== 'word' || token.quoted || token.facts.common || token.text.length > 3) return null;
    if (!token.facts.capital && !token.facts.upper) return null;
    const initials = readInitials(this.tokens, i + 1, false);
    if (!initials?.dotted || initials.letters.length < 2 || !this.tokens[i + 1]?.spaced) return null;
    const next = this.surnameFrom(initials.to);
    const theirs = next && !this.tokens[initials.to]?.newLine && !readInitials(this.tokens, next.to, true)?.dotted;
    return theirs && !this.fullName(initials.to) ? null : { surname: token.text, to: i + 1 };
  }

  private initialsFirst(i: number): NameInText | null {
    const initials = readInitials(this.tokens, i, false);
    if (!initials?.dotted) return null;
    const surname = this.surnameFrom(initials.to);
    if (!surname) return null;
    // «И. Петрова А.А.»: a lone letter before a whole name is no initial of it.
    if (initials.letters.length === 1 && readInitials(this.tokens, surname.to, true)?.dotted) return null;
    return {
      from: i,
      to: surname.to,
      surname: surname.surname,
      given: '',
      patronymic: '',
      initials: initials.letters,
      surnameLast: true,
    };
  }

  private initialsAfter(i: number): NameInText | null {
    const surname = this.surnameFrom(i) ?? this.shortSurname(i);
    if (!surname) return null;
    let at = surname.to;
    // «Иванова. Т.Н.» and «Иванова, Т.Н.»: a stray mark between a surname and its initials.
    if (
      (mark(this.tokens[at], '.') || mark(this.tokens[at], ',')) &&
      readInitials(this.tokens, at + 1, false)?.dotted
    ) {
      const after = readInitials(this.tokens, at + 1, false);
      if (after && after.letters.length > 1 && !this.surnameFrom(after.to)) at += 1;
    }
    const initials = readInitials(this.tokens, at, true);
    if (!initials) return null;
    if (!initials.dotted && !this.plausibleBare(initials, at)) return null;
    return {
      from: i,
      to: initials.to,
      surname: surname.surname,
      given: '',
      patronymic: '',
      initials: initials.letters,
      surnameLast: false,
    };
  }

  /** «Иванов ИИ», «Иванов И»: bare capitals that are no conjunction, preposition or initials of a body. */
  private plausibleBare(initials: Initials, at: number): boolean {
    const token = this.tokens[at];
    const next = this.tokens[initials.to];
    if (token?.facts.common && initials.letters.length > 1) return false;
    if (initials.letters.length > 1) return true;
    if (this.mostlyCapitals) return false;
    return next === undefined || next.newLine || (next.kind === 'mark' && next.text !== '-');
  }

  private fullName(i: number): NameInText | null {
    if (!this.isNameWord(i)) return null;
    const words: string[] = [];
    const ends: number[] = [];
    let k = i;
    while (words.length < 8) {
      const token = this.tokens[k];
      if (!token || token.kind !== 'word' || token.quoted) break;
      const turkic = words.length >= 2 && turkicPatronymicGender(token.text) !== null;
      if (!turkic && !this.isNameWord(k)) break;
      const hyphen = this.tokens[k + 1];
      const second = this.tokens[k + 2];
      if (
        hyphen &&
        second &&
        (mark(hyphen, '-') || mark(hyphen, '–')) &&
        hyphen.spaced !== second.spaced &&
        this.isNameWord(k + 2)
      ) {
        words.push(`${token.text}-${second.text}`);
        k += 3;
      } else {
        words.push(token.text);
        k += 1;
      }
      ends.push(k);
    }
    const layout = layOutFullName(words);
    if (!layout) return null;
    if (layout.patronymic.length === 0 && !this.plausiblePair(words, layout.surname ?? 0)) return null;
    if (layout.surname === 0 && isMistypedPost(words[0] ?? '')) return null;
    const word = (index: number | null) => (index === null ? '' : (words[index] ?? ''));
    return {
      from: i,
      to: ends[layout.length - 1] ?? i + 1,
      surname: word(layout.surname),
      given: word(layout.given),
      patronymic: layout.patronymic.map((index) => words[index] ?? '').join(' '),
      initials: [],
      surnameLast: layout.surname !== null && layout.surname > (layout.given ?? 0),
    };
  }

  /** Surname and given name without a patronymic need a surname that looks like one. */
  private plausiblePair(words: readonly string[], surname: number): boolean {
    return surnameLikeness(words[surname] ?? '') !== 'none' || isGivenNameInAnyCase(words[1 - surname] ?? '');
  }

  private smallLetters(i: number): NameInText | null {
    const token = this.tokens[i];
    if (token?.kind !== 'word' || token.facts.title || token.facts.upper || token.text.length < 3) return null;
    if (token.facts.common) return null;
    const initials = readInitials(this.tokens, i + 1, true);
    if (!initials?.dotted || initials.letters.length < 2) return null;
    const likeness = surnameLikeness(token.text);
    if (likeness === 'none' || likeness === 'weak') return null;
    return {
      from: i,
      to: initials.to,
      surname: titleCase(token.text),
      given: '',
      patronymic: '',
      initials: initials.letters,
      surnameLast: false,
    };
  }

  /**
   * A surname that stands alone at `i`. `afterRole`: a post stands right before it, with at most a dash or colon between;
   * `ends`: nothing but a mark, a person or a post follows.
   */
  loneSurname(i: number, afterRole: boolean, ends: boolean): NameInText | null {
    const token = this.tokens[i];
    if (!token || !this.isNameWord(i) || followsPlaceName(this.tokens[i + 1]?.text ?? '')) return null;
    const before = this.tokens[i - 1];
    if (before && !token.newLine && before.facts.organisation && !afterRole) return null;
    const { likeness, upper } = token.facts;
    const accepted = likeness === 'strong' || likeness === 'strong-oblique' ? ends || afterRole : afterRole && ends;
    if (!accepted || (upper && !this.mostlyCapitals && likeness !== 'strong')) return null;
    if (isMistypedPost(token.text) || readPatronymic(token.text) || this.modifiesRole(i)) return null;
    return { from: i, to: i + 1, surname: token.text, given: '', patronymic: '', initials: [], surnameLast: false };
  }

  /** «Логопедическая служба»: an adjective of the post after it, not the surname «Вербицкая» before «директор». */
  private modifiesRole(i: number): boolean {
    const form = roleHeadAt(this.tokens, i)?.forms[0];
    const ending = adjectiveStem(this.tokens[i]?.facts.lower ?? '')?.ending;
    if (!form || ending === undefined) return false;
    if (form.number === 'plural') return ending === 'ые' || ending === 'ие';
    return { masculine: ['ый', 'ий', 'ой'], feminine: ['ая', 'яя'], neuter: ['ое', 'ее'] }[form.noun.gender].includes(
      ending,
    );
  }
}
