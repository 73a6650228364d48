/** Finds the phrases of phrase-table.ts in a cell. */
import type { Cursor } from './cursor';
import { EVENT_WORDS, GATHERING_WORDS, PHRASES, type PhraseRow } from './phrase-table';

type Test = (cursor: Cursor, i: number) => boolean;

type Place =
  { type: 'gap'; most: number } | { type: 'not'; test: Test } | { type: 'word'; optional: boolean; test: Test };

interface Pattern {
  row: PhraseRow;
  places: Place[];
}

export interface PhraseMatch {
  row: PhraseRow;
  next: number;
}

const UNITS = [
  'день',
  'неделя',
  'месяц',
  'четверть',
  'квартал',
  'полугодие',
  'семестр',
  'триместр',
  'год',
  'декада',
  'период',
  'час',
  'полгода',
];
const COUNT_UNITS = ['день', 'неделя', 'месяц', 'час', 'год', 'полгода'];
const TERMS = ['четверть', 'полугодие', 'триместр', 'квартал', 'семестр'];

/** Words a gap must not pass over: they begin a date. */
const DATE_CLASSES = ['month', 'season', 'seasonal', 'ordinal', 'roman', 'last', 'edge', 'weekday'];

function isNumber(cursor: Cursor, i: number): boolean {
  const token = cursor.at(i);
  if (token?.kind === 'number') return token.text.length <= 3;
  const wordClass = token?.word?.class;
  return wordClass === 'cardinal' || wordClass === 'tens' || wordClass === 'ordinal' || wordClass === 'roman';
}

function alternative(name: string): (cursor: Cursor, i: number) => boolean {
  switch (name) {
    case '@num':
      return isNumber;
    case '@ord':
      return isNumber;
    case '@last':
      return (cursor, i) => cursor.at(i)?.word?.class === 'last';
    case '@dash':
      return (cursor, i) => cursor.is(i, 'dash');
    case '@unit':
      return (cursor, i) => cursor.lemma(i, ...UNITS) || cursor.at(i)?.text === 'лет';
    case '@count':
      return (cursor, i) => cursor.lemma(i, ...COUNT_UNITS);
    case '@often':
      return (cursor, i) =>
        cursor.lemma(i, 'неделя', 'месяц', 'четверть', 'квартал', 'полугодие', 'триместр', 'год', 'день');
    case '@length':
      return (cursor, i) => cursor.lemma(i, 'день', 'неделя', 'месяц', 'год', 'полгода');
    case '@verbal':
      // «по достижении», «по получении»: a noun of an action in the prepositional case.
      return (cursor, i) => !cursor.at(i)?.word && /[нт]ии$/.test(cursor.at(i)?.text.slice(-3) ?? '');
    case '@term':
      return (cursor, i) => cursor.lemma(i, ...TERMS);
    case '@weekday':
      return (cursor, i) => cursor.at(i)?.word?.class === 'weekday';
    case '@month':
      return (cursor, i) => cursor.at(i)?.word?.class === 'month';
    case '@season':
      return (cursor, i) => cursor.at(i)?.word?.class === 'seasonal';
    case '@any':
      return (cursor, i) => cursor.is(i, 'word');
    case '@strange':
      // A noun of no calendar: «до открытия смены».
      return (cursor, i) => cursor.is(i, 'word') && !cursor.at(i)?.word && (cursor.at(i)?.text.length ?? 0) >= 5;
    case '@event':
      return alternatives(EVENT_WORDS);
    case '@gathering':
      return alternatives(GATHERING_WORDS);
    default:
      throw new Error(`No such class of words: ${name}`);
  }
}

/** A test for any of the names; words and beginnings are looked up together, they are many. */
function alternatives(names: string): Test {
  const list = names.split('|');
  const classes = list.filter((name) => name.startsWith('@')).map(alternative);
  const whole = new Set(list.filter((name) => !name.startsWith('@') && !name.endsWith('*')));
  const stems = list.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return (cursor, i) => {
    const token = cursor.at(i);
    if (!token) return false;
    const lemma = token.word?.lemma;
    if (whole.has(token.text) || (lemma !== undefined && whole.has(lemma))) return true;
    if (token.kind === 'word' && stems.some((stem) => token.text.startsWith(stem) || lemma?.startsWith(stem) === true))
      return true;
    return classes.some((test) => test(cursor, i));
  };
}

