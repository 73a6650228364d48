// «Загрузить ответы из файла» over files made to unfold, through the program itself: refused in words within ten seconds
// of work and 512 MB of the whole process, and the workbook stays byte for byte as it was.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyHostState } from '../../local/document/host-state';
import { newDocument } from '../../local/document/sheets';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { rawZip } from '../local/store/raw-zip';
import { foreignWorkbook } from '../local/store/samples';
import { menteeTitles } from './bank-school';

const program = path.resolve(__dirname, '../../dist-local/menu.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'hostile-'));
const workbook = path.join(folder, 'school.xlsx');
writeFileSync(workbook, writeWorkbook(newDocument('hostile', 'Школа'), emptyHostState()));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Says on its last line what the process with all its threads has cost. */
const meter =
  'data:text/javascript,' +
  encodeURIComponent(
    `process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("\\n"+JSON.stringify([u.maxRSS/1024,(u.userCPUTime+u.systemCPUTime)/1e6]))})`,
  );

const head = `<row>${menteeTitles.map((title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`).join('')}</row>`;
const titles = menteeTitles.join(';');

test.each<[string, string, () => Uint8Array, RegExp]>([
  [
    'millions of separators',
    'a.csv',
    () => Buffer.concat([Buffer.from(`${titles}\n`), Buffer.alloc(3_000_000, ';')]),
    /больше 16384 столбцов/,
  ],
  [
    'millions of lines',
    'b.csv',
    () => Buffer.concat([Buffer.from(`${titles}\n`), Buffer.alloc(1_000_000, 'a\n')]),
    /больше 100000 строк/,
  ],
  [
    'rows as wide as a sheet',
    'c.xlsx',
    () =>
      foreignWorkbook({
        sheets: [
          head +
            Array.from({ length: 500 }, (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`).join(
              '',
            ),
        ],
      }),
    /больше 500000 ячеек/,
  ],
  [
    'an archive that lies about its size',
    'd.xlsx',
    () => rawZip([{ name: 'xl/worksheets/sheet1.xml', data: new Uint8Array(20 << 20), declaredSize: 100 }]),
    /слишком большой объём/,
  ],
  [
    'a merge of the whole sheet',
    'e.xlsx',
    () =>
      foreignWorkbook({
        sheets: [`<sheetData>${head}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`],
      }),
    /объединена слишком большая область/,
  ],
])('%s', (_, name, bytes, words) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes());
  const before = readFileSync(workbook);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      meter,
      program,
      'Загрузить ответы из файла',
      workbook,
      '--from',
      file,
      '--role',
      'наставляемый',
      '--json',
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  rmSync(file);
  const [memory, work] = JSON.parse(stderr.trim().split('\n').pop() ?? '') as [number, number];
  expect([status, (JSON.parse(stdout) as { messages: string[] }).messages.join()]).toEqual([
    1,
    expect.stringMatching(words),
  ]);
  expect(memory).toBeLessThan(512);
  expect(work).toBeLessThan(10);
  expect(readFileSync(workbook).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['school.xlsx']);
});
