// Months and years in a deadline, and no more than that: enough to see to which year a plan belongs.
import { monthOfWord } from './printed-day';

/** A month (1-12) that a text names; `year` where one is printed for it. */
export interface NamedMonth {
  readonly month: number;
  readonly year?: number;
}

const PIECES =
  /(?<![\d.])(\d{1,2})\.(\d{1,2})(?:\.(20\d\d|\d\d)(?!\d))?|(?<![а-яё])((?:январ|феврал|март|апрел|ма[йяею](?![а-яё])|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]{0,3})|(?<!\d)(20\d\d)(?!\d)/gi;
// A deadline is a few words; a cell of prose is not searched to its end.
const MAX_TEXT = 2000;

/** The months in their order. «Март – апрель 2024»: a year belongs to all months before it that have none. */
export function monthsNamedIn(text: string): NamedMonth[] {
  const months: { month: number; year?: number }[] = [];
  let waiting = 0;
  const settle = (year: number): void => {
    for (const named of months.slice(waiting)) named.year = year;
    waiting = months.length;
  };
  for (const [, , monthText, shortYear, word, yearText] of text.slice(0, MAX_TEXT).matchAll(PIECES)) {
    if (yearText !== undefined) {
      settle(parseInt(yearText, 10));
      continue;
    }
    const month = word === undefined ? parseInt(monthText ?? '', 10) : monthOfWord(word);
    if (month < 1 || month > 12) continue;
    months.push({ month });
    if (shortYear !== undefined) settle(parseInt(shortYear, 10) + (shortYear.length === 2 ? 2000 : 0));
  }
  return months;
}
