/**
 * A sheet with everything in which a text can stand (cells, formulas, notes), and changes to single cells anywhere on it.
 * Only the erasing of personal data reads and writes like this: it goes over sheets that the add-on does not own.
 */
import type { SheetGrid, Workbook } from './workbook';
import { LiteralWriter } from './literal';

export interface WholeSheet extends SheetGrid {
  /** '' where the cell holds no formula. */
  readonly formulas: readonly (readonly string[])[];
  readonly notes: readonly (readonly string[])[];
}

/** A cell counted from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface SheetChanges {
  readonly clear: readonly CellPlace[];
  readonly write: readonly (CellPlace & { readonly text: string })[];
  /** Notes to replace; '' takes the note away. */
  readonly notes: readonly (CellPlace & { readonly text: string })[];
}

export function readWhole(workbook: Workbook, sheet: GoogleAppsScript.Spreadsheet.Sheet): WholeSheet {
  const grid = workbook.grid(sheet);
  const range = sheet.getDataRange();
  return { ...grid, formulas: range.getFormulas(), notes: range.getNotes() };
}

/** «B5» */
export function addressOf({ row, column }: CellPlace): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Carries the changes out; a sheet that a person has changed since is left. @throws SheetChanged */
export function changeWhole(workbook: Workbook, whole: WholeSheet, changes: SheetChanges): void {
  if (changes.clear.length + changes.write.length + changes.notes.length === 0) return;
  workbook.confirm(whole);
  changeCells(whole.sheet, changes);
}

/** Carries the changes out on the sheet as it is now. */
export function changeCells(sheet: GoogleAppsScript.Spreadsheet.Sheet, { clear, write, notes }: SheetChanges): void {
  if (clear.length > 0) sheet.getRangeList(rowRuns(clear)).clearContent();
  const writer = new LiteralWriter();
  for (const { row, column, texts } of columnRuns(write))
    writer.write(
      sheet,
      row + 1,
      column + 1,
      texts.map((text) => [text]),
    );
  const gone = notes.filter(({ text }) => text === '');
  if (gone.length > 0) sheet.getRangeList(rowRuns(gone)).clearNote();
  for (const { row, column, text } of notes) if (text !== '') sheet.getRange(row + 1, column + 1).setNote(text);
}

/** Cells that follow one another down a column as one block; the order in which they are written stays as it is given. */
function columnRuns(cells: SheetChanges['write']): (CellPlace & { readonly texts: string[] })[] {
  const runs: (CellPlace & { readonly texts: string[] })[] = [];
  for (const { row, column, text } of cells) {
    const last = runs[runs.length - 1];
    if (last?.column === column && last.row + last.texts.length === row) last.texts.push(text);
    else runs.push({ row, column, texts: [text] });
  }
  return runs;
}

/** Neighbouring cells of a row as one address: «A5:F5». */
function rowRuns(cells: readonly CellPlace[]): string[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: { from: CellPlace; to: CellPlace }[] = [];
  for (const cell of sorted) {
    const last = runs[runs.length - 1];
    if (last && last.to.row === cell.row && last.to.column + 1 >= cell.column) last.to = cell;
    else runs.push({ from: cell, to: cell });
  }
  return runs.map(({ from, to }) => `${addressOf(from)}:${addressOf(to)}`);
}
