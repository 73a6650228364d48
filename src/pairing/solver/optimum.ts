/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The exact answer to "most mentees, then least cost" for one graph, with prices that prove it. Long lists are first
// cut to their cheapest pairs; the prices then tell whether any pair that was cut could improve the answer.
import type { Graph } from './graph';
import type { Matching } from './matching';
import { emptyMatching } from './matching';
import { fillPlaces } from './over-paths';
import { placeMentees } from './rest-paths';
import { findShortage } from './shortage';
import type { SortedLists } from './sorted-lists';
import { cheapestByMentee, columnsByCost, rowsByCost, withPairs } from './sorted-lists';

/**
 * Two parts that no best answer connects. In the over-subscribed part every place is filled and mentees have no pairs
 * outside it; in the rest every mentee is matched. (Dulmage and Mendelsohn's decomposition, not always the finest.)
 */
export interface Split {
  readonly overMentee: Uint8Array;
  readonly overMentor: Uint8Array;
}

/** An optimal assignment and its proof (see `checkOptimum`). */
export interface Optimum {
  readonly split: Split;
  readonly matching: Matching;
  /** Dual value of each mentee. In the over-subscribed part never positive, and 0 for those left out. */
  readonly worth: Float64Array;
  /** Dual value of each mentor. In the rest never positive, and 0 while a place is free; -price is the demand. */
  readonly price: Float64Array;
}

/** Told when a phase ends: 'lists', 'split', 'paths', 'price-out'. Only the bench listens. */
export type PhaseEnd = (phase: string) => void;

/** Rows longer than this are cut to it at first. */
const SHORT_ROW = 24;
/** Cutting pays only when rows are, on average, at least this long. */
const LONG_ROW = 64;

/** Most mentees, then least cost. All costs are whole, and sums of them stay below 2^53 (checked by the caller). */
export function findOptimum(graph: Graph, phase?: PhaseEnd): Optimum {
  const cut = graph.mentor.length > LONG_ROW * graph.mentees;
  let keep = SHORT_ROW;
  let rows = cut ? cheapestByMentee(graph, keep) : rowsByCost(graph);
  phase?.('lists');
  for (;;) {
    const optimum = solveParts(graph, rows, phase);
    if (!cut) return optimum;
    const { cheaper, unserved } = pairsCutWrongly(graph, optimum);
    phase?.('price-out');
    if (cheaper.length === 0 && !unserved) return optimum;
    if (unserved) {
      keep *= 4;
      rows = cheapestByMentee(graph, keep);
    } else rows = withPairs(graph, rows, cheaper);
  }
}

/** Solves each part from the side that is used up; what turns out not to be is handed to the search from the other. */
function solveParts(graph: Graph, rows: SortedLists, phase?: PhaseEnd): Optimum {
  const { mentees, mentors } = graph;
  const split = findShortage(graph, rows);
  const matching = emptyMatching(graph);
  const worth = new Float64Array(mentees);
  const price = new Float64Array(mentors);
  phase?.('split');
  const allOver = !split.overMentee.includes(0);
  if (!allOver) placeMentees(graph, rows, split, matching, price);
  if (split.overMentor.includes(1)) {
    phase?.('paths');
    const columns = columnsByCost(graph, rows, split.overMentee);
    phase?.('lists');
    fillPlaces(graph, columns, split, matching, worth, price);
  }
  if (allOver && split.overMentee.includes(0)) placeMentees(graph, rows, split, matching, price);
  for (let e = 0; e < mentees; e++) {
    const k = matching.pair[e]!;
    if (k >= 0 && split.overMentee[e] === 0) worth[e] = graph.cost[k]! - price[graph.mentor[k]!]!;
  }
  phase?.('paths');
  return { split, matching, worth, price };
}

/** Pairs, ascending, that the prices would let improve the answer, and whether one more mentee could be matched. */
function pairsCutWrongly(graph: Graph, optimum: Optimum): { cheaper: number[]; unserved: boolean } {
  const { worth, price, split } = optimum;
  const cheaper: number[] = [];
  for (let e = 0; e < graph.mentees; e++) {
    const over = split.overMentee[e]!;
    const u = worth[e]!;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      if (split.overMentor[m] !== over) {
        if (over === 1) return { cheaper, unserved: true };
      } else if (graph.cost[k]! - u - price[m]! < 0) cheaper.push(k);
    }
  }
  return { cheaper, unserved: false };
}
