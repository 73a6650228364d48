/** One item of a Google form: made, or brought to what the plan says, by as few calls as its kind allows. */
import type { FormItem, ItemKind, Target } from '../questionnaires/form-plan';

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type TextItem = GoogleAppsScript.Forms.TextItem;
type ChoiceItem = GoogleAppsScript.Forms.MultipleChoiceItem;
type Page = GoogleAppsScript.Forms.PageBreakItem;

/** Names of FormApp.ItemType. */
const typeNames: Readonly<Record<ItemKind, string>> = {
  text: 'TEXT',
  paragraph: 'PARAGRAPH_TEXT',
  radio: 'MULTIPLE_CHOICE',
  list: 'LIST',
  checkbox: 'CHECKBOX',
  scale: 'SCALE',
  heading: 'SECTION_HEADER',
  page: 'PAGE_BREAK',
};

/** What all questions have and a heading has not. */
interface Question {
  setRequired(required: boolean): unknown;
}

export const isOfKind = (item: Item, kind: ItemKind): boolean => String(item.getType()) === typeNames[kind];
export const isOurKind = (item: Item): boolean => Object.values(typeNames).includes(String(item.getType()));

/** Adds the item at the end of the form; answers its id. */
export function addItem(form: Form, item: FormItem): number {
  const made = additions[item.kind](form);
  made.setTitle(item.title);
  if (item.help !== '') made.setHelpText(item.help);
  if (item.required) (made as unknown as Question).setRequired(true);
  fill(made as unknown as Item, item, true);
  return made.getId();
}

/** Gives an item that is there everything the plan says of it; its answers stay with it. */
export function updateItem(found: Item, item: FormItem): void {
  const same = conversions[item.kind](found);
  same.setTitle(item.title);
  same.setHelpText(item.help);
  if (item.kind !== 'heading' && item.kind !== 'page') (same as unknown as Question).setRequired(item.required);
  fill(same as unknown as Item, item, false);
}

interface Titled {
  getId(): number;
  setTitle(title: string): unknown;
  setHelpText(text: string): unknown;
}

const additions: Readonly<Record<ItemKind, (form: Form) => Titled>> = {
  text: (form) => form.addTextItem(),
  paragraph: (form) => form.addParagraphTextItem(),
  radio: (form) => form.addMultipleChoiceItem(),
  list: (form) => form.addListItem(),
  checkbox: (form) => form.addCheckboxItem(),
  scale: (form) => form.addScaleItem(),
  heading: (form) => form.addSectionHeaderItem(),
  page: (form) => form.addPageBreakItem(),
};

const conversions: Readonly<Record<ItemKind, (item: Item) => Titled>> = {
  text: (item) => item.asTextItem(),
  paragraph: (item) => item.asParagraphTextItem(),
  radio: (item) => item.asMultipleChoiceItem(),
  list: (item) => item.asListItem(),
  checkbox: (item) => item.asCheckboxItem(),
  scale: (item) => item.asScaleItem(),
  heading: (item) => item.asSectionHeaderItem(),
  page: (item) => item.asPageBreakItem(),
};

/** What only the kind has. A new item needs no word about what it lacks anyway. */
function fill(made: Item, { kind, choices, other, check, leads }: FormItem, isNew: boolean): void {
  if (kind === 'text') {
    const text = made as unknown as TextItem;
    if (check) text.setValidation(ruleOf(check));
    else if (!isNew) text.clearValidation();
  }
  if (kind === 'radio' || kind === 'list' || kind === 'checkbox') {
    // Choices that lead to pages are set when the pages are there.
    if (!leads) (made as unknown as ChoiceItem).setChoiceValues([...choices]);
    if (kind !== 'list' && (other || !isNew)) (made as unknown as ChoiceItem).showOtherOption(other);
  }
  if (kind === 'scale') {
    const scale = made as unknown as GoogleAppsScript.Forms.ScaleItem;
    scale.setBounds(1, 10);
    if (choices.length > 0 || !isNew) scale.setLabels(choices[0] ?? '', choices[1] ?? '');
  }
}

/** The pattern in full: a form takes an answer that holds a match anywhere. */
function ruleOf({ pattern, message }: NonNullable<FormItem['check']>): GoogleAppsScript.Forms.TextValidation {
  return FormApp.createTextValidation().requireTextMatchesPattern(`^(${pattern})$`).setHelpText(message).build();
}

/** Sets where the choices of an item, or the page before a page, lead. `ids`: items of the form by key. */
export function direct(form: Form, { key, choices, leads, before }: FormItem, ids: ReadonlyMap<string, number>): void {
  const item = form.getItemById(ids.get(key) ?? 0);
  const pageAt = (target: Target): Page | undefined =>
    typeof target === 'object' ? form.getItemById(ids.get(target.page) ?? 0).asPageBreakItem() : undefined;
  if (leads) {
    const radio = item.asMultipleChoiceItem();
    radio.setChoices(
      choices.map((choice, index) => {
        const target = leads[index] ?? 'next';
        const page = pageAt(target);
        return page ? radio.createChoice(choice, page) : radio.createChoice(choice, kindOfTarget(target));
      }),
    );
  }
  if (before) {
    const page = pageAt(before);
    if (page) item.asPageBreakItem().setGoToPage(page);
    else item.asPageBreakItem().setGoToPage(kindOfTarget(before));
  }
}

function kindOfTarget(target: Target): GoogleAppsScript.Forms.PageNavigationType {
  return target === 'end' ? FormApp.PageNavigationType.SUBMIT : FormApp.PageNavigationType.CONTINUE;
}
