/** Chooses the year of a day or month printed without one, by the period of the plan. */
import { dayNumber, monthOf, yearOf } from '../../calendar/day';
import type { Period } from '../../calendar/school-year';
import { schoolYearOf } from '../../calendar/school-year';

export interface Choice {
  year: number;
  /** Another year would do as well. */
  other?: number;
}

/** Days two stretches share. */
export function overlap(a: Period, b: Period): number {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start > end ? 0 : dayNumber(end) - dayNumber(start) + 1;
}

function gap(a: Period, b: Period): number {
  if (a.end < b.start) return dayNumber(b.start) - dayNumber(a.end);
  return a.start > b.end ? dayNumber(a.start) - dayNumber(b.end) : 0;
}

/** The August in which a school prepares for a plan that begins in September; undefined for other plans. */
export function preparation(period: Period): Period | undefined {
  if (monthOf(period.start) !== 9) return undefined;
  const year = yearOf(period.start);
  return { start: `${String(year).padStart(4, '0')}-08-01`, end: `${String(year).padStart(4, '0')}-08-31` };
}

/**
 * The year in which a stretch shares most days with the period. August is of the summer before a plan that begins in
 * September, because schools prepare then; when the plan has an August of its own the choice has an `other`.
 */
export function chooseYear(place: (year: number) => Period | undefined, period: Period): Choice | undefined {
  const before = preparation(period);
  const first = yearOf(period.start) - 1;
  const last = yearOf(period.end) + 1;
  let best: { year: number; days: number; gap: number } | undefined;
  const fitting: number[] = [];
  let prepared: number | undefined;
  for (let year = first; year <= last; year++) {
    const placed = place(year);
    if (!placed || placed.start > placed.end) continue;
    const days = overlap(placed, period);
    const length = dayNumber(placed.end) - dayNumber(placed.start) + 1;
    const begins = placed.start >= period.start && placed.start <= period.end;
    if (days * 2 > length || (days * 2 === length && begins)) fitting.push(year);
    if (before && overlap(placed, before) > 0 && placed.start >= before.start) prepared = year;
    // Nothing in the period: then in the school year it belongs to, then nearest to it.
    const distance = gap(placed, period) + (schoolYearOf(placed.start) === schoolYearOf(period.start) ? 0 : 400);
    if (!best || days > best.days || (days === best.days && days === 0 && distance < best.gap))
      best = { year, days, gap: distance };
  }
  if (prepared !== undefined) {
    const other = fitting.find((year) => year !== prepared);
    const placed = place(prepared);
    const onlyAugust = placed !== undefined && before !== undefined && placed.end <= before.end;
    return { year: prepared, other: onlyAugust ? other : undefined };
  }
  if (!best) return undefined;
  const chosen = fitting[0] ?? best.year;
  return { year: chosen, other: fitting.find((year) => year !== chosen) };
}
