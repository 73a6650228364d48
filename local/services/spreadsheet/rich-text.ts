/** Rich text values and text styles: plain values built by chains, which cross only inside a write. */
/* eslint-disable @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- the types say all that Apps Script has; what a class lacks refuses at run time */
import { without } from '../../document/without';
import type { Cell, CellStyle } from '../../document/model';
import type { RichTextWire } from '../../runtime/change';
import { refuseLacking } from '../lacking';
import { Exception } from '../port';
import { colorOf } from './colors';

type TextStyle = GoogleAppsScript.Spreadsheet.TextStyle;
type RichText = GoogleAppsScript.Spreadsheet.RichTextValue;
type Run = NonNullable<Cell['runs']>[number];
export interface TextStyleValue extends TextStyle {}
export class TextStyleValue {
  constructor(readonly style: CellStyle) {}

  copy(): GoogleAppsScript.Spreadsheet.TextStyleBuilder {
    return new TextStyleMaker(this.style);
  }
  getFontFamily(): string | null {
    return this.style.fontFamily ?? null;
  }
  getFontSize(): number | null {
    return this.style.fontSize ?? null;
  }
  getForegroundColor(): string | null {
    return this.style.fontColor ?? null;
  }
  isBold(): boolean | null {
    return this.style.bold ?? null;
  }
  isItalic(): boolean | null {
    return this.style.italic ?? null;
  }
  isStrikethrough(): boolean | null {
    return this.style.strikethrough ?? null;
  }
  isUnderline(): boolean | null {
    return this.style.underline ?? null;
  }
}
refuseLacking(TextStyleValue, 'Spreadsheet.TextStyle');
export interface TextStyleMaker extends GoogleAppsScript.Spreadsheet.TextStyleBuilder {}
export class TextStyleMaker {
  private readonly style: CellStyle;

  constructor(style: CellStyle = {}) {
    this.style = { ...style };
  }

  build(): TextStyle {
    return new TextStyleValue({ ...this.style });
  }
  setBold(bold: boolean): this {
    this.style.bold = bold;
    return this;
  }
  setFontFamily(fontFamily: string): this {
    this.style.fontFamily = fontFamily;
    return this;
  }
  setFontSize(fontSize: number): this {
    this.style.fontSize = fontSize;
    return this;
  }
  setForegroundColor(color: string): this {
    this.style.fontColor = colorOf(color) ?? '#000000';
    return this;
  }
  setItalic(italic: boolean): this {
    this.style.italic = italic;
    return this;
  }
  setStrikethrough(strikethrough: boolean): this {
    this.style.strikethrough = strikethrough;
    return this;
  }
  setUnderline(underline: boolean): this {
    this.style.underline = underline;
    return this;
  }
}
refuseLacking(TextStyleMaker, 'Spreadsheet.TextStyleBuilder');

/** The style of a text that Apps Script hands over or takes. */
export function styleOf(style: TextStyle): CellStyle {
  if (style instanceof TextStyleValue) return style.style;
  throw new Exception('The parameters do not match the method signature: a TextStyle is expected.');
}

/** Part of a style that belongs to text. */
export function textStyleOf(style: CellStyle | undefined): CellStyle {
  const { fontFamily, fontSize, fontColor, bold, italic, strikethrough, underline } = style ?? {};
  return {
    ...(fontFamily !== undefined && { fontFamily }),
    ...(fontSize !== undefined && { fontSize }),
    ...(fontColor !== undefined && { fontColor }),
    ...(bold !== undefined && { bold }),
    ...(italic !== undefined && { italic }),
    ...(strikethrough !== undefined && { strikethrough }),
    ...(underline !== undefined && { underline }),
  };
}
export interface RichTextHandle extends RichText {}
export class RichTextHandle {
  constructor(
    readonly wire: RichTextWire,
    private readonly offset = 0,
  ) {}

