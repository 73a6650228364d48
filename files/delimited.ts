/** Tables with separators (CSV, TSV), as form services and spreadsheets export them. */
import { parse } from 'csv-parse/sync';
import { RefusedFile } from './refused-file';
import { TableLimits } from './table-limits';
import { decodeText, encodingWarnings } from './text-encoding';

export interface DelimitedTable {
  /** Texts as they stand in the file, without the quotation marks of CSV; nothing is trimmed. */
  readonly rows: string[][];
  /** Russian sentences. */
  readonly warnings: string[];
}

const separators = [';', ',', '\t', '|'] as const;

/**
 * Reads a table whose separator and encoding are found out. Bytes or text; a first line `sep=;`, which Excel
 * understands, is obeyed and left out. Throws RefusedFile for what is empty, no text or larger than any school's table.
 */
export function parseDelimited(source: Uint8Array | string): DelimitedTable {
  const { text, encoding } =
    typeof source === 'string' ? { text: source.replace(/^\ufeff/, ''), encoding: 'UTF-8' } : decodeText(source);
  if (text.trim() === '') throw new RefusedFile('empty', 'Ожидалась таблица, а файл пуст.');
  const warnings = encodingWarnings(text, encoding);
  const said = /^sep=([;,\t|])(?:\r\n|\r|\n)/i.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const separator = said?.[1] ?? detectSeparator(body);
  return { rows: parseRows(body, separator, warnings), warnings };
}

function parseRows(text: string, separator: string, warnings: string[]): string[][] {
  const options = {
    delimiter: separator,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  };
  try {
    return normalised(parse(text, { ...options, ...counting(), relax_quotes: true }));
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    // An open quotation mark would swallow the rest of the file: then the marks are plain characters.
    warnings.push('Кавычки в файле расставлены с ошибкой, поэтому они прочитаны как обычные знаки.');
    return normalised(parse(text, { ...options, ...counting(), quote: false }));
  }
}

/** Stops the reader where the table grows too large: a few megabytes of separators are millions of cells. */
function counting(): { cast: (cell: string, place: { readonly index: number }) => string } {
  const limits = new TableLimits();
  return {
    cast: (cell, { index }) => {
      if (index === 0) limits.row();
      limits.cell(cell);
      return cell;
    },
  };
}

function normalised(rows: string[][]): string[][] {
  return rows.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')));
}

/** The separator that gives most lines the same, greatest number of cells; outside quotation marks only. */
function detectSeparator(text: string): string {
  const lines = sampleLines(text);
  let best: { separator: string; score: number } = { separator: ';', score: 0 };
  for (const separator of separators) {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const agreeing = counts.filter((count) => count === usual).length;
    const score = usual === 0 ? 0 : (agreeing / lines.length) * 100 + Math.min(usual, 20);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The first records, with what stands in quotation marks taken out. */
function sampleLines(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let quoted = false;
  for (let at = 0; at < text.length && at < 200_000 && lines.length < 50; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (line !== '') lines.push(line);
      line = '';
    } else if (!quoted) line += character;
  }
  if (line !== '') lines.push(line);
  return lines.length > 0 ? lines : [text.slice(0, 1000)];
}
