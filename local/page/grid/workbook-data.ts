/** The document as the grid takes it in at the start. */
import { LocaleType } from '@univerjs/core';
import type { IResources, IWorkbookData } from '@univerjs/core';
import type { PageState, WireSheet } from '../../server/wire';
import { toConditionalRules, toNotes, toValidations } from './univer-rules';
import { gridSheetId, toWorksheet } from './univer-sheet';
import { DEFAULT_STYLE } from './univer-styles';

/** The grid's name of its one workbook. */
export const UNIT = 'workbook';

export function workbookData(state: PageState): Partial<IWorkbookData> {
  const { sheets } = state;
  const bySheet = (of: (sheet: WireSheet) => unknown): string =>
    JSON.stringify(Object.fromEntries(sheets.map((sheet) => [gridSheetId(sheet.id), of(sheet)])));
  const notes = (sheet: WireSheet): object => {
    const rows: Record<number, Record<number, object>> = {};
    for (const note of toNotes(sheet)) (rows[note.row] ??= {})[note.col] = note;
    return rows;
  };
  const resources: IResources = [
    { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: bySheet(toValidations) },
    { name: 'SHEET_CONDITIONAL_FORMATTING_PLUGIN', data: bySheet(toConditionalRules) },
    { name: 'SHEET_NOTE_PLUGIN', data: bySheet(notes) },
  ];
  return {
    id: UNIT,
    name: state.documentName,
    locale: LocaleType.RU_RU,
    defaultStyle: DEFAULT_STYLE,
    styles: {},
    sheetOrder: sheets.map((sheet) => gridSheetId(sheet.id)),
    sheets: Object.fromEntries(sheets.map((sheet) => [gridSheetId(sheet.id), toWorksheet(sheet)])),
    resources,
  };
}
