/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Least cost in the part where every mentee is matched: mentees are placed one after another along shortest chains of
// moves, under prices of the mentors that stay valid all the while.
import type { Graph } from './graph';
import { NodeHeap } from './heap';
import type { Matching } from './matching';
import { seatAt, shiftTo } from './matching';

/**
 * Places every mentee of `members`.
 *
 * Keeps `cost - u - price >= 0` for all pairs and `= 0` for made ones, where `u` of a placed mentee is read off its
 * pair; a price is never positive and is 0 while the mentor has a free place.
 * @param graph rows sorted by cost
 * @param price of each mentor, 0 on entry
 * @throws Error when somebody cannot be placed, which the split excludes
 */
export function placeMentees(graph: Graph, members: Int32Array, matching: Matching, price: Float64Array): void {
  const { mentors, start, mentor, cost, capacity } = graph;
  const { load, seat, seatStart, pair: pairOf } = matching;
  const waiting: number[] = [];
  for (const e of members) if (!seatAtBest(graph, matching, e)) waiting.push(e);

  const distance = new Float64Array(mentors).fill(Infinity);
  const heap = new NodeHeap(mentors, distance);
  const by = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const touched = new Int32Array(mentors);
  const scanned = new Int32Array(mentors);
  /** Full mentors reached at the distance in hand: they need no heap. */
  const ready = new Int32Array(mentors);
  for (const root of waiting) {
    let touchedEnd = 0;
    let scannedEnd = 0;
    let readyEnd = 0;
    let nearest = Infinity;
    let end = -1;
    let at = 0;
    let current = -1;
    for (;;) {
      // The seats of the mentor in hand; for the root, the root alone.
      const from = current < 0 ? 0 : seatStart[current]!;
      const to = current < 0 ? 1 : from + load[current]!;
      for (let s = from; s < to; s++) {
        const e = current < 0 ? root : seat[s]!;
        const base = current < 0 ? 0 : at - (cost[pairOf[e]!]! - price[current]!);
        for (let k = start[e]!; k < start[e + 1]!; k++) {
          const least = base + cost[k]!;
          if (least >= nearest) break;
          const m = mentor[k]!;
          const reach = least - price[m]!;
          if (reach >= distance[m]! || reach >= nearest) continue;
          if (distance[m] === Infinity) touched[touchedEnd++] = m;
          distance[m] = reach;
          by[m] = e;
          via[m] = k;
          if (load[m]! < capacity[m]!) {
            nearest = reach;
            end = m;
          } else if (reach === at && current >= 0 && !heap.has(m)) ready[readyEnd++] = m;
          else heap.lower(m);
        }
      }
      if (readyEnd > 0 && at < nearest) current = ready[--readyEnd]!;
      else {
        if (heap.size === 0 || heap.least() >= nearest) break;
        current = heap.pop();
        at = distance[current]!;
      }
      scanned[scannedEnd++] = current;
    }
    if (end < 0) throw new Error('a mentee of the rest cannot be placed');
    for (let i = 0; i < scannedEnd; i++) {
      const m = scanned[i]!;
      price[m] = price[m]! + distance[m]! - nearest;
    }
    for (let i = 0; i < touchedEnd; i++) distance[touched[i]!] = Infinity;
    heap.clear();
    shiftTo(matching, end, by, via);
  }
}

/** A free place at one of the cheapest mentors, while all prices are 0. */
function seatAtBest(graph: Graph, matching: Matching, e: number): boolean {
  const from = graph.start[e]!;
  for (let k = from; k < graph.start[e + 1]! && graph.cost[k] === graph.cost[from]; k++) {
    const m = graph.mentor[k]!;
    if (matching.load[m]! < graph.capacity[m]!) {
      seatAt(matching, e, m, k);
      return true;
    }
  }
  return false;
}
