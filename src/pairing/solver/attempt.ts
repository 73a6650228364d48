/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// One exact solve under restrictions (pairs struck out, people who must be served, a penalty on pairs), judged by the
// written goals: the brick of which the search for few blocking pairs is built.
import { AssignmentError } from './errors';
import { faceOf } from './face';
import type { Subgraph } from './graph';
import { subgraph } from './graph';
import type { Matching } from './matching';
import { emptyMatching, seatAt } from './matching';
import type { Optimum } from './optimum';
import { findOptimum } from './optimum';
import type { Instance } from './problem';
import { breakTies } from './ties';
import type { Wishes } from './wishes';
import { blockingPairs } from './wishes';

/** What a solve has to respect. */
export interface Restrictions {
  /** 0 strikes a pair out. */
  readonly keep: Uint8Array;
  /** 1: the mentee must be matched; the mentor must be full. */
  readonly mustMatch: Uint8Array;
  readonly mustFill: Uint8Array;
}

/** An assignment with what proves it best among those the restrictions and penalties describe. */
export interface Attempt {
  /** The pairs that were allowed; `origin` leads to the instance's graph. Costs include penalties. */
  readonly graph: Subgraph;
  readonly optimum: Optimum;
  /** The assignment, in pairs of the instance's graph. */
  readonly matching: Matching;
  readonly matched: number;
  /** Pairs that block, indices into the instance's graph. */
  readonly blocking: readonly number[];
  readonly score: number;
  /** Sum of squared loads, locked mentees included. */
  readonly squares: number;
}

/** No pair is struck out and nobody has to be served. */
export function unrestricted(instance: Instance): Restrictions {
  return {
    keep: new Uint8Array(instance.graph.mentor.length).fill(1),
    mustMatch: new Uint8Array(instance.graph.mentees),
    mustFill: new Uint8Array(instance.graph.mentors),
  };
}

/** The work of one attempt, in pairs and people looked at. */
export function workOfSolve(instance: Instance): number {
  return instance.graph.mentor.length + 20 * (instance.graph.mentees + instance.graph.mentors);
}

/**
 * Solves for most mentees, then all that must be served, then least penalty, then greatest score.
 * @param penalty whole numbers, one a pair; null for none
 * @returns null when somebody who must be served cannot be
 * @throws AssignmentError arithmetic-overflow
 */
export function attempt(
  instance: Instance,
  wishes: Wishes,
  restrictions: Restrictions,
  penalty: Float64Array | null,
): Attempt | null {
  const graph = subgraph(instance.graph, restrictions.keep);
  weigh(instance, graph, restrictions, penalty);
  const optimum = findOptimum(graph);
  const { mustMatch, mustFill } = restrictions;
  for (let e = 0; e < mustMatch.length; e++) if (mustMatch[e] === 1 && optimum.matching.pair[e]! < 0) return null;
  for (let m = 0; m < mustFill.length; m++) {
    if (mustFill[m] === 1 && optimum.matching.load[m]! < graph.capacity[m]!) return null;
  }
  return judge(instance, wishes, graph, optimum, optimum.matching);
}

/** The best choice by the tie rules among all answers as good as this one for the costs it was solved with. */
export function breakTiesOf(instance: Instance, wishes: Wishes, made: Attempt): Attempt {
  const score = new Float64Array(made.graph.origin.length);
  for (let k = 0; k < score.length; k++) score[k] = instance.score[made.graph.origin[k]!]!;
  const face = faceOf(made.graph, score, instance.lockedLoad, made.optimum);
  breakTies(face, instance.balance);
  const pair = face.matching.pair.map((k) => (k < 0 ? -1 : face.graph.origin[k]!));
  return judge(instance, wishes, made.graph, made.optimum, { ...face.matching, pair });
}

/** Negative when `a` is better by the goals, the tie rules and the ids; 0 when they are the same assignment. */
export function compareAttempts(instance: Instance, a: Attempt, b: Attempt): number {
  return compareGoals(instance, a, b) || compareTies(instance, a, b);
}

