/**
 * A chart of a sheet in the words of ECharts, for the page and for paper alike; both draw it as pictures of lines and
 * letters (SVG).
 */
import type { EChartsCoreOption } from 'echarts/core';
import {
  chartOption,
  chartTable,
  isUnseen,
  legendPlace,
  seriesColor,
  stackingOf,
  type ChartColumn,
  type ChartSheet,
  type ChartTable,
} from '../document/chart-table';
import { displayValue } from '../document/display';
import type { Chart } from '../document/model';

const ink = '#202124';
const quiet = '#3c4043';
const gridLine = '#d9d9d9';

export interface ChartLooks {
  readonly sheetOf: (id: number) => ChartSheet | undefined;
  /** Of the document: how numbers and days are shown. */
  readonly locale: string;
  readonly fontFamily: string;
}

type Series = Record<string, unknown>;

export function drawnChart(chart: Chart, looks: ChartLooks): EChartsCoreOption {
  const table = chartTable(chart, looks.sheetOf);
  const legend = legendPlace(chart, table.series.length);
  const title = wordsOf(chart, 'title');
  const labels = labelsOf(table, looks.locale);
  const beside = legend === 'left' || legend === 'right';
  return {
    animation: false,
    textStyle: { fontFamily: looks.fontFamily, color: quiet },
    title: { show: title !== '', text: title, left: 'center', top: 6, textStyle: textStyle(15, ink) },
    legend: {
      show: legend !== undefined,
      ...(legend !== undefined && { [legend]: 4 }),
      ...(beside ? { top: 'middle', orient: 'vertical' } : { left: 'center' }),
      itemWidth: 14,
      itemHeight: 12,
      selectedMode: false,
      textStyle: textStyle(12),
    },
    ...(chart.type === 'PIE'
      ? {}
      : {
          grid: {
            left: legend === 'left' ? 130 : 12,
            right: legend === 'right' ? 130 : 16,
            top: title === '' ? 16 : 40,
            bottom: legend === 'bottom' ? 30 : 8,
            outerBoundsMode: 'same',
            outerBoundsContain: 'all',
          },
          ...axesOf(chart, labels),
        }),
    series: table.series.map((column, index) => ({
      ...seriesOf(chart, column, index, table, labels),
      name: headerOf(column, looks.locale),
      silent: true,
    })),
  };
}

/** What the chart shows, in words: for those who do not see it. */
export function describeChart(chart: Chart, { sheetOf, locale }: Omit<ChartLooks, 'fontFamily'>): string {
  const table = chartTable(chart, sheetOf);
  const points = labelsOf(table, locale).map((label, at) => {
    const values = table.series.map((column) =>
      `${headerOf(column, locale)} ${displayValue(column.cells[at], locale)}`.trim(),
    );
    return `${label}: ${values.join(', ')}`;
  });
  return [wordsOf(chart, 'title') || 'Диаграмма', ...points].join('; ');
}

function axesOf(chart: Chart, labels: readonly string[]): Record<'xAxis' | 'yAxis', Series> {
  const horizontal = chart.type === 'BAR';
  const common = (place: 'hAxis' | 'vAxis'): Series => ({
    name: wordsOf(chart, `${place}.title`),
    nameLocation: 'middle',
    nameGap: place === 'hAxis' ? 28 : 36,
    nameTextStyle: textStyle(12),
    axisLabel: textStyle(12),
    axisTick: { show: false },
    axisLine: { show: true, lineStyle: { color: gridLine } },
  });
  const ofValues = (place: 'hAxis' | 'vAxis'): Series => ({
    ...common(place),
    type: 'value',
    minInterval: 1,
    splitLine: { show: true, lineStyle: { color: gridLine } },
    ...(stackingOf(chart) === 'percent' && { max: 100 }),
  });
  const ofLabels = (place: 'hAxis' | 'vAxis'): Series => ({
    ...common(place),
    type: 'category',
    data: labels,
    // The first row is the uppermost, as in the table.
    inverse: horizontal,
    axisLabel: {
      ...textStyle(12),
      interval: 0,
      hideOverlap: !horizontal,
    },
  });
  if (chart.type === 'SCATTER') return { xAxis: ofValues('hAxis'), yAxis: ofValues('vAxis') };
  return horizontal
    ? { xAxis: ofValues('hAxis'), yAxis: ofLabels('vAxis') }
    : { xAxis: ofLabels('hAxis'), yAxis: ofValues('vAxis') };
}

function seriesOf(
  chart: Chart,
  column: ChartColumn,
  index: number,
  table: ChartTable,
  labels: readonly string[],
): Series {
  const color = isUnseen(chart, index) ? 'transparent' : `#${seriesColor(chart, index)}`;
  const values = valuesOf(chart, column, table);
  const stack = stackingOf(chart) ? { stack: 'all' } : {};
  switch (chart.type) {
    case 'PIE':
      return {
        type: 'pie',
        radius: '60%',
        center: ['50%', '55%'],
        label: textStyle(12),
        data: values.map((value, at) => ({
          value,
          name: labels[at] ?? '',
          itemStyle: { color: `#${seriesColor(chart, at)}`, borderColor: '#ffffff', borderWidth: 2 },
        })),
      };
    case 'SCATTER':
      return {
        type: 'scatter',
        symbolSize: 8,
        itemStyle: { color },
        data: values.map((value, at) => [Number(table.labels?.cells[at]?.value ?? at), value]),
      };
    case 'BAR':
    case 'COLUMN':
      return { type: 'bar', ...stack, barMaxWidth: 60, itemStyle: { color }, data: values };
    case 'LINE':
    case 'AREA':
    case 'TIMELINE':
      return {
        type: 'line',
        ...stack,
        showSymbol: false,
        itemStyle: { color },
        lineStyle: { color, width: 2 },
        ...(chart.type === 'AREA' && { areaStyle: { color, opacity: 0.6 } }),
        data: values,
      };
  }
}

function valuesOf(chart: Chart, column: ChartColumn, { series }: ChartTable): (number | null)[] {
  return column.cells.map((cell, at) => {
    const value = typeof cell?.value === 'number' ? cell.value : null;
    if (value === null || stackingOf(chart) !== 'percent') return value;
    const whole = series.reduce((sum, { cells }) => sum + Math.abs(Number(cells[at]?.value) || 0), 0);
    return whole === 0 ? 0 : (value / whole) * 100;
  });
}

const textStyle = (fontSize: number, color = quiet): Series => ({ fontSize, color, fontWeight: 'normal' });

const headerOf = (column: ChartColumn, locale: string): string => displayValue(column.header?.cell, locale);

function labelsOf({ labels, series }: ChartTable, locale: string): string[] {
  const cells = labels?.cells ?? series[0]?.cells ?? [];
  return cells.map((cell, at) => (labels ? displayValue(cell, locale) : String(at + 1)));
}

function wordsOf(chart: Chart, key: string): string {
  const words = chartOption(chart, key);
  return typeof words === 'string' ? words : '';
}
