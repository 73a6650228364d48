/**
 * Cuts the text of a deadline cell into tokens in one pass: letters and digits come apart, every kind of dash, space
 * and quote becomes one, tags and marks that are not text are dropped and remembered as noise.
 */

import { characterOf, type TokenKind } from './characters';

export type { TokenKind } from './characters';

export interface Token {
  kind: TokenKind;
  /** Folded: lower case, е for ё, plain digits. */
  text: string;
  /** Where it stands in the text given, end excluded. */
  from: number;
  to: number;
  /** Whether white space or the beginning of the text stands before it. */
  space: boolean;
  /** Line breaks between it and the token before. */
  breaks: number;
  /** First letter is a capital. */
  capital: boolean;
  /** A letter was taken for a digit, or the word was mended. */
  mended: boolean;
}

export interface TokenList {
  tokens: Token[];
  /** Tags, entities or bookmarks of a word processor stood in the text. */
  markup: boolean;
  /** A letter had to be read as a digit. */
  mendedDigits: boolean;
}

const LONGEST_TAG = 300;
const LONGEST_ENTITY = 10;

/** Where a tag, entity or bookmark beginning at `at` ends; `at` itself when none begins there. */
function endOfMarkup(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '<') {
    const next = text.charAt(at + 1);
    if (!/[a-zA-Z/!]/.test(next)) return at;
    const limit = Math.min(text.length, at + LONGEST_TAG);
    for (let i = at + 1; i < limit; i++) {
      if (text.charAt(i) === '>') return i + 1;
      if (text.charAt(i) === '<') return at;
    }
    return at;
  }
  if (char === '&') {
    const limit = Math.min(text.length, at + LONGEST_ENTITY);
    for (let i = at + 1; i < limit; i++) {
      if (text.charAt(i) === ';') return i > at + 1 ? i + 1 : at;
      if (!/[a-zA-Z0-9#]/.test(text.charAt(i))) return at;
    }
    return at;
  }
  if (char === '[' && text.startsWith('[bookmark', at)) {
    const limit = Math.min(text.length, at + LONGEST_TAG);
    for (let i = at; i < limit; i++) if (text.charAt(i) === ']') return i + 1;
  }
  return at;
}

/** No word and no number is longer; what is, is cut off and fits nothing. */
const LONGEST_WORD = 40;

/** Tokens of a text; takes time in proportion to its length and stops after `limit` tokens. */
export function tokenize(text: string, limit: number): TokenList {
  const tokens: Token[] = [];
  let markup = false;
  let space = true;
  let breaks = 0;
  let open: Token | undefined;
  let at = 0;
  const push = (kind: TokenKind, part: string, from: number, capital: boolean): void => {
    if (open && open.kind === kind && (kind === 'word' || kind === 'number' || kind === 'blank')) {
      if (open.text.length < LONGEST_WORD) open.text += part;
      open.to = from + 1;
      return;
    }
    open = { kind, text: part, from, to: from + 1, space, breaks, capital: kind === 'word' && capital, mended: false };
    tokens.push(open);
    space = false;
    breaks = 0;
  };
  while (at < text.length && tokens.length <= limit) {
    const code = text.charCodeAt(at);
    const markupEnd = code === 0x3c || code === 0x26 || code === 0x5b ? endOfMarkup(text, at) : at;
    if (markupEnd > at) {
      // An entity is mostly a no-break space; a tag is a border between words, and <br>, <p>, <li> end a line.
      if (/^<\/?(br|p|li|div|tr)\b/i.test(text.slice(at, at + 6))) breaks++;
      markup = true;
      space = true;
      open = undefined;
      at = markupEnd;
      continue;
    }
    const character = characterOf(code);
    switch (character.type) {
      case 'text':
        for (const part of character.parts) push(part.kind, part.text, at, character.capital);
        break;
      case 'break':
        if (!(code === 0x0a && at > 0 && text.charCodeAt(at - 1) === 0x0d)) breaks++;
        space = true;
        open = undefined;
        break;
      case 'space':
        space = true;
        open = undefined;
        break;
      case 'quote':
        open = undefined;
        break;
      case 'mark':
        // A breve after и makes й; other marks (stress) are no letters of their own.
        if (code === 0x306 && open?.text.endsWith('и')) open.text = `${open.text.slice(0, -1)}й`;
        break;
      case 'invisible':
        break;
    }
    at++;
  }
  const joined = joinDigitLetters(tokens);
  return { tokens: joined, markup, mendedDigits: joined.some((token) => token.mended) };
}

const DIGIT_LETTERS = new Map([
  ['о', '0'],
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
  ['з', '3'],
]);

function asDigits(word: string): string | undefined {
  if (word.length > 2) return undefined;
  let digits = '';
  for (const letter of word) {
    const digit = DIGIT_LETTERS.get(letter);
    if (digit === undefined) return undefined;
    digits += digit;
  }
  return digits;
}

/** «О1.09» and «2O23»: letters that look like digits and touch them are digits. */
function joinDigitLetters(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const last = joined[joined.length - 1];
    const next = tokens[i + 1];
    const touchesNext = next?.kind === 'number' && !next.space;
    const touchesLast = last?.kind === 'number' && !token.space;
    if (token.kind === 'word' && (touchesNext || touchesLast)) {
      const digits = asDigits(token.text);
      if (digits !== undefined) {
        token.kind = 'number';
        token.text = digits;
        token.mended = true;
      }
    }
    if (token.kind === 'number' && last?.kind === 'number' && !token.space && (token.mended || last.mended)) {
      last.text += token.text;
      last.to = token.to;
      last.mended = true;
      continue;
    }
    // «0ктября»: a nought in place of the letter о.
    if (token.kind === 'number' && token.text === '0' && next?.kind === 'word' && !next.space && next.text.length > 3) {
      next.text = `о${next.text}`;
      next.space = token.space;
      next.breaks = token.breaks;
      next.mended = true;
      continue;
    }
    // «15..10.2023»: a dot too many in a date; after two numbers it may stand for a dash.
    const extraDot =
      token.kind === 'dot' && last?.kind === 'dot' && !token.space && next?.kind === 'number' && !next.space;
    if (extraDot && joined[joined.length - 2]?.kind === 'number' && joined[joined.length - 3]?.kind !== 'dot') {
      last.mended = true;
      continue;
    }
    joined.push(token);
  }
  return joined;
}
