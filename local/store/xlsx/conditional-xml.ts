/** Conditional formats in the file against SpreadsheetApp's boolean criteria. Colour scales and bars have no counterpart. */
import type { CellStyle, CellValue, ConditionalRule } from '../../document/model';
import { fromFileFormula, toFileFormula } from './formula-text';
import type { SheetNames } from './validation-xml';
import type { XmlElement } from '../xml/xml-reader';
import { children } from '../xml/xml-reader';
import { fitsXml, xml } from '../xml/xml-text';

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
const dateOperators = new Map([
  ['DATE_AFTER', 'greaterThan'],
  ['DATE_BEFORE', 'lessThan'],
  ['DATE_EQUAL_TO', 'equal'],
]);
const relativeDates = new Map([
  ['TODAY', 'TODAY()'],
  ['TOMORROW', 'TODAY()+1'],
  ['YESTERDAY', 'TODAY()-1'],
  ['PAST_WEEK', 'TODAY()-7'],
  ['PAST_MONTH', 'EDATE(TODAY(),-1)'],
  ['PAST_YEAR', 'EDATE(TODAY(),-12)'],
]);
const back = (map: Map<string, string>): Map<string, string> => new Map([...map].map(([key, value]) => [value, key]));
const numberCriteria = back(numberOperators);
const dateCriteria = back(dateOperators);
const relativeNames = back(relativeDates);
/** A date is told from a number by an addition that changes nothing. */
const DATE_MARK = '+N("DATE")';

/** The `cfRule` element; undefined where the file cannot hold the rule. `first` is the top left cell of its ranges. */
export function conditionalXml(
  rule: ConditionalRule,
  first: string,
  priority: number,
  styleNumber: number,
  names: SheetNames,
): string | undefined {
  const body = ruleBody(rule, first, names);
  if (body === undefined) return undefined;
  const formulas = body.formulas.map((formula) => `<formula>${xml(formula)}</formula>`).join('');
  return `<cfRule type="${body.type}" dxfId="${styleNumber}" priority="${priority}"${body.attributes ?? ''}>${formulas}</cfRule>`;
}

interface RuleBody {
  readonly type: string;
  readonly attributes?: string;
  readonly formulas: readonly string[];
}

function ruleBody({ criteria, args }: ConditionalRule, first: string, names: SheetNames): RuleBody | undefined {
  const [a] = args;
  const numberOperator = numberOperators.get(criteria);
  if (numberOperator !== undefined) {
    const formulas = operands(args, numberOperator, names);
    return formulas && { type: 'cellIs', attributes: ` operator="${numberOperator}"`, formulas };
  }
  if (criteria.startsWith('DATE_')) {
    const operator = dateOperators.get(criteria.replace(/_RELATIVE$/, ''));
    if (operator === undefined) return undefined;
    const bound = criteria.endsWith('_RELATIVE')
      ? relativeDates.get(String(a))
      : typeof a === 'number'
        ? String(a)
        : undefined;
    return bound === undefined
      ? undefined
      : { type: 'cellIs', attributes: ` operator="${operator}"`, formulas: [`${bound}${DATE_MARK}`] };
  }
  if (criteria === 'CELL_EMPTY') return { type: 'containsBlanks', formulas: [`LEN(TRIM(${first}))=0`] };
  if (criteria === 'CELL_NOT_EMPTY') return { type: 'notContainsBlanks', formulas: [`LEN(TRIM(${first}))>0`] };
  if (criteria === 'CUSTOM_FORMULA') {
    const formula = toFileFormula(String(a), names);
    return formula === undefined ? undefined : { type: 'expression', formulas: [formula] };
  }
  if (typeof a !== 'string' || a.length > 200 || /[\p{Cc}]/u.test(a) || !fitsXml(a)) return undefined;
  return textRule(criteria, a, first);
}

