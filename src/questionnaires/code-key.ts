/** The key «код – ФИО» that a school keeps outside the workbook in the mode «Коды». */
import type { Answer } from './answers';

export interface Newcomer {
  readonly code: string;
  readonly answer: Answer;
}

/** The key as CSV for Russian spreadsheets; undefined where nobody is new. */
export function printKey(newcomers: readonly Newcomer[]): string | undefined {
  const rows = newcomers
    .filter(({ answer }) => answer.text('name').trim() !== '')
    .map(({ code, answer }) => [code, answer.text('name'), answer.text('representative'), answer.text('contact')]);
  if (rows.length === 0) return undefined;
  const lines = [['Код участника', 'ФИО', 'Законный представитель', 'Контактные данные'], ...rows];
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A text that begins like a formula is kept from being one when the key is opened. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
