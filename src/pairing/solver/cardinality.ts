/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The first goal: as many mentees matched as possible. Hopcroft-Karp with places instead of single vertices, started
// from a greedy matching that takes forced choices first (Karp and Sipser), all loops iterative.
import type { Graph } from './graph';
import { columnsOf } from './graph';
import type { Matching } from './matching';
import { emptyMatching, seatAt, shiftTo } from './matching';

/** Above this many pairs a mentee the simple greedy start is as good, and needs no second copy of the pairs. */
const DENSE_ROW = 100;

/** A matching of the greatest number of mentees. */
export function maximumMatching(graph: Graph): Matching {
  const matching = emptyMatching(graph);
  const pairs = graph.start[graph.mentees]!;
  if (pairs > DENSE_ROW * graph.mentees) takeFirstFree(graph, matching);
  else takeForcedFirst(graph, matching);
  augmentInPhases(graph, matching);
  return matching;
}

function takeFirstFree(graph: Graph, matching: Matching): void {
  for (let e = 0; e < graph.mentees; e++) {
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      if (matching.load[m]! < graph.capacity[m]!) {
        seatAt(matching, e, m, k);
        break;
      }
    }
  }
}

/**
 * Mentees with one mentor left, and mentors with at least as many places left as mentees, are settled at once: some
 * maximum matching agrees. When there are none, the mentee with the fewest mentors takes the least wanted of them.
 */
function takeForcedFirst(graph: Graph, matching: Matching): void {
  const { mentees, mentors, start, mentor, capacity } = graph;
  const columns = columnsOf(graph);
  const { load } = matching;
  /** Mentors with a free place left to each unmatched mentee; unmatched mentees left to each mentor. */
  const choices = new Int32Array(mentees);
  const wanted = new Int32Array(mentors);
  for (let m = 0; m < mentors; m++) wanted[m] = columns.start[m + 1]! - columns.start[m]!;
  let most = 0;
  for (let e = 0; e < mentees; e++) {
    let open = 0;
    for (let k = start[e]!; k < start[e + 1]!; k++) if (capacity[mentor[k]!]! > 0) open++;
    choices[e] = open;
    if (open > most) most = open;
  }
  // Mentees by number of choices: doubly linked lists in arrays.
  const head = new Int32Array(most + 1).fill(-1);
  const next = new Int32Array(mentees).fill(-1);
  const previous = new Int32Array(mentees).fill(-1);
  const link = (e: number): void => {
    const first = head[choices[e]!]!;
    next[e] = first;
    previous[e] = -1;
    if (first >= 0) previous[first] = e;
    head[choices[e]!] = e;
  };
  const unlink = (e: number): void => {
    const before = previous[e]!;
    const after = next[e]!;
    if (before >= 0) next[before] = after;
    else head[choices[e]!] = after;
    if (after >= 0) previous[after] = before;
  };
  for (let e = mentees - 1; e >= 0; e--) link(e);
  // Mentors that can take everybody they have left; each enters at most once.
  const generous = new Int32Array(mentors);
  const queued = new Uint8Array(mentors);
  let generousEnd = 0;
  const noteIfGenerous = (m: number): void => {
    if (queued[m] === 0 && wanted[m]! > 0 && capacity[m]! - load[m]! >= wanted[m]!) {
      queued[m] = 1;
      generous[generousEnd++] = m;
    }
  };
  for (let m = 0; m < mentors; m++) noteIfGenerous(m);
  let least = 1;
  const match = (e: number, m: number, pair: number): void => {
    unlink(e);
    seatAt(matching, e, m, pair);
    for (let k = start[e]!; k < start[e + 1]!; k++) {
      const other = mentor[k]!;
      wanted[other] = wanted[other]! - 1;
      noteIfGenerous(other);
    }
    if (load[m]! < capacity[m]!) return;
    for (let i = columns.start[m]!; i < columns.start[m + 1]!; i++) {
      const x = columns.mentee[i]!;
      if (matching.mentor[x]! >= 0) continue;
      unlink(x);
      choices[x] = choices[x]! - 1;
      link(x);
      if (choices[x] < least && choices[x] > 0) least = choices[x]!;
    }
  };
  let generousNext = 0;
  for (;;) {
    if (generousNext < generousEnd) {
      const m = generous[generousNext++]!;
      for (let i = columns.start[m]!; i < columns.start[m + 1]! && load[m]! < capacity[m]!; i++) {
        const e = columns.mentee[i]!;
        if (matching.mentor[e]! < 0) match(e, m, columns.pair[i]!);
      }
      continue;
    }
    while (least <= most && head[least]! < 0) least++;
    if (least > most) return;
    const e = head[least]!;
    let best = -1;
    let pull = Infinity;
    for (let k = start[e]!; k < start[e + 1]!; k++) {
      const m = mentor[k]!;
      const free = capacity[m]! - load[m]!;
      if (free > 0 && wanted[m]! / free < pull) {
        pull = wanted[m]! / free;
        best = k;
      }
    }
    match(e, mentor[best]!, best);
  }
}

