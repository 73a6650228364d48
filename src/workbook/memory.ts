/**
 * What the add-on remembers between commands, on one hidden sheet of the same workbook: how to undo the last command
 * and what the last check read. It may hold what people typed, so it must not leave the file. Texts that the add-on
 * itself wrote are kept as hashes, enough to notice that a person has changed a cell since.
 */
import type { HighlightState } from './highlight';
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
  | { do: 'highlight'; sheet: number; name: string; before: HighlightState };

export interface UndoRecord {
  /** What the menu calls the command. */
  readonly title: string;
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

interface Slots {
  undo: UndoRecord | null;
  rows: readonly RowMemory[];
}

const memorySheetName = 'Служебный лист';

/** A cell holds up to 50,000 characters; what is remembered is cut into parts well under that. */
const partLength = 40_000;

/** Begins every part, so that a sheet never takes one for a number or a formula. */
const partMark = '#';

export function recall(workbook: Workbook): Slots {
  const sheet = workbook.sheetNamed(memorySheetName);
  if (!sheet) return { undo: null, rows: [] };
  const json = workbook
    .grid(sheet)
    .texts.map((row) => (row[0] ?? '').slice(partMark.length))
    .join('');
  return json === '' ? { undo: null, rows: [] } : (JSON.parse(json) as Slots);
}

export function remember(workbook: Workbook, slots: Slots): void {
  const json = JSON.stringify(slots);
  const parts: string[] = [];
  for (let at = 0; at < json.length; at += partLength) parts.push(partMark + json.slice(at, at + partLength));
  let sheet = workbook.sheetNamed(memorySheetName);
  let used = 0;
  if (sheet) {
    used = workbook.grid(sheet).texts.length;
  } else {
    sheet = workbook.spreadsheet.insertSheet(memorySheetName, workbook.sheetNames().length);
    workbook.adopt(sheet);
    sheet.hideSheet();
  }
  const height = Math.max(parts.length, used);
  sheet.getRange(1, 1, height, 1).setValues(Array.from({ length: height }, (_, index) => [parts[index] ?? '']));
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
