/**
 * The calendar of a Russian school: the school year, its terms and holidays, and the days off that deadlines should
 * not end on. Terms differ by school, so every default here can be replaced by a row of «Настройки».
 */
import { addDays, daysInMonth, isoDay, monthOf, weekday, yearOf } from './day';

/** A named stretch of days, both included: a row «Каникулы и четверти» of the settings. */
export interface Term {
  name: string;
  start: string;
  end: string;
}

/** Both days included. */
export interface Period {
  start: string;
  end: string;
}

/** First calendar year of the school year a day lies in: 2023 for 2023-09-01 – 2024-08-31. */
export function schoolYearOf(day: string): number {
  return monthOf(day) >= 9 ? yearOf(day) : yearOf(day) - 1;
}

/** First calendar year of the school year that is planned on a day: in summer it is the one to come. */
export function upcomingSchoolYear(day: string): number {
  return schoolYearOf(addDays(day, 92));
}

/** The school year in law: 1 September – 31 August. */
export function schoolYearPeriod(firstYear: number): Period {
  return { start: isoDay(firstYear, 9, 1), end: isoDay(firstYear + 1, 8, 31) };
}

/** «2023-2024». */
export function schoolYearName(firstYear: number): string {
  return `${firstYear}-${firstYear + 1}`;
}

/** First year of «2023-2024», «2023/2024» or «2023-24»; undefined when the text names no two following years. */
export function parseSchoolYear(text: string): number | undefined {
  const match = /^\s{0,9}(\d{4})\s{0,3}[-–—/]\s{0,3}(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const second = Number(match[2]);
  return second === first + 1 || second === (first + 1) % 100 ? first : undefined;
}

/**
 * Terms and holidays when the settings name none. Quarters and holidays follow the calendar the ministry recommends
 * (about 1 September – 27 October, 6 November – 29 December, 9 January – 22 March, 1 April – end of May); half-years
 * and trimesters, which have no recommended days, end with a month; lessons are taken to end with May.
 */
export function defaultTerms(firstYear: number): Term[] {
  const next = firstYear + 1;
  const term = (name: string, start: string, end: string): Term => ({ name, start, end });
  return [
    term('I четверть', isoDay(firstYear, 9, 1), isoDay(firstYear, 10, 27)),
    term('II четверть', isoDay(firstYear, 11, 6), isoDay(firstYear, 12, 29)),
    term('III четверть', isoDay(next, 1, 9), isoDay(next, 3, 22)),
    term('IV четверть', isoDay(next, 4, 1), isoDay(next, 5, 31)),
    term('I полугодие', isoDay(firstYear, 9, 1), isoDay(firstYear, 12, 31)),
    term('II полугодие', isoDay(next, 1, 9), isoDay(next, 5, 31)),
    term('I триместр', isoDay(firstYear, 9, 1), isoDay(firstYear, 11, 30)),
    term('II триместр', isoDay(firstYear, 12, 1), isoDay(next, 2, daysInMonth(next, 2))),
    term('III триместр', isoDay(next, 3, 1), isoDay(next, 5, 31)),
    term('Осенние каникулы', isoDay(firstYear, 10, 28), isoDay(firstYear, 11, 5)),
    term('Зимние каникулы', isoDay(firstYear, 12, 30), isoDay(next, 1, 8)),
    term('Весенние каникулы', isoDay(next, 3, 23), isoDay(next, 3, 31)),
    term('Летние каникулы', isoDay(next, 6, 1), isoDay(next, 8, 31)),
  ];
}

/** Last day of lessons when the settings name none. */
export function defaultLastSchoolDay(firstYear: number): string {
  return isoDay(firstYear + 1, 5, 31);
}

/** Holidays of article 112 of the Labour Code as month-day; the yearly transfers of days off are not known here. */
const PUBLIC_HOLIDAYS = new Set([
  '01-01',
  '01-02',
  '01-03',
  '01-04',
  '01-05',
  '01-06',
  '01-07',
  '01-08',
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
]);

/** Whether the day is a public holiday by article 112 of the Labour Code. */
export function isPublicHoliday(day: string): boolean {
  return PUBLIC_HOLIDAYS.has(day.slice(5));
}

/** Whether the day is a Saturday, a Sunday or a public holiday. */
export function isDayOff(day: string): boolean {
  return weekday(day) >= 6 || isPublicHoliday(day);
}

/** The nearest day before (the same day when it is a working day) on which people work. */
export function workingDayOnOrBefore(day: string): string {
  let candidate = day;
  while (isDayOff(candidate)) candidate = addDays(candidate, -1);
  return candidate;
}
