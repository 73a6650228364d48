/** Writes as they cross the port, and how they name spreadsheets, sheets and cells. Rows and columns count from 0. */
import type { CopyKind } from '../document/copy';
import type { Banding, Cell, CellStyle, Chart, ConditionalRule, Metadata, Protection, Rect } from '../document/model';
import type { SortKey } from '../document/sort';

/** A sheet of a spreadsheet, by ids. */
export interface SheetRef {
  readonly spreadsheet: string;
  readonly sheet: number;
}

/** A block of cells; its bounds may be left to the crossing that first needs them. */
export interface RangeRef extends SheetRef {
  /** `data`: whatever is filled. A rectangle without `bottom` or `right` runs to the edge of the grid. */
  readonly area:
    'data' | { readonly top: number; readonly left: number; readonly bottom?: number; readonly right?: number };
}

/** What a listing brings of a sheet, so that asking for its name or id later costs nothing. */
export interface SheetFace {
  readonly id: number;
  readonly name: string;
}

/** What can be read or written cell by cell. */
export type BlockPart =
  'values' | 'displayValues' | 'formulas' | 'notes' | 'richText' | 'validations' | keyof Omit<CellStyle, 'borders'>;

/** A rich text cell: `value` absent means there is no text. */
export type RichTextWire = Pick<Cell, 'value' | 'runs' | 'link'> & { readonly style?: CellStyle };

export interface BorderWire {
  readonly top?: boolean | null;
  readonly left?: boolean | null;
  readonly bottom?: boolean | null;
  readonly right?: boolean | null;
  readonly vertical?: boolean | null;
  readonly horizontal?: boolean | null;
  readonly color: string;
  readonly style: 'thin' | 'medium' | 'thick' | 'dotted' | 'dashed' | 'double';
}

export interface ClearWhat {
  readonly content: boolean;
  readonly format: boolean;
  readonly notes: boolean;
  readonly validations: boolean;
}

/** Facts of a sheet that single calls ask for. */
export interface SheetFacts {
  readonly name: string;
  readonly index: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly formUrl: string | null;
  readonly hiddenGridlines: boolean;
}

