// A command broken off at its service calls and run again: the one walk that every test of broken-off commands takes.
// Nothing may be lost and nothing doubled, so what stands afterwards is what one clean run leaves.
import type { ExecutionResult } from '../../local/host';
import { faultAt, type Fault, type FaultPlan } from '../../local/runtime/faults';
import type { Outcome } from '../../src/outcome';
import { copyOf, shownTexts, type Place } from './place';

/** How a call goes wrong, in words that follow «when a call …». */
export const faults: readonly (readonly [words: string, Fault])[] = [
  ['throws before', { mode: 'throw-before' }],
  ['is done and throws', { mode: 'throw-after' }],
  ['is not reached any more', { mode: 'kill-before' }],
  ['is the last', { mode: 'kill-after' }],
  ['is the last, and waiting writes are lost', { mode: 'kill-after', unflushed: 'none' }],
  ['is the last, and one waiting write is kept', { mode: 'kill-after', unflushed: 1 }],
];

/** Dialects besides the first, each with the step at which a long command is broken off in it. */
export const otherDialects = [
  ['D1', 37],
  ['D2', 41],
  ['D3', 43],
  ['D4', 47],
  ['D5', 31],
] as const;

/** Runs the command; the faults are to be given to the host. */
export type Run = (place: Place, options: { readonly faults?: FaultPlan }) => ExecutionResult;

export interface BrokenRun {
  /** The call that went wrong, from 1. */
  readonly n: number;
  /** After both runs. */
  readonly place: Place;
  readonly broken: ExecutionResult;
  readonly again: ExecutionResult;
}

/** Every n-th of so many calls, the first included. */
export const everyNth = (calls: number, step: number): number[] =>
  Array.from({ length: Math.ceil(calls / step) }, (_, index) => 1 + index * step);

/** Breaks the command off at each of these calls, on a copy of the base each time, and runs it again. */
export function* brokenOff(base: Place, run: Run, fault: Fault, calls: readonly number[]): Generator<BrokenRun> {
  for (const n of calls) {
    const place = copyOf(base);
    const broken = run(place, { faults: faultAt(n, fault) });
    yield { n, place, broken, again: run(place, {}) };
  }
}

/** What has left the workbook: logs, error messages, properties. */
export const outside = (place: Place, results: readonly ExecutionResult[]): string =>
  JSON.stringify([results.map(({ log, error }) => [log, error?.message]), place.state.properties]);

export interface Walk {
  /** The state before the command; it stays as it is. */
  readonly base: Place;
  readonly run: Run;
  readonly fault: Fault;
  /** Breaks off at every n-th call; default at every one. */
  readonly step?: number;
  /** What must be as after a clean run; default all that the visible sheets show. */
  readonly shown?: (place: Place) => unknown;
  /** Stand in the workbook alone: found in a log, an error or a property, they have leaked. */
  readonly canaries?: readonly string[];
  /** More to look at after the second run. */
  readonly also?: (run: BrokenRun) => void;
}

/** Expects that, wherever the command is broken off, the next run leaves what one clean run leaves. */
export function expectCleanEnd({ base, run, fault, step = 1, shown = shownTexts, canaries = [], also }: Walk): void {
  const clean = copyOf(base);
  const { total } = run(clean, {}).calls;
  const wanted = shown(clean);
  expect(total).toBeGreaterThan(15);
  for (const each of brokenOff(base, run, fault, everyNth(total, step))) {
    const { n, place, broken, again } = each;
    expect([n, again.error?.message, (again.value as Outcome | undefined)?.ok]).toEqual([n, undefined, true]);
    expect([n, shown(place)]).toEqual([n, wanted]);
    const left = outside(place, [broken, again]);
    expect([n, canaries.filter((canary) => left.includes(canary))]).toEqual([n, []]);
    also?.(each);
  }
}
