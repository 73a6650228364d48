/**
 * Access to the sparse grid of a sheet: reading, making and dropping cells, and the bounds of what is filled.
 * A style is never changed in place, because many cells share one; it is replaced.
 */
import type { Cell, CellStyle, Rect, Sheet } from './model';

export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** The cells of a row, made when they were not there; rows above are made too, so that no hole is left. */
export function ensureRow(sheet: Sheet, row: number): (Cell | undefined)[] {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  return (sheet.rows[row] ??= []);
}

/** The cell at a place, made when it was not there. */
export function ensureCell(sheet: Sheet, row: number, column: number): Cell {
  const cells = ensureRow(sheet, row);
  return (cells[column] ??= {});
}

/** Rows as they may be: a sheet read from JSON or made bit by bit has holes. */
export function rowsOf(sheet: Sheet): readonly ((Cell | undefined)[] | undefined)[] {
  return sheet.rows;
}

/** Calls `visit` for every place of the rectangle, filled or not. */
export function eachPlace(rect: Rect, visit: (row: number, column: number) => void): void {
  for (let row = rect.top; row <= rect.bottom; row++) {
    for (let column = rect.left; column <= rect.right; column++) visit(row, column);
  }
}

/** Calls `visit` for every cell that exists in the rectangle. */
export function eachCell(sheet: Sheet, rect: Rect, visit: (cell: Cell, row: number, column: number) => void): void {
  const bottom = Math.min(rect.bottom, sheet.rows.length - 1);
  for (let row = rect.top; row <= bottom; row++) {
    const cells = sheet.rows[row];
    if (!cells) continue;
    const right = Math.min(rect.right, cells.length - 1);
    for (let column = rect.left; column <= right; column++) {
      const cell = cells[column];
      if (cell) visit(cell, row, column);
    }
  }
}

/** Whether a person sees something in the cell: a value or a formula, and an unticked checkbox too. */
export function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.formula !== undefined || (cell.value !== undefined && cell.value !== ''));
}

/** Number of rows down to the last filled one; 0 on an empty sheet. */
export function filledRows(sheet: Sheet): number {
  for (let row = sheet.rows.length - 1; row >= 0; row--) {
    if (sheet.rows[row]?.some(isFilled)) return row + 1;
  }
  return 0;
}

/** Number of columns up to the last filled one; 0 on an empty sheet. */
export function filledColumns(sheet: Sheet): number {
  let last = 0;
  for (const cells of rowsOf(sheet)) {
    if (!cells) continue;
    for (let column = cells.length - 1; column >= last; column--) {
      if (isFilled(cells[column])) {
        last = column + 1;
        break;
      }
    }
  }
  return last;
}

/** Removes value, formula, link and rich text; format, note and validation stay. */
export function clearContent(cell: Cell): void {
  // Deleting even an absent key makes an object slow, and blocks of cells are many.
  if (cell.value !== undefined) delete cell.value;
  if (cell.formula !== undefined) delete cell.formula;
  if (cell.link !== undefined) delete cell.link;
  if (cell.runs !== undefined) delete cell.runs;
}

/** Makes style changers that give equal styles one object, so that a block of cells costs one style. */
export function styleChanger(change: (style: CellStyle) => CellStyle): (cell: Cell) => void {
  const changed = new Map<CellStyle | undefined, CellStyle>();
  return (cell) => {
    let style = changed.get(cell.style);
    if (!style) {
      style = change({ ...cell.style });
      changed.set(cell.style, style);
    }
    if (Object.keys(style).length === 0) delete cell.style;
    else cell.style = style;
  };
}

/** A copy that shares only what is never changed in place. */
export function copyCell(cell: Cell): Cell {
  return { ...cell };
}

export function contains(outer: Rect, row: number, column: number): boolean {
  return row >= outer.top && row <= outer.bottom && column >= outer.left && column <= outer.right;
}

export function overlaps(a: Rect, b: Rect): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}
