/**
 * Answers the questions of `page-window` about the grid.
 */
import type { Grid } from './grid/grid';
import type { ActiveSheet } from './grid/grid-view';
import type { PageWindow } from './page-window';

type Box = Awaited<ReturnType<PageWindow['cellBox']>>;

/** A cell that has not moved for so many frames has arrived. */
const STILL_FRAMES = 4;

const isSame = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

declare global {
  interface Window {
    page?: PageWindow;
  }
}

export function pageWindow(grid: Grid, refreshed: () => Promise<void>): PageWindow {
  const sheetNamed = (name: string): ActiveSheet => {
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
    selection: () => grid.selection().selection,
    scroll: () => {
      const state = grid.workbook().getActiveSheet().getScrollState();
      return { row: state.sheetViewStartRow, column: state.sheetViewStartColumn };
    },
    cellBox: async (name, a1) => {
      const sheet = sheetNamed(name);
      const range = sheet.getRange(a1);
      const sheetId = Number(sheet.getSheetId());
      if (grid.activeSheetId() !== sheetId) grid.activate(sheetId);
      const onScreen = (): Box => {
        const box = grid.view.cell(range.getRow(), range.getColumn());
        const origin = grid.view.canvasBox();
        return { ...box, x: box.x + origin.x, y: box.y + origin.y };
      };
      let box = onScreen();
      for (let still = 0; still < STILL_FRAMES;) {
        await grid.view.reveal(range.getRow(), range.getColumn());
        await new Promise(requestAnimationFrame);
        const now = onScreen();
        still = isSame(box, now) ? still + 1 : 0;
        box = now;
      }
      return box;
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
    refreshed,
  };
}
