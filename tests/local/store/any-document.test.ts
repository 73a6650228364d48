import fc from 'fast-check';
import { emptyHostState } from '../../../local/document/host-state';
import type { Cell, CellStyle, Sheet, SpreadsheetDocument } from '../../../local/document/model';
import { newSheet } from '../../../local/document/sheets';
import { readWorkbook } from '../../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import { comparable } from './samples';

// Bounds are held in processor time below; the clock of a busy machine proves nothing.
jest.setTimeout(120_000);

/** Any UTF-16 at all, with what is hard for the format met often. */
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.string({ maxLength: 8 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '_x0041_',
          '_x005F_',
          '_x',
          '_',
          '\u0000',
          '\r\n',
          '\r',
          '\ud800',
          '\udc00',
          '\ufffe',
          '=',
          '\t',
          ' ',
          '\n',
          ']]>',
          '&amp;',
          '__proto__',
          'Срок',
          '😀',
        ),
      },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) },
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const filledText = text.filter((value) => value !== '');
const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const border = fc.record({ style: fc.constantFrom('thin', 'medium', 'thick', 'dotted', 'dashed', 'double'), color });
const optional = { requiredKeys: [] };

const style: fc.Arbitrary<CellStyle> = fc.record(
  {
    numberFormat: fc.constantFrom(
      '@',
      '0.00',
      '#,##0',
      'dd.MM.yyyy',
      'd mmmm yyyy "г."',
      '0%',
      '[$-419]mmmm yyyy',
      'H:mm',
    ),
    fontFamily: fc.constantFrom('Roboto', 'Times New Roman', 'PT Sans'),
    fontSize: fc.constantFrom(8, 9.5, 11, 14, 72),
    bold: fc.constant(true),
    italic: fc.constant(true),
    underline: fc.constant(true),
    strikethrough: fc.constant(true),
    fontColor: color.filter((value) => value !== '#000000'),
    background: color,
    horizontal: fc.constantFrom('left', 'center', 'right'),
    vertical: fc.constantFrom('top', 'middle'),
    wrap: fc.constantFrom('wrap', 'clip'),
    rotation: fc.integer({ min: -90, max: 90 }).filter((angle) => angle !== 0),
    borders: fc
      .record({ top: border, right: border, bottom: border, left: border }, optional)
      .filter((sides) => Object.keys(sides).length > 0),
  },
  optional,
);

const value = fc.oneof(
  { weight: 5, arbitrary: filledText },
  {
    weight: 2,
    arbitrary: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => (Object.is(number, -0) ? 0 : number)),
  },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.boolean() },
);

const cell: fc.Arbitrary<Cell> = fc
  .record(
    {
      value,
      formula: fc.oneof(
        fc.constantFrom('=A1+1', '=SUM(A1:B2)', '=СУММ(A1;B2)', '=1+', '=ARRAYFORMULA(A1:A2)', '=IFNA(1,2)'),
        filledText.map((body) => `=${body}`),
      ),
      style: style.filter((found) => Object.keys(found).length > 0),
      note: filledText,
      link: fc.oneof(fc.webUrl(), filledText),
      validation: fc.oneof(
        fc.record({
          criteria: fc.constant('VALUE_IN_LIST'),
          args: fc.array(filledText, { minLength: 1, maxLength: 4 }).map((items) => [items]),
          allowInvalid: fc.boolean(),
          showDropdown: fc.boolean(),
        }),
        fc.record({
          criteria: fc.constantFrom('DATE_IS_VALID_DATE', 'CHECKBOX'),
          args: fc.constant([]),
          allowInvalid: fc.boolean(),
          helpText: filledText,
        }),
        fc.record({
          criteria: fc.constantFrom('TEXT_CONTAINS', 'TEXT_EQUAL_TO', 'UNKNOWN'),
          args: fc.tuple(text),
          allowInvalid: fc.boolean(),
        }),
        fc.record({
          criteria: fc.constant('NUMBER_BETWEEN'),
          args: fc.tuple(fc.integer(), fc.integer()),
          allowInvalid: fc.boolean(),
        }),
      ),
    },
    optional,
  )
  // A link hangs on something that is shown.
  .map(({ link, ...rest }) => (link !== undefined && rest.value !== undefined ? { ...rest, link } : rest));

