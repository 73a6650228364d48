// How messages count and list: what is left out is always told by its number.
import fc from 'fast-check';
import { counted } from '../../src/russian/counted';
import { listed, listedLines } from '../../src/russian/listed';

test.each([
  [[], 3, ''],
  [['A1'], 3, 'A1'],
  [['A1', 'B2', 'C3'], 3, 'A1, B2, C3'],
  [['A1', 'B2', 'C3', 'D4'], 3, 'A1, B2, C3 и ещё 1'],
  [[5, 7, 9, 11], 2, '5, 7 и ещё 2'],
])('%j of %i at most: %s', (things, most, text) => {
  expect(listed(things, most)).toBe(text);
});

test.each([
  [[5], 8, 'строка 5'],
  [[6, 5], 8, 'строки 5–6'],
  [[2, 3, 4, 8, 8], 8, 'строки 2–4, 8'],
  [[2, 3, 4, 8, 10, 11], 2, 'строки 2–4, 8 и ещё 2'],
])('rows %j in %i stretches at most: %s', (lines, most, text) => {
  expect(listedLines(lines, most)).toBe(text);
});

test('every row is either named or counted', () => {
  const rows = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), (lines, most) => {
      const [named = '', rest = '0'] = listedLines(lines, most)
        .replace(/^строк[аи] /, '')
        .split(' и ещё ');
      const told = named.split(', ').flatMap((run) => {
        const [from = 0, to = from] = run.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      });
      expect(told.length + Number(rest)).toBe(lines.length);
      expect([...lines].sort((a, b) => a - b).slice(0, told.length)).toEqual(told);
    }),
  );
});

test('words are counted as Russian counts them', () => {
  const forms = new Intl.PluralRules('ru');
  const words = { one: 'пара', few: 'пары', many: 'пар' } as Record<Intl.LDMLPluralRule, string>;
  for (let count = 0; count <= 225; count++)
    expect(counted(count, 'пара', 'пары', 'пар')).toBe(`${count} ${words[forms.select(count)]}`);
});
