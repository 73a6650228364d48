/**
 * Validation, conditional looks and notes in the grid's own form. Criteria are those of SpreadsheetApp; one that the
 * grid has no like of is left out: the page then shows the cell without it, and the file keeps it.
 */
import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
} from '@univerjs/core';
import type { ISheetDataValidationRule, IStyleBase } from '@univerjs/core';
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
} from '@univerjs/preset-sheets-conditional-formatting';
import type { IConditionFormattingRule } from '@univerjs/preset-sheets-conditional-formatting';
import type { ISheetNote } from '@univerjs/preset-sheets-note';
import type { CellValue, ConditionalRule, ValidationRule, WireSheet } from '../../server/wire';
import { rectanglesOf } from './cell-runs';
import { toRange } from './univer-sheet';
import { toUniverStyle } from './univer-styles';

type RuleCore = Pick<ISheetDataValidationRule, 'type' | 'operator' | 'formula1' | 'formula2'>;

/** The validation rules of a sheet, each over all its cells. */
export function toValidations(sheet: WireSheet): ISheetDataValidationRule[] {
  const places = new Map<number, [number, number][]>();
  sheet.rows.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (cell?.validation === undefined) return;
      const known = places.get(cell.validation);
      if (known) known.push([row, column]);
      else places.set(cell.validation, [[row, column]]);
    });
  });
  const rules: ISheetDataValidationRule[] = [];
  for (const [number, cells] of places) {
    const rule = sheet.validations[number];
    const core = rule && validationCore(rule);
    if (!core) continue;
    rules.push({
      ...core,
      uid: `v${sheet.id}-${number}`,
      ranges: rectanglesOf(cells).map(toRange),
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: rule.allowInvalid ? DataValidationErrorStyle.WARNING : DataValidationErrorStyle.STOP,
      error: rule.helpText ?? listHelp(rule),
      showDropDown: rule.showDropdown !== false,
      renderMode: DataValidationRenderMode.ARROW,
    });
  }
  return rules;
}

/** What to do about a refused input; other rules have the grid's own words. */
function listHelp({ criteria, args: [list] }: ValidationRule): string | undefined {
  if (criteria !== 'VALUE_IN_LIST' || !Array.isArray(list)) return undefined;
  return `Выберите значение из списка: ${list.slice(0, 12).join(', ')}${list.length > 12 ? '…' : '.'}`;
}

