/**
 * What the add-on remembers between commands: how to undo the last one, and what the last check read. Whatever may hold
 * what people typed stays on a hidden sheet of the same workbook and never leaves the file; a record that names only
 * sheets is kept as a property of the document. Texts that the add-on itself wrote are kept as hashes, enough to notice
 * that a person has changed a cell since.
 */
import { keepProperty, keptProperty } from '../platform/document-property';
import { plainShown } from './cell';
import type { HighlightState } from './highlight';
import { memorySheetName } from './schema';
import type { Workbook } from './workbook';

export type UndoStep =
  /** A sheet was added; `print` is the hash of what was written on it. */
  | { do: 'delete'; sheet: number; name: string; print: number }
  | { do: 'rename'; sheet: number; from: string; to: string }
  /** A block was written: what the cells showed before, hashes of what they show after. */
  | {
      do: 'restore';
      sheet: number;
      name: string;
      top: number;
      left: number;
      /** Columns of the block (from 0) that hold days. */
      days: readonly number[];
      before: readonly (readonly string[])[];
      after: readonly (readonly number[])[];
    }
  /** Rows were inserted before the line, so that what stood there moved down. */
  | { do: 'rows'; sheet: number; line: number; count: number }
  /** A chart was added, or drew the ranges (A1, each with its sheet) before. */
  | { do: 'chart'; sheet: number; title: string; ranges?: readonly (readonly [sheet: number, a1: string])[] }
  | { do: 'highlight'; sheet: number; name: string; before: HighlightState };

export interface UndoRecord {
  /** What the menu calls the command. */
  readonly title: string;
  /** Milliseconds since 1970: of two records the later one counts. */
  readonly at: number;
  readonly steps: readonly UndoStep[];
}

/** One row of the plan as the last check saw it: enough to know it again and to tell a person's dates from read ones. */
export interface RowMemory {
  readonly line: number;
  readonly number: string;
  /** Hash of the activity's text. */
  readonly activity: number;
  /** Hash of everything that a finding of the row can depend on. */
  readonly print: number;
  /** The days that were read from the text, as shown; '' where there is none. */
  readonly start: string;
  readonly end: string;
}

interface SheetMemory {
  readonly undo: UndoRecord | null;
  readonly rows: readonly RowMemory[];
}

const propertyName = 'undo';

/** A cell holds up to 50,000 characters; what is remembered is cut into parts well under that. */
const partLength = 40_000;

/** Columns of the hidden sheet, from 1. */
const undoColumn = 1;
const pairingColumn = 2;

/** Begins every part, so that a sheet never takes one for a number or a formula. */
const partMark = '#';

/** What the last check read. */
export function recallRows(workbook: Workbook): readonly RowMemory[] {
  return readSheet(workbook).rows;
}

/** The record of the last command that changed something; undefined when there is nothing to undo. */
export function recallUndo(workbook: Workbook): UndoRecord | undefined {
  const property = keptProperty(propertyName);
  const records = [readSheet(workbook).undo, property ? (JSON.parse(property) as UndoRecord) : null];
  return records.reduce<UndoRecord | undefined>(
    (last, record) => (record && record.at > (last?.at ?? 0) ? record : last),
    undefined,
  );
}

/** Keeps the record; with `rows`, also what a check read. */
export function keepUndo(workbook: Workbook, record: UndoRecord, rows?: readonly RowMemory[]): void {
  const namesOnlySheets = record.steps.every((step) => step.do === 'delete' || step.do === 'rename');
  if (!rows && namesOnlySheets && keepProperty(propertyName, JSON.stringify(record))) return;
  writeSheet(workbook, { undo: record, rows: rows ?? recallRows(workbook) });
}

/**
 * Forgets how to undo and what was read: after an undo the next check starts from what stands on the sheet. The property
 * is overwritten only where it holds something.
 */
