/** The words of deadlines by their spelling, also where Latin look-alikes stand for Cyrillic letters. */
import type { Word } from './words';
import { buildLexicon } from './words';

let lexicon: Map<string, Word> | undefined;

/** Every known word form and what it means. */
export function knownWords(): ReadonlyMap<string, Word> {
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
export function cyrillic(text: string): string | undefined {
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
  return knownWords().get(text);
}

/** A known word and its spelling in Cyrillic. */
export interface Meaning {
  readonly text: string;
  readonly word: Word;
}

/** What the word means, Latin look-alikes forgiven. */
export function meaning(text: string): Meaning | undefined {
  const word = lookUp(text);
  if (word) return { text, word };
  const alike = cyrillic(text);
  const other = alike === undefined || alike === text ? undefined : lookUp(alike);
  return other && alike !== undefined ? { text: alike, word: other } : undefined;
}
