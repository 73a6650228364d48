/**
 * Inserting, deleting and moving rows and columns. Everything that points at a row or a column moves with it: merges,
 * marks, protections, conditional rules, the filter, charts, named ranges, sizes and hidden lines.
 */
import { copyCell, ensureRow, rowsOf } from './cells';
import { shiftFormulas } from './formula-shift';
import type { Cell, Rect, Sheet, SpreadsheetDocument } from './model';

export type Axis = 'rows' | 'columns';

/** How an index (or a span of them) fares; undefined when it is gone. */
export interface Shift {
  readonly point: (index: number) => number | undefined;
  readonly span: (from: number, to: number) => readonly [number, number] | undefined;
}

function insertion(at: number, count: number): Shift {
  const point = (index: number) => (index >= at ? index + count : index);
  return { point, span: (from, to) => [point(from), to >= at ? to + count : to] };
}

function deletion(at: number, count: number): Shift {
  const end = at + count;
  const point = (index: number) => (index < at ? index : index >= end ? index - count : undefined);
  return {
    point,
    span: (from, to) => {
      const first = from < at ? from : from >= end ? from - count : at;
      const last = to < at ? to : to >= end ? to - count : at - 1;
      return last < first ? undefined : [first, last];
    },
  };
}

/** Rows `from`..`from+count-1` are taken out and put before `to` (an index of before the move). */
function relocation(from: number, count: number, to: number): Shift {
  const end = from + count;
  const point = (index: number) => {
    if (index >= from && index < end) return index - from + (to > from ? to - count : to);
    if (to > from && index >= end && index < to) return index - count;
    if (to <= from && index >= to && index < from) return index + count;
    return index;
  };
  return {
    point,
    span: (first, last) => {
      if (last >= from && first < end && (first < from || last >= end)) return [first, last];
      return [point(first), point(last)];
    },
  };
}

function shiftRect(rect: Rect, axis: Axis, shift: Shift): Rect | undefined {
  const span = axis === 'rows' ? shift.span(rect.top, rect.bottom) : shift.span(rect.left, rect.right);
  if (!span) return undefined;
  return axis === 'rows' ? { ...rect, top: span[0], bottom: span[1] } : { ...rect, left: span[0], right: span[1] };
}

function keep<T>(items: readonly T[], move: (item: T) => T | undefined): T[] {
  return items.map(move).filter((item): item is T => item !== undefined);
}

function shiftSizes(sizes: Record<number, number>, shift: Shift): Record<number, number> {
  const moved: Record<number, number> = {};
  for (const [index, size] of Object.entries(sizes)) {
    const to = shift.point(Number(index));
    if (to !== undefined) moved[to] = size;
  }
  return moved;
}

function shiftPointers(document: SpreadsheetDocument, sheet: Sheet, axis: Axis, shift: Shift): void {
  const rect = (area: Rect) => shiftRect(area, axis, shift);
  const rects = (areas: readonly Rect[]) => keep(areas, rect);
  sheet.merges = rects(sheet.merges).filter((area) => area.top !== area.bottom || area.left !== area.right);
  sheet.metadata = keep(sheet.metadata, (mark) => {
    const index = axis === 'rows' ? mark.row : mark.column;
    if (index === undefined) return mark;
    const to = shift.point(index);
    if (to === undefined) return undefined;
    return axis === 'rows' ? { ...mark, row: to } : { ...mark, column: to };
  });
  sheet.protections = keep(sheet.protections, (protection) => {
    if (!protection.range) return protection;
    const range = rect(protection.range);
    return range && { ...protection, range };
  });
  sheet.conditionalRules = keep(sheet.conditionalRules, (rule) => {
    const ranges = rects(rule.ranges);
    return ranges.length > 0 ? { ...rule, ranges } : undefined;
  });
  if (sheet.bandings) {
    sheet.bandings = keep(sheet.bandings, (banding) => {
      const range = rect(banding.range);
      return range && { ...banding, range };
    });
  }
  if (sheet.filter) {
    const range = rect(sheet.filter.range);
    const hidden = axis === 'columns' ? shiftLists(sheet.filter.hidden, shift) : sheet.filter.hidden;
    sheet.filter = range && { range, hidden };
  }
  if (axis === 'rows') {
    sheet.rowHeights = shiftSizes(sheet.rowHeights, shift);
    sheet.hiddenRows = keep(sheet.hiddenRows, shift.point);
  } else {
    sheet.columnWidths = shiftSizes(sheet.columnWidths, shift);
    sheet.hiddenColumns = keep(sheet.hiddenColumns, shift.point);
  }
  for (const other of document.sheets) {
    other.charts = other.charts.map((chart) => {
      const anchored =
        other === sheet ? shift.point(axis === 'rows' ? chart.anchor.row : chart.anchor.column) : undefined;
      const anchor =
        anchored === undefined ? chart.anchor : { ...chart.anchor, [axis === 'rows' ? 'row' : 'column']: anchored };
      const ranges = keep(chart.ranges, (range) => {
        if (range.sheetId !== sheet.id) return range;
        const moved = rect(range.rect);
        return moved && { ...range, rect: moved };
      });
      return { ...chart, anchor, ranges };
    });
  }
  shiftFormulas(document, sheet, axis, shift);
  document.namedRanges = keep(document.namedRanges, (named) => {
    if (named.sheetId !== sheet.id) return named;
    const moved = rect(named.rect);
    return moved && { ...named, rect: moved };
  });
}

