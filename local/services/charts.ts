/** The Charts service, as far as the charts of a sheet need it: its enumerations. */
import { makeEnum } from './enums';
import { serviceNamed } from './lacking';

type C = GoogleAppsScript.Charts.Charts;

export const ChartType = makeEnum<C['ChartType']>(
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
);
const ChartHiddenDimensionStrategy = makeEnum<C['ChartHiddenDimensionStrategy']>(
  'IGNORE_BOTH',
  'IGNORE_COLUMNS',
  'IGNORE_ROWS',
  'SHOW_BOTH',
);
const ChartMergeStrategy = makeEnum<C['ChartMergeStrategy']>('MERGE_COLUMNS', 'MERGE_ROWS');
const CurveStyle = makeEnum<C['CurveStyle']>('NORMAL', 'SMOOTH');
const PointStyle = makeEnum<C['PointStyle']>('NONE', 'TINY', 'MEDIUM', 'LARGE', 'HUGE');
const Position = makeEnum<C['Position']>('TOP', 'RIGHT', 'BOTTOM', 'NONE');

export const Charts = serviceNamed('Charts.Charts', {
  ChartType,
  ChartHiddenDimensionStrategy,
  ChartMergeStrategy,
  CurveStyle,
  PointStyle,
  Position,
} satisfies Partial<C>);
