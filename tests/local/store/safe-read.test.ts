import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { importFile } from '../../../local/import/import-file';
import { emptyHostState } from '../../../local/document/host-state';
import { FileStore } from '../../../local/store/file-store';
import type { RefusedFile } from '../../../files/refused-file';
import { readInWorker } from '../../../local/store/safe-read';
import type { WorkbookContents } from '../../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import { comparable, documentOf, foreignWorkbook, sheetOf } from './samples';

// One workbook here is as large as any that is accepted.
jest.setTimeout(120_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reader-'));
const workerFile = path.join(folder, 'reader-worker.cjs');

beforeAll(() => {
  buildSync({
    entryPoints: [path.resolve('local/import/reader-worker.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: workerFile,
  });
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** A worker of these lines, for what the real one hopefully never does. */
function badWorker(name: string, lines: string): string {
  const file = path.join(folder, `${name}.cjs`);
  fs.writeFileSync(file, lines);
  return file;
}

const job = { kind: 'workbook', bytes: new Uint8Array([1]), name: '' } as const;
const refusal = (work: Promise<unknown>): Promise<RefusedFile> =>
  work.then(
    () => {
      throw new Error('nothing was refused');
    },
    (error: unknown) => error as RefusedFile,
  );

test('a workbook crosses the worker unchanged', async () => {
  const document = documentOf(sheetOf([['а\u0000\ud800', 1, true], [], [{ value: 5, style: { bold: true } }]]));
  const bytes = writeWorkbook(document, emptyHostState());
  const read = await readInWorker<WorkbookContents>({ kind: 'workbook', bytes, name: 'x' }, { workerFile });
  expect(comparable(read.document)).toEqual(comparable(document));
});

test('a refusal crosses with its code and its whole message', async () => {
  const refused = await refusal(
    readInWorker({ kind: 'workbook', bytes: new TextEncoder().encode('текст'), name: 'x' }, { workerFile }),
  );
  expect(refused).toMatchObject({ name: 'RefusedFile', code: 'not-an-archive' });
  expect(refused.message).toMatch(/обычный текст\. Откройте файл/);
});

test('a reader that never ends is stopped in time', async () => {
  const endless = badWorker('endless', 'for (;;);');
  const started = Date.now();
  expect((await refusal(readInWorker(job, { workerFile: endless, timeLimit: 300 }))).code).toBe('too-slow');
  expect(Date.now() - started).toBeLessThan(30_000);
});

test('a reader that eats memory is stopped, and the process lives on', async () => {
  const greedy = badWorker('greedy', 'const all = []; for (;;) all.push(new Array(1000).fill({}));');
  expect((await refusal(readInWorker(job, { workerFile: greedy, memoryLimit: 64 }))).code).toBe('too-much-memory');
});

test.each([
  ['throws', 'throw new Error("x")'],
  ['leaves without an answer', 'process.exit(3)'],
])('a reader that %s is a damaged file', async (name, lines) => {
  expect((await refusal(readInWorker(job, { workerFile: badWorker(name.replace(/\W/g, ''), lines) }))).code).toBe(
    'damaged',
  );
});

test('store and import read through the worker', async () => {
  const file = path.join(folder, 'план.xlsx');
  fs.writeFileSync(file, writeWorkbook(documentOf(sheetOf([['№', 'Срок']])), emptyHostState()));
  expect((await FileStore.open(file, { workerFile })).document.sheets[0]?.rows[0]?.[1]?.value).toBe('Срок');
  expect((await importFile(file, { workerFile })).rows).toEqual([['№', 'Срок']]);
  expect((await refusal(importFile({ name: 'план.docx', bytes: fs.readFileSync(file) }, { workerFile }))).code).toBe(
    'wrong-kind',
  );
});

/** A workbook of so many rows of twenty cells. */
const wide = (rows: number): Uint8Array =>
  foreignWorkbook({ sheets: [`<row>${'<c><v>1</v></c>'.repeat(20)}</row>`.repeat(rows)] });

test('the largest workbook that is accepted keeps the process below 512 MB; a larger one is refused', () => {
  // A process of its own, so that the other tests do not count.
  const script = `
    const { readInWorker } = require(${JSON.stringify(path.join(folder, 'safe-read.cjs'))});
    const bytes = new Uint8Array(require('node:fs').readFileSync(process.argv[1]));
    readInWorker({ kind: 'workbook', bytes, name: 'x' }, { workerFile: ${JSON.stringify(workerFile)}, timeLimit: 60000 }).then(
      ({ document }) => JSON.stringify(document).length > 0 && 'read',
      (error) => error.code,
    ).then((outcome) => console.log(JSON.stringify({ outcome, peak: process.resourceUsage().maxRSS / 1024 })));`;
  buildSync({
    entryPoints: [path.resolve('local/store/safe-read.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: path.join(folder, 'safe-read.cjs'),
  });
  const outcomeOf = (rows: number): { outcome: string; peak: number } => {
    const file = path.join(folder, `${rows}.xlsx`);
    fs.writeFileSync(file, wide(rows));
    return JSON.parse(execFileSync(process.execPath, ['-e', script, file], { encoding: 'utf8' })) as {
      outcome: string;
      peak: number;
    };
  };
  const largest = outcomeOf(25_000);
  expect(largest.outcome).toBe('read');
  expect(largest.peak).toBeLessThan(512);
  const larger = outcomeOf(70_000);
  expect(larger.outcome).toBe('too-many-cells');
  expect(larger.peak).toBeLessThan(512);
});
