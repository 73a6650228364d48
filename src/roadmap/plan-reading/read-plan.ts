// Reads any plan that was pasted or loaded into a sheet: finds its table, cuts it into records, joins what was torn
// apart, tells headings from activities, and reads the page above.
import { cellText } from '../cell-text';
import { listOf } from '../given';
import { isTitleStart, readAboveTable } from './above-table';
import { isSignature, joinBrokenRows } from './broken-rows';
import { cleanProse, isBlank, oneLine } from './clean-text';
import { headerAt, isForeignHeader } from './header';
import type { TableHeader } from './header';
import { foldHeaderText } from './header-words';
import { isEndOfPage, isHeadingText, isMonthAlone, isPageNumber } from './heading-text';
import { classify } from './headings';
import { mergedCells } from './merged-cells';
import type { MergedCells } from './merged-cells';
import { unfoldOwnLineCells } from './own-line-cells';
import { unfoldPipedLines } from './piped-lines';
import type {
  PlanColumn,
  PlanGrid,
  PlanReading,
  PlanRefusal,
  PlanRepair,
  PlanRow,
  RepairKind,
  UnplacedText,
} from './plan';
import { emptyRecord, recordReader, textOfRecord } from './records';
import type { PlanRecord } from './records';
import { rowNumber } from './row-number';
import { unfoldRunOnCells } from './run-on-cells';

export type { PlanGrid, PlanReading, PlanRefusal, PlanRow, PlanRowKind, PlanRepair, UnplacedText } from './plan';

/** The table of a plan as records, before headings are told from activities. */
interface TableReading {
  readonly headerLine: number;
  readonly columns: readonly PlanColumn[];
  readonly records: PlanRecord[];
  readonly unplaced: UnplacedText[];
  readonly repairs: PlanRepair[];
}

/** A sheet as other tools hand it over: any values in its cells. */
interface GivenGrid {
  readonly texts: readonly (readonly unknown[])[];
  readonly merges?: PlanGrid['merges'];
}

/** Tells a refusal from a reading. */
export function isPlanRefusal(result: PlanReading | PlanRefusal): result is PlanRefusal {
  return 'code' in result;
}

/**
 * Reads a plan. Never throws: what cannot be read as a row stands in `unplaced`, and a grid without a plan is refused.
 * The time grows with the number of cells and characters alone.
 */
