/** Words that a narrow column has broken in two or more, or that were run together: put together and cut into known ones. */
import { cyrillic, knownWords, lookUp, type Meaning } from './lexicon';
import type { Token } from './tokens';

const MOST_PIECES = 8;

/** Words a broken piece may be put together to; short ones would be found everywhere. */
function isLongWord(text: string): boolean {
  return text.length >= 3 && knownWords().has(text);
}

const PREFIXES = ['с', 'до', 'по', 'в', 'к', 'не', 'на'];

/** Cuts a run of letters into known words of three letters and more (a preposition may come first); [] when it cannot. */
export function cutIntoWords(text: string): string[] {
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

/** «IIчетверть»: a Roman number that touches its unit. */
export function gluedRoman(text: string): [string, string] | undefined {
  let end = 0;
  while (end < text.length && 'ivx'.includes(text.charAt(end))) end++;
  if (end === 0 || end === text.length || !isLongWord(text.slice(end))) return undefined;
  return lookUp(text.slice(0, end)) ? [text.slice(0, end), text.slice(end)] : undefined;
}

/**
 * The words that begin at token `at` when the pieces standing there are put together: «Сентябр ьдекабр ь». At least
 * one piece must be no word by itself.
 */
export function joinable(
  tokens: readonly Token[],
  known: readonly (Meaning | undefined)[],
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

/** As {@link cutIntoWords}, but only where the pieces really were broken: no word may be lost by joining. */
function cutPieces(whole: string, known: readonly (Meaning | undefined)[], at: number, end: number): string[] {
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
