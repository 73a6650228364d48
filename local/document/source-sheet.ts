/** Puts a grid from another file on the sheet «Исходный план», as text to the letter; an earlier source is kept under another name. */
import type { Rect, Sheet, SpreadsheetDocument } from './model';
import { copyName, newSheet, sheetNamed } from './sheets';

const name = 'Исходный план';

/** A new spreadsheet begins with a blank sheet that nobody needs once a plan is there. */
const isUntouched = (sheet: Sheet): boolean =>
  /^Лист\d+$/.test(sheet.name) && sheet.rows.every((row) => row.every((cell) => cell === undefined));

/** Adds the sheet at the end and makes it the active one. */
export function cellsOfGrid(
  document: SpreadsheetDocument,
  grid: { readonly rows: readonly (readonly string[])[]; readonly merges: readonly Rect[] },
): void {
  document.sheets = document.sheets.filter((sheet) => !isUntouched(sheet));
  const earlier = sheetNamed(document, name);
  if (earlier) earlier.name = copyName(document, name);
  const sheet = addTextSheet(document, name, grid.rows);
  sheet.merges = [...grid.merges];
  for (const column of Object.keys(sheet.columnWidths).map(Number))
    sheet.columnWidths[column] = column === 0 ? 70 : 240;
  document.activeSheetId = sheet.id;
}

/** Adds a sheet of texts to the letter at the end. */
export function addTextSheet(
  document: SpreadsheetDocument,
  title: string,
  rows: readonly (readonly string[])[],
): Sheet {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const id = Math.max(0, ...document.sheets.map((sheet) => sheet.id)) + 1;
  const sheet = newSheet(id, title, rows.length + 20, Math.max(width, 6));
  sheet.rows = rows.map((row) =>
    row.map((value) =>
      value === ''
        ? undefined
        : { value, style: { numberFormat: '@', wrap: 'wrap' as const, vertical: 'top' as const } },
    ),
  );
  for (let column = 0; column < width && width > 1; column++) sheet.columnWidths[column] = 160;
  document.sheets.push(sheet);
  return sheet;
}
