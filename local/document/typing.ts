/**
 * Reads text as a spreadsheet reads what a person types: `10-2` is a day, `01234` a number, `=A1` a formula.
 * This is the coercion that spoils phones, classes and deadlines, so the host must do it no less eagerly than Google.
 */
import type { CellValue } from './model';
import { defaultDateFormats } from './display';
import { isCalendarDay, serialOf } from './serial-date';

/** What typed text turned into. */
export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'value'; readonly value: CellValue; readonly numberFormat?: string };

export interface TypingContext {
  /** e.g. `ru_RU` */
  readonly locale: string;
  /** The year that a day without one belongs to. */
  readonly year: number;
}

const MONTHS = new Map<string, number>(
  [
    ['янв', 'январь', 'января', 'jan', 'january'],
    ['февр', 'фев', 'февраль', 'февраля', 'feb', 'february'],
    ['март', 'мар', 'марта', 'mar', 'march'],
    ['апр', 'апрель', 'апреля', 'apr', 'april'],
    ['май', 'мая', 'may'],
    ['июнь', 'июн', 'июня', 'jun', 'june'],
    ['июль', 'июл', 'июля', 'jul', 'july'],
    ['авг', 'август', 'августа', 'aug', 'august'],
    ['сент', 'сен', 'сентябрь', 'сентября', 'sep', 'september'],
    ['окт', 'октябрь', 'октября', 'oct', 'october'],
    ['нояб', 'ноя', 'ноябрь', 'ноября', 'nov', 'november'],
    ['дек', 'декабрь', 'декабря', 'dec', 'december'],
  ].flatMap((names, month) => names.map((name): [string, number] => [name, month + 1])),
);

/** How the names of months begin: most texts need no closer look. */
const MONTH_STARTS = new Set(Array.from(MONTHS.keys(), (name) => name.slice(0, 3)));
const CURRENCY = new Set(['₽', '€']);
const BOOLEAN_STARTS = new Set(['tru', 'fal', 'ист', 'лож']);
const LONGEST_BOOLEAN = 6;
/** From here on character codes are letters or such as begin no number. */
const FIRST_LETTER = 0x400;
const NUMBER_START = /^[\d+\-(.,$€₽]/;
const TWO_DIGIT_PIVOT = 30;

function fullYear(digits: string): number | undefined {
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return undefined;
  return Number(digits) < TWO_DIGIT_PIVOT ? 2000 + Number(digits) : 1900 + Number(digits);
}

/** A number as the locale writes it; spaces between digits are taken for grouping wherever they stand. */
function parseNumber(text: string, locale: string): { value: number; numberFormat?: string } | undefined {
  const english = locale.startsWith('en');
  const pattern = english
    ? /^([+-]?)(\(?)([$€₽]?)(\d+(?:,\d{3})*)(\.\d*)?(?:e([+-]?\d{1,3}))?( ?[%₽€$])?(\)?)$/i
    : /^([+-]?)(\(?)([$€₽]?)(\d+(?:[ \u00a0\u202f]\d+)*)(,\d*)?(?:e([+-]?\d{1,3}))?( ?(?:[%₽€$]|р\.))?(\)?)$/i;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, sign = '', open = '', prefix = '', whole = '', fraction = '', exponent, suffix = '', close = ''] = match;
  if ((open === '') !== (close === '')) return undefined;
  if (prefix !== '' && suffix !== '') return undefined;
  const digits = whole.replace(/\D/g, '') + fraction.replace(',', '.');
  let value = Number(exponent === undefined ? digits : `${digits}e${exponent}`);
  if (!Number.isFinite(value)) return undefined;
  if ((sign === '-') !== (open === '(')) value = -value;
  const unit = suffix.trim() || prefix;
  if (unit === '%') {
    return { value: value / 100, numberFormat: fraction.length > 1 ? '0.00%' : '0%' };
  }
  if (unit !== '') return { value, numberFormat: '#,##0.00 "₽"'.replace('₽', unit) };
  return { value };
}

function parseClock(text: string): { fraction: number; seconds: boolean } | undefined {
  const match = /^(\d{1,4}):(\d{2})(?::(\d{2}))?(?: ?(am|pm))?$/i.exec(text);
  if (!match) return undefined;
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0);
  if (minutes > 59 || seconds > 59) return undefined;
  const half = match[4]?.toLowerCase();
  if (half !== undefined) {
    if (hours > 12) return undefined;
    hours = (hours % 12) + (half === 'pm' ? 12 : 0);
  }
  return { fraction: (hours * 3600 + minutes * 60 + seconds) / 86_400, seconds: match[3] !== undefined };
}

function dayOrNothing(year: number | undefined, month: number, day: number): number | undefined {
  if (year === undefined || year < 1900 || !isCalendarDay(year, month, day)) return undefined;
  return serialOf({ year, month, day });
}

