/** How the add-on's sheets look: number formats that keep text as text, widths, a frozen header, quiet colours. */
import { numberFormatOf } from './literal';
import { lineRuns } from './line-runs';
import { defaultWidth, type Column, type SheetSchema } from './sheet-schema';
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

/**
 * Gives the columns of a new sheet the number formats of their kinds, down to the spare rows; where there are more rows
 * than a new sheet has, down to the first one under the header. Answers how many rows are to be put in under that one
 * when it is dressed: they look like it.
 */
export function prepareGrid(sheet: Sheet, schema: SheetSchema, headerLine: number, rows: number): number {
  const height = headerLine + rows + spareRows;
  const formatted = height > newSheetRows ? headerLine + 1 : newSheetRows;
  const body = schema.columns.map((column) => numberFormatOf[column.kind]);
  const head = schema.columns.map(() => numberFormatOf.text);
  sheet
    .getRange(1, 1, formatted, body.length)
    .setNumberFormats(Array.from({ length: formatted }, (_, index) => (index < headerLine ? head : body)));
  return Math.max(height - formatted, 0);
}

/** The letters of official papers. */
const fontFamily = 'Times New Roman';

/** How the letters of a row look; `size` in points, the usual one unless it is said. */
export interface Letters {
  readonly bold: boolean;
  readonly size?: number;
}

/** Gives every row of a block its letters: one call for family, weight and size. */
export function setLetters(block: GoogleAppsScript.Spreadsheet.Range, width: number, rows: readonly Letters[]): void {
  const known = new Map<string, GoogleAppsScript.Spreadsheet.TextStyle[]>();
  block.setTextStyles(
    rows.map((letters) => {
      const key = `${letters.bold} ${letters.size ?? ''}`;
      const row = known.get(key) ?? new Array<GoogleAppsScript.Spreadsheet.TextStyle>(width).fill(styleOf(letters));
      known.set(key, row);
      return row;
    }),
  );
}

function styleOf({ bold, size }: Letters): GoogleAppsScript.Spreadsheet.TextStyle {
  const style = SpreadsheetApp.newTextStyle().setFontFamily(fontFamily).setBold(bold);
  if (size !== undefined) style.setFontSize(size);
  return style.build();
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
  const offered = schema.columns.flatMap((column, index) => {
    const place = columns ? columns.get(column.title) : index + 1;
    return place !== undefined && (column.choices || column.kind === 'flag') ? [{ place, column }] : [];
  });
  const height = Math.max(rows, 1);
  for (const { top: left, count } of lineRuns(
    offered.map(({ place }) => place),
    () => false,
  )) {
    const rules = offered
      .filter(({ place }) => place >= left && place < left + count)
      .sort((a, b) => a.place - b.place)
      .map(({ column }) => ruleOf(column));
    const range = sheet.getRange(headerLine + 1, left, height, count);
    // Neighbours in one call.
    if (rules.length > 1) range.setDataValidations(Array.from({ length: height }, () => rules));
    else range.setDataValidation(rules[0] ?? null);
  }
}

function ruleOf({ choices }: Column): GoogleAppsScript.Spreadsheet.DataValidation {
  const made = SpreadsheetApp.newDataValidation();
  return (choices ? made.requireValueInList([...choices], true).setAllowInvalid(true) : made.requireCheckbox()).build();
}

/**
 * Dresses a new plain table (header in row 1) for so many rows: its header and one row under it, after a table that is
 * there or in the add-on's own look; rows put in under a dressed row look like it. `width`: columns to dress, where a
 * wider table is to be copied from it.
 */
export function dressTable(
  sheet: Sheet,
  schema: SheetSchema,
  like: Table | undefined,
  rows: number,
  width = schema.columns.length,
): void {
  const texts = Array.from({ length: width }, () => numberFormatOf.text);
  const kinds = formatsOf(schema, width);
  widen(sheet, width);
  if (like) {
    const pair = like.sheet.getRange(like.headerLine, ownTextColumn(like), 2, 1);
    pair.copyTo(sheet.getRange(1, 1, 2, width), { formatOnly: true });
    if (kinds.some((format) => format !== numberFormatOf.text))
      sheet.getRange(2, 1, 1, width).setNumberFormats([kinds]);
  } else {
    const pair = sheet.getRange(1, 1, 2, width);
    pair.setNumberFormats([texts, kinds]).setWrap(true).setVerticalAlignment('top');
    sheet.getRange(1, 1, 1, width).setFontWeight('bold');
  }
  sheet.insertRowsAfter(2, rows + spareRows);
  sheet.setFrozenRows(1);
}

/** The number formats of a table's columns, and of those to the right of it, which are a person's. */
const formatsOf = ({ columns }: SheetSchema, width: number): string[] =>
  Array.from({ length: width }, (_, at) => numberFormatOf[columns[at]?.kind ?? 'figure']);

/** Dresses a copy of another blank table, dressed for so many rows and columns, for this one: what differs in kind. */
export function adaptTable(sheet: Sheet, schema: SheetSchema, from: SheetSchema, rows: number, width: number): void {
  const wanted = formatsOf(schema, width);
  const first = formatsOf(from, width).findIndex((format, at) => format !== wanted[at]);
  if (first < 0) return;
  const height = 1 + rows + spareRows;
  sheet
    .getRange(2, first + 1, height, width - first)
    .setNumberFormats(Array.from({ length: height }, () => wanted.slice(first)));
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
