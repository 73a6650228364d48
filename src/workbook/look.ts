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
 * Dresses a new plain table (header in row 1): its header and one row under it, after a table that is there or in the
 * add-on's own look; rows put in under a dressed row look like it.
 */
export function dressTable(sheet: Sheet, schema: SheetSchema, like: Table | undefined, rows: number): void {
  const width = schema.columns.length;
  widen(sheet, width);
  if (like) {
    const pair = like.sheet.getRange(like.headerLine, ownTextColumn(like), 2, 1);
    pair.copyTo(sheet.getRange(1, 1, 2, width), { formatOnly: true });
  } else {
    sheet.getRange(1, 1, 2, width).setNumberFormat(numberFormatOf.text).setWrap(true).setVerticalAlignment('top');
    sheet.getRange(1, 1, 1, width).setFontWeight('bold');
  }
  if (schema.columns.some(({ kind }) => kind !== 'text'))
    sheet.getRange(2, 1, 1, width).setNumberFormats([schema.columns.map(({ kind }) => numberFormatOf[kind])]);
  sheet.insertRowsAfter(2, rows + spareRows);
  sheet.setFrozenRows(1);
}

/**
 * Dresses a copy of a blank table, made for `fromRows` rows and no narrower, for another one: what differs in kind and in
 * height.
 */
export function adaptTable(sheet: Sheet, schema: SheetSchema, from: SheetSchema, fromRows: number, rows: number): void {
  const dressed = fromRows + spareRows;
  if (rows > dressed) sheet.insertRowsAfter(2, rows - fromRows);
  const formats = from.columns.map((_, at) => numberFormatOf[schema.columns[at]?.kind ?? 'figure']);
  const first = from.columns.findIndex(({ kind }, at) => numberFormatOf[kind] !== formats[at]);
  if (first < 0) return;
  const height = rows > dressed ? rows + spareRows : dressed;
  const wanted = formats.slice(first);
  sheet.getRange(2, first + 1, height, wanted.length).setNumberFormats(Array.from({ length: height }, () => wanted));
}

/** Colours the header of a table that no narrower one is copied from. */
export function colourHeader(sheet: Sheet, schema: SheetSchema): void {
  sheet.getRange(1, 1, 1, schema.columns.length).setBackground(colours.header);
}

/** Colours the filled cells of a header by a rule, where rules are written anyway. */
export function headerRule(
  header: GoogleAppsScript.Spreadsheet.Range,
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  return SpreadsheetApp.newConditionalFormatRule()
    .whenCellNotEmpty()
    .setBackground(colours.header)
    .setRanges([header])
    .build();
}

/** A text column of the add-on's own, in which nobody merges cells; else any. */
function ownTextColumn({ schema, columns }: Table): number {
  const titles = schema.columns.filter(({ kind, title }) => kind === 'text' && columns.has(title));
  return columns.get(titles[titles.length - 1]?.title ?? '') ?? 1;
}
