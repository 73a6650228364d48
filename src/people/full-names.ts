/**
 * Which word of a full name is which: surname, given name, patronymic, in either order and in any case, Russian or Turkic;
 * and the whole name in the nominative.
 */
import { inclineFirstname } from 'lvovich/lib/incline';
import { givenNameGender, isGivenName } from './given-names';
import type { Gender, GrammaticalCase } from './grammar';
import { readPatronymic, turkicPatronymicGender } from './patronymics';
import { nominativeSurname, surnameLikeness } from './surnames';
import { foldYo, titleCase } from './text-folding';

/** Where the words of a full name stand; every index counts from the first word given. */
export interface NameLayout {
  surname: number | null;
  given: number | null;
  /** One word, or the two of a Turkic patronymic («Азер кызы»). */
  patronymic: readonly number[];
  /** How many words the name takes. */
  length: number;
}

export interface FullName {
  surname: string;
  given: string;
  patronymic: string;
}

export interface NominativeName extends FullName {
  declined: boolean;
  gender: Gender | null;
}

const OBLIQUE: readonly GrammaticalCase[] = ['dative', 'genitive', 'accusative', 'instrumental', 'prepositional'];
const GIVEN_ENDINGS: readonly [string, readonly string[]][] = [
  ['ией', ['ия']],
  ['ием', ['ий']],
  ['ии', ['ия']],
  ['ию', ['ия', 'ий']],
  ['ия', ['ий']],
  ['ьей', ['ья']],
  ['ье', ['ья']],
  ['ью', ['ья', 'ь']],
  ['ьи', ['ья']],
  ['ом', ['']],
  ['ем', ['ь', 'й', '']],
  ['ой', ['а']],
  ['ей', ['я', 'а']],
  ['а', ['']],
  ['у', ['а', '']],
  ['е', ['а', 'я']],
  ['ы', ['а']],
  ['и', ['а', 'я', 'ь']],
  ['я', ['ь', 'й']],
  ['ю', ['ь', 'й', 'я']],
];

/** Given names whose stem changes. */
const CHANGING = new Map([
  ['павл', 'павел'],
  ['льв', 'лев'],
  ['петр', 'петр'],
]);

const memo = new Map<string, { name: string; case: GrammaticalCase }[]>();

/** Nominatives of the table that decline to the printed given name, and in which case. */
function givenNameOrigins(printed: string): { name: string; case: GrammaticalCase }[] {
  const lower = foldYo(printed.toLowerCase());
  const known = memo.get(lower);
  if (known) return known;
  const found: { name: string; case: GrammaticalCase }[] = [];
  for (const [ending, nominatives] of GIVEN_ENDINGS) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 2) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    for (const nominative of nominatives) {
      const name = nominative === '' ? (CHANGING.get(stem) ?? stem) : stem + nominative;
      if (!isGivenName(name)) continue;
      for (const gender of ['female', 'male'] as const) {
        if ((givenNameGender(name) ?? gender) !== gender) continue;
        for (const oblique of OBLIQUE) {
          if (inclineFirstname(name, oblique, gender) === lower) found.push({ name, case: oblique });
        }
      }
    }
  }
  if (memo.size > 2000) memo.clear();
  memo.set(lower, found);
  return found;
}

/** True for a given name of the table in any case. */
export function isGivenNameInAnyCase(word: string): boolean {
  return isGivenName(word) || givenNameOrigins(word).length > 0;
}

/**
 * Reads the words of a name from the first on; null when they make no full name. The words are whole words of text in
 * any letter case; it is for the caller to end the list at punctuation. A lone surname is no full name.
 */
export function layOutFullName(words: readonly string[]): NameLayout | null {
  const at = (i: number) => words[i] ?? '';
  const patronymicAt = (i: number): readonly number[] => {
    if (i >= words.length) return [];
    if (turkicPatronymicGender(at(i + 1)) !== null) return [i, i + 1];
    return readPatronymic(at(i)) ? [i] : [];
  };
  const third = patronymicAt(2);
  const second = patronymicAt(1);
  // A surname may look like a patronymic («Станкевич Анна Петровна»): the third word decides first.
  if (third.length > 0 && (second.length === 0 || isGivenNameInAnyCase(at(1)) || !isGivenNameInAnyCase(at(0)))) {
    return { surname: 0, given: 1, patronymic: third, length: 2 + third.length };
  }
  if (second.length > 0) {
    const next = 1 + second.length;
    const nextBeginsAnother = patronymicAt(next + 2).length > 0 && words.length < next + 4;
    const nextIsShort = patronymicAt(next + 1).length > 0;
    const surnameFollows = next < words.length && !nextBeginsAnother && !nextIsShort;
    return {
      surname: surnameFollows ? next : null,
      given: 0,
      patronymic: second,
      length: next + (surnameFollows ? 1 : 0),
    };
  }
  if (words.length < 2) return null;
  const firstGiven = isGivenNameInAnyCase(at(0));
  const secondGiven = isGivenNameInAnyCase(at(1));
  if (secondGiven && !(firstGiven && surnameLikeness(at(0)) === 'none' && surnameLikeness(at(1)) === 'strong')) {
    return { surname: 0, given: 1, patronymic: [], length: 2 };
  }
  if (firstGiven) return { surname: 1, given: 0, patronymic: [], length: 2 };
  return null;
}

