/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Who sits where while a solution is being built: one pair a mentee, a row of seats a mentor, both ways readable
// in constant time, and a chain of moves applied in place.
import type { Graph } from './graph';

/** An assignment in the making. */
export interface Matching {
  /** Pair of each mentee in the graph, -1 for none. */
  readonly pair: Int32Array;
  /** Mentor of each mentee, -1 for none. */
  readonly mentor: Int32Array;
  /** Seats taken at each mentor. */
  readonly load: Int32Array;
  /** Mentees of mentor `m` are `seat[seatStart[m]] .. seat[seatStart[m] + load[m] - 1]`. */
  readonly seatStart: Int32Array;
  readonly seat: Int32Array;
  /** Index in `seat` of each mentee that has one. */
  readonly seatOf: Int32Array;
}

/** Nobody is seated. */
export function emptyMatching(graph: Graph): Matching {
  const seatStart = new Int32Array(graph.mentors + 1);
  for (let m = 0; m < graph.mentors; m++) seatStart[m + 1] = seatStart[m]! + graph.capacity[m]!;
  return {
    pair: new Int32Array(graph.mentees).fill(-1),
    mentor: new Int32Array(graph.mentees).fill(-1),
    load: new Int32Array(graph.mentors),
    seatStart,
    seat: new Int32Array(seatStart[graph.mentors]!),
    seatOf: new Int32Array(graph.mentees).fill(-1),
  };
}

/** Seats `e` at `m`, which must have a free place. */
export function seatAt(matching: Matching, e: number, m: number, pair: number): void {
  put(matching, e, m, pair, matching.seatStart[m]! + matching.load[m]!);
  matching.load[m] = matching.load[m]! + 1;
}

/** Puts `e` on a given seat of `m`; whoever sat there must move on. */
export function put(matching: Matching, e: number, m: number, pair: number, at: number): void {
  matching.seat[at] = e;
  matching.seatOf[e] = at;
  matching.mentor[e] = m;
  matching.pair[e] = pair;
}

/** Takes `e` off its seat; the last mentee of that mentor moves into the gap. */
export function unseat(matching: Matching, e: number): void {
  const m = matching.mentor[e]!;
  const at = matching.seatOf[e]!;
  const last = matching.seatStart[m]! + matching.load[m]! - 1;
  const moved = matching.seat[last]!;
  matching.seat[at] = moved;
  matching.seatOf[moved] = at;
  matching.load[m] = matching.load[m]! - 1;
  matching.seatOf[e] = -1;
  matching.mentor[e] = -1;
  matching.pair[e] = -1;
}

/**
 * Applies a chain found from an unmatched mentee: every mentee on it moves to the mentor it reached, the last one
 * takes a free place at `end`.
 * @param by mentee through which each mentor was reached
 * @param via pair through which each mentor was reached
 */
export function shiftTo(matching: Matching, end: number, by: Int32Array, via: Int32Array): void {
  let m = end;
  let at = matching.seatStart[m]! + matching.load[m]!;
  matching.load[m] = matching.load[m]! + 1;
  for (;;) {
    const e = by[m]!;
    const before = matching.mentor[e]!;
    const seat = matching.seatOf[e]!;
    put(matching, e, m, via[m]!, at);
    if (before < 0) return;
    m = before;
    at = seat;
  }
}
