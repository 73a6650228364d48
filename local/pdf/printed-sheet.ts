/** The cells of a sheet that go on paper, with the looks they have there. */
import { cellAt, contains, filledColumns, filledRows } from '../document/cells';
import { displayValue } from '../document/display';
import type { Cell, CellStyle, Chart, Rect, Sheet, SpreadsheetDocument } from '../document/model';
import { filteredRows } from '../runtime/commands/things';
import { conditionalStyles } from './conditional-style';
import type { PageSetup } from './page-setup';

/** A stretch of text in one style. */
export interface PrintedRun {
  readonly text: string;
  readonly style: CellStyle;
}

export interface PrintedCell {
  readonly runs: readonly PrintedRun[];
  /** Of the whole cell; alignment is always there. */
  readonly style: CellStyle & { readonly horizontal: NonNullable<CellStyle['horizontal']> };
  readonly columns: number;
  readonly rows: number;
  readonly charts: readonly PrintedChart[];
}

/** A chart over the cells, its corner in one of them. */
export interface PrintedChart {
  /** pixels: from the corner of the cell, and of the picture. */
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  readonly svg: string;
}

/** A row; a place that another cell covers holds nothing. */
export type PrintedRow = readonly (PrintedCell | undefined)[];

export interface PrintedSheet {
  readonly name: string;
  /** pixels, one for each printed column */
  readonly widths: readonly number[];
  /** Rows above the table: the approval block, titles. They stand on the first page only. */
  readonly above: readonly PrintedRow[];
  /** The row to repeat on every page. */
  readonly header?: PrintedRow;
  readonly body: readonly PrintedRow[];
}

const USUAL_WIDTH = 100;
const USUAL_HEIGHT = 21;

/** What the setup asks to print. Hidden and filtered lines are left out. `pictureOf` a chart: SVG. */
export function printedSheet(
  document: SpreadsheetDocument,
  sheet: Sheet,
  setup: PageSetup,
  pictureOf: (chart: Chart) => string = () => '',
): PrintedSheet {
  const range = setup.range ?? filledArea(sheet);
  const filtered = filteredRows(sheet, document.locale);
  const rows = span(range.top, Math.min(range.bottom, sheet.rowCount - 1)).filter(
    (row) => !sheet.hiddenRows.includes(row) && !filtered.has(row),
  );
  const columns = span(range.left, Math.min(range.right, sheet.columnCount - 1)).filter(
    (column) => !sheet.hiddenColumns.includes(column),
  );
  const headerLine = setup.repeatFrozen ? rows.indexOf(sheet.frozenRows - 1) : -1;
  const conditional = conditionalStyles(sheet, document);
  const line = (index: number): PrintedRow => {
    const row = rows[index] ?? 0;
    return columns.map((column, place) => {
      const merge = sheet.merges.find((rect) => contains(rect, row, column));
      const area = merge && within(merge, rows, columns);
      if (area && (area.rows[0] !== row || area.columns[0] !== column)) return undefined;
      const cell = merge ? cellAt(sheet, merge.top, merge.left) : cellAt(sheet, row, column);
      const looks = { ...cell?.style, ...conditional(cell, row, column) };
      // A merge does not cross from the repeated row into the table.
      const most = index <= headerLine ? headerLine - index + 1 : rows.length;
      return {
        runs: runsOf(cell, displayValue(cell, document.locale), looks),
        style: { ...looks, horizontal: looks.horizontal ?? usualSide(cell) },
        columns: Math.min(area?.columns.length ?? 1, columns.length - place),
        rows: Math.min(area?.rows.length ?? 1, most),
        charts: sheet.charts
          .filter(({ anchor }) => anchor.row === row && anchor.column === column)
          .map((chart) => ({ ...chart, ...chart.anchor, svg: pictureOf(chart) })),
      };
    });
  };
  const all = rows.map((_, index) => line(index));
  const header = all[headerLine];
  return {
    name: sheet.name,
    widths: columns.map((column) => widthOf(sheet, column)),
    above: headerLine < 0 ? [] : all.slice(0, headerLine),
    ...(header && { header }),
    body: all.slice(headerLine + 1),
  };
}

