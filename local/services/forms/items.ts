/** The items of a form: what all have, and what each kind of question adds. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { FormItemRecord } from '../../document/host-state';
import type { FormItemChange } from '../../runtime/port';
import { without } from '../../document/without';
import { formatDate } from '../format-date';
import { enumNamed } from '../enums';
import { refuseLacking } from '../lacking';
import { Exception, boot, call } from '../port';
import { text } from '../text';
import { ItemType, PageNavigationType } from './enums';
import { AnswerHandle } from './responses';
import { ruleWire } from './validation';

type GItem = GoogleAppsScript.Forms.Item;

/** What all items have. */
export class ItemBase {
  constructor(
    /** The form's id. */
    readonly form: string,
    protected facts: FormItemRecord,
  ) {}

  /** Name of the item's interface in the reference, for the log of calls. */
  protected get service(): string {
    return ITEMS.get(this.facts.type)?.service ?? 'Item';
  }
  get record(): FormItemRecord {
    return this.facts;
  }
  protected set(method: string, set: FormItemChange): this {
    call(`${this.service}.${method}`, 'forms.item', { id: this.form, change: { item: this.facts.id, set } });
    const entries = Object.entries({ ...this.facts, ...set }).filter(([, value]) => value !== null);
    this.facts = Object.fromEntries(entries) as unknown as FormItemRecord;
    return this;
  }
  getId(): number {
    return this.facts.id;
  }
  getTitle(): string {
    return this.facts.title;
  }
  getHelpText(): string {
    return this.facts.helpText;
  }
  getType(): GoogleAppsScript.Forms.ItemType {
    return enumNamed(ItemType, this.facts.type) as GoogleAppsScript.Forms.ItemType;
  }
  getIndex(): number {
    return call(`${this.service}.getIndex`, 'forms.read', { id: this.form }).items.findIndex(
      (item) => item.id === this.facts.id,
    );
  }
  setTitle(title: string): this {
    return this.set('setTitle', { title: text(title) });
  }
  setHelpText(helpText: string): this {
    return this.set('setHelpText', { helpText: text(helpText) });
  }
  duplicate(): this {
    const made = call(`${this.service}.duplicate`, 'forms.item', { id: this.form, add: without(this.facts, 'id') });
    if (!made) throw new Exception('The form item no longer exists.');
    return itemHandle(this.form, made) as unknown as this;
  }
}

class Question extends ItemBase {
  isRequired(): boolean {
    return this.facts.required ?? false;
  }
  setRequired(required: boolean): this {
    return this.set('setRequired', { required });
  }
  setValidation(rule: unknown): this {
    return this.set('setValidation', { validation: ruleWire(rule) });
  }
  clearValidation(): this {
    return this.set('clearValidation', { validation: null });
  }
  protected answer(response: string | (string | null)[] | (string[] | null)[]): AnswerHandle {
    return new AnswerHandle(this, { itemId: this.facts.id, response });
  }
}

class TextQuestion extends Question {
  createResponse(response: string): AnswerHandle {
    return this.answer(text(response));
  }
}

/** Where a choice or a page leads, as it crosses: the id of a page, or the name of a kind of navigation. */
function leadWire(target: unknown): number | string {
  if (target instanceof ItemBase && target.record.type === 'PAGE_BREAK') return target.getId();
  const kind = text(target);
  if (enumNamed(PageNavigationType, kind) === target) return kind;
  throw new Exception("The parameters don't match the method signature for FormApp.Item.");
}

class ChoiceHandle {
  constructor(
    private readonly value: string,
    /** The form's id. */
    private readonly form: string,
    readonly lead: number | string = 'CONTINUE',
  ) {}

  getValue(): string {
    return this.value;
  }
  isCorrectAnswer(): boolean {
    return false;
  }
  getPageNavigationType(): GoogleAppsScript.Forms.PageNavigationType {
    return navigationOf(this.lead);
  }
  getGotoPage(): ItemBase | null {
    return pageOf('Choice.getGotoPage', this.form, this.lead);
  }
}
refuseLacking(ChoiceHandle, 'Forms.Choice');

