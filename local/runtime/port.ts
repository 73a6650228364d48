/**
 * The one narrow door between an execution and its host. Every service of Apps Script comes down to the commands
 * below; each crossing is one service call: it is checked against scopes and the authorisation mode, charged to the
 * virtual clock, counted, logged, and may be made to fail. Everything that crosses is JSON.
 *
 * Rows and columns count from 0 here. This file is read on both sides and knows neither.
 */
import type { CopyKind } from '../document/copy';
import type {
  Banding,
  Cell,
  CellStyle,
  Chart,
  ConditionalRule,
  Metadata,
  Protection,
  Rect,
  ValidationRule,
} from '../document/model';
import type { SortKey } from '../document/sort';
import type { FormItemRecord, FormRecord, FormResponseRecord, TriggerRecord } from '../document/host-state';
import type { WireValue } from '../document/write';

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL';

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

export interface MailWire {
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
  readonly attachments: readonly BlobWire[];
}

export interface BlobWire {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

export interface FetchWire {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly payload?: string;
  readonly contentType?: string;
  readonly followRedirects: boolean;
}

export interface FetchReplyWire {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly base64: string;
}

export type PropertyStore = 'document' | 'script' | 'user';

export interface MenuWire {
  readonly title: string;
  readonly items: readonly MenuItemWire[];
}

export type MenuItemWire =
  | { readonly kind: 'item'; readonly title: string; readonly functionName: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly title: string; readonly items: readonly MenuItemWire[] };

/** Every command with what it carries and what comes back. */
export interface Commands {
  change: { in: Change; out: null };
  flush: { in: null; out: null };
  'sheets.list': { in: { spreadsheet: string }; out: readonly SheetFace[] };
  'sheets.find': { in: { spreadsheet: string; name?: string; id?: number; active?: boolean }; out: SheetFace | null };
  'sheets.insert': {
    in: { spreadsheet: string; name?: string; index?: number; copyOf?: SheetRef; renameCopy?: boolean };
    out: SheetFace;
  };
  'sheet.facts': { in: { sheet: SheetRef }; out: SheetFacts };
  'sheet.line': {
    in: { sheet: SheetRef; axis: 'rows' | 'columns'; index: number };
    out: { size: number; hidden: boolean; filtered: boolean };
  };
  'block.read': {
    in: { range: RangeRef; part: BlockPart; single?: boolean };
    out: { rect: Rect; grid: readonly (readonly unknown[])[] };
  };
  'block.facts': {
    in: { range: RangeRef };
    out: { rect: Rect; merges: readonly Rect[]; blank: boolean; editable: boolean };
  };
  'block.find': {
    in: {
      range: RangeRef;
      text: string;
      matchCase: boolean;
      entireCell: boolean;
      formulas: boolean;
      regex: boolean;
      replaceWith?: string;
    };
    out: { rect: Rect; found: readonly (readonly [row: number, column: number])[] };
  };
  'block.duplicates': { in: { range: RangeRef; columns: readonly number[] }; out: { rect: Rect } };
  append: { in: { sheet: SheetRef; values: readonly WireValue[] }; out: { row: number } };
  locate: { in: { spreadsheet: string; notation: string }; out: { face: SheetFace; rect: Rect } | null };
  'marks.find': { in: { place: MarkPlace | RangeRef; query: MarkQuery }; out: readonly MarkWire[] };
  'names.list': {
    in: { spreadsheet: string; sheet?: number };
    out: readonly { name: string; face: SheetFace; rect: Rect }[];
  };
  'protection.add': { in: { sheet: SheetRef; range?: RangeRef }; out: Protection };
  'protection.list': {
    in: { spreadsheet: string; sheet?: number; type: 'RANGE' | 'SHEET' };
    out: readonly { face: SheetFace; protection: Protection; editable: boolean }[];
  };
  'rules.list': { in: { sheet: SheetRef }; out: readonly ConditionalRule[] };
  'charts.list': { in: { sheet: SheetRef }; out: readonly Chart[] };
  'filter.get': {
    in: { sheet: SheetRef };
    out: { rect: Rect; hidden: readonly (readonly [column: number, values: readonly string[]])[] } | null;
  };
  'filter.create': { in: { range: RangeRef }; out: { rect: Rect } };
  'banding.add': { in: { range: RangeRef; banding: Omit<Banding, 'id' | 'range'> }; out: Banding };
  'banding.list': {
    in: { range?: RangeRef; sheet?: SheetRef; spreadsheet?: string };
    out: readonly { face: SheetFace; banding: Banding }[];
  };
  selection: { in: { spreadsheet: string }; out: { face: SheetFace; rect: Rect } };
  'spreadsheet.facts': {
    in: { spreadsheet: string };
    out: {
      name: string;
      locale: string;
      timeZone: string;
      editors: readonly string[];
      owner: string;
      formUrl: string | null;
    };
  };
  'spreadsheet.open': { in: { id: string }; out: { id: string } };
  'spreadsheet.create': { in: { name: string; rows: number; columns: number; copyOf?: string }; out: { id: string } };
  properties: {
    in: {
      store: PropertyStore;
      get?: string;
      all?: boolean;
      set?: readonly (readonly [string, string])[];
      only?: boolean;
      remove?: string;
      clear?: boolean;
    };
    out: { value: string | null; entries: readonly (readonly [string, string])[] };
  };
  cache: {
    in: {
      store: PropertyStore;
      get?: readonly string[];
      put?: readonly (readonly [string, string])[];
      seconds?: number;
      remove?: readonly string[];
    };
    out: readonly (readonly [string, string])[];
  };
  lock: { in: { store: PropertyStore; action: 'acquire' | 'release' | 'check'; wait?: number }; out: boolean };
  'ui.menu': { in: { menu: MenuWire; addon: boolean }; out: null };
  'ui.ask': {
    in: { kind: 'alert' | 'prompt'; title: string; text: string; buttons: string };
    out: { button: string; text: string };
  };
  'ui.show': {
    in: { kind: 'sidebar' | 'dialog'; title: string; html: string; width?: number; height?: number };
    out: null;
  };
  'ui.toast': { in: { title: string; message: string; seconds: number }; out: null };
  'triggers.list': { in: { sourceId?: string }; out: readonly TriggerRecord[] };
  'triggers.add': { in: Pick<TriggerRecord, 'functionName' | 'event' | 'sourceId' | 'schedule'>; out: TriggerRecord };
  'triggers.remove': { in: { id: string }; out: null };
  session: { in: { what: 'email' | 'effectiveEmail' | 'locale' | 'userKey' | 'token' | 'authorization' }; out: string };
  mail: { in: MailWire; out: null };
  'mail.quota': { in: null; out: number };
  fetch: { in: { requests: readonly FetchWire[] }; out: readonly FetchReplyWire[] };
  'forms.create': { in: { title: string }; out: FormRecord };
  'forms.open': { in: { id: string }; out: FormRecord };
  'forms.change': {
    in: { id: string; set: Partial<Omit<FormRecord, 'id' | 'items' | 'responses' | 'destination'>> };
    out: null;
  };
  'forms.item': {
    in: {
      id: string;
      add?: Omit<FormItemRecord, 'id'>;
      change?: { item: number; set: Partial<Omit<FormItemRecord, 'id' | 'type'>> };
      remove?: number;
      move?: { item: number; index: number };
    };
    out: FormItemRecord | null;
  };
  'forms.read': { in: { id: string }; out: FormRecord };
  'forms.responses': {
    in: {
      id: string;
      since?: number;
      responseId?: string;
      removeAll?: boolean;
      remove?: string;
      submit?: Omit<FormResponseRecord, 'id' | 'at'>;
    };
    out: { items: readonly FormItemRecord[]; responses: readonly FormResponseRecord[] };
  };
  'forms.destination': { in: { id: string; spreadsheet: string | null }; out: null };
  sleep: { in: { ms: number }; out: null };
}

export type Op = keyof Commands;

/** Commands that ask the host something that is no service call: not counted, charged or made to fail. */
export interface FreeCommands {
  /** Throws when the mode or the scopes forbid a call that answers without crossing. */
  gate: { in: null; out: null };
  log: { in: { level: string; text: string }; out: null };
  /** An HTML file of the add-on, by its name without the extension. */
  file: { in: { name: string }; out: string | null };
}

export interface Crossing {
  /** `Class.method` as the reference names it. */
  readonly method: string;
  readonly op: Op | keyof FreeCommands;
  readonly request: unknown;
}

/** What comes back; `clock` is the time of the execution, in milliseconds since 1970. */
export type Reply =
  | { readonly clock: number; readonly ok: unknown }
  | { readonly clock: number; readonly error: { readonly name: string; readonly message: string } }
  | { readonly clock: number; readonly killed: string };

/** What an execution is told before its first line runs. */
export interface Boot {
  readonly spreadsheetId: string;
  readonly spreadsheetUrl: string;
  readonly scriptId: string;
  readonly authMode: AuthMode;
  /** The manifest's zone: Date's local parts are in it. */
  readonly timeZone: string;
  readonly locale: string;
  readonly clock: number;
  /** Deterministic seed of Utilities.getUuid and Math.random; absent: real randomness. */
  readonly seed?: number;
}

/** What to run once the add-on is loaded. */
export interface Entry {
  readonly functionName: string;
  /** `client`: google.script.run, whose arguments and result cross as JSON; `menu`: a click; `trigger`: `args[0]` is an event. */
  readonly via: 'menu' | 'client' | 'trigger';
  readonly args: readonly unknown[];
}

/** How an execution ended, as the guest tells it. */
export type Outcome =
  | { readonly ok: true; readonly value?: unknown }
  | {
      readonly ok: false;
      readonly error: { readonly name: string; readonly message: string; readonly stack?: string };
    };

export type { ValidationRule };
