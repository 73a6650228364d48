/**
 * Formulas on their way into the file and out of it. Excel calls a whole workbook broken when it cannot read one
 * formula, so only what it can read is written as a formula; the rest travels beside the cells (sidecar.ts).
 */
import { columnIndex, columnLetters } from '../../document/a1';
import { fileGrid } from './addresses';

/** A piece of a formula; the pieces joined are the formula. */
interface Token {
  readonly kind: 'text' | 'number' | 'sheet' | 'reference' | 'function' | 'name' | 'error' | 'operator' | 'space';
  readonly text: string;
}

const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['sheet', /'(?:[^']|'')*'!/y],
  ['sheet', /[\p{L}_][\p{L}\p{N}_.]*!/uy],
  ['error', /#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!)/y],
  ['reference', /\$?[A-Za-z]{1,3}\$?\d{1,7}(?![\p{L}\p{N}_.(])/uy],
  ['reference', /\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(])/uy],
  ['reference', /\$?\d{1,7}:\$?\d{1,7}(?![\p{L}\p{N}_.(])/uy],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_])/uy],
  ['function', /[\p{L}_][\p{L}\p{N}_.]*(?=\()/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>%,;:(){}]/y],
];

/** Undefined where some piece is none of Excel's, e.g. a table's column in square brackets or an open quotation. */
function tokenize(body: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < body.length) {
    let found: Token | undefined;
    for (const [kind, pattern] of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(body);
      if (match !== null) {
        found = { kind, text: match[0] };
        break;
      }
    }
    if (found === undefined) return undefined;
    tokens.push(found);
    at += found.text.length;
  }
  return tokens;
}

/** Excel's own bounds. */
const MAX_LENGTH = 8000;
const MAX_DEPTH = 60;

/** Whether the pieces make a formula by Excel's grammar: operands and operators take turns, brackets close. */
function isSound(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  let operandNext = true;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'space') continue;
    if (kind === 'function') {
      if (!operandNext || tokens[index + 1]?.text !== '(') return false;
    } else if (kind === 'sheet') {
      const next = tokens[index + 1];
      if (!operandNext || (next?.kind !== 'reference' && next?.kind !== 'name' && next?.text !== '#REF!')) return false;
    } else if (kind !== 'operator') {
      if (!operandNext) return false;
      operandNext = false;
    } else if (text === '(' || text === '{') {
      if (!operandNext || open.length >= MAX_DEPTH || (text === '{' && open.includes('{'))) return false;
      open.push(text === '{' ? '{' : tokens[index - 1]?.kind === 'function' ? 'function' : '(');
    } else if (text === ')' || text === '}') {
      const opened = open.pop();
      if (opened === undefined || (text === '}') !== (opened === '{')) return false;
      // `PI()` and `IF(A1,)` end without an operand; `()`, `(1+)` and `{1,}` do not.
      const before = lastVisible(tokens, index);
      if (operandNext && !(opened === 'function' && (before === '(' || before === ','))) return false;
      operandNext = false;
    } else if (text === ',' || text === ';') {
      const inside = open[open.length - 1];
      if (inside === undefined || inside === '(' || (text === ';' && inside !== '{')) return false;
      if (operandNext && !(inside === 'function' && /^[(,]$/.test(lastVisible(tokens, index)))) return false;
      operandNext = true;
    } else if (text === '%') {
      if (operandNext) return false;
    } else if (operandNext) {
      if (text !== '+' && text !== '-') return false;
    } else operandNext = true;
  }
  return open.length === 0 && !operandNext;
}

function lastVisible(tokens: readonly Token[], before: number): string {
  for (let i = before - 1; i >= 0; i -= 1) {
    const token = tokens[i];
    if (token !== undefined && token.kind !== 'space') return token.text;
  }
  return '';
}

