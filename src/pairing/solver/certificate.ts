/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// A proof that does not trust the search: whoever doubts an answer can check it in one pass over the pairs.
import type { Graph } from './graph';
import type { Optimum } from './optimum';

/**
 * Checks that an answer is the greatest matching of least cost (linear programming duality in each part, Koenig's
 * theorem across them).
 * @returns what is wrong, or null when the proof holds
 */
export function checkOptimum(graph: Graph, optimum: Optimum): string | null {
  const { matching, worth, price, split } = optimum;
  const load = new Int32Array(graph.mentors);
  for (let e = 0; e < graph.mentees; e++) {
    const over = split.overMentee[e]!;
    const made = matching.pair[e]!;
    if (made < 0) {
      if (over === 0) return `mentee ${e} of the rest is left out`;
      if (worth[e] !== 0) return `mentee ${e} is left out at worth ${worth[e]!}`;
    } else if (made < graph.start[e]! || made >= graph.start[e + 1]!) return `mentee ${e} has the pair of another`;
    if (over === 1 && worth[e]! > 0) return `mentee ${e} is worth more than 0`;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      if (k === made) load[m] = load[m]! + 1;
      if (split.overMentor[m] !== over) {
        if (over === 1) return `mentor ${m} is wanted by mentee ${e} of the over-subscribed part and is not in it`;
        if (k === made) return `mentee ${e} of the rest sits in the over-subscribed part`;
        continue;
      }
      const reduced = graph.cost[k]! - worth[e]! - price[m]!;
      if (reduced < 0 || (k === made && reduced !== 0)) return `pair ${k} has reduced cost ${reduced}`;
    }
  }
  for (let m = 0; m < graph.mentors; m++) {
    if (load[m]! > graph.capacity[m]!) return `mentor ${m} has too many mentees`;
    const full = load[m] === graph.capacity[m];
    if (split.overMentor[m] === 1) {
      if (!full) return `mentor ${m} of the over-subscribed part has a free place`;
    } else if (price[m]! > 0 || (price[m]! < 0 && !full)) return `mentor ${m} has price ${price[m]!} and free places`;
  }
  return null;
}
