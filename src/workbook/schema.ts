/**
 * The sheets of the workbook and their columns, in the words a curator sees. Names and titles are fixed: people and
 * other tools look for them. The official columns stand first, the add-on's own to the right.
 */

import { expectedSheet } from './expected-sheet';
import { destructionActSheet } from './act-sheet';
import { lettersSheet } from './letter-sheet';
import { districtReportSheet, schoolListSheet } from './district-sheets';
import { indicatorsSheet, summarySheet } from './report-sheets';
import { typeWords } from '../questionnaires/question-types';
import { questionnaires } from '../questionnaires/questionnaires';
import { meetingLogSheet, pairsSheet, unmatchedSheet } from './pair-sheets';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorAnswersSheet,
  mentorBankSheet,
  monitoringSheets,
  preferencesSheet,
  quarantineSheet,
} from './participant-sheets';
import { day, defaultWidth, number, text, type SheetSchema } from './sheet-schema';

export const settingsSheet: SheetSchema = {
  name: 'Настройки',
  columns: [text('Параметр', 230), text('Значение', 260), text('Пояснение', 420)],
  required: ['Параметр', 'Значение'],
  advice: 'Лист создаёт команда «Дорожная карта ▸ Создать по шаблону».',
};

export const staffSheet: SheetSchema = {
  name: 'Сотрудники',
  columns: [
    text('ФИО', 260),
    text('Должность', 280),
    text('E-mail', 200),
    text('Роль', 180, {
      choices: [
        'руководитель',
        'куратор',
        'заместитель',
        'педагог-психолог',
        'социальный педагог',
        'руководитель МО',
        'классный руководитель',
        'наставник',
      ],
    }),
  ],
  required: ['ФИО', 'Должность'],
  advice: 'Лист создаёт команда «Дорожная карта ▸ Создать по шаблону».',
};

export const statuses = ['не начато', 'в работе', 'скоро', 'просрочено', 'выполнено', 'постоянно'] as const;

export const roadmapSheet: SheetSchema = {
  name: 'Дорожная карта',
  columns: [
    text('№ п/п', defaultWidth, { accepted: ['№', 'N', '№№', 'NN', 'NN п/п', 'N п/п', '№№ п/п', 'номер'] }),
    text('Мероприятие', 430, {
      accepted: [
        'Мероприятия',
        'Наименование мероприятия',
        'Наименование мероприятий',
        'Содержание деятельности',
        'Содержание',
      ],
    }),
    text('Срок', 170, {
      accepted: [
        'Сроки',
        'Срок реализации',
        'Сроки реализации',
        'Срок исполнения',
        'Сроки исполнения',
        'Срок проведения',
        'Сроки проведения',
        'Срок выполнения',
        'Сроки выполнения',
      ],
    }),
    text('Ответственный', 220, {
      accepted: [
        'Ответственные',
        'Ответственный исполнитель',
        'Ответственные исполнители',
        'Ответственный за исполнение',
        'Исполнитель',
        'Исполнители',
      ],
    }),
    text('Результат', 220, {
      accepted: [
        'Результаты',
        'Ожидаемый результат',
        'Ожидаемые результаты',
        'Предполагаемый результат',
        'Вид документа',
      ],
    }),
    text('Этап', defaultWidth),
    text('Вид срока', defaultWidth),
    day('Начало'),
    day('Окончание'),
    text('Статус', defaultWidth, { choices: statuses }),
    text('Отметка о выполнении', defaultWidth),
    text('Документ', defaultWidth),
  ],
  required: ['Мероприятие', 'Срок', 'Вид срока'],
  advice: 'Создайте её командой «Дорожная карта ▸ Создать по шаблону» или «Дорожная карта ▸ Разобрать план».',
};

/** The columns of the roadmap that make the document; the others are the add-on's own. */
export const officialColumns = ['№ п/п', 'Мероприятие', 'Срок', 'Ответственный', 'Результат'] as const;

export const findingsSheet: SheetSchema = {
  name: 'Проверка',
  columns: [
    number('№'),
    number('Строка'),
    text('№ п/п', defaultWidth),
    text('Столбец', defaultWidth),
    text('Код', defaultWidth),
    text('Важность', defaultWidth),
    text('Замечание', 360),
    text('Предложение', 300),
    text('Решение', defaultWidth, { choices: ['исправить', 'принять'] }),
    text('Комментарий', defaultWidth),
  ],
  required: ['Код', 'Решение', 'Замечание'],
  lateChoices: true,
  advice: 'Лист создаёт команда «Дорожная карта ▸ Проверить сроки и ответственных».',
};

export const assignmentsSheet: SheetSchema = {
  name: 'Поручения',
  columns: [
    text('№ п/п', defaultWidth),
    text('Мероприятие', 320),
    text('Должность', 280),
    text('ФИО', 280),
    day('Начало'),
    day('Окончание'),
    text('Статус', defaultWidth),
  ],
  required: ['Мероприятие', 'Должность', 'ФИО'],
  advice: 'Лист создаёт команда «Дорожная карта ▸ Проверить сроки и ответственных».',
};

export const rollOverSheet: SheetSchema = {
  name: 'Перенос на новый год',
  columns: [text('№ п/п', 60), text('Столбец', 120), text('Было', 330), text('Стало', 330), text('Что решить', 300)],
  required: ['Было', 'Стало'],
  advice: 'Лист создаёт команда «Дорожная карта ▸ Перенести на новый учебный год».',
};

/** The questions of the questionnaires, for a school to change; a row a question. */
export const questionsSheet: SheetSchema = {
  name: 'Вопросы анкет',
  columns: [
    text('Анкета', 180, { choices: questionnaires.map(({ title }) => title) }),
    text('Вопрос', 320),
    text('Тип', 190, { choices: Object.values(typeWords) }),
    text('Варианты', 260),
    text('Подсказка', 360),
    text('Обязательный', 110, { choices: ['да', 'нет'] }),
  ],
  required: ['Анкета', 'Вопрос', 'Тип'],
  advice: 'Лист создаёт команда «Анкеты ▸ Создать анкеты».',
};

/** Every sheet of the add-on. */
export const schemas: readonly SheetSchema[] = [
  settingsSheet,
  staffSheet,
  roadmapSheet,
  findingsSheet,
  assignmentsSheet,
  rollOverSheet,
  questionsSheet,
  menteeAnswersSheet,
  mentorAnswersSheet,
  preferencesSheet,
  ...monitoringSheets,
  menteeBankSheet,
  mentorBankSheet,
  quarantineSheet,
  pairsSheet,
  unmatchedSheet,
  meetingLogSheet,
  schoolListSheet,
  districtReportSheet,
  lettersSheet,
  summarySheet,
  indicatorsSheet,
  expectedSheet,
  destructionActSheet,
];

/** Where the add-on remembers how to undo; hidden. */
export const memorySheetName = 'Служебный лист';

/** Where a plan is pasted to be read; free in form. */
export const sourceSheetName = 'Исходный план';

/** Documents that the add-on writes; free in form. */
export const documentNames = [
  'Приказ о парах',
  'Индивидуальный план',
  'Согласие',
  'Согласие представителя',
  'Согласие на публикацию',
  'Муниципальный отчёт',
  'Отчёт куратора',
] as const;

/** Begins the names of the sheets that stand only while a PDF is made. */
export const printingName = 'Печать PDF';
