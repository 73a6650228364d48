import type { CellStyle } from '../../../local/document/model';
import { readWorkbook } from '../../../local/store/xlsx/read-workbook';
import type { ForeignWorkbook } from './samples';
import { foreignParts, foreignWorkbook, refusalOf } from './samples';
import { rawZip } from './raw-zip';

// Bounds are held in processor time below; the clock of a busy machine proves nothing.
jest.setTimeout(120_000);

const open = (workbook: ForeignWorkbook): ReturnType<typeof readWorkbook> =>
  readWorkbook(foreignWorkbook(workbook), 'файл');
const cells = (workbook: ForeignWorkbook): unknown[] => Array.from(open(workbook).document.sheets[0]!.rows[0] ?? []);

describe('cells of other programs', () => {
  test('shared strings with rich text and phonetic hints, inline strings, places left out', () => {
    const rows = open({
      sheets: [
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="5"><c r="C5" t="inlineStr"><is><t>внутри</t></is></c><c t="str"><v>строка</v></c></row>',
      ],
      strings: [
        '<t>просто</t>',
        '<r><t>Обычный </t></r><r><rPr><b/><sz val="10"/><rFont val="Arial"/></rPr><t xml:space="preserve">жирный</t></r><rPh sb="0" eb="1"><t>чтение</t></rPh>',
      ],
    }).document.sheets[0]!.rows;
    expect(rows[0]).toEqual([
      { value: 'просто' },
      { value: 'Обычный жирный', runs: [{ start: 8, end: 14, style: { bold: true } }] },
    ]);
    expect(rows[4]?.slice(2)).toEqual([{ value: 'внутри' }, { value: 'строка' }]);
  });

  test('prefixes, comments, processing instructions, character data and UTF-16 are only another spelling', () => {
    const sheet =
      '<?xml version="1.0"?><!-- --><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><?p?><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[a<b]]>&amp;&#1087;&#x43B;</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    for (const data of [
      Buffer.from(sheet),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(sheet, 'utf16le')]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(sheet, 'utf16le').swap16()]),
    ]) {
      const parts = foreignParts({ sheets: [''] }).map((part) =>
        part.name === 'xl/worksheets/sheet1.xml' ? { ...part, data } : part,
      );
      expect(readWorkbook(rawZip(parts), '').document.sheets[0]!.rows[0]).toEqual([{ value: 'a<b&пл' }]);
    }
  });

  test('booleans, errors, dates of strict files, numbers written oddly', () => {
    expect(
      cells({
        sheets: [
          '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d"><v>2023-09-01</v></c><c r="D1"><v>1E3</v></c><c r="E1"><v>не число</v></c><c r="F1"><v> </v></c><c r="G1" t="d"><v>2023-09-01T12:00:00</v></c></row>',
        ],
      }),
    ).toEqual([
      { value: true },
      { value: '#N/A' },
      { value: 45170 },
      { value: 1000 },
      { value: 'не число' },
      undefined,
      { value: 45170.5 },
    ]);
  });

  test('shared formulas move their references, but not absolute ones, names of functions or texts', () => {
    const rows = open({
      sheets: [
        '<row r="1"><c r="B1"><f t="shared" ref="B1:C3" si="0">A1+$A$1+SUM($A1:A$1)+LOG10(A1)&amp;"A1"&amp;\'Лист A1\'!A1</f><v>1</v></c><c r="C1"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/></c></row>',
      ],
    }).document.sheets[0]!.rows;
    expect(rows[0]?.[2]).toEqual({ formula: `=B1+$A$1+SUM($A1:B$1)+LOG10(B1)&"A1"&'Лист A1'!B1`, value: 2 });
    expect(rows[2]?.[1]).toEqual({ formula: `=A3+$A$1+SUM($A3:A$1)+LOG10(A3)&"A1"&'Лист A1'!A3` });
  });

  test('array formulas are ARRAYFORMULA; what covers several cells is named as a loss', () => {
    const read = open({
      sheets: [
        '<row r="1"><c r="A1"><f t="array" ref="A1">SUM(B1:B2*2)</f><v>6</v></c><c r="B1"><f t="array" ref="B1:B2">C1:C2</f><v>1</v></c><c r="C1"><f t="dataTable" ref="C1:C2"/><v>4</v></c></row>',
      ],
    });
    expect(read.document.sheets[0]!.rows[0]).toEqual([
      { formula: '=ARRAYFORMULA(SUM(B1:B2*2))', value: 6 },
      { formula: '=ARRAYFORMULA(C1:C2)', value: 1 },
      { value: 4 },
    ]);
    expect(read.losses).toEqual(['формулы массива на несколько ячеек', 'таблицы данных «что если»']);
  });

  test('a TRUE that LibreOffice wrote as a formula is a value', () => {
    expect(
      cells({
        sheets: [
          '<row r="1"><c r="A1" t="b"><f>TRUE()</f><v>1</v></c><c r="B1" t="b"><f>FALSE()</f><v>0</v></c></row>',
        ],
      }),
    ).toEqual([{ value: true }, { value: false }]);
  });

  test('prefixes of new functions are no part of their names', () => {
    expect(
      cells({
        sheets: ['<row r="1"><c r="A1"><f>_xlfn.TEXTJOIN(",",1,_xlfn._xlws.SORT(B1:B3))</f><v>1</v></c></row>'],
      }),
    ).toEqual([{ formula: '=TEXTJOIN(",",1,SORT(B1:B3))', value: 1 }]);
  });

  test('the calendar that begins in 1904', () => {
    const styles = '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>';
    expect(
      cells({
        workbookProperties: '<workbookPr date1904="1"/>',
        styles,
        sheets: ['<row r="1"><c r="A1" s="1"><v>43708</v></c><c r="B1"><v>43708</v></c></row>'],
      }),
    ).toEqual([{ value: 45170, style: { numberFormat: 'dd.mm.yyyy' } }, { value: 43708 }]);
  });

  test('values hidden under a merge are dropped and named', () => {
    const read = open({
      sheets: [
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/><mergeCell ref="D1"/></mergeCells>',
      ],
    });
    expect(read.document.sheets[0]!.rows[0]).toEqual([{ value: 1 }, undefined]);
    expect(read.document.sheets[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(read.losses).toEqual(['значения, скрытые под объединёнными ячейками', 'пересекающиеся объединения ячеек']);
  });
});

