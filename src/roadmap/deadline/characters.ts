/** What each character is to the tokenizer, worked out once: letter, digit, one of the marks, or nothing to be read. */

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

/** A character folded: what it becomes, or why it becomes nothing. */
export interface Character {
  type: 'text' | 'space' | 'break' | 'invisible' | 'mark' | 'quote';
  /** Tokens it is part of: one, but compatibility forms («Ⅲ», «½») come apart. */
  parts: readonly { kind: TokenKind; text: string }[];
  capital: boolean;
}

const DASHES = '-‐‑‒–—―−﹘﹣－÷→~';
const QUOTES = '«»“”„‟"\'’‘`´″‹›';
const LINE_BREAKS = '\n\r\v\f\u0085\u2028\u2029';
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

function work(char: string, code: number): Character {
  const nothing = (type: Character['type']): Character => ({ type, parts: [], capital: false });
  if (LINE_BREAKS.includes(char)) return nothing('break');
  if (isSpace(code)) return nothing('space');
  if (isInvisible(code)) return nothing('invisible');
  if (code >= 0x300 && code <= 0x36f) return nothing('mark');
  if (QUOTES.includes(char)) return nothing('quote');
  const parts = Array.from(fold(char, code), (text): Character['parts'][number] => {
    const partCode = text.charCodeAt(0);
    return { kind: isDigit(partCode) ? 'number' : isLetter(partCode) ? 'word' : punctuation(text), text };
  });
  return { type: 'text', parts, capital: char !== char.toLowerCase() };
}

const known = new Map<number, Character>();

/** The character with a UTF-16 code. */
export function characterOf(code: number): Character {
  let character = known.get(code);
  if (!character) {
    character = work(String.fromCharCode(code), code);
    known.set(code, character);
  }
  return character;
}
