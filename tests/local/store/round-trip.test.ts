import { unzipSync, zipSync } from 'fflate';
import type { HostState } from '../../../local/document/host-state';
import { emptyHostState } from '../../../local/document/host-state';
import type {
  Cell,
  Chart,
  ConditionalRule,
  Sheet,
  SpreadsheetDocument,
  ValidationRule,
} from '../../../local/document/model';
import { readWorkbook } from '../../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import { comparable, documentOf, filledCells, sheetOf } from './samples';

const state = (): HostState => emptyHostState();
const again = (document: SpreadsheetDocument): SpreadsheetDocument =>
  readWorkbook(writeWorkbook(document, state()), 'имя файла').document;
const partOf = (bytes: Uint8Array, name: string): string => new TextDecoder().decode(unzipSync(bytes)[name]);

/** Writes and reads back; what comes out must be what went in, and writing it again must give the same bytes. */
function expectKept(document: SpreadsheetDocument): void {
  const bytes = writeWorkbook(document, state());
  const read = readWorkbook(bytes, 'имя файла');
  expect(comparable(read.document)).toEqual(comparable(document));
  expect(read.losses).toEqual([]);
  expect(Buffer.compare(writeWorkbook(read.document, read.state), bytes)).toBe(0);
}

const keepCell = (cell: Cell): Cell | undefined =>
  filledCells(again(documentOf(sheetOf([[cell]]))).sheets[0]!).get('0:0');

describe('values', () => {
  test.each([
    ['=1+1'],
    ['+7 900 000-00-00'],
    ['-нет данных'],
    ['@имя'],
    ["'апостроф"],
    ['\t=2+5'],
    ['\r=2+5'],
    ['00123'],
    ['1/2'],
    ['10-2'],
    ['TRUE'],
    ['#N/A'],
    ['_x0042_'],
    ['_x005F_x0042_'],
    ['_X0042_'],
    ['__x0042_'],
    ['_x0041\u0001'],
    ['_x00'],
    ['_x0042'],
    ['\u0000нуль'],
    ['\u0007'],
    ['\u001b[31m'],
    ['\ud800одинокий'],
    ['одинокий\udc00'],
    ['\ufffe\uffff'],
    ['😀'],
    ['\u007f\u0085\u2028'],
    ['  пробелы по краям  '],
    ['строка\nстрока'],
    ['строка\r\nстрока'],
    ['возврат\rкаретки'],
    ['\n'],
    ['\t'],
    [' '],
    ['два  пробела'],
    ['__proto__'],
    ['constructor'],
    ['<b>&amp;"\'</b>'],
    [']]>'],
    ['\u202eобратный порядок'],
    ['а\u200bб'],
  ])('keeps the text %j as text', (text) => {
    expect(keepCell({ value: text })).toEqual({ value: text });
  });

  test('text never becomes a formula, and Excel is told so', () => {
    const bytes = writeWorkbook(documentOf(sheetOf([['=1+1', '=SUM(A1)']])), state());
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f');
    expect(partOf(bytes, 'xl/styles.xml')).toContain('quotePrefix="1"');
  });

  test.each([[0], [-1], [1.5], [0.1 + 0.2], [1e21], [1e-7], [Number.MAX_SAFE_INTEGER], [5e-324], [45200.123456789]])(
    'keeps the number %d exactly',
    (number) => {
      expect(keepCell({ value: number })).toEqual({ value: number });
    },
  );

  test('a date is its serial number with its format, also the days before March 1900', () => {
    for (const serial of [1, 59, 60, 61, 45170, 45170.75]) {
      const cell = { value: serial, style: { numberFormat: 'dd.MM.yyyy' } };
      expect(keepCell(cell)).toEqual(cell);
    }
  });

  test('an empty text is an empty cell', () => {
    expect(keepCell({ value: '' })).toBeUndefined();
  });

  test('a number that is no number is kept as text', () => {
    expect(keepCell({ value: Number.NaN })).toEqual({ value: 'NaN' });
  });

  test('a document that crossed as JSON has null for missing cells and rows', () => {
    const sheet = sheetOf([['а', null, 'б']]);
    sheet.rows[3] = [undefined, { value: 'в' }];
    const crossed = JSON.parse(JSON.stringify(documentOf(sheet))) as SpreadsheetDocument;
    expect(comparable(again(crossed))).toEqual(comparable(documentOf(sheet)));
  });
});

