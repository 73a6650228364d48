/** The two banks as people: each read in one call, rows without a person left out. */
import type { ConsentRecord, Mentee, Mentor } from '../people/participant';
import { readDay } from '../workbook/cell';
import { menteeBankSheet, mentorBankSheet } from '../workbook/participant-sheets';
import type { Table, TableRow, Workbook } from '../workbook/workbook';

export interface Bank<Person> {
  readonly table: Table;
  readonly people: readonly Person[];
}

/** «Банк наставляемых»; undefined when there is none. @throws Refusal `column-missing` */
export function readMentees(workbook: Workbook): Bank<Mentee> | undefined {
  return readBank(workbook.read(menteeBankSheet), (row) => ({
    role: 'mentee',
    ...common(row),
    name: row.text('ФИО наставляемого').trim(),
    contact: row.text('Контактные данные для связи (данные представителя)').trim(),
    ...birthOf(row.text('Год рождения наставляемого')),
    position: row.text('Класс или должность').trim(),
    topics: row.text('Основной запрос наставляемого').trim(),
    interests: row.text('Интересы').trim(),
    wishedMentor: row.text('Желаемый наставник').trim(),
  }));
}

/** «Банк наставников»; undefined when there is none. @throws Refusal `column-missing` */
export function readMentors(workbook: Workbook): Bank<Mentor> | undefined {
  return readBank(workbook.read(mentorBankSheet), (row) => ({
    role: 'mentor',
    ...common(row),
    name: row.text('ФИО наставника').trim(),
    contact: row.text('Контактные данные для связи').trim(),
    ...birthOf(row.text('Год рождения')),
    position: row.text('Место работы/учебы наставника').trim(),
    topics: row.text('Основные компетенции наставника').trim(),
    achievements: row.text('Важные для программы достижения наставника').trim(),
    interests: row.text('Интересы наставника').trim(),
    wishedAge: row.text('Желаемый возраст наставляемых').trim(),
    hours: row.text('Ресурс времени на программу наставничества').trim(),
    ...places(row.text('Мест всего')),
  }));
}

function readBank<Person extends { readonly name: string; readonly code: string }>(
  table: Table | undefined,
  read: (row: TableRow) => Person,
): Bank<Person> | undefined {
  return table && { table, people: table.rows.map(read).filter(({ name, code }) => name !== '' || code !== '') };
}

function common(
  row: TableRow,
): Pick<Mentee, 'line' | 'code' | 'form' | 'time' | 'format' | 'entered' | 'finished' | 'consent' | 'state'> {
  return {
    line: row.line,
    code: row.text('Код участника').trim(),
    form: row.text('Форма наставничества').trim(),
    time: row.text('Удобное время').trim(),
    format: row.text('Формат встреч').trim(),
    ...dayOf(row, 'Дата вхождения в программу', 'entered'),
    ...dayOf(row, 'Дата завершения программы', 'finished'),
    consent: consentOf(row),
    state: row.text('Состояние').trim().toLowerCase(),
  };
}

function consentOf(row: TableRow): ConsentRecord {
  return {
    given: row.text('Согласие').trim(),
    ...dayOf(row, 'Дата согласия', 'day'),
    signedBy: row.text('Кто подписал').trim(),
    // A withdrawal is one however its day is written.
    ...(row.text('Дата отзыва').trim() === '' ? {} : { withdrawn: readDay(row.text('Дата отзыва'))?.day ?? '' }),
  };
}

function dayOf<Key extends string>(row: TableRow, title: string, key: Key): Partial<Record<Key, string>> {
  const read = readDay(row.text(title));
  return read ? ({ [key]: read.day } as Record<Key, string>) : {};
}

/** The year in the text; of a whole date also the day. */
function birthOf(text: string): { birthYear?: number; birthDay?: string } {
  const whole = readDay(text)?.day;
  if (whole !== undefined) return { birthYear: Number(whole.slice(0, 4)), birthDay: whole };
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(text)?.[1];
  return year === undefined ? {} : { birthYear: Number(year) };
}

function places(text: string): { places?: number } {
  const count = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(count) && count >= 0 ? { places: count } : {};
}
