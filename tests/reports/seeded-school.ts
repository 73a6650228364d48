// A school made from a seed. What is true of each person is drawn first and then typed the way people type; tests count
// over the truths, the add-on over the typed cells.
import type { Cell, SpreadsheetDocument } from '../../local/document/model';
import { newDocument, newSheet } from '../../local/document/sheets';
import { daySerial, readDay } from '../../src/workbook/cell';
import { meetingLogSheet, pairsSheet } from '../../src/workbook/pair-sheets';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorBankSheet,
  monitoringSheets,
  preferencesSheet,
} from '../../src/workbook/participant-sheets';
import { roadmapSheet, settingsSheet } from '../../src/workbook/schema';
import type { SheetSchema } from '../../src/workbook/sheet-schema';

/** The day of the report in every made school. */
export const reportDay = '2027-02-10';

export interface Person {
  readonly role: 'mentee' | 'mentor';
  readonly code: string;
  readonly name: string;
  readonly sex: 'женский' | 'мужской' | 'не определён';
  readonly birthYear: number;
  readonly kind: 'обучающиеся' | 'педагоги';
  readonly parallel: number;
  readonly typedPosition: string;
  readonly form: string;
  readonly typedForm: string;
  readonly state: 'кандидат' | 'в программе' | 'завершил' | 'выбыл';
  readonly consent: 'valid' | 'missing' | 'refused' | 'withdrawn' | 'undated';
  readonly places: number;
}

export interface MadePair {
  readonly code: string;
  readonly mentor: Person;
  readonly mentee: Person;
  readonly status: 'предложена' | 'утверждена' | 'завершена' | 'расторгнута';
}

export interface MadeMeeting {
  readonly pair: MadePair;
  readonly kind: string;
  readonly planned: string;
  readonly held: boolean;
  readonly cancelled: boolean;
}

export interface MadeActivity {
  readonly stage: string;
  readonly end: string;
  /** Day on which it was done; undefined where it was not. */
  readonly done?: string;
}

export interface MadeAnswer {
  readonly person: Person;
  readonly marks: readonly number[];
  readonly typed: readonly string[];
}

export interface MadeSchool {
  readonly people: readonly Person[];
  readonly pairs: readonly MadePair[];
  readonly meetings: readonly MadeMeeting[];
  readonly activities: readonly MadeActivity[];
  readonly menteeAnswers: readonly Person[];
  readonly monitoring: readonly [readonly MadeAnswer[], readonly MadeAnswer[]];
  readonly settings: Readonly<Record<string, string>>;
}

/** mulberry32 */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const surnames = 'Осокин Лугов Рябинин Заречн Вересов Канареев Ручьёв Тальников Берёзкин Камышов'.split(' ');
const women = ['Дарья', 'Мария', 'Алёна', 'Ксения', 'Вера', 'Полина'];
const men = ['Пётр', 'Глеб', 'Олег', 'Артём', 'Игнат', 'Семён'];
const fathers = ['Ильи', 'Павлов', 'Игорев', 'Львов', 'Антонов'];
const stages = ['Подготовка', 'Наставляемые', 'Наставники', 'Отбор и обучение', 'Пары', 'Работа пар', 'Завершение'];
const kinds = ['знакомство', 'пробная', 'планирование', 'регулярная', 'итоговая'];

/** The questions of both monitoring sheets that ask for a mark. */
export const markQuestions = [
  'Комфорт общения',
  'Насколько вы довольны совместной работой',
  'Насколько вы довольны результатом',
];

