import { evaluate, inlineHost } from '../runtime/inline-host';

test('a block is written and read in one call each; a lazy data range costs nothing', () => {
  const host = inlineHost(`
    function main() {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('лист1');
      sheet.getRange(1, 1, 2, 3).setValues([['Имя', 'Класс', new Date(2023, 8, 1)], ['Орлов', '10-2', 5]]);
      return sheet.getDataRange().getDisplayValues();
    }`);
  const result = host.runNow('main', []);
  expect(result.value).toEqual([
    ['Имя', 'Класс', '01.09.2023'],
    ['Орлов', '10.02.2023', '5'],
  ]);
  expect(result.calls).toEqual({
    total: 3,
    read: 2,
    write: 1,
    byMethod: { 'Spreadsheet.getSheetByName': 1, 'Range.setValues': 1, 'Range.getDisplayValues': 1 },
  });
});

test('handles, builders and names of a listing do not cross', () => {
  const host = inlineHost(`
    function main() {
      const book = SpreadsheetApp.getActive();
      const sheets = book.getSheets();
      SpreadsheetApp.newRichTextValue().setText('a').build();
      SpreadsheetApp.newDataValidation().requireValueInList(['a']).build();
      SpreadsheetApp.getUi().createMenu('Меню').addItem('Пункт', 'main');
      return [book.getId(), sheets[0].getName(), sheets[0].getSheetId(), sheets[0].getRange('B2:C3').getA1Notation(), sheets[0].getRange(2, 2).offset(1, 1, 1, 1).getA1Notation()];
    }`);
  const result = host.runNow('main', []);
  expect(result.value).toEqual(['doc-1', 'Лист1', 0, 'B2:C3', 'C3']);
  expect(result.calls.byMethod).toEqual({ 'Spreadsheet.getSheets': 1 });
});

describe('ranges refuse in the words of Google', () => {
  test.each([
    ['sheet.getRange(0, 1)', 'The starting row of the range is too small.'],
    ['sheet.getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1001, 1).getValue()', 'The coordinates of the range are outside the dimensions of the sheet.'],
    [
      'sheet.getRange(1, 1, 2, 1).setValues([[1]])',
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    ],
    [
      'sheet.getRange(1, 1, 1, 1).setValues([[1, 2]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
    ],
    [
      'sheet.getDataRange().setValues([[1, 2]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
    ],
    [
      "sheet.getRange(1, 1).setValue('x'.repeat(50001))",
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
  ])('%s', (code, words) => {
    expect(() => evaluate(`const sheet = SpreadsheetApp.getActiveSheet(); ${code}; SpreadsheetApp.flush();`)).toThrow(
      words,
    );
  });
});

test('dates come back as dates of the script, and the same instant', () => {
  expect(
    evaluate(`
      const cell = SpreadsheetApp.getActiveSheet().getRange('A1');
      cell.setValue(new Date(2023, 8, 1, 13, 45));
      const value = cell.getValue();
      return [value instanceof Date, value.constructor === Date, value.getTime() === new Date(2023, 8, 1, 13, 45).getTime(), cell.getDisplayValue(), cell.getNumberFormat()];`),
  ).toEqual([true, true, true, '01.09.2023 13:45:00', 'dd.MM.yyyy H:mm:ss']);
});

test('a merged area holds one value; the rest reads as empty and swallows what is written', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      const range = sheet.getRange('A1:B2');
      range.setValues([['а', 'б'], ['в', 'г']]).merge();
      sheet.getRange('B2').setValue('пропало');
      return [range.getValues(), sheet.getRange('B2').isPartOfMerge(), range.getMergedRanges().map((each) => each.getA1Notation())];`),
  ).toEqual([
    [
      ['а', ''],
      ['', ''],
    ],
    true,
    ['A1:B2'],
  ]);
});

test('a range that cuts through a merge cannot be merged', () => {
  expect(() =>
    evaluate(
      `const s = SpreadsheetApp.getActiveSheet(); s.getRange('A1:B2').merge(); s.getRange('B2:C3').merge(); SpreadsheetApp.flush();`,
    ),
  ).toThrow('You must select all cells in a merged range to merge or unmerge them.');
});

test('the last row counts unticked checkboxes and not formats', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.getRange('A1').setValue('x');
      sheet.getRange('A50').setBackground('red').setNote('нет');
      const before = sheet.getLastRow();
      sheet.getRange('B2:B20').insertCheckboxes();
      return [before, sheet.getLastRow(), sheet.getLastColumn(), sheet.getRange('B20').isChecked()];`),
  ).toEqual([1, 20, 2, false]);
});