describe('long texts', () => {
  test('a text over 32,767 characters stays whole and the cell says that it shows the beginning', () => {
    const text = 'й'.repeat(31_999) + '😀' + 'ц'.repeat(18_000);
    const bytes = writeWorkbook(documentOf(sheetOf([[text]])), state());
    const strings = partOf(bytes, 'xl/sharedStrings.xml');
    expect(strings).toContain('Текст не помещается в ячейку');
    expect(
      Math.max(...[...strings.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, shown]) => shown!.length)),
    ).toBeLessThanOrEqual(32_767);
    expect(readWorkbook(bytes, '').document.sheets[0]?.rows[0]?.[0]?.value).toBe(text);
  });

  test('the whole text is found again after its cell has moved', () => {
    const text = 'длинный '.repeat(6000);
    const moved = readWorkbook(
      movedRows(writeWorkbook(documentOf(sheetOf([[text], ['второй']])), state())),
      '',
    ).document;
    expect(moved.sheets[0]?.rows[4]?.[0]?.value).toBe(text);
  });

  test('exactly 32,767 characters are no long text', () => {
    const text = 'x'.repeat(32_767);
    const bytes = writeWorkbook(documentOf(sheetOf([[text]])), state());
    expect(partOf(bytes, 'xl/sharedStrings.xml')).not.toContain('не помещается');
    expect(readWorkbook(bytes, '').document.sheets[0]?.rows[0]?.[0]?.value).toBe(text);
  });

  test('a long note and a long rich text stay whole', () => {
    const text = 'слово '.repeat(7000);
    expectKept(
      documentOf(sheetOf([[{ value: text, note: `${text}!`, runs: [{ start: 0, end: 5, style: { bold: true } }] }]])),
    );
  });
});

/** The file as a program would leave it that moved row 1 to row 5. */
function movedRows(bytes: Uint8Array): Uint8Array {
  return edited(bytes, 'xl/worksheets/sheet1.xml', (xml) => {
    const [first = '', second = ''] = xml.match(/<row .*?<\/row>/g) ?? [];
    return xml.replace(
      first + second,
      second.replace(/r="2"/, 'r="2"') + first.replace('r="1"', 'r="5"').replace('r="A1"', 'r="A5"'),
    );
  });
}

function edited(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  return zipSync({ ...files, [name]: new TextEncoder().encode(change(new TextDecoder().decode(files[name]))) });
}

describe('formulas', () => {
  test.each<[string, Cell['value']]>([
    ['=SUM(A1:B2,3)', 6],
    ['=IF(A1="";"да";"нет")', 'да'],
    ['=ЕСЛИ(A1=1;"да";"нет")', 'нет'],
    ['=A1&"_x0041_"', 'х'],
    ['=NA()', '#N/A'],
    ['=1=1', true],
    ['=TEXTJOIN(", ",TRUE,A1:A9)', 'а, б'],
    ['=FILTER(A:A,B:B>1)', 1],
    ['=QUERY(A1:B9,"select A")', 'а'],
    ['=ARRAYFORMULA(A1:A3*2)', 2],
    ["='Лист 2'!A1", 5],
    ['=1+', 0],
    ['=("', 'x'],
    ['=Таблица[Имя]', 1],
    ['=LET(x,1,x+1)', 2],
    ['={1,2;3,4}', 1],
    ['=PI()', 3.14],
    ['=IF(A1,,2)', 2],
    ['=-A1%', 1],
    ['=#REF!+1', '#REF!'],
    ['=IMPORTRANGE("https://example.org","A1")', 'текст'],
    ['=A1 B1', 1],
    ['=SUM((1,2))', 3],
  ])('%s keeps its text and its value', (formula, value) => {
    expect(keepCell({ formula, value })).toEqual({ formula, value });
  });

  test('a formula without a value asks Excel to calculate', () => {
    const bytes = writeWorkbook(documentOf(sheetOf([[{ formula: '=1+2' }]])), state());
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(readWorkbook(bytes, '').document.sheets[0]?.rows[0]?.[0]).toEqual({ formula: '=1+2' });
  });

  test('what Excel could not read is written as the value alone, since one such formula breaks a whole workbook', () => {
    const bytes = writeWorkbook(documentOf(sheetOf([[{ formula: '=ЕСЛИ(A1;', value: 7 }]])), state());
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f');
  });

  test('a formula kept beside its cell does not return over what a person put there', () => {
    const bytes = writeWorkbook(documentOf(sheetOf([[{ formula: '=ЕСЛИ(A1;', value: 7 }]])), state());
    const changed = edited(bytes, 'xl/worksheets/sheet1.xml', (xml) => xml.replace('<v>7</v>', '<v>8</v>'));
    expect(readWorkbook(changed, '').document.sheets[0]?.rows[0]?.[0]).toEqual({ value: 8 });
  });

  test('new functions carry their prefix in the file', () => {
    const bytes = writeWorkbook(
      documentOf(sheetOf([[{ formula: '=IFNA(TEXTJOIN(",",TRUE,A2),1)', value: 1 }]])),
      state(),
    );
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('_xlfn.IFNA(_xlfn.TEXTJOIN(');
  });
});

