/** The rows of a plan as «Дорожная карта» will show them, whether they come from a template or from a plan that was read. */
import type { PlanReading } from './plan-reading/plan';
import type { Stage } from './stage';
import { canonicalStage } from './stages';

export interface DraftRow {
  readonly number: string;
  readonly activity: string;
  readonly deadline: string;
  readonly responsible: string;
  readonly result: string;
  readonly stage: Stage;
  /** A stage or group heading: it has no deadline and nobody answers for it. */
  readonly heading: boolean;
  /** «Отметка о выполнении» and «Документ», where the plan had them. */
  readonly mark?: string;
  readonly document?: string;
}

/** The rows of a plan that was read, each with its canonical stage. */
export function draftRows(reading: PlanReading): DraftRow[] {
  const ownHeading = reading.columns.some(({ role }) => role === 'stage');
  const planStages = reading.rows.flatMap((row) => (row.kind === 'stage' ? [canonicalStage(row.activity, '')] : []));
  return reading.rows.map((row) => {
    const { number, activity, deadline, responsible, result, mark, document } = row;
    const heading = row.kind !== 'activity';
    const stage =
      row.kind === 'stage'
        ? canonicalStage(activity, '')
        : canonicalStage(row.section, activity, { ownHeading, result, planStages });
    return { number, activity, deadline, responsible, result, mark, document, stage, heading };
  });
}
