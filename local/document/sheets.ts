/** Making spreadsheets and sheets: new ones, copies, names and order. */
import { copyCell, rowsOf } from './cells';
import type { Sheet, SpreadsheetDocument } from './model';

const NEW_ROWS = 1000;
const NEW_COLUMNS = 26;

/** An empty sheet of Google's size. */
export function newSheet(id: number, name: string, rowCount = NEW_ROWS, columnCount = NEW_COLUMNS): Sheet {
  return {
    id,
    name,
    rowCount,
    columnCount,
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
  };
}

/** A new spreadsheet with one empty sheet, in Russian and Moscow time unless told otherwise. */
export function newDocument(id: string, name: string, sheetName = 'Лист1'): SpreadsheetDocument {
  return {
    id,
    name,
    locale: 'ru_RU',
    timeZone: 'Europe/Moscow',
    sheets: [newSheet(0, sheetName)],
    activeSheetId: 0,
    metadata: [],
    namedRanges: [],
  };
}

const fold = (name: string) => name.toLowerCase();

/** Finds by name, compared without case as Google compares names. */
export function sheetNamed(document: SpreadsheetDocument, name: string): Sheet | undefined {
  return document.sheets.find((sheet) => fold(sheet.name) === fold(name));
}

export function sheetWithId(document: SpreadsheetDocument, id: number): Sheet | undefined {
  return document.sheets.find((sheet) => sheet.id === id);
}

/** `Лист5`: the first free name of a new sheet. */
export function freeSheetName(document: SpreadsheetDocument): string {
  const word = document.locale.startsWith('ru') ? 'Лист' : 'Sheet';
  let number = document.sheets.length + 1;
  while (sheetNamed(document, `${word}${number}`)) number++;
  return `${word}${number}`;
}

/** `Пары (копия)`, `Пары (копия 2)`: the name Google gives a copy. */
export function copyName(document: SpreadsheetDocument, name: string): string {
  const russian = document.locale.startsWith('ru');
  for (let number = 1; ; number++) {
    const tail = number === 1 ? '' : ` ${number}`;
    const copy = russian ? `${name} (копия${tail})` : `Copy${tail} of ${name}`;
    if (!sheetNamed(document, copy)) return copy;
  }
}

/** A copy of a sheet under its own ids; `nextId` gives ids to the copied marks and charts. */
export function copySheet(source: Sheet, id: number, name: string, nextId: () => number): Sheet {
  const plain = structuredClone({ ...source, rows: [] });
  return {
    ...plain,
    id,
    name,
    formUrl: undefined,
    rows: rowsOf(source).map((row) => (row ?? []).map((cell) => cell && copyCell(cell))),
    metadata: plain.metadata.map((mark) => ({ ...mark, id: nextId() })),
    protections: plain.protections.map((protection) => ({ ...protection, id: String(nextId()) })),
    charts: plain.charts.map((chart) => ({
      ...chart,
      id: nextId(),
      ranges: chart.ranges.map((range) => (range.sheetId === source.id ? { ...range, sheetId: id } : range)),
    })),
  };
}
