/** Forms: their questions, their answers, and the sheet where the answers land. */
import type { FormItemRecord, FormRecord, FormResponseRecord } from '../../document/host-state';
import { cellAt, ensureCell, filledRows } from '../../document/cells';
import { defaultDateFormats, displayValue } from '../../document/display';
import type { Sheet, SpreadsheetDocument } from '../../document/model';
import { serialAt } from '../../document/serial-date';
import { insertLines } from '../../document/structure';
import { newSheet, sheetNamed, sheetWithId } from '../../document/sheets';
import type { Run } from '../run';
import { ServiceError } from '../service-error';
import { documentOf } from '../places';
import type { Commands } from '../port';
import { HOST_MARK } from './things';
import type { Workplace } from '../workplace';
import { spendQuota } from './quota';

export function formWithId(id: string, workplace: Workplace): FormRecord {
  const form = workplace.state.forms.find((each) => each.id === id);
  if (!form)
    throw new ServiceError(
      'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.',
    );
  return form;
}

export function createForm({ title }: Commands['forms.create']['in'], run: Run): FormRecord {
  const { workplace } = run;
  spendQuota(run, 'created', 1);
  const form: FormRecord = {
    id: `local-form-${workplace.nextId()}`,
    title,
    description: '',
    confirmationMessage: '',
    closedMessage: '',
    acceptingResponses: true,
    collectsEmail: false,
    allowsResponseEdits: false,
    limitedToOneResponse: false,
    requiresLogin: false,
    progressBar: false,
    shuffleQuestions: false,
    publishingSummary: false,
    showLinkToRespondAgain: true,
    items: [],
    responses: [],
  };
  workplace.state.forms.push(form);
  return form;
}

export function readForm({ id }: { id: string }, run: Run): FormRecord {
  return formWithId(id, run.workplace);
}

export function changeForm({ id, set }: Commands['forms.change']['in'], run: Run): null {
  Object.assign(formWithId(id, run.workplace), set);
  return null;
}

function itemWithId(form: FormRecord, id: number): FormItemRecord {
  const item = form.items.find((each) => each.id === id);
  if (!item) throw new ServiceError('The form item no longer exists.');
  return item;
}

/** Adds, changes, moves or removes a question. Answers to a removed question stay with their responses. */
export function changeItem(request: Commands['forms.item']['in'], run: Run): Commands['forms.item']['out'] {
  const form = formWithId(request.id, run.workplace);
  if (request.add) {
    const item = { ...request.add, id: run.workplace.nextId() };
    form.items.push(item);
    syncHeaders(form, run.workplace);
    return item;
  }
  if (request.change) {
    const { item: id, set } = request.change;
    const item = itemWithId(form, id);
    for (const [key, value] of Object.entries(set)) {
      if (value === null) Reflect.deleteProperty(item, key);
      else Reflect.set(item, key, value);
    }
    syncHeaders(form, run.workplace);
    return item;
  }
  if (request.remove !== undefined) {
    const { remove } = request;
    form.items = form.items.filter((item) => item.id !== remove);
  }
  if (request.move) {
    const { item, index } = request.move;
    const moved = itemWithId(form, item);
    form.items = form.items.filter((each) => each !== moved);
    form.items.splice(index, 0, moved);
  }
  return null;
}

export function formResponses(
  request: Commands['forms.responses']['in'],
  run: Run,
): Commands['forms.responses']['out'] {
  const form = formWithId(request.id, run.workplace);
  const { items } = form;
  if (request.removeAll === true) form.responses = [];
  if (request.remove !== undefined) {
    const { remove } = request;
    form.responses = form.responses.filter((response) => response.id !== remove);
  }
  if (request.submit) {
    return { items, responses: [submitResponse(form, request.submit, run.workplace, run.clock)] };
  }
  const responses = form.responses.filter(
    (response) =>
      (request.since === undefined || response.at >= request.since) &&
      (request.responseId === undefined || response.id === request.responseId),
  );
  return { items, responses };
}

