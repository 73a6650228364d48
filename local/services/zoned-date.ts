/**
 * Date as Apps Script has it: its local parts are those of the script's zone, and «now» is the time of the execution.
 * The realm's own Date knows only the zone of this computer and the real time, so both are replaced.
 */
import { zoneOffset } from '../document/serial-date';

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number, ms: number];

const LOCAL_TIME = /^\s*\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*$/;
const NAMES_ZONE = /(z|gmt|utc|[+-]\d{2}:?\d{2}|\([^)]*\)|\b[ecmp][sd]t)\s*$/i;
const DATE_ONLY = /^\s*[+-]?\d{4,6}(-\d{2}(-\d{2})?)?\s*$/;

/** Instant of local parts; a moment that a change of clocks skips moves on by the gap. */
function instantOfParts(wall: number, zone: string): number {
  const guess = wall - zoneOffset(wall, zone);
  const second = wall - zoneOffset(guess, zone);
  return second + zoneOffset(second, zone) === wall ? second : guess;
}

function wallOf(parts: Parts): number {
  const date = new Original(0);
  date.setUTCFullYear(parts[0], parts[1], parts[2]);
  date.setUTCHours(parts[3], parts[4], parts[5], parts[6]);
  return date.getTime();
}

const Original = Date;

/** Replaces the context's Date. */
export function installDate(scope: { Date: DateConstructor }, zone: string, now: () => number): void {
  const proto = Original.prototype;
  const original = Object.getOwnPropertyDescriptors(proto);
  const time = (date: Date) => original.getTime.value?.call(date) as number;
  /** A Date whose UTC parts are the local parts. */
  const local = (date: Date) => new Original(time(date) + zoneOffset(time(date), zone));

  const define = (name: string, value: unknown) =>
    Object.defineProperty(proto, name, { value, writable: true, configurable: true });
  for (const part of ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const) {
    define(`get${part}`, function get(this: Date) {
      return Number.isNaN(time(this)) ? Number.NaN : local(this)[`getUTC${part}`]();
    });
    if (part === 'Day') continue;
    define(`set${part}`, function set(this: Date, ...args: number[]) {
      const start = Number.isNaN(time(this)) ? (part === 'FullYear' ? new Original(0) : this) : local(this);
      const wall = new Original(start.getTime());
      const change = original[`setUTC${part}`].value as (this: Date, ...args: number[]) => number;
      change.apply(wall, args);
      return this.setTime(instantOfParts(wall.getTime(), zone));
    });
  }
  define('getYear', function getYear(this: Date) {
    return this.getFullYear() - 1900;
  });
  define('getTimezoneOffset', function getTimezoneOffset(this: Date) {
    return Number.isNaN(time(this)) ? Number.NaN : -zoneOffset(time(this), zone) / 60_000;
  });

  const zoneName = (date: Date) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' })
      .formatToParts(time(date))
      .find((part) => part.type === 'timeZoneName')?.value ?? zone;
  const dayText = (date: Date) =>
    local(date)
      .toUTCString()
      .replace(/^(\w{3}), (\d{2}) (\w{3}) (-?\d+) .*$/, '$1 $3 $2 $4');
  const clockText = (date: Date) => {
    const offset = zoneOffset(time(date), zone) / 60_000;
    const digits = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
    return `${local(date).toISOString().slice(11, 19)} GMT${offset < 0 ? '-' : '+'}${digits(offset / 60)}${digits(offset % 60)} (${zoneName(date)})`;
  };
  define('toDateString', function toDateString(this: Date) {
    return Number.isNaN(time(this)) ? 'Invalid Date' : dayText(this);
  });
  define('toTimeString', function toTimeString(this: Date) {
    return Number.isNaN(time(this)) ? 'Invalid Date' : clockText(this);
  });
  define('toString', function toString(this: Date) {
    return Number.isNaN(time(this)) ? 'Invalid Date' : `${dayText(this)} ${clockText(this)}`;
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const show = original[name].value as (this: Date, locales?: string, options?: Intl.DateTimeFormatOptions) => string;
    define(name, function toLocale(this: Date, locales?: string, options?: Intl.DateTimeFormatOptions) {
      return show.call(this, locales, { timeZone: zone, ...options });
    });
  }

  const parse = (text: string) => {
    const read = Original.parse(text);
    if (Number.isNaN(read) || NAMES_ZONE.test(text) || DATE_ONLY.test(text)) return read;
    // The realm read it in the zone of this computer: the wall clock it meant is read again as UTC.
    const wall = LOCAL_TIME.test(text) ? Original.parse(`${text.trim()}Z`) : Original.parse(`${text} UTC`);
    return Number.isNaN(wall) ? read : instantOfParts(wall, zone);
  };
  const construct = (args: unknown[]): Date => {
    if (args.length === 0) return new Original(now());
    if (args.length === 1) {
      const [value] = args;
      return typeof value === 'string'
        ? new Original(parse(value))
        : new Original(value instanceof Original ? time(value) : (value as number));
    }
    const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0, ms = 0] = args.map(Number);
    if (![year, month, day, hour, minute, second, ms].every(Number.isFinite)) return new Original(Number.NaN);
    const full = year >= 0 && year <= 99 ? 1900 + Math.trunc(year) : year;
    return new Original(instantOfParts(wallOf([full, month, day, hour, minute, second, ms]), zone));
  };

  const Zoned = new Proxy(Original, {
    construct: (_target, args: unknown[], self) => {
      const made = construct(args);
      // Only a class that extends Date needs another prototype, and setting one is slow.
      const { prototype } = self as { prototype: object };
      return prototype === proto ? made : (Object.setPrototypeOf(made, prototype) as Date);
    },
    apply: () => construct([]).toString(),
    get: (target, key, receiver) => {
      if (key === 'now') return now;
      if (key === 'parse') return parse;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  Object.defineProperty(proto, 'constructor', { value: Zoned, writable: true, configurable: true });
  scope.Date = Zoned;
}
