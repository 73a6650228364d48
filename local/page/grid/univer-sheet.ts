/**
 * A sheet in the grid's own form, for the moment when it is first shown; later changes go through `sheet-changes`.
 */
import { BooleanNumber } from '@univerjs/core';
import type { IColumnData, IFreeze, IRange, IRowData, IWorksheetData } from '@univerjs/core';
import type { Rect, WireSheet } from '../../server/wire';
import { sheetStyles, toUniverCell } from './univer-cells';
import { DEFAULT_STYLE } from './univer-styles';

/** Pixels, as in a new spreadsheet of Google. */
const DEFAULT_ROW_HEIGHT = 21;
export const DEFAULT_COLUMN_WIDTH = 100;

/** The grid names sheets by text. */
export const gridSheetId = (sheetId: number): string => String(sheetId);

export function toRange(rect: Rect): IRange {
  return { startRow: rect.top, startColumn: rect.left, endRow: rect.bottom, endColumn: rect.right };
}

export function toRect(range: IRange): Rect {
  return { top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn };
}

export function toFreeze(sheet: WireSheet): IFreeze {
  const { frozenRows, frozenColumns } = sheet;
  return {
    ySplit: frozenRows,
    xSplit: frozenColumns,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: frozenColumns > 0 ? frozenColumns : -1,
  };
}

/** Rows whose height nobody set are as high as their text needs. */
function toRowData(sheet: WireSheet): Record<number, IRowData> {
  const rows: Record<number, IRowData> = {};
  for (let row = 0; row < Math.max(sheet.rows.length, 1); row++) rows[row] = { ia: BooleanNumber.TRUE };
  for (const [row, height] of Object.entries(sheet.rowHeights))
    rows[Number(row)] = { h: height, ia: BooleanNumber.FALSE };
  for (const row of sheet.hiddenRows) rows[row] = { ...rows[row], hd: BooleanNumber.TRUE };
  return rows;
}

function toColumnData(sheet: WireSheet): Record<number, IColumnData> {
  const columns: Record<number, IColumnData> = {};
  for (const [column, width] of Object.entries(sheet.columnWidths)) columns[Number(column)] = { w: width };
  for (const column of sheet.hiddenColumns) columns[column] = { ...columns[column], hd: BooleanNumber.TRUE };
  return columns;
}

export function toWorksheet(sheet: WireSheet): Partial<IWorksheetData> {
  const styles = sheetStyles(sheet);
  const cellData: IWorksheetData['cellData'] = {};
  sheet.rows.forEach((cells, row) => {
    if (!cells) return;
    const line: Record<number, ReturnType<typeof toUniverCell>> = {};
    cells.forEach((cell, column) => {
      if (cell) line[column] = toUniverCell(cell, styles);
    });
    cellData[row] = line;
  });
  return {
    id: gridSheetId(sheet.id),
    name: sheet.name,
    tabColor: sheet.tabColor ?? '',
    hidden: sheet.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: sheet.rowCount,
    columnCount: sheet.columnCount,
    defaultRowHeight: DEFAULT_ROW_HEIGHT,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH,
    defaultStyle: DEFAULT_STYLE,
    mergeData: sheet.merges.map(toRange),
    cellData,
    rowData: toRowData(sheet),
    columnData: toColumnData(sheet),
    freeze: toFreeze(sheet),
    rowHeader: { width: 46 },
    columnHeader: { height: 22 },
  };
}
