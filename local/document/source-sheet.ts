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
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const id = Math.max(0, ...document.sheets.map((sheet) => sheet.id)) + 1;
  const sheet = newSheet(id, name, grid.rows.length + 20, Math.max(width, 6));
  sheet.rows = grid.rows.map((row) =>
    row.map((value) =>
      value === ''
        ? undefined
        : { value, style: { numberFormat: '@', wrap: 'wrap' as const, vertical: 'top' as const } },
    ),
  );
  sheet.merges = [...grid.merges];
  if (width > 1) for (let column = 0; column < width; column++) sheet.columnWidths[column] = column === 0 ? 70 : 240;
  document.sheets.push(sheet);
  document.activeSheetId = id;
}
