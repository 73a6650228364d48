/** How the cells of a range look: fonts, colours, alignment, number formats, borders, wrapping. */
import type { CellStyle } from '../../document/model';
import { change, changeTogether } from '../port';
import { enumNamed } from '../enums';
import { colorOf } from './colors';
import { BorderStyle, WrapStrategy } from './enums';
import { RangeContent } from './range-content';
import { TextStyleValue, styleOf, textStyleOf } from './rich-text';
import { text } from '../text';

type FontLine = 'none' | 'underline' | 'line-through';
type Wrap = GoogleAppsScript.Spreadsheet.WrapStrategy;
type Grid<T> = readonly (readonly T[])[];

const BORDERS = new Map<unknown, 'thin' | 'medium' | 'thick' | 'dotted' | 'dashed' | 'double'>([
  [BorderStyle.SOLID, 'thin'],
  [BorderStyle.SOLID_MEDIUM, 'medium'],
  [BorderStyle.SOLID_THICK, 'thick'],
  [BorderStyle.DOTTED, 'dotted'],
  [BorderStyle.DASHED, 'dashed'],
  [BorderStyle.DOUBLE, 'double'],
]);
/** What getNumberFormat says of the automatic format, and what setting it back means. */
const AUTOMATIC = '0.###############';

const numberFormat = (format: unknown) =>
  format === AUTOMATIC || format === 'General' || format === '' || format === null ? null : text(format);
const weight = (value: unknown) => (value === 'bold' ? true : null);
const slant = (value: unknown) => (value === 'italic' ? true : null);
const wrapWord = (strategy: unknown) =>
  strategy === null ? null : (text(strategy).toLowerCase() as CellStyle['wrap']);
const alignment = (value: unknown) => (value === 'normal' || value === null ? null : value);

export class RangeLook extends RangeContent {
  private list<T>(method: string, part: keyof Omit<CellStyle, 'borders'>, show: (value: unknown) => T): T[][] {
    return this.read(method, part).map((row) => row.map(show));
  }
  private one<T>(method: string, part: keyof Omit<CellStyle, 'borders'>, show: (value: unknown) => T): T {
    return show(this.read(method, part, true)[0]?.[0]);
  }