test('inserted rows look like their neighbour; merges, marks, notes and rules move along', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.getRange('A2:B2').setValues([['а', 'б']]).setFontWeight('bold');
      sheet.getRange('A3:B3').merge();
      sheet.getRange('4:4').addDeveloperMetadata('ряд', 'x');
      sheet.getRange('A5').setNote('заметка');
      sheet.insertRowsAfter(2, 2);
      const mark = sheet.createDeveloperMetadataFinder().withKey('ряд').find()[0];
      return [
        sheet.getRange('A3').getFontWeight(), sheet.getRange('A3').getValue(),
        sheet.getRange('A5:B5').getMergedRanges().map((each) => each.getA1Notation()),
        mark.getLocation().getRow().getRow(), sheet.getRange('A7').getNote(), sheet.getMaxRows(),
      ];`),
  ).toEqual(['bold', '', ['A5:B5'], 6, 'заметка', 1002]);
});

test('deleting a row takes its mark, shrinks a merge and keeps the merged value', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.getRange('A2').setValue('слито');
      sheet.getRange('A2:A4').merge();
      sheet.getRange('2:2').addDeveloperMetadata('ряд');
      sheet.deleteRow(2);
      return [sheet.getRange('A2').getValue(), sheet.getRange('A2').getMergedRanges()[0].getA1Notation(), sheet.createDeveloperMetadataFinder().withKey('ряд').find().length];`),
  ).toEqual(['слито', 'A2:A3', 0]);
});

test('sheets: names are unique without case, the copy has its own name, the last visible one stays', () => {
  expect(
    evaluate(`
      const book = SpreadsheetApp.getActive();
      const plan = book.insertSheet('План');
      const copy = plan.copyTo(book);
      const words = [];
      for (const act of [() => book.insertSheet('план'), () => { for (const s of book.getSheets()) book.deleteSheet(s); }]) {
        try { act(); SpreadsheetApp.flush(); } catch (error) { words.push(error.name + ': ' + error.message); }
      }
      return [copy.getName(), words, book.getSheets().length];`),
  ).toEqual([
    'План (копия)',
    [
      'Exception: A sheet with the name "план" already exists. Please enter another name.',
      "Exception: You can't remove all the visible sheets in a document.",
    ],
    1,
  ]);
});

test('sorting: numbers, texts, then blanks; notes go with their cells', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      const range = sheet.getRange('A1:B5');
      range.setValues([['б', 1], ['', 2], ['ё', 3], [10, 4], ['а', 5]]);
      sheet.getRange('A5').setNote('первая буква');
      range.sort(1);
      const up = range.getValues().map((row) => row[1]);
      const note = sheet.getRange('A2').getNote();
      range.sort({ column: 1, ascending: false });
      return [up, note, range.getValues().map((row) => row[1])];`),
  ).toEqual([[4, 5, 1, 3, 2], 'первая буква', [3, 1, 5, 4, 2]]);
});

test('sorting over vertically merged cells is refused', () => {
  expect(() =>
    evaluate(
      `const s = SpreadsheetApp.getActiveSheet(); s.getRange('A1:A2').merge(); s.getRange('A1:B5').sort(1); SpreadsheetApp.flush();`,
    ),
  ).toThrow('merged');
});

test('rich text keeps its runs and links, is literal, and is refused when empty', () => {
  expect(
    evaluate(`
      const cell = SpreadsheetApp.getActiveSheet().getRange('A1');
      const bold = SpreadsheetApp.newTextStyle().setBold(true).build();
      cell.setRichTextValue(SpreadsheetApp.newRichTextValue().setText('=1+1 да').setTextStyle(0, 4, bold).setLinkUrl(5, 7, 'https://example.test').build());
      const rich = cell.getRichTextValue();
      let words = '';
      try { SpreadsheetApp.newRichTextValue().setText('').build(); } catch (error) { words = error.message; }
      return [cell.getValue(), cell.getFormula(), rich.getRuns().map((run) => [run.getText(), run.getTextStyle().isBold(), run.getLinkUrl()]), words];`),
  ).toEqual([
    '=1+1 да',
    '',
    [
      ['=1+1', true, null],
      [' ', null, null],
      ['да', null, 'https://example.test'],
    ],
    'Illegal argument: a rich text value must have text.',
  ]);
});

test('validation: a list that allows nothing else refuses other values', () => {
  expect(
    evaluate(`
      const cell = SpreadsheetApp.getActiveSheet().getRange('C3');
      cell.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['да', 'нет']).setAllowInvalid(false).build());
      cell.setValue('да');
      let words = '';
      try { cell.setValue('может быть'); SpreadsheetApp.flush(); } catch (error) { words = error.message; }
      const rule = cell.getDataValidation();
      return [words, rule.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST, rule.getCriteriaValues(), cell.getValue()];`),
  ).toEqual([
    'The data you entered in cell C3 violates the data validation rules set on this cell.',
    true,
    [['да', 'нет'], true],
    'да',
  ]);
});

test('formats come back as they were set, with the defaults of a new sheet', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      const cell = sheet.getRange('A1');
      const defaults = [cell.getBackground(), cell.getFontColor(), cell.getFontSize(), cell.getFontWeight(), cell.getHorizontalAlignment(), cell.getNumberFormat()];
      cell.setBackground('#ABC').setFontColor('navy').setFontSize(14).setFontWeight('bold').setHorizontalAlignment('center').setNumberFormat('0.00').setWrap(true);
      sheet.getRange('A1:B2').setBorder(true, true, true, true, true, true, 'red', SpreadsheetApp.BorderStyle.SOLID_MEDIUM);
      return [defaults, [cell.getBackground(), cell.getFontColor(), cell.getFontSize(), cell.getFontWeight(), cell.getHorizontalAlignment(), cell.getNumberFormat(), cell.getWrap()]];`),
  ).toEqual([
    ['#ffffff', '#000000', 10, 'normal', 'general', '0.###############'],
    ['#aabbcc', '#000080', 14, 'bold', 'center', '0.00', true],
  ]);
});