export function forget(workbook: Workbook): void {
  if (keptProperty(propertyName)) keepProperty(propertyName, '');
  if (workbook.sheetNamed(memorySheetName)) writeSheet(workbook, { undo: null, rows: [] });
}

/** Forgets how to undo, and nothing else: what a command has written over may be a name that must not stay. */
export function forgetUndo(workbook: Workbook): void {
  if (keptProperty(propertyName)) keepProperty(propertyName, '');
  if (workbook.sheetNamed(memorySheetName)) writeSheet(workbook, { undo: null, rows: recallRows(workbook) });
}

function readSheet(workbook: Workbook): SheetMemory {
  const sheet = workbook.sheetNamed(memorySheetName);
  const parts = sheet ? workbook.grid(sheet).texts.map((row) => (row[0] ?? '').slice(partMark.length)) : [];
  const json = parts.join('');
  return json === '' ? { undo: null, rows: [] } : (JSON.parse(json) as SheetMemory);
}

function writeSheet(workbook: Workbook, memory: SheetMemory): void {
  const known = workbook.sheetNamed(memorySheetName);
  const used = known ? workbook.grid(known).texts.length : 0;
  keepParts(memorySheet(workbook), undoColumn, JSON.stringify(memory), used);
}

/** The hidden sheet on which the add-on remembers; added where it is not there. */
function memorySheet(workbook: Workbook): GoogleAppsScript.Spreadsheet.Sheet {
  const known = workbook.sheetNamed(memorySheetName);
  if (known) {
    // Blank is what a command leaves that was broken off before it had hidden the sheet.
    if (workbook.isBlank(known)) known.hideSheet();
    return known;
  }
  const sheet = workbook.spreadsheet.insertSheet(memorySheetName, workbook.sheetNames().length);
  workbook.adopt(sheet);
  sheet.hideSheet();
  return sheet;
}

/** Writes a long text down a column, one call; `used`: rows of the sheet that older text may fill. */
function keepParts(sheet: GoogleAppsScript.Spreadsheet.Sheet, column: number, text: string, used: number): void {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += partLength) parts.push(partMark + text.slice(at, at + partLength));
  const height = Math.max(parts.length, used);
  sheet.getRange(1, column, height, 1).setValues(Array.from({ length: height }, (_, index) => [parts[index] ?? '']));
}

/** What the search for pairs remembers: codes of people and pairs only. */
export interface PairingMemory {
  /** Hash of everything that the last search depended on. */
  readonly stamp: number;
  /** The greatest number given in a «Код пары». */
  readonly lastCode: number;
  /** Pairs that the add-on proposed itself, with the number of the code. */
  readonly proposed: readonly (readonly [code: number, mentor: string, mentee: string])[];
}

/** What the last search kept; undefined before the first. */
export function recallPairing(workbook: Workbook): PairingMemory | undefined {
  const sheet = workbook.sheetNamed(memorySheetName);
  const parts = sheet
    ? workbook.grid(sheet).texts.map((row) => (row[pairingColumn - 1] ?? '').slice(partMark.length))
    : [];
  const json = parts.join('');
  return json === '' ? undefined : (JSON.parse(json) as PairingMemory);
}

/** Kept before the pairs are written, so that a search that was broken off finds the codes it gave. */
export function keepPairing(workbook: Workbook, memory: PairingMemory): void {
  const known = workbook.sheetNamed(memorySheetName);
  const used = known ? workbook.grid(known).texts.filter((row) => (row[pairingColumn - 1] ?? '') !== '').length : 0;
  keepParts(memorySheet(workbook), pairingColumn, JSON.stringify(memory), used);
}

/** Hash of a block as shown; a decimal fraction may be shown with a comma or a point. */
export function hashTexts(rows: readonly (readonly string[])[]): number {
  return hashText(JSON.stringify(rows.map((row) => row.map(plainShown))));
}

/** A 32-bit hash (FNV-1a over UTF-16 units); equal texts, equal numbers. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