function nominativeGiven(
  given: string,
  cases: readonly GrammaticalCase[] | null,
  gender: Gender | null,
): { name: string; declined: boolean; case?: GrammaticalCase } {
  if (cases?.includes('nominative')) return { name: titleCase(given), declined: false };
  if (cases === null && isGivenName(given)) return { name: titleCase(given), declined: false };
  const origins = givenNameOrigins(given).filter(
    (origin) =>
      (cases === null || cases.includes(origin.case)) &&
      (gender === null || (givenNameGender(origin.name) ?? gender) === gender),
  );
  const first = origins[0];
  if (first) return { name: titleCase(restoreYo(first.name, given)), declined: true, case: first.case };
  if (cases === null || isGivenName(given)) return { name: titleCase(given), declined: false };
  return { name: titleCase(endingsBack(given, cases, gender)), declined: true };
}

/** ё of the printed stem is kept. */
function restoreYo(name: string, printed: string): string {
  let result = '';
  for (let i = 0; i < name.length; i += 1) {
    const was = printed[i]?.toLowerCase();
    result += name[i] === 'е' && was === 'ё' ? 'ё' : (name[i] ?? '');
  }
  return result;
}

/** A given name the table does not know, put back by the commonest ending of its sex. */
function endingsBack(given: string, cases: readonly GrammaticalCase[], gender: Gender | null): string {
  const lower = given.toLowerCase();
  for (const [ending, nominatives] of GIVEN_ENDINGS) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 2) continue;
    for (const nominative of nominatives) {
      const female = /[ая]$/.test(nominative);
      if (gender !== null && female !== (gender === 'female')) continue;
      const name = lower.slice(0, lower.length - ending.length) + nominative;
      if (cases.some((oblique) => inclineFirstname(name, oblique, gender) === lower)) return name;
    }
  }
  return given;
}

/**
 * A full name in the nominative, each part in title case. `wanted` is the case the sentence asks for, when it is known;
 * the patronymic, when there is one, decides by itself.
 */
export function nominativeFullName(name: FullName, wanted?: GrammaticalCase): NominativeName {
  const words = name.patronymic.split(' ');
  const turkic = words.length > 1 ? turkicPatronymicGender(words[words.length - 1] ?? '') : null;
  const read = turkic === null && name.patronymic !== '' ? readPatronymic(name.patronymic) : null;
  let gender: Gender | null = turkic ?? read?.gender ?? null;
  let cases: readonly GrammaticalCase[] | null = read?.cases ?? null;
  if (cases && wanted && cases.includes(wanted)) cases = [wanted];
  else if (cases === null && wanted && wanted !== 'nominative' && !isGivenName(name.given)) cases = [wanted];
  const given = name.given === '' ? { name: '', declined: false } : nominativeGiven(name.given, cases, gender);
  gender ??= givenNameGender(given.name);
  const surnameCase = cases?.find((c) => c !== 'prepositional') ?? ('case' in given ? given.case : undefined);
  const nominative =
    surnameCase === 'nominative' || (surnameCase === undefined && !given.declined && name.given !== '');
  const surname =
    name.surname === ''
      ? null
      : nominative
        ? { nominative: titleCase(name.surname), declined: false, gender: null }
        : nominativeSurname(name.surname, {
            ...(surnameCase ? { case: surnameCase } : {}),
            ...(gender ? { gender } : {}),
          });
  const patronymic = turkic
    ? `${titleCase(words.slice(0, -1).join(' '))} ${(words[words.length - 1] ?? '').toLowerCase()}`
    : read
      ? titleCase(read.nominative)
      : titleCase(name.patronymic);
  return {
    surname: surname?.nominative ?? '',
    given: given.name,
    patronymic,
    declined: given.declined || (surname?.declined ?? false) || (read !== null && !read.cases.includes('nominative')),
    gender,
  };
}
