/**
 * The lowest layer of the gateway: single cells, what the undo must remember of them, and how many rows were changed.
 */
import { plainShown, shownAs, type CellInput } from './cell';
import { blocksOf, shownIn, type CellChange } from './cell-changes';
import { LiteralWriter, numberFormatOf } from './literal';
import { hashText, type UndoStep } from './memory';
import type { SheetSchema } from './sheet-schema';
import type { Table, Workbook } from './workbook';

export type Rows = readonly (readonly CellInput[])[];

/** A column that says whether a row is finished: what is written there while it is not ends with the sign. */
export interface Seal {
  readonly title: string;
  readonly sign: string;
}

export class CellEdition {
  protected readonly writer = new LiteralWriter();
  protected readonly steps: UndoStep[] = [];
  /** Sheet name -> rows written. */
  readonly changed = new Map<string, number>();

  constructor(
    protected readonly workbook: Workbook,
    /** What the menu calls it, for «Отменить: …». */
    protected readonly title: string,
  ) {}

  /** Puts a text into one cell of a table in place of what a person typed, because the person asked for it. */
  replaceCell(table: Table, line: number, title: string, text: string): void {
    const place = table.columns.get(title);
    if (place === undefined) return;
    this.steps.push({
      do: 'restore',
      sheet: table.sheet.getSheetId(),
      name: table.name,
      top: line,
      left: place,
      days: [],
      before: [[shownIn(table, line, title)]],
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

  protected count(sheet: string, rows: number): void {
    this.changed.set(sheet, (this.changed.get(sheet) ?? 0) + rows);
  }

  protected keep(
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

const isDay = ({ columns }: SheetSchema, title: string): boolean =>
  columns.some((column) => column.title === title && column.kind === 'day');
