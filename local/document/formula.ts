/**
 * Values of formulas, for the handful of functions that a summary is made of. The host is no spreadsheet engine: a
 * formula beyond this keeps the value it had, and a new one shows nothing until a real spreadsheet opens the file.
 */
import type { A1Area } from './a1';
import { eachCell, rowsOf } from './cells';
import { displayValue } from './display';
import { parseFormula } from './formula-parser';
import type { Formula } from './formula-parser';
import { coveredPlaces } from './merges';
import type { Cell, CellValue, Rect, Sheet, SpreadsheetDocument } from './model';
import { sheetNamed } from './sheets';

/** What went wrong, as a cell shows it. */
class FormulaError extends Error {}
/** The formula asks for what the host does not know. */
class Unknown extends Error {}

type Value = CellValue | undefined;

interface Scope {
  readonly document: SpreadsheetDocument;
  readonly sheet: Sheet;
  /** Formula cells whose value is being found, to notice circles. */
  readonly open: Set<Cell>;
  readonly done: Set<Cell>;
}

function rectOf(area: A1Area, scope: Scope): { sheet: Sheet; rect: Rect } {
  const sheet = area.sheetName === undefined ? scope.sheet : sheetNamed(scope.document, area.sheetName);
  if (!sheet) throw new FormulaError('#REF!');
  return {
    sheet,
    rect: {
      top: area.top ?? 0,
      left: area.left ?? 0,
      bottom: area.bottom ?? sheet.rowCount - 1,
      right: area.right ?? sheet.columnCount - 1,
    },
  };
}

