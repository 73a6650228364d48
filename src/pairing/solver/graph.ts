/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The bipartite graph every part of the solver works on: mentees, mentors with places, and the pairs that may be made,
// stored row by row in typed arrays so that 3.5 million pairs fit into a few dozen megabytes.

/** Pairs that may be made. Mentees and mentors are numbered in the order of their ids. */
export interface Graph {
  readonly mentees: number;
  readonly mentors: number;
  /** Places of each mentor, never more than the mentor has pairs in the whole graph. */
  readonly capacity: Int32Array;
  /** Pairs of mentee `e` are `start[e] .. start[e + 1] - 1`. */
  readonly start: Int32Array;
  /** Mentor of each pair. */
  readonly mentor: Int32Array;
  /** Cost of each pair: whole, not negative; less is better. */
  readonly cost: Float64Array;
}

/** The same pairs seen from the mentors. */
export interface Columns {
  /** Pairs of mentor `m` are `start[m] .. start[m + 1] - 1` in the two arrays below. */
  readonly start: Int32Array;
  readonly mentee: Int32Array;
  /** Index of the pair in the graph. */
  readonly pair: Int32Array;
}

/** Turns running counts into offsets: `counts[i + 1]` holds the size of group `i` on entry. */
export function toOffsets(counts: Int32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] = counts[i]! + counts[i - 1]!;
}

/** Groups the pairs by mentor, mentees ascending. */
export function columnsOf(graph: Graph): Columns {
  const { mentees, mentors, start: rowStart, mentor } = graph;
  const pairs = rowStart[mentees]!;
  const start = new Int32Array(mentors + 1);
  for (let k = 0; k < pairs; k++) start[mentor[k]! + 1] = start[mentor[k]! + 1]! + 1;
  toOffsets(start);
  const next = start.slice(0, mentors);
  const mentee = new Int32Array(pairs);
  const pair = new Int32Array(pairs);
  for (let e = 0; e < mentees; e++) {
    for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
      const m = mentor[k]!;
      const at = next[m]!;
      next[m] = at + 1;
      mentee[at] = e;
      pair[at] = k;
    }
  }
  return { start, mentee, pair };
}

/** A graph of chosen pairs of another one. */
export interface Subgraph extends Graph {
  /** Index of each pair in the graph it was taken from. */
  readonly origin: Int32Array;
}

/** Keeps the pairs whose `keep` is not 0, in their order. */
export function subgraph(graph: Graph, keep: Uint8Array): Subgraph {
  let pairs = 0;
  for (const kept of keep) if (kept !== 0) pairs++;
  const start = new Int32Array(graph.mentees + 1);
  const mentor = new Int32Array(pairs);
  const cost = new Float64Array(pairs);
  const origin = new Int32Array(pairs);
  let at = 0;
  for (let e = 0; e < graph.mentees; e++) {
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      if (keep[k] === 0) continue;
      mentor[at] = graph.mentor[k]!;
      cost[at] = graph.cost[k]!;
      origin[at] = k;
      at++;
    }
    start[e + 1] = at;
  }
  return { mentees: graph.mentees, mentors: graph.mentors, capacity: graph.capacity, start, mentor, cost, origin };
}

/** The mentee a pair belongs to, by bisection; `start` as in `Graph`. */
export function menteeOfPair(start: Int32Array, pair: number): number {
  let low = 0;
  let high = start.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= pair) low = middle;
    else high = middle;
  }
  return low;
}
