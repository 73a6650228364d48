/** The period of the plan on the sheet: what the settings say, else what the plan itself shows. */
import type { PlanHead } from '../roadmap/plan-reading/plan';
import { proposePeriod, type PeriodEvidence } from '../roadmap/plan-period';
import type { Period } from '../calendar/school-year';
import type { Settings } from '../workbook/settings';
import { shownDay, type SheetPlanRow } from './plan-rows';

/** The period and a sentence on where it comes from. @throws Refusal when the settings hold something unreadable */
export function periodOf(
  settings: Settings,
  head: PlanHead,
  rows: readonly SheetPlanRow[],
  today: string,
): { period: Period; note: string } {
  const typed = settings.period();
  const said = ({ start, end }: Period): string => `Период плана: ${shownDay(start)} – ${shownDay(end)}`;
  if (typed) return { period: typed, note: `${said(typed)} (лист «Настройки»).` };
  const { start, end, reason } = proposePeriod({ title: head.title, order: head.order, rows: rows.map(asRead) }, today);
  return { period: { start, end }, note: `${said({ start, end })}. ${reason}` };
}

const asRead = (row: SheetPlanRow): PeriodEvidence['rows'][number] => ({
  line: row.line - 1,
  number: row.number,
  kind: row.heading ? 'stage' : 'activity',
  activity: row.activity,
  deadline: row.deadline,
  responsible: row.responsible,
  result: row.result,
  section: '',
  mark: row.mark,
  document: '',
  shared: [],
});
