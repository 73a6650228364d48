/** Reads the table of texts that cells refer to, with the looks of rich text. */
import type { Cell, CellStyle } from '../../document/model';
import { defaultFont, fontStyle } from './read-styles';
import { child, decodeXml, XmlReader } from '../xml/xml-reader';
import type { XmlElement } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';

/** A text, and its pieces where they differ in look; a piece without a font looks as its cell does. */
export interface RichText {
  readonly text: string;
  readonly pieces?: readonly { readonly text: string; readonly font?: CellStyle }[];
}

/** `xl/sharedStrings.xml`. */
export function readStrings(part: Uint8Array, theme: readonly string[]): RichText[] {
  const reader = new XmlReader(decodeXml(part));
  const strings: RichText[] = [];
  for (;;) {
    const event = reader.next();
    if (event === 'end') return strings;
    if (event === 'open' && reader.name === 'si') strings.push(readItem(reader, theme));
  }
}

/** Reads the inside of an `si` or `is` that was just opened. */
export function readItem(reader: XmlReader, theme: readonly string[]): RichText {
  const depth = reader.depth;
  let plain = '';
  const pieces: { text: string; font?: CellStyle }[] = [];
  let inText = false;
  while (reader.depth >= depth) {
    const event = reader.next();
    if (event === 'end') break;
    if (event === 'text') {
      if (inText) plain += reader.text;
    } else if (event === 'close') inText = false;
    else if (reader.name === 't') inText = true;
    else if (reader.name === 'r') pieces.push(readPiece(reader.readElement(), theme));
    else reader.skip();
  }
  if (pieces.length === 0) return { text: decodeCellText(plain) };
  return { text: decodeCellText(plain) + pieces.map((piece) => piece.text).join(''), pieces };
}

function readPiece(element: XmlElement, theme: readonly string[]): { text: string; font?: CellStyle } {
  const text = decodeCellText(child(element, 't')?.text ?? '');
  const look = child(element, 'rPr');
  return look === undefined ? { text } : { text, font: fontStyle(look, theme) };
}

const fontKeys = ['fontFamily', 'fontSize', 'bold', 'italic', 'underline', 'strikethrough', 'fontColor'] as const;
const plainFont: CellStyle = { ...defaultFont, bold: false, italic: false, underline: false, strikethrough: false };

/** The runs of a rich text that differ from the look of their cell. */
export function runsOf({ pieces }: RichText, base: CellStyle | undefined): Cell['runs'] {
  if (pieces === undefined) return undefined;
  const runs: { start: number; end: number; style: CellStyle }[] = [];
  let at = 0;
  for (const { text, font } of pieces) {
    const start = at;
    at += text.length;
    if (font === undefined || text === '') continue;
    const style: CellStyle = {};
    for (const key of fontKeys) {
      const value = font[key] ?? plainFont[key];
      if (value !== (base?.[key] ?? plainFont[key])) Object.assign(style, { [key]: value });
    }
    if (Object.keys(style).length === 0) continue;
    const last = runs[runs.length - 1];
    if (last?.end === start && JSON.stringify(last.style) === JSON.stringify(style)) last.end = at;
    else runs.push({ start, end: at, style });
  }
  return runs.length > 0 ? runs : undefined;
}