describe('looks', () => {
  test('every key of a style', () => {
    expectKept(
      documentOf(
        sheetOf([
          [
            {
              value: 'а',
              style: {
                fontFamily: 'Times New Roman',
                fontSize: 14,
                bold: true,
                italic: true,
                underline: true,
                strikethrough: true,
                fontColor: '#990000',
              },
            },
            {
              value: 1,
              style: {
                numberFormat: '#,##0.00',
                background: '#fff2cc',
                horizontal: 'right',
                vertical: 'top',
                wrap: 'wrap',
                rotation: 45,
              },
            },
            {
              value: 2,
              style: { numberFormat: '@', horizontal: 'center', vertical: 'middle', wrap: 'clip', rotation: -90 },
            },
            {
              style: {
                borders: {
                  top: { style: 'thin', color: '#000000' },
                  right: { style: 'double', color: '#ff0000' },
                  bottom: { style: 'thick', color: '#00ff00' },
                  left: { style: 'dashed', color: '#0000ff' },
                },
              },
            },
            { style: { borders: { left: { style: 'dotted', color: '#123456' } } } },
            { style: { borders: { left: { style: 'medium', color: '#123456' } } } },
          ],
        ]),
      ),
    );
  });

  test('a number format that Excel cannot read is left out, not written', () => {
    const bytes = writeWorkbook(documentOf(sheetOf([[{ value: 1, style: { numberFormat: 'q"' } }]])), state());
    expect(partOf(bytes, 'xl/styles.xml')).not.toContain('q&quot;');
  });

  test('rich text, and its links beside it', () => {
    expectKept(
      documentOf(
        sheetOf([
          [
            {
              value: 'Жирный и красный',
              runs: [
                { start: 0, end: 6, style: { bold: true } },
                { start: 9, end: 16, style: { fontColor: '#ff0000', fontSize: 12 } },
              ],
            },
            { value: 'Обычный в жирном', style: { bold: true }, runs: [{ start: 0, end: 7, style: { bold: false } }] },
            { value: 'со ссылкой', runs: [{ start: 3, end: 10, style: {}, link: 'https://example.org/#x' }] },
            { value: '_x0041_ и \u0001', runs: [{ start: 0, end: 7, style: { italic: true } }] },
          ],
        ]),
      ),
    );
  });
});

