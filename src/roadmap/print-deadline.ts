/**
 * Writes a deadline in the words schools use, so that reading it back gives the same kind and days: for the roll-over
 * to another school year, for proposals, and for trying the reader.
 */
import { civilDay, daysInMonth, monthOf, yearOf } from '../calendar/day';
import type { Deadline, DeadlineKind } from './deadline';

/** How the days are written: «с 1 по 15 октября 2023 г.», «01.10.2023-15.10.2023», «1–15 октября 2023 года». */
export type DeadlineStyle = 'words' | 'digits' | 'dashes';

/** The days of one deadline; ISO, both included. */
interface Days {
  kind?: DeadlineKind;
  start?: string;
  end?: string;
}

const GENITIVE = [
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
const NOMINATIVE = [
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
const DECADES = ['первая', 'вторая', 'третья'];

const UNDATED: Partial<Record<DeadlineKind, string>> = {
  continuous: 'в течение учебного года',
  'by-schedule': 'по графику',
  recurring: 'регулярно',
  'as-needed': 'по мере необходимости',
  relative: 'после проведения мероприятия',
  empty: '',
};

function dayNumberOf(iso: string): number {
  return civilDay(iso)?.day ?? 1;
}

function lastDay(iso: string): boolean {
  return dayNumberOf(iso) === daysInMonth(yearOf(iso), monthOf(iso));
}

function yearWord(style: DeadlineStyle): string {
  return style === 'dashes' ? 'года' : 'г.';
}

function oneDay(iso: string, style: DeadlineStyle, year = true): string {
  if (style === 'digits') return iso.split('-').reverse().join('.');
  const day = `${dayNumberOf(iso)} ${GENITIVE[monthOf(iso) - 1] ?? ''}`;
  return year ? `${day} ${yearOf(iso)} ${yearWord(style)}` : day;
}

function month(iso: string, style: DeadlineStyle, year = true): string {
  const name = NOMINATIVE[monthOf(iso) - 1] ?? '';
  return year ? `${name} ${yearOf(iso)} ${yearWord(style)}` : name;
}

/** Number of the decade when the days are exactly one of a month. */
function decadeOf(start: string, end: string): number | undefined {
  if (start.slice(0, 7) !== end.slice(0, 7)) return undefined;
  const first = [1, 11, 21].indexOf(dayNumberOf(start));
  const fits = first === 2 ? lastDay(end) : dayNumberOf(end) === first * 10 + 10;
  return first >= 0 && fits ? first : undefined;
}

function range(start: string, end: string, style: DeadlineStyle): string {
  const sameYear = yearOf(start) === yearOf(end);
  const sameMonth = start.slice(0, 7) === end.slice(0, 7);
  if (style === 'digits') return `${oneDay(start, style)}-${oneDay(end, style)}`;
  if (start <= end && dayNumberOf(start) === 1 && lastDay(end)) {
    return sameMonth ? month(end, style) : `${month(start, style, !sameYear)} – ${month(end, style)}`;
  }
  const decade = style === 'words' ? decadeOf(start, end) : undefined;
  if (decade !== undefined) return `${DECADES[decade] ?? ''} декада ${oneDay(end, style).replace(/^\d{1,2} /, '')}`;
  const first = sameMonth ? String(dayNumberOf(start)) : oneDay(start, style, !sameYear);
  return style === 'words' ? `с ${first} по ${oneDay(end, style)}` : `${first} – ${oneDay(end, style)}`;
}

function one(days: Days, style: DeadlineStyle): string | undefined {
  const { kind, start, end } = days;
  if (start === undefined && end === undefined) return kind === undefined ? undefined : UNDATED[kind];
  if (start === undefined) return `до ${oneDay(end ?? '', style)}`;
  if (end === undefined) return `с ${oneDay(start, style)}`;
  return start === end ? oneDay(start, style) : range(start, end, style);
}

/**
 * The deadline in Russian, years always written. Undefined for what cannot be written (`unreadable`): keep the text
 * that was typed. Kinds without days get the usual words of their kind, which say less than what was typed.
 */
export function printDeadline(deadline: Deadline, style: DeadlineStyle = 'words'): string | undefined {
  if (deadline.kind === 'unreadable') return undefined;
  if (deadline.kind !== 'multi') return one(deadline, style);
  const parts = (deadline.parts ?? []).map((part) => one(part, style));
  return parts.some((part) => part === undefined) ? undefined : parts.join('; ');
}
