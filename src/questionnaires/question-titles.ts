/**
 * Titles of the questions that the banks, pairs and monitoring are made from. An answers sheet has them as headers, so
 * they are the same in the questionnaires, in the sheets' schemas and in the files of other form services.
 */

export const nameTitle = 'Фамилия, имя, отчество';
/** Stands in place of the name where the workbook may hold no names. */
export const codeTitle = 'Код участника';
export const consentTitle = 'Согласие на обработку персональных данных';
export const roleTitle = 'Вы наставник или наставляемый';
export const firstPreferenceTitle = 'Предпочтение 1';

export const menteeTitles = [
  nameTitle,
  'Класс или должность',
  'Год рождения',
  'Законный представитель',
  'Контактные данные',
  'Основной запрос',
  'Подробнее о запросе',
  'Интересы',
  'Форма наставничества',
  'Удобное время',
  'Формат встреч',
  'Желаемый наставник',
  consentTitle,
] as const;

export const mentorTitles = [
  nameTitle,
  'Класс, должность или место работы',
  'Год рождения',
  'Законный представитель',
  'Контактные данные',
  'Основные компетенции',
  'Достижения',
  'Интересы',
  'Форма наставничества',
  'Желаемый возраст наставляемых',
  'Сколько наставляемых готовы взять',
  'Ресурс времени, часов в неделю',
  'Удобное время',
  'Формат встреч',
  consentTitle,
] as const;

export const preferenceTitles = [
  nameTitle,
  roleTitle,
  firstPreferenceTitle,
  'Предпочтение 2',
  'Предпочтение 3',
  'С кем не хотели бы работать',
] as const;

/** Monitoring: the other questions are the school's. */
export const monitoringTitles = [nameTitle, roleTitle] as const;