describe('links and notes', () => {
  test.each([
    ['https://example.org/?a=1&b=2'],
    ['https://пример.рф/план'],
    ['mailto:school@example.org'],
    ["#'Лист1'!B2:C3"],
    ['#gid=0&range=A1'],
    ['javascript:alert(1)'],
    ['https://example.org/с пробелом'],
    ['https://[плохой'],
    ['просто текст'],
    [`https://example.org/${'x'.repeat(3000)}`],
  ])('the link %s stays over text, number and formula', (link) => {
    expectKept(
      documentOf(
        sheetOf([
          [
            { value: 'а', link },
            { value: 5, link },
            { value: 45000, link, style: { numberFormat: 'dd.MM.yyyy' } },
            { value: true, link },
            { formula: '=1+1', value: 2, link },
          ],
        ]),
      ),
    );
  });

  test('an address that Excel would call broken is not among the relationships', () => {
    const bytes = writeWorkbook(documentOf(sheetOf([[{ value: 'а', link: 'javascript:alert(1)' }]])), state());
    expect(Object.keys(unzipSync(bytes))).not.toContain('xl/worksheets/_rels/sheet1.xml.rels');
  });

  test('notes keep lines and odd characters, also on empty cells', () => {
    expectKept(
      documentOf(sheetOf([[{ value: 'а', note: 'Первая\nвторая  строка _x0042_ \u0002 ]]>' }, { note: ' края ' }]])),
    );
  });
});

describe('the sheet', () => {
  test('sizes, hidden lines, frozen lines, tab, print and merges', () => {
    expectKept(
      documentOf(
        sheetOf([['Заголовок'], [], ['а', 'б']], {
          merges: [
            { top: 0, left: 0, bottom: 1, right: 3 },
            { top: 4, left: 1, bottom: 9, right: 1 },
          ],
          columnWidths: { 0: 40, 1: 301, 3: 301, 25: 1 },
          rowHeights: { 0: 33, 7: 21, 999: 100 },
          hiddenRows: [5, 6],
          hiddenColumns: [3, 9],
          frozenRows: 2,
          frozenColumns: 1,
          tabColor: '#34a853',
          print: { landscape: true, fitToWidth: true, repeatRows: [2, 2] },
        }),
        sheetOf([['скрытый']], {
          id: 5,
          name: 'Скрытый',
          hidden: true,
          frozenColumns: 2,
          rowCount: 30,
          columnCount: 3,
        }),
        sheetOf([], { id: 6, name: 'Пустой', frozenRows: 1, rowCount: 12_000 }),
      ),
    );
  });

  test('a row of wrapped text is given a likely height, within what Excel allows, and none of its own', () => {
    const style = { wrap: 'wrap' } as const;
    const document = documentOf(
      sheetOf([[{ value: 'слово '.repeat(10), style }], [{ value: 'слово '.repeat(4000), style }], ['одна строка']]),
    );
    const xml = partOf(writeWorkbook(document, state()), 'xl/worksheets/sheet1.xml');
    const heights = [...xml.matchAll(/ ht="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(2);
    expect(heights[0]).toBeGreaterThan(16);
    expect(heights[1]).toBe(409);
    expectKept(document);
  });

  test('a slave cell of a merge is empty', () => {
    const bytes = writeWorkbook(
      documentOf(sheetOf([['видно', 'не видно']], { merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] })),
      state(),
    );
    expect(partOf(bytes, 'xl/sharedStrings.xml')).not.toContain('не видно');
    expect(readWorkbook(bytes, '').document.sheets[0]?.rows[0]?.[1]?.value).toBeUndefined();
  });

  test.each([
    ['__proto__'],
    ['constructor'],
    ["О'Нил и 'другие'"],
    ["'в апострофах'"],
    ['a:b\\c/d?e*[f]'],
    ['Очень длинное имя листа, которое не помещается в тридцать один знак'],
    ['History'],
    ['x\u0001y'],
    ['_mentoring_lists'],
    ['😀'.repeat(40)],
  ])('the sheet name %j, and a formula that names it', (name) => {
    const quoted = `'${name.replace(/'/g, "''")}'`;
    const document = documentOf(
      sheetOf([[{ formula: `=${quoted}!A1`, value: 1 }]]),
      sheetOf([['а']], { id: 8, name }),
      sheetOf([], { id: 9, name: `${name}~2`.slice(0, 90) }),
    );
    const read = again(document);
    expect(read.sheets.map((sheet) => sheet.name)).toEqual(document.sheets.map((sheet) => sheet.name));
    expect(read.sheets[0]?.rows[0]?.[0]).toEqual(document.sheets[0]?.rows[0]?.[0]);
  });

  test('names of sheets in the file fit Excel', () => {
    const names = ['а'.repeat(60), `${'а'.repeat(59)}б`, 'x/y', 'X/Y'];
    const bytes = writeWorkbook(documentOf(...names.map((name, id) => sheetOf([], { id, name }))), state());
    const written = [...partOf(bytes, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name!);
    expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(4);
    for (const name of written) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/);
  });

  test('a filter hides rows in the file and only its own', () => {
    const sheet = sheetOf(
      [
        ['Статус', 'Кто'],
        ['да', 1],
        ['нет', 2],
        ['да', 3],
        [null, 4],
      ],
      { hiddenRows: [3], filter: { range: { top: 0, left: 0, bottom: 4, right: 1 }, hidden: { 0: ['нет'] } } },
    );
    const bytes = writeWorkbook(documentOf(sheet), state());
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<row r="3" hidden="1">/);
    expectKept(documentOf(sheet));
  });

  test('named ranges, also such as Excel does not allow', () => {
    const document = documentOf(sheetOf([['а']]), sheetOf([], { id: 3, name: 'Второй' }));
    document.namedRanges = [
      { name: 'Итоги', sheetId: 3, rect: { top: 0, left: 0, bottom: 4, right: 2 } },
      { name: 'R1C1', sheetId: 0, rect: { top: 1, left: 1, bottom: 1, right: 1 } },
      { name: 'с пробелом', sheetId: 0, rect: { top: 1, left: 1, bottom: 1, right: 1 } },
    ];
    document.activeSheetId = 3;
    expectKept(document);
  });
});

