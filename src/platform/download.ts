/** A window with a link that saves a file: the only way in which the server half can hand a file to a person. */

import { escapeHtml } from '../escape-html';

export interface FileToSave {
  readonly name: string;
  /** The bytes, base64. */
  readonly base64: string;
}

const style = `
  body { margin: 0; padding: 12px 20px; color: #1d2733;
    font: 15px/1.5 Roboto, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; }
  p { margin: 0 0 16px; overflow-wrap: anywhere; }
  a { display: inline-block; padding: 8px 18px; border-radius: 6px; background: #1f5fa8; color: #fff;
    text-decoration: none; }
  a:focus-visible { outline: 3px solid #9cc2ec; outline-offset: 2px; }`;

const typeOf = (name: string): string => (name.endsWith('.csv') ? 'text/csv;charset=utf-8' : 'application/pdf');

/** Shows the window. The file is in the link itself, so that nothing is asked of the server again. */
export function offerDownload(title: string, message: string, { name, base64 }: FileToSave): void {
  const page = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><style>${style}</style></head><body>
<p>${escapeHtml(message)}</p>
<a href="data:${typeOf(name)};base64,${base64}" download="${escapeHtml(name)}">Скачать файл</a>
</body></html>`;
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput(page).setWidth(420).setHeight(140), title);
}
