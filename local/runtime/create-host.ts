/** Makes a local host: a document, the built add-on, and everything between them. */
import { emptyHostState } from '../document/host-state';
import type { FormRecord, FormResponseRecord, HostState, TriggerRecord } from '../document/host-state';
import type { CellValue, Rect, SpreadsheetDocument } from '../document/model';
import { cellAt } from '../document/cells';
import { recalculate } from '../document/formula';
import { serialAt } from '../document/serial-date';
import { sheetWithId } from '../document/sheets';
import { deleteLines, insertLines } from '../document/structure';
import { typeIntoCell } from '../document/write';
import type { Dialect } from '../document/write';
import type {
  Answer,
  ExecutionResult,
  FormDesk,
  Host,
  HostStore,
  LineChange,
  MenuItem,
  PersonEdit,
  Question,
} from '../host';
import type { AddOn } from './add-on';
import { declares, loadAddOn } from './add-on';
import { editResponse, formWithId, submitEvent, submitResponse } from './commands/forms';
import { rollQuotaDay } from './commands/quota';
import { DirectCarrier } from './direct-carrier';
import { Execution } from './execution';
import type { CallInfo, FaultPlan } from './faults';
import type { RuntimeScripts } from './guest-script';
import { Locks } from './locks';
import type { AuthMode, Boot, Entry } from './port';
import { nextRunOf } from './schedule';
import { WorkerCarrier } from './worker-carrier';
import type { Costs, Limits, MaybePromise, PdfRenderer, Quotas, Route } from './workplace';
import { DEFAULT_COSTS, DEFAULT_LIMITS, DEFAULT_QUOTAS, Workplace } from './workplace';

export interface HostOptions {
  /** Folder that clasp pushes; or the add-on itself. */
  readonly distDir?: string;
  readonly addOn?: AddOn;
  readonly document: SpreadsheetDocument;
  readonly state?: HostState;
  readonly store?: HostStore;
  /** What runs inside executions; see guest-script.ts. */
  readonly runtime: RuntimeScripts;
  /** `worker`: real runs, one thread each. `direct`: the host's own thread, nothing to wait for. */
  readonly carrier: 'worker' | 'direct';
  /** Nobody is there: questions are answered at once. */
  readonly headless?: boolean;
  /** Answers of a test; undefined leaves the question to the screen, or to `headless`. */
  readonly answers?: (question: Question) => Answer | undefined;
  readonly dialect?: Dialect;
  /** Whether the add-on is installed and enabled in this document; `NONE` is what a first opening meets. */
  readonly openMode?: AuthMode;
  /** Default: the manifest's; under D5 a zone that is not the spreadsheet's. */
  readonly scriptTimeZone?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Makes random numbers and ids of executions repeatable. */
  readonly seed?: number;
  readonly costs?: Partial<Costs>;
  readonly limits?: Partial<Limits>;
  readonly quotas?: Partial<Quotas>;
  readonly faults?: FaultPlan;
  /** Comes before every service call: a scheduler may hold it, a test may edit the document. */
  readonly beforeCall?: (call: CallInfo) => MaybePromise<void>;
  readonly realLockWait?: number;
  readonly sortMovesMarks?: boolean;
  readonly openSpreadsheet?: (id: string) => MaybePromise<SpreadsheetDocument | undefined>;
  readonly pdf?: PdfRenderer;
  readonly routes?: readonly Route[];
}

export interface LocalHost extends Host {
  readonly forms: FormDesk;
  readonly state: HostState;
  /** Runs a function on this thread (direct carrier only). */
  runNow(functionName: string, args?: readonly unknown[]): ExecutionResult;
  /** The document, others opened, locks and settings, for tests and the page. */
  readonly workplace: Workplace;
  /** Runs `onInstall`, as the moment of installation does. */
  install(): Promise<ExecutionResult | undefined>;
  /** A respondent sends a form; installed form-submit triggers run. */
  submitForm(formId: string, answers: FormResponseRecord['answers'], email?: string): Promise<ExecutionResult[]>;
  /** A respondent changes a response; installed form-submit triggers run as for a new one. */
  editResponse(formId: string, responseId: string, answers: FormResponseRecord['answers']): Promise<ExecutionResult[]>;
  /** Runs the clock triggers that are due now. */
  runDueTriggers(): Promise<ExecutionResult[]>;
  select(sheetId: number, selection: Rect): void;
}

const D5_ZONE = 'Asia/Kamchatka';

