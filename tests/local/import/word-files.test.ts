import type { Sheet } from '../../../local/document/model';
import { importFile } from '../../../local/import/import-file';
import { workbookGrid } from '../../../local/import/workbook-grid';
import type { ImportedSheet } from '../../../local/import/imported-sheet';
import { readDocx } from '../../../local/import/read-docx';
import { emptyHostState } from '../../../local/document/host-state';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import type { RawEntry } from '../store/raw-zip';
import { rawZip } from '../store/raw-zip';
import { documentOf, foreignWorkbook, refusalOf, sheetOf } from '../store/samples';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';

function docxParts(body: string, more: { readonly numbering?: string; readonly styles?: string } = {}): RawEntry[] {
  const related = Object.entries(more).map(([name, xml], index) => ({
    name,
    xml,
    relation: `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${name}" Target="${name}.xml"/>`,
  }));
  return [
    {
      name: '[Content_Types].xml',
      data: '<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="${word}"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships xmlns="${packaged}">${related.map(({ relation }) => relation).join('')}</Relationships>`,
    },
    ...related.map(({ name, xml }) => ({
      name: `word/${name}.xml`,
      data: `<w:${name} xmlns:w="${word}">${xml}</w:${name}>`,
    })),
  ];
}

const read = (body: string, more?: Parameters<typeof docxParts>[1]): ImportedSheet =>
  readDocx(rawZip(docxParts(body, more)));
const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const tc = (inside: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside.startsWith('<') ? inside : p(inside)}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const item = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const level = (number: number, format: string, text: string, start = 1): string =>
  `<w:lvl w:ilvl="${number}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'russianLower', '%3)')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', 'Раздел %1', 4)}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>';

describe('reading order', () => {
  test('paragraphs above and below the tables are rows of one cell', () => {
    expect(
      read(
        `${p('')}${p('УТВЕРЖДАЮ')}${p('План')}${p('')}${p('')}${tbl(tr(tc('№'), tc('Срок')), tr(tc('1'), tc('май')))}${p('Исполнитель')}${p('')}`,
      ),
    ).toEqual({
      rows: [['УТВЕРЖДАЮ'], ['План'], [''], ['№', 'Срок'], ['1', 'май'], ['Исполнитель']],
      merges: [],
      warnings: [],
    });
  });

  test('boxes, content controls and inserted text are read, once; deleted and hidden text is not', () => {
    const box = `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><w:txbxContent>${p('УТВЕРЖДАЮ')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('УТВЕРЖДАЮ')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const changes =
      '<w:p><w:r><w:t>до </w:t></w:r><w:del><w:r><w:delText>стёрто</w:delText></w:r></w:del><w:ins><w:r><w:t>вставлено</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r><w:hyperlink><w:r><w:t> ссылка</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>';
    expect(read(`${box}<w:sdt><w:sdtPr/><w:sdtContent>${p('поле')}</w:sdtContent></w:sdt>${changes}`).rows).toEqual([
      ['УТВЕРЖДАЮ'],
      ['поле'],
      ['до вставлено ссылка'],
    ]);
  });

  test('line breaks, tabs, hyphens', () => {
    expect(
      read(
        '<w:p><w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:tab/><w:t>в</w:t><w:noBreakHyphen/><w:t>г</w:t><w:br w:type="page"/><w:softHyphen/></w:r></w:p>',
      ).rows,
    ).toEqual([['а\nб в-г']]);
  });
});

