/** SpreadsheetApp. */
import { serviceNamed } from '../lacking';
import { Exception, call } from '../port';
import { ui } from '../ui';
import { ConditionalMaker } from './conditional';
import * as enums from './enums';
import { FilterCriteriaHandle } from './filter';
import { RichTextMaker, TextStyleMaker } from './rich-text';
import { SpreadsheetHandle, activeSpreadsheet } from './spreadsheet';
import { ValidationMaker } from './validation';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type GRange = GoogleAppsScript.Spreadsheet.Range;

const SPREADSHEET_URL = /\/spreadsheets\/d\/([^/?#]+)/;

export const SpreadsheetApp = serviceNamed('Spreadsheet.SpreadsheetApp', {
  ...enums,
  getActive: () => activeSpreadsheet('SpreadsheetApp.getActive'),
  getActiveSpreadsheet: () => activeSpreadsheet('SpreadsheetApp.getActiveSpreadsheet'),
  getActiveSheet: () => activeSpreadsheet('SpreadsheetApp.getActiveSheet').getActiveSheet(),
  getActiveRange: () => activeSpreadsheet('SpreadsheetApp.getActiveRange').getActiveRange(),
  getCurrentCell: () => activeSpreadsheet('SpreadsheetApp.getCurrentCell').getCurrentCell(),
  setActiveSheet: (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.activate(),
  setActiveRange: (range: GRange) => range.activate(),
  setCurrentCell: (cell: GRange) => cell.activateAsCurrentCell(),
  openById: (id: string) => new SpreadsheetHandle(call('SpreadsheetApp.openById', 'spreadsheet.open', { id }).id),
  openByUrl: (url: string) => {
    const id = SPREADSHEET_URL.exec(url)?.[1];
    if (id === undefined) throw new Exception('Invalid argument: url');
    return new SpreadsheetHandle(call('SpreadsheetApp.openByUrl', 'spreadsheet.open', { id }).id);
  },
  create: (name: string, rows?: number, columns?: number) =>
    new SpreadsheetHandle(
      call('SpreadsheetApp.create', 'spreadsheet.create', { name, rows: rows ?? 1000, columns: columns ?? 26 }).id,
    ),
  flush: () => void call('SpreadsheetApp.flush', 'flush', null),
  getUi: () => ui,
  newConditionalFormatRule: () => new ConditionalMaker(),
  newDataValidation: () => new ValidationMaker(),
  newFilterCriteria: () => new FilterCriteriaHandle(),
  newRichTextValue: () => new RichTextMaker(),
  newTextStyle: () => new TextStyleMaker(),
} satisfies Partial<App>);
