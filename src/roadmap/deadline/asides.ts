/**
 * What stands beside a deadline and is none: the hour, the room, «№ 1», «5-9 классы», «70-летие», a telephone number.
 * Each reader returns where the aside ends, or undefined.
 */
import type { Cursor } from './cursor';

/** Words that number something when a number follows them. */
const NUMBERED = [
  'каб',
  'ауд',
  'корп',
  'протокол',
  'прилож',
  'стр',
  'форм',
  'тел',
  'школ',
  'сош',
  'оош',
  'лице',
  'гимнази',
  'пункт',
  'стат',
  'зал',
  'комнат',
  'письм',
  'раздел',
  'подпункт',
  'ст',
  'пп',
  'класс',
  'оф',
];

/** Words that count: what stands before them is an amount and no day. */
const COUNTED = [
  'класс',
  'кл',
  'мин',
  'чел',
  'лет',
  'летн',
  'этаж',
  'балл',
  'экз',
  'шт',
  'участник',
  'педагог',
  'групп',
  'пар',
  'занят',
  'встреч',
  'урок',
  'модул',
  'этап',
  'курс',
  'ученик',
  'обучающ',
  'наставник',
  'страниц',
  'экземпляр',
  'мероприят',
  'процент',
  'академич',
  'человек',
  'смен',
  'корпус',
  'кабинет',
  'школ',
  'работ',
  'рубл',
  'тур',
  'секци',
  'вопрос',
  'анкет',
  'отряд',
];
const COUNTED_WHOLE = new Set(['ч', 'час', 'часа', 'часов', 'часу', 'кл', 'чел', 'шт', 'лет', 'мин']);

function begins(text: string, stems: readonly string[]): boolean {
  return stems.some((stem) => text.startsWith(stem));
}

function isCounted(text: string): boolean {
  if (COUNTED_WHOLE.has(text)) return true;
  return (
    text !== 'лето' &&
    text !== 'лета' &&
    text !== 'летний' &&
    begins(
      text,
      COUNTED.filter((stem) => stem.length > 2),
    )
  );
}

/** «10:30», «14.00», «15-00», «9.00-17.00»; not 15.09, which may be a day. */
export function readTime(cursor: Cursor, i: number, afterPreposition: boolean): number | undefined {
  const hour = cursor.number(i, 2);
  const minute = cursor.number(i + 2, 2);
  if (hour === undefined || minute === undefined || hour > 24 || minute > 59) return undefined;
  if (cursor.at(i + 2)?.text.length !== 2 || cursor.at(i + 2)?.space) return undefined;
  const kind = cursor.at(i + 1)?.kind;
  const nextIsDate = cursor.is(i + 3, 'dot') && cursor.is(i + 4, 'number') && !cursor.at(i + 4)?.space;
  const dotTime = kind === 'dot' && !nextIsDate && (minute > 12 || minute === 0 || afterPreposition);
  const dashTime = kind === 'dash' && minute === 0 && cursor.at(i + 2)?.text === '00';
  if (kind !== 'colon' && !dotTime && !dashTime) return undefined;
  // 10:30:00
  const seconds = kind === 'colon' && cursor.is(i + 3, 'colon') && cursor.is(i + 4, 'number') ? i + 5 : i + 3;
  const unit = cursor.at(seconds);
  const end = unit && (unit.text === 'ч' || unit.word?.lemma === 'час') ? afterDot(cursor, seconds + 1) : seconds;
  if (cursor.is(end, 'dash')) return readTime(cursor, end + 1, true) ?? end;
  return end;
}

function afterDot(cursor: Cursor, i: number): number {
  return cursor.is(i, 'dot') ? i + 1 : i;
}

/** The hour with its prepositions: «в 14.00», «с 10:00 до 12:00». */
export function readTimeSpan(cursor: Cursor, i: number): number | undefined {
  const preposition = cursor.lemma(i, 'в', 'с', 'до', 'к', 'на', 'по');
  // «с 10.11 до 15.11» are days: without a colon only «в» makes a time of two small numbers.
  const start = preposition ? i + 1 : i;
  const end = readTime(cursor, start, cursor.lemma(i, 'в'));
  if (end === undefined) return undefined;
  return readTimeSpan(cursor, end) ?? end;
}

