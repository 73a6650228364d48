/** What all executions of a host share: the document, the state beside it, locks, caches, settings and listeners. */
import type { HostState } from '../document/host-state';
import type { SpreadsheetDocument } from '../document/model';
import { newDocument } from '../document/sheets';
import type { Dialect } from '../document/write';
import type { Answer, HostEvent, Question } from '../host';
import type { CallInfo, FaultPlan } from './faults';
import type { Locks } from './locks';
import type { FetchReplyWire, FetchWire, MenuWire } from './port';

export type MaybePromise<T> = T | Promise<T>;

/** Continues with a value that may still be on its way, without leaving the thread when it is not. */
export function whenReady<T, U>(value: MaybePromise<T>, next: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Milliseconds of the virtual clock that calls cost. */
export interface Costs {
  readonly read: number;
  readonly write: number;
  readonly other: number;
  readonly mail: number;
  readonly fetch: number;
}

/** Run times in milliseconds of the virtual clock. */
export interface Limits {
  readonly simpleTrigger: number;
  readonly run: number;
}

/** What a day allows. */
export interface Quotas {
  readonly mail: number;
  readonly fetch: number;
  readonly properties: number;
  readonly created: number;
  /** Milliseconds that triggers may run in all. */
  readonly triggerMs: number;
}

/** Renders pages of a spreadsheet for an export URL; parameters as `platform.md` names them. */
export type PdfRenderer = (
  document: SpreadsheetDocument,
  parameters: ReadonlyMap<string, string>,
) => MaybePromise<Uint8Array>;

/** Answers a request to an address; undefined: no such route. */
export type Route = (request: FetchWire) => MaybePromise<FetchReplyWire | undefined>;

export interface Settings {
  readonly dialect: Dialect;
  readonly costs: Costs;
  readonly limits: Limits;
  readonly quotas: Quotas;
  readonly headless: boolean;
  readonly sortMovesMarks: boolean;
  /** Longest real wait for a lock, in milliseconds; the virtual clock is charged what the call asked for. */
  readonly realLockWait: number;
  readonly faults?: FaultPlan;
  readonly beforeCall?: (call: CallInfo) => MaybePromise<void>;
  readonly answers?: (question: Question) => Answer | undefined;
  readonly openSpreadsheet?: (id: string) => MaybePromise<SpreadsheetDocument | undefined>;
  readonly pdf?: PdfRenderer;
  readonly routes: readonly Route[];
}

export const DEFAULT_COSTS: Costs = { read: 40, write: 80, other: 10, mail: 300, fetch: 4000 };
export const DEFAULT_LIMITS: Limits = { simpleTrigger: 30_000, run: 360_000 };
export const DEFAULT_QUOTAS: Quotas = {
  mail: 100,
  fetch: 20_000,
  properties: 50_000,
  created: 250,
  triggerMs: 5_400_000,
};

interface CacheEntry {
  readonly value: string;
  readonly until: number;
}

export class Workplace {
  /** Spreadsheets that executions opened or made, beside the one the add-on is open in. */
  readonly others = new Map<string, SpreadsheetDocument>();
  /** Of them those that were opened, the earliest first. */
  readonly opened = new Set<string>();
  readonly caches = new Map<string, Map<string, CacheEntry>>();
  /** Spreadsheets in which something was written since the values of their formulas were found. */
  readonly unsettled = new Set<SpreadsheetDocument>();
  /** Set by a person's choice of sheet and cells. */
  readonly selections = new Map<number, { top: number; left: number; bottom: number; right: number }>();
  menus: MenuWire[] = [];
  /** Where forms are filled in; without a server nobody answers there. */
  formsAddress = 'http://127.0.0.1/forms';
  /** Questions on a person's screen, by id. */
  readonly questions = new Map<string, (answer: Answer) => void>();
  private readonly listeners = new Set<(event: HostEvent) => void>();

  constructor(
    readonly document: SpreadsheetDocument,
    readonly state: HostState,
    readonly locks: Locks,
    readonly settings: Settings,
    /** Scopes of the manifest; undefined when it names none. */
    readonly scopes: readonly string[] | undefined,
    readonly files: ReadonlyMap<string, string>,
    readonly now: () => number,
  ) {}

  /**
   * The next id of whatever is made: never one that the document or the state already has. A sheet that a person opened
   * from a file has come into the document without asking here.
   */
  nextId(): number {
    this.state.lastId = Math.max(this.state.lastId, highestId(this.document)) + 1;
    return this.state.lastId;
  }

  spreadsheet(id: string): SpreadsheetDocument | undefined {
    return id === this.document.id ? this.document : this.others.get(id);
  }

  createSpreadsheet(name: string): SpreadsheetDocument {
    const made = newDocument(`local-${this.nextId()}`, name);
    this.others.set(made.id, made);
    return made;
  }

  /** Something was written: values of formulas are to be found anew before anyone looks. */
  unsettle(): void {
    this.unsettled.add(this.document);
    for (const other of this.others.values()) this.unsettled.add(other);
  }

  on(listener: (event: HostEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: HostEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function highestId(document: SpreadsheetDocument): number {
  const ids = [...document.metadata.map((mark) => mark.id)];
  for (const sheet of document.sheets) {
    ids.push(sheet.id, ...sheet.metadata.map((mark) => mark.id), ...sheet.charts.map((chart) => chart.id));
    ids.push(
      ...sheet.protections.map((protection) => Number(protection.id) || 0),
      ...(sheet.bandings ?? []).map((banding) => banding.id),
    );
  }
  return Math.max(0, ...ids);
}
