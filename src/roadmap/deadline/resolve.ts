/** Turns stretches without years into days: lends years along a chain, asks the period for the rest, notes findings. */
import { addDays, yearOf } from '../day';
import type { Period } from '../school-year';
import { chooseYear, overlap, preparation } from './choose-year';
import type { Atom, DeadlineKind, YearRef } from './nodes';
import type { PlanSort } from './place';
import { belongsToSchoolYear, placeAtom, yearInSchoolYear } from './place';
import type { Stretch } from './stretches';
import type { Terms } from './terms';

/** How exactly the days are told. */
export type Precision = 'day' | 'week' | 'decade' | 'half-month' | 'month' | 'term' | 'year' | 'vague';

/** One dated deadline, with what is to be said about it. */
export interface Dated {
  kind: DeadlineKind;
  start?: string;
  end?: string;
  precision: Precision;
  hasYear: boolean;
  issues: string[];
  /** The second reading of an ambiguous text. */
  other?: { start?: string; end?: string };
  /** A span of whole months, weeks and the like that may be joined with its neighbour. */
  plain: boolean;
  connector: Stretch['connector'];
}

export interface Plan {
  period: Period;
  sort: PlanSort;
  terms: Terms;
}

interface Placed {
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
function placeAlone(atom: Atom, plan: Plan): Placed | undefined {
  const sort = sortFor(atom, plan);
  const place = (year: number): Period | undefined => placeAtom(atom, year, sort, plan.terms);
  const printed = atom.year && printedYear(atom, atom.year, { ...plan, sort });
  if (printed) {
    const days = place(printed.year);
    return days && { days, other: printed.other === undefined ? undefined : place(printed.other), named: true };
  }
  // A day takes the year of its month, so that 29 February of a common year is no day rather than one of another year.
  const whole: Atom = atom.selector?.type === 'day' ? { ...atom, selector: undefined } : atom;
  const byMonth = chooseYear((year) => placeAtom(whole, year, sort, plan.terms), plan.period);
  const choice = byMonth?.other !== undefined ? (chooseYear(place, plan.period) ?? byMonth) : byMonth;
  const days = choice && place(choice.year);
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
function placeRange(left: Atom, right: Atom, plan: Plan): { left: Placed; right: Placed; named: boolean } | undefined {
  const named = left.year !== undefined || right.year !== undefined;
  if (left.year && right.year) {
    const [a, b] = [placeAlone(left, plan), placeAlone(right, plan)];
    return a && b && { left: a, right: b, named };
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
    const a = b && startFor(left, b.days, sameMonth, plan);
    return a && b && { left: { days: a, named: false }, right: b, named };
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
  return days && end && { left: { days, other, named: false }, right: { days: end, named: false }, named };
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
function lendYears(stretches: Stretch[], plan: Plan): void {
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

function precisionOf(atom: Atom): Precision {
  switch (atom.selector?.type) {
    case 'day':
    case 'weekday':
      return 'day';
    case 'week':
      return 'week';
    case 'half':
      return atom.base?.type === 'month' ? 'half-month' : 'term';
    case 'decade':
      return 'decade';
    case 'third':
      return atom.base?.type === 'month' ? 'decade' : 'vague';
    case undefined:
      break;
  }
  switch (atom.base?.type) {
    case 'feast':
      return 'day';
    case 'month':
      return atom.blankDay ? 'vague' : 'month';
    case 'season':
      return 'vague';
    case 'year':
    case 'school-year':
      return 'year';
    default:
      return 'term';
  }
}

/** The last day meant by «до …», and the other reading when the words leave it open. */
function lastDay(placed: Placed, atom: Atom, stretch: Stretch): { end: string; other?: string } {
  const { days } = placed;
  const { preposition, inclusive } = stretch;
  const strict = preposition === 'until' || preposition === 'by' || preposition === 'before';
  if (!strict) return { end: days.end };
  if (atom.selector?.type === 'third') {
    if (atom.selector.n === 1) return { end: preposition === 'by' ? days.start : addDays(days.start, -1) };
    return { end: atom.selector.n === 2 ? addDays(days.start, 4) : days.end };
  }
  const dayBefore = addDays(days.start, -1);
  if (preposition === 'before') return { end: dayBefore };
  const type = atom.base?.type;
  if (atom.base?.type === 'term' && atom.base.family === 'holidays') return { end: dayBefore };
  if (atom.selector || type === 'feast' || inclusive) return { end: days.end };
  if (type === 'school-year') return { end: dayBefore };
  if (type === 'season') return { end: dayBefore, other: days.end };
  return { end: days.end, other: dayBefore };
}

function firstDay(placed: Placed, atom: Atom, stretch: Stretch): string {
  if (stretch.preposition === 'after' && stretch.shape === 'from') return addDays(placed.days.end, 1);
  const middle = atom.selector?.type === 'third' && atom.selector.n === 2;
  return middle && stretch.shape === 'from' ? addDays(placed.days.start, 4) : placed.days.start;
}

function unreadable(stretch: Stretch): Dated {
  return {
    kind: 'unreadable',
    precision: 'vague',
    hasYear: false,
    issues: ['deadline-unreadable'],
    plain: false,
    connector: stretch.connector,
  };
}

/** The days of every stretch of a chain. */
export function resolveStretches(stretches: Stretch[], plan: Plan): Dated[] {
  lendYears(stretches, plan);
  return stretches.map((stretch) => resolveStretch(stretch, plan));
}

function resolveStretch(stretch: Stretch, plan: Plan): Dated {
  const { left, right } = stretch;
  const issues = new Set<string>();
  const atoms = right ? [left, right] : [left];
  if (stretch.malformed || atoms.some((atom) => atom.malformed)) issues.add('deadline-malformed');
  if (stretch.doubtful || atoms.some((atom) => atom.selector?.type === 'week')) issues.add('deadline-ambiguous');
  if (atoms.some((atom) => precisionOf(atom) === 'vague')) issues.add('deadline-vague');

  let placed: Placed | undefined;
  let start: string | undefined;
  let end: string | undefined;
  let other: { start?: string; end?: string } | undefined;
  if (stretch.shape === 'range' && right) {
    const both = placeRange(left, right, plan);
    if (!both) return unreadable(stretch);
    placed = { ...both.left, named: both.named };
    start = both.left.days.start;
    const last = lastDay(both.right, right, stretch);
    end = last.end;
    if (both.left.other) other = both.left.other;
    if (last.other !== undefined) other = { start, end: last.other };
    if (end < start) issues.add('deadline-reversed');
  } else {
    placed = placeAlone(left, plan);
    if (!placed) return unreadable(stretch);
    if (stretch.shape === 'until') {
      const last = lastDay(placed, left, stretch);
      end = last.end;
      if (last.other !== undefined) other = { end: last.other };
      else if (placed.other) other = { end: lastDay({ ...placed, days: placed.other }, left, stretch).end };
    } else if (stretch.shape === 'from') {
      start = firstDay(placed, left, stretch);
      if (placed.other) other = { start: firstDay({ ...placed, days: placed.other }, left, stretch) };
    } else {
      start = placed.days.start;
      end = placed.days.end;
      other = placed.other;
    }
  }
  if (other) issues.add('deadline-ambiguous');
  if (!placed.named && atoms.some((atom) => needsYear(atom))) issues.add('deadline-year-missing');
  if (atoms.some((atom) => atom.base?.type === 'year' && atom.selector && !atom.year)) issues.add('deadline-ambiguous');
  for (const issue of periodFindings(start, end, atoms, plan)) issues.add(issue);

  const precision = precisionOf(right ?? left);
  const oneDay = stretch.shape === 'span' && start === end;
  const kinds: Record<Stretch['shape'], DeadlineKind> = {
    span: oneDay ? 'date' : 'range',
    range: 'range',
    until: 'deadline',
    from: 'from',
  };
  return {
    kind: kinds[stretch.shape],
    start,
    end,
    precision,
    hasYear: placed.named,
    issues: [...issues],
    other,
    plain: stretch.shape === 'span' || stretch.shape === 'range',
    connector: stretch.connector,
  };
}

/** Terms lie in the plan's school year by themselves; months and feasts do not. */
function needsYear(atom: Atom): boolean {
  const type = atom.base?.type;
  return type === 'month' || type === 'season' || type === 'feast' || type === 'calendar-quarter' || type === 'year';
}

/** Findings about the period; see workbook.md. */
export function periodFindings(
  start: string | undefined,
  end: string | undefined,
  atoms: readonly Atom[],
  plan: Plan,
): string[] {
  const { period } = plan;
  const days = { start: start ?? end ?? period.start, end: end ?? start ?? period.end };
  if (days.end < days.start) days.end = days.start;
  const outside = overlap(days, period) === 0 || (start !== undefined && start < period.start);
  const issues: string[] = [];
  const years = [yearOf(period.start), yearOf(period.end)] as const;
  const strange = atoms.some((atom) => {
    const from = atom.year?.year ?? atom.year?.schoolYear;
    if (from === undefined) return false;
    const to = atom.year?.lastYear ?? (atom.year?.schoolYear !== undefined ? from + 1 : from);
    return to < years[0] || from > years[1];
  });
  const prepared = preparation(period);
  const isPreparation = prepared !== undefined && overlap(days, prepared) > 0 && days.end <= prepared.end;
  if (
    strange ||
    (outside &&
      overlap(days, period) === 0 &&
      !isPreparation &&
      atoms.some((atom) => atom.year) &&
      fitsInAnotherYear(days, period))
  ) {
    issues.push('deadline-wrong-year');
  }
  if (outside) issues.push('deadline-outside-period');
  return issues;
}

function fitsInAnotherYear(days: Period, period: Period): boolean {
  for (let shift = -3; shift <= 3; shift++) {
    const move = (day: string): string => `${String(yearOf(day) + shift).padStart(4, '0')}${day.slice(4)}`;
    if (shift !== 0 && overlap({ start: move(days.start), end: move(days.end) }, period) > 0) return true;
  }
  return false;
}
