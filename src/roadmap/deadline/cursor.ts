/** The tokens of one cell with the questions the grammar asks of them; never moves by itself. */
import type { Lexeme } from './lexemes';
import type { TokenKind } from './tokens';

export class Cursor {
  constructor(readonly list: readonly Lexeme[]) {}

  get length(): number {
    return this.list.length;
  }

  at(i: number): Lexeme | undefined {
    return this.list[i];
  }

  is(i: number, kind: TokenKind): boolean {
    return this.list[i]?.kind === kind;
  }

  /** Whether a word with one of the lemmas stands there. */
  lemma(i: number, ...lemmas: readonly string[]): boolean {
    const word = this.list[i]?.word;
    return word !== undefined && lemmas.includes(word.lemma);
  }

  /** Value of a number of at most four digits; undefined otherwise. */
  number(i: number, most = 4): number | undefined {
    const token = this.list[i];
    return token?.kind === 'number' && token.text.length <= most ? Number(token.text) : undefined;
  }

  /** Whether nothing but punctuation is left from there on. */
  nothingLeft(i: number): boolean {
    for (let k = i; k < this.list.length; k++) {
      const kind = this.list[k]?.kind;
      if (kind === 'word' || kind === 'number' || kind === 'sign') return false;
    }
    return true;
  }
}
