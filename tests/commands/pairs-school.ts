// A school with people to pair: banks, wishes and settings put into a workbook in memory, and what stands there afterwards.
import path from 'node:path';
import { newDocument, newSheet } from '../../local/document/sheets';
import type { SpreadsheetDocument } from '../../local/document/model';
import type { HostOptions } from '../../local/runtime/create-host';
import { menteeBankSheet, mentorBankSheet, preferencesSheet } from '../../src/workbook/participant-sheets';
import { settingsSheet } from '../../src/workbook/schema';
import type { PairingInput } from '../../src/pairing/search';
import type { SheetSchema } from '../../src/workbook/sheet-schema';
import { openSchool, type School } from './school';

export type Row = Readonly<Record<string, string>>;

/** Consent as it is written when everything is in order. */
export const consented: Row = {
  Согласие: 'да',
  'Дата согласия': '01.09.2026',
  'Кто подписал': 'законный представитель',
};

export const mentee = (code: string, name: string, topics: string, more: Row = {}): Row => ({
  'ФИО наставляемого': name,
  'Год рождения наставляемого': '2013',
  'Основной запрос наставляемого': topics,
  'Код участника': code,
  'Класс или должность': '7А',
  ...consented,
  ...more,
});

export const mentor = (code: string, name: string, topics: string, places = '1', more: Row = {}): Row => ({
  'ФИО наставника': name,
  'Год рождения': '1985',
  'Место работы/учебы наставника': 'учитель',
  'Основные компетенции наставника': topics,
  'Код участника': code,
  'Мест всего': places,
  ...consented,
  'Кто подписал': 'участник',
  ...more,
});

export interface Content {
  readonly mentees?: readonly Row[];
  readonly mentors?: readonly Row[];
  readonly wishes?: readonly Row[];
  readonly settings?: Row;
}

/** A document with the sheets as a person would have filled them. */
export function documentWith({ mentees, mentors, wishes, settings }: Content): SpreadsheetDocument {
  const document = newDocument('test', 'Школа');
  document.sheets.pop();
  const put = (schema: SheetSchema, rows: readonly Row[]): void => {
    const titles = schema.columns.map(({ title }) => title);
    const sheet = newSheet(
      document.sheets.length + 1,
      schema.name,
      Math.max(1000, rows.length + 1),
      Math.max(26, titles.length),
    );
    sheet.rows = [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))].map((cells) =>
      cells.map((value) => ({ value })),
    );
    document.sheets.push(sheet);
  };
  put(
    settingsSheet,
    Object.entries(settings ?? {}).map(([name, value]) => ({ Параметр: name, Значение: value })),
  );
  if (mentees) put(menteeBankSheet, mentees);
  if (mentors) put(mentorBankSheet, mentors);
  if (wishes) put(preferencesSheet, wishes);
  return document;
}

/** A made school as its sheets would hold it. */
export function contentOf({ mentees, mentors, answers }: PairingInput): Content {
  const day = (iso: string | undefined): string => (iso ?? '').split('-').reverse().join('.');
  return {
    mentees: mentees.map((person) =>
      mentee(person.code, person.name, person.topics, {
        'Год рождения наставляемого': `${person.birthYear ?? ''}`,
        'Класс или должность': person.position,
        Интересы: person.interests,
        'Форма наставничества': person.form,
        'Удобное время': person.time,
        'Формат встреч': person.format,
        'Желаемый наставник': person.wishedMentor,
        Согласие: person.consent.given,
        'Дата согласия': day(person.consent.day),
        'Кто подписал': person.consent.signedBy,
      }),
    ),
    mentors: mentors.map((person) =>
      mentor(person.code, person.name, person.topics, `${person.places ?? ''}`, {
        'Год рождения': `${person.birthYear ?? ''}`,
        'Интересы наставника': person.interests,
        'Желаемый возраст наставляемых': person.wishedAge,
        'Удобное время': person.time,
        'Формат встреч': person.format,
      }),
    ),
    wishes: answers.map(({ name, role, choices }) => ({
      'Фамилия, имя, отчество': name,
      'Вы наставник или наставляемый': role,
      'Предпочтение 1': choices[0] ?? '',
      'Предпочтение 2': choices[1] ?? '',
      'Предпочтение 3': choices[2] ?? '',
    })),
  };
}

export const september = (): number => Date.UTC(2026, 8, 10, 9);

export function openPairs(content: Content, options: Partial<HostOptions> = {}): School {
  return openSchool({ now: september, document: documentWith(content), ...options });
}

export const root = path.resolve(__dirname, '../..');

/** Types into a cell of a table as a person does: found by the header and by what stands in another column. */
export function type(
  school: School,
  sheetName: string,
  where: readonly [title: string, value: string],
  title: string,
  value: string | boolean,
): void {
  const sheet = school.sheet(sheetName);
  const header = sheet.rows.findIndex((row) => row.some((cell) => cell?.value === title));
  const at = (wanted: string): number => sheet.rows[header]?.findIndex((cell) => cell?.value === wanted) ?? -1;
  const row = sheet.rows.find((cells, line) => line > header && cells[at(where[0])]?.value === where[1]);
  if (!row) throw new Error(`no row where ${where.join(' = ')}`);
  row[at(title)] = { ...row[at(title)], value };
}
