// Opens workbooks of every kind in LibreOffice and compares what it found with what was written. A command of its own,
// since not every computer has LibreOffice: exit status 0 (all right), 1 (a difference), 2 (no LibreOffice).
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const run = promisify(execFile);
const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
if (office === undefined) {
  console.error('LibreOffice не найден: проверять нечем.');
  process.exit(2);
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'libreoffice-'));
const { writeWorkbook, readWorkbook, newSheet, emptyHostState } = await codec();

/** The codec as it ships, compiled for this run. */
async function codec() {
  const file = path.join(folder, 'codec.mjs');
  await esbuild.build({
    stdin: {
      contents: `
        export { writeWorkbook } from './local/store/xlsx/write-workbook';
        export { readWorkbook } from './local/store/xlsx/read-workbook';
        export { newSheet } from './local/document/sheets';
        export { emptyHostState } from './local/document/host-state';`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: file,
    logLevel: 'error',
  });
  return import(pathToFileURL(file));
}

const sheet = (rows, changes = {}) => ({
  ...newSheet(changes.id ?? 0, changes.name ?? 'Лист1'),
  rows: rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell : { value: cell }))),
  ...changes,
});
const documentOf = (...sheets) => ({
  id: 'x',
  name: 'Проверка',
  locale: 'ru_RU',
  timeZone: 'Europe/Moscow',
  sheets,
  activeSheetId: sheets[0].id,
  metadata: [],
  namedRanges: [],
});
const rect = (top, left, bottom, right) => ({ top, left, bottom, right });
const list = (items) => ({ criteria: 'VALUE_IN_LIST', args: [items], allowInvalid: false, showDropdown: true });
const chart = (type, index) => ({
  id: index + 1,
  type,
  ranges: [{ sheetId: 0, rect: rect(0, 0, 3, 2) }],
  anchor: { row: 5 + index * 14, column: 1, dx: 0, dy: 0 },
  width: 480,
  height: 260,
  options: { title: `График ${type}` },
});

/** Texts that other programs are tempted to take for something else. */
const texts = [
  '=1+1',
  '+7 900 000-00-00',
  '-нет',
  '@имя',
  "'апостроф",
  '00123',
  '1/2',
  '_x0042_',
  '  края  ',
  'строка\nстрока',
  'a\r\nb',
  '__proto__',
  '<b>&"',
  '😀',
  '\u202eобратно',
  'нуль \u0000',
  'звонок \u0007',
  'половина \ud800',
  'не знак \ufffe',
  'длинный '.repeat(5000),
];

