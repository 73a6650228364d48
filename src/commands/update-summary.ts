/** «Обновить сводку»: rebuilds «Сводка» and «Показатели» with their charts from the rest of the workbook. */
import type { Command } from '../command';
import { today } from '../platform/clock';
import { chartData, type ChartData } from '../reports/chart-data';
import { indicatorRows } from '../reports/indicator-rows';
import { evidenceOf } from '../reports/school-evidence';
import { schoolFigures } from '../reports/school-figures';
import { summaryRows } from '../reports/summary-rows';
import type { CellInput } from '../workbook/cell';
import type { Edition } from '../workbook/edition';
import { linkColumn, writeReport } from '../workbook/report-table';
import { indicatorsSheet, summarySheet } from '../workbook/report-sheets';
import { Settings } from '../workbook/settings';
import type { Table } from '../workbook/workbook';
import { readSchool } from './school-records';
import { SourceLinks } from './source-links';

export const updateSummary: Command = {
  title: 'Обновить сводку',
  run: (workbook, edition) => {
    const settings = Settings.read(workbook);
    const records = readSchool(workbook, settings, today(workbook.spreadsheet));
    const figures = schoolFigures(records);
    const summary = summaryRows(figures, evidenceOf(records), records.roadmap ?? []);
    const indicators = indicatorRows(figures);
    const charts = chartData(figures);
    const sources = new SourceLinks(workbook);
    const summarySources = summary.map(({ rows }) => sources.of(rows));
    const indicatorSources = indicators.map(({ rows }) => sources.of(rows));

    const end = workbook.sheetNames().length;
    const first = writeReport(
      workbook,
      edition,
      summarySheet,
      summary.map(({ section, title, value, of, percent, counts }, index) => [
        ...[section, title, value, of ?? null, percent ?? null, counts],
        summarySources[index]?.text ?? null,
      ]),
      { place: end },
    );
    const left = indicators.map(({ section, title, value, of, percent, goal, verdict, counts }, index) => [
      ...[section, title, value, of ?? null, percent ?? null, goal ?? null, verdict ?? null, counts],
      indicatorSources[index]?.text ?? null,
    ]);
    const blocks = chartBlocks(charts);
    const second = writeReport(workbook, edition, indicatorsSheet, sideBySide(left, blocks.rows), {
      place: end + 1,
      like: first,
    });
    for (const [place, rows] of [
      [first, summarySources],
      [second, indicatorSources],
    ] as const) {
      linkColumn(
        place,
        'Откуда',
        rows.map(({ text }) => text),
        rows.map(({ link }) => link),
      );
    }
    drawCharts(edition, first, second, charts, blocks.tops);
    edition.finish();
    return [
      `Сводка на ${shownToday(figures.today)}: показателей ${summary.length + indicators.length}, листы «Сводка» и «Показатели».`,
    ];
  },
};

const shownToday = (day: string): string => day.split('-').reverse().join('.');

/** Columns of `indicatorsSheet` before the data of the charts. */
const leftWidth = 9;

function sideBySide(left: readonly CellInput[][], right: readonly CellInput[][]): CellInput[][] {
  const pad = (row: readonly CellInput[] | undefined, width: number): CellInput[] =>
    Array.from({ length: width }, (_, index) => row?.[index] ?? null);
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, index) => [
    ...pad(left[index], leftWidth),
    ...pad(right[index], indicatorsSheet.columns.length - leftWidth),
  ]);
}

/** The charts' tables one under the other, each with its header; `tops`: the row of each header, from 0. */
function chartBlocks(charts: readonly ChartData[]): { rows: CellInput[][]; tops: number[] } {
  const rows: CellInput[][] = [];
  const tops: number[] = [];
  for (const { title, series, points } of charts) {
    tops.push(rows.length);
    rows.push([title, 'Подпись', ...series]);
    for (const { label, values } of points) rows.push([null, label, ...values]);
    if (points.length === 0) rows.push([null, 'нет данных', 0]);
    rows.push([]);
  }
  return { rows, tops };
}

const chartLook: Readonly<
  Record<
    ChartData['name'],
    { kind: 'bar' | 'stacked-bar' | 'column'; colors: readonly string[]; legend: boolean; axis: string }
  >
> = {
  // The stretch before a stage is there only to push its bar to the right.
  stages: { kind: 'stacked-bar', colors: ['#ffffff', '#3d7fc4'], legend: false, axis: 'дней от начала плана' },
  forms: { kind: 'bar', colors: ['#3d7fc4', '#e0a13a'], legend: true, axis: 'человек' },
  loads: { kind: 'column', colors: ['#2f7d4f'], legend: false, axis: 'наставников' },
  satisfaction: { kind: 'column', colors: ['#b9c4d0', '#2f7d4f'], legend: true, axis: 'балл от 1 до 10' },
};
const chartWidth = 620;
const chartHeight = 300;
/** Rows of usual height that a chart covers, and one between two charts. */
const chartRows = 15;

function drawCharts(
  edition: Edition,
  summary: Table,
  data: Table,
  charts: readonly ChartData[],
  tops: readonly number[],
): void {
  const present = summary.sheet.getCharts();
  const column = Math.max(...summary.columns.values()) + 2;
  charts.forEach(({ name, title, series, points }, index) => {
    const titles = ['Подпись', 'Ряд 1', 'Ряд 2'].slice(0, series.length + 1);
    const places = titles.flatMap((each) => data.columns.get(each) ?? []);
    if (places.length < titles.length) return;
    const top = data.headerLine + 1 + (tops[index] ?? 0);
    const height = Math.max(points.length, 1) + 1;
    const together = places.every((place, at) => at === 0 || place === (places[at - 1] ?? 0) + 1);
    const ranges = together
      ? [data.sheet.getRange(top, places[0] ?? 1, height, places.length)]
      : places.map((place) => data.sheet.getRange(top, place, height, 1));
    edition.chart(summary.sheet, {
      title,
      ...chartLook[name],
      ranges,
      row: summary.headerLine + 1 + index * chartRows,
      column,
      width: chartWidth,
      height: chartHeight,
      present,
      worthwhile: points.length > 0,
    });
  });
}
