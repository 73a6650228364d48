/** What a service call may ask of the run that made it, and tell it: the shape that commands and changes see of an execution. */
import type { SpreadsheetDocument } from '../document/model';
import type { CallInfo } from './faults';
import type { AuthMode } from './port';
import type { Workplace } from './workplace';

/** One service call of a run. */
export interface CallRecord {
  readonly n: number;
  readonly method: string;
  readonly kind: CallInfo['kind'];
  /** Of the virtual clock, since the start of the run. */
  readonly at: number;
}

export interface Run {
  readonly id: string;
  readonly workplace: Workplace;
  readonly mode: AuthMode;
  /** E-mail of the one it runs as. */
  readonly user: string;
  /** Whether the script's thread can stand still while the host waits. */
  readonly canWait: boolean;
  readonly trace: readonly CallRecord[];
  /** Locks that were released while writes still waited: the next run would read stale cells. */
  dirtyReleases: number;
  /** The time of this run: what the calls cost, or the real time where that is later. */
  readonly clock: number;
  readonly hasPendingWrites: boolean;
  /** Adds to the clock what a call cost beyond its price: a wait, a sleep. */
  charge(ms: number): void;
  /** Finds values of formulas anew where something was written since they were found. */
  settleFormulas(document: SpreadsheetDocument): void;
  /** Notes that a sheet differs now, for those who listen. */
  touch(sheetId: number, structure?: boolean): void;
}
