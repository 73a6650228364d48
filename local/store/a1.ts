/** Cell and range addresses as .xlsx parts write them, against the model's numbers from 0. */
import type { Rect } from '../document/model';

/** The grid of the format itself. */
export const fileGrid = { rows: 1_048_576, columns: 16_384 } as const;

/** 0 -> `A`, 26 -> `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `AA` -> 26; -1 for what is no column of the format. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index >= 1 && index <= fileGrid.columns ? index - 1 : -1;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `A1`, or `A1:B2` where it is more than one cell. */
export function rectName(rect: Rect): string {
  const start = cellName(rect.top, rect.left);
  return rect.top === rect.bottom && rect.left === rect.right ? start : `${start}:${cellName(rect.bottom, rect.right)}`;
}

/** `$A$1:$B$2`, as a defined name or a chart refers to it. */
export function absoluteName(rect: Rect): string {
  const corner = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;
  const start = corner(rect.top, rect.left);
  return rect.top === rect.bottom && rect.left === rect.right ? start : `${start}:${corner(rect.bottom, rect.right)}`;
}

/** Reads `A1`, `A1:B2`, `A:B` or `1:2`, with or without `$`; undefined for anything else. Corners may come in any order. */
export function parseRect(text: string): Rect | undefined {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})?\$?(\d{1,7})?)?$/.exec(text);
  if (match === null) return undefined;
  const [, column1, row1, column2, row2] = match;
  const single = !text.includes(':');
  if (single && (column1 === undefined || row1 === undefined)) return undefined;
  if (
    !single &&
    ((column1 === undefined) !== (column2 === undefined) || (row1 === undefined) !== (row2 === undefined))
  ) {
    return undefined;
  }
  const left = column1 === undefined ? 0 : columnIndex(column1);
  const top = row1 === undefined ? 0 : Number(row1) - 1;
  const right = single ? left : column2 === undefined ? fileGrid.columns - 1 : columnIndex(column2);
  const bottom = single ? top : row2 === undefined ? fileGrid.rows - 1 : Number(row2) - 1;
  if (column1 === undefined && row1 === undefined) return undefined;
  if (left < 0 || right < 0 || top < 0 || bottom < 0 || Math.max(top, bottom) >= fileGrid.rows) return undefined;
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right),
    bottom: Math.max(top, bottom),
    right: Math.max(left, right),
  };
}

/** The part of `rect` inside a grid of that size; undefined where nothing is left. */
export function clipRect(rect: Rect, rowCount: number, columnCount: number): Rect | undefined {
  if (rect.top >= rowCount || rect.left >= columnCount) return undefined;
  return { ...rect, bottom: Math.min(rect.bottom, rowCount - 1), right: Math.min(rect.right, columnCount - 1) };
}

/** `'Лист 1'` as formulas quote it. */
export function quoteSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** Splits `'Лист'!$A$1:$B$2` into the sheet's name and the rectangle; undefined for anything else. */
export function parseSheetRect(text: string): { sheet: string; rect: Rect } | undefined {
  const mark = text.lastIndexOf('!');
  if (mark <= 0) return undefined;
  const rect = parseRect(text.slice(mark + 1));
  if (rect === undefined) return undefined;
  const name = text.slice(0, mark);
  const quoted = name.length >= 2 && name.startsWith("'") && name.endsWith("'");
  if (!quoted && /['[\]!]/.test(name)) return undefined;
  return { sheet: quoted ? name.slice(1, -1).replace(/''/g, "'") : name, rect };
}
