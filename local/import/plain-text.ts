/** A text file as a grid: a line is a row, tabs part its cells, and nothing else is touched. */
import { RefusedFile } from '../../files/refused-file';
import { TableLimits } from '../../files/table-limits';
import type { ImportedSheet } from './imported-sheet';
import { decodeText, encodingWarnings } from '../../files/text-encoding';

/** Reads .txt and .tsv. An empty line is a row of one empty cell. */
export function readPlainText(bytes: Uint8Array): ImportedSheet {
  const { text, encoding } = decodeText(bytes);
  const rows = splitRows(text);
  if (rows.every((row) => row.every((cell) => cell.trim() === '')))
    throw new RefusedFile('empty', 'Ожидался текст, а в файле одни пустые строки.');
  return { rows, merges: [], warnings: encodingWarnings(text, encoding) };
}

function splitRows(text: string): string[][] {
  const rows: string[][] = [];
  const limits = new TableLimits();
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = quotedCell(text, at);
    const end = quoted?.end ?? cellEnd(text, at);
    const cell = quoted?.cell ?? text.slice(at, end);
    limits.cell(cell);
    row.push(cell);
    const separator = text[end];
    at = end + 1;
    if (separator === '\t') {
      // A tab before the end of the file leaves one more, empty cell.
      if (at >= text.length) row.push('');
      continue;
    }
    if (separator === '\r' && text[at] === '\n') at += 1;
    rows.push(row);
    limits.row();
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function cellEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 9 || code === 10 || code === 13) return at;
  }
  return text.length;
}

/**
 * Excel puts a cell into quotation marks when it holds a line break, a tab or a quotation mark, which it then doubles.
 * Text that merely begins with a quotation mark stays as it is: the marks count only where Excel would have put them.
 */
function quotedCell(text: string, from: number): { cell: string; end: number } | undefined {
  if (text[from] !== '"') return undefined;
  let at = from + 1;
  let doubled = false;
  let broken = false;
  while (at < text.length && at - from < 50_000) {
    const mark = text[at];
    if (mark === '"') {
      if (text[at + 1] !== '"') break;
      doubled = true;
      at += 2;
      continue;
    }
    // A tab inside a cell of several lines is the next column of the next row far more often.
    if (mark === '\t') return undefined;
    if (mark === '\n' || mark === '\r') broken = true;
    at += 1;
  }
  const end = at + 1;
  const next = text[end];
  const closed = text[at] === '"' && (next === undefined || next === '\t' || next === '\n' || next === '\r');
  if (!closed || (!doubled && !broken)) return undefined;
  // A title of two lines in quotation marks of its own has no tabs around it.
  if (broken && next !== '\t' && text[from - 1] !== '\t') return undefined;
  return {
    cell: text
      .slice(from + 1, at)
      .replace(/""/g, '"')
      .replace(/\r\n?/g, '\n'),
    end,
  };
}