  getBackgrounds(): string[][] {
    return this.list('getBackgrounds', 'background', (value) => (value as string | null) ?? '#ffffff');
  }
  getBackground(): string {
    return this.one('getBackground', 'background', (value) => (value as string | null) ?? '#ffffff');
  }
  setBackgrounds(colors: Grid<string | null>): this {
    return this.write('setBackgrounds', 'background', colors, (color) => colorOf(color as string | null));
  }
  setBackground(color: string | null): this {
    return this.fill('setBackground', 'background', colorOf(color));
  }
  setBackgroundRGB(red: number, green: number, blue: number): this {
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
    return this.fill('setBackgroundRGB', 'background', `#${hex}`);
  }
  getFontColors(): string[][] {
    return this.list('getFontColors', 'fontColor', (value) => (value as string | null) ?? '#000000');
  }
  getFontColor(): string {
    return this.one('getFontColor', 'fontColor', (value) => (value as string | null) ?? '#000000');
  }
  setFontColors(colors: Grid<string | null>): this {
    return this.write('setFontColors', 'fontColor', colors, (color) => colorOf(color as string | null));
  }
  setFontColor(color: string | null): this {
    return this.fill('setFontColor', 'fontColor', colorOf(color));
  }
  getFontFamilies(): string[][] {
    return this.list('getFontFamilies', 'fontFamily', (value) => (value as string | null) ?? 'Arial');
  }
  getFontFamily(): string {
    return this.one('getFontFamily', 'fontFamily', (value) => (value as string | null) ?? 'Arial');
  }
  setFontFamilies(families: Grid<string | null>): this {
    return this.write('setFontFamilies', 'fontFamily', families, (family) => family);
  }
  setFontFamily(family: string | null): this {
    return this.fill('setFontFamily', 'fontFamily', family);
  }
  getFontSizes(): number[][] {
    return this.list('getFontSizes', 'fontSize', (value) => (value as number | null) ?? 10);
  }
  getFontSize(): number {
    return this.one('getFontSize', 'fontSize', (value) => (value as number | null) ?? 10);
  }
  setFontSizes(sizes: Grid<number>): this {
    return this.write('setFontSizes', 'fontSize', sizes, (size) => size);
  }
  setFontSize(size: number): this {
    return this.fill('setFontSize', 'fontSize', size);
  }
  getFontWeights(): ('bold' | 'normal')[][] {
    return this.list('getFontWeights', 'bold', (value) => (value === true ? 'bold' : 'normal'));
  }
  getFontWeight(): 'bold' | 'normal' {
    return this.one('getFontWeight', 'bold', (value) => (value === true ? 'bold' : 'normal'));
  }
  setFontWeights(weights: Grid<'bold' | 'normal' | null>): this {
    return this.write('setFontWeights', 'bold', weights, weight);
  }
  setFontWeight(value: 'bold' | 'normal' | null): this {
    return this.fill('setFontWeight', 'bold', weight(value));
  }
  getFontStyles(): ('italic' | 'normal')[][] {
    return this.list('getFontStyles', 'italic', (value) => (value === true ? 'italic' : 'normal'));
  }
  getFontStyle(): 'italic' | 'normal' {
    return this.one('getFontStyle', 'italic', (value) => (value === true ? 'italic' : 'normal'));
  }
  setFontStyles(styles: Grid<'italic' | 'normal' | null>): this {
    return this.write('setFontStyles', 'italic', styles, slant);
  }
  setFontStyle(value: 'italic' | 'normal' | null): this {
    return this.fill('setFontStyle', 'italic', slant(value));
  }
  getFontLines(): FontLine[][] {
    return this.list('getFontLines', 'underline', (value) => (value === true ? 'underline' : 'none'));
  }
  getFontLine(): FontLine {
    return this.one('getFontLine', 'underline', (value) => (value === true ? 'underline' : 'none'));
  }
  setFontLine(line: FontLine | null): this {
    const style = { underline: line === 'underline', strikethrough: line === 'line-through' };
    change('Range.setFontLine', { kind: 'textStyle', range: this.ref, style });
    return this;
  }
  getNumberFormats(): string[][] {
    return this.list('getNumberFormats', 'numberFormat', (value) => (value as string | null) ?? AUTOMATIC);
  }
  getNumberFormat(): string {
    return this.one('getNumberFormat', 'numberFormat', (value) => (value as string | null) ?? AUTOMATIC);
  }
  setNumberFormats(formats: Grid<string>): this {
    return this.write('setNumberFormats', 'numberFormat', formats, numberFormat);
  }
  setNumberFormat(format: string): this {
    return this.fill('setNumberFormat', 'numberFormat', numberFormat(format));
  }
  getHorizontalAlignments(): string[][] {
    return this.list('getHorizontalAlignments', 'horizontal', (value) => (value as string | null) ?? 'general');
  }
  getHorizontalAlignment(): string {
    return this.one('getHorizontalAlignment', 'horizontal', (value) => (value as string | null) ?? 'general');
  }
  setHorizontalAlignments(alignments: Grid<'left' | 'center' | 'normal' | 'right' | null>): this {
    return this.write('setHorizontalAlignments', 'horizontal', alignments, alignment);
  }
  setHorizontalAlignment(value: 'left' | 'center' | 'normal' | 'right' | null): this {
    return this.fill('setHorizontalAlignment', 'horizontal', alignment(value));
  }
  getVerticalAlignments(): string[][] {
    return this.list('getVerticalAlignments', 'vertical', (value) => (value as string | null) ?? 'bottom');
  }
  getVerticalAlignment(): string {
    return this.one('getVerticalAlignment', 'vertical', (value) => (value as string | null) ?? 'bottom');
  }
  setVerticalAlignments(alignments: Grid<'top' | 'middle' | 'bottom' | null>): this {
    return this.write('setVerticalAlignments', 'vertical', alignments, (value) => value);
  }
  setVerticalAlignment(value: 'top' | 'middle' | 'bottom' | null): this {
    return this.fill('setVerticalAlignment', 'vertical', value);
  }
  getWraps(): boolean[][] {
    return this.list('getWraps', 'wrap', (value) => value === 'wrap');
  }
  getWrap(): boolean {
    return this.one('getWrap', 'wrap', (value) => value === 'wrap');
  }
  setWraps(wraps: Grid<boolean>): this {
    return this.write('setWraps', 'wrap', wraps, (wrap) => (wrap === true ? 'wrap' : null));
  }
  setWrap(wrap: boolean): this {
    return this.fill('setWrap', 'wrap', wrap ? 'wrap' : null);
  }
  getWrapStrategies(): Wrap[][] {
    return this.list(
      'getWrapStrategies',
      'wrap',
      (value) => enumNamed(WrapStrategy, text(value ?? 'overflow').toUpperCase()) as Wrap,
    );
  }
  getWrapStrategy(): Wrap {
    return this.one(
      'getWrapStrategy',
      'wrap',
      (value) => enumNamed(WrapStrategy, text(value ?? 'overflow').toUpperCase()) as Wrap,
    );
  }
  setWrapStrategies(strategies: Grid<Wrap>): this {
    return this.write('setWrapStrategies', 'wrap', strategies, wrapWord);
  }
  setWrapStrategy(strategy: Wrap): this {
    return this.fill('setWrapStrategy', 'wrap', wrapWord(strategy));
  }
  setTextRotation(degrees: number | GoogleAppsScript.Spreadsheet.TextRotation): this {
    return this.fill('setTextRotation', 'rotation', typeof degrees === 'number' ? degrees : degrees.getDegrees());
  }
  setVerticalText(isVertical: boolean): this {
    return this.fill('setVerticalText', 'rotation', isVertical ? 90 : null);
  }
  setTextStyle(style: GoogleAppsScript.Spreadsheet.TextStyle): this {
    change('Range.setTextStyle', { kind: 'textStyle', range: this.ref, style: styleOf(style) });
    return this;
  }
  setTextStyles(styles: Grid<GoogleAppsScript.Spreadsheet.TextStyle>): this {
    const { top, left } = this.corner;
    changeTogether('Range.setTextStyles', () => {
      styles.forEach((row, down) => {
        row.forEach((style, across) => {
          const area = { top: top + down, bottom: top + down, left: left + across, right: left + across };
          change('Range.setTextStyles', { kind: 'textStyle', range: { ...this.ref, area }, style: styleOf(style) });
        });
      });
    });
    return this;
  }
  getTextStyles(): TextStyleValue[][] {
    return this.read('getTextStyles', 'richText').map((row) =>
      row.map((cell) => new TextStyleValue(textStyleOf((cell as { style?: CellStyle } | null)?.style))),
    );
  }
  getTextStyle(): TextStyleValue {
    const cell = this.read('getTextStyle', 'richText', true)[0]?.[0] as { style?: CellStyle } | null;
    return new TextStyleValue(textStyleOf(cell?.style));
  }
  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    color: string | null = null,
    style: GoogleAppsScript.Spreadsheet.BorderStyle | null = null,
  ): this {
    const borders = {
      top,
      left,
      bottom,
      right,
      vertical,
      horizontal,
      color: colorOf(color) ?? '#000000',
      style: BORDERS.get(style) ?? 'thin',
    } as const;
    change('Range.setBorder', { kind: 'borders', range: this.ref, borders });
    return this;
  }
}
