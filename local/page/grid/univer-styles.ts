/**
 * Looks of cells in the grid's own form.
 */
import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IBorderStyleData, IStyleData } from '@univerjs/core';
import type { CellStyle } from '../../server/wire';

/** Looks of a cell without any style of its own, as a new spreadsheet of Google has them. */
export const DEFAULT_STYLE: IStyleData = { ff: 'Arial', fs: 10, vt: VerticalAlign.BOTTOM };

const HORIZONTAL = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };
const VERTICAL = { top: VerticalAlign.TOP, middle: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };
const WRAP = { overflow: WrapStrategy.OVERFLOW, wrap: WrapStrategy.WRAP, clip: WrapStrategy.CLIP };
const BORDER = {
  thin: BorderStyleTypes.THIN,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  double: BorderStyleTypes.DOUBLE,
};

export function toUniverStyle(style: CellStyle): IStyleData {
  const looks: IStyleData = {};
  // «@» marks a text; the grid would draw a warning corner on every number-like one of them.
  if (style.numberFormat !== undefined && style.numberFormat !== '@') looks.n = { pattern: style.numberFormat };
  if (style.fontFamily !== undefined) looks.ff = style.fontFamily;
  if (style.fontSize !== undefined) looks.fs = style.fontSize;
  if (style.bold) looks.bl = BooleanNumber.TRUE;
  if (style.italic) looks.it = BooleanNumber.TRUE;
  if (style.underline) looks.ul = { s: BooleanNumber.TRUE };
  if (style.strikethrough) looks.st = { s: BooleanNumber.TRUE };
  if (style.fontColor !== undefined) looks.cl = { rgb: style.fontColor };
  if (style.background !== undefined) looks.bg = { rgb: style.background };
  if (style.horizontal) looks.ht = HORIZONTAL[style.horizontal];
  if (style.vertical) looks.vt = VERTICAL[style.vertical];
  if (style.wrap) looks.tb = WRAP[style.wrap];
  if (style.rotation) looks.tr = { a: -style.rotation };
  if (style.borders) {
    const { top, right, bottom, left } = style.borders;
    looks.bd = { t: border(top), r: border(right), b: border(bottom), l: border(left) };
  }
  return looks;
}

function border(line: NonNullable<CellStyle['borders']>['top']): IBorderStyleData | null {
  return line ? { s: BORDER[line.style], cl: { rgb: line.color } } : null;
}
