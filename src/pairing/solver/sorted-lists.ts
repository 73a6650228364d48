/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The pairs of each person from the cheapest on: with lists in this order a search may stop as soon as what is left
// cannot matter, and a long list may be cut.
import type { Graph } from './graph';
import { toOffsets } from './graph';

/** Pairs grouped by mentee or by mentor; a group is put in order when it is first needed. */
export class SortedLists {
  /** 1 for a group that is in order: by cost, equal costs by index. */
  readonly sorted: Uint8Array;
  private scratch: Scratch | null = null;

  /**
   * @param start group `i` is `start[i] .. start[i + 1] - 1` in the arrays after it
   * @param other the person on the other side
   * @param pair index of the pair in the graph, ascending in each group that is not sorted yet
   */
  constructor(
    readonly start: Int32Array,
    readonly other: Int32Array,
    readonly cost: Float64Array,
    readonly pair: Int32Array,
  ) {
    this.sorted = new Uint8Array(start.length - 1);
  }

  /** Puts a group in order. */
  sort(group: number): void {
    this.sorted[group] = 1;
    const from = this.start[group]!;
    const to = this.start[group + 1]!;
    if (to - from > LONG) this.sortLong(from, to);
    else for (let i = from + 1; i < to; i++) this.insert(from, i, this.other[i]!, this.cost[i]!, this.pair[i]!);
  }

  /** Inserts a pair into the group from `first`, whose next free position is `at`, after equal costs. */
  insert(first: number, at: number, other: number, cost: number, pair: number): void {
    let i = at;
    while (i > first && this.cost[i - 1]! > cost) {
      this.other[i] = this.other[i - 1]!;
      this.cost[i] = this.cost[i - 1]!;
      this.pair[i] = this.pair[i - 1]!;
      i--;
    }
    this.other[i] = other;
    this.cost[i] = cost;
    this.pair[i] = pair;
  }

  /** The built-in sort of numbers calls nothing for a comparison, so cost and position are packed into one number. */
  private sortLong(from: number, to: number): void {
    const size = to - from;
    this.scratch ??= this.newScratch();
    const { key, others, costs, pairs } = this.scratch;
    let greatest = 0;
    for (let i = 0; i < size; i++) {
      others[i] = this.other[from + i]!;
      costs[i] = this.cost[from + i]!;
      pairs[i] = this.pair[from + i]!;
      greatest = Math.max(greatest, costs[i]!);
    }
    if ((greatest + 1) * size <= Number.MAX_SAFE_INTEGER) {
      for (let i = 0; i < size; i++) key[i] = costs[i]! * size + i;
      key.subarray(0, size).sort();
      for (let i = 0; i < size; i++) key[i] = key[i]! % size;
    } else {
      const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => costs[a]! - costs[b]! || a - b);
      key.set(order);
    }
    for (let i = 0; i < size; i++) {
      const was = key[i]!;
      this.other[from + i] = others[was]!;
      this.cost[from + i] = costs[was]!;
      this.pair[from + i] = pairs[was]!;
    }
  }

  private newScratch(): Scratch {
    let longest = 0;
    for (let i = 1; i < this.start.length; i++) longest = Math.max(longest, this.start[i]! - this.start[i - 1]!);
    return {
      key: new Float64Array(longest),
      others: new Int32Array(longest),
      costs: new Float64Array(longest),
      pairs: new Int32Array(longest),
    };
  }
}

interface Scratch {
  key: Float64Array;
  others: Int32Array;
  costs: Float64Array;
  pairs: Int32Array;
}

/** Up to this length sorting by insertion is quicker. */
const LONG = 48;

/** All pairs by mentee. */
export function rowsByCost(graph: Graph): SortedLists {
  const pair = new Int32Array(graph.mentor.length);
  for (let k = 0; k < pair.length; k++) pair[k] = k;
  return new SortedLists(graph.start, graph.mentor.slice(), graph.cost.slice(), pair);
}

/** The `keep` cheapest pairs of each mentee. */
export function cheapestByMentee(graph: Graph, keep: number): SortedLists {
  const { mentees, start: from, mentor, cost } = graph;
  const start = new Int32Array(mentees + 1);
  for (let e = 0; e < mentees; e++) start[e + 1] = Math.min(keep, from[e + 1]! - from[e]!);
  toOffsets(start);
  const pairs = start[mentees]!;
  const lists = new SortedLists(start, new Int32Array(pairs), new Float64Array(pairs), new Int32Array(pairs));
  lists.sorted.fill(1);
  for (let e = 0; e < mentees; e++) {
    const first = start[e]!;
    const last = start[e + 1]! - 1;
    let at = first;
    let worst = Infinity;
    for (let k = from[e]!; k < from[e + 1]!; k++) {
      const c = cost[k]!;
      if (c >= worst) continue;
      lists.insert(first, Math.min(at, last), mentor[k]!, c, k);
      if (at <= last) at++;
      if (at > last) worst = lists.cost[last]!;
    }
  }
  return lists;
}

/** Sorted rows with more pairs, which are not in them yet, put where they belong. `more` is ascending. */
export function withPairs(graph: Graph, rows: SortedLists, more: readonly number[]): SortedLists {
  const { mentees } = graph;
  const pairs = rows.pair.length + more.length;
  const start = new Int32Array(mentees + 1);
  const merged = new SortedLists(start, new Int32Array(pairs), new Float64Array(pairs), new Int32Array(pairs));
  merged.sorted.fill(1);
  let at = 0;
  let next = 0;
  for (let e = 0; e < mentees; e++) {
    const first = at;
    for (let i = rows.start[e]!; i < rows.start[e + 1]!; i++) {
      merged.other[at] = rows.other[i]!;
      merged.cost[at] = rows.cost[i]!;
      merged.pair[at++] = rows.pair[i]!;
    }
    for (; next < more.length && more[next]! < graph.start[e + 1]!; next++) {
      const k = more[next]!;
      merged.insert(first, at++, graph.mentor[k]!, graph.cost[k]!, k);
    }
    start[e + 1] = at;
  }
  return merged;
}

/** The pairs of rows by mentor, those of the mentees with `include` only. */
export function columnsByCost(graph: Graph, rows: SortedLists, include: Uint8Array): SortedLists {
  const { mentees, mentors } = graph;
  const { start: rowStart, other: mentor, cost: costs, pair: pairs } = rows;
  const start = new Int32Array(mentors + 1);
  for (let e = 0; e < mentees; e++) {
    if (include[e] === 0) continue;
    for (let i = rowStart[e]!; i < rowStart[e + 1]!; i++) start[mentor[i]! + 1]!++;
  }
  toOffsets(start);
  const size = start[mentors]!;
  const other = new Int32Array(size);
  const cost = new Float64Array(size);
  const pair = new Int32Array(size);
  const next = start.slice();
  for (let e = 0; e < mentees; e++) {
    if (include[e] === 0) continue;
    for (let i = rowStart[e]!; i < rowStart[e + 1]!; i++) {
      const at = next[mentor[i]!]!++;
      other[at] = e;
      cost[at] = costs[i]!;
      pair[at] = pairs[i]!;
    }
  }
  return new SortedLists(start, other, cost, pair);
}
