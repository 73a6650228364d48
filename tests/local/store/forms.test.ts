// Forms live in the file beside the cells: they come back whole, and a file that lies about them brings none.
import { emptyHostState, type HostState } from '../../../local/document/host-state';
import { newDocument } from '../../../local/document/sheets';
import { readWorkbook } from '../../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../../local/store/xlsx/write-workbook';
import { inlineHost } from '../runtime/inline-host';

const code = `
  function make() {
    const form = FormApp.create('Анкета');
    const role = form.addMultipleChoiceItem().setTitle('Кто').setRequired(true);
    form.addTextItem().setTitle('Год').setHelpText('Четыре цифры')
      .setValidation(FormApp.createTextValidation().requireTextMatchesPattern('^(\\\\d{4})$').setHelpText('Год!').build());
    form.addScaleItem().setTitle('Оценка').setBounds(1, 10).setLabels('мало', 'много');
    const page = form.addPageBreakItem().setTitle('Дальше').setGoToPage(FormApp.PageNavigationType.SUBMIT);
    role.setChoices([role.createChoice('а', page), role.createChoice('б')]);
    form.addCheckboxItem().setTitle('Дни').setChoiceValues(['пн', 'вт']).showOtherOption(true);
    form.setDestination(FormApp.DestinationType.SPREADSHEET, SpreadsheetApp.getActive().getId());
  }
  function items() {
    const form = FormApp.openById(FormApp.openByUrl(SpreadsheetApp.getActive().getFormUrl()).getId());
    const role = form.getItems()[0].asMultipleChoiceItem();
    const [first, second] = role.getChoices();
    const page = form.getItems(FormApp.ItemType.PAGE_BREAK)[0].asPageBreakItem();
    return [first.getGotoPage().getTitle(), String(first.getPageNavigationType()), second.getGotoPage(),
      String(second.getPageNavigationType()), String(page.getPageNavigationType()), page.getGoToPage()];
  }
  function clear() {
    const form = FormApp.openByUrl(SpreadsheetApp.getActive().getFormUrl());
    form.getItems()[1].asTextItem().clearValidation();
    form.getItems()[0].asMultipleChoiceItem().setChoiceValues(['в']);
  }
`;

function made(): { state: HostState; bytes: Uint8Array } {
  const state = emptyHostState();
  const document = newDocument('doc-1', 'Школа');
  const host = inlineHost(code, { document, state });
  const result = host.runNow('make', []);
  if (!result.ok) throw new Error(result.error?.message);
  return { state, bytes: writeWorkbook(document, state) };
}

test('a form, its pages, rules and its link survive the file', () => {
  const { state, bytes } = made();
  const read = readWorkbook(bytes, '');
  expect(read.state.forms).toEqual(state.forms);
  expect(read.document.sheets[0]?.formUrl).toContain(state.forms[0]?.id);
  const host = inlineHost(code, { document: read.document, state: read.state });
  expect(host.runNow('items', []).value).toEqual(['Дальше', 'GO_TO_PAGE', null, 'CONTINUE', 'SUBMIT', null]);
});

test('a rule and leads that are taken away are gone', () => {
  const { bytes } = made();
  const { document, state } = readWorkbook(bytes, '');
  inlineHost(code, { document, state }).runNow('clear', []);
  const [role, year] = state.forms[0]!.items;
  expect(year).not.toHaveProperty('validation');
  expect(role).not.toHaveProperty('leads');
  expect(role?.choices).toEqual(['в']);
});

test.each<readonly [string, (item: Record<string, unknown>) => void]>([
  ['choices that are no list', (item) => (item['choices'] = 'abc')],
  ['a title that is no text', (item) => (item['title'] = { html: 1 })],
  ['a scale without end', (item) => (item['bounds'] = [0, 9e15])],
  ['a rule without a name', (item) => (item['validation'] = { args: [] })],
  ['a lead to nowhere', (item) => (item['leads'] = [{}])],
])('a file with %s brings no state at all', (_, spoil) => {
  const { state } = made();
  spoil(state.forms[0]!.items[0] as unknown as Record<string, unknown>);
  expect(readWorkbook(writeWorkbook(newDocument('doc-1', 'Школа'), state), '').state).not.toMatchObject({
    forms: [{}],
  });
});
