/** FormApp and forms. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { FormItemRecord, FormRecord } from '../../document/host-state';
import { refuseLacking, serviceNamed } from '../lacking';
import { Exception, boot, call } from '../port';
import { text } from '../text';
import { ui } from '../ui';
import { UserHandle } from '../user';
import * as enums from './enums';
import type { ItemBase } from './items';
import { AnyItem, itemHandle } from './items';
import { ResponseHandle } from './responses';
import { RuleMaker } from './validation';

type GForm = GoogleAppsScript.Forms.Form;
type GItem = GoogleAppsScript.Forms.Item;
type Settings = Partial<Omit<FormRecord, 'id' | 'items' | 'responses' | 'destination'>>;

const FORM_URL = /\/forms\/(?:d\/(?:e\/)?)?([^/?#]+)/;

export interface FormHandle extends GForm {}
export class FormHandle {
  constructor(private readonly id: string) {}

  private read(method: string): FormRecord {
    return call(`Form.${method}`, 'forms.read', { id: this.id });
  }
  private set(method: string, set: Settings): this {
    call(`Form.${method}`, 'forms.change', { id: this.id, set });
    return this;
  }
  private responses(method: string, query: { since?: number; responseId?: string }): ResponseHandle[] {
    const { items, responses } = call(`Form.${method}`, 'forms.responses', { id: this.id, ...query });
    const handles = new Map(items.map((item) => [item.id, new AnyItem(this.id, item)]));
    return responses.map((response) => new ResponseHandle(this.id, response, handles));
  }

  getId(): string {
    return this.id;
  }
  getPublishedUrl(): string {
    return `${boot.formsAddress}/${this.id}`;
  }
  getEditUrl(): string {
    return `https://docs.google.com/forms/d/${this.id}/edit`;
  }
  getSummaryUrl(): string {
    return `https://docs.google.com/forms/d/${this.id}/viewanalytics`;
  }
  shortenFormUrl(url: string): string {
    return url;
  }
  getTitle(): string {
    return this.read('getTitle').title;
  }
  setTitle(title: string): this {
    return this.set('setTitle', { title: text(title) });
  }
  getDescription(): string {
    return this.read('getDescription').description;
  }
  setDescription(description: string): this {
    return this.set('setDescription', { description: text(description) });
  }
  getConfirmationMessage(): string {
    return this.read('getConfirmationMessage').confirmationMessage;
  }
  setConfirmationMessage(confirmationMessage: string): this {
    return this.set('setConfirmationMessage', { confirmationMessage });
  }
  getCustomClosedFormMessage(): string {
    return this.read('getCustomClosedFormMessage').closedMessage;
  }
  setCustomClosedFormMessage(closedMessage: string): this {
    return this.set('setCustomClosedFormMessage', { closedMessage });
  }
  isAcceptingResponses(): boolean {
    return this.read('isAcceptingResponses').acceptingResponses;
  }
  setAcceptingResponses(acceptingResponses: boolean): this {
    return this.set('setAcceptingResponses', { acceptingResponses });
  }
  collectsEmail(): boolean {
    return this.read('collectsEmail').collectsEmail;
  }
  setCollectEmail(collectsEmail: boolean): this {
    return this.set('setCollectEmail', { collectsEmail });
  }
  canEditResponse(): boolean {
    return this.read('canEditResponse').allowsResponseEdits;
  }
  setAllowResponseEdits(allowsResponseEdits: boolean): this {
    return this.set('setAllowResponseEdits', { allowsResponseEdits });
  }
  hasLimitOneResponsePerUser(): boolean {
    return this.read('hasLimitOneResponsePerUser').limitedToOneResponse;
  }
  setLimitOneResponsePerUser(limitedToOneResponse: boolean): this {
    return this.set('setLimitOneResponsePerUser', { limitedToOneResponse });
  }
  requiresLogin(): boolean {
    return this.read('requiresLogin').requiresLogin;
  }
  setRequireLogin(): this {
    throw new Exception('This operation is not supported: requiring login needs a Google Workspace account.');
  }
  hasProgressBar(): boolean {
    return this.read('hasProgressBar').progressBar;
  }
  setProgressBar(progressBar: boolean): this {
    return this.set('setProgressBar', { progressBar });
  }
  getShuffleQuestions(): boolean {
    return this.read('getShuffleQuestions').shuffleQuestions;
  }
  setShuffleQuestions(shuffleQuestions: boolean): this {
    return this.set('setShuffleQuestions', { shuffleQuestions });
  }
  isPublishingSummary(): boolean {
    return this.read('isPublishingSummary').publishingSummary;
  }
  setPublishingSummary(publishingSummary: boolean): this {
    return this.set('setPublishingSummary', { publishingSummary });
  }
  hasRespondAgainLink(): boolean {
    return this.read('hasRespondAgainLink').showLinkToRespondAgain;
  }
  setShowLinkToRespondAgain(showLinkToRespondAgain: boolean): this {
    return this.set('setShowLinkToRespondAgain', { showLinkToRespondAgain });
  }
  isQuiz(): boolean {
    return false;
  }
  getEditors(): UserHandle[] {
    const owner = call('Form.getEditors', 'session', { what: 'effectiveEmail' });
    return [new UserHandle(owner)];
  }

  setDestination(type: GoogleAppsScript.Forms.DestinationType, id: string): this {
    if (type !== enums.DestinationType.SPREADSHEET) throw new Exception('Invalid argument: type');
    call('Form.setDestination', 'forms.destination', { id: this.id, spreadsheet: text(id) });
    return this;
  }
  removeDestination(): this {
    call('Form.removeDestination', 'forms.destination', { id: this.id, spreadsheet: null });
    return this;
  }
  getDestinationId(): string {
    const { destination } = this.read('getDestinationId');
    if (!destination) throw new Exception('The form currently has no response destination.');
    return destination.spreadsheetId;
  }
  getDestinationType(): GoogleAppsScript.Forms.DestinationType {
    if (!this.read('getDestinationType').destination)
      throw new Exception('The form currently has no response destination.');
    return enums.DestinationType.SPREADSHEET;
  }

  getItems(type?: GoogleAppsScript.Forms.ItemType): AnyItem[] {
    const { items } = this.read('getItems');
    return items
      .filter((item) => type === undefined || item.type === text(type))
      .map((item) => new AnyItem(this.id, item));
  }
  getItemById(id: number): AnyItem {
    const item = this.read('getItemById').items.find((each) => each.id === id);
    return (item ? new AnyItem(this.id, item) : null) as AnyItem;
  }
  private itemAt(method: string, item: number | GItem): number {
    if (typeof item !== 'number') return item.getId();
    const found = this.read(method).items[item];
    if (!found) throw new Exception('Invalid index.');
    return found.id;
  }
  deleteItem(item: number | GItem): void {
    call('Form.deleteItem', 'forms.item', { id: this.id, remove: this.itemAt('deleteItem', item) });
  }
  moveItem(item: number | GItem, index: number): AnyItem {
    const id = this.itemAt('moveItem', item);
    call('Form.moveItem', 'forms.item', { id: this.id, move: { item: id, index } });
    return this.getItemById(id);
  }
  /** Adds an item of a type; `method` is the name of the call. */
  add(method: string, type: string): ItemBase {
    const add: Omit<FormItemRecord, 'id'> = { type, title: '', helpText: '' };
    const made = call(`Form.${method}`, 'forms.item', { id: this.id, add });
    if (!made) throw new Exception('The item could not be added.');
    return itemHandle(this.id, made);
  }

  getResponses(since?: GoogleAppsScript.Base.Date): ResponseHandle[] {
    return this.responses('getResponses', since ? { since: since.getTime() } : {});
  }
  getResponse(responseId: string): ResponseHandle {
    const [response] = this.responses('getResponse', { responseId });
    if (!response) throw new Exception('No response with the given ID could be found.');
    return response;
  }
  createResponse(): ResponseHandle {
    const { items } = this.read('createResponse');
    return new ResponseHandle(
      this.id,
      { answers: [], email: '' },
      new Map(items.map((item) => [item.id, new AnyItem(this.id, item)])),
    );
  }
  deleteAllResponses(): this {
    call('Form.deleteAllResponses', 'forms.responses', { id: this.id, removeAll: true });
    return this;
  }
  deleteResponse(responseId: string): this {
    call('Form.deleteResponse', 'forms.responses', { id: this.id, remove: responseId });
    return this;
  }
}
const ADDERS = {
  addTextItem: 'TEXT',
  addParagraphTextItem: 'PARAGRAPH_TEXT',
  addMultipleChoiceItem: 'MULTIPLE_CHOICE',
  addListItem: 'LIST',
  addCheckboxItem: 'CHECKBOX',
  addGridItem: 'GRID',
  addCheckboxGridItem: 'CHECKBOX_GRID',
  addScaleItem: 'SCALE',
  addDateItem: 'DATE',
  addDateTimeItem: 'DATETIME',
  addTimeItem: 'TIME',
  addDurationItem: 'DURATION',
  addSectionHeaderItem: 'SECTION_HEADER',
  addPageBreakItem: 'PAGE_BREAK',
} as const satisfies Partial<Record<keyof GForm, keyof typeof enums.ItemType>>;
for (const [method, type] of Object.entries(ADDERS)) {
  Object.defineProperty(FormHandle.prototype, method, {
    value(this: FormHandle) {
      return this.add(method, type);
    },
  });
}
refuseLacking(FormHandle, 'Forms.Form');

export const FormApp = serviceNamed('Forms.FormApp', {
  ...enums,
  create: (title: string) => new FormHandle(call('FormApp.create', 'forms.create', { title: text(title) }).id),
  openById: (id: string) => new FormHandle(call('FormApp.openById', 'forms.open', { id: text(id) }).id),
  openByUrl: (url: string) => {
    const id = FORM_URL.exec(url)?.[1];
    if (id === undefined) throw new Exception('Invalid argument: url');
    return new FormHandle(call('FormApp.openByUrl', 'forms.open', { id }).id);
  },
  getUi: () => ui,
  // The rules of all kinds of questions share one builder, whose methods are added by name.
  createTextValidation: () => new RuleMaker() as unknown as GoogleAppsScript.Forms.TextValidationBuilder,
  createParagraphTextValidation: () =>
    new RuleMaker() as unknown as GoogleAppsScript.Forms.ParagraphTextValidationBuilder,
  createCheckboxValidation: () => new RuleMaker() as unknown as GoogleAppsScript.Forms.CheckboxValidationBuilder,
  createGridValidation: () => new RuleMaker() as unknown as GoogleAppsScript.Forms.GridValidationBuilder,
} satisfies Partial<GoogleAppsScript.Forms.FormApp>);
