/**
 * Writing values into cells: what a script hands over and what a person types. Sources disagree on what Google does
 * with formulas and apostrophes in cells of plain text; each account is a dialect (D0-D5), and tests run under all.
 */
import { columnLetters } from './a1';
import { clearContent, copyCell, ensureCell, ensureRow } from './cells';
import { defaultDateFormats, isDateNumberFormat } from './display';
import { coveredPlaces } from './merges';
import type { Cell, CellValue, Rect, Sheet, SpreadsheetDocument } from './model';
import { serialAt } from './serial-date';
import { parseTyped } from './typing';
import { violates } from './validation';

/**
 * How values written by a script are read.
 * - D0: plain text format stops numbers, dates and formulas; a leading apostrophe is consumed.
 * - D1: plain text format stops numbers and dates, not `=`; apostrophe as D0.
 * - D2: plain text format stops nothing; the apostrophe stays in the value.
 * - D3: plain text format as D0; the apostrophe stays in the value.
 * - D4: as D1, and a formula with English commas is an error.
 * - D5: as D1; the zones of spreadsheet, script and person differ.
 */
export type Dialect = 'D0' | 'D1' | 'D2' | 'D3' | 'D4' | 'D5';

/** A value as it crosses from a script: a Date is its instant, an empty cell is null. */
export type WireValue = CellValue | null | { readonly $date: number };

export interface WriteContext {
  readonly document: SpreadsheetDocument;
  readonly dialect: Dialect;
  /** The year that a typed day without one belongs to. */
  readonly year: number;
}

/** Thrown with the words that Google shows. */
export class CellRefusal extends Error {}

const MAX_CHARACTERS = 50_000;
const PLAIN_TEXT = '@';

/** Drops all content but the value, which is about to be replaced. */
function clearRest(cell: Cell): void {
  if (cell.formula !== undefined) delete cell.formula;
  if (cell.link !== undefined) delete cell.link;
  if (cell.runs !== undefined) delete cell.runs;
}

function setValue(cell: Cell, value: CellValue, numberFormat?: string): void {
  clearRest(cell);
  cell.value = value;
  if (numberFormat !== undefined && cell.style?.numberFormat === undefined)
    cell.style = { ...cell.style, numberFormat };
}

function setFormulaText(cell: Cell, formula: string): void {
  clearContent(cell);
  cell.formula = formula;
}

function writeTyped(cell: Cell, text: string, context: WriteContext): void {
  const typed = parseTyped(text, { locale: context.document.locale, year: context.year });
  if (typed.kind === 'empty') clearContent(cell);
  else if (typed.kind === 'formula') setFormulaText(cell, typed.formula);
  else setValue(cell, typed.value, typed.numberFormat);
}

function writeScriptText(cell: Cell, text: string, context: WriteContext): void {
  const { dialect } = context;
  const keepsApostrophe = dialect === 'D2' || dialect === 'D3';
  if (text.startsWith("'")) {
    const literal = keepsApostrophe ? text : text.slice(1);
    if (literal === '') clearContent(cell);
    else setValue(cell, literal);
    return;
  }
  const plain = cell.style?.numberFormat === PLAIN_TEXT;
  const stopsFormulas = dialect === 'D0' || dialect === 'D3';
  if (plain && text !== '' && dialect !== 'D2' && (stopsFormulas || !text.startsWith('='))) setValue(cell, text);
  else writeTyped(cell, text, context);
}

/** Writes one value as Range.setValue does. Throws CellRefusal. */
function writeScriptValue(cell: Cell, value: WireValue, context: WriteContext): void {
  if (value === null) clearContent(cell);
  else if (typeof value === 'string') {
    if (value.length > MAX_CHARACTERS) {
      throw new CellRefusal(
        `Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`,
      );
    }
    writeScriptText(cell, value, context);
  } else if (typeof value === 'object') {
    const serial = serialAt(value.$date, context.document.timeZone);
    const formats = defaultDateFormats(context.document.locale);
    const automatic = Number.isInteger(serial) ? formats.day : formats.moment;
    setValue(cell, serial, isDateNumberFormat(cell.style?.numberFormat) ? undefined : automatic);
  } else setValue(cell, value);
}

/** Calls `write` for each place that is not hidden under a merge: what is written there is dropped. */
function eachWritable(sheet: Sheet, rect: Rect, write: (cell: Cell, row: number, column: number) => void): void {
  const covered = coveredPlaces(sheet, rect);
  for (let row = rect.top; row <= rect.bottom; row++) {
    for (let column = rect.left; column <= rect.right; column++) {
      if (!covered?.(row, column)) write(ensureCell(sheet, row, column), row, column);
    }
  }
}

/** Range.setValues: `grid` has the shape of `rect`. Throws CellRefusal where a cell refuses its value. */
export function writeValues(
  sheet: Sheet,
  rect: Rect,
  grid: readonly (readonly WireValue[])[],
  context: WriteContext,
): void {
  eachWritable(sheet, rect, (cell, row, column) => {
    const value = grid[row - rect.top]?.[column - rect.left] ?? null;
    if (cell.validation?.allowInvalid !== false) {
      writeScriptValue(cell, value, context);
      return;
    }
    const trial = copyCell(cell);
    writeScriptValue(trial, value, context);
    refuseInvalid(trial, row, column, context);
    ensureRow(sheet, row)[column] = trial;
  });
}

/** Range.setFormulas: an empty text leaves no formula; a missing `=` is added. */
export function writeFormulas(sheet: Sheet, rect: Rect, grid: readonly (readonly string[])[]): void {
  eachWritable(sheet, rect, (cell, row, column) => {
    const formula = grid[row - rect.top]?.[column - rect.left] ?? '';
    if (formula === '') clearContent(cell);
    else setFormulaText(cell, formula.startsWith('=') ? formula : `=${formula}`);
  });
}

/** A rich text is literal in every dialect: nothing of it is parsed. */
export function writeRichText(
  sheet: Sheet,
  rect: Rect,
  grid: readonly (readonly Pick<Cell, 'value' | 'runs' | 'link'>[])[],
): void {
  eachWritable(sheet, rect, (cell, row, column) => {
    const rich = grid[row - rect.top]?.[column - rect.left];
    clearContent(cell);
    if (rich?.value === undefined) return;
    cell.value = rich.value;
    if (rich.runs && rich.runs.length > 0) cell.runs = rich.runs;
    if (rich.link !== undefined) cell.link = rich.link;
  });
}

/** A person types into one cell: plain text format holds everything as text, an apostrophe marks text. */
export function typeIntoCell(
  sheet: Sheet,
  row: number,
  column: number,
  input: CellValue | null,
  context: WriteContext,
): void {
  const cell = ensureCell(sheet, row, column);
  if (input === null || input === '') clearContent(cell);
  else if (typeof input !== 'string') setValue(cell, input);
  else if (input.startsWith("'") && input.length > 1) setValue(cell, input.slice(1));
  else if (cell.style?.numberFormat === PLAIN_TEXT) setValue(cell, input);
  else writeTyped(cell, input, context);
}

function refuseInvalid(cell: Cell, row: number, column: number, context: WriteContext): void {
  if (violates(cell, context.document)) {
    throw new CellRefusal(
      `The data you entered in cell ${columnLetters(column)}${row + 1} violates the data validation rules set on this cell.`,
    );
  }
}
