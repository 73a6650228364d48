// What a cell is given back so that it shows again what it showed: a kind that the sheet keeps must not become a text.
import { shownAs, plainShown, valueShown } from '../../src/workbook/cell';
import type { ColumnKind } from '../../src/workbook/sheet-schema';

const kinds: readonly (ColumnKind | undefined)[] = ['text', 'day', 'number', 'figure', 'flag', undefined];

test.each([
  ['', undefined, null],
  ['7', 'number', 7],
  ['85', 'figure', 85],
  ['3,5', 'figure', 3.5],
  ['-0.25', 'figure', -0.25],
  ['два', 'number', 'два'],
  ['1 наставник', 'figure', '1 наставник'],
  ['007', 'number', '007'],
  ['12', 'text', '12'],
  ['3,5', 'text', '3,5'],
  ['01.09.2026', 'text', '01.09.2026'],
  ['01.09.2026', 'day', { day: '2026-09-01' }],
  ['31.02.2026', 'day', '31.02.2026'],
  ['осень', 'day', 'осень'],
  ['ИСТИНА', 'flag', true],
  ['FALSE', 'flag', false],
  ['да', 'flag', 'да'],
  ['ИСТИНА', 'text', 'ИСТИНА'],
  ['01.09.2026', undefined, { day: '2026-09-01' }],
  ['3,5', undefined, 3.5],
  ['8-900-000', undefined, '8-900-000'],
  ['ЛОЖЬ', undefined, false],
] as const)('«%s» in a column of kind %s', (shown, kind, value) => {
  expect(valueShown(shown, kind)).toEqual(value);
});

test('whatever the kind, the cell shows the same again', () => {
  const same = (text: string): number | string => Number(plainShown(text)) || plainShown(text);
  for (const shown of [
    '',
    '0',
    '-1',
    '12',
    '0.5',
    '0,5',
    '1,50',
    '12345678901234567',
    '01.09.2026',
    'TRUE',
    'ложь',
    '=A1',
  ])
    for (const kind of kinds) expect([kind, same(shownAs(valueShown(shown, kind)))]).toEqual([kind, same(shown)]);
});
