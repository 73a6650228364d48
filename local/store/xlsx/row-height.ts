/**
 * Heights of rows whose texts wrap. Spreadsheet programs fit such rows when a person edits them, not all of them when
 * they open a file; so the file says how high a row is likely to be, and still leaves it to the program.
 */
import type { Cell, Sheet } from '../../document/model';

const lineHeight = 15.75;
const defaultWidth = 100;
/** Pixels of an average letter of 10 points, and of the cell's own margins. */
const letterWidth = 6.3;
const boldLetterWidth = 7;
const margins = 8;
const defaultFontSize = 10;

/** The height in points that the row's wrapped texts need; undefined for a row of single lines. */
export function wrappedHeight(sheet: Sheet, index: number): number | undefined {
  let height = lineHeight;
  (sheet.rows[index] ?? []).forEach((cell, column) => {
    if (cell?.style?.wrap !== 'wrap' || typeof cell.value !== 'string') return;
    const size = (cell.style.fontSize ?? defaultFontSize) / defaultFontSize;
    height = Math.max(height, linesOf(cell, cell.value, widthOf(sheet, index, column) / size) * lineHeight * size);
  });
  return height > lineHeight ? Math.round(height * 4) / 4 : undefined;
}

function linesOf({ style }: Cell, text: string, width: number): number {
  const letters = Math.max(1, Math.floor((width - margins) / (style?.bold ? boldLetterWidth : letterWidth)));
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / letters)), 0);
}

/** A merged cell is as wide as its columns together. */
function widthOf(sheet: Sheet, row: number, column: number): number {
  const merge = sheet.merges.find(({ top, left }) => top === row && left === column);
  let width = 0;
  for (let at = column; at <= (merge?.right ?? column); at++) width += sheet.columnWidths[at] ?? defaultWidth;
  return width;
}
