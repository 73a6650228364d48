/** Dates in digits: 01.09.2023, 1.9.23, 01/09/2023, 2023-09-01, 09.2023, 01.IX.2023. */
import type { Cursor } from './cursor';
import type { Atom } from './nodes';
import { isRealDay } from '../../calendar/day';
import { fullYear, readYear, yearWords as readYearWords } from './years';

function separator(cursor: Cursor, i: number): 'dot' | 'slash' | 'dash' | 'comma' | undefined {
  const kind = cursor.at(i)?.kind;
  return kind === 'dot' || kind === 'slash' || kind === 'dash' || kind === 'comma' ? kind : undefined;
}

/** Any leap year will do where the year is not known: 29 February may exist. */
const SOME_LEAP_YEAR = 2024;

function dayAtom(
  from: number,
  to: number,
  day: number,
  month: number,
  year: number | undefined,
  malformed: boolean,
): Atom {
  return {
    from,
    to,
    base: { type: 'month', n: month },
    selector: { type: 'day', n: day },
    year: year === undefined ? undefined : { year },
    malformed,
    impossible: !isRealDay(year ?? SOME_LEAP_YEAR, month, day),
  };
}

/** A date in digits from token `i` on. A date that looks like one and cannot exist is returned as impossible. */
export function readNumericDate(cursor: Cursor, i: number, planYears: readonly number[]): Atom | undefined {
  const first = cursor.at(i);
  if (first?.kind !== 'number') return undefined;
  if (first.text.length === 4) return readIsoDate(cursor, i);
  if (first.text.length > 2) return undefined;
  const one = separator(cursor, i + 1);
  if (!one) return readSpacedDate(cursor, i);
  const second = cursor.at(i + 2);
  if (second?.word?.class === 'month') return readTableDate(cursor, i, second.word.value);
  const roman = second?.word?.class === 'roman' ? second.word.value : undefined;
  if (!second || (second.kind !== 'number' && roman === undefined)) return undefined;
  const two = separator(cursor, i + 3);
  const third = cursor.at(i + 4);
  const day = Number(first.text);
  const month = roman ?? Number(second.text);

  // 09.2023: a month and its year.
  if (roman === undefined && second.text.length === 4) {
    if (one === 'comma' || one === 'dash' || second.breaks > 0) return undefined;
    const year = fullYear(month, 4);
    if (year === undefined) return undefined;
    const after = readYearWords(cursor, i + 3);
    return {
      from: i,
      to: after.next,
      base: { type: 'month', n: day },
      year: { year },
      numericMonth: true,
      impossible: day < 1 || day > 12,
    };
  }
  if (second.text.length > 2) return undefined;
  // 09-10.2026: from month to month, as no date has a dash and then a dot; 25-10.2026 can only be a date.
  if (one === 'dash' && two === 'dot' && isMonthNumber(day) && isMonthNumber(month)) return undefined;

  if (third?.kind === 'number' && two && (third.text.length === 4 || third.text.length === 2)) {
    const year = fullYear(Number(third.text), third.text.length);
    // 01,09,2023 and 01-09-2023 are dates only when they stand close and end with a full year.
    const close = !second.space && !third.space;
    const whole = third.text.length === 4 || (two === one && !third.space);
    const odd = one === 'comma' || two === 'comma' || one === 'dash' || two === 'dash';
    if (year !== undefined && (!odd ? whole : close && third.text.length === 4)) {
      const after = readYearWords(cursor, i + 5);
      return dayAtom(i, after.next, day, month, year, one !== two || one === 'comma' || after.count > 1);
    }
  }
  if (one === 'comma' || one === 'dash') return undefined;
  // 01.09.20233, 01.09.202: a year that is none.
  if (third?.kind === 'number' && two === one && !third.space && third.text.length !== 2) {
    return { ...dayAtom(i, i + 5, day, month, undefined, false), impossible: true };
  }
  // 01.09 2023 г., 21.03. 2022; 01.09..2023
  const year = readYear(cursor, two === 'dot' && cursor.is(i + 4, 'dot') ? i + 4 : i + 3, planYears);
  if (year && (year.year?.year !== undefined || year.year?.schoolYear !== undefined || year.next > i + 4)) {
    return { ...dayAtom(i, year.next, day, month, year.year?.year, year.malformed || two === 'dot'), year: year.year };
  }
  if (one === 'slash' && roman === undefined) {
    return isBoundedSlashDay(cursor, i) ? dayAtom(i, i + 3, day, month, undefined, false) : undefined;
  }
  // 09.23: no such month, but a year of the plan.
  if (one === 'dot' && month > 12 && isMonthAndYear(cursor, i, planYears)) {
    return {
      from: i,
      to: readYearWords(cursor, i + 3).next,
      base: { type: 'month', n: day },
      year: { year: 2000 + month },
      doubtful: true,
    };
  }
  // A dot with a space after it ends a number of a list: «1. 5 октября».
  if (second.space && second.text.length < 2) return undefined;
  const end = two === 'dot' && !cursor.is(i + 4, 'number') ? i + 4 : i + 3;
  // «1.1» by itself may be the number of a row.
  const doubtful =
    i === 0 && end >= cursor.length && first.text.length === 1 && second.text.length === 1 && roman === undefined;
  return { ...dayAtom(i, end, day, month, undefined, false), ...(doubtful ? { doubtful } : {}) };
}

