/** A sheet: a handle that knows its id and name; everything else is asked for. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { Rect } from '../../document/model';
import type { Change, SheetFace, SheetFacts, SheetRef } from '../../runtime/change';
import { refuseLacking } from '../lacking';
import { Exception, call, change } from '../port';
import { bandingsOf } from './banding';
import { ChartHandle, ChartMaker, chartWire } from './charts';
import { colorOf } from './colors';
import type { ConditionalHandle } from './conditional';
import { ruleFrom, ruleWire } from './conditional';
import { SheetType } from './enums';
import type { FilterHandle } from './filter';
import { readFilter } from './filter';
import { MarkFinder, markArguments, marksAt } from './metadata';
import type { NamedRangeHandle } from './named-range';
import { namedRangesOf } from './named-range';
import { ProtectionHandle, protectionsOf } from './protection';
import { RangeHandle, rangeByNotation } from './range';
import type { ClearOptions } from './range-content';
import { clearWhat } from './range-content';
import { RangeListHandle } from './range-list';
import { TextFinderHandle } from './text-finder';
import { toWire } from './values';
import { text } from '../text';
import type { RangeShape, SheetShape, SpreadsheetShape } from './shapes';

type GSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GRange = GoogleAppsScript.Spreadsheet.Range;
type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
type Axis = 'rows' | 'columns';
export interface SheetHandle extends GSheet {}
export class SheetHandle {
  readonly ref: SheetRef;
  private name: string;

  constructor(
    private readonly parent: SpreadsheetShape,
    face: SheetFace,
  ) {
    this.ref = { spreadsheet: parent.id, sheet: face.id };
    this.name = face.name;
  }

  private facts(method: string): SheetFacts {
    return call(`Sheet.${method}`, 'sheet.facts', { sheet: this.ref });
  }
  private change(method: string, what: Change): this {
    change(`Sheet.${method}`, what);
    return this;
  }
  private set(method: string, set: Extract<Change, { kind: 'sheet' }>['set']): this {
    return this.change(method, { kind: 'sheet', sheet: this.ref, set });
  }

  getSheetId(): number {
    return this.ref.sheet;
  }
  getName(): string {
    return this.name;
  }
  getSheetName(): string {
    return this.name;
  }
  setName(name: string): this {
    this.set('setName', { name: text(name) });
    this.name = text(name);
    return this;
  }
  getParent(): SpreadsheetShape {
    return this.parent;
  }
  getType(): GoogleAppsScript.Spreadsheet.SheetType {
    return SheetType.GRID;
  }
  getIndex(): number {
    return this.facts('getIndex').index + 1;
  }
  getLastRow(): number {
    return this.facts('getLastRow').lastRow;
  }
  getLastColumn(): number {
    return this.facts('getLastColumn').lastColumn;
  }
  getMaxRows(): number {
    return this.facts('getMaxRows').maxRows;
  }
  getMaxColumns(): number {
    return this.facts('getMaxColumns').maxColumns;
  }
  getFrozenRows(): number {
    return this.facts('getFrozenRows').frozenRows;
  }
  getFrozenColumns(): number {
    return this.facts('getFrozenColumns').frozenColumns;
  }
  isSheetHidden(): boolean {
    return this.facts('isSheetHidden').hidden;
  }
  getTabColor(): string | null {
    return this.facts('getTabColor').tabColor;
  }
  getFormUrl(): string | null {
    return this.facts('getFormUrl').formUrl;
  }
  setFrozenRows(rows: number): void {
    this.set('setFrozenRows', { frozenRows: rows });
  }
  setFrozenColumns(columns: number): void {
    this.set('setFrozenColumns', { frozenColumns: columns });
  }
  setTabColor(color: string | null): this {
    return this.set('setTabColor', { tabColor: colorOf(color) });
  }
  hideSheet(): this {
    return this.set('hideSheet', { hidden: true });
  }
  showSheet(): this {
    return this.set('showSheet', { hidden: false });
  }
  hasHiddenGridlines(): boolean {
    return this.facts('hasHiddenGridlines').hiddenGridlines;
  }
  setHiddenGridlines(hiddenGridlines: boolean): this {
    return this.set('setHiddenGridlines', { hiddenGridlines });
  }
  activate(): this {
    return this.change('activate', { kind: 'activate', sheet: this.ref });
  }

  /** A block by corner (from 0) and size, checked as Google checks getRange. */
  block(top: number, left: number, rows = 1, columns = 1): RangeHandle {
    const numbers = [top, left, rows, columns];
    if (!numbers.every((number) => typeof number === 'number' && Number.isInteger(number))) {
      throw new Exception(
        `The parameters (${numbers.map((number) => typeof number).join(',')}) don't match the method signature for SpreadsheetApp.Sheet.getRange.`,
      );
    }
    if (top < 0) throw new Exception('The starting row of the range is too small.');
    if (left < 0) throw new Exception('The starting column of the range is too small.');
    if (rows < 1) throw new Exception('The number of rows in the range must be at least 1.');
    if (columns < 1) throw new Exception('The number of columns in the range must be at least 1.');
    return new RangeHandle(this, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }
  /** A block by its bounds (from 0). */
  area(rect: Rect): RangeHandle {
    return new RangeHandle(this, rect);
  }
  everything(): RangeHandle {
    return new RangeHandle(this, { top: 0, left: 0 });
  }
  wholeRow(row: number): RangeHandle {
    return new RangeHandle(this, { top: row, left: 0, bottom: row });
  }
  wholeColumn(column: number): RangeHandle {
    return new RangeHandle(this, { top: 0, left: column, right: column });
  }

  getRange(...args: [string] | [number, number, number?, number?]): RangeShape {
    const [first, column, rows, columns] = args;
    if (typeof first !== 'string') return this.block(first - 1, (column ?? Number.NaN) - 1, rows, columns);
    const range = rangeByNotation(this, first);
    if (range) return range;
    const found = call('Sheet.getRange', 'locate', { spreadsheet: this.ref.spreadsheet, notation: first });
    if (!found) throw new Exception('Range not found');
    return this.parent.sheetHandle(found.face).area(found.rect);
  }
  getRangeList(notations: string[]): RangeListHandle {
    return new RangeListHandle(notations.map((notation) => this.getRange(notation)));
  }
  getDataRange(): RangeHandle {
    return new RangeHandle(this, 'data');
  }
  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    return this.block(row - 1, column - 1, rows, columns).getValues();
  }
  getActiveRange(): RangeHandle {
    const { face, rect } = call('Sheet.getActiveRange', 'selection', { spreadsheet: this.ref.spreadsheet });
    return face.id === this.ref.sheet ? this.area(rect) : this.block(0, 0);
  }
  getActiveCell(): RangeHandle {
    const { face, rect } = call('Sheet.getActiveCell', 'selection', { spreadsheet: this.ref.spreadsheet });
    return face.id === this.ref.sheet ? this.block(rect.top, rect.left) : this.block(0, 0);
  }
  getCurrentCell(): RangeHandle {
    const { face, rect } = call('Sheet.getCurrentCell', 'selection', { spreadsheet: this.ref.spreadsheet });
    return face.id === this.ref.sheet ? this.block(rect.top, rect.left) : this.block(0, 0);
  }
  setActiveRange(range: GRange): GRange {
    return range.activate();
  }
  setActiveSelection(range: GRange | string): GRange {
    return (typeof range === 'string' ? this.getRange(range) : range).activate();
  }
  setCurrentCell(cell: GRange): GRange {
    return cell.activateAsCurrentCell();
  }

  appendRow(values: unknown[]): this {
    if (values.length === 0) throw new Exception('The row must have at least one value.');
    call('Sheet.appendRow', 'append', { sheet: this.ref, values: values.map(toWire) });
    return this;
  }
  private clearing(method: string, options: ClearOptions | undefined): this {
    return this.change(method, { kind: 'clearSheet', sheet: this.ref, what: clearWhat(options) });
  }
  clear(options?: ClearOptions): this {
    return this.clearing('clear', options);
  }
  clearContents(): this {
    return this.clearing('clearContents', { contentsOnly: true });
  }
  clearFormats(): this {
    return this.clearing('clearFormats', { formatOnly: true });
  }
  clearNotes(): this {
    return this.clearing('clearNotes', { commentsOnly: true });
  }
  sort(column: number, ascending = true): this {
    return this.change('sort', { kind: 'sortSheet', sheet: this.ref, keys: [{ column: column - 1, ascending }] });
  }
  createTextFinder(text: string): TextFinderHandle {
    return new TextFinderHandle({ ...this.ref, area: 'data' }, text, 'Sheet', this);
  }

  private insert(method: string, axis: Axis, at: number, count: number, like?: number): this {
    return this.change(method, {
      kind: 'lines',
      sheet: this.ref,
      axis,
      change: 'insert',
      at,
      count,
      ...(like !== undefined && like >= 0 && { like }),
    });
  }
  private lines(method: string, axis: Axis, what: 'delete' | 'hide' | 'show', at: number, count: number): this {
    return this.change(method, { kind: 'lines', sheet: this.ref, axis, change: what, at, count });
  }
  private resize(method: string, axis: Axis, at: number, count: number, size: number | null): this {
    return this.change(method, { kind: 'lines', sheet: this.ref, axis, change: 'size', at, count, size });
  }
  insertRows(row: number, count = 1): void {
    this.insert('insertRows', 'rows', row - 1, count, row - 2);
  }
  insertRowAfter(row: number): this {
    return this.insert('insertRowAfter', 'rows', row, 1, row - 1);
  }
  insertRowsAfter(row: number, count: number): this {
    return this.insert('insertRowsAfter', 'rows', row, count, row - 1);
  }
  insertRowBefore(row: number): this {
    return this.insert('insertRowBefore', 'rows', row - 1, 1, row - 1);
  }
  insertRowsBefore(row: number, count: number): this {
    return this.insert('insertRowsBefore', 'rows', row - 1, count, row - 1);
  }
  insertColumns(column: number, count = 1): void {
    this.insert('insertColumns', 'columns', column - 1, count, column - 2);
  }
  insertColumnAfter(column: number): this {
    return this.insert('insertColumnAfter', 'columns', column, 1, column - 1);
  }
  insertColumnsAfter(column: number, count: number): this {
    return this.insert('insertColumnsAfter', 'columns', column, count, column - 1);
  }
  insertColumnBefore(column: number): this {
    return this.insert('insertColumnBefore', 'columns', column - 1, 1, column - 1);
  }
  insertColumnsBefore(column: number, count: number): this {
    return this.insert('insertColumnsBefore', 'columns', column - 1, count, column - 1);
  }
  deleteRow(row: number): this {
    return this.lines('deleteRow', 'rows', 'delete', row - 1, 1);
  }
  deleteRows(row: number, count: number): void {
    this.lines('deleteRows', 'rows', 'delete', row - 1, count);
  }
  deleteColumn(column: number): this {
    return this.lines('deleteColumn', 'columns', 'delete', column - 1, 1);
  }
  deleteColumns(column: number, count: number): void {
    this.lines('deleteColumns', 'columns', 'delete', column - 1, count);
  }
  hideRows(row: number, count = 1): void {
    this.lines('hideRows', 'rows', 'hide', row - 1, count);
  }
  showRows(row: number, count = 1): void {
    this.lines('showRows', 'rows', 'show', row - 1, count);
  }
  hideColumns(column: number, count = 1): void {
    this.lines('hideColumns', 'columns', 'hide', column - 1, count);
  }
  showColumns(column: number, count = 1): void {
    this.lines('showColumns', 'columns', 'show', column - 1, count);
  }
  hideRow(row: GRange): void {
    this.lines('hideRow', 'rows', 'hide', row.getRow() - 1, row.getNumRows());
  }
  unhideRow(row: GRange): void {
    this.lines('unhideRow', 'rows', 'show', row.getRow() - 1, row.getNumRows());
  }
  hideColumn(column: GRange): void {
    this.lines('hideColumn', 'columns', 'hide', column.getColumn() - 1, column.getNumColumns());
  }
  unhideColumn(column: GRange): void {
    this.lines('unhideColumn', 'columns', 'show', column.getColumn() - 1, column.getNumColumns());
  }
  isRowHiddenByUser(row: number): boolean {
    return call('Sheet.isRowHiddenByUser', 'sheet.line', { sheet: this.ref, axis: 'rows', index: row - 1 }).hidden;
  }
  isRowHiddenByFilter(row: number): boolean {
    return call('Sheet.isRowHiddenByFilter', 'sheet.line', { sheet: this.ref, axis: 'rows', index: row - 1 }).filtered;
  }
  isColumnHiddenByUser(column: number): boolean {
    return call('Sheet.isColumnHiddenByUser', 'sheet.line', { sheet: this.ref, axis: 'columns', index: column - 1 })
      .hidden;
  }
  getRowHeight(row: number): number {
    return call('Sheet.getRowHeight', 'sheet.line', { sheet: this.ref, axis: 'rows', index: row - 1 }).size;
  }
  getColumnWidth(column: number): number {
    return call('Sheet.getColumnWidth', 'sheet.line', { sheet: this.ref, axis: 'columns', index: column - 1 }).size;
  }
  setRowHeight(row: number, height: number): this {
    return this.resize('setRowHeight', 'rows', row - 1, 1, height);
  }
  setRowHeights(row: number, count: number, height: number): this {
    return this.resize('setRowHeights', 'rows', row - 1, count, height);
  }
  setRowHeightsForced(row: number, count: number, height: number): this {
    return this.resize('setRowHeightsForced', 'rows', row - 1, count, height);
  }
  setColumnWidth(column: number, width: number): this {
    return this.resize('setColumnWidth', 'columns', column - 1, 1, width);
  }
  setColumnWidths(column: number, count: number, width: number): this {
    return this.resize('setColumnWidths', 'columns', column - 1, count, width);
  }
  autoResizeRows(row: number, count: number): this {
    return this.resize('autoResizeRows', 'rows', row - 1, count, null);
  }
  autoResizeColumn(column: number): this {
    return this.change('autoResizeColumn', { kind: 'fitColumns', sheet: this.ref, at: column - 1, count: 1 });
  }
  autoResizeColumns(column: number, count: number): this {
    return this.change('autoResizeColumns', { kind: 'fitColumns', sheet: this.ref, at: column - 1, count });
  }
  moveRows(rows: GRange, destination: number): void {
    this.change('moveRows', {
      kind: 'lines',
      sheet: this.ref,
      axis: 'rows',
      change: 'move',
      at: rows.getRow() - 1,
      count: rows.getNumRows(),
      to: destination - 1,
    });
  }
  moveColumns(columns: GRange, destination: number): void {
    this.change('moveColumns', {
      kind: 'lines',
      sheet: this.ref,
      axis: 'columns',
      change: 'move',
      at: columns.getColumn() - 1,
      count: columns.getNumColumns(),
      to: destination - 1,
    });
  }

  copyTo(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): SheetShape {
    const id = spreadsheet.getId();
    const face = call('Sheet.copyTo', 'sheets.insert', { spreadsheet: id, copyOf: this.ref });
    return this.parent.other(id).sheetHandle(face);
  }
  protect(): ProtectionHandle {
    return new ProtectionHandle(this, call('Sheet.protect', 'protection.add', { sheet: this.ref }), true);
  }
  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): ProtectionHandle[] {
    return protectionsOf('Sheet.getProtections', this.parent, this.ref.sheet, type);
  }
  getNamedRanges(): NamedRangeHandle[] {
    return namedRangesOf('Sheet.getNamedRanges', this.parent, this.ref.sheet);
  }
  getConditionalFormatRules(): ConditionalHandle[] {
    return call('Sheet.getConditionalFormatRules', 'rules.list', { sheet: this.ref }).map((rule) =>
      ruleFrom(rule, this),
    );
  }
  setConditionalFormatRules(rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]): void {
    this.change('setConditionalFormatRules', {
      kind: 'rules',
      sheet: this.ref,
      rules: rules.map(ruleWire),
    });
  }
  clearConditionalFormatRules(): void {
    this.change('clearConditionalFormatRules', { kind: 'rules', sheet: this.ref, rules: [] });
  }
  getFilter(): FilterHandle | null {
    return readFilter('Sheet.getFilter', this);
  }
  getBandings(): GoogleAppsScript.Spreadsheet.Banding[] {
    return bandingsOf('Sheet.getBandings', { sheet: this.ref }, this.parent);
  }
  newChart(): GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder {
    return new ChartMaker(this) as unknown as GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
  }
  getCharts(): ChartHandle[] {
    return call('Sheet.getCharts', 'charts.list', { sheet: this.ref }).map((chart) => new ChartHandle(this, chart));
  }
  insertChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    this.change('insertChart', { kind: 'chart', sheet: this.ref, chart: chartWire(chart), how: 'insert' });
  }
  updateChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    this.change('updateChart', { kind: 'chart', sheet: this.ref, chart: chartWire(chart), how: 'update' });
  }
  removeChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): void {
    const id = chart.getChartId();
    if (id === null) throw new Exception('The chart is not on the sheet.');
    this.change('removeChart', { kind: 'removeChart', sheet: this.ref, id });
  }
  addDeveloperMetadata(key: string, ...rest: (string | Visibility)[]): this {
    return this.change('addDeveloperMetadata', { kind: 'mark', at: this.ref, ...markArguments(key, rest) });
  }
  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return marksAt('Sheet.getDeveloperMetadata', this.parent, this.ref, { type: 'SHEET' });
  }
  createDeveloperMetadataFinder(): MarkFinder {
    return new MarkFinder(this.parent, this.ref);
  }
}
refuseLacking(SheetHandle, 'Spreadsheet.Sheet');
