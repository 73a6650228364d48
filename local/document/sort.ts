/** Sorting the rows of a range as Google does: numbers before texts before booleans, blanks last in either direction. */
import { ensureRow } from './cells';
import type { Cell, CellValue, Rect, Sheet } from './model';

export interface SortKey {
  /** Column of the sheet, from 0. */
  readonly column: number;
  readonly ascending: boolean;
}

function rank(value: CellValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function compareValues(a: CellValue, b: CellValue, collator: Intl.Collator): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}

function compareCells(a: Cell | undefined, b: Cell | undefined, ascending: boolean, collator: Intl.Collator): number {
  const left = a?.value ?? '';
  const right = b?.value ?? '';
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  const order = compareValues(left, right, collator);
  return ascending ? order : -order;
}

/**
 * Sorts; cells move with their format, note and rules. Marks of rows stay where they are unless `moveMarks`
 * (what Google does with them is not documented).
 */
export function sortRows(sheet: Sheet, rect: Rect, keys: readonly SortKey[], locale: string, moveMarks = false): void {
  const collator = new Intl.Collator(locale.replace('_', '-'));
  const order = Array.from({ length: rect.bottom - rect.top + 1 }, (_, index) => rect.top + index);
  const cell = (row: number, column: number) => sheet.rows[row]?.[column];
  order.sort((a, b) => {
    for (const key of keys) {
      const result = compareCells(cell(a, key.column), cell(b, key.column), key.ascending, collator);
      if (result !== 0) return result;
    }
    return a - b;
  });
  const taken = order.map((row) => sheet.rows[row]?.slice(rect.left, rect.right + 1) ?? []);
  taken.forEach((cells, index) => {
    const row = ensureRow(sheet, rect.top + index);
    for (let column = rect.left; column <= rect.right; column++) row[column] = cells[column - rect.left];
  });
  if (moveMarks) {
    const place = new Map(order.map((row, index) => [row, rect.top + index]));
    sheet.metadata = sheet.metadata.map((mark) =>
      mark.row === undefined ? mark : { ...mark, row: place.get(mark.row) ?? mark.row },
    );
  }
}
