/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// What an answer is worth by the first three goals, and what another one is worse by.
import type { Solution } from './solve';

/** What an alternative is worse by; a negative number is a gain paid for by a goal of a higher rank. */
export interface Loss {
  /** Mentees fewer with a mentor. */
  readonly matched: number;
  /** Blocking pairs more. */
  readonly blocking: number;
  /** Points of the total score fewer. */
  readonly score: number;
}

/** The id of a mentee's mentor, null for none. */
export function mentorOf(solution: Solution, e: number): string | null {
  const { instance, matching } = solution;
  const k = matching.pair[e]!;
  const m = k >= 0 ? instance.graph.mentor[k]! : instance.lockedTo[e]!;
  return m < 0 ? null : instance.mentorIds[m]!;
}

/** Mentees with a mentor, blocking pairs and total score. */
export interface Totals {
  readonly matched: number;
  readonly blocking: number;
  readonly score: number;
}

/** What `other` is worse by than `now`. */
export function lossOf(now: Totals, other: Solution): Loss {
  const then = totals(other);
  return {
    matched: now.matched - then.matched,
    blocking: then.blocking - now.blocking,
    score: now.score - then.score,
  };
}

/** What a solution is worth, locked pairs included. */
export function totals(solution: Solution): Totals {
  const { instance, matching, blocking } = solution;
  let matched = 0;
  let score = 0;
  for (let e = 0; e < instance.graph.mentees; e++) {
    const k = matching.pair[e]!;
    if (k < 0 && instance.lockedTo[e]! < 0) continue;
    matched++;
    score += k >= 0 ? instance.score[k]! : instance.lockedScore[e]!;
  }
  return { matched, blocking: blocking.length, score };
}

/** Whether `a` is the smaller loss by the goals. */
export function isLess(a: Loss, b: Loss, priority: 'coverage' | 'stability'): boolean {
  const matched = a.matched - b.matched;
  const blocking = a.blocking - b.blocking;
  const first = priority === 'stability' ? blocking || matched : matched || blocking;
  return (first || a.score - b.score) < 0;
}
