/** Looking for text in a range, a sheet or a spreadsheet. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { RangeRef } from '../../runtime/change';
import { refuseLacking } from '../lacking';
import { call } from '../port';
import type { RangeShape, SheetShape } from './shapes';
export interface TextFinderHandle extends GoogleAppsScript.Spreadsheet.TextFinder {}
export class TextFinderHandle {
  private readonly how = { matchCase: false, entireCell: false, formulas: false, regex: false };
  private place = -1;
  private matches: RangeShape[] | undefined;

  constructor(
    private readonly range: RangeRef,
    private readonly text: string,
    private readonly owner: string,
    private readonly on: SheetShape,
  ) {}

  private look(method: string, replaceWith?: string): RangeShape[] {
    const { found } = call(`TextFinder.${method}`, 'block.find', {
      range: this.range,
      text: this.text,
      ...this.how,
      ...(replaceWith !== undefined && { replaceWith }),
    });
    return found.map(([row, column]) => this.on.area({ top: row, left: column, bottom: row, right: column }));
  }
  private all(method: string): RangeShape[] {
    return (this.matches ??= this.look(method));
  }
  findAll(): RangeShape[] {
    return [...this.all('findAll')];
  }
  findNext(): RangeShape | null {
    const found = this.all('findNext')[this.place + 1];
    if (found) this.place += 1;
    return found ?? null;
  }
  findPrevious(): RangeShape | null {
    const found = this.all('findPrevious')[this.place - 1];
    if (found) this.place -= 1;
    return found ?? null;
  }
  getCurrentMatch(): RangeShape | null {
    return this.matches?.[this.place] ?? null;
  }
  matchCase(on: boolean): this {
    this.how.matchCase = on;
    return this;
  }
  matchEntireCell(on: boolean): this {
    this.how.entireCell = on;
    return this;
  }
  matchFormulaText(on: boolean): this {
    this.how.formulas = on;
    return this;
  }
  useRegularExpression(on: boolean): this {
    this.how.regex = on;
    return this;
  }
  replaceAllWith(text: string): number {
    return this.look('replaceAllWith', text).length;
  }
  toString(): string {
    return `TextFinder of ${this.owner}`;
  }
}
refuseLacking(TextFinderHandle, 'Spreadsheet.TextFinder');
