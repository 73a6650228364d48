/**
 * The lowest layer of the gateway: single cells, what the undo must remember of them, and how many rows were changed.
 */
import { plainShown, shownAs, valueShown, type CellInput } from './cell';
import { blocksOf, kindOf, shownIn, type CellChange } from './cell-changes';
import { LiteralWriter, numberFormatOf } from './literal';
import { hashText, type UndoStep } from './memory';
import { misplacedCells, type MisplacedCell, type WrittenTexts } from './misplaced';
import { SheetChanged } from './sheet-changed';
import type { ColumnKind } from './sheet-schema';
import { addressOf } from './whole-sheet';
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
  /** The tables in which cells were written, as they were read. */
  private readonly tables = new Map<Table['sheet'], Table>();
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
      kinds: [kindOf(table, title)],
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
      if (kindOf(table, title) === 'day')
        table.sheet.getRange(top, place, cells.length, 1).setNumberFormat(numberFormatOf.day);
      this.writer.write(table.sheet, top, place, cells);
    }
    return blocks.length;
  }

  /**
   * Looks once more at the tables in which cells were written, one call each: a lock does not stop people, and where one
   * has moved rows or columns between two calls, what was written over by mistake is put back.
   * @throws SheetChanged after putting it back: the command is to start again from what stands there
   */
  verify(): void {
    for (const table of this.tables.values()) {
      const writes = this.writer.writtenOn(table.sheet);
      const now = table.sheet.getDataRange().getDisplayValues();
      const shown = (texts: WrittenTexts['texts']): string[][] => texts.map((row) => row.map(comparable));
      const cells = misplacedCells(
        shown(table.texts),
        writes.map((write) => ({ ...write, texts: shown(write.texts) })),
        shown(now),
      );
      if (cells.length === 0) continue;
      this.putBack(table, cells);
      throw new SheetChanged(
        table.name,
        cells.map(({ row, column }) => addressOf({ row: row - 1, column: column - 1 })),
      );
    }
  }

  private putBack(table: Table, cells: readonly MisplacedCell[]): void {
    const kinds = new Map(
      table.schema.columns.map(({ title, kind }): [number, ColumnKind] => [table.columns.get(title) ?? 0, kind]),
    );
    const runs: { top: number; left: number; values: CellInput[][] }[] = [];
    for (const { row, column, text, cameFrom } of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
      const value = valueShown(text, cameFrom > 0 ? kinds.get(cameFrom) : undefined);
      const last = runs[runs.length - 1];
      if (last?.left === column && last.top + last.values.length === row) last.values.push([value]);
      else runs.push({ top: row, left: column, values: [[value]] });
    }
    for (const { top, left, values } of runs) this.writer.write(table.sheet, top, left, values);
    this.workbook.writeOut();
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
    if (!this.tables.has(table.sheet)) this.tables.set(table.sheet, table);
    this.steps.push({
      do: 'restore',
      sheet: table.sheet.getSheetId(),
      name: table.name,
      top,
      left,
      kinds: titles.map((title) => kindOf(table, title)),
      before,
      after: cells.map((row) => row.map((value) => hashText(plainShown(shownAs(value))))),
    });
  }
}

/** The same text whatever the sheet's language and line breaks. */
const comparable = (text: string): string => plainShown(text).replace(/\r\n?/g, '\n');
