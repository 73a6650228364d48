/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Least cost in the over-subscribed part, where every place is filled: the mirror of rest-paths, with the mentors
// taking mentees one place after another and the prices on the mentees.
import type { Columns, Graph } from './graph';
import { NodeHeap } from './heap';
import type { Matching } from './matching';
import { put, seatAt } from './matching';

/**
 * Fills every place of `members`.
 *
 * Keeps `cost - worth - price >= 0` for all pairs and `= 0` for made ones; `worth` of a mentee is never positive and
 * is 0 while the mentee is left out.
 * @param columns the pairs of each mentor, sorted by cost
 * @param worth of each mentee, 0 on entry
 * @param price of each mentor, written here
 * @throws Error when a place cannot be filled, which the split excludes
 */
export function fillPlaces(
  graph: Graph,
  columns: Columns,
  members: Int32Array,
  matching: Matching,
  worth: Float64Array,
  price: Float64Array,
): void {
  const { mentors, cost, capacity } = graph;
  const { load, seat, seatStart, mentor: mentorOf } = matching;
  const { start, mentee, pair } = columns;
  for (const m of members) takeBest(graph, columns, matching, price, m);

  const distance = new Float64Array(mentors).fill(Infinity);
  const heap = new NodeHeap(mentors, distance);
  /** Who reaches for each mentor's mentee, which mentee, and by which pair. */
  const taker = new Int32Array(mentors);
  const taken = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const touched = new Int32Array(mentors);
  const scanned = new Int32Array(mentors);
  const ready = new Int32Array(mentors);
  for (const root of members) {
    while (load[root]! < capacity[root]!) {
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
        for (let i = start[current]!; i < start[current + 1]!; i++) {
          const k = pair[i]!;
          const least = base + cost[k]!;
          if (least >= nearest) break;
          const e = mentee[i]!;
          const holder = mentorOf[e]!;
          if (holder < 0) {
            // A mentee left out is worth 0, so this is the exact distance.
            nearest = least;
            end = e;
            endTaker = current;
            endPair = k;
            continue;
          }
          const reach = least - worth[e]!;
          if (reach >= distance[holder]! || reach >= nearest) continue;
          if (distance[holder] === Infinity) touched[touchedEnd++] = holder;
          distance[holder] = reach;
          taker[holder] = current;
          taken[holder] = e;
          via[holder] = k;
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
      if (end < 0) throw new Error('a place of the over-subscribed part cannot be filled');
      for (let i = 0; i < scannedEnd; i++) {
        const m = scanned[i]!;
        const rise = nearest - distance[m]!;
        if (rise === 0) continue;
        price[m] = price[m]! + rise;
        for (let s = seatStart[m]!; s < seatStart[m]! + load[m]!; s++) worth[seat[s]!] = worth[seat[s]!]! - rise;
      }
      for (let i = 0; i < touchedEnd; i++) distance[touched[i]!] = Infinity;
      heap.clear();
      let e = end;
      let m = endTaker;
      let k = endPair;
      while (m !== root) {
        const moved = taken[m]!;
        put(matching, e, m, k, matching.seatOf[moved]!);
        e = moved;
        k = via[m]!;
        m = taker[m]!;
      }
      seatAt(matching, e, root, k);
    }
  }
}

/** The cheapest mentees that are still free, while all of them are worth 0; the price makes them exactly fair. */
function takeBest(graph: Graph, columns: Columns, matching: Matching, price: Float64Array, m: number): void {
  const from = columns.start[m]!;
  if (from === columns.start[m + 1]) return;
  const least = graph.cost[columns.pair[from]!]!;
  price[m] = least;
  for (let i = from; i < columns.start[m + 1]! && matching.load[m]! < graph.capacity[m]!; i++) {
    const k = columns.pair[i]!;
    if (graph.cost[k] !== least) return;
    if (matching.mentor[columns.mentee[i]!]! < 0) seatAt(matching, columns.mentee[i]!, m, k);
  }
}
