/** How the add-on's sheets look: number formats that keep text as text, widths, a frozen header, quiet colours. */
import { numberFormatOf } from './literal';
import { defaultWidth, type SheetSchema } from './sheet-schema';
import type { Table } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export const colours = {
  header: '#e3ecf7',
  heading: '#f1f4f9',
  line: '#b7c3d4',
  error: '#f8d3cf',
  warning: '#fdeec6',
  note: '#dfeaf8',
  done: '#2f7d4f',
  overdue: '#b3261e',
  soon: '#9a6700',
} as const;

/** Rows beyond the last one that are ready for what a person adds. */
const spareRows = 200;

/** Rows of the grid of every new sheet (Google's default; asking would be one more call). */
const newSheetRows = 1000;

/** Columns of the grid of every new sheet. */
const newSheetColumns = 26;

/** Adds the columns that a new sheet lacks. */
export function widen(sheet: Sheet, columns: number): void {
  if (columns > newSheetColumns) sheet.insertColumnsAfter(newSheetColumns, columns - newSheetColumns);
}

/** Gives a new sheet its grid: enough rows, and for every column the number format of its kind. */
export function prepareGrid(sheet: Sheet, schema: SheetSchema, headerLine: number, rows: number): void {
  const height = Math.max(headerLine + rows + spareRows, newSheetRows);
  if (height > newSheetRows) sheet.insertRowsAfter(newSheetRows, height - newSheetRows);
  const body = schema.columns.map((column) => numberFormatOf[column.kind]);
  const head = schema.columns.map(() => numberFormatOf.text);
  sheet
    .getRange(1, 1, height, body.length)
    .setNumberFormats(Array.from({ length: height }, (_, index) => (index < headerLine ? head : body)));
}

/** Widths within a third of each other may be one width: each run of neighbours costs a call. */
const likeness = 1 / 3;

/** Column widths of the schema where they differ from the default. */
export function setWidths(sheet: Sheet, schema: SheetSchema): void {
  let from = 0;
  while (from < schema.columns.length) {
    const width = schema.columns[from]?.width ?? 100;
    let to = from + 1;
    while (
      to < schema.columns.length &&
      Math.abs((schema.columns[to]?.width ?? 100) - width) <= width * likeness &&
      (width === defaultWidth) === (schema.columns[to]?.width === defaultWidth)
    )
      to++;
    const run = schema.columns.slice(from, to);
    if (width !== defaultWidth)
      sheet.setColumnWidths(from + 1, run.length, Math.max(...run.map((column) => column.width)));
    from = to;
  }
}

/**
 * Lists of allowed values and checkboxes under the columns that have them; other text stays possible in a list.
 * `columns`: title -> place, where the sheet's columns are not in the order of the schema.
 */
export function offerChoices(
  sheet: Sheet,
  schema: SheetSchema,
  headerLine: number,
  rows: number,
  columns?: ReadonlyMap<string, number>,
): void {
  schema.columns.forEach(({ title, kind, choices }, index) => {
    const place = columns ? columns.get(title) : index + 1;
    if (place === undefined || (!choices && kind !== 'flag')) return;
    const made = SpreadsheetApp.newDataValidation();
    const rule = choices ? made.requireValueInList([...choices], true).setAllowInvalid(true) : made.requireCheckbox();
    sheet.getRange(headerLine + 1, place, Math.max(rows, 1), 1).setDataValidation(rule.build());
  });
}

/**
 * Dresses a new plain table (header in row 1): after the look of a table that is there, which takes two copies instead of
 * ten calls, else in the add-on's own.
 */
export function dressTable(sheet: Sheet, schema: SheetSchema, like: Table | undefined, rows: number): void {
  const height = Math.max(rows + 1, newSheetRows);
  if (height > newSheetRows) sheet.insertRowsAfter(newSheetRows, height - newSheetRows);
  const width = schema.columns.length;
  widen(sheet, width);
  if (like) {
    const first = firstTextColumn(like);
    const format = { formatOnly: true };
    like.sheet.getRange(like.headerLine, first).copyTo(sheet.getRange(1, 1, 1, width), format);
    like.sheet.getRange(like.headerLine + 1, first).copyTo(sheet.getRange(2, 1, height - 1, width), format);
  } else {
    sheet.getRange(1, 1, height, width).setNumberFormat(numberFormatOf.text).setWrap(true).setVerticalAlignment('top');
    sheet.getRange(1, 1, 1, width).setFontWeight('bold').setBackground(colours.header).setHorizontalAlignment('center');
  }
  setKindFormats(sheet, schema, height);
  sheet.setFrozenRows(1);
  setWidths(sheet, schema);
  offerChoices(sheet, schema, 1, rows);
}

/** Formats of the columns that are not text: one call for one run of neighbours of one kind, and one for many. */
function setKindFormats(sheet: Sheet, schema: SheetSchema, height: number): void {
  const kinds = schema.columns.map(({ kind }) => kind);
  const first = kinds.findIndex((kind) => kind !== 'text');
  if (first < 0) return;
  const last = kinds.reduce((at, kind, index) => (kind === 'text' ? at : index), first);
  const between = kinds.slice(first, last + 1).map((kind) => numberFormatOf[kind]);
  const range = sheet.getRange(2, first + 1, height - 1, between.length);
  const [format = ''] = between;
  if (between.every((each) => each === format)) range.setNumberFormat(format);
  else range.setNumberFormats(Array.from({ length: height - 1 }, () => between));
}

function firstTextColumn(table: Table): number {
  const column = table.schema.columns.find(({ title, kind }) => kind === 'text' && table.columns.has(title));
  return (column && table.columns.get(column.title)) ?? 1;
}