describe('tables', () => {
  test('cells merged across and down keep their text in the top left cell', () => {
    const sheet = read(
      p('План') +
        tbl(
          tr(
            tc('№', '<w:vMerge w:val="restart"/>'),
            tc('Мероприятие', '<w:gridSpan w:val="2"/>'),
            tc('Срок', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),
          ),
          tr(tc('', '<w:vMerge/>'), tc('этап'), tc('дело'), tc('', '<w:gridSpan w:val="2"/><w:vMerge/>')),
          tr(tc('', '<w:vMerge/>'), tc('1'), tc('2'), tc('3'), tc('4')),
          tr(tc('конец', '<w:gridSpan w:val="5"/>')),
        ),
    );
    expect(sheet.rows).toEqual([
      ['План'],
      ['№', 'Мероприятие', '', 'Срок', ''],
      ['', 'этап', 'дело', '', ''],
      ['', '1', '2', '3', '4'],
      ['конец', '', '', '', ''],
    ]);
    expect(sheet.merges).toEqual([
      { top: 1, left: 0, bottom: 3, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 1, left: 3, bottom: 2, right: 4 },
      { top: 4, left: 0, bottom: 4, right: 4 },
    ]);
  });

  test('a merge that begins anew right below another is another', () => {
    const down = (text: string, kind: string): string => tr(tc(text, `<w:vMerge${kind}/>`), tc('x'));
    expect(
      read(tbl(down('а', ' w:val="restart"'), down('', ''), down('б', ' w:val="restart"'), down('', ''))).merges,
    ).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 2, left: 0, bottom: 3, right: 0 },
    ]);
  });

  test('rows that begin later, a continuation of nothing, deleted rows', () => {
    expect(
      read(
        tbl(
          tr('<w:trPr><w:gridBefore w:val="1"/></w:trPr>', tc('б')),
          tr(tc('а', '<w:vMerge/>')),
          tr('<w:trPr><w:del/></w:trPr>', tc('нет')),
        ),
      ).rows,
    ).toEqual([['', 'б'], ['а']]);
  });

  test('paragraphs, breaks and lists of a cell are lines; a table inside is lines too', () => {
    const sheet = read(
      tbl(
        tr(
          tc(`${p('')}${p('Приказ')}${p('')}${p('один', item(2))}${p('два', item(2))}${p('')}`),
          tc(`${p('внутри:')}${tbl(tr(tc('а'), tc('б')), tr(tc('в'), tc('')))}`),
        ),
      ),
      { numbering },
    );
    expect(sheet.rows).toEqual([['Приказ\n\n- один\n- два', 'внутри:\nа; б\nв']]);
    expect(sheet.warnings.join()).toContain('вложенные таблицы');
  });

  test('numbers that Word draws itself, as in a column «№ п/п» without any text', () => {
    const row = (number: string, text: string): string => tr(tc(number), tc(text));
    const sheet = read(
      tbl(
        row('№', 'Мероприятие'),
        row(p('', item(1)), 'а'),
        row(p('', item(1, 1)), 'б'),
        row(p('', item(1, 1)), 'в'),
        row(p('', item(1)), 'г'),
        row(p('', item(1, 1)), 'д'),
        row(p('', item(1, 2)), 'е'),
        row(p('', item(3)), 'заново'),
        row(p('Подготовка', item(4)), ''),
        row(p('', item(9)), 'нет такого списка'),
      ),
      { numbering },
    );
    expect(sheet.rows.map(([number]) => number)).toEqual([
      '№',
      '1.',
      '1.1',
      '1.2',
      '2.',
      '2.1',
      'а)',
      '1.',
      'Раздел IV Подготовка',
      '',
    ]);
  });

  test('lists that a paragraph takes from its style, and a paragraph taken out of one', () => {
    const styles = `<w:style w:styleId="База"><w:pPr>${item(1)}</w:pPr></w:style><w:style w:styleId="Пункт"><w:basedOn w:val="База"/></w:style><w:style w:styleId="Кольцо"><w:basedOn w:val="Кольцо"/></w:style>`;
    const styled = (name: string, more = ''): string => `<w:pStyle w:val="${name}"/>${more}`;
    expect(
      read(
        p('а', styled('Пункт')) + p('б', styled('Пункт')) + p('в', styled('Пункт', item(0))) + p('г', styled('Кольцо')),
        { numbering, styles },
      ).rows,
    ).toEqual([['1. а'], ['2. б'], ['в'], ['г']]);
  });
});

