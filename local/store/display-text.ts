/**
 * The text that a cell shows: what a filter compares and what a plan read from a workbook consists of. Covers the
 * formats that people meet in such files; an exotic format shows the plain number.
 */
import type { CellValue } from '../document/model';
import { isDateFormat } from './number-format';

const months = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];
const monthsOfDay = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];
const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'];
const shortWeekdays = ['Вс', 'Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб'];
const DAY = 86_400;
const LAST_SERIAL = 2_958_466;

/** `format` is absent for General. Numbers are shown with a decimal point, as they are typed in numbering («1.1»). */
export function displayText(value: CellValue | undefined, format: string | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'ИСТИНА' : 'ЛОЖЬ';
  if (typeof value === 'string') return value;
  if (format === undefined || format === '@' || format.toLowerCase() === 'general') return plainNumber(value);
  if (isDateFormat(format)) return value >= 0 && value < LAST_SERIAL ? dateText(value, format) : plainNumber(value);
  return numberText(value, format);
}

function plainNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-9)) return String(value);
  return String(Number(value.toPrecision(15)));
}

function numberText(value: number, format: string): string {
  const sections = format.split(';');
  const section = (value < 0 && sections.length > 1 ? sections[1] : sections[0]) ?? format;
  const amount = value < 0 && sections.length > 1 ? -value : value;
  const bare = section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const mask = /[0#?][0#?,\u00a0 ]*(?:\.[0#?]+)?/.exec(bare)?.[0];
  if (mask === undefined || /[eE/]/.test(bare)) return plainNumber(value);
  const decimals = mask.split('.')[1] ?? '';
  const required = (decimals.match(/0/g) ?? []).length;
  const scaled = bare.includes('%') ? amount * 100 : amount;
  if (Math.abs(scaled) >= 1e21) return plainNumber(value);
  let digits = scaled.toFixed(Math.min(20, decimals.length));
  while (digits.includes('.') && digits.length - digits.indexOf('.') - 1 > required && digits.endsWith('0'))
    digits = digits.slice(0, -1);
  if (digits.endsWith('.')) digits = digits.slice(0, -1);
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', fraction] = digits.slice(sign.length).split('.');
  const least = (/^[0#?, \u00a0]*/.exec(mask)?.[0].match(/0/g) ?? []).length;
  const padded = whole.padStart(least, '0');
  const grouped = mask.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0') : padded;
  const number = sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
  return literals(section, number, mask);
}

/** Puts the number into the format's literal text. */
function literals(section: string, number: string, mask: string): string {
  let result = '';
  let placed = false;
  let at = 0;
  while (at < section.length) {
    const rest = section.slice(at);
    const token = /^(?:"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_(.)|\*(.))/.exec(rest);
    if (token !== null) {
      result += token[1] ?? token[2] ?? token[3] ?? '';
      at += token[0].length;
    } else if (!placed && rest.startsWith(mask)) {
      result += number;
      placed = true;
      at += mask.length;
    } else {
      result += rest.charAt(0);
      at += 1;
    }
  }
  return placed ? result : number;
}

function dateText(serial: number, format: string): string {
  const section = format.split(';')[0] ?? format;
  const withSeconds = /s/i.test(section);
  const total = withSeconds ? Math.round(serial * DAY) : Math.round((serial * DAY) / 60) * 60;
  const days = Math.floor(total / DAY);
  const seconds = total - days * DAY;
  const date = new Date(Date.UTC(1899, 11, 30) + days * DAY * 1000);
  const noon = /AM\/PM|A\/P/i.test(section);
  const hours = Math.floor(seconds / 3600);
  const tokens =
    section.match(/"[^"]*"|\\.|\[\$[^\]]*\]|\[[hms]+\]|\[[^\]]*\]|_.|\*.|AM\/PM|A\/P|y+|m+|d+|h+|s+(?:\.0+)?|@|./gi) ??
    [];
  const hasDay = tokens.some((token) => /^d{1,2}$/i.test(token));
  return tokens
    .map((token, index) => {
      const lower = token.toLowerCase();
      const two = (value: number): string => (token.length > 1 ? String(value).padStart(2, '0') : String(value));
      if (token.startsWith('"')) return token.slice(1, -1);
      if (token.startsWith('\\')) return token.slice(1);
      if (/^\[h+\]$/.test(lower)) return String(Math.floor(total / 3600));
      if (/^\[m+\]$/.test(lower)) return String(Math.floor(total / 60));
      if (/^\[s+\]$/.test(lower)) return String(total);
      if (token.startsWith('[') || token === '@' || (/^[_*]/.test(token) && token.length === 2)) return '';
      if (lower === 'am/pm' || lower === 'a/p') return hours < 12 ? 'AM' : 'PM';
      if (/^y+$/.test(lower))
        return lower.length <= 2 ? String(date.getUTCFullYear() % 100).padStart(2, '0') : String(date.getUTCFullYear());
      if (/^d+$/.test(lower)) {
        if (lower.length > 2) return (lower.length === 3 ? shortWeekdays : weekdays)[date.getUTCDay()] ?? '';
        return two(date.getUTCDate());
      }
      if (/^h+$/.test(lower)) return two(noon ? hours % 12 || 12 : hours);
      if (lower.startsWith('s')) return two(seconds % 60).slice(0, 2);
      if (/^m+$/.test(lower))
        return isMinutes(tokens, index)
          ? two(Math.floor(seconds / 60) % 60)
          : monthText(lower.length, date.getUTCMonth(), hasDay);
      return token;
    })
    .join('');
}

function monthText(letters: number, month: number, ofDay: boolean): string {
  if (letters === 1) return String(month + 1);
  if (letters === 2) return String(month + 1).padStart(2, '0');
  const name = months[month] ?? '';
  if (letters === 3) return name.slice(0, 3);
  if (letters === 5) return name.slice(0, 1).toUpperCase();
  return (ofDay ? monthsOfDay : months)[month] ?? '';
}

/** `m` means minutes right after hours or right before seconds. */
function isMinutes(tokens: readonly string[], index: number): boolean {
  const near = (step: number): string => {
    for (let at = index + step; at >= 0 && at < tokens.length; at += step) {
      const token = (tokens[at] ?? '').toLowerCase();
      if (/^(?:\[?[ymdhs]+\]?(?:\.0+)?)$/.test(token)) return token;
    }
    return '';
  };
  return /h/.test(near(-1)) || /s/.test(near(1));
}
