/** Gives every atom of a chain its year: the printed one, a neighbour's, or the one the period of the plan asks for. */
import { yearOf } from '../../calendar/day';
import type { Period } from '../../calendar/school-year';
import { chooseYear, overlap } from './choose-year';
import type { Atom, YearRef } from './nodes';
import type { PlanSort } from './place';
import { belongsToSchoolYear, placeAtom, yearInSchoolYear } from './place';
import type { Stretch } from './stretches';
import type { Terms } from './terms';

export interface Plan {
  period: Period;
  sort: PlanSort;
  terms: Terms;
}

export interface Placed {
  days: Period;
  other?: Period;
  /** A year was printed. */
  named: boolean;
}

/** Calendar year, or first year of the school year, that the printed year means for this atom. */
function printedYear(atom: Atom, ref: YearRef, plan: Plan): { year: number; other?: number } | undefined {
  const { base } = atom;
  if (!base) return undefined;
  const bySchoolYear = belongsToSchoolYear(base, plan.sort);
  if (ref.schoolYear !== undefined) {
    if (bySchoolYear || base.type === 'half' || base.type === 'year') return { year: ref.schoolYear };
    if (base.type === 'month') return { year: yearInSchoolYear(base.n, ref.schoolYear) };
    if (base.type === 'season') return { year: base.n === 4 || base.n === 1 ? ref.schoolYear : ref.schoolYear + 1 };
    if (base.type === 'calendar-quarter') return { year: base.n === 4 ? ref.schoolYear : ref.schoolYear + 1 };
    return { year: base.type === 'feast' ? yearInSchoolYear(base.month, ref.schoolYear) : ref.schoolYear };
  }
  const { year } = ref;
  if (year === undefined) return undefined;
  if (base.type === 'term') {
    if (base.family === 'holidays') {
      if (base.n === 1) return nearer(atom, year - 1, year, plan);
      return { year: base.n === 4 ? year : year - 1 };
    }
    const autumn = base.family === 'quarter' ? base.n <= 2 : base.n === 1;
    return { year: autumn ? year : year - 1 };
  }
  if (base.type === 'season' && base.n === 1) return nearer(atom, year - 1, year, plan);
  return { year };
}

/** Of two years the one whose days lie in the period; the other is kept as the second reading when both do. */
function nearer(atom: Atom, first: number, second: number, plan: Plan): { year: number; other?: number } {
  const share = (year: number): number => {
    const days = placeAtom(atom, year, plan.sort, plan.terms);
    return days ? overlap(days, plan.period) : 0;
  };
  return share(second) > share(first)
    ? { year: second }
    : { year: first, other: share(second) > 0 ? second : undefined };
}

/** A half-year of one calendar year («II полугодие 2024 г.») is counted by the calendar. */
function sortFor(atom: Atom, plan: Plan): PlanSort {
  const { base, year } = atom;
  if (year?.schoolYear !== undefined) return 'school';
  return (base?.type === 'half' || base?.type === 'year') && year?.year !== undefined ? 'calendar' : plan.sort;
}

/** Days of one atom, its year printed or chosen. */
export function placeAlone(atom: Atom, plan: Plan): Placed | undefined {
  const sort = sortFor(atom, plan);
  const place = (year: number): Period | undefined => placeAtom(atom, year, sort, plan.terms);
  const printed = atom.year && printedYear(atom, atom.year, { ...plan, sort });
  if (printed) {
    const days = place(printed.year);
    return days && { days, other: printed.other === undefined ? undefined : place(printed.other), named: true };
  }
  if (atom.assumedYear !== undefined) {
    const days = place(atom.assumedYear);
    return days && { days, named: false };
  }
  // A day takes the year of its month, so that 29 February of a common year is no day rather than one of another year.
  const whole: Atom = atom.selector?.type === 'day' ? { ...atom, selector: undefined } : atom;
  const byMonth = chooseYear((year) => placeAtom(whole, year, sort, plan.terms), plan.period);
  const choice = byMonth?.other !== undefined ? (chooseYear(place, plan.period) ?? byMonth) : byMonth;
  const days = choice && place(choice.year + (atom.shift ?? 0));
  if (!days) return undefined;
  const other = choice.other === undefined ? undefined : place(choice.other);
  const calendarEnd = sort === 'school' && atom.base?.type === 'year' ? endOfCalendarYear(atom, plan) : undefined;
  if (calendarEnd) {
    return overlap(days, plan.period) > 0
      ? { days, other: calendarEnd, named: false }
      : { days: calendarEnd, other: days, named: false };
  }
  return { days, other, named: false };
}

/** «Конец года» of a school is May or December; the calendar's reading. */
function endOfCalendarYear(atom: Atom, plan: Plan): Period | undefined {
  const choice = chooseYear((year) => placeAtom(atom, year, 'calendar', plan.terms), plan.period);
  return choice && placeAtom(atom, choice.year, 'calendar', plan.terms);
}

