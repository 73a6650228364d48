/** The rows of «Дорожная карта» as the checker wants them: merged cells filled, headings known, a person's own days kept apart. */
import { hashText, type RowMemory } from '../workbook/memory';
import { printDay, readDay } from '../workbook/cell';
import { headingKind } from '../workbook/roadmap-sheet';
import type { GridRect, Table, TableRow, Workbook } from '../workbook/workbook';
import type { PlanRow } from '../roadmap/check/plan-row';
import { readNumber } from '../roadmap/check/numbering';
import type { DraftRow } from '../roadmap/plan-draft';
import { STAGES, type Stage } from '../roadmap/stage';
import { withOwnCells } from './own-cells';

/** One row of the sheet that belongs to the plan, with its place among the table's rows. */
export interface SheetPlanRow extends PlanRow {
  /** Index among `table.rows`. */
  readonly at: number;
}

const officialColumns = ['№ п/п', 'Мероприятие', 'Срок', 'Ответственный', 'Результат'] as const;

/** Whether the row holds no text of a plan. */
export const isBlank = (row: TableRow): boolean => officialColumns.every((title) => row.text(title).trim() === '');

/** Reads the plan's rows; asks the sheet for its merged cells only when a blank could be part of one. */
export function planRowsOf(workbook: Workbook, table: Table, memory: readonly RowMemory[]): SheetPlanRow[] {
  const rows = withOwnCells(table.rows, memory)
    .map((entry, at) => ({ ...entry, at }))
    .filter(({ row }) => !isBlank(row));
  const body = withoutFooter(rows);
  const headings = new Set(body.filter(({ row }, index) => isHeading(row, body[index + 1]?.row)).map(({ at }) => at));
  const blank = body.some(
    ({ row, at }) => !headings.has(at) && (row.text('Срок').trim() === '' || row.text('Ответственный').trim() === ''),
  );
  const merged = blank ? mergedTexts(table, workbook.merges(table.sheet)) : new Map<string, string>();
  return body.map(({ row, at, known }) => {
    const shown = (title: string): string => {
      const text = row.text(title);
      return text.trim() === '' ? (merged.get(`${title}\n${row.line}`) ?? text) : text;
    };
    const typedStage = STAGES.find((stage) => stage === row.text('Этап').trim());
    return {
      at,
      line: row.line,
      number: row.text('№ п/п'),
      activity: row.text('Мероприятие'),
      deadline: shown('Срок'),
      responsible: shown('Ответственный'),
      result: shown('Результат'),
      heading: headings.has(at),
      ...(typedStage ? { stage: typedStage satisfies Stage } : {}),
      mark: row.text('Отметка о выполнении'),
      ...ownDays(row, known),
    };
  });
}

/** The same rows as a draft of a new plan; a heading keeps its stage, the rest what the sheet shows. */
export function draftsOf(table: Table, rows: readonly SheetPlanRow[]): DraftRow[] {
  return rows.map((row) => ({
    number: row.number,
    activity: row.activity,
    deadline: row.deadline,
    responsible: row.responsible,
    result: row.result,
    stage: row.stage ?? 'Прочее',
    heading: row.heading,
    mark: row.mark,
    document: table.rows[row.at]?.text('Документ') ?? '',
  }));
}

/** Hash by which a finding of the row is known to be about the same content. */
export function rowPrint(row: PlanRow): number {
  return hashText([row.number, row.activity, row.deadline, row.responsible, row.result, row.mark].join('\u0001'));
}

/** What stands below the table after an empty line, without a number, a deadline and a person, is a signature. */
function withoutFooter<Entry extends { readonly row: TableRow; readonly at: number }>(rows: Entry[]): Entry[] {
  let end = rows.length;
  while (end > 0) {
    const entry = rows[end - 1];
    const before = rows[end - 2];
    if (!entry) break;
    const bare = ['№ п/п', 'Срок', 'Ответственный'].every((title) => entry.row.text(title).trim() === '');
    if (!bare) break;
    const afterGap = before !== undefined && entry.at > before.at + 1;
    end--;
    if (afterGap) return rows.slice(0, end);
  }
  return rows;
}

/** The sheet says it, or the row has only a number and a text and its children follow. */
function isHeading(row: TableRow, next: TableRow | undefined): boolean {
  if (row.text('Вид срока').trim() === headingKind) {
    return row.text('Срок').trim() === '';
  }
  if (['Срок', 'Ответственный', 'Результат'].some((title) => row.text(title).trim() !== '')) return false;
  const own = readNumber(row.text('№ п/п'))?.parts;
  const child = readNumber(next?.text('№ п/п') ?? '')?.parts;
  return (
    own !== undefined &&
    child !== undefined &&
    child.length > own.length &&
    own.every((part, index) => child[index] === part)
  );
}

/** «column\nline» -> the text of the merged area that covers the cell. */
function mergedTexts(table: Table, merges: readonly GridRect[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const title of officialColumns) {
    const place = table.columns.get(title);
    if (place === undefined) continue;
    for (const area of merges) {
      if (area.top === area.bottom || area.left > place - 1 || area.right < place - 1) continue;
      const text = table.texts[area.top]?.[area.left] ?? '';
      for (let line = area.top; line <= area.bottom; line++) texts.set(`${title}\n${line + 1}`, text);
    }
  }
  return texts;
}

/**
 * Days in «Начало» and «Окончание» that the last check did not put there. Both emptied means: read them again. Without
 * a memory of the row what stands there is a person's, unless the check itself would read the same.
 */
function ownDays(row: TableRow, known: RowMemory | undefined): Pick<PlanRow, 'ownDays'> {
  const [start, end] = [row.text('Начало').trim(), row.text('Окончание').trim()];
  if ((start === '' && end === '') || (known?.start === start && known.end === end)) return {};
  const own = { start: readDay(start)?.day, end: readDay(end)?.day };
  if (own.start === undefined && own.end === undefined) return {};
  return {
    ownDays: {
      ...(own.start === undefined ? {} : { start: own.start }),
      ...(own.end === undefined ? {} : { end: own.end }),
    },
  };
}

/** dd.mm.yyyy, or '' */
export function shownDay(day: string | undefined): string {
  return day === undefined ? '' : printDay({ day });
}