const OPERATORS: Readonly<Record<string, DataValidationOperator>> = {
  BETWEEN: DataValidationOperator.BETWEEN,
  NOT_BETWEEN: DataValidationOperator.NOT_BETWEEN,
  EQUAL_TO: DataValidationOperator.EQUAL,
  NOT_EQUAL_TO: DataValidationOperator.NOT_EQUAL,
  GREATER_THAN: DataValidationOperator.GREATER_THAN,
  GREATER_THAN_OR_EQUAL_TO: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LESS_THAN: DataValidationOperator.LESS_THAN,
  LESS_THAN_OR_EQUAL_TO: DataValidationOperator.LESS_THAN_OR_EQUAL,
  // Of dates.
  AFTER: DataValidationOperator.GREATER_THAN,
  ON_OR_AFTER: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  BEFORE: DataValidationOperator.LESS_THAN,
  ON_OR_BEFORE: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

function validationCore(rule: ValidationRule): RuleCore | null {
  const { criteria, args } = rule;
  const scalar = (at: number): string | undefined => {
    const value = args[at];
    return value === undefined || typeof value === 'object' ? undefined : String(value);
  };
  if (criteria === 'VALUE_IN_LIST') {
    const [list] = args;
    return Array.isArray(list) ? { type: DataValidationType.LIST, formula1: JSON.stringify(list) } : null;
  }
  if (criteria === 'VALUE_IN_RANGE') {
    const range = scalar(0)?.replace(/^=/, '');
    return range === undefined ? null : { type: DataValidationType.LIST, formula1: `=${range}` };
  }
  if (criteria === 'CHECKBOX') {
    const [checked, unchecked] = [scalar(0), scalar(1)];
    return {
      type: DataValidationType.CHECKBOX,
      formula1: checked,
      formula2: checked === undefined ? undefined : (unchecked ?? ''),
    };
  }
  if (criteria === 'CUSTOM_FORMULA') return { type: DataValidationType.CUSTOM, formula1: scalar(0) };
  const kind = /^(NUMBER|DATE)_(.+)$/.exec(criteria);
  const operator = OPERATORS[kind?.[2] ?? ''];
  if (!kind || !operator) return null;
  const type = kind[1] === 'DATE' ? DataValidationType.DATE : DataValidationType.DECIMAL;
  return { type, operator, formula1: scalar(0), formula2: scalar(1) };
}

/** The conditional rules of a sheet, the first winning as in Google Sheets. */
export function toConditionalRules(sheet: WireSheet): IConditionFormattingRule[] {
  return sheet.conditionalRules.flatMap((rule, number) => {
    const highlight = conditionalCore(rule);
    if (!highlight) return [];
    return [{ cfId: `c${sheet.id}-${number}`, ranges: rule.ranges.map(toRange), stopIfTrue: false, rule: highlight }];
  });
}

const NUMBER_TESTS = {
  NUMBER_EQUAL_TO: CFNumberOperator.equal,
  NUMBER_NOT_EQUAL_TO: CFNumberOperator.notEqual,
  NUMBER_GREATER_THAN: CFNumberOperator.greaterThan,
  NUMBER_GREATER_THAN_OR_EQUAL_TO: CFNumberOperator.greaterThanOrEqual,
  NUMBER_LESS_THAN: CFNumberOperator.lessThan,
  NUMBER_LESS_THAN_OR_EQUAL_TO: CFNumberOperator.lessThanOrEqual,
} as const;

const NUMBER_RANGES = {
  NUMBER_BETWEEN: CFNumberOperator.between,
  NUMBER_NOT_BETWEEN: CFNumberOperator.notBetween,
} as const;

const TEXT_TESTS = {
  TEXT_EQUAL_TO: CFTextOperator.equal,
  TEXT_CONTAINS: CFTextOperator.containsText,
  TEXT_DOES_NOT_CONTAIN: CFTextOperator.notContainsText,
  TEXT_STARTS_WITH: CFTextOperator.beginsWith,
  TEXT_ENDS_WITH: CFTextOperator.endsWith,
  CELL_EMPTY: CFTextOperator.containsBlanks,
  CELL_NOT_EMPTY: CFTextOperator.notContainsBlanks,
} as const;

const has = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);
const toNumber = (value: CellValue | undefined): number => Number(value ?? 0);

function conditionalCore({ criteria, args, style }: ConditionalRule): IConditionFormattingRule['rule'] | null {
  const highlight = { type: CFRuleType.highlightCell as const, style: toUniverStyle(style) as IStyleBase };
  if (criteria === 'CUSTOM_FORMULA') {
    return { ...highlight, subType: CFSubRuleType.formula, value: `=${String(args[0] ?? '').replace(/^=/, '')}` };
  }
  if (has(NUMBER_RANGES, criteria)) {
    const value: [number, number] = [toNumber(args[0]), toNumber(args[1])];
    return { ...highlight, subType: CFSubRuleType.number, operator: NUMBER_RANGES[criteria], value };
  }
  if (has(NUMBER_TESTS, criteria)) {
    return { ...highlight, subType: CFSubRuleType.number, operator: NUMBER_TESTS[criteria], value: toNumber(args[0]) };
  }
  if (has(TEXT_TESTS, criteria)) {
    return { ...highlight, subType: CFSubRuleType.text, operator: TEXT_TESTS[criteria], value: String(args[0] ?? '') };
  }
  return null;
}

/** The notes of a sheet. Their boxes are sized by their text, as far as it is worth. */
export function toNotes(sheet: WireSheet): ISheetNote[] {
  const notes: ISheetNote[] = [];
  sheet.rows.forEach((cells, row) => {
    cells?.forEach((cell, col) => {
      if (cell?.note === undefined || cell.note === '') return;
      const lines = cell.note.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 34)), 0);
      notes.push({
        id: `n${sheet.id}-${row}-${col}`,
        row,
        col,
        width: 260,
        height: Math.min(280, 30 + lines * 20),
        note: cell.note,
      });
    });
  });
  return notes;
}
