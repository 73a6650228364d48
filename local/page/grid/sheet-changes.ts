/**
 * What must change in the grid so that it shows a sheet's new state. Only differences are applied: scroll position,
 * selection and a cell that is being typed in stay as they are.
 */
import { BooleanNumber } from '@univerjs/core';
import type { ICellData, IRange } from '@univerjs/core';
import type { WireCell, WireSheet } from '../../server/wire';
import { sheetStyles, toUniverCell } from './univer-cells';
import { toConditionalRules, toNotes, toValidations } from './univer-rules';
import { DEFAULT_COLUMN_WIDTH, gridSheetId, toFreeze, toRange } from './univer-sheet';

/** A change of the grid's model; applied without entering the person's undo list. */
export interface Mutation {
  readonly id: string;
  readonly params: object;
}

/** Cells as `row:column`. */
export type Places = ReadonlySet<string>;

export const placeKey = (row: number, column: number): string => `${row}:${column}`;

export interface Changes {
  readonly mutations: readonly Mutation[];
  /** Rows whose text changed: their height is to be found again. */
  readonly rows: readonly number[];
  /** Cells that changed although the page had not touched them: the add-on's work. */
  readonly foreign: number;
}

interface Wanted {
  readonly unitId: string;
  readonly before: WireSheet;
  readonly after: WireSheet;
  /** Cells that the person has changed and the host has not confirmed: left alone. */
  readonly pending: Places;
  /** Cells that the person changed since `before`: set again whatever the difference. */
  readonly touched: Places;
}

export function sheetChanges(wanted: Wanted): Changes {
  const { unitId, before, after } = wanted;
  const target = { unitId, subUnitId: gridSheetId(after.id) };
  const mutations: Mutation[] = [];
  const add = (id: string, params: object): void => void mutations.push({ id, params: { ...target, ...params } });

  if (before.name !== after.name) add('sheet.mutation.set-worksheet-name', { name: after.name });
  if (before.tabColor !== after.tabColor) add('sheet.mutation.set-tab-color', { color: after.tabColor ?? '' });
  if (before.hidden !== after.hidden) {
    add('sheet.mutation.set-worksheet-hidden', { hidden: after.hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE });
  }
  if (before.rowCount !== after.rowCount) add('sheet.mutation.set-worksheet-row-count', { rowCount: after.rowCount });
  if (before.columnCount !== after.columnCount) {
    add('sheet.mutation.set-worksheet-column-count', { columnCount: after.columnCount });
  }
  const mergesDiffer = !same(before.merges, after.merges);
  if (mergesDiffer && before.merges.length > 0) {
    add('sheet.mutation.remove-worksheet-merge', { ranges: before.merges.map(toRange) });
  }
  const cells = cellChanges(wanted);
  if (cells.cellValue) add('sheet.mutation.set-range-values', { cellValue: cells.cellValue });
  if (mergesDiffer && after.merges.length > 0) {
    add('sheet.mutation.add-worksheet-merge', { ranges: after.merges.map(toRange) });
  }
  addSizes(before, after, add);
  const freeze = toFreeze(after);
  if (!same(toFreeze(before), freeze)) add('sheet.mutation.set-frozen', freeze);
  addRules(before, after, add);
  return { mutations, rows: cells.rows, foreign: cells.foreign };
}

/** Takes the drop-downs, conditional looks and notes off a sheet. */
export function rulesTakenAway(unitId: string, sheet: WireSheet): Mutation[] {
  const mutations: Mutation[] = [];
  const target = { unitId, subUnitId: gridSheetId(sheet.id) };
  addRules(sheet, { ...sheet, rows: [], validations: [], conditionalRules: [] }, (id, params) => {
    mutations.push({ id, params: { ...target, ...params } });
  });
  return mutations;
}

type Add = (id: string, params: object) => void;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Compares cells by what they hold and how they look; style numbers differ between two snapshots of one sheet. */
function cellChanges({ before, after, pending, touched }: Wanted): {
  cellValue: Record<number, Record<number, ICellData>> | null;
  rows: number[];
  foreign: number;
} {
  const styles = sheetStyles(after);
  const looksBefore = before.styles.map((style) => JSON.stringify(style));
  const looksAfter = after.styles.map((style) => JSON.stringify(style));
  const cellValue: Record<number, Record<number, ICellData>> = {};
  const rows: number[] = [];
  let foreign = 0;
  for (let row = 0; row < Math.max(before.rows.length, after.rows.length); row++) {
    const old = before.rows[row] ?? [];
    const now = after.rows[row] ?? [];
    const line: Record<number, ICellData> = {};
    for (let column = 0; column < Math.max(old.length, now.length); column++) {
      const key = placeKey(row, column);
      if (pending.has(key)) continue;
      const mine = touched.has(key);
      const equal = sameCell(old[column], now[column], looksBefore, looksAfter);
      if (equal && !mine) continue;
      if (!mine) foreign++;
      line[column] = toUniverCell(now[column], styles);
    }
    if (Object.keys(line).length === 0) continue;
    cellValue[row] = line;
    rows.push(row);
  }
  return { cellValue: rows.length > 0 ? cellValue : null, rows, foreign };
}

