/** Spreadsheets as wholes: their facts, opening others, making new ones. */
import { copySheet } from '../../document/sheets';
import type { Run } from '../run';
import { ServiceError } from '../service-error';
import { documentOf } from '../places';
import type { Commands } from '../port';
import type { MaybePromise } from '../workplace';
import { whenReady } from '../workplace';
import { formUrlShown } from './forms';
import { spendQuota } from './quota';

export function spreadsheetFacts(
  { spreadsheet }: Commands['spreadsheet.facts']['in'],
  run: Run,
): Commands['spreadsheet.facts']['out'] {
  const document = documentOf(spreadsheet, run);
  const { users } = run.workplace.state;
  return {
    name: document.name,
    locale: document.locale,
    timeZone: document.timeZone,
    editors: users,
    owner: users[0] ?? '',
    formUrl: formUrlShown(document.sheets.find((sheet) => sheet.formUrl !== undefined)?.formUrl, run.workplace),
  };
}

/** So many opened spreadsheets are kept in memory. */
const mostOpen = 20;

export function openSpreadsheet({ id }: Commands['spreadsheet.open']['in'], run: Run): MaybePromise<{ id: string }> {
  const { workplace } = run;
  if (workplace.spreadsheet(id)) return { id };
  return whenReady(workplace.settings.openSpreadsheet?.(id), (document) => {
    if (!document) throw new ServiceError('You do not have permission to access the requested document.');
    workplace.others.set(id, document);
    // A run may look into a thousand files: those it has left behind are read again when they are asked for.
    const [oldest] = workplace.opened;
    if (workplace.opened.size >= mostOpen && oldest !== undefined) {
      workplace.others.delete(oldest);
      workplace.opened.delete(oldest);
    }
    workplace.opened.add(id);
    return { id };
  });
}

export function createSpreadsheet(request: Commands['spreadsheet.create']['in'], run: Run): { id: string } {
  const { workplace } = run;
  spendQuota(run, 'created', 1);
  const made = workplace.createSpreadsheet(request.name);
  if (request.copyOf === undefined) {
    const [sheet] = made.sheets;
    if (sheet) Object.assign(sheet, { rowCount: request.rows, columnCount: request.columns });
    return { id: made.id };
  }
  const source = documentOf(request.copyOf, run);
  Object.assign(made, { locale: source.locale, timeZone: source.timeZone, activeSheetId: source.activeSheetId });
  made.sheets = source.sheets.map((sheet) => copySheet(sheet, sheet.id, sheet.name, () => workplace.nextId()));
  made.namedRanges = source.namedRanges.map((named) => ({ ...named }));
  return { id: made.id };
}
