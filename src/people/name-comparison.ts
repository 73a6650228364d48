/**
 * Whether two typed names are one person: the same but for spelling, perhaps the same (and why), or different. Perhaps is
 * for people to decide: nothing is ever merged on it silently.
 */
import { editDistance } from './edit-distance';
import { areNameVariants } from './given-names';
import { initialsOf, parsePersonName, type PersonName } from './names';
import type { Gender } from './grammar';
import { remembering } from '../remembering';
import { nominativeSurname } from './surnames';
import { collapseSpaces, foldLookAlikes, foldYo, foldedKey, plainCharacters } from './text-folding';

/** What differs. The first group never makes a name another one; the second leaves a doubt. */
export type NameDifference =
  | 'letter-case'
  | 'yo'
  | 'spaces'
  | 'look-alikes'
  | 'order'
  | 'declined'
  | 'initials'
  | 'missing-part'
  | 'short-form'
  | 'mistyped';

export interface NameComparison {
  verdict: 'same' | 'maybe' | 'different';
  differences: readonly NameDifference[];
}

const DOUBTFUL: readonly NameDifference[] = ['initials', 'missing-part', 'short-form', 'mistyped'];
const DIFFERENT: NameComparison = { verdict: 'different', differences: [] };

/** Words of names are compared pair by pair: each is folded once. */
const fold = remembering(foldedKey);

/** How two words of a name differ; null when they are different words. Short words must be equal. */
function wordDifference(a: string, b: string): NameDifference[] | null {
  const [keyA, keyB] = [fold(a), fold(b)];
  if (keyA === keyB) return [];
  const longEnough = Math.min(keyA.length, keyB.length) >= 5;
  // A vowel at the end tells a man from a woman («Иванов», «Иванова»): no slip of the keyboard.
  const otherSex =
    keyA === `${keyB}а` ||
    keyB === `${keyA}а` ||
    (/[сц]кий$/.test(keyA) && /[сц]кая$/.test(keyB)) ||
    (/[сц]кая$/.test(keyA) && /[сц]кий$/.test(keyB));
  return longEnough && !otherSex && editDistance(keyA, keyB, 1) <= 1 ? ['mistyped'] : null;
}

const obliques = ['dative', 'genitive', 'instrumental', 'accusative'] as const;
/** The folded nominatives of a surname read as each oblique case; asked for of each pair of names. */
const nominativesOf = (gender?: Gender): ((surname: string) => readonly string[]) =>
  remembering((surname) =>
    obliques.flatMap((oblique) => {
      const read = nominativeSurname(surname, gender ? { case: oblique, gender } : { case: oblique });
      return read.declined ? [fold(read.nominative)] : [];
    }),
  );
const nominatives = { male: nominativesOf('male'), female: nominativesOf('female'), unknown: nominativesOf() };

function surnameDifference(a: PersonName, b: PersonName): NameDifference[] | null {
  const direct = wordDifference(a.surname, b.surname);
  if (direct?.length === 0) return direct;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    // «Иванова М.А.» beside «Иванов М.А.» is a woman as likely as a man's genitive: no proof of one person.
    if (one.gender !== 'male' && /[ая]$/.test(one.surname)) continue;
    if (nominatives[other.gender ?? 'unknown'](one.surname).includes(fold(other.surname))) return ['declined'];
  }
  return direct;
}

function givenDifference(a: PersonName, b: PersonName): NameDifference[] | null {
  if (a.given === '' || b.given === '') {
    const [lettersA, lettersB] = [initialsOf(a).map(fold), initialsOf(b).map(fold)];
    if (lettersA.length === 0 || lettersB.length === 0)
      return lettersA.length === lettersB.length ? [] : ['missing-part'];
    const shared = Math.min(lettersA.length, lettersB.length);
    for (let i = 0; i < shared; i += 1) if (lettersA[i] !== lettersB[i]) return null;
    const kinds: NameDifference[] = a.given === b.given ? [] : ['initials'];
    if (lettersA.length !== lettersB.length) kinds.push('missing-part');
    return kinds;
  }
  const found: NameDifference[] = [];
  if (fold(a.given) !== fold(b.given)) {
    if (areNameVariants(a.given, b.given)) found.push('short-form');
    else {
      const given = wordDifference(a.given, b.given);
      if (!given) return null;
      found.push(...given);
    }
  }
  if (a.patronymic === '' || b.patronymic === '') {
    if (a.patronymic !== b.patronymic) found.push('missing-part');
    return found;
  }
  const patronymic = wordDifference(a.patronymic, b.patronymic);
  return patronymic ? [...found, ...patronymic] : null;
}

type Fold = (text: string) => string;
const FOLDS: readonly [NameDifference, Fold][] = [
  ['spaces', (text) => collapseSpaces(plainCharacters(text).replace(/[.,]/g, ' ')).replace(/ ?[-–] ?/g, '-')],
  ['look-alikes', foldLookAlikes],
  ['letter-case', (text) => text.toLowerCase()],
  ['yo', foldYo],
  ['order', (text) => text.split(' ').sort().join(' ')],
];

/** Differences of writing that the parsed names no longer show: the foldings without which the texts are not equal. */
function writingDifferences(a: string, b: string): NameDifference[] {
  const folded = (text: string, but?: NameDifference) =>
    FOLDS.reduce((result, [kind, fold]) => (kind === but ? result : fold(result)), text.normalize('NFC'));
  if (folded(a) === folded(b)) return FOLDS.map(([kind]) => kind).filter((kind) => folded(a, kind) !== folded(b, kind));
  const oneCase = (text: string) => text === text.toLowerCase() || text === text.toUpperCase();
  return oneCase(a) === oneCase(b) ? [] : ['letter-case'];
}

/** Compares two names as typed. */
export function compareNames(a: string, b: string): NameComparison {
  if (a === b) return { verdict: 'same', differences: [] };
  const [nameA, nameB] = [parsePersonName(a), parsePersonName(b)];
  if (!nameA || !nameB) return DIFFERENT;
  const result = comparePersons(nameA, nameB);
  if (result.verdict === 'different') return result;
  return { verdict: result.verdict, differences: [...new Set([...writingDifferences(a, b), ...result.differences])] };
}

/** Compares two names already read. */
export function comparePersons(a: PersonName, b: PersonName): NameComparison {
  if (a.surname === '' && b.surname === '' && a.given === '' && b.given === '') return DIFFERENT;
  const surname =
    a.surname === '' || b.surname === ''
      ? a.surname === b.surname
        ? []
        : (['missing-part'] as const)
      : surnameDifference(a, b);
  const given = givenDifference(a, b);
  if (!surname || !given) return DIFFERENT;
  // A surname alone meets a given name alone in nothing.
  if (a.surname === '' && b.given === '') return DIFFERENT;
  if (b.surname === '' && a.given === '') return DIFFERENT;
  const differences: NameDifference[] = [...surname, ...given];
  if (a.declined !== b.declined) differences.push('declined');
  const slips = differences.filter((kind) => kind === 'mistyped').length;
  if (slips > 1) return DIFFERENT;
  const doubtful = differences.some((kind) => DOUBTFUL.includes(kind));
  return { verdict: doubtful ? 'maybe' : 'same', differences: [...new Set(differences)] };
}