/** Negative when `a` is better by the tie rules and the ids. */
export function compareTies(instance: Instance, a: Attempt, b: Attempt): number {
  const squares = a.squares - b.squares;
  const ties =
    instance.balance === 'loads'
      ? squares || compareLowScores(instance, a, b)
      : compareLowScores(instance, a, b) || squares;
  if (ties !== 0) return ties;
  for (let e = 0; e < a.matching.pair.length; e++) {
    const k = a.matching.pair[e]!;
    const other = b.matching.pair[e]!;
    if (k !== other) return k < 0 ? 1 : other < 0 ? -1 : k - other;
  }
  return 0;
}

/** Negative when the least score of `a` is greater, or else the next one, and so on; both match as many mentees. */
function compareLowScores(instance: Instance, a: Attempt, b: Attempt): number {
  const [own, other] = [a, b].map(({ matching }) =>
    Float64Array.from(
      matching.pair.filter((k) => k >= 0),
      (k) => instance.score[k]!,
    ).sort(),
  );
  for (let i = 0; i < own!.length; i++) if (own![i] !== other![i]) return other![i]! - own![i]!;
  return 0;
}

/** Negative when `a` is better by the first three goals. */
export function compareGoals(
  instance: Instance,
  a: { matched: number; blocking: readonly number[] | number; score: number },
  b: { matched: number; blocking: readonly number[] | number; score: number },
): number {
  const coverage = b.matched - a.matched;
  const stability = countOf(a.blocking) - countOf(b.blocking);
  const first = instance.priority === 'stability' ? stability || coverage : coverage || stability;
  return first || b.score - a.score;
}

function countOf(blocking: readonly number[] | number): number {
  return typeof blocking === 'number' ? blocking : blocking.length;
}

/** Writes the costs: penalty and people who must be served above, score below, in one whole number. */
function weigh(instance: Instance, graph: Subgraph, restrictions: Restrictions, penalty: Float64Array | null): void {
  const { topScore, mostPairs } = instance;
  const { mustMatch, mustFill } = restrictions;
  const step = mostPairs * topScore + 1;
  let least = Infinity;
  let most = -Infinity;
  const level = new Float64Array(graph.origin.length);
  // Serving one more person outweighs all penalties together.
  let span = 0;
  if (penalty !== null) {
    let low = Infinity;
    let high = -Infinity;
    for (const k of graph.origin) {
      low = Math.min(low, penalty[k]!);
      high = Math.max(high, penalty[k]!);
    }
    span = graph.origin.length > 0 ? high - low : 0;
  }
  const service = span * mostPairs + 1;
  for (let e = 0; e < graph.mentees; e++) {
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const served = mustMatch[e]! + mustFill[graph.mentor[k]!]!;
      level[k] = (penalty === null ? 0 : penalty[graph.origin[k]!]!) - served * service;
      least = Math.min(least, level[k]!);
      most = Math.max(most, level[k]!);
    }
  }
  if (graph.origin.length === 0) return;
  if (4 * Math.max(mostPairs, 1) * ((most - least) * step + topScore) >= Number.MAX_SAFE_INTEGER) {
    throw new AssignmentError('arithmetic-overflow', [`${mostPairs}`, `${(most - least) * step + topScore}`]);
  }
  for (let k = 0; k < level.length; k++) graph.cost[k] = (level[k]! - least) * step + graph.cost[k]!;
}

/** @param made pairs of `graph` */
function judge(instance: Instance, wishes: Wishes, graph: Subgraph, optimum: Optimum, made: Matching): Attempt {
  const matching = emptyMatching(instance.graph);
  let score = 0;
  let matched = 0;
  for (let e = 0; e < graph.mentees; e++) {
    const k = made.pair[e]!;
    if (k < 0) continue;
    const pair = graph.origin[k]!;
    seatAt(matching, e, graph.mentor[k]!, pair);
    score += instance.score[pair]!;
    matched++;
  }
  let squares = 0;
  for (let m = 0; m < graph.mentors; m++) {
    const load = matching.load[m]! + instance.lockedLoad[m]!;
    squares += load * load;
  }
  const blocking = blockingPairs(instance, wishes, matching);
  return { graph, optimum, matching, matched, blocking, score, squares };
}
