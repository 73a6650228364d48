// What the checker can find: the codes of «Проверка» and what each needs to know to be put into words.
import type { Period } from '../../calendar/school-year';
import type { Stage } from '../stage';

/** The column of «Дорожная карта» a finding is about; «Этап» for what concerns the plan as a whole. */
export type FindingColumn =
  '№ п/п' | 'Мероприятие' | 'Срок' | 'Ответственный' | 'Результат' | 'Этап' | 'Отметка о выполнении';

/** Where the same fault can stand in several columns, the checker names the one. */
interface InColumn {
  column: FindingColumn;
}

/** What each message needs to know. `found` is the cell as typed; days are ISO strings; `replacement` a ready cell text. */
export interface FindingParams {
  'deadline-missing': { above?: string };
  'responsible-missing': { above?: string };
  'result-missing': { document?: string };
  'activity-missing': object;
  'number-missing': { expected?: string };
  /** `impossible`: the day that no calendar has, as typed («31.09.2023»). */
  'deadline-unreadable': { found: string; impossible?: string };
  'deadline-malformed': { found: string; replacement: string };
  'deadline-wrong-year': { found: string; year: number; period: Period; replacement?: string };
  'deadline-outside-period': { found: string; start?: string; end?: string; period: Period; replacement?: string };
  'deadline-reversed': { found: string; start: string; end: string; replacement?: string };
  'deadline-before-approval': { found: string; end: string; approval: string };
  /** `side`: this row ends before an earlier stage begins, or begins after a later stage has ended. */
  'deadline-out-of-order': {
    found: string;
    stage: Stage;
    side: 'ends-too-early' | 'begins-too-late';
    other: { number: string; stage: Stage; found: string };
    /** True where the order is broken only by a line inside the text of an activity, not by the row's own stage. */
    byText?: boolean;
  };
  'deadline-multiple': { found: string; parts: readonly string[] };
  'deadline-year-missing': { found: string; replacement?: string };
  'deadline-ambiguous': { found: string; readings: readonly string[] };
  'deadline-vague': { found: string; start?: string; end?: string };
  'deadline-uncontrolled': { found: string };
  'deadline-non-working': { day: string; reason: string; workingDay?: string };
  'deadline-overdue': { end: string; today: string };
  'deadline-soon': { end: string; daysLeft: number };
  /** School years as printed: «2022-2023». */
  'period-mismatch': InColumn & { found: string; expected: string };
  'responsible-role-missing': { name: string; role?: string };
  /** `everywhere`: the plan names nobody, and the finding stands for every row of the post. */
  'responsible-name-missing': { role: string; name?: string; everywhere?: boolean };
  'responsible-role-conflict': { role: string; names: readonly string[] };
  'responsible-two-roles': { name: string; roles: readonly string[] };
  'responsible-declined': { found: string; replacement?: string };
  'responsible-unknown': { name: string; role?: string };
  'responsible-spelling': { found: string; replacement: string };
  'organisation-variant': InColumn & { found: string; usual: string };
  /** `row`: the row of the sheet where the same number stands. */
  'number-duplicate': { number: string; row: number; replacement?: string };
  'number-hierarchy': { number: string; section: string; replacement?: string };
  'number-gap': { previous: string; number: string; expected: string };
  'number-format': { number: string; replacement: string };
  'stage-missing': { stage: Stage; model: string };
  'text-noise': InColumn & { found: string; replacement?: string };
  /** `lacking`: what the banks, pairs or log do not show, as a clause: «в «Парах» нет ни одной утверждённой пары». */
  'evidence-missing': { mark: string; lacking: string };
}

/** Every code of «Проверка». */
export type FindingCode = keyof FindingParams;
