// The command line as schools script it: one process a call, an exit status, a report, and a file that is either saved
// whole or left byte for byte as it was.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { emptyHostState } from '../../local/document/host-state';
import type { Sheet } from '../../local/document/model';
import { newDocument, newSheet } from '../../local/document/sheets';
import { readWorkbook } from '../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';

const program = path.resolve(__dirname, '../../dist-local/menu.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'menu-'));
const at = (name: string): string => path.join(folder, name);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function menu(...args: string[]): Result {
  return spawnSync(process.execPath, [program, ...args], {
    // Any folder will do: the program finds its own files.
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
}

interface Report {
  readonly ok: boolean;
  readonly messages: readonly string[];
  readonly changed: Readonly<Record<string, number>>;
}

const reportOf = ({ stdout }: Result): Report => JSON.parse(stdout) as Report;
const digest = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(at(name)))
    .digest('hex');
const sheetsOf = (name: string): string[] =>
  readWorkbook(readFileSync(at(name)), name)
    .document.sheets.filter(({ hidden }) => !hidden)
    .map((sheet) => sheet.name);

const header = ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'];
const plan = [
  header,
  ['1.1', 'Приказ о программе', 'до 01.10.2026', 'Директор Луговая О.В.', 'Приказ'],
  ['1.2', 'Анкеты', 'октябрь 2026', 'Куратор Лесная А.А.', 'Анкеты'],
];
const roadmapHeader = [
  '№ п/п',
  'Мероприятие',
  'Срок',
  'Ответственный',
  'Результат',
  'Этап',
  'Вид срока',
  'Начало',
  'Окончание',
  'Статус',
];

function workbook(name: string, ...sheets: readonly (readonly [string, readonly (readonly string[])[]])[]): void {
  const document = newDocument('cli', 'Школа');
  document.sheets = sheets.map(([title, rows], index): Sheet => {
    const sheet = newSheet(index, title);
    sheet.rows = rows.map((row) => row.map((value) => (value === '' ? undefined : { value })));
    return sheet;
  });
  writeFileSync(at(name), writeWorkbook(document, emptyHostState()));
}

test('a reader that has seen enough breaks nothing: the work goes on to its end, without a word', () => {
  const command = `"${process.execPath}" "${program}" "Создать по шаблону" piped.xlsx | true`;
  const { stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  expect(stderr).toBe('');
  expect(sheetsOf('piped.xlsx')).toContain('Дорожная карта');
});

test('a workbook is made where there is none; --json answers exactly what is promised', () => {
  const result = menu(
    'Создать по шаблону',
    'new.xlsx',
    '--json',
    '--set',
    'Учебный год=2026-2027',
    '--set',
    'Модель=Педагоги (АЗ-1128/08)',
    '--set',
    'Краткое название=Школа = № 7',
  );
  expect(result).toMatchObject({ status: 0 });
  const report = reportOf(result);
  expect(Object.keys(report).sort()).toEqual(['calls', 'changed', 'command', 'messages', 'ms', 'ok']);
  expect(report).toMatchObject({
    command: 'Создать по шаблону',
    ok: true,
    changed: { 'Дорожная карта': expect.any(Number) as number },
    calls: {
      total: expect.any(Number) as number,
      read: expect.any(Number) as number,
      write: expect.any(Number) as number,
    },
    ms: expect.any(Number) as number,
  });
  expect(Object.keys((report as unknown as { calls: object }).calls).sort()).toEqual(['read', 'total', 'write']);
  expect(report.messages.join()).toMatch(/Педагоги.*2026-2027/);
  expect(sheetsOf('new.xlsx')).toEqual(expect.arrayContaining(['Дорожная карта', 'Настройки', 'Сотрудники']));
  expect(readFileSync(at('new.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

describe.each([
  ['plan.csv', () => plan.map((row) => row.join(';')).join('\r\n')],
  ['plan.tsv', () => plan.map((row) => row.join('\t')).join('\n')],
  ['plan.docx', () => docx(plan)],
] as const)('--from %s', (name, bytes) => {
  test('becomes a roadmap, in words on the screen', () => {
    writeFileSync(at(name), bytes());
    const { status, stdout } = menu('дорожная карта ▸ РАЗОБРАТЬ ПЛАН', `from-${name}.xlsx`, '--from', name);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /мероприятий 2.*Изменено строк на листах:.*Дорожная карта: 2.*Обращений к таблице: \d+/s,
      ) as string,
    });
  });
});

test('--from a workbook, then a check, a saved file in between', () => {
  workbook('plan.xlsx', ['План', plan]);
  expect(menu('Разобрать план', 'school.xlsx', '--from', 'plan.xlsx').status).toBe(0);
  const checked = menu('Проверить сроки и ответственных', 'school.xlsx', '--json');
  expect(checked.status).toBe(0);
  expect(sheetsOf('school.xlsx')).toEqual(
    expect.arrayContaining(['Исходный план', 'Дорожная карта', 'Проверка', 'Поручения']),
  );
});

test.each([
  [['Такого пункта нет', 'x.xlsx'], /Нет пункта меню «Такого пункта нет»\. Есть: .*Разобрать план/],
  [['Разобрать план'], /Нужны пункт меню и файл/],
  [['Разобрать план', 'x.xlsx', '--set', 'без знака'], /Ожидалось --set "Параметр=значение", получено «без знака»/],
])('a wrong call %j exits with 2, says how to call, and makes no file', (args, message) => {
  const { status, stderr } = menu(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).toContain('Использование: npm run menu');
  expect(existsSync(at('x.xlsx'))).toBe(false);
});

const refusals: readonly (readonly [string, (file: string) => void, readonly string[], RegExp])[] = [
  [
    'a text under the name of a workbook',
    (file) => {
      writeFileSync(at(file), 'Мероприятие;Срок');
    },
    ['Разобрать план'],
    /Ожидал.*xlsx/s,
  ],
  [
    'half of a workbook',
    (file) => {
      workbook(file, ['План', plan]);
      const whole = readFileSync(at(file));
      writeFileSync(at(file), whole.subarray(0, Math.floor(whole.length / 2)));
    },
    ['Разобрать план'],
    /Ожидал.*Скачайте|обрезан|повреж/s,
  ],
  [
    'an empty sheet',
    (file) => {
      workbook(file, ['Лист1', []]);
    },
    ['Разобрать план'],
    /пуст: ожидался план мероприятий/,
  ],
  [
    'a plan without a header',
    (file) => {
      workbook(file, [
        'Лист1',
        [
          ['просто', 'слова'],
          ['ещё', 'слова'],
        ],
      ]);
    },
    ['Разобрать план'],
    /не найдена таблица плана: ожидалась строка заголовков/,
  ],
  [
    'a setting that is not filled',
    (file) => {
      workbook(file, [
        'Настройки',
        [
          ['Параметр', 'Значение'],
          ['Модель', ''],
        ],
      ]);
    },
    ['Создать по шаблону'],
    /не заполнен параметр «Модель»: ожидалось.*найдено: пусто/,
  ],
  [
    'a roadmap under a strange name with strange headers',
    (file) => {
      workbook(file, [
        'Моё',
        [
          ['Дело', 'Когда'],
          ['Анкеты', 'май'],
        ],
      ]);
    },
    ['Проверить сроки и ответственных'],
    /Нужен лист «Дорожная карта», а в таблице есть: «Моё»/,
  ],
  [
    'two roadmaps under strange names',
    (file) => {
      workbook(file, ['Первый', [roadmapHeader, ...plan.slice(1)]], ['Второй', [roadmapHeader, ...plan.slice(1)]]);
    },
    ['Проверить сроки и ответственных'],
    /подходят сразу несколько: «Первый», «Второй»/,
  ],
  [
    'a template that does not exist',
    (file) => {
      workbook(file, ['Лист1', [['1']]]);
    },
    ['Создать по шаблону', '--set', 'Модель=Выдуманная'],
    /«Модель» записан как «Выдуманная», а ожидалось: одно из/,
  ],
  [
    'a plan of an unknown kind',
    (file) => {
      workbook(file, ['Лист1', [['1']]]);
    },
    ['Разобрать план', '--from', 'plan.pdf'],
    /Ожидался файл с планом: \.docx.*«\.pdf»/,
  ],
  [
    'a plan that is not there',
    (file) => {
      workbook(file, ['Лист1', [['1']]]);
    },
    ['Разобрать план', '--from', 'none.docx'],
    /Ожидался файл с планом, а по этому пути ничего нет/,
  ],
  [
    'answers that are not there',
    (file) => {
      workbook(file, ['Лист1', [['1']]]);
    },
    ['Загрузить ответы из файла', '--from', 'none.csv', '--role', 'наставник'],
    /Ожидался файл с ответами, а по этому пути ничего нет/,
  ],
];

test.each(refusals)(
  '%s: refused in Russian with 1, the file stays byte for byte',
  (name, make, [title, ...args], message) => {
    const file = `refused-${refusals.findIndex(([each]) => each === name)}.xlsx`;
    make(file);
    const before = digest(file);
    const result = menu(title!, file, ...args, '--json');
    expect({ status: result.status, messages: reportOf(result).messages.join('\n') }).toEqual({
      status: 1,
      messages: expect.stringMatching(message) as string,
    });
    expect(reportOf(result)).toMatchObject({ ok: false, changed: {} });
    expect(digest(file)).toBe(before);
  },
);

/** A document with one table, as little as a reader of .docx needs. */
function docx(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const table = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('');
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relation}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body><w:tbl>${table}</w:tbl></w:body></w:document>`),
  });
}
