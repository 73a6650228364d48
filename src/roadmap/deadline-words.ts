/** «Вид срока»: the kinds of deadlines as the curator reads them. */
import type { Deadline } from './deadline';

export const deadlineKindWords: Readonly<Record<Deadline['kind'], string>> = {
  deadline: 'до даты',
  range: 'период',
  date: 'дата',
  from: 'с даты',
  multi: 'несколько сроков',
  continuous: 'в течение периода',
  'by-schedule': 'по графику',
  recurring: 'регулярно',
  'as-needed': 'по необходимости',
  relative: 'относительно события',
  empty: 'не указан',
  unreadable: 'не распознан',
};
