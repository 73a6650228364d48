/**
 * Looks words up, and mends what typing, scanning and narrow columns do to them: Latin look-alikes, wrong letters,
 * words broken in two or run together.
 */
import type { Token } from './tokens';
import type { Word } from './words';
import { buildLexicon } from './words';

let lexicon: Map<string, Word> | undefined;
let neighbours: Map<string, string> | undefined;

function words(): Map<string, Word> {
  lexicon ??= buildLexicon();
  return lexicon;
}

const LOOK_ALIKES = new Map(
  Object.entries({
    a: 'а',
    b: 'в',
    c: 'с',
    e: 'е',
    h: 'н',
    k: 'к',
    m: 'м',
    o: 'о',
    p: 'р',
    t: 'т',
    x: 'х',
    y: 'у',
    u: 'и',
    n: 'п',
    r: 'г',
  }),
);

/** The word with Latin look-alikes written in Cyrillic; undefined when some Latin letter looks like none. */
function cyrillic(text: string): string | undefined {
  let result = '';
  for (const letter of text) {
    if (letter >= 'а') {
      result += letter;
      continue;
    }
    const alike = LOOK_ALIKES.get(letter);
    if (alike === undefined) return undefined;
    result += alike;
  }
  return result;
}

/** What the exact word means. */
export function lookUp(text: string): Word | undefined {
  return words().get(text);
}

const SHORTEST_MENDED = 6;

/** Beginnings of real words too near to those of deadlines to be slips of them. */
const NEVER_MENDED = [
  'карт',
  'групп',
  'первич',
  'работ',
  'порядок',
  'истори',
  'переход',
  'лечен',
  'печен',
  'сечен',
  'точен',
  'стечен',
  'значен',
  'четверо',
  'четверк',
  'завер',
  'включит',
  'учен',
  'учетн',
  'средне',
  'рождествен',
  'поздн',
  'периодичес',
  'нежели',
  'кварт',
  'артел',
  'половин',
  'вызов',
  'продолжен',
  'немедлен',
  'трафик',
  'графи',
  'янтар',
  'дикар',
  'ноздр',
  'притяжен',
  'распиван',
  'тереть',
  'воскресен',
  'октябрьск',
  'ноябрьск',
  'декабрьск',
  'сентябрьск',
  'апрельск',
  'августовск',
  'январск',
  'февральск',
  'мартовск',
  'учебно',
  'основ',
  'строк',
  'урок',
];

function isNeverMended(text: string): boolean {
  return NEVER_MENDED.some((stem) => text.startsWith(stem));
}

/** Every way to take one letter out: two words one slip apart share one of these (the idea of SymSpell). */
function* shortened(text: string): Iterable<string> {
  yield text;
  for (let i = 0; i < text.length; i++) yield text.slice(0, i) + text.slice(i + 1);
}

const MENDED_CLASSES = ['month', 'weekday', 'unit', 'seasonal'];

/** Words a deadline turns on; mending to others would change more than it helps. */
const MENDED_WORDS = new Set([
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
  'согласно',
  'позднее',
  'включительно',
  'начиная',
  'незамедлительно',
  'своевременно',
  'график',
  'расписание',
  'циклограмма',
  'согласование',
  'договоренность',
  'соответствие',
  'течение',
  'протяжение',
  'необходимость',
  'надобность',
  'потребность',
  'окончание',
  'учебный',
  'каждый',
  'запрос',
]);

function mayBeMeant(word: Word): boolean {
  return MENDED_CLASSES.includes(word.class) || MENDED_WORDS.has(word.lemma);
}

function slipIndex(): Map<string, string> {
  if (neighbours) return neighbours;
  neighbours = new Map();
  for (const [text, word] of words()) {
    if (text.length < SHORTEST_MENDED - 1 || !mayBeMeant(word)) continue;
    for (const key of shortened(text)) if (!neighbours.has(key) || key === text) neighbours.set(key, text);
  }
  return neighbours;
}

const LONG_MONTH = /^(январ|феврал|сентябр|октябр|ноябр|декабр|август|апрел)/;