/** A number that counts or names something: where the thing it belongs to ends. */
function readCount(cursor: Cursor, i: number): number | undefined {
  const roman = cursor.at(i)?.word?.class === 'roman' && cursor.at(i)?.text !== 'п';
  if (!cursor.is(i, 'number') && !roman && cursor.at(i)?.word?.class !== 'ordinal') return undefined;
  let k = i + 1;
  for (;;) {
    const next = cursor.at(k);
    const after = cursor.at(k + 1);
    // «70-летию», «9-х классов», «5-ти»
    if (
      next?.kind === 'dash' &&
      after?.kind === 'word' &&
      (after.text.length <= 3 || after.text.startsWith('лет')) &&
      !after.space
    ) {
      k += 2;
      if (after.text.startsWith('лет')) return k;
    } else if (next?.kind === 'word' && !next.space && next.text.length <= 2 && !isCounted(next.text) && !next.word)
      k++;
    else if (next?.kind === 'word' && next.text.length === 1 && after?.kind === 'word' && /^кл(асс|$)/.test(after.text))
      k++;
    else if (next && after?.kind === 'number' && (next.kind === 'dash' || next.kind === 'comma' || next.text === 'и'))
      k += 2;
    else break;
    if (k - i > 24) return undefined;
  }
  const token = cursor.at(k);
  if (token?.kind === 'other' && token.text === '%') return k + 1;
  if (token?.kind !== 'word') return undefined;
  const skip = token.word?.lemma === 'учебный' || token.text.startsWith('академ') ? k + 1 : k;
  const counted = cursor.at(skip);
  if (counted?.kind !== 'word' || !isCounted(counted.text)) return undefined;
  return readCount(cursor, afterDot(cursor, skip + 1)) ?? afterDot(cursor, skip + 1);
}

/** «№ 5», «каб. 12», «протокол № 1», a telephone number, a count. */
export function readAside(cursor: Cursor, i: number): number | undefined {
  const token = cursor.at(i);
  if (!token) return undefined;
  if (token.kind === 'sign') return afterNumber(cursor, i + 1);
  if (
    token.kind === 'word' &&
    (token.text === 'п' || token.text === 'д' || (!token.word && begins(token.text, NUMBERED)))
  ) {
    const next = cursor.is(i + 1, 'dot') || cursor.is(i + 1, 'colon') ? i + 2 : i + 1;
    if (cursor.is(next, 'sign')) return afterNumber(cursor, next + 1);
    if (cursor.is(next, 'number')) return afterNumber(cursor, next);
    return undefined;
  }
  // «этап 1: октябрь»; «этап 15 октября» is a stage and a day.
  if (token.word?.lemma === 'этап' && cursor.is(i + 1, 'number') && cursor.at(i + 2)?.word?.class !== 'month') {
    return cursor.is(i + 2, 'dot') && cursor.is(i + 3, 'number') ? undefined : i + 2;
  }
  return (token.kind === 'number' ? readPhone(cursor, i) : undefined) ?? readCount(cursor, i);
}

function afterNumber(cursor: Cursor, start: number): number {
  let i = start;
  if (!cursor.is(i, 'number')) return i;
  i++;
  while (
    (cursor.is(i, 'dot') || cursor.is(i, 'slash') || cursor.is(i, 'dash')) &&
    cursor.is(i + 1, 'number') &&
    !cursor.at(i)?.space &&
    !cursor.at(i + 1)?.space
  ) {
    i += 2;
  }
  return i;
}

/** A telephone number has no more groups of digits. */
const MOST_GROUPS = 12;

/** Five digits in a row, or four groups of digits with dashes: no date is written so. */
function readPhone(cursor: Cursor, i: number): number | undefined {
  let k = i;
  let groups = 0;
  let long = false;
  while (groups < MOST_GROUPS && cursor.is(k, 'number')) {
    groups++;
    long ||= (cursor.at(k)?.text.length ?? 0) > 4 || (cursor.at(k)?.text.length === 3 && groups > 1);
    k++;
    while (cursor.is(k, 'open') || cursor.is(k, 'close') || (cursor.is(k, 'dash') && cursor.is(k + 1, 'number'))) {
      if (cursor.is(k, 'close') && !cursor.is(k + 1, 'number')) break;
      if (cursor.is(k, 'open') && !cursor.is(k + 1, 'number')) break;
      k++;
    }
  }
  const first = cursor.at(i)?.text.length ?? 0;
  return first > 4 || (groups >= 4 && long) ? k : undefined;
}