function textRule(criteria: string, text: string, first: string): RuleBody | undefined {
  const quoted = `"${text.replace(/"/g, '""')}"`;
  const attributes = (operator: string): string => ` operator="${operator}" text="${xml(text)}"`;
  switch (criteria) {
    case 'TEXT_CONTAINS':
      return {
        type: 'containsText',
        attributes: attributes('containsText'),
        formulas: [`NOT(ISERROR(SEARCH(${quoted},${first})))`],
      };
    case 'TEXT_DOES_NOT_CONTAIN':
      return {
        type: 'notContainsText',
        attributes: attributes('notContains'),
        formulas: [`ISERROR(SEARCH(${quoted},${first}))`],
      };
    case 'TEXT_STARTS_WITH':
      return {
        type: 'beginsWith',
        attributes: attributes('beginsWith'),
        formulas: [`LEFT(${first},${text.length})=${quoted}`],
      };
    case 'TEXT_ENDS_WITH':
      return {
        type: 'endsWith',
        attributes: attributes('endsWith'),
        formulas: [`RIGHT(${first},${text.length})=${quoted}`],
      };
    case 'TEXT_EQUAL_TO':
      return { type: 'cellIs', attributes: ' operator="equal"', formulas: [quoted] };
    case 'TEXT_NOT_EQUAL_TO':
      return { type: 'cellIs', attributes: ' operator="notEqual"', formulas: [quoted] };
    default:
      return undefined;
  }
}

function operands(args: readonly CellValue[], operator: string, names: SheetNames): string[] | undefined {
  const wanted = operator === 'between' || operator === 'notBetween' ? 2 : 1;
  const formulas = args.slice(0, wanted).map((value) => {
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.startsWith('=') ? toFileFormula(value, names) : undefined;
  });
  return formulas.length < wanted || formulas.includes(undefined) ? undefined : (formulas as string[]);
}

/** Reads a `cfRule`; undefined for kinds without a counterpart. The ranges are the caller's. */
export function readConditional(
  rule: XmlElement,
  styles: readonly CellStyle[],
  names: SheetNames,
): Omit<ConditionalRule, 'ranges'> | undefined {
  const style = styles[Number(rule.attributes.get('dxfId') ?? NaN)];
  const formulas = children(rule, 'formula').map((formula) => formula.text.trim());
  const body = style === undefined ? undefined : readBody(rule, formulas, names);
  return body === undefined || style === undefined ? undefined : { ...body, style: { ...style } };
}

const textKinds = new Map([
  ['containsText', 'TEXT_CONTAINS'],
  ['notContainsText', 'TEXT_DOES_NOT_CONTAIN'],
  ['beginsWith', 'TEXT_STARTS_WITH'],
  ['endsWith', 'TEXT_ENDS_WITH'],
]);

function readBody(
  rule: XmlElement,
  formulas: readonly string[],
  names: SheetNames,
): Pick<ConditionalRule, 'criteria' | 'args'> | undefined {
  const type = rule.attributes.get('type');
  const operator = rule.attributes.get('operator') ?? '';
  const [formula = ''] = formulas;
  const textKind = textKinds.get(type ?? '');
  const text = rule.attributes.get('text');
  if (textKind !== undefined && text !== undefined) return { criteria: textKind, args: [text] };
  if (type === 'containsBlanks') return { criteria: 'CELL_EMPTY', args: [] };
  if (type === 'notContainsBlanks') return { criteria: 'CELL_NOT_EMPTY', args: [] };
  if (type === 'expression')
    return formula === '' ? undefined : { criteria: 'CUSTOM_FORMULA', args: [fromFileFormula(formula, names)] };
  if (type !== 'cellIs') return undefined;
  if (formula.endsWith(DATE_MARK)) return readDate(operator, formula.slice(0, -DATE_MARK.length));
  if (/^"(?:[^"]|"")*"$/.test(formula) && (operator === 'equal' || operator === 'notEqual')) {
    const value = formula.slice(1, -1).replace(/""/g, '"');
    return { criteria: operator === 'equal' ? 'TEXT_EQUAL_TO' : 'TEXT_NOT_EQUAL_TO', args: [value] };
  }
  const criteria = numberCriteria.get(operator);
  if (criteria === undefined || formula === '') return undefined;
  return {
    criteria,
    args: formulas.map((body) => (Number.isFinite(Number(body)) ? Number(body) : fromFileFormula(body, names))),
  };
}

function readDate(operator: string, bound: string): Pick<ConditionalRule, 'criteria' | 'args'> | undefined {
  const criteria = dateCriteria.get(operator);
  const relative = relativeNames.get(bound);
  if (criteria === undefined) return undefined;
  return relative === undefined
    ? { criteria, args: [Number(bound)] }
    : { criteria: `${criteria}_RELATIVE`, args: [relative] };
}