function sameCell(
  a: WireCell | null | undefined,
  b: WireCell | null | undefined,
  looksA: readonly string[],
  looksB: readonly string[],
): boolean {
  if (!a || !b) return !a === !b;
  return (
    a.value === b.value &&
    a.formula === b.formula &&
    a.link === b.link &&
    (a.style === undefined ? '' : looksA[a.style]) === (b.style === undefined ? '' : looksB[b.style]) &&
    (a.runs === b.runs || same(a.runs, b.runs))
  );
}

const wholeRow = (row: number): IRange => ({ startRow: row, endRow: row, startColumn: 0, endColumn: 0 });
const wholeColumn = (column: number): IRange => ({ startRow: 0, endRow: 0, startColumn: column, endColumn: column });

/** Heights, widths and hidden lines, each only where the document changed it: what the person dragged stays. */
function addSizes(before: WireSheet, after: WireSheet, add: Add): void {
  for (const row of changedKeys(before.rowHeights, after.rowHeights)) {
    const height = after.rowHeights[row];
    const ranges = [wholeRow(row)];
    if (height === undefined) {
      add('sheet.mutation.set-worksheet-row-is-auto-height', { ranges, autoHeightInfo: BooleanNumber.TRUE });
    } else {
      add('sheet.mutation.set-worksheet-row-is-auto-height', { ranges, autoHeightInfo: BooleanNumber.FALSE });
      add('sheet.mutation.set-worksheet-row-height', { ranges, rowHeight: height });
    }
  }
  for (const column of changedKeys(before.columnWidths, after.columnWidths)) {
    const colWidth = after.columnWidths[column] ?? DEFAULT_COLUMN_WIDTH;
    add('sheet.mutation.set-worksheet-col-width', { ranges: [wholeColumn(column)], colWidth });
  }
  const visibility = [
    ['row', wholeRow, before.hiddenRows, after.hiddenRows],
    ['col', wholeColumn, before.hiddenColumns, after.hiddenColumns],
  ] as const;
  for (const [kind, whole, old, now] of visibility) {
    const hide = now.filter((index) => !old.includes(index)).map(whole);
    const show = old.filter((index) => !now.includes(index)).map(whole);
    if (hide.length > 0) add(`sheet.mutation.set-${kind}-hidden`, { ranges: hide });
    if (show.length > 0) add(`sheet.mutation.set-${kind}-visible`, { ranges: show });
  }
}

function changedKeys(before: Record<number, number>, after: Record<number, number>): number[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].map(Number));
  return [...keys].filter((key) => before[key] !== after[key]);
}

/** Rules and notes are few and cheap: where a kind differs at all, all of it is put anew. */
function addRules(before: WireSheet, after: WireSheet, add: Add): void {
  const [oldRules, newRules] = [toValidations(before), toValidations(after)];
  if (!same(oldRules, newRules)) {
    if (oldRules.length > 0)
      add('data-validation.mutation.removeRule', { ruleId: oldRules.map((rule) => rule.uid), source: 'patched' });
    for (const rule of newRules) {
      add('data-validation.mutation.addRule', { rule, source: 'patched' });
    }
  }
  const [oldLooks, newLooks] = [toConditionalRules(before), toConditionalRules(after)];
  if (!same(oldLooks, newLooks)) {
    for (const { cfId } of oldLooks) add('sheet.mutation.delete-conditional-rule', { cfId });
    // Each new rule goes to the front: the last one added wins.
    for (const rule of [...newLooks].reverse()) add('sheet.mutation.add-conditional-rule', { rule });
  }
  const sheetId = gridSheetId(after.id);
  const oldNotes = new Map(toNotes(before).map((note) => [note.id, note]));
  const newNotes = new Map(toNotes(after).map((note) => [note.id, note]));
  for (const [id, { row, col }] of oldNotes) {
    if (!newNotes.has(id)) add('sheet.mutation.remove-note', { sheetId, row, col, silent: true });
  }
  for (const [id, note] of newNotes) {
    if (!same(oldNotes.get(id), note))
      add('sheet.mutation.update-note', { sheetId, row: note.row, col: note.col, note, silent: true });
  }
}
