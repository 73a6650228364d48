/**
 * The moment of an answer out of «Отметка времени», in whatever locale the column is: `05.09.2023 10:11:12`,
 * `9/5/2023 10:11:12`, `2023/09/05 10:11:12 AM GMT+3`, `2023-09-05T10:11:12`. No time zone is applied.
 */
import { isoDay, isRealDay } from '../calendar/day';

/** Which of two equal-looking numbers with slashes comes first. */
export type SlashOrder = 'day-first' | 'month-first';

/** The order that a whole column of marks shows; the American one where nothing tells, because that is what Google writes. */
export function slashOrderOf(marks: readonly string[]): SlashOrder {
  for (const mark of marks) {
    const found = /^\s{0,9}(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(mark);
    if (Number(found?.[1]) > 12) return 'day-first';
    if (Number(found?.[2]) > 12) return 'month-first';
  }
  return 'month-first';
}

/** `YYYY-MM-DDThh:mm:ss`; undefined for a blank or unreadable mark. */
export function readMoment(mark: string, order: SlashOrder): string | undefined {
  const text = mark.trim().slice(0, 60);
  const day = dayOf(text, order);
  if (day === undefined) return undefined;
  const time = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?\s?([ap]m)?/i.exec(text);
  if (!time) return `${day}T00:00:00`;
  const half = time[4]?.toLowerCase();
  let hour = Number(time[1]);
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  return `${day}T${String(hour).padStart(2, '0')}:${time[2] ?? '00'}:${time[3] ?? '00'}`;
}

function dayOf(text: string, order: SlashOrder): string | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return real(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dots = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})(?!\d)/.exec(text);
  if (dots) return real(dots[3], dots[2], dots[1]);
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?!\d)/.exec(text);
  if (!slashes) return undefined;
  const [, first, second, year] = slashes;
  return order === 'day-first' ? real(year, second, first) : (real(year, first, second) ?? real(year, second, first));
}

function real(year = '', month = '', date = ''): string | undefined {
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  return isRealDay(whole, Number(month), Number(date)) ? isoDay(whole, Number(month), Number(date)) : undefined;
}

/** `05.09.2023 10:11:12` */
export function printMoment(moment: string): string {
  const [day = '', time = ''] = moment.split('T');
  return `${day.split('-').reverse().join('.')} ${time}`;
}
