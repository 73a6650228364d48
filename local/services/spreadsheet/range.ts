/** The whole of a range: on top of content and look, its shape, neighbours, merges, rules and copies. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import { parseA1 } from '../../document/a1';
import type { Rect } from '../../document/model';
import { refuseLacking } from '../lacking';
import { Exception, call, change } from '../port';
import { addBanding, bandingsOf } from './banding';
import { CopyPasteType, Dimension } from './enums';
import { MarkFinder, markArguments, marksAt } from './metadata';
import { ProtectionHandle } from './protection';
import { FilterHandle, readFilter } from './filter';
import { RangeLook } from './range-look';
import { rangeRef, sheetRef } from './refs';
import { TextFinderHandle } from './text-finder';
import { ValidationHandle, ruleOf } from './validation';
import { text } from '../text';
import type { RangeShape, SheetShape } from './shapes';

type GRange = GoogleAppsScript.Spreadsheet.Range;
type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
export interface RangeHandle extends Omit<GRange, keyof RangeLook> {}
export class RangeHandle extends RangeLook {
  getSheet(): SheetShape {
    return this.on;
  }
  private at(rect: Rect): RangeHandle {
    return new RangeHandle(this.on, rect);
  }
  getCell(row: number, column: number): RangeHandle {
    const { top, left } = this.corner;
    const rect = this.rect('getCell');
    if (row < 1 || column < 1 || top + row - 1 > rect.bottom || left + column - 1 > rect.right)
      throw new Exception('Cell reference out of range');
    return this.at({ top: top + row - 1, left: left + column - 1, bottom: top + row - 1, right: left + column - 1 });
  }
  offset(rowOffset: number, columnOffset: number, numRows?: number, numColumns?: number): RangeShape {
    const { top, left } = this.corner;
    const rows = numRows ?? this.getNumRows();
    const columns = numColumns ?? this.getNumColumns();
    return this.on.block(top + rowOffset, left + columnOffset, rows, columns);
  }
  activate(): this {
    change('Range.activate', { kind: 'activate', sheet: this.on.ref, selection: this.rect('activate') });
    return this;
  }
  activateAsCurrentCell(): this {
    change('Range.activateAsCurrentCell', {
      kind: 'activate',
      sheet: this.on.ref,
      selection: this.rect('activateAsCurrentCell'),
    });
    return this;
  }
  canEdit(): boolean {
    return call('Range.canEdit', 'block.facts', { range: this.ref }).editable;
  }
  isBlank(): boolean {
    return call('Range.isBlank', 'block.facts', { range: this.ref }).blank;
  }
  isPartOfMerge(): boolean {
    return call('Range.isPartOfMerge', 'block.facts', { range: this.ref }).merges.length > 0;
  }
  getMergedRanges(): RangeHandle[] {
    return call('Range.getMergedRanges', 'block.facts', { range: this.ref }).merges.map((rect) => this.at(rect));
  }
  merge(): this {
    change('Range.merge', { kind: 'merge', range: this.ref, how: 'all' });
    return this;
  }
  mergeAcross(): this {
    change('Range.mergeAcross', { kind: 'merge', range: this.ref, how: 'across' });
    return this;
  }
  mergeVertically(): this {
    change('Range.mergeVertically', { kind: 'merge', range: this.ref, how: 'vertically' });
    return this;
  }
  breakApart(): this {
    change('Range.breakApart', { kind: 'merge', range: this.ref, how: 'apart' });
    return this;
  }

  getDataValidations(): (ValidationHandle | null)[][] {
    return this.readRules('getDataValidations', false).map((row) =>
      row.map((rule) => rule && new ValidationHandle(rule)),
    );
  }
  getDataValidation(): ValidationHandle | null {
    const rule = this.readRules('getDataValidation', true)[0]?.[0];
    return rule ? new ValidationHandle(rule) : null;
  }
  setDataValidations(rules: readonly (readonly (GoogleAppsScript.Spreadsheet.DataValidation | null)[])[]): this {
    return this.write('setDataValidations', 'validations', rules, (rule) =>
      ruleOf(rule as GoogleAppsScript.Spreadsheet.DataValidation | null),
    );
  }
  setDataValidation(rule: GoogleAppsScript.Spreadsheet.DataValidation | null): this {
    return this.fill('setDataValidation', 'validations', ruleOf(rule));
  }
  insertCheckboxes(...args: (string | number | boolean)[]): this {
    change('Range.insertCheckboxes', { kind: 'checkboxes', range: this.ref, remove: false, args });
    return this;
  }
  removeCheckboxes(): this {
    change('Range.removeCheckboxes', { kind: 'checkboxes', range: this.ref, remove: true, args: [] });
    return this;
  }
  check(): this {
    return this.fill('check', 'values', true);
  }
  uncheck(): this {
    return this.fill('uncheck', 'values', false);
  }
  isChecked(): boolean | null {
    const boxes = this.readRules('isChecked', false).flat();
    if (boxes.some((rule) => rule?.criteria !== 'CHECKBOX')) return null;
    const values = this.getValues().flat();
    if (values.every((value) => value === true)) return true;
    return values.every((value) => value === false) ? false : null;
  }

  copyTo(destination: GRange, ...rest: unknown[]): void {
    const [option, transposed] = rest;
    let paste = 'PASTE_NORMAL';
    if (option !== null && typeof option === 'object' && 'contentsOnly' in option && option.contentsOnly === true)
      paste = 'PASTE_VALUES';
    else if (option !== null && typeof option === 'object' && 'formatOnly' in option && option.formatOnly === true)
      paste = 'PASTE_FORMAT';
    else if (option !== undefined && text(option) in CopyPasteType) paste = text(option);
    change('Range.copyTo', {
      kind: 'copy',
      from: this.ref,
      to: rangeRef(destination, 'Range.copyTo'),
      paste: paste as 'PASTE_NORMAL',
      transposed: transposed === true,
    });
  }
  copyValuesToRange(
    sheet: number | GoogleAppsScript.Spreadsheet.Sheet,
    column: number,
    columnEnd: number,
    row: number,
    rowEnd: number,
  ): void {
    this.copyInto('copyValuesToRange', 'PASTE_VALUES', sheet, {
      top: row - 1,
      left: column - 1,
      bottom: rowEnd - 1,
      right: columnEnd - 1,
    });
  }
  copyFormatToRange(
    sheet: number | GoogleAppsScript.Spreadsheet.Sheet,
    column: number,
    columnEnd: number,
    row: number,
    rowEnd: number,
  ): void {
    this.copyInto('copyFormatToRange', 'PASTE_FORMAT', sheet, {
      top: row - 1,
      left: column - 1,
      bottom: rowEnd - 1,
      right: columnEnd - 1,
    });
  }
  private copyInto(
    method: string,
    paste: 'PASTE_VALUES' | 'PASTE_FORMAT',
    sheet: number | GoogleAppsScript.Spreadsheet.Sheet,
    area: Rect,
  ): void {
    const target = typeof sheet === 'number' ? { ...this.on.ref, sheet } : sheetRef(sheet, `Range.${method}`);
    change(`Range.${method}`, { kind: 'copy', from: this.ref, to: { ...target, area }, paste, transposed: false });
  }
  moveTo(target: GRange): void {
    change('Range.moveTo', { kind: 'moveBlock', from: this.ref, to: rangeRef(target, 'Range.moveTo') });
  }
  sort(spec: unknown): this {
    const { left } = this.corner;
    const specs = Array.isArray(spec) ? (spec as unknown[]) : [spec];
    const keys = specs.map((each) => {
      const { column, ascending = true } =
        typeof each === 'number' ? { column: each } : (each as { column: number; ascending?: boolean });
      if (!Number.isInteger(column) || column - 1 < left) throw new Exception('The sort column is outside the range.');
      return { column: column - 1, ascending };
    });
    change('Range.sort', { kind: 'sort', range: this.ref, keys });
    return this;
  }
  removeDuplicates(columnsToCompare: number[] = []): RangeHandle {
    const { rect } = call('Range.removeDuplicates', 'block.duplicates', {
      range: this.ref,
      columns: columnsToCompare.map((column) => column - 1),
    });
    return this.at(rect);
  }
  createFilter(): FilterHandle {
    const { rect } = call('Range.createFilter', 'filter.create', { range: this.ref });
    return new FilterHandle(this.on, rect, new Map());
  }
  getFilter(): FilterHandle | null {
    return readFilter('Range.getFilter', this.on);
  }
  protect(): ProtectionHandle {
    const protection = call('Range.protect', 'protection.add', { sheet: this.on.ref, range: this.ref });
    return new ProtectionHandle(this.on, protection, true);
  }
  applyRowBanding(theme?: unknown, showHeader?: boolean, showFooter?: boolean): GoogleAppsScript.Spreadsheet.Banding {
    return addBanding(this.on, this, 'rows', theme, showHeader, showFooter);
  }
  applyColumnBanding(
    theme?: unknown,
    showHeader?: boolean,
    showFooter?: boolean,
  ): GoogleAppsScript.Spreadsheet.Banding {
    return addBanding(this.on, this, 'columns', theme, showHeader, showFooter);
  }
  getBandings(): GoogleAppsScript.Spreadsheet.Banding[] {
    return bandingsOf('Range.getBandings', { range: this.ref }, this.on.getParent());
  }
  createTextFinder(text: string): TextFinderHandle {
    return new TextFinderHandle(this.ref, text, 'Range', this.on);
  }

  addDeveloperMetadata(key: string, ...rest: (string | Visibility)[]): this {
    change('Range.addDeveloperMetadata', { kind: 'mark', at: this.ref, ...markArguments(key, rest) });
    return this;
  }
  createDeveloperMetadataFinder(): MarkFinder {
    return new MarkFinder(this.on.getParent(), this.ref);
  }
  getDeveloperMetadata(): GoogleAppsScript.Spreadsheet.DeveloperMetadata[] {
    return marksAt('Range.getDeveloperMetadata', this.on.getParent(), this.ref, {});
  }
  getDataRegion(dimension?: GoogleAppsScript.Spreadsheet.Dimension): RangeHandle {
    const filled = new RangeHandle(this.on, 'data');
    const values = filled.getDisplayValues();
    let { top, left, bottom, right } = this.rect('getDataRegion');
    const full = (row: number, column: number) => (values[row]?.[column] ?? '') !== '';
    const any = (rows: [number, number], columns: [number, number]) => {
      for (let row = rows[0]; row <= rows[1]; row++)
        for (let column = columns[0]; column <= columns[1]; column++) if (full(row, column)) return true;
      return false;
    };
    for (let grown = true; grown;) {
      grown = false;
      const [l, r] = dimension === Dimension.ROWS ? [left, right] : [Math.max(0, left - 1), right + 1];
      const [t, b] = dimension === Dimension.COLUMNS ? [top, bottom] : [Math.max(0, top - 1), bottom + 1];
      if (t < top && any([t, t], [l, r])) [top, grown] = [t, true];
      if (b > bottom && any([b, b], [l, r])) [bottom, grown] = [b, true];
      if (l < left && any([t, b], [l, l])) [left, grown] = [l, true];
      if (r > right && any([t, b], [r, r])) [right, grown] = [r, true];
    }
    return this.at({ top, left, bottom, right });
  }
}
refuseLacking(RangeHandle, 'Spreadsheet.Range');

/** A range by its notation on this sheet; undefined when it is no A1 notation. */
export function rangeByNotation(sheet: SheetShape, notation: string): RangeHandle | undefined {
  const area = parseA1(notation);
  if (!area || (area.sheetName !== undefined && area.sheetName !== sheet.getName())) return undefined;
  return new RangeHandle(sheet, { top: area.top ?? 0, left: area.left ?? 0, bottom: area.bottom, right: area.right });
}
