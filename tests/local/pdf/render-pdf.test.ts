// Sheets on paper: what stands on which page, checked on the document given to the PDF library and on its bytes.
import fc from 'fast-check';
import type { Definition, StackNode, TableNode, TextNode } from 'pdfmake';
import { ensureCell } from '../../../local/document/cells';
import type { Sheet, SpreadsheetDocument } from '../../../local/document/model';
import { newDocument } from '../../../local/document/sheets';
import { pageSetup } from '../../../local/pdf/page-setup';
import { paginate } from '../../../local/pdf/paginate';
import { printedSheet } from '../../../local/pdf/printed-sheet';
import { layOut, renderPdf } from '../../../local/pdf/render-pdf';

const parameters = new Map(
  Object.entries({ format: 'pdf', size: 'A4', portrait: 'false', fitw: 'true', fzr: 'true', pagenum: 'CENTER' }),
);

/** Approval block, a merged title, a header, and sections of activities with a heading each. */
function plan(activities: number): { document: SpreadsheetDocument; sheet: Sheet } {
  const document = newDocument('test', 'Школа');
  const [sheet] = document.sheets;
  if (!sheet) throw new Error('no sheet');
  const put = (row: number, texts: readonly string[]): void => {
    texts.forEach((text, column) => {
      if (text === '') return;
      Object.assign(ensureCell(sheet, row, column), { value: text, style: { wrap: 'wrap', vertical: 'top' } });
    });
  };
  put(0, ['', 'СОГЛАСОВАНО\nсовет', '', 'УТВЕРЖДАЮ\nдиректор']);
  put(1, ['План мероприятий']);
  put(2, ['№', 'Мероприятие', 'Срок', 'Ответственный', 'Результат', 'Этап', 'Вид срока']);
  sheet.merges = [{ top: 1, left: 0, bottom: 1, right: 4 }];
  sheet.frozenRows = 3;
  sheet.columnWidths = { 1: 430, 2: 170, 3: 220, 4: 220 };
  for (let index = 0; index < activities; index++) {
    if (index % 7 === 0) put(3 + index, [String(index), `Раздел ${index}`, '', '', '', '', 'заголовок']);
    else put(3 + index, [String(index), `Дело ${index} ${'слово '.repeat(index % 40)}`, 'май', 'Куратор', 'Итог']);
  }
  sheet.conditionalRules = [
    {
      ranges: [{ top: 3, left: 1, bottom: 3 + activities, right: 2 }],
      criteria: 'CUSTOM_FORMULA',
      args: ['=LEN("наставничество: ошибка")>0'],
      style: { background: '#f8d3cf' },
    },
    {
      ranges: [{ top: 3, left: 0, bottom: 3 + activities, right: 4 }],
      criteria: 'CUSTOM_FORMULA',
      args: ['=$G4="заголовок"'],
      style: { bold: true, background: '#f1f4f9' },
    },
  ];
  return { document, sheet };
}

async function laidOut(activities: number): Promise<Definition> {
  const { document, sheet } = plan(activities);
  const range = { r1: '0', c1: '0', r2: String(3 + activities), c2: '5' };
  const setup = pageSetup(new Map([...parameters, ...Object.entries(range)]));
  return layOut(printedSheet(document, sheet, setup), setup);
}

const tables = ({ content }: Definition): TableNode[] => content.filter((node) => 'table' in node);
const textOf = (node: TextNode | StackNode | undefined): string =>
  node && 'text' in node && typeof node.text === 'string' ? node.text : '';

