/** Patronymics in every case: the surest mark of a person's name, and of the case and the sex it stands in. */
import { foldYo } from './text-folding';
import type { Gender, GrammaticalCase } from './grammar';

export interface PatronymicReading {
  gender: Gender;
  nominative: string;
  /** Cases the printed form can stand in. */
  cases: readonly GrammaticalCase[];
}

const FEMALE_STEMS = ['вн', 'ичн', 'инишн'];
const FEMALE_ENDINGS: readonly [string, readonly GrammaticalCase[]][] = [
  ['ою', ['instrumental']],
  ['ой', ['instrumental']],
  ['а', ['nominative']],
  ['ы', ['genitive']],
  ['е', ['dative', 'prepositional']],
  ['у', ['accusative']],
];
const MALE_ENDINGS: readonly [string, readonly GrammaticalCase[]][] = [
  ['ем', ['instrumental']],
  ['ом', ['instrumental']],
  ['', ['nominative']],
  ['а', ['genitive', 'accusative']],
  ['у', ['dative']],
  ['е', ['prepositional']],
];
const MALE_SHORT = new Set(['ильич', 'лукич', 'кузьмич', 'фомич', 'никитич', 'саввич', 'фокич', 'ионыч']);
/** Words after the father's name that make a Turkic patronymic; they never change. */
const TURKIC = new Map<string, Gender>([
  ['кызы', 'female'],
  ['гызы', 'female'],
  ['кизи', 'female'],
  ['кизы', 'female'],
  ['оглы', 'male'],
  ['оглу', 'male'],
  ['углы', 'male'],
  ['угли', 'male'],
  ['улы', 'male'],
  ['уулу', 'male'],
]);

/** The sex told by «кызы», «оглы» and their kin; null for any other word. */
export function turkicPatronymicGender(word: string): Gender | null {
  if (word.length < 3 || word.length > 4) return null;
  return TURKIC.get(word.toLowerCase()) ?? null;
}

/** Reads one word as a patronymic in any case; null when it is none. Letter case is kept. */
export function readPatronymic(word: string): PatronymicReading | null {
  const lower = foldYo(word.toLowerCase());
  if (lower.length < 5 || !(lower.includes('ич') || lower.includes('вн') || lower.includes('ишн'))) return null;
  for (const [ending, cases] of FEMALE_ENDINGS) {
    if (!lower.endsWith(ending)) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    if (
      FEMALE_STEMS.some((mark) => stem.endsWith(mark) && (mark !== 'вн' || /[оеь]вн$/.test(stem))) &&
      stem.length >= 5
    ) {
      return { gender: 'female', nominative: word.slice(0, stem.length) + 'а', cases };
    }
  }
  for (const [ending, cases] of MALE_ENDINGS) {
    if (!lower.endsWith(ending)) continue;
    const stem = lower.slice(0, lower.length - ending.length);
    if (/[оеь]вич$/.test(stem) && stem.length >= 6)
      return { gender: 'male', nominative: word.slice(0, stem.length), cases };
    if (MALE_SHORT.has(stem)) return { gender: 'male', nominative: word.slice(0, stem.length), cases };
  }
  return null;
}
