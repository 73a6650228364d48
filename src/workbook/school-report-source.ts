/** One school's row of «Муниципальный отчёт», read from its own spreadsheet by its two rows: three calls a school. */
import { municipalColumns, municipalReportName } from '../reports/municipal-columns';
import { foldHeader } from './header-match';

/** The values in the order of `municipalColumns`, or why there are none. */
export type SchoolReport = { readonly values: readonly string[] } | { readonly problem: string };

export function readSchoolReport(link: string): SchoolReport {
  const id = /\/d\/([\w-]{20,100})/.exec(link)?.[1] ?? link.trim();
  let spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  try {
    spreadsheet = SpreadsheetApp.openById(id);
  } catch {
    return { problem: 'Таблица не открылась: проверьте ссылку или имя файла и доступ к нему' };
  }
  let shown: string[][];
  try {
    // A file of values alone has one sheet, named after the file.
    const sheet = /\.csv$/i.test(id) ? '' : `'${municipalReportName}'!`;
    shown = spreadsheet.getRange(`${sheet}1:2`).getDisplayValues();
  } catch {
    return { problem: `В таблице нет листа «${municipalReportName}»: школа ещё не создала отчёт` };
  }
  const [header = [], row = []] = shown;
  const places = new Map(header.map((title, at) => [foldHeader(title), at]));
  const absent = municipalColumns.find((title) => !places.has(foldHeader(title)));
  if (absent !== undefined) return { problem: `В отчёте школы нет столбца «${absent}»` };
  const values = municipalColumns.map((title) => row[places.get(foldHeader(title)) ?? 0] ?? '');
  return values.every((value) => value.trim() === '') ? { problem: 'Строка отчёта школы пуста' } : { values };
}
