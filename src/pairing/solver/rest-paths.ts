/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Least cost where every mentee can be matched: mentees are placed one after another along shortest chains of moves,
// under prices of the mentors that stay valid all the while. Mentees who cannot be placed show where they cannot: they
// and all they could displace belong to the over-subscribed part.
import type { Graph } from './graph';
import { NodeHeap } from './heap';
import type { Matching } from './matching';
import { seatAt, shiftTo, unseat } from './matching';
import type { Split } from './optimum';
import type { SortedLists } from './sorted-lists';

/**
 * Places every mentee outside the over-subscribed part, or moves it there with all it reached, unseated.
 *
 * Keeps `cost - u - price >= 0` for all pairs and `= 0` for made ones, where `u` of a placed mentee is read off its
 * pair; a price is never positive and is 0 while the mentor has a free place.
 * @param split grows when somebody cannot be placed
 * @param price of each mentor, 0 on entry outside the over-subscribed part
 */
export function placeMentees(
  graph: Graph,
  rows: SortedLists,
  split: Split,
  matching: Matching,
  price: Float64Array,
): void {
  const { mentees, mentors, cost: costOf, capacity } = graph;
  const { start, other: mentor, cost, pair } = rows;
  const { overMentee, overMentor } = split;
  const { load, seat, seatStart, pair: pairOf } = matching;
  const waiting: number[] = [];
  for (let e = 0; e < mentees; e++) {
    if (overMentee[e] === 0 && !seatAtBest(graph, rows, overMentor, matching, e)) waiting.push(e);
  }
  if (waiting.length === 0) return;
  // A mentor of the over-subscribed part is as good as reached at once: nothing is nearer.
  const distance = new Float64Array(mentors);
  for (let m = 0; m < mentors; m++) distance[m] = overMentor[m] === 1 ? -Infinity : Infinity;
  const heap = new NodeHeap(mentors, distance);
  const by = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const touched = new Int32Array(mentors);
  const scanned = new Int32Array(mentors);
  /** Full mentors reached at the distance in hand: they need no heap. */
  const ready = new Int32Array(mentors);
  /** Mentees met, with the next pair to look at and the distance to add to its cost. */
  const met = new Int32Array(mentees);
  const next = new Int32Array(mentees);
  const base = new Float64Array(mentees);
  /** How far beyond its first mentor a search has usually to go. */
  let usual = 0;
  for (const root of waiting) {
    if (overMentee[root] === 1) continue;
    let touchedEnd = 0;
    let scannedEnd = 0;
    let readyEnd = 0;
    let nearest = Infinity;
    let end = -1;
    let at = 0;
    if (rows.sorted[root] === 0) rows.sort(root);
    met[0] = root;
    next[root] = start[root]!;
    base[root] = 0;
    let metEnd = 1;
    let lookFrom = 0;
    let first = -1;
    // Pairs that cannot lead nearer than this wait: most of them are never looked at.
    let limit = Infinity;
    for (;;) {
      for (let j = lookFrom; j < metEnd; j++) {
        const e = met[j]!;
        const b = base[e]!;
        const stop = start[e + 1]!;
        let i = next[e]!;
        for (; i < stop; i++) {
          const least = b + cost[i]!;
          if (least >= nearest || least >= limit) break;
          const m = mentor[i]!;
          const reach = least - price[m]!;
          if (reach >= distance[m]! || reach >= nearest) continue;
          if (distance[m] === Infinity) touched[touchedEnd++] = m;
          distance[m] = reach;
          by[m] = e;
          via[m] = pair[i]!;
          if (load[m]! < capacity[m]!) {
            nearest = reach;
            end = m;
          } else if (reach === at && scannedEnd > 0 && !heap.has(m)) ready[readyEnd++] = m;
          else heap.lower(m);
        }
        next[e] = i;
      }
      const nearestFull = heap.size > 0 ? heap.least() : Infinity;
      if (first < 0) {
        first = Math.min(nearestFull, nearest);
        limit = first + 1.5 * usual + 1;
      }
      let current: number;
      if (readyEnd > 0 && at < nearest) current = ready[--readyEnd]!;
      else if (nearestFull < nearest && nearestFull < limit) {
        current = heap.pop();
        at = nearestFull;
      } else if (nearest <= limit) break;
      else {
        // Nothing is left below the limit: look further along the rows that were not finished.
        let unfinished = 0;
        for (let j = 0; j < metEnd; j++) if (next[met[j]!]! < start[met[j]! + 1]!) met[unfinished++] = met[j]!;
        if (unfinished === 0 && nearestFull === Infinity && nearest === Infinity) break;
        limit = unfinished === 0 ? Infinity : first + 2 * (limit - first);
        metEnd = unfinished;
        lookFrom = 0;
        continue;
      }
      scanned[scannedEnd++] = current;
      lookFrom = metEnd;
      const from = seatStart[current]!;
      for (let s = from; s < from + load[current]!; s++) {
        const e = seat[s]!;
        if (rows.sorted[e] === 0) rows.sort(e);
        met[metEnd++] = e;
        next[e] = start[e]!;
        base[e] = at - (costOf[pairOf[e]!]! - price[current]!);
      }
    }
    if (end >= 0) usual += (nearest - first - usual) / 8;
    heap.clear();
    for (let i = 0; i < scannedEnd && end >= 0; i++) price[scanned[i]!]! += distance[scanned[i]!]! - nearest;
    for (let i = 0; i < touchedEnd; i++) distance[touched[i]!] = Infinity;
    if (end >= 0) {
      shiftTo(matching, end, by, via);
      continue;
    }
    overMentee[root] = 1;
    for (let i = 0; i < scannedEnd; i++) {
      const m = scanned[i]!;
      overMentor[m] = 1;
      distance[m] = -Infinity;
      price[m] = 0;
      while (load[m]! > 0) {
        const e = seat[seatStart[m]!]!;
        overMentee[e] = 1;
        unseat(matching, e);
      }
    }
  }
}

/** A free place at one of the cheapest mentors, while all prices are 0. */
function seatAtBest(graph: Graph, rows: SortedLists, barred: Uint8Array, matching: Matching, e: number): boolean {
  const { start, cost, other, pair } = rows;
  let least = Infinity;
  let best = -1;
  for (let i = start[e]!; i < start[e + 1]!; i++) {
    const c = cost[i]!;
    if (c > least || (c === least && best >= 0)) continue;
    const m = other[i]!;
    if (barred[m] === 1) continue;
    least = c;
    best = matching.load[m]! < graph.capacity[m]! ? i : -1;
  }
  if (best < 0) return false;
  seatAt(matching, e, other[best]!, pair[best]!);
  return true;
}