/** Phases of shortest augmenting chains until none is left. */
function augmentInPhases(graph: Graph, matching: Matching): void {
  const { mentees, mentors, start, mentor, capacity } = graph;
  const { load, seat, seatStart } = matching;
  const menteeLevel = new Int32Array(mentees);
  const mentorLevel = new Int32Array(mentors);
  const queue = new Int32Array(mentees);
  const nextPair = new Int32Array(mentees);
  const nextSeat = new Int32Array(mentors);
  const by = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const stack = new Int32Array(mentees);
  let roots = new Int32Array(mentees);
  let rootCount = 0;
  for (let e = 0; e < mentees; e++) {
    if (matching.mentor[e]! < 0 && start[e + 1]! > start[e]!) roots[rootCount++] = e;
  }
  roots = roots.slice(0, rootCount);
  for (;;) {
    menteeLevel.fill(-1);
    mentorLevel.fill(-1);
    let end = 0;
    for (const e of roots) {
      if (matching.mentor[e]! >= 0) continue;
      menteeLevel[e] = 0;
      queue[end++] = e;
    }
    if (end === 0) return;
    let deepest = mentees;
    let found = false;
    for (let i = 0; i < end; i++) {
      const e = queue[i]!;
      const level = menteeLevel[e]!;
      if (level > deepest) break;
      for (let k = start[e]!; k < start[e + 1]!; k++) {
        const m = mentor[k]!;
        if (mentorLevel[m]! >= 0) continue;
        mentorLevel[m] = level;
        nextSeat[m] = seatStart[m]!;
        if (load[m]! < capacity[m]!) {
          found = true;
          deepest = level;
          continue;
        }
        for (let s = seatStart[m]!; s < seatStart[m + 1]!; s++) {
          const x = seat[s]!;
          if (menteeLevel[x]! < 0) {
            menteeLevel[x] = level + 1;
            queue[end++] = x;
          }
        }
      }
    }
    if (!found) return;
    for (let i = 0; i < end; i++) nextPair[queue[i]!] = start[queue[i]!]!;
    for (const root of roots) {
      if (matching.mentor[root]! >= 0) continue;
      let depth = 0;
      stack[0] = root;
      while (depth >= 0) {
        const e = stack[depth]!;
        const level = menteeLevel[e]!;
        const k = nextPair[e]!;
        if (k >= start[e + 1]!) {
          depth--;
          continue;
        }
        const m = mentor[k]!;
        if (mentorLevel[m] !== level) {
          nextPair[e] = k + 1;
          continue;
        }
        if (load[m]! < capacity[m]!) {
          by[m] = e;
          via[m] = k;
          shiftTo(matching, m, by, via);
          break;
        }
        const s = nextSeat[m]!;
        if (level >= deepest || s >= seatStart[m + 1]!) {
          nextPair[e] = k + 1;
          continue;
        }
        nextSeat[m] = s + 1;
        const x = seat[s]!;
        if (menteeLevel[x] === level + 1) {
          by[m] = e;
          via[m] = k;
          stack[++depth] = x;
        }
      }
    }
  }
}
