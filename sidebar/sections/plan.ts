/** «План»: what to do next with the roadmap, how it stands, and what the check has found. */
import { panelVersion, type PanelCommand, type PanelFinding, type PanelState } from '../../src/panel-contract';
import { counted, element } from '../elements';
import { findingsList, firstView, type FindingsView } from '../findings-list';
import type { Section, Shell } from '../section';
import { call } from '../server';

let state: PanelState | undefined;
let view: FindingsView = firstView;

export const planSection: Section = {
  id: 'plan',
  title: 'План',
  load: async () => {
    state = await call('panelState');
    return state;
  },
  draw: (shell) => {
    if (!state) return [];
    const look = (next: FindingsView): void => {
      view = next;
      shell.redraw();
    };
    return [
      stepsCard(state, shell),
      state.progress && progressCard(state.progress),
      state.has.findings
        ? findingsList(state.findings, view, look, { reveal: reveal(shell), decide: decide(shell) })
        : undefined,
      state.undo === undefined ? undefined : undoCard(state.undo, shell),
    ];
  },
};

const statusColours: Readonly<Record<string, string>> = {
  выполнено: '#2f7d4f',
  'в работе': '#3d7fc4',
  постоянно: '#8db4dd',
  скоро: '#d99a1c',
  просрочено: '#b3261e',
  'не начато': '#b9c4d0',
};

function stepsCard({ has }: PanelState, shell: Shell): HTMLElement {
  const step = (command: PanelCommand, title: string, hint: string, main: boolean): HTMLElement =>
    element(
      'button',
      { class: main ? 'main' : '', 'data-command': command, click: () => shell.run(command) },
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

function undoCard(title: string, shell: Shell): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('p', { class: 'soft' }, `Последнее действие: «${title}».`),
    element(
      'div',
      { class: 'row' },
      element('button', { 'data-command': 'undoLast', click: () => shell.run('undoLast') }, 'Отменить его'),
    ),
  );
}

const reveal =
  (shell: Shell) =>
  ({ line, column }: PanelFinding): void => {
    call('panelReveal', line, column).catch(shell.fail);
  };

const decide =
  (shell: Shell) =>
  (finding: PanelFinding, decision: string, comment: string): void => {
    shell.busy(decision === 'исправить' ? 'Исправляю и проверяю заново…' : 'Записываю решение…', () =>
      call('panelDecide', finding.number, finding.code, decision, comment, panelVersion),
    );
  };
