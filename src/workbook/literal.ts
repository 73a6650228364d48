/**
 * Text stays text: the one place that puts texts into cells. A spreadsheet reads what is written like typing, and
 * which shield stops it (the plain text format, an apostrophe, rich text) differs between accounts; so texts are
 * written under the plain text format, read back, and whatever was taken for a formula, a date or a number is written
 * again as rich text, which is never parsed.
 */
import { refusal } from '../refusal';
import { daySerial, shownAs, type CellInput } from './cell';
import type { WrittenTexts } from './misplaced';
import type { ColumnKind } from './sheet-schema';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rows = readonly (readonly CellInput[])[];

/** The number format under which a column of the kind keeps its cells. */
export const numberFormatOf: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  day: 'dd.mm.yyyy',
  number: '0',
  figure: 'General',
  flag: 'General',
};

const formulaStart = /^[\s\u00a0]{0,9}[=+\-@＝'\t\r\0]/;
/** Words with which a whole text may still be a date, an amount or a logical value. */
const parsableWord =
  /^(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|пн|вт|ср|чт|пт|сб|вс|год|true|false|истина|ложь|руб|rub|usd|eur|am|pm)/i;
/** No date or number is written longer than this. */
const longestParsable = 60;

/**
 * Whether some spreadsheet could take the text for something else than text: it begins like a formula, or it holds no
 * word that a date, a number, an amount or a logical value could not hold.
 */
function looksParsable(text: string): boolean {
  if (text === '') return false;
  if (formulaStart.test(text)) return true;
  if (text.length > longestParsable) return false;
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.every((word) => parsableWord.test(word));
}

const couldBeFormula = (text: string): boolean => formulaStart.test(text);

/** A text that every spreadsheet takes for a number or a day unless something keeps it from doing so. */
const isTelling = (text: string): boolean => /^[1-9]\d{0,8}(?:\.[1-9]\d?)?$/.test(text);

/** Writes cells so that each text is kept to the letter; remembers what has already proved safe in this command. */
export class LiteralWriter {
  private readonly proven = new Set<string>();
  /** Whether the plain text format was seen to keep numbers and days as texts; formulas are another matter. */
  private plainHolds = false;
  private readonly waiting: WrittenBlock[] = [];
  private readonly written: WrittenBlock[] = [];

  /**
   * Writes a block whose columns already have the number formats of their kinds: one call, one more to read back
   * when a text could be misread, and repairs only where something was.
   * @throws Refusal `text-not-kept` after emptying the cells that the sheet will not keep as text
   */
  write(sheet: Sheet, top: number, left: number, rows: Rows): void {
    const block = this.put(sheet, top, left, rows, false);
    if (block && this.isOpen(block)) this.prove(block);
  }

  /**
   * Writes a block on a sheet of the command's own making and leaves the reading back to `settle`: nobody works there
   * yet, so that what is read later still stands where it was written.
   */
  writeAhead(sheet: Sheet, top: number, left: number, rows: Rows): void {
    const block = this.put(sheet, top, left, rows, true);
    if (block) this.waiting.push(block);
  }

  /**
   * Reads back what has been written ahead, as few blocks as prove all. Reading makes everything written before it
   * stand. Answers whether anything was read.
   * @throws Refusal `text-not-kept`, as `write`
   */
  settle(): boolean {
    const blocks = this.waiting.splice(0);
    // A block that must be read anyway may prove the others.
    const must = ({ doubtful }: WrittenBlock): boolean => doubtful.some(({ text }) => couldBeFormula(text));
    let read = false;
    for (const block of [...blocks.filter(must), ...blocks.filter((each) => !must(each))]) {
      if (!this.isOpen(block)) continue;
      this.prove(block);
      read = true;
    }
    return read;
  }

  private put(sheet: Sheet, top: number, left: number, rows: Rows, fresh: boolean): WrittenBlock | undefined {
    const width = rows[0]?.length ?? 0;
    if (width === 0) return undefined;
    sheet.getRange(top, left, rows.length, width).setValues(rows.map((row) => row.map(stored)));
    const block = { sheet, top, left, rows, fresh, doubtful: doubtfulOf(rows) };
    this.written.push(block);
    return block;
  }

  /** What was written on the sheet, block after block. */
  writtenOn(sheet: Sheet): WrittenTexts[] {
    return this.written
      .filter((block) => block.sheet === sheet)
      .map(({ top, left, rows }) => ({ top, left, texts: shownRows(rows) }));
  }

  /** Whether a text of the block could still have been misread. */
  private isOpen({ fresh, doubtful }: WrittenBlock): boolean {
    return doubtful.some(({ text }) => !this.proven.has(text) && !(fresh && this.plainHolds && !couldBeFormula(text)));
  }

  private prove({ sheet, top, left, rows, fresh, doubtful }: WrittenBlock): void {
    const asked = doubtful.filter(({ text }) => !this.proven.has(text));
    const misread = this.misread(sheet, top, left, asked);
    if (misread.length > 0) this.repair(sheet, top, left, rows, misread);
    else if (fresh && asked.some(({ text }) => isTelling(text))) this.plainHolds = true;
    // A text that had to be repaired here would be misread again elsewhere.
    const repaired = new Set(misread);
    for (const cell of asked) if (!repaired.has(cell)) this.proven.add(cell.text);
  }

  /** The cells that do not hold their text as a text: a formula, a number and a day show themselves by their values. */
  private misread(sheet: Sheet, top: number, left: number, doubtful: readonly PlacedText[]): PlacedText[] {
    const box = boxOf(doubtful);
    const values = sheet
      .getRange(top + box.top, left + box.left, box.bottom - box.top + 1, box.right - box.left + 1)
      .getValues() as unknown[][];
    return doubtful.filter(({ down, right, text }) => {
      const value = values[down - box.top]?.[right - box.left];
      return typeof value !== 'string' || !sameText(value, text);
    });
  }

  private repair(sheet: Sheet, top: number, left: number, rows: Rows, misread: readonly PlacedText[]): void {
    for (const run of runsOf(misread, rows)) {
      const texts = run.texts.map((text) => [SpreadsheetApp.newRichTextValue().setText(text).build()]);
      sheet.getRange(top + run.down, left + run.right, texts.length, 1).setRichTextValues(texts);
    }
    const lost = this.misread(sheet, top, left, misread);
    if (lost.length === 0) return;
    const addresses = lost.map(({ down, right }) => sheet.getRange(top + down, left + right).getA1Notation());
    sheet.getRangeList(addresses).clearContent();
    throw refusal('text-not-kept', sheet.getName(), addresses);
  }
}

interface WrittenBlock {
  readonly sheet: Sheet;
  readonly top: number;
  readonly left: number;
  readonly rows: Rows;
  /** Whether the command itself has put the plain text format under the texts. */
  readonly fresh: boolean;
  readonly doubtful: readonly PlacedText[];
}

interface PlacedText {
  readonly down: number;
  readonly right: number;
  readonly text: string;
}

function doubtfulOf(rows: Rows): PlacedText[] {
  const found: PlacedText[] = [];
  rows.forEach((row, down) => {
    row.forEach((value, right) => {
      if (typeof value === 'string' && looksParsable(value)) found.push({ down, right, text: value });
    });
  });
  return found;
}

function stored(value: CellInput): string | number | boolean {
  if (value === null) return '';
  return typeof value === 'object' ? daySerial(value) : value;
}

/** Sheets keep one kind of line break. */
function sameText(shown: string, meant: string): boolean {
  return shown === meant || shown === meant.replace(/\r\n?/g, '\n');
}

function boxOf(cells: readonly PlacedText[]): { top: number; left: number; bottom: number; right: number } {
  const box = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const { down, right } of cells) {
    box.top = Math.min(box.top, down);
    box.left = Math.min(box.left, right);
    box.bottom = Math.max(box.bottom, down);
    box.right = Math.max(box.right, right);
  }
  return box;
}

/** Vertical runs of texts that cover the misread cells; a gap is bridged while it holds texts, because each run is a call. */
function runsOf(misread: readonly PlacedText[], rows: Rows): { down: number; right: number; texts: string[] }[] {
  const byColumn = [...misread].sort((a, b) => a.right - b.right || a.down - b.down);
  const runs: { down: number; right: number; texts: string[] }[] = [];
  for (const cell of byColumn) {
    const last = runs[runs.length - 1];
    const bridge =
      last?.right === cell.right ? textsBetween(rows, cell.right, last.down + last.texts.length, cell.down) : undefined;
    if (last && bridge) last.texts.push(...bridge, cell.text);
    else runs.push({ down: cell.down, right: cell.right, texts: [cell.text] });
  }
  return runs;
}

function textsBetween(rows: Rows, column: number, from: number, to: number): string[] | undefined {
  const texts: string[] = [];
  for (let down = from; down < to; down++) {
    const value = rows[down]?.[column];
    if (typeof value !== 'string' || value === '') return undefined;
    texts.push(value);
  }
  return texts;
}

/** The texts that a block will show, for comparing a sheet with what was written there. */
export function shownRows(rows: Rows): string[][] {
  return rows.map((row) => row.map(shownAs));
}
