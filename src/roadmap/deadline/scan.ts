/**
 * Walks over a cell and finds its elements: dates, phrases without a day, and what is left over. How the elements hang
 * together (a comma, a line break, parentheses) is noted on each.
 */
import { readAside, readTimeSpan } from './asides';
import { readOrdinal, type AtomReader } from './atoms';
import { type Chain, readChain } from './chain';
import type { Cursor } from './cursor';
import type { PhraseRow } from './phrase-table';
import { matchPhrase } from './phrases';

/** From weak to strong; `but` binds what follows to what stands before («по графику, но не позднее 1 мая»). */
export type Separator = 'none' | 'paren' | 'but' | 'comma' | 'and' | 'break' | 'strong';

export type Element = {
  separator: Separator;
  /** Tokens, end excluded. */
  from: number;
  to: number;
} & (
  { type: 'dates'; chain: Chain } | { type: 'phrase'; row: PhraseRow } | { type: 'day-of-month' } | { type: 'weekday' }
);

export interface Scan {
  elements: Element[];
  /** Numbers that belong to nothing: token positions. */
  strayNumbers: number[];
  /** Words understood as a remark only. */
  words: number;
  trailingDash: boolean;
  /** A date that is impossible to be one of the deadline was passed over. */
  references: number;
}

const RANK: Record<Separator, number> = { none: 0, paren: 1, but: 2, comma: 3, and: 4, break: 5, strong: 6 };

const MOST_EVENT_WORDS = 4;

/** Words that begin something of their own and so do not belong to the name of an event. */
const NOT_EVENT = new Set([
  'ежедневно',
  'еженедельно',
  'ежемесячно',
  'ежеквартально',
  'ежечетвертно',
  'ежегодно',
  'регулярно',
  'постоянно',
  'систематически',
  'непрерывно',
  'дважды',
  'однажды',
  'раз',
  'каждый',
  'но',
  'или',
  'не',
  'и',
  'до',
  'с',
  'по',
  'в',
  'к',
  'на',
  'за',
  'при',
  'от',
  'после',
  'перед',
  'через',
  'далее',
  'кроме',
  'согласно',
  'течение',
  'втечение',
]);

function isEventWord(cursor: Cursor, i: number): boolean {
  const token = cursor.at(i);
  if (token?.kind !== 'word' || token.breaks > 0) return false;
  const { word } = token;
  return (
    !word ||
    (word.class === 'keyword' && !NOT_EVENT.has(word.lemma)) ||
    word.lemma === 'начало' ||
    word.lemma === 'каникулы'
  );
}

class Scanner {
  readonly scan: Scan = { elements: [], strayNumbers: [], words: 0, trailingDash: false, references: 0 };
  private separator: Separator = 'none';
  private depth = 0;
  private pendingBut = false;

  constructor(
    private readonly cursor: Cursor,
    private readonly reader: AtomReader,
  ) {}

  run(): Scan {
    const { cursor } = this;
    let i = 0;
    while (i < cursor.length) i = Math.max(this.step(i), i + 1);
    let last = cursor.length - 1;
    while (last >= 0 && (cursor.is(last, 'dot') || cursor.is(last, 'comma'))) last--;
    this.scan.trailingDash = this.scan.elements.length > 0 && cursor.is(last, 'dash') && this.lastEnd() <= last;
    return this.scan;
  }

  private lastEnd(): number {
    return this.scan.elements[this.scan.elements.length - 1]?.to ?? 0;
  }

  private raise(separator: Separator): void {
    if (RANK[separator] > RANK[this.separator]) this.separator = separator;
  }

  /** Reads what begins at token `i` and returns where to go on. */
  private step(i: number): number {
    const { cursor } = this;
    const token = cursor.at(i);
    if (!token) return i + 1;
    if (token.breaks > 0 && i > 0) this.lineBreak(i, token.breaks);
    const marker = this.listMarker(i) ?? this.sectionNumber(i);
    if (marker !== undefined) {
      if (this.scan.elements.length > 0) this.raise('strong');
      return marker;
    }
    if (token.kind === 'blank') return this.blankDate(i) ?? this.dates(i) ?? i + 1;
    const mark = this.punctuation(i);
    if (mark !== undefined) return mark;
    const word = token.word;
    // «до 5 октября, далее ежегодно» is the day of every year, «…, далее ежемесячно» a day and a recurrence.
    if (word?.lemma === 'далее') return cursor.lemma(i + 1, 'ежегодно') ? i + 1 : this.strong(i);
    if (word?.lemma === 'но' || token.text === 'а') {
      this.pendingBut = word?.lemma === 'но';
      if (token.text === 'а' && cursor.at(i + 1)?.text === 'также') this.raise('and');
      return i + 1;
    }
    if (word?.lemma === 'и' || word?.lemma === 'или') {
      this.raise('and');
      return i + 1;
    }
    if (word?.lemma === 'кроме' || (token.text === 'за' && cursor.at(i + 1)?.text.startsWith('исключ')))
      return this.exception(i);
    return (
      this.early(i) ??
      this.aside(i) ??
      this.dates(i) ??
      this.time(i) ??
      this.dayOfMonth(i) ??
      this.late(i) ??
      this.rest(i)
    );
  }

