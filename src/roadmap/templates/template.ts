// The shape of a roadmap template: what a school starts its year with, before days and people are filled in.
import type { Stage } from '../stage';
import type { Model } from './models';

/**
 * A deadline described over a school year, without years and days off. Months 9-12 are those of the first calendar
 * year, 1-8 of the second.
 */
export type TemplateDeadline =
  /** «до 15 сентября 2023 г.» */
  | { kind: 'until'; day: number; month: number }
  /** «26 октября 2023 г.» */
  | { kind: 'day'; day: number; month: number }
  /** «октябрь 2023 г.», «сентябрь 2023 г. – май 2024 г.» */
  | { kind: 'months'; from: number; to: number }
  /** «в течение учебного года» */
  | { kind: 'continuous' }
  /** «ежемесячно до 25 числа» */
  | { kind: 'monthly'; day: number };

/** «до 15 сентября …»; moved to a working day when it is laid out. */
export const until = (day: number, month: number): TemplateDeadline => ({ kind: 'until', day, month });
/** «26 октября …»; moved to a working day when it is laid out. */
export const on = (day: number, month: number): TemplateDeadline => ({ kind: 'day', day, month });
/** One month, or from one to another, both included. */
export const months = (from: number, to = from): TemplateDeadline => ({ kind: 'months', from, to });
/** The whole period of the plan. */
export const allYear: TemplateDeadline = { kind: 'continuous' };
/** Every month, no later than the day. */
export const monthly = (day: number): TemplateDeadline => ({ kind: 'monthly', day });

/** Who answers for an activity. A person is looked for among the staff; a collective body is printed as it is. */
export type TemplateRole =
  | 'руководитель'
  | 'куратор'
  | 'заместитель по учебной работе'
  | 'заместитель по воспитательной работе'
  | 'заместитель по методической работе'
  | 'педагог-психолог'
  | 'социальный педагог'
  | 'ответственный за сайт'
  | 'классные руководители'
  | 'руководители методических объединений'
  | 'наставники'
  | 'рабочая группа'
  | 'руководитель управления образования'
  | 'муниципальный куратор'
  | 'методическая служба'
  | 'руководители образовательных организаций'
  | 'кураторы образовательных организаций';

/** A section of the plan; `task` and `result` are printed in the heading row where the model has them (Р-145). */
export interface TemplateHeading {
  number: string;
  title: string;
  stage: Stage;
  task?: string;
  result?: string;
}

/** One activity; its number extends the number of its section. */
export interface TemplateActivity {
  number: string;
  stage: Stage;
  activity: string;
  deadline: TemplateDeadline;
  responsible: readonly TemplateRole[];
  result: string;
  /** The kind of paper that proves the work done, for the column «Документ». */
  document: string;
}

/** A section with its activities, in the order of the plan. */
export interface TemplateSection {
  heading: TemplateHeading;
  activities: readonly TemplateActivity[];
}

/** A complete plan of one model. `subject` says what the plan is of, under «План мероприятий (дорожная карта)». */
export interface RoadmapTemplate {
  model: Model;
  subject: string;
  sections: readonly TemplateSection[];
}

/** A row of a template before it has a number. */
export type ActivityDraft = readonly [
  stage: Stage,
  activity: string,
  deadline: TemplateDeadline,
  responsible: readonly TemplateRole[],
  result: string,
  document: string,
];

/** Numbers the sections 1, 2, … and their activities 1.1, 1.2, … */
export function numberSections(
  sections: readonly { heading: Omit<TemplateHeading, 'number'>; activities: readonly ActivityDraft[] }[],
): TemplateSection[] {
  return sections.map(({ heading, activities }, section) => ({
    heading: { number: String(section + 1), ...heading },
    activities: activities.map(([stage, activity, deadline, responsible, result, document], place) => {
      return { number: `${section + 1}.${place + 1}`, stage, activity, deadline, responsible, result, document };
    }),
  }));
}
