/** The criteria of fit and what each weighs unless a school says otherwise: names and rules that a curator reads. */

export const criteria = [
  {
    id: 'topics',
    name: 'Запрос и компетенции',
    weight: 50,
    rule: 'Какая доля названного в запросе есть в компетенциях наставника; школьный предмет важнее остального.',
  },
  {
    id: 'wished',
    name: 'Желаемый наставник',
    weight: 8,
    rule: 'Назвал ли наставляемый этого наставника в анкете.',
  },
  {
    id: 'mutual',
    name: 'Взаимные предпочтения',
    weight: 14,
    rule: 'Выбрали ли они друг друга после групповой встречи: первый выбор — целиком, второй — две трети, третий — треть; берётся среднее двух сторон.',
  },
  {
    id: 'form',
    name: 'Форма наставничества',
    weight: 3,
    rule: 'Названа ли обоими одна форма.',
  },
  {
    id: 'age',
    name: 'Возраст',
    weight: 7,
    rule: 'Входит ли наставляемый в возраст, который назвал наставник; на год в стороне — половина.',
  },
  {
    id: 'time',
    name: 'Удобное время',
    weight: 7,
    rule: 'Есть ли общий день и общий час.',
  },
  {
    id: 'format',
    name: 'Формат встреч',
    weight: 4,
    rule: 'Подходит ли обоим один формат; смешанный подходит к любому.',
  },
  {
    id: 'interests',
    name: 'Интересы',
    weight: 3,
    rule: 'Есть ли хотя бы один общий интерес.',
  },
  {
    id: 'places',
    name: 'Свободные места',
    weight: 2,
    rule: 'Какая доля мест наставника свободна от утверждённых пар.',
  },
  {
    id: 'again',
    name: 'Прежняя пара',
    weight: 2,
    rule: 'Не было ли у них пары, которую расторгли.',
  },
] as const;
export type CriterionId = (typeof criteria)[number]['id'];

/** Weights in the order of `criteria`; none negative, not all 0. */
export type Weights = readonly number[];

export const usualWeights: Weights = criteria.map(({ weight }) => weight);
