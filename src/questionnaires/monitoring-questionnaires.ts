/**
 * Monitoring at the beginning and at the end of the programme after МР-42/02: marks of 1 to 10, yes or no, and open
 * questions. One form a stage: what both are asked stands first, then a page for each role. The items are the add-on's
 * wording; no two of a form share a title, because each title is a column of the answers.
 */
import { roles } from './choices';
import { monitoringTitles, nameTitle, roleTitle } from './question-titles';
import { question, section, type Question, type Questionnaire } from './questionnaire';

const mark = (title: string, low = 'самый низший балл', high = 'самый высокий балл'): Question =>
  question(title, 'scale', { choices: [low, high] });
const yesNo = (title: string): Question => question(title, 'radio', { choices: ['Да', 'Нет'] });
const open = (title: string): Question => question(title, 'paragraph', { required: false });

const head = [
  question(nameTitle, 'short', { help: 'Полностью, как в первой анкете: так сравниваются оценки в начале и в конце.' }),
  question(roleTitle, 'radio', {
    choices: [roles.mentor, roles.mentee],
    help: 'Если вы и наставник, и наставляемый, заполните анкету дважды.',
  }),
];
const forMentees = section('Вопросы наставляемому', 'Оцените от 1 до 10.', [roles.mentee]);
const forMentors = section('Вопросы наставнику', 'Оцените от 1 до 10.', [roles.mentor]);

const scaleNote = '1 — самый низший балл, 10 — самый высокий. Правильных и неправильных ответов нет.';

export const firstMonitoring: Questionnaire = {
  id: 'monitoring1',
  title: 'Мониторинг 1',
  description: `Анкета в начале программы наставничества: чего вы ждёте. ${scaleNote}`,
  thanks: 'Спасибо! Ответ получен. В конце программы мы попросим вас ответить ещё раз.',
  fixed: monitoringTitles,
  questions: [
    ...head,
    question('Участвовали ли вы раньше в программах наставничества', 'radio', { choices: ['Нет', 'Да'] }),
    question('Где вы участвовали', 'short', { required: false, help: 'Если участвовали.' }),
    mark('Ожидаемая эффективность программы'),
    mark('Ожидаемый комфорт общения в паре или группе'),
    mark('Насколько важно для вас остаться довольным совместной работой', 'совсем не важно', 'очень важно'),
    open('Чего вы ждёте от программы'),
    open('Что для вас особенно ценно в программе'),
    forMentees,
    mark('Ожидаемое качество организации мероприятий'),
    mark('Ожидаемая польза для привыкания к новому коллективу'),
    mark('Ожидаемая польза личных встреч'),
    mark('Ожидаемая польза групповых встреч'),
    mark('Насколько вам нужна поддержка наставника', 'не нужна', 'очень нужна'),
    mark('Насколько важна для вас поддержка наставника', 'совсем не важна', 'очень важна'),
    yesNo('Рады ли вы участию в программе'),
    forMentors,
    mark('Насколько эффективно вы сможете организовать мероприятия'),
    mark('Ожидаемая включённость наставляемого'),
    mark('Какую часть плана вы рассчитываете выполнить', 'почти ничего', 'план целиком'),
    mark('Насколько важно для вас обучение наставников', 'совсем не важно', 'очень важно'),
  ],
};

export const secondMonitoring: Questionnaire = {
  id: 'monitoring2',
  title: 'Мониторинг 2',
  description: `Анкета в конце программы наставничества: что получилось. ${scaleNote}`,
  thanks: 'Спасибо! Ответ получен. Итоги программы расскажет куратор.',
  fixed: monitoringTitles,
  questions: [
    ...head,
    mark('Комфорт общения в паре или группе'),
    mark('Насколько вы довольны совместной работой', 'совсем не доволен', 'полностью доволен'),
    mark('Насколько вы довольны результатом', 'совсем не доволен', 'полностью доволен'),
    mark('Насколько оправдались ваши ожидания', 'не оправдались', 'оправдались полностью'),
    open('Что оказалось самым ценным'),
    open('Чего не хватило'),
    yesNo('Хотели бы вы продолжить работу в программе'),
    forMentees,
    mark('Польза личных встреч с наставником'),
    mark('Польза групповых встреч'),
    mark('Поддержка наставника'),
    mark('Помощь наставника в том, что было для вас важно'),
    mark('Понятность плана работы'),
    mark('Чувство безопасности при общении с наставником'),
    mark('Ясность того, чего ждал от вас наставник'),
    yesNo('Рады ли вы, что участвовали в программе'),
    yesNo('Планируете ли вы сами стать наставником'),
    forMentors,
    mark('Эффективность проведённых мероприятий'),
    mark('Включённость наставляемого'),
    mark('Насколько удалось спланировать работу'),
    mark('Насколько удалось осуществить план'),
    mark('Качество обучения наставников'),
  ],
};
