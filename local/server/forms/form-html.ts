/**
 * The pages by which people fill in a form. They hold no script: a browser's own controls, errors beside the questions,
 * and a reading order that a keyboard and a screen reader follow.
 */
import { html } from 'hono/html';
import type { FormItemRecord, FormRecord } from '../../document/host-state';
import { boundsOf, fieldOf, OTHER, otherFieldOf } from './answers';

/** What `html` makes: text in it is escaped. */
type Markup = ReturnType<typeof html>;

/** A form on its way: one page is shown, what was answered on the others travels along. */
export interface ShownPage {
  readonly form: FormRecord;
  readonly head?: FormItemRecord;
  readonly items: readonly FormItemRecord[];
  /** Number of the page, from 0, among those of the form. */
  readonly at: number;
  readonly isFirst: boolean;
  /** Whether sending this page sends the form, as far as the answers tell by now. */
  readonly isLast: boolean;
  /** What the browser has sent so far. */
  readonly fields: URLSearchParams;
  /** Fields of other pages. */
  readonly carried: readonly (readonly [name: string, value: string])[];
  readonly errors: ReadonlyMap<number, string>;
  readonly token: string;
  /** Words above everything, for example why the page is shown again. */
  readonly notice?: string;
}

function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/form.css" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

export function formPage(shown: ShownPage): Markup {
  const { form, head, items, errors } = shown;
  const needed = items.some(({ required }) => required === true);
  return page(
    errors.size > 0 ? `Исправьте ответы: ${form.title}` : form.title,
    html`<form method="post" action="/forms/${form.id}" novalidate autocomplete="off">
      <header class="card title">
        <h1>${form.title}</h1>
        ${shown.isFirst && form.description !== '' ? html`<p class="help">${form.description}</p>` : ''}
        ${needed ? html`<p class="legend"><span class="star">*</span> обязательный вопрос</p>` : ''}
      </header>
      ${shown.notice === undefined ? '' : html`<p class="card notice" role="alert">${shown.notice}</p>`}
      ${errors.size > 0 ? summary(items, errors) : ''} ${head ? heading(head) : ''}
      ${items.map((item) => question(item, shown))}
      ${shown.carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <input type="hidden" name="page" value="${shown.at}" />
      <input type="hidden" name="token" value="${shown.token}" />
      <div class="buttons">
        <button class="main" name="go" value="next">${shown.isLast ? 'Отправить' : 'Далее'}</button>
        ${shown.isFirst ? '' : html`<button name="go" value="back">Назад</button>`}
      </div>
    </form>`,
  );
}

export function thanksPage(form: FormRecord): Markup {
  const again = form.showLinkToRespondAgain && form.acceptingResponses;
  return page(
    `Ответ получен: ${form.title}`,
    html`<section class="card title">
      <h1>${form.title}</h1>
      <p class="help" role="status">${form.confirmationMessage || 'Спасибо! Ответ получен.'}</p>
      ${again ? html`<p><a class="again" href="/forms/${form.id}">Ответить ещё раз</a></p>` : ''}
    </section>`,
  );
}

export function messagePage(title: string, message: string): Markup {
  return page(
    title,
    html`<section class="card title">
      <h1>${title}</h1>
      <p class="help">${message}</p>
    </section>`,
  );
}

function summary(items: readonly FormItemRecord[], errors: ReadonlyMap<number, string>): Markup {
  const wrong = items.filter(({ id }) => errors.has(id));
  return html`<section class="card errors" role="alert">
    <p>Анкета не отправлена. Исправьте:</p>
    <ul>
      ${wrong.map((item) => html`<li><a href="#${fieldOf(item)}">${item.title}</a></li>`)}
    </ul>
  </section>`;
}

function heading({ title, helpText }: FormItemRecord): Markup {
  return html`<section class="card heading">
    ${title === '' ? '' : html`<h2>${title}</h2>`} ${helpText === '' ? '' : html`<p class="help">${helpText}</p>`}
  </section>`;
}

function question(item: FormItemRecord, shown: ShownPage): Markup {
  const control = controls.get(item.type);
  if (!control) return heading(item);
  const name = fieldOf(item);
  const error = shown.errors.get(item.id);
  const star = item.required === true ? html` <span class="star" title="обязательный вопрос">*</span>` : '';
  const about = html`${item.helpText === '' ? '' : html`<p class="help" id="${name}-help">${item.helpText}</p>`}
  ${error === undefined ? '' : html`<p class="error" id="${name}-error">${error}</p>`}`;
  const first = error !== undefined && [...shown.errors.keys()][0] === item.id;
  const described = [
    ...(item.helpText === '' ? [] : [`${name}-help`]),
    ...(error === undefined ? [] : [`${name}-error`]),
  ].join(' ');
  const given: Given = { item, name, shown, first, wrong: error !== undefined, described };
  const single = singles.has(item.type);
  const card = error === undefined ? 'card question' : 'card question wrong';
  return single
    ? html`<div class="${card}">
        <label for="${name}">${item.title}${star}</label>
        ${about} ${control(given)}
      </div>`
    : html`<fieldset class="${card}" id="${name}" aria-describedby="${described}">
        <legend>${item.title}${star}</legend>
        ${about} ${control(given)}
      </fieldset>`;
}

