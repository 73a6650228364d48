import { recalculate } from '../../local/document/formula';
import { newDocument, newSheet } from '../../local/document/sheets';
import { deleteLines, insertLines } from '../../local/document/structure';
import type { CellValue } from '../../local/document/model';

/** A spreadsheet of two sheets; a text that begins with `=` is a formula. */
function book(rows: readonly (readonly (CellValue | undefined)[])[], other: readonly (readonly CellValue[])[] = []) {
  const document = newDocument('d', 'Книга');
  document.sheets.push(newSheet(1, 'План работ'));
  const fill = (sheet: number, grid: readonly (readonly (CellValue | undefined)[])[]) => {
    document.sheets[sheet]!.rows = grid.map((row) =>
      row.map((value) =>
        typeof value === 'string' && value.startsWith('=')
          ? { formula: value }
          : value === undefined
            ? undefined
            : { value },
      ),
    );
  };
  fill(0, rows);
  fill(1, other);
  recalculate(document);
  return document;
}
const value = (
  formula: string,
  rows: readonly (readonly (CellValue | undefined)[])[] = [],
  other: readonly (readonly CellValue[])[] = [],
) => {
  const document = book([...rows, [formula]], other);
  return document.sheets[0]!.rows[rows.length]![0]!.value;
};

const LIST = [
  ['да', 1],
  ['нет', 2],
  ['да', 3],
  [undefined, 4],
  ['Да и нет', undefined],
];

test.each<[string, CellValue | undefined]>([
  ['=1+2*3', 7],
  ['=(1+2)*3', 9],
  ['=2^3^1', 8],
  ['=-A1', '#VALUE!'],
  ['=10%*50', 5],
  ['=1,5+1', 2.5],
  ['="а"&"б"&1', 'аб1'],
  ['=1/0', '#DIV/0!'],
  ['=SUM(B1:B5)', 10],
  ['=СУММ(B1:B2;B4)', 7],
  ['=COUNTA(A1:A5)', 4],
  ['=COUNT(A1:B5)', 4],
  ['=COUNTBLANK(A1:A5)', 1],
  ['=COUNTIF(A1:A5;"да")', 2],
  ['=COUNTIF(A1:A5,"*нет")', 2],
  ['=COUNTIF(B1:B5;">=3")', 2],
  ['=COUNTIF(A1:A5;"<>да")', 3],
  ['=COUNTIFS(A1:A5;"да";B1:B5;">1")', 1],
  ['=SUMIF(A1:A5;"да";B1:B5)', 4],
  ['=SUMIFS(B1:B5;A1:A5;"да";B1:B5;">1")', 3],
  ['=AVERAGE(B1:B5)', 2.5],
  ['=MAX(B1:B5)-MIN(B1:B5)', 3],
  ['=ROUND(2,345;2)', 2.35],
  ['=IF(B1<B2;"меньше";"больше")', 'меньше'],
  ['=IFERROR(1/0;"—")', '—'],
  ['=IF(COUNTA(A1:A5)=4;TRUE;FALSE)', true],
  ['=Нет!A1', '#REF!'],
  ['=UNIQUE(A1:A5)', undefined],
  ['=SUM(', undefined],
])('%s', (formula, expected) => {
  expect(value(formula, LIST)).toBe(expected);
});

test('another sheet is named with or without quotes', () => {
  expect(value("=COUNTA('План работ'!A1:A9)", [], [['а'], ['б']])).toBe(2);
  expect(
    value(
      "=SUM('План работ'!B:B)",
      [],
      [
        ['а', 2],
        ['б', 3],
      ],
    ),
  ).toBe(5);
});

test('a formula stands on formulas; a circle is no number', () => {
  const document = book([['=B1+1', '=C1*2', 5], ['=A2']]);
  expect(document.sheets[0]!.rows[0]!.map((cell) => cell?.value)).toEqual([11, 10, 5]);
  expect(document.sheets[0]!.rows[1]![0]!.value).toBe('#REF!');
});

test('what the host does not know keeps the value that it came with', () => {
  const document = book([]);
  document.sheets[0]!.rows = [[{ formula: '=QUERY(A1:B2;"select A")', value: 'сохранено' }]];
  recalculate(document);
  expect(document.sheets[0]!.rows[0]![0]!.value).toBe('сохранено');
});

test('references follow inserted and deleted rows and columns, also from other sheets', () => {
  const document = book([['=SUM($A$2:A10)', '="A2"&A2', "='План работ'!A2"], [1]], [['=Лист1!A2'], ['=Лист1!A3+A1']]);
  const [first, second] = document.sheets;
  insertLines(document, first!, 'rows', 1, 2);
  expect(first!.rows[0]!.map((cell) => cell?.formula)).toEqual(['=SUM($A$4:A12)', '="A2"&A4', "='План работ'!A2"]);
  expect(second!.rows.map((row) => row[0]?.formula)).toEqual(['=Лист1!A4', '=Лист1!A5+A1']);
  deleteLines(document, first!, 'rows', 3, 1);
  expect(first!.rows[0]!.map((cell) => cell?.formula)).toEqual(['=SUM($A$4:A11)', '="A2"&#REF!', "='План работ'!A2"]);
  insertLines(document, first!, 'columns', 0, 1);
  expect(second!.rows.map((row) => row[0]?.formula)).toEqual(['=#REF!', '=Лист1!B4+A1']);
});
