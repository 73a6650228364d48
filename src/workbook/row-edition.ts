/**
 * The middle layer of the gateway: rows and columns of a table that is there, the add-on's own ones alone. Columns are
 * found by their titles; cells between and beside them stay as they are.
 */
import { plainShown, shownAs, type CellInput } from './cell';
import { shownIn } from './cell-changes';
import { CellEdition, type Rows, type Seal } from './cell-edition';
import { lineRuns } from './line-runs';
import { numberFormatOf } from './literal';
import { offerChoices } from './look';
import type { SheetSchema } from './sheet-schema';
import type { Table } from './workbook';

/** So many blocks of rows are written one by one; more are cheaper as columns. */
const fewBlocks = 8;

export class RowEdition extends CellEdition {
  /**
   * Writes columns of a table over all its rows, one call for each run of neighbouring columns; the rest of the row is
   * not touched. A column that the sheet lacks is left out.
   */
  patch(table: Table, columns: readonly { title: string; values: readonly CellInput[] }[], counted: number): void {
    const valuesOf = new Map(columns.map(({ title, values }) => [title, values]));
    for (const run of neighbours(table, [...valuesOf.keys()])) {
      const titles = run.map(({ title }) => title);
      const values = titles.map((title) => valuesOf.get(title) ?? []);
      const height = Math.max(...values.map((column) => column.length));
      const cells = Array.from({ length: height }, (_, down) => values.map((column) => column[down] ?? null));
      if (this.writeBlock(table, table.headerLine + 1, titles, cells)) this.changed.set(table.name, counted);
    }
  }

  /** Writes neighbouring columns from the row `top` of the sheet down; answers whether that changes anything. */
  private writeBlock(table: Table, top: number, titles: readonly string[], cells: Rows): boolean {
    const before = cells.map((_, down) => titles.map((title) => shownIn(table, top + down, title)));
    if (sameBlock(before, cells)) return false;
    const left = table.columns.get(titles[0] ?? '') ?? 1;
    this.keep(table, top, left, titles, before, cells);
    this.writer.write(table.sheet, top, left, cells);
    return true;
  }

  /**
   * Writes the given columns of whole rows: row of the sheet -> values by title, the same titles in each. Rows that lie
   * together go in one call, so that a row is never half written; rows that are not given stay as they are.
   */
  patchRows(table: Table, records: ReadonlyMap<number, Readonly<Record<string, CellInput>>>): void {
    const [some = {}] = records.values();
    const changed = [...records].filter(([line, record]) =>
      Object.entries(record).some(
        ([title, value]) => plainShown(shownIn(table, line, title)) !== plainShown(shownAs(value)),
      ),
    );
    const blocks = lineRuns(
      changed.map(([line]) => line),
      (line) => records.has(line),
    );
    if (blocks.length > fewBlocks) {
      const cells = changed.flatMap(([line, record]) =>
        Object.entries(record).map(([title, value]) => ({ line, title, value })),
      );
      this.patchCells(table, cells, changed.length);
      return;
    }
    for (const { top, count } of blocks) {
      const lines = Array.from({ length: count }, (_, down) => top + down);
      for (const run of neighbours(table, Object.keys(some))) {
        const titles = run.map(({ title }) => title);
        const cells = lines.map((line) => titles.map((title) => records.get(line)?.[title] ?? null));
        this.writeBlock(table, top, titles, cells);
      }
    }
    if (changed.length > 0) this.count(table.name, changed.length);
  }

  /** Lists of choices and checkboxes of the schema on rows that were added. */
  offer(table: Table, top: number, count: number): void {
    if (count > 0) offerChoices(table.sheet, table.schema, top - 1, count, table.columns);
  }

