// Reads any plan that was pasted or loaded into a sheet: finds its table, cuts it into records, joins what was torn
// apart, tells headings from activities, and reads the page above.
import { isTitleStart, readAboveTable } from './above-table';
import { joinBrokenRows } from './broken-rows';
import { cleanProse, isBlank, oneLine } from './clean-text';
import { headerAt, isForeignHeader } from './header';
import type { TableHeader } from './header';
import { isEndOfPage, isHeadingText } from './heading-text';
import { classify } from './headings';
import { mergedCells } from './merged-cells';
import type { MergedCells } from './merged-cells';
import { headerOnOwnLines, rowsOnOwnLines } from './own-line-cells';
import type { PlanColumn, PlanGrid, PlanReading, PlanRefusal, PlanRepair, RepairKind, UnplacedText } from './plan';
import { recordReader } from './records';
import type { PlanRecord } from './records';
import { rowNumber } from './row-number';

export type { PlanGrid, PlanReading, PlanRefusal, PlanRow, PlanRowKind, PlanRepair, UnplacedText } from './plan';

/** The table of a plan as records, before headings are told from activities. */
interface TableReading {
  readonly headerLine: number;
  readonly columns: readonly PlanColumn[];
  readonly records: PlanRecord[];
  readonly unplaced: UnplacedText[];
  readonly repairs: PlanRepair[];
}

/** Tells a refusal from a reading. */
export function isPlanRefusal(result: PlanReading | PlanRefusal): result is PlanRefusal {
  return 'code' in result;
}

/**
 * Reads a plan. Never throws: what cannot be read as a row stands in `unplaced`, and a grid without a plan is refused.
 * The time grows with the number of cells and characters alone.
 */
export function readPlan(grid: PlanGrid): PlanReading | PlanRefusal {
  const lines = grid.texts.length;
  if (grid.texts.every((texts) => texts.every(isBlank))) return { code: 'sheet-empty', facts: { lines } };
  const merged = mergedCells(grid);
  const table = readTable(grid, merged, 'strict') ?? readCellsOnOwnLines(grid) ?? readTable(grid, merged, 'lenient');
  if (!table) return { code: 'header-missing', facts: { lines } };

  const { columns, headerLine } = table;
  const repairs = [...table.repairs];
  const hasResult = columns.some((column) => column.role === 'result');
  const joined = joinBrokenRows(table.records, repairs);
  const { inside, outside } = cutEndOfPage(joined);
  const unplaced = [...table.unplaced, ...outside, ...placeOtherColumns(inside, hasResult)];
  const rows = classify(inside, repairs);
  if (rows.every((row) => row.kind !== 'activity')) return { code: 'plan-without-rows', facts: { lines } };
  return {
    ...readAboveTable(grid, headerLine),
    headerLine,
    columns,
    hasResult,
    rows,
    unplaced: unplaced.sort((first, second) => first.line - second.line),
    repairs: repairs.sort((first, second) => first.line - second.line),
  };
}

/** One row a line, below one header or several. */
function readTable(grid: PlanGrid, merged: MergedCells, how: 'strict' | 'lenient'): TableReading | undefined {
  const first = firstHeader(grid, merged, how);
  if (!first) return undefined;
  const records: PlanRecord[] = [];
  const unplaced: UnplacedText[] = [];
  const repairs: PlanRepair[] = [];
  let columns = first.columns;
  let reader = recordReader(grid, merged, columns, first.lastLine + 1);
  let isPlan = true;
  let afterBlank = false;
  if (first.lastLine > first.line) repairs.push({ line: first.line, what: 'header-of-two-rows' });

  for (let line = first.lastLine + 1; line < grid.texts.length; line++) {
    const texts = grid.texts[line] ?? [];
    const again = headerAt(grid, merged, line, 'strict');
    if (again) {
      setAsideBeforeHeader(records, unplaced);
      if (!sameColumns(columns, again.columns)) columns = joinColumns(columns, again.columns);
      reader = recordReader(grid, merged, again.columns, again.lastLine + 1);
      repairs.push({ line, what: 'header-repeated' });
      line = again.lastLine;
      isPlan = true;
      afterBlank = false;
    } else if (isColumnNumbers(texts)) {
      repairs.push({ line, what: 'column-numbers-dropped' });
    } else {
      if (isPlan && isForeignHeader(texts)) isPlan = false;
      const found = new Set<RepairKind>();
      const record = isPlan ? reader.read(line, afterBlank, found) : undefined;
      if (record) {
        records.push(record);
        for (const what of found) repairs.push({ line, what });
      } else if (!texts.every(isBlank)) {
        unplaced.push({ line, text: lineText(texts) });
      }
      afterBlank = texts.every(isBlank);
    }
  }
  const above = headingAboveHeader(grid, first.line);
  return { headerLine: first.line, columns, records: above ? [above, ...records] : records, unplaced, repairs };
}

function firstHeader(grid: PlanGrid, merged: MergedCells, how: 'strict' | 'lenient'): TableHeader | undefined {
  for (let line = 0; line < grid.texts.length; line++) {
    const header = headerAt(grid, merged, line, how);
    if (header) return header;
  }
  return undefined;
}

