/** Weights, threshold and priority: moved here first, with what would change, and kept only when the curator says so. */
import type { PairsPreview, TriedSettings } from '../../src/pairs-contract';
import { element } from '../elements';
import type { Section, Shell } from '../section';
import { call } from '../server';

/** How long a slider must stand still before its effect is asked for, in milliseconds. */
const patience = 400;
const greatestWeight = 100;

export function weightsCard(state: PairsPreview, shell: Shell): ReturnType<Section['draw']>[number] {
  const { priority, threshold, weights } = state.settings;
  const tried: { priority: string; threshold: number; weights: number[] } = {
    priority,
    threshold,
    weights: [...weights],
  };
  const effect = element('p', { class: 'soft', role: 'status' }, 'Подвиньте ползунок: здесь появится, что изменится.');
  const apply = element('button', { class: 'main', disabled: true }, 'Сохранить в «Настройки»');
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    const mine = ++asked;
    effect.textContent = 'Считаю…';
    if (tried.weights.every((weight) => weight === 0)) {
      apply.toggleAttribute('disabled', true);
      effect.textContent = 'Хотя бы один вес должен быть больше нуля.';
      return;
    }
    call('pairsPreview', tried)
      .then((preview) => {
        if (mine !== asked) return;
        effect.textContent = effectWords(state, preview);
        apply.toggleAttribute('disabled', false);
      })
      .catch(shell.fail);
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(ask, patience);
  };
  const slider = (
    title: string,
    hint: string,
    value: number,
    most: number,
    set: (value: number) => void,
  ): HTMLElement => {
    const figure = element('output', {}, String(value));
    const input = element('input', {
      type: 'range',
      min: '0',
      max: String(Math.max(most, value)),
      value: String(value),
      'aria-label': title,
    }) as HTMLInputElement;
    input.addEventListener('input', () => {
      figure.textContent = input.value;
      set(Number(input.value));
      changed();
    });
    return element('label', { class: 'weight', title: hint }, element('span', {}, title), input, figure);
  };
  const choice = element(
    'select',
    { 'aria-label': 'Приоритет подбора' },
    ...state.goals.map((goal) =>
      element('option', { value: goal.priority, selected: goal.priority === priority }, goal.priority),
    ),
  ) as HTMLSelectElement;
  choice.addEventListener('change', () => {
    tried.priority = choice.value;
    changed();
  });
  apply.addEventListener('click', () => {
    shell.busy('Записываю настройки…', () => call('saveSettings', valuesOf(state, tried)));
  });
  return element(
    'section',
    { class: 'card' },
    element(
      'details',
      {},
      element('summary', {}, element('strong', {}, 'Веса и порог')),
      element('label', { class: 'weight' }, element('span', {}, 'Приоритет'), choice),
      slider('Порог подбора', 'Пара с меньшим баллом не предлагается.', threshold, 100, (value) => {
        tried.threshold = value;
      }),
      ...state.criteria.map(({ name, rule }, at) =>
        slider(name, rule, weights[at] ?? 0, greatestWeight, (value) => {
          tried.weights[at] = value;
        }),
      ),
      effect,
      element('div', { class: 'row' }, apply),
    ),
  );
}

/** What the tried settings would change against the present ones. */
function effectWords(now: PairsPreview, then: PairsPreview): string {
  const stood = new Set(now.pairs.map(({ mentor, mentee }) => `${mentor.code} ${mentee.code}`));
  const changed = then.pairs.filter(({ mentor, mentee }) => !stood.has(`${mentor.code} ${mentee.code}`)).length;
  const chosen = (state: PairsPreview): PairsPreview['goals'][number] | undefined =>
    state.goals.find((goal) => goal.chosen);
  const [before, after] = [chosen(now), chosen(then)];
  const fromTo = (title: string, a = 0, b = 0): string => (a === b ? `${title} ${b}` : `${title} ${a} → ${b}`);
  return [
    changed === 0 ? 'Пары те же' : `Изменится пар: ${changed} из ${then.allPairs}`,
    fromTo('всего пар', before?.matched, after?.matched),
    fromTo('худший балл', before?.worst, after?.worst),
    fromTo('нарушено желаний', before?.broken, after?.broken),
  ].join('; ');
}

function valuesOf(state: PairsPreview, tried: TriedSettings): Record<string, string> {
  const weights = state.criteria.map(({ name }, at): [string, string] => [
    `Вес: ${name}`,
    String(tried.weights[at] ?? 0),
  ]);
  return Object.fromEntries([
    ['Приоритет подбора', tried.priority],
    ['Порог подбора', String(tried.threshold)],
    ...weights,
  ]);
}
