/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Least cost where every place can be filled: the mirror of rest-paths, with the mentors taking mentees one place
// after another and the values on the mentees. Places that cannot be filled show which mentors belong to the rest.
import type { Graph } from './graph';
import { NodeHeap } from './heap';
import type { Matching } from './matching';
import { put, seatAt, unseat } from './matching';
import type { Split } from './optimum';
import type { SortedLists } from './sorted-lists';

/**
 * Fills every place of the over-subscribed part, or moves the mentor to the rest with all it reached, unseated.
 *
 * Keeps `cost - worth - price >= 0` for all pairs and `= 0` for made ones; `worth` of a mentee is never positive and
 * is 0 while the mentee is left out.
 * @param columns the pairs of each mentor
 * @param split shrinks when a place cannot be filled
 * @param worth of each mentee, 0 on entry in the part
 * @param price of each mentor, written here
 */
export function fillPlaces(
  graph: Graph,
  columns: SortedLists,
  split: Split,
  matching: Matching,
  worth: Float64Array,
  price: Float64Array,
): void {
  const { mentors, capacity } = graph;
  const { overMentee, overMentor } = split;
  const { load, seat, seatStart, seatOf, mentor: mentorOf } = matching;
  const { start, other: mentee, cost, pair } = columns;
  for (let m = 0; m < mentors; m++) if (overMentor[m] === 1) takeBest(graph, columns, matching, price, m);

  const distance = new Float64Array(mentors).fill(Infinity);
  const heap = new NodeHeap(mentors, distance);
  /** Who reaches for each mentor's mentee, which mentee, and by which pair. */
  const taker = new Int32Array(mentors);
  const taken = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const touched = new Int32Array(mentors);
  const scanned = new Int32Array(mentors);
  const ready = new Int32Array(mentors);
  for (let root = 0; root < mentors; root++) {
    while (overMentor[root] === 1 && load[root]! < capacity[root]!) {
      let touchedEnd = 1;
      let scannedEnd = 1;
      let readyEnd = 0;
      let nearest = Infinity;
      let end = -1;
      let endTaker = -1;
      let endPair = -1;
      let at = 0;
      let current = root;
      distance[root] = 0;
      touched[0] = root;
      scanned[0] = root;
      for (;;) {
        const base = at - price[current]!;
        if (columns.sorted[current] === 0) columns.sort(current);
        for (let i = start[current]!; i < start[current + 1]!; i++) {
          const least = base + cost[i]!;
          if (least >= nearest) break;
          const e = mentee[i]!;
          const holder = mentorOf[e]!;
          if (holder < 0) {
            if (overMentee[e] === 0) continue;
            // A mentee left out is worth 0, so this is the exact distance.
            nearest = least;
            end = e;
            endTaker = current;
            endPair = pair[i]!;
            continue;
          }
          const reach = least - worth[e]!;
          if (reach >= distance[holder]! || reach >= nearest) continue;
          if (distance[holder] === Infinity) touched[touchedEnd++] = holder;
          distance[holder] = reach;
          taker[holder] = current;
          taken[holder] = e;
          via[holder] = pair[i]!;
          if (reach === at && !heap.has(holder)) ready[readyEnd++] = holder;
          else heap.lower(holder);
        }
        if (readyEnd > 0 && at < nearest) current = ready[--readyEnd]!;
        else {
          if (heap.size === 0 || heap.least() >= nearest) break;
          current = heap.pop();
          at = distance[current]!;
        }
        scanned[scannedEnd++] = current;
      }
      heap.clear();
      for (let i = 0; i < scannedEnd && end >= 0; i++) {
        const m = scanned[i]!;
        const rise = nearest - distance[m]!;
        if (rise === 0) continue;
        price[m]! += rise;
        for (let s = seatStart[m]!; s < seatStart[m]! + load[m]!; s++) worth[seat[s]!]! -= rise;
      }
      for (let i = 0; i < touchedEnd; i++) distance[touched[i]!] = Infinity;
      if (end < 0) {
        moveToRest(columns, split, matching, worth, price, scanned.subarray(0, scannedEnd));
        continue;
      }
      let e = end;
      let m = endTaker;
      let k = endPair;
      while (m !== root) {
        const moved = taken[m]!;
        put(matching, e, m, k, seatOf[moved]!);
        e = moved;
        k = via[m]!;
        m = taker[m]!;
      }
      seatAt(matching, e, root, k);
    }
  }
}

/** Mentors whose places cannot all be filled, and every mentee they could have. */
function moveToRest(
  columns: SortedLists,
  split: Split,
  matching: Matching,
  worth: Float64Array,
  price: Float64Array,
  reached: Int32Array,
): void {
  for (const m of reached) {
    split.overMentor[m] = 0;
    price[m] = 0;
    for (let i = columns.start[m]!; i < columns.start[m + 1]!; i++) {
      const e = columns.other[i]!;
      split.overMentee[e] = 0;
      worth[e] = 0;
      if (matching.mentor[e]! >= 0) unseat(matching, e);
    }
  }
}

/** The cheapest mentees that are still free, while all of them are worth 0; the price makes them exactly fair. */
function takeBest(graph: Graph, columns: SortedLists, matching: Matching, price: Float64Array, m: number): void {
  const { start, cost, other, pair } = columns;
  const from = start[m]!;
  const to = start[m + 1]!;
  if (from === to) return;
  let least = Infinity;
  for (let i = from; i < to; i++) if (cost[i]! < least) least = cost[i]!;
  price[m] = least;
  for (let i = from; i < to && matching.load[m]! < graph.capacity[m]!; i++) {
    if (cost[i] === least && matching.mentor[other[i]!]! < 0) seatAt(matching, other[i]!, m, pair[i]!);
  }
}
