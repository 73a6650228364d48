/** Today, as the person at the spreadsheet would say it. */

/** The zone is asked for once an execution. */
let zone: string | undefined;

/** ISO day in the spreadsheet's time zone. */
export function today(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): string {
  return now(spreadsheet, 'yyyy-MM-dd');
}

/** «22.11.2026 07:20» in the spreadsheet's time zone. */
export function moment(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): string {
  return now(spreadsheet, 'dd.MM.yyyy HH:mm');
}

function now(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, format: string): string {
  zone ??= spreadsheet.getSpreadsheetTimeZone();
  return Utilities.formatDate(new Date(), zone, format);
}