class LocalHostImpl implements LocalHost {
  readonly workplace: Workplace;
  private readonly addOn: AddOn;
  private readonly direct: DirectCarrier | undefined;
  private readonly workers: WorkerCarrier | undefined;
  private readonly running = new Map<string, Execution>();
  private readonly zone: string;
  private count = 0;

  constructor(private readonly options: HostOptions) {
    this.addOn = options.addOn ?? loadAddOn(options.distDir ?? 'dist');
    this.zone =
      options.scriptTimeZone ??
      (options.dialect === 'D5' ? D5_ZONE : (this.addOn.manifest.timeZone ?? 'Europe/Moscow'));
    this.workplace = new Workplace(
      options.document,
      options.state ?? emptyHostState(),
      new Locks(),
      {
        dialect: options.dialect ?? 'D0',
        costs: { ...DEFAULT_COSTS, ...options.costs },
        limits: { ...DEFAULT_LIMITS, ...options.limits },
        quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
        headless: options.headless ?? false,
        sortMovesMarks: options.sortMovesMarks ?? false,
        realLockWait: options.realLockWait ?? Number.POSITIVE_INFINITY,
        routes: options.routes ?? [],
        ...(options.faults && { faults: options.faults }),
        ...(options.beforeCall && { beforeCall: options.beforeCall }),
        ...(options.answers && { answers: options.answers }),
        ...(options.openSpreadsheet && { openSpreadsheet: options.openSpreadsheet }),
        ...(options.pdf && { pdf: options.pdf }),
      },
      this.addOn.manifest.oauthScopes,
      this.addOn.pages,
      options.now ?? Date.now,
    );
    if (options.carrier === 'direct') this.direct = new DirectCarrier(options.runtime, this.addOn);
    else {
      this.workers = new WorkerCarrier(options.runtime, this.addOn);
      this.workers.warm();
    }
  }

  get document(): SpreadsheetDocument {
    return this.workplace.document;
  }

  get state(): HostState {
    return this.workplace.state;
  }

  async menus(): Promise<readonly { readonly title: string; readonly items: readonly MenuItem[] }[]> {
    this.workplace.menus = [];
    if (declares(this.addOn, 'onOpen')) {
      const result = await this.execute(this.event('onOpen', {}), this.options.openMode ?? 'LIMITED');
      if (!result.ok) this.workplace.emit({ type: 'trouble', message: result.error?.message ?? '' });
    }
    return this.workplace.menus;
  }

  run(functionName: string, args?: readonly unknown[]): Promise<ExecutionResult> {
    return this.execute(entryOf(functionName, args), 'FULL');
  }

  runNow(functionName: string, args?: readonly unknown[]): ExecutionResult {
    return this.executeNow(entryOf(functionName, args), 'FULL', this.state.activeUser);
  }

  async install(): Promise<ExecutionResult | undefined> {
    return declares(this.addOn, 'onInstall') ? this.execute(this.event('onInstall', {}), 'FULL') : undefined;
  }

  stop(executionId: string): void {
    this.running.get(executionId)?.stop();
  }

  answer(questionId: string, answer: Answer): void {
    const waiting = this.workplace.questions.get(questionId);
    this.workplace.questions.delete(questionId);
    waiting?.(answer);
  }

  async edit(edits: readonly PersonEdit[]): Promise<void> {
    const touched = new Set<number>();
    const events = edits.flatMap((edit) => {
      const event = this.type(edit);
      if (event) touched.add(edit.sheetId);
      return event ? [event] : [];
    });
    if (touched.size === 0) return;
    recalculate(this.document, this.workplace.settings.dialect === 'D4');
    this.workplace.emit({ type: 'changed', sheetIds: [...touched], structure: false });
    const event = spanning(events);
    if (declares(this.addOn, 'onEdit')) await this.execute(this.event('onEdit', event), 'LIMITED');
    await this.fire('ON_EDIT', event);
  }

  async changeLines({ sheetId, axis, kind, at, count, like }: LineChange): Promise<void> {
    const sheet = sheetWithId(this.document, sheetId);
    if (!sheet) return;
    if (kind === 'insert') insertLines(this.document, sheet, axis, at, count, like);
    else deleteLines(this.document, sheet, axis, at, count);
    this.workplace.emit({ type: 'changed', sheetIds: [sheetId], structure: false });
    const changeType = `${kind === 'insert' ? 'INSERT' : 'REMOVE'}_${axis === 'rows' ? 'ROW' : 'COLUMN'}`;
    await this.fire('ON_CHANGE', { changeType });
  }

