/**
 * Reads a chain of atoms with prepositions and connectors («с 1 по 15 октября», «сентябрь, октябрь и май 2024 г.») and
 * lends each atom what its neighbours say and it does not: unit and month.
 */
import { readAside, readTime, readTimeSpan } from './asides';
import type { AtomReader } from './atoms';
import type { Cursor } from './cursor';
import type { Atom, Connector, Link } from './nodes';
import { isMonthAndYear } from './numeric-dates';
import { readPrepositions } from './prepositions';

export interface Chain {
  links: Link[];
  /** Tokens read, end excluded. */
  next: number;
  /** Where each link ends. */
  ends: number[];
  within: boolean;
  between: boolean;
  malformed: boolean;
}

/** A chain from token `start` on; undefined when no date begins there. */
export function readChain(reader: AtomReader, start: number): Chain | undefined {
  const { cursor } = reader;
  const links: Link[] = [];
  const ends: number[] = [];
  const chain: Chain = { links, next: start, ends, within: false, between: false, malformed: false };
  let i = start;
  let connector: Connector = 'none';
  let inParentheses = false;
  if (start < reader.noChainBefore) return undefined;
  let lastAtom = start;
  for (;;) {
    const preposition = readPrepositions(cursor, i);
    const at = skipBefore(cursor, preposition.next, reader.planYears);
    if (preposition.value === 'in' && readTime(cursor, at, true) !== undefined) break;
    if (readAside(cursor, at) !== undefined) break;
    if (readTime(cursor, at, false) !== undefined && !isMonthAndYear(cursor, at, reader.planYears)) break;
    const atom = reader.read(at);
    if (!atom || !mayFollow(cursor, links, i, connector, preposition.value !== undefined)) break;
    lastAtom = at;
    links.push({ connector, preposition: preposition.value, inclusive: preposition.inclusive, atom });
    chain.within ||= preposition.within || cursor.lemma(preposition.next, 'весь');
    chain.between ||= preposition.between;
    chain.malformed ||= preposition.doubled;
    i = skipAfter(cursor, atom.to, links, reader.planYears);
    if (inParentheses && cursor.is(i, 'close')) {
      inParentheses = false;
      i++;
    }
    ends.push(i);
    const joint = readConnector(cursor, i);
    connector = joint.connector;
    inParentheses ||= connector === 'open';
    i = joint.next;
  }
  readRomanMonths(links);
  lend(links);
  partNumbers(links);
  // Numbers that find no unit find none from the middle of the chain either.
  if (links.every((link) => link.atom.base === undefined)) reader.noChainBefore = lastAtom + 1;
  const complete = links.findIndex((link) => link.atom.base === undefined);
  const kept = complete === -1 ? links.length : complete;
  links.length = kept;
  if (kept === 0) return undefined;
  chain.next = ends[kept - 1] ?? start;
  chain.malformed ||= links.some((link) => link.atom.malformed === true);
  return chain;
}

/** Whether an atom may belong to the chain: a new line without a comma begins a new deadline. */
function mayFollow(
  cursor: Cursor,
  links: readonly Link[],
  i: number,
  connector: Connector,
  hasPreposition: boolean,
): boolean {
  const last = links[links.length - 1];
  if (!last) return true;
  const breaks = cursor.at(i)?.breaks ?? 0;
  if (breaks === 0) return true;
  if (last.atom.base === undefined) return true;
  if (last.preposition === 'from' && (hasPreposition || connector === 'dash')) return true;
  return connector !== 'none' && breaks < 2;
}

