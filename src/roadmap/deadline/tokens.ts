/**
 * Cuts the text of a deadline cell into tokens in one pass: letters and digits come apart, every kind of dash, space
 * and quote becomes one, tags and marks that are not text are dropped and remembered as noise.
 */

export type TokenKind =
  | 'word'
  | 'number'
  | 'dash'
  | 'dot'
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'slash'
  | 'open'
  | 'close'
  | 'sign'
  | 'blank'
  | 'other';

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

const DASHES = '-‐‑‒–—―−﹘﹣－÷';
const QUOTES = '«»“”„‟"\'’‘`´″‹›';
const LINE_BREAKS = '\n\r\v\f\u0085\u2028\u2029';
const LONGEST_TAG = 300;
const LONGEST_ENTITY = 10;

/** Characters that show nothing: soft hyphen, zero-width and direction marks, variation selectors. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

function isSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    (code >= 0x7f && code <= 0x9f)
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x430 && code <= 0x45f);
}

/** One character folded; compatibility forms (full-width digits, Roman numeral signs) come apart. */
function fold(char: string, code: number): string {
  if (code < 0x80) return char.toLowerCase();
  if (char === '№') return char;
  if (code >= 0x400 && code <= 0x45f) {
    const lower = char.toLowerCase();
    return lower === 'ё' ? 'е' : lower === 'і' ? 'i' : lower;
  }
  return code > 0x2000 || (code >= 0xb2 && code <= 0xbe) ? char.normalize('NFKC').toLowerCase() : char.toLowerCase();
}

function punctuation(char: string): TokenKind {
  if (DASHES.includes(char)) return 'dash';
  switch (char) {
    case '.':
      return 'dot';
    case ',':
      return 'comma';
    case ';':
      return 'semicolon';
    case ':':
      return 'colon';
    case '/':
    case '\\':
      return 'slash';
    case '(':
    case '[':
    case '{':
      return 'open';
    case ')':
    case ']':
    case '}':
      return 'close';
    case '№':
    case '#':
      return 'sign';
    case '_':
      return 'blank';
    default:
      return 'other';
  }
}

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

/** Tokens of a text; takes time in proportion to its length and stops after `limit` tokens. */
export function tokenize(text: string, limit: number): TokenList {
  const tokens: Token[] = [];
  let markup = false;
  let space = true;
  let breaks = 0;
  let open: Token | undefined;
  let at = 0;
  const push = (kind: TokenKind, part: string, from: number, to: number, capital: boolean): void => {
    if (open && open.kind === kind && (kind === 'word' || kind === 'number' || kind === 'blank')) {
      open.text += part;
      open.to = to;
      return;
    }
    open = { kind, text: part, from, to, space, breaks, capital, mended: false };
    tokens.push(open);
    space = false;
    breaks = 0;
  };
  while (at < text.length && tokens.length <= limit) {
    const markupEnd = endOfMarkup(text, at);
    if (markupEnd > at) {
      // An entity is mostly a no-break space; a tag is a border between words, and <br>, <p>, <li> end a line.
      if (/^<\/?(br|p|li|div|tr)\b/i.test(text.slice(at, at + 6))) breaks++;
      markup = true;
      space = true;
      open = undefined;
      at = markupEnd;
      continue;
    }
    const char = text.charAt(at);
    const code = char.charCodeAt(0);
    if (LINE_BREAKS.includes(char)) {
      if (!(char === '\n' && at > 0 && text.charAt(at - 1) === '\r')) breaks++;
      space = true;
      open = undefined;
    } else if (isSpace(code)) {
      space = true;
      open = undefined;
    } else if (isInvisible(code)) {
      // Nothing is seen there, so nothing is read there.
    } else if (code >= 0x300 && code <= 0x36f) {
      // A breve after и makes й; other marks (stress) are no letters of their own.
      if (code === 0x306 && open?.text.endsWith('и')) open.text = `${open.text.slice(0, -1)}й`;
    } else if (QUOTES.includes(char)) {
      open = undefined;
    } else {
      for (const part of fold(char, code)) {
        const partCode = part.charCodeAt(0);
        const kind: TokenKind = isDigit(partCode) ? 'number' : isLetter(partCode) ? 'word' : punctuation(part);
        push(kind, part, at, at + 1, kind === 'word' && char !== char.toLowerCase());
      }
    }
    at++;
  }
  return { tokens: joinDigitLetters(tokens), markup, mendedDigits: tokens.some((token) => token.mended) };
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
    joined.push(token);
  }
  return joined;
}
