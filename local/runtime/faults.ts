/**
 * Trouble on order: a service call that fails, an answer that is lost, an execution that is killed, at the n-th call.
 * With these a test walks an operation through every point at which a real run can break.
 */

export type FaultMode =
  /** The call does nothing and throws. */
  | 'throw-before'
  /** The call does its work and then throws, as a time-out of the service does. */
  | 'throw-after'
  /** The execution ends before the call. */
  | 'kill-before'
  /** The execution ends after the call. */
  | 'kill-after';

export interface Fault {
  readonly mode: FaultMode;
  /** Words of the error of a throw; Google's time-out by default. */
  readonly message?: string;
  /** Of a kill: how many of the buffered writes reach the spreadsheet. Default `all`. */
  readonly unflushed?: 'none' | 'all' | number;
}

/** A call about to be made, as hooks and fault plans see it. */
export interface CallInfo {
  readonly executionId: string;
  readonly functionName: string;
  /** Counted from 1 within the execution. */
  readonly n: number;
  readonly method: string;
  readonly kind: CallKind;
}

export type CallKind = 'read' | 'write' | 'ui' | 'other';

export type FaultPlan = (call: CallInfo) => Fault | undefined;

/** A fault at the n-th call of an execution (of every execution, when no function is named). */
export function faultAt(n: number, fault: Fault, functionName?: string): FaultPlan {
  return (call) =>
    call.n === n && (functionName === undefined || call.functionName === functionName) ? fault : undefined;
}

export const TIMED_OUT = 'Service Spreadsheets timed out while accessing document.';
export const OUT_OF_TIME = 'Exceeded maximum execution time';
export const NO_PERMISSION =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