  select(sheetId: number, selection: Rect): void {
    this.document.activeSheetId = sheetId;
    this.workplace.selections.set(sheetId, selection);
  }

  get forms(): FormDesk {
    const { workplace } = this;
    return {
      publishAt: (address) => {
        workplace.formsAddress = address;
      },
      find: (id) => this.state.forms.find((form) => form.id === id),
      submit: (id, answers) => {
        const { written } = this.takeAnswer(id, answers, '');
        written.catch((error: unknown) => {
          workplace.emit({ type: 'trouble', message: error instanceof Error ? error.message : String(error) });
        });
      },
    };
  }

  async submitForm(formId: string, answers: FormResponseRecord['answers'], email = ''): Promise<ExecutionResult[]> {
    return this.takeAnswer(formId, answers, email).written;
  }

  /** Writes the answer at once; `written` is fulfilled when the triggers have run. */
  private takeAnswer(
    formId: string,
    answers: FormResponseRecord['answers'],
    email: string,
  ): { readonly written: Promise<ExecutionResult[]> } {
    const form = formWithId(formId, this.workplace);
    const response = submitResponse(form, { answers, email }, this.workplace, this.workplace.now());
    return { written: this.answered(form, response) };
  }

  async editResponse(
    formId: string,
    responseId: string,
    answers: FormResponseRecord['answers'],
  ): Promise<ExecutionResult[]> {
    const form = formWithId(formId, this.workplace);
    return this.answered(form, editResponse(form, responseId, answers, this.workplace, this.workplace.now()));
  }

  private async answered(form: FormRecord, response: FormResponseRecord): Promise<ExecutionResult[]> {
    const here = form.destination?.spreadsheetId === this.document.id ? form.destination : undefined;
    // The response itself is kept beside the document, linked or not.
    this.workplace.emit({ type: 'changed', sheetIds: here ? [here.sheetId] : [], structure: false });
    if (!here) return [];
    const event = submitEvent(form, response, this.workplace);
    return event ? this.fire('ON_FORM_SUBMIT', event) : [];
  }

  async runDueTriggers(): Promise<ExecutionResult[]> {
    const results: ExecutionResult[] = [];
    for (const trigger of [...this.state.triggers]) {
      const now = this.workplace.now();
      if (trigger.nextRun === undefined || trigger.nextRun > now) continue;
      const next = nextRunOf(trigger, now);
      if (next === undefined) delete trigger.nextRun;
      else trigger.nextRun = next;
      results.push(...(await this.runTrigger(trigger, clockEvent(now, this.zone))));
    }
    return results;
  }

  on(listener: Parameters<Host['on']>[0]): () => void {
    return this.workplace.on(listener);
  }

  async save(): Promise<void> {
    await this.options.store?.save(this.document, this.state);
    this.workplace.emit({ type: 'saved' });
  }

  async close(): Promise<void> {
    for (const execution of this.running.values()) execution.kill('The local host was closed');
    await this.workers?.close();
    await this.options.store?.close?.();
  }

  private event(functionName: string, event: object): Entry {
    return { functionName, via: 'trigger', args: [event] };
  }

  /** Runs an installed trigger as its owner, while the day's time for triggers lasts. */
  private async runTrigger(trigger: TriggerRecord, detail: object): Promise<ExecutionResult[]> {
    const { quota } = this.state;
    rollQuotaDay(quota, this.workplace.now());
    if (quota.triggerMs >= this.workplace.settings.quotas.triggerMs) {
      this.workplace.emit({ type: 'trouble', message: 'Service using too much computer time for one day' });
      return [];
    }
    const event = this.event(trigger.functionName, { ...detail, triggerUid: trigger.id });
    const result = await this.execute(event, 'FULL', trigger.owner);
    quota.triggerMs += result.virtualMs;
    return [result];
  }

  private async fire(event: TriggerRecord['event'], detail: object): Promise<ExecutionResult[]> {
    const results: ExecutionResult[] = [];
    for (const trigger of this.state.triggers.filter(
      (each) => each.event === event && each.sourceId === this.document.id,
    )) {
      results.push(...(await this.runTrigger(trigger, detail)));
    }
    return results;
  }