const rect = fc
  .tuple(fc.nat(8), fc.nat(5), fc.nat(3), fc.nat(2))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));

const sheet = (id: number): fc.Arbitrary<Sheet> =>
  fc
    .record({
      name: filledText,
      rows: fc.array(fc.array(fc.option(cell, { nil: undefined }), { maxLength: 5 }), { maxLength: 8 }),
      frozenRows: fc.nat(3),
      frozenColumns: fc.nat(2),
      hiddenRows: fc.uniqueArray(fc.nat(12), { maxLength: 3 }).map((rows) => rows.sort((a, b) => a - b)),
      hiddenColumns: fc.uniqueArray(fc.nat(12), { maxLength: 3 }).map((columns) => columns.sort((a, b) => a - b)),
      columnWidths: fc.dictionary(fc.nat(12).map(String), fc.integer({ min: 1, max: 600 }), { maxKeys: 4 }),
      rowHeights: fc.dictionary(fc.nat(12).map(String), fc.integer({ min: 1, max: 400 }), { maxKeys: 4 }),
      protections: fc.array(
        fc.record({
          id: filledText,
          description: text,
          warningOnly: fc.boolean(),
          editors: fc.array(text, { maxLength: 2 }),
          range: rect,
        }),
        { maxLength: 2 },
      ),
      metadata: fc.array(
        fc.record({
          id: fc.nat(),
          key: text,
          value: text,
          visibility: fc.constantFrom('DOCUMENT' as const, 'PROJECT' as const),
          column: fc.nat(9),
        }),
        { maxLength: 2 },
      ),
      conditionalRules: fc.array(
        fc.record({
          ranges: fc.array(rect, { minLength: 1, maxLength: 2 }),
          criteria: fc.constantFrom('TEXT_EQUAL_TO', 'TEXT_CONTAINS', 'CUSTOM_FORMULA'),
          args: fc.tuple(filledText.map((body) => `=${body}`)),
          style: fc.record({ background: color }),
        }),
        { maxLength: 3 },
      ),
      merge: fc.option(
        rect.filter(({ top, left, bottom, right }) => top !== bottom || left !== right),
        { nil: undefined },
      ),
    })
    .map(({ merge, ...changes }) => ({ ...newSheet(id, ''), ...changes, merges: merge === undefined ? [] : [merge] }));

const anyDocument: fc.Arbitrary<SpreadsheetDocument> = fc
  .tuple(sheet(0), sheet(17), sheet(3))
  .map((sheets): SpreadsheetDocument => {
    const taken = new Set<string>();
    for (const each of sheets) {
      while (taken.has(each.name.toLowerCase())) each.name += '+';
      taken.add(each.name.toLowerCase());
      for (const { top, left, bottom, right } of each.merges) {
        each.rows.forEach((row, rowIndex) => {
          row.forEach((found, column) => {
            const slave =
              rowIndex >= top &&
              rowIndex <= bottom &&
              column >= left &&
              column <= right &&
              (rowIndex !== top || column !== left);
            if (slave && found !== undefined)
              row[column] = found.style === undefined ? undefined : { style: found.style };
          });
        });
      }
    }
    return {
      id: 'x',
      name: 'Имя',
      locale: 'ru_RU',
      timeZone: 'Europe/Moscow',
      sheets: [...sheets],
      activeSheetId: 17,
      metadata: [],
      namedRanges: [],
    };
  });

test('any document comes back as it was, and is written the same again', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const bytes = writeWorkbook(document, emptyHostState());
      const read = readWorkbook(bytes, 'имя');
      expect(read.losses).toEqual([]);
      expect(comparable(read.document)).toEqual(comparable(document));
      expect(Buffer.compare(writeWorkbook(read.document, read.state), bytes)).toBe(0);
    }),
    { numRuns: 150 },
  );
});
