/** Alternating colours of rows or columns. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import type { Banding } from '../../document/model';
import type { Commands } from '../../runtime/port';
import { refuseLacking } from '../lacking';
import { call, change } from '../port';
import { colorOf } from './colors';
import { BandingTheme } from './enums';
import type { RangeShape, SheetShape, SpreadsheetShape } from './shapes';

/** Header, first, second and footer colour of each theme. */
const THEMES = new Map<unknown, readonly [string, string, string, string]>([
  [BandingTheme.LIGHT_GREY, ['#bdbdbd', '#ffffff', '#f3f3f3', '#dedede']],
  [BandingTheme.CYAN, ['#4dd0e1', '#ffffff', '#e0f7fa', '#a2e8f1']],
  [BandingTheme.GREEN, ['#63d297', '#ffffff', '#e7f9ef', '#afe9ca']],
  [BandingTheme.YELLOW, ['#f7cb4d', '#ffffff', '#fef8e3', '#fce8b2']],
  [BandingTheme.ORANGE, ['#f46524', '#ffffff', '#ffe6dd', '#ffccbc']],
  [BandingTheme.BLUE, ['#5b95f9', '#ffffff', '#e8f0fe', '#acc9fe']],
  [BandingTheme.TEAL, ['#26a69a', '#ffffff', '#ddf2f0', '#8cd3cd']],
  [BandingTheme.GREY, ['#78909c', '#ffffff', '#ebeff1', '#bbc8ce']],
  [BandingTheme.BROWN, ['#cca677', '#ffffff', '#f8f2eb', '#e6d3ba']],
  [BandingTheme.LIGHT_GREEN, ['#8bc34a', '#ffffff', '#eef7e3', '#c4e2a0']],
  [BandingTheme.INDIGO, ['#8989eb', '#ffffff', '#e8e7fc', '#c4c3f7']],
  [BandingTheme.PINK, ['#e91d63', '#ffffff', '#fddce8', '#f68ab0']],
]);

type Part = 'header' | 'first' | 'second' | 'footer';
export interface BandingHandle extends GoogleAppsScript.Spreadsheet.Banding {}
export class BandingHandle {
  constructor(
    private readonly on: SheetShape,
    private facts: Banding,
  ) {}

  private get(direction: Banding['direction'], part: Part): string | null {
    return this.facts.direction === direction ? (this.facts[part] ?? null) : null;
  }
  private set(method: string, part: Part, color: string | null): this {
    const set = { [part]: colorOf(color) ?? undefined };
    change(`Banding.${method}`, { kind: 'changeBanding', sheet: this.on.ref, id: this.facts.id, set });
    this.facts = { ...this.facts, ...set };
    return this;
  }
  getRange(): RangeShape {
    return this.on.area(this.facts.range);
  }
  remove(): void {
    change('Banding.remove', { kind: 'changeBanding', sheet: this.on.ref, id: this.facts.id, set: {}, remove: true });
  }
  getHeaderRowColor(): string | null {
    return this.get('rows', 'header');
  }
  getFirstRowColor(): string | null {
    return this.get('rows', 'first');
  }
  getSecondRowColor(): string | null {
    return this.get('rows', 'second');
  }
  getFooterRowColor(): string | null {
    return this.get('rows', 'footer');
  }
  setHeaderRowColor(color: string | null): this {
    return this.set('setHeaderRowColor', 'header', color);
  }
  setFirstRowColor(color: string | null): this {
    return this.set('setFirstRowColor', 'first', color);
  }
  setSecondRowColor(color: string | null): this {
    return this.set('setSecondRowColor', 'second', color);
  }
  setFooterRowColor(color: string | null): this {
    return this.set('setFooterRowColor', 'footer', color);
  }
  getHeaderColumnColor(): string | null {
    return this.get('columns', 'header');
  }
  getFirstColumnColor(): string | null {
    return this.get('columns', 'first');
  }
  getSecondColumnColor(): string | null {
    return this.get('columns', 'second');
  }
  getFooterColumnColor(): string | null {
    return this.get('columns', 'footer');
  }
}
refuseLacking(BandingHandle, 'Spreadsheet.Banding');

export function addBanding(
  on: SheetShape,
  range: RangeShape,
  direction: Banding['direction'],
  theme: unknown = BandingTheme.LIGHT_GREY,
  showHeader = true,
  showFooter = false,
): BandingHandle {
  const [header, first, second, footer] = THEMES.get(theme) ?? ['#bdbdbd', '#ffffff', '#f3f3f3', '#dedede'];
  const banding = { direction, first, second, ...(showHeader && { header }), ...(showFooter && { footer }) };
  const method = direction === 'rows' ? 'Range.applyRowBanding' : 'Range.applyColumnBanding';
  return new BandingHandle(on, call(method, 'banding.add', { range: range.ref, banding }));
}

export function bandingsOf(
  method: string,
  where: Commands['banding.list']['in'],
  spreadsheet: SpreadsheetShape,
): BandingHandle[] {
  return call(method, 'banding.list', where).map(
    ({ face, banding }) => new BandingHandle(spreadsheet.sheetHandle(face), banding),
  );
}
