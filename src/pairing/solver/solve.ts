/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The walk through the four goals, from a checked problem to an answer with its proof.
import { checkOptimum } from './certificate';
import { AssignmentError } from './errors';
import { faceOf } from './face';
import type { Graph } from './graph';
import type { Matching } from './matching';
import { emptyMatching, seatAt } from './matching';
import type { Optimum, PhaseEnd } from './optimum';
import { findOptimum } from './optimum';
import type { Instance, Problem } from './problem';
import { readProblem } from './problem';
import { settleWishes } from './stability';
import { breakTies } from './ties';
import type { Wishes } from './wishes';
import { readWishes } from './wishes';

/** An answer in numbers; `explain` turns it into reasons. */
export interface Solution {
  readonly problem: Problem;
  readonly instance: Instance;
  /** null when no two people wished for each other. */
  readonly wishes: Wishes | null;
  /** The pairs made besides the locked ones; indices into `instance.graph`. */
  readonly matching: Matching;
  readonly basis: Basis;
  /** Pairs that block, indices into `instance.graph`. */
  readonly blocking: readonly number[];
  /** Whether no answer can have fewer blocking pairs (or, having as few, be better by the later goals). */
  readonly proven: boolean;
}

/** Of what the answer is an optimum: the pairs and costs, penalties included, and the prices that prove it. */
export interface Basis {
  readonly graph: Graph;
  /** Index in the instance's graph of each pair; null when they are the same. */
  readonly origin: Int32Array | null;
  readonly optimum: Optimum;
}

/** Finds the best answer. @throws AssignmentError */
export function solve(problem: Problem, phase?: PhaseEnd): Solution {
  const instance = readProblem(problem);
  const wishes = readWishes(instance, problem.preferences);
  phase?.('filter');
  if (wishes !== null) {
    const { best, proven } = settleWishes(instance, wishes);
    phase?.('wishes');
    const basis = { graph: best.graph, origin: best.graph.origin, optimum: best.optimum };
    assertProven(basis);
    return { problem, instance, wishes, matching: best.matching, basis, blocking: best.blocking, proven };
  }
  const { graph } = instance;
  const optimum = findOptimum(graph, phase);
  assertProven({ graph, origin: null, optimum });
  phase?.('proof');
  const face = faceOf(graph, instance.score, instance.lockedLoad, optimum);
  breakTies(face, instance.balance);
  const matching = emptyMatching(graph);
  for (let e = 0; e < graph.mentees; e++) {
    const k = face.matching.pair[e]!;
    if (k >= 0) seatAt(matching, e, face.matching.mentor[e]!, face.graph.origin[k]!);
  }
  phase?.('ties');
  return { problem, instance, wishes, matching, basis: { graph, origin: null, optimum }, blocking: [], proven: true };
}

/** One pass over the pairs: an answer that its own prices do not prove is never given out. */
function assertProven(basis: Basis): void {
  const fault = checkOptimum(basis.graph, basis.optimum);
  if (fault !== null) throw new AssignmentError('proof-failed', [fault]);
}