function readConnector(cursor: Cursor, i: number): { connector: Connector; next: number } {
  const token = cursor.at(i);
  switch (token?.kind) {
    case 'dash': {
      let next = i;
      while (cursor.is(next, 'dash') && next < i + 3) next++;
      return { connector: 'dash', next };
    }
    case 'comma':
      return { connector: 'comma', next: cursor.lemma(i + 1, 'и') ? i + 2 : i + 1 };
    case 'slash':
      return { connector: 'slash', next: i + 1 };
    case 'open':
      return { connector: 'open', next: i + 1 };
    case 'colon':
      return { connector: 'open', next: i + 1 };
    case 'dot':
      // «сентябрь…май», «01.09...15.09»
      if (cursor.is(i + 1, 'dot')) return { connector: 'dash', next: cursor.is(i + 2, 'dot') ? i + 3 : i + 2 };
      return { connector: 'none', next: i };
    case 'semicolon':
      // «начало: 1 октября; окончание: 25 мая»
      if (labelsEnd(cursor, i + 1)) return { connector: 'none', next: i + 1 };
      return { connector: 'none', next: i };
    case 'word':
      if (token.word?.lemma === 'и') return { connector: 'and', next: i + 1 };
      if (token.word?.lemma === 'или') return { connector: 'or', next: i + 1 };
      return { connector: 'none', next: i };
    default:
      return { connector: 'none', next: i };
  }
}

/** «окончание:», «конец –»: the word names the date after it. */
function labelsEnd(cursor: Cursor, i: number): boolean {
  return cursor.lemma(i, 'окончание', 'конец') && (cursor.is(i + 1, 'colon') || cursor.is(i + 1, 'dash'));
}

/** The weekday or the hour between a preposition and its date: «до 12.00 15 сентября», «в пятницу 15 сентября». */
function skipBefore(cursor: Cursor, start: number, planYears: readonly number[]): number {
  let i = start;
  // «на протяжении всего сентября»
  if (cursor.lemma(i, 'весь')) i++;
  if (cursor.at(i)?.word?.class === 'weekday') {
    const next = cursor.is(i + 1, 'comma') || cursor.is(i + 1, 'dot') ? i + 2 : i + 1;
    if (cursor.is(next, 'number')) i = next;
  }
  if (isMonthAndYear(cursor, i, planYears)) return i;
  const time = readTime(cursor, i, false);
  if (time !== undefined && (cursor.is(time, 'number') || cursor.is(time, 'comma')))
    i = cursor.is(time, 'comma') ? time + 1 : time;
  return i;
}

/** «включительно», a weekday, the hour, a dot after an atom. */
function skipAfter(cursor: Cursor, start: number, links: readonly Link[], planYears: readonly number[]): number {
  let i = start;
  for (let round = 0; round < 6; round++) {
    const last = links[links.length - 1];
    const opened = cursor.is(i, 'open');
    const inside = cursor.is(i, 'comma') || opened ? i + 1 : i;
    if (cursor.lemma(inside, 'включительно')) {
      if (last) last.inclusive = true;
      i = cursor.is(inside + 1, 'dot') ? inside + 2 : inside + 1;
      if (opened && cursor.is(i, 'close')) i++;
      continue;
    }
    if (cursor.at(inside)?.word?.class === 'weekday') {
      let end = inside + 1;
      while (
        cursor.at(end)?.word?.class === 'weekday' ||
        (cursor.is(end, 'dash') && cursor.at(end + 1)?.word?.class === 'weekday')
      )
        end++;
      if (cursor.is(end, 'dot')) end++;
      if (!opened) i = end;
      else if (cursor.is(end, 'close')) i = end + 1;
      else return i;
      continue;
    }
    const time = isMonthAndYear(cursor, inside, planYears) ? undefined : readTimeSpan(cursor, inside);
    if (time !== undefined && (inside > i || !cursor.is(i, 'number') || cursor.is(i + 1, 'colon'))) {
      i = opened && cursor.is(time, 'close') ? time + 1 : time;
      continue;
    }
    // «21.03.- 28.03.2022»
    if (cursor.is(i, 'dot') && (cursor.is(i + 1, 'dash') || cursor.is(i + 1, 'comma'))) {
      i++;
      continue;
    }
    break;
  }
  return i;
}

/**
 * «5-12-19 октября» has no two ends: three numbers or more with one unit are a list, however they are joined. A preposition
 * says otherwise: «с 5-12 …» begins somewhere.
 */