  /** Applies one edit; what onEdit is told of it, or undefined where there is no such sheet. */
  private type(edit: PersonEdit): EditEvent | undefined {
    const sheet = sheetWithId(this.document, edit.sheetId);
    if (!sheet) return undefined;
    const before = cellAt(sheet, edit.row, edit.column)?.value;
    sheet.rowCount = Math.max(sheet.rowCount, edit.row + 1);
    sheet.columnCount = Math.max(sheet.columnCount, edit.column + 1);
    const year = new Date(this.workplace.now()).getUTCFullYear();
    typeIntoCell(sheet, edit.row, edit.column, edit.input, { document: this.document, dialect: 'D0', year });
    const after = cellAt(sheet, edit.row, edit.column)?.value;
    return {
      sheet: { id: sheet.id, name: sheet.name },
      rect: { top: edit.row, left: edit.column, bottom: edit.row, right: edit.column },
      ...(before !== undefined && { oldValue: eventText(before) }),
      ...(after !== undefined && { value: eventText(after) }),
    };
  }

  private begin(entry: Entry, mode: AuthMode, user: string, canWait: boolean): { execution: Execution; boot: Boot } {
    const execution = new Execution(`execution-${++this.count}`, this.workplace, entry, mode, user, canWait);
    this.running.set(execution.id, execution);
    this.workplace.emit({ type: 'execution', id: execution.id, functionName: entry.functionName, state: 'started' });
    const boot: Boot = {
      spreadsheetId: this.document.id,
      spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${this.document.id}/edit`,
      formsAddress: this.workplace.formsAddress,
      scriptId: this.state.scriptId,
      authMode: mode,
      timeZone: this.zone,
      locale: this.document.locale,
      clock: execution.clock,
      ...(this.options.seed !== undefined && { seed: this.options.seed + this.count }),
    };
    return { execution, boot };
  }

  private end(execution: Execution, result: ExecutionResult): ExecutionResult {
    this.running.delete(execution.id);
    this.workplace.emit({
      type: 'execution',
      id: execution.id,
      functionName: execution.entry.functionName,
      state: 'ended',
      result,
    });
    return result;
  }

  private executeNow(entry: Entry, mode: AuthMode, user: string): ExecutionResult {
    if (!this.direct) throw new Error('Only the direct carrier runs on this thread.');
    const { execution, boot } = this.begin(entry, mode, user, false);
    return this.end(execution, execution.finish(this.direct.run(execution, boot)));
  }

  private async execute(entry: Entry, mode: AuthMode, user = this.state.activeUser): Promise<ExecutionResult> {
    if (!this.workers) return this.executeNow(entry, mode, user);
    const { execution, boot } = this.begin(entry, mode, user, true);
    return this.end(execution, execution.finish(await this.workers.run(execution, boot)));
  }
}

interface EditEvent {
  readonly sheet: { readonly id: number; readonly name: string };
  readonly rect: Rect;
  readonly oldValue?: string;
  readonly value?: string;
}

/** Values in an event are texts: a day is its serial number, a tick is TRUE. */
function eventText(value: CellValue): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** One event for all cells of an edit: only a single cell brings its values. */
function spanning(events: readonly EditEvent[]): object {
  const [first] = events;
  if (!first || events.length === 1) return first ?? {};
  const on = events.filter((event) => event.sheet.id === first.sheet.id).map((event) => event.rect);
  const rect = {
    top: Math.min(...on.map((each) => each.top)),
    left: Math.min(...on.map((each) => each.left)),
    bottom: Math.max(...on.map((each) => each.bottom)),
    right: Math.max(...on.map((each) => each.right)),
  };
  return { sheet: first.sheet, rect };
}

function clockEvent(now: number, zone: string): object {
  const wall = new Date(Math.round((serialAt(now, zone) - 25_569) * 86_400_000));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    'day-of-month': wall.getUTCDate(),
    'day-of-week': wall.getUTCDay() || 7,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    timezone: zone,
  };
}

/** What google.script.run can bring: plain data. A menu click brings nothing. */
function entryOf(functionName: string, args: readonly unknown[] | undefined): Entry {
  if (!args) return { functionName, via: 'menu', args: [] };
  const refused = args.some((arg) => arg instanceof Date || typeof arg === 'function');
  if (refused)
    throw new TypeError(
      'Failed due to illegal value in property: google.script.run carries neither dates nor functions.',
    );
  return { functionName, via: 'client', args: JSON.parse(JSON.stringify(args)) as unknown[] };
}

/** Makes a host. The document and the state are the caller's objects and are changed in place. */
export function createHost(options: HostOptions): LocalHost {
  return new LocalHostImpl(options);
}
