/** The basic filter of a sheet: its criteria are lists of hidden values; criteria by condition are not kept by the host. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { Rect } from '../../document/model';
import { refuseLacking } from '../lacking';
import { call, change } from '../port';
import type { RangeShape, SheetShape } from './shapes';
export interface FilterCriteriaHandle extends GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder {}
/** Criteria and their builder at once, as their methods coincide. */
export class FilterCriteriaHandle {
  constructor(private hidden: readonly string[] = []) {}

  build(): GoogleAppsScript.Spreadsheet.FilterCriteria {
    return new FilterCriteriaHandle(this.hidden);
  }
  copy(): FilterCriteriaHandle {
    return new FilterCriteriaHandle(this.hidden);
  }
  getHiddenValues(): string[] {
    return [...this.hidden];
  }
  setHiddenValues(values: string[]): this {
    this.hidden = values.map(String);
    return this;
  }
}
refuseLacking(FilterCriteriaHandle, 'Spreadsheet.FilterCriteriaBuilder');
export interface FilterHandle extends GoogleAppsScript.Spreadsheet.Filter {}
export class FilterHandle {
  constructor(
    private readonly on: SheetShape,
    private readonly rect: Rect,
    private readonly hidden: Map<number, readonly string[]>,
  ) {}

  getRange(): RangeShape {
    return this.on.area(this.rect);
  }
  getColumnFilterCriteria(column: number): FilterCriteriaHandle | null {
    const values = this.hidden.get(this.rect.left + column - 1);
    return values ? new FilterCriteriaHandle(values) : null;
  }
  setColumnFilterCriteria(column: number, criteria: GoogleAppsScript.Spreadsheet.FilterCriteria | null): this {
    const index = this.rect.left + column - 1;
    const hidden = criteria?.getHiddenValues() ?? null;
    change('Filter.setColumnFilterCriteria', { kind: 'filter', sheet: this.on.ref, column: index, hidden });
    if (hidden) this.hidden.set(index, hidden);
    else this.hidden.delete(index);
    return this;
  }
  removeColumnFilterCriteria(column: number): this {
    const index = this.rect.left + column - 1;
    change('Filter.removeColumnFilterCriteria', { kind: 'filter', sheet: this.on.ref, column: index, hidden: null });
    this.hidden.delete(index);
    return this;
  }
  remove(): void {
    change('Filter.remove', { kind: 'filter', sheet: this.on.ref, remove: true });
  }
  sort(column: number, ascending: boolean): this {
    const range = { ...this.on.ref, area: { ...this.rect, top: this.rect.top + 1 } };
    change('Filter.sort', { kind: 'sort', range, keys: [{ column: this.rect.left + column - 1, ascending }] });
    return this;
  }
}
refuseLacking(FilterHandle, 'Spreadsheet.Filter');

export function readFilter(method: string, on: SheetShape): FilterHandle | null {
  const filter = call(method, 'filter.get', { sheet: on.ref });
  return filter && new FilterHandle(on, filter.rect, new Map(filter.hidden));
}
