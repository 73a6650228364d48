/**
 * Another spreadsheet that the add-on asks for: on this computer its id is the name of an .xlsx or .csv file in the
 * folder of the open one, or below it. Nothing outside that folder is read.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { SpreadsheetDocument } from '../document/model';
import { addTextSheet } from '../document/source-sheet';
import { newDocument } from '../document/sheets';
import { importFile } from '../import/import-file';
import { FileStore } from './file-store';

/** The spreadsheet, under the id it was asked for; undefined where there is no such file or it cannot be read. */
export async function openSibling(
  folder: string,
  id: string,
  workerFile: string,
): Promise<SpreadsheetDocument | undefined> {
  if (!/\.(xlsx|csv)$/i.test(id)) return undefined;
  try {
    const root = await realpath(folder);
    const file = await realpath(path.resolve(root, id));
    if (!file.startsWith(root + path.sep)) return undefined;
    if (/\.csv$/i.test(file)) return valuesAlone(id, (await importFile(file)).rows);
    const { document } = await FileStore.open(file, { workerFile });
    return { ...document, id };
  } catch {
    return undefined;
  }
}

function valuesAlone(id: string, rows: readonly (readonly string[])[]): SpreadsheetDocument {
  const document = newDocument(id, id);
  document.sheets = [];
  document.activeSheetId = addTextSheet(document, path.basename(id, path.extname(id)), rows).id;
  return document;
}