export function makeSchool(seed: number, mentees: number, mentors: number): MadeSchool {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const chance = (part: number): boolean => next() < part;
  const day = (month: number, date: number): string =>
    `${month >= 9 ? 2026 : 2027}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

  const nameOf = (index: number): { name: string; sex: Person['sex'] } => {
    // Each is another person: the number of a person goes into the surname.
    const root = `${pick(surnames)}${'абвгдежзик'[index % 10]!}${'лмнопрстуф'[Math.floor(index / 10) % 10]!}${'абвгдежзик'[Math.floor(index / 100) % 10]!}`;
    if (chance(0.1)) return { name: `${root}енко Саша`, sex: 'не определён' };
    const female = chance(0.6);
    const father = pick(fathers);
    const patronymic = father === 'Ильи' ? (female ? 'Ильинична' : 'Ильич') : `${father}${female ? 'на' : 'ич'}`;
    return {
      name: `${root}${female ? 'ова' : 'ов'} ${pick(female ? women : men)} ${patronymic}`,
      sex: female ? 'женский' : 'мужской',
    };
  };
  const classTyped = (parallel: number): string =>
    pick([
      `${parallel}А`,
      `${parallel} «Б»`,
      `${parallel}-в`,
      `${parallel} "а" класс`,
      `${parallel} A`,
      ['V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI'][parallel - 5]! + ' Б',
    ]);
  const person = (role: Person['role'], index: number): Person => {
    const teacher = role === 'mentor' ? chance(0.4) : chance(0.1);
    const parallel = role === 'mentor' ? 8 + Math.floor(next() * 4) : 5 + Math.floor(next() * 5);
    const form = teacher ? 'учитель – учитель' : pick(['ученик – ученик', 'ученик – ученик', 'студент – ученик']);
    return {
      role,
      code: `${role === 'mentor' ? 'М' : 'Н'}-${String(index + 1).padStart(3, '0')}`,
      ...nameOf(role === 'mentor' ? index + mentees : index),
      birthYear: teacher ? 1960 + Math.floor(next() * 40) : 2026 - parallel - 6,
      kind: teacher ? 'педагоги' : 'обучающиеся',
      parallel,
      typedPosition: teacher ? pick(['учитель физики', 'Педагог-психолог', 'воспитатель ГПД']) : classTyped(parallel),
      form,
      typedForm: pick([form, form.replace(' – ', '-'), form.toUpperCase(), form.replace('–', '—')]),
      state: pick(['кандидат', 'в программе', 'в программе', 'в программе', 'завершил', 'выбыл']),
      consent: chance(0.8) ? 'valid' : pick(['missing', 'refused', 'withdrawn', 'undated']),
      places: 1 + Math.floor(next() * 3),
    };
  };
  const menteeList = Array.from({ length: mentees }, (_, index) => person('mentee', index));
  const mentorList = Array.from({ length: mentors }, (_, index) => person('mentor', index));
  const pairs: MadePair[] = menteeList
    .filter(({ state }) => state !== 'выбыл' && chance(0.8))
    .map((mentee, index) => ({
      code: `П-${String(index + 1).padStart(3, '0')}`,
      mentor: pick(mentorList),
      mentee,
      status: pick(['утверждена', 'утверждена', 'утверждена', 'предложена', 'завершена', 'расторгнута']),
    }));
  const meetings: MadeMeeting[] = pairs
    .filter(({ status }) => status !== 'предложена')
    .flatMap((pair) =>
      kinds.map((kind, index) => ({
        pair,
        kind,
        planned: day([10, 11, 12, 2, 5][index]!, 1 + Math.floor(next() * 27)),
        held: index < 3 && chance(0.8),
        cancelled: chance(0.05),
      })),
    );
  const activities: MadeActivity[] = stages.flatMap((stage, index) =>
    Array.from({ length: 3 + Math.floor(next() * 4) }, () => {
      const end = day([9, 10, 11, 12, 1, 2, 5][index]!, 1 + Math.floor(next() * 27));
      const late = chance(0.3);
      return { stage, end, ...(chance(0.6) ? { done: late ? '2027-06-01' : end } : {}) };
    }),
  );
  const answers = (from: number): MadeAnswer[] =>
    [...menteeList, ...mentorList]
      .filter(() => chance(0.7))
      .map((person) => {
        const marks = markQuestions.map(() => from + Math.floor(next() * (11 - from)));
        return { person, marks, typed: marks.map(typedMark) };
      });
  const words = ['', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять', 'десять'];
  const typedMark = (mark: number): string =>
    chance(0.7) ? String(mark) : pick([`${mark} баллов`, `${mark}/10`, words[mark]!, `${mark},0`, ` ${mark} `]);
  return {
    people: [...menteeList, ...mentorList],
    pairs,
    meetings,
    activities,
    menteeAnswers: menteeList.filter(() => chance(0.9)),
    monitoring: [answers(5), answers(7)],
    settings: {
      'Учебный год': '2026-2027',
      'Обучающихся 10-19 лет': String(mentees * 3),
      'Обучающихся 15-19 лет': String(mentors * 4),
      Педагогов: '40',
      'Молодых специалистов (0-3 года)': '0',
      'Цель: наставляемые 10-19 лет, %': '30',
    },
  };
}

type Typed = Readonly<Record<string, string | number>>;

const consentCells: Readonly<Record<Person['consent'], Typed>> = {
  valid: { Согласие: 'да', 'Дата согласия': '10.09.2026', 'Кто подписал': 'законный представитель' },
  missing: {},
  refused: { Согласие: 'нет' },
  withdrawn: { Согласие: 'да', 'Дата согласия': '10.09.2026', 'Кто подписал': 'мать', 'Дата отзыва': '01.12.2026' },
  undated: { Согласие: 'да', 'Кто подписал': 'законный представитель' },
};

const shown = (day: string): string => day.split('-').reverse().join('.');

export function documentOf(school: MadeSchool): SpreadsheetDocument {
  const document = newDocument('test', 'Школа');
  const adults = { valid: { ...consentCells.valid, 'Кто подписал': 'участник' } };
  const consentOf = ({ kind, consent }: Person): Typed =>
    kind === 'педагоги' && consent === 'valid' ? adults.valid : consentCells[consent];
  const bank = (role: Person['role']): Typed[] =>
    school.people
      .filter((each) => each.role === role)
      .map((each) => ({
        ...(role === 'mentee'
          ? {
              'ФИО наставляемого': each.name,
              'Год рождения наставляемого': String(each.birthYear),
              'Класс или должность': each.typedPosition,
              'Основной запрос наставляемого': 'математика',
            }
          : {
              'ФИО наставника': each.name,
              'Год рождения': String(each.birthYear),
              'Место работы/учебы наставника': each.typedPosition,
              'Основные компетенции наставника': 'математика',
              'Мест всего': each.places,
            }),
        'Код участника': each.code,
        'Форма наставничества': each.typedForm,
        Состояние: each.state,
        ...consentOf(each),
      }));
  add(document, menteeBankSheet, bank('mentee'));
  add(document, mentorBankSheet, bank('mentor'));
  add(
    document,
    pairsSheet,
    school.pairs.map(({ code, mentor, mentee, status }) => ({
      'Код пары': code,
      Наставник: mentor.name,
      Наставляемый: mentee.name,
      'Код наставника': mentor.code,
      'Код наставляемого': mentee.code,
      'Форма наставничества': mentee.form,
      Статус: status,
    })),
  );
  add(
    document,
    meetingLogSheet,
    school.meetings.map(({ pair, kind, planned, held, cancelled }) => ({
      'Код пары': pair.code,
      'Вид встречи': kind,
      'Дата по плану': shown(planned),
      ...(held ? { Дата: shown(planned) } : {}),
      Статус: cancelled ? 'отменена' : held ? 'проведена' : 'запланирована',
    })),
  );
  add(
    document,
    roadmapSheet,
    school.activities.map(({ stage, end, done }, index) => ({
      '№ п/п': `${index + 1}`,
      Мероприятие: `Дело ${index + 1}`,
      Срок: `до ${shown(end)}`,
      Ответственный: 'Куратор',
      Результат: 'Справка',
      Этап: stage,
      ...(done === undefined ? {} : { 'Отметка о выполнении': `выполнено ${shown(done)}` }),
    })),
  );
  add(
    document,
    menteeAnswersSheet,
    school.menteeAnswers.map(({ name }) => ({
      'Фамилия, имя, отчество': name,
      'Отметка времени': '05.09.2026 9:03:00',
    })),
  );
  add(
    document,
    preferencesSheet,
    school.menteeAnswers.slice(0, 5).map(({ name }) => ({ 'Фамилия, имя, отчество': name, 'Предпочтение 1': 'любой' })),
  );
  school.monitoring.forEach((answers, index) => {
    const base = monitoringSheets[index === 0 ? 0 : 1];
    const questions = [...markQuestions, 'Что было самым ценным'].map((title) => ({
      title,
      kind: 'text' as const,
      width: 100,
    }));
    add(
      document,
      { ...base, columns: [...base.columns, ...questions] },
      answers.map(({ person, typed }) => ({
        'Отметка времени': '05.02.2027 9:03:00',
        'Фамилия, имя, отчество': person.name,
        'Вы наставник или наставляемый': person.role === 'mentor' ? 'Наставник' : 'Наставляемый',
        ...Object.fromEntries(markQuestions.map((title, at) => [title, typed[at] ?? ''])),
        'Что было самым ценным': 'всё хорошо',
      })),
    );
  });
  add(
    document,
    settingsSheet,
    Object.entries(school.settings).map(([name, value]) => ({ Параметр: name, Значение: value })),
  );
  return document;
}

export function add(document: SpreadsheetDocument, schema: SheetSchema, rows: readonly Typed[]): void {
  const sheet = newSheet(document.sheets.length + 100, schema.name);
  sheet.rows = [
    schema.columns.map(({ title }): Cell => ({ value: title, style: { numberFormat: '@' } })),
    ...rows.map((row) =>
      schema.columns.map(({ title, kind }): Cell | undefined => {
        const value = row[title];
        if (value === undefined || value === '') return undefined;
        const date = kind === 'day' ? readDay(String(value)) : undefined;
        return date
          ? { value: daySerial(date), style: { numberFormat: 'dd.mm.yyyy' } }
          : { value, style: { numberFormat: kind === 'number' ? '0' : '@' } };
      }),
    ),
  ];
  sheet.rowCount = Math.max(sheet.rowCount, sheet.rows.length);
  sheet.columnCount = Math.max(sheet.columnCount, schema.columns.length);
  document.sheets.push(sheet);
}
