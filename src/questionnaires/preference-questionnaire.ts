/** The questionnaire after the group meeting: whom people would work with, best first, and privately whom they would not. */
import { roles } from './choices';
import { firstPreferenceTitle, nameTitle, preferenceTitles, roleTitle } from './question-titles';
import { question, type Questionnaire } from './questionnaire';

export const preferenceQuestionnaire: Questionnaire = {
  id: 'preferences',
  title: 'После групповой встречи',
  description:
    'Вы познакомились с наставниками и наставляемыми. Назовите тех, с кем вам хотелось бы работать. Ответы видит только куратор.',
  thanks: 'Спасибо! Ответ получен. Куратор учтёт его при формировании пар.',
  fixed: preferenceTitles,
  questions: [
    question(nameTitle, 'short', { help: 'Полностью, как в первой анкете.' }),
    question(roleTitle, 'radio', { choices: [roles.mentor, roles.mentee] }),
    question(firstPreferenceTitle, 'short', {
      help: 'С кем вам было бы комфортно и полезно работать больше всего: фамилия и имя.',
    }),
    question('Предпочтение 2', 'short', { required: false, help: 'Кто подошёл бы ещё.' }),
    question('Предпочтение 3', 'short', { required: false }),
    question('С кем не хотели бы работать', 'short', {
      required: false,
      help: 'Необязательно. Этот ответ никому не передаётся.',
    }),
  ],
};
