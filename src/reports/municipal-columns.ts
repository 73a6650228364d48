/** The columns of «Муниципальный отчёт» that municipalities usually ask for. */
import { formOrder } from './form-name';

export const municipalReportName = 'Муниципальный отчёт';

/** The forms that municipalities count apart, in the order of their columns. */
export const municipalForms = formOrder.slice(0, 7);

/** The columns in their order. Cells that only the school can fill stay empty. */
export const municipalColumns: readonly string[] = [
  'Образовательная организация',
  'Куратор (ФИО)',
  'Телефон куратора',
  'Приказ (№, дата)',
  'Ссылка на раздел сайта',
  'Обучающихся 10-19 лет, всего',
  'Наставляемых, всего',
  ...municipalForms.map((form) => `Наставляемых: ${form}`),
  'Наставляемых: другие формы',
  'Наставников, всего',
  'Наставников: обучающиеся',
  'Наставников: педагоги',
  'Наставников: внешние',
  'Молодых специалистов, всего',
  'Молодых специалистов с наставником',
  'Пар',
  'Групп',
  'Персонализированных программ',
  'Завершено программ',
  'Доля наставляемых 10-19 лет, %',
  'Удовлетворённых наставляемых, %',
  'Удовлетворённых наставников, %',
  'Лучшая практика',
];
