/**
 * Reads every row of a plan and says what is wrong with it. Pure: the same rows, period and day give the same answer.
 */
import { remembering } from '../../remembering';
import { cellText } from '../cell-text';
import { parseDeadline, type Deadline } from '../deadline';
import { isRealIsoDay, listOf, PlanError, requirePeriod, textRows } from '../given';
import { findResponsibleIssues } from '../responsible-findings';
import { cleanProse } from '../plan-reading/clean-text';
import type { RepairKind } from '../plan-reading/plan';
import { readParties, type PartyDetails } from '../responsible';
import { agreeDeclinedNames } from '../responsible/declined-names';
import type { Period, Term } from '../../calendar/school-year';
import type { Stage } from '../stage';
import { canonicalStage } from '../stages';
import type { Model } from '../templates/models';
import { REQUIRED_STAGES } from '../templates/required-stages';
import { checkDeadline } from './deadline-findings';
import { DeadlineRepairs } from './deadline-repairs';
import { checkNumbers } from './numbering';
import { finding, type Finding, type PlanRow } from './plan-row';
import { checkSchoolYears } from './school-year-mentions';
import { checkStageOrder } from './stage-order';
import { statusOf, type RowStatus } from './status';

/** Somebody of «Сотрудники». */
export interface StaffMember {
  readonly name: string;
  readonly post: string;
}

export interface CheckContext {
  readonly period: Period;
  /** Terms and holidays of the school. */
  readonly terms: readonly Term[];
  /** ISO day on which the plan was approved. */
  readonly approval?: string;
  /** ISO day. */
  readonly today: string;
  /** How many days ahead a deadline is near. */
  readonly soonDays: number;
  /** The model chosen in the settings: its stages must each have a row. */
  readonly model?: Model;
  /** Empty: nobody is looked up. */
  readonly staff: readonly StaffMember[];
  /** The organisation's name as the settings have it; '' compares the plan with itself. */
  readonly organisation: string;
}

/** What was read from one row. */
export interface RowReading {
  readonly stage: Stage;
  readonly deadline: Deadline;
  /** The days that count: a person's own before those read. ISO. */
  readonly start?: string;
  readonly end?: string;
  readonly status: RowStatus;
  readonly parties: readonly PartyDetails[];
}

export interface PlanCheck {
  /** One for each row, in order. */
  readonly readings: readonly RowReading[];
  readonly findings: readonly Finding[];
}

const noDeadline: Deadline = { kind: 'empty', issues: [] };

const TEXTS = ['number', 'activity', 'deadline', 'responsible', 'result', 'mark'] as const;

/** @throws PlanError when the period or the day is none, or the rows are no rows */
export function checkPlan(given: readonly PlanRow[], asked: CheckContext): PlanCheck {
  const rows = textRows<PlanRow>(given, TEXTS);
  const context = contextOf(asked);
  const readings = readRows(rows, context);
  const dated = rows.map((row, index) => {
    const reading = readings[index];
    const sure = reading && !reading.deadline.issues.includes('deadline-ambiguous');
    return { row, stage: reading?.stage ?? 'Прочее', ...(sure ? { start: reading.start, end: reading.end } : {}) };
  });
  const repairs = new DeadlineRepairs(context.period, context.terms);
  const hasResult = rows.some((row) => row.result.trim() !== '');
  const findings = [
    ...missingStages(readings, rows, context),
    ...checkNumbers(rows),
    ...rows.flatMap((row, index) => {
      const reading = readings[index];
      if (!reading) return [];
      return row.heading
        ? checkSchoolYears(row, context.period)
        : [
            ...checkCells(row, rows[index - 1], hasResult),
            ...checkMarkup(row),
            ...checkDeadline(row, reading, context, repairs, filledAbove(rows[index - 1], 'deadline')),
            ...checkSchoolYears(row, context.period, reading.start ?? reading.end),
          ];
    }),
    ...checkStageOrder(dated, context.period.start),
    ...checkResponsibles(rows, readings, context),
  ];
  return { readings, findings };
}

