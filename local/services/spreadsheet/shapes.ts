/**
 * A range leads to its sheet, a sheet to its spreadsheet, and both back again. What one of them needs of another beyond
 * what a script sees stands here, so that none of their files has to know the others'.
 */
import type { Rect } from '../../document/model';
import type { RangeRef, SheetFace, SheetRef } from '../../runtime/change';

export interface RangeShape extends GoogleAppsScript.Spreadsheet.Range {
  readonly ref: RangeRef;
  getSheet(): SheetShape;
}

export interface SheetShape extends GoogleAppsScript.Spreadsheet.Sheet {
  readonly ref: SheetRef;
  getParent(): SpreadsheetShape;
  /** A block by corner (from 0) and size, checked as Google checks getRange. */
  block(top: number, left: number, rows?: number, columns?: number): RangeShape;
  /** A block by its bounds (from 0). */
  area(rect: Rect): RangeShape;
  everything(): RangeShape;
  wholeRow(row: number): RangeShape;
  wholeColumn(column: number): RangeShape;
}

export interface SpreadsheetShape extends GoogleAppsScript.Spreadsheet.Spreadsheet {
  readonly id: string;
  /** A sheet that a listing told of. */
  sheetHandle(face: SheetFace): SheetShape;
  other(id: string): SpreadsheetShape;
}
