/** Reads one stretch of days as printed: a day, a month, a part of a month, a term, a season, a year, a feast. */
import type { Cursor } from './cursor';
import type { Atom, Base, Selector } from './nodes';
import { readNumericDate } from './numeric-dates';
import { fullYear, readYear, yearPair } from './years';

/** An ordinal or a number: 1, 1-й, 1ая, I, первая, двадцать пятое, последняя (-1). */
export function readOrdinal(cursor: Cursor, i: number): { n: number; next: number; digits: boolean } | undefined {
  const token = cursor.at(i);
  if (token?.kind === 'number') {
    if (token.text.length > 2) return undefined;
    return { n: Number(token.text), next: i + 1, digits: true };
  }
  const word = token?.word;
  if (word?.class === 'ordinal') return { n: word.value, next: i + 1, digits: false };
  if (word?.class === 'roman') return { n: word.value, next: i + 1, digits: false };
  if (word?.class === 'last') return { n: -1, next: i + 1, digits: false };
  if (word?.class === 'tens') {
    const next = cursor.at(i + 1)?.word;
    return next?.class === 'ordinal' && next.value < 10
      ? { n: word.value + next.value, next: i + 2, digits: false }
      : undefined;
  }
  return undefined;
}

function skipDot(cursor: Cursor, i: number): number {
  return cursor.is(i, 'dot') ? i + 1 : i;
}

const SELECTORS = new Map<string, Selector['type']>([
  ['декада', 'decade'],
  ['неделя', 'week'],
  ['половина', 'half'],
  ['треть', 'third'],
]);

/** Words that may stand between a number and its unit: «первая учебная неделя», «2-я рабочая неделя». */
const BETWEEN = ['учебный', 'календарный', 'рабочий'];

/** Terms numbered by an ordinal before or after them. */
function termBase(lemma: string, n: number): Base | undefined {
  switch (lemma) {
    case 'четверть':
      return n <= 4 ? { type: 'term', family: 'quarter', n } : undefined;
    case 'триместр':
      return n <= 3 ? { type: 'term', family: 'trimester', n } : undefined;
    case 'полугодие':
    case 'семестр':
      return n <= 2 ? { type: 'half', n } : undefined;
    case 'квартал':
      return n <= 4 ? { type: 'calendar-quarter', n } : undefined;
    default:
      return undefined;
  }
}

const LAST_TERM = new Map([
  ['четверть', 4],
  ['триместр', 3],
  ['полугодие', 2],
  ['семестр', 2],
  ['квартал', 4],
]);

interface Feast {
  words: readonly string[];
  month: number;
  day: number;
}

/** Days of the Russian school year that plans name instead of a date. */
const FEASTS: readonly Feast[] = [
  { words: ['знаний'], month: 9, day: 1 },
  { words: ['учителя'], month: 10, day: 5 },
  { words: ['педагога'], month: 10, day: 5 },
  { words: ['народного', 'единства'], month: 11, day: 4 },
  { words: ['защитника', 'отечества'], month: 2, day: 23 },
  { words: ['победы'], month: 5, day: 9 },
  { words: ['защиты', 'детей'], month: 6, day: 1 },
  { words: ['россии'], month: 6, day: 12 },
  { words: ['космонавтики'], month: 4, day: 12 },
];

/** «осенние, весенние», «осенние и весенние»: where the next word stands. */
function nextWord(cursor: Cursor, i: number): number {
  return cursor.lemma(i + 1, 'и', 'в', 'на') ? i + 2 : i + 1;
}

/** Reads atoms; `planYears` are the calendar years of the period. */
export class AtomReader {
  /** No chain of atoms begins before this token: all that stands there was tried (keeps the reading linear). */
  noChainBefore = 0;

  constructor(
    readonly cursor: Cursor,
    readonly planYears: readonly number[],
  ) {}

  /** The atom that begins at token `i`, or undefined. A bare number is an atom whose unit is still to come. */
  read(i: number): Atom | undefined {
    const { cursor } = this;
    const token = cursor.at(i);
    if (!token) return undefined;
    if (token.kind === 'blank') return this.blankDay(i);
    if (token.kind !== 'number' && token.kind !== 'word') return undefined;
    return (
      readNumericDate(cursor, i, this.planYears) ??
      this.romanMonth(i) ??
      this.years(i) ??
      this.edge(i) ??
      this.numbered(i) ??
      this.season(i) ??
      this.month(i) ??
      this.schoolYear(i) ??
      this.feast(i)
    );
  }

  /** «___ сентября 2023 г.»: a form whose day was left blank. */
  private blankDay(i: number): Atom | undefined {
    const month = this.month(i + 1);
    return month && { ...month, from: i, blankDay: true };
  }