// Frozen rows are not among them: LibreOffice drops its own when it converts without a window.
/** What is checked: a name, the document, and what LibreOffice must have kept of it. */
const kinds = [
  [
    'тексты',
    documentOf(sheet(texts.map((text) => [text]))),
    (again) => {
      texts.forEach((text, row) => {
        const cell = again.sheets[0].rows[row]?.[0];
        if (cell?.formula !== undefined) throw new Error(`текст стал формулой: ${JSON.stringify(text)}`);
        // Half a character, a control character and the end of a long text may change; the rest may not.
        if (/[\u0000-\u0008\u000b-\u001f\ud800\ufffe]/.test(text) || text.length > 30_000) return;
        if (cell?.value !== text) throw new Error(`${JSON.stringify(text)} стал ${JSON.stringify(cell?.value)}`);
      });
    },
  ],
  [
    'числа, даты и формулы',
    documentOf(
      sheet([
        [
          1,
          1.5,
          true,
          { value: 45170, style: { numberFormat: 'dd.MM.yyyy' } },
          { formula: '=SUM(A1:B1)', value: 2.5 },
          { formula: '=СУММ(A1;B1)', value: 2.5 },
          { formula: '=ARRAYFORMULA(SUM(A1:B1*2))', value: 5 },
        ],
      ]),
    ),
    (again) => {
      equal(
        again.sheets[0].rows[0].map(({ value }) => value),
        [1, 1.5, true, 45170, 2.5, 2.5, 5],
      );
      equal(again.sheets[0].rows[0][4].formula, '=SUM(A1:B1)');
    },
  ],
  [
    'оформление',
    documentOf(
      sheet([
        [
          {
            value: 'а',
            style: {
              bold: true,
              fontSize: 14,
              fontFamily: 'Times New Roman',
              background: '#fff2cc',
              wrap: 'wrap',
              horizontal: 'center',
              vertical: 'top',
              borders: { top: { style: 'thin', color: '#000000' } },
            },
          },
          { value: 'жирный и нет', runs: [{ start: 0, end: 6, style: { bold: true } }] },
        ],
      ]),
    ),
    (again) => {
      const [first, second] = again.sheets[0].rows[0];
      equal(
        [first.style.bold, first.style.background, first.style.wrap, first.style.horizontal],
        [true, '#fff2cc', 'wrap', 'center'],
      );
      // Either look may be the cell's own.
      const bold = (at) =>
        (second.runs.find(({ start, end }) => at >= start && at < end)?.style.bold ?? second.style?.bold) === true;
      equal([bold(0), bold(5), bold(6), bold(11)], [true, true, false, false]);
    },
  ],
  [
    'лист',
    documentOf(
      sheet([['Заголовок'], ['№', 'Срок']], {
        merges: [rect(0, 0, 0, 3)],
        columnWidths: { 0: 300 },
        rowHeights: { 0: 60 },
        hiddenRows: [5],
        hiddenColumns: [4],
        frozenRows: 2,
        tabColor: '#34a853',
        print: { landscape: true, fitToWidth: true, repeatRows: [0, 1] },
      }),
      sheet([['скрыт']], { id: 1, name: 'Скрытый', hidden: true }),
    ),
    (again) => {
      const [first, second] = again.sheets;
      equal(
        [first.merges, first.hiddenRows.includes(5), first.hiddenColumns.includes(4), first.tabColor, second.hidden],
        [[rect(0, 0, 0, 3)], true, true, '#34a853', true],
      );
      equal([first.print.landscape, first.print.repeatRows], [true, [0, 1]]);
    },
  ],
  [
    'проверки и примечания',
    documentOf(
      sheet([
        [
          { value: 'да', validation: list(['да', 'нет']), note: 'заметка' },
          { value: 'Пункт 7', validation: list(Array.from({ length: 90 }, (_, index) => `Пункт ${index}`)) },
          { value: true, validation: { criteria: 'CHECKBOX', args: [], allowInvalid: false } },
          { value: 45170, validation: { criteria: 'DATE_IS_VALID_DATE', args: [], allowInvalid: false } },
        ],
      ]),
    ),
    (again) => {
      const cells = again.sheets[0].rows[0];
      equal(cells[0].note, 'заметка');
      equal(
        cells.slice(0, 2).map(({ validation }) => validation.args[0].length),
        [2, 90],
      );
      equal(
        cells.slice(2).map(({ validation }) => validation?.criteria),
        ['CHECKBOX', 'DATE_IS_VALID_DATE'],
      );
    },
  ],
  [
    'условное форматирование, фильтр, имена, ссылки',
    (() => {
      const document = documentOf(
        sheet([['Статус'], ['просрочено'], ['да']], {
          conditionalRules: [
            {
              ranges: [rect(1, 0, 9, 0)],
              criteria: 'TEXT_EQUAL_TO',
              args: ['просрочено'],
              style: { background: '#f4cccc' },
            },
          ],
          filter: { range: rect(0, 0, 2, 0), hidden: { 0: ['да'] } },
        }),
      );
      document.namedRanges = [{ name: 'Статусы', sheetId: 0, rect: rect(1, 0, 2, 0) }];
      document.sheets[0].rows[1][0].link = 'https://example.org/?a=1&b=2';
      return document;
    })(),
    (again) => {
      const [first] = again.sheets;
      equal(
        [
          first.conditionalRules.length,
          first.filter?.range,
          again.namedRanges.map(({ name }) => name),
          first.rows[1][0].link,
        ],
        [1, rect(0, 0, 2, 0), ['Статусы'], 'https://example.org/?a=1&b=2'],
      );
    },
  ],
  [
    'диаграммы',
    documentOf(
      sheet(
        [
          ['Год', 'Пары', 'Группы'],
          [2022, 3, 1],
          [2023, 5, 2],
          [2024, 8, 4],
        ],
        { charts: ['BAR', 'COLUMN', 'LINE', 'PIE', 'AREA', 'SCATTER', 'TIMELINE'].map(chart) },
      ),
    ),
    (_, contents) => {
      equal(
        contents.losses.filter((loss) => loss.startsWith('диаграммы')),
        ['диаграммы, сделанные в другой программе (7)'],
      );
    },
  ],
  [
    'диаграммы в PDF',
    documentOf(
      sheet(
        [
          ['Этап', 'До начала', 'Длится'],
          ['Подготовка', 0, 20],
          ['Пары', 40, 15],
        ],
        {
          charts: [
            {
              ...chart('BAR', 0),
              ranges: [{ sheetId: 0, rect: rect(0, 0, 2, 2) }],
              options: { title: 'Этапы по срокам', isStacked: true, colors: ['#ffffff', '#3d7fc4'] },
            },
            {
              ...chart('COLUMN', 1),
              ranges: [
                { sheetId: 0, rect: rect(0, 0, 2, 0) },
                { sheetId: 0, rect: rect(0, 2, 2, 2) },
              ],
              options: { title: 'Два диапазона', colors: ['#2f7d4f'] },
            },
          ],
        },
      ),
    ),
    async (_, contents, file) => {
      await convert(file, 'pdf');
      const pdf = path.join(folder, 'out', path.basename(file).replace(/\.xlsx$/, '.pdf'));
      const { stdout } = await run('pdftotext', [pdf, '-']);
      const lost = ['Этапы по срокам', 'Два диапазона'].filter((title) => !stdout.includes(title));
      if (lost.length > 0) throw new Error(`в PDF нет диаграмм: ${lost.join(', ')}`);
    },
  ],
  [
    'ссылки на места книги',
    documentOf(
      sheet([[{ value: 'Откуда', link: '#gid=1&range=A2' }]]),
      sheet([['а'], ['б']], { id: 1, name: 'Банк наставляемых' }),
    ),
    (again) => equal(again.sheets[0].rows[0][0].link, "#'Банк наставляемых'!A2"),
  ],
  [
    'имена листов',
    documentOf(
      ...['Очень длинное имя листа, которое не помещается в файл', 'a:b/c?', "О'Нил", '__proto__', 'х\u0001'].map(
        (name, id) => sheet([[{ value: name, note: 'x' }]], { id, name }),
      ),
    ),
    (again) => equal(again.sheets.length, 5),
  ],
];

