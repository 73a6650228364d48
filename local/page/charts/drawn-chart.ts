/** What the page knows of the file that draws charts before it is loaded. */
import type { ChartSheet } from '../../document/chart-table';
import type { Chart } from '../../document/model';

export interface DrawnChart {
  destroy(): void;
}

type SheetOf = (id: number) => ChartSheet | undefined;

export interface ChartDrawer {
  readonly drawChart: (canvas: HTMLCanvasElement, chart: Chart, sheetOf: SheetOf, locale: string) => DrawnChart;
  readonly describeChart: (chart: Chart, sheetOf: SheetOf, locale: string) => string;
}

let loading: Promise<ChartDrawer> | undefined;

/** Loads it once. The address is made at run time, so that the page's bundle does not take the library in. */
export function loadDrawer(): Promise<ChartDrawer> {
  loading ??= import(new URL('charts.js', location.href).href) as Promise<ChartDrawer>;
  return loading;
}