const isMonthNumber = (value: number): boolean => value >= 1 && value <= 12;

/** «5/10» at token `i`: numbers that can be a day and a month, close together. */
function isSlashDay(cursor: Cursor, i: number): boolean {
  const [day, month] = [cursor.number(i, 2), cursor.number(i + 2, 2)];
  if (day === undefined || month === undefined || !cursor.is(i + 1, 'slash')) return false;
  const close = cursor.at(i + 1)?.space === false && cursor.at(i + 2)?.space === false;
  return close && !cursor.is(i + 3, 'slash') && isRealDay(SOME_LEAP_YEAR, month, day);
}

/** «5/10 – 9/10», «до 5/10»: a fraction by itself may be anything; bounded by a dash or a preposition it is a day. */
function isBoundedSlashDay(cursor: Cursor, i: number): boolean {
  if (!isSlashDay(cursor, i)) return false;
  const counts = cursor.is(i + 3, 'word') && !cursor.at(i + 3)?.word;
  if (cursor.lemma(i - 1, 'с', 'до', 'по', 'к', 'позднее')) return !counts;
  return (
    (cursor.is(i + 3, 'dash') && isSlashDay(cursor, i + 4)) || (cursor.is(i - 1, 'dash') && isSlashDay(cursor, i - 4))
  );
}

/** «20 09 2026»: the dots were lost. */
function readSpacedDate(cursor: Cursor, i: number): Atom | undefined {
  const day = cursor.number(i, 2);
  const month = cursor.number(i + 1, 2);
  const [second, third] = [cursor.at(i + 1), cursor.at(i + 2)];
  if (day === undefined || month === undefined || second?.text.length !== 2 || third?.kind !== 'number')
    return undefined;
  const year = third.text.length === 4 ? fullYear(Number(third.text), 4) : undefined;
  if (year === undefined || second.breaks + third.breaks > 0 || !isRealDay(year, month, day)) return undefined;
  return dayAtom(i, readYearWords(cursor, i + 3).next, day, month, year, true);
}

/** «1-окт-26», as a spreadsheet shows a date. */
function readTableDate(cursor: Cursor, i: number, month: number): Atom | undefined {
  const [day, last] = [cursor.number(i, 2), cursor.at(i + 4)];
  const close = [1, 2, 3, 4].every((k) => cursor.at(i + k)?.space === false);
  const year = last?.kind === 'number' ? fullYear(Number(last.text), last.text.length) : undefined;
  if (!close || day === undefined || year === undefined || !cursor.is(i + 1, 'dash') || !cursor.is(i + 3, 'dash'))
    return undefined;
  return dayAtom(i, readYearWords(cursor, i + 5).next, day, month, year, false);
}

/** «09.23» of a plan that has the year 2023. */
export function isMonthAndYear(cursor: Cursor, i: number, planYears: readonly number[]): boolean {
  const [first, second] = [cursor.at(i), cursor.at(i + 2)];
  if (first?.kind !== 'number' || second?.kind !== 'number' || !cursor.is(i + 1, 'dot') || second.space) return false;
  return (
    first.text.length === 2 &&
    second.text.length === 2 &&
    Number(first.text) >= 1 &&
    Number(first.text) <= 12 &&
    Number(second.text) > 12 &&
    planYears.includes(2000 + Number(second.text))
  );
}

function readIsoDate(cursor: Cursor, i: number): Atom | undefined {
  const one = separator(cursor, i + 1);
  const two = separator(cursor, i + 3);
  const month = cursor.number(i + 2, 2);
  const day = cursor.number(i + 4, 2);
  const year = fullYear(Number(cursor.at(i)?.text), 4);
  if (!one || one === 'comma' || month === undefined || year === undefined) return undefined;
  if (one !== two || day === undefined) {
    const closed = !cursor.at(i + 1)?.space && !cursor.at(i + 2)?.space && cursor.at(i + 2)?.text.length === 2;
    const isMonth =
      (one === 'dash' || one === 'dot') && closed && month >= 1 && month <= 12 && month !== (year + 1) % 100;
    return isMonth ? { from: i, to: i + 3, base: { type: 'month', n: month }, year: { year } } : undefined;
  }
  return dayAtom(i, readYearWords(cursor, i + 5).next, day, month, year, false);
}
