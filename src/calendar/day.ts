/**
 * Days as ISO strings and their arithmetic, without Date and time zones: a deadline must not move by a day because
 * of where the script runs.
 */

/** A calendar day taken apart; month 1-12, day 1-31. */
export interface CivilDay {
  year: number;
  month: number;
  day: number;
}

/** Number of days in a month (1-12) of a Gregorian year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Gregorian rule of leap years. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether such a day exists: 31 November does not. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `2023-09-01` of the three numbers; they must be a real day. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Takes an ISO day apart; undefined when the text is no real ISO day. */
export function civilDay(iso: string): CivilDay | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  const [year, month, day] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
  return isRealDay(year, month, day) ? { year, month, day } : undefined;
}

/** Year of an ISO day. */
export function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

/** Month (1-12) of an ISO day. */
export function monthOf(iso: string): number {
  return Number(iso.slice(5, 7));
}

/** Days since 1970-01-01, by the usual count of days in 400-year eras beginning in March. */
export function dayNumber(iso: string): number {
  const month = monthOf(iso);
  const year = yearOf(iso) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(iso.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day with the given number; the inverse of {@link dayNumber}. */
export function dayOfNumber(number: number): string {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return isoDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day so many days later (earlier when negative). */
export function addDays(iso: string, days: number): string {
  return dayOfNumber(dayNumber(iso) + days);
}

/** The same day of another year; 29 February becomes 28 where the year has none. */
export function addYears(iso: string, years: number): string {
  const year = yearOf(iso) + years;
  const month = monthOf(iso);
  return isoDay(year, month, Math.min(Number(iso.slice(8, 10)), daysInMonth(year, month)));
}

/** Day of the week, 1 Monday – 7 Sunday. */
export function weekday(iso: string): number {
  return ((((dayNumber(iso) + 3) % 7) + 7) % 7) + 1;
}

/** Last day of the month an ISO day lies in. */
export function lastOfMonth(iso: string): string {
  return isoDay(yearOf(iso), monthOf(iso), daysInMonth(yearOf(iso), monthOf(iso)));
}