test('every row stands once and in order, under the header on each page, and no heading ends a page', async () => {
  const [above, ...pages] = tables(await laidOut(90));
  expect(above?.table.body.flat().map(textOf).filter(Boolean)).toEqual([
    'СОГЛАСОВАНО\nсовет',
    'УТВЕРЖДАЮ\nдиректор',
    'План мероприятий',
  ]);
  expect(pages.length).toBeGreaterThan(3);
  const numbers = pages.flatMap(({ table }) => table.body.slice(1).map(([first]) => textOf(first)));
  expect(numbers).toEqual(Array.from({ length: 90 }, (_, index) => String(index)));
  pages.forEach(({ table, pageBreak }, index) => {
    expect(table.body[0]?.map(textOf)).toEqual(['№', 'Мероприятие', 'Срок', 'Ответственный', 'Результат']);
    expect(pageBreak).toBe(index === 0 ? undefined : 'before');
    expect(textOf(table.body[table.body.length - 1]?.[1])).toMatch(/^Дело/);
  });
});

test('headings are bold on their colour and take the empty cells; the colours of findings stay on the screen', async () => {
  const [, first] = tables(await laidOut(20));
  const [, heading, activity] = first?.table.body ?? [];
  expect(heading?.[1]).toMatchObject({ text: 'Раздел 0', bold: true, fillColor: '#f1f4f9', colSpan: 4 });
  expect(activity?.[1]).not.toHaveProperty('fillColor');
});

test('the title spans the page, the left text begins at its left edge, the right one ends at its right', async () => {
  const [above] = tables(await laidOut(3));
  expect(above?.table.body[1]?.[0]).toMatchObject({ text: 'План мероприятий', colSpan: 5 });
  expect(above?.table.body[0]?.map(({ colSpan }) => colSpan ?? 1)).toEqual([3, 1, 1, 2, 1]);
});

test('an approval block that stands alone on the right stays there', async () => {
  const { document, sheet } = plan(3);
  delete sheet.rows[0]?.[1];
  const setup = pageSetup(new Map([...parameters, ...Object.entries({ r1: '0', c1: '0', r2: '6', c2: '5' })]));
  const [above] = tables(await layOut(printedSheet(document, sheet, setup), setup));
  expect(above?.table.body[0]?.map(textOf)).toEqual(['', '', '', 'УТВЕРЖДАЮ\nдиректор', '']);
});

test('columns keep their proportions and fill the page', async () => {
  const [, first] = tables(await laidOut(3));
  const outer = (first?.table.widths ?? []).map((width) => width + 8.5);
  expect(outer.reduce((sum, width) => sum + width, 0)).toBeCloseTo(841.89 - 108, 0);
  expect((outer[1] ?? 0) / (outer[0] ?? 1)).toBeCloseTo(4.3, 5);
});

test('the bytes are a PDF of as many pages as were laid out', async () => {
  const { document } = plan(90);
  const bytes = Buffer.from(await renderPdf(document, parameters)).toString('latin1');
  expect(bytes.startsWith('%PDF-')).toBe(true);
  const { document: same, sheet } = plan(90);
  const setup = pageSetup(parameters);
  const pages = tables(await layOut(printedSheet(same, sheet, setup), setup)).length - 1;
  expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(pages);
});

test('a row higher than a page and an empty sheet are printed too', async () => {
  const { document, sheet } = plan(3);
  Object.assign(ensureCell(sheet, 4, 1), { value: 'слово '.repeat(4000) });
  const bytes = Buffer.from(await renderPdf(document, parameters)).toString('latin1');
  expect(bytes.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
  expect((await renderPdf(newDocument('empty', 'Пусто'), parameters)).length).toBeGreaterThan(500);
});

test('pages take every row once, none over the edge but one that is higher than a page', () => {
  const row = fc.record({ height: fc.integer({ min: 5, max: 120 }), keepWithNext: fc.boolean() });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: -50, max: 200 }), (rows, firstSpace) => {
      const pages = paginate(rows, firstSpace, 200);
      expect(pages.flatMap(([from, to]) => rows.slice(from, to))).toEqual(rows);
      pages.forEach(([from, to], page) => {
        const height = rows.slice(from, to).reduce((sum, each) => sum + each.height, 0);
        expect(height === 0 || height <= (page === 0 ? firstSpace : 200)).toBe(true);
      });
    }),
  );
});
