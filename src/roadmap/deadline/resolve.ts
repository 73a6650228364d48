/** Turns stretches without years into days: lends years along a chain, asks the period for the rest, notes findings. */
import { addDays, yearOf } from '../../calendar/day';
import type { Period } from '../../calendar/school-year';
import { overlap, preparation } from './choose-year';
import type { Atom, DeadlineKind } from './nodes';
import { lendYears, placeAlone, type Placed, placeRange, type Plan } from './place-years';
import type { Stretch } from './stretches';

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

function precisionOf(atom: Atom): Precision {
  switch (atom.selector?.type) {
    case 'day':
    case 'weekday':
      return 'day';
    case 'week':
    case 'first-weeks':
    case 'last-weeks':
      return 'week';
    case 'first-days':
    case 'last-days':
      return 'decade';
    case 'half':
      return atom.base?.type === 'month' ? 'half-month' : 'term';
    case 'decade':
      return 'decade';
    case 'third':
      return atom.base?.type === 'month' && !atom.blankDay ? 'decade' : 'vague';
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

/**
 * Seasons and parts of a term have no days of their own. The beginning and the end of a term have one when something
 * begins or ends there: «до конца учебного года».
 */
function isVague(stretch: Stretch): boolean {
  const told = (atom: Atom, edge: number): boolean => atom.selector?.type === 'third' && atom.selector.n === edge;
  const { left, right, shape } = stretch;
  const leftTold =
    shape === 'until' || shape === 'from' ? told(left, 1) || told(left, 3) : shape === 'range' && told(left, 1);
  if (precisionOf(left) === 'vague' && !leftTold) return true;
  return right !== undefined && precisionOf(right) === 'vague' && !told(right, 3);
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
  const exact = atom.selector?.type === 'day' || atom.selector?.type === 'weekday' || type === 'feast';
  if (exact || inclusive) return { end: days.end };
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
  if (stretch.doubtful || atoms.some((atom) => atom.doubtful || (atom.selector && precisionOf(atom) === 'week')))
    issues.add('deadline-ambiguous');
  if (isVague(stretch)) issues.add('deadline-vague');

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
  const oneDay = start !== undefined && start === end;
  const kinds: Record<Stretch['shape'], DeadlineKind> = {
    span: oneDay ? 'date' : 'range',
    range: oneDay ? 'date' : 'range',
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
  const isPreparation =
    prepared !== undefined &&
    overlap(days, prepared) > 0 &&
    days.end <= prepared.end &&
    days.start.slice(5) >= '06-01' &&
    yearOf(days.start) === yearOf(prepared.start);
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
