/** Merged cells: only the top left one holds a value, the others read as empty and swallow what is written to them. */
import { clearContent, eachCell, isInside, overlaps } from './cells';
import type { Rect, Sheet } from './model';

/** Tells the places of `rect` that lie under a merge; undefined when there are none. */
export function coveredPlaces(sheet: Sheet, rect: Rect): ((row: number, column: number) => boolean) | undefined {
  const near = sheet.merges.filter((merge) => overlaps(merge, rect));
  if (near.length === 0) return undefined;
  const covered = new Set<number>();
  for (const merge of near) {
    for (let row = Math.max(merge.top, rect.top); row <= Math.min(merge.bottom, rect.bottom); row++) {
      for (let column = Math.max(merge.left, rect.left); column <= Math.min(merge.right, rect.right); column++) {
        if (row !== merge.top || column !== merge.left) covered.add(row * 20_000 + column);
      }
    }
  }
  return (row, column) => covered.has(row * 20_000 + column);
}

/** Merges a rectangle; merges inside it dissolve into it. False when it cuts through one. */
export function mergeCells(sheet: Sheet, rect: Rect): boolean {
  const touched = sheet.merges.filter((merge) => overlaps(merge, rect));
  if (touched.some((merge) => !isInside(merge, rect))) return false;
  sheet.merges = sheet.merges.filter((merge) => !touched.includes(merge));
  if (rect.top === rect.bottom && rect.left === rect.right) return true;
  eachCell(sheet, rect, (cell, row, column) => {
    if (row !== rect.top || column !== rect.left) clearContent(cell);
  });
  sheet.merges.push(rect);
  return true;
}

/** Dissolves the merges in a rectangle. False when it cuts through one. */
export function breakApart(sheet: Sheet, rect: Rect): boolean {
  const touched = sheet.merges.filter((merge) => overlaps(merge, rect));
  if (touched.some((merge) => !isInside(merge, rect))) return false;
  sheet.merges = sheet.merges.filter((merge) => !touched.includes(merge));
  return true;
}
