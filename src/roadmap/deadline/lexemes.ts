/**
 * The words of a cell with what they mean: each token looked up, and mended where typing, scanning and narrow columns have
 * spoilt it.
 */
import { cutIntoWords, gluedRoman, joinable } from './broken-words';
import { cyrillic, lookUp, meaning } from './lexicon';
import { mendedWord } from './mended-words';
import type { Token } from './tokens';
import type { Word } from './words';

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
    const parts = text.length >= 5 && !prose ? cutIntoWords(text) : [];
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
