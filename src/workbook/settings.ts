/**
 * «Настройки»: what a school chooses once. Every parameter stands here with the words that explain it, its default and
 * how it is read; a value that cannot be read is refused with what was expected.
 */
import { refusal } from '../refusal';
import { criteria, type Weights } from '../pairing/criteria';
import type { PairingSettings } from '../pairing/search';
import {
  defaultTerms,
  parseSchoolYear,
  schoolYearName,
  schoolYearPeriod,
  type Period,
  type Term,
} from '../calendar/school-year';
import type { Model } from '../roadmap/templates/models';
import { MODELS } from '../roadmap/templates/models';
import { readDay } from './cell';
import { settingsSheet } from './schema';
import type { Workbook } from './workbook';

const shown = (day: string): string => day.split('-').reverse().join('.');
const printTerm = ({ start, end }: Term): string => `${shown(start).slice(0, 5)} – ${shown(end).slice(0, 5)}`;

/** The parameter that holds a criterion's weight. */
const weightName = (criterion: string): string => `Вес: ${criterion}`;

/** What «Приоритет подбора» may say, and what it means. */
export const priorityNames = [
  ['Охват', 'coverage'],
  ['Взаимные предпочтения', 'stability'],
] as const;
const usualThreshold = 30;

interface Parameter {
  readonly name: string;
  readonly explanation: string;
  /** Shown where the value is asked for. */
  readonly example: string;
  readonly preset?: (schoolYear: number) => string;
}

const parameters: readonly Parameter[] = [
  {
    name: 'Организация',
    explanation: 'Полное название, как в уставе. Идёт в заголовок плана и приказы.',
    example: 'МБОУ «Школа № 1»',
  },
  { name: 'Краткое название', explanation: 'Как организацию называют в плане.', example: 'Школа № 1' },
  {
    name: 'Руководитель (должность)',
    explanation: 'Кто утверждает план.',
    example: 'Директор',
    preset: () => 'Директор',
  },
  { name: 'Руководитель (ФИО)', explanation: 'Фамилия и инициалы для грифа «УТВЕРЖДАЮ».', example: 'Соколова М.П.' },
  {
    name: 'Куратор (должность)',
    explanation: 'Кто ведёт программу наставничества.',
    example: 'Заместитель директора по УВР',
    preset: () => 'Заместитель директора по УВР',
  },
  { name: 'Куратор (ФИО)', explanation: 'Фамилия и инициалы куратора.', example: 'Орлова Е.Н.' },
  {
    name: 'Модель',
    explanation: `По какому шаблону создаётся дорожная карта: ${MODELS.join('; ')}.`,
    example: 'Обучающиеся (Р-145)',
    preset: () => 'Обучающиеся (Р-145)',
  },
  {
    name: 'Учебный год',
    explanation: 'Два года через дефис.',
    example: '2023-2024',
    preset: schoolYearName,
  },
  {
    name: 'Начало периода',
    explanation: 'Первый день плана. Пусто — 1 сентября учебного года.',
    example: '01.09.2023',
  },
  { name: 'Конец периода', explanation: 'Последний день плана. Пусто — 31 августа.', example: '31.08.2024' },
  {
    name: 'Дата утверждения',
    explanation: 'День приказа об утверждении плана. Сроки раньше этого дня отмечаются при проверке.',
    example: '31.08.2023',
  },
  { name: 'Номер приказа', explanation: 'Номер приказа об утверждении плана.', example: '112' },
  ...defaultTerms(2023).map((term) => ({
    name: term.name,
    explanation: `Каникулы и четверти: первый и последний день. Пусто — ${printTerm(term)} каждого года.`,
    example: '01.09.2023 – 27.10.2023',
  })),
  {
    name: 'Напоминать за, дней',
    explanation: 'За сколько дней до срока он считается близким.',
    example: '7',
    preset: () => '7',
  },
  ...[
    ['Обучающихся 10-19 лет', 'сколько таких обучающихся в школе всего', '420'],
    ['Обучающихся 15-19 лет', 'сколько таких обучающихся в школе всего', '130'],
    ['Педагогов', 'сколько педагогов в школе всего', '36'],
    ['Молодых специалистов (0-3 года)', 'сколько педагогов со стажем до трёх лет включительно', '4'],
    ['Цель: наставляемые 10-19 лет, %', 'какую долю ждёт от школы регион', '70'],
    ['Цель: наставники 15-19 лет, %', 'какую долю ждёт от школы регион', '10'],
    ['Цель: педагоги, %', 'какую долю школа ставит себе целью', '30'],
    ['Цель: молодые специалисты, %', 'какую долю ждёт от школы регион', '70'],
    ['Цель: удовлетворённость наставляемых, %', 'какую долю ждёт от школы регион', '85'],
    ['Цель: удовлетворённость наставников, %', 'какую долю ждёт от школы регион', '85'],
  ].map(([name = '', meaning = '', example = '']) => ({
    name,
    explanation: `Показатели: знаменатели и цели: ${meaning}. Пусто — доля или вывод не считаются.`,
    example,
  })),
  {
    name: 'Режим персональных данных',
    explanation:
      '«ФИО» — имена и контакты хранятся в таблице; «Коды» — в таблице только коды, ключ «код – ФИО» хранит школа. Перевести готовую таблицу: «Персональные данные ▸ Режим и памятка».',
    example: 'ФИО',
    preset: () => 'ФИО',
  },
  {
    name: 'Приоритет подбора',
    explanation:
      'Что важнее при подборе пар: «Охват» — чтобы наставник был у каждого; «Взаимные предпочтения» — чтобы не нарушить ни одного взаимного желания.',
    example: 'Охват',
    preset: () => 'Охват',
  },
  {
    name: 'Порог подбора',
    explanation: 'Пара с меньшим баллом (из 100) не предлагается.',
    example: '30',
    preset: () => '30',
  },
  ...criteria.map(({ name, weight, rule }) => ({
    name: weightName(name),
    explanation: `Веса подбора: целое число от 0. ${rule}`,
    example: String(weight),
    preset: () => String(weight),
  })),
  {
    name: 'Предметы и темы школы',
    explanation:
      'Что добавить к известным предметам и темам: название, двоеточие, слова через запятую; следующая тема — после точки с запятой.',
    example: 'шахматы: шахматы, дебют; робототехника: робот, ардуино',
  },
];

