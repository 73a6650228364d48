/**
 * Sheets that live only while a file is printed. The export address takes one sheet or all that can be seen; so documents
 * made for a reader stand on sheets of their own, and for several sheets all others are hidden meanwhile. What was hidden
 * is remembered first, so that an export that broke off is cleaned up at the next one.
 */
import { keepProperty, keptProperty } from '../platform/document-property';
import { layOutDocument, writeDocument, type DocumentLayout } from '../workbook/document-sheet';
import { Edition } from '../workbook/edition';
import { printingName } from '../workbook/schema';
import type { Workbook } from '../workbook/workbook';
import type { PrintPart } from './print-parts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** Pixels. */
const chartHeight = 260;
const chartGap = 5;
/** Rows of usual height that a chart covers, and one under it. */
const chartRows = 14;

const propertyName = 'printing';
const printingKey = 'mentoring-curator-printing';

/** What an export must put back. */
interface Printing {
  /** Ids of sheets to show again. */
  readonly hidden: readonly number[];
  /** Id of the sheet that was in view. */
  readonly inView: number;
}

/** Makes the sheets of the parts; with `alone`, hides everything else. Answers the sheets to print, in the workbook's order. */
export function prepare(workbook: Workbook, parts: readonly PrintPart[], alone: boolean): Sheet[] {
  const printed = new Set(parts.filter(({ document }) => !document).map(({ sheet }) => sheet.getSheetId()));
  const others = alone ? workbook.visibleSheets().filter((sheet) => !printed.has(sheet.getSheetId())) : [];
  const printing: Printing = {
    hidden: others.map((sheet) => sheet.getSheetId()),
    inView: workbook.activeSheet().getSheetId(),
  };
  keepProperty(propertyName, JSON.stringify(printing));
  const edition = new Edition(workbook, printingName);
  const sheets = parts.map(({ sheet, document, headerLine, charts = [] }, index) => {
    if (!document) return sheet;
    const layout = layOutDocument({ ...document, name: `${printingName} ${index + 1}` });
    const made = writeDocument(edition, layout, sheet.getIndex() - 1, (fresh) => {
      fresh.addDeveloperMetadata(printingKey, '1');
    });
    copyCharts(made, layout, charts);
    if (headerLine !== undefined && headerLine > 0) made.setFrozenRows(headerLine);
    return made;
  });
  for (const sheet of others) sheet.hideSheet();
  return sheets;
}

/** Puts the charts under the document, two in a row across its width. */
function copyCharts(made: Sheet, { lines, widths }: DocumentLayout, charts: readonly Chart[]): void {
  const width = widths.reduce((sum, each) => sum + each, 0) / 2 - chartGap;
  charts.forEach((chart, index) => {
    const left = (index % 2) * (width + 2 * chartGap);
    const column = columnAt(widths, left);
    const before = widths.slice(0, column).reduce((sum, each) => sum + each, 0);
    const row = lines.length + 2 + Math.floor(index / 2) * chartRows;
    made.insertChart(
      chart
        .modify()
        .setPosition(row, column + 1, left - before, 0)
        .setOption('width', width)
        .setOption('height', chartHeight)
        .build(),
    );
  });
}

/** The column (from 0) under a point so many pixels from the left edge. */
function columnAt(widths: readonly number[], left: number): number {
  let edge = 0;
  const found = widths.findIndex((width) => (edge += width) > left);
  return Math.max(found, 0);
}

/** Takes the made sheets away and shows what was hidden; does nothing where no export has left anything. */
export function cleanUp(workbook: Workbook): void {
  const kept = keptProperty(propertyName);
  if (!kept) return;
  const { hidden, inView } = JSON.parse(kept) as Printing;
  for (const id of hidden) workbook.sheetWithId(id)?.showSheet();
  for (const sheet of workbook.sheetsNamed(`${printingName} `)) {
    const own = sheet.getDeveloperMetadata().some((mark) => mark.getKey() === printingKey);
    if (own || workbook.isBlank(sheet)) workbook.spreadsheet.deleteSheet(sheet);
  }
  workbook.sheetWithId(inView)?.activate();
  keepProperty(propertyName, '');
}