function shiftLists(
  lists: Readonly<Record<number, readonly string[]>>,
  shift: Shift,
): Record<number, readonly string[]> {
  const moved: Record<number, readonly string[]> = {};
  for (const [index, list] of Object.entries(lists)) {
    const to = shift.point(Number(index));
    if (to !== undefined) moved[to] = list;
  }
  return moved;
}

/** What a new line takes over from its neighbour: the look and the rules, never the content. */
function dressOf(cell: Cell | undefined): Cell | undefined {
  if (!cell || (!cell.style && !cell.validation)) return undefined;
  return { ...(cell.style && { style: cell.style }), ...(cell.validation && { validation: cell.validation }) };
}

/**
 * Inserts `count` empty lines before index `at`; they look like line `like` (an index of before the insertion).
 * `at` may equal the size of the sheet.
 */
export function insertLines(
  document: SpreadsheetDocument,
  sheet: Sheet,
  axis: Axis,
  at: number,
  count: number,
  like?: number,
): void {
  if (axis === 'rows') {
    const model = like === undefined ? undefined : sheet.rows[like];
    if (at < sheet.rows.length || model) {
      if (at > 0) ensureRow(sheet, at - 1);
      const fresh = Array.from({ length: count }, () => (model ?? []).map(dressOf));
      const rows = rowsOf(sheet);
      sheet.rows = [...rows.slice(0, at), ...fresh, ...rows.slice(at)].map((row) => row ?? []);
    }
    sheet.rowCount += count;
    if (at < sheet.frozenRows) sheet.frozenRows += count;
  } else {
    for (const row of rowsOf(sheet)) {
      const model = like === undefined ? undefined : dressOf(row?.[like]);
      if (!row || (at >= row.length && !model)) continue;
      while (row.length < at) row.push(undefined);
      row.splice(at, 0, ...Array.from({ length: count }, () => model && { ...model }));
    }
    sheet.columnCount += count;
    if (at < sheet.frozenColumns) sheet.frozenColumns += count;
  }
  shiftPointers(document, sheet, axis, insertion(at, count));
}

/** Deletes `count` lines from index `at`; what pointed only at them is gone with them. */
export function deleteLines(document: SpreadsheetDocument, sheet: Sheet, axis: Axis, at: number, count: number): void {
  keepMergedValue(sheet, axis, at, count);
  const frozen = (size: number) => size - Math.max(0, Math.min(size, at + count) - at);
  if (axis === 'rows') {
    sheet.rows.splice(at, count);
    sheet.rowCount -= count;
    sheet.frozenRows = frozen(sheet.frozenRows);
  } else {
    for (const row of rowsOf(sheet)) row?.splice(at, count);
    sheet.columnCount -= count;
    sheet.frozenColumns = frozen(sheet.frozenColumns);
  }
  shiftPointers(document, sheet, axis, deletion(at, count));
}

/** A merge whose first line goes keeps its value: it moves to the first line that stays. */
function keepMergedValue(sheet: Sheet, axis: Axis, at: number, count: number): void {
  const end = at + count;
  for (const merge of sheet.merges) {
    const [first, last] = axis === 'rows' ? [merge.top, merge.bottom] : [merge.left, merge.right];
    if (first < at || first >= end || last < end) continue;
    const cell = sheet.rows[merge.top]?.[merge.left];
    if (!cell) continue;
    const row = axis === 'rows' ? end : merge.top;
    const column = axis === 'columns' ? end : merge.left;
    ensureRow(sheet, row)[column] = copyCell(cell);
  }
}

/** Moves lines so that they stand before index `to` (an index of before the move). */
export function moveLines(
  document: SpreadsheetDocument,
  sheet: Sheet,
  axis: Axis,
  at: number,
  count: number,
  to: number,
): void {
  if (to >= at && to <= at + count) return;
  const target = to > at ? to - count : to;
  const shuffle = (line: unknown[]) => {
    while (line.length < Math.max(at + count, to)) line.push(undefined);
    line.splice(target, 0, ...line.splice(at, count));
  };
  if (axis === 'rows') {
    const rows: ((Cell | undefined)[] | undefined)[] = sheet.rows;
    shuffle(rows);
    sheet.rows = rows.map((row) => row ?? []);
  } else {
    for (const row of rowsOf(sheet)) if (row) shuffle(row);
  }
  shiftPointers(document, sheet, axis, relocation(at, count, to));
}
