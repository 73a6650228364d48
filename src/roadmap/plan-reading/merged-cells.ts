// Answers which merged range a cell belongs to, in constant time and whatever ranges a damaged file names.
import { isBlank } from './clean-text';
import type { Merge, PlanGrid } from './plan';

export interface MergedCells {
  /** The range that covers the cell, if any. */
  at(line: number, column: number): Merge | undefined;
  /** Ranges that begin on the line. */
  startingOn(line: number): readonly Merge[];
}

// A sheet has no more columns than this (ZZZ); a range beyond the texts shows nothing.
const MAX_COLUMNS = 18278;

/**
 * Clips the ranges to the grid. Of ranges that overlap the first counts; a range with other texts under its first cell
 * counts for nothing, so that none of them is lost. Linear in cells and ranges.
 */
export function mergedCells(grid: PlanGrid): MergedCells {
  const lines = grid.texts.length;
  const width = Math.min(
    MAX_COLUMNS,
    grid.texts.reduce((widest, line) => Math.max(widest, line.length), 0),
  );
  const owners = new Map<number, Merge>();
  const starts = new Map<number, Merge[]>();
  const wrong = new Set<Merge>();
  const key = (line: number, column: number): number => line * MAX_COLUMNS + column;

  for (const merge of grid.merges) {
    const clipped = clip(merge, lines, width);
    if (!clipped || owners.has(key(clipped.top, clipped.left))) continue;
    if (!claim(clipped)) wrong.add(clipped);
    else starts.set(clipped.top, [...(starts.get(clipped.top) ?? []), clipped]);
  }

  /** Stopping at the first cell that is taken or holds another text keeps the work within the number of cells. */
  function claim(merge: Merge): boolean {
    const shown = grid.texts[merge.top]?.[merge.left] ?? '';
    for (let line = merge.top; line <= merge.bottom; line++) {
      for (let column = merge.left; column <= merge.right; column++) {
        const text = grid.texts[line]?.[column] ?? '';
        if (owners.has(key(line, column)) || (text !== shown && !isBlank(text))) return false;
        owners.set(key(line, column), merge);
      }
    }
    return true;
  }

  return {
    at: (line, column) => {
      const owner = owners.size === 0 ? undefined : owners.get(key(line, column));
      return owner && wrong.has(owner) ? undefined : owner;
    },
    startingOn: (line) => starts.get(line) ?? [],
  };
}

function clip(merge: Merge, lines: number, width: number): Merge | undefined {
  const { top, left, bottom, right } = merge;
  if (![top, left, bottom, right].every((side) => Number.isInteger(side))) return undefined;
  if (top < 0 || left < 0 || bottom < top || right < left || top >= lines || left >= width) return undefined;
  const clipped = { top, left, bottom: Math.min(bottom, lines - 1), right: Math.min(right, width - 1) };
  return clipped.top === clipped.bottom && clipped.left === clipped.right ? undefined : clipped;
}
