/**
 * Data validation in the file against SpreadsheetApp's criteria. What Excel has no kind for (a checkbox, an e-mail) is
 * a formula of its own kind with a recognisable mark, so that it moves with its cells when Excel inserts rows.
 */
import type { CellValue, ValidationRule } from '../../document/model';
import { fromFileFormula, toFileFormula } from './formula-text';
import type { XmlElement } from '../xml/xml-reader';
import { child, flag } from '../xml/xml-reader';
import { attributeXml, decodeCellText, fitsXml, xml } from '../xml/xml-text';

/** How sheet names change between the model and the file. */
export type SheetNames = (name: string) => string;

/** Where lists live that do not fit into a rule (255 characters, no commas in items). */
export interface ListSheet {
  /** Keeps a list and gives the reference to it. */
  add(items: readonly string[]): string;
}

/** Excel's own bounds for a rule's texts. */
const LIST_LENGTH = 255;
const PROMPT_LENGTH = 255;
const FORMULA_LENGTH = 8000;

const dateOperators = new Map([
  ['DATE_AFTER', 'greaterThan'],
  ['DATE_BEFORE', 'lessThan'],
  ['DATE_BETWEEN', 'between'],
  ['DATE_EQUAL_TO', 'equal'],
  ['DATE_NOT_BETWEEN', 'notBetween'],
  ['DATE_ON_OR_AFTER', 'greaterThanOrEqual'],
  ['DATE_ON_OR_BEFORE', 'lessThanOrEqual'],
]);
const numberOperators = new Map([
  ['NUMBER_GREATER_THAN', 'greaterThan'],
  ['NUMBER_LESS_THAN', 'lessThan'],
  ['NUMBER_BETWEEN', 'between'],
  ['NUMBER_EQUAL_TO', 'equal'],
  ['NUMBER_NOT_BETWEEN', 'notBetween'],
  ['NUMBER_NOT_EQUAL_TO', 'notEqual'],
  ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'greaterThanOrEqual'],
  ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'lessThanOrEqual'],
]);
const criteriaOf = (map: Map<string, string>): Map<string, string> =>
  new Map([...map].map(([criteria, operator]) => [operator, criteria]));
const dateCriteria = criteriaOf(dateOperators);
const numberCriteria = criteriaOf(numberOperators);

/** Serial numbers begin with 1, so this bound says no more than «a date». */
const ANY_DATE = '1';

interface Written {
  readonly type: string;
  readonly operator?: string;
  readonly formulas: readonly string[];
}

/**
 * The `dataValidation` element for cells whose first is `first`; undefined where the file cannot hold the rule.
 * A help text over Excel's length is cut with «…»: the caller keeps the whole.
 */
export function validationXml(
  rule: ValidationRule,
  first: string,
  ranges: string,
  names: SheetNames,
  lists: ListSheet,
): string | undefined {
  const written = writeCriteria(rule, first, names, lists);
  if (written === undefined || written.formulas.some((formula) => formula.length > FORMULA_LENGTH)) return undefined;
  const [formula1, formula2] = written.formulas;
  const help = rule.helpText === undefined || rule.helpText === '' ? '' : attributeXml(shortHelp(rule.helpText));
  return (
    `<dataValidation type="${written.type}"` +
    (rule.allowInvalid ? ' errorStyle="warning"' : '') +
    (written.operator === undefined || written.operator === 'between' ? '' : ` operator="${written.operator}"`) +
    ' allowBlank="1"' +
    // In the file the attribute hides the arrow.
    (rule.showDropdown === false && written.type === 'list' ? ' showDropDown="1"' : '') +
    (help === '' ? '' : ' showInputMessage="1"') +
    ' showErrorMessage="1"' +
    (help === '' ? '' : ` prompt="${help}"`) +
    ` sqref="${ranges}">` +
    (formula1 === undefined ? '' : `<formula1>${xml(formula1)}</formula1>`) +
    (formula2 === undefined ? '' : `<formula2>${xml(formula2)}</formula2>`) +
    '</dataValidation>'
  );
}

/** What of a help text the file shows. */
export function shortHelp(text: string): string {
  return text.length <= PROMPT_LENGTH ? text : `${text.slice(0, PROMPT_LENGTH - 1)}…`;
}

