/**
 * An invented school's workbook for tests of the page and its server: a plan with merges, wrapped rows, dates, notes,
 * drop-downs and conditional looks; a sheet of hostile texts can be added.
 */
import type { Cell, CellStyle, Sheet, SpreadsheetDocument } from '../../../local/document/model';

const serial = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569;

const HEADER: CellStyle = {
  bold: true,
  background: '#d5ebe4',
  horizontal: 'center',
  vertical: 'middle',
  wrap: 'wrap',
  borders: box('#9bb8b0'),
};
const BODY: CellStyle = { wrap: 'wrap', vertical: 'top', borders: box('#cfdcd8') };
const DATE: CellStyle = { ...BODY, numberFormat: 'dd.mm.yyyy', horizontal: 'center' };
const STAGE: CellStyle = { ...BODY, bold: true, background: '#eef7f4' };
const TITLE: CellStyle = { bold: true, fontSize: 14, horizontal: 'center', vertical: 'middle', wrap: 'wrap' };
const STATUS = ['не начато', 'в работе', 'скоро', 'просрочено', 'выполнено', 'постоянно'];

function box(color: string): NonNullable<CellStyle['borders']> {
  const line = { style: 'thin' as const, color };
  return { top: line, right: line, bottom: line, left: line };
}

export function emptySheet(id: number, name: string): Sheet {
  return {
    id,
    name,
    rowCount: 1000,
    columnCount: 26,
    rows: [],
    merges: [],
    frozenRows: 0,
    frozenColumns: 0,
    hidden: false,
    columnWidths: {},
    rowHeights: {},
    hiddenRows: [],
    hiddenColumns: [],
    conditionalRules: [],
    protections: [],
    metadata: [],
    charts: [],
  };
}

export function emptyDocument(): SpreadsheetDocument {
  return {
    id: 'document',
    name: 'Наставничество',
    locale: 'ru_RU',
    timeZone: 'Europe/Moscow',
    sheets: [emptySheet(1, 'Лист1')],
    activeSheetId: 1,
    metadata: [],
    namedRanges: [],
  };
}

type Row = readonly [string, string, string, string, string, string, number, number, string];

const PLAN: readonly (string | Row)[] = [
  'Подготовка условий для запуска программы',
  [
    '1.1',
    'Разработка и утверждение положения о программе наставничества, целевых показателей и дорожной карты внедрения',
    'до 10 сентября 2025 г.',
    'Заместитель директора Ромашкина В. П.',
    'Приказ, положение',
    'Подготовка',
    serial(2025, 9, 1),
    serial(2025, 9, 10),
    'выполнено',
  ],
  [
    '1.2',
    'Назначение куратора',
    'сентябрь 2025 г.',
    'Директор Тополев А. Д.',
    'Приказ',
    'Подготовка',
    serial(2025, 9, 1),
    serial(2025, 9, 30),
    'выполнено',
  ],
  'Формирование базы наставляемых',
  [
    '2.1',
    'Анкетирование обучающихся и педагогов, желающих принять участие в программе',
    '15.09.2025 – 03.10.2025',
    'Куратор Ягодкина С. Л., классные руководители',
    'Анкеты, база наставляемых',
    'Наставляемые',
    serial(2025, 9, 15),
    serial(2025, 10, 3),
    'в работе',
  ],
  [
    '2.2',
    'Сбор согласий на обработку персональных данных от совершеннолетних участников и родителей несовершеннолетних',
    'до 6 октября 2025 г.',
    'Куратор Ягодкина С. Л.',
    'Согласия',
    'Наставляемые',
    serial(2025, 9, 15),
    serial(2025, 10, 6),
    'скоро',
  ],
  'Формирование базы наставников',
  [
    '3.1',
    'Проведение анкетирования среди потенциальных наставников',
    'октябрь 2025 г.',
    'Куратор Ягодкина С. Л.',
    'База наставников',
    'Наставники',
    serial(2025, 10, 1),
    serial(2025, 10, 31),
    'не начато',
  ],
  [
    '3.2',
    'Собеседование с наставниками, школа наставника',
    'до 14 ноября 2025 г.',
    'Педагог-психолог Мятова О. И.',
    'Программа обучения',
    'Отбор и обучение',
    serial(2025, 10, 20),
    serial(2025, 11, 14),
    'не начато',
  ],
  'Организация работы наставнических пар',
  [
    '4.1',
    'Общая встреча наставников и наставляемых, анкета предпочтений',
    '21 ноября 2025 г.',
    'Куратор Ягодкина С. Л.',
    'Анкеты',
    'Пары',
    serial(2025, 11, 21),
    serial(2025, 11, 21),
    'не начато',
  ],
  [
    '4.2',
    'Встречи наставника и наставляемого по индивидуальному плану',
    'в течение года',
    'Наставники',
    'Журнал встреч',
    'Работа пар',
    serial(2025, 11, 24),
    serial(2026, 5, 22),
    'постоянно',
  ],
  'Завершение программы',
  [
    '5.1',
    'Итоговый мониторинг, награждение лучших наставников',
    'май 2026 г.',
    'Заместитель директора Ромашкина В. П.',
    'Аналитическая справка',
    'Завершение',
    serial(2026, 5, 4),
    serial(2026, 5, 29),
    'не начато',
  ],
];