function contextOf(asked: CheckContext): CheckContext {
  requirePeriod((asked as CheckContext | undefined)?.period);
  if (!isRealIsoDay(asked.today)) throw new PlanError('сегодня', 'день вида 2023-09-01');
  return {
    ...asked,
    terms: listOf(asked.terms),
    staff: listOf(asked.staff),
    organisation: cellText(asked.organisation),
  };
}

/** Stage, days, status and parties of each row, without judging them. */
export function readRows(
  rows: readonly PlanRow[],
  context: Pick<CheckContext, 'period' | 'terms' | 'today' | 'soonDays'>,
): RowReading[] {
  const planStages = rows.filter((row) => row.heading).map((row) => row.stage ?? canonicalStage(row.activity, ''));
  const readDeadline = remembering((text) => parseDeadline(text, context.period, context.terms));
  const readCell = remembering(readParties);
  const parties = agreeDeclinedNames(rows.map((row) => (row.heading ? [] : readCell(row.responsible))));
  let section = '';
  return rows.map((row, index) => {
    if (row.heading) section = row.activity;
    const stage =
      row.stage ??
      (row.heading
        ? canonicalStage(row.activity, '')
        : canonicalStage(section, row.activity, { result: row.result, planStages }));
    const deadline = row.heading ? noDeadline : readDeadline(row.deadline);
    const days = { start: deadline.start, end: deadline.end, ...row.ownDays };
    return {
      stage,
      deadline,
      ...(days.start === undefined ? {} : { start: days.start }),
      ...(days.end === undefined ? {} : { end: days.end }),
      status: statusOf(row, deadline.kind, days, context.period, context.today, context.soonDays),
      parties: parties[index] ?? [],
    };
  });
}

function checkCells(row: PlanRow, above: PlanRow | undefined, hasResult: boolean): Finding[] {
  const found: Finding[] = [];
  if (row.activity.trim() === '') found.push(finding(row, 'activity-missing', {}));
  if (isBlank(row.responsible))
    found.push(finding(row, 'responsible-missing', { above: filledAbove(above, 'responsible') }));
  if (hasResult && isBlank(row.result)) found.push(finding(row, 'result-missing', {}));
  return found;
}

/** Tags and bookmarks of a page or a word processor, left where a plan was pasted as it was. */
function checkMarkup(row: PlanRow): Finding[] {
  const cells = [
    ['Мероприятие', row.activity],
    ['Ответственный', row.responsible],
    ['Результат', row.result],
  ] as const;
  return cells.flatMap(([column, text]) => {
    const removed = new Set<RepairKind>();
    const replacement = cleanProse(text, removed);
    return removed.size === 0 ? [] : [finding(row, 'text-noise', { column, found: text, replacement }, replacement)];
  });
}

/** The cell above: what a blank may stand for. */
function filledAbove(above: PlanRow | undefined, cell: 'deadline' | 'responsible'): string | undefined {
  const text = above && !above.heading ? above[cell].trim() : '';
  return text === '' ? undefined : text;
}

const isBlank = (text: string): boolean => /^[\s\u00a0\-–—_.]*$/.test(text.slice(0, 200)) && text.length <= 200;

function missingStages(readings: readonly RowReading[], rows: readonly PlanRow[], { model }: CheckContext): Finding[] {
  if (model === undefined || rows.length === 0) return [];
  const present = new Set(readings.map(({ stage }) => stage));
  return REQUIRED_STAGES[model]
    .filter((stage) => !present.has(stage))
    .map((stage) => finding({ line: 0, number: '' }, 'stage-missing', { stage, model }));
}

function checkResponsibles(
  rows: readonly PlanRow[],
  readings: readonly RowReading[],
  context: CheckContext,
): Finding[] {
  const asked = rows.flatMap((row, index) =>
    row.heading ? [] : [{ key: String(index), text: row.responsible, parties: [...(readings[index]?.parties ?? [])] }],
  );
  return findResponsibleIssues(asked, context.staff, context.organisation).flatMap((issue) => {
    const row = rows[Number(issue.key)];
    return row ? [finding(row, issue.code, issue.params, issue.repair)] : [];
  });
}
