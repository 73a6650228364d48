/**
 * Heights of rows whose texts wrap. Spreadsheet programs fit such rows when a person edits them, not all of them when
 * they open a file; so the file says how high a row is likely to be, and still leaves it to the program.
 */
import type { Cell, Rect, Sheet } from '../../document/model';

/** The merge that begins in a cell. */
export type MergeAt = (row: number, column: number) => Rect | undefined;

/** Finds merges by their first cell; a plan has thousands of both. */
export function mergesByCorner(merges: readonly Rect[]): MergeAt {
  const byCorner = new Map(merges.map((rect) => [`${rect.top}:${rect.left}`, rect]));
  return (row, column) => byCorner.get(`${row}:${column}`);
}

const lineHeight = 15.75;
const defaultWidth = 100;
/** Pixels of an average letter of 10 points, and of the cell's own margins. */
const letterWidth = 6.3;
const boldLetterWidth = 7;
const margins = 8;
const defaultFontSize = 10;
/** Excel's own bound, in points. */
const tallest = 409;

/** The height in points that the row's wrapped texts need; undefined for a row of single lines. */
export function wrappedHeight(sheet: Sheet, index: number, mergeAt: MergeAt): number | undefined {
  let height = lineHeight;
  (sheet.rows[index] ?? []).forEach((cell, column) => {
    if (cell?.style?.wrap !== 'wrap' || typeof cell.value !== 'string') return;
    const size = (cell.style.fontSize ?? defaultFontSize) / defaultFontSize;
    height = Math.max(
      height,
      linesOf(cell, cell.value, widthOf(sheet, column, mergeAt(index, column)) / size) * lineHeight * size,
    );
  });
  return height > lineHeight ? Math.min(tallest, Math.round(height * 4) / 4) : undefined;
}

function linesOf({ style }: Cell, text: string, width: number): number {
  const letters = Math.max(1, Math.floor((width - margins) / (style?.bold ? boldLetterWidth : letterWidth)));
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / letters)), 0);
}

/** A merged cell is as wide as its columns together. */
function widthOf(sheet: Sheet, column: number, merge: Rect | undefined): number {
  let width = 0;
  for (let at = column; at <= (merge?.right ?? column); at++) width += sheet.columnWidths[at] ?? defaultWidth;
  return width;
}
