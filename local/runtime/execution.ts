/**
 * One run of one function. Every service call of the run passes through `handle`, whichever carrier brought it: here
 * sit the checks, the clock, the faults, the buffer of writes and the counts.
 */
import { CellRefusal } from '../document/write';
import { recalculate } from '../document/formula';
import type { SpreadsheetDocument } from '../document/model';
import type { CallCounts, ExecutionResult } from '../host';
import { refusal } from './access';
import { applyChange } from './changes';
import { checkChange, isStructural, touchesOf } from './check-change';
import { commandFor, costOf, flushesBefore, kindOf } from './commands';
import type { CallInfo, Fault } from './faults';
import { OUT_OF_TIME, TIMED_OUT } from './faults';
import type { AuthMode, Crossing, Entry, Op, Outcome, Reply } from './port';
import type { Change } from './change';
import type { CallRecord, Run } from './run';
import { ServiceError } from './service-error';
import type { MaybePromise, Workplace } from './workplace';
import { whenReady } from './workplace';

/** Raised inside the host to end the run; the script never sees it as an error. */
class Killed extends Error {}

export class Execution implements Run {
  readonly trace: CallRecord[] = [];
  readonly log: string[] = [];
  dirtyReleases = 0;
  private pending: Change[] = [];
  private charged = 0;
  private readonly started: number;
  private readonly startedReal = performance.now();
  private death: string | undefined;
  private stopping = false;
  private readonly touched = new Set<number>();
  private structureTouched = false;

  constructor(
    readonly id: string,
    readonly workplace: Workplace,
    readonly entry: Entry,
    readonly mode: AuthMode,
    readonly user: string,
    readonly canWait: boolean,
  ) {
    this.started = workplace.now();
  }

  get clock(): number {
    return Math.max(this.started + this.charged, this.workplace.now());
  }

  get virtualMs(): number {
    return this.charged;
  }

  /** Why the run was ended from outside, if it was. */
  get killed(): string | undefined {
    return this.death;
  }

  get limit(): number {
    const { limits } = this.workplace.settings;
    return this.mode === 'FULL' ? limits.run : limits.simpleTrigger;
  }

  charge(ms: number): void {
    this.charged += ms;
  }

  /** Ends the run at its next call. */
  stop(): void {
    this.stopping = true;
  }

  /** Ends the run now: its buffered writes are lost except the first `unflushed`. */
  kill(reason: string, unflushed: Fault['unflushed'] = 'all'): void {
    if (this.death !== undefined) return;
    this.death = reason;
    if (unflushed === 'none') this.pending = [];
    else if (unflushed !== 'all') this.pending = this.pending.slice(0, unflushed);
    this.settle();
  }

  /** Answers a crossing of the script. */
  handle(crossing: Crossing): MaybePromise<Reply> {
    if (this.death !== undefined) return { clock: this.clock, killed: this.death };
    if (crossing.op === 'gate' || crossing.op === 'log') return this.attempt(() => this.answerFree(crossing));
    const op = crossing.op;
    const call: CallInfo = {
      executionId: this.id,
      functionName: this.entry.functionName,
      n: this.trace.length + 1,
      method: crossing.method,
      kind: kindOf(op, crossing.request),
    };
    this.trace.push({ n: call.n, method: call.method, kind: call.kind, at: this.charged });
    return this.attempt(() =>
      whenReady(this.workplace.settings.beforeCall?.(call), () => this.perform(call, op, crossing)),
    );
  }

  /** Writes out what waits and lets go of everything; called once the script has returned or thrown. */
  finish(outcome: Outcome): ExecutionResult {
    let result = outcome;
    if (this.death === undefined) {
      try {
        this.flush();
      } catch (error) {
        if (result.ok) result = { ok: false, error: describe(error) };
      }
      this.settle();
    } else result = { ok: false, error: { name: 'Exception', message: this.death } };
    return {
      ok: result.ok,
      ...(result.ok ? { value: result.value } : { error: result.error }),
      calls: this.counts(),
      virtualMs: this.charged,
      ms: performance.now() - this.startedReal,
      log: this.log,
      trace: this.trace,
      dirtyReleases: this.dirtyReleases,
    };
  }

  /** Applies every buffered write, in order. */
  flush(): void {
    while (this.pending.length > 0) {
      const change = this.pending.shift();
      if (change) this.apply(change);
    }
  }

  settleFormulas(document: SpreadsheetDocument): void {
    if (!this.workplace.unsettled.delete(document)) return;
    recalculate(document, this.workplace.settings.dialect === 'D4');
  }

  get hasPendingWrites(): boolean {
    return this.pending.length > 0;
  }

  touch(sheetId: number, structure = false): void {
    this.workplace.unsettle();
    this.touched.add(sheetId);
    this.structureTouched ||= structure;
  }

  private apply(change: Change): void {
    const { sheetIds, structure } = touchesOf(change, this.workplace);
    applyChange(change, this);
    this.workplace.unsettle();
    for (const id of sheetIds) this.touch(id, structure);
  }