/** The settings of the workbook, read once a command. */
export class Settings {
  private constructor(
    private readonly values: ReadonlyMap<string, string>,
    /** Whether the sheet is there. */
    readonly present: boolean,
  ) {}

  static read(workbook: Workbook): Settings {
    const table = workbook.read(settingsSheet);
    const values = new Map(table?.rows.map((row) => [row.text('Параметр').trim(), row.text('Значение').trim()]));
    return new Settings(values, table !== undefined);
  }

  /** The values of a new sheet. */
  static preset(schoolYear: number): Settings {
    return new Settings(new Map(parameters.map(({ name, preset }) => [name, preset?.(schoolYear) ?? ''])), false);
  }

  /** The value as typed; '' where there is none. */
  text(name: string): string {
    return this.values.get(name) ?? '';
  }

  /** @throws Refusal `setting-missing` */
  required(name: string): string {
    const value = this.text(name);
    if (value === '')
      throw refusal('setting-missing', name, parameters.find((known) => known.name === name)?.example ?? '');
    return value;
  }

  /** The chosen template. @throws Refusal `setting-missing`, `setting-wrong` */
  model(): Model {
    const value = this.required('Модель');
    const model = MODELS.find((known) => known.toLowerCase() === value.toLowerCase());
    if (!model)
      throw refusal('setting-wrong', 'Модель', `одно из: ${MODELS.map((known) => `«${known}»`).join(', ')}`, value);
    return model;
  }

  /** First year of the school year; undefined where the cell is empty. @throws Refusal `setting-wrong` */
  schoolYear(): number | undefined {
    const value = this.text('Учебный год');
    if (value === '') return undefined;
    const year = parseSchoolYear(value);
    if (year === undefined)
      throw refusal('setting-wrong', 'Учебный год', 'два года подряд, например «2023-2024»', value);
    return year;
  }