describe('looks of other programs', () => {
  const styleOf = (styles: string, theme?: string): CellStyle | undefined =>
    open({ styles, theme, sheets: ['<row r="1"><c r="A1" s="1"><v>1</v></c></row>'] }).document.sheets[0]!.rows[0]?.[0]
      ?.style;

  test('theme colours with tint, indexed colours, the font of the file', () => {
    const theme =
      '<a:theme xmlns:a="a"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme></a:themeElements></a:theme>';
    const styles =
      '<fonts><font/><font><sz val="11"/><color theme="0"/><name val="Calibri"/><u val="double"/></font></fonts><fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5999"/></patternFill></fill></fills><borders><border/><border><left style="hair"><color indexed="10"/></left><top style="mediumDashed"><color auto="1"/></top></border></borders><cellXfs><xf/><xf fontId="1" fillId="2" borderId="1"><alignment horizontal="justify" vertical="distributed" textRotation="135"/></xf></cellXfs>';
    expect(styleOf(styles, theme)).toEqual({
      fontFamily: 'Calibri',
      fontSize: 11,
      fontColor: '#ffffff',
      underline: true,
      background: '#b9cde5',
      borders: { left: { style: 'dotted', color: '#ff0000' }, top: { style: 'dashed', color: '#000000' } },
      horizontal: 'left',
      vertical: 'middle',
      rotation: -45,
    });
  });

  test('numbered formats look as in a Russian Excel', () => {
    expect(styleOf('<cellXfs><xf/><xf numFmtId="14"/></cellXfs>')).toEqual({ numberFormat: 'dd.mm.yyyy' });
    expect(
      styleOf(
        '<numFmts><numFmt numFmtId="170" formatCode="[$-FC19]dd\\ mmmm\\ yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs>',
      ),
    ).toEqual({ numberFormat: '[$-419]dd\\ mmmm\\ yyyy' });
  });

  test('styles of whole rows and columns reach blank cells of the table, no further', () => {
    const styles =
      '<fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill></fills><cellXfs><xf/><xf numFmtId="49"/><xf fillId="2"/></cellXfs>';
    const { rows } = open({
      styles,
      sheets: [
        '<cols><col min="2" max="3" style="1"/></cols><sheetData><row r="1" s="2" customFormat="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3" t="str"><v>x</v></c></row><row r="9" s="2" customFormat="1"/></sheetData>',
      ],
    }).document.sheets[0]!;
    expect(rows[0]?.[1]).toEqual({ style: { background: '#ff0000' } });
    expect(rows[1]?.[1]).toEqual({ style: { numberFormat: '@' } });
    expect(rows[2]?.[2]).toEqual({ value: 'x' });
    expect(rows).toHaveLength(3);
  });

  test('formatted blank rows weigh nothing, and ten times as many take some ten times as long', () => {
    const opened = (count: number): number => {
      const blank = Array.from({ length: count }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`);
      const file = foreignWorkbook({
        styles: '<cellXfs><xf/><xf numFmtId="49"/></cellXfs>',
        sheets: [`<row r="1"><c r="A1"><v>1</v></c></row>${blank.join('')}`],
      });
      const started = process.cpuUsage();
      const sheet = readWorkbook(file, 'файл').document.sheets[0]!;
      const { user } = process.cpuUsage(started);
      expect([sheet.rowCount, sheet.rows.length]).toEqual([1000, 1000]);
      return user;
    };
    const few = opened(30_000);
    // A hundred times as long, were each row to look at all before it.
    expect(opened(300_000)).toBeLessThan(40 * few);
  });
});

describe('rules of other programs', () => {
  test('a list on another sheet in the extension of newer Excels', () => {
    const read = open({
      sheets: [
        {
          name: 'План',
          xml: '<sheetData/><extLst><ext xmlns:x14="x14" xmlns:xm="xm"><x14:dataValidations count="1"><x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>Списки!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>B2:B3 D2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
        },
        { name: 'Списки', xml: '' },
      ],
    });
    const rule = { criteria: 'VALUE_IN_RANGE', args: ['Списки!A1:A3'], allowInvalid: false, showDropdown: true };
    expect(read.document.sheets[0]!.rows[1]).toEqual([
      undefined,
      { validation: rule },
      undefined,
      { validation: rule },
    ]);
    expect(read.losses).toEqual([]);
  });

  test('a rule over a whole column reaches the end of the grid only', () => {
    const read = open({
      sheets: [
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><dataValidations><dataValidation type="list" sqref="E2:E1048576"><formula1>"да, нет"</formula1></dataValidation><dataValidation type="time" sqref="F1"><formula1>0.5</formula1></dataValidation></dataValidations>',
      ],
    });
    const { rows } = read.document.sheets[0]!;
    expect(rows).toHaveLength(1000);
    expect(rows[999]?.[4]?.validation).toEqual({
      criteria: 'VALUE_IN_LIST',
      args: [['да', 'нет']],
      allowInvalid: true,
      showDropdown: true,
    });
    expect(read.losses).toEqual(['проверки данных, которых нет в Google Таблицах']);
  });

  test('rules over the whole sheet, many times, cost little', () => {
    const many = Array.from(
      { length: 500 },
      (_, index) => `<dataValidation type="whole" sqref="A1:XFD1048576"><formula1>${index}</formula1></dataValidation>`,
    ).join('');
    const started = process.cpuUsage();
    expect(open({ sheets: [`<sheetData/><dataValidations>${many}</dataValidations>`] }).losses.join()).toContain(
      'на слишком большой области',
    );
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });

  test('colour scales and the like are named, plain rules are read', () => {
    const styles =
      '<cellXfs><xf/></cellXfs><dxfs><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>';
    const read = open({
      styles,
      sheets: [
        '<sheetData/><conditionalFormatting sqref="B2:B9"><cfRule type="colorScale" priority="1"><colorScale/></cfRule><cfRule type="cellIs" dxfId="0" priority="3" operator="lessThan"><formula>5</formula></cfRule><cfRule type="containsText" dxfId="0" priority="2" operator="containsText" text="нет"><formula>x</formula></cfRule></conditionalFormatting>',
      ],
    });
    const ranges = [{ top: 1, left: 1, bottom: 8, right: 1 }];
    const style = { bold: true, fontColor: '#9c0006', background: '#ffc7ce' };
    expect(read.document.sheets[0]!.conditionalRules).toEqual([
      { ranges, criteria: 'TEXT_CONTAINS', args: ['нет'], style },
      { ranges, criteria: 'NUMBER_LESS_THAN', args: [5], style },
    ]);
    expect(read.losses).toEqual(['условное форматирование: шкалы, значки, повторы и подобное']);
  });

  test('a filter by values is a filter; one by a condition leaves its rows hidden and is named', () => {
    const rows = ['Статус', 'да', 'нет', '']
      .map(
        (text, index) =>
          `<row r="${index + 1}"${text === 'нет' ? ' hidden="1"' : ''}><c r="A${index + 1}" t="str"><v>${text}</v></c></row>`,
      )
      .join('');
    const filtered = open({
      sheets: [
        `<sheetData>${rows}</sheetData><autoFilter ref="A1:A4"><filterColumn colId="0"><filters blank="1"><filter val="да"/></filters></filterColumn></autoFilter>`,
      ],
    });
    expect(filtered.document.sheets[0]!.filter).toEqual({
      range: { top: 0, left: 0, bottom: 3, right: 0 },
      hidden: { 0: ['нет'] },
    });
    expect(filtered.document.sheets[0]!.hiddenRows).toEqual([]);
    const custom = open({
      sheets: [
        `<sheetData>${rows}</sheetData><autoFilter ref="A1:A4"><filterColumn colId="0"><customFilters/></filterColumn></autoFilter>`,
      ],
    });
    expect(custom.document.sheets[0]!.hiddenRows).toEqual([2]);
    expect(custom.losses).toEqual(['условия фильтра (строки останутся скрытыми)']);
  });
});

describe('around the cells', () => {
  test('links to addresses and places, over ranges', () => {
    const read = open({
      sheets: [
        '<sheetData><row r="1"><c r="A1" t="str"><v>а</v></c><c r="B1"><v>5</v></c></row></sheetData><hyperlinks><hyperlink ref="A1:B1" r:id="rId7"/><hyperlink ref="B1" location="Лист1!A1"/></hyperlinks>',
      ],
      sheetRelations: {
        0: '<Relationship Id="rId7" Type="x/hyperlink" Target="https://example.org/?a=1&amp;b=2" TargetMode="External"/>',
      },
    });
    expect(read.document.sheets[0]!.rows[0]).toEqual([
      { value: 'а', link: 'https://example.org/?a=1&b=2' },
      { value: 5, link: "#'Лист1'!A1" },
    ]);
  });

  test('two sheets of one name', () => {
    const read = open({
      sheets: [
        { name: 'План', xml: '' },
        { name: 'план', xml: '' },
        { name: '__proto__', xml: '', state: 'veryHidden' },
      ],
    });
    expect(read.document.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['План', false],
      ['план (2)', false],
      ['__proto__', true],
    ]);
    expect(read.losses).toEqual(['одинаковые имена листов']);
  });

  test('named ranges, repeated rows, names of formulas', () => {
    const read = open({
      sheets: [{ name: "О'План", xml: '' }],
      definedNames: `<definedName name="Сроки">'О''План'!$C$2:$C$20</definedName><definedName name="Ставка">0.2</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'О''План'!$A:$A,'О''План'!$1:$3</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">'О''План'!$A$1:$C$9</definedName>`,
    });
    expect(read.document.namedRanges).toEqual([
      { name: 'Сроки', sheetId: 0, rect: { top: 1, left: 2, bottom: 19, right: 2 } },
    ]);
    expect(read.document.sheets[0]!.print).toEqual({ repeatRows: [0, 2] });
    expect(read.losses).toEqual(['имена с формулами и постоянными', 'области печати']);
  });

  test('what would be lost is named: macros, pictures, pivots, foreign charts, links to files, tables, protection', () => {
    const read = open({
      sheets: [
        '<sheetData/><sheetProtection sheet="1"/><headerFooter><oddHeader>x</oddHeader></headerFooter><drawing r:id="rId1"/><tableParts count="1"><tablePart r:id="rId2"/></tableParts>',
      ],
      sheetRelations: { 0: '<Relationship Id="rId1" Type="x/drawing" Target="../drawings/drawing1.xml"/>' },
      mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
      parts: {
        'xl/vbaProject.bin': 'vba',
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
        'xl/pivotTables/pivotTable1.xml': '<pivotTableDefinition/>',
        'xl/media/image1.png': 'png',
        'xl/drawings/drawing1.xml':
          '<xdr:wsDr xmlns:xdr="x"><xdr:twoCellAnchor><xdr:pic><xdr:nvPicPr><xdr:cNvPr name="Рисунок 1"/></xdr:nvPicPr></xdr:pic></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:graphicFrame/></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor></xdr:wsDr>',
      },
    });
    expect(read.losses).toEqual([
      'защита листа Excel',
      'колонтитулы',
      'оформление «умных таблиц»',
      'рисунки',
      'диаграммы, сделанные в другой программе',
      'фигуры и надписи',
      'макросы',
      'связи с другими файлами',
      'сводные таблицы',
    ]);
  });

  test('a header on row 4 under a merged title is only cells to the store', () => {
    const read = open({
      sheets: [
        '<sheetData><row r="1"><c r="A1" t="str"><v>План</v></c></row><row r="4"><c r="A4" t="str"><v>№ п/п</v></c></row></sheetData><mergeCells><mergeCell ref="A1:E2"/></mergeCells>',
      ],
    });
    expect(read.document.sheets[0]!.rows[3]?.[0]?.value).toBe('№ п/п');
  });
});

