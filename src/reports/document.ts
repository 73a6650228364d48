/** A document as plain blocks over a grid of columns: what stands on it and how, before any sheet is there. */

/** Who signs at the right of a line, as «М.П. Соколова»; '' leaves the place free. */
export interface Side {
  readonly left: string;
  readonly right: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
  readonly bold: boolean;
  /** points */
  readonly size: number;
}

/** Two texts side by side: an approval block, a signature. `split`: how many columns the left one takes. */
export interface Sides extends Side {
  readonly kind: 'sides';
  readonly split: number;
  readonly rightAlign: 'left' | 'right';
}

/** A table with lines around its cells; a row of one cell is a heading across it. `spans`: how many columns of the page each of its columns takes. */
export interface DocumentTable {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly spans: readonly number[];
  /** Columns (from 0) whose cells stand in the middle. */
  readonly centred: readonly number[];
  /** points */
  readonly size: number;
}

/** A line left free. */
export interface Gap {
  readonly kind: 'gap';
}

export type Block = Paragraph | Sides | DocumentTable | Gap;

export interface DocumentText {
  /** Name of its sheet. */
  readonly name: string;
  /** Pixels of each column; an A4 page upright has about 660, on its side about 980. */
  readonly widths: readonly number[];
  readonly blocks: readonly Block[];
}

export const usualSize = 12;
const tableSize = 11;

export function paragraph(text: string, more: Partial<Omit<Paragraph, 'kind' | 'text'>> = {}): Paragraph {
  return { kind: 'paragraph', text, align: 'left', bold: false, size: usualSize, ...more };
}

export const title = (text: string): Paragraph => paragraph(text, { align: 'center', bold: true, size: 13 });

/** A small line under or beside another one, as «(подпись)». */
export const caption = (text: string, align: Paragraph['align'] = 'center'): Paragraph =>
  paragraph(text, { align, size: 9 });

export const gap: Gap = { kind: 'gap' };

export function sides(left: string, right: string, split: number, rightAlign: Sides['rightAlign'] = 'left'): Sides {
  return { kind: 'sides', left, right, split, rightAlign };
}

export function table(
  header: readonly string[],
  rows: DocumentTable['rows'],
  more: Partial<Pick<DocumentTable, 'spans' | 'centred' | 'size'>> = {},
): DocumentTable {
  return { kind: 'table', header, rows, spans: header.map(() => 1), centred: [], size: tableSize, ...more };
}
