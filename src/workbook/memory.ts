/**
 * What the add-on remembers between commands: how to undo the last one, and what the last check read. It may hold what
 * people typed, so it stays on a hidden sheet of the same workbook and never leaves the file. Texts that the add-on itself
 * wrote are kept as hashes, enough to notice that a person has changed a cell since.
 */
import { plainShown } from './cell';
import type { HighlightState } from './highlight';
import { memorySheetName } from './schema';
import type { ColumnKind } from './sheet-schema';
import type { Workbook } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

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
      /** What each column of the block holds. */
      kinds: readonly ColumnKind[];
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
  /** Milliseconds since 1970. */
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
  /** The add-on's own cells of the row as the check left them, in one text. */
  readonly own: string;
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

/**
 * A column of the sheet for each thing remembered, so that one is written without reading the others. `hidden` stands
 * between two that are written apart, because each may be the first to be written.
 */
const columnOf = { rows: 1, undo: 2, hidden: 3, pairing: 4 } as const;

/** Every writing fills so many rows: what was longer before is gone without asking how long it was. */
const height = 200;

/** A cell holds up to 50,000 characters; what is remembered is cut into parts well under that. */
const partLength = 40_000;

/** Begins every part, so that a sheet never takes one for a number or a formula. */
const partMark = '#';

/** What the last check read. */
export function recallRows(workbook: Workbook): readonly RowMemory[] {
  return (recall(workbook, 'rows') as readonly RowMemory[] | undefined) ?? [];
}

/** The record of the last command that changed something; undefined when there is nothing to undo. */
export function recallUndo(workbook: Workbook): UndoRecord | undefined {
  return recall(workbook, 'undo') as UndoRecord | undefined;
}

/** What the last search kept; undefined before the first. */
export function recallPairing(workbook: Workbook): PairingMemory | undefined {
  return recall(workbook, 'pairing') as PairingMemory | undefined;
}

/** Keeps the record; with `rows`, also what a check read. */
export function keepUndo(workbook: Workbook, record: UndoRecord, rows?: readonly RowMemory[]): void {
  const old = workbook.sheetNamed(memorySheetName);
  // A check reads the sheet where it needs what is remembered, and is not to read it for this alone.
  const told = old && rows && !workbook.hasRead(old) ? undefined : isHidden;
  const sheet = told ? hiddenSheet(workbook) : old;
  const columns = [...(rows ? [partsOf(rows)] : []), partsOf(record), ...(told ? [told] : [])];
  if (sheet) write(sheet, rows ? 'rows' : 'undo', columns);
}

/** Kept before the pairs are written, so that a search that was broken off finds the codes it gave. */
export function keepPairing(workbook: Workbook, memory: PairingMemory): void {
  write(hiddenSheet(workbook), 'hidden', [isHidden, partsOf(memory)]);
}

/** Hides a sheet that a command left open which was broken off; for a command that has nothing to remember. */
export function tidyMemory(workbook: Workbook): void {
  if (workbook.sheetNamed(memorySheetName) && recall(workbook, 'hidden') !== true)
    write(hiddenSheet(workbook), 'hidden', [isHidden]);
}

/** Forgets how to undo and what was read: after an undo the next check starts from what stands on the sheet. */
export function forget(workbook: Workbook): void {
  const sheet = workbook.sheetNamed(memorySheetName);
  if (sheet) write(sheet, 'rows', [[], []]);
}

/** Forgets how to undo, and nothing else: what a command has written over may be a name that must not stay. */
export function forgetUndo(workbook: Workbook): void {
  const sheet = workbook.sheetNamed(memorySheetName);
  if (sheet) write(sheet, 'undo', [[]]);
}

function recall(workbook: Workbook, what: keyof typeof columnOf): unknown {
  const sheet = workbook.sheetNamed(memorySheetName);
  const texts = sheet ? workbook.grid(sheet).texts : [];
  const json = texts.map((row) => (row[columnOf[what] - 1] ?? '').slice(partMark.length)).join('');
  return json === '' ? undefined : JSON.parse(json);
}

/** Says on the sheet that it has been hidden; one without it was left open by a command that was broken off. */
const isHidden = [`${partMark}true`];

/** Whether this execution has seen to it. */
let seenTo = false;

function hiddenSheet(workbook: Workbook): Sheet {
  const old = workbook.sheetNamed(memorySheetName);
  if (old && (seenTo || recall(workbook, 'hidden') === true)) return old;
  const sheet = old ?? workbook.spreadsheet.insertSheet(memorySheetName, workbook.sheetNames().length);
  if (!old) workbook.adopt(sheet);
  sheet.hideSheet();
  seenTo = true;
  return sheet;
}

function partsOf(thing: unknown): string[] {
  const json = JSON.stringify(thing);
  const parts: string[] = [];
  for (let at = 0; at < json.length; at += partLength) parts.push(partMark + json.slice(at, at + partLength));
  return parts;
}

function write(sheet: Sheet, first: keyof typeof columnOf, columns: readonly (readonly string[])[]): void {
  const rows = Math.max(height, ...columns.map((parts) => parts.length));
  sheet
    .getRange(1, columnOf[first], rows, columns.length)
    .setValues(Array.from({ length: rows }, (_, row) => columns.map((parts) => parts[row] ?? '')));
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