/** Days of both ends of a range; the end is the first one not before the start, unless both name their years. */
export function placeRange(
  left: Atom,
  right: Atom,
  plan: Plan,
): { left: Placed; right: Placed; named: boolean } | undefined {
  // «сентябрь – май 2022-2023»: a school year holds both ends.
  if (!left.year && right.year?.schoolYear !== undefined) left.year = right.year;
  if (left.year && right.year) {
    const [a, b] = [placeAlone(left, plan), placeAlone(right, plan)];
    return a && b && { left: a, right: b, named: true };
  }
  const sameMonth = left.base?.type === 'month' && right.base?.type === 'month' && left.base.n === right.base.n;
  const endFor = (start: Period, year: number): Period | undefined => {
    if (sameMonth) return placeAtom(right, year, plan.sort, plan.terms);
    for (let y = yearOf(start.start) - 1; y <= yearOf(start.start) + 1; y++) {
      const end = placeAtom(right, y, plan.sort, plan.terms);
      if (end && end.end >= start.start) return end;
    }
    return undefined;
  };
  if (left.year) {
    const a = placeAlone(left, plan);
    const b = a && endFor(a.days, yearOf(a.days.start));
    return a && b && { left: a, right: { days: b, named: false }, named: true };
  }
  if (right.year) {
    const b = placeAlone(right, plan);
    if (!b) return undefined;
    const a = startFor(left, b.days, sameMonth, plan);
    return a && { left: { days: a, named: false }, right: b, named: true };
  }
  const whole = (year: number): Period | undefined => {
    const start = placeAtom(left, year, plan.sort, plan.terms);
    const end = start && endFor(start, year);
    if (!start || !end) return undefined;
    return end.end < start.start ? start : { start: start.start, end: end.end };
  };
  const choice = chooseYear(whole, plan.period);
  if (!choice) return undefined;
  const days = placeAtom(left, choice.year, plan.sort, plan.terms);
  const end = days && endFor(days, choice.year);
  const other = choice.other === undefined ? undefined : whole(choice.other);
  return days && end && { left: { days, other, named: false }, right: { days: end, named: false }, named: false };
}

/** The start takes the year of the end, or the year before when it would come after it («декабрь – январь 2024»). */
function startFor(left: Atom, end: Period, sameMonth: boolean, plan: Plan): Period | undefined {
  const year = yearOf(end.end);
  let same: Period | undefined;
  for (const y of [year, year - 1]) {
    const start = placeAtom(left, y, plan.sort, plan.terms);
    if (!start) continue;
    if (start.start <= end.end || sameMonth) {
      const crossing = same !== undefined && overlap(same, plan.period) > 0 && overlap(start, plan.period) === 0;
      return crossing ? same : start;
    }
    same ??= start;
  }
  return same;
}

/** Lends years along a chain: an atom without one takes it from the next that has one, else from the last before. */
export function lendYears(stretches: Stretch[], plan: Plan): void {
  for (let k = stretches.length - 2; k >= 0; k--) {
    const [stretch, next] = [stretches[k], stretches[k + 1]];
    const ref = next?.left.year ?? next?.right?.year;
    if (!stretch || !next || !ref || stretch.connector === 'open') continue;
    const tail = stretch.right ?? stretch.left;
    if (tail.year ?? stretch.left.year) continue;
    if (ref.schoolYear !== undefined) {
      tail.year = ref;
      continue;
    }
    const following = placeAlone(next.left.year ? next.left : (next.right ?? next.left), plan);
    const start = following && startFor(tail, following.days, false, plan);
    if (start && tail.base && ref.year !== undefined)
      tail.year = { year: tail.base.type === 'season' ? ref.year : yearOf(start.start) };
  }
  for (let k = 1; k < stretches.length; k++) {
    const [stretch, before] = [stretches[k], stretches[k - 1]];
    const ref = before?.right?.year ?? before?.left.year;
    if (stretch && before && !ref) keepSummerTogether(before, stretch, plan);
    if (!stretch || !before || !ref || stretch.left.year || stretch.right?.year) continue;
    if (ref.schoolYear !== undefined) {
      stretch.left.year = ref;
      continue;
    }
    const last = placeAlone(before.right?.year ? before.right : before.left, plan);
    if (!last || stretch.left.base?.type !== 'month') continue;
    for (let year = yearOf(last.days.start); year <= yearOf(last.days.start) + 1; year++) {
      const days = placeAtom(stretch.left, year, plan.sort, plan.terms);
      if (days && days.end >= last.days.start) {
        stretch.left.year = { year };
        break;
      }
    }
  }
}

/** «июнь, июль, август»: the August after summer months is of their year, not the one before the plan. */
function keepSummerTogether(before: Stretch, stretch: Stretch, plan: Plan): void {
  const { left } = stretch;
  const summer = before.left.base;
  if (left.base?.type !== 'month' || left.base.n !== 8 || left.year || stretch.right) return;
  if (summer?.type !== 'month' || (summer.n !== 6 && summer.n !== 7)) return;
  const days = placeAlone(before.left, plan);
  if (days) left.assumedYear = yearOf(days.days.start);
}
