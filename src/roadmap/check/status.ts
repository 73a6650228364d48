/** Where a row of the plan stands on a day. */
import { dayNumber } from '../../calendar/day';
import type { Deadline } from '../deadline';
import type { Period } from '../../calendar/school-year';
import type { PlanRow } from './plan-row';

export type RowStatus = '' | 'не начато' | 'в работе' | 'скоро' | 'просрочено' | 'выполнено' | 'постоянно';

/** A mark that says the opposite of done. */
const notDone = /^(нет|не\s|[-–—.]{1,3}$|0$|в работе|частично)/i;

export function isDone(mark: string): boolean {
  const text = mark.trim();
  return text !== '' && !notDone.test(text);
}

/**
 * The status of a row. `start` and `end` are the days that count (a person's own before those read); `soonDays` how many
 * days ahead a deadline is near. Work without days runs through the whole period and is overdue only after it.
 */
export function statusOf(
  row: PlanRow,
  kind: Deadline['kind'],
  days: { readonly start?: string; readonly end?: string },
  period: Period,
  today: string,
  soonDays: number,
): RowStatus {
  if (row.heading) return '';
  if (isDone(row.mark)) return 'выполнено';
  if (days.end === undefined && (kind === 'empty' || kind === 'unreadable')) return '';
  const end = days.end ?? period.end;
  if (today > end) return 'просрочено';
  const begun = today >= (days.start ?? period.start);
  if (days.end === undefined) {
    if (!begun) return 'не начато';
    return kind === 'continuous' || kind === 'recurring' ? 'постоянно' : 'в работе';
  }
  if (dayNumber(end) - dayNumber(today) <= soonDays) return 'скоро';
  return begun ? 'в работе' : 'не начато';
}
