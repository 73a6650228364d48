// A school with filled questionnaires: answers sheets put into the document as Google's forms leave them.
import { newSheet } from '../../local/document/sheets';
import type { Cell, Sheet, SpreadsheetDocument } from '../../local/document/model';

export const menteeTitles = [
  'Отметка времени',
  'Фамилия, имя, отчество',
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
  'Согласие на обработку персональных данных',
] as const;

export const mentorTitles = [
  'Отметка времени',
  'Фамилия, имя, отчество',
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
  'Согласие на обработку персональных данных',
] as const;

type Titles = typeof menteeTitles | typeof mentorTitles;

/** A row in the order of the titles out of what is said by them. */
export const rowOf = (titles: Titles, said: Readonly<Record<string, string>>): string[] =>
  titles.map((title) => said[title] ?? '');

export const textCells = (rows: readonly (readonly string[])[]): Cell[][] =>
  rows.map(
    (row) =>
      row.map((value) => (value === '' ? undefined : { value, style: { numberFormat: '@' } })) as unknown as Cell[],
  );

/** Puts the sheet in place of one of that name. */
export function putSheet(document: SpreadsheetDocument, name: string, rows: readonly (readonly string[])[]): Sheet {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const old = document.sheets.find((sheet) => sheet.name === name);
  const id = old?.id ?? Math.max(0, ...document.sheets.map((sheet) => sheet.id)) + 1;
  const sheet = newSheet(id, name, rows.length + 20, width);
  sheet.rows = textCells(rows);
  if (old) document.sheets.splice(document.sheets.indexOf(old), 1, sheet);
  else document.sheets.push(sheet);
  return sheet;
}

/** A mentee's answer; every fact can be said otherwise. */
export const mentee = (said: Readonly<Record<string, string>> = {}): string[] =>
  rowOf(menteeTitles, {
    'Отметка времени': '05.09.2026 10:00:00',
    'Фамилия, имя, отчество': 'Рябинкина Варвара Олеговна',
    'Класс или должность': '7А',
    'Год рождения': '2013',
    'Законный представитель': 'Рябинкина Ольга Петровна',
    'Контактные данные': '+7 900 000-00-01',
    'Основной запрос': 'математика',
    'Согласие на обработку персональных данных': 'Да',
    ...said,
  });

export const mentor = (said: Readonly<Record<string, string>> = {}): string[] =>
  rowOf(mentorTitles, {
    'Отметка времени': '05.09.2026 11:00:00',
    'Фамилия, имя, отчество': 'Ольшанский Пётр Ильич',
    'Класс, должность или место работы': 'учитель математики',
    'Год рождения': '1984',
    'Контактные данные': '+7 900 000-01-01',
    'Основные компетенции': 'математика',
    'Сколько наставляемых готовы взять': '2',
    'Согласие на обработку персональных данных': 'Да',
    ...said,
  });

export const name = 'Фамилия, имя, отчество';
export const consent = 'Согласие на обработку персональных данных';

export function putAnswers(
  document: SpreadsheetDocument,
  mentees: readonly (readonly string[])[],
  mentors: readonly (readonly string[])[] = [],
): void {
  putSheet(document, 'Ответы наставляемых', [menteeTitles, ...mentees]);
  if (mentors.length > 0) putSheet(document, 'Ответы наставников', [mentorTitles, ...mentors]);
}
