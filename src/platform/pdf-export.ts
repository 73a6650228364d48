/**
 * A sheet as a PDF by the spreadsheet's export address. The address answers 429 under load and a login page to a
 * stranger, so what comes back is a file only when it looks like one. The token stays in this file.
 */
import { refusal, type Refusal } from '../refusal';
import { withLock } from './lock';

/** The cells to print, from 0; `bottom` and `right` are the first that are not printed. */
export interface PrintedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Pauses between attempts, in milliseconds; one attempt more than pauses. */
const pauses = [1000, 3000, 8000, 16_000];

/** After this long no new attempt is made, in milliseconds: a stalled one can last a minute, a whole run six. */
const patience = 150_000;

/** What is printed, and on what paper. */
export interface PrintJob {
  /** The sheet; all sheets that can be seen when it is not given. */
  readonly sheet?: GoogleAppsScript.Spreadsheet.Sheet;
  /** The cells of the sheet; all that is filled when they are not given. */
  readonly cells?: PrintedCells;
  /** A4 on its side. */
  readonly sideways: boolean;
  /** Lines around every cell, where the sheet draws none itself. */
  readonly gridlines: boolean;
}

/** Parameters of the export address: A4, as wide as the columns, frozen rows on every page. */
const pageSetup: readonly (readonly [string, string])[] = [
  ['format', 'pdf'],
  ['size', 'A4'],
  ['fitw', 'true'],
  ['fzr', 'true'],
  ['printtitle', 'false'],
  ['sheetnames', 'false'],
  ['printnotes', 'false'],
  ['pagenum', 'CENTER'],
  ['horizontal_alignment', 'CENTER'],
  ['top_margin', '0.6'],
  ['bottom_margin', '0.6'],
  // A wider left margin: the pages are filed.
  ['left_margin', '0.8'],
  ['right_margin', '0.4'],
];

/** What an attempt brought: the file in base64, or why not and whether another attempt makes sense. */
type Attempt = { readonly base64: string } | { readonly refused: Refusal; readonly again: boolean };

/**
 * The printed pages as a PDF, base64. Each attempt holds the document's lock, so that no command is caught half-way.
 * @throws Refusal `pdf-denied`, `pdf-failed` or `busy`; there is no file then
 */
export function printPages(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, job: PrintJob): string {
  const url = addressOf(spreadsheet, job);
  const started = Date.now();
  for (let done = 0; ; done++) {
    const attempt = withLock('Экспорт в PDF', () => ask(url));
    if ('base64' in attempt) return attempt.base64;
    const pause = pauses[done];
    if (!attempt.again || pause === undefined || Date.now() - started > patience) throw attempt.refused;
    Utilities.sleep(pause);
  }
}

function addressOf(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { sheet, cells, sideways, gridlines }: PrintJob,
): string {
  const range = cells ? { r1: cells.top, c1: cells.left, r2: cells.bottom, c2: cells.right } : {};
  const parameters = [
    ...pageSetup,
    ['portrait', String(!sideways)],
    ['gridlines', String(gridlines)],
    ...(sheet ? [['gid', String(sheet.getSheetId())]] : []),
    ...Object.entries(range),
  ];
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&');
  return `https://docs.google.com/spreadsheets/d/${spreadsheet.getId()}/export?${query}`;
}

function ask(url: string): Attempt {
  // Otherwise the file shows the sheet as it was before the last writes.
  SpreadsheetApp.flush();
  let response: GoogleAppsScript.URL_Fetch.HTTPResponse;
  try {
    response = UrlFetchApp.fetch(url, {
      headers: { Authorization: `Bearer ${ScriptApp.getOAuthToken()}` },
      muteHttpExceptions: true,
    });
  } catch (error) {
    // A scope that was not granted: Google itself asks for it, when the error reaches it.
    if (error instanceof Error && /permission/i.test(error.message)) throw error;
    return { refused: refusal('pdf-failed', 'ответа не было'), again: true };
  }
  const status = response.getResponseCode();
  if (status === 401 || status === 403) return { refused: refusal('pdf-denied'), again: false };
  if (status !== 200) {
    return { refused: refusal('pdf-failed', `ответ с кодом ${status}`), again: status === 429 || status >= 500 };
  }
  const bytes = response.getContent();
  if (bytes.length === 0) return { refused: refusal('pdf-failed', 'пустой ответ'), again: true };
  if (isPdf(bytes)) return { base64: Utilities.base64Encode(bytes) };
  return isPage(response)
    ? { refused: refusal('pdf-denied'), again: false }
    : { refused: refusal('pdf-failed', 'ответ другого вида'), again: true };
}

const startOfPdf = [0x25, 0x50, 0x44, 0x46, 0x2d];

const isPdf = (bytes: readonly number[]): boolean => startOfPdf.every((byte, index) => bytes[index] === byte);

function isPage(response: GoogleAppsScript.URL_Fetch.HTTPResponse): boolean {
  const headers = Object.entries(response.getHeaders() as Record<string, unknown>);
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return String(type).toLowerCase().startsWith('text/html');
}
