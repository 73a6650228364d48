/** Puts an atom into a given year: the days it stands for, or nothing when there is no such day. */
import { addDays, dayNumber, isoDay, isRealDay, monthOf, weekday, yearOf } from '../../calendar/day';
import type { Period } from '../../calendar/school-year';
import { schoolYearPeriod } from '../../calendar/school-year';
import type { Atom, Base, Selector } from './nodes';
import type { Terms } from './terms';
import { monthRun, thirdOf } from './terms';

/** How a plan looks at «year» and «half-year»: a school's, or the calendar's. */
export type PlanSort = 'school' | 'calendar';

const SEASON_MONTHS: readonly (readonly [number, number])[] = [
  [12, 2],
  [3, 5],
  [6, 8],
  [9, 11],
];

/** A stretch in `year`; for what belongs to a school year, `year` is its first calendar year. */
function placeBase(base: Base, year: number, sort: PlanSort, terms: Terms, named: boolean): Period | undefined {
  switch (base.type) {
    case 'month':
      return base.n >= 1 && base.n <= 12 ? monthRun(year, base.n, base.n) : undefined;
    case 'season': {
      const [from, to] = SEASON_MONTHS[base.n - 1] ?? [1, 12];
      return monthRun(year, from, to);
    }
    case 'calendar-quarter':
      return base.n >= 1 && base.n <= 4 ? monthRun(year, base.n * 3 - 2, base.n * 3) : undefined;
    case 'half':
      if (sort === 'school') return terms.find('half', base.n, year);
      if (base.n === 1) return monthRun(year, 1, 6);
      return base.n === 2 ? monthRun(year, 7, 12) : undefined;
    case 'year':
      return sort === 'school' && !named ? terms.lessons(year) : monthRun(year, 1, 12);
    case 'feast':
      return { start: isoDay(year, base.month, base.day), end: isoDay(year, base.month, base.day) };
    case 'term':
      return terms.find(base.family, base.n, year);
    case 'school-year':
      return schoolYearPeriod(year);
  }
}

/** Whether the base is counted by school years under this sort of plan. */
export function belongsToSchoolYear(base: Base, sort: PlanSort): boolean {
  if (base.type === 'term' || base.type === 'school-year') return true;
  return sort === 'school' && (base.type === 'half' || base.type === 'year');
}

/** The selected part of a stretch; undefined when there is no such day. */
function placeSelector(selector: Selector, whole: Period): Period | undefined {
  const { n } = selector;
  const length = dayNumber(whole.end) - dayNumber(whole.start) + 1;
  switch (selector.type) {
    case 'day': {
      if (n === -1) return { start: whole.end, end: whole.end };
      const [year, month] = [yearOf(whole.start), monthOf(whole.start)];
      if (!isRealDay(year, month, n)) return undefined;
      const day = isoDay(year, month, n);
      return { start: day, end: day };
    }
    case 'decade': {
      if (n === -1 || n === 3)
        return length < 21
          ? undefined
          : { start: addDays(whole.start, 20), end: length <= 31 ? whole.end : addDays(whole.start, 29) };
      return n < 1 || n > 3
        ? undefined
        : { start: addDays(whole.start, n * 10 - 10), end: addDays(whole.start, n * 10 - 1) };
    }
    case 'week':
      return placeWeek(n, whole, length);
    case 'half': {
      if (length <= 31) {
        const last = n === 2 || n === -1;
        return last
          ? { start: addDays(whole.start, 15), end: whole.end }
          : { start: whole.start, end: addDays(whole.start, 14) };
      }
      const middle = addDays(whole.start, Math.floor(length / 2));
      return n === 1 ? { start: whole.start, end: addDays(middle, -1) } : { start: middle, end: whole.end };
    }
    case 'first-weeks':
    case 'first-days': {
      const days = selector.type === 'first-weeks' ? n * 7 : n;
      return days < 1 || days > length ? undefined : { start: whole.start, end: addDays(whole.start, days - 1) };
    }
    case 'last-weeks':
    case 'last-days': {
      const days = selector.type === 'last-weeks' ? n * 7 : n;
      return days < 1 || days > length ? undefined : { start: addDays(whole.end, 1 - days), end: whole.end };
    }
    case 'third':
      return thirdOf(whole, n);
    case 'weekday':
      return placeWeekday(selector, whole);
  }
}

/**
 * Weeks of a month are counted by sevens from its first day (1-7, 8-14, 15-21, 22-28, the rest), as decades are by
 * tens: calendar weeks would make «the first week» of a month that begins on a Sunday one day long.
 */
function placeWeek(n: number, whole: Period, length: number): Period | undefined {
  if (n === -1) return { start: addDays(whole.end, -6), end: whole.end };
  const start = addDays(whole.start, n * 7 - 7);
  if (n < 1 || start > whole.end) return undefined;
  return { start, end: n === 5 && length <= 31 ? whole.end : addDays(start, 6) };
}

function placeWeekday(selector: Selector, whole: Period): Period | undefined {
  const wanted = selector.weekday ?? 1;
  let day: string;
  if (selector.n === -1) {
    day = addDays(whole.end, -((weekday(whole.end) - wanted + 7) % 7));
  } else {
    day = addDays(whole.start, ((wanted - weekday(whole.start) + 7) % 7) + (selector.n - 1) * 7);
  }
  return day >= whole.start && day <= whole.end ? { start: day, end: day } : undefined;
}

/** The days of an atom in a year (see {@link placeBase} for which year). */
export function placeAtom(atom: Atom, year: number, sort: PlanSort, terms: Terms): Period | undefined {
  if (!atom.base || atom.impossible) return undefined;
  const named = atom.year?.year !== undefined;
  let whole = placeBase(atom.base, year, sort, terms, named);
  if (!whole) return undefined;
  if (atom.base.type === 'year' && atom.year?.lastYear !== undefined)
    whole = { start: whole.start, end: isoDay(atom.year.lastYear, 12, 31) };
  if (!atom.selector) return whole;
  // Parts of a school year are parts of its lessons: its end is May, not August.
  if (atom.base.type === 'school-year') whole = terms.lessons(year);
  return placeSelector(atom.selector, whole);
}

/** The calendar year of a month within a school year: September – December are of the first. */
export function yearInSchoolYear(month: number, firstYear: number): number {
  return month >= 9 ? firstYear : firstYear + 1;
}