  /** «IX.2026»: between a dot and a year a Roman number is a month. */
  private romanMonth(i: number): Atom | undefined {
    const { cursor } = this;
    const word = cursor.at(i)?.word;
    if (word?.class !== 'roman' || !cursor.is(i + 1, 'dot') || cursor.at(i + 2)?.text.length !== 4) return undefined;
    const year = readYear(cursor, i + 2, this.planYears);
    return year && { from: i, to: year.next, base: { type: 'month', n: word.value }, year: year.year };
  }

  /** «2023 год», «2023-2024 учебный год», «2020-2025 гг.», «2023 г., сентябрь». */
  private years(i: number): Atom | undefined {
    const { cursor } = this;
    const token = cursor.at(i);
    if (token?.kind !== 'number') return undefined;
    const pair = yearPair(cursor, i);
    if (pair?.year) {
      const base: Base = pair.year.schoolYear === undefined ? { type: 'year' } : { type: 'school-year' };
      return { from: i, to: pair.next, base, year: pair.year };
    }
    const year = fullYear(Number(token.text), token.text.length);
    if (year === undefined) return undefined;
    const named =
      cursor.lemma(i + 1, 'год', 'годы') || (cursor.lemma(i + 1, 'календарный') && cursor.lemma(i + 2, 'год'));
    if (token.text.length === 2 && !named) return undefined;
    let next = i + 1;
    while (cursor.lemma(next, 'год', 'годы', 'календарный')) next = skipDot(cursor, next + 1);
    return { from: i, to: next, base: { type: 'year' }, year: { year }, ...(named ? {} : { bareYear: true }) };
  }

  /** «начало октября», «конец учебного года», «середина I четверти», «конец года». */
  private edge(i: number): Atom | undefined {
    const { cursor } = this;
    const word = cursor.at(i)?.word;
    const isEnd = word?.class === 'edge';
    const isClose =
      word?.lemma === 'окончание' && (cursor.lemma(i + 1, 'учебный', 'год') || this.numbered(i + 1) !== undefined);
    if (!isEnd && !isClose) return undefined;
    const selector: Selector = { type: 'third', n: isEnd ? word.value : 3 };
    return this.withBase(i, i + 1, selector);
  }

  /** The base a selector belongs to, when it follows; otherwise the selector alone. */
  private withBase(from: number, next: number, selector: Selector): Atom {
    const { cursor } = this;
    let i = next;
    if (cursor.lemma(i, 'в')) i++;
    const inner = this.month(i) ?? this.numbered(i) ?? this.season(i) ?? this.years(i) ?? this.schoolYear(i);
    if (inner?.base && !inner.selector) return { ...inner, from, selector };
    if (inner?.bare !== undefined && selector.type === 'third' && inner.to < cursor.length)
      return { ...inner, from, selector };
    if (cursor.lemma(next, 'год')) {
      const year = readYear(cursor, next + 1, this.planYears);
      return { from, to: year?.next ?? next + 1, base: { type: 'year' }, selector, year: year?.year };
    }
    if (cursor.lemma(next, 'текущий', 'календарный') && cursor.lemma(next + 1, 'год')) {
      // The calendar year that a school year begins in ends with December.
      const [first] = cursor.lemma(next, 'календарный') ? this.planYears : [];
      return {
        from,
        to: next + 2,
        base: { type: 'year' },
        selector,
        ...(first === undefined ? {} : { year: { year: first } }),
      };
    }
    return { from, to: next, selector };
  }

