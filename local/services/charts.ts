/** The Charts service, as far as the charts of a sheet need it: its enumerations. */
import { makeEnum } from './enums';

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
export const ChartHiddenDimensionStrategy = makeEnum<C['ChartHiddenDimensionStrategy']>(
  'IGNORE_BOTH',
  'IGNORE_COLUMNS',
  'IGNORE_ROWS',
  'SHOW_BOTH',
);
export const ChartMergeStrategy = makeEnum<C['ChartMergeStrategy']>('MERGE_COLUMNS', 'MERGE_ROWS');
export const CurveStyle = makeEnum<C['CurveStyle']>('NORMAL', 'SMOOTH');
export const PointStyle = makeEnum<C['PointStyle']>('NONE', 'TINY', 'MEDIUM', 'LARGE', 'HUGE');
export const Position = makeEnum<C['Position']>('TOP', 'RIGHT', 'BOTTOM', 'NONE');
