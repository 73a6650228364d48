// Reads a calendar day as orders print it: «01.09.2023», «7 февраля 2023», ««01» сентября 2023 г.».
import { isRealDay, isoDay } from '../../calendar/day';

const MONTHS = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];

const DAY =
  /(?<![\d.])(\d{1,2})[./](\d{1,2})[./](20\d\d|\d\d)(?!\d)|[«"“]?\s?(?<!\d)(\d{1,2})\s?[»"”]?\s{0,3}(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\s{1,3}(20\d\d)/i;

/** The first day in the text, with the place it takes; undefined when there is none or no such day exists. */
export function printedDay(text: string): { iso: string; start: number; end: number } | undefined {
  const match = DAY.exec(text);
  if (!match) return undefined;
  const day = parseInt(match[1] ?? match[4] ?? '', 10);
  const month = match[2] === undefined ? monthOfWord(match[5] ?? '') : parseInt(match[2], 10);
  const yearText = match[3] ?? match[6] ?? '';
  const year = parseInt(yearText, 10) + (yearText.length === 2 ? 2000 : 0);
  if (!isRealDay(year, month, day)) return undefined;
  return { iso: isoDay(year, month, day), start: match.index, end: match.index + match[0].length };
}

/** The month (1-12) that a word names in any case, 0 for another word. */
export function monthOfWord(word: string): number {
  const lower = word.toLowerCase();
  if (/^ма[йяею]/.test(lower)) return 5;
  return MONTHS.findIndex((stem) => stem !== 'ма' && lower.startsWith(stem)) + 1;
}
