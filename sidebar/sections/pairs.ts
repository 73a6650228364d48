/** «Пары»: the proposal before it is written, pair by pair, worst first; what another choice costs; the weights. */
import { panelVersion } from '../../src/panel-contract';
import type { PairsPreview, PanelPair, PanelPerson } from '../../src/pairs-contract';
import { counted, element } from '../elements';
import type { Section, Shell } from '../section';
import { call } from '../server';
import { loadsCard } from './pair-loads';
import { weightsCard } from './pair-weights';

let shown: PairsPreview | undefined;
/** How many cards are open to view. */
let count = 10;
const step = 20;

export const pairsSection: Section = {
  id: 'pairs',
  title: 'Пары',
  load: async () => {
    shown = await call('pairsPreview');
    return shown;
  },
  draw: (shell) => {
    if (!shown) return [];
    const state = shown;
    if (state.refused !== undefined) return [refusedCard(state.refused)];
    return [
      stateCard(state, shell),
      goalsCard(state),
      state.shortages.length > 0 ? shortagesCard(state) : undefined,
      pairsCard(state, shell),
      state.unmatched.length > 0 ? leftCard(state) : undefined,
      state.wishes.kept + state.wishes.broken.length > 0 ? wishesCard(state) : undefined,
      loadsCard(state.loads),
      weightsCard(state, shell),
      state.remarks.length > 0 ? remarksCard(state.remarks) : undefined,
    ];
  },
};

/** A name with its code, or the code alone. */
export const named = ({ name, code }: PanelPerson): string => (name === '' ? code : `${name} · ${code}`);

function refusedCard(words: string): HTMLElement {
  return element('section', { class: 'card' }, element('h2', {}, 'Подбор пар'), element('p', {}, words));
}

function stateCard(state: PairsPreview, shell: Shell): HTMLElement {
  const formed = state.proposals > 0;
  const button = (command: 'formPairs' | 'approvePairs', title: string, hint: string, main: boolean): HTMLElement =>
    element(
      'button',
      { class: main ? 'main' : '', 'data-command': command, click: () => shell.run(command) },
      title,
      element('small', {}, hint),
    );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Подбор пар'),
    state.outdated
      ? element(
          'p',
          { class: 'banner', role: 'status' },
          `Анкеты, настройки или пары изменились после подбора. ${state.change} Сформируйте пары снова.`,
        )
      : undefined,
    element(
      'p',
      { class: 'soft' },
      formed
        ? `На листе «Пары»: ${counted(state.proposals, 'предложение', 'предложения', 'предложений')}, утверждено ${state.approved}.`
        : `На лист ещё ничего не записано. Утверждено пар: ${state.approved}. Ниже — что получится.`,
    ),
    element(
      'div',
      { class: 'steps' },
      button('formPairs', 'Сформировать пары', 'Запишет «Пары» и «Без пары»', !formed || state.outdated),
      formed
        ? button('approvePairs', 'Утвердить предложенные', 'Заполнит банки, журнал и приказ', !state.outdated)
        : undefined,
    ),
  );
}

function goalsCard({ goals }: PairsPreview): HTMLElement {
  const line = (title: string, value: (goal: PairsPreview['goals'][number]) => number): HTMLElement =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, title),
      ...goals.map((goal) => element('td', { class: goal.chosen ? 'chosen' : '' }, String(value(goal)))),
    );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Цели рядом'),
    element(
      'table',
      { class: 'goals' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', {}, ''),
          ...goals.map(({ priority, chosen }) =>
            element('th', { scope: 'col', class: chosen ? 'chosen' : '' }, chosen ? `${priority} ✓` : priority),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        line('Пар', ({ matched }) => matched),
        line('Сумма баллов', ({ score }) => score),
        line('Худший балл', ({ worst }) => worst),
        line('Нарушено взаимных желаний', ({ broken }) => broken),
      ),
    ),
    element('p', { class: 'soft' }, 'Отмечен нынешний приоритет; он меняется ниже, в «Весах и пороге».'),
  );
}

function shortagesCard({ shortages }: PairsPreview): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Чего не хватает'),
    element(
      'ul',
      { class: 'plain' },
      ...shortages.map(({ what, mentees, places }) =>
        element(
          'li',
          {},
          `${what}: ${counted(mentees, 'наставляемый', 'наставляемых', 'наставляемых')} на ${counted(places, 'место', 'места', 'мест')}`,
        ),
      ),
    ),
  );
}

function pairsCard(state: PairsPreview, shell: Shell): HTMLElement {
  const rest = state.pairs.length - count;
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `${counted(state.allPairs, 'пара', 'пары', 'пар')}, слабые сверху`),
    ...state.pairs.slice(0, count).map((pair) => pairCard(pair, shell)),
    rest > 0
      ? element(
          'button',
          {
            click: () => {
              count += step;
              shell.redraw();
            },
          },
          `Показать ещё ${Math.min(rest, step)}`,
        )
      : undefined,
    state.allPairs > state.pairs.length
      ? element('p', { class: 'soft' }, `Показаны ${state.pairs.length} самых слабых; все — на листе «Пары».`)
      : undefined,
  );
}

