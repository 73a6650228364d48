/** Draws charts on the page. A file of its own: the page loads it when the first chart is to be seen. */
import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { drawnChart, type ChartLooks } from '../../charts/chart-option';
import type { Chart } from '../../document/model';
import type { DrawnChart } from './drawn-chart';

export { describeChart } from '../../charts/chart-option';

use([BarChart, LineChart, PieChart, ScatterChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** Draws the chart into the element, in the chart's own size. */
export function drawChart(place: HTMLElement, chart: Chart, looks: Omit<ChartLooks, 'fontFamily'>): DrawnChart {
  const { width, height } = chart;
  const drawing = init(place, null, { renderer: 'svg', width, height });
  drawing.setOption(drawnChart(chart, { ...looks, fontFamily: 'system-ui, Roboto, Arial, sans-serif' }));
  return { destroy: () => drawing.dispose() };
}