test('conditional rules, charts, protections, named ranges, filters and bandings come back', () => {
  expect(
    evaluate(`
      const book = SpreadsheetApp.getActive();
      const sheet = book.getActiveSheet();
      const range = sheet.getRange('A1:B5');
      sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('просрочено').setBackground('#ff0000').setRanges([range]).build()]);
      sheet.insertChart(sheet.newChart().asColumnChart().addRange(range).setPosition(2, 4, 5, 6).setOption('title', 'Охват').setOption('width', 300).build());
      book.setNamedRange('ПЛАН', range);
      const protection = range.protect().setDescription('служебное').setWarningOnly(true);
      range.createFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['нет']).build());
      range.applyRowBanding(SpreadsheetApp.BandingTheme.CYAN);
      const chart = sheet.getCharts()[0];
      const rule = sheet.getConditionalFormatRules()[0];
      return [
        [rule.getBooleanCondition().getCriteriaType() === SpreadsheetApp.BooleanCriteria.TEXT_EQUAL_TO, rule.getBooleanCondition().getCriteriaValues(), rule.getRanges()[0].getA1Notation()],
        [chart.getOptions().get('title'), chart.getRanges()[0].getA1Notation(), chart.getContainerInfo().getAnchorColumn()],
        book.getRangeByName('ПЛАН').getA1Notation(),
        sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map((each) => [each.getDescription(), each.isWarningOnly(), each.getRange().getA1Notation()]),
        sheet.getFilter().getColumnFilterCriteria(1).getHiddenValues(),
        [sheet.getRange('A1').getBackground(), sheet.getRange('A2').getBackground(), sheet.getRange('A3').getBackground()],
      ];`),
  ).toEqual([
    [true, ['просрочено'], 'A1:B5'],
    ['Охват', 'A1:B5', 4],
    'A1:B5',
    [['служебное', true, 'A1:B5']],
    ['нет'],
    ['#4dd0e1', '#ffffff', '#e0f7fa'],
  ]);
});

test('a range protected for others cannot be written, and nothing of it changes', () => {
  const host = inlineHost(`
    function owner() { SpreadsheetApp.getActiveSheet().getRange('A1').protect().removeEditors(['helper@school.example']); }
    function helper() { const s = SpreadsheetApp.getActiveSheet(); s.getRange('B1').setValue(1); s.getRange('A1').setValue(2); }`);
  host.state.users = ['curator@school.example', 'helper@school.example'];
  expect(host.runNow('owner').ok).toBe(true);
  host.state.activeUser = 'helper@school.example';
  expect(host.runNow('helper').error?.message).toMatch(/^You are trying to edit a protected cell or object/);
  expect(host.document.sheets[0]?.rows[0]?.[0]?.value).toBeUndefined();
});