describe('refused', () => {
  test('a document type, another kind of file, no text, too many columns', () => {
    const trapped = docxParts(p('x')).map((part) =>
      part.name === 'word/document.xml'
        ? { ...part, data: `<!DOCTYPE x [<!ENTITY a "b">]>${String(part.data)}` }
        : part,
    );
    expect(refusalOf(() => readDocx(rawZip(trapped))).code).toBe('doctype');
    expect(refusalOf(() => readDocx(foreignWorkbook({ sheets: [''] }))).code).toBe('wrong-kind');
    expect(refusalOf(() => read(p('  '))).code).toBe('empty');
    expect(refusalOf(() => read(tbl(tr(tc('x', '<w:gridSpan w:val="100000000"/>'))))).code).toBe('too-big');
  });

  test('elements nested without end', () => {
    expect(refusalOf(() => read(`${'<w:sdt>'.repeat(5000)}${'</w:sdt>'.repeat(5000)}`)).code).toBe('bad-xml');
  });
});

describe('workbooks', () => {
  const rows = async (...sheets: readonly Sheet[]): Promise<ImportedSheet> =>
    importFile({ name: 'план.xlsx', bytes: writeWorkbook(documentOf(...sheets), emptyHostState()) });

  test('texts as they are shown, with merges', async () => {
    const sheet = await rows(
      sheetOf(
        [
          ['План'],
          ['№', 'Срок'],
          [
            1.1,
            { value: 45170, style: { numberFormat: 'dd.MM.yyyy' } },
            true,
            { formula: '=1+1', value: 2 },
            { value: 0.5, style: { numberFormat: '0%' } },
            null,
          ],
          [],
        ],
        { merges: [{ top: 0, left: 0, bottom: 0, right: 4 }] },
      ),
    );
    expect(sheet.rows).toEqual([['План'], ['№', 'Срок'], ['1.1', '01.09.2023', 'ИСТИНА', '2', '50%']]);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 4 }]);
    expect(sheet.warnings).toEqual([]);
  });

  test('the sheet with the head of a plan, else the first filled one, sheets in sight before hidden ones', async () => {
    const plan = [['№ п/п', 'Мероприятия', 'Сроки', 'Ответственные']];
    expect(
      (
        await rows(
          sheetOf([], { name: 'Пустой' }),
          sheetOf([['Титул']], { id: 1, name: 'Титул' }),
          sheetOf(plan, { id: 2, name: 'План' }),
        )
      ).rows,
    ).toEqual(plan);
    expect(
      (await rows(sheetOf(plan, { name: 'Скрытый', hidden: true }), sheetOf([['текст']], { id: 1, name: 'Видный' })))
        .rows,
    ).toEqual(plan);
    expect(
      (
        await rows(
          sheetOf([['скрытый']], { name: 'Скрытый', hidden: true }),
          sheetOf([['видный']], { id: 1, name: 'Видный' }),
        )
      ).rows,
    ).toEqual([['видный']]);
    expect((await rows(sheetOf([['а']]), sheetOf([['б']], { id: 1, name: 'Второй' }))).warnings.join()).toContain(
      '«Лист1»',
    );
  });

  test('as many rows as any table may have, and not one more', () => {
    const downTo = (line: number): Sheet => ({
      ...sheetOf([]),
      rows: Object.assign([], { [line - 1]: [{ value: 'а' }] }),
    });
    expect(workbookGrid(documentOf(downTo(100_000))).rows).toHaveLength(100_000);
    expect(refusalOf(() => workbookGrid(documentOf(downTo(100_001)))).message).toMatch(/больше 100000 строк/);
  });

  test('a workbook without anything', async () => {
    await expect(rows(sheetOf([]))).rejects.toMatchObject({ code: 'empty' });
  });
});