/** Distance in letters put in, left out, exchanged or swapped; gives up (returns `most` + 1) beyond `most`. */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

let longMonths: string[] | undefined;

/** A month two slips away: months are long and unlike other words, so more may be forgiven there. */
function distantMonth(text: string): string | undefined {
  if (text.length < 6 || text.length > 11) return undefined;
  longMonths ??= [...words().keys()].filter((word) => word.length >= 6 && LONG_MONTH.test(word));
  let best: string | undefined;
  for (const month of longMonths) {
    if (best === undefined && month.charAt(0) === text.charAt(0) && slips(text, month, 2) <= 2) best = month;
  }
  return best;
}

/** Slips in short words, which are too near to each other for a rule. */
const KNOWN_SLIPS = new Map(
  Object.entries({
    маи: 'май',
    мйа: 'май',
    майь: 'май',
    маай: 'май',
    мартт: 'март',
    матр: 'март',
    марть: 'март',
    мрат: 'март',
    аперль: 'апрель',
    июньь: 'июнь',
    ииюнь: 'июнь',
    ииюль: 'июль',
    июл: 'июль',
    юнь: 'июнь',
    юль: 'июль',
    иьнь: 'июнь',
    агуст: 'август',
    ноябр: 'ноябрь',
    теччении: 'течение',
    гда: 'года',
    гоад: 'года',
    недля: 'неделя',
    грфик: 'график',
  }),
);

/** The known word this one was meant to be; undefined when none is near enough. */
function mendedWord(text: string): string | undefined {
  if (isNeverMended(text)) return undefined;
  const known = KNOWN_SLIPS.get(text);
  if (known !== undefined) return known;
  if (text.length < SHORTEST_MENDED || text.length > 20) return undefined;
  const index = slipIndex();
  for (const key of shortened(text)) {
    const near = index.get(key);
    if (near !== undefined && near !== text && slips(text, near, 1) <= 1) return near;
  }
  return distantMonth(text);
}

/** Words a broken piece may be put together to; short ones would be found everywhere. */
function isLongWord(text: string): boolean {
  return text.length >= 3 && words().has(text);
}

const PREFIXES = ['с', 'до', 'по', 'в', 'к', 'не', 'на'];

/** Cuts a run of letters into known words of three letters and more (a preposition may come first); [] when it cannot. */
function cut(text: string): string[] {
  if (text.length > 40) return [];
  for (const prefix of ['', ...PREFIXES]) {
    if (!text.startsWith(prefix)) continue;
    const rest = text.slice(prefix.length);
    if (isLongWord(rest)) return prefix ? [prefix, rest] : [rest];
    for (let i = 3; i <= rest.length - 3; i++) {
      if (isLongWord(rest.slice(0, i)) && isLongWord(rest.slice(i))) {
        return [...(prefix ? [prefix] : []), rest.slice(0, i), rest.slice(i)];
      }
    }
  }
  return [];
}

/** A token with what it means. */
export interface Lexeme extends Token {
  word?: Word;
}

export interface Lexemes {
  list: Lexeme[];
  /** Letters had to be changed to read a word. */
  misspelt: boolean;
  /** A word stood in pieces, or two in one. */
  broken: boolean;
}

const MOST_PIECES = 8;

/** A cell with more words that no deadline has is prose; mending it would find dates that are none. */
const MOST_STRANGE_WORDS = 40;

const ORDINAL_SUFFIXES = new Set('й я ая ой ый го ого му ому ом ю ую е ое ей ти х ых м ым мя ья ье ий'.split(' '));

/** «1-го», «2ая», «3-х»: how many tokens after a number only decline it. */
function suffixLength(tokens: readonly Token[], i: number): number {
  const [next, after] = [tokens[i], tokens[i + 1]];
  if (next?.kind === 'word' && !next.space && ORDINAL_SUFFIXES.has(next.text)) return 1;
  return next?.kind === 'dash' && after?.kind === 'word' && !after.space && ORDINAL_SUFFIXES.has(after.text) ? 2 : 0;
}

