/**
 * The one gateway through which a command changes the workbook. It keeps to its own columns, makes texts stay texts,
 * counts what it changed, and leaves a record by which the whole command can be undone.
 */
import { plainShown, shownAs, type CellInput } from './cell';
import { blocksOf, type CellChange } from './cell-changes';
import { LiteralWriter, numberFormatOf, shownRows } from './literal';
import { highlight, type Highlights } from './highlight';
import { adaptTable, colourHeader, dressTable, offerChoices, setWidths } from './look';
import type { SheetSchema } from './sheet-schema';
import { hashText, hashTexts, keepUndo, tidyMemory, type RowMemory, type UndoStep } from './memory';
import { putChart, type ChartPlan } from './charts';
import { markKey, type Table, type Workbook } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rows = readonly (readonly CellInput[])[];

/** A column that says whether a row is finished: what is written there while it is not ends with the sign. */
export interface Seal {
  readonly title: string;
  readonly sign: string;
}
/** So many blocks of rows are written one by one; more are cheaper as columns. */
const fewBlocks = 8;

/** A sheet that is to hold exactly these rows under its header. */
export interface WantedTable {
  readonly schema: SheetSchema;
  readonly rows: Rows;
  /** Where a new sheet is put, from 0. */
  readonly place: number;
  /** Rows beyond the filled ones that offer the choices of the schema. */
  readonly spare?: number;
}

export class Edition {
  private readonly writer = new LiteralWriter();
  private readonly steps: UndoStep[] = [];
  /** Sheet name -> rows written. */
  readonly changed = new Map<string, number>();

  constructor(
    private readonly workbook: Workbook,
    /** What the menu calls it, for «Отменить: …». */
    private readonly title: string,
  ) {}

  /**
   * Adds a sheet at the place (from 0). A blank sheet of that name, which a command that was broken off has left, is taken
   * in place of a new one.
   */
  addSheet(name: string, place: number): Sheet {
    return this.takeLeft(name) ?? this.insert(name, place);
  }

  private takeLeft(name: string): Sheet | undefined {
    const left = this.workbook.sheetNamed(name);
    if (!left || !this.workbook.isBlank(left)) return undefined;
    this.steps.push({ do: 'delete', sheet: left.getSheetId(), name, print: 0 });
    return left;
  }

  private insert(name: string, place: number, template?: Sheet): Sheet {
    const { spreadsheet } = this.workbook;
    const sheet = template ? spreadsheet.insertSheet(name, place, { template }) : spreadsheet.insertSheet(name, place);
    this.workbook.adopt(sheet);
    this.steps.push({ do: 'delete', sheet: sheet.getSheetId(), name, print: 0 });
    return sheet;
  }

  /** Marks the sheet with its schema, so that it is found again under another name. */
  mark(sheet: Sheet, schema: SheetSchema): void {
    sheet.addDeveloperMetadata(markKey, schema.name);
  }

  /** Takes away a sheet that holds nothing but what the add-on has made; an undo does not bring it back. */
  discard(sheet: Sheet): void {
    this.workbook.spreadsheet.deleteSheet(sheet);
    this.workbook.release(sheet);
  }

  /**
   * Gives the sheet that a form has brought its mark, its place at the end and its name; a sheet that has the name by
   * now steps aside. Answers the new name of that one. No step of the undo: the form goes on writing there, and the
   * other commands look for it by this name.
   */
  settleAnswers(sheet: Sheet, schema: SheetSchema): string | undefined {
    const { spreadsheet } = this.workbook;
    const active = spreadsheet.getActiveSheet();
    spreadsheet.setActiveSheet(sheet);
    spreadsheet.moveActiveSheet(this.workbook.sheetNames().length);
    spreadsheet.setActiveSheet(active);
    const holder = this.workbook.sheetNamed(schema.name);
    if (holder?.getSheetId() === sheet.getSheetId()) return undefined;
    const aside = holder && this.freeName(`${schema.name} (прежние)`);
    if (aside !== undefined) holder?.setName(aside);
    this.mark(sheet, schema);
    sheet.setName(schema.name);
    // What is kept about the sheet elsewhere must not outlive a name that was never written.
    SpreadsheetApp.flush();
    return aside;
  }

