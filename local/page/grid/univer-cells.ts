/**
 * Cells in the grid's own form: values with their types, and rich text as the small documents that the grid draws.
 */
import { BooleanNumber, CellValueType, DEFAULT_EMPTY_DOCUMENT_VALUE } from '@univerjs/core';
import type { ICellData, IDocumentData, IStyleData, Nullable } from '@univerjs/core';
import type { WireCell, WireSheet } from '../../server/wire';
import { DEFAULT_STYLE, toUniverStyle } from './univer-styles';

/** A cell that holds nothing and looks like nothing: what replaces a cell that is gone. */
const EMPTY: ICellData = { v: null, t: null, f: null, p: null, s: null };

/** Styles of a sheet's cells in the grid's form, by their number on the wire. */
export type SheetStyles = readonly IStyleData[];

export function sheetStyles(sheet: WireSheet): SheetStyles {
  return sheet.styles.map(toUniverStyle);
}

/**
 * A cell for the grid. Every key is there, so that setting it over another cell leaves nothing of that one.
 */
export function toUniverCell(cell: WireCell | null | undefined, styles: SheetStyles): ICellData {
  if (!cell) return { ...EMPTY };
  const style = cell.style === undefined ? null : (styles[cell.style] ?? null);
  const { value, formula, runs, link } = cell;
  let looks: Nullable<IStyleData> = link === undefined ? style : { ...linkStyle, ...style };
  // A drop-down does not look at the sheet's default size.
  if (cell.validation !== undefined) looks = { fs: DEFAULT_STYLE.fs, ...looks };
  if (formula !== undefined) return { ...EMPTY, ...typed(value), f: formula, s: looks };
  if (typeof value === 'string' && runs !== undefined && runs.length > 0) {
    return { ...EMPTY, t: CellValueType.STRING, v: value, p: richText(value, runs), s: looks };
  }
  return { ...EMPTY, ...typed(value), s: looks };
}

const linkStyle: IStyleData = { cl: { rgb: '#1a5fb4' }, ul: { s: BooleanNumber.TRUE } };

/** The type is always told, so that the text «007123» or «10-2» is never read as a number. */
function typed(value: WireCell['value']): Pick<ICellData, 'v' | 't'> {
  switch (typeof value) {
    case 'number':
      return { v: value, t: CellValueType.NUMBER };
    case 'boolean':
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    case 'string':
      return { v: value, t: CellValueType.STRING };
    case 'undefined':
      return { v: null, t: null };
  }
}

/** Line breaks are paragraph marks in the grid's documents, each one character long like the break it replaces. */
function richText(text: string, runs: NonNullable<WireCell['runs']>): IDocumentData {
  const paragraphs = [];
  const stream = text.replace(/\r\n|\r|\n/g, '\r');
  for (let at = 0; at < stream.length; at++)
    if (stream[at] === '\r') paragraphs.push({ startIndex: at, paragraphId: `p${at}` });
  paragraphs.push({ startIndex: stream.length, paragraphId: `p${stream.length}` });
  return {
    id: 'd',
    documentStyle: {},
    body: {
      dataStream: stream + DEFAULT_EMPTY_DOCUMENT_VALUE,
      textRuns: runs.map(({ start, end, style, link }) => ({
        st: start,
        ed: end,
        ts: { ...(link === undefined ? {} : linkStyle), ...toUniverStyle(style) },
      })),
      paragraphs,
    },
  };
}

/** The text of a cell in the grid's form, as a person reads it in the editing line. */
export function plainText(document: IDocumentData): string {
  const stream = document.body?.dataStream ?? '';
  return stream.replace(/\r\n$/, '').replaceAll('\r', '\n');
}
