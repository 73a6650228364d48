// A workbook in memory with what the host keeps beside it: made, copied, worked in by the built add-on, and read back whole.
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { displayValue } from '../../local/document/display';
import { emptyHostState, type HostState } from '../../local/document/host-state';
import type { Cell, Sheet, SpreadsheetDocument } from '../../local/document/model';
import { newDocument, sheetNamed } from '../../local/document/sheets';
import { loadAddOn } from '../../local/runtime/add-on';
import type { HostOptions } from '../../local/runtime/create-host';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { openSchool, type School } from './school';

export interface Place {
  readonly document: SpreadsheetDocument;
  readonly state: HostState;
}

/** Read once: the tests that run a command hundreds of times do not read its file each time. */
const addOn = loadAddOn(path.resolve(__dirname, '../../dist'));

export const emptyPlace = (): Place => ({ document: newDocument('test', 'Школа'), state: emptyHostState() });

export const copyOf = (place: Place): Place => structuredClone(place);

export const openPlace = (place: Place, options: Partial<HostOptions> = {}): School =>
  openSchool({ addOn, ...place, ...options });

export function sheetOf({ document }: Pick<Place, 'document'>, name: string): Sheet {
  const found = sheetNamed(document, name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** The lines that a sheet shows, formulas as such; blank ends of lines and of the sheet are cut off. */
export function linesOf(sheet: Pick<Sheet, 'rows'>, locale: string): string[] {
  const lines = Array.from(sheet.rows, (row) =>
    // A row nobody has written is a hole.
    Array.from((row as (Cell | undefined)[] | undefined) ?? [], (cell) =>
      cell?.formula === undefined ? displayValue(cell, locale) : `formula ${cell.formula}`,
    )
      .join('\t')
      .replace(/\t+$/, ''),
  );
  while (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** What every visible sheet shows, by its name. A blank sheet is what a run that was broken off had begun. */
export function shownTexts({ document }: Pick<Place, 'document'>): Record<string, string[]> {
  return Object.fromEntries(
    document.sheets
      .filter(({ hidden }) => !hidden)
      .map((sheet) => [sheet.name, linesOf(sheet, document.locale)] as const)
      .filter(([, lines]) => lines.length > 0),
  );
}

/** Every text of the saved file, its parts unpacked. */
export function fileText({ document, state }: Place): string {
  return Object.values(unzipSync(writeWorkbook(document, state)))
    .map((bytes) => strFromU8(bytes))
    .join('\n');
}
