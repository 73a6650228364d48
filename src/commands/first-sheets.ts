/** The sheets a curator fills once: «Настройки» and «Сотрудники», made when they are not there yet. */
import { offerChoices } from '../workbook/look';
import type { WrittenRoadmap } from '../workbook/roadmap-sheet';
import type { Edition } from '../workbook/edition';
import { roadmapSheet, settingsSheet, staffSheet } from '../workbook/schema';
import type { Settings } from '../workbook/settings';
import type { Table, Workbook } from '../workbook/workbook';

/** Adds what is missing, dressed like the roadmap; answers the names of the sheets added. */
export function addFirstSheets(workbook: Workbook, edition: Edition, settings: Settings, like: Table): string[] {
  const place = workbook.sheetNames().length;
  // The other is copied from the first, and stands before it.
  const wanted = [
    { schema: staffSheet, rows: [], place, spare: staffRows },
    { schema: settingsSheet, rows: settings.rows(), place },
  ].filter(({ schema }) => workbook.read(schema) === undefined);
  edition.rewriteAll(wanted, like);
  return wanted.map(({ schema }) => schema.name).reverse();
}

/** Lists of allowed statuses on a plan that is kept from now on. */
export function offerStatuses({ sheet, headerLine }: Table, rows: number): void {
  offerChoices(sheet, roadmapSheet, headerLine, rows);
}

/** Rows of the staff list that offer the choice of roles from the beginning. */
const staffRows = 100;

/** The roadmap that this command has just written, as a table to dress others after. */
export function freshRoadmap({ sheet, headerLine }: WrittenRoadmap): Table {
  return {
    name: roadmapSheet.name,
    sheet,
    texts: [],
    schema: roadmapSheet,
    headerLine,
    columns: new Map(roadmapSheet.columns.map(({ title }, index) => [title, index + 1])),
    rows: [],
  };
}
