/** Whether a cell's value breaks its data validation rule. Rules that need a formula engine hold for everything. */
import { parseA1 } from './a1';
import { eachCell } from './cells';
import { displayValue, isDateNumberFormat } from './display';
import type { Cell, CellValue, SpreadsheetDocument, ValidationRule } from './model';

function texts(rule: ValidationRule): string[] {
  return rule.args.flatMap((arg) => (Array.isArray(arg) ? arg.map(String) : [String(arg as CellValue)]));
}

function numbers(rule: ValidationRule): [number, number] {
  const [a, b] = rule.args;
  return [Number(a ?? 0), Number(b ?? 0)];
}

function listFromRange(rule: ValidationRule, document: SpreadsheetDocument): Set<string> | undefined {
  const area = parseA1(String(rule.args[0] ?? ''));
  const sheet = document.sheets.find((each) => each.name === area?.sheetName);
  if (!area || !sheet) return undefined;
  const allowed = new Set<string>();
  const rect = {
    top: area.top ?? 0,
    left: area.left ?? 0,
    bottom: area.bottom ?? sheet.rowCount - 1,
    right: area.right ?? sheet.columnCount - 1,
  };
  eachCell(sheet, rect, (cell) => allowed.add(displayValue(cell, document.locale)));
  return allowed;
}

function compare(criteria: string, value: number, [a, b]: [number, number]): boolean {
  switch (criteria.replace(/^(NUMBER|DATE)_/, '')) {
    case 'BETWEEN':
      return value >= a && value <= b;
    case 'NOT_BETWEEN':
      return value < a || value > b;
    case 'EQUAL_TO':
      return value === a;
    case 'NOT_EQUAL_TO':
      return value !== a;
    case 'GREATER_THAN':
    case 'AFTER':
      return value > a;
    case 'GREATER_THAN_OR_EQUAL_TO':
    case 'ON_OR_AFTER':
      return value >= a;
    case 'LESS_THAN':
    case 'BEFORE':
      return value < a;
    case 'LESS_THAN_OR_EQUAL_TO':
    case 'ON_OR_BEFORE':
      return value <= a;
    default:
      return true;
  }
}

/** True when the rule refuses what the cell holds; an empty cell breaks no rule. */
export function violates(cell: Cell, document: SpreadsheetDocument): boolean {
  const { validation: rule, value } = cell;
  if (!rule || value === undefined || value === '') return false;
  const text = typeof value === 'string' ? value : displayValue(cell, document.locale);
  switch (rule.criteria) {
    case 'VALUE_IN_LIST':
      return !texts(rule).includes(text);
    case 'VALUE_IN_RANGE':
      return listFromRange(rule, document)?.has(text) === false;
    case 'CHECKBOX': {
      const allowed = rule.args.length === 0 ? ['true', 'false'] : texts(rule);
      return !allowed.includes(String(value));
    }
    case 'TEXT_CONTAINS':
      return !text.includes(texts(rule)[0] ?? '');
    case 'TEXT_DOES_NOT_CONTAIN':
      return text.includes(texts(rule)[0] ?? '');
    case 'TEXT_EQUAL_TO':
      return text !== texts(rule)[0];
    case 'TEXT_IS_VALID_EMAIL':
      return !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
    case 'TEXT_IS_VALID_URL':
      return !/^(https?:\/\/)?[^\s/]+\.[^\s]+$/.test(text);
    case 'CUSTOM_FORMULA':
      return false;
    case 'DATE_IS_VALID_DATE':
      return typeof value !== 'number' || !isDateNumberFormat(cell.style?.numberFormat);
    default:
      return typeof value !== 'number' || !compare(rule.criteria, value, numbers(rule));
  }
}