function valueOf(cell: Cell, sheet: Sheet, scope: Scope): Value {
  if (cell.formula !== undefined) settle(cell, sheet, scope);
  const { value } = cell;
  if (typeof value === 'string' && /^#(REF!|VALUE!|DIV\/0!|NAME\?|ERROR!|N\/A)$/.test(value))
    throw new FormulaError(value);
  return value;
}

/** Filled values of an argument: of a range's cells, or of the one value it is. */
function values(formula: Formula, scope: Scope): Value[] {
  if (formula.kind !== 'area') return [evaluate(formula, scope)];
  const { sheet, rect } = rectOf(formula.area, scope);
  const covered = coveredPlaces(sheet, { ...rect, bottom: Math.min(rect.bottom, sheet.rows.length) });
  const found: Value[] = [];
  eachCell(sheet, rect, (cell, row, column) => {
    if (!covered?.(row, column)) found.push(valueOf(cell, sheet, scope));
  });
  return found;
}

function toNumber(value: Value): number {
  if (value === undefined || value === '') return 0;
  if (typeof value !== 'string') return Number(value);
  const number = Number(value.replace(',', '.'));
  if (Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

function toText(value: Value, scope: Scope): string {
  return displayValue(value === undefined ? undefined : { value }, scope.document.locale);
}

function compare(left: Value, right: Value): number {
  const rank = (value: Value) => (typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 0);
  if (rank(left) !== rank(right) && left !== undefined && right !== undefined) return rank(left) - rank(right);
  if (typeof left === 'string' || typeof right === 'string') {
    const [a, b] = [String(left ?? '').toLowerCase(), String(right ?? '').toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Number(left ?? 0) - Number(right ?? 0);
}

function combine(sign: string, left: Value, right: Value, scope: Scope): CellValue {
  switch (sign) {
    case '&':
      return toText(left, scope) + toText(right, scope);
    case '=':
      return compare(left, right) === 0;
    case '<>':
      return compare(left, right) !== 0;
    case '<':
      return compare(left, right) < 0;
    case '>':
      return compare(left, right) > 0;
    case '<=':
      return compare(left, right) <= 0;
    case '>=':
      return compare(left, right) >= 0;
    case '+':
      return toNumber(left) + toNumber(right);
    case '-':
      return toNumber(left) - toNumber(right);
    case '*':
      return toNumber(left) * toNumber(right);
    case '^':
      return toNumber(left) ** toNumber(right);
    default: {
      const divisor = toNumber(right);
      if (divisor === 0) throw new FormulaError('#DIV/0!');
      return toNumber(left) / divisor;
    }
  }
}

/** A criterion of COUNTIF: `>5`, `<>да`, `план*`, a number or a text. */
function criterion(value: Value): (candidate: Value) => boolean {
  if (typeof value !== 'string') return (candidate) => candidate === value;
  const match = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(value);
  const sign = match?.[1] ?? '=';
  const text = match?.[2] ?? '';
  const number = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  if (!Number.isNaN(number)) {
    return (candidate) => {
      if (typeof candidate !== 'number') return sign === '<>';
      const order = candidate - number;
      return sign === '='
        ? order === 0
        : sign === '<>'
          ? order !== 0
          : sign.startsWith('<')
            ? order < 0 || (sign === '<=' && order === 0)
            : order > 0 || (sign === '>=' && order === 0);
    };
  }
  const source = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  const pattern = new RegExp(`^${source}$`, 'isu');
  const same = (candidate: Value) => pattern.test(candidate === undefined ? '' : String(candidate));
  return sign === '<>' ? (candidate) => !same(candidate) : same;
}

const isNumber = (value: Value): value is number => typeof value === 'number';
const isThere = (value: Value) => value !== undefined && value !== '';

type Call = (args: readonly Formula[], scope: Scope) => CellValue;

const numbers = (args: readonly Formula[], scope: Scope) => args.flatMap((arg) => values(arg, scope)).filter(isNumber);
const nth = (args: readonly Formula[], index: number, scope: Scope): Value => {
  const arg = args[index];
  return arg && evaluate(arg, scope);
};

/** Places of a range that fit a criterion, as indices of its cells row by row. */
function fitting(pairs: readonly Formula[], scope: Scope): number[] {
  let fit: number[] | undefined;
  for (let index = 0; index < pairs.length; index += 2) {
    const cells = grid(pairs[index], scope);
    const test = criterion(nth(pairs, index + 1, scope));
    fit = (fit ?? cells.map((_, place) => place)).filter((place) => test(cells[place]));
  }
  return fit ?? [];
}

/** All places of a range, blanks too. */
function grid(formula: Formula | undefined, scope: Scope): Value[] {
  if (formula?.kind !== 'area') throw new Unknown();
  const { sheet, rect } = rectOf(formula.area, scope);
  const all: Value[] = [];
  for (let row = rect.top; row <= Math.min(rect.bottom, sheet.rows.length - 1); row++) {
    for (let column = rect.left; column <= rect.right; column++) {
      const cell = sheet.rows[row]?.[column];
      all.push(cell && valueOf(cell, sheet, scope));
    }
  }
  return all;
}

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

const FUNCTIONS = new Map<string, Call>();
function define(names: string, call: Call): void {
  for (const name of names.split(' ')) FUNCTIONS.set(name, call);
}
define('SUM СУММ', (args, scope) => sum(numbers(args, scope)));
define('COUNT СЧЁТ СЧЕТ', (args, scope) => numbers(args, scope).length);
define('COUNTA СЧЁТЗ СЧЕТЗ', (args, scope) => args.flatMap((arg) => values(arg, scope)).filter(isThere).length);
define('COUNTBLANK СЧИТАТЬПУСТОТЫ', (args, scope) => grid(args[0], scope).filter((value) => !isThere(value)).length);
define('COUNTIF СЧЁТЕСЛИ СЧЕТЕСЛИ COUNTIFS СЧЁТЕСЛИМН СЧЕТЕСЛИМН', (args, scope) => fitting(args, scope).length);
define('SUMIF СУММЕСЛИ', (args, scope) => {
  const cells = grid(args[2] ?? args[0], scope);
  return sum(
    fitting(args.slice(0, 2), scope)
      .map((place) => cells[place])
      .filter(isNumber),
  );
});
define('SUMIFS СУММЕСЛИМН', (args, scope) => {
  const cells = grid(args[0], scope);
  return sum(
    fitting(args.slice(1), scope)
      .map((place) => cells[place])
      .filter(isNumber),
  );
});
define('AVERAGE СРЗНАЧ', (args, scope) => {
  const list = numbers(args, scope);
  if (list.length === 0) throw new FormulaError('#DIV/0!');
  return sum(list) / list.length;
});
define(
  'MIN МИН',
  (args, scope) => numbers(args, scope).reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY) || 0,
);
define(
  'MAX МАКС',
  (args, scope) => numbers(args, scope).reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY) || 0,
);
define('ROUND ОКРУГЛ', (args, scope) => {
  const scale = 10 ** toNumber(nth(args, 1, scope));
  const number = toNumber(nth(args, 0, scope));
  return (Math.sign(number) * Math.round(Math.abs(number) * scale + Number.EPSILON)) / scale;
});
define('IF ЕСЛИ', (args, scope) => {
  const test = nth(args, 0, scope);
  return nth(args, test !== undefined && test !== '' && test !== false && test !== 0 ? 1 : 2, scope) ?? false;
});
define('IFERROR ЕСЛИОШИБКА', (args, scope) => {
  try {
    return nth(args, 0, scope) ?? '';
  } catch (error) {
    if (error instanceof FormulaError) return nth(args, 1, scope) ?? '';
    throw error;
  }
});
define('CONCATENATE СЦЕПИТЬ', (args, scope) =>
  args
    .flatMap((arg) => values(arg, scope))
    .map((value) => toText(value, scope))
    .join(''),
);

function evaluate(formula: Formula, scope: Scope): Value {
  switch (formula.kind) {
    case 'value':
      return formula.value;
    case 'sign':
      return formula.sign === '-' ? -toNumber(evaluate(formula.of, scope)) : evaluate(formula.of, scope);
    case 'pair':
      return combine(formula.sign, evaluate(formula.left, scope), evaluate(formula.right, scope), scope);
    case 'call': {
      const call = FUNCTIONS.get(formula.name);
      if (!call) throw new Unknown();
      return call(formula.args, scope);
    }
    case 'area': {
      const { sheet, rect } = rectOf(formula.area, scope);
      if (rect.top !== rect.bottom || rect.left !== rect.right) throw new Unknown();
      const cell = sheet.rows[rect.top]?.[rect.left];
      return cell && valueOf(cell, sheet, scope);
    }
  }
}

/** Finds the value of one formula cell, after those it stands on. */
function settle(cell: Cell, sheet: Sheet, scope: Scope): void {
  if (scope.done.has(cell)) return;
  if (scope.open.has(cell)) throw new FormulaError('#REF!');
  scope.open.add(cell);
  try {
    if (cell.formula?.includes('#REF!') === true) throw new FormulaError('#REF!');
    const formula = parseFormula(cell.formula ?? '');
    if (!formula) throw new Unknown();
    const value = evaluate(formula, { ...scope, sheet });
    if (typeof value === 'number' && !Number.isFinite(value)) cell.value = 0;
    else cell.value = value ?? 0;
  } catch (error) {
    if (error instanceof FormulaError) cell.value = error.message;
    else if (!(error instanceof Unknown)) throw error;
  } finally {
    scope.open.delete(cell);
    scope.done.add(cell);
  }
}

/** Whether the spreadsheet would refuse the formula for its English commas; those between digits are decimal. */
function hasEnglishCommas(formula: string): boolean {
  let quoted = false;
  for (let at = 0; at < formula.length; at++) {
    if (formula[at] === '"') quoted = !quoted;
    else if (formula[at] === ',' && !quoted && !(/\d/.test(formula[at - 1] ?? '') && /\d/.test(formula[at + 1] ?? '')))
      return true;
  }
  return false;
}

/** Finds the values of all formulas anew. With `semicolonsOnly` a formula with English commas is an error. */
export function recalculate(document: SpreadsheetDocument, semicolonsOnly = false): void {
  const done = new Set<Cell>();
  for (const sheet of document.sheets) {
    for (const row of rowsOf(sheet)) {
      if (!row) continue;
      for (const cell of row) {
        if (cell?.formula === undefined) continue;
        if (semicolonsOnly && hasEnglishCommas(cell.formula)) {
          cell.value = '#ERROR!';
          done.add(cell);
        } else settle(cell, sheet, { document, sheet, open: new Set(), done });
      }
    }
  }
}

/** Value of a formula that stands in no cell, such as that of a conditional format; undefined beyond what the host knows. */
export function formulaValue(source: string, sheet: Sheet, document: SpreadsheetDocument): CellValue | undefined {
  const formula = parseFormula(source);
  if (!formula) return undefined;
  try {
    return evaluate(formula, { document, sheet, open: new Set(), done: new Set() });
  } catch (error) {
    if (error instanceof FormulaError || error instanceof Unknown) return undefined;
    throw error;
  }
}
