/** Named ranges. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { Rect } from '../../document/model';
import { refuseLacking } from '../lacking';
import { call, change } from '../port';
import { rangeRef } from './refs';
import type { RangeShape, SheetShape, SpreadsheetShape } from './shapes';
export interface NamedRangeHandle extends GoogleAppsScript.Spreadsheet.NamedRange {}
export class NamedRangeHandle {
  constructor(
    private readonly sheet: SheetShape,
    private name: string,
    private rect: Rect,
  ) {}

  getName(): string {
    return this.name;
  }
  getRange(): RangeShape {
    return this.sheet.area(this.rect);
  }
  setName(name: string): this {
    change('NamedRange.setName', {
      kind: 'name',
      spreadsheet: this.sheet.ref.spreadsheet,
      name: this.name,
      newName: name,
    });
    this.name = name;
    return this;
  }
  setRange(range: GoogleAppsScript.Spreadsheet.Range): this {
    change('NamedRange.setRange', {
      kind: 'name',
      spreadsheet: this.sheet.ref.spreadsheet,
      name: this.name,
      range: rangeRef(range, 'NamedRange.setRange'),
    });
    this.rect = {
      top: range.getRow() - 1,
      left: range.getColumn() - 1,
      bottom: range.getLastRow() - 1,
      right: range.getLastColumn() - 1,
    };
    return this;
  }
  remove(): void {
    change('NamedRange.remove', {
      kind: 'name',
      spreadsheet: this.sheet.ref.spreadsheet,
      name: this.name,
      remove: true,
    });
  }
}
refuseLacking(NamedRangeHandle, 'Spreadsheet.NamedRange');

export function namedRangesOf(method: string, spreadsheet: SpreadsheetShape, sheet?: number): NamedRangeHandle[] {
  return call(method, 'names.list', { spreadsheet: spreadsheet.id, ...(sheet !== undefined && { sheet }) }).map(
    ({ name, face, rect }) => new NamedRangeHandle(spreadsheet.sheetHandle(face), name, rect),
  );
}
