/** References as .xlsx parts write them, absolute and within the bounds of the format. */
import { columnIndex, columnLetters, formatA1 } from '../../document/a1';
import type { Rect } from '../../document/model';

/** The grid of the format itself. */
export const fileGrid = { rows: 1_048_576, columns: 16_384 } as const;

export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** `A1`, or `A1:B2` where it is more than one cell. */
export const rectName = formatA1;

/** Reads `A1`, `A1:B2`, `A:B` or `1:2`, with or without `$`; undefined for anything else. Corners may come in any order. */
export function parseRect(text: string): Rect | undefined {
  const [from = '', to, ...more] = text.split(':');
  const first = parseCorner(from);
  const second = to === undefined ? first : parseCorner(to);
  if (more.length > 0 || first === undefined || second === undefined) return undefined;
  const rows = [first.row, second.row];
  const columns = [first.column, second.column];
  // `A` alone and `A1:B` are no references of the format.
  if (rows.includes(undefined) && (rows[0] !== rows[1] || to === undefined)) return undefined;
  if (columns.includes(undefined) && (columns[0] !== columns[1] || to === undefined)) return undefined;
  return {
    top: Math.min(first.row ?? 0, second.row ?? 0),
    left: Math.min(first.column ?? 0, second.column ?? 0),
    bottom: Math.max(first.row ?? fileGrid.rows - 1, second.row ?? fileGrid.rows - 1),
    right: Math.max(first.column ?? fileGrid.columns - 1, second.column ?? fileGrid.columns - 1),
  };
}

function parseCorner(text: string): { row?: number; column?: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text);
  if (match === null) return undefined;
  const [, letters, digits] = match;
  const column = letters === undefined ? undefined : columnIndex(letters);
  const row = digits === undefined ? undefined : Number(digits) - 1;
  if (column === undefined && row === undefined) return undefined;
  if (column !== undefined && column >= fileGrid.columns) return undefined;
  if (row !== undefined && (row < 0 || row >= fileGrid.rows)) return undefined;
  return { row, column };
}

/** The rectangles of a `sqref`; what is no reference is left out. */
export function parseRects(sqref: string): Rect[] {
  return sqref
    .trim()
    .split(/\s+/)
    .map(parseRect)
    .filter((rect) => rect !== undefined);
}

/** The part of `rect` inside a grid of that size; undefined where nothing is left. */
export function clipRect(rect: Rect, rowCount: number, columnCount: number): Rect | undefined {
  if (rect.top >= rowCount || rect.left >= columnCount) return undefined;
  return { ...rect, bottom: Math.min(rect.bottom, rowCount - 1), right: Math.min(rect.right, columnCount - 1) };
}

/** How many cells the rectangle has. */
export function areaOf(rect: Rect): number {
  return (rect.bottom - rect.top + 1) * (rect.right - rect.left + 1);
}

/** `'Лист 1'` as formulas quote it. */
export function quoteSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** `Лист 1` of `'Лист 1'`; a name without quotation marks as it is. */
export function unquoteSheet(name: string): string {
  return name.length >= 2 && name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

/** `'Лист'!$A$1:$B$2`; whole rows and columns as `$1:$3` and `$A:$B`, which stay whole when others are inserted. */
export function absoluteReference(sheetName: string, { top, left, bottom, right }: Rect): string {
  const sheet = quoteSheet(sheetName);
  if (left === 0 && right === fileGrid.columns - 1) return `${sheet}!$${top + 1}:$${bottom + 1}`;
  if (top === 0 && bottom === fileGrid.rows - 1) return `${sheet}!$${columnLetters(left)}:$${columnLetters(right)}`;
  const start = `$${columnLetters(left)}$${top + 1}`;
  return top === bottom && left === right
    ? `${sheet}!${start}`
    : `${sheet}!${start}:$${columnLetters(right)}$${bottom + 1}`;
}

/** A rectangle of a sheet. */
export interface SheetRect {
  readonly sheet: string;
  readonly rect: Rect;
}

/** Reads `'Лист'!$A$1:$B$2`; undefined for anything else. */
export function parseReference(text: string): SheetRect | undefined {
  const mark = text.lastIndexOf('!');
  if (mark <= 0) return undefined;
  const rect = parseRect(text.slice(mark + 1));
  const name = text.slice(0, mark);
  if (rect === undefined || (!name.startsWith("'") && /['[\]!]/.test(name))) return undefined;
  return { sheet: unquoteSheet(name), rect };
}

/** Parts `Лист!$A:$B,Лист!$1:$2` at the commas outside quotation marks. */
export function splitReferences(text: string): string[] {
  return text.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
}
