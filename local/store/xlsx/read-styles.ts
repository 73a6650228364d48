/** Reads `xl/styles.xml` into the model's cell styles, one for each format record that cells refer to. */
import type { Border, BorderStyle, CellStyle } from '../../document/model';
import { readColor } from './colors';
import { numberedFormat } from './number-format';
import type { XmlElement } from '../xml/xml-reader';
import { child, children, flag } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';

export interface WorkbookStyles {
  /** By the number in a cell's `s`; cells get copies. */
  readonly cells: readonly CellStyle[];
  /** By the number in a conditional rule's `dxfId`. */
  readonly differential: readonly CellStyle[];
  readonly theme: readonly string[];
}

/** The cell style whose name stands for «обрезать», which the format itself lacks. */
export const clipStyleName = 'Обрезать текст';

/** A new spreadsheet's font; keys that equal it are left out of the model. */
export const defaultFont = { fontFamily: 'Arial', fontSize: 10, fontColor: '#000000' } as const;

/** Excel's own bounds. */
const FORMAT_LENGTH = 255;
const FAMILY_LENGTH = 31;

/** Reads the part; an absent one gives one plain style. */
export function readStyles(sheet: XmlElement | undefined, theme: readonly string[]): WorkbookStyles {
  if (sheet === undefined) return { cells: [{}], differential: [], theme };
  const formats = new Map<number, string>();
  for (const format of children(child(sheet, 'numFmts'), 'numFmt')) {
    const code = decodeCellText(format.attributes.get('formatCode') ?? '');
    if (code.length <= FORMAT_LENGTH) formats.set(Number(format.attributes.get('numFmtId')), russianDates(code));
  }
  const fonts = children(child(sheet, 'fonts'), 'font').map((font) => fontStyle(font, theme));
  const fills = children(child(sheet, 'fills'), 'fill').map((fill) => background(fill, theme));
  const borders = children(child(sheet, 'borders'), 'border').map((border) => borderStyle(border, theme));
  const clipped = clipRecords(sheet);

  const cells = children(child(sheet, 'cellXfs'), 'xf').map((record) => {
    const at = (name: string): number => Number(record.attributes.get(name) ?? 0);
    const style: CellStyle = { ...fonts[at('fontId')] };
    const format = formats.get(at('numFmtId')) ?? numberedFormat(at('numFmtId'));
    if (format !== undefined && format !== '' && format.toLowerCase() !== 'general') style.numberFormat = format;
    const fill = fills[at('fillId')];
    if (fill !== undefined) style.background = fill;
    const sides = borders[at('borderId')];
    if (sides !== undefined) style.borders = sides;
    readAlignment(child(record, 'alignment'), style);
    if (clipped.has(at('xfId'))) style.wrap = 'clip';
    return style;
  });
  const differential = children(child(sheet, 'dxfs'), 'dxf').map((record) => differentialStyle(record, theme));
  return { cells: cells.length > 0 ? cells : [{}], differential, theme };
}

/** The keys of a `font` or `rPr` that differ from a new spreadsheet's font. */
export function fontStyle(font: XmlElement, theme: readonly string[]): CellStyle {
  const style: CellStyle = {};
  const on = (name: string): boolean => {
    const element = child(font, name);
    return element !== undefined && flag(element.attributes.get('val'), true);
  };
  const family = (child(font, 'name') ?? child(font, 'rFont'))?.attributes.get('val');
  if (family !== undefined && family !== '' && family !== defaultFont.fontFamily)
    style.fontFamily = family.slice(0, FAMILY_LENGTH);
  const size = Number(child(font, 'sz')?.attributes.get('val') ?? defaultFont.fontSize);
  if (size > 0 && size !== defaultFont.fontSize) style.fontSize = size;
  if (on('b')) style.bold = true;
  if (on('i')) style.italic = true;
  if (on('strike')) style.strikethrough = true;
  const underline = child(font, 'u');
  if (underline !== undefined && underline.attributes.get('val') !== 'none') style.underline = true;
  const color = readColor(child(font, 'color'), theme);
  if (color !== undefined && color !== defaultFont.fontColor) style.fontColor = color;
  return style;
}