function pairCard(pair: PanelPair, shell: Shell): HTMLElement {
  const said = pair.why.filter(({ open }) => !open).sort((a, b) => b.points - a.points);
  const open = pair.why.filter((part) => part.open);
  return element(
    'article',
    { class: 'pair', 'data-mentee': pair.mentee.code, 'data-mentor': pair.mentor.code },
    element(
      'div',
      { class: 'row apart' },
      element(
        'div',
        {},
        element('strong', {}, named(pair.mentee)),
        element('div', { class: 'soft' }, `наставник: ${named(pair.mentor)}`),
      ),
      element('span', { class: 'score', title: 'Балл из 100' }, String(pair.score)),
    ),
    element(
      'p',
      { class: 'soft' },
      pair.held ? `📌 ${pair.margin}` : `Запас: ${pair.margin.charAt(0).toLowerCase()}${pair.margin.slice(1)}`,
    ),
    element(
      'details',
      {},
      element('summary', {}, 'Почему'),
      element(
        'ul',
        { class: 'plain' },
        ...said.map(({ name, points, why }) => element('li', {}, `${name} +${points}: ${why}`)),
        open.length > 0
          ? element(
              'li',
              { class: 'soft' },
              `Без ответа, половина веса: ${open.map(({ name, points }) => `${name} +${points}`).join(', ')}`,
            )
          : undefined,
      ),
    ),
    element('details', {}, element('summary', {}, 'Изменить'), ...choices(pair, shell)),
  );
}

function choices(pair: PanelPair, shell: Shell): HTMLElement[] {
  const price = element('p', { class: 'soft', role: 'status' });
  const take = element('button', { class: 'small', disabled: true }, 'Выбрать и закрепить');
  const list = element(
    'select',
    { 'aria-label': `Другой наставник для ${named(pair.mentee)}` },
    element('option', { value: '' }, 'Другой наставник…'),
    ...pair.others.map(({ mentor, score }) => element('option', { value: mentor.code }, `${named(mentor)} (${score})`)),
  ) as HTMLSelectElement;
  list.addEventListener('change', () => {
    take.toggleAttribute('disabled', true);
    const mentor = list.value;
    if (mentor === '') {
      price.textContent = '';
      return;
    }
    price.textContent = 'Считаю…';
    call('pairsCost', mentor, pair.mentee.code)
      .then((words) => {
        // Another mentor may have been chosen meanwhile: answers come in any order.
        if (list.value !== mentor) return;
        price.textContent = words;
        take.toggleAttribute('disabled', false);
      })
      .catch(shell.fail);
  });
  take.addEventListener('click', () => {
    shell.busy('Подбираю вокруг этой пары…', () => call('pairsPick', list.value, pair.mentee.code, panelVersion));
  });
  const parts = [element('div', { class: 'row' }, list, take), price];
  if (pair.line === 0)
    return [...parts, element('p', { class: 'soft' }, 'Закрепить или отклонить можно после записи на лист.')];
  return [...parts, holdButton(pair, shell), ...vetoParts(pair, shell)];
}

function holdButton(pair: PanelPair, shell: Shell): HTMLElement {
  const change = (): void => {
    shell.busy('Записываю…', () =>
      call('pairsHold', pair.line, pair.mentor.code, pair.mentee.code, !pair.held, panelVersion),
    );
  };
  return element(
    'button',
    { class: 'small', 'aria-pressed': String(pair.held), click: change },
    pair.held ? 'Снять закрепление' : 'Закрепить пару',
  );
}

function vetoParts(pair: PanelPair, shell: Shell): HTMLElement[] {
  const reason = element('input', {
    type: 'text',
    placeholder: 'Причина отказа',
    'aria-label': 'Причина отказа',
  }) as HTMLInputElement;
  const refuse = element('button', { class: 'small', disabled: true }, 'Отклонить пару');
  reason.addEventListener('input', () => refuse.toggleAttribute('disabled', reason.value.trim() === ''));
  refuse.addEventListener('click', () => {
    shell.busy('Отклоняю и подбираю заново…', () =>
      call('pairsVeto', pair.line, pair.mentor.code, pair.mentee.code, reason.value, panelVersion),
    );
  });
  return [element('div', { class: 'row' }, reason, refuse)];
}

function leftCard({ unmatched }: PairsPreview): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `Без наставника: ${unmatched.length}`),
    ...unmatched.map(({ who, reason, repair }) =>
      element(
        'details',
        {},
        element('summary', {}, named(who)),
        element('p', {}, reason),
        repair === '' ? undefined : element('p', { class: 'soft' }, repair),
      ),
    ),
  );
}

function wishesCard({ wishes }: PairsPreview): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `Взаимные желания: исполнено ${wishes.kept}, нарушено ${wishes.broken.length}`),
    element(
      'ul',
      { class: 'plain' },
      ...wishes.broken.map(({ mentor, mentee, price }) =>
        element(
          'li',
          {},
          `${named(mentee)} и ${named(mentor)}: `,
          element('span', { class: 'soft' }, `если исполнить — ${price}`),
        ),
      ),
    ),
  );
}

function remarksCard(remarks: readonly string[]): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Уточните имена'),
    element('ul', { class: 'plain' }, ...remarks.map((words) => element('li', {}, words))),
  );
}
