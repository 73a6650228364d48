import fc from 'fast-check';
import { readMarkDay } from '../../src/reports/mark-day';
import { readScale } from '../../src/reports/scale';
import { fullYears } from '../../src/reports/age';
import { formsIn } from '../../src/reports/form-name';

describe('a mark from 1 to 10', () => {
  test.each([
    ['10 баллов', 10],
    ['8/10', 8],
    ['8 из 10', 8],
    ['десять из десяти', 10],
    ['девять', 9],
    ['Девятка!', 9],
    ['9,5', 9.5],
    ['9.5', 9.5],
    ['8-9', 8.5],
    ['8 – 9', 8.5],
    ['семь-восемь', 7.5],
    [' 7 ', 7],
    ['10+', 10],
    ['8 (хорошо)', 8],
    ['７', 7],
    ['7️⃣', 7],
    ['1', 1],
  ])('%j is %d', (text, mark) => {
    expect(readScale(text)).toBe(mark);
  });

  test.each([
    '+',
    '',
    '-',
    'хорошо',
    '0',
    '11',
    '90%',
    '1-10',
    '9-8',
    '8 или',
    '4/5',
    '08.09.2026',
    '100',
    '=1+1',
    '8 9',
    'NaN',
  ])('%j is none', (text) => {
    expect(readScale(text)).toBeUndefined();
  });

  test('whatever is typed, a mark lies on the scale, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const mark = readScale(text);
        return mark === undefined || (mark >= 1 && mark <= 10);
      }),
    );
  });
});

test.each([
  ['выполнено 12.09.2026', '2026-09-12'],
  ['приказ № 4 от 3.9.26', '2026-09-03'],
  ['2026-09-12', '2026-09-12'],
  ['31.02.2026', undefined],
  ['да', undefined],
  ['№ 12.13.14', undefined],
])('the day of the mark %j', (mark, day) => {
  expect(readMarkDay(mark)).toBe(day);
});

test('full years: exact by the day, an estimate by the year, none for a slip', () => {
  expect(fullYears('2027-02-10', { birthDay: '2012-02-11' })).toEqual({ years: 14, estimated: false });
  expect(fullYears('2027-02-10', { birthDay: '2012-02-10' })).toEqual({ years: 15, estimated: false });
  expect(fullYears('2027-02-10', { birthYear: 2012 })).toEqual({ years: 15, estimated: true });
  expect(fullYears('2027-02-10', { birthYear: 2026 })).toBeUndefined();
  expect(fullYears('2027-02-10', {})).toBeUndefined();
});

test('a form is counted as one however it is typed, several in a cell each', () => {
  expect(formsIn('Ученик-ученик')).toEqual(['ученик – ученик']);
  expect(formsIn('УЧЕНИК — УЧЕНИК; студент-ученик')).toEqual(['ученик – ученик', 'студент – ученик']);
  expect(formsIn('  ')).toEqual(['не указана']);
  expect(formsIn('своя форма')).toEqual(['своя форма']);
});
