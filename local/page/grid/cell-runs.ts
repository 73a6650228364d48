/**
 * Gathers single cells into rectangles: a drop-down over a column is one rule with one range, not a rule a cell.
 */
import type { Rect } from '../../server/wire';

interface Run {
  top: number;
  bottom: number;
}

/**
 * Covers cells with few rectangles: runs down each column first, then equal runs side by side.
 *
 * @param cells places in any order
 */
export function rectanglesOf(cells: readonly (readonly [row: number, column: number])[]): Rect[] {
  const columns = new Map<number, number[]>();
  for (const [row, column] of cells) {
    const rows = columns.get(column);
    if (rows) rows.push(row);
    else columns.set(column, [row]);
  }
  const open = new Map<string, Rect>();
  const done: Rect[] = [];
  for (const column of [...columns.keys()].sort((a, b) => a - b)) {
    for (const { top, bottom } of runsOf(columns.get(column) ?? [])) {
      const key = `${top}:${bottom}`;
      const left = open.get(key);
      if (left?.right === column - 1) {
        open.set(key, { ...left, right: column });
      } else {
        if (left) done.push(left);
        open.set(key, { top, bottom, left: column, right: column });
      }
    }
  }
  return [...done, ...open.values()];
}

function runsOf(rows: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.bottom === row - 1) last.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}