  copy(): GoogleAppsScript.Spreadsheet.RichTextValueBuilder {
    return new RichTextMaker(this.wire);
  }
  getText(): string {
    return this.wire.value === undefined ? '' : String(this.wire.value);
  }
  getStartIndex(): number {
    return this.offset;
  }
  getEndIndex(): number {
    return this.offset + this.getText().length;
  }
  getLinkUrl(start?: number, end?: number): string | null {
    if (start === undefined)
      return this.wire.link ?? (this.wire.runs?.length === 1 ? (this.wire.runs[0]?.link ?? null) : null);
    const run = this.wire.runs?.find((each) => each.start <= start && each.end >= (end ?? start));
    return run?.link ?? this.wire.link ?? null;
  }
  getRuns(): RichText[] {
    const text = this.getText();
    const runs = this.wire.runs ?? [];
    const edges = [...new Set([0, text.length, ...runs.flatMap((run) => [run.start, run.end])])].sort((a, b) => a - b);
    return edges.slice(0, -1).map((start, index) => {
      const end = edges[index + 1] ?? text.length;
      const run = runs.find((each) => each.start <= start && each.end >= end);
      const link = run?.link ?? this.wire.link;
      const part = { start: 0, end: end - start, style: run?.style ?? {}, ...(link !== undefined && { link }) };
      return new RichTextHandle(
        {
          value: text.slice(start, end),
          runs: [part],
          ...(link !== undefined && { link }),
          ...(this.wire.style && { style: this.wire.style }),
        },
        start,
      );
    });
  }
  getTextStyle(start = 0, end = this.getText().length): TextStyle {
    const run = this.wire.runs?.find((each) => each.start <= start && each.end >= end);
    return new TextStyleValue({ ...textStyleOf(this.wire.style), ...run?.style });
  }
}
refuseLacking(RichTextHandle, 'Spreadsheet.RichTextValue');
export interface RichTextMaker extends GoogleAppsScript.Spreadsheet.RichTextValueBuilder {}
export class RichTextMaker {
  private text: string;
  private link: string | undefined;
  private runs: Run[];

  constructor(from: RichTextWire = {}) {
    this.text = from.value === undefined ? '' : String(from.value);
    this.link = from.link;
    this.runs = [...(from.runs ?? [])];
  }

  setText(text: string): this {
    if (typeof text !== 'string')
      throw new Exception(
        `The parameters (${typeof text}) don't match the method signature for SpreadsheetApp.RichTextValueBuilder.setText.`,
      );
    this.text = text;
    this.runs = [];
    this.link = undefined;
    return this;
  }
  setTextStyle(...args: [TextStyle | null] | [number, number, TextStyle | null]): this {
    const [start, end, style] = args.length === 1 ? [0, this.text.length, args[0]] : args;
    this.change(start, end, (run) => ({ ...run, style: style ? { ...run.style, ...styleOf(style) } : {} }));
    return this;
  }
  setLinkUrl(...args: [string | null] | [number, number, string | null]): this {
    if (args.length === 1) {
      this.link = args[0] ?? undefined;
      return this;
    }
    const [start, end, link] = args;
    this.change(start, end, (run) => (link === null ? without(run, 'link') : { ...run, link }));
    return this;
  }
  build(): RichText {
    if (this.text === '') throw new Exception('Illegal argument: a rich text value must have text.');
    const runs = this.runs.filter((run) => Object.keys(run.style).length > 0 || run.link !== undefined);
    return new RichTextHandle({
      value: this.text,
      ...(runs.length > 0 && { runs }),
      ...(this.link !== undefined && { link: this.link }),
    });
  }

  /** Splits the runs at both ends and changes what lies between. */
  private change(start: number, end: number, edit: (run: Run) => Run): void {
    if (start < 0 || end > this.text.length || start >= end)
      throw new Exception('Illegal argument: offsets are outside the text.');
    const edges = [
      ...new Set([0, this.text.length, start, end, ...this.runs.flatMap((run) => [run.start, run.end])]),
    ].sort((a, b) => a - b);
    this.runs = edges.slice(0, -1).map((from, index) => {
      const to = edges[index + 1] ?? this.text.length;
      const old = this.runs.find((run) => run.start <= from && run.end >= to);
      const run: Run = {
        start: from,
        end: to,
        style: old?.style ?? {},
        ...(old?.link !== undefined && { link: old.link }),
      };
      return from >= start && to <= end ? edit(run) : run;
    });
  }
}
refuseLacking(RichTextMaker, 'Spreadsheet.RichTextValueBuilder');
