import { pupilGrade } from '../../src/people/school-class';

test.each([
  ['7А', 7],
  ['7 а', 7],
  ['7 «А»', 7],
  ['7-а', 7],
  ['7 "а" класс', 7],
  ['VII А', 7],
  ['XI', 11],
  ['Х Б', 10],
  ['7A', 7],
  ['10(11)', 10],
  ['седьмой', 7],
  ['одиннадцатый «Б»', 11],
  ['ученица 9 класса', 9],
  ['обучающийся 8Б', 8],
  ['МБОУ СОШ № 5, 6 класс', 6],
  ['11', 11],
])('%j is in grade %d', (text, parallel) => {
  expect(pupilGrade(text)).toBe(parallel);
});

test.each([
  '',
  'учитель физики',
  'классный руководитель 7А',
  '2 курс',
  'группа 12',
  'СОШ № 7',
  '12',
  '25 лет',
  'завод',
  'IT',
])('%j names no class', (text) => {
  expect(pupilGrade(text)).toBeUndefined();
});