describe('refused', () => {
  const codeOf = (workbook: ForeignWorkbook): string => refusalOf(() => open(workbook)).code;
  const text = '<row r="1"><c r="A1" t="s"><v>1</v></c></row>';

  test('texts without their table, or beyond its end: never a number in place of a text', () => {
    expect(codeOf({ sheets: [text] })).toBe('part-missing');
    expect(codeOf({ sheets: [text], strings: ['<t>одна</t>'] })).toBe('part-missing');
  });

  test('a sheet that is named and is not there; no sheets; no workbook', () => {
    expect(
      refusalOf(() =>
        readWorkbook(rawZip(foreignParts({ sheets: [''] }).filter(({ name }) => !name.includes('sheet1'))), ''),
      ).code,
    ).toBe('part-missing');
    expect(codeOf({ sheets: [] })).toBe('part-missing');
    expect(refusalOf(() => readWorkbook(rawZip([{ name: 'a.txt', data: 'x' }]), '')).code).toBe('part-missing');
  });

  test('another kind of Office file by its right name', () => {
    const refusal = refusalOf(() =>
      open({
        sheets: [''],
        mainType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      }),
    );
    expect(refusal.code).toBe('wrong-kind');
    expect(refusal.message).toContain('документ Word');
    expect(codeOf({ sheets: [''], mainType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' })).toBe(
      'wrong-kind',
    );
  });

  const doctype = '<!DOCTYPE x [<!ENTITY a "лол"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "http://127.0.0.1:9/x">]>';
  test.each([
    ['sharedStrings', 'xl/sharedStrings.xml'],
    ['workbook', 'xl/workbook.xml'],
    ['sheet', 'xl/worksheets/sheet1.xml'],
    ['relationships', 'xl/_rels/workbook.xml.rels'],
    ['a part that nothing refers to', 'docProps/custom.xml'],
  ])('a document type in %s', (_, name) => {
    const parts = foreignParts({
      sheets: ['<row r="1"/>'],
      strings: ['<t>&b;</t>'],
      parts: { 'docProps/custom.xml': '<p/>' },
    });
    for (const encode of [
      (xml: string) => Buffer.from(xml),
      (xml: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]),
    ]) {
      const trapped = parts.map((part) =>
        part.name === name ? { ...part, data: encode(doctype + String(part.data)) } : part,
      );
      expect(refusalOf(() => readWorkbook(rawZip(trapped), '')).code).toBe('doctype');
    }
  });

  test('an entity that nobody declared', () => {
    expect(codeOf({ sheets: [text], strings: ['<t>x</t>', '<t>&evil;</t>'] })).toBe('bad-xml');
  });

  test.each([
    ['open elements', '<row r="1"><c r="A1">'],
    ['crossed elements', '<row r="1"><c></row></c>'],
    ['a bare mark', '<row r="1"><'],
    ['an attribute without quotes', '<row r=1></row>'],
  ])('broken markup: %s', (_, xml) => {
    expect(codeOf({ sheets: [xml] })).toBe('bad-xml');
  });

  test('elements nested without end', () => {
    expect(codeOf({ sheets: [`<extLst>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</extLst>`] })).toBe('bad-xml');
  });

  test('a merge of the whole sheet, and many that are one together', () => {
    expect(codeOf({ sheets: ['<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'] })).toBe(
      'giant-merge',
    );
    const many = Array.from({ length: 3000 }, (_, index) => `<mergeCell ref="A${index + 1}:ZZ${index + 1}"/>`).join('');
    expect(codeOf({ sheets: [`<sheetData/><mergeCells>${many}</mergeCells>`] })).toBe('giant-merge');
  });

  test('a used area of billions of cells names its last cell', () => {
    const refusal = refusalOf(() =>
      open({
        sheets: ['<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
      }),
    );
    expect(refusal.code).toBe('too-many-cells');
    expect(refusal.message).toContain('XFD1048576');
  });

  test.each([['A0'], ['XFE1'], ['A1048577'], ['ZZZZZZ1'], ['1A']])('a cell %s beyond the format', (address) => {
    const row = /\d+$/.exec(address)?.[0] ?? '1';
    expect(codeOf({ sheets: [`<row r="${row}"><c r="${address}"><v>1</v></c></row>`] })).toBe('bad-xml');
  });
});

describe('small files that unfold without end', () => {
  // What unfolds without end takes minutes or all memory; half a minute forgives a busy machine.
  const cheap = (workbook: ForeignWorkbook): void => {
    const bytes = foreignWorkbook(workbook);
    const started = process.cpuUsage();
    try {
      readWorkbook(bytes, '');
    } catch (error) {
      expect(error).toHaveProperty('code');
    }
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(30);
  };
  const rows = (count: number, cell: string): string =>
    Array.from({ length: count }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"${cell}</c></row>`).join('');

  test('a long formula shared by many cells', () => {
    cheap({
      sheets: [
        `<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A60000">${'A1+'.repeat(2500)}1</f></c></row>${rows(60_000, '><f t="shared" si="0"/><v>1</v>').replace(/^.*?<\/row>/, '')}`,
      ],
    });
  });

  test('a text of a hundred thousand looks in many cells', () => {
    const piece = '<r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r>';
    cheap({ strings: [piece.repeat(20_000)], sheets: [rows(20_000, ' t="s"><v>0</v>')] });
    cheap({ strings: [piece.repeat(900)], sheets: [rows(20_000, ' t="s"><v>0</v>')] });
  });

  test('one conditional format of many ranges and many rules', () => {
    const ranges = Array.from({ length: 5000 }, (_, index) => `A${index + 1}`).join(' ');
    const styles = '<cellXfs><xf/></cellXfs><dxfs><dxf/></dxfs>';
    cheap({
      styles,
      sheets: [
        `<sheetData/><conditionalFormatting sqref="${ranges}">${'<cfRule type="expression" dxfId="0" priority="1"><formula>A1</formula></cfRule>'.repeat(5000)}</conditionalFormatting>`,
      ],
    });
  });

  test('links over the whole sheet, many times', () => {
    cheap({
      sheets: [
        `<sheetData>${rows(20_000, '><v>1</v>')}</sheetData><hyperlinks>${'<hyperlink ref="A1:XFD1048576" location="x"/>'.repeat(20_000)}</hyperlinks>`,
      ],
    });
  });

  test('a filter with conditions on one column, many times', () => {
    cheap({
      sheets: [
        `<sheetData>${rows(20_000, '><v>1</v>')}</sheetData><autoFilter ref="A1:B20000">${'<filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn>'.repeat(20_000)}</autoFilter>`,
      ],
    });
  });

  test('columns described past the edge, a million rows without cells, a long list of names', () => {
    cheap({
      sheets: [
        `<cols>${'<col min="1" max="999999999" width="3" customWidth="1" hidden="1"/>'.repeat(2000)}</cols><sheetData>${'<row/>'.repeat(1_000_000)}</sheetData>`,
      ],
      definedNames: '<definedName name="а">Лист1!$A$1</definedName>'.repeat(100_000),
    });
  });
});
