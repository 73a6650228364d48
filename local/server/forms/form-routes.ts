/**
 * Forms on this computer: who opens the address fills the form in, page by page, and the answer goes to the host. The
 * launch token is not asked for: a pupil may answer and may not see the workbook.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { FormRecord } from '../../document/host-state';
import type { FormDesk } from '../../host';
import { MAX_FORM_BYTES, MAX_FORM_FIELDS } from '../limits';
import { canAsk, fieldOf, otherFieldOf, readAnswer, type Answers } from './answers';
import { formPage, messagePage, thanksPage } from './form-html';
import { pagesOf, pathThrough, type FormPage } from './form-pages';

/** So many tokens of sent answers are remembered: a second click on «Отправить» comes within seconds. */
const REMEMBERED = 5_000;

export function createFormRoutes(desk: FormDesk): Hono {
  const app = new Hono();
  const tokens = new Tokens();

  app.get('/:id', (c) => {
    const form = desk.find(c.req.param('id'));
    const trouble = form ? closed(form) : missing;
    if (!form || trouble) return c.html(messagePage(...(trouble ?? missing)), form ? 200 : 404);
    return show(c, form, 0, new URLSearchParams(), tokens);
  });
  app.get('/:id/thanks', (c) => {
    const form = desk.find(c.req.param('id'));
    return form ? c.html(thanksPage(form)) : c.html(messagePage(...missing), 404);
  });
  app.post(
    '/:id',
    bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => c.html(messagePage(...tooLong), 413) }),
    async (c) => {
      const form = desk.find(c.req.param('id'));
      if (!form) return c.html(messagePage(...missing), 404);
      const type = c.req.header('content-type') ?? '';
      if (!/^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i.test(type)) {
        return c.html(messagePage(...notUnderstood), 415);
      }
      const fields = new URLSearchParams(await c.req.text());
      if ([...fields.keys()].length > MAX_FORM_FIELDS) return c.html(messagePage(...tooLong), 413);
      return answer(c, form, fields, desk, tokens);
    },
  );
  return app;
}

type Words = readonly [title: string, message: string];
const missing: Words = ['Анкеты нет', 'Такой анкеты нет: проверьте адрес или попросите у куратора новую ссылку.'];
const tooLong: Words = ['Слишком длинный ответ', 'Вернитесь назад и сократите ответы.'];
const notUnderstood: Words = ['Ответ не принят', 'Откройте анкету по ссылке и заполните её ещё раз.'];

function closed(form: FormRecord): Words | undefined {
  if (!form.acceptingResponses) {
    return [form.title, form.closedMessage || 'Анкета больше не принимает ответов. Если это ошибка, скажите куратору.'];
  }
  const strange = form.items.find((item) => !canAsk(item));
  return strange && [form.title, `Вопрос «${strange.title}» такого вида на этом компьютере не показать.`];
}

/** What a person has sent: goes on, goes back, or sends the form. */
function answer(
  c: Context,
  form: FormRecord,
  fields: URLSearchParams,
  desk: FormDesk,
  tokens: Tokens,
): Response | Promise<Response> {
  const trouble = closed(form);
  if (trouble) return c.html(messagePage(...trouble));
  const done = `/forms/${form.id}/thanks`;
  const token = fields.get('token') ?? '';
  const state = tokens.check(form.id, token);
  if (state === 'used') return c.redirect(done, 303);
  const pages = pagesOf(form);
  const path = pathThrough(pages, answersOf(pages, fields));
  const sent = Number(fields.get('page') ?? '0');
  const step = Math.max(path.indexOf(sent), 0);
  const at = path[step] ?? 0;
  if (state === 'unknown') {
    return show(c, form, at, fields, tokens, 'Программу запустили заново. Проверьте ответы и отправьте ещё раз.');
  }
  if (fields.get('go') === 'back') return show(c, form, path[step - 1] ?? 0, fields, tokens);
  // A page of before may be wrong too: its answers travelled through the browser.
  for (const index of path.slice(0, step + 1)) {
    if (errorsOn(pages[index], fields).size > 0) return show(c, form, index, fields, tokens, undefined, true);
  }
  const next = path[step + 1];
  if (next !== undefined) return show(c, form, next, fields, tokens);
  const answers = [
    ...answersOf(
      path.map((index) => pages[index] ?? { items: [] }),
      fields,
    ),
  ];
  desk.submit(
    form.id,
    answers.map(([itemId, given]) => ({ itemId, response: typeof given === 'string' ? given : [...given] })),
  );
  tokens.use(token);
  return c.redirect(done, 303);
}

function answersOf(pages: readonly FormPage[], fields: URLSearchParams): Answers {
  const given = pages.flatMap(({ items }) => items.map((item) => [item.id, readAnswer(item, fields).answer] as const));
  return new Map(given.filter((pair): pair is [number, string | readonly string[]] => pair[1] !== undefined));
}

function errorsOn(page: FormPage | undefined, fields: URLSearchParams): Map<number, string> {
  const found = (page?.items ?? []).map((item) => [item.id, readAnswer(item, fields).error] as const);
  return new Map(found.filter((pair): pair is [number, string] => pair[1] !== undefined));
}

function show(
  c: Context,
  form: FormRecord,
  at: number,
  fields: URLSearchParams,
  tokens: Tokens,
  notice?: string,
  withErrors = false,
): Response | Promise<Response> {
  const pages = pagesOf(form);
  const page = pages[at] ?? { items: [] };
  const path = pathThrough(pages, answersOf(pages, fields));
  const here = new Set(page.items.flatMap((item) => [fieldOf(item), otherFieldOf(item)]));
  const ours = new Set(form.items.flatMap((item) => [fieldOf(item), otherFieldOf(item)]));
  const errors = withErrors ? errorsOn(page, fields) : new Map<number, string>();
  return c.html(
    formPage({
      form,
      ...(page.head && { head: page.head }),
      items: page.items,
      at,
      isFirst: at === path[0],
      // Choices of this very page may still lead on: «Далее» is said wherever another page can follow.
      isLast: at === path[path.length - 1] && !page.items.some(({ leads }) => leads !== undefined),
      fields,
      carried: [...fields].filter(([name]) => ours.has(name) && !here.has(name)),
      errors,
      token: tokens.make(form.id),
      ...(notice !== undefined && { notice }),
    }),
    errors.size > 0 ? 422 : 200,
  );
}

/**
 * A token for each page that is shown: another site cannot read it and so cannot send an answer in a person's name, and an
 * answer that was sent twice is known by it.
 */
class Tokens {
  private readonly secret = randomBytes(32);
  private readonly spent = new Set<string>();

  make(form: string): string {
    const nonce = randomBytes(12).toString('base64url');
    return `${nonce}.${this.seal(form, nonce)}`;
  }

  check(form: string, token: string): 'fresh' | 'used' | 'unknown' {
    const [nonce = '', seal = ''] = token.split('.');
    const given = Buffer.from(seal);
    const due = Buffer.from(this.seal(form, nonce));
    if (given.length !== due.length || !timingSafeEqual(given, due)) return 'unknown';
    return this.spent.has(token) ? 'used' : 'fresh';
  }

  use(token: string): void {
    this.spent.add(token);
    for (const old of this.spent) {
      if (this.spent.size <= REMEMBERED) break;
      this.spent.delete(old);
    }
  }

  private seal(form: string, nonce: string): string {
    return createHmac('sha256', this.secret).update(`${form}\n${nonce}`).digest('base64url');
  }
}
