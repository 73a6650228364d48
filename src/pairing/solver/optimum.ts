/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The exact answer to "most mentees, then least cost" for one graph, with prices that prove it. Large rows are first
// cut to their cheapest pairs; the prices then tell whether any pair that was cut could improve the answer.
import { maximumMatching } from './cardinality';
import type { Columns, Graph } from './graph';
import { columnsOf } from './graph';
import type { Matching } from './matching';
import { emptyMatching } from './matching';
import { fillPlaces } from './over-paths';
import { placeMentees } from './rest-paths';
import type { Split } from './split';
import { splitParts } from './split';

/** An optimal assignment and its proof (see `checkOptimum`). */
export interface Optimum {
  readonly split: Split;
  readonly matching: Matching;
  /** Dual value of each mentee. In the over-subscribed part never positive, and 0 for those left out. */
  readonly worth: Float64Array;
  /** Dual value of each mentor. In the rest never positive, and 0 while a place is free; -price is the demand. */
  readonly price: Float64Array;
}

/** Told when a phase ends: 'cardinality', 'split', 'rows', 'paths', 'price-out'. Only the bench listens. */
export type PhaseEnd = (phase: string) => void;

/** Rows longer than this are cut to it at first. */
const SHORT_ROW = 24;
/** Cutting pays only when rows are, on average, at least this long. */
const LONG_ROW = 64;

/** Most mentees, then least cost. All costs are whole, and sums of them stay below 2^53 (checked by the caller). */
export function findOptimum(graph: Graph, phase?: PhaseEnd): Optimum {
  const maximum = maximumMatching(graph);
  phase?.('cardinality');
  const split = splitParts(graph, maximum);
  phase?.('split');
  const pairs = graph.start[graph.mentees]!;
  const cut = pairs > LONG_ROW * graph.mentees;
  /** Pairs that stay although they are not among the cheapest of their row: a maximum matching, and what prices find. */
  let needed = maximum.pair;
  for (;;) {
    const part = cheapestInPart(graph, split, cut ? SHORT_ROW : Infinity, needed);
    const columns = sortedColumns(part.graph, split);
    phase?.('rows');
    const solved = solveParts(part.graph, columns, split);
    const { matching } = solved;
    for (let e = 0; e < graph.mentees; e++)
      if (matching.pair[e]! >= 0) matching.pair[e] = part.origin[matching.pair[e]!]!;
    phase?.('paths');
    const optimum: Optimum = { split, ...solved };
    if (!cut) return optimum;
    const missing = pairsPricedOut(graph, optimum);
    phase?.('price-out');
    if (missing.length === 0) return optimum;
    const more = new Int32Array(needed.length + missing.length);
    more.set(needed);
    more.set(missing, needed.length);
    needed = more;
  }
}

function solveParts(graph: Graph, columns: Columns | null, split: Split): Omit<Optimum, 'split'> {
  const matching = emptyMatching(graph);
  const worth = new Float64Array(graph.mentees);
  const price = new Float64Array(graph.mentors);
  placeMentees(graph, indicesOf(split.overMentee, 0), matching, price);
  for (let e = 0; e < graph.mentees; e++) {
    const k = matching.pair[e]!;
    if (k >= 0) worth[e] = graph.cost[k]! - price[graph.mentor[k]!]!;
  }
  if (columns !== null) fillPlaces(graph, columns, indicesOf(split.overMentor, 1), matching, worth, price);
  return { matching, worth, price };
}

function indicesOf(flags: Uint8Array, value: number): Int32Array {
  let size = 0;
  for (const flag of flags) if (flag === value) size++;
  const indices = new Int32Array(size);
  let at = 0;
  for (let i = 0; i < flags.length; i++) if (flags[i] === value) indices[at++] = i;
  return indices;
}

/**
 * The pairs inside one part, each row sorted by cost and then mentor, rows cut to `keep` cheapest plus the needed ones.
 * A pair across the parts (a mentee of the rest with an over-subscribed mentor) is in no optimal answer.
 */
function cheapestInPart(
  graph: Graph,
  split: Split,
  keep: number,
  needed: Int32Array,
): { graph: Graph; origin: Int32Array } {
  const { mentees, start } = graph;
  const isNeeded = keep === Infinity ? null : new Uint8Array(start[mentees]!);
  let room = start[mentees]!;
  if (isNeeded !== null) {
    let extra = 0;
    for (const k of needed) {
      if (k < 0) continue;
      isNeeded[k] = 1;
      extra++;
    }
    room = Math.min(room, keep * mentees + extra);
  }
  const origin = new Int32Array(room);
  const rowStart = new Int32Array(mentees + 1);
  const row = new Int32Array(longestRow(graph));
  const key = new Float64Array(row.length);
  let at = 0;
  for (let e = 0; e < mentees; e++) {
    let size = 0;
    const over = split.overMentee[e]!;
    if (isNeeded === null) {
      for (let k = start[e]!; k < start[e + 1]!; k++) if (split.overMentor[graph.mentor[k]!] === over) row[size++] = k;
      sortByCost(graph.cost, row, key, size);
    } else {
      size = cheapestOfRow(graph, split, e, keep, row, key);
      for (let i = 0; i < size; i++) isNeeded[row[i]!] = 2;
      for (let k = start[e]!; k < start[e + 1]!; k++)
        if (isNeeded[k] === 1) size = insertByCost(graph.cost, row, size, k);
    }
    for (let i = 0; i < size; i++) origin[at++] = row[i]!;
    rowStart[e + 1] = at;
  }
  const mentor = new Int32Array(at);
  const cost = new Float64Array(at);
  for (let i = 0; i < at; i++) {
    mentor[i] = graph.mentor[origin[i]!]!;
    cost[i] = graph.cost[origin[i]!]!;
  }
  return {
    graph: { mentees, mentors: graph.mentors, capacity: graph.capacity, start: rowStart, mentor, cost },
    origin: origin.subarray(0, at),
  };
}