  /** «__.__.2023»: a form nobody filled in. */
  private blankDate(i: number): number | undefined {
    let end = i;
    while (this.cursor.is(end, 'blank') || this.cursor.is(end, 'dot')) end++;
    return this.cursor.is(end, 'number') ? end + 1 : undefined;
  }

  private strong(i: number): number {
    if (this.scan.elements.length > 0) this.raise('strong');
    return i + 1;
  }

  /** A new line is a new deadline when it is empty between or begins like a sentence; otherwise the line was too narrow. */
  private lineBreak(i: number, breaks: number): void {
    const before = this.cursor.at(i - 1);
    const here = this.cursor.at(i);
    const open =
      before?.kind === 'comma' || before?.kind === 'dash' || before?.kind === 'open' || before?.word?.lemma === 'и';
    if (breaks >= 2 && !open) this.raise('strong');
    else if (!open && here && (here.kind === 'number' || here.capital)) this.raise('break');
  }

  private punctuation(i: number): number | undefined {
    switch (this.cursor.at(i)?.kind) {
      case 'semicolon':
        return this.strong(i);
      case 'comma':
        this.raise('comma');
        return i + 1;
      case 'open':
        this.depth++;
        if (this.separator === 'none') this.separator = 'paren';
        return i + 1;
      case 'close':
        this.depth = Math.max(0, this.depth - 1);
        return i + 1;
      case 'dot':
        return this.sentenceEnd(i);
      case 'dash':
      case 'colon':
      case 'slash':
      case 'other':
        return i + 1;
      default:
        return undefined;
    }
  }

  private sentenceEnd(i: number): number {
    const next = this.cursor.at(i + 1);
    if (this.scan.elements.length > 0 && next?.capital && next.space && this.lastEnd() === i) this.raise('break');
    return i + 1;
  }

  /** «1)», «2.», «а)» at the head of an item. */
  private listMarker(i: number): number | undefined {
    const { cursor } = this;
    const token = cursor.at(i);
    const next = cursor.at(i + 1);
    const after = cursor.at(i + 2);
    if (!token || this.depth > 0 || !after) return undefined;
    const short =
      (token.kind === 'number' && token.text.length <= 2) || (token.kind === 'word' && token.text.length === 1);
    if (!short || next?.space) return undefined;
    if (next?.kind === 'close') return i + 2;
    const atHead = i === 0 || token.breaks > 0 || cursor.is(i - 1, 'semicolon');
    const tight = atHead && after.word?.class === 'month' && after.word.form === 'nominative' && after.capital;
    if (token.kind !== 'number' || next?.kind !== 'dot' || (!after.space && !tight)) return undefined;
    if (after.kind === 'number')
      return atHead && after.text.length <= 2 && cursor.is(i + 3, 'dot') && cursor.is(i + 5, 'dot') ? i + 2 : undefined;
    const isDay = after.word?.class === 'month' && after.word.form !== 'nominative';
    return after.kind === 'word' && !isDay && (atHead || after.capital) ? i + 2 : undefined;
  }

  /** «4.1. Положение …»: the number of a section, not 4 January. */
  private sectionNumber(i: number): number | undefined {
    const { cursor } = this;
    const short = (k: number): boolean => cursor.is(k, 'number') && cursor.at(k)?.text.length === 1;
    if (i !== 0 || !short(0) || !cursor.is(1, 'dot') || !short(2) || !cursor.is(3, 'dot')) return undefined;
    const after = cursor.at(4);
    return after?.kind === 'word' && after.space && after.capital ? 4 : undefined;
  }

  private exception(i: number): number {
    const start = this.cursor.at(i)?.word?.lemma === 'кроме' ? i + 1 : i + 2;
    return (
      readChain(this.reader, start)?.next ??
      matchPhrase(this.cursor, start, true)?.next ??
      matchPhrase(this.cursor, start, false)?.next ??
      start
    );
  }

  private add(element: Element): number {
    if (this.pendingBut) element.separator = 'but';
    this.scan.elements.push(element);
    this.separator = this.depth > 0 ? 'paren' : 'none';
    this.pendingBut = false;
    return element.to;
  }

