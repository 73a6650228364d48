/**
 * When somebody has time: «вт, чт после уроков», «по будням с 15:00», «выходные». Days and hours are sets; an answer
 * that names only days leaves the hours open, and the other way round.
 */
import { choosesNothing, wordsOf } from './word-stems';

export interface TimeWish {
  /** Bit 0 is Monday; 0 where no day is named. */
  readonly days: number;
  /** Bit h is the hour from h:00; 0 where no hour is named. */
  readonly hours: number;
}

export const dayNames = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'] as const;
const dayWords: readonly RegExp[] = [
  /^(?:пн|пон|понед|понедельни\p{L}*)$/u,
  /^(?:вт|втор|вторни\p{L}*)$/u,
  /^(?:ср|сред[аыуе]|среды|средам)$/u,
  /^(?:чт|чет|четв|четверг\p{L}*)$/u,
  /^(?:пт|пят|пятниц\p{L}*)$/u,
  /^(?:сб|суб|суббот\p{L}*)$/u,
  /^(?:вс|воск|воскр|воскресень\p{L}*)$/u,
];
const workdays = 0b0011111;
const weekend = 0b1100000;

const hoursFrom = (from: number, to: number): number => {
  let hours = 0;
  for (let hour = Math.max(from, 0); hour < Math.min(to, 24); hour++) hours |= 1 << hour;
  return hours;
};

/** Parts of a day; lessons are taken to end by 14:00. */
const parts: readonly (readonly [RegExp, number])[] = [
  [/^утр/, hoursFrom(8, 12)],
  [/^(?:день|днем)$/, hoursFrom(12, 16)],
  [/^(?:урок|занят|пар$)/, hoursFrom(14, 18)],
  [/^вечер/, hoursFrom(17, 21)],
  [/^перемен/, hoursFrom(9, 14)],
  [/^обед/, hoursFrom(12, 14)],
];

/** What the answer says; undefined where it names neither day nor hour. */
export function readTimeWish(text: string): TimeWish | undefined {
  if (choosesNothing(text)) return undefined;
  const days = readDays(text);
  const hours = readHours(text);
  return days === 0 && hours === 0 ? undefined : { days, hours };
}

function readDays(text: string): number {
  const tokens =
    text
      .toLowerCase()
      .replace(/ё/g, 'е')
      .match(/\p{L}+|[-–—]/gu) ?? [];
  let days = 0;
  let last = -1;
  let range = false;
  for (const token of tokens) {
    if (/^[-–—]$/.test(token) || token === 'по') {
      range = last >= 0;
      continue;
    }
    if (/^будн/.test(token) || token === 'рабочие') days |= workdays;
    if (/^выходн/.test(token)) days |= weekend;
    if (/^(?:ежедневно|каждый)$/.test(token)) days |= workdays | weekend;
    const day = dayWords.findIndex((word) => word.test(token));
    if (day >= 0) {
      for (let each = range && last < day ? last : day; each <= day; each++) days |= 1 << each;
      last = day;
    } else if (token !== 'с') last = -1;
    range = false;
  }
  return days;
}

function readHours(text: string): number {
  let hours = 0;
  const plain = text.toLowerCase().replace(/ё/g, 'е');
  for (const match of plain.matchAll(
    /(?:(с|после|до|от|к)\s{0,3})?(\d{1,2})(?:[:.](\d{2}))?(?:\s{0,3}(?:[-–—]|до|по)\s{0,3}(\d{1,2})(?:[:.]\d{2})?)?(?:\s{0,3}(час))?/g,
  )) {
    const [, word, start, minutes, end, said] = match;
    const from = Number(start);
    // «2 раза», «1 ч/нед» say how much, not when.
    if (minutes === undefined && said === undefined && !(word !== undefined && from >= 8)) continue;
    if (from > 23) continue;
    if (end !== undefined) hours |= hoursFrom(from, Number(end));
    else if (word === 'до') hours |= hoursFrom(8, from);
    else if (word === 'к') hours |= hoursFrom(from, from + 2);
    else if (word !== undefined) hours |= hoursFrom(from, 21);
    else hours |= hoursFrom(from, from + 1);
  }
  for (const word of wordsOf(plain)) for (const [part, span] of parts) if (part.test(word)) hours |= span;
  return hours;
}

/** Whether both can meet: a common day (where both name days) and a common hour (where both name hours). */
export function canMeet(a: TimeWish, b: TimeWish): boolean {
  return (
    (a.days === 0 || b.days === 0 || (a.days & b.days) !== 0) &&
    (a.hours === 0 || b.hours === 0 || (a.hours & b.hours) !== 0)
  );
}

/** «общие дни: вт, чт»; «время совпадает» where only hours are common. */
export function commonTime(a: TimeWish, b: TimeWish): string {
  const days = a.days & b.days;
  const named = dayNames.filter((_, day) => (days & (1 << day)) !== 0);
  if (named.length > 0) return `${named.length === 1 ? 'общий день' : 'общие дни'}: ${named.join(', ')}`;
  return 'время совпадает';
}
