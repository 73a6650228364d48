/**
 * Lists of validation that do not fit into a rule stand on a sheet of their own, a column each. Only a macro could show
 * it, and it is no sheet of the document.
 */
import { newSheet } from '../../document/sheets';
import type { Sheet } from '../../document/model';
import { child, decodeXml, XmlReader } from '../xml/xml-reader';
import { decodeCellText } from '../xml/xml-text';
import { absoluteReference, cellName, parseReference } from './addresses';
import type { RichText } from './read-strings';
import { listSheetName } from './sidecar';

/** Collects the lists while a workbook is written. */
export class Lists {
  private readonly columns: (readonly string[])[] = [];
  private readonly known = new Map<string, number>();

  /** Keeps a list and gives the reference to it. */
  add(items: readonly string[]): string {
    const key = JSON.stringify(items);
    const column = this.known.get(key) ?? this.columns.push(items) - 1;
    this.known.set(key, column);
    return absoluteReference(listSheetName, { top: 0, left: column, bottom: items.length - 1, right: column });
  }

  /** The sheet; undefined where no list was added. */
  sheet(): Sheet | undefined {
    if (this.columns.length === 0) return undefined;
    const height = Math.max(...this.columns.map((items) => items.length));
    const sheet = newSheet(-1, listSheetName, height, this.columns.length);
    sheet.rows = Array.from({ length: height }, (_, row) =>
      this.columns.map((items) => (items[row] === undefined ? undefined : { value: items[row] })),
    );
    return sheet;
  }
}

/** Gives the items behind a reference to the sheet; undefined for references elsewhere. */
export function readList(
  part: Uint8Array,
  strings: readonly RichText[] | undefined,
): (reference: string) => readonly string[] | undefined {
  const items = new Map<string, string>();
  const reader = new XmlReader(decodeXml(part));
  for (let event = reader.next(); event !== 'end'; event = reader.next()) {
    if (event !== 'open' || reader.name !== 'c') continue;
    const cell = reader.readElement();
    const value = child(cell, 'v')?.text ?? child(child(cell, 'is'), 't')?.text ?? '';
    const text = cell.attributes.get('t') === 's' ? (strings?.[Number(value)]?.text ?? '') : decodeCellText(value);
    items.set(cell.attributes.get('r') ?? '', text);
  }
  return (reference) => {
    const place = parseReference(reference);
    if (place?.sheet !== listSheetName) return undefined;
    const list: string[] = [];
    const { top, bottom, left } = place.rect;
    for (let row = top; row <= Math.min(bottom, top + 50_000); row += 1)
      list.push(items.get(cellName(row, left)) ?? '');
    return list;
  };
}
