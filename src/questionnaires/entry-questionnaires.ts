/**
 * The questionnaires by which people enter the two banks (domain: fields of the bases in МР-42/02). There is no official
 * text of them; the wording is the add-on's own and a school's to change.
 */
import { consentAnswers, formats, mentoringForms, times, topics } from './choices';
import { consentTitle, menteeTitles, mentorTitles, nameTitle } from './question-titles';
import { question, section, type Questionnaire } from './questionnaire';

const name = question(nameTitle, 'short', { help: 'Полностью, как в документе, в именительном падеже.' });
const birthYear = question('Год рождения', 'year', { help: 'Четыре цифры.' });
const representative = question('Законный представитель', 'short', {
  required: false,
  help: 'Если вам нет 18 лет: фамилия, имя, отчество родителя или опекуна и кем он вам приходится.',
});
const contacts = question('Контактные данные', 'phone', {
  help: 'Телефон, например +7 900 000-00-00; через запятую можно добавить e-mail. Если вам нет 18 лет — телефон родителя или опекуна.',
});
const interests = question('Интересы', 'paragraph', {
  required: false,
  help: 'Чем любите заниматься. Сведений о здоровье и семье не пишите.',
});
const time = question('Удобное время', 'checkbox', { choices: times, other: true });
const format = question('Формат встреч', 'radio', { choices: formats });

/**
 * Consent is a document of its own and no part of another text (156-ФЗ, from 01.09.2025): the questionnaire informs and
 * asks whether that document is signed.
 */
const consent = [
  section(
    'О персональных данных',
    'Ответы увидит только куратор программы; они нужны, чтобы подобрать пару и вести программу наставничества. ' +
      'Согласие на обработку персональных данных — отдельный документ: его даёт куратор, подписывает участник, ' +
      'а за несовершеннолетнего — родитель или опекун. Согласие можно отозвать. Без подписанного документа анкета в подборе пар не участвует.',
  ),
  question(consentTitle, 'radio', {
    choices: consentAnswers,
    help: 'Отметьте, подписан ли отдельный документ. Этот ответ его не заменяет.',
  }),
];

export const menteeQuestionnaire: Questionnaire = {
  id: 'mentee',
  title: 'Анкета наставляемого',
  description: 'Для тех, кому нужна поддержка наставника: учеников и педагогов. Заполнение займёт около пяти минут.',
  thanks: 'Спасибо! Ответ получен. Куратор подберёт наставника и свяжется с вами.',
  fixed: menteeTitles,
  questions: [
    name,
    question('Класс или должность', 'short', { help: 'Например: 7А или учитель математики.' }),
    birthYear,
    representative,
    contacts,
    question('Основной запрос', 'checkbox', {
      choices: topics,
      other: true,
      help: 'В чём нужна помощь. Отметьте одно-два главных.',
    }),
    question('Подробнее о запросе', 'paragraph', {
      required: false,
      help: 'Что хотите изменить или чему научиться. Сведений о здоровье и семье не пишите.',
    }),
    interests,
    question('Форма наставничества', 'radio', {
      required: false,
      choices: [...mentoringForms, 'Помогите выбрать'],
      help: 'Сначала назван наставник, потом наставляемый.',
    }),
    time,
    format,
    question('Желаемый наставник', 'short', {
      required: false,
      help: 'Если уже знаете, с кем хотели бы работать: фамилия и имя.',
    }),
    ...consent,
  ],
};

export const mentorQuestionnaire: Questionnaire = {
  id: 'mentor',
  title: 'Анкета наставника',
  description:
    'Для тех, кто готов помогать: учеников, педагогов, студентов, представителей предприятий. Заполнение займёт около пяти минут.',
  thanks: 'Спасибо! Ответ получен. Куратор свяжется с вами, чтобы рассказать о следующих шагах.',
  fixed: mentorTitles,
  questions: [
    name,
    question('Класс, должность или место работы', 'short', {
      help: 'Например: 10Б, учитель физики или инженер, название предприятия.',
    }),
    birthYear,
    representative,
    contacts,
    question('Основные компетенции', 'checkbox', {
      choices: topics,
      other: true,
      help: 'В чём вы готовы помогать.',
    }),
    question('Достижения', 'paragraph', { required: false, help: 'Важные для программы: победы, проекты, опыт.' }),
    interests,
    question('Форма наставничества', 'checkbox', {
      choices: mentoringForms,
      help: 'Сначала назван наставник, потом наставляемый. Можно отметить несколько.',
    }),
    question('Желаемый возраст наставляемых', 'checkbox', {
      choices: ['1–4 класс', '5–7 класс', '8–9 класс', '10–11 класс', 'студенты', 'молодые педагоги', 'не важно'],
      other: true,
    }),
    question('Сколько наставляемых готовы взять', 'list', { choices: ['1', '2', '3', '4', '5', '6', '7', '8'] }),
    question('Ресурс времени, часов в неделю', 'list', {
      choices: ['0,5', '1', '2', '3', '4', '5'],
      help: '0,5 — это час раз в две недели.',
    }),
    time,
    format,
    ...consent,
  ],
};
