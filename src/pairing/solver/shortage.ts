/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Where places are short, told before any cost is looked at: a quick matching, and from each mentee it left out a search
// for a free place. A search that finds none has walked over people and places that no cost can help.
import type { Graph } from './graph';
import { emptyMatching, seatAt, shiftTo } from './matching';
import type { Split } from './optimum';
import type { SortedLists } from './sorted-lists';

/** The searches may look at this many times the pairs there are; what is not found then is found with the costs. */
const ALLOWANCE = 2;

/** It is not worth searching when at most this share of the mentees is left out beyond those for whom no place exists. */
const FEW = 1 / 16;

/** Looks for the over-subscribed part (see `Split`) of the pairs in `rows`. */
export function findShortage(graph: Graph, rows: SortedLists): Split {
  const { mentees, mentors, capacity } = graph;
  const { start, other: mentor } = rows;
  const overMentee = new Uint8Array(mentees);
  const overMentor = new Uint8Array(mentors);
  const split = { overMentee, overMentor };
  const matching = emptyMatching(graph);
  const { load, seat, seatStart } = matching;
  const waiting: number[] = [];
  let places = 0;
  for (let m = 0; m < mentors; m++) places += capacity[m]!;
  for (let e = 0; e < mentees; e++) {
    let k = start[e]!;
    while (k < start[e + 1]! && load[mentor[k]!]! === capacity[mentor[k]!]!) k++;
    if (k < start[e + 1]!) seatAt(matching, e, mentor[k]!, k);
    else waiting.push(e);
  }
  /** The part as far as it is known, or everybody when places are fewer than mentees. */
  const guess = (): Split => {
    if (places < mentees) for (const over of [overMentee, overMentor]) over.fill(1);
    return split;
  };
  if (waiting.length - Math.max(0, mentees - places) <= FEW * mentees) return guess();
  const seen = new Int32Array(mentors).fill(-1);
  const by = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const queue = new Int32Array(mentors);
  let left = ALLOWANCE * mentor.length;
  let queued = 0;
  /** Queues the mentors of `e` that are new; returns one with a free place, or -1. */
  const look = (root: number, e: number): number => {
    left -= start[e + 1]! - start[e]!;
    for (let k = start[e]!; k < start[e + 1]!; k++) {
      const m = mentor[k]!;
      if (seen[m] === root || overMentor[m] === 1) continue;
      seen[m] = root;
      by[m] = e;
      via[m] = k;
      if (load[m]! < capacity[m]!) return m;
      queue[queued++] = m;
    }
    return -1;
  };
  for (const root of waiting) {
    if (left < 0) return guess();
    queued = 0;
    let end = look(root, root);
    for (let i = 0; i < queued && end < 0; i++) {
      const from = seatStart[queue[i]!]!;
      for (let s = from; s < from + load[queue[i]!]! && end < 0; s++) end = look(root, seat[s]!);
    }
    if (end >= 0) {
      shiftTo(matching, end, by, via);
      continue;
    }
    overMentee[root] = 1;
    for (let i = 0; i < queued; i++) {
      const m = queue[i]!;
      overMentor[m] = 1;
      for (let s = seatStart[m]!; s < seatStart[m]! + load[m]!; s++) overMentee[seat[s]!] = 1;
    }
  }
  return split;
}