export function readPlan(given: GivenGrid): PlanReading | PlanRefusal {
  const grid = gridOf(given);
  const lines = grid.texts.length;
  if (grid.texts.every((texts) => texts.every(isBlank))) return { code: 'sheet-empty', facts: { lines } };
  const table = findTable(grid);
  if (!table) return { code: 'header-missing', facts: { lines } };

  const { columns, headerLine } = table;
  const repairs = [...table.repairs];
  const hasResult = columns.some((column) => column.role === 'result');
  const joined = joinBrokenRows(table.records, repairs);
  const { inside, outside } = setAsideLooseTexts(joined);
  const unplaced = [...table.unplaced, ...outside, ...placeOtherColumns(inside, hasResult)];
  const rows = withDeadlinesOfMonths(classify(inside, repairs), columns);
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

/** A grid of texts, whatever was given: what is no line of cells shows nothing. */
function gridOf(given: GivenGrid | null | undefined): PlanGrid {
  const texts = listOf(given?.texts).map((cells) => listOf(cells).map(cellText));
  return { texts, merges: listOf(given?.merges).filter(isMerge) };
}

function isMerge(merge: Partial<PlanGrid['merges'][number]> | null): boolean {
  return [merge?.top, merge?.left, merge?.bottom, merge?.right].every((place) => Number.isInteger(place));
}

function findTable(grid: PlanGrid): TableReading | undefined {
  const merged = mergedCells(grid);
  const strict = firstHeader(grid, merged, 'strict');
  if (strict) return readTable(grid, merged, strict);
  for (const unfolded of [unfoldOwnLineCells(grid), unfoldPipedLines(grid)]) {
    const cells = unfolded && mergedCells(unfolded);
    const header = cells && firstHeader(unfolded, cells, 'lenient');
    if (header) return withRepair(readTable(unfolded, cells, header), header.line);
  }
  const lenient = firstHeader(grid, merged, 'lenient');
  return lenient && readTable(grid, merged, lenient);
}

function withRepair(reading: TableReading, line: number): TableReading {
  return { ...reading, repairs: [{ line, what: 'cells-on-own-lines' }, ...reading.repairs] };
}

/** Reads from the first header to the end of the sheet, below one header or several. */
function readTable(source: PlanGrid, sourceMerges: MergedCells, first: TableHeader): TableReading {
  const runOn = unfoldRunOnCells(source, first);
  const grid = runOn ?? source;
  const merged = runOn ? mergedCells(runOn) : sourceMerges;
  const records: PlanRecord[] = [];
  const unplaced: UnplacedText[] = [];
  const repairs: PlanRepair[] = [];
  const second: PlanRecord[] = [];
  const page = grid.texts.slice(0, first.line);
  const isPrintedAbove = (text: string): boolean =>
    page.some((texts) => texts.some((above) => foldHeaderText(above) === foldHeaderText(text)));
  let columns = first.columns;
  let reader = recordReader(grid, merged, columns, first.lastLine + 1);
  let readBeside = first.beside && recordReader(grid, merged, first.beside, first.lastLine + 1);
  let isPlan = true;
  let afterBlank = false;
  if (runOn) repairs.push({ line: first.line, what: 'cells-on-own-lines' });
  if (first.lastLine > first.line) repairs.push({ line: first.line, what: 'header-of-two-rows' });

  for (let line = first.lastLine + 1; line < grid.texts.length; line++) {
    const texts = grid.texts[line] ?? [];
    // A line whose cells were gathered above is no blank line.
    if (texts.length === 0) continue;
    const again = headerAt(grid, merged, line, 'strict');
    if (again) {
      setAsideBeforeHeader(records, unplaced, isPrintedAbove);
      if (!sameColumns(columns, again.columns)) columns = joinColumns(columns, again.columns);
      reader = recordReader(grid, merged, again.columns, again.lastLine + 1);
      readBeside = again.beside && recordReader(grid, merged, again.beside, again.lastLine + 1);
      repairs.push({ line, what: 'header-repeated' });
      line = again.lastLine;
      isPlan = true;
      afterBlank = false;
    } else if (isColumnNumbers(texts)) {
      repairs.push({ line, what: 'column-numbers-dropped' });
    } else {
      if (isPlan && isForeignHeader(texts)) isPlan = false;
      const found = new Set<RepairKind>();
      const record = isPlan ? reader(line, afterBlank, found) : undefined;
      const recordBeside = isPlan ? readBeside?.(line, afterBlank, found) : undefined;
      if (record) records.push(record);
      if (recordBeside) second.push(recordBeside);
      if (record ?? recordBeside) {
        for (const what of found) repairs.push({ line, what });
      } else if (!texts.every(isBlank)) {
        unplaced.push({ line, text: lineText(texts) });
      }
      afterBlank = texts.every(isBlank);
    }
  }
  const above = headingAboveHeader(grid, first.line);
  const all = [...(above ? [above] : []), ...records, ...second];
  return { headerLine: first.line, columns, records: all, unplaced, repairs };
}

function firstHeader(grid: PlanGrid, merged: MergedCells, how: 'strict' | 'lenient'): TableHeader | undefined {
  for (let line = 0; line < grid.texts.length; line++) {
    const header = headerAt(grid, merged, line, how);
    if (header) return header;
  }
  return undefined;
}

/** «1 2 3 4 5» below a header, from either side. */
function isColumnNumbers(texts: readonly string[]): boolean {
  const numbers: number[] = [];
  for (const text of texts) {
    if (isBlank(text)) continue;
    const number = text.length > 6 ? undefined : rowNumber(text);
    if (number?.depth !== 1) return false;
    numbers.push(number.parts[0] ?? 0);
  }
  const ascending = numbers[0] === 1 ? numbers : numbers.reverse();
  return numbers.length >= 3 && ascending.every((number, index) => number === index + 1);
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
function setAsideBeforeHeader(
  records: PlanRecord[],
  unplaced: UnplacedText[],
  isPrintedAbove: (text: string) => boolean,
): void {
  const isLoose = (record: PlanRecord | undefined): record is PlanRecord =>
    record !== undefined && record.spanning && !record.mergedAcross && record.number === '';
  // A page may repeat the title of the plan; the title of another table is its heading.
  const isTitleAgain = (text: string): boolean => isTitleStart(text) && isPrintedAbove(text);
  const loose: PlanRecord[] = [];
  while (isLoose(records[records.length - 1])) loose.unshift(...records.splice(-1));
  for (const [index, record] of loose.entries()) {
    const isNearest = index === loose.length - 1;
    const isHeading =
      isHeadingText(record.activity) || (isNearest && !isEndOfPage(record.activity) && !isTitleAgain(record.activity));
    if (isHeading) records.push(record);
    else unplaced.push({ line: record.line, text: textOfRecord(record) });
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
    return { ...emptyRecord(line, true), activity: plain, spanning: true, mergedAcross: true };
  }
  return undefined;
}

/** Signatures and notes stand below the last row, in whatever column; a number without a text is a page's. */
function setAsideLooseTexts(records: readonly PlanRecord[]): { inside: PlanRecord[]; outside: UnplacedText[] } {
  const isLoose = (record: PlanRecord): boolean =>
    isNumberAlone(record) || (record.spanning && record.number === '' && isPageNumber(record.activity));
  const inside = records.filter((record) => !isLoose(record));
  const outside = records.filter(isLoose).map((record) => ({ line: record.line, text: textOfRecord(record) }));
  for (;;) {
    const last = inside[inside.length - 1];
    if (!last || !isBelowTable(last)) break;
    inside.pop();
    outside.unshift({ line: last.line, text: textOfRecord(last) });
  }
  for (const record of inside.splice(endOfPlan(inside)))
    outside.push({ line: record.line, text: textOfRecord(record) });
  return { inside, outside };
}

/** Where, below the last activity, the first line across the table is a signature or an appendix: nothing after it is of the plan. */
function endOfPlan(records: readonly PlanRecord[]): number {
  let start = records.length;
  while (records[start - 1]?.spanning) start--;
  const end = records.slice(start).findIndex(({ number, activity }) => number === '' && isEndOfPage(activity));
  return end < 0 ? records.length : start + end;
}

function isNumberAlone(record: PlanRecord): boolean {
  const { number, stage, activity, deadline, responsible, result, document, mark, others } = record;
  return (
    number !== '' && others.length === 0 && stage + activity + deadline + responsible + result + document + mark === ''
  );
}

/** A plan by months has no column of deadlines: each month is a heading over its activities. */
function withDeadlinesOfMonths(rows: PlanRow[], columns: readonly PlanColumn[]): PlanRow[] {
  if (
    columns.some(
      ({ role }) => role === 'deadline' || role === 'deadline-start' || role === 'deadline-end' || role === 'month',
    )
  ) {
    return rows;
  }
  let month = '';
  return rows.map((row) => {
    if (row.kind !== 'activity') {
      month = isMonthAlone(row.activity) ? row.activity : '';
      return row;
    }
    return row.deadline === '' ? { ...row, deadline: month } : row;
  });
}

function isBelowTable(record: PlanRecord): boolean {
  const { number, activity, deadline, responsible, mark } = record;
  if (isSignature(record)) return true;
  // «Куратор | ________ | Фамилия»: a post under «№» and a line to sign on.
  if (number !== '' && !rowNumber(number) && isLineToSign(activity)) return true;
  if (!isLineToSign(deadline) || mark !== '') return false;
  if (activity === '') return isLineToSign(responsible);
  if (record.spanning && !record.mergedAcross && record.number === '') return true;
  return record.number === '' && isEndOfPage(record.activity);
}

/** Nothing, or underscores. */
function isLineToSign(text: string): boolean {
  return /^[_/\s]{0,99}$/.test(text);
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
