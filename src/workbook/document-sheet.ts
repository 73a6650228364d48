/** Puts a document on a sheet of its own, so that it looks like one on the screen and on paper. */
import type { Block, DocumentTable, DocumentText } from '../reports/document';
import { usualSize } from '../reports/document';
import { columnLetters } from '../reports/table-file';
import type { CellInput } from './cell';
import type { Edition } from './edition';
import { numberFormatOf, shownRows } from './literal';
import { setLetters, widen } from './look';
import { hashTexts } from './memory';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Align = 'left' | 'center' | 'right';

/** Pixels of an average letter of one point, and of a line of one point. */
const letterWidth = 0.66;
const lineHeight = 1.6;
/** Room between a cell's edge and its text, both sides. */
const padding = 8;
/** Rows of the grid of every new sheet. */
const newSheetRows = 1000;

/** Columns from 0, both included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Line {
  readonly cells: readonly CellInput[];
  readonly aligns: readonly Align[];
  readonly bold: boolean;
  readonly size: number;
  readonly merges: readonly Span[];
  readonly bordered: boolean;
}

/** A document laid out over the rows of its sheet. */
export interface DocumentLayout {
  readonly name: string;
  readonly widths: readonly number[];
  readonly lines: readonly Line[];
}

export function layOutDocument({ name, widths, blocks }: DocumentText): DocumentLayout {
  const lines = blocks.flatMap((block) => linesOf(block, widths));
  while (lines.length > 0 && lines[lines.length - 1]?.cells.every((cell) => cell === null)) lines.pop();
  return { name, widths, lines };
}

/** The cells as they are written: cut to what is filled, because that is all that a sheet gives back. */
export function cellsOf({ lines }: DocumentLayout): CellInput[][] {
  const width = lines.reduce(
    (most, { cells }) =>
      cells.reduce((last: number, cell, at) => (cell === null ? last : Math.max(last, at + 1)), most),
    0,
  );
  return lines.map(({ cells }) => cells.slice(0, width));
}

/** The print of what the document will show; a sheet whose texts have another one was edited by a person. */
export const layoutPrint = (layout: DocumentLayout): number => hashTexts(shownRows(cellsOf(layout)));

/** Adds the sheet at the place (from 0), dresses it and fills it. `mark` is called on the sheet while it is still blank. */
export function writeDocument(
  edition: Edition,
  layout: DocumentLayout,
  place: number,
  mark: (sheet: Sheet) => void,
): Sheet {
  const { lines, widths } = layout;
  const sheet = edition.addSheet(layout.name, place);
  mark(sheet);
  const missing = lines.length - newSheetRows;
  if (missing > 0) sheet.insertRowsAfter(newSheetRows, missing);
  widen(sheet, widths.length);
  const all = sheet.getRange(1, 1, lines.length, widths.length);
  all.setNumberFormats(
    lines.map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'number' ? numberFormatOf.number : numberFormatOf.text)),
    ),
  );
  setLetters(all, widths.length, lines);
  all.setWrap(true).setVerticalAlignment('top');
  all.setHorizontalAlignments(lines.map(({ aligns }) => [...aligns]));
  setWidths(sheet, widths);
  merge(sheet, lines);
  drawLines(sheet, lines, widths.length);
  setHeights(sheet, lines, widths);
  sheet.setHiddenGridlines(true);
  // The texts come last: a sheet without them is taken for one that was never finished.
  edition.fill(sheet, cellsOf(layout), lines.filter(({ bordered }) => bordered).length);
  return sheet;
}

function linesOf(block: Block, widths: readonly number[]): Line[] {
  const width = widths.length;
  const across = [{ from: 0, to: width - 1 }];
  const free = Array.from({ length: width }, (): CellInput => null);
  const plain = { aligns: free.map((): Align => 'left'), bold: false, size: usualSize, merges: [], bordered: false };
  switch (block.kind) {
    case 'gap':
      // Merged like the paragraphs around it, so that all of them are merged in one call.
      return [{ ...plain, cells: free, merges: across }];
    case 'paragraph':
      return [
        {
          ...plain,
          cells: free.map((_, at) => (at === 0 ? block.text || null : null)),
          aligns: free.map(() => block.align),
          bold: block.bold,
          size: block.size,
          merges: across,
        },
      ];
    case 'sides': {
      const { left, right, split, rightAlign } = block;
      return [
        {
          ...plain,
          cells: free.map((_, at) => (at === 0 ? left || null : at === split ? right || null : null)),
          aligns: free.map((_, at) => (at < split ? 'left' : rightAlign)),
          merges: [
            { from: 0, to: split - 1 },
            { from: split, to: width - 1 },
          ],
        },
      ];
    }
    case 'table':
      return tableLines(block, widths);
  }
}