/** Looks every token up; a word that is not known is put together with its neighbours, cut up, or mended. */
export function readWords(tokens: readonly Token[]): Lexemes {
  const list: Lexeme[] = [];
  let misspelt = false;
  let broken = false;
  const known = tokens.map((token) => (token.kind === 'word' ? meaning(token.text) : undefined));
  const seen = new Map<string, string | undefined>();
  const strange = tokens.filter((token, k) => token.kind === 'word' && !known[k]).length;
  const prose = strange > MOST_STRANGE_WORDS;
  const put = (token: Token, text: string, first: boolean): void => {
    const last = list[list.length - 1];
    // Between two months run together a dash was lost.
    if (!first && last?.word?.class === 'month' && lookUp(text)?.class === 'month') {
      list.push({ ...token, kind: 'dash', text: '-', space: false, breaks: 0, mended: true });
    }
    list.push({
      ...token,
      text,
      word: lookUp(text),
      space: first ? token.space : true,
      breaks: first ? token.breaks : 0,
      mended: true,
    });
  };
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (!token) break;
    const found = known[i];
    if (token.kind !== 'word') {
      list.push({ ...token });
      i += 1 + (token.kind === 'number' ? suffixLength(tokens, i + 1) : 0);
      continue;
    }
    if (isHalfYearSign(tokens, i)) {
      put(token, 'полугодие', true);
      i += 3;
      continue;
    }
    const glued = gluedRoman(token.text);
    if (glued) {
      glued.forEach((text, k) => put(token, text, k === 0));
      i++;
      continue;
    }
    if (found?.word.class === 'roman') {
      list.push({ ...token, text: found.text, word: found.word });
      i += 1 + suffixLength(tokens, i + 1);
      continue;
    }
    const later = !prose && found ? joinable(tokens, known, i + 1) : undefined;
    // A whole word is not part of the broken one after it: «по мере необходи-мости».
    const pieces = prose || later ? undefined : joinable(tokens, known, i);
    if (pieces) {
      pieces.words.forEach((text, k) => put(k === 0 ? token : { ...token, capital: false }, text, k === 0));
      broken ||= !pieces.hyphenated;
      i += pieces.count;
      continue;
    }
    if (found) {
      misspelt ||= found.text !== token.text;
      list.push({ ...token, text: found.text, word: found.word });
      i++;
      continue;
    }
    const text = cyrillic(token.text) ?? token.text;
    const parts = text.length >= 5 && !prose ? cut(text) : [];
    if (parts.length > 1) {
      parts.forEach((part, k) => put(token, part, k === 0));
      broken = true;
    } else {
      if (!seen.has(text)) seen.set(text, prose ? undefined : mendedWord(text));
      const mended = seen.get(text);
      if (mended === undefined) list.push({ ...token });
      else {
        put(token, mended, true);
        misspelt = true;
      }
    }
    i++;
  }
  const joined = withBrokenNumbersJoined(list);
  broken ||= joined.length < list.length;
  return { list: withoutSpelledNumbers(joined), misspelt, broken };
}

/** «с 1 5 октября»: two digits that a narrow column set apart are a day when a month follows. */
function withBrokenNumbersJoined(list: readonly Lexeme[]): Lexeme[] {
  const joined: Lexeme[] = [];
  for (let i = 0; i < list.length; i++) {
    const [tens, units, month] = [list[i], list[i + 1], list[i + 2]];
    if (!tens) continue;
    const digits =
      /^[123]$/.test(tens.text) && units?.kind === 'number' && units.text.length === 1 && units.breaks === 0;
    const isDay = digits && month?.word?.class === 'month' && month.word.form === 'genitive';
    if (isDay) joined.push({ ...tens, text: tens.text + units.text, to: units.to });
    else joined.push(tens);
    if (isDay) i++;
  }
  return joined;
}

