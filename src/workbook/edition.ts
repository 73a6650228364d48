/**
 * The one gateway through which a command changes the workbook. It keeps to its own columns, makes texts stay texts,
 * counts what it changed, and leaves a record by which the whole command can be undone. This layer makes and fills whole
 * sheets; the ones below write rows, columns and single cells.
 */
import type { Rows } from './cell-edition';
import { putChart, type ChartPlan } from './charts';
import { highlight, type Highlights } from './highlight';
import { shownRows } from './literal';
import { adaptTable, colourHeader, dressTable, offerChoices, setWidths } from './look';
import { hashTexts, keepUndo, tidyMemory, type RowMemory } from './memory';
import { growTo, RowEdition } from './row-edition';
import { roadmapSheet } from './schema';
import type { SheetSchema } from './sheet-schema';
import { markKey, type Table } from './workbook';

export type { Seal } from './cell-edition';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A sheet that is to hold exactly these rows under its header. */
export interface WantedTable {
  readonly schema: SheetSchema;
  readonly rows: Rows;
  /** Where a new sheet is put, from 0. */
  readonly place: number;
  /** Rows beyond the filled ones that offer the choices of the schema. */
  readonly spare?: number;
}

export class Edition extends RowEdition {
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
    // The roadmap's header is coloured by a rule, which does not come along.
    if (!like || like.schema === roadmapSheet) colourHeader(sheet, schema);
    this.complete(sheet, { schema, rows, place });
    return sheet;
  }

  /**
   * As `rewrite`, for sheets that belong together: a new one is copied, still blank, from the first of them, because a copy
   * brings its look in one call; that one is dressed for the largest. The last new one is the one that stays open.
   */
  rewriteAll(tables: readonly WantedTable[], like: Table): void {
    const fresh: WantedTable[] = [];
    for (const wanted of tables) {
      const old = this.workbook.read(wanted.schema);
      if (old) this.replaceRows(old, wanted.rows);
      else fresh.push(wanted);
    }
    const height = Math.max(...fresh.map(({ rows, spare = 1 }) => rows.length + spare));
    const width = Math.max(...fresh.map(({ schema }) => schema.columns.length));
    const made: { sheet: Sheet; wanted: WantedTable }[] = [];
    for (const wanted of fresh) {
      const { schema, place } = wanted;
      const left = this.takeLeft(schema.name);
      const [model] = left ? [] : made;
      const sheet = left ?? this.insert(schema.name, place, model?.sheet);
      if (model) adaptTable(sheet, schema, model.wanted.schema, height, width);
      else dressTable(sheet, schema, like, height, width);
      made.push({ sheet, wanted });
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

  /** Puts a chart on a sheet, or new data under one that is there. */
  chart(sheet: Sheet, plan: ChartPlan): void {
    const before = putChart(sheet, plan);
    if (before) this.steps.push({ do: 'chart', sheet: sheet.getSheetId(), title: plan.title, ...before });
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
}