  /** What begins with a number: «1 сентября», «I четверть», «2-я декада октября», «последняя неделя мая», «1». */
  private numbered(i: number): Atom | undefined {
    const { cursor } = this;
    const ordinal = readOrdinal(cursor, i);
    if (!ordinal) return this.unitFirst(i);
    const { n } = ordinal;
    let next = ordinal.next;
    const dotted = cursor.is(next, 'dot');
    if (cursor.lemma(next, ...BETWEEN)) next = skipDot(cursor, next + 1);
    const several = this.severalUnits(i, next, n);
    if (several) return several;
    const unit = cursor.at(next)?.word;
    if (unit) {
      // «1 дек. сентября»: before a month it is no December.
      const isDecade = cursor.at(next)?.text === 'дек' && this.month(skipDot(cursor, next + 1)) !== undefined;
      const selector = isDecade ? 'decade' : SELECTORS.get(unit.lemma);
      if (selector) {
        const end = skipDot(cursor, next + 1);
        if (
          selector === 'half' &&
          unit.lemma === 'половина' &&
          cursor.at(next)?.text === 'пол' &&
          this.month(end) === undefined
        ) {
          return this.withYear(i, end, { type: 'half', n });
        }
        if (selector === 'half' && cursor.lemma(end, 'год', 'учебный')) return this.halfOfYear(i, end, n);
        return this.withBase(i, end, { type: selector, n });
      }
      const base = termBase(unit.lemma, n === -1 ? (LAST_TERM.get(unit.lemma) ?? 0) : n);
      if (base && n !== 0) return this.withYear(i, skipDot(cursor, next + 1), base);
      if (unit.lemma === 'день' && (n === -1 || this.month(next + 1)))
        return this.withBase(i, next + 1, { type: 'day', n });
      if (unit.lemma === 'число' && cursor.at(i)?.kind === 'word') {
        // «первые числа октября»
        const inMonth = n === 1 || n === -1 ? this.month(next + 1) : undefined;
        if (inMonth) return { ...inMonth, from: i, selector: { type: 'third', n: n === 1 ? 1 : 3 }, blankDay: true };
      }
      // «в 20-х числах октября»: the last ten days, «20 числа» is a day.
      if (unit.lemma === 'число' && n % 10 === 0 && cursor.at(next)?.text === 'числах') {
        const inMonth = this.month(next + 1);
        if (inMonth) return { ...inMonth, from: i, selector: { type: 'decade', n: n / 10 + 1 } };
      }
      if (unit.class === 'weekday' && n <= 5) {
        const inMonth = this.month(next + 1);
        if (inMonth) return { ...inMonth, from: i, selector: { type: 'weekday', n, weekday: unit.value } };
      }
    }
    if (n === -1) return undefined;
    if (cursor.at(i)?.word?.class === 'roman') return { from: i, to: ordinal.next, bare: n, roman: true };
    return this.dayOfMonth(i, dotted && !unit ? ordinal.next : next, n, dotted);
  }

  /** «первые две недели сентября», «последние 10 дней мая». */
  private severalUnits(i: number, next: number, n: number): Atom | undefined {
    const { cursor } = this;
    if ((n !== 1 && n !== -1) || !cursor.is(i, 'word')) return undefined;
    const cardinal = cursor.at(next)?.word;
    const count = cardinal?.class === 'cardinal' ? cardinal.value : cursor.number(next, 2);
    const weeks = cursor.lemma(next + 1, 'неделя');
    if (count === undefined || (!weeks && !cursor.lemma(next + 1, 'день', 'декада'))) return undefined;
    const base = this.month(next + 2) ?? this.schoolYear(next + 2) ?? this.season(next + 2);
    if (!base) return undefined;
    const days = cursor.lemma(next + 1, 'декада') ? count * 10 : count;
    const type = weeks ? (n === 1 ? 'first-weeks' : 'last-weeks') : n === 1 ? 'first-days' : 'last-days';
    return { ...base, from: i, selector: { type, n: days } };
  }

  private dayOfMonth(i: number, start: number, n: number, dotted: boolean): Atom | undefined {
    const { cursor } = this;
    let next = start;
    if (cursor.lemma(next, 'число')) next++;
    // «1. Сентябрь» is the first item of a list, «15. сентября» is a day.
    const afterDot = dotted && cursor.is(next, 'dot') ? next + 1 : next;
    const month = this.month(afterDot);
    const name = cursor.at(afterDot)?.word;
    if (month?.base && name?.class === 'month' && !month.selector) {
      if (afterDot > next && name.form !== 'genitive') return undefined;
      const wrongCase = name.form === 'nominative' || name.form === 'other';
      const real = n >= 1 && n <= 31;
      return {
        ...month,
        from: i,
        selector: { type: 'day', n },
        impossible: !real || month.impossible === true,
        malformed: month.malformed || wrongCase || afterDot > next,
      };
    }
    if (n < 0 || n > 31) return undefined;
    return { from: i, to: next, bare: n };
  }

  private halfOfYear(from: number, end: number, n: number): Atom {
    const { cursor } = this;
    const study = cursor.lemma(end, 'учебный');
    const next = skipDot(cursor, study ? end + 1 : end);
    const after = cursor.lemma(next, 'год') ? skipDot(cursor, next + 1) : next;
    return this.withYear(from, after, { type: 'half', n: n === -1 ? 2 : n });
  }

  /** «четверть 1», «декада 2»: the number after its unit. */
  private unitFirst(i: number): Atom | undefined {
    const unit = this.cursor.at(i)?.word;
    if (unit?.class !== 'unit') return undefined;
    const ordinal = readOrdinal(this.cursor, i + 1);
    if (!ordinal || ordinal.n < 1) return undefined;
    const base = termBase(unit.lemma, ordinal.n);
    return base && this.withYear(i, ordinal.next, base);
  }