/** All that shows something, charts as well. */
function filledArea(sheet: Sheet): Rect {
  const { charts } = sheet;
  const bottom = charts.map(({ anchor, height }) =>
    lineUnder((row) => sheet.rowHeights[row] ?? USUAL_HEIGHT, anchor.row, anchor.dy + height),
  );
  const right = charts.map(({ anchor, width }) =>
    lineUnder((column) => widthOf(sheet, column), anchor.column, anchor.dx + width),
  );
  return {
    top: 0,
    left: 0,
    bottom: Math.max(filledRows(sheet) - 1, ...bottom),
    right: Math.max(rightmost(sheet), ...right),
  };
}

/** The row or column that lies so many pixels after the edge of another one. */
function lineUnder(size: (line: number) => number, from: number, pixels: number): number {
  let line = from;
  for (let left = pixels; left > size(line); line++) left -= size(line);
  return line;
}

const widthOf = (sheet: Sheet, column: number): number => sheet.columnWidths[column] ?? USUAL_WIDTH;

/** The last column that shows something; a merged cell shows its text to its own right edge. */
function rightmost(sheet: Sheet): number {
  const filled = filledColumns(sheet) - 1;
  return sheet.merges.reduce((most, { left, right }) => (left <= filled ? Math.max(most, right) : most), filled);
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

function within(
  merge: Rect,
  rows: readonly number[],
  columns: readonly number[],
): { rows: number[]; columns: number[] } {
  return {
    rows: rows.filter((row) => row >= merge.top && row <= merge.bottom),
    columns: columns.filter((column) => column >= merge.left && column <= merge.right),
  };
}

function usualSide(cell: Cell | undefined): 'left' | 'center' | 'right' {
  if (typeof cell?.value === 'number') return 'right';
  return typeof cell?.value === 'boolean' ? 'center' : 'left';
}

function runsOf(cell: Cell | undefined, shown: string, style: CellStyle): PrintedRun[] {
  if (!cell?.runs || shown !== cell.value) return [{ text: printable(shown), style }];
  const runs: PrintedRun[] = [];
  let at = 0;
  for (const run of cell.runs) {
    if (run.start > at) runs.push({ text: printable(shown.slice(at, run.start)), style });
    runs.push({ text: printable(shown.slice(run.start, run.end)), style: { ...style, ...run.style } });
    at = run.end;
  }
  if (at < shown.length) runs.push({ text: printable(shown.slice(at)), style });
  return runs;
}

/** Characters that have no look of their own on paper and would come out as boxes, or turn the text around. */
function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}

/** Whether a row is a heading of those that follow: something stands in it, and all of it is bold. */
export function isHeading(row: PrintedRow): boolean {
  const filled = row.flatMap((cell) => cell?.runs.filter(({ text }) => text.trim() !== '') ?? []);
  return filled.length > 0 && filled.every(({ style }) => style.bold === true);
}

/**
 * For each row of the body the header to repeat above it at the head of a page: where a sheet draws its own lines, a bold
 * row with lines begins a table that goes on as long as rows have lines.
 */
export function headersOfTables(
  { header: frozen, body }: PrintedSheet,
  { gridlines }: PageSetup,
): (number | undefined)[] {
  let header: number | undefined;
  // Under a frozen header the table has begun, and its bold rows are headings of sections.
  let above = frozen !== undefined;
  return body.map((row, index) => {
    const lined = !gridlines && row.some((cell) => cell?.style.borders?.left !== undefined);
    const begins = lined && !above && isHeading(row);
    above = lined;
    if (begins || !lined) header = begins ? index : undefined;
    return begins ? undefined : header;
  });
}

/** «Приложение …» at the right edge: an appendix of a document begins on a page of its own. */
export function opensAppendix(row: PrintedRow): boolean {
  const [filled, ...more] = row.filter((cell) => cell?.runs.some(({ text }) => text.trim() !== ''));
  const text = filled?.runs.map((run) => run.text).join('') ?? '';
  return more.length === 0 && filled?.style.horizontal === 'right' && /^\s{0,9}Приложение(?!\p{L})/u.test(text);
}
