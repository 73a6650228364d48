// The shape of a roadmap template: what a school starts its year with, before days and people are filled in.
import type { Stage } from '../stages';

/** The model chosen in «Настройки». */
export type Model = 'Обучающиеся (Р-145)' | 'Педагоги (АЗ-1128/08)' | 'План внедрения' | 'Муниципальный план';

/**
 * A month of the plan. 9-12 fall in the year the plan begins, 1-8 in the next one; `year` shifts that, for the
 * August of preparation before the school year (`{ month: 8, year: 'first' }`).
 */
export interface PlanMonth {
  month: number;
  year?: 'first' | 'last';
}

/** A deadline described over a school year, without years and days off. */
export type TemplateDeadline =
  /** «до 15 сентября 2023 г.»: moved forward to a working day. */
  | ({ kind: 'until'; day: number } & PlanMonth)
  /** «12 сентября 2023 г.»: moved forward to a working day. */
  | ({ kind: 'day'; day: number } & PlanMonth)
  /** «октябрь 2023 г.» */
  | ({ kind: 'month' } & PlanMonth)
  /** «вторая декада сентября 2023 г.» */
  | ({ kind: 'decade'; decade: 1 | 2 | 3 } & PlanMonth)
  /** «сентябрь 2023 г. – май 2024 г.» */
  | { kind: 'months'; from: PlanMonth; to: PlanMonth }
  /** «в течение учебного года» */
  | { kind: 'continuous' }
  /** «ежемесячно до 25 числа» */
  | { kind: 'monthly'; day: number };

/** Who answers for an activity; the person is looked for among the staff, a collective body is printed as it is. */
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
  | 'муниципальный куратор'
  | 'руководитель управления образования'
  | 'специалист управления образования'
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

/** A complete plan of one model. `title` holds the lines above the table; `{организация}` and `{период}` are filled. */
export interface RoadmapTemplate {
  model: Model;
  title: readonly string[];
  headings: readonly TemplateHeading[];
  activities: readonly TemplateActivity[];
}