/** A write that leaves nothing to answer; it waits in a buffer until something is read, flushed or the run ends. */
export type Change =
  | {
      readonly kind: 'block';
      readonly range: RangeRef;
      readonly part: BlockPart;
      readonly grid: readonly (readonly unknown[])[];
    }
  | { readonly kind: 'fill'; readonly range: RangeRef; readonly part: BlockPart; readonly value: unknown }
  | { readonly kind: 'borders'; readonly range: RangeRef; readonly borders: BorderWire }
  | { readonly kind: 'textStyle'; readonly range: RangeRef; readonly style: CellStyle }
  | { readonly kind: 'clear'; readonly range: RangeRef; readonly what: ClearWhat }
  | { readonly kind: 'clearSheet'; readonly sheet: SheetRef; readonly what: ClearWhat }
  | {
      readonly kind: 'checkboxes';
      readonly range: RangeRef;
      readonly remove: boolean;
      readonly args: readonly (string | number | boolean)[];
    }
  | { readonly kind: 'merge'; readonly range: RangeRef; readonly how: 'all' | 'across' | 'vertically' | 'apart' }
  | {
      readonly kind: 'copy';
      readonly from: RangeRef;
      readonly to: RangeRef;
      readonly paste: CopyKind;
      readonly transposed: boolean;
    }
  | { readonly kind: 'moveBlock'; readonly from: RangeRef; readonly to: RangeRef }
  | { readonly kind: 'sort'; readonly range: RangeRef; readonly keys: readonly SortKey[] }
  | { readonly kind: 'sortSheet'; readonly sheet: SheetRef; readonly keys: readonly SortKey[] }
  | {
      readonly kind: 'lines';
      readonly sheet: SheetRef;
      readonly axis: 'rows' | 'columns';
      readonly change: 'insert';
      readonly at: number;
      readonly count: number;
      readonly like?: number;
    }
  | {
      readonly kind: 'lines';
      readonly sheet: SheetRef;
      readonly axis: 'rows' | 'columns';
      readonly change: 'delete' | 'hide' | 'show';
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly kind: 'lines';
      readonly sheet: SheetRef;
      readonly axis: 'rows' | 'columns';
      readonly change: 'move';
      readonly at: number;
      readonly count: number;
      readonly to: number;
    }
  | {
      readonly kind: 'lines';
      readonly sheet: SheetRef;
      readonly axis: 'rows' | 'columns';
      readonly change: 'size';
      readonly at: number;
      readonly count: number;
      readonly size: number | null;
    }
  | { readonly kind: 'fitColumns'; readonly sheet: SheetRef; readonly at: number; readonly count: number }
  | {
      readonly kind: 'sheet';
      readonly sheet: SheetRef;
      readonly set: Partial<
        Pick<SheetFacts, 'name' | 'frozenRows' | 'frozenColumns' | 'hidden' | 'tabColor' | 'hiddenGridlines'>
      >;
    }
  | { readonly kind: 'list'; readonly changes: readonly Change[] }
  | { readonly kind: 'deleteSheet'; readonly sheet: SheetRef }
  | { readonly kind: 'moveSheet'; readonly sheet: SheetRef; readonly index: number }
  | { readonly kind: 'activate'; readonly sheet: SheetRef; readonly selection?: Rect }
  | { readonly kind: 'rules'; readonly sheet: SheetRef; readonly rules: readonly ConditionalRule[] }
  | {
      readonly kind: 'mark';
      readonly at: MarkPlace | RangeRef;
      readonly key: string;
      readonly value: string;
      readonly visibility: Metadata['visibility'];
    }
  | {
      readonly kind: 'changeMark';
      readonly spreadsheet: string;
      readonly id: number;
      readonly set: Partial<Pick<Metadata, 'key' | 'value' | 'visibility'>> & { readonly place?: MarkPlace | RangeRef };
    }
  | { readonly kind: 'removeMark'; readonly spreadsheet: string; readonly id: number }
  | {
      readonly kind: 'name';
      readonly spreadsheet: string;
      readonly name: string;
      readonly range?: RangeRef;
      readonly newName?: string;
      readonly remove?: boolean;
    }
  | {
      readonly kind: 'changeProtection';
      readonly sheet: SheetRef;
      readonly id: string;
      readonly set: Partial<Omit<Protection, 'id'>>;
    }
  | { readonly kind: 'removeProtection'; readonly sheet: SheetRef; readonly id: string }
  | { readonly kind: 'chart'; readonly sheet: SheetRef; readonly chart: ChartWire; readonly how: 'insert' | 'update' }
  | { readonly kind: 'removeChart'; readonly sheet: SheetRef; readonly id: number }
  | {
      readonly kind: 'filter';
      readonly sheet: SheetRef;
      readonly column?: number;
      readonly hidden?: readonly string[] | null;
      readonly remove?: boolean;
    }
  | {
      readonly kind: 'changeBanding';
      readonly sheet: SheetRef;
      readonly id: number;
      readonly set: Partial<Omit<Banding, 'id'>>;
      readonly remove?: boolean;
    }
  | {
      readonly kind: 'spreadsheet';
      readonly spreadsheet: string;
      readonly set: { readonly name?: string; readonly locale?: string; readonly timeZone?: string };
    };

/** Where a mark of developer metadata sits. */
export interface MarkPlace {
  readonly spreadsheet: string;
  /** Absent: the spreadsheet itself. */
  readonly sheet?: number;
  readonly row?: number;
  readonly column?: number;
}

export interface MarkWire extends Metadata {
  readonly place: MarkPlace;
  /** Name of the sheet of the place. */
  readonly sheetName?: string;
}

/** A chart as a builder holds it; a new one has no id yet. */
export type ChartWire = Omit<Chart, 'id'> & { readonly id: number | null };

export interface MarkQuery {
  readonly id?: number;
  readonly key?: string;
  readonly value?: string;
  readonly visibility?: Metadata['visibility'];
  readonly type?: 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
  readonly intersecting?: boolean;
}