const NOT_QUESTIONS = new Set(['PAGE_BREAK', 'SECTION_HEADER', 'IMAGE', 'VIDEO']);

function questionsOf(form: FormRecord): FormRecord['items'] {
  return form.items.filter((item) => !NOT_QUESTIONS.has(item.type));
}

/** Links a form to a spreadsheet: a new sheet takes its answers, those of before too. */
export function setDestination({ id, spreadsheet }: Commands['forms.destination']['in'], run: Run): null {
  const { workplace } = run;
  const form = formWithId(id, workplace);
  if (spreadsheet === null) {
    const linked = form.destination && workplace.spreadsheet(form.destination.spreadsheetId);
    const sheet = linked && form.destination && sheetWithId(linked, form.destination.sheetId);
    if (sheet) delete sheet.formUrl;
    delete form.destination;
    return null;
  }
  const document = documentOf(spreadsheet, run);
  const sheet = newSheet(workplace.nextId(), freeAnswersName(document));
  sheet.formUrl = formUrl(form.id);
  sheet.frozenRows = 1;
  document.sheets.unshift(sheet);
  form.destination = { spreadsheetId: spreadsheet, sheetId: sheet.id };
  syncHeaders(form, workplace);
  for (const response of form.responses) writeResponse(form, response, workplace);
  if (document === workplace.document) run.touch(sheet.id, true);
  return null;
}

/** What a sheet keeps of the form that fills it, wherever the form is shown today. */
function formUrl(id: string): string {
  return `https://docs.google.com/forms/d/${id}/viewform`;
}

/** The same as a script is told it: the address where the form is filled in. */
export function formUrlShown(kept: string | undefined, workplace: Workplace): string | null {
  if (kept === undefined) return null;
  const id = /\/forms\/d\/([^/]+)/.exec(kept)?.[1];
  return id === undefined ? kept : `${workplace.formsAddress}/${id}`;
}

function freeAnswersName(document: SpreadsheetDocument): string {
  const base = document.locale.startsWith('ru') ? 'Ответы на форму' : 'Form Responses';
  for (let number = 1; ; number++) {
    const name = document.locale.startsWith('ru') ? `${base} (${number})` : `${base} ${number}`;
    if (!sheetNamed(document, name)) return name;
  }
}

function answersSheet(
  form: FormRecord,
  workplace: Workplace,
): { document: SpreadsheetDocument; sheet: Sheet } | undefined {
  const document = form.destination && workplace.spreadsheet(form.destination.spreadsheetId);
  const sheet = document && form.destination && sheetWithId(document, form.destination.sheetId);
  return document && sheet ? { document, sheet } : undefined;
}

/** Columns of the answers sheet: a question keeps its column whatever is done to the form; its id is a mark there. */
function columnOf(sheet: Sheet, itemId: number): number | undefined {
  return sheet.metadata.find((mark) => mark.key === COLUMN_KEY && mark.value === String(itemId))?.column;
}

const COLUMN_KEY = `${HOST_MARK}form-item`;
const ROW_KEY = `${HOST_MARK}form-response`;

function syncHeaders(form: FormRecord, workplace: Workplace): void {
  const target = answersSheet(form, workplace);
  if (!target) return;
  const { document, sheet } = target;
  const stamp = document.locale.startsWith('ru') ? 'Отметка времени' : 'Timestamp';
  const first = ensureCell(sheet, 0, 0);
  first.value ??= stamp;
  const taken = sheet.metadata.filter((mark) => mark.key === COLUMN_KEY).map((mark) => mark.column ?? 0);
  let next = Math.max(0, ...taken) + 1;
  for (const item of questionsOf(form)) {
    let column = columnOf(sheet, item.id);
    if (column === undefined) {
      column = next++;
      sheet.metadata.push({
        id: workplace.nextId(),
        key: COLUMN_KEY,
        value: String(item.id),
        visibility: 'PROJECT',
        column,
      });
      if (column >= sheet.columnCount) insertLines(document, sheet, 'columns', sheet.columnCount, 1);
    }
    ensureCell(sheet, 0, column).value = item.title;
  }
}

