/** How a question is answered, in the words of «Вопросы анкет». */
import type { QuestionType } from './questionnaire';

/** What stands under «Тип». `code` is made from `short` and never typed. */
export const typeWords: Readonly<Record<Exclude<QuestionType, 'code'>, string>> = {
  short: 'строка',
  phone: 'телефон',
  year: 'год',
  paragraph: 'абзац',
  radio: 'один вариант',
  list: 'список',
  checkbox: 'несколько вариантов',
  scale: 'шкала 1–10',
  section: 'раздел',
  skip: 'не задавать',
};