function writeCriteria(rule: ValidationRule, first: string, names: SheetNames, lists: ListSheet): Written | undefined {
  const { criteria, args } = rule;
  const [a, b] = args;
  if (criteria === 'VALUE_IN_LIST' && Array.isArray(a)) {
    const items = (a as readonly string[]).filter((item) => item !== '');
    if (items.length === 0) return undefined;
    const inline = `"${items.join(',')}"`;
    const fits =
      inline.length <= LIST_LENGTH &&
      items.every((item) => item === item.trim() && !/[",\p{Cc}]|_x/u.test(item) && fitsXml(item));
    return { type: 'list', formulas: [fits ? inline : lists.add(items)] };
  }
  if (criteria === 'VALUE_IN_RANGE' && typeof a === 'string') {
    const reference = absolute(a);
    const formula = reference === undefined ? undefined : toFileFormula(reference, names);
    return formula === undefined ? undefined : { type: 'list', formulas: [formula] };
  }
  if (criteria === 'DATE_IS_VALID_DATE') return { type: 'date', operator: 'greaterThanOrEqual', formulas: [ANY_DATE] };
  const dateOperator = dateOperators.get(criteria);
  if (dateOperator !== undefined) return bounded('date', dateOperator, args, names);
  const numberOperator = numberOperators.get(criteria);
  if (numberOperator !== undefined) return bounded('decimal', numberOperator, args, names);
  if (criteria === 'CUSTOM_FORMULA' && typeof a === 'string') {
    const formula = toFileFormula(a, names);
    return formula === undefined ? undefined : { type: 'custom', formulas: [formula] };
  }
  if (criteria === 'CHECKBOX') {
    if (args.length === 0) return { type: 'custom', formulas: [`ISLOGICAL(${first})`] };
    const [on, off] = [a, b].map(literal);
    return on === undefined
      ? undefined
      : {
          type: 'custom',
          formulas: [`OR(N("CHECKBOX")=1,${first}=${on}${off === undefined ? '' : `,${first}=${off}`})`],
        };
  }
  const text = typeof a === 'string' ? literal(a) : undefined;
  const custom = new Map<string, string | undefined>([
    ['TEXT_CONTAINS', text && `NOT(ISERROR(SEARCH(${text},${first})))`],
    ['TEXT_DOES_NOT_CONTAIN', text && `ISERROR(SEARCH(${text},${first}))`],
    ['TEXT_EQUAL_TO', text && `EXACT(${first},${text})`],
    ['TEXT_IS_VALID_EMAIL', `AND(N("EMAIL")=0,ISNUMBER(SEARCH("?@?*.?",${first})))`],
    ['TEXT_IS_VALID_URL', `AND(N("URL")=0,ISNUMBER(SEARCH("?*.?",${first})))`],
  ]).get(criteria);
  return custom === undefined ? undefined : { type: 'custom', formulas: [custom] };
}

function bounded(type: string, operator: string, args: ValidationRule['args'], names: SheetNames): Written | undefined {
  const wanted = operator === 'between' || operator === 'notBetween' ? 2 : 1;
  const formulas = args.slice(0, wanted).map((value) => {
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.startsWith('=') ? toFileFormula(value, names) : undefined;
  });
  if (formulas.length < wanted || formulas.includes(undefined)) return undefined;
  return { type, operator, formulas: formulas as string[] };
}

/** A constant in a formula; undefined for text that a formula cannot hold. */
function literal(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'string' || value.length > LIST_LENGTH || !fitsXml(value)) return undefined;
  return `"${value.replace(/"/g, '""')}"`;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/""/g, '"');
}

/** `A2:A` of Google, and relative corners, as an absolute reference of Excel. */
function absolute(reference: string): string | undefined {
  const match =
    /^=?((?:'(?:[^']|'')*'|[^'!]+)!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})?(?::\$?([A-Za-z]{1,3})\$?(\d{1,7})?)?$/.exec(
      reference.trim(),
    );
  if (match === null) return undefined;
  const [, sheet = '', left = '', top, right = left, bottom] = match;
  if (top === undefined && !reference.includes(':')) return undefined;
  const last = reference.includes(':') ? (bottom ?? '1048576') : (top ?? '');
  const end = `$${right.toUpperCase()}$${last}`;
  const start = `$${left.toUpperCase()}$${top ?? '1'}`;
  return `${sheet}${reference.includes(':') ? `${start}:${end}` : start}`;
}

/** Google's way of the same: no `$`, and no last row where the range is open. */
function relative(reference: string): string {
  const mark = reference.lastIndexOf('!') + 1;
  return (
    reference.slice(0, mark) +
    reference
      .slice(mark)
      .replace(/\$/g, '')
      .replace(/^([A-Z]+\d+:[A-Z]+)1048576$/, '$1')
  );
}

/**
 * Reads a `dataValidation`, the plain kind or that of Excel's extension. `list` gives the items behind a reference to
 * the sheet of lists. Undefined for kinds that SpreadsheetApp lacks (the caller names the loss) and for rules of a
 * message alone.
 */
