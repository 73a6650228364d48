/** Reads a formula into a tree: both separators, both decimal signs, references with and without a sheet. */
import type { A1Area } from './a1';
import { parseA1 } from './a1';

export type Formula =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'area'; readonly area: A1Area }
  | { readonly kind: 'sign'; readonly sign: string; readonly of: Formula }
  | { readonly kind: 'pair'; readonly sign: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] };

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'area' | 'sign';
  readonly text: string;
}

const AREA =
  /^(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\d_.]*!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}(?:\$?\d{1,7})?)?(?![\p{L}\d_(])/u;
const COLUMNS = /^(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\d_.]*!)?\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\d_(])/u;
const NUMBER = /^\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?/;
const NAME = /^[\p{L}_][\p{L}\d_.]*/u;
const SIGN = /^(?:<=|>=|<>|[-+*/^&=<>();,%{}\\])/;
const STRENGTH: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

function tokens(source: string): Token[] | undefined {
  const found: Token[] = [];
  for (let rest = source; ;) {
    rest = rest.trimStart();
    if (rest === '') return found;
    if (rest.startsWith('"')) {
      const text = /^"((?:[^"]|"")*)"/.exec(rest);
      if (!text) return undefined;
      found.push({ kind: 'text', text: (text[1] ?? '').replace(/""/g, '"') });
      rest = rest.slice(text[0].length);
      continue;
    }
    const kinds = [
      ['area', AREA],
      ['area', COLUMNS],
      ['number', NUMBER],
      ['name', NAME],
      ['sign', SIGN],
    ] as const;
    const match = kinds
      .map(([kind, pattern]) => [kind, pattern.exec(rest)?.[0]] as const)
      .find(([, text]) => text !== undefined);
    if (match?.[1] === undefined) return undefined;
    // «1,2» inside a call with commas is two arguments for English eyes and one number for Russian ones.
    found.push({ kind: match[0], text: match[1] });
    rest = rest.slice(match[1].length);
  }
}

/** Parses a formula with its `=`; undefined when the host cannot read it. */
export function parseFormula(formula: string): Formula | undefined {
  const list = tokens(formula.slice(1));
  if (!list) return undefined;
  let at = 0;
  const peek = (text: string) => list[at]?.kind === 'sign' && list[at]?.text === text;
  const take = (text: string) => peek(text) && ++at > 0;

  const single = (): Formula | undefined => {
    const token = list[at++];
    if (!token) return undefined;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text.replace(',', '.')) };
    if (token.kind === 'text') return { kind: 'value', value: token.text };
    if (token.kind === 'area') {
      const area = parseA1(token.text);
      return area && { kind: 'area', area };
    }
    if (token.kind === 'name') return named(token.text.toUpperCase());
    if (token.text === '(') {
      const inner = expression(0);
      return take(')') ? inner : undefined;
    }
    if (token.text !== '-' && token.text !== '+') return undefined;
    const of = single();
    return of && { kind: 'sign', sign: token.text, of };
  };
  const named = (name: string): Formula | undefined => {
    if (name === 'TRUE' || name === 'ИСТИНА') return { kind: 'value', value: true };
    if (name === 'FALSE' || name === 'ЛОЖЬ') return { kind: 'value', value: false };
    if (!take('(')) return undefined;
    const args: Formula[] = [];
    if (take(')')) return { kind: 'call', name, args };
    for (;;) {
      const arg = peek(';') || peek(',') || peek(')') ? ({ kind: 'value', value: '' } as const) : expression(0);
      if (!arg) return undefined;
      args.push(arg);
      if (take(')')) return { kind: 'call', name, args };
      if (!take(';') && !take(',')) return undefined;
    }
  };
  const expression = (least: number): Formula | undefined => {
    let left = single();
    while (left && list[at]?.kind === 'sign') {
      if (take('%')) {
        left = { kind: 'pair', sign: '/', left, right: { kind: 'value', value: 100 } };
        continue;
      }
      const sign = list[at]?.text ?? '';
      const strength = STRENGTH[sign];
      if (strength === undefined || strength <= least) break;
      at++;
      const right = expression(strength);
      if (!right) return undefined;
      left = { kind: 'pair', sign, left, right };
    }
    return left;
  };
  const tree = expression(0);
  return at === list.length ? tree : undefined;
}
