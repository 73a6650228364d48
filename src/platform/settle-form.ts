/**
 * Brings the items of a form to the plan one by one, so that answers stay with their questions. What a person has added
 * to the form stays.
 */
import type { FormItem, FormPlan } from '../questionnaires/form-plan';
import { hashText } from '../workbook/memory';
import { addItem, direct, isOfKind, isOurKind, updateItem } from './form-items';
import { keepForm, type KeptForm } from './forms';

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;

/** Brings the form to the plan. Answers what is kept of it now, and whether anything had to be done. */
export function settleForm(
  name: string,
  form: Form,
  plan: FormPlan,
  before: KeptForm,
): { readonly kept: KeptForm; readonly changed: boolean } {
  const prints = plan.items.map((item): [number, number] => [hashText(item.key), hashText(JSON.stringify(item))]);
  const head = hashText(JSON.stringify([plan.title, plan.description, plan.thanks]));
  const same =
    before.whole &&
    before.items.length === prints.length &&
    prints.every(([key, print], at) => before.items[at]?.[0] === key && before.items[at][2] === print);
  if (same && before.head === head) return { kept: before, changed: false };
  keepForm(name, doubted(before, head, prints));
  if (before.head !== head) {
    // Who answers is known by the answers, never by an account.
    form
      .setTitle(plan.title)
      .setDescription(plan.description)
      .setConfirmationMessage(plan.thanks)
      .setCollectEmail(false);
  }
  const items = same ? before.items : settleItems(form, plan.items, prints, before);
  const kept: KeptForm = { ...before, head, whole: true, items };
  keepForm(name, kept);
  return { kept, changed: true };
}

/** Kept while a run is at work: what it is about to change counts as unknown, should the run be broken off. */
function doubted(before: KeptForm, head: number, prints: readonly (readonly [key: number, print: number])[]): KeptForm {
  const print = new Map(prints);
  return {
    ...before,
    head: before.head === head ? head : 0,
    whole: false,
    items: before.items.map(([key, id, was]) => [key, id, print.get(key) === was ? was : 0]),
  };
}

function settleItems(
  form: Form,
  items: readonly FormItem[],
  prints: readonly (readonly [key: number, print: number])[],
  before: KeptForm,
): KeptForm['items'] {
  const found = form.getItems().map((item) => ({ item, id: item.getId() }));
  const byId = new Map(found.map(({ item, id }) => [id, item]));
  const claimed = claim(items, prints, before, found);
  const ids = new Map<string, number>();
  const order = found.map(({ id }) => id);
  const remove = (item: Item, id: number): void => {
    retire(form, item);
    order.splice(order.indexOf(id), 1);
  };
  const wanted = new Set(claimed.values());
  for (const [, id] of before.items) {
    const item = byId.get(id);
    if (item && !wanted.has(id)) remove(item, id);
  }
  // A run that was broken off may have left an item of ours before it got its title.
  if (!before.whole) {
    const known = new Set([...wanted, ...before.items.map(([, id]) => id)]);
    for (const { item, id } of found) if (!known.has(id) && item.getTitle() === '' && isOurKind(item)) remove(item, id);
  }
  const turned = items.some((item, at) => {
    const [key, print] = prints[at] ?? [];
    const same = before.items.find((each) => each[0] === key && each[2] === print && each[1] === claimed.get(item.key));
    return !same && (item.kind === 'page' || item.leads !== undefined);
  });
  items.forEach((item, at) => {
    const id = claimed.get(item.key);
    const there = id === undefined ? undefined : byId.get(id);
    const [key, print] = prints[at] ?? [0, 0];
    const known = before.items.find((each) => each[0] === key && each[1] === id);
    if (id === undefined || !there) {
      const made = addItem(form, item);
      ids.set(item.key, made);
      order.push(made);
    } else {
      ids.set(item.key, id);
      if (known?.[2] !== print) updateItem(there, item);
    }
  });
  putInOrder(
    form,
    items.map(({ key }) => ids.get(key) ?? 0),
    order,
  );
  if (turned) for (const item of items) if (item.leads ?? item.before) direct(form, item, ids);
  return items.map((item, at) => [prints[at]?.[0] ?? 0, ids.get(item.key) ?? 0, prints[at]?.[1] ?? 0]);
}

/** Which item of the form stands for which of the plan: by the id that is kept, else by its title. */
function claim(
  items: readonly FormItem[],
  prints: readonly (readonly [key: number, print: number])[],
  before: KeptForm,
  found: readonly { readonly item: Item; readonly id: number }[],
): ReadonlyMap<string, number> {
  const claimed = new Map<string, number>();
  const owned = new Set(before.items.map(([, id]) => id));
  const take = (key: string, found: { readonly id: number } | undefined): void => {
    if (!found) return;
    claimed.set(key, found.id);
    owned.add(found.id);
  };
  items.forEach((item, at) => {
    const kept = before.items.find(([key]) => key === prints[at]?.[0])?.[1];
    take(
      item.key,
      found.find(({ id, item: there }) => id === kept && isOfKind(there, item.kind)),
    );
  });
  // A run that was broken off may have added items without keeping their ids, the last one even without a title.
  for (const wanted of before.whole ? [] : ['title', 'nothing']) {
    for (const item of items) {
      if (claimed.has(item.key)) continue;
      const title = wanted === 'title' ? item.title : '';
      const fits = ({ id, item: there }: { readonly item: Item; readonly id: number }): boolean =>
        !owned.has(id) && isOfKind(there, item.kind) && there.getTitle() === title;
      take(item.key, found.find(fits));
    }
  }
  return claimed;
}

const retired = ' (прежний вопрос)';

/**
 * Takes an item away. Its column stays among the answers, under another title, so that a later question of the same title
 * is not mistaken for it.
 */
function retire(form: Form, item: Item): void {
  const title = item.getTitle();
  if (title !== '' && !title.endsWith(retired)) item.setTitle(title + retired);
  form.deleteItem(item);
}

/** Moves what does not stand right after the one before it; what a person has put in between moves on by itself. */
function putInOrder(form: Form, wanted: readonly number[], order: number[]): void {
  const ours = new Set(wanted);
  wanted.forEach((id, at) => {
    const previous = at === 0 ? -1 : order.indexOf(wanted[at - 1] ?? 0);
    const next = order.findIndex((each, place) => place > previous && ours.has(each));
    if (order[next] === id) return;
    const from = order.indexOf(id);
    order.splice(from, 1);
    const to = (at === 0 ? -1 : order.indexOf(wanted[at - 1] ?? 0)) + 1;
    order.splice(to, 0, id);
    form.moveItem(from, to);
  });
}
