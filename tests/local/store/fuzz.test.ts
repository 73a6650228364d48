import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { emptyHostState } from '../../../local/document/host-state';
import { RefusedFile } from '../../../files/refused-file';
import { readWorkbook } from '../../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import { rawZip } from './raw-zip';
import { documentOf, foreignWorkbook, sheetOf } from './samples';

// Bounds are held in processor time below; the clock of a busy machine proves nothing.
jest.setTimeout(120_000);

/** Workbooks with something of everything; mutations of them reach most branches of the reader. */
const seeds: readonly Uint8Array[] = [
  writeWorkbook(
    documentOf(
      sheetOf(
        [
          [
            '№',
            'Мероприятие',
            { value: 45000, style: { numberFormat: 'dd.MM.yyyy', bold: true } },
            { formula: '=SUM(A1:A9)', value: 3 },
          ],
          [
            { value: 'а', link: 'https://example.org', note: 'заметка' },
            { value: 'б', runs: [{ start: 0, end: 1, style: { italic: true }, link: 'x' }] },
            { value: true, validation: { criteria: 'CHECKBOX', args: [], allowInvalid: false } },
          ],
          [
            {
              value: 'да',
              validation: {
                criteria: 'VALUE_IN_LIST',
                args: [['с, запятой', 'нет']],
                allowInvalid: true,
                showDropdown: true,
              },
            },
            { formula: '=СУММ(A1;B1)', value: 2 },
          ],
          ['ж'.repeat(33_000)],
        ],
        {
          merges: [{ top: 5, left: 0, bottom: 6, right: 3 }],
          columnWidths: { 0: 30 },
          rowHeights: { 1: 50 },
          hiddenRows: [4],
          frozenRows: 1,
          conditionalRules: [
            {
              ranges: [{ top: 0, left: 0, bottom: 5, right: 2 }],
              criteria: 'TEXT_EQUAL_TO',
              args: ['да'],
              style: { background: '#ff0000' },
            },
          ],
          filter: { range: { top: 0, left: 0, bottom: 3, right: 2 }, hidden: { 0: ['а'] } },
          metadata: [{ id: 1, key: 'a', value: 'b', visibility: 'DOCUMENT', column: 1 }],
          protections: [
            {
              id: '1',
              description: '',
              warningOnly: true,
              editors: [],
              range: { top: 0, left: 0, bottom: 0, right: 1 },
            },
          ],
          charts: [
            {
              id: 3,
              type: 'BAR',
              ranges: [{ sheetId: 0, rect: { top: 0, left: 0, bottom: 2, right: 1 } }],
              anchor: { row: 1, column: 1, dx: 0, dy: 0 },
              width: 300,
              height: 200,
              options: {},
            },
          ],
          print: { repeatRows: [0, 0] },
        },
      ),
      sheetOf([], { id: 4, name: 'Очень длинное имя листа, которое в файле короче' }),
    ),
    emptyHostState(),
  ),
  foreignWorkbook({
    sheets: [
      '<cols><col min="1" max="3" width="9" style="1"/></cols><sheetData><row r="1" s="1" customFormat="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f t="shared" si="0" ref="B1:B2">A1*2</f><v>2</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/></c><c r="C2" t="inlineStr"><is><r><t>x</t></r></is></c></row></sheetData><mergeCells><mergeCell ref="D1:E2"/></mergeCells><extLst><ext><x14:dataValidations xmlns:x14="x"><x14:dataValidation type="list"><x14:formula1><xm:f xmlns:xm="y">A1:A2</xm:f></x14:formula1><xm:sqref xmlns:xm="y">F1:F9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    ],
    strings: ['<r><rPr><b/></rPr><t>жирный</t></r>'],
    styles:
      '<fonts><font><sz val="11"/></font></fonts><fills><fill/></fills><cellXfs><xf/><xf numFmtId="14" fontId="0"/></cellXfs>',
    definedNames: '<definedName name="x">Лист1!$A$1:$B$2</definedName>',
  }),
];

const numbers = ['0', '-1', '1e999', '4294967296', 'NaN', '99999999999999999999', '', '1048577'];

/** One change of the text of a part: what careless or hostile programs write. */
const textChange = fc.record({
  part: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  kind: fc.nat(5),
  number: fc.constantFrom(...numbers),
});
type TextChange = typeof textChange extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, changes: readonly TextChange[]): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, data]) => ({
    name,
    text: new TextDecoder().decode(data),
  }));
  for (const { part, at, length, kind, number } of changes) {
    const target = parts[part % parts.length];
    if (target === undefined) continue;
    const { text } = target;
    const start = Math.floor(at * text.length);
    const piece = text.slice(start, start + length);
    if (kind === 0) target.text = text.slice(0, start) + text.slice(start + length);
    else if (kind === 1) target.text = text.slice(0, start) + piece + piece + text.slice(start + length);
    else if (kind === 2)
      target.text = text.slice(0, start) + piece.replace(/\d+/g, number) + text.slice(start + length);
    else if (kind === 3)
      target.text = text.slice(0, start) + piece.replace(/"[^"]*"/, `"${number}"`) + text.slice(start + length);
    else if (kind === 4)
      target.text = text.slice(0, start) + piece.split('').reverse().join('') + text.slice(start + length);
    else target.name = `${target.name}x`;
  }
  return rawZip(parts.map(({ name, text }) => ({ name, data: text })));
}

/** Reads; only a refusal in Russian may come instead of a document. What was read can be written. */
function survives(bytes: Uint8Array): void {
  let contents: ReturnType<typeof readWorkbook>;
  try {
    contents = readWorkbook(bytes, 'файл');
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    expect(error.message).toMatch(/[а-яё]/i);
    return;
  }
  expect(contents.document.sheets.length).toBeGreaterThan(0);
  writeWorkbook(contents.document, contents.state);
}

test('changed bytes: a refusal or a document, nothing else', () => {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), byte: fc.nat(255) });
  fc.assert(
    fc.property(
      fc.nat(1),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
      (seed, changes, cut) => {
        const bytes = Uint8Array.from(seeds[seed]!);
        for (const { at, byte } of changes) bytes[Math.floor(at * bytes.length)] = byte;
        survives(cut === null ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length)));
      },
    ),
    { numRuns: 400 },
  );
});

test('changed markup in sound archives: a refusal or a document, nothing else', () => {
  fc.assert(
    fc.property(fc.nat(1), fc.array(textChange, { minLength: 1, maxLength: 5 }), (seed, changes) => {
      survives(changed(seeds[seed]!, changes));
    }),
    { numRuns: 400 },
  );
});