  private settle(): void {
    if (this.pending.length > 0) {
      try {
        this.flush();
      } catch {
        // Whoever was killed hears of no refusal any more.
        this.pending = [];
      }
    }
    this.workplace.locks.releaseAll(this.id);
    this.tell();
  }

  private tell(): void {
    if (this.touched.size === 0) return;
    this.settleFormulas(this.workplace.document);
    const sheetIds = [...this.touched];
    const structure = this.structureTouched;
    this.touched.clear();
    this.structureTouched = false;
    this.workplace.emit({ type: 'changed', sheetIds, structure });
  }

  private attempt(work: () => MaybePromise<unknown>): MaybePromise<Reply> {
    const fail = (error: unknown): Reply => {
      this.tell();
      if (error instanceof Killed || this.death !== undefined)
        return { clock: this.clock, killed: this.death ?? OUT_OF_TIME };
      if (!(error instanceof ServiceError || error instanceof CellRefusal)) {
        // A fault of the host itself must not pass for an answer of Google's.
        const killed = `The local host failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
        this.kill(killed, 'none');
        return { clock: this.clock, killed };
      }
      return { clock: this.clock, error: { name: 'Exception', message: error.message } };
    };
    const succeed = (ok: unknown): Reply => {
      this.tell();
      if (this.death !== undefined) return { clock: this.clock, killed: this.death };
      return { clock: this.clock, ok };
    };
    try {
      const value = work();
      return value instanceof Promise ? value.then(succeed, fail) : succeed(value);
    } catch (error) {
      return fail(error);
    }
  }

  private answerFree(crossing: Crossing): unknown {
    if (crossing.op === 'gate') {
      this.checkAccess(crossing.method, true);
      return null;
    }
    const { level, text } = crossing.request as { level: string; text: string };
    this.log.push(level === 'log' || level === 'info' ? text : `${level}: ${text}`);
    return null;
  }

  private checkAccess(method: string, own: boolean): void {
    const words = refusal(method, this.mode, this.workplace.scopes, own);
    if (words !== undefined) throw new ServiceError(words);
  }

  private perform(call: CallInfo, op: Op, crossing: Crossing): MaybePromise<unknown> {
    if (this.death !== undefined) throw new Killed();
    if (this.stopping) this.die('Execution cancelled');
    const fault = this.workplace.settings.faults?.(call);
    if (fault?.mode === 'kill-before') this.die(OUT_OF_TIME, fault.unflushed);
    this.charge(costOf(op, crossing.request, this.workplace.settings.costs));
    if (this.charged > this.limit) this.die(OUT_OF_TIME);
    this.checkAccess(call.method, this.isOwnDocument(crossing.request));
    if (fault?.mode === 'throw-before') throw new ServiceError(fault.message ?? TIMED_OUT);
    if (flushesBefore(op)) this.flush();
    return whenReady(this.run(op, crossing.request), (value) => {
      if (fault?.mode === 'kill-after') this.die(OUT_OF_TIME, fault.unflushed);
      if (fault?.mode === 'throw-after') {
        this.flush();
        throw new ServiceError(fault.message ?? TIMED_OUT);
      }
      if (this.charged > this.limit) this.die(OUT_OF_TIME);
      return value;
    });
  }

  private run(op: Op, request: unknown): MaybePromise<unknown> {
    if (op !== 'change') return commandFor(op)(request as never, this);
    const change = request as Change;
    // Behind a change of structure that still waits the grid cannot be told: a write shows its error when it is applied,
    // another change of structure lets the waiting ones through first.
    if (isStructural(change) && this.pending.some(isStructural)) this.flush();
    if (!this.pending.some(isStructural)) checkChange(change, this);
    this.pending.push(change);
    return null;
  }

  private isOwnDocument(request: unknown): boolean {
    const ref = request as {
      spreadsheet?: string;
      range?: { spreadsheet?: string };
      sheet?: { spreadsheet?: string };
    } | null;
    const id = ref?.spreadsheet ?? ref?.range?.spreadsheet ?? ref?.sheet?.spreadsheet;
    return id === undefined || id === this.workplace.document.id;
  }

  private die(reason: string, unflushed?: Fault['unflushed']): never {
    this.kill(reason, unflushed);
    throw new Killed(reason);
  }

  private counts(): CallCounts {
    const byMethod = new Map<string, number>();
    for (const call of this.trace) byMethod.set(call.method, (byMethod.get(call.method) ?? 0) + 1);
    const ofKind = (kind: CallInfo['kind']) => this.trace.filter((call) => call.kind === kind).length;
    return {
      total: this.trace.length,
      read: ofKind('read'),
      write: ofKind('write'),
      byMethod: Object.fromEntries(byMethod),
    };
  }
}

function describe(error: unknown): { name: string; message: string } {
  return error instanceof Error
    ? { name: 'Exception', message: error.message }
    : { name: 'Error', message: String(error) };
}
