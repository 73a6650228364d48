/** Reads the words before a date that say whether it begins, ends or holds the stretch: «не позднее», «в срок до». */
import type { Cursor } from './cursor';
import type { Preposition } from './nodes';

interface PrepositionRow {
  words: readonly string[];
  value: Preposition;
  /** The day named is in beyond doubt: «не позднее сентября». */
  inclusive?: boolean;
}

/** Lemmas in order; of rows with the same beginning the longer stands first. */
const ROWS: readonly PrepositionRow[] = [
  { words: ['не', 'позднее', 'чем', 'до'], value: 'until', inclusive: true },
  { words: ['не', 'позднее', 'чем', 'к'], value: 'until', inclusive: true },
  { words: ['не', 'позднее', 'до'], value: 'until', inclusive: true },
  { words: ['не', 'позднее', 'чем'], value: 'until', inclusive: true },
  { words: ['не', 'позднее'], value: 'until', inclusive: true },
  { words: ['не', 'ранее', 'чем', 'с'], value: 'not-before' },
  { words: ['не', 'ранее', 'чем'], value: 'not-before' },
  { words: ['не', 'ранее', 'с'], value: 'not-before' },
  { words: ['не', 'ранее'], value: 'not-before' },
  { words: ['начиная', 'с'], value: 'from' },
  { words: ['начиная'], value: 'from' },
  { words: ['вплоть', 'до'], value: 'until', inclusive: true },
  { words: ['в', 'течение'], value: 'within' },
  { words: ['втечение'], value: 'within' },
  { words: ['на', 'протяжение'], value: 'within' },
  { words: ['в', 'протяжение'], value: 'within' },
  { words: ['в', 'период'], value: 'within' },
  { words: ['на', 'период'], value: 'within' },
  { words: ['за', 'период'], value: 'within' },
  { words: ['в', 'срок'], value: 'in' },
  { words: ['в', 'дни'], value: 'in' },
  { words: ['в', 'время'], value: 'in' },
  { words: ['начало', ':'], value: 'from' },
  { words: ['начало', '-'], value: 'from' },
  { words: ['окончание', ':'], value: 'through', inclusive: true },
  { words: ['окончание', '-'], value: 'through', inclusive: true },
  { words: ['конец', ':'], value: 'through', inclusive: true },
  { words: ['период'], value: 'in' },
  { words: ['срок'], value: 'in' },
  { words: ['дата'], value: 'in' },
  { words: ['с'], value: 'from' },
  { words: ['от'], value: 'since' },
  { words: ['до'], value: 'until' },
  { words: ['перед'], value: 'before' },
  { words: ['к'], value: 'by' },
  { words: ['по'], value: 'through', inclusive: true },
  { words: ['после'], value: 'after' },
  { words: ['между'], value: 'from' },
  { words: ['в'], value: 'in' },
  { words: ['на'], value: 'in' },
  { words: ['за'], value: 'in' },
];

export interface PrepositionReading {
  value?: Preposition;
  inclusive: boolean;
  /** «между» stood there: the two ends are joined by «и». */
  between: boolean;
  /** «в течение» stood among them. */
  within: boolean;
  /** The same preposition twice: «до до 1 сентября». */
  doubled: boolean;
  next: number;
}

const MOST_PREPOSITIONS = 4;

/** All prepositions from token `start` on; the last one that says where the stretch begins or ends counts. */
export function readPrepositions(cursor: Cursor, start: number): PrepositionReading {
  const reading: PrepositionReading = { inclusive: false, between: false, within: false, doubled: false, next: start };
  for (let round = 0; round < MOST_PREPOSITIONS; round++) {
    const row = rowAt(cursor, reading.next);
    if (!row) break;
    reading.between ||= row.words[0] === 'между';
    reading.within ||= row.value === 'within';
    const weak = row.value === 'in' || row.value === 'within';
    if (!weak && row.value === reading.value) reading.doubled = true;
    if (!weak || reading.value === undefined) reading.value = row.value;
    reading.inclusive ||= row.inclusive === true;
    reading.next += row.words.length;
    // «в теч. октября»
    if (cursor.is(reading.next, 'dot') && cursor.at(reading.next - 1)?.text === 'теч') reading.next++;
    const dash = cursor.is(reading.next, 'dash') && (weak || cursor.is(reading.next + 1, 'number'));
    if (cursor.is(reading.next, 'colon') || dash) reading.next++;
  }
  return reading;
}

const BY_FIRST_WORD = new Map<string, PrepositionRow[]>();
for (const row of ROWS) {
  const first = row.words[0] ?? '';
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), row]);
}

/** The first row of the table that fits; longer ones stand before shorter ones with the same beginning. */
function rowAt(cursor: Cursor, i: number): PrepositionRow | undefined {
  const token = cursor.at(i);
  if (token?.kind !== 'word') return undefined;
  const rows = BY_FIRST_WORD.get(token.word?.lemma ?? '') ?? BY_FIRST_WORD.get(token.text);
  return rows?.find((row) => row.words.every((word, k) => matches(cursor, i + k, word)));
}

function matches(cursor: Cursor, i: number, word: string): boolean {
  // «начало – 1 октября», but not «начало – середина октября».
  if (word === '-')
    return cursor.is(i, 'dash') && (cursor.is(i + 1, 'number') || cursor.at(i + 1)?.word?.class === 'month');
  return cursor.lemma(i, word) || cursor.at(i)?.text === word;
}
