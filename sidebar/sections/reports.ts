/** «Итоги»: the main figures of the programme at a glance, and what is made of them. */
import type { PanelFigure, PanelReports } from '../../src/panel-contract';
import { element } from '../elements';
import type { Section, Shell } from '../section';
import { call } from '../server';

let state: PanelReports | undefined;

export const reportsSection: Section = {
  id: 'reports',
  title: 'Итоги',
  load: async () => {
    state = await call('panelReports');
    return state;
  },
  draw: (shell) => {
    if (!state) return [];
    return [
      summaryCard(state, shell),
      state.contradictions.length > 0 ? contradictionsCard(state, shell) : undefined,
      state.shares.length > 0 ? sharesCard(state, shell) : undefined,
    ];
  },
};

const show =
  (shell: Shell, onIndicators: boolean, { line }: Pick<PanelFigure, 'line'>) =>
  (): void => {
    call('panelRevealFigure', onIndicators, line).catch(shell.fail);
  };

function summaryCard({ day, figures }: PanelReports, shell: Shell): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, day === '' ? 'Сводки ещё нет' : `Сводка ${day}`),
    figures.length === 0
      ? element('p', { class: 'soft' }, 'Соберёт в одном месте участников, пары, встречи, согласия и сроки плана.')
      : element('div', { class: 'main-figures' }, ...figures.map((figure) => figureButton(figure, shell))),
    element(
      'div',
      { class: 'steps' },
      element(
        'button',
        { class: 'main', 'data-command': 'updateSummary', click: () => shell.run('updateSummary') },
        'Обновить сводку',
        element('small', {}, 'Листы «Сводка» и «Показатели», диаграммы'),
      ),
    ),
  );
}

function figureButton(figure: PanelFigure, shell: Shell): HTMLElement {
  const { words, value, of } = figure;
  const counted = value !== 'нет данных';
  return element(
    'button',
    { class: counted ? 'figure' : 'figure soft', title: 'Показать на «Сводке»', click: show(shell, false, figure) },
    element('b', {}, counted ? value : '—'),
    counted && of !== '' ? element('i', {}, `из ${of}`) : undefined,
    element('span', {}, counted ? words : `${words}: нет данных`),
  );
}

function contradictionsCard({ contradictions }: PanelReports, shell: Shell): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Отмечено, но не подтверждается'),
    ...contradictions.map((stage) =>
      element(
        'div',
        { class: 'share' },
        element('p', {}, element('b', {}, stage.words)),
        element('p', { class: 'soft' }, stage.why),
        element('button', { class: 'small', click: show(shell, false, stage) }, 'Показать'),
      ),
    ),
  );
}

function sharesCard({ shares }: PanelReports, shell: Shell): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Показатели и цели'),
    ...shares.map((share) => {
      const percent = Number(share.percent.replace(',', '.'));
      const known = share.percent !== '';
      const goal = Number(share.goal.replace(',', '.'));
      const reached = known && share.goal !== '' && percent >= goal;
      const bar = element('span', { class: reached ? 'done' : '' });
      bar.style.width = `${known ? Math.min(percent, 100) : 0}%`;
      const mark = element('i');
      mark.style.left = `${goal}%`;
      return element(
        'div',
        { class: 'share' },
        element(
          'p',
          { class: 'row apart' },
          element('span', {}, share.words),
          element('b', {}, known ? `${share.percent} %` : 'нет данных'),
        ),
        element('div', { class: 'meter', 'aria-hidden': 'true' }, bar, share.goal === '' || !known ? undefined : mark),
        known
          ? element(
              'p',
              { class: 'soft' },
              share.goal === '' ? share.verdict : `цель ${share.goal} %: ${share.verdict}`,
            )
          : undefined,
      );
    }),
    element(
      'div',
      { class: 'row' },
      element('button', { class: 'small', click: show(shell, true, { line: 0 }) }, 'Открыть «Показатели»'),
    ),
  );
}
