/**
 * The data of a chart as Google's chart builder takes it: the first column of the first range is the labels, every other
 * column is a series, the first row is headers where it is text over numbers. The file, the page and paper draw the same.
 */
import type { Cell, Chart, Rect } from './model';

/** What a chart needs of a sheet: the document's own sheets and the page's copies both have it. */
export interface ChartSheet {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  cell(row: number, column: number): Cell | undefined;
}

export interface ChartColumn {
  readonly sheet: ChartSheet;
  /** The cell above the data, where the first row is headers. */
  readonly header?: { readonly rect: Rect; readonly cell: Cell | undefined };
  readonly rect: Rect;
  readonly cells: readonly (Cell | undefined)[];
}

export interface ChartTable {
  readonly labels?: ChartColumn;
  readonly series: readonly ChartColumn[];
}

/** No chart that a person can read has more series. */
const mostColumns = 256;

export function chartTable(chart: Chart, sheetOf: (id: number) => ChartSheet | undefined): ChartTable {
  const columns = chart.ranges.flatMap(({ sheetId, rect }) => {
    const sheet = sheetOf(sheetId);
    return sheet ? columnsOf(chart, sheet, rect) : [];
  });
  const [labels, ...series] = columns;
  return labels === undefined || series.length === 0 ? { series: columns } : { labels, series };
}

/** An option by its dotted key, whether it was set by that key or within an object. */
export function chartOption(chart: Chart, key: string): unknown {
  if (Object.hasOwn(chart.options, key)) return chart.options[key];
  let value: unknown = chart.options;
  for (const step of key.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

const palette = ['4285F4', 'EA4335', 'FBBC04', '34A853', 'FF6D01', '46BDC6', '7BAAF7', 'F07B72', 'FCD04F', '71C287'];

/** Six hexadecimal digits. */
export function seriesColor(chart: Chart, index: number): string {
  const colors = chartOption(chart, 'colors');
  const own =
    chartOption(chart, `series.${index}.color`) ?? (Array.isArray(colors) ? (colors as unknown[])[index] : undefined);
  const hex = typeof own === 'string' ? /^#([0-9a-f]{6})$/i.exec(own)?.[1] : undefined;
  return hex?.toUpperCase() ?? palette[index % palette.length] ?? '4285F4';
}

export type Stacking = 'stacked' | 'percent' | undefined;

export function stackingOf(chart: Chart): Stacking {
  const stacked = chartOption(chart, 'isStacked');
  if (stacked === true || stacked === 'true' || stacked === 'absolute') return 'stacked';
  return stacked === 'percent' ? 'percent' : undefined;
}

/** White in a stack is a series that only moves the others. */
export const isUnseen = (chart: Chart, index: number): boolean =>
  seriesColor(chart, index) === 'FFFFFF' && stackingOf(chart) !== undefined;

export type LegendPlace = 'right' | 'left' | 'top' | 'bottom';

/** undefined: no legend. */
export function legendPlace(chart: Chart, series: number): LegendPlace | undefined {
  const asked = chartOption(chart, 'legend.position') ?? chartOption(chart, 'legend');
  const position =
    typeof asked === 'string' ? asked.toLowerCase() : series > 1 || chart.type === 'PIE' ? 'right' : 'none';
  if (position === 'left' || position === 'top' || position === 'bottom') return position;
  return ['right', 'in', 'labeled'].includes(position) ? 'right' : undefined;
}

function columnsOf(chart: Chart, sheet: ChartSheet, rect: Rect): ChartColumn[] {
  const bottom = Math.min(rect.bottom, sheet.rowCount - 1);
  const cellsOf = (column: number, top: number): (Cell | undefined)[] =>
    Array.from({ length: Math.max(0, bottom - top + 1) }, (_, index) => sheet.cell(top + index, column));
  const headed = hasHeader(chart, (column) => cellsOf(column, rect.top), rect);
  const top = headed ? rect.top + 1 : rect.top;
  const right = Math.min(rect.right, sheet.columnCount - 1, rect.left + mostColumns - 1);
  if (top > bottom) return [];
  return Array.from({ length: Math.max(0, right - rect.left + 1) }, (_, index) => {
    const column = rect.left + index;
    return {
      sheet,
      rect: { top, bottom, left: column, right: column },
      cells: cellsOf(column, top),
      ...(headed && {
        header: {
          rect: { top: rect.top, bottom: rect.top, left: column, right: column },
          cell: sheet.cell(rect.top, column),
        },
      }),
    };
  });
}

function hasHeader(chart: Chart, cellsOf: (column: number) => (Cell | undefined)[], rect: Rect): boolean {
  const asked = chartOption(chart, 'numHeaders');
  if (typeof asked === 'number') return asked > 0;
  for (let column = rect.left + 1; column <= rect.right; column += 1) {
    const [first, ...rest] = cellsOf(column);
    if (typeof first?.value === 'string' && rest.some((cell) => typeof cell?.value === 'number')) return true;
  }
  return false;
}
