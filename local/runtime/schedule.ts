/** When a clock trigger is due. Apps Script picks a minute within the hour; here it is the start of it. */
import type { TriggerRecord } from '../document/host-state';
import { instantOf, serialAt } from '../document/serial-date';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
/** 1899-12-30, the day of serial number 0, was a Saturday. */
const WEEKDAY_OF_ZERO = 6;

/** The next due time after `after`, in milliseconds since 1970; undefined when it never comes (again). */
export function nextRunOf(
  trigger: Pick<TriggerRecord, 'event' | 'schedule' | 'nextRun'>,
  after: number,
): number | undefined {
  const { schedule } = trigger;
  if (trigger.event !== 'CLOCK' || !schedule) return undefined;
  const number = (name: string) => (typeof schedule[name] === 'number' ? schedule[name] : undefined);
  const at = number('at');
  if (at !== undefined) return at > after ? at : undefined;
  const delay = number('after');
  // A run asked for «after» comes once: it has a due time until it ran.
  if (delay !== undefined) return trigger.nextRun === undefined ? after + delay : undefined;
  const minutes = number('everyMinutes');
  if (minutes !== undefined) return after + minutes * MINUTE;
  const hours = number('everyHours');
  if (hours !== undefined) return after + hours * HOUR;
  const zone = typeof schedule.inTimezone === 'string' ? schedule.inTimezone : 'Europe/Moscow';
  const hour = number('atHour') ?? 0;
  const wanted = typeof schedule.onWeekDay === 'string' ? WEEKDAYS.indexOf(schedule.onWeekDay) : undefined;
  const monthDay = number('onMonthDay');
  const step = wanted !== undefined || monthDay !== undefined ? 1 : (number('everyDays') ?? 1);
  let day = Math.floor(serialAt(after, zone));
  for (let tries = 0; tries < 400; tries++) {
    const due = instantOf(day + (hour * 60 + (number('nearMinute') ?? 0)) / 1440, zone);
    const fitsWeek = wanted === undefined || (day + WEEKDAY_OF_ZERO) % 7 === wanted;
    const fitsMonth =
      monthDay === undefined || new Date(Math.round((day - 25_569) * 86_400_000)).getUTCDate() === monthDay;
    if (due > after && fitsWeek && fitsMonth) return due;
    day += due > after || step === 1 ? 1 : step;
  }
  return undefined;
}
