/** The curator's panel: what to do next, how the plan stands, what the check has found, and a way back. */
import type { Outcome } from '../src/outcome';
import { panelVersion, type PanelCommand, type PanelFinding, type PanelState } from '../src/panel-contract';
import { counted, element } from './elements';
import { findingsList, firstView, type FindingsView } from './findings-list';
import { call } from './server';

const panel = document.getElementById('panel') as HTMLElement;
const working = document.getElementById('working') as HTMLElement;

let state: PanelState | undefined;
let said: Outcome | undefined;
let view: FindingsView = firstView;

const statusColours: Readonly<Record<string, string>> = {
  выполнено: '#2f7d4f',
  'в работе': '#3d7fc4',
  постоянно: '#8db4dd',
  скоро: '#d99a1c',
  просрочено: '#b3261e',
  'не начато': '#b9c4d0',
};

function draw(): void {
  panel.removeAttribute('aria-busy');
  if (!state) return;
  panel.replaceChildren(
    ...[
      element(
        'header',
        { class: 'row apart' },
        element('h1', {}, 'Панель куратора'),
        element('button', { class: 'small', click: () => void refresh() }, 'Обновить'),
      ),
      said && saidCard(said),
      stepsCard(state),
      state.progress && progressCard(state.progress),
      state.has.findings ? findingsList(state.findings, view, look, { reveal, decide }) : undefined,
      state.undo === undefined ? undefined : undoCard(state.undo),
    ].filter((part) => part !== undefined),
  );
}

function look(next: FindingsView): void {
  view = next;
  draw();
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

function stepsCard({ has }: PanelState): HTMLElement {
  const step = (command: PanelCommand, title: string, hint: string, main: boolean): HTMLElement =>
    element(
      'button',
      { class: main ? 'main' : '', 'data-command': command, click: () => void run(command) },
      title,
      element('small', {}, hint),
    );
  const start = [
    step('createRoadmap', 'Создать по шаблону', 'Готовый план на учебный год', !has.roadmap && !has.source),
    step(
      'readPlan',
      'Разобрать план',
      'Вставленный или загруженный план станет дорожной картой',
      !has.roadmap && has.source,
    ),
  ];
  const go = [
    step('checkPlan', 'Проверить сроки и ответственных', 'Статусы, замечания, поручения', true),
    step('rollOverPlan', 'Перенести на новый учебный год', 'Новый план с новыми сроками, прежний останется', false),
  ];
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, has.roadmap ? 'Дорожная карта' : 'С чего начать'),
    element('div', { class: 'steps' }, ...(has.roadmap ? go.slice(0, 1) : start)),
    has.roadmap
      ? element(
          'details',
          {},
          element('summary', {}, 'Другие действия с планом'),
          element('div', { class: 'steps' }, ...go.slice(1), ...start),
        )
      : undefined,
  );
}

function progressCard(progress: NonNullable<PanelState['progress']>): HTMLElement {
  const colour = (status: string): string => statusColours[status] ?? '#dfe6ee';
  const named = progress.byStatus.filter(([status]) => status !== '');
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `Выполнение: ${counted(progress.activities, 'мероприятие', 'мероприятия', 'мероприятий')}`),
    element(
      'div',
      { class: 'bar', 'aria-hidden': 'true' },
      ...named.map(([status, count]) => {
        const part = element('span');
        part.style.flex = String(count);
        part.style.background = colour(status);
        return part;
      }),
    ),
    element(
      'ul',
      { class: 'legend' },
      ...named.map(([status, count]) => {
        const dot = element('i');
        dot.style.background = colour(status);
        return element('li', {}, dot, `${status}: ${count}`);
      }),
    ),
    named.length === 0 ? element('p', { class: 'soft' }, 'Статусы появятся после проверки.') : undefined,
  );
}

function undoCard(title: string): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('p', { class: 'soft' }, `Последнее действие: «${title}».`),
    element(
      'div',
      { class: 'row' },
      element('button', { 'data-command': 'undoLast', click: () => void run('undoLast') }, 'Отменить его'),
    ),
  );
}

async function run(command: PanelCommand): Promise<void> {
  await busy('Работаю с таблицей…', async () => {
    said = await call('panelRun', command, panelVersion);
    state = await call('panelState');
  });
}

function reveal({ line, column }: PanelFinding): void {
  call('panelReveal', line, column).catch(fail);
}

function decide(finding: PanelFinding, decision: string, comment: string): void {
  void busy(decision === 'исправить' ? 'Исправляю и проверяю заново…' : 'Записываю решение…', async () => {
    said = await call('panelDecide', finding.number, finding.code, decision, comment, panelVersion);
    state = await call('panelState');
  });
}

async function refresh(): Promise<void> {
  await busy('Читаю таблицу…', async () => {
    said = undefined;
    state = await call('panelState');
  });
}

/** Long work: says what goes on, keeps buttons from being pressed twice, and never ends without a word. */
async function busy(words: string, work: () => Promise<void>): Promise<void> {
  working.textContent = words;
  working.hidden = false;
  for (const button of panel.querySelectorAll('button')) button.disabled = true;
  try {
    await work();
    draw();
  } catch (error) {
    fail(error);
  } finally {
    working.hidden = true;
  }
}

function fail(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const advice =
    'Обновите страницу. Если открыто несколько учётных записей Google, оставьте одну. То же самое можно сделать из меню «Наставничество».';
  if (state) {
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
  if (!state || !working.hidden) return;
  const now = await call('panelState');
  if (JSON.stringify(now) === JSON.stringify(state)) return;
  state = now;
  draw();
}

document.documentElement.addEventListener('pointerenter', () => {
  lookAgain().catch(fail);
});

void refresh();
