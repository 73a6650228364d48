/** Utilities.formatDate: the letters of Java's SimpleDateFormat that scripts use, with English names as in Apps Script. */
import { zoneOffset } from '../document/serial-date';
import { Exception } from './port';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MINUTE = 60_000;
const DAY = 86_400_000;

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** Week of the year by the US rule that Java takes: weeks begin on Sunday, the first has 1 January. */
function weekOfYear(wall: Date): number {
  const first = new Date(Date.UTC(wall.getUTCFullYear(), 0, 1)).getUTCDay();
  return Math.floor((dayOfYear(wall) - 1 + first) / 7) + 1;
}

function offsetText(offset: number, colon: boolean): string {
  const minutes = Math.abs(offset) / MINUTE;
  const digits = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${digits(minutes / 60)}${colon ? ':' : ''}${digits(minutes % 60)}`;
}

function field(letters: string, wall: Date, offset: number): string {
  const letter = letters[0] ?? '';
  const size = letters.length;
  const number = (value: number) => String(value).padStart(size, '0');
  const name = (names: readonly string[], index: number) =>
    size > 3 ? (names[index] ?? '') : (names[index] ?? '').slice(0, 3);
  switch (letter) {
    case 'G':
      return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
    case 'y':
    case 'Y':
      return size === 2 ? String(wall.getUTCFullYear() % 100).padStart(2, '0') : number(wall.getUTCFullYear());
    case 'M':
    case 'L':
      return size > 2 ? name(MONTHS, wall.getUTCMonth()) : number(wall.getUTCMonth() + 1);
    case 'd':
      return number(wall.getUTCDate());
    case 'D':
      return number(dayOfYear(wall));
    case 'w':
      return number(weekOfYear(wall));
    case 'F':
      return number(Math.floor((wall.getUTCDate() - 1) / 7) + 1);
    case 'E':
      return name(DAYS, wall.getUTCDay());
    case 'u':
      return number(wall.getUTCDay() || 7);
    case 'a':
      return wall.getUTCHours() < 12 ? 'AM' : 'PM';
    case 'H':
      return number(wall.getUTCHours());
    case 'k':
      return number(wall.getUTCHours() || 24);
    case 'K':
      return number(wall.getUTCHours() % 12);
    case 'h':
      return number(wall.getUTCHours() % 12 || 12);
    case 'm':
      return number(wall.getUTCMinutes());
    case 's':
      return number(wall.getUTCSeconds());
    case 'S':
      return number(wall.getUTCMilliseconds());
    case 'Z':
      return offsetText(offset, false);
    case 'X':
      return offset === 0 ? 'Z' : offsetText(offset, size > 2).slice(0, size === 1 ? 3 : undefined);
    case 'z':
      return `GMT${offset === 0 ? '' : offsetText(offset, true)}`;
    default:
      throw new Exception(`Illegal pattern character '${letter}'`);
  }
}

/** Formats an instant in a zone; `GMT+3` and IANA names are zones, an unknown one is GMT as in Java. */
export function formatDate(instant: number, zone: string, pattern: string): string {
  const fixed = /^(?:GMT|UTC)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?$/.exec(zone);
  let offset = 0;
  if (fixed) offset = (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0)) * MINUTE;
  else {
    try {
      offset = zoneOffset(instant, zone);
    } catch {
      offset = 0;
    }
  }
  const wall = new Date(instant + offset);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (letters, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replace(/''/g, "'");
    return field(letters, wall, offset);
  });
}