function partNumbers(links: readonly Link[]): void {
  const isNumber = (link: Link | undefined): boolean =>
    link?.atom.bare !== undefined && link.preposition === undefined && link.atom.base !== undefined;
  for (let first = 0; first < links.length; first++) {
    if (!isNumber(links[first])) continue;
    let last = first;
    while (isNumber(links[last]) && links[last + 1]?.connector === 'dash') last++;
    // The one that names the unit ends the list, unless the unit stood before it: «октябрь: 5-12-19».
    const run = links.slice(first + 1, last + 1);
    if (run.length >= 2 && run.every(({ preposition }) => preposition === undefined))
      for (const link of run) link.connector = 'comma';
    first = last;
  }
}

function isPlainMonth(atom: Atom): boolean {
  return atom.base?.type === 'month' && atom.selector === undefined;
}

/** «IX – V», «X-XII 2023»: Roman numbers that are no quarters are months. */
function readRomanMonths(links: readonly Link[]): void {
  const numbers = links.filter((link) => link.atom.roman);
  const others = links.filter((link) => !link.atom.roman);
  if (
    links.length < 2 ||
    others.some((link) => link.atom.base?.type !== 'year' && link.atom.base?.type !== 'school-year')
  )
    return;
  if (!numbers.some((link) => (link.atom.bare ?? 0) > 4)) return;
  for (const { atom } of numbers) {
    atom.base = { type: 'month', n: atom.bare ?? 0 };
    atom.doubtful = true;
  }
}

/** Fills what is missing from the right («с 1 по 15 октября»), then from the left («сентябрь (1-15)»). */
function lend(links: Link[]): void {
  for (let k = links.length - 1; k >= 0; k--) {
    const atom = links[k]?.atom;
    const right = links[k + 1]?.atom;
    const left = links[k - 1]?.atom;
    if (!atom || atom.base) continue;
    const keepsLeft =
      atom.selector !== undefined && left !== undefined && isPlainMonth(left) && links[k]?.connector !== 'and';
    if (right && !keepsLeft) lendFromRight(atom, right);
  }
  for (let k = 1; k < links.length; k++) {
    const link = links[k];
    const left = links[k - 1]?.atom;
    if (link && left && !link.atom.base) lendFromLeft(link, left, links[k + 1]);
  }
}

function lendFromRight(atom: Atom, right: Atom): void {
  if (atom.bare !== undefined) {
    if (atom.selector) {
      // «конец I и III четверти»
      if (right.base?.type !== 'term' && right.base?.type !== 'half') return;
      atom.base = { ...right.base, n: atom.bare };
      right.selector ??= atom.selector;
    } else if (atom.seasonal) {
      if (right.base?.type !== 'season' && right.base?.type !== 'term') return;
      atom.base = { ...right.base, n: atom.bare };
    } else if (right.selector && right.selector.type !== 'third') {
      atom.selector = { ...right.selector, n: atom.bare };
      atom.base = right.base;
    } else if (right.numericMonth && atom.bare >= 1 && atom.bare <= 12) {
      // The year is of the last month alone: «11-02.2027» begins in the year before.
      atom.base = { type: 'month', n: atom.bare };
      atom.numericMonth = true;
      return;
    } else if (
      !right.selector &&
      right.base &&
      'n' in right.base &&
      right.base.type !== 'month' &&
      right.base.type !== 'season'
    ) {
      atom.base = { ...right.base, n: atom.bare };
    } else return;
    atom.year ??= right.year;
    atom.impossible ||= atom.selector?.type === 'day' && (atom.bare < 1 || atom.bare > 31);
    return;
  }
  if (atom.selector && right.base) {
    atom.base = right.base;
    atom.year ??= right.year;
  }
}

function lendFromLeft(link: Link, left: Atom, next: Link | undefined): void {
  const { atom } = link;
  if (left.base?.type !== 'month') return;
  // «октябрь (1, 3 недели)»: the number has its unit from the right already.
  if (atom.bare !== undefined && !atom.selector) {
    // «октябрь 20-25» are days, «октябрь 1» is a stray digit.
    const pair = next?.connector === 'dash' && next.atom.bare !== undefined;
    const joined = link.connector !== 'none' || link.preposition !== undefined || pair;
    const fits = isPlainMonth(left) ? link.connector !== 'dash' && joined : joined;
    if (!fits) return;
    atom.selector = { type: 'day', n: atom.bare };
  }
  if (!atom.selector) return;
  atom.base = left.base;
  atom.year ??= left.year;
}