test('copyTo repeats the source over the target; a move leaves nothing behind', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.getRange('A1:B1').setValues([['а', 'б']]).setFontWeight('bold');
      sheet.getRange('A1:B1').copyTo(sheet.getRange('A3:B4'));
      sheet.getRange('A1:B1').copyTo(sheet.getRange('D1'), { contentsOnly: true });
      sheet.getRange('A1:B1').moveTo(sheet.getRange('F1'));
      return [sheet.getRange('A1:G4').getValues(), sheet.getRange('A4').getFontWeight(), sheet.getRange('D1').getFontWeight()];`),
  ).toEqual([
    [
      ['', '', '', 'а', 'б', 'а', 'б'],
      ['', '', '', '', '', '', ''],
      ['а', 'б', '', '', '', '', ''],
      ['а', 'б', '', '', '', '', ''],
    ],
    'bold',
    'normal',
  ]);
});

test('appendRow goes below the last filled row and parses like typing', () => {
  expect(
    evaluate(`
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.appendRow(['01234', '=A1']);
      sheet.appendRow(['7-8']);
      return [sheet.getRange('A1:B2').getDisplayValues(), sheet.getRange('B1').getFormula(), sheet.getLastRow()];`),
  ).toMatchObject([
    [
      ['1234', expect.any(String)],
      ['07.08.2023', ''],
    ],
    '=A1',
    2,
  ]);
});

test('enumerations are equal only to themselves and print as their names', () => {
  expect(
    evaluate(`
      const e = SpreadsheetApp.BorderStyle;
      return [String(e.SOLID), e.SOLID === e.SOLID, e.SOLID == e.DOTTED, JSON.stringify([e.SOLID]), typeof e.SOLID];`),
  ).toEqual(['SOLID', true, false, '["SOLID"]', 'object']);
});

test('what the reference has and the host lacks says so; what neither has is undefined', () => {
  expect(() => evaluate(`SpreadsheetApp.getActiveSheet().getRange('A1').createPivotTable()`)).toThrow(
    'not supported by the local host: Range.createPivotTable',
  );
  expect(() => evaluate(`SpreadsheetApp.newCellImage()`)).toThrow(
    'not supported by the local host: SpreadsheetApp.newCellImage',
  );
  expect(() => evaluate(`SpreadsheetApp.getActiveSheet().getRange('A1').setTheValue(1)`)).toThrow(
    'setTheValue is not a function',
  );
  expect(() => evaluate(`DriveApp.getRootFolder()`)).toThrow('DriveApp is not defined');
});

test('values that a cell cannot hold are refused', () => {
  expect(() => evaluate(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue({ a: 1 })`)).toThrow(
    'not supported by the local host: object',
  );
  expect(() => evaluate(`SpreadsheetApp.getActiveSheet().getRange('A1').setValue(NaN)`)).toThrow('NaN');
  expect(
    evaluate(
      `const c = SpreadsheetApp.getActiveSheet().getRange('A1'); c.setValue(5); c.setValue(undefined); return c.isBlank();`,
    ),
  ).toBe(true);
});

test('a list of ranges is written in one call', () => {
  const host = inlineHost(`
    function main() {
      const sheet = SpreadsheetApp.getActive().getSheetByName('Лист1');
      sheet.getRangeList(['A1:B1', 'D4']).setBackground('#ff0000').setValue('да');
      return [sheet.getRange('B1').getBackground(), sheet.getRange('D4').getValue(), sheet.getRange('C1').getBackground()];
    }`);
  const result = host.runNow('main', []);
  expect(result.value).toEqual(['#ff0000', 'да', '#ffffff']);
  expect(result.calls).toMatchObject({ write: 2, byMethod: { 'RangeList.setBackground': 1, 'RangeList.setValue': 1 } });
});

test('a block of another shape is refused also behind a change of structure that still waits', () => {
  const host = inlineHost(`function main() {
    const sheet = SpreadsheetApp.getActive().getSheetByName('Лист1');
    sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]);
    SpreadsheetApp.flush();
    sheet.insertRowsAfter(2, 1);
    sheet.getDataRange().setValues([['x']]);
    SpreadsheetApp.flush();
  }`);
  expect(host.runNow('main').error?.message).toMatch(/^The number of rows in the data does not match/);
  expect(host.document.sheets[0]?.rows[0]?.[0]?.value).toBe(1);
});
