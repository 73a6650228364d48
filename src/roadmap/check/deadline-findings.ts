/** Findings about one deadline: what its text lacks, and what its days contradict. */
import { dayNumber, isRealDay } from '../../calendar/day';
import type { Deadline } from '../deadline';
import { isDayOff, isPublicHoliday, workingDayOnOrBefore } from '../../calendar/school-year';
import type { CheckContext, RowReading } from './check-plan';
import { printDays, type DeadlineRepairs } from './deadline-repairs';
import { finding, type Finding, type PlanRow } from './plan-row';

export function checkDeadline(
  row: PlanRow,
  reading: RowReading,
  context: CheckContext,
  repairs: DeadlineRepairs,
  above: string | undefined,
): Finding[] {
  const { deadline } = reading;
  if (deadline.kind === 'empty') {
    return row.ownDays ? daysFindings(row, reading, context) : [finding(row, 'deadline-missing', { above })];
  }
  return [
    ...deadline.issues.flatMap((issue) => textFinding(issue, row, deadline, context, repairs)),
    ...daysFindings(row, reading, context),
  ];
}

/** A code that follows from the text, put into words. */
function textFinding(
  issue: string,
  row: PlanRow,
  deadline: Deadline,
  context: CheckContext,
  repairs: DeadlineRepairs,
): Finding[] {
  const { period } = context;
  const found = row.deadline.trim();
  const { start, end } = deadline;
  switch (issue) {
    case 'deadline-unreadable':
      return [finding(row, issue, { found, impossible: impossibleDay(found) })];
    case 'deadline-malformed': {
      const replacement = repairs.mended(row.deadline, deadline, issue);
      return [finding(row, issue, { found, replacement: replacement ?? printDays(deadline) ?? found }, replacement)];
    }
    case 'text-noise': {
      const replacement = repairs.mended(row.deadline, deadline, issue);
      return [finding(row, issue, { column: 'Срок', found, replacement }, replacement)];
    }
    case 'deadline-wrong-year': {
      const replacement = repairs.inPeriod(row.deadline, deadline);
      return [finding(row, issue, { found, year: wrongYear(deadline, context), period, replacement }, replacement)];
    }
    case 'deadline-outside-period': {
      const replacement = deadline.issues.includes('deadline-wrong-year')
        ? repairs.inPeriod(row.deadline, deadline)
        : undefined;
      return [finding(row, issue, { found, start, end, period, replacement }, replacement)];
    }
    case 'deadline-reversed':
      return [finding(row, issue, { found, start: start ?? '', end: end ?? '' })];
    case 'deadline-multiple':
      return [finding(row, issue, { found, parts: partTexts(row.deadline, deadline) })];
    case 'deadline-year-missing': {
      const replacement = repairs.withYear(row.deadline, deadline);
      return [finding(row, issue, { found, replacement }, replacement)];
    }
    case 'deadline-ambiguous':
      return [finding(row, issue, { found, readings: readingsOf(deadline) })];
    case 'deadline-vague':
      return [finding(row, issue, { found, start, end })];
    case 'deadline-uncontrolled':
      return [finding(row, issue, { found })];
    default:
      return [];
  }
}

/** A printed day that no calendar has. */
function impossibleDay(text: string): string | undefined {
  for (const match of text.slice(0, 2000).matchAll(/(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)/g)) {
    const year = Number(match[3]?.length === 2 ? `20${match[3]}` : match[3]);
    if (!isRealDay(year, Number(match[2]), Number(match[1]))) return match[0];
  }
  return undefined;
}

/** The year that the text names and the plan does not hold. */
function wrongYear({ parts, start, end }: Deadline, { period }: CheckContext): number {
  const days = [...(parts ?? []).flatMap((part) => [part.end, part.start]), end, start];
  const outside = days.find((day) => day !== undefined && (day < period.start || day > period.end));
  return Number((outside ?? end ?? start ?? '0000').slice(0, 4));
}

function partTexts(text: string, { parts }: Deadline): string[] {
  return (parts ?? [])
    .map(({ source }) => (source ? text.slice(source.from, source.to) : ''))
    .filter((part) => part.trim() !== '');
}

function readingsOf(deadline: Deadline): string[] {
  const readings = [printDays(deadline), deadline.other && printDays({ kind: deadline.kind, ...deadline.other })];
  return readings.filter((reading) => reading !== undefined);
}

function daysFindings(row: PlanRow, { deadline, end, status }: RowReading, context: CheckContext): Finding[] {
  const found: Finding[] = [];
  if (end === undefined) return found;
  const { approval, today, soonDays, period } = context;
  if (approval !== undefined && end <= approval) {
    found.push(finding(row, 'deadline-before-approval', { found: row.deadline.trim(), end, approval }));
  }
  // The last day of a deadline that must be retyped anyway is not the one that will count.
  const retyped = ['deadline-wrong-year', 'deadline-reversed'].some((issue) => deadline.issues.includes(issue));
  if (deadline.precision === 'day' && isDayOff(end) && (!retyped || row.ownDays)) {
    const reason = isPublicHoliday(end) ? 'праздник' : 'суббота или воскресенье';
    found.push(finding(row, 'deadline-non-working', { day: end, reason, workingDay: workingDayOnOrBefore(end) }));
  }
  // A plan whose whole period has passed is a document of the past, and a day of a wrong year was never due.
  const misdated = deadline.issues.includes('deadline-wrong-year') && !row.ownDays;
  if (status === 'просрочено' && !misdated && today <= period.end)
    found.push(finding(row, 'deadline-overdue', { end, today }));
  if (status === 'скоро' && dayNumber(end) - dayNumber(today) <= soonDays) {
    found.push(finding(row, 'deadline-soon', { end, daysLeft: dayNumber(end) - dayNumber(today) }));
  }
  return found;
}
