/** Charts on a sheet: found again by their title, so that a second run renews a chart and never adds another. */
import type { UndoStep } from './memory';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type ChartStep = Extract<UndoStep, { do: 'chart' }>;

/** A chart as it should be. */
export interface ChartPlan {
  /** Also the name by which it is found again. */
  readonly title: string;
  readonly kind: 'bar' | 'stacked-bar' | 'column';
  /** The labels first, then each series; each with its header in the first row. */
  readonly ranges: readonly Range[];
  readonly colors: readonly string[];
  readonly legend: boolean;
  /** Under the values; '' for none. */
  readonly axis: string;
  /** Row and column of the cell under its top left corner, from 1; a chart that is there keeps its place. */
  readonly row: number;
  readonly column: number;
  /** pixels */
  readonly width: number;
  readonly height: number;
  /** Whether a chart that is not there is worth adding. */
  readonly worthwhile: boolean;
  /** All charts on the sheet. */
  readonly present: readonly Chart[];
}

export function titleOf(chart: Chart): string {
  const title: unknown = chart.getOptions().get('title');
  return typeof title === 'string' ? title : '';
}

const addressesOf = (ranges: readonly Range[]): (readonly [number, string])[] =>
  ranges.map((range) => [range.getSheet().getSheetId(), range.getA1Notation()] as const);

/** Answers how to undo it; undefined where the chart was already as planned. */
export function putChart(sheet: Sheet, plan: ChartPlan): Pick<ChartStep, 'ranges'> | undefined {
  const old = plan.present.find((chart) => titleOf(chart) === plan.title);
  if (!old && !plan.worthwhile) return undefined;
  if (!old) {
    sheet.insertChart(built(sheet, plan));
    return {};
  }
  const before = addressesOf(old.getRanges());
  if (JSON.stringify(before) === JSON.stringify(addressesOf(plan.ranges))) return undefined;
  const builder = old.modify().clearRanges();
  for (const range of plan.ranges) builder.addRange(range);
  sheet.updateChart(builder.build());
  return { ranges: before };
}

/** Takes an added chart away, or gives a renewed one its ranges back. */
export function takeChartBack(sheet: Sheet, step: ChartStep, sheetWithId: (id: number) => Sheet | undefined): void {
  const chart = sheet.getCharts().find((each) => titleOf(each) === step.title);
  if (!chart) return;
  if (!step.ranges) {
    sheet.removeChart(chart);
    return;
  }
  const builder = chart.modify().clearRanges();
  for (const [id, address] of step.ranges) {
    const home = sheetWithId(id);
    if (home) builder.addRange(home.getRange(address));
  }
  sheet.updateChart(builder.build());
}

function built(sheet: Sheet, plan: ChartPlan): Chart {
  const start = sheet.newChart();
  const builder = (plan.kind === 'column' ? start.asColumnChart() : start.asBarChart()) as unknown as Builder;
  for (const range of plan.ranges) builder.addRange(range);
  return builder
    .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setNumHeaders(1)
    .setOption('title', plan.title)
    .setOption('colors', [...plan.colors])
    .setOption('legend.position', plan.legend ? 'bottom' : 'none')
    .setOption('isStacked', plan.kind === 'stacked-bar')
    .setOption(plan.kind === 'column' ? 'vAxis.title' : 'hAxis.title', plan.axis)
    .setOption('width', plan.width)
    .setOption('height', plan.height)
    .setPosition(plan.row, plan.column, 0, 0)
    .build();
}