function navigationOf(lead: number | string): GoogleAppsScript.Forms.PageNavigationType {
  const kind = typeof lead === 'number' ? 'GO_TO_PAGE' : lead;
  return enumNamed(PageNavigationType, kind) as GoogleAppsScript.Forms.PageNavigationType;
}

function pageOf(method: string, form: string, lead: number | string): ItemBase | null {
  if (typeof lead !== 'number') return null;
  const page = call(method, 'forms.read', { id: form }).items.find((item) => item.id === lead);
  return page ? itemHandle(form, page) : null;
}

class ChoiceQuestion extends Question {
  createChoice(value: string, navigation?: unknown): ChoiceHandle {
    const leads = navigation !== undefined && typeof navigation !== 'boolean';
    return new ChoiceHandle(text(value), this.form, leads ? leadWire(navigation) : 'CONTINUE');
  }
  getChoices(): ChoiceHandle[] {
    return (this.facts.choices ?? []).map(
      (value, index) => new ChoiceHandle(value, this.form, this.facts.leads?.[index] ?? 'CONTINUE'),
    );
  }
  setChoices(choices: readonly ChoiceHandle[]): this {
    return this.setList(
      'setChoices',
      choices.map((choice) => choice.getValue()),
      choices.map((choice) => choice.lead),
    );
  }
  setChoiceValues(values: readonly string[]): this {
    return this.setList('setChoiceValues', values.map(text), []);
  }
  private setList(method: string, choices: string[], leads: (number | string)[]): this {
    if (choices.length === 0) throw new Exception('Empty array: values');
    if (choices.some((choice) => choice === '')) throw new Exception('Cannot set empty choices.');
    if (new Set(choices).size < choices.length) throw new Exception('Question cannot have duplicate choice values.');
    return this.set(method, { choices, leads: leads.some((lead) => lead !== 'CONTINUE') ? leads : null });
  }
  hasOtherOption(): boolean {
    return this.facts.otherOption ?? false;
  }
  showOtherOption(otherOption: boolean): this {
    return this.set('showOtherOption', { otherOption });
  }
}

/** A page begins here. */
class PageBreak extends ItemBase {
  /** Where the page before this one leads. */
  setGoToPage(target: unknown): this {
    return this.set('setGoToPage', { goTo: leadWire(target) });
  }
  getGoToPage(): ItemBase | null {
    return pageOf('PageBreakItem.getGoToPage', this.form, this.facts.goTo ?? 'CONTINUE');
  }
  getPageNavigationType(): GoogleAppsScript.Forms.PageNavigationType {
    return navigationOf(this.facts.goTo ?? 'CONTINUE');
  }
}

/** One of the choices, or another text where that is offered. */
class OneChoice extends ChoiceQuestion {
  createResponse(response: string): AnswerHandle {
    if (this.facts.otherOption !== true && this.facts.choices?.includes(response) === false) {
      throw new Exception(`Invalid response submitted to ${this.service}: ${response}`);
    }
    return this.answer(text(response));
  }
}

class ManyChoices extends ChoiceQuestion {
  createResponse(responses: readonly string[]): AnswerHandle {
    return this.answer(responses.map(text));
  }
}

class Grid extends Question {
  getRows(): string[] {
    return [...(this.facts.rows ?? [])];
  }
  setRows(rows: readonly string[]): this {
    return this.set('setRows', { rows: rows.map(text) });
  }
  getColumns(): string[] {
    return [...(this.facts.columns ?? [])];
  }
  setColumns(columns: readonly string[]): this {
    return this.set('setColumns', { columns: columns.map(text) });
  }
  createResponse(responses: (string | null)[] | (string[] | null)[]): AnswerHandle {
    if (responses.length !== (this.facts.rows ?? []).length)
      throw new Exception('Wrong number of responses: one for each row is expected.');
    return this.answer(responses);
  }
}

