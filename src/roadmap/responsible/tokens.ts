/** A responsible cell as words, numbers and marks, with what stands between them: the ground the reader walks on. */

import { NO_WORD, wordFacts, type WordFacts } from './word-facts';

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
  /** What the word tells by itself; of a mark or number, nothing. */
  facts: WordFacts;
  /** For an opening bracket: index of its partner; else -1. */
  partner: number;
}

/** Kinds of characters by code, so that a long cell is split without a pattern per letter. */
const SPACE = 1;
const DIGIT = 2;
const SMALL = 3;
const CAPITAL = 4;

function characterKinds(): Uint8Array {
  const kinds = new Uint8Array(0x500);
  const mark = (letters: string, kind: number) => {
    for (let i = 0; i < letters.length; i += 1) kinds[letters.charCodeAt(i)] = kind;
  };
  mark(' \n', SPACE);
  mark('0123456789', DIGIT);
  const small = 'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґӘәғқңөүұһ';
  mark(small, SMALL);
  mark(small.toUpperCase(), CAPITAL);
  mark('әғқңөүұһ', SMALL);
  return kinds;
}

const KINDS = characterKinds();
const kindAt = (text: string, i: number): number => KINDS[text.charCodeAt(i)] ?? 0;
const isLetterKind = (kind: number): boolean => kind === SMALL || kind === CAPITAL;

const OPENING = '«„“"';
const CLOSING = '»”"“';
const QUOTE_REACH = 60;

function isJoiner(text: string, i: number): boolean {
  const mark = text[i];
  if (mark !== '-' && mark !== '’' && mark !== "'") return false;
  return isLetterKind(kindAt(text, i - 1)) && isLetterKind(kindAt(text, i + 1));
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
  const capitals = inner.filter((token) => token.facts.capital).length;
  return (
    capitals > 0 &&
    inner.some((token) => token.facts.title) &&
    inner.every((token) => token.text === '.' || token.facts.capital || token.facts.title)
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

/** Length of the post in «психолог-Иванова», where a hyphen stands for a dash; 0 for any other word. */
function postBeforeName(word: string): number {
  const hyphen = word.lastIndexOf('-');
  if (hyphen < 0 || kindAt(word, hyphen + 1) !== CAPITAL || kindAt(word, hyphen + 2) !== SMALL) return 0;
  return wordFacts(word.slice(0, hyphen)).forms.length > 0 && wordFacts(word.slice(hyphen + 1)).forms.length === 0
    ? hyphen
    : 0;
}

/** A new word begins inside a run of letters: «директор|Иванов», «УВР|Иванова». */
function beginsWord(text: string, i: number, start: number): boolean {
  if (kindAt(text, i) !== CAPITAL) return false;
  const before = kindAt(text, i - 1);
  if (before === SMALL) return true;
  const titleFollows = kindAt(text, i + 1) === SMALL && kindAt(text, i + 2) === SMALL;
  return before === CAPITAL && i - start >= 2 && titleFollows;
}

/** Splits cleaned text; a word ends where a small letter meets a capital («директорИванов», «УВРИванова»). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  let spaced = false;
  let newLine = false;
  const add = (kind: TokenKind, start: number, end: number) => {
    const word = text.slice(start, end);
    const facts = kind === 'word' ? wordFacts(word) : NO_WORD;
    tokens.push({ kind, text: word, start, end, spaced, newLine, quoted: false, facts, partner: -1 });
    spaced = false;
    newLine = false;
  };
  while (i < text.length) {
    const kind = kindAt(text, i);
    const start = i;
    i += 1;
    if (kind === SPACE) {
      spaced = true;
      if (text[start] === '\n') newLine = true;
    } else if (isLetterKind(kind)) {
      while (i < text.length && (isLetterKind(kindAt(text, i)) || isJoiner(text, i)) && !beginsWord(text, i, start))
        i += 1;
      const post = postBeforeName(text.slice(start, i));
      if (post > 0) i = start + post;
      add('word', start, i);
    } else if (kind === DIGIT) {
      while (kindAt(text, i) === DIGIT) i += 1;
      add('number', start, i);
    } else add('mark', start, i);
  }
  markQuoted(tokens);
  pairBrackets(tokens);
  return tokens;
}