  /** The plan's period, where the sheet says one. @throws Refusal `setting-wrong` */
  period(): Period | undefined {
    const year = this.schoolYear();
    const whole = year === undefined ? undefined : schoolYearPeriod(year);
    const start = this.day('Начало периода') ?? whole?.start;
    const end = this.day('Конец периода') ?? whole?.end;
    if (start === undefined || end === undefined) return undefined;
    if (end < start)
      throw refusal('setting-wrong', 'Конец периода', `день не раньше начала (${shown(start)})`, shown(end));
    return { start, end };
  }

  /** The day in the cell; undefined where it is empty. @throws Refusal `setting-wrong` */
  day(name: string): string | undefined {
    const value = this.text(name);
    if (value === '') return undefined;
    const day = readDay(value)?.day;
    if (day === undefined) throw refusal('setting-wrong', name, 'день, например «01.09.2023»', value);
    return day;
  }

  /** Days ahead within which a deadline is near; 7 unless the sheet says otherwise. @throws Refusal `setting-wrong` */
  soonDays(): number {
    const value = this.text('Напоминать за, дней');
    if (value === '') return 7;
    const days = Number(value);
    if (!Number.isInteger(days) || days < 0 || days > 366) {
      throw refusal('setting-wrong', 'Напоминать за, дней', 'целое число дней, например «7»', value);
    }
    return days;
  }

  /** How many people the sheet names; undefined where it is empty. @throws Refusal `setting-wrong` */
  count(name: string): number | undefined {
    const value = this.text(name);
    if (value === '') return undefined;
    const digits = /^(\d[\d\s\u00a0]{0,8})(?:чел(?:\.|овека?)?)?$/i.exec(value)?.[1];
    if (digits === undefined) throw refusal('setting-wrong', name, 'целое число, например «420»', value);
    return Number(digits.replace(/[\s\u00a0]/g, ''));
  }

  /** Percents; undefined where the cell is empty. @throws Refusal `setting-wrong` */
  percent(name: string): number | undefined {
    const value = this.text(name);
    if (value === '') return undefined;
    const number = Number(/^(\d{1,3}(?:[.,]\d{1,2})?)\s?%?$/.exec(value)?.[1]?.replace(',', '.'));
    if (!(number <= 100)) throw refusal('setting-wrong', name, 'проценты от 0 до 100, например «70»', value);
    return number;
  }

  /** How pairs are looked for. @throws Refusal `setting-wrong` */
  pairing(): PairingSettings {
    const typed = this.text('Приоритет подбора').toLowerCase();
    const priority = priorityNames.find(([name]) => name.toLowerCase() === (typed || 'охват'))?.[1];
    if (!priority)
      throw refusal(
        'setting-wrong',
        'Приоритет подбора',
        '«Охват» или «Взаимные предпочтения»',
        this.text('Приоритет подбора'),
      );
    const weights: Weights = criteria.map(({ name, weight }) => this.whole(weightName(name), weight, 0, 1000));
    if (weights.every((weight) => weight === 0))
      throw refusal('setting-wrong', weightName(criteria[0].name), 'хотя бы один вес больше нуля', '0');
    return {
      priority,
      threshold: this.whole('Порог подбора', usualThreshold, 0, 100),
      weights,
      ownTopics: this.text('Предметы и темы школы'),
    };
  }

  /** A whole number between the bounds; `usual` where the cell is empty. @throws Refusal `setting-wrong` */
  private whole(name: string, usual: number, least: number, most: number): number {
    const value = this.text(name);
    if (value === '') return usual;
    const number = Number(value.replace(',', '.'));
    if (!Number.isInteger(number) || number < least || number > most)
      throw refusal('setting-wrong', name, `целое число от ${least} до ${most}, например «${usual}»`, value);
    return number;
  }

  /** Names of the parameters that hold terms and holidays. */
  termNames(): string[] {
    return defaultTerms(2023).map(({ name }) => name);
  }

  /** The rows of the sheet under its header: the known parameters in their order. */
  rows(): string[][] {
    return parameters.map(({ name, explanation }) => [name, this.text(name), explanation]);
  }

  /** The same settings with some values replaced. @throws Refusal `setting-unknown` */
  with(changes: ReadonlyMap<string, string>): Settings {
    const names = parameters.map(({ name }) => name);
    for (const name of changes.keys()) if (!names.includes(name)) throw refusal('setting-unknown', name, names);
    return new Settings(new Map([...this.values, ...changes]), this.present);
  }
}