/** «10 (десяти) дней»: the number in words repeats the one in digits; the half of «1,5 месяца» goes too. */
function withoutSpelledNumbers(list: readonly Lexeme[]): Lexeme[] {
  const kept: Lexeme[] = [];
  for (let i = 0; i < list.length; i++) {
    const lexeme = list[i];
    if (!lexeme) continue;
    kept.push(lexeme);
    const spelled = list[i + 2]?.word?.class;
    const isSpelled = spelled === 'cardinal' || spelled === 'tens' || spelled === 'ordinal';
    // «1,5 месяца»: the half changes nothing here; «1,5 октября» are two days, «1,3 неделя» two weeks.
    const fraction = lexeme.kind === 'number' && list[i + 1]?.kind === 'comma' && list[i + 2]?.text === '5';
    const measured = ['месяц', 'час', 'год', 'неделя', 'день'].includes(list[i + 3]?.word?.lemma ?? '');
    if (fraction && !list[i + 2]?.space && measured) i += 2;
    if (lexeme.kind === 'number' && list[i + 1]?.kind === 'open' && isSpelled && list[i + 3]?.kind === 'close') i += 3;
  }
  return kept;
}

/** «п/г», «п/год»: the half-year in short. */
function isHalfYearSign(tokens: readonly Token[], i: number): boolean {
  const [first, slash, second] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  return (
    first?.text === 'п' &&
    slash?.kind === 'slash' &&
    second !== undefined &&
    ['г', 'год', 'годие'].includes(second.text)
  );
}

/** «IIчетверть»: a Roman number that touches its unit. */
function gluedRoman(text: string): [string, string] | undefined {
  let end = 0;
  while (end < text.length && 'ivx'.includes(text.charAt(end))) end++;
  if (end === 0 || end === text.length || !isLongWord(text.slice(end))) return undefined;
  return lookUp(text.slice(0, end)) ? [text.slice(0, end), text.slice(end)] : undefined;
}

function meaning(text: string): { text: string; word: Word } | undefined {
  const word = lookUp(text);
  if (word) return { text, word };
  const alike = cyrillic(text);
  const other = alike === undefined || alike === text ? undefined : lookUp(alike);
  return other && alike !== undefined ? { text: alike, word: other } : undefined;
}

/**
 * The words that begin at token `at` when the pieces standing there are put together: «Сентябр ьдекабр ь». At least
 * one piece must be no word by itself.
 */
function joinable(
  tokens: readonly Token[],
  known: readonly ({ text: string; word: Word } | undefined)[],
  at: number,
): { words: string[]; count: number; hyphenated: boolean } | undefined {
  let text = tokens[at]?.text ?? '';
  let strange = !known[at];
  let hyphenated = true;
  let end = at + 1;
  for (let pieces = 1; pieces < MOST_PIECES; pieces++) {
    let next = tokens[end];
    if (
      next?.kind === 'dash' &&
      tokens[end + 1]?.kind === 'word' &&
      (tokens[end + 1]?.breaks ?? 0) > 0 &&
      !next.space
    ) {
      end++;
      next = tokens[end];
    } else if (next?.kind === 'word') hyphenated = false;
    if (next?.kind !== 'word') return undefined;
    text += next.text;
    strange ||= !known[end];
    end++;
    if (text.length > 30) return undefined;
    const whole = cyrillic(text) ?? text;
    if (!strange || whole.length < 3) continue;
    const following = tokens[end];
    const followedByPiece = following?.kind === 'word' && !known[end] && following.text.length <= 2;
    const parts = followedByPiece ? [] : cutPieces(whole, known, at, end);
    if (parts.length > 0) return { words: parts, count: end - at, hyphenated };
  }
  return undefined;
}

/** As {@link cut}, but only where the pieces really were broken: no word may be lost by joining. */
function cutPieces(
  whole: string,
  known: readonly ({ text: string; word: Word } | undefined)[],
  at: number,
  end: number,
): string[] {
  for (let i = at; i < end; i++) {
    const word = known[i];
    // «с мая», «до декабря»: both pieces are words already.
    if (word && word.text.length >= 3 && whole.length - word.text.length <= 1) return [];
  }
  if (isLongWord(whole)) return [whole];
  for (let i = 3; i <= whole.length - 3; i++) {
    if (isLongWord(whole.slice(0, i)) && isLongWord(whole.slice(i))) return [whole.slice(0, i), whole.slice(i)];
  }
  return [];
}