const HEADERS = [
  '№ п/п',
  'Мероприятие',
  'Срок',
  'Ответственный',
  'Результат',
  'Этап',
  'Вид срока',
  'Начало',
  'Окончание',
  'Статус',
];

/** «Дорожная карта» as the add-on leaves it. */
export function planSheet(id: number): Sheet {
  const sheet = emptySheet(id, 'Дорожная карта');
  const rows: (Cell | undefined)[][] = [];
  rows[0] = [
    {
      value: 'Дорожная карта программы наставничества на 2025-2026 учебный год\nМБОУ «Средняя школа № 200»',
      style: TITLE,
    },
  ];
  rows[2] = HEADERS.map((value) => ({ value, style: HEADER }));
  sheet.merges = [{ top: 0, left: 0, bottom: 0, right: 9 }];
  const validation = { criteria: 'VALUE_IN_LIST', args: [STATUS], allowInvalid: false, showDropdown: true };
  PLAN.forEach((item, index) => {
    const row = index + 3;
    if (typeof item === 'string') {
      rows[row] = Array.from({ length: 10 }, (_, column) => ({
        ...(column === 0 ? { value: item } : {}),
        style: STAGE,
      }));
      sheet.merges.push({ top: row, left: 0, bottom: row, right: 9 });
      return;
    }
    const [number, activity, deadline, responsible, result, stage, start, end, status] = item;
    rows[row] = [
      { value: number, style: { ...BODY, numberFormat: '@', horizontal: 'center' } },
      { value: activity, style: BODY },
      { value: deadline, style: BODY },
      { value: responsible, style: BODY },
      { value: result, style: BODY },
      { value: stage, style: BODY },
      { value: start === end ? 'дата' : 'период', style: BODY },
      { value: start, style: DATE },
      { value: end, style: DATE },
      { value: status, style: BODY, validation },
    ];
  });
  const noted = rows[4]?.[2];
  if (noted) noted.note = 'Прочитано как «до даты»: срок заканчивается 10 сентября 2025 года.';
  sheet.rows = rows;
  sheet.frozenRows = 3;
  sheet.frozenColumns = 2;
  sheet.rowHeights = { 0: 56 };
  sheet.columnWidths = { 0: 58, 1: 330, 2: 150, 3: 210, 4: 150, 5: 120, 6: 90, 7: 96, 8: 96, 9: 116 };
  sheet.tabColor = '#1f6f64';
  const status = { top: 3, left: 9, bottom: 60, right: 9 };
  sheet.conditionalRules = [
    {
      ranges: [status],
      criteria: 'TEXT_EQUAL_TO',
      args: ['просрочено'],
      style: { background: '#fbdedb', fontColor: '#8c1d18' },
    },
    { ranges: [status], criteria: 'TEXT_EQUAL_TO', args: ['скоро'], style: { background: '#fff0c7' } },
    {
      ranges: [status],
      criteria: 'TEXT_EQUAL_TO',
      args: ['выполнено'],
      style: { background: '#d9f0e1', fontColor: '#1a5a35' },
    },
  ];
  return sheet;
}

export function staffSheet(id: number): Sheet {
  const sheet = emptySheet(id, 'Сотрудники');
  const people = [
    ['ФИО', 'Должность', 'E-mail', 'Роль'],
    ['Тополев Антон Денисович', 'директор', 'director@school.example', 'руководитель'],
    ['Ромашкина Валентина Петровна', 'заместитель директора', 'zam@school.example', ''],
    ['Ягодкина Светлана Львовна', 'педагог-организатор', 'kurator@school.example', 'куратор'],
    ['Мятова Ольга Игоревна', 'педагог-психолог', 'psy@school.example', ''],
  ];
  sheet.rows = people.map((row, at) => row.map((value) => ({ value, style: at === 0 ? HEADER : BODY })));
  sheet.columnWidths = { 0: 260, 1: 190, 2: 220, 3: 130 };
  sheet.frozenRows = 1;
  return sheet;
}

export function planDocument(): SpreadsheetDocument {
  return { ...emptyDocument(), name: 'Школа № 200', sheets: [planSheet(10), staffSheet(11)], activeSheetId: 10 };
}