/** Each cell on a line of its own. */
function readCellsOnOwnLines(grid: PlanGrid): TableReading | undefined {
  for (let line = 0; line < grid.texts.length; line++) {
    const header = headerOnOwnLines(grid, line);
    if (!header) continue;
    const { rows, outside } = rowsOnOwnLines(grid, header.lastLine + 1, header.columns);
    const cells: PlanGrid = { texts: rows.map((row) => row.cells), merges: [] };
    const reader = recordReader(cells, mergedCells(cells), header.columns, 0);
    const records: PlanRecord[] = [];
    const repairs: PlanRepair[] = [{ line, what: 'cells-on-own-lines' }];
    for (const [index, row] of rows.entries()) {
      if (isColumnNumbers(row.cells)) {
        repairs.push({ line: row.line, what: 'column-numbers-dropped' });
        continue;
      }
      const found = new Set<RepairKind>();
      const record = reader.read(index, true, found);
      if (record) records.push({ ...record, line: row.line });
      for (const what of found) repairs.push({ line: row.line, what });
    }
    return { headerLine: line, columns: header.columns, records, unplaced: outside, repairs };
  }
  return undefined;
}

/** «1 2 3 4 5» below a header. */
function isColumnNumbers(texts: readonly string[]): boolean {
  let expected = 1;
  for (const text of texts) {
    if (isBlank(text)) continue;
    if (text.length > 6 || rowNumber(text)?.parts[0] !== expected || rowNumber(text)?.depth !== 1) return false;
    expected++;
  }
  return expected > 3;
}

function sameColumns(first: readonly PlanColumn[], second: readonly PlanColumn[]): boolean {
  return first.length === second.length && first.every((column, index) => column.role === second[index]?.role);
}

/** The columns of the first table, and those roles that only a later one has. */
function joinColumns(first: readonly PlanColumn[], later: readonly PlanColumn[]): PlanColumn[] {
  return [
    ...first,
    ...later.filter((column) => column.role !== 'other' && first.every(({ role }) => role !== column.role)),
  ];
}

/**
 * Between two tables stand the signature of the first and the heading of the second: only the line directly above
 * the header, or one that is worded as a heading, is kept as a record.
 */
function setAsideBeforeHeader(records: PlanRecord[], unplaced: UnplacedText[]): void {
  const isLoose = (record: PlanRecord | undefined): record is PlanRecord =>
    record !== undefined && record.spanning && !record.mergedAcross && record.number === '';
  const loose: PlanRecord[] = [];
  while (isLoose(records[records.length - 1])) loose.unshift(...records.splice(-1));
  for (const [index, record] of loose.entries()) {
    const isNearest = index === loose.length - 1;
    const isHeading =
      isHeadingText(record.activity) || (isNearest && !isEndOfPage(record.activity) && !isTitleStart(record.activity));
    if (isHeading) records.push(record);
    else unplaced.push({ line: record.line, text: record.activity });
  }
}

/** A heading of the first table when every stage has a table of its own. */
function headingAboveHeader(grid: PlanGrid, headerLine: number): PlanRecord | undefined {
  for (let line = headerLine - 1; line >= Math.max(0, headerLine - 3); line--) {
    const filled = (grid.texts[line] ?? []).filter((text) => !isBlank(text));
    const [text] = filled;
    if (text === undefined) continue;
    const plain = oneLine(cleanProse(text, new Set()));
    if (filled.length > 1 || !isHeadingText(plain)) return undefined;
    return {
      line,
      number: '',
      stage: '',
      activity: plain,
      deadline: '',
      responsible: '',
      result: '',
      document: '',
      mark: '',
      others: [],
      shared: [],
      spanning: true,
      mergedAcross: true,
      afterBlank: true,
      furtherParagraph: false,
    };
  }
  return undefined;
}

/** Signatures and notes stand below the last row, in whatever column. */
function cutEndOfPage(records: readonly PlanRecord[]): { inside: PlanRecord[]; outside: UnplacedText[] } {
  const inside = [...records];
  const outside: UnplacedText[] = [];
  for (;;) {
    const last = inside[inside.length - 1];
    if (!last || !isBelowTable(last)) break;
    inside.pop();
    const texts = [last.number, last.activity, last.responsible, last.result, ...last.others.map(({ text }) => text)];
    outside.unshift({ line: last.line, text: texts.filter((text) => text !== '').join(' ') });
  }
  return { inside, outside };
}

function isBelowTable(record: PlanRecord): boolean {
  if (record.deadline !== '' || record.mark !== '') return false;
  if (record.activity === '') return record.responsible === '';
  if (record.spanning && !record.mergedAcross && record.number === '') return true;
  return record.number === '' && isEndOfPage(record.activity);
}

/** A column without a role keeps its texts: under the result where the plan has one, else among the unplaced. */
function placeOtherColumns(records: readonly PlanRecord[], hasResult: boolean): UnplacedText[] {
  const unplaced: UnplacedText[] = [];
  for (const record of records) {
    for (const { header, text } of record.others) {
      const named = header === '' ? text : `${header}: ${text}`;
      if (hasResult) record.result = record.result === '' ? named : `${record.result}\n${named}`;
      else unplaced.push({ line: record.line, text: named });
    }
  }
  return unplaced;
}

function lineText(texts: readonly string[]): string {
  return texts
    .filter((text) => !isBlank(text))
    .map((text) => cleanProse(text, new Set()))
    .join(' ');
}
