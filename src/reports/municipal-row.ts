/**
 * «Муниципальный отчёт»: a school as one row of plain values, in the columns that municipalities usually ask for. No
 * participant is named, and no free text of theirs goes out.
 */
import { table, type DocumentText } from './document';
import { isOfWorkers } from './form-name';
import { municipalColumns, municipalForms, municipalReportName } from './municipal-columns';
import type { PairFigures } from './pair-figures';
import type { RoleFigures } from './people-figures';
import type { ShareName } from './records';
import type { SchoolFigures } from './school-figures';
import { noData } from './report-words';
import type { Breakdown } from './tally';

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
    ...municipalForms.map((form) => pairsOf(pairs, (label) => label === form)),
    pairsOf(pairs, (label) => !municipalForms.includes(label)),
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
