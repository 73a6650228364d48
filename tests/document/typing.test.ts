import { parseTyped } from '../../local/document/typing';
import { serialOf } from '../../local/document/serial-date';

const ru = (text: string) => parseTyped(text, { locale: 'ru_RU', year: 2023 });
const day = (year: number, month: number, date: number) => ({
  kind: 'value',
  value: serialOf({ year, month, day: date }),
  numberFormat: 'dd.MM.yyyy',
});

describe('typing in Russian', () => {
  test.each([
    ['01.09.2023', day(2023, 9, 1)],
    ['1.9.23', day(2023, 9, 1)],
    ['1/2', day(2023, 2, 1)],
    ['10-2', day(2023, 2, 10)],
    ['7-8', day(2023, 8, 7)],
    ['10-11', day(2023, 11, 10)],
    ['1.5', day(2023, 5, 1)],
    ['2023-09-01', day(2023, 9, 1)],
    ['2023-09', day(2023, 9, 1)],
    ['09.2023', day(2023, 9, 1)],
    ['1 сентября 2023', day(2023, 9, 1)],
    ['1 сентября 2023 г.', day(2023, 9, 1)],
    ['Сентябрь 2023', day(2023, 9, 1)],
    ['29.02.2024', day(2024, 2, 29)],
  ])('%s is a day', (text, typed) => expect(ru(text)).toEqual(typed));

  test.each([
    ['01234', 1234],
    ['+79001234567', 79_001_234_567],
    ['8 900 123 45 67', 89_001_234_567],
    ['22 34', 2234],
    ['1,5', 1.5],
    ['-3,25', -3.25],
    ['1e5', 100_000],
    ['(5)', -5],
    [' 7 ', 7],
    ['1 000 000', 1_000_000],
  ])('%s is the number %d', (text, value) => expect(ru(text)).toEqual({ kind: 'value', value }));

  test.each([
    ['50%', 0.5, '0%'],
    ['12,5%', 0.125, '0.00%'],
    ['12:45', 0.53125, 'H:mm'],
    ['9:05:30', (9 * 3600 + 330) / 86_400, 'H:mm:ss'],
    ['30:00', 1.25, '[h]:mm:ss'],
    ['01.09.2023 13:30', serialOf({ year: 2023, month: 9, day: 1, hour: 13, minute: 30 }), 'dd.MM.yyyy H:mm:ss'],
    ['100 ₽', 100, '#,##0.00 "₽"'],
  ])('%s is a number with a format', (text, value, numberFormat) =>
    expect(ru(text)).toEqual({ kind: 'value', value, numberFormat }),
  );

  test.each([
    ['TRUE', true],
    ['истина', true],
    ['Ложь', false],
    ['false', false],
  ])('%s is a boolean', (text, value) => expect(ru(text)).toEqual({ kind: 'value', value }));

  test.each(['=1+1', '=ГИПЕРССЫЛКА("x";"y")', '=A1'])('%s is a formula', (formula) =>
    expect(ru(formula)).toEqual({ kind: 'formula', formula }),
  );
  test.each(['+2+5', '-2+5', '+IMAGE("https://test.example")', '+A1', '-A1*2'])('%s becomes a formula', (text) =>
    expect(ru(text)).toEqual({ kind: 'formula', formula: `=${text}` }),
  );

  test.each([
    'Петрова',
    '8А',
    '10 «Б»',
    '31.02.2023',
    '32.01.2023',
    '2023-2024',
    'до 1 сентября 2023',
    'сентябрь',
    '-нет данных',
    '- пункт',
    '+ещё',
    '@SUM(A1)',
    ' =2+5',
    '\t=2+5',
    '1.2.3.4',
    '8 (900) 123-45-67',
    '№ 5',
    '1 А',
    '1.5.',
    '12:60',
    '5-',
    'А-5',
    '=',
    '+',
    '-',
    '1,2,3',
    "O'Брайен",
    'май и июнь',
    '1-2-3-4',
  ])('%s stays as it is', (text) => expect(ru(text)).toEqual({ kind: 'value', value: text }));

  test('an empty text empties the cell', () => expect(ru('')).toEqual({ kind: 'empty' }));
});

test('the locale decides the order of day and month and the decimal sign', () => {
  const en = (text: string) => parseTyped(text, { locale: 'en_US', year: 2023 });
  expect(en('1/2')).toMatchObject({ value: serialOf({ year: 2023, month: 1, day: 2 }) });
  expect(en('1.5')).toEqual({ kind: 'value', value: 1.5 });
  expect(en('1,234.5')).toEqual({ kind: 'value', value: 1234.5 });
  expect(en('01.09.2023')).toEqual({ kind: 'value', value: '01.09.2023' });
  expect(en('ИСТИНА')).toEqual({ kind: 'value', value: 'ИСТИНА' });
});

test('long texts are answered at once', () => {
  for (const text of [
    '1'.repeat(50_000),
    ' '.repeat(50_000),
    `${'1 '.repeat(25_000)}x`,
    '+'.repeat(50_000),
    `+${'A'.repeat(50_000)}`,
  ]) {
    const started = performance.now();
    ru(text);
    // What grows out of proportion takes minutes; a second forgives a busy machine.
    expect(performance.now() - started).toBeLessThan(1000);
  }
});