  /**
   * Adds rows, given by column titles, right under the last row in which a required column is filled; further down a
   * sheet may hold checkboxes or formats of its own. With a seal, the rows are marked as begun until all of them stand.
   */
  append(table: Table, records: readonly Readonly<Record<string, CellInput>>[], seal?: Seal): void {
    if (records.length === 0) return;
    const filled = table.rows.filter((row) => table.schema.required.some((title) => row.text(title).trim() !== ''));
    const top = (filled[filled.length - 1]?.line ?? table.headerLine) + 1;
    const bottom = top + records.length - 1;
    growTo(table, bottom);
    for (const run of neighbours(table)) {
      const left = table.columns.get(run[0]?.title ?? '') ?? 1;
      const cells = records.map((record) => run.map(({ title }) => record[title] ?? null));
      const before = records.map((_, down) => run.map(({ title }) => shownIn(table, top + down, title)));
      this.keep(
        table,
        top,
        left,
        run.map(({ title }) => title),
        before,
        cells,
      );
      const formats = run.map(({ kind }) => numberFormatOf[kind]);
      table.sheet.getRange(top, left, records.length, run.length).setNumberFormats(records.map(() => formats));
      const first = cells.map((row) =>
        row.map((value, index) => (run[index]?.title === seal?.title ? `${shownAs(value)}${seal?.sign ?? ''}` : value)),
      );
      this.writer.write(table.sheet, top, left, first);
    }
    const place = seal && table.columns.get(seal.title);
    if (place !== undefined) {
      this.writer.write(
        table.sheet,
        top,
        place,
        records.map((record) => [record[seal?.title ?? ''] ?? null]),
      );
    }
    this.count(table.name, records.length);
  }

  /**
   * Adds columns of the schema that the sheet lacks, to the right of everything that stands there, dressed like their
   * neighbours. Answers the table with them.
   */
  extend(table: Table, titles: readonly string[]): Table {
    const wanted = table.schema.columns.filter(({ title }) => titles.includes(title) && !table.columns.has(title));
    if (wanted.length === 0) return table;
    const { sheet, headerLine } = table;
    const left = Math.max(...table.texts.map((row) => lastFilled(row))) + 1;
    const missing = left + wanted.length - 1 - sheet.getMaxColumns();
    if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
    if (left > 1) {
      sheet
        .getRange(headerLine, left - 1)
        .copyTo(sheet.getRange(headerLine, left, 1, wanted.length), { formatOnly: true });
    }
    const formats = wanted.map(({ kind }) => numberFormatOf[kind]);
    const height = Math.max(table.rows.length, 1);
    sheet
      .getRange(headerLine + 1, left, height, wanted.length)
      .setNumberFormats(Array.from({ length: height }, () => formats));
    const headers = wanted.map(({ title }) => title);
    this.keep(table, headerLine, left, headers, [headers.map(() => '')], [headers]);
    this.writer.write(sheet, headerLine, left, [headers]);
    this.count(table.name, 0);
    const added = headers.map((title, index): [string, number] => [title, left + index]);
    return { ...table, columns: new Map([...table.columns, ...added]) };
  }

  /**
   * Makes so many rows of cells free for the table right above the line, where something of a person's stands in the way;
   * answers how many rows were inserted.
   */
  makeRoom(table: Table, line: number, wanted: number): number {
    const below = table.texts.slice(line - 1);
    const taken = below.findIndex((row) => row.some((text) => text !== ''));
    const inserted = taken < 0 ? 0 : Math.max(0, wanted - taken);
    if (inserted > 0) {
      this.steps.push({ do: 'rows', sheet: table.sheet.getSheetId(), line, count: inserted });
      table.sheet.insertRowsBefore(line, inserted);
    }
    return inserted;
  }
}

/** Makes sure that the sheet has the row; one that was read is there. */
export function growTo({ sheet, texts }: Table, line: number): void {
  if (line <= texts.length) return;
  const last = sheet.getMaxRows();
  if (line > last) sheet.insertRowsAfter(last, line - last);
}

/** Number of the last column that is filled in the row. */
function lastFilled(row: readonly string[]): number {
  let last = row.length;
  while (last > 0 && (row[last - 1] ?? '').trim() === '') last -= 1;
  return last;
}

/** The schema's columns that the sheet has (of the wanted ones), in runs that stand side by side. */
function neighbours(table: Table, wanted?: readonly string[]): SheetSchema['columns'][] {
  const place = (title: string): number => table.columns.get(title) ?? 0;
  const present = table.schema.columns.filter(({ title }) => place(title) > 0 && (wanted?.includes(title) ?? true));
  const runs: SheetSchema['columns'][number][][] = [];
  for (const column of [...present].sort((a, b) => place(a.title) - place(b.title))) {
    const last = runs[runs.length - 1];
    const end = last?.[last.length - 1];
    if (last && end && place(column.title) === place(end.title) + 1) last.push(column);
    else runs.push([column]);
  }
  return runs;
}

function sameBlock(before: readonly (readonly string[])[], cells: Rows): boolean {
  return cells.every((row, down) =>
    row.every((value, right) => plainShown(before[down]?.[right] ?? '') === plainShown(shownAs(value))),
  );
}
