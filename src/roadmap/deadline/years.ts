/** Reads what is said of the year after a month or a day: «2023 г.», «23 года», «2023-2024 уч. г.», «т.г.». */
import type { Cursor } from './cursor';
import type { YearRef } from './nodes';

export interface YearReading {
  year?: YearRef;
  next: number;
  malformed: boolean;
}

/** Two-digit years are of this century: plans of the last one are not read here. */
export function fullYear(value: number, digits: number): number | undefined {
  if (digits === 4) return value >= 1900 && value <= 2199 ? value : undefined;
  return digits === 2 ? 2000 + value : undefined;
}

function yearAt(cursor: Cursor, i: number): number | undefined {
  const token = cursor.at(i);
  return token?.kind === 'number' && token.text.length === 4 ? fullYear(Number(token.text), 4) : undefined;
}

/** «г», «г.», «год(а)», and how often; where it ends. */
export function yearWords(cursor: Cursor, start: number): { count: number; next: number } {
  let i = start;
  let count = 0;
  while (cursor.lemma(i, 'год', 'годы')) {
    count++;
    i++;
    if (cursor.is(i, 'dot') && cursor.at(i - 1)?.text.startsWith('г') && (cursor.at(i - 1)?.text.length ?? 9) <= 2) i++;
  }
  return { count, next: i };
}

/** «2023-2024», «2023/24» and the words «учебный год», «гг.» after them, from a number of four digits on. */
export function yearPair(cursor: Cursor, i: number): YearReading | undefined {
  const first = yearAt(cursor, i);
  if (first === undefined) return undefined;
  let k = i + 1;
  const { next: afterWord } = yearWords(cursor, k);
  if (afterWord > k && cursor.is(afterWord, 'dash') && yearAt(cursor, afterWord + 1) !== undefined) k = afterWord;
  if (!cursor.is(k, 'dash') && !cursor.is(k, 'slash')) return undefined;
  k++;
  const token = cursor.at(k);
  if (token?.kind !== 'number') return undefined;
  const second =
    token.text.length === 4
      ? fullYear(Number(token.text), 4)
      : token.text.length === 2 && Number(token.text) === (first + 1) % 100
        ? first + 1
        : undefined;
  // «2023-09-01» and «2023-05.2024» are no pairs of years.
  if (second === undefined || second <= first) return undefined;
  if (token.text.length === 2 && (cursor.is(k + 1, 'dash') || cursor.is(k + 1, 'dot')) && cursor.is(k + 2, 'number'))
    return undefined;
  k++;
  let study = false;
  const words = yearWords(cursor, k);
  k = words.next;
  if (cursor.lemma(k, 'учебный') || (cursor.at(k)?.text === 'у' && cursor.is(k + 1, 'dot'))) {
    study = true;
    k++;
    if (cursor.is(k, 'dot')) k++;
    k = yearWords(cursor, k).next;
  }
  if (second === first + 1) return { year: { schoolYear: first }, next: k, malformed: false };
  return study ? undefined : { year: { year: first, lastYear: second }, next: k, malformed: false };
}

/**
 * The year from token `start` on, or undefined when none is said there. `planYears` lets «май 24» be a year: two digits
 * without «г.» are one only when the plan has that year.
 */
export function readYear(cursor: Cursor, start: number, planYears: readonly number[]): YearReading | undefined {
  let i = start;
  let malformed = false;
  if (cursor.is(i, 'dot')) i++;
  const before = yearWords(cursor, i);
  if (before.count > 0) {
    // «май г. 2024г»
    if (yearAt(cursor, before.next) === undefined) return undefined;
    malformed = true;
    i = before.next;
  } else if (cursor.is(i, 'comma')) {
    if (yearAt(cursor, i + 1) === undefined) return undefined;
    i++;
  } else if (cursor.is(i, 'dash') || cursor.is(i, 'slash')) {
    if (yearAt(cursor, i + 1) === undefined || yearPair(cursor, i + 1)) return undefined;
    i++;
  }
  const relative = relativeYear(cursor, i);
  if (relative) return relative;
  const pair = yearPair(cursor, i);
  if (pair) return { ...pair, malformed };
  const token = cursor.at(i);
  if (token?.kind !== 'number') return undefined;
  const value = fullYear(Number(token.text), token.text.length);
  if (value === undefined) return undefined;
  const after = yearWords(cursor, i + 1);
  if (token.text.length === 2) {
    const goesOn = (cursor.is(i + 1, 'dot') || cursor.is(i + 1, 'dash')) && cursor.is(i + 2, 'number');
    const planned = planYears.includes(value) && !goesOn;
    if (after.count === 0 && !planned) return undefined;
  }
  return { year: { year: value }, next: after.next, malformed: malformed || after.count > 1 };
}

/** «т.г.», «с.г.», «текущего (учебного) года»: the plan's own year, said in words. */
function relativeYear(cursor: Cursor, i: number): YearReading | undefined {
  const text = cursor.at(i)?.text;
  if ((text === 'т' || text === 'с') && cursor.is(i + 1, 'dot') && cursor.at(i + 2)?.text === 'г') {
    return { next: cursor.is(i + 3, 'dot') ? i + 4 : i + 3, malformed: false };
  }
  if (!cursor.lemma(i, 'текущий')) return undefined;
  const study = cursor.lemma(i + 1, 'учебный', 'календарный') ? i + 2 : i + 1;
  const words = yearWords(cursor, study);
  return words.count > 0 ? { next: words.next, malformed: false } : undefined;
}
