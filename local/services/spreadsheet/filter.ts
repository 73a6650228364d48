/** The basic filter of a sheet: its criteria are lists of hidden values; criteria by condition are not kept by the host. */
import type { Rect } from '../../document/model';
import { refuseLacking } from '../lacking';
import { change } from '../port';
import type { RangeHandle } from './range';
import type { SheetHandle } from './sheet';

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- what the class lacks refuses at run time
export interface FilterCriteriaHandle extends GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder {}
/** Criteria and their builder at once, as their methods coincide. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
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

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export interface FilterHandle extends GoogleAppsScript.Spreadsheet.Filter {}
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class FilterHandle {
  constructor(
    private readonly on: SheetHandle,
    private readonly rect: Rect,
    private readonly hidden: Map<number, readonly string[]>,
  ) {}

  getRange(): RangeHandle {
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