interface Given {
  readonly item: FormItemRecord;
  readonly name: string;
  readonly shown: ShownPage;
  /** Whether the first mistake is here: the cursor goes there. */
  readonly first: boolean;
  readonly wrong: boolean;
  /** Ids of the elements that describe the control. */
  readonly described: string;
}

/** Kinds with one control, which the title labels. */
const singles = new Set(['TEXT', 'PARAGRAPH_TEXT', 'LIST', 'DATE', 'TIME']);

const controls: ReadonlyMap<string, (given: Given) => Markup> = new Map([
  ['TEXT', (given: Given) => line(given, 'text')],
  ['DATE', (given: Given) => line(given, 'date')],
  ['TIME', (given: Given) => line(given, 'time')],
  ['PARAGRAPH_TEXT', paragraph],
  ['LIST', list],
  ['MULTIPLE_CHOICE', (given: Given) => choices(given, 'radio')],
  ['CHECKBOX', (given: Given) => choices(given, 'checkbox')],
  ['SCALE', scale],
]);

/** Attributes that every single control has. */
const common = ({ item, name, wrong, described, first }: Given): Markup =>
  html`id="${name}" name="${name}" aria-describedby="${described}" ${wrong ? html`aria-invalid="true"` : ''}
  ${item.required === true ? html`aria-required="true"` : ''} ${first ? html`autofocus` : ''}`;

function line(given: Given, type: string): Markup {
  return html`<input type="${type}" ${common(given)} value="${given.shown.fields.get(given.name) ?? ''}" />`;
}

function paragraph(given: Given): Markup {
  // A line break right after the tag is dropped by browsers; the answer's own first one is not.
  return html`<textarea rows="4" ${common(given)}>${`\n${given.shown.fields.get(given.name) ?? ''}`}</textarea>`;
}

function list(given: Given): Markup {
  const chosen = given.shown.fields.get(given.name) ?? '';
  return html`<select ${common(given)}>
    <option value="">Выберите</option>
    ${(given.item.choices ?? []).map(
      (choice) => html`<option value="${choice}" ${choice === chosen ? html`selected` : ''}>${choice}</option>`,
    )}
  </select>`;
}

function choices(given: Given, type: 'radio' | 'checkbox'): Markup {
  const { item, name, shown } = given;
  const chosen = new Set(shown.fields.getAll(name));
  const own = shown.fields.get(otherFieldOf(item)) ?? '';
  const box = (value: string, label: Markup | string, at: number, on: boolean): Markup =>
    html`<label class="choice">
      <input
        type="${type}"
        name="${name}"
        value="${value}"
        ${on ? html`checked` : ''}
        ${given.first && at === 0 ? html`autofocus` : ''}
      /><span>${label}</span></label
    >`;
  const all = item.choices ?? [];
  return html`<div class="choices">
    ${all.map((choice, at) => box(choice, choice, at, chosen.has(choice)))}
    ${
      item.otherOption === true
        ? html`<div class="other">
            ${box(OTHER, 'Другое:', all.length, chosen.has(OTHER) || own !== '')}
            <input type="text" name="${otherFieldOf(item)}" value="${own}" aria-label="Другое: свой вариант" />
          </div>`
        : ''
    }
  </div>`;
}

function scale(given: Given): Markup {
  const { item, name, shown } = given;
  const [lower, upper] = boundsOf(item);
  const chosen = shown.fields.get(name);
  const [low, high] = item.labels ?? ['', ''];
  const marks = Array.from({ length: upper - lower + 1 }, (_, index) => String(lower + index));
  return html`<div class="scale">
      ${marks.map(
        (mark, at) =>
          html`<label
            ><input
              type="radio"
              name="${name}"
              value="${mark}"
              ${mark === chosen ? html`checked` : ''}
              ${given.first && at === 0 ? html`autofocus` : ''}
            /><span>${mark}</span></label
          >`,
      )}
    </div>
    <p class="ends">
      <span>${low === '' ? '' : `${lower} — ${low}`}</span><span>${high === '' ? '' : `${upper} — ${high}`}</span>
    </p>`;
}
