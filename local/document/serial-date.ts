/**
 * A spreadsheet stores a moment as a wall-clock serial number: days since 1899-12-30 in the zone of the spreadsheet.
 * Apps Script hands out instants. Here the one becomes the other, in any IANA zone, whatever the zone of this computer.
 */

const DAY = 86_400_000;
/** 1899-12-30 as milliseconds since 1970, on a clock without a zone. */
const EPOCH = Date.UTC(1899, 11, 30);

export interface WallClock {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

/** Serial number of a wall-clock moment; the parts must be a real date. */
export function serialOf(clock: WallClock): number {
  const date = new Date(0);
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  date.setUTCHours(clock.hour ?? 0, clock.minute ?? 0, clock.second ?? 0, 0);
  return (date.getTime() - EPOCH) / DAY;
}

/** Whether year, month and day name a day of the calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

interface ZoneOffsets {
  readonly format: Intl.DateTimeFormat;
  /** Offset in milliseconds by week, where it is the same at both ends; `undefined`: the clocks change in that week. */
  readonly weeks: Map<number, number | undefined>;
  /** Offset by quarter of an hour, because no zone changes within one. */
  readonly quarters: Map<number, number>;
}

const zones = new Map<string, ZoneOffsets>();
const QUARTER = 900_000;
const WEEK = 7 * DAY;

function offsetsOf(zone: string): ZoneOffsets {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const made: ZoneOffsets = { format, weeks: new Map(), quarters: new Map() };
  zones.set(zone, made);
  return made;
}

function quarterOffset(instant: number, { format, quarters }: ZoneOffsets): number {
  const quarter = Math.floor(instant / QUARTER);
  const known = quarters.get(quarter);
  if (known !== undefined) return known;
  const at = quarter * QUARTER;
  const part = new Map(format.formatToParts(at).map((p) => [p.type, p.value]));
  const number = (name: Intl.DateTimeFormatPartTypes) => Number(part.get(name));
  const year = part.get('era') === 'BC' ? 1 - number('year') : number('year');
  const wall = new Date(0);
  wall.setUTCFullYear(year, number('month') - 1, number('day'));
  wall.setUTCHours(number('hour'), number('minute'), number('second'), 0);
  const offset = wall.getTime() - at;
  quarters.set(quarter, offset);
  return offset;
}

/** Milliseconds that the zone's clock is ahead of UTC at an instant. Throws RangeError on an unknown zone. */
export function zoneOffset(instant: number, zone: string): number {
  const offsets = offsetsOf(zone);
  const week = Math.floor(instant / WEEK);
  if (!offsets.weeks.has(week)) {
    // No zone moves its clocks there and back within a week.
    const [start, end] = [quarterOffset(week * WEEK, offsets), quarterOffset((week + 1) * WEEK, offsets)];
    offsets.weeks.set(week, start === end ? start : undefined);
  }
  return offsets.weeks.get(week) ?? quarterOffset(instant, offsets);
}

/** Instant (milliseconds since 1970) at which clocks of the zone show this serial number. */
export function instantOf(serial: number, zone: string): number {
  const wall = EPOCH + Math.round(serial * DAY);
  const guess = wall - zoneOffset(wall, zone);
  return wall - zoneOffset(guess, zone);
}

/** Serial number that clocks of the zone show at this instant. */
export function serialAt(instant: number, zone: string): number {
  return (instant + zoneOffset(instant, zone) - EPOCH) / DAY;
}
