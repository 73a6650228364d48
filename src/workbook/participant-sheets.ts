/**
 * The sheets of the programme's people: answers to the questionnaires (only ever read), the two banks and the quarantine.
 * The official columns of the banks are those of the sample in МР-42/02; the add-on's own stand to the right.
 */
import {
  codeTitle,
  firstPreferenceTitle,
  menteeTitles,
  mentorTitles,
  monitoringTitles,
  nameTitle,
  preferenceTitles,
} from '../questionnaires/question-titles';
import type { QuestionnaireId } from '../questionnaires/questionnaire';
import { day, defaultWidth, number, text, type SheetSchema } from './sheet-schema';

/** The first column of an answers sheet; files of other services may lack it. */
export const timestampTitle = 'Отметка времени';
export { consentTitle, nameTitle } from '../questionnaires/question-titles';

const answersAdvice = 'Создайте анкеты командой «Анкеты ▸ Создать анкеты» или загрузите ответы из файла.';

/** In the mode «Коды» a code stands where the name would. */
const answer = (title: string): SheetSchema['columns'][number] =>
  title === nameTitle ? text(title, 200, { accepted: [codeTitle] }) : text(title, 200);

const answers = (name: string, required: readonly string[], titles: readonly string[]): SheetSchema => ({
  name,
  columns: [text(timestampTitle, 150), ...titles.map(answer)],
  required,
  advice: answersAdvice,
});

export const menteeAnswersSheet = answers('Ответы наставляемых', [nameTitle], menteeTitles);
export const mentorAnswersSheet = answers('Ответы наставников', [nameTitle], mentorTitles);
export const preferencesSheet = answers('Предпочтения', [nameTitle, firstPreferenceTitle], preferenceTitles);

/** «Мониторинг 1», «Мониторинг 2»: the questions are the school's; only who answered is fixed. */
export const monitoringSheets: readonly [first: SheetSchema, second: SheetSchema] = [
  answers('Мониторинг 1', [nameTitle], monitoringTitles),
  answers('Мониторинг 2', [nameTitle], monitoringTitles),
];

/** Where the answers to each questionnaire land. */
export const answersSheetOf: Readonly<Record<QuestionnaireId, SheetSchema>> = {
  mentee: menteeAnswersSheet,
  mentor: mentorAnswersSheet,
  preferences: preferencesSheet,
  monitoring1: monitoringSheets[0],
  monitoring2: monitoringSheets[1],
};

const participantStates = ['кандидат', 'в программе', 'завершил', 'выбыл'] as const;

const ownColumns = [
  text('Согласие', defaultWidth, { choices: ['да', 'нет'] }),
  day('Дата согласия'),
  text('Кто подписал'),
  day('Дата отзыва'),
  text('Состояние', defaultWidth, { choices: participantStates }),
  text('Источник', 200),
  text('Замечания', 260),
];

const bankAdvice = 'Лист создаёт команда «Анкеты ▸ Собрать ответы».';

export const menteeBankSheet: SheetSchema = {
  name: 'Банк наставляемых',
  acceptedNames: ['База наставляемых'],
  columns: [
    number('№', 50),
    text('ФИО наставляемого', 240),
    text('Контактные данные для связи (данные представителя)', 220, { accepted: ['Контактные данные для связи'] }),
    text('Год рождения наставляемого', defaultWidth, { accepted: ['Год рождения'] }),
    text('Основной запрос наставляемого', 240, { accepted: ['Основной запрос'] }),
    day('Дата вхождения в программу'),
    text('ФИО наставника', 220),
    text('Форма наставничества', 150),
    text('Место работы/учебы наставника', 150),
    day('Дата завершения программы'),
    text('Результаты программы', 200),
    text('Ссылка на кейс/отзыв наставляемого, размещенные на сайте организации', 200),
    text('Отметка о прохождении программы', 150),
    text('Код участника'),
    text('Класс или должность', 150),
    text('Интересы', 200),
    text('Удобное время', 150),
    text('Формат встреч', 150),
    text('Желаемый наставник', 200),
    ...ownColumns,
  ],
  required: ['ФИО наставляемого', 'Основной запрос наставляемого'],
  advice: bankAdvice,
};

export const mentorBankSheet: SheetSchema = {
  name: 'Банк наставников',
  acceptedNames: ['База наставников'],
  columns: [
    number('№', 50),
    text('ФИО наставника', 240),
    text('Контактные данные для связи', 220),
    text('Место работы/учебы наставника', 200),
    text('Основные компетенции наставника', 240, { accepted: ['Основные компетенции'] }),
    text('Важные для программы достижения наставника', 200),
    text('Интересы наставника', 200),
    text('Желаемый возраст наставляемых', 150),
    text('Ресурс времени на программу наставничества', 150),
    day('Дата вхождения в программу'),
    text('ФИО наставляемого (наставляемых)', 220),
    text('Форма наставничества', 150),
    text('Место работы/учебы наставляемого', 150),
    day('Дата завершения программы'),
    text('Результаты программы', 200),
    text('Ссылка на кейс/отзыв наставника', 200),
    text('Код участника'),
    text('Год рождения'),
    number('Мест всего', defaultWidth),
    number('Мест занято', defaultWidth),
    text('Удобное время', 150),
    text('Формат встреч', 150),
    ...ownColumns,
  ],
  required: ['ФИО наставника', 'Основные компетенции наставника'],
  advice: bankAdvice,
};

/** What could not enter a bank, with the reason; nothing an answer said is lost. */
export const quarantineSheet: SheetSchema = {
  name: 'Карантин',
  columns: [text('Источник', 240), text('Когда', 150), text('Причина', 360), text('Что сделать', 360)],
  required: ['Источник', 'Причина', 'Что сделать'],
  advice: bankAdvice,
};
