// A school in the middle of its programme: banks, approved pairs and a log of meetings, all people invented.
import { newDocument, newSheet } from '../../local/document/sheets';
import type { SpreadsheetDocument } from '../../local/document/model';
import type { HostOptions } from '../../local/runtime/create-host';
import { daySerial, readDay } from '../../src/workbook/cell';
import { meetingLogSheet, pairsSheet } from '../../src/workbook/pair-sheets';
import { menteeBankSheet, mentorBankSheet } from '../../src/workbook/participant-sheets';
import type { SheetSchema } from '../../src/workbook/sheet-schema';
import { openSchool, type School } from './school';

export type Row = Readonly<Record<string, string | number>>;

const given = { Согласие: 'да', 'Дата согласия': '10.09.2026', 'Кто подписал': 'участник' };
const byParent = { ...given, 'Кто подписал': 'законный представитель' };
const published = { Замечания: 'Согласие на распространение: да' };

export const mentors: readonly Row[] = [
  {
    'Код участника': 'М-001',
    'ФИО наставника': 'Луговая Нина Петровна',
    'Место работы/учебы наставника': 'учитель математики',
    'Год рождения': '1980',
    'Основные компетенции наставника': 'математика',
    ...given,
    ...published,
  },
  {
    'Код участника': 'М-002',
    'ФИО наставника': 'Заречный Олег Игоревич',
    'Место работы/учебы наставника': '11 А',
    'Год рождения': '2009',
    'Основные компетенции наставника': 'физика',
    ...byParent,
  },
  {
    'Код участника': 'М-003',
    'ФИО наставника': 'Канареева Вера Львовна',
    'Место работы/учебы наставника': 'учитель истории',
    'Год рождения': '1975',
    'Основные компетенции наставника': 'история',
    Согласие: 'нет',
  },
];

export const mentees: readonly Row[] = [
  {
    'Код участника': 'Н-001',
    'ФИО наставляемого': 'Вересов Пётр Ильич',
    'Класс или должность': '7 Б',
    'Год рождения наставляемого': '2013',
    'Основной запрос наставляемого': 'подтянуть математику',
    'Форма наставничества': 'учитель – ученик',
    ...byParent,
  },
  {
    'Код участника': 'Н-002',
    'ФИО наставляемого': 'Осокина Дарья Павловна',
    'Класс или должность': '8 А',
    'Год рождения наставляемого': '2012',
    'Основной запрос наставляемого': 'подготовка к олимпиаде',
    ...byParent,
  },
  {
    'Код участника': 'Н-003',
    'ФИО наставляемого': 'Ручьёв Глеб Антонович',
    'Класс или должность': '6 В',
    'Год рождения наставляемого': '2014',
    'Основной запрос наставляемого': 'адаптация в классе',
    ...given,
  },
];

const pair = (code: string, mentor: number, mentee: number, form: string): Row => ({
  'Код пары': code,
  Наставник: String(mentors[mentor]?.['ФИО наставника'] ?? ''),
  Наставляемый: String(mentees[mentee]?.['ФИО наставляемого'] ?? ''),
  'Код наставника': String(mentors[mentor]?.['Код участника'] ?? ''),
  'Код наставляемого': String(mentees[mentee]?.['Код участника'] ?? ''),
  'Форма наставничества': form,
  Балл: 71,
  Статус: 'утверждена',
  'Дата начала': '15.09.2026',
  'Дата завершения': '31.05.2027',
});

export const pairs: readonly Row[] = [
  pair('П-001', 0, 0, 'учитель – ученик'),
  pair('П-002', 1, 1, 'ученик – ученик'),
  // The representative has not signed for this mentee.
  pair('П-003', 0, 2, 'учитель – ученик'),
  // The mentor has refused.
  pair('П-004', 2, 0, 'учитель – ученик'),
];

export const meetings: readonly Row[] = [
  {
    'Код пары': 'П-001',
    'Вид встречи': 'знакомство',
    'Дата по плану': '20.09.2026',
    Дата: '21.09.2026',
    Тема: 'Знакомство, правила общения',
    'Результат, задание': 'Договорились о времени встреч',
    Статус: 'проведена',
  },
  {
    'Код пары': 'П-001',
    'Вид встречи': 'планирование',
    'Дата по плану': '04.10.2026',
    Тема: 'План работы по теме «Дроби»',
    Статус: 'запланирована',
  },
];

export interface Programme {
  readonly mentors?: readonly Row[];
  readonly mentees?: readonly Row[];
  readonly pairs?: readonly Row[];
  readonly meetings?: readonly Row[];
}

export const usualSettings = {
  'Учебный год': '2026-2027',
  Организация: 'МБОУ «Средняя школа № 5»',
  'Краткое название': 'СШ № 5',
  'Руководитель (должность)': 'Директор',
  'Руководитель (ФИО)': 'Соколова Мария Павловна',
  'Куратор (должность)': 'Заместитель директора по УВР',
  'Куратор (ФИО)': 'Орлова Елена Николаевна',
  'Дата утверждения': '31.08.2026',
  'Номер приказа': '112',
};

/** The document alone, with the sheets of the programme. */
export function programmeDocument(programme: Programme = {}): SpreadsheetDocument {
  const document = newDocument('test', 'Школа');
  const add = (schema: SheetSchema, rows: readonly Row[]): void => {
    const sheet = newSheet(document.sheets.length + 100, schema.name);
    sheet.rows = [
      schema.columns.map(({ title }) => ({ value: title, style: { numberFormat: '@' } })),
      ...rows.map((row) =>
        schema.columns.map(({ title, kind }) => {
          const value = row[title];
          if (value === undefined || value === '') return undefined;
          const day = kind === 'day' ? readDay(String(value)) : undefined;
          if (day) return { value: daySerial(day), style: { numberFormat: 'dd.mm.yyyy' } };
          return { value, style: { numberFormat: kind === 'number' ? '0' : '@' } };
        }),
      ),
    ];
    document.sheets.push(sheet);
  };
  add(mentorBankSheet, programme.mentors ?? mentors);
  add(menteeBankSheet, programme.mentees ?? mentees);
  add(pairsSheet, programme.pairs ?? pairs);
  add(meetingLogSheet, programme.meetings ?? meetings);
  return document;
}

/** Opens the school on 1 October 2026. */
export function openProgramme(
  programme: Programme = {},
  settings: Readonly<Record<string, string>> = {},
  options: Partial<HostOptions> = {},
): School {
  const school = openSchool({
    now: () => Date.UTC(2026, 9, 1, 9),
    document: programmeDocument(programme),
    ...options,
  });
  school.run('saveSettings', [{ ...usualSettings, ...settings }]);
  return school;
}