function longestRow(graph: Graph): number {
  let longest = 0;
  for (let e = 0; e < graph.mentees; e++) longest = Math.max(longest, graph.start[e + 1]! - graph.start[e]!);
  return longest;
}

/** Writes the `keep` cheapest pairs of a row inside its part to `row`, sorted; returns how many. */
function cheapestOfRow(
  graph: Graph,
  split: Split,
  e: number,
  keep: number,
  row: Int32Array,
  key: Float64Array,
): number {
  const over = split.overMentee[e]!;
  let size = 0;
  let worst = Infinity;
  for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
    const c = graph.cost[k]!;
    if (c >= worst || split.overMentor[graph.mentor[k]!] !== over) continue;
    let i = size < keep ? size++ : keep - 1;
    while (i > 0 && key[i - 1]! > c) {
      key[i] = key[i - 1]!;
      row[i] = row[i - 1]!;
      i--;
    }
    key[i] = c;
    row[i] = k;
    if (size === keep) worst = key[keep - 1]!;
  }
  return size;
}

function insertByCost(cost: Float64Array, row: Int32Array, size: number, k: number): number {
  let i = size;
  while (i > 0 && cost[row[i - 1]!]! > cost[k]!) {
    row[i] = row[i - 1]!;
    i--;
  }
  row[i] = k;
  return size + 1;
}

/** Sorts ascending pair indices by cost, equal costs by index; `key` is scratch space. */
function sortByCost(cost: Float64Array, row: Int32Array, key: Float64Array, size: number): void {
  if (size <= 12) {
    for (let i = 1; i < size; i++) insertByCost(cost, row, i, row[i]!);
    return;
  }
  let most = 0;
  for (let i = 0; i < size; i++) most = Math.max(most, cost[row[i]!]!);
  const first = row[0]!;
  const span = row[size - 1]! - first + 1;
  if ((most + 1) * span > Number.MAX_SAFE_INTEGER) {
    row.set(Array.from(row.subarray(0, size)).sort((a, b) => cost[a]! - cost[b]! || a - b));
    return;
  }
  // The built-in sort of numbers calls nothing for a comparison, so cost and position are packed into one number.
  const packed = key.subarray(0, size);
  for (let i = 0; i < size; i++) packed[i] = cost[row[i]!]! * span + (row[i]! - first);
  packed.sort();
  for (let i = 0; i < size; i++) row[i] = (packed[i]! % span) + first;
}

/** The pairs of the over-subscribed part by mentor, sorted by cost; null when there is no such part. */
function sortedColumns(graph: Graph, split: Split): Columns | null {
  if (!split.overMentor.includes(1)) return null;
  const columns = columnsOf(graph);
  let longest = 0;
  for (let m = 0; m < graph.mentors; m++) longest = Math.max(longest, columns.start[m + 1]! - columns.start[m]!);
  const row = new Int32Array(longest);
  const key = new Float64Array(longest);
  const menteeOfPair = new Int32Array(graph.start[graph.mentees]!);
  for (let i = 0; i < columns.pair.length; i++) menteeOfPair[columns.pair[i]!] = columns.mentee[i]!;
  for (let m = 0; m < graph.mentors; m++) {
    if (split.overMentor[m] === 0) continue;
    const from = columns.start[m]!;
    const size = columns.start[m + 1]! - from;
    row.set(columns.pair.subarray(from, from + size));
    sortByCost(graph.cost, row, key, size);
    for (let i = 0; i < size; i++) {
      columns.pair[from + i] = row[i]!;
      columns.mentee[from + i] = menteeOfPair[row[i]!]!;
    }
  }
  return columns;
}

/** Pairs inside a part that the prices would let improve the answer. */
function pairsPricedOut(graph: Graph, optimum: Optimum): number[] {
  const { worth, price, split } = optimum;
  const found: number[] = [];
  for (let e = 0; e < graph.mentees; e++) {
    const over = split.overMentee[e]!;
    const u = worth[e]!;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      if (graph.cost[k]! - u - price[m]! < 0 && split.overMentor[m] === over) found.push(k);
    }
  }
  return found;
}
