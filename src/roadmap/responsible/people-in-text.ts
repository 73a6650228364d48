/** Finds the persons named in a tokenised cell: initials before or after the surname, full names, lone surnames. */
import { layOutFullName, isGivenNameInAnyCase } from '../../people/full-names';
import { readPatronymic, turkicPatronymicGender } from '../../people/patronymics';
import { surnameLikeness } from '../../people/surnames';
import { PARTICLES, titleCase } from '../../people/text-folding';
import { isCapitalLetter, isNameShaped, isTitle, isUpper, type Token } from './tokens';
import { followsPlaceName, isCommonWord, isMistypedPost, isOrganisationWord } from './words';

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

interface Initials {
  letters: readonly string[];
  to: number;
  dotted: boolean;
}

/** Digits and small letters typed in place of an initial. */
const MISTYPED_INITIALS = new Map([
  ['3', 'З'],
  ['0', 'О'],
]);

const mark = (token: Token | undefined, text: string) => token?.kind === 'mark' && token.text === text;

/** One initial at `k`: a capital, «М-С», and after a surname also «Дж», a small letter or a digit typed for a letter. */
function oneInitial(tokens: readonly Token[], k: number, loose: boolean, first: boolean): string | null {
  const token = tokens[k];
  if (!token || token.quoted) return null;
  if (isCapitalLetter(token.text)) return token.text;
  if (!mark(tokens[k + 1], '.')) return null;
  if (/^[А-ЯЁ]-[А-ЯЁ]$/.test(token.text)) return token.text;
  if (!loose) return null;
  if (token.kind === 'number') return MISTYPED_INITIALS.get(token.text) ?? null;
  if (token.kind !== 'word') return null;
  if (token.text.length === 1) return !first || smallPair(tokens, k) ? token.text.toUpperCase() : null;
  return token.text.length === 2 && isTitle(token.text) ? token.text : null;
}

/** Reads initials at `i`: «И.И.», «И. И», «ИИ», «И.», «И.-М.И.». `loose` also takes what only makes sense after a surname. */
function readInitials(tokens: readonly Token[], i: number, loose: boolean): Initials | null {
  const token = tokens[i];
  if (!token || token.quoted) return null;
  if (loose && token.kind === 'word' && isUpper(token.text) && token.text.length === 2) {
    const dot = mark(tokens[i + 1], '.') && !tokens[i + 1]?.spaced;
    return { letters: token.text.split(''), to: i + (dot ? 2 : 1), dotted: dot };
  }
  const letters: string[] = [];
  let dotted = false;
  let k = i;
  while (letters.length < 3) {
    const letter = oneInitial(tokens, k, loose, letters.length === 0);
    const dot = mark(tokens[k + 1], '.');
    if (letter === null || (letters.length === 0 && !dot && !loose)) break;
    if (letters.length > 0 && tokens[k]?.newLine && !dot) break;
    letters.push(letter);
    k += 1;
    if (dot) {
      dotted = true;
      k += 1;
      while (mark(tokens[k], '.') && !tokens[k]?.spaced) k += 1;
    } else if (isCommaForStop(tokens, k)) k += 1;
    else if (!(loose && letters.length === 1 && isBarePair(tokens, k))) break;
    // «Ю.-М.»
    if (mark(tokens[k], '-') && !tokens[k]?.spaced && isCapitalLetter(tokens[k + 1]?.text ?? '')) {
      letters.push(`${letters.pop() ?? ''}.-${tokens[k + 1]?.text ?? ''}`);
      k += mark(tokens[k + 2], '.') ? 3 : 2;
    }
  }
  return letters.length === 0 ? null : { letters, to: k, dotted };
}

/** «Иванов И И» with nothing but a mark or the end after it. */
function isBarePair(tokens: readonly Token[], k: number): boolean {
  const after = tokens[k + 1];
  return (
    isCapitalLetter(tokens[k]?.text ?? '') &&
    tokens[k]?.newLine === false &&
    (after === undefined || after.newLine || (after.kind === 'mark' && after.text !== '.'))
  );
}

/** «И,И.»: a comma typed for a full stop. */
function isCommaForStop(tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1];
  return (
    mark(tokens[k], ',') &&
    !tokens[k]?.spaced &&
    next?.spaced === false &&
    isCapitalLetter(next.text) &&
    mark(tokens[k + 2], '.')
  );
}

