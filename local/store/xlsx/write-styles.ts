/** Collects the styles of cells and rules into `xl/styles.xml`, each look once. */
import type { Border, CellStyle } from '../../document/model';
import { formatNumber, isExcelFormat } from './number-format';
import { clipStyleName, defaultFont } from './read-styles';
import { attributeXml } from '../xml/xml-text';

const NAMED_FORMATS_FROM = 164;

/** Numbers the distinct texts in the order of their first use. */
class Numbered {
  readonly items: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(...first: string[]) {
    first.forEach((item) => this.number(item));
  }

  number(item: string): number {
    const known = this.numbers.get(item);
    if (known !== undefined) return known;
    this.numbers.set(item, this.items.length);
    this.items.push(item);
    return this.items.length - 1;
  }

  list(tag: string): string {
    return this.items.length === 0 ? '' : `<${tag} count="${this.items.length}">${this.items.join('')}</${tag}>`;
  }
}

export class StyleTable {
  private readonly formats = new Numbered();
  private readonly fonts = new Numbered(`<font>${fontXml({}, 'name')}</font>`);
  private readonly fills = new Numbered(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  private readonly borders = new Numbered('<border><left/><right/><top/><bottom/><diagonal/></border>');
  private readonly records = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  private readonly differentials = new Numbered();
  private readonly known = new Map<string, number>();

  /**
   * The number a cell's `s` takes for this style. `quoted` marks text that would turn into a formula if a person
   * entered the cell in Excel and left it again.
   */
  cell(style: CellStyle | undefined, quoted = false): number {
    if (style === undefined && !quoted) return 0;
    const key = (quoted ? 'q' : '') + JSON.stringify(style ?? {});
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.records.number(this.record(style ?? {}, quoted));
    this.known.set(key, number);
    return number;
  }

  /** The number a conditional rule's `dxfId` takes. */
  differential(style: CellStyle): number {
    const on = (tag: string, value: boolean | undefined): string =>
      value === undefined ? '' : value ? `<${tag}/>` : `<${tag} val="${tag === 'u' ? 'none' : '0'}"/>`;
    const font =
      on('b', style.bold) +
      on('i', style.italic) +
      on('strike', style.strikethrough) +
      on('u', style.underline) +
      (style.fontColor === undefined ? '' : colorXml('color', style.fontColor));
    const fill =
      style.background === undefined
        ? ''
        : `<fill><patternFill patternType="solid">${colorXml('fgColor', style.background)}${colorXml('bgColor', style.background)}</patternFill></fill>`;
    return this.differentials.number(`<dxf>${font === '' ? '' : `<font>${font}</font>`}${fill}</dxf>`);
  }

  /** The part. */
  toXml(): string {
    const formats = this.formats.items
      .map((code, index) => `<numFmt numFmtId="${NAMED_FORMATS_FROM + index}" formatCode="${attributeXml(code)}"/>`)
      .join('');
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      (formats === '' ? '' : `<numFmts count="${this.formats.items.length}">${formats}</numFmts>`) +
      this.fonts.list('fonts') +
      this.fills.list('fills') +
      this.borders.list('borders') +
      '<cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      this.records.list('cellXfs') +
      `<cellStyles count="2"><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="${clipStyleName}" xfId="1"/></cellStyles>` +
      (this.differentials.items.length === 0 ? '<dxfs count="0"/>' : this.differentials.list('dxfs')) +
      '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>' +
      '</styleSheet>'
    );
  }

  private record(style: CellStyle, quoted: boolean): string {
    const format = this.format(style.numberFormat);
    const font = this.fonts.number(`<font>${fontXml(style, 'name')}</font>`);
    const fill =
      style.background === undefined
        ? 0
        : this.fills.number(
            `<fill><patternFill patternType="solid">${colorXml('fgColor', style.background)}<bgColor indexed="64"/></patternFill></fill>`,
          );
    const border = this.borders.number(borderXml(style.borders));
    const alignment = alignmentXml(style);
    const attributes =
      `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="${style.wrap === 'clip' ? 1 : 0}"` +
      (quoted ? ' quotePrefix="1"' : '') +
      (format === 0 ? '' : ' applyNumberFormat="1"') +
      (font === 0 ? '' : ' applyFont="1"') +
      (fill === 0 ? '' : ' applyFill="1"') +
      (border === 0 ? '' : ' applyBorder="1"');
    return alignment === '' ? `<xf ${attributes}/>` : `<xf ${attributes} applyAlignment="1">${alignment}</xf>`;
  }

  private format(code: string | undefined): number {
    if (code === undefined || code === '' || code.toLowerCase() === 'general' || !isExcelFormat(code)) return 0;
    return formatNumber(code) ?? NAMED_FORMATS_FROM + this.formats.number(code);
  }
}

/** The inside of a `font` (`tag` is `name`) or of a run's `rPr` (`rFont`), every property said. */
export function fontXml(style: CellStyle, tag: 'name' | 'rFont'): string {
  const size = style.fontSize ?? defaultFont.fontSize;
  return (
    (style.bold === true ? '<b/>' : '') +
    (style.italic === true ? '<i/>' : '') +
    (style.strikethrough === true ? '<strike/>' : '') +
    (style.underline === true ? '<u/>' : '') +
    `<sz val="${Math.min(409, Math.max(1, size))}"/>` +
    colorXml('color', style.fontColor ?? defaultFont.fontColor) +
    `<${tag} val="${attributeXml((style.fontFamily ?? defaultFont.fontFamily).slice(0, 31))}"/>` +
    (tag === 'name' ? '<family val="2"/>' : '')
  );
}

/** A colour element of an opaque `#rrggbb`; what is no colour becomes black. */
export function colorXml(tag: string, color: string): string {
  const hex = /^#([0-9a-f]{6})$/i.exec(color)?.[1] ?? '000000';
  return `<${tag} rgb="FF${hex.toUpperCase()}"/>`;
}

function borderXml(borders: CellStyle['borders']): string {
  const side = (tag: string, border: Border | undefined): string =>
    border === undefined ? `<${tag}/>` : `<${tag} style="${border.style}">${colorXml('color', border.color)}</${tag}>`;
  return `<border>${side('left', borders?.left)}${side('right', borders?.right)}${side('top', borders?.top)}${side('bottom', borders?.bottom)}<diagonal/></border>`;
}

function alignmentXml(style: CellStyle): string {
  const rotation = Math.round(Math.min(90, Math.max(-90, style.rotation ?? 0)));
  const attributes =
    (style.horizontal === undefined ? '' : ` horizontal="${style.horizontal}"`) +
    (style.vertical === 'top' ? ' vertical="top"' : style.vertical === 'middle' ? ' vertical="center"' : '') +
    (rotation === 0 ? '' : ` textRotation="${rotation > 0 ? rotation : 90 - rotation}"`) +
    (style.wrap === 'wrap' ? ' wrapText="1"' : '');
  return attributes === '' ? '' : `<alignment${attributes}/>`;
}
