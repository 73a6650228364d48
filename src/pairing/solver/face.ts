/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The set of all best answers. Among pairs of reduced cost 0 every exchange that keeps priced mentors full and priced
// mentees matched leads from one best answer to another; nothing else does. The tie rules narrow the set step by step.
import type { Graph, Subgraph } from './graph';
import { subgraph } from './graph';
import type { Matching } from './matching';
import { emptyMatching, seatAt } from './matching';
import type { Optimum } from './optimum';

/** All best answers of a graph, one of them in hand. */
export interface Face {
  readonly graph: Subgraph;
  /** Score of each pair of `graph`. */
  readonly score: Float64Array;
  /** 0 for a pair that a tie rule has struck out. */
  readonly alive: Uint8Array;
  /** The answer in hand; its pairs are indices into `graph`. */
  readonly matching: Matching;
  /** Mentees locked to each mentor: they count in the load. */
  readonly lockedLoad: Int32Array;
  /** Between what numbers the load of each mentor may change, locked mentees included. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** 1 for a mentee who may be left out in favour of another one. */
  readonly spare: Uint8Array;
}

/** The face of an optimum of `graph`. */
export function faceOf(graph: Graph, score: Float64Array, lockedLoad: Int32Array, optimum: Optimum): Face {
  const { split, worth, price } = optimum;
  const keep = new Uint8Array(graph.start[graph.mentees]!);
  const spare = new Uint8Array(graph.mentees);
  for (let e = 0; e < graph.mentees; e++) {
    const over = split.overMentee[e]!;
    if (over === 1 && worth[e] === 0) spare[e] = 1;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      if (split.overMentor[m] === over && graph.cost[k]! - worth[e]! - price[m]! === 0) keep[k] = 1;
    }
  }
  const tight = subgraph(graph, keep);
  const matching = emptyMatching(tight);
  const tightScore = new Float64Array(tight.origin.length);
  for (let e = 0; e < graph.mentees; e++) {
    for (let k = tight.start[e]!; k < tight.start[e + 1]!; k++) {
      tightScore[k] = score[tight.origin[k]!]!;
      if (tight.origin[k] === optimum.matching.pair[e]) seatAt(matching, e, tight.mentor[k]!, k);
    }
  }
  const least = new Int32Array(graph.mentors);
  const most = new Int32Array(graph.mentors);
  for (let m = 0; m < graph.mentors; m++) {
    const loose = split.overMentor[m] === 0 && price[m] === 0;
    least[m] = lockedLoad[m]! + (loose ? 0 : matching.load[m]!);
    most[m] = lockedLoad[m]! + (loose ? graph.capacity[m]! : matching.load[m]!);
  }
  const alive = new Uint8Array(tight.origin.length).fill(1);
  return { graph: tight, score: tightScore, alive, matching, lockedLoad, least, most, spare };
}

/** All mentees of a mentor, locked ones included. */
export function loadOf(face: Face, m: number): number {
  return face.matching.load[m]! + face.lockedLoad[m]!;
}