/** «т.н.» after a surname typed in small letters. */
function smallPair(tokens: readonly Token[], k: number): boolean {
  const second = tokens[k + 2];
  return second?.kind === 'word' && second.text.length === 1 && !second.spaced && mark(tokens[k + 3], '.');
}

const PLACE_MARKS = new Set(['г', 'с', 'п', 'д', 'х', 'ст', 'пос', 'дер', 'рп', 'пгт', 'ул', 'аул']);
const PLACE_WORDS = new Set('города село села посёлка поселка станицы аула деревни хутора улицы пгт'.split(' '));

export class PeopleInText {
  private readonly mostlyCapitals: boolean;

  constructor(
    private readonly tokens: readonly Token[],
    text: string,
  ) {
    let upper = 0;
    let lower = 0;
    for (const letter of text) {
      if (letter !== letter.toLowerCase()) upper += 1;
      else if (letter !== letter.toUpperCase()) lower += 1;
    }
    this.mostlyCapitals = upper > 3 && lower * 4 < upper;
  }

  /** A name that begins at token `i`, or null. */
  at(i: number): NameInText | null {
    const token = this.tokens[i];
    if (!token || token.quoted || (token.kind !== 'word' && token.kind !== 'number')) return null;
    if (PARTICLES.has(token.text)) return this.withParticle(i);
    return this.initialsFirst(i) ?? this.initialsAfter(i) ?? this.fullName(i) ?? this.smallLetters(i);
  }

  /** «фон Берг А.А.» */
  private withParticle(i: number): NameInText | null {
    const next = this.tokens[i + 1];
    if (!next || !isTitle(next.text)) return null;
    const name = this.initialsAfter(i + 1) ?? this.fullName(i + 1);
    return name && !name.surnameLast
      ? { ...name, from: i, surname: `${this.tokens[i]?.text ?? ''} ${name.surname}` }
      : null;
  }

  /** «г. Светлогорска», «села Верхнее» */
  private isPlace(i: number): boolean {
    const before = this.tokens[i - 1];
    if (mark(before, '.') && !before?.spaced) return PLACE_MARKS.has(this.tokens[i - 2]?.text ?? '');
    return before?.kind === 'word' && PLACE_WORDS.has(before.text.toLowerCase());
  }

  /** A word that may be part of a name: capitalised, in Russian letters, no everyday word. */
  private isNameWord(i: number): boolean {
    const token = this.tokens[i];
    if (token?.kind !== 'word' || token.quoted || token.text.length < 2) return false;
    if (!isNameShaped(token.text) && !(isUpper(token.text) && (this.mostlyCapitals || token.text.length >= 4)))
      return false;
    return !isCommonWord(token.text) && !this.isPlace(i);
  }

  /** Next to initials almost any capitalised word is the surname, even «Советов». */
  private isSurnameByInitials(i: number): boolean {
    const token = this.tokens[i];
    if (token?.kind !== 'word' || token.quoted || token.text.length < 2) return false;
    if (this.isNameWord(i)) return true;
    const printedAsName =
      isTitle(token.text) || (isUpper(token.text) && (this.mostlyCapitals || token.text.length >= 4));
    return printedAsName && /[ое]ва?$/i.test(token.text) && !isOrganisationWord(token.text);
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
    const strong = (k: number) => surnameLikeness(this.tokens[k]?.text ?? '') === 'strong';
    return strong(i) && strong(i + 2) && readInitials(this.tokens, i + 3, true)?.dotted === true;
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
    const surname = this.surnameFrom(i);
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
    // «Точка роста И.И. Иванов» is kept apart by the word lists; here «Лицей Т.Н. Петрова» style ambiguity goes to the surname first.
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
    if (isCommonWord(token?.text ?? '') && initials.letters.length > 1) return false;
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
    if (token?.kind !== 'word' || token.quoted || isTitle(token.text) || isUpper(token.text) || token.text.length < 3)
      return null;
    if (isCommonWord(token.text)) return null;
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
    if (before && !token.newLine && isOrganisationWord(before.text) && !afterRole) return null;
    if (isMistypedPost(token.text) || readPatronymic(token.text)) return null;
    const likeness = surnameLikeness(token.text);
    const accepted = likeness === 'strong' || likeness === 'strong-oblique' ? ends || afterRole : afterRole && ends;
    if (!accepted || (isUpper(token.text) && !this.mostlyCapitals && likeness !== 'strong')) return null;
    return { from: i, to: i + 1, surname: token.text, given: '', patronymic: '', initials: [], surnameLast: false };
  }
}
