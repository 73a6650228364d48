/**
 * «Проверить сроки и ответственных»: reads the plan, fills the add-on's own columns, writes «Проверка» and «Поручения».
 * Decisions of the last check are kept, and those that say «исправить» are carried out first.
 */
import type { Command } from '../command';
import { refusal } from '../refusal';
import { today } from '../platform/clock';
import { checkPlan as check, type CheckContext, type PlanCheck } from '../roadmap/check/check-plan';
import type { Finding } from '../roadmap/check/plan-row';
import { parseDeadline } from '../roadmap/deadline';
import { deadlineKindWords } from '../roadmap/deadline-words';
import { readAboveTable } from '../roadmap/plan-reading/above-table';
import { schoolYearOf } from '../calendar/school-year';
import { shownAs, type CellInput } from '../workbook/cell';
import type { Edition } from '../workbook/edition';
import { recallRows } from '../workbook/memory';
import { headingKind } from '../workbook/roadmap-sheet';
import { assignmentsSheet, findingsSheet, roadmapSheet } from '../workbook/schema';
import { Settings } from '../workbook/settings';
import type { Table, TableRow, Workbook } from '../workbook/workbook';
import { checkEvidence } from './check-evidence';
import { findingRows, inOrder, memoryOf, readDecisions, type Decisions } from './findings-table';
import { ownColumns, ownText, strayOwnCells } from './own-cells';
import { periodOf } from './plan-period-of';
import { isBlank, planRowsOf, shownDay, type SheetPlanRow } from './plan-rows';
import { readStaff, type StaffMember } from './staff';
import { termsOf } from './terms-of';

/** How often a repaired plan is checked again: a repair can bring another repair of the same cell to light. */
const repairRounds = 5;

export const checkPlan: Command = {
  title: 'Проверить сроки и ответственных',
  run: (workbook, edition) => {
    const given = givenTo(workbook);
    const old = workbook.read(findingsSheet);
    // The plan is read last, so that as little time as can be lies between reading and writing it.
    const table = workbook.require(roadmapSheet);
    requireOwnColumns(table);
    const memory = old || hasDays(table) ? recallRows(workbook) : [];
    const shownRows = planRowsOf(workbook, table, memory);
    if (shownRows.length === 0) throw refusal('plan-without-rows', table.name);
    const { context, periodNote } = contextOf(given, table, shownRows);
    const typedRows = withoutReadDays(shownRows, context);
    const decisions = readDecisions(old, memory, typedRows);
    const { rows, result, repaired } = carryOutRepairs(typedRows, decisions, context);
    const evidence = checkEvidence(workbook, rows, result.readings, context.today);
    const findings = inOrder([...result.findings, ...evidence.findings]);
    const place = placeAfter(workbook, table);
    // Own cells that come to stand beside another row are put right by the next check; a repair is in a person's cell.
    workbook.confirm(table, repaired > 0 ? 0 : undefined);
    writeRepairs(edition, table, typedRows, rows);
    const own = ownColumnValues(table, rows, result, strayOwnCells(memory));
    edition.patch(table, own, rows.length);
    edition.rewriteAll(
      [
        { schema: assignmentsSheet, rows: assignmentRows(rows, result), place: old ? place + 1 : place },
        // The last one, put in before the other: it is the one to read.
        { schema: findingsSheet, rows: findingRows(findings, decisions), place },
      ],
      table,
    );
    edition.highlight(table, highlightsOf(findings, rows, decisions));
    const written = (at: number): string => ownText(own.map(({ values }) => shownAs(values[at] ?? null)));
    edition.finish(rows.map((row, index) => memoryOf(row, ...readDays(result, index), written(row.at))));
    return [...report(rows, findings, decisions, repaired, periodNote), ...(evidence.note ? [evidence.note] : [])];
  },
};

/** The plan as a check would read it now, nothing written. @throws Refusal `sheet-missing`, `column-missing`, `plan-without-rows` */
export function readPlanNow(workbook: Workbook): { rows: readonly SheetPlanRow[]; readings: PlanCheck['readings'] } {
  const table = workbook.require(roadmapSheet);
  const shownRows = planRowsOf(workbook, table, recallRows(workbook));
  if (shownRows.length === 0) throw refusal('plan-without-rows', table.name);
  const { context } = contextOf(givenTo(workbook), table, shownRows);
  const rows = withoutReadDays(shownRows, context);
  return { rows, readings: check(rows, context).readings };
}

