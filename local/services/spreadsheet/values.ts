/** Values on their way between a script and the host: dates are tagged, and what a cell cannot hold is refused. */
import type { WireValue } from '../../document/write';
import { Exception } from '../port';

/** A value for a cell. A Date is known by its class, as the service knows it. */
export function toWire(value: unknown): WireValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new Exception('not supported by the local host: NaN or Infinity as the value of a cell');
    case 'undefined':
      return null;
    case 'object':
      if (value === null) return null;
      if (value instanceof Date) {
        const time = value.getTime();
        if (Number.isNaN(time))
          throw new Exception('not supported by the local host: an invalid Date as the value of a cell');
        return { $date: time };
      }
  }
  throw new Exception(
    `not supported by the local host: ${typeof value} as the value of a cell (Google would write its Java text)`,
  );
}

/** Values of a block as the script sees them; the grid is changed in place. */
export function fromWire(grid: readonly (readonly unknown[])[]): unknown[][] {
  const values = grid as unknown[][];
  for (const row of values) {
    for (let column = 0; column < row.length; column++) {
      const value = row[column];
      if (typeof value === 'object' && value !== null) row[column] = new Date((value as { $date: number }).$date);
    }
  }
  return values;
}

/** Checks a two-dimensional array against a range of known size, in Google's words. */
export function checkShape(grid: unknown, rows: number | undefined, columns: number | undefined, method: string): void {
  if (!Array.isArray(grid) || !grid.every((row) => Array.isArray(row))) {
    throw new Exception(
      `The parameters (${Array.isArray(grid) ? 'number[]' : typeof grid}) don't match the method signature for SpreadsheetApp.${method}.`,
    );
  }
  if (rows !== undefined && grid.length !== rows) {
    throw new Exception(
      `The number of rows in the data does not match the number of rows in the range. The data has ${grid.length} but the range has ${rows}.`,
    );
  }
  const wide = columns ?? (grid[0] as unknown[] | undefined)?.length ?? 0;
  for (const row of grid as unknown[][]) {
    if (row.length !== wide) {
      throw new Exception(
        `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${wide}.`,
      );
    }
  }
}
