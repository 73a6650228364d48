/**
 * `window.page`: what tests and a developer's console read of a table that is painted on a canvas.
 */
import type { CellValue, Rect } from '../server/wire';

export interface PageWindow {
  /** Names of the visible sheets, in the order of their tabs. */
  sheets(): string[];
  activeSheet(): string;
  /** Values of a range as a person reads them. */
  readRange(sheetName: string, a1: string): string[][];
  /** Values of a range as the grid holds them. */
  readValues(sheetName: string, a1: string): (CellValue | null)[][];
  /** The selected rectangle, counted from 0. */
  selection(): Rect;
  /** How many rows and columns the table is scrolled by. */
  scroll(): { row: number; column: number };
  /** Where a cell is on the screen, in pixels of the window, for clicking on it; scrolls to it first. */
  cellBox(sheetName: string, a1: string): Promise<{ x: number; y: number; width: number; height: number }>;
  rowHeight(sheetName: string, row: number): number;
  columnWidth(sheetName: string, column: number): number;
  merges(sheetName: string): string[];
  frozen(sheetName: string): { rows: number; columns: number };
  /** Choices of the drop-down of a cell; null where it has none. */
  choices(sheetName: string, a1: string): string[] | null;
  /** Cells that the person changed and the host has not confirmed. */
  pendingCells(): number;
  /** Resolves when the changes that the host told of so far are in the table. */
  refreshed(): Promise<void>;
}
