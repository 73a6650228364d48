/**
 * The spreadsheet as the local host holds it in memory. The .xlsx codec, the services that the add-on
 * calls and the page all speak of it in these words; nothing here knows a file, a worker or a browser.
 *
 * Shapes are plain JSON, so that a document can cross a worker or an HTTP boundary unchanged.
 * Rows and columns are counted from 0 here; the Apps Script services count from 1 at their own edge.
 */

/** A stored value. A date is a serial number (days since 1899-12-30) with a date number format; an empty cell has no value. */
export type CellValue = string | number | boolean;

export type BorderStyle = 'thin' | 'medium' | 'thick' | 'dotted' | 'dashed' | 'double';

export interface Border {
  readonly style: BorderStyle;
  /** `#rrggbb` */
  readonly color: string;
}

/** How a cell looks. A missing key means the default of a new spreadsheet. Colours are `#rrggbb`. */
export interface CellStyle {
  /** `@` is plain text; absent is automatic. */
  numberFormat?: string;
  fontFamily?: string;
  /** points */
  fontSize?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  fontColor?: string;
  background?: string;
  horizontal?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'middle' | 'bottom';
  wrap?: 'overflow' | 'wrap' | 'clip';
  /** degrees, -90..90 */
  rotation?: number;
  borders?: { top?: Border; right?: Border; bottom?: Border; left?: Border };
}

/** A data validation rule, in the criteria of SpreadsheetApp.DataValidationCriteria. */
export interface ValidationRule {
  readonly criteria: string;
  readonly args: readonly (CellValue | readonly string[])[];
  readonly allowInvalid: boolean;
  readonly showDropdown?: boolean;
  readonly helpText?: string;
}

export interface Cell {
  value?: CellValue;
  /** With the leading `=`; `value` is then the last calculated value. */
  formula?: string;
  style?: CellStyle;
  note?: string;
  validation?: ValidationRule;
  /** Target of a link over the whole cell. */
  link?: string;
  /** Runs of rich text, when the text is not of one style; offsets are UTF-16 units of `value`. */
  runs?: readonly { readonly start: number; readonly end: number; readonly style: CellStyle; readonly link?: string }[];
}

/** A rectangle; all four are inclusive and counted from 0. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface ConditionalRule {
  readonly ranges: readonly Rect[];
  /** A criterion of SpreadsheetApp.BooleanCriteria, e.g. TEXT_EQUAL_TO, CUSTOM_FORMULA. */
  readonly criteria: string;
  readonly args: readonly CellValue[];
  readonly style: CellStyle;
}

export interface Protection {
  readonly id: string;
  /** Absent: the whole sheet. */
  readonly range?: Rect;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
}

/** Developer metadata: marks that survive renaming and moving. */
export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  /** Absent on a sheet-level or spreadsheet-level mark. */
  readonly row?: number;
  readonly column?: number;
}

/** A chart as the add-on asked for it: the ranges hold the data, the options are those of EmbeddedChartBuilder. */
export interface Chart {
  readonly id: number;
  readonly type: 'BAR' | 'COLUMN' | 'LINE' | 'PIE' | 'AREA' | 'SCATTER' | 'TIMELINE';
  readonly ranges: readonly { readonly sheetId: number; readonly rect: Rect }[];
  /** Cell under the top left corner, and the offset from it in pixels. */
  readonly anchor: { readonly row: number; readonly column: number; readonly dx: number; readonly dy: number };
  readonly width: number;
  readonly height: number;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Filter {
  readonly range: Rect;
  /** Column -> values hidden by the filter. */
  readonly hidden: Readonly<Record<number, readonly string[]>>;
}

/** Alternating colours over a range; they show where a cell has no background of its own. Colours are `#rrggbb`. */
export interface Banding {
  readonly id: number;
  readonly range: Rect;
  readonly direction: 'rows' | 'columns';
  readonly header?: string;
  readonly first?: string;
  readonly second?: string;
  readonly footer?: string;
}

export interface Sheet {
  readonly id: number;
  name: string;
  /** The grid's size: cells beyond it do not exist, as in Google Sheets. */
  rowCount: number;
  columnCount: number;
  /** Sparse: `rows[r]?.[c]`. */
  rows: (Cell | undefined)[][];
  merges: Rect[];
  frozenRows: number;
  frozenColumns: number;
  hidden: boolean;
  hiddenGridlines?: boolean;
  tabColor?: string;
  /** pixels; absent is the default (100 wide, 21 high, or the height the text needs). */
  columnWidths: Record<number, number>;
  rowHeights: Record<number, number>;
  hiddenRows: number[];
  hiddenColumns: number[];
  conditionalRules: ConditionalRule[];
  protections: Protection[];
  metadata: Metadata[];
  charts: Chart[];
  filter?: Filter;
  bandings?: Banding[];
  /** URL of the form whose answers land here. */
  formUrl?: string;
  /** Page setup kept for the .xlsx and its printing; Google has no such call, export parameters rule there. */
  print?: { landscape?: boolean; fitToWidth?: boolean; repeatRows?: readonly [number, number] };
}

/** A spreadsheet. `id` stays with the file; names of sheets are unique without case. */
export interface SpreadsheetDocument {
  readonly id: string;
  name: string;
  /** e.g. `ru_RU` */
  locale: string;
  /** IANA name, e.g. `Europe/Moscow` */
  timeZone: string;
  sheets: Sheet[];
  activeSheetId: number;
  metadata: Metadata[];
  namedRanges: { name: string; sheetId: number; rect: Rect }[];
}