export function readValidation(
  element: XmlElement,
  names: SheetNames,
  list: (reference: string) => readonly string[] | undefined,
): ValidationRule | undefined {
  const formulaOf = (name: string): string | undefined => {
    const formula = child(element, name);
    return formula === undefined ? undefined : (child(formula, 'f') ?? formula).text.trim();
  };
  const criteria = readCriteria(element, formulaOf('formula1') ?? '', formulaOf('formula2') ?? '', names, list);
  if (criteria === undefined) return undefined;
  const style = element.attributes.get('errorStyle') ?? 'stop';
  const help = decodeCellText(element.attributes.get('prompt') ?? '');
  return {
    ...criteria,
    allowInvalid: !flag(element.attributes.get('showErrorMessage')) || style !== 'stop',
    ...(criteria.criteria.startsWith('VALUE_IN_') && { showDropdown: !flag(element.attributes.get('showDropDown')) }),
    ...(help !== '' && { helpText: help }),
  };
}

function readCriteria(
  element: XmlElement,
  formula1: string,
  formula2: string,
  names: SheetNames,
  list: (reference: string) => readonly string[] | undefined,
): Pick<ValidationRule, 'criteria' | 'args'> | undefined {
  const type = element.attributes.get('type') ?? 'none';
  const operator = element.attributes.get('operator') ?? 'between';
  if (formula1 === '') return undefined;
  if (type === 'list') {
    if (formula1.startsWith('"')) {
      const items = unquote(formula1)
        .split(',')
        .map((item) => item.trim());
      return { criteria: 'VALUE_IN_LIST', args: [items.filter((item) => item !== '')] };
    }
    const items = list(formula1);
    if (items !== undefined) return { criteria: 'VALUE_IN_LIST', args: [items] };
    const reference = relative(fromFileFormula(formula1, names).slice(1));
    return { criteria: 'VALUE_IN_RANGE', args: [reference] };
  }
  if (type === 'date') {
    if (operator === 'greaterThanOrEqual' && formula1 === ANY_DATE) return { criteria: 'DATE_IS_VALID_DATE', args: [] };
    return readBounds(dateCriteria, operator, formula1, formula2, names);
  }
  if (type === 'decimal' || type === 'whole') return readBounds(numberCriteria, operator, formula1, formula2, names);
  return type === 'custom' ? readCustom(formula1, names) : undefined;
}

function readBounds(
  criteria: Map<string, string>,
  operator: string,
  formula1: string,
  formula2: string,
  names: SheetNames,
): Pick<ValidationRule, 'criteria' | 'args'> | undefined {
  const name = criteria.get(operator);
  if (name === undefined) return undefined;
  const bound = (formula: string): CellValue => {
    const number = Number(formula);
    return formula !== '' && Number.isFinite(number) ? number : fromFileFormula(formula, names);
  };
  const both = operator === 'between' || operator === 'notBetween';
  return { criteria: name, args: both ? [bound(formula1), bound(formula2)] : [bound(formula1)] };
}

const cell = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`;
const constant = String.raw`("(?:[^"]|"")*"|TRUE|FALSE|-?\d[\d.E+-]*)`;
const customForms: readonly (readonly [string, RegExp])[] = [
  ['CHECKBOX', new RegExp(`^ISLOGICAL\\(${cell}\\)$`)],
  ['CHECKBOX', new RegExp(`^OR\\(N\\("CHECKBOX"\\)=1,${cell}=${constant}(?:,${cell}=${constant})?\\)$`)],
  ['TEXT_CONTAINS', new RegExp(`^NOT\\(ISERROR\\(SEARCH\\(${constant},${cell}\\)\\)\\)$`)],
  ['TEXT_DOES_NOT_CONTAIN', new RegExp(`^ISERROR\\(SEARCH\\(${constant},${cell}\\)\\)$`)],
  ['TEXT_EQUAL_TO', new RegExp(`^EXACT\\(${cell},${constant}\\)$`)],
  ['TEXT_IS_VALID_EMAIL', /^AND\(N\("EMAIL"\)=0,/],
  ['TEXT_IS_VALID_URL', /^AND\(N\("URL"\)=0,/],
];

function readCustom(formula: string, names: SheetNames): Pick<ValidationRule, 'criteria' | 'args'> {
  for (const [criteria, form] of customForms) {
    const match = form.exec(formula);
    if (match !== null)
      return {
        criteria,
        args: match
          .slice(1)
          .filter((text) => typeof text === 'string')
          .map(readLiteral),
      };
  }
  return { criteria: 'CUSTOM_FORMULA', args: [fromFileFormula(formula, names)] };
}

function readLiteral(text: string): CellValue {
  if (text.startsWith('"')) return unquote(text);
  return text === 'TRUE' ? true : text === 'FALSE' ? false : Number(text);
}
