/**
 * `window.page`: what tests and a developer's console read of a table that is painted on a canvas.
 */
import type { CellValue, Rect } from '../server/wire';
import type { Grid } from './grid/grid';

export interface PageWindow {
  /** Names of the visible sheets, in the order of their tabs. */
  sheets(): string[];
  activeSheet(): string;
  /** Values of a range as a person reads them. */
  readRange(sheetName: string, a1: string): string[][];
  /** Values of a range as the grid holds them. */
  readValues(sheetName: string, a1: string): (CellValue | null)[][];
  /** The selected rectangle, counted from 0. */
  selection(): Rect | null;
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
}

declare global {
  interface Window {
    page?: PageWindow;
  }
}

export function pageWindow(grid: Grid, canvasPlace: HTMLElement): PageWindow {
  const sheetNamed = (name: string): ReturnType<ReturnType<Grid['workbook']>['getActiveSheet']> => {
    const sheet = grid.workbook().getSheetByName(name);
    if (!sheet) throw new Error(`No sheet ${name}.`);
    return sheet;
  };
  return {
    sheets: () =>
      grid
        .workbook()
        .getSheets()
        .filter((sheet) => !sheet.isSheetHidden())
        .map((sheet) => sheet.getSheetName()),
    activeSheet: () => grid.workbook().getActiveSheet().getSheetName(),
    readRange: (name, a1) => sheetNamed(name).getRange(a1).getDisplayValues(),
    readValues: (name, a1) =>
      sheetNamed(name)
        .getRange(a1)
        .getRawValues()
        .map((row) => row.map((value) => (value === undefined ? null : value))),
    selection: () => {
      const range = grid.workbook().getActiveSheet().getSelection()?.getActiveRange()?.getRange();
      return range
        ? { top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn }
        : null;
    },
    scroll: () => {
      const state = grid.workbook().getActiveSheet().getScrollState();
      return { row: state.sheetViewStartRow, column: state.sheetViewStartColumn };
    },
    cellBox: async (name, a1) => {
      const sheet = sheetNamed(name);
      const range = sheet.getRange(a1);
      grid.reveal(Number(sheet.getSheetId()), range.getRow(), range.getColumn());
      await new Promise((resolve) => setTimeout(resolve, 200));
      const box = grid.cellOnScreen(range.getRow(), range.getColumn());
      const areas = Array.from(canvasPlace.querySelectorAll('canvas'), (canvas) => canvas.getBoundingClientRect());
      const [origin] = areas.sort((a, b) => b.width * b.height - a.width * a.height);
      return { ...box, x: box.x + (origin?.x ?? 0), y: box.y + (origin?.y ?? 0) };
    },
    rowHeight: (name, row) => sheetNamed(name).getRowHeight(row),
    columnWidth: (name, column) => sheetNamed(name).getColumnWidth(column),
    merges: (name) =>
      sheetNamed(name)
        .getMergedRanges()
        .map((range) => range.getA1Notation()),
    frozen: (name) => ({ rows: sheetNamed(name).getFrozenRows(), columns: sheetNamed(name).getFrozenColumns() }),
    choices: (name, a1) => {
      const rule = sheetNamed(name).getRange(a1).getDataValidation();
      const [, list] = rule?.getCriteriaValues() ?? [];
      return typeof list === 'string' && list.startsWith('[') ? (JSON.parse(list) as string[]) : null;
    },
    pendingCells: () => grid.pendingCells,
  };
}
