/**
 * Single cells to change, gathered into few blocks: a service call costs the same for one cell as for a column, so that
 * scattered cells of a column are written as one block with what stands between them put back as it is.
 */
import { plainShown, readDay, shownAs, valueShown, type CellInput } from './cell';
import { lineRuns } from './line-runs';
import type { ColumnKind } from './sheet-schema';
import type { Table } from './workbook';

export interface CellChange {
  /** Row of the sheet, from 1. */
  readonly line: number;
  readonly title: string;
  readonly value: CellInput;
}

/** A vertical run of cells of one column. */
export interface ColumnBlock {
  readonly title: string;
  /** Column of the sheet, from 1. */
  readonly place: number;
  /** First row, from 1. */
  readonly top: number;
  readonly before: readonly string[];
  readonly values: readonly CellInput[];
}

/** So many runs are written one by one; more are cheaper as whole columns. */
const fewRuns = 8;

/** The blocks that carry out the changes; a change that changes nothing, or whose column is not there, is left out. */
export function blocksOf(table: Table, changes: readonly CellChange[]): ColumnBlock[] {
  const columns = new Map<string, Map<number, CellInput>>();
  for (const { line, title, value } of changes) {
    if (!table.columns.has(title) || plainShown(shownIn(table, line, title)) === plainShown(shownAs(value))) continue;
    const column = columns.get(title) ?? new Map<number, CellInput>();
    columns.set(title, column.set(line, value));
  }
  const narrow = [...columns].flatMap(([title, cells]) => blocksIn(table, title, cells, () => false));
  if (narrow.length <= fewRuns) return narrow;
  const standing = standingIn(table, columns);
  return [...columns].flatMap(([title, cells]) => {
    const kind = kindOf(table, title);
    return blocksIn(table, title, cells, (line) => {
      const { value, formula } = standing(line, title);
      return formula === '' && isPlain(value, shownIn(table, line, title), kind);
    });
  });
}

/** What the cells of the columns hold, all of them read in two calls. */
function standingIn(
  table: Table,
  columns: ReadonlyMap<string, ReadonlyMap<number, CellInput>>,
): (line: number, title: string) => { readonly value: unknown; readonly formula: string | undefined } {
  const place = (title: string): number => table.columns.get(title) ?? 1;
  const least = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => Math.min(a, b), Infinity);
  const most = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => Math.max(a, b), 1);
  const lines = [...columns.values()].flatMap((cells) => [...cells.keys()]);
  const places = [...columns.keys()].map(place);
  const [top, left] = [least(lines), least(places)];
  const range = table.sheet.getRange(top, left, most(lines) - top + 1, most(places) - left + 1);
  const values = range.getValues() as unknown[][];
  const formulas = range.getFormulas();
  return (line, title) => {
    const [down, right] = [line - top, place(title) - left];
    return { value: values[down]?.[right], formula: formulas[down]?.[right] };
  };
}

/** Whether the cell comes out the same when what it shows is written again. */
function isPlain(value: unknown, shown: string, kind: ColumnKind): boolean {
  if (value === '') return true;
  if (kind === 'day') return readDay(shown) !== undefined;
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'number') return typeof value === 'number' && String(value) === shown;
  return value === shown;
}

function blocksIn(
  table: Table,
  title: string,
  cells: ReadonlyMap<number, CellInput>,
  bridgeable: (line: number) => boolean,
): ColumnBlock[] {
  const place = table.columns.get(title) ?? 1;
  const kind = kindOf(table, title);
  return lineRuns([...cells.keys()], bridgeable).map(({ top, count }) => {
    const lines = Array.from({ length: count }, (_, down) => top + down);
    const before = lines.map((line) => shownIn(table, line, title));
    const values = lines.map((line, down) =>
      cells.has(line) ? (cells.get(line) ?? null) : valueShown(before[down] ?? '', kind),
    );
    return { title, place, top, before, values };
  });
}

export function kindOf(table: Table, title: string): ColumnKind {
  return table.schema.columns.find((column) => column.title === title)?.kind ?? 'text';
}

/** What a cell of the table's own columns shows: row of the sheet from 1; empty beyond the rows read. */
export function shownIn(table: Table, line: number, title: string): string {
  return table.rows[line - table.headerLine - 1]?.text(title) ?? '';
}
