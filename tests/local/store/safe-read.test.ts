import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { importFile } from '../../../local/import/import-file';
import { emptyHostState } from '../../../local/document/host-state';
import { FileStore } from '../../../local/store/file-store';
import type { RefusedFile } from '../../../local/store/refused-file';
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
  expect(Date.now() - started).toBeLessThan(5000);
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

test('a workbook of a million and a half cells is read within the bounds or refused, and the process stays small', async () => {
  const row = Array.from({ length: 20 }, () => '<c><v>1</v></c>').join('');
  const bytes = foreignWorkbook({ sheets: [`<row>${row}</row>`.repeat(70_000)] });
  const before = process.memoryUsage().rss;
  const outcome = await readInWorker<WorkbookContents>(
    { kind: 'workbook', bytes, name: 'x' },
    { workerFile, timeLimit: 60_000 },
  ).then(
    ({ document }) => document.sheets[0]?.rows.length,
    (error: unknown) => (error as RefusedFile).code,
  );
  expect([70_000, 'too-much-memory']).toContain(outcome);
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(1024);
});
