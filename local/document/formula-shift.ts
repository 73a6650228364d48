/** Formulas follow the cells they name when rows and columns are inserted, deleted or moved. */
import { columnIndex, columnLetters } from './a1';
import { rowsOf } from './cells';
import type { Sheet, SpreadsheetDocument } from './model';
import type { Shift } from './structure';

const REFERENCE =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\d_.]*)!)?(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\d_(])/gu;

/** Name of a sheet out of a prefix such as `'Лист 1'!`. */
function sheetName(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

/** The formula with its references to `sheet` shifted; `on` is the sheet that the formula stands on. */
function shifted(formula: string, on: Sheet, sheet: Sheet, axis: 'rows' | 'columns', shift: Shift): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined, ...parts: (string | undefined)[]) => {
    const [fixedLeft = '', left, fixedTop = '', top, fixedRight = '', right, fixedBottom = '', bottom] = parts;
    if (left === undefined || top === undefined) return whole;
    const named = prefix === undefined ? on.name : sheetName(prefix);
    if (named.toLowerCase() !== sheet.name.toLowerCase()) return whole;
    const columns = [columnIndex(left), columnIndex(right ?? left)] as const;
    const rows = [Number(top) - 1, Number(bottom ?? top) - 1] as const;
    const moved = axis === 'rows' ? shift.span(...rows) : shift.span(...columns);
    if (!moved) return '#REF!';
    const [firstRow, lastRow] = axis === 'rows' ? moved : rows;
    const [firstColumn, lastColumn] = axis === 'columns' ? moved : columns;
    const from = `${fixedLeft}${columnLetters(firstColumn)}${fixedTop}${firstRow + 1}`;
    if (right === undefined) return `${prefix ?? ''}${from}`;
    return `${prefix ?? ''}${from}:${fixedRight}${columnLetters(lastColumn)}${fixedBottom}${lastRow + 1}`;
  });
}

/** The formula as it reads `rows` further down and `columns` further right: what `$` does not hold moves along. */
export function formulaAt(formula: string, rows: number, columns: number): string {
  return formula.replace(REFERENCE, (whole: string, prefix: string | undefined, ...parts: (string | undefined)[]) => {
    const corner = (fixedColumn = '', letters = '', fixedRow = '', line = ''): string => {
      const column = columnIndex(letters) + (fixedColumn === '' ? columns : 0);
      const row = Number(line) + (fixedRow === '' ? rows : 0);
      return `${fixedColumn}${columnLetters(column)}${fixedRow}${row}`;
    };
    const [fixedLeft, left, fixedTop, top, fixedRight, right, fixedBottom, bottom] = parts;
    if (left === undefined || top === undefined) return whole;
    const from = `${prefix ?? ''}${corner(fixedLeft, left, fixedTop, top)}`;
    return right === undefined ? from : `${from}:${corner(fixedRight, right, fixedBottom, bottom)}`;
  });
}

/** Rewrites every formula of the spreadsheet that names cells of `sheet`. */
export function shiftFormulas(
  document: SpreadsheetDocument,
  sheet: Sheet,
  axis: 'rows' | 'columns',
  shift: Shift,
): void {
  for (const on of document.sheets) {
    for (const row of rowsOf(on)) {
      for (const cell of row ?? []) {
        if (cell?.formula !== undefined) cell.formula = shifted(cell.formula, on, sheet, axis, shift);
      }
    }
  }
}
