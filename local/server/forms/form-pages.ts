/** A form as pages: where one ends, and which comes next by the answers, as Google Forms goes. */
import type { FormItemRecord, FormRecord } from '../../document/host-state';
import type { Answers } from './answers';

export interface FormPage {
  /** The break that begins the page; the first page has none. */
  readonly head?: FormItemRecord;
  readonly items: readonly FormItemRecord[];
}

export function pagesOf({ items }: Pick<FormRecord, 'items'>): readonly FormPage[] {
  const pages: { head?: FormItemRecord; items: FormItemRecord[] }[] = [{ items: [] }];
  for (const item of items) {
    if (item.type === 'PAGE_BREAK') pages.push({ head: item, items: [] });
    else pages[pages.length - 1]?.items.push(item);
  }
  return pages;
}

/**
 * The pages (from 0) that a person with these answers sees until the form is sent. A page that leads back ends the walk
 * where it would begin to go round.
 */
export function pathThrough(pages: readonly FormPage[], answers: Answers): readonly number[] {
  const path: number[] = [];
  let at: number | undefined = 0;
  while (at !== undefined && at < pages.length && !path.includes(at)) {
    path.push(at);
    at = pageAfter(pages, at, answers);
  }
  return path;
}

/** The page after this one; undefined where the form is sent. */
function pageAfter(pages: readonly FormPage[], at: number, answers: Answers): number | undefined {
  const straight = pages[at + 1]?.head?.goTo ?? 'CONTINUE';
  const lead = [...(pages[at]?.items ?? [])].reverse().reduce<number | string | undefined>((found, item) => {
    const answer = answers.get(item.id);
    const choice = typeof answer === 'string' ? (item.choices ?? []).indexOf(answer) : -1;
    return found ?? item.leads?.[choice];
  }, undefined);
  const target = lead === undefined || lead === 'CONTINUE' ? straight : lead;
  if (target === 'SUBMIT') return undefined;
  if (target === 'RESTART') return 0;
  const page = pages.findIndex(({ head }) => head !== undefined && head.id === target);
  return page < 0 ? at + 1 : page;
}
