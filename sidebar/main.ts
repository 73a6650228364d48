/** The curator's panel: a tab for each part of the work; under it what the last command said and the open section. */
import type { Outcome } from '../src/outcome';
import { panelVersion } from '../src/panel-contract';
import { element } from './elements';
import { beingFilled, keepingFolds } from './folds';
import type { Section, Shell } from './section';
import { banksSection } from './sections/banks';
import { documentsSection } from './sections/documents';
import { personalDataSection } from './sections/personal-data';
import { pairsSection } from './sections/pairs';
import { planSection } from './sections/plan';
import { questionnairesSection } from './sections/questionnaires';
import { reportsSection } from './sections/reports';
import { call } from './server';

const panel = document.getElementById('panel') as HTMLElement;
const working = document.getElementById('working') as HTMLElement;

const sections: readonly Section[] = [
  planSection,
  questionnairesSection,
  banksSection,
  pairsSection,
  reportsSection,
  documentsSection,
  personalDataSection,
];

let open = sections.find(({ id }) => id === panel.dataset['open']) ?? planSection;
/** What the open section has loaded, as JSON; undefined before the first time. */
let loaded: string | undefined;
let said: Outcome | undefined;

const shell: Shell = {
  run: (command) => {
    shell.busy('Работаю с таблицей…', () => call('panelRun', command, panelVersion));
  },
  busy: (words, work) => {
    void busy(words, async () => {
      said = (await work()) ?? said;
    });
  },
  say: (words) => {
    working.textContent = words;
  },
  redraw: draw,
  fail,
};

function draw(): void {
  if (loaded === undefined) return;
  const parts = [
    element(
      'header',
      { class: 'row apart' },
      element('h1', {}, 'Панель куратора'),
      element('button', { class: 'small', click: () => void refresh() }, 'Обновить'),
    ),
    tabs(),
    said && saidCard(said),
    ...open.draw(shell),
  ].filter((part) => part !== undefined);
  keepingFolds(panel, () => {
    panel.replaceChildren(...parts);
  });
}

function tabs(): HTMLElement {
  return element(
    'nav',
    { class: 'tabs', 'aria-label': 'Разделы панели' },
    ...sections.map((section) =>
      element(
        'button',
        {
          class: section === open ? 'tab open' : 'tab',
          'data-section': section.id,
          'aria-pressed': String(section === open),
          click: () => {
            open = section;
            void refresh();
          },
        },
        section.title,
      ),
    ),
  );
}

function saidCard(outcome: Outcome): HTMLElement {
  const close = (): void => {
    said = undefined;
    draw();
  };
  return element(
    'section',
    { class: `card said${outcome.ok ? '' : ' refused'}`, role: outcome.ok ? 'status' : 'alert' },
    element('div', {}, ...outcome.messages.map((message) => element('p', {}, message))),
    element('div', { class: 'row' }, element('button', { class: 'small', click: close }, 'Понятно')),
  );
}

async function refresh(): Promise<void> {
  await busy('Читаю таблицу…', () => {
    said = undefined;
    return Promise.resolve();
  });
}

/** Long work: says what goes on, keeps buttons from being pressed twice, and never ends without a word. */
async function busy(words: string, work: () => Promise<void>): Promise<void> {
  working.textContent = words;
  working.hidden = false;
  panel.setAttribute('aria-busy', 'true');
  for (const button of panel.querySelectorAll('button')) button.disabled = true;
  try {
    await work();
    loaded = JSON.stringify(await open.load());
    draw();
  } catch (error) {
    fail(error);
  } finally {
    working.hidden = true;
    panel.removeAttribute('aria-busy');
  }
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const advice =
    'Обновите страницу. Если открыто несколько учётных записей Google, оставьте одну. То же самое можно сделать из меню «Наставничество».';
  if (loaded !== undefined) {
    said = { command: '', ok: false, messages: [`Не получилось: ${reason}`, advice], changed: {} };
    draw();
    return;
  }
  panel.replaceChildren(
    element(
      'section',
      { class: 'card said refused', role: 'alert' },
      element('p', {}, `Панель не открылась: ${reason}`),
      element('p', { class: 'soft' }, advice),
      element(
        'div',
        { class: 'row' },
        element('button', { class: 'main', click: () => void refresh() }, 'Попробовать снова'),
      ),
    ),
  );
}

/** The menu and the sheet change things behind the panel's back: it looks again when the person comes to it. */
async function lookAgain(): Promise<void> {
  // A button that is drawn anew while it is held down loses its click.
  const idle = (): boolean =>
    loaded !== undefined && working.hidden && !beingFilled(panel) && panel.querySelector('button:active') === null;
  if (!idle()) return;
  const [section, before] = [open, loaded];
  panel.setAttribute('aria-busy', 'true');
  try {
    const now = JSON.stringify(await section.load());
    // By now the person may have pressed a button, gone to another section or begun to type.
    if (now === before || open !== section || loaded !== before || !idle()) return;
    loaded = now;
    draw();
  } finally {
    if (working.hidden) panel.removeAttribute('aria-busy');
  }
}

document.documentElement.addEventListener('pointerenter', () => {
  lookAgain().catch(fail);
});

void refresh();
