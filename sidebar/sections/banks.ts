/** «Банки»: how the collecting of answers stands, what waits for the curator's word, and files of other services. */
import type { BanksState, PanelHeld, PanelProposal } from '../../src/banks-contract';
import { panelVersion } from '../../src/panel-contract';
import { FileLoading } from '../answers-file/file-loading';
import { counted, element } from '../elements';
import type { Section, Shell } from '../section';
import { call } from '../server';

let state: BanksState | undefined;
const loading = new FileLoading();

export const banksSection: Section = {
  id: 'banks',
  title: 'Банки',
  load: async () => {
    state = await call('banksState');
    return state;
  },
  draw: (shell) => {
    if (!state) return [];
    return loading.isOpen
      ? [loading.draw(shell)]
      : [
          collectCard(state, shell),
          state.proposals.length > 0 ? proposalsCard(state.proposals, shell) : undefined,
          state.held.length > 0 ? heldCard(state.held, shell) : undefined,
          expectedCard(state, shell),
          scheduleCard(state, shell),
        ];
  },
};

function collectCard({ counts, waiting, collected }: BanksState, shell: Shell): HTMLElement {
  const lines = counts.map(({ role, answers, people, withConsent }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, role === 'mentee' ? 'Наставляемые' : 'Наставники'),
      element('td', {}, answers === undefined ? '–' : String(answers)),
      element('td', {}, people === undefined ? '–' : String(people)),
      element('td', {}, String(withConsent)),
    ),
  );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Анкеты и банки'),
    element(
      'table',
      { class: 'figures' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...['', 'ответов', 'в банке', 'согласий'].map((title) => element('th', { scope: 'col' }, title)),
        ),
      ),
      element('tbody', {}, ...lines),
    ),
    element(
      'div',
      { class: 'steps' },
      element(
        'button',
        { class: 'main', 'data-command': 'collectAnswers', click: () => shell.run('collectAnswers') },
        'Собрать ответы',
        element(
          'small',
          {},
          waiting === 0 ? 'Новых ответов нет' : `Ещё не в банках: ${counted(waiting, 'ответ', 'ответа', 'ответов')}`,
        ),
      ),
      loading.chooser(shell),
    ),
    element('p', { class: 'soft' }, collected === '' ? 'Ответы ещё не собирали.' : `Последний сбор: ${collected}.`),
  );
}

function proposalsCard(proposals: readonly PanelProposal[], shell: Shell): HTMLElement {
  const decide = (proposal: PanelProposal, decision: string): void => {
    shell.busy('Выполняю решение…', () => call('banksDecide', proposal.code, proposal.with, decision, panelVersion));
  };
  const items = proposals
    .slice(0, shownItems)
    .map((proposal) =>
      element(
        'li',
        {},
        element('p', {}, element('b', {}, `${proposal.code} и ${proposal.with}`), `: ${proposal.doubt}.`),
        element(
          'div',
          { class: 'row' },
          element('button', { class: 'small', click: reveal(proposal.code, shell) }, 'Показать'),
          element('button', { class: 'small', click: () => decide(proposal, 'объединить') }, 'Объединить'),
          element('button', { class: 'small', click: () => decide(proposal, 'разные люди') }, 'Разные люди'),
        ),
      ),
    );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `Один человек или разные? ${proposals.length}`),
    element('ul', { class: 'decisions' }, ...items),
    rest(proposals.length),
  );
}

function heldCard(held: readonly PanelHeld[], shell: Shell): HTMLElement {
  const items = held
    .slice(0, shownItems)
    .map(({ line, when, reason, advice }) =>
      element(
        'li',
        {},
        element('p', {}, reason, element('small', { class: 'soft' }, ` ${when}`)),
        element('p', { class: 'soft' }, advice),
        element('button', { class: 'small', click: reveal(String(line), shell) }, 'Показать'),
      ),
    );
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `В карантине: ${counted(held.length, 'ответ', 'ответа', 'ответов')}`),
    element('ul', { class: 'decisions' }, ...items),
    rest(held.length),
  );
}

function expectedCard({ expected }: BanksState, shell: Shell): HTMLElement {
  const list = (): void => {
    shell.busy('Открываю список…', () => call('banksExpected'));
  };
  if (!expected) {
    return element(
      'section',
      { class: 'card' },
      element('h2', {}, 'Кто ещё не ответил'),
      element(
        'p',
        { class: 'soft' },
        'Составьте список тех, от кого ждёте анкеты, и здесь будет видно, кого напомнить.',
      ),
      element('button', { class: 'small', click: list }, 'Составить список ожидаемых'),
    );
  }
  const { total, missing } = expected;
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, `Ответили ${total - missing.length} из ${total}`),
    missing.length === 0
      ? element('p', { class: 'soft' }, 'Ответили все.')
      : element(
          'details',
          {},
          element('summary', {}, `Не ответили: ${missing.length}`),
          element('ul', {}, ...missing.map((who) => element('li', {}, who))),
        ),
    element('button', { class: 'small', click: list }, 'Открыть список'),
  );
}

function scheduleCard({ schedule }: BanksState, shell: Shell): HTMLElement {
  const since = schedule.since.split('-').reverse().join('.');
  const whose = schedule.mine ? 'из вашей учётной записи' : 'из другой учётной записи';
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Автоматический сбор'),
    element(
      'p',
      { class: 'soft' },
      schedule.on
        ? `Включён с ${since}, ${whose}: при каждой новой анкете и раз в день.`
        : 'Выключен: ответы собираются по кнопке.',
    ),
    element(
      'div',
      { class: 'row' },
      schedule.on && schedule.mine
        ? element('button', { class: 'small', click: () => turn(false, shell) }, 'Выключить')
        : element(
            'button',
            { class: 'small', click: () => turn(true, shell) },
            schedule.on ? 'Перевести на мою запись' : 'Включить',
          ),
    ),
  );
}

function turn(on: boolean, shell: Shell): void {
  shell.busy(on ? 'Включаю…' : 'Выключаю…', () => call('banksSchedule', on, panelVersion));
}

const reveal = (where: string, shell: Shell) => (): void => {
  call('banksReveal', where).catch(shell.fail);
};

const shownItems = 40;
const rest = (count: number): HTMLElement | undefined =>
  count > shownItems ? element('p', { class: 'soft' }, `И ещё ${count - shownItems}: смотрите лист.`) : undefined;
