/** «Данные»: the mode, who lacks consent, whose data are overdue, and the destruction of one person's data. */
import type { PersonalCase, PersonalState } from '../../src/personal-data-contract';
import { counted, element } from '../elements';
import type { Section, Shell } from '../section';
import { call } from '../server';

/** More rows make nobody read them. */
const shownCases = 12;

let state: PersonalState | undefined;
/** What the person is about to do; kept between redraws. */
let keySaved = false;
let wanted = '';

export const personalDataSection: Section = {
  id: 'personal',
  title: 'Данные',
  load: async () => {
    state = await call('personalState');
    return state;
  },
  draw: (shell) =>
    state
      ? [
          state.told ? undefined : noticeCard(shell),
          modeCard(state, shell),
          casesCard('Нет согласия', state.withoutConsent, 'У всех участников есть действующее согласие.', state, shell),
          casesCard('Пора удалить', state.overdue, 'Данных сверх срока нет.', state, shell),
          eraseCard(shell),
        ]
      : [],
};

const openMemo = (shell: Shell) => (): void => {
  call('personalMemo').catch(shell.fail);
};

function noticeCard(shell: Shell): HTMLElement {
  return element(
    'section',
    { class: 'card said', role: 'status' },
    element(
      'p',
      {},
      'Имена и телефоны участников — персональные данные. С 01.07.2025 записывать их сразу в зарубежные базы нельзя, а Google обычно относят к таким.',
    ),
    element(
      'p',
      { class: 'soft' },
      'Выберите режим «Коды» или ведите таблицу файлом на школьном компьютере. Это не замена юристу.',
    ),
    element('div', { class: 'row' }, element('button', { class: 'small', click: openMemo(shell) }, 'Памятка')),
  );
}

function modeCard({ mode, people, named, told }: PersonalState, shell: Shell): HTMLElement {
  const open = mode === 'Коды' && named === 0;
  const words = open
    ? 'В таблице только коды. Ключ «код – ФИО» хранит школа.'
    : `Имена и контакты в таблице: ${counted(named, 'участник', 'участника', 'участников')} из ${people}.`;
  return element(
    'section',
    { class: 'card' },
    element(
      'div',
      { class: 'row apart' },
      element('h2', {}, `Режим «${mode}»`),
      told ? element('button', { class: 'small', click: openMemo(shell) }, 'Памятка') : undefined,
    ),
    element('p', {}, words),
    named === 0 ? undefined : codesSteps(mode, shell),
  );
}

function codesSteps(mode: PersonalState['mode'], shell: Shell): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    id: 'key-saved',
    change: () => {
      keySaved = (box as HTMLInputElement).checked;
      go.toggleAttribute('disabled', !keySaved);
    },
  });
  (box as HTMLInputElement).checked = keySaved;
  const go = element(
    'button',
    {
      class: 'main',
      'data-action': 'codes',
      disabled: !keySaved,
      click: () => {
        keySaved = false;
        shell.busy('Убираю имена…', () => call('personalCodes'));
      },
    },
    'Убрать имена из таблицы',
  );
  return element(
    'details',
    mode === 'Коды' ? { open: true } : {},
    element('summary', {}, 'Перейти на коды'),
    element(
      'p',
      { class: 'soft' },
      'Имена, контакты и представители исчезнут со всех листов и из ответов форм. Отменить нельзя, вернуть имена поможет только ключ.',
    ),
    element(
      'div',
      { class: 'row' },
      element('button', { class: 'small', click: () => saveKey(shell) }, '1. Скачать ключ'),
    ),
    element(
      'label',
      { class: 'tick', for: 'key-saved' },
      box,
      element('span', {}, '2. Ключ сохранён на школьном компьютере'),
    ),
    element('div', { class: 'row' }, go),
  );
}

/** Hands the key over as a file; it is not kept here. */
function saveKey(shell: Shell): void {
  call('personalKey')
    .then(({ name, base64 }) => {
      const link = element('a', { href: `data:text/csv;charset=utf-8;base64,${base64}`, download: name });
      link.click();
    })
    .catch(shell.fail);
}

function casesCard(
  title: string,
  cases: readonly PersonalCase[],
  none: string,
  { people }: PersonalState,
  shell: Shell,
): HTMLElement | undefined {
  if (people === 0) return undefined;
  return element(
    'section',
    { class: 'card', 'aria-label': title },
    element('h2', {}, cases.length === 0 ? title : `${title}: ${cases.length}`),
    cases.length === 0 ? element('p', { class: 'soft' }, none) : undefined,
    ...cases.slice(0, shownCases).map((found) =>
      element(
        'div',
        { class: 'case' },
        element('span', {}, element('strong', {}, found.code || `строка ${found.line}`), ` — ${found.reason}`),
        element(
          'button',
          {
            class: 'small',
            'aria-label': `Показать ${found.code || `строку ${found.line}`}`,
            click: () => void call('personalReveal', found.sheet, found.line).catch(shell.fail),
          },
          'Показать',
        ),
      ),
    ),
    cases.length > shownCases ? element('p', { class: 'soft' }, `И ещё ${cases.length - shownCases}.`) : undefined,
  );
}

function eraseCard(shell: Shell): HTMLElement {
  const code = element('input', {
    placeholder: 'Н-014',
    'aria-label': 'Код участника',
    maxlength: '12',
    size: '8',
    input: () => {
      wanted = code.value;
    },
  }) as HTMLInputElement;
  code.value = wanted;
  const erase = (): void => {
    if (wanted.trim() === '') {
      code.focus();
      return;
    }
    shell.busy('Удаляю данные…', () => call('personalErase', wanted.trim()));
  };
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Отзыв согласия'),
    element(
      'p',
      { class: 'soft' },
      'Все данные участника будут удалены, останутся код и акт. Программа спросит ещё раз.',
    ),
    element(
      'div',
      { class: 'row' },
      code,
      element('button', { 'data-action': 'erase', click: erase }, 'Удалить данные'),
    ),
  );
}
