/** What becomes of texts that a script writes, under each account of what Google does. */
import type { Dialect } from '../../../local/document/write';
import { evaluate } from './inline-host';

const ALL: readonly Dialect[] = ['D0', 'D1', 'D2', 'D3', 'D4', 'D5'];

/** [value, formula] of a cell of plain text after setValues. */
function plainWrite(payload: string, dialect: Dialect): unknown {
  return evaluate(
    `const cell = SpreadsheetApp.getActiveSheet().getRange('B2'); cell.setNumberFormat('@'); cell.setValues([[${JSON.stringify(payload)}]]); const value = cell.getValue(); return [value instanceof Date ? 'Date' : value, cell.getFormula()];`,
    { dialect },
  );
}

const SPOILT = [
  '10-2',
  '7-8',
  '1/2',
  '01234',
  '+79001234567',
  '22 34',
  '01.09.2023',
  '50%',
  '1,5',
  '12:45',
  'TRUE',
  'ИСТИНА',
];

describe('in a cell of plain text', () => {
  test.each(['D0', 'D1', 'D3', 'D4', 'D5'] as const)('%s keeps numbers, dates and booleans as text', (dialect) => {
    for (const payload of SPOILT) expect([payload, plainWrite(payload, dialect)]).toEqual([payload, [payload, '']]);
  });
  test('D2 spoils every one of them', () => {
    for (const payload of SPOILT)
      expect([payload, (plainWrite(payload, 'D2') as unknown[])[0]]).not.toEqual([payload, payload]);
  });
  test.each([
    ['D0', false],
    ['D1', true],
    ['D2', true],
    ['D3', false],
    ['D4', true],
    ['D5', true],
  ] as const)('%s makes a formula of =1+1: %s', (dialect, live) => {
    expect((plainWrite('=1+1', dialect) as string[])[1]).toBe(live ? '=1+1' : '');
  });
});

test.each([
  ['D0', '=1+1'],
  ['D1', '=1+1'],
  ['D2', "'=1+1"],
  ['D3', "'=1+1"],
  ['D4', '=1+1'],
  ['D5', '=1+1'],
] as const)('%s makes %s of an apostrophe before a formula, and it is no formula', (dialect, value) => {
  expect(
    evaluate(
      `const cell = SpreadsheetApp.getActiveSheet().getRange('A1'); cell.setValue("'=1+1"); return [cell.getValue(), cell.getFormula()];`,
      { dialect },
    ),
  ).toEqual([value, '']);
});

test.each(ALL)('%s: rich text is literal, whatever it holds', (dialect) => {
  for (const payload of [
    ...SPOILT,
    '=1+1',
    '+A1',
    "'x",
    '@SUM(A1)',
    '-нет данных',
    '=ГИПЕРССЫЛКА("https://x.test";"а")',
  ]) {
    expect(
      evaluate(
        `const cell = SpreadsheetApp.getActiveSheet().getRange('A1'); cell.setRichTextValues([[SpreadsheetApp.newRichTextValue().setText(${JSON.stringify(payload)}).build()]]); return [cell.getValue(), cell.getFormula(), cell.getDisplayValue()];`,
        { dialect },
      ),
    ).toEqual([payload, '', payload]);
  }
});

test('what was safe is live again when read and written back', () => {
  expect(
    evaluate(
      `const cell = SpreadsheetApp.getActiveSheet().getRange('A1'); cell.setRichTextValue(SpreadsheetApp.newRichTextValue().setText('=1+1').build()); cell.setValues(cell.getValues()); return cell.getFormula();`,
    ),
  ).toBe('=1+1');
});

test('D4: a formula with English commas is an error, one with semicolons is not', () => {
  const shown = (formula: string) =>
    evaluate(
      `const cell = SpreadsheetApp.getActiveSheet().getRange('A1'); cell.setFormula(${JSON.stringify(formula)}); return cell.getDisplayValue();`,
      { dialect: 'D4' },
    );
  expect(shown('=SUM(B1,C1)')).toBe('#ERROR!');
  expect(shown('=SUM(B1;C1)')).not.toBe('#ERROR!');
  expect(shown('=SUM(B1;1,5)')).not.toBe('#ERROR!');
  expect(shown('=CONCATENATE("a,b";"c")')).not.toBe('#ERROR!');
});

test('D5: the script, the spreadsheet and the person live in three zones, and a day is the spreadsheet’s', () => {
  expect(
    evaluate(
      `const book = SpreadsheetApp.getActive(); const cell = book.getActiveSheet().getRange('A1');
       cell.setValue('01.09.2023');
       const d = cell.getValue();
       return [Session.getScriptTimeZone() === book.getSpreadsheetTimeZone(), d.getDate(), d.getHours(), Utilities.formatDate(d, book.getSpreadsheetTimeZone(), 'yyyy-MM-dd HH:mm')];`,
      { dialect: 'D5' },
    ),
  ).toEqual([false, 1, 9, '2023-09-01 00:00']);
});
