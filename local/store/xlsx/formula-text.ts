/**
 * Formulas on their way into the file and out of it. Excel calls a whole workbook broken when it cannot read one
 * formula, so only what it can read is written as a formula; the rest travels beside the cells (sidecar.ts).
 */
import { columnIndex, columnLetters } from '../../document/a1';
import { fitsXml } from '../xml/xml-text';
import { fileGrid } from './addresses';

/** A piece of a formula; the pieces joined are the formula. */
interface Token {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

/** One alternative a kind, in this order; what none of them takes is no piece of Excel's. */
const kinds = ['space', 'text', 'sheet', 'error', 'reference', 'number', 'function', 'name', 'operator'] as const;
const piece = new RegExp(
  [
    String.raw`([ \t\r\n]+)`,
    String.raw`("(?:[^"]|"")*")`,
    String.raw`('(?:[^']|'')*'!|[\p{L}_][\p{L}\p{N}_.]*!)`,
    String.raw`(#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!))`,
    String.raw`((?:\$?[A-Za-z]{1,3}\$?\d{1,7}|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(]))`,
    String.raw`((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_]))`,
    String.raw`([\p{L}_][\p{L}\p{N}_.]*(?=\())`,
    String.raw`([\p{L}_][\p{L}\p{N}_.]*)`,
    String.raw`(<>|<=|>=|[-+*/^&=<>%,;:(){}])`,
  ].join('|'),
  'uy',
);

/** Undefined where some piece is none of Excel's, e.g. a table's column in square brackets or an open quotation. */
function tokenize(body: string): Token[] | undefined {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < body.length) {
    const match = piece.exec(body);
    if (match === null) return undefined;
    const kind = kinds[match.findIndex((group: string | undefined, index) => index > 0 && group !== undefined) - 1];
    if (kind !== undefined) tokens.push({ kind, text: match[0] });
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
  if (body.length > MAX_LENGTH || body !== body.trim() || !fitsXml(body)) return undefined;
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
  if (!body.includes('!') && !body.includes('_xl')) return `=${body}`;
  const tokens = tokenize(body);
  if (tokens === undefined) return `=${body.replace(/_xlfn\.(?:_xlws\.)?/g, '')}`;
  return `=${tokens.map((token) => modelText(token, sheetName)).join('')}`;
}

/** The model's spelling of a piece. */
function modelText({ kind, text }: Token, sheetName: (name: string) => string): string {
  if (kind === 'function') return text.replace(/^_xlfn\.(?:_xlws\.)?/, '');
  return kind === 'sheet' ? renameSheet(text, sheetName) : text;
}

function renameSheet(text: string, sheetName: (name: string) => string): string {
  const quoted = text.startsWith("'");
  const name = quoted ? text.slice(1, -2).replace(/''/g, "'") : text.slice(0, -1);
  const renamed = sheetName(name);
  return renamed === name ? text : `'${renamed.replace(/'/g, "''")}'!`;
}

/** One corner of a reference; a missing side of it belongs to a whole row or column. */
interface Corner {
  readonly column?: number;
  readonly columnFixed: boolean;
  readonly row?: number;
  readonly rowFixed: boolean;
}

/** A formula that several cells share: the file writes it once, and relative references move along with the cells. */
export class SharedFormula {
  /** Of the body; the formulas of other cells are of about the same length. */
  readonly length: number;
  private readonly pieces: (string | readonly Corner[])[] = [];

  /** `row` and `column` are those of the cell that the body was written for. */
  constructor(
    body: string,
    private readonly row: number,
    private readonly column: number,
    sheetName: (name: string) => string,
  ) {
    this.length = body.length;
    for (const token of tokenize(body) ?? [{ kind: 'text' as const, text: body }]) {
      const corners = token.kind === 'reference' ? cornersOf(token.text) : undefined;
      const last = this.pieces.length - 1;
      const before = this.pieces[last];
      const text = modelText(token, sheetName);
      if (corners !== undefined) this.pieces.push(corners);
      else if (typeof before === 'string') this.pieces[last] = before + text;
      else this.pieces.push(text);
    }
  }

  /** The formula of another cell, with `=`. */
  at(row: number, column: number): string {
    let formula = '=';
    for (const piece of this.pieces) {
      formula +=
        typeof piece === 'string'
          ? piece
          : piece.map((corner) => cornerText(corner, row - this.row, column - this.column)).join(':');
    }
    return formula;
  }
}

/** Undefined for a name that only looks like a reference, e.g. `XYZ12`. */
function cornersOf(reference: string): Corner[] | undefined {
  const corners: Corner[] = [];
  for (const text of reference.split(':')) {
    const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d{0,7})$/.exec(text);
    const [, mark1 = '', letters = '', mark2 = '', digits = ''] = match ?? [];
    const column = letters === '' ? undefined : columnIndex(letters);
    const row = digits === '' ? undefined : Number(digits) - 1;
    if (match === null || (column ?? 0) >= fileGrid.columns || (row ?? 0) < 0 || (row ?? 0) >= fileGrid.rows)
      return undefined;
    // In `$5` the only mark belongs to the row.
    const rowFixed = letters === '' ? mark1 !== '' : mark2 !== '';
    corners.push({ column, columnFixed: letters !== '' && mark1 !== '', row, rowFixed });
  }
  return corners;
}

function cornerText({ column, columnFixed, row, rowFixed }: Corner, rows: number, columns: number): string {
  const letters =
    column === undefined
      ? ''
      : columnFixed
        ? `$${columnLetters(column)}`
        : columnLetters(wrap(column + columns, fileGrid.columns));
  const number = row === undefined ? '' : rowFixed ? `$${row + 1}` : String(wrap(row + rows, fileGrid.rows) + 1);
  return letters + number;
}

/** References that leave the grid come in on the other side. */
function wrap(value: number, size: number): number {
  return ((value % size) + size) % size;
}
