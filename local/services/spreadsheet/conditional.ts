/** Conditional format rules by condition. Colour scales are not kept by the host and refuse. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { CellStyle, CellValue, ConditionalRule } from '../../document/model';
import { enumNamed } from '../enums';
import { refuseLacking } from '../lacking';
import { Exception } from '../port';
import { colorOf } from './colors';
import { BooleanCriteria } from './enums';
import { serialOfDate } from './serial';
import type { RangeShape, SheetShape } from './shapes';

type G = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type GRange = GoogleAppsScript.Spreadsheet.Range;
type Criteria = Exclude<keyof typeof BooleanCriteria, number>;

class Condition implements GoogleAppsScript.Spreadsheet.BooleanCondition {
  constructor(private readonly rule: Pick<ConditionalRule, 'criteria' | 'args' | 'style'>) {}

  getBackground(): string | null {
    return this.rule.style.background ?? null;
  }
  getBold(): boolean | null {
    return this.rule.style.bold ?? null;
  }
  getCriteriaType(): GoogleAppsScript.Spreadsheet.BooleanCriteria {
    return enumNamed(BooleanCriteria, this.rule.criteria) as GoogleAppsScript.Spreadsheet.BooleanCriteria;
  }
  getCriteriaValues(): unknown[] {
    return [...this.rule.args];
  }
  getFontColor(): string | null {
    return this.rule.style.fontColor ?? null;
  }
  getItalic(): boolean | null {
    return this.rule.style.italic ?? null;
  }
  getStrikethrough(): boolean | null {
    return this.rule.style.strikethrough ?? null;
  }
  getUnderline(): boolean | null {
    return this.rule.style.underline ?? null;
  }
}

class RuleFacts {
  constructor(
    protected rule: Pick<ConditionalRule, 'criteria' | 'args' | 'style'>,
    protected ranges: readonly GRange[],
  ) {}

  copy(): ConditionalMaker {
    return new ConditionalMaker({ ...this.rule }, this.ranges);
  }
  getBooleanCondition(): Condition | null {
    return this.rule.criteria === '' ? null : new Condition(this.rule);
  }
  getGradientCondition(): null {
    return null;
  }
  getRanges(): GRange[] {
    return [...this.ranges];
  }
}

export class ConditionalHandle extends RuleFacts implements G {
  /** How the rule crosses. */
  wire(): ConditionalRule {
    return {
      ...this.rule,
      ranges: this.ranges.map((range) => ({
        top: range.getRow() - 1,
        left: range.getColumn() - 1,
        bottom: range.getLastRow() - 1,
        right: range.getLastColumn() - 1,
      })),
    };
  }
}

/** How a rule that a script hands over crosses. */
export function ruleWire(rule: G): ConditionalRule {
  if (rule instanceof ConditionalHandle) return rule.wire();
  throw new Exception(
    "The parameters don't match the method signature for SpreadsheetApp.Sheet.setConditionalFormatRules.",
  );
}

/** A rule of a sheet as the script gets it. */
export function ruleFrom(rule: ConditionalRule, sheet: SheetShape): ConditionalHandle {
  const { ranges, ...rest } = rule;
  return new ConditionalHandle(
    rest,
    ranges.map((rect): RangeShape => sheet.area(rect)),
  );
}
export interface ConditionalMaker extends Omit<
  GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder,
  keyof RuleFacts
> {}
export class ConditionalMaker extends RuleFacts {
  constructor(rule?: Pick<ConditionalRule, 'criteria' | 'args' | 'style'>, ranges: readonly GRange[] = []) {
    super(rule ?? { criteria: '', args: [], style: {} }, ranges);
  }

