/**
 * The one narrow door between an execution and its host. Every service of Apps Script comes down to the commands
 * below; each crossing is one service call: it is checked against scopes and the authorisation mode, charged to the
 * virtual clock, counted, logged, and may be made to fail. Everything that crosses is JSON.
 *
 * Rows and columns count from 0 here. This file is read on both sides and knows neither.
 */
import type { Banding, Chart, ConditionalRule, Protection, Rect } from '../document/model';
import type { FormItemRecord, FormRecord, FormResponseRecord, TriggerRecord } from '../document/host-state';
import type { WireValue } from '../document/write';
import type {
  BlockPart,
  Change,
  MarkPlace,
  MarkQuery,
  MarkWire,
  RangeRef,
  SheetFace,
  SheetFacts,
  SheetRef,
} from './change';

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL';

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

/** What a form's item becomes; `null` takes the key away, because nothing undefined crosses. */
export type FormItemChange = {
  readonly [Key in Exclude<keyof FormItemRecord, 'id' | 'type'>]?: FormItemRecord[Key] | null;
};

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
      change?: { item: number; set: FormItemChange };
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
  /** An HTML file of the add-on, by its name without the extension. */
  file: { in: { name: string }; out: string | null };
  /** Bytes as base64. */
  zip: { in: { files: readonly { name: string; bytes: string }[] }; out: string };
}

export type Op = keyof Commands;

/** Commands that ask the host something that is no service call: not counted, charged or made to fail. */
export interface FreeCommands {
  /** Throws when the mode or the scopes forbid a call that answers without crossing. */
  gate: { in: null; out: null };
  log: { in: { level: string; text: string }; out: null };
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
  /** Where forms are filled in: `/` and the form's id follow. */
  readonly formsAddress: string;
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