class Scale extends Question {
  getLowerBound(): number {
    return this.facts.bounds?.[0] ?? 1;
  }
  getUpperBound(): number {
    return this.facts.bounds?.[1] ?? 5;
  }
  setBounds(lower: number, upper: number): this {
    if ((lower !== 0 && lower !== 1) || upper < 3 || upper > 10) {
      throw new Exception('The lower bound must be 0 or 1; the upper bound must be between 3 and 10, inclusive.');
    }
    return this.set('setBounds', { bounds: [lower, upper] });
  }
  getLeftLabel(): string {
    return this.facts.labels?.[0] ?? '';
  }
  getRightLabel(): string {
    return this.facts.labels?.[1] ?? '';
  }
  setLabels(lower: string, upper: string): this {
    return this.set('setLabels', { labels: [text(lower), text(upper)] });
  }
  createResponse(response: number): AnswerHandle {
    return this.answer(String(response));
  }
}

class DateQuestion extends Question {
  includesYear(): boolean {
    return this.facts.includesYear ?? true;
  }
  setIncludesYear(includesYear: boolean): this {
    return this.set('setIncludesYear', { includesYear });
  }
  createResponse(date: GoogleAppsScript.Base.Date): AnswerHandle {
    const pattern = `${this.includesYear() ? 'yyyy-' : ''}MM-dd${this.facts.type === 'DATETIME' ? ' HH:mm' : ''}`;
    return this.answer(formatDate(date.getTime(), boot.timeZone, pattern));
  }
}

class Clock extends Question {
  createResponse(...parts: number[]): AnswerHandle {
    return this.answer(parts.map((part) => String(part).padStart(2, '0')).join(':'));
  }
}

interface Kind {
  readonly service: string;
  readonly make: new (form: string, facts: FormItemRecord) => ItemBase;
}

/** Kinds by name of ItemType. A class of its own for each, so that what it lacks is refused under its own name. */
const ITEMS = new Map<string, Kind>(
  (
    [
      ['TEXT', 'TextItem', TextQuestion],
      ['PARAGRAPH_TEXT', 'ParagraphTextItem', TextQuestion],
      ['MULTIPLE_CHOICE', 'MultipleChoiceItem', OneChoice],
      ['LIST', 'ListItem', OneChoice],
      ['CHECKBOX', 'CheckboxItem', ManyChoices],
      ['GRID', 'GridItem', Grid],
      ['CHECKBOX_GRID', 'CheckboxGridItem', Grid],
      ['SCALE', 'ScaleItem', Scale],
      ['DATE', 'DateItem', DateQuestion],
      ['DATETIME', 'DateTimeItem', DateQuestion],
      ['TIME', 'TimeItem', Clock],
      ['DURATION', 'DurationItem', Clock],
      ['SECTION_HEADER', 'SectionHeaderItem', ItemBase],
      ['PAGE_BREAK', 'PageBreakItem', PageBreak],
      ['IMAGE', 'ImageItem', ItemBase],
      ['VIDEO', 'VideoItem', ItemBase],
    ] as const
  ).map(([type, service, parent]): [string, Kind] => {
    const make = class extends (parent as Kind['make']) {};
    refuseLacking(make, `Forms.${service}`);
    return [type, { service, make }];
  }),
);

/** An item with the methods of its kind. */
export function itemHandle(form: string, facts: FormItemRecord): ItemBase {
  const kind = ITEMS.get(facts.type);
  if (!kind) throw new Error(`not supported by the local host: form items of type ${facts.type}`);
  return new kind.make(form, facts);
}

export interface AnyItem extends Omit<GItem, keyof ItemBase> {}
/** An item of a listing: its kind must be asked for (`asTextItem`). */
export class AnyItem extends ItemBase {
  protected override get service(): string {
    return 'Item';
  }
}
for (const [type, { service, make }] of ITEMS) {
  Object.defineProperty(AnyItem.prototype, `as${service}`, {
    value(this: AnyItem) {
      if (this.record.type !== type) throw new Exception(`Invalid conversion for item type: ${this.record.type}.`);
      return new make(this.form, this.record);
    },
  });
}
refuseLacking(AnyItem, 'Forms.Item');
