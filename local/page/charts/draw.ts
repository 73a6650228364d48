/**
 * Draws charts with Chart.js. A file of its own: the page loads it when the first chart is to be seen.
 */
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart as Drawing,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  ScatterController,
  Title,
} from 'chart.js';
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import {
  chartOption,
  chartTable,
  legendPlace,
  seriesColor,
  stackingOf,
  type ChartColumn,
  type ChartSheet,
} from '../../document/chart-table';
import { displayValue } from '../../document/display';
import type { Chart } from '../../document/model';
import type { DrawnChart } from './drawn-chart';

Drawing.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PieController,
  PointElement,
  ScatterController,
  Title,
);
Drawing.defaults.font.family = 'system-ui, Roboto, Arial, sans-serif';
Drawing.defaults.color = '#3c4043';

const ink = '#202124';
const grid = '#d9d9d9';

/** Draws the chart into the canvas, which has its size already. */
export function drawChart(
  canvas: HTMLCanvasElement,
  chart: Chart,
  sheetOf: (id: number) => ChartSheet | undefined,
  locale: string,
): DrawnChart {
  const drawing = new Drawing(canvas, configurationOf(chart, sheetOf, locale));
  return { destroy: () => drawing.destroy() };
}

/** What the chart shows, in words: for those who do not see it. */
export function describeChart(chart: Chart, sheetOf: (id: number) => ChartSheet | undefined, locale: string): string {
  const { labels, series } = chartTable(chart, sheetOf);
  const texts = textsOf(labels, series, locale);
  const points = texts.map((label, at) => {
    const values = series.map((column) =>
      `${headerOf(column, locale)} ${displayValue(column.cells[at], locale)}`.trim(),
    );
    return `${label}: ${values.join(', ')}`;
  });
  const title = chartOption(chart, 'title');
  return [typeof title === 'string' ? title : 'Диаграмма', ...points].join('; ');
}

function configurationOf(
  chart: Chart,
  sheetOf: (id: number) => ChartSheet | undefined,
  locale: string,
): ChartConfiguration {
  const { labels, series } = chartTable(chart, sheetOf);
  const texts = textsOf(labels, series, locale);
  const horizontal = chart.type === 'BAR';
  const stacking = stackingOf(chart);
  const legend = legendPlace(chart, series.length);
  const title = chartOption(chart, 'title');
  const axis = (place: 'hAxis' | 'vAxis', carriesValues: boolean): object => {
    const words = chartOption(chart, `${place}.title`);
    return {
      stacked: stacking !== undefined,
      beginAtZero: true,
      title: { display: typeof words === 'string' && words !== '', text: typeof words === 'string' ? words : '' },
      grid: { display: carriesValues, color: grid },
      ticks: { precision: 0 },
      ...(stacking === 'percent' && carriesValues ? { max: 100 } : {}),
    };
  };
  return {
    type: kindOf(chart.type),
    data: {
      labels: texts,
      datasets: series.map((column, index) => datasetOf(chart, column, index, labels, series, locale)),
    },
    options: {
      animation: false,
      responsive: false,
      events: [],
      indexAxis: horizontal ? 'y' : 'x',
      layout: { padding: 8 },
      plugins: {
        legend: { display: legend !== undefined, position: legend ?? 'right', labels: { boxWidth: 14 } },
        title: {
          display: typeof title === 'string' && title !== '',
          text: typeof title === 'string' ? title : '',
          color: ink,
          font: { size: 15, weight: 'normal' },
        },
      },
      ...(chart.type === 'PIE'
        ? {}
        : {
            scales: {
              x: axis('hAxis', horizontal || chart.type === 'SCATTER'),
              y: axis('vAxis', !horizontal),
            },
          }),
    },
  };
}

function kindOf(type: Chart['type']): 'bar' | 'line' | 'pie' | 'scatter' {
  if (type === 'PIE') return 'pie';
  if (type === 'SCATTER') return 'scatter';
  return type === 'LINE' || type === 'AREA' || type === 'TIMELINE' ? 'line' : 'bar';
}

function datasetOf(
  chart: Chart,
  column: ChartColumn,
  index: number,
  labels: ChartColumn | undefined,
  series: readonly ChartColumn[],
  locale: string,
): ChartDataset {
  const hex = seriesColor(chart, index);
  // White in a stack is a series that only moves the others.
  const color = hex === 'FFFFFF' && stackingOf(chart) ? 'transparent' : `#${hex}`;
  const values = column.cells.map((cell, at) => {
    const value = typeof cell?.value === 'number' ? cell.value : null;
    if (value === null || stackingOf(chart) !== 'percent') return value;
    const whole = series.reduce((sum, { cells }) => sum + Math.abs(Number(cells[at]?.value) || 0), 0);
    return whole === 0 ? 0 : (value / whole) * 100;
  });
  const points = values.map((y, at) => ({ x: Number(labels?.cells[at]?.value ?? at), y }));
  return {
    label: headerOf(column, locale),
    data: chart.type === 'SCATTER' ? points : values,
    backgroundColor: chart.type === 'PIE' ? values.map((_, at) => `#${seriesColor(chart, at)}`) : color,
    borderColor: chart.type === 'PIE' ? '#ffffff' : color,
    borderWidth: ['BAR', 'COLUMN'].includes(chart.type) ? 0 : 2,
    pointRadius: chart.type === 'SCATTER' ? 4 : 0,
    fill: chart.type === 'AREA',
    maxBarThickness: 60,
  };
}

const headerOf = (column: ChartColumn, locale: string): string => displayValue(column.header?.cell, locale);

function textsOf(labels: ChartColumn | undefined, series: readonly ChartColumn[], locale: string): string[] {
  const cells = labels?.cells ?? series[0]?.cells ?? [];
  return cells.map((cell, at) => (labels ? displayValue(cell, locale) : String(at + 1)));
}
