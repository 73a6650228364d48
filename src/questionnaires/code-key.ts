/** The key «код – ФИО» that a school keeps outside the workbook in the mode «Коды». */
import type { Answer } from './answers';

export interface Newcomer {
  readonly code: string;
  readonly answer: Answer;
}

/** Of a person: code, name, representative, contact. */
export type KeyRow = readonly [code: string, name: string, representative: string, contact: string];

const keyTitles: KeyRow = ['Код участника', 'ФИО', 'Законный представитель', 'Контактные данные'];

/** The key of people who have just come; undefined where nobody is new. */
export function printKey(newcomers: readonly Newcomer[]): string | undefined {
  return keyText(
    newcomers.map(({ code, answer }) => [
      code,
      answer.text('name'),
      answer.text('representative'),
      answer.text('contact'),
    ]),
  );
}

/** The key as CSV for Russian spreadsheets; undefined where nobody has a name. */
export function keyText(people: readonly KeyRow[]): string | undefined {
  const rows = people.filter(([, name]) => name.trim() !== '');
  if (rows.length === 0) return undefined;
  return `\ufeff${[keyTitles, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** The names of a key by their codes; lines that are none are passed over. */
export function readKey(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const line of text.matchAll(/^"?([НМ]-\d{3,})"?;(?:"((?:[^"]|"")*)"|([^;"\r\n]*))/gm)) {
    const name = (line[2] ?? line[3] ?? '').replace(/""/g, '"').replace(/^'(?=[=+\-@])/, '');
    if (name.trim() !== '') names.set(line[1] ?? '', name);
  }
  return names;
}

/** The rows with names in place of the codes that the key knows: for paper, never for the workbook. */
export function withNames(rows: readonly (readonly string[])[], key: ReadonlyMap<string, string>): string[][] {
  return rows.map((row) => row.map((text) => text.replace(/[НМ]-\d{3,}/g, (code) => key.get(code) ?? code)));
}

/** A text that begins like a formula is kept from being one when the key is opened. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
