/** Covers scattered cells with few rectangles, so that a rule over a column is one range in the file. */
import type { Rect } from '../../document/model';

/** The cells, each `[row, column]`, as rectangles; every cell once. Sorted from the top left. */
export function coverCells(cells: readonly (readonly [row: number, column: number])[]): Rect[] {
  const sorted = [...cells].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  // Runs down each column first, then equal runs in neighbouring columns grow together.
  const growing = new Map<string, { top: number; left: number; bottom: number; right: number }>();
  const done: Rect[] = [];
  let run: { top: number; left: number; bottom: number; right: number } | undefined;
  const close = (): void => {
    if (run === undefined) return;
    const key = `${run.top}:${run.bottom}`;
    const left = growing.get(key);
    if (left !== undefined && left.right === run.left - 1) left.right = run.right;
    else {
      if (left !== undefined) done.push(left);
      growing.set(key, run);
    }
    run = undefined;
  };
  for (const [row, column] of sorted) {
    if (run !== undefined && run.left === column && run.bottom === row - 1) run.bottom = row;
    else {
      close();
      run = { top: row, left: column, bottom: row, right: column };
    }
  }
  close();
  return [...done, ...growing.values()].sort((a, b) => a.top - b.top || a.left - b.left);
}
