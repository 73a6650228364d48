/**
 * A sheet of figures that the add-on rebuilds while people write beside and below it: its rows end with a line of their own,
 * and what stands under that line, or in other columns, is nobody's but the person's.
 */
import type { CellInput } from './cell';
import type { Edition } from './edition';
import { colours, dressTable, headerRule, setWidths } from './look';
import type { SheetSchema } from './sheet-schema';
import type { Table, Workbook } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rows = readonly (readonly CellInput[])[];

/** The part of the sheet in which the first row of each section is coloured; the data of charts stands to the right. */
const ruledRows = 900;
const ruledColumns = 9;

/** The last row of the add-on's, in the first column of the schema. */
export const endMark = 'Ниже можно писать своё: строки под этой сводка не меняет.';

/** Makes the sheet hold exactly these rows above its last line; nothing is written where they stand already. */
export function writeReport(
  workbook: Workbook,
  edition: Edition,
  schema: SheetSchema,
  rows: Rows,
  look: { readonly place: number; readonly like?: Table },
): Table {
  const wanted = [...rows, schema.columns.map((_, index) => (index === 0 ? endMark : null))];
  const old = workbook.read(schema);
  if (!old) {
    const sheet = edition.addSheet(schema.name, look.place);
    dressTable(sheet, schema, look.like, wanted.length + 1);
    setWidths(sheet, schema);
    sheet.setConditionalFormatRules([
      headerRule(sheet.getRange(1, 1, 1, schema.columns.length)),
      firstOfEach(sheet, schema),
    ]);
    // The texts come last: a sheet without them is taken for one that was never finished.
    edition.fill(sheet, [schema.columns.map(({ title }) => title), ...wanted], rows.length);
    const columns = new Map(schema.columns.map(({ title }, index) => [title, index + 1]));
    return { name: schema.name, sheet, schema, texts: [], headerLine: 1, columns, rows: [] };
  }
  const own = ownRows(old, schema);
  const inserted = edition.makeRoom(old, old.headerLine + own + 1, wanted.length - own);
  const height = Math.max(wanted.length, own);
  const blank = { line: 0, text: () => '' };
  const table: Table = {
    ...old,
    rows: [...old.rows.slice(0, own), ...Array.from({ length: inserted }, () => blank), ...old.rows.slice(own)],
  };
  if (height > own) {
    const missing = table.headerLine + height - table.sheet.getMaxRows();
    if (missing > 0) table.sheet.insertRowsAfter(table.sheet.getMaxRows(), missing);
  }
  const columns = schema.columns.map(({ title }, index) => ({
    title,
    values: Array.from({ length: height }, (_, down) => wanted[down]?.[index] ?? null),
  }));
  edition.patch(table, columns, rows.length);
  return table;
}

/** The first row of each section stands out, wherever the sections begin after the next run. */
function firstOfEach(sheet: Sheet, schema: SheetSchema): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  return SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied('=AND($A2<>"",$A2<>$A1)')
    .setBold(true)
    .setBackground(colours.heading)
    .setRanges([sheet.getRange(2, 1, ruledRows, Math.min(schema.columns.length, ruledColumns))])
    .build();
}

/** How many rows under the header are the add-on's: up to its last line, or where that is gone up to the first blank row. */
function ownRows(table: Table, schema: SheetSchema): number {
  const first = schema.columns[0]?.title ?? '';
  const marked = table.rows.findIndex((row) => row.text(first).trim() === endMark);
  if (marked >= 0) return marked + 1;
  const blank = table.rows.findIndex((row) => schema.columns.every(({ title }) => row.text(title).trim() === ''));
  return blank < 0 ? table.rows.length : blank;
}

/** Links of one column, a row each; '' for none. Written only where they differ from what the cells have. */
export function linkColumn(table: Table, title: string, texts: readonly string[], links: readonly string[]): void {
  const column = table.columns.get(title);
  if (column === undefined || links.length === 0) return;
  const range = table.sheet.getRange(table.headerLine + 1, column, links.length, 1);
  const fresh = table.rows.length === 0;
  const now = fresh ? [] : range.getRichTextValues();
  if (links.every((link, index) => (now[index]?.[0]?.getLinkUrl() ?? '') === link)) return;
  range.setRichTextValues(
    links.map((link, index) => {
      const builder = SpreadsheetApp.newRichTextValue().setText(texts[index] ?? '');
      return [(link === '' ? builder : builder.setLinkUrl(link)).build()];
    }),
  );
}
