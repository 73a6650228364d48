/** Charts of a sheet and their builder. The host keeps what was asked for; the page and the file draw it. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { Chart, Rect } from '../../document/model';
import type { ChartWire } from '../../runtime/change';
import { ChartType } from '../charts';
import { enumNamed } from '../enums';
import { refuseLacking } from '../lacking';
import { Exception } from '../port';
import type { RangeShape, SheetShape, SpreadsheetShape } from './shapes';

type GRange = GoogleAppsScript.Spreadsheet.Range;

const KINDS: readonly Chart['type'][] = ['BAR', 'COLUMN', 'LINE', 'PIE', 'AREA', 'SCATTER', 'TIMELINE'];

class Container implements GoogleAppsScript.Spreadsheet.ContainerInfo {
  constructor(private readonly anchor: Chart['anchor']) {}

  getAnchorColumn(): number {
    return this.anchor.column + 1;
  }
  getAnchorRow(): number {
    return this.anchor.row + 1;
  }
  getOffsetX(): number {
    return this.anchor.dx;
  }
  getOffsetY(): number {
    return this.anchor.dy;
  }
}

class Options {
  constructor(private readonly options: Readonly<Record<string, unknown>>) {}

  get(name: string): unknown {
    return this.options[name] ?? null;
  }
  getOrDefault(name: string): unknown {
    return this.get(name);
  }
}

function rangesOf(wire: ChartWire, spreadsheet: SpreadsheetShape): RangeShape[] {
  return wire.ranges.map(({ sheetId, rect }) => spreadsheet.sheetHandle({ id: sheetId, name: '' }).area(rect));
}
export interface ChartHandle extends GoogleAppsScript.Spreadsheet.EmbeddedChart {}
export class ChartHandle {
  constructor(
    private readonly sheet: SheetShape,
    readonly wire: ChartWire,
  ) {}

  getChartId(): number | null {
    return this.wire.id;
  }
  getContainerInfo(): Container {
    return new Container(this.wire.anchor);
  }
  getOptions(): GoogleAppsScript.Charts.ChartOptions {
    return new Options(this.wire.options);
  }
  getRanges(): RangeShape[] {
    return rangesOf(this.wire, this.sheet.getParent());
  }
  getNumHeaders(): number {
    return Number(this.wire.options.numHeaders ?? 0);
  }
  modify(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return new ChartMaker(this.sheet, this.wire) as unknown as GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
  }
}
refuseLacking(ChartHandle, 'Spreadsheet.EmbeddedChart');

/** How a chart that a script hands over crosses. */
export function chartWire(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): ChartWire {
  if (chart instanceof ChartHandle) return chart.wire;
  throw new Exception("The parameters don't match the method signature for SpreadsheetApp.Sheet.insertChart.");
}

/** All builders of charts in one: the reference's differ only in the options that their setters stand for. */
export class ChartMaker {
  private wire: ChartWire;

  constructor(
    private readonly sheet: SheetShape,
    from?: ChartWire,
  ) {
    this.wire = from ?? {
      id: null,
      type: 'COLUMN',
      ranges: [],
      anchor: { row: 0, column: 0, dx: 0, dy: 0 },
      width: 600,
      height: 371,
      options: {},
    };
  }

  private kind(type: Chart['type']): this {
    this.wire = { ...this.wire, type };
    return this;
  }
  asAreaChart(): this {
    return this.kind('AREA');
  }
  asBarChart(): this {
    return this.kind('BAR');
  }
  asColumnChart(): this {
    return this.kind('COLUMN');
  }
  asLineChart(): this {
    return this.kind('LINE');
  }
  asPieChart(): this {
    return this.kind('PIE');
  }
  asScatterChart(): this {
    return this.kind('SCATTER');
  }
  setChartType(type: GoogleAppsScript.Charts.ChartType): this {
    const kind = KINDS.find((each) => enumNamed(ChartType, each) === type);
    if (kind === undefined) throw new Error(`not supported by the local host: a chart of type ${String(type)}`);
    return this.kind(kind);
  }
  getChartType(): GoogleAppsScript.Charts.ChartType {
    return enumNamed(ChartType, this.wire.type) as GoogleAppsScript.Charts.ChartType;
  }
  getContainer(): Container {
    return new Container(this.wire.anchor);
  }
  addRange(range: GRange): this {
    const rect: Rect = {
      top: range.getRow() - 1,
      left: range.getColumn() - 1,
      bottom: range.getLastRow() - 1,
      right: range.getLastColumn() - 1,
    };
    this.wire = { ...this.wire, ranges: [...this.wire.ranges, { sheetId: range.getSheet().getSheetId(), rect }] };
    return this;
  }
  clearRanges(): this {
    this.wire = { ...this.wire, ranges: [] };
    return this;
  }
  removeRange(range: GRange): this {
    const key = `${range.getSheet().getSheetId()}!${range.getA1Notation()}`;
    const kept = rangesOf(this.wire, this.sheet.getParent()).map(
      (each) => `${each.getSheet().getSheetId()}!${each.getA1Notation()}` !== key,
    );
    this.wire = { ...this.wire, ranges: this.wire.ranges.filter((_, index) => kept[index]) };
    return this;
  }
  getRanges(): RangeShape[] {
    return rangesOf(this.wire, this.sheet.getParent());
  }
  setPosition(row: number, column: number, dx: number, dy: number): this {
    if (row < 1 || column < 1) throw new Exception('Invalid chart position.');
    this.wire = { ...this.wire, anchor: { row: row - 1, column: column - 1, dx, dy } };
    return this;
  }
  setOption(option: string, value: unknown): this {
    if (option === 'width' || option === 'height') this.wire = { ...this.wire, [option]: Number(value) };
    else this.wire = { ...this.wire, options: { ...this.wire.options, [option]: plain(value) } };
    return this;
  }
  setNumHeaders(headers: number): this {
    return this.setOption('numHeaders', headers);
  }
  setTransposeRowsAndColumns(transpose: boolean): this {
    return this.setOption('transposeRowsAndColumns', transpose);
  }
  setHiddenDimensionStrategy(strategy: unknown): this {
    return this.setOption('hiddenDimensionStrategy', String(strategy));
  }
  setMergeStrategy(strategy: unknown): this {
    return this.setOption('mergeStrategy', String(strategy));
  }
  setTitle(title: string): this {
    return this.setOption('title', title);
  }
  setXAxisTitle(title: string): this {
    return this.setOption('hAxis.title', title);
  }
  setYAxisTitle(title: string): this {
    return this.setOption('vAxis.title', title);
  }
  setColors(colors: string[]): this {
    return this.setOption('colors', colors);
  }
  setBackgroundColor(color: string): this {
    return this.setOption('backgroundColor', color);
  }
  setLegendPosition(position: unknown): this {
    return this.setOption('legend.position', String(position).toLowerCase());
  }
  setStacked(): this {
    return this.setOption('isStacked', true);
  }
  set3D(): this {
    return this.setOption('is3D', true);
  }
  setRange(start: number, end: number): this {
    return this.setOption('vAxis.viewWindow', { min: start, max: end });
  }
  reverseCategories(): this {
    return this.setOption('reverseCategories', true);
  }
  build(): ChartHandle {
    return new ChartHandle(this.sheet, this.wire);
  }
}
refuseLacking(ChartMaker, 'Spreadsheet.EmbeddedColumnChartBuilder');

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}
refuseLacking(Container, 'Spreadsheet.ContainerInfo');