const rule = (criteria: string, args: ValidationRule['args'], more: Partial<ValidationRule> = {}): ValidationRule => ({
  criteria,
  args,
  allowInvalid: false,
  ...more,
});

describe('validation', () => {
  const rules: ValidationRule[] = [
    rule('VALUE_IN_LIST', [['да', 'нет']], { showDropdown: true, allowInvalid: true }),
    rule('VALUE_IN_LIST', [['да', 'нет']], { showDropdown: false, helpText: 'Выберите\nиз списка' }),
    rule('VALUE_IN_LIST', [['с запятой, внутри', ' края ', 'кавычки "да"', '_x0041_']], { showDropdown: true }),
    rule('VALUE_IN_LIST', [Array.from({ length: 300 }, (_, index) => `Пункт ${index}`)], {
      showDropdown: true,
      helpText: 'п'.repeat(600),
    }),
    rule('VALUE_IN_RANGE', ["'Лист1'!A2:A"], { showDropdown: true }),
    rule('VALUE_IN_RANGE', ["'Лист1'!B2:C9"], { showDropdown: false }),
    rule('DATE_IS_VALID_DATE', []),
    rule('DATE_BETWEEN', [45000, 45365]),
    rule('DATE_ON_OR_AFTER', [45000]),
    rule('DATE_BEFORE', ['=TODAY()']),
    rule('DATE_NOT_BETWEEN', [1, 2]),
    rule('NUMBER_BETWEEN', [1, 10.5]),
    rule('NUMBER_GREATER_THAN_OR_EQUAL_TO', [0]),
    rule('NUMBER_NOT_EQUAL_TO', [-3]),
    rule('NUMBER_LESS_THAN', ['=A1']),
    rule('TEXT_CONTAINS', ['@"x"']),
    rule('TEXT_DOES_NOT_CONTAIN', ['нет']),
    rule('TEXT_EQUAL_TO', ['равно']),
    rule('TEXT_IS_VALID_EMAIL', []),
    rule('TEXT_IS_VALID_URL', []),
    rule('CHECKBOX', []),
    rule('CHECKBOX', ['да']),
    rule('CHECKBOX', ['да', 'нет']),
    rule('CHECKBOX', [1, 0]),
    rule('CUSTOM_FORMULA', ['=LEN(A1)<5']),
    rule('CUSTOM_FORMULA', ['=ДЛСТР(A1;2)']),
    rule('SOMETHING_NEW', ['x', 1, true]),
    rule('VALUE_IN_LIST', [[]], { showDropdown: true }),
  ];

  test.each(rules.map((each) => [each.criteria, each] as const))('%s on scattered cells', (_, each) => {
    expectKept(
      documentOf(
        sheetOf([
          [null, { value: 'а', validation: each }],
          [{ validation: each }, { validation: each }],
          [],
          [{ validation: each }],
        ]),
      ),
    );
  });

  test('all of them at once, beside each other', () => {
    expectKept(documentOf(sheetOf(rules.map((validation) => [{ validation }, 'текст', { validation, value: 5 }]))));
  });

  test('a rule over a column is one range in the file', () => {
    const sheet = sheetOf(Array.from({ length: 500 }, () => [{ validation: rule('DATE_IS_VALID_DATE', []) }]));
    const xml = partOf(writeWorkbook(documentOf(sheet), state()), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<dataValidations count="1">');
    expect(xml).toContain('sqref="A1:A500"');
  });

  test('the sheet of long lists is no sheet of the document', () => {
    const sheet = sheetOf([[{ validation: rules[3] }]]);
    const bytes = writeWorkbook(documentOf(sheet), state());
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('state="veryHidden"');
    expect(readWorkbook(bytes, '').document.sheets).toHaveLength(1);
  });
});

describe('conditional formats', () => {
  const style = {
    background: '#f4cccc',
    fontColor: '#990000',
    bold: true,
    italic: false,
    underline: true,
    strikethrough: true,
  };
  const make = (criteria: string, args: ConditionalRule['args']): ConditionalRule => ({
    ranges: [
      { top: 1, left: 0, bottom: 9, right: 3 },
      { top: 20, left: 5, bottom: 20, right: 5 },
    ],
    criteria,
    args,
    style,
  });
  const rules = [
    make('TEXT_EQUAL_TO', ['просрочено "да"']),
    make('TEXT_NOT_EQUAL_TO', ['x']),
    make('CUSTOM_FORMULA', ['=ЕСЛИ($A1;']),
    make('TEXT_CONTAINS', ['_x0041_']),
    make('TEXT_DOES_NOT_CONTAIN', ['нет']),
    make('TEXT_STARTS_WITH', ['а']),
    make('TEXT_ENDS_WITH', ['я']),
    make('CELL_EMPTY', []),
    make('CELL_NOT_EMPTY', []),
    make('NUMBER_BETWEEN', [1, 2]),
    make('NUMBER_GREATER_THAN', ['=A1']),
    make('DATE_BEFORE', [45000]),
    make('DATE_AFTER_RELATIVE', ['PAST_MONTH']),
    make('DATE_EQUAL_TO_RELATIVE', ['TODAY']),
    make('CUSTOM_FORMULA', ['=$A1="x"']),
    make('SOMETHING_NEW', [1]),
  ];

  test('every criterion, in order, also those that the file cannot hold', () => {
    expectKept(documentOf(sheetOf([['а']], { conditionalRules: rules })));
  });
});

describe('what .xlsx has no place for', () => {
  const sheet = (): Sheet =>
    sheetOf([['Шапка'], ['а', 'б', 'в'], ['г']], {
      formUrl: 'https://docs.google.com/forms/d/x/edit',
      metadata: [
        { id: 1, key: 'sheet', value: 'roadmap', visibility: 'DOCUMENT' },
        { id: 2, key: '__proto__', value: 'deadline', visibility: 'PROJECT', column: 2 },
        { id: 3, key: 'row', value: '', visibility: 'DOCUMENT', row: 1 },
      ],
      protections: [
        {
          id: '1',
          description: 'Шапка',
          warningOnly: true,
          editors: [],
          range: { top: 0, left: 0, bottom: 0, right: 2 },
        },
        { id: '2', description: '', warningOnly: false, editors: ['curator@school.example'] },
      ],
    });

  test('metadata, protections, form, identity and the state of the host', () => {
    const document = documentOf(sheet());
    document.metadata = [{ id: 9, key: 'version', value: '1', visibility: 'DOCUMENT' }];
    document.timeZone = 'Asia/Vladivostok';
    document.locale = 'en_US';
    const kept = state();
    kept.properties.document.push(['__proto__', 'a\u0000\ud800\ufffe<]]>&'], ['ключ', 'значение']);
    kept.outbox.push({
      id: '1',
      at: 5,
      to: 'a@b.example',
      cc: '',
      bcc: '',
      replyTo: '',
      fromName: '',
      subject: 'Тема',
      body: '',
      htmlBody: '',
      attachments: [],
    });
    kept.lastId = 50;
    const read = readWorkbook(writeWorkbook(document, kept), 'другое имя');
    expect(comparable(read.document)).toEqual(comparable(document));
    expect(read.state).toEqual(kept);
  });

  test('marks and protections follow their columns and rows when another program inserts some', () => {
    const bytes = writeWorkbook(documentOf(sheet()), state());
    const inserted = edited(bytes, 'xl/workbook.xml', (xml) =>
      xml.replace('$C:$C', '$E:$E').replace('$2:$2', '$4:$4').replace('$A$1:$C$1', '$A$3:$E$3'),
    );
    const read = readWorkbook(inserted, '').document.sheets[0]!;
    expect(read.metadata.map(({ column, row }) => column ?? row)).toEqual([undefined, 4, 3]);
    expect(read.protections[0]?.range).toEqual({ top: 2, left: 0, bottom: 2, right: 4 });
  });

  test('a mark dies with its column, as in Google Sheets', () => {
    const bytes = writeWorkbook(documentOf(sheet()), state());
    const deleted = edited(bytes, 'xl/workbook.xml', (xml) => xml.replace("'Лист1'!$C:$C", '#REF!'));
    expect(readWorkbook(deleted, '').document.sheets[0]!.metadata.map(({ id }) => id)).toEqual([1, 3]);
  });

  test('a sheet renamed in Excel keeps its id and marks', () => {
    const bytes = writeWorkbook(documentOf(sheet(), sheetOf([], { id: 7, name: 'Второй' })), state());
    const renamed = edited(bytes, 'xl/workbook.xml', (xml) => xml.replace('name="Второй"', 'name="Новое имя"'));
    expect(readWorkbook(renamed, '').document.sheets.map(({ id, name }) => [id, name])).toEqual([
      [0, 'Лист1'],
      [7, 'Новое имя'],
    ]);
  });

  test('without the sidecar, as LibreOffice leaves the file, defaults stand in and the rest stays', () => {
    const bytes = writeWorkbook(documentOf(sheet()), state());
    const files = Object.fromEntries(
      Object.entries(unzipSync(bytes)).filter(([name]) => !name.startsWith('customXml/')),
    );
    const { document, state: fresh, losses } = readWorkbook(zipSync(files), 'Школа');
    expect(document).toMatchObject({ name: 'Школа', locale: 'ru_RU', timeZone: 'Europe/Moscow', namedRanges: [] });
    expect(document.sheets[0]).toMatchObject({
      name: 'Лист1',
      id: 0,
      rowCount: 1000,
      columnCount: 26,
      metadata: [],
      protections: [],
    });
    expect(document.sheets[0]?.rows[1]?.[1]?.value).toBe('б');
    expect(fresh).toEqual(emptyHostState());
    expect(losses).toEqual([]);
  });

  test.each([
    ['no JSON', () => '{'],
    ['a newer version', (json: string) => json.replace('"version":1', '"version":2')],
    ['a state of another shape', (json: string) => json.replace('"triggers":[]', '"triggers":{}')],
  ])('a sidecar that is %s is left out and named', (_, change) => {
    const bytes = writeWorkbook(documentOf(sheet()), state());
    const damaged = edited(bytes, 'customXml/item1.xml', (xml) =>
      xml.replace(
        /(<workbook [^>]*>)(.*)(<\/workbook>)/s,
        (_all, open: string, json: string, close: string) =>
          open + change(json.replace(/&quot;/g, '"')).replace(/"/g, '&quot;') + close,
      ),
    );
    const read = readWorkbook(damaged, '');
    expect(read.losses.join()).toContain('служебные данные');
    expect(read.state).toEqual(emptyHostState());
    expect(read.document.sheets[0]?.rows[1]?.[1]?.value).toBe('б');
  });

  test('unsound things in a sidecar are left out one by one', () => {
    const bytes = writeWorkbook(documentOf(sheet()), state());
    const damaged = edited(bytes, 'customXml/item1.xml', (xml) =>
      xml
        .replace('&quot;id&quot;:2,&quot;key&quot;', '&quot;id&quot;:&quot;2&quot;,&quot;key&quot;')
        .replace('&quot;rowCount&quot;:1000', '&quot;rowCount&quot;:1e300'),
    );
    const read = readWorkbook(damaged, '').document.sheets[0]!;
    expect(read.metadata).toEqual([]);
    expect(read.rowCount).toBe(1000);
  });
});

describe('charts', () => {
  const chart = (type: Chart['type'], id: number): Chart => ({
    id,
    type,
    ranges: [{ sheetId: 0, rect: { top: 0, left: 0, bottom: 3, right: 2 } }],
    anchor: { row: 5, column: 1, dx: 7, dy: 3 },
    width: 600,
    height: 371,
    options: { title: 'Участники', colors: ['#112233'], 'vAxis.title': 'Человек', legend: { position: 'bottom' } },
  });
  const types = ['BAR', 'COLUMN', 'LINE', 'PIE', 'AREA', 'SCATTER', 'TIMELINE'] as const;
  const document = (): SpreadsheetDocument =>
    documentOf(
      sheetOf(
        [
          ['Год', 'Пары', 'Группы'],
          [2022, 3, 1],
          [2023, 5, 2],
          [2024, 8, null],
        ],
        { charts: types.map((type, index) => chart(type, 10 + index)) },
      ),
    );

  test('every kind is kept, and is a native chart with the data in it', () => {
    expectKept(document());
    const parts = unzipSync(writeWorkbook(document(), state()));
    types.forEach((_, index) => {
      const xml = new TextDecoder().decode(parts[`xl/charts/chart${index + 1}.xml`]);
      expect(xml).toContain("<c:f>'Лист1'!$B$2:$B$4</c:f>");
      expect(xml).toContain('<c:v>8</c:v>');
      expect(xml).toContain('<c:v>2023</c:v>');
      expect(xml).toContain('Участники');
    });
  });

  test('a chart that a person moved in Excel stands where it was moved to; a deleted one is gone', () => {
    const bytes = writeWorkbook(document(), state());
    const moved = edited(bytes, 'xl/drawings/drawing1.xml', (xml) =>
      xml
        .replace('<xdr:row>5</xdr:row>', '<xdr:row>40</xdr:row>')
        .replace(/<xdr:oneCellAnchor>(?:(?!<\/xdr:oneCellAnchor>).)*mentoring-chart-11.*?<\/xdr:oneCellAnchor>/, ''),
    );
    const charts = readWorkbook(moved, '').document.sheets[0]!.charts;
    expect(charts.map(({ id }) => id)).not.toContain(11);
    expect(charts[0]?.anchor.row).toBe(40);
  });
});

describe('refusals of writing', () => {
  test('more rows than the format has', () => {
    const sheet = sheetOf([]);
    sheet.rows[1_048_576] = [{ value: 'слишком низко' }];
    sheet.rowCount = 2_000_000;
    expect(() => writeWorkbook(documentOf(sheet), state())).toThrow(/1 048 576/);
  });
});

test("a link in Google's words to a place in the workbook comes back as it was, and other programs follow it", () => {
  const document = documentOf(
    sheetOf([[{ value: 'Откуда', link: '#gid=7&range=B2' }]]),
    sheetOf(
      [
        ['а', ''],
        ['б', 'в'],
      ],
      { id: 7, name: "Банк 'О'" },
    ),
  );
  const bytes = writeWorkbook(document, state());
  expect(readWorkbook(bytes, '').document.sheets[0]!.rows[0]![0]!.link).toBe('#gid=7&range=B2');
  expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/location="(?:'|&apos;)Банк .*!B2"/);
});