  private freeName(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.workbook.sheetNamed(name); number++) name = `${wanted} ${number}`;
    return name;
  }

  rename(sheet: Sheet, to: string): void {
    this.steps.push({ do: 'rename', sheet: sheet.getSheetId(), from: sheet.getName(), to });
    sheet.setName(to);
    this.changed.set(to, this.changed.get(to) ?? 0);
  }

  /**
   * Fills a sheet that this command has added and whose texts stand under the plain text format. `counted`: how many of
   * the rows the report counts.
   */
  fill(sheet: Sheet, rows: Rows, counted: number): void {
    this.writer.writeAhead(sheet, 1, 1, rows);
    this.count(sheet.getName(), counted);
    const step = this.steps.find((made) => made.do === 'delete' && made.sheet === sheet.getSheetId());
    if (step?.do === 'delete') step.print = hashTexts(shownRows(rows));
  }

  /**
   * Makes the sheet of the schema hold exactly these rows under its header: a new sheet, dressed after `like`, or the
   * old one with its surplus rows emptied. Columns that a person added to the right stay as they are.
   */
  rewrite(schema: SheetSchema, rows: Rows, place: number, like?: Table): void {
    const old = this.workbook.read(schema);
    if (old) this.replaceRows(old, rows);
    else this.addTable(schema, rows, place, like);
  }

  /** Adds the sheet of the schema with its header and rows, dressed after `like` where there is such a table. */
  addTable(schema: SheetSchema, rows: Rows, place: number, like?: Table): Sheet {
    const sheet = this.addSheet(schema.name, place);
    dressTable(sheet, schema, like, rows.length + 1);
    colourHeader(sheet, schema);
    this.complete(sheet, { schema, rows, place });
    return sheet;
  }

  /**
   * As `rewrite`, for sheets that belong together, the widest first: a new one is copied, still blank, from one of the
   * others, because a copy brings its look in one call.
   */
  rewriteAll(tables: readonly WantedTable[], like: Table): void {
    const made: { sheet: Sheet; wanted: WantedTable; height: number }[] = [];
    for (const wanted of tables) {
      const { schema, rows, place, spare = 1 } = wanted;
      const old = this.workbook.read(schema);
      if (old) {
        this.replaceRows(old, rows);
        continue;
      }
      const height = rows.length + spare;
      const left = this.takeLeft(schema.name);
      const model = left ? undefined : made.find((each) => each.wanted.schema.columns.length >= schema.columns.length);
      const sheet = left ?? this.insert(schema.name, place, model?.sheet);
      if (model) adaptTable(sheet, schema, model.wanted.schema, model.height, height);
      else dressTable(sheet, schema, like, height);
      made.push({ sheet, wanted, height });
    }
    for (const { sheet, wanted } of made) this.complete(sheet, wanted);
  }

  private complete(sheet: Sheet, { schema, rows, spare = 1 }: WantedTable): void {
    setWidths(sheet, schema);
    if (!schema.lateChoices) offerChoices(sheet, schema, 1, rows.length + spare);
    this.fill(sheet, [schema.columns.map((column) => column.title), ...rows], rows.length);
  }

  /** Writes whole rows of the schema's columns under the header of a table that is there, and empties what is left over. */
  private replaceRows(table: Table, rows: Rows): void {
    const height = Math.max(rows.length, table.rows.length);
    growTo(table, table.headerLine + height);
    const columns = table.schema.columns.map(({ title }, index) => ({
      title,
      values: Array.from({ length: height }, (_, down) => rows[down]?.[index] ?? null),
    }));
    this.patch(table, columns, rows.length);
    if (table.schema.lateChoices) offerChoices(table.sheet, table.schema, table.headerLine, height, table.columns);
  }

  /**
   * Writes columns of a table over all its rows, one call for each run of neighbouring columns; the rest of the row is
   * not touched. A column that the sheet lacks is left out.
   */
  patch(table: Table, columns: readonly { title: string; values: readonly CellInput[] }[], counted: number): void {
    const placed = columns
      .flatMap(({ title, values }) => {
        const place = table.columns.get(title);
        return place === undefined ? [] : [{ title, values, place }];
      })
      .sort((a, b) => a.place - b.place);
    let from = 0;
    while (from < placed.length) {
      let to = from + 1;
      while (to < placed.length && placed[to]?.place === (placed[to - 1]?.place ?? 0) + 1) to++;
      const run = placed.slice(from, to);
      const height = Math.max(...run.map(({ values }) => values.length));
      const cells = Array.from({ length: height }, (_, down) => run.map(({ values }) => values[down] ?? null));
      const before = Array.from({ length: height }, (_, down) =>
        run.map(({ title }) => table.rows[down]?.text(title) ?? ''),
      );
      const left = run[0]?.place ?? 1;
      if (height > 0 && !sameBlock(before, cells)) {
        this.keep(
          table,
          table.headerLine + 1,
          left,
          run.map(({ title }) => title),
          before,
          cells,
        );
        this.writer.write(table.sheet, table.headerLine + 1, left, cells);
        this.changed.set(table.name, counted);
      }
      from = to;
    }
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

  /** Puts a chart on a sheet, or new data under one that is there. */
  chart(sheet: Sheet, plan: ChartPlan): void {
    const before = putChart(sheet, plan);
    if (before) this.steps.push({ do: 'chart', sheet: sheet.getSheetId(), title: plan.title, ...before });
  }

  /** Puts a text into one cell of a table in place of what a person typed, because the person asked for it. */
  replaceCell(table: Table, line: number, title: string, text: string): void {
    const place = table.columns.get(title);
    if (place === undefined) return;
    const before = table.rows[line - table.headerLine - 1]?.text(title) ?? '';
    this.steps.push({
      do: 'restore',
      sheet: table.sheet.getSheetId(),
      name: table.name,
      top: line,
      left: place,
      days: [],
      before: [[before]],
      after: [[hashText(plainShown(text))]],
    });
    this.writer.write(table.sheet, line, place, [[text]]);
  }

  /**
   * Writes single cells; what stands in other cells, also in between, stays as it is. With a seal, a row is marked as
   * begun before its first cell is written and as done after the last. `counted`: rows in the report.
   */
  patchCells(table: Table, changes: readonly CellChange[], counted: number, seal?: Seal): void {
    const sealed = seal ? changes.filter(({ title }) => title === seal.title) : [];
    const rest = seal ? changes.filter(({ title }) => title !== seal.title) : changes;
    const touched = new Set(rest.map(({ line }) => line));
    const begun = sealed.filter(({ line }) => touched.has(line));
    if (seal)
      this.writeBlocks(
        table,
        begun.map((change) => ({ ...change, value: `${shownAs(change.value)}${seal.sign}` })),
      );
    const written = this.writeBlocks(table, rest, true) + this.writeBlocks(table, sealed, true);
    if (written > 0) this.count(table.name, counted);
  }

  /** Answers the number of blocks; `kept`: whether an undo puts them back. */
  private writeBlocks(table: Table, changes: readonly CellChange[], kept = false): number {
    const blocks = blocksOf(table, changes);
    for (const { title, place, top, before, values } of blocks) {
      const cells = values.map((value) => [value]);
      const shown = before.map((text) => [text]);
      if (kept) this.keep(table, top, place, [title], shown, cells);
      // On a sheet that a person made a day would show as its number.
      if (isDay(table.schema, title))
        table.sheet.getRange(top, place, cells.length, 1).setNumberFormat(numberFormatOf.day);
      this.writer.write(table.sheet, top, place, cells);
    }
    return blocks.length;
  }

  /**
   * Writes the given columns of whole rows: row of the sheet -> values by title, the same titles in each. Rows that lie
   * together go in one call, so that a row is never half written; rows that are not given stay as they are.
   */
  patchRows(table: Table, records: ReadonlyMap<number, Readonly<Record<string, CellInput>>>): void {
    const [some = {}] = records.values();
    const shown = (line: number, title: string): string => table.rows[line - table.headerLine - 1]?.text(title) ?? '';
    const changed = [...records].filter(([line, record]) =>
      Object.entries(record).some(([title, value]) => plainShown(shown(line, title)) !== plainShown(shownAs(value))),
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
        const before = lines.map((line) => titles.map((title) => shown(line, title)));
        if (sameBlock(before, cells)) continue;
        const left = table.columns.get(titles[0] ?? '') ?? 1;
        this.keep(table, top, left, titles, before, cells);
        this.writer.write(table.sheet, top, left, cells);
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
      const before = records.map((_, down) =>
        run.map(({ title }) => table.rows[top + down - table.headerLine - 1]?.text(title) ?? ''),
      );
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

  /** Shows findings on the plan: notes on the add-on's own column, colours as conditional formats over any cell. */
  highlight(table: Table, highlights: Highlights): void {
    this.steps.push({
      do: 'highlight',
      sheet: table.sheet.getSheetId(),
      name: table.name,
      before: highlight(table, highlights),
    });
  }

  /**
   * Records how to undo all this, and what the check read where it was a check. A command that changed nothing leaves
   * the last record as it was.
   */
  finish(rows?: readonly RowMemory[]): void {
    if (this.steps.length === 0) tidyMemory(this.workbook);
    else keepUndo(this.workbook, { title: this.title, at: Date.now(), steps: this.steps }, rows);
  }

  /** Makes all that was written stand, and proves that texts stayed texts; the last thing done under the lock. */
  commit(): void {
    if (!this.writer.settle()) SpreadsheetApp.flush();
  }

  private count(sheet: string, rows: number): void {
    this.changed.set(sheet, (this.changed.get(sheet) ?? 0) + rows);
  }

  private keep(
    table: Table,
    top: number,
    left: number,
    titles: readonly string[],
    before: readonly (readonly string[])[],
    cells: Rows,
  ): void {
    this.steps.push({
      do: 'restore',
      sheet: table.sheet.getSheetId(),
      name: table.name,
      top,
      left,
      days: titles.flatMap((title, index) => (isDay(table.schema, title) ? [index] : [])),
      before,
      after: cells.map((row) => row.map((value) => hashText(plainShown(shownAs(value))))),
    });
  }
}

/** Makes sure that the sheet has the row; one that was read is there. */
function growTo({ sheet, texts }: Table, line: number): void {
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

/** Runs of neighbouring lines; a gap is bridged where all its lines may be written too. */
function lineRuns(lines: readonly number[], bridgeable: (line: number) => boolean): { top: number; count: number }[] {
  const runs: { top: number; count: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    const next = last ? last.top + last.count : line;
    const gap = Array.from({ length: line - next }, (_, index) => next + index);
    if (last && gap.every(bridgeable)) last.count = line - last.top + 1;
    else runs.push({ top: line, count: 1 });
  }
  return runs;
}

const isDay = ({ columns }: SheetSchema, title: string): boolean =>
  columns.some((column) => column.title === title && column.kind === 'day');
