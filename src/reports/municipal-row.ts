/**
 * «Муниципальный отчёт»: a school as one row of plain values, in the columns that municipalities usually ask for. No
 * participant is named, and no free text of theirs goes out.
 */
import { table, type DocumentText } from './document';
import { formOrder, isOfWorkers } from './form-name';
import type { PairFigures } from './pair-figures';
import type { RoleFigures } from './people-figures';
import type { ShareName } from './records';
import type { SchoolFigures } from './school-figures';
import { noData } from './summary-rows';
import type { Breakdown } from './tally';

export const municipalReportName = 'Муниципальный отчёт';

/** The forms that municipalities count apart, in the order of their columns. */
const forms = formOrder.slice(0, 7);

/** What the school says of itself. */
export interface SchoolFacts {
  readonly organisation: string;
  readonly curator: string;
  /** «№ 112 от 31.08.2026»; '' where it is not known. */
  readonly order: string;
  /** Pupils of 10-19 years; undefined where the curator has typed none. */
  readonly pupils?: number;
  readonly youngTeachers?: number;
}

type Value = string | number;

/** The columns in their order. Cells that only the school can fill stay empty. */
export const municipalColumns: readonly string[] = [
  'Образовательная организация',
  'Куратор (ФИО)',
  'Телефон куратора',
  'Приказ (№, дата)',
  'Ссылка на раздел сайта',
  'Обучающихся 10-19 лет, всего',
  'Наставляемых, всего',
  ...forms.map((form) => `Наставляемых: ${form}`),
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

export function municipalRow(figures: SchoolFigures, facts: SchoolFacts): Value[] {
  const { mentees, mentors, pairs } = figures;
  const share = (name: ShareName): Value => {
    const percent = figures.shares.find((each) => each.name === name)?.percent;
    return percent === undefined ? noData : Math.round(percent);
  };
  return [
    facts.organisation,
    facts.curator,
    '',
    facts.order,
    '',
    facts.pupils ?? noData,
    count(mentees?.involved.value),
    ...forms.map((form) => pairsOf(pairs, (label) => label === form)),
    pairsOf(pairs, (label) => !forms.includes(label)),
    count(mentors?.involved.value),
    ...['обучающиеся', 'педагоги'].map((kind) => kindOf(mentors, (label) => label === kind)),
    kindOf(mentors, (label) => label === 'другие' || label === 'студенты'),
    facts.youngTeachers ?? noData,
    count(figures.shares.find(({ name }) => name === 'youngTeachers')?.part?.value),
    count(pairs?.pairs.value),
    count(pairs?.groups.value),
    pairsOf(pairs, isOfWorkers),
    count(pairs && labelled(pairs.byStatus, (label) => label === 'завершена')),
    share('mentees'),
    share('satisfiedMentees'),
    share('satisfiedMentors'),
    '',
  ];
}

/** Pixels of «Персонализированных» in a header. */
const longestWord = 150;

/** The sheet: a header and the row, from its first cell on, so that both can be copied and read by a small range. */
export function municipalReport(row: readonly Value[]): DocumentText {
  return {
    name: municipalReportName,
    widths: municipalColumns.map((_, index) => (index === 0 ? 220 : longestWord)),
    blocks: [table(municipalColumns, [row])],
  };
}

const count = (value: number | undefined): Value => value ?? noData;

const labelled = (breakdown: Breakdown, fits: (label: string) => boolean): number =>
  breakdown.reduce((sum, [label, { value }]) => (fits(label) ? sum + value : sum), 0);

const pairsOf = (pairs: PairFigures | undefined, fits: (label: string) => boolean): Value =>
  count(pairs && labelled(pairs.byForm, fits));

const kindOf = (role: RoleFigures | undefined, fits: (label: string) => boolean): Value =>
  count(role && labelled(role.byKind, fits));
