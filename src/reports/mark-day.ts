/** The day in a mark of completion: «12.09.2026», «приказ № 4 от 12.09.26», «выполнено 2026-09-12». */
import { isoDay, isRealDay } from '../calendar/day';

const printed = /(?:^|\D)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)/;
const iso = /(?:^|\D)(\d{4})-(\d{2})-(\d{2})(?!\d)/;

/** ISO; undefined where the mark names no whole, real day. */
export function readMarkDay(mark: string): string | undefined {
  const text = mark.slice(0, 500);
  const local = printed.exec(text);
  const parts = local ? [local[3], local[2], local[1]] : iso.exec(text)?.slice(1);
  if (!parts) return undefined;
  const [shortYear = 0, month = 0, day = 0] = parts.map(Number);
  const year = shortYear < 100 ? 2000 + shortYear : shortYear;
  return isRealDay(year, month, day) ? isoDay(year, month, day) : undefined;
}
