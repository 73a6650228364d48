/** What conditional formats give a cell in print: the kinds that the add-on writes, and the common ones beside them. */
import { contains } from '../document/cells';
import { displayValue } from '../document/display';
import { formulaValue } from '../document/formula';
import { formulaAt } from '../document/formula-shift';
import type { Cell, CellStyle, CellValue, ConditionalRule, Sheet, SpreadsheetDocument } from '../document/model';

/** Colours of findings are for the screen: a document to sign does not show what was wrong with it. */
const FOR_THE_SCREEN = '=LEN("наставничество:';

type TextTest = (shown: string, wanted: string) => boolean;

const TEXT_TESTS: Readonly<Record<string, TextTest>> = {
  TEXT_EQUAL_TO: (shown, wanted) => shown === wanted,
  TEXT_CONTAINS: (shown, wanted) => shown.includes(wanted),
  TEXT_DOES_NOT_CONTAIN: (shown, wanted) => !shown.includes(wanted),
  TEXT_STARTS_WITH: (shown, wanted) => shown.startsWith(wanted),
  TEXT_ENDS_WITH: (shown, wanted) => shown.endsWith(wanted),
  CELL_EMPTY: (shown) => shown === '',
  CELL_NOT_EMPTY: (shown) => shown !== '',
};

/** Answers the style that the sheet's rules put over a cell; of rules that disagree the first wins. */
export function conditionalStyles(
  sheet: Sheet,
  document: SpreadsheetDocument,
): (cell: Cell | undefined, row: number, column: number) => CellStyle {
  const rules = sheet.conditionalRules.filter((rule) => !String(rule.args[0] ?? '').startsWith(FOR_THE_SCREEN));
  return (cell, row, column) => {
    let style: CellStyle = {};
    for (const rule of rules) {
      const within = rule.ranges.some((range) => contains(range, row, column));
      if (within && holds(rule, cell, row, column, sheet, document)) style = { ...rule.style, ...style };
    }
    return style;
  };
}

function holds(
  { criteria, args, ranges }: ConditionalRule,
  cell: Cell | undefined,
  row: number,
  column: number,
  sheet: Sheet,
  document: SpreadsheetDocument,
): boolean {
  if (criteria === 'CUSTOM_FORMULA') {
    // The formula is written for the corner of the first range.
    const [corner] = ranges;
    if (!corner) return false;
    const formula = formulaAt(String(args[0] ?? ''), row - corner.top, column - corner.left);
    return isTrue(formulaValue(formula, sheet, document));
  }
  const test = TEXT_TESTS[criteria];
  const fold = (text: string): string => text.trim().toLowerCase();
  return test?.(fold(displayValue(cell, document.locale)), fold(String(args[0] ?? ''))) ?? false;
}

const isTrue = (value: CellValue | undefined): boolean => value === true || (typeof value === 'number' && value !== 0);
