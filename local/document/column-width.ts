/** Fitting columns to what they hold, by a rough measure of letters: the host has no fonts. */
import { eachCell } from './cells';
import { displayValue } from './display';
import type { Sheet } from './model';

const LETTER = 0.6;
const PADDING = 12;
const NARROWEST = 21;
const WIDEST = 600;
const POINTS_TO_PIXELS = 4 / 3;

/** Sets the width of each column to that of its longest line. Empty columns stay as they are. */
export function fitColumns(sheet: Sheet, at: number, count: number, locale: string): void {
  for (let column = at; column < at + count; column++) {
    let widest = 0;
    eachCell(sheet, { top: 0, left: column, bottom: sheet.rowCount - 1, right: column }, (cell) => {
      const size = (cell.style?.fontSize ?? 10) * POINTS_TO_PIXELS * LETTER;
      for (const line of displayValue(cell, locale).split('\n')) widest = Math.max(widest, line.length * size);
    });
    if (widest > 0) sheet.columnWidths[column] = Math.round(Math.min(WIDEST, Math.max(NARROWEST, widest + PADDING)));
  }
}
