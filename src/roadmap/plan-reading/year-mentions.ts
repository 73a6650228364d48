// Finds the periods that people name in titles and rows: «на 2023-2024 учебный год», «на I полугодие 2024 года»,
// «сентябрь 2023 – май 2024», «на 2020-2024 годы».
import { daysInMonth, isoDay } from '../../calendar/day';
import { parseSchoolYear, schoolYearPeriod } from '../../calendar/school-year';
import type { Period } from '../../calendar/school-year';
import { monthOfWord } from './printed-day';

/** A period that a text names; `schoolYear` is its first calendar year when it is one school year or a part of it. */
export interface NamedPeriod extends Period {
  readonly schoolYear?: number;
}

const PAIR =
  /(?<!\d)(20\d\d)\s{0,2}(?:года?|гг?\.?)?\s{0,2}[-–—−/\\]\s{0,2}(20\d\d|\d\d)(?!\d)\s{0,3}([а-яё]{0,10}\.?\s{0,3}[а-яё]{0,4})/gi;
const SINGLE = /(?<![\d.])(20\d\d)\s{0,3}(?:-?[а-яё]{1,3}\s)?(?:календарн[а-яё]{1,3}\s)?год(?![а-яё]{3})/i;
const HALF = /(?<![а-яёa-z\d])(I{1,2}|[12]|перв[а-яё]{2}|втор[а-яё]{2})(?:-?[а-яё]{1,2})?\s{1,3}полугоди/i;
const QUARTER = /(?<![а-яёa-z\d])(IV|I{1,3}|[1-4])(?:-?[а-яё]{1,2})?\s{1,3}квартал/i;
const MONTHS =
  /(?<![а-яё])(январ|феврал|март|апрел|ма[йяею](?![а-яё])|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]{0,3}(?:\s{1,3}(20\d\d))?/gi;

// Titles are short; what follows a few thousand characters is no title.
const MAX_TITLE = 3000;

/** The period a title names; undefined when it names none. */
export function periodNamedIn(title: string): NamedPeriod | undefined {
  const text = title.slice(0, MAX_TITLE).split(/\s/).filter(Boolean).join(' ');
  const pair = pairsOf(text)[0];
  const single = SINGLE.exec(text);
  const year = single?.[1] === undefined ? undefined : parseInt(single[1], 10);
  const half = HALF.exec(text)?.[1];
  if (half !== undefined) return halfYear(/^(?:I|1|перв.*)$/i.test(half), pair, year);
  const quarter = QUARTER.exec(text)?.[1];
  if (quarter !== undefined && year !== undefined) return calendarQuarter(quarter, year);
  if (pair) return pair.schoolYear === undefined ? { start: pair.start, end: pair.end } : pair;
  const months = monthSpan(text);
  if (months) return months;
  return year === undefined ? undefined : { start: isoDay(year, 1, 1), end: isoDay(year, 12, 31) };
}

/** First calendar years of the school years that a text names, each with the place where it stands. */
export function schoolYearsNamedIn(text: string): { year: number; index: number }[] {
  if (!text.includes('20')) return [];
  return pairsOf(text).flatMap(({ schoolYear, index }) =>
    schoolYear === undefined ? [] : [{ year: schoolYear, index }],
  );
}

function pairsOf(text: string): (NamedPeriod & { index: number })[] {
  const pairs: (NamedPeriod & { index: number })[] = [];
  for (const match of text.matchAll(PAIR)) {
    const first = parseInt(match[1] ?? '', 10);
    const second = parseInt(match[2] ?? '', 10);
    const last = second < 100 ? first - (first % 100) + second : second;
    const words = (match[3] ?? '').toLowerCase();
    const isSchool = /уч/.test(words);
    if (last <= first || last - first > 15) continue;
    const following = parseSchoolYear(`${first}-${last}`) !== undefined;
    // «на 2023-2024 годы» are two calendar years; «2023-2024 г.» is how schools shorten a school year.
    if (following && !/^год(?:ы|ах|ов|ам)/.test(words))
      pairs.push({ ...schoolYearPeriod(first), schoolYear: first, index: match.index });
    else if (isSchool) pairs.push({ start: isoDay(first, 9, 1), end: isoDay(last, 8, 31), index: match.index });
    else pairs.push({ start: isoDay(first, 1, 1), end: isoDay(last, 12, 31), index: match.index });
  }
  return pairs;
}

function halfYear(isFirst: boolean, pair: NamedPeriod | undefined, year: number | undefined): NamedPeriod | undefined {
  if (pair?.schoolYear !== undefined) {
    const first = pair.schoolYear;
    // The second half is taken to the end of June: reports and plans for the next year are written then.
    return isFirst
      ? { start: isoDay(first, 9, 1), end: isoDay(first, 12, 31), schoolYear: first }
      : { start: isoDay(first + 1, 1, 1), end: isoDay(first + 1, 6, 30), schoolYear: first };
  }
  if (year === undefined) return undefined;
  return isFirst
    ? { start: isoDay(year, 1, 1), end: isoDay(year, 6, 30) }
    : { start: isoDay(year, 7, 1), end: isoDay(year, 12, 31) };
}

function calendarQuarter(quarter: string, year: number): NamedPeriod {
  const place = ['I', 'II', 'III', 'IV'].indexOf(quarter.toUpperCase());
  const number = place < 0 ? parseInt(quarter, 10) : place + 1;
  return { start: isoDay(year, number * 3 - 2, 1), end: isoDay(year, number * 3, daysInMonth(year, number * 3)) };
}

/** «сентябрь 2023 – май 2024», «с 1 сентября по 31 декабря 2023 года». */
function monthSpan(text: string): NamedPeriod | undefined {
  const months = [...text.matchAll(MONTHS)];
  const [first, last] = [months[0], months[months.length - 1]];
  if (!first || !last || months.length !== 2 || last[2] === undefined) return undefined;
  const between = text.slice(first.index + first[0].length, last.index);
  if (!/^\s{0,3}(?:года?|г\.?)?\s{0,3}(?:[-–—]|по|до)\s{0,3}(?:\d{1,2}\s)?$/.test(between)) return undefined;
  const endYear = parseInt(last[2], 10);
  const startMonth = monthOfWord(first[0]);
  const endMonth = monthOfWord(last[0]);
  const startYear = first[2] === undefined ? (startMonth <= endMonth ? endYear : endYear - 1) : parseInt(first[2], 10);
  const start = isoDay(startYear, startMonth, 1);
  const end = isoDay(endYear, endMonth, daysInMonth(endYear, endMonth));
  return start <= end ? { start, end } : undefined;
}
