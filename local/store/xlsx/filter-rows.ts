/** Which rows the basic filter hides: the model keeps hidden values, the file wants hidden rows and shown values. */
import { displayValue } from '../../document/display';
import type { Filter, Sheet } from '../../document/model';

/** The texts that a column shows under the filter's header, row by row. */
export function filteredTexts(sheet: Sheet, { range }: Filter, column: number, locale: string): string[] {
  const texts: string[] = [];
  for (let row = range.top + 1; row <= Math.min(range.bottom, sheet.rows.length - 1); row += 1) {
    texts.push(displayValue(sheet.rows[row]?.[column], locale));
  }
  return texts;
}

/** The rows whose text is among the hidden values of some column. */
export function rowsHiddenByFilter(sheet: Sheet, locale: string): Set<number> {
  const { filter } = sheet;
  const rows = new Set<number>();
  if (filter === undefined) return rows;
  for (const [column, values] of hiddenValues(filter)) {
    const hidden = new Set(values);
    filteredTexts(sheet, filter, column, locale).forEach((text, index) => {
      if (hidden.has(text)) rows.add(filter.range.top + 1 + index);
    });
  }
  return rows;
}

/** The columns inside the filter's range that hide something, from the left. */
export function hiddenValues({ range, hidden }: Filter): [column: number, values: readonly string[]][] {
  return Object.keys(hidden)
    .map((key): [number, readonly string[]] => [Number(key), hidden[Number(key)] ?? []])
    .filter(([column, values]) => column >= range.left && column <= range.right && values.length > 0)
    .sort((a, b) => a[0] - b[0]);
}
