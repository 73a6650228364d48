// A workbook on the local host for tests of commands: the built add-on over a document in memory, read back as texts.
import path from 'node:path';
import { displayValue } from '../../local/document/display';
import { newDocument, sheetNamed } from '../../local/document/sheets';
import { cellsOfGrid } from '../../local/document/source-sheet';
import type { Sheet } from '../../local/document/model';
import type { ExecutionResult } from '../../local/host';
import { createHost, type HostOptions, type LocalHost } from '../../local/runtime/create-host';
import { readRuntime } from '../../local/runtime/guest-script';
import type { Outcome } from '../../src/outcome';

const root = path.resolve(__dirname, '../..');
const runtime = readRuntime(path.join(root, 'dist-local'));

export interface School {
  readonly host: LocalHost;
  /** Runs a function of the add-on and gives its outcome; a failure is an error here. */
  run(functionName: string, args?: readonly unknown[]): Outcome & { readonly calls: ExecutionResult['calls'] };
  sheet(name: string): Sheet;
  /** What the sheet shows, trailing blanks cut off. */
  texts(name: string): string[][];
  sheetNames(): string[];
  /** Rows of a table as records by the titles of its header row. */
  records(name: string, firstTitle: string): Record<string, string>[];
  paste(rows: readonly (readonly string[])[]): void;
}

export function openSchool(options: Partial<HostOptions> = {}): School {
  const document = options.document ?? newDocument('test', 'Школа');
  const host = createHost({
    distDir: path.join(root, 'dist'),
    runtime,
    carrier: 'direct',
    headless: true,
    ...options,
    document,
  });
  const sheet = (name: string): Sheet => {
    const found = sheetNamed(document, name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  const texts = (name: string): string[][] => {
    const target = sheet(name);
    const bottom = target.rows.reduce(
      (last, row, index) => (row.some((cell) => (cell?.value ?? '') !== '') ? index : last),
      -1,
    );
    const right = target.rows.reduce(
      (most, row) =>
        row.reduce((last, cell, index) => ((cell?.value ?? '') === '' ? last : Math.max(last, index)), most),
      0,
    );
    return target.rows
      .slice(0, bottom + 1)
      .map((row) => Array.from({ length: right + 1 }, (_, column) => displayValue(row[column], document.locale)));
  };
  return {
    host,
    run: (functionName, args = []) => {
      const result = host.runNow(functionName, args);
      if (!result.ok) throw new Error(`${functionName}: ${result.error?.message ?? ''}\n${result.error?.stack ?? ''}`);
      return { ...(result.value as Outcome), calls: result.calls };
    },
    sheet,
    texts,
    sheetNames: () => document.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
    records: (name, firstTitle) => {
      const rows = texts(name);
      const header = rows.findIndex((row) => row.includes(firstTitle));
      const titles = rows[header] ?? [];
      return rows
        .slice(header + 1)
        .map((row) => Object.fromEntries(titles.map((title, index) => [title, row[index] ?? ''])));
    },
    paste: (rows) => {
      cellsOfGrid(document, { rows, merges: [] });
    },
  };
}