/**
 * Days that the text itself says are nobody's own. A check that was broken off has written them and had no time to
 * remember that it did.
 */
function withoutReadDays(rows: readonly SheetPlanRow[], { period, terms }: CheckContext): SheetPlanRow[] {
  return rows.map((row) => {
    const { ownDays, ...rest } = row;
    if (!ownDays) return row;
    const read = parseDeadline(row.deadline, period, terms);
    return ownDays.start === read.start && ownDays.end === read.end ? rest : row;
  });
}

function requireOwnColumns(table: Table): void {
  const absent = ownColumns.find((title) => !table.columns.has(title));
  const headers = (table.texts[table.headerLine - 1] ?? []).filter((header) => header.trim() !== '');
  if (absent) throw refusal('column-missing', table.name, absent, headers);
}

/** What a check goes by beside the plan. */
interface Given {
  readonly settings: Settings;
  readonly staff: readonly StaffMember[];
  /** Today, ISO. */
  readonly day: string;
}

function givenTo(workbook: Workbook): Given {
  const settings = Settings.read(workbook);
  return { settings, staff: readStaff(workbook, settings), day: today(workbook.spreadsheet) };
}

/** Whether there is anything on the plan that a check could have read or a person typed. */
function hasDays(table: Table): boolean {
  return table.rows.some((row) => row.text('Начало').trim() !== '' || row.text('Окончание').trim() !== '');
}

/** Period, approval and the rest, from the settings or, where they are silent, from the plan itself. */
function contextOf(
  { settings, staff, day }: Given,
  table: Table,
  rows: readonly SheetPlanRow[],
): { context: CheckContext; periodNote: string } {
  const head = readAboveTable({ texts: table.texts, merges: [] }, table.headerLine - 1);
  const { period, note } = periodOf(settings, head, rows, day);
  const approval = settings.day('Дата утверждения') ?? head.approvedOn;
  return {
    context: {
      period,
      terms: termsOf(settings, schoolYearOf(period.start)),
      ...(approval === undefined ? {} : { approval }),
      today: day,
      soonDays: settings.soonDays(),
      ...(settings.text('Модель') === '' ? {} : { model: settings.model() }),
      staff,
      organisation: settings.text('Краткое название') || settings.text('Организация'),
    },
    periodNote: note,
  };
}

const cellOfColumn = {
  '№ п/п': 'number',
  Мероприятие: 'activity',
  Срок: 'deadline',
  Ответственный: 'responsible',
  Результат: 'result',
} as const;
type RepairedColumn = keyof typeof cellOfColumn;

/** Checks the plan with the repairs that the curator asked for: one in a cell at a time, each time read anew. */
function carryOutRepairs(
  typed: readonly SheetPlanRow[],
  decisions: Decisions,
  context: CheckContext,
): { rows: SheetPlanRow[]; result: PlanCheck; repaired: number } {
  const rows = [...typed];
  const indexOfLine = new Map(rows.map(({ line }, index) => [line, index]));
  const wantedKey = ({ line, code }: Finding): string => `${line}\n${code}`;
  let result = check(rows, context);
  const wanted = new Set(
    result.findings
      .filter((found) => found.repair && decisions.of(found)?.decision === 'исправить')
      .map((found) => wantedKey(found)),
  );
  let repaired = 0;
  for (let round = 0; round < repairRounds && wanted.size > 0; round++) {
    const touched = new Set<string>();
    for (const found of result.findings) {
      const { line, repair } = found;
      const cell = `${line}\n${repair?.column ?? ''}`;
      if (!repair || !(repair.column in cellOfColumn) || touched.has(cell) || !wanted.delete(wantedKey(found)))
        continue;
      const at = indexOfLine.get(line) ?? -1;
      const row = rows[at];
      if (!row) continue;
      rows[at] = { ...row, [cellOfColumn[repair.column as RepairedColumn]]: repair.text };
      touched.add(cell);
      repaired++;
    }
    if (touched.size === 0) break;
    result = check(rows, context);
  }
  return { rows, result, repaired };
}

