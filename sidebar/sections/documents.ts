/** «Документы»: the papers of the programme, and chosen sheets as one PDF for whoever will read it. */
import type { Outcome } from '../../src/outcome';
import { element } from '../elements';
import { saveFile } from '../save-file';
import type { Section, Shell } from '../section';
import { call } from '../server';

let sheets: readonly string[] = [];
let chosen: ReadonlySet<string> = new Set();
let audience = 'все';
let mentor = '';
let pair = '';

export const documentsSection: Section = {
  id: 'documents',
  title: 'Документы',
  load: async () => {
    sheets = await call('panelSheets');
    return sheets;
  },
  draw: (shell) => [papersCard(shell), printCard(shell)],
};

const papers = [
  ['makePairOrder', 'Приказ о парах', 'С приложением и листом ознакомления'],
  ['makeConsentForms', 'Согласие', 'Бланки: участник, представитель, публикация'],
  ['makeMunicipalReport', 'Муниципальный отчёт', 'Строка школы или свод по району'],
  ['makeCuratorReport', 'Отчёт куратора', 'Цифры программы словами и таблицами'],
] as const;

function papersCard(shell: Shell): HTMLElement {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Создать документ'),
    element(
      'div',
      { class: 'steps' },
      ...papers.map(([name, title, hint]) =>
        element(
          'button',
          { 'data-command': name, click: () => shell.busy('Готовлю документ…', () => call(name)) },
          title,
          element('small', {}, hint),
        ),
      ),
    ),
    element(
      'div',
      { class: 'row apart' },
      element('span', {}, 'Строка школы файлом'),
      element('span', { class: 'row' }, rowButton(shell, 'xlsx'), rowButton(shell, 'csv')),
    ),
    element(
      'div',
      { class: 'print-field' },
      element('label', { for: 'plan-pair' }, 'Индивидуальный план пары'),
      textField('plan-pair', 'П-001', pair, (value) => {
        pair = value;
      }),
      element(
        'button',
        {
          'data-command': 'makeIndividualPlan',
          click: () => shell.busy('Готовлю план…', () => call('makeIndividualPlan', { pair })),
        },
        'Создать план',
      ),
    ),
  );
}

/** Makes the row anew and saves it as a file for the municipality. */
function rowButton(shell: Shell, format: 'csv' | 'xlsx'): HTMLElement {
  const save = async (): Promise<Outcome> => {
    const { file, ...outcome } = await call('makeMunicipalReport', { format });
    if (file) saveFile(file);
    return outcome;
  };
  return element(
    'button',
    { class: 'small', 'data-row-file': format, click: () => shell.busy('Готовлю строку…', save) },
    format.toUpperCase(),
  );
}

function printCard(shell: Shell): HTMLElement {
  const audiences = [
    ['все', 'школы: всё как есть'],
    ['наставник', 'наставника: только его пары'],
    ['сайт', 'сайта: коды вместо имён'],
  ] as const;
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, 'Экспорт в PDF'),
    element('p', { class: 'soft' }, 'Отмеченные листы станут одним файлом; без отметок — лист, который открыт.'),
    element('div', { class: 'print-sheets', role: 'group', 'aria-label': 'Листы' }, ...sheets.map(sheetBox)),
    element(
      'div',
      { class: 'print-field' },
      element('label', { for: 'print-audience' }, 'Для кого'),
      element(
        'select',
        {
          id: 'print-audience',
          change: (event) => {
            audience = (event.target as HTMLSelectElement).value;
            shell.redraw();
          },
        },
        ...audiences.map(([value, words]) =>
          element('option', { value, ...(value === audience ? { selected: true } : {}) }, `Для ${words}`),
        ),
      ),
    ),
    audience === 'наставник'
      ? element(
          'div',
          { class: 'print-field' },
          element('label', { for: 'print-mentor' }, 'Код наставника'),
          textField('print-mentor', 'М-001', mentor, (value) => {
            mentor = value;
          }),
        )
      : undefined,
    element(
      'div',
      { class: 'steps' },
      element(
        'button',
        {
          class: 'main',
          'data-command': 'exportPdf',
          click: () =>
            shell.busy('Печатаю в файл…', async () => {
              const options = {
                audience,
                mentor,
                ...(chosen.size > 0 ? { sheet: sheets.filter((name) => chosen.has(name)) } : {}),
              };
              const { command, ok, messages, changed } = await call('exportPdf', options);
              return { command, ok, messages, changed };
            }),
        },
        'Создать PDF',
        element('small', {}, 'Файл сохраняется из окна, которое откроется'),
      ),
    ),
  );
}

function sheetBox(name: string): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    ...(chosen.has(name) ? { checked: true } : {}),
    change: (event) => {
      const next = new Set(chosen);
      if ((event.target as HTMLInputElement).checked) next.add(name);
      else next.delete(name);
      chosen = next;
    },
  });
  return element('label', { class: 'tick' }, box, name);
}

function textField(id: string, example: string, value: string, keep: (value: string) => void): HTMLElement {
  return element('input', {
    id,
    type: 'text',
    placeholder: example,
    value,
    input: (event) => {
      keep((event.target as HTMLInputElement).value);
    },
  });
}
