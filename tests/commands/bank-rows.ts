// Sheets of people for tests, written straight into the document: the banks by their schemas, anything else as given.
import { newSheet } from '../../local/document/sheets';
import { pairsSheet, meetingLogSheet, unmatchedSheet } from '../../src/workbook/pair-sheets';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorAnswersSheet,
  mentorBankSheet,
  preferencesSheet,
  quarantineSheet,
} from '../../src/workbook/participant-sheets';
import type { SheetSchema } from '../../src/workbook/sheet-schema';
import type { Place } from './place';

export type Row = Readonly<Record<string, string | number>>;

/** Adds a sheet with the columns of the schema and more of a person's own at the right. */
export function addTable(
  { document }: Place,
  schema: SheetSchema,
  rows: readonly Row[],
  more: readonly string[] = [],
): void {
  const titles = [...schema.columns.map(({ title }) => title), ...more];
  addGrid({ document }, schema.name, [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))]);
}

export function addGrid(
  { document }: Pick<Place, 'document'>,
  name: string,
  rows: readonly (readonly (string | number)[])[],
): void {
  const sheet = newSheet(1000 + document.sheets.length, name);
  sheet.rows = rows.map((row) => row.map((value) => (value === '' ? undefined : { value })));
  sheet.columnCount = Math.max(sheet.columnCount, ...rows.map((row) => row.length));
  document.sheets.push(sheet);
}

export const schemas = {
  mentees: menteeBankSheet,
  mentors: mentorBankSheet,
  menteeAnswers: menteeAnswersSheet,
  mentorAnswers: mentorAnswersSheet,
  preferences: preferencesSheet,
  quarantine: quarantineSheet,
  pairs: pairsSheet,
  unmatched: unmatchedSheet,
  log: meetingLogSheet,
};