function parseNumericDay(text: string, context: TypingContext): number | undefined {
  const english = context.locale.startsWith('en');
  const match = /^(\d{1,4})([./-])(\d{1,4})(?:\2(\d{1,4}))?$/.exec(text);
  if (!match) return undefined;
  const [, a = '', separator, b = '', c] = match;
  if (english && separator === '.') return undefined;
  if (a.length === 4) {
    if (b.length > 2 || (c !== undefined && c.length > 2)) return undefined;
    return dayOrNothing(Number(a), Number(b), Number(c ?? 1));
  }
  if (a.length > 2) return undefined;
  if (c === undefined && b.length === 4) return dayOrNothing(Number(b), Number(a), 1);
  if (b.length > 2) return undefined;
  const year = c === undefined ? context.year : fullYear(c);
  return english ? dayOrNothing(year, Number(a), Number(b)) : dayOrNothing(year, Number(b), Number(a));
}

function parseWordDay(text: string, context: TypingContext): number | undefined {
  const match = /^(?:(\d{1,2})[ .-])?(\p{L}{3,8})\.?(?:[ -,]{1,2}(\d{4}))?(?: г\.?)?$/u.exec(text);
  if (!match) return undefined;
  const month = MONTHS.get((match[2] ?? '').toLowerCase());
  if (month === undefined || (match[1] === undefined && match[3] === undefined)) return undefined;
  return dayOrNothing(match[3] === undefined ? context.year : Number(match[3]), month, Number(match[1] ?? 1));
}

function parseMoment(text: string, context: TypingContext): { value: number; numberFormat: string } | undefined {
  const formats = defaultDateFormats(context.locale);
  const clock = parseClock(text);
  if (clock) {
    if (clock.fraction >= 1) return { value: clock.fraction, numberFormat: '[h]:mm:ss' };
    return { value: clock.fraction, numberFormat: clock.seconds ? formats.time : formats.time.replace(':ss', '') };
  }
  const day = parseNumericDay(text, context) ?? parseWordDay(text, context);
  if (day !== undefined) return { value: day, numberFormat: formats.day };
  const gap = /[ T]/.exec(text);
  if (!gap) return undefined;
  const time = parseClock(text.slice(gap.index + 1).trim());
  const date = parseNumericDay(text.slice(0, gap.index), context);
  if (date === undefined || !time || time.fraction >= 1) return undefined;
  return { value: date + time.fraction, numberFormat: formats.moment };
}

/** A sign before an expression makes a formula of it; before words it stays text. */
const SIGNED_EXPRESSION = /^[+-](?:\(|\d|\$?[A-Za-z]{1,3}\$?\d|[A-Za-zА-Яа-яЁё.]{2,30}\()[^\s"']*(?:"|$|[\s'])/;

/**
 * Reads typed text. A leading apostrophe is the caller's affair, because dialects differ on it.
 * Text that is nothing else stays as it is, spaces and all.
 */
export function parseTyped(text: string, context: TypingContext): Typed {
  if (text === '') return { kind: 'empty' };
  if (text.startsWith('='))
    return text.length === 1 ? { kind: 'value', value: text } : { kind: 'formula', formula: text };
  const asText: Typed = { kind: 'value', value: text };
  if (text.length > 60) return asText;
  const start = text.slice(0, 3).toLowerCase();
  if (
    text.charCodeAt(0) >= FIRST_LETTER &&
    !MONTH_STARTS.has(start) &&
    !BOOLEAN_STARTS.has(start) &&
    !CURRENCY.has(start.slice(0, 1))
  )
    return asText;
  const trimmed = text.trim();
  if (NUMBER_START.test(trimmed)) {
    const number = parseNumber(trimmed, context.locale);
    if (number) return { kind: 'value', ...number };
    const moment = parseMoment(trimmed, context);
    if (moment) return { kind: 'value', ...moment };
    if (
      SIGNED_EXPRESSION.test(trimmed) &&
      /[+\-*/(]|[A-Za-z]\$?\d/.test(trimmed.slice(1)) &&
      !/[^\x20-\x7e]/.test(trimmed)
    ) {
      return { kind: 'formula', formula: `=${trimmed}` };
    }
    return asText;
  }
  if (MONTH_STARTS.has(trimmed.slice(0, 3).toLowerCase())) {
    const day = parseWordDay(trimmed, context);
    if (day !== undefined) return { kind: 'value', value: day, numberFormat: defaultDateFormats(context.locale).day };
  }
  if (trimmed.length > LONGEST_BOOLEAN) return asText;
  const word = trimmed.toLowerCase();
  if (word === 'true' || (word === 'истина' && context.locale.startsWith('ru'))) return { kind: 'value', value: true };
  if (word === 'false' || (word === 'ложь' && context.locale.startsWith('ru'))) return { kind: 'value', value: false };
  return asText;
}