  private withYear(from: number, next: number, base: Base): Atom {
    const year = readYear(this.cursor, next, this.planYears);
    if (year) return { from, to: year.next, base, year: year.year, malformed: year.malformed };
    if (this.cursor.lemma(next, 'учебный') && this.cursor.lemma(next + 1, 'год')) return { from, to: next + 2, base };
    return { from, to: next, base };
  }

  /** «осень 2023», «осенние каникулы», «летний период». */
  private season(i: number): Atom | undefined {
    const { cursor } = this;
    const word = cursor.at(i)?.word;
    const after = cursor.at(i + 1)?.word;
    if (word?.lemma === 'каникулы' && after?.class === 'seasonal') {
      return this.withYear(i, i + 2, { type: 'term', family: 'holidays', n: after.value });
    }
    if (word?.class === 'season') return this.withYear(i, i + 1, { type: 'season', n: word.value });
    if (word?.class === 'seasonal') {
      if (cursor.lemma(i + 1, 'каникулы')) {
        const end = cursor.lemma(i + 2, 'период', 'время') ? i + 3 : i + 2;
        return this.withYear(i, end, { type: 'term', family: 'holidays', n: word.value });
      }
      if (cursor.lemma(i + 1, 'и', 'или') || cursor.is(i + 1, 'comma') || cursor.is(i + 1, 'dash')) {
        return cursor.at(nextWord(cursor, i + 1))?.word?.class === 'seasonal'
          ? { from: i, to: i + 1, bare: word.value, seasonal: true }
          : undefined;
      }
      if (cursor.lemma(i + 1, 'период', 'время', 'месяц'))
        return this.withYear(i, i + 2, { type: 'season', n: word.value });
    }
    return undefined;
  }

  private month(i: number): Atom | undefined {
    const { cursor } = this;
    const word = cursor.at(i)?.word;
    if (word?.class !== 'month') return undefined;
    let next = i + 1;
    const dotted = cursor.is(next, 'dot');
    if (dotted && (word.form === 'short' || !cursor.is(next + 1, 'number'))) next++;
    if (cursor.lemma(next, 'месяц')) next++;
    const again = cursor.at(next);
    const doubled = again?.word?.class === 'month' && again.word.value === word.value && again.breaks === 0;
    if (doubled) next++;
    const year = readYear(cursor, next, this.planYears);
    const base: Base = { type: 'month', n: word.value };
    // «1 сентября 20023»: a year that is none.
    const odd = cursor.at(next);
    if (odd?.kind === 'number' && (odd.text.length === 3 || odd.text.length === 5) && odd.text.startsWith('20')) {
      return { from: i, to: next + 1, base, impossible: true };
    }
    if (year) return { from: i, to: year.next, base, year: year.year, malformed: year.malformed || doubled };
    return { from: i, to: next, base, malformed: doubled };
  }

  /** «учебный год», with or without its years. */
  private schoolYear(i: number): Atom | undefined {
    const { cursor } = this;
    // «нового учебного года»: of this plan, or of the next one.
    const renewed =
      cursor.at(i)?.text.startsWith('нов') === true || cursor.at(i)?.text.startsWith('предстоящ') === true;
    const following = cursor.lemma(i, 'следующий');
    const study = renewed || following || cursor.lemma(i, 'текущий') ? i + 1 : i;
    if (!cursor.lemma(study, 'учебный')) return undefined;
    const next = skipDot(cursor, study + 1);
    if (!cursor.lemma(next, 'год', 'годы')) return undefined;
    const end = skipDot(cursor, next + 1);
    const pair = yearPair(cursor, end);
    return {
      from: i,
      to: pair?.next ?? end,
      base: { type: 'school-year' },
      year: pair?.year,
      ...(renewed ? { doubtful: true } : {}),
      ...(following ? { shift: 1 } : {}),
    };
  }

  /** «День учителя», «Новый год». */
  private feast(i: number): Atom | undefined {
    const { cursor } = this;
    if (cursor.at(i)?.text.startsWith('нов') && cursor.lemma(i + 1, 'год')) {
      return { from: i, to: i + 2, base: { type: 'feast', month: 12, day: 31 } };
    }
    if (!cursor.lemma(i, 'день')) return undefined;
    for (const feast of FEASTS) {
      if (feast.words.every((text, k) => cursor.at(i + 1 + k)?.text === text)) {
        return { from: i, to: i + 1 + feast.words.length, base: { type: 'feast', month: feast.month, day: feast.day } };
      }
    }
    return undefined;
  }
}