  private phrase(i: number, early: boolean): number | undefined {
    const match = matchPhrase(this.cursor, i, early);
    if (!match) return undefined;
    let to = match.next;
    if (match.row.ownsDate) to = this.ownDate(to);
    return this.add({ type: 'phrase', row: match.row, separator: this.separator, from: i, to });
  }

  /** The date that names the event itself: «по итогам I четверти», «за неделю до 1 сентября». */
  private ownDate(i: number): number {
    const chain = readChain(this.reader, i);
    const bounds = chain?.links[0]?.preposition;
    if (bounds === 'until' || bounds === 'by' || bounds === 'through') return i;
    if (chain) {
      // «по итогам I полугодия и года»; but «по итогам года, до 25 мая» has a date of its own.
      const other = chain.links.findIndex(
        (link, k) =>
          k > 0 && (link.preposition !== undefined || (link.connector !== 'and' && link.connector !== 'dash')),
      );
      return (other === -1 ? undefined : chain.ends[other - 1]) ?? chain.next;
    }
    // The name of the event: «за неделю до начала каникул».
    let end = i;
    while (end < i + MOST_EVENT_WORDS && isEventWord(this.cursor, end)) end++;
    return end;
  }

  private early(i: number): number | undefined {
    return this.phrase(i, true);
  }

  private late(i: number): number | undefined {
    return this.phrase(i, false);
  }

  private aside(i: number): number | undefined {
    const end = readAside(this.cursor, i);
    if (end !== undefined) this.scan.words++;
    return end;
  }

  private time(i: number): number | undefined {
    const end = readTimeSpan(this.cursor, i);
    if (end !== undefined) this.scan.words++;
    return end;
  }

  private dates(i: number): number | undefined {
    const chain = readChain(this.reader, i);
    if (!chain) return undefined;
    if (chain.links.length === 1 && chain.links[0]?.preposition === 'since') {
      this.scan.references++;
      return chain.next;
    }
    return this.add({ type: 'dates', chain, separator: this.separator, from: i, to: chain.next });
  }

  /** «до 25 числа» of no month in particular, or «до 25» after «ежемесячно». */
  private dayOfMonth(i: number): number | undefined {
    const { cursor } = this;
    let at = i;
    while (cursor.lemma(at, 'до', 'по', 'к', 'с', 'не', 'позднее') && at < i + 3) at++;
    const ordinal = cursor.is(at, 'word') ? readOrdinal(cursor, at) : undefined;
    const number = ordinal?.n ?? cursor.number(at, 2);
    if (number === undefined || number < 1 || number > 31) return undefined;
    let next = ordinal?.next ?? at + 1;
    const listed = (k: number): boolean =>
      cursor.is(k, 'dash') || cursor.is(k, 'comma') || cursor.lemma(k, 'и', 'по', 'до');
    while (listed(next) && (cursor.number(next + 1, 2) ?? 99) <= 31) next += 2;
    const named = cursor.lemma(next, 'число');
    const last = this.scan.elements[this.scan.elements.length - 1];
    const recurs = (last?.type === 'phrase' && last.row.kind === 'recurring') || last?.type === 'day-of-month';
    const again = recurs && this.separator !== 'strong';
    if (!named && !(again && at > i)) return undefined;
    return this.add({ type: 'day-of-month', separator: this.separator, from: i, to: named ? next + 1 : next });
  }

  /** «пн., ср.», «вт и чт»: two letters are a weekday beside another one. */
  private isInWeek(i: number): boolean {
    const { cursor } = this;
    const skip = (k: number, step: number): number => {
      let at = k + step;
      for (
        let round = 0;
        round < 2 && (cursor.is(at, 'dot') || cursor.is(at, 'comma') || cursor.lemma(at, 'и'));
        round++
      )
        at += step;
      return at;
    };
    return [skip(i, 1), skip(i, -1)].some((at) => cursor.at(at)?.word?.class === 'weekday');
  }

  private rest(i: number): number {
    const token = this.cursor.at(i);
    // «ежемесячно, 3-я неделя»: the number of a unit is not stray.
    const next = this.cursor.at(i + 1)?.word?.class;
    if (token?.kind === 'number' && (next === 'unit' || next === 'weekday')) return i + 1;
    if (token?.kind === 'number') this.scan.strayNumbers.push(i);
    else if (token?.word?.class === 'weekday' && (token.text.length > 2 || this.isInWeek(i))) {
      return this.add({ type: 'weekday', separator: this.separator, from: i, to: i + 1 });
    } else if (token?.kind === 'word') this.scan.words++;
    return i + 1;
  }
}

/** Elements of a cell, in order. */
export function scanCell(cursor: Cursor, reader: AtomReader): Scan {
  return new Scanner(cursor, reader).run();
}