/** Writes only the cells that a repair has changed: the rest of the row is a person's and stays. */
function writeRepairs(
  edition: Edition,
  table: Table,
  before: readonly SheetPlanRow[],
  after: readonly SheetPlanRow[],
): void {
  for (const [column, cell] of Object.entries(cellOfColumn)) {
    after.forEach((row, index) => {
      if (row[cell] !== before[index]?.[cell]) edition.replaceCell(table, row.line, column, row[cell]);
    });
  }
}

function ownColumnValues(
  table: Table,
  rows: readonly SheetPlanRow[],
  { readings }: PlanCheck,
  isStray: (row: TableRow) => boolean,
): { title: string; values: CellInput[] }[] {
  const stray = table.rows.map((row) => isBlank(row) && isStray(row));
  const keep = (title: string): CellInput[] =>
    table.rows.map((row, at) => (stray[at] ? null : row.text(title) || null));
  const columns = ownColumns.map((title) => ({ title, values: keep(title) }));
  const [stage, kind, start, end, status] = columns;
  rows.forEach((row, index) => {
    const reading = readings[index];
    if (!reading || !stage || !kind || !start || !end || !status) return;
    stage.values[row.at] = reading.stage;
    kind.values[row.at] = row.heading ? headingKind : deadlineKindWords[reading.deadline.kind];
    start.values[row.at] = reading.start === undefined ? null : { day: reading.start };
    end.values[row.at] = reading.end === undefined ? null : { day: reading.end };
    status.values[row.at] = reading.status || null;
  });
  return columns;
}

/** The days read from the text, as they are shown: what a person has not touched. */
function readDays({ readings }: PlanCheck, index: number): [start: string, end: string] {
  const deadline = readings[index]?.deadline;
  return [shownDay(deadline?.start), shownDay(deadline?.end)];
}

function assignmentRows(rows: readonly SheetPlanRow[], { readings }: PlanCheck): CellInput[][] {
  return rows.flatMap((row, index) => {
    const reading = readings[index];
    if (row.heading || !reading) return [];
    const days: CellInput[] = [reading.start, reading.end].map((day) => (day === undefined ? null : { day }));
    return reading.parties.map(({ role, name }) => [
      row.number || null,
      row.activity || null,
      role || null,
      name || null,
      ...days,
      reading.status || null,
    ]);
  });
}

function highlightsOf(
  findings: readonly Finding[],
  rows: readonly SheetPlanRow[],
  decisions: Decisions,
): Parameters<Edition['highlight']>[1] {
  const open = findings.filter((found) => found.line > 0 && decisions.of(found)?.decision !== 'принять');
  const notes = new Map<number, string>();
  for (const { line, ownDays } of rows) {
    if (ownDays)
      notes.set(
        line,
        'Даты в столбцах «Начало» и «Окончание» введены вручную и сохранены. Чтобы срок читался из текста, очистите обе ячейки.',
      );
  }
  for (const { line, severity, message, proposal } of open) {
    const note = `${severity.toUpperCase()}: ${message}${proposal === '' ? '' : `\n${proposal}`}`;
    notes.set(line, [notes.get(line), note].filter(Boolean).join('\n\n'));
  }
  return { cells: open.map(({ line, column, severity }) => ({ line, column, severity })), notes };
}

/** «Проверка» and «Поручения» stand right after the plan. */
function placeAfter(workbook: Workbook, table: Table): number {
  const at = workbook.sheetNames().indexOf(table.name);
  return at + 1;
}

function report(
  rows: readonly SheetPlanRow[],
  findings: readonly Finding[],
  decisions: Decisions,
  repaired: number,
  periodNote: string,
): string[] {
  const activities = rows.filter(({ heading }) => !heading).length;
  const accepted = findings.filter((found) => decisions.of(found)?.decision === 'принять').length;
  const count = (severity: Finding['severity']): number =>
    findings.filter((found) => found.severity === severity).length;
  return [
    `Проверено мероприятий: ${activities}. Ошибок: ${count('ошибка')}, предупреждений: ${count('предупреждение')}, сведений: ${count('сведения')}.`,
    periodNote,
    ...(repaired === 0 ? [] : [`Исправлено по вашему решению: ${repaired}.`]),
    ...(accepted === 0 ? [] : [`Принято без исправления: ${accepted}.`]),
  ];
}
