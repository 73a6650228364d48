/** A list of ranges that are written as one, in one call. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import { refuseLacking } from '../lacking';
import { changeTogether } from '../port';
import type { RangeShape } from './shapes';

type List = GoogleAppsScript.Spreadsheet.RangeList;

const SPREAD = [
  'breakApart',
  'check',
  'clear',
  'clearContent',
  'clearDataValidations',
  'clearFormat',
  'clearNote',
  'insertCheckboxes',
  'removeCheckboxes',
  'setBackground',
  'setBackgroundRGB',
  'setBorder',
  'setFontColor',
  'setFontFamily',
  'setFontLine',
  'setFontSize',
  'setFontStyle',
  'setFontWeight',
  'setFormula',
  'setHorizontalAlignment',
  'setNote',
  'setNumberFormat',
  'setTextRotation',
  'setValue',
  'setVerticalAlignment',
  'setVerticalText',
  'setWrap',
  'setWrapStrategy',
  'uncheck',
] as const satisfies readonly (keyof List & keyof RangeShape)[];
export interface RangeListHandle extends List {}
export class RangeListHandle {
  constructor(private readonly ranges: readonly RangeShape[]) {}

  getRanges(): RangeShape[] {
    return [...this.ranges];
  }
  activate(): this {
    this.ranges[0]?.activate();
    return this;
  }
}
for (const name of SPREAD) {
  Object.defineProperty(RangeListHandle.prototype, name, {
    configurable: true,
    value(this: RangeListHandle, ...args: unknown[]) {
      changeTogether(`RangeList.${name}`, () => {
        for (const range of this.getRanges()) (range[name] as (...args: unknown[]) => unknown)(...args);
      });
      return this;
    },
  });
}
refuseLacking(RangeListHandle, 'Spreadsheet.RangeList');
