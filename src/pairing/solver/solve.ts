/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The walk through the four goals, from a checked problem to an answer with its proof.
import { faceOf } from './face';
import type { Matching } from './matching';
import { emptyMatching, seatAt } from './matching';
import type { Optimum, PhaseEnd } from './optimum';
import { findOptimum } from './optimum';
import type { Instance, Problem } from './problem';
import { readProblem } from './problem';
import { breakTies } from './ties';
import type { Wishes } from './wishes';
import { blockingPairs, readWishes } from './wishes';

/** An answer in numbers; `report` and `explain` turn it into words. */
export interface Solution {
  readonly problem: Problem;
  readonly instance: Instance;
  /** null when no two people wished for each other. */
  readonly wishes: Wishes | null;
  /** The pairs made besides the locked ones; indices into `instance.graph`. */
  readonly matching: Matching;
  /** A best answer by the first three goals, with the prices that prove it. */
  readonly optimum: Optimum;
  /** Pairs that block, indices into `instance.graph`. */
  readonly blocking: readonly number[];
}

/** Finds the best answer. @throws AssignmentError */
export function solve(problem: Problem, phase?: PhaseEnd): Solution {
  const instance = readProblem(problem);
  const wishes = readWishes(instance, problem.preferences);
  phase?.('filter');
  const optimum = findOptimum(instance.graph, phase);
  const face = faceOf(instance.graph, instance.score, instance.lockedLoad, optimum);
  breakTies(face, instance.balance);
  const matching = emptyMatching(instance.graph);
  for (let e = 0; e < instance.graph.mentees; e++) {
    const k = face.matching.pair[e]!;
    if (k >= 0) seatAt(matching, e, face.matching.mentor[e]!, face.graph.origin[k]!);
  }
  phase?.('ties');
  const blocking = wishes === null ? [] : blockingPairs(instance, wishes, matching);
  return { problem, instance, wishes, matching, optimum, blocking };
}
