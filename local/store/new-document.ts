/** A new spreadsheet, as Google makes one. */
import { randomBytes } from 'node:crypto';
import type { SpreadsheetDocument } from '../document/model';

/** One empty sheet «Лист1» of 1000 rows and 26 columns. */
export function newDocument(name: string): SpreadsheetDocument {
  return {
    id: randomBytes(33).toString('base64url'),
    name,
    locale: 'ru_RU',
    timeZone: 'Europe/Moscow',
    sheets: [
      {
        id: 0,
        name: 'Лист1',
        rowCount: 1000,
        columnCount: 26,
        rows: [],
        merges: [],
        frozenRows: 0,
        frozenColumns: 0,
        hidden: false,
        columnWidths: {},
        rowHeights: {},
        hiddenRows: [],
        hiddenColumns: [],
        conditionalRules: [],
        protections: [],
        metadata: [],
        charts: [],
      },
    ],
    activeSheetId: 0,
    metadata: [],
    namedRanges: [],
  };
}
