/**
 * A person's name as a value: reading what somebody typed (any order, any case of letters, initials or words), writing it
 * in the ways documents need, and the keys by which the same person is found again.
 */
import { layOutFullName, nominativeFullName, isGivenNameInAnyCase } from './full-names';
import { givenNameGender, isGivenName } from './given-names';
import type { Gender } from './grammar';
import { readPatronymic, turkicPatronymicGender } from './patronymics';
import { nominativeSurname, surnameLikeness } from './surnames';
import { collapseSpaces, foldedKey, foldLookAlikes, PARTICLES, plainCharacters, titleCase } from './text-folding';

/** A name in the nominative; parts the text did not give are ''. */
export interface PersonName {
  surname: string;
  given: string;
  patronymic: string;
  /** Initials where words were not given: «М», «А»; empty when `given` is known. */
  initials: readonly string[];
  gender: Gender | null;
  /** The text had the name in an oblique case. */
  declined: boolean;
}

const MAX_NAME = 200;
const INITIAL = /^[А-ЯЁ](?:\.?-[А-ЯЁ])?$/;

interface NameWord {
  text: string;
  /** A full stop follows, or the word is a bare capital. */
  initial: boolean;
}

/** Words and initials of a typed name; «Иванова- Петрова» and «Салтыков – Щедрин» become one word each. */
function splitName(text: string): NameWord[] {
  const plain = collapseSpaces(foldLookAlikes(plainCharacters(text.slice(0, MAX_NAME)))).replace(/–/g, '-');
  const joined = plain.split(' -').join('-').split('- ').join('-');
  const words: NameWord[] = [];
  for (const match of joined.matchAll(/([А-Яа-яЁёA-Za-z]+(?:[-'’][А-Яа-яЁёA-Za-z]+)*)(\.?)/g)) {
    const word = match[1] ?? '';
    const dotted = match[2] === '.';
    const next = joined.slice(match.index + match[0].length, match.index + match[0].length + 1);
    if (word.length === 2 && word === word.toUpperCase() && words.length > 0 && !dotted && /^[А-ЯЁ]+$/.test(word)) {
      for (const letter of word.split('')) words.push({ text: letter, initial: true });
    } else if (
      word.length <= 3 &&
      (INITIAL.test(word.toUpperCase()) || (dotted && word.length <= 2)) &&
      (dotted || word.length === 1)
    ) {
      words.push({ text: word.length === 2 ? titleCase(word) : word.toUpperCase(), initial: true });
    } else words.push({ text: word, initial: false });
    if (next === ',' || next === ';') continue;
  }
  return words;
}

function joinParticles(words: readonly string[]): string[] {
  const result: string[] = [];
  let held = '';
  for (const word of words) {
    if (PARTICLES.has(word) && held === '') held = word;
    else {
      result.push(held === '' ? word : `${held} ${word}`);
      held = '';
    }
  }
  if (held !== '') result.push(held);
  return result;
}

/**
 * Reads a name that stands alone («иванова мария», «И. И. Иванов», «ПЕТРОВА АННА ИГОРЕВНА»); null when the text holds no
 * word that could be a name. Never throws; long texts are cut.
 */
export function parsePersonName(text: string): PersonName | null {
  const split = splitName(text);
  const initials = split.filter((word) => word.initial).map((word) => word.text);
  const words = joinParticles(split.filter((word) => !word.initial).map((word) => word.text));
  const first = words[0];
  if (first === undefined) return null;
  const layout = initials.length === 0 && words.length > 1 ? layOutFullName(words) : null;
  if (layout) {
    const word = (index: number | null) => (index === null ? '' : (words[index] ?? ''));
    const patronymic = layout.patronymic.map((index) => words[index] ?? '').join(' ');
    const name = nominativeFullName({ surname: word(layout.surname), given: word(layout.given), patronymic });
    return { ...name, initials: [] };
  }
  const loneGiven = isGivenName(first) || (surnameLikeness(first) === 'none' && isGivenNameInAnyCase(first));
  if (words.length === 1 && initials.length === 0 && loneGiven) {
    const name = nominativeFullName({ surname: '', given: first, patronymic: '' });
    return { ...name, initials: [] };
  }
  const patronymicAt = words.findIndex(
    (word, i) => i > 0 && (readPatronymic(word) !== null || turkicPatronymicGender(word) !== null),
  );
  if (initials.length === 0 && words.length > 1 && patronymicAt < 0) {
    const given = titleCase(words.slice(1).join(' '));
    const surname = nominativeSurname(first);
    return {
      surname: surname.nominative,
      given,
      patronymic: '',
      initials: [],
      gender: givenNameGender(given) ?? surname.gender,
      declined: surname.declined,
    };
  }
  const surname = nominativeSurname(first);
  return {
    surname: surname.nominative,
    given: initials.length === 0 ? '' : titleCase(words[1] ?? ''),
    patronymic: '',
    initials: words.length > 1 ? [] : initials,
    gender: surname.gender,
    declined: surname.declined,
  };
}

/** The first letters of given name and patronymic, as far as they are known. */
export function initialsOf(name: PersonName): readonly string[] {
  if (name.given === '') return name.initials;
  return [name.given, name.patronymic].filter((word) => word !== '').map((word) => word.charAt(0));
}

/** «Иванова М.А.»; the surname alone when nothing else is known. */
export function shortName(name: PersonName): string {
  const initials = initialsOf(name)
    .map((letter) => `${letter}.`)
    .join('');
  return [name.surname, initials].filter((part) => part !== '').join(' ') || name.given;
}

/** «М.А. Иванова», as under a signature. */
export function signatureName(name: PersonName): string {
  const initials = initialsOf(name)
    .map((letter) => `${letter}.`)
    .join('');
  return [initials, name.surname].filter((part) => part !== '').join(' ') || name.given;
}

/** «Иванова Мария Алексеевна», or the short form where the words are not known. */
export function fullName(name: PersonName): string {
  if (name.given === '') return shortName(name);
  return [name.surname, name.given, name.patronymic].filter((part) => part !== '').join(' ');
}

/** The key of a whole name: equal keys are equal names but for case, ё, spaces, dashes and look-alikes. */
export function nameKey(name: PersonName): string {
  return foldedKey(name.given === '' ? `${name.surname} ${name.initials.join(' ')}` : fullName(name));
}

/** The key under which a short and a full spelling of one person meet: surname and initials. */
export function shortNameKey(name: PersonName): string {
  return foldedKey(`${name.surname} ${initialsOf(name).join(' ')}`);
}
