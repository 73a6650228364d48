/** What the page knows of the file that draws charts before it is loaded. */
import type { ChartSheet } from '../../document/chart-table';
import type { Chart } from '../../document/model';

export interface DrawnChart {
  destroy(): void;
}

interface Looks {
  readonly sheetOf: (id: number) => ChartSheet | undefined;
  readonly locale: string;
}

export interface ChartDrawer {
  readonly drawChart: (place: HTMLElement, chart: Chart, looks: Looks) => DrawnChart;
  readonly describeChart: (chart: Chart, looks: Looks) => string;
}

let loading: Promise<ChartDrawer> | undefined;

/** Loads it once. The address is made at run time, so that the page's bundle does not take the library in. */
export function loadDrawer(): Promise<ChartDrawer> {
  loading ??= import(new URL('charts.js', location.href).href) as Promise<ChartDrawer>;
  return loading;
}
