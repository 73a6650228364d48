/** Data validation rules: built by a chain, crossing only when set on a range. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { CellValue, ValidationRule } from '../../document/model';
import { without } from '../../document/without';
import { formatA1 } from '../../document/a1';
import { enumNamed } from '../enums';
import { refuseLacking } from '../lacking';
import { Exception } from '../port';
import { DataValidationCriteria } from './enums';
import { serialOfDate } from './serial';

type Rule = GoogleAppsScript.Spreadsheet.DataValidation;
type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;
type GRange = GoogleAppsScript.Spreadsheet.Range;
type Args = ValidationRule['args'];

type CriteriaName = Exclude<keyof typeof DataValidationCriteria, number>;

class RuleFacts {
  constructor(protected rule: ValidationRule) {}

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getCriteriaType(): Criteria {
    return enumNamed(DataValidationCriteria, this.rule.criteria) as Criteria;
  }
  getCriteriaValues(): unknown[] {
    return [...this.rule.args, ...(this.rule.showDropdown === undefined ? [] : [this.rule.showDropdown])];
  }
  getHelpText(): string {
    return this.rule.helpText ?? '';
  }
}
export interface ValidationHandle extends Omit<Rule, keyof RuleFacts> {}
export class ValidationHandle extends RuleFacts {
  get wire(): ValidationRule {
    return this.rule;
  }
  copy(): ValidationMaker {
    return new ValidationMaker(this.rule);
  }
}

/** How a rule crosses; null clears. */
export function ruleOf(rule: Rule | null): ValidationRule | null {
  if (rule === null) return null;
  if (rule instanceof ValidationHandle) return rule.wire;
  throw new Exception("The parameters don't match the method signature for SpreadsheetApp.Range.setDataValidation.");
}
export interface ValidationMaker extends Omit<GoogleAppsScript.Spreadsheet.DataValidationBuilder, keyof RuleFacts> {}
export class ValidationMaker extends RuleFacts {
  private chosen: boolean;

  constructor(from?: ValidationRule) {
    super(from ?? { criteria: '', args: [], allowInvalid: true });
    this.chosen = from !== undefined;
  }

  private require(criteria: CriteriaName, args: Args, showDropdown?: boolean): this {
    this.rule = {
      ...without(this.rule, 'showDropdown'),
      criteria,
      args,
      ...(showDropdown !== undefined && { showDropdown }),
    };
    this.chosen = true;
    return this;
  }
  private dates(criteria: CriteriaName, ...dates: GoogleAppsScript.Base.Date[]): this {
    return this.require(criteria, dates.map(serialOfDate));
  }

  build(): ValidationHandle {
    if (!this.chosen) throw new Exception('Cannot build a data validation rule without criteria.');
    return new ValidationHandle({ ...this.rule });
  }
  copy(): ValidationMaker {
    return new ValidationMaker({ ...this.rule });
  }
  setAllowInvalid(allowInvalid: boolean): this {
    this.rule = { ...this.rule, allowInvalid };
    return this;
  }
  setHelpText(helpText: string): this {
    this.rule = { ...this.rule, helpText };
    return this;
  }
  withCriteria(criteria: Criteria, args: unknown[]): this {
    return this.require(
      String(criteria) as 'CHECKBOX',
      args.map((arg) => (arg instanceof Date ? serialOfDate(arg) : (arg as CellValue))),
    );
  }
  requireCheckbox(...args: CellValue[]): this {
    return this.require('CHECKBOX', args);
  }
  requireDate(): this {
    return this.require('DATE_IS_VALID_DATE', []);
  }
  requireDateAfter(date: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_AFTER', date);
  }
  requireDateBefore(date: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_BEFORE', date);
  }
  requireDateBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_BETWEEN', start, end);
  }
  requireDateEqualTo(date: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_EQUAL_TO', date);
  }
  requireDateNotBetween(start: GoogleAppsScript.Base.Date, end: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_NOT_BETWEEN', start, end);
  }
  requireDateOnOrAfter(date: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_ON_OR_AFTER', date);
  }
  requireDateOnOrBefore(date: GoogleAppsScript.Base.Date): this {
    return this.dates('DATE_ON_OR_BEFORE', date);
  }
  requireFormulaSatisfied(formula: string): this {
    return this.require('CUSTOM_FORMULA', [formula]);
  }
  requireNumberBetween(start: number, end: number): this {
    return this.require('NUMBER_BETWEEN', [start, end]);
  }
  requireNumberEqualTo(number: number): this {
    return this.require('NUMBER_EQUAL_TO', [number]);
  }
  requireNumberGreaterThan(number: number): this {
    return this.require('NUMBER_GREATER_THAN', [number]);
  }
  requireNumberGreaterThanOrEqualTo(number: number): this {
    return this.require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }
  requireNumberLessThan(number: number): this {
    return this.require('NUMBER_LESS_THAN', [number]);
  }
  requireNumberLessThanOrEqualTo(number: number): this {
    return this.require('NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }
  requireNumberNotBetween(start: number, end: number): this {
    return this.require('NUMBER_NOT_BETWEEN', [start, end]);
  }
  requireNumberNotEqualTo(number: number): this {
    return this.require('NUMBER_NOT_EQUAL_TO', [number]);
  }
  requireTextContains(text: string): this {
    return this.require('TEXT_CONTAINS', [text]);
  }
  requireTextDoesNotContain(text: string): this {
    return this.require('TEXT_DOES_NOT_CONTAIN', [text]);
  }
  requireTextEqualTo(text: string): this {
    return this.require('TEXT_EQUAL_TO', [text]);
  }
  requireTextIsEmail(): this {
    return this.require('TEXT_IS_VALID_EMAIL', []);
  }
  requireTextIsUrl(): this {
    return this.require('TEXT_IS_VALID_URL', []);
  }
  requireValueInList(values: string[], showDropdown = true): this {
    if (values.length > LONGEST_LIST)
      throw new Exception(
        `The data validation rule has more items than the limit of ${LONGEST_LIST}. Use the “List from a range” criteria instead.`,
      );
    return this.require('VALUE_IN_LIST', [values.map(String)], showDropdown);
  }
  requireValueInRange(range: GRange, showDropdown = true): this {
    const area = {
      top: range.getRow() - 1,
      left: range.getColumn() - 1,
      bottom: range.getLastRow() - 1,
      right: range.getLastColumn() - 1,
    };
    const sheet = range.getSheet().getName().replace(/'/g, "''");
    return this.require('VALUE_IN_RANGE', [`'${sheet}'!${formatA1(area)}`], showDropdown);
  }
}
refuseLacking(ValidationHandle, 'Spreadsheet.DataValidation');
refuseLacking(ValidationMaker, 'Spreadsheet.DataValidationBuilder');

const LONGEST_LIST = 500;