function tableLines({ header, rows, spans, centred, size }: DocumentTable, widths: readonly number[]): Line[] {
  const width = widths.length;
  const starts = spans.map((_, at) => spans.slice(0, at).reduce((sum, span) => sum + span, 0));
  const merges = spans.map((span, at) => ({ from: starts[at] ?? 0, to: (starts[at] ?? 0) + span - 1 }));
  const line = (texts: readonly (string | number)[], isHeader: boolean): Line => ({
    cells: Array.from({ length: width }, (_, at) => {
      const value = texts[starts.indexOf(at)];
      return value === undefined || value === '' ? null : value;
    }),
    aligns: Array.from({ length: width }, (_, at) => {
      const column = starts.filter((start) => start <= at).length - 1;
      return isHeader || centred.includes(column) ? 'center' : 'left';
    }),
    bold: isHeader,
    size,
    merges: merges.filter(({ from, to }) => to > from),
    bordered: true,
  });
  const section = (text: string): Line => ({
    ...line([text], true),
    aligns: Array.from({ length: width }, () => 'left'),
    // A heading that fits into its first cell needs no merging, which is a call each.
    merges: printedLines(text, lettersIn(widths[0] ?? 0, size, true)) > 1 ? [{ from: 0, to: width - 1 }] : [],
  });
  return [
    line(header, true),
    ...rows.map((row) => (row.length === 1 && spans.length > 1 ? section(String(row[0])) : line(row, false))),
  ];
}

function setWidths(sheet: Sheet, widths: readonly number[]): void {
  for (const [from, to] of runsOf(widths.map(String))) {
    sheet.setColumnWidths(from + 1, to - from, widths[from] ?? 100);
  }
}

/** One call for each run of lines that are merged alike. */
function merge(sheet: Sheet, lines: readonly Line[]): void {
  for (const [from, to] of runsOf(lines.map(({ merges }) => JSON.stringify(merges)))) {
    for (const span of lines[from]?.merges ?? []) {
      if (span.to > span.from)
        sheet.getRange(from + 1, span.from + 1, to - from, span.to - span.from + 1).mergeAcross();
    }
  }
}

function drawLines(sheet: Sheet, lines: readonly Line[], width: number): void {
  const last = columnLetters(width - 1);
  const tables = runsOf(lines.map(({ bordered }) => String(bordered))).filter(([from]) => lines[from]?.bordered);
  if (tables.length === 0) return;
  const addresses = tables.map(([from, to]) => `A${from + 1}:${last}${to}`);
  sheet.getRangeList(addresses).setBorder(true, true, true, true, true, true);
}

/** A spreadsheet does not fit a row to a merged cell, so rows with merged texts of several lines get their heights here. */
function setHeights(sheet: Sheet, lines: readonly Line[], widths: readonly number[]): void {
  const heights = lines.map(({ merges, cells, size, bold }) => {
    const tallest = merges.reduce((most, { from, to }) => {
      if (to === from) return most;
      const room = widths.slice(from, to + 1).reduce((sum, width) => sum + width, 0) - padding;
      return Math.max(most, printedLines(cells[from], lettersIn(room, size, bold)));
    }, 1);
    return tallest > 1 ? Math.ceil(tallest * size * lineHeight) + 4 : 0;
  });
  for (const [from, to] of runsOf(heights.map(String))) {
    const height = heights[from] ?? 0;
    if (height > 0) sheet.setRowHeights(from + 1, to - from, height);
  }
}

/** How many letters stand beside each other in so many pixels. */
const lettersIn = (room: number, size: number, bold: boolean): number =>
  room / (size * letterWidth * (bold ? 1.08 : 1));

function printedLines(cell: CellInput | undefined, letters: number): number {
  if (typeof cell !== 'string') return 1;
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
}

/** Runs of equal neighbours as [first, after the last]. */
function runsOf(keys: readonly string[]): [number, number][] {
  const runs: [number, number][] = [];
  keys.forEach((key, at) => {
    const last = runs[runs.length - 1];
    if (last && keys[last[0]] === key) last[1] = at + 1;
    else runs.push([at, at + 1]);
  });
  return runs;
}
