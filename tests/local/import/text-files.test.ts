import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { importFile } from '../../../local/import/import-file';
import { parseDelimited } from '../../../files/delimited';
import { RefusedFile } from '../../../files/refused-file';

const rowsOf = async (name: string, content: string | Uint8Array): Promise<string[][]> =>
  (await importFile({ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content })).rows;

/** Windows-1251 of Russian letters, digits and signs below 128. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    if (letter === '№') return 0xb9;
    if (letter === '«') return 0xab;
    if (letter === '»') return 0xbb;
    return code;
  });
}

async function refusal(work: Promise<unknown>): Promise<RefusedFile> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof RefusedFile) return error;
  throw new Error('nothing was refused', { cause: error });
}

describe('plain text', () => {
  test('a line is a row, tabs part cells, nothing is trimmed and empty lines stay', async () => {
    expect(await rowsOf('план.txt', '\n  План работы \r\n\n№\tМероприятие\t Срок\r1\tПриказ\t\n')).toEqual([
      [''],
      ['  План работы '],
      [''],
      ['№', 'Мероприятие', ' Срок'],
      ['1', 'Приказ', ''],
    ]);
  });

  test('a tab at the very end is one more empty cell, a line end at the very end is no row', async () => {
    expect(await rowsOf('план.txt', 'а\t')).toEqual([['а', '']]);
    expect(await rowsOf('план.txt', 'а\n')).toEqual([['а']]);
    expect(await rowsOf('план.txt', '\tа')).toEqual([['', 'а']]);
  });

  test('a cell of several lines as Excel saves it', async () => {
    expect(await rowsOf('план.txt', '1\t"Приказ\r\nи ""Положение"""\tмай\n2\t"ООО ""Ромашка"""\tиюнь\n')).toEqual([
      ['1', 'Приказ\nи "Положение"', 'май'],
      ['2', 'ООО "Ромашка"', 'июнь'],
    ]);
  });

  test.each([
    ['"Школа наставников" и "Круг"\n2'],
    ['"План\nмероприятий"\n'],
    ['"Начало\t2\nконец"\t3'],
    ['"одно слово"\tх'],
    ['"не закрыто\tх\nу'],
    ['""\tх'],
  ])('quotation marks of the text itself stay: %j', async (text) => {
    expect((await rowsOf('план.tsv', text)).map((row) => row.join('\t')).join('\n')).toBe(text.replace(/\n$/, ''));
  });

  test('any text without tabs and quotation marks is its lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ maxLength: 20 }).map((line) => line.replace(/[\t\r\n"]/g, '')),
          { minLength: 1, maxLength: 10 },
        ),
        async (lines) => {
          fc.pre(lines.some((line) => line.trim() !== ''));
          expect(await rowsOf('а.txt', `\ufeff${lines.join('\n')}\n`)).toEqual(lines.map((line) => [line]));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a hundred thousand quotation marks take no time', async () => {
    const started = process.cpuUsage();
    await rowsOf('а.txt', '"\n'.repeat(20_000) + 'а');
    await rowsOf('а.txt', '"а'.repeat(100_000));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});

describe('encodings', () => {
  const text = '№\tМероприятие\nПриказ «О наставничестве»\n';
  const rows = [['№', 'Мероприятие'], ['Приказ «О наставничестве»']];

  test.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(`No\tActivity\n${text}`, 'utf16le')],
    ['Windows-1251', windows1251(text)],
  ])('%s', async (_, bytes) => {
    expect((await rowsOf('план.txt', bytes)).slice(-2)).toEqual(rows);
  });

  test('what was assumed is said', async () => {
    expect((await importFile({ name: 'а.txt', bytes: windows1251('План') })).warnings.join()).toContain('Windows-1251');
    expect((await importFile({ name: 'а.txt', bytes: new TextEncoder().encode('План') })).warnings).toEqual([]);
  });

  test('UTF-8 cut in the middle of a letter is still UTF-8', async () => {
    const bytes = new TextEncoder().encode('План работы');
    const sheet = await importFile({ name: 'а.txt', bytes: bytes.subarray(0, bytes.length - 1) });
    expect(sheet.rows).toEqual([['План работ\ufffd']]);
    expect(sheet.warnings.join()).toContain('прочитать не удалось');
  });
});

describe('tables with separators', () => {
  test.each([
    [';', 'ФИО;Класс;Год\nАнна, Олег;6 В;2010\n'],
    [',', 'ФИО,Класс,Год\n"Анна, Олег",6 В,2010\n'],
    ['\t', 'ФИО\tКласс\tГод\nАнна, Олег\t6 В\t2010\n'],
    ['|', 'ФИО|Класс|Год\nАнна, Олег|6 В|2010\n'],
    ['sep', 'sep=;\r\nФИО;Класс;Год\r\nАнна, Олег;6 В;2010\r\n'],
  ])('separated by %s', (_, text) => {
    expect(parseDelimited(text).rows).toEqual([
      ['ФИО', 'Класс', 'Год'],
      ['Анна, Олег', '6 В', '2010'],
    ]);
  });

  test('quotation marks, line breaks, empty cells and lines, rows of different length, spaces', () => {
    expect(parseDelimited('а;"б ""в""\r\nг"; д \r\n\r\n;;\r\n1\r\n').rows).toEqual([
      ['а', 'б "в"\nг', ' д '],
      [''],
      ['', '', ''],
      ['1'],
    ]);
  });

  test('commas inside long answers do not win over the separator', () => {
    const answer = 'люблю читать, рисовать, петь, плясать';
    expect(parseDelimited(`Имя;Интересы\n${`Анна;${answer}\n`.repeat(20)}`).rows[1]).toEqual(['Анна', answer]);
  });

  test('an open quotation mark does not swallow the rest', () => {
    const { rows, warnings } = parseDelimited('а;"б\nв;г\n');
    expect(rows).toEqual([
      ['а', '"б'],
      ['в', 'г'],
    ]);
    expect(warnings.join()).toContain('Кавычки');
  });

  test('one column, one cell, formulas and __proto__ are texts', () => {
    expect(parseDelimited('=1+1').rows).toEqual([['=1+1']]);
    expect(parseDelimited('__proto__;constructor\n+7;-1').rows).toEqual([
      ['__proto__', 'constructor'],
      ['+7', '-1'],
    ]);
  });

  test('what is written by the rules is read back', () => {
    const cell = fc.string({ maxLength: 10 }).map((text) => text.replace(/\r/g, ''));
    fc.assert(
      fc.property(
        fc.constantFrom(';', ','),
        fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 6 }),
        (separator, rows) => {
          const written = rows
            .map((row) => row.map((text) => `"${text.replace(/"/g, '""')}"`).join(separator))
            .join('\r\n');
          fc.pre(written.trim() !== '');
          expect(parseDelimited(written).rows).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('from a file, in Windows-1251', async () => {
    expect(await rowsOf('ответы.csv', windows1251('Имя;Класс\nАнна;6 В\n'))).toEqual([
      ['Имя', 'Класс'],
      ['Анна', '6 В'],
    ]);
  });
});

describe('refused in Russian', () => {
  test.each([
    ['план.doc', 'x', 'wrong-extension', 'Word'],
    ['план.pdf', 'x', 'wrong-extension', 'PDF'],
    ['план.xls', 'x', 'wrong-extension', 'Excel'],
    ['план.exe', 'x', 'wrong-extension', '«.exe»'],
    ['план', 'x', 'wrong-extension', '«нет»'],
    ['план.txt', '', 'empty', '0 байт'],
    ['план.txt', '\n \n\t\n', 'empty', 'пустые'],
    ['план.csv', ' \n', 'empty', 'пуст'],
    ['план.docx', '', 'empty', '0 байт'],
    ['план.docx', 'текст', 'not-an-archive', 'обычный текст'],
    ['план.xlsx', 'текст', 'not-an-archive', 'обычный текст'],
    ['план.txt', 'PK\u0003\u0004...', 'wrong-kind', 'архив'],
    ['план.csv', '%PDF-1.7', 'wrong-kind', 'PDF'],
    ['план.txt', `а${'\0\0\0'.repeat(50)}`, 'wrong-kind', 'двоичные'],
  ])('%s with %j', async (name, text, code, words) => {
    const refused = await refusal(importFile({ name, bytes: new TextEncoder().encode(text) }));
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(words);
    expect(refused.message).toMatch(/\.$/);
  });

  test.each(['ответы.pdf', 'ответы.doc', 'ответы.xls', 'ответы.csv'])(
    'answers, not a plan, are asked for: %s',
    async (name) => {
      const { message } = await refusal(importFile({ name, bytes: new Uint8Array() }, { purpose: 'answers' }));
      expect(message).toMatch(/^Ожидался файл с ответами/);
      expect(message).not.toMatch(/план|docx/i);
    },
  );

  test('no file, a folder, a pipe that nobody writes into', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'import-'));
    await fs.mkdir(path.join(folder, 'папка.txt'));
    execFileSync('mkfifo', [path.join(folder, 'труба.csv')]);
    const codeOf = async (name: string): Promise<string> => (await refusal(importFile(path.join(folder, name)))).code;
    expect(await codeOf('нет.txt')).toBe('not-found');
    expect(await codeOf('папка.txt')).toBe('not-a-file');
    expect(await codeOf('труба.csv')).toBe('not-a-file');
    await fs.rm(folder, { recursive: true });
  });
});