function textOf(response: FormResponseRecord['answers'][number]['response']): string {
  if (typeof response === 'string') return response;
  return response.map((part) => (Array.isArray(part) ? part.join(', ') : (part ?? ''))).join(', ');
}

/** Row of a response, or a new one below all others; a mark keeps the row with its response. */
function rowOf(
  response: FormResponseRecord,
  document: SpreadsheetDocument,
  sheet: Sheet,
  workplace: Workplace,
): number {
  const marked = sheet.metadata.find((mark) => mark.key === ROW_KEY && mark.value === response.id)?.row;
  if (marked !== undefined) return marked;
  const row = Math.max(1, filledRows(sheet));
  if (row >= sheet.rowCount) insertLines(document, sheet, 'rows', sheet.rowCount, 1);
  sheet.metadata.push({ id: workplace.nextId(), key: ROW_KEY, value: response.id, visibility: 'PROJECT', row });
  return row;
}

function writeResponse(form: FormRecord, response: FormResponseRecord, workplace: Workplace): void {
  const target = answersSheet(form, workplace);
  if (!target) return;
  const { document, sheet } = target;
  const row = rowOf(response, document, sheet, workplace);
  const stamp = ensureCell(sheet, row, 0);
  stamp.value = serialAt(response.at, document.timeZone);
  stamp.style = { ...stamp.style, numberFormat: defaultDateFormats(document.locale).moment };
  for (const answer of response.answers) {
    const column = columnOf(sheet, answer.itemId);
    const text = textOf(answer.response);
    // The answers of a form land as text: a form never makes a formula of them.
    // A mark on a scale is a number, as in Google Forms.
    const value = form.items.find((item) => item.id === answer.itemId)?.type === 'SCALE' ? Number(text) : text;
    if (column !== undefined && text !== '') ensureCell(sheet, row, column).value = value;
  }
}

/** A respondent sends the form: the response is kept and its row written. */
export function submitResponse(
  form: FormRecord,
  answer: Omit<FormResponseRecord, 'id' | 'at'>,
  workplace: Workplace,
  at: number,
): FormResponseRecord {
  if (!form.acceptingResponses) throw new ServiceError(`The form ${form.title} is no longer accepting responses.`);
  const response: FormResponseRecord = { ...answer, id: `local-response-${workplace.nextId()}`, at };
  form.responses.push(response);
  writeResponse(form, response, workplace);
  return response;
}

/** A respondent changes a response that was sent: its id and its row stay, its time is that of the change. */
export function editResponse(
  form: FormRecord,
  responseId: string,
  answers: FormResponseRecord['answers'],
  workplace: Workplace,
  at: number,
): FormResponseRecord {
  const response = form.responses.find((each) => each.id === responseId);
  if (!response) throw new ServiceError('The response no longer exists.');
  Object.assign(response, { answers, at });
  writeResponse(form, response, workplace);
  return response;
}

/** What a form-submit trigger of the spreadsheet is told: texts of the row, in the order of the columns. */
export function submitEvent(form: FormRecord, response: FormResponseRecord, workplace: Workplace): object | undefined {
  const target = answersSheet(form, workplace);
  if (!target) return undefined;
  const { document, sheet } = target;
  const row = rowOf(response, document, sheet, workplace);
  const headers = sheet.rows[0] ?? [];
  const values = Array.from(headers, (_, column) => displayValue(cellAt(sheet, row, column), document.locale));
  const namedValues = new Map<string, string[]>();
  values.forEach((value, column) => {
    const title = displayValue(headers[column], document.locale);
    namedValues.set(title, [...(namedValues.get(title) ?? []), value]);
  });
  return {
    values,
    namedValues: Object.fromEntries(namedValues),
    sheet: { id: sheet.id, name: sheet.name },
    rect: { top: row, left: 0, bottom: row, right: values.length - 1 },
  };
}