/** Functions younger than the format: the file names them with a prefix, or Excel answers #NAME?. */
const younger = new Map<string, string>();
for (const name of (
  'CONCAT IFS MAXIFS MINIFS SWITCH TEXTJOIN XLOOKUP XMATCH SORTBY UNIQUE SEQUENCE RANDARRAY TEXTBEFORE TEXTAFTER ' +
  'TEXTSPLIT TOCOL TOROW VSTACK HSTACK CHOOSECOLS CHOOSEROWS TAKE DROP EXPAND WRAPROWS WRAPCOLS ARRAYTOTEXT ' +
  'VALUETOTEXT DAYS IFNA ISFORMULA FORMULATEXT ISOWEEKNUM NUMBERVALUE SHEET SHEETS UNICHAR UNICODE XOR ENCODEURL ' +
  'BASE DECIMAL CEILING.MATH FLOOR.MATH ARABIC BITAND BITOR COMBINA PERMUTATIONA GAMMA GAUSS PHI MUNIT PDURATION ' +
  'RRI STDEV.S STDEV.P VAR.S VAR.P MODE.SNGL MODE.MULT RANK.EQ RANK.AVG PERCENTILE.INC PERCENTILE.EXC ' +
  'QUARTILE.INC QUARTILE.EXC PERCENTRANK.INC PERCENTRANK.EXC COVARIANCE.P COVARIANCE.S CONFIDENCE.NORM CONFIDENCE.T ' +
  'FORECAST.LINEAR NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV T.DIST T.INV T.TEST CHISQ.DIST CHISQ.INV CHISQ.TEST'
).split(' ')) {
  younger.set(name, `_xlfn.${name}`);
}
for (const name of ['FILTER', 'SORT']) younger.set(name, `_xlfn._xlws.${name}`);

/**
 * A formula as the file writes it, without `=`; undefined where Excel could not read it.
 * `sheetName` gives the file's name of a sheet (the model allows names that the file does not).
 */
export function toFileFormula(formula: string, sheetName: (name: string) => string): string | undefined {
  const body = formula.startsWith('=') ? formula.slice(1) : formula;
  if (body.length > MAX_LENGTH || /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/.test(body)) return undefined;
  const tokens = tokenize(body);
  if (tokens === undefined || !isSound(tokens)) return undefined;
  // The variables of LET and LAMBDA need marks of their own in the file.
  if (tokens.some(({ kind, text }) => kind === 'function' && /^(?:LET|LAMBDA)$/i.test(text))) return undefined;
  const written = tokens.map((token) => {
    if (token.kind === 'function') {
      const name = token.text.toUpperCase();
      return younger.get(name) ?? token.text;
    }
    return token.kind === 'sheet' ? renameSheet(token.text, sheetName) : token.text;
  });
  return written.join('');
}

/** The model's formula, with `=`, of what the file writes. */
export function fromFileFormula(body: string, sheetName: (name: string) => string): string {
  const tokens = tokenize(body);
  if (tokens === undefined) return `=${body.replace(/_xlfn\.(?:_xlws\.)?/g, '')}`;
  const read = tokens.map((token) =>
    token.kind === 'function'
      ? token.text.replace(/^_xlfn\.(?:_xlws\.)?/, '')
      : token.kind === 'sheet'
        ? renameSheet(token.text, sheetName)
        : token.text,
  );
  return `=${read.join('')}`;
}

function renameSheet(text: string, sheetName: (name: string) => string): string {
  const quoted = text.startsWith("'");
  const name = quoted ? text.slice(1, -2).replace(/''/g, "'") : text.slice(0, -1);
  const renamed = sheetName(name);
  return renamed === name ? text : `'${renamed.replace(/'/g, "''")}'!`;
}

/** The formula of a cell `rows` down and `columns` right of the one it was written for: relative references move along. */
export function shiftFormula(body: string, rows: number, columns: number): string {
  const tokens = tokenize(body);
  if (tokens === undefined) return body;
  return tokens
    .map((token) => (token.kind === 'reference' ? shiftReference(token.text, rows, columns) : token.text))
    .join('');
}

function shiftReference(reference: string, rows: number, columns: number): string {
  return reference
    .split(':')
    .map((corner) => {
      const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})$/.exec(corner);
      if (match === null) return corner;
      const [, mark1 = '', letters = '', mark2 = '', digits = ''] = match;
      const columnFixed = mark1 !== '';
      // In `$5` the only mark belongs to the row.
      const rowFixed = letters === '' ? mark1 !== '' : mark2 !== '';
      const column = letters === '' ? '' : columnFixed ? `$${letters}` : wrappedColumn(letters, columns);
      const row =
        digits === '' ? '' : rowFixed ? `$${digits}` : String(wrap(Number(digits) - 1 + rows, fileGrid.rows) + 1);
      return column + row;
    })
    .join(':');
}

function wrappedColumn(letters: string, by: number): string {
  const index = columnIndex(letters);
  return index >= fileGrid.columns ? letters : columnLetters(wrap(index + by, fileGrid.columns));
}

function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}
