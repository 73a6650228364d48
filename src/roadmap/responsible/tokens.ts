/** A responsible cell as words, numbers and marks, with what stands between them: the ground the reader walks on. */

export type TokenKind = 'word' | 'number' | 'mark';

export interface Token {
  kind: TokenKind;
  text: string;
  /** Position in the cleaned text. */
  start: number;
  end: number;
  /** White space or a line break stands before it. */
  spaced: boolean;
  newLine: boolean;
  /** Inside a pair of quotes: never a person, never a boundary. */
  quoted: boolean;
  /** For an opening bracket: index of its partner; else -1. */
  partner: number;
}

const LETTER = /[A-Za-zА-Яа-яЁёІіЇїЄєҐґӘәҒғҚқҢңӨөҮүҰұҺһ]/;
const DIGIT = /[0-9]/;
const LOWER = /[a-zа-яёіїєґ]/;
const UPPER = /[A-ZА-ЯЁІЇЄҐ]/;
const OPENING = '«„“"';
const CLOSING = '»”"“';
const QUOTE_REACH = 60;

function isJoiner(text: string, i: number): boolean {
  const mark = text[i];
  if (mark !== '-' && mark !== '’' && mark !== "'") return false;
  return LETTER.test(text[i - 1] ?? '') && LETTER.test(text[i + 1] ?? '');
}

/** Marks the tokens between quotes that close within reach; quotes of several styles may be mixed («СОШ № 5"). */
function markQuoted(tokens: Token[]): void {
  let open = -1;
  tokens.forEach((token, i) => {
    if (token.kind !== 'mark') return;
    const opens = OPENING.includes(token.text);
    const closes = CLOSING.includes(token.text);
    if (open >= 0 && closes && !(opens && token.spaced && !closesHere(tokens, i))) {
      if (i - open <= QUOTE_REACH && !isQuotedPerson(tokens, open, i))
        for (let k = open; k <= i; k += 1) markOne(tokens, k);
      open = -1;
      return;
    }
    if (opens && open < 0) open = i;
  });
}

/** «Иванов И.И.» in quotes of its own is a person, not a title. */
function isQuotedPerson(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  if (to - from > 7 || (before && before.kind !== 'mark')) return false;
  const inner = tokens.slice(from + 1, to);
  const capitals = inner.filter((token) => isCapitalLetter(token.text)).length;
  return (
    capitals > 0 &&
    inner.some((token) => isTitle(token.text)) &&
    inner.every((token) => token.text === '.' || isCapitalLetter(token.text) || isTitle(token.text))
  );
}

function markOne(tokens: Token[], k: number): void {
  const token = tokens[k];
  if (token) token.quoted = true;
}

/** A straight quote with a space before it closes only when nothing is glued to it on the right. */
function closesHere(tokens: Token[], i: number): boolean {
  const next = tokens[i + 1];
  return !next || next.spaced || next.kind === 'mark';
}

function pairBrackets(tokens: Token[]): void {
  const open: number[] = [];
  tokens.forEach((token, i) => {
    if (token.text === '(' || token.text === '[') open.push(i);
    else if (token.text === ')' || token.text === ']') {
      const from = open.pop();
      const opener = from === undefined ? undefined : tokens[from];
      if (opener) opener.partner = i;
    }
  });
}

/** Splits cleaned text; a word ends where a small letter meets a capital («директорИванов», «УВРИванова»). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  let spaced = false;
  let newLine = false;
  const add = (kind: TokenKind, start: number, end: number) => {
    tokens.push({ kind, text: text.slice(start, end), start, end, spaced, newLine, quoted: false, partner: -1 });
    spaced = false;
    newLine = false;
  };
  while (i < text.length) {
    const c = text[i] ?? '';
    if (c === ' ' || c === '\n') {
      spaced = true;
      if (c === '\n') newLine = true;
      i += 1;
    } else if (LETTER.test(c)) {
      const start = i;
      i += 1;
      while (i < text.length && (LETTER.test(text[i] ?? '') || isJoiner(text, i))) {
        const now = text[i] ?? '';
        if (UPPER.test(now) && LOWER.test(text[i - 1] ?? '')) break;
        // «УВРИванова»: the last capital of a run belongs to the word after it.
        if (
          UPPER.test(now) &&
          UPPER.test(text[i - 1] ?? '') &&
          i - start >= 2 &&
          LOWER.test(text[i + 1] ?? '') &&
          LOWER.test(text[i + 2] ?? '')
        )
          break;
        i += 1;
      }
      add('word', start, i);
    } else if (DIGIT.test(c)) {
      const start = i;
      while (i < text.length && DIGIT.test(text[i] ?? '')) i += 1;
      add('number', start, i);
    } else {
      add('mark', i, i + 1);
      i += 1;
    }
  }
  markQuoted(tokens);
  pairBrackets(tokens);
  return tokens;
}

const SMALL_NAME_PARTS = new Set(['заде', 'задэ', 'оглы', 'оглу', 'кызы', 'хан', 'бек', 'оол', 'швили']);

/** First letter a capital, the next one small. */
export function isTitle(word: string): boolean {
  return UPPER.test(word[0] ?? '') && (LOWER.test(word[1] ?? '') || /^.['’]../.test(word));
}

/** A title-case word whose later parts are capitalised too, as those of a double surname are («Петров-Водкин», «Али-заде»). */
export function isNameShaped(word: string): boolean {
  if (!isTitle(word)) return false;
  if (!word.includes('-')) return true;
  return word.split('-').every((part) => UPPER.test(part[0] ?? '') || SMALL_NAME_PARTS.has(part));
}

/** Two or more letters, all capitals. */
export function isUpper(word: string): boolean {
  if (word.length < 2) return false;
  for (const letter of word) if (LOWER.test(letter)) return false;
  return true;
}

export function isCapitalLetter(word: string): boolean {
  return word.length === 1 && UPPER.test(word);
}