function equal(found, wanted) {
  const [a, b] = [found, wanted].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`ожидалось ${b}, найдено ${a}`);
}

/** Leaves the converted file in the folder «out». */
async function convert(file, format) {
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`;
  const out = path.join(folder, 'out');
  await run(office, [profile, '--headless', '--convert-to', format, '--outdir', out, file], { timeout: 120_000 });
}

await mkdir(path.join(folder, 'out'));
let wrong = 0;
for (const [index, [name, document, check]] of kinds.entries()) {
  try {
    const file = path.join(folder, `kind${index}.xlsx`);
    await writeFile(file, writeWorkbook(document, emptyHostState()));
    await convert(file, 'xlsx:Calc MS Excel 2007 XML');
    const contents = readWorkbook(new Uint8Array(await readFile(path.join(folder, 'out', `kind${index}.xlsx`))), 'x');
    await check(contents.document, contents, file);
    console.log(`верно: ${name}`);
  } catch (error) {
    wrong += 1;
    console.error(`НЕВЕРНО: ${name}: ${error.message}`);
  }
}
await rm(folder, { recursive: true, force: true });
console.log(`${kinds.length - wrong} из ${kinds.length} видов LibreOffice открыл верно.`);
process.exitCode = wrong === 0 ? 0 : 1;