function compile(row: PhraseRow): Pattern {
  const places = row.words.split(' ').map((place): Place => {
    if (place.startsWith('~')) return { type: 'gap', most: Number(place.slice(1)) };
    if (place.startsWith('!')) return { type: 'not', test: alternatives(place.slice(1)) };
    const optional = place.endsWith('?');
    return { type: 'word', optional, test: alternatives(optional ? place.slice(0, -1) : place) };
  });
  return { row, places };
}

interface Patterns {
  early: Pattern[];
  late: Pattern[];
}

let patterns: Patterns | undefined;
const byBeginning = new Map<string, Patterns>();
const MOST_BEGINNINGS = 2000;

/** Whether the first words of a pattern allow it to begin at token `i`. */
function mayBegin(pattern: Pattern, cursor: Cursor, i: number): boolean {
  for (const place of pattern.places) {
    if (place.type !== 'word') return true;
    if (place.test(cursor, i)) return true;
    if (!place.optional) return false;
  }
  return true;
}

/** Patterns that may begin with the word at token `i`; they are sorted out once for each word. */
function patternsAt(cursor: Cursor, i: number): Patterns {
  patterns ??= {
    early: PHRASES.filter((row) => row.early).map(compile),
    late: PHRASES.filter((row) => !row.early).map(compile),
  };
  const token = cursor.at(i);
  const key = `${token?.kind ?? ''} ${token?.text ?? ''} ${token?.word?.lemma ?? ''}`;
  const known = byBeginning.get(key);
  if (known) return known;
  const found: Patterns = {
    early: patterns.early.filter((pattern) => mayBegin(pattern, cursor, i)),
    late: patterns.late.filter((pattern) => mayBegin(pattern, cursor, i)),
  };
  if (byBeginning.size >= MOST_BEGINNINGS) byBeginning.clear();
  byBeginning.set(key, found);
  return found;
}

/** The first row that fits at token `i`, and where it ends; `early` rows are those to try before dates. */
export function matchPhrase(cursor: Cursor, i: number, early: boolean): PhraseMatch | undefined {
  const candidates = patternsAt(cursor, i);
  for (const pattern of early ? candidates.early : candidates.late) {
    const next = match(cursor, i, pattern.places, 0);
    if (next !== undefined && next > i) return { row: pattern.row, next };
  }
  return undefined;
}

/** Whether the places from `k` on fit at token `i`; at most a few words may lie between, so the work is bounded. */
function match(cursor: Cursor, i: number, places: readonly Place[], k: number): number | undefined {
  const place = places[k];
  if (!place) return i;
  if (place.type === 'not') return place.test(cursor, i) ? undefined : match(cursor, i, places, k + 1);
  if (place.type === 'word') {
    const breaks = k > 0 ? (cursor.at(i)?.breaks ?? 0) : 0;
    if (breaks < 2 && cursor.at(i) && place.test(cursor, i)) {
      const end = match(cursor, skipAbbreviationDot(cursor, i + 1), places, k + 1);
      if (end !== undefined) return end;
    }
    return place.optional ? match(cursor, i, places, k + 1) : undefined;
  }
  const last = k === places.length - 1;
  let at = i;
  for (let taken = 0; ; taken++) {
    // A gap that closes a row takes what it can: those words only name the event.
    const end = last ? undefined : match(cursor, at, places, k + 1);
    if (end !== undefined) return end;
    const token = cursor.at(at);
    const passable =
      token?.kind === 'word' &&
      token.breaks === 0 &&
      token.word?.lemma !== 'каждый' &&
      !DATE_CLASSES.includes(token.word?.class ?? '');
    if (taken === place.most || !passable || (last && isFunctionWord(token.text))) return last ? at : undefined;
    at++;
  }
}

function isFunctionWord(text: string): boolean {
  return ['и', 'но', 'до', 'с', 'не', 'в', 'к', 'по', 'а', 'или', 'далее', 'за'].includes(text);
}

/** «уч. года», «мес. после»: the dot of an abbreviation does not end a phrase. */
function skipAbbreviationDot(cursor: Cursor, i: number): number {
  const before = cursor.at(i - 1);
  const after = cursor.at(i + 1);
  const short = before?.kind === 'word' && before.text.length <= 5;
  const goesOn = after?.kind === 'slash' || (after?.kind === 'word' && !after.capital);
  return short && cursor.is(i, 'dot') && goesOn ? i + 1 : i;
}
