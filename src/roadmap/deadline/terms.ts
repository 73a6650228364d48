/** Finds the days of a term or of holidays: the settings' when they name it, the default ones otherwise. */
import { addDays, dayNumber, daysInMonth, isoDay } from '../../calendar/day';
import { hasRealDays } from '../given';
import type { Period, Term } from '../../calendar/school-year';
import { defaultLastSchoolDay, defaultTerms, schoolYearOf } from '../../calendar/school-year';
import { AtomReader } from './atoms';
import { Cursor } from './cursor';
import { readWords } from './lexemes';
import type { Base, TermFamily } from './nodes';
import { tokenize } from './tokens';

const LONGEST_NAME = 40;

function keyOf(family: TermFamily, n: number): string {
  return `${family} ${n}`;
}

/** What a term's name stands for: «1 четверть», «I полугодие», «Каникулы осенние»; undefined for other names. */
function keyOfName(name: string): string | undefined {
  const cursor = new Cursor(readWords(tokenize(name, LONGEST_NAME).tokens).list);
  const reader = new AtomReader(cursor, []);
  for (let i = 0; i < cursor.length; i++) {
    const swapped = cursor.lemma(i, 'каникулы') ? cursor.at(i + 1)?.word : undefined;
    if (swapped?.class === 'seasonal') return keyOf('holidays', swapped.value);
    const base: Base | undefined = reader.read(i)?.base;
    if (base?.type === 'term') return keyOf(base.family, base.n);
    if (base?.type === 'half') return keyOf('half', base.n);
    if (base?.type === 'school-year') return keyOf('half', 0);
  }
  return undefined;
}

/** Terms of any school year. */
export class Terms {
  private readonly own = new Map<string, Period>();

  constructor(settings: readonly Term[]) {
    for (const term of settings) {
      if (!hasRealDays(term)) continue;
      const key = keyOfName(term.name);
      if (key !== undefined && term.start <= term.end)
        this.own.set(`${schoolYearOf(term.start)} ${key}`, { start: term.start, end: term.end });
    }
  }

  /** Days of a term in the school year that begins in `firstYear`. */
  find(family: TermFamily, n: number, firstYear: number): Period | undefined {
    const own = this.own.get(`${firstYear} ${keyOf(family, n)}`);
    if (own) return own;
    if (family === 'half') {
      const first = this.own.get(`${firstYear} ${keyOf('quarter', n === 1 ? 1 : 3)}`);
      const last = this.own.get(`${firstYear} ${keyOf('quarter', n === 1 ? 2 : 4)}`);
      if (first && last) return { start: first.start, end: last.end };
    }
    const names: Record<TermFamily, readonly string[]> = {
      quarter: ['I четверть', 'II четверть', 'III четверть', 'IV четверть'],
      trimester: ['I триместр', 'II триместр', 'III триместр'],
      half: ['I полугодие', 'II полугодие'],
      holidays: ['Зимние каникулы', 'Весенние каникулы', 'Летние каникулы', 'Осенние каникулы'],
    };
    const name = names[family][n - 1];
    return defaultTerms(firstYear).find((term) => term.name === name);
  }

  /** First and last day of lessons. */
  lessons(firstYear: number): Period {
    const own = this.own.get(`${firstYear} ${keyOf('half', 0)}`);
    if (own) return own;
    const first = this.own.get(`${firstYear} ${keyOf('quarter', 1)}`);
    const last =
      this.own.get(`${firstYear} ${keyOf('quarter', 4)}`) ?? this.own.get(`${firstYear} ${keyOf('trimester', 3)}`);
    return { start: first?.start ?? isoDay(firstYear, 9, 1), end: last?.end ?? defaultLastSchoolDay(firstYear) };
  }
}

/** First ten days, the middle or the last ten days of a stretch (1-10, 11-20, 21-last of a month). */
export function thirdOf(whole: Period, n: number): Period {
  const length = dayNumber(whole.end) - dayNumber(whole.start) + 1;
  if (n === 1) return { start: whole.start, end: addDays(whole.start, Math.min(9, length - 1)) };
  if (n === 2) {
    const middle = addDays(whole.start, Math.floor(length / 2));
    return length <= 31
      ? { start: addDays(whole.start, Math.min(10, length - 1)), end: addDays(whole.start, Math.min(19, length - 1)) }
      : { start: addDays(middle, -5), end: addDays(middle, 4) };
  }
  const last = Number(whole.end.slice(8, 10));
  const tail = last > 20 ? addDays(whole.end, 21 - last) : addDays(whole.end, -9);
  return { start: tail < whole.start ? whole.start : tail, end: whole.end };
}

/** First to last day of a run of months; `to` may lie in the next year. */
export function monthRun(year: number, from: number, to: number): Period {
  const endYear = to < from ? year + 1 : year;
  return { start: isoDay(year, from, 1), end: isoDay(endYear, to, daysInMonth(endYear, to)) };
}
