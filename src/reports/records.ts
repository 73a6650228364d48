/**
 * What the figures are computed from: the workbook's rows as plain values. A sheet that is not there is undefined, so
 * that a figure can tell «ноль» from «нет данных».
 */
import type { Meeting, Pair } from '../pairing/pair';
import type { Mentee, Mentor } from '../people/participant';
import type { RowStatus } from '../roadmap/check/status';
import type { Stage } from '../roadmap/stage';

/** A row of «Дорожная карта» on the report's day. */
export interface RoadmapRow {
  /** Row of the sheet, from 1. */
  readonly line: number;
  readonly activity: string;
  /** A heading of a stage: counted nowhere, but it may carry a mark. */
  readonly heading: boolean;
  readonly stage: Stage;
  readonly status: RowStatus;
  /** «Отметка о выполнении», as typed. */
  readonly mark: string;
  /** ISO days. */
  readonly start?: string;
  readonly end?: string;
}

/** An answers sheet: how many have answered, and in which rows. */
export interface AnswerRows {
  readonly lines: readonly number[];
}

/** An answer to a monitoring questionnaire: the questions are the school's, so they come as they stand. */
export interface MonitoringAnswer {
  readonly line: number;
  /** «Фамилия, имя, отчество», or the code in the mode without names. */
  readonly name: string;
  /** «Вы наставник или наставляемый». */
  readonly role: string;
  /** «Отметка времени» as shown. */
  readonly time: string;
  /** Beside `questions` of the sheet, one for each. */
  readonly values: readonly string[];
}

export interface MonitoringSheet {
  /** Headers of all columns but the time stamp, the name and the role. */
  readonly questions: readonly string[];
  readonly answers: readonly MonitoringAnswer[];
}

/** What the curator typed in «Настройки»; undefined where the cell is empty. Goals are percents. */
export interface ShareSettings {
  readonly pupils10to19?: number;
  readonly pupils15to19?: number;
  readonly teachers?: number;
  readonly youngTeachers?: number;
  readonly goals: Readonly<Partial<Record<ShareName, number>>>;
}

/** The shares that a curator reports, in their order. */
export const shareNames = [
  'mentees',
  'mentors',
  'teachers',
  'youngTeachers',
  'satisfiedMentees',
  'satisfiedMentors',
] as const;
export type ShareName = (typeof shareNames)[number];

export interface SchoolRecords {
  /** The report's day, ISO. */
  readonly today: string;
  readonly mentees?: readonly Mentee[];
  readonly mentors?: readonly Mentor[];
  readonly pairs?: readonly Pair[];
  readonly meetings?: readonly Meeting[];
  readonly roadmap?: readonly RoadmapRow[];
  readonly menteeAnswers?: AnswerRows;
  readonly mentorAnswers?: AnswerRows;
  readonly preferences?: AnswerRows;
  /** Before and after. */
  readonly monitoring: readonly [MonitoringSheet | undefined, MonitoringSheet | undefined];
  readonly settings: ShareSettings;
}