function background(fill: XmlElement, theme: readonly string[]): string | undefined {
  const pattern = child(fill, 'patternFill');
  if (pattern !== undefined) {
    const kind = pattern.attributes.get('patternType') ?? 'none';
    return kind === 'none' ? undefined : readColor(child(pattern, kind === 'gray125' ? 'none' : 'fgColor'), theme);
  }
  return readColor(child(child(child(fill, 'gradientFill'), 'stop'), 'color'), theme);
}

/** The file knows more kinds of lines than the model; the nearest is taken. */
const lines = new Map<string, BorderStyle>([
  ['thin', 'thin'],
  ['hair', 'dotted'],
  ['dotted', 'dotted'],
  ['dashed', 'dashed'],
  ['dashDot', 'dashed'],
  ['dashDotDot', 'dashed'],
  ['medium', 'medium'],
  ['mediumDashed', 'dashed'],
  ['mediumDashDot', 'dashed'],
  ['mediumDashDotDot', 'dashed'],
  ['slantDashDot', 'dashed'],
  ['thick', 'thick'],
  ['double', 'double'],
]);

function borderStyle(border: XmlElement, theme: readonly string[]): CellStyle['borders'] | undefined {
  const side = (...names: string[]): Border | undefined => {
    const element = names.map((name) => child(border, name)).find((found) => found !== undefined);
    const style = lines.get(element?.attributes.get('style') ?? '');
    return style === undefined ? undefined : { style, color: readColor(child(element, 'color'), theme) ?? '#000000' };
  };
  const top = side('top');
  const right = side('right', 'end');
  const bottom = side('bottom');
  const left = side('left', 'start');
  if (!top && !right && !bottom && !left) return undefined;
  return { ...(top && { top }), ...(right && { right }), ...(bottom && { bottom }), ...(left && { left }) };
}

function readAlignment(alignment: XmlElement | undefined, style: CellStyle): void {
  if (alignment === undefined) return;
  const horizontal = alignment.attributes.get('horizontal');
  if (horizontal === 'left' || horizontal === 'right' || horizontal === 'center') style.horizontal = horizontal;
  else if (horizontal === 'centerContinuous' || horizontal === 'distributed') style.horizontal = 'center';
  else if (horizontal === 'justify') style.horizontal = 'left';
  const vertical = alignment.attributes.get('vertical');
  if (vertical === 'top' || vertical === 'justify') style.vertical = 'top';
  else if (vertical === 'center' || vertical === 'distributed') style.vertical = 'middle';
  if (flag(alignment.attributes.get('wrapText'))) style.wrap = 'wrap';
  const rotation = Number(alignment.attributes.get('textRotation') ?? 0);
  if (rotation > 0 && rotation <= 90) style.rotation = rotation;
  else if (rotation > 90 && rotation <= 180) style.rotation = 90 - rotation;
}

/** The numbers of the named-style records that mean «обрезать». */
function clipRecords(sheet: XmlElement): Set<number> {
  const named = children(child(sheet, 'cellStyles'), 'cellStyle');
  return new Set(
    named
      .filter((style) => style.attributes.get('name') === clipStyleName)
      .map((style) => Number(style.attributes.get('xfId'))),
  );
}

function differentialStyle(record: XmlElement, theme: readonly string[]): CellStyle {
  const font = child(record, 'font');
  const style: CellStyle = {};
  if (font !== undefined) {
    for (const [tag, key] of [
      ['b', 'bold'],
      ['i', 'italic'],
      ['strike', 'strikethrough'],
    ] as const) {
      const element = child(font, tag);
      if (element !== undefined) style[key] = flag(element.attributes.get('val'), true);
    }
    const underline = child(font, 'u');
    if (underline !== undefined) style.underline = underline.attributes.get('val') !== 'none';
    const color = readColor(child(font, 'color'), theme);
    if (color !== undefined) style.fontColor = color;
  }
  const pattern = child(child(record, 'fill'), 'patternFill');
  // A differential fill keeps its colour in the background, except where another program wrote a solid foreground.
  const fill = readColor(child(pattern, 'bgColor') ?? child(pattern, 'fgColor'), theme);
  if (fill !== undefined) style.background = fill;
  return style;
}

/** Excel's own mark of Russian months in the genitive is unknown elsewhere; the plain mark of Russian says the same. */
function russianDates(code: string): string {
  return code.replace(/\[\$-FC19\]/gi, '[$-419]');
}