  build(): ConditionalHandle {
    if (this.rule.criteria === '') throw new Exception('Conditional format rule must have a condition.');
    if (this.ranges.length === 0) throw new Exception('Conditional format rule must have at least one range.');
    return new ConditionalHandle({ ...this.rule }, this.ranges);
  }
  setRanges(ranges: GRange[]): this {
    this.ranges = [...ranges];
    return this;
  }
  private style(style: CellStyle): this {
    this.rule = { ...this.rule, style: { ...this.rule.style, ...style } };
    return this;
  }
  setBackground(color: string | null): this {
    return this.style({ background: colorOf(color) ?? undefined });
  }
  setFontColor(color: string | null): this {
    return this.style({ fontColor: colorOf(color) ?? undefined });
  }
  setBold(bold: boolean | null): this {
    return this.style({ bold: bold ?? undefined });
  }
  setItalic(italic: boolean | null): this {
    return this.style({ italic: italic ?? undefined });
  }
  setStrikethrough(strikethrough: boolean | null): this {
    return this.style({ strikethrough: strikethrough ?? undefined });
  }
  setUnderline(underline: boolean | null): this {
    return this.style({ underline: underline ?? undefined });
  }
  private when(criteria: Criteria, ...args: CellValue[]): this {
    this.rule = { ...this.rule, criteria, args };
    return this;
  }
  private whenDate(criteria: Criteria, date: unknown): this {
    if (date instanceof Date) return this.when(criteria, serialOfDate(date));
    return this.when(`${criteria}_RELATIVE` as Criteria, String(date));
  }
  withCriteria(criteria: GoogleAppsScript.Spreadsheet.BooleanCriteria, args: unknown[]): this {
    return this.when(
      String(criteria) as Criteria,
      ...args.map((arg) =>
        arg instanceof Date
          ? serialOfDate(arg)
          : typeof arg === 'number' || typeof arg === 'boolean'
            ? arg
            : String(arg),
      ),
    );
  }
  whenCellEmpty(): this {
    return this.when('CELL_EMPTY');
  }
  whenCellNotEmpty(): this {
    return this.when('CELL_NOT_EMPTY');
  }
  whenDateAfter(date: unknown): this {
    return this.whenDate('DATE_AFTER', date);
  }
  whenDateBefore(date: unknown): this {
    return this.whenDate('DATE_BEFORE', date);
  }
  whenDateEqualTo(date: unknown): this {
    return this.whenDate('DATE_EQUAL_TO', date);
  }
  whenFormulaSatisfied(formula: string): this {
    return this.when('CUSTOM_FORMULA', formula);
  }
  whenNumberBetween(start: number, end: number): this {
    return this.when('NUMBER_BETWEEN', start, end);
  }
  whenNumberEqualTo(number: number): this {
    return this.when('NUMBER_EQUAL_TO', number);
  }
  whenNumberGreaterThan(number: number): this {
    return this.when('NUMBER_GREATER_THAN', number);
  }
  whenNumberGreaterThanOrEqualTo(number: number): this {
    return this.when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }
  whenNumberLessThan(number: number): this {
    return this.when('NUMBER_LESS_THAN', number);
  }
  whenNumberLessThanOrEqualTo(number: number): this {
    return this.when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }
  whenNumberNotBetween(start: number, end: number): this {
    return this.when('NUMBER_NOT_BETWEEN', start, end);
  }
  whenNumberNotEqualTo(number: number): this {
    return this.when('NUMBER_NOT_EQUAL_TO', number);
  }
  whenTextContains(text: string): this {
    return this.when('TEXT_CONTAINS', text);
  }
  whenTextDoesNotContain(text: string): this {
    return this.when('TEXT_DOES_NOT_CONTAIN', text);
  }
  whenTextEndsWith(text: string): this {
    return this.when('TEXT_ENDS_WITH', text);
  }
  whenTextEqualTo(text: string): this {
    return this.when('TEXT_EQUAL_TO', text);
  }
  whenTextStartsWith(text: string): this {
    return this.when('TEXT_STARTS_WITH', text);
  }
}
refuseLacking(ConditionalMaker, 'Spreadsheet.ConditionalFormatRuleBuilder');
refuseLacking(Condition, 'Spreadsheet.BooleanCondition');
refuseLacking(ConditionalHandle, 'Spreadsheet.ConditionalFormatRule');
