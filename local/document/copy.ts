/** Copying and moving blocks of cells, by the rules of Range.copyTo. */
import { clearContent, copyCell, ensureCell, ensureRow, isInside } from './cells';
import type { Cell, Rect, Sheet } from './model';
import { without } from './without';

/** Names of SpreadsheetApp.CopyPasteType that cells take part in. */
export type CopyKind =
  | 'PASTE_NORMAL'
  | 'PASTE_NO_BORDERS'
  | 'PASTE_FORMAT'
  | 'PASTE_FORMULA'
  | 'PASTE_DATA_VALIDATION'
  | 'PASTE_VALUES'
  | 'PASTE_CONDITIONAL_FORMATTING'
  | 'PASTE_COLUMN_WIDTHS';

function assign<K extends keyof Cell>(target: Cell, key: K, value: Cell[K] | undefined): void {
  target[key] = value;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- an absent key is how a cell says «default»
  if (value === undefined) delete target[key];
}

function paste(source: Cell | undefined, target: Cell, kind: CopyKind): void {
  const from = source ?? {};
  const content =
    kind === 'PASTE_NORMAL' || kind === 'PASTE_NO_BORDERS' || kind === 'PASTE_VALUES' || kind === 'PASTE_FORMULA';
  if (content) {
    clearContent(target);
    assign(target, 'value', from.value);
    if (kind !== 'PASTE_VALUES') assign(target, 'formula', from.formula);
    if (kind === 'PASTE_NORMAL' || kind === 'PASTE_NO_BORDERS') {
      assign(target, 'runs', from.runs);
      assign(target, 'link', from.link);
      assign(target, 'note', from.note);
    }
  }
  if (kind === 'PASTE_NORMAL' || kind === 'PASTE_FORMAT') assign(target, 'style', from.style);
  if (kind === 'PASTE_NO_BORDERS') {
    const style = without(from.style ?? {}, 'borders');
    const borders = target.style?.borders;
    assign(target, 'style', borders ? { ...style, borders } : style);
  }
  if (kind === 'PASTE_NORMAL' || kind === 'PASTE_NO_BORDERS' || kind === 'PASTE_DATA_VALIDATION') {
    assign(target, 'validation', from.validation);
  }
}

/** Sizes of lines with one of them set, or back to the default. */
function resized(
  sizes: Record<number, number>,
  index: number,
  size: number | null | undefined,
): Record<number, number> {
  return size === undefined || size === null ? without(sizes, index) : { ...sizes, [index]: size };
}

/** A block taken off the sheet, so that it may be put over itself. */
function take(sheet: Sheet, rect: Rect): (Cell | undefined)[][] {
  const block: (Cell | undefined)[][] = [];
  for (let row = rect.top; row <= rect.bottom; row++) {
    const cells: (Cell | undefined)[] = [];
    for (let column = rect.left; column <= rect.right; column++) {
      const cell = sheet.rows[row]?.[column];
      cells.push(cell && copyCell(cell));
    }
    block.push(cells);
  }
  return block;
}

const height = (rect: Rect) => rect.bottom - rect.top + 1;
const width = (rect: Rect) => rect.right - rect.left + 1;

/** Where a copy of `from` lands when pasted on `to`: repeated as often as it fits, at least once. */
export function pasteArea(from: Rect, to: Rect, transposed: boolean): Rect {
  const [tall, wide] = transposed ? [width(from), height(from)] : [height(from), width(from)];
  const times = (space: number, size: number) => Math.max(1, Math.floor(space / size)) * size;
  return {
    top: to.top,
    left: to.left,
    bottom: to.top + times(height(to), tall) - 1,
    right: to.left + times(width(to), wide) - 1,
  };
}

/** Copies a block; the target must lie on the grid (see `pasteArea`). */
export function copyBlock(
  source: Sheet,
  from: Rect,
  target: Sheet,
  area: Rect,
  kind: CopyKind,
  transposed = false,
): void {
  if (kind === 'PASTE_COLUMN_WIDTHS') {
    for (let column = area.left; column <= area.right; column++) {
      const size = source.columnWidths[from.left + ((column - area.left) % width(from))];
      target.columnWidths = resized(target.columnWidths, column, size);
    }
    return;
  }
  const block = take(source, from);
  const [tall, wide] = transposed ? [width(from), height(from)] : [height(from), width(from)];
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const y = (row - area.top) % tall;
      const x = (column - area.left) % wide;
      const cell = transposed ? block[x]?.[y] : block[y]?.[x];
      if (cell !== undefined || target.rows[row]?.[column] !== undefined)
        paste(cell, ensureCell(target, row, column), kind);
    }
  }
  if ((kind === 'PASTE_NORMAL' || kind === 'PASTE_FORMAT') && !transposed) copyMerges(source, from, target, area);
}

function copyMerges(source: Sheet, from: Rect, target: Sheet, area: Rect): void {
  const inside = source.merges.filter((merge) => isInside(merge, from));
  target.merges = target.merges.filter((merge) => !isInside(merge, area));
  for (let top = area.top; top <= area.bottom; top += height(from)) {
    for (let left = area.left; left <= area.right; left += width(from)) {
      for (const merge of inside) {
        target.merges.push({
          top: merge.top - from.top + top,
          bottom: merge.bottom - from.top + top,
          left: merge.left - from.left + left,
          right: merge.right - from.left + left,
        });
      }
    }
  }
}

/** Range.moveTo: cut and paste. */
export function moveBlock(source: Sheet, from: Rect, target: Sheet, top: number, left: number): void {
  const block = take(source, from);
  for (let row = from.top; row <= from.bottom; row++) {
    for (let column = from.left; column <= from.right; column++) {
      const cells = source.rows[row];
      if (cells) cells[column] = undefined;
    }
  }
  const merges = source.merges.filter((merge) => isInside(merge, from));
  source.merges = source.merges.filter((merge) => !merges.includes(merge));
  const [down, right] = [top - from.top, left - from.left];
  for (const merge of merges) {
    target.merges.push({
      top: merge.top + down,
      bottom: merge.bottom + down,
      left: merge.left + right,
      right: merge.right + right,
    });
  }
  block.forEach((cells, y) => {
    cells.forEach((cell, x) => {
      ensureRow(target, top + y)[left + x] = cell;
    });
  });
}
