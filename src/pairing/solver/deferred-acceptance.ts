/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Stable sets of mutual wishes (Gale and Shapley, with places): the two extreme ones, best for mentees and best for
// mentors. An assignment that contains either has no blocking pair: its other pairs use only people and places that
// the stable set leaves over.
import { columnsOf } from './graph';
import type { Instance } from './problem';
import type { Wishes } from './wishes';

/** A stable set: the pair of each mentee in it, -1 for none. */
export type StableSet = Int32Array;

/** Both extreme stable sets; equal when there is only one. */
export function stableSets(instance: Instance, wishes: Wishes): StableSet[] {
  const { graph } = instance;
  const { menteeRank, mentorRank, mutual } = wishes;
  const menteeOf = new Int32Array(graph.mentor.length);
  const rows: number[][] = Array.from({ length: graph.mentees }, () => []);
  const columns: number[][] = Array.from({ length: graph.mentors }, () => []);
  let e = 0;
  for (const k of mutual) {
    while (k >= graph.start[e + 1]!) e++;
    menteeOf[k] = e;
    rows[e]!.push(k);
    columns[graph.mentor[k]!]!.push(k);
  }
  for (const row of rows) row.sort((a, b) => menteeRank[a]! - menteeRank[b]!);
  for (const column of columns) column.sort((a, b) => mentorRank[a]! - mentorRank[b]!);

  const forMentees = menteesPropose(instance, wishes, rows, menteeOf);
  const forMentors = mentorsPropose(instance, wishes, columns, menteeOf);
  return forMentees.every((k, i) => k === forMentors[i]) ? [forMentees] : [forMentees, forMentors];
}

function menteesPropose(instance: Instance, wishes: Wishes, rows: number[][], menteeOf: Int32Array): StableSet {
  const { graph } = instance;
  const held: number[][] = Array.from({ length: graph.mentors }, () => []);
  const result = new Int32Array(graph.mentees).fill(-1);
  const next = new Int32Array(graph.mentees);
  const asking: number[] = [];
  for (let e = graph.mentees - 1; e >= 0; e--) asking.push(e);
  for (let e = asking.pop(); e !== undefined; e = asking.pop()) {
    const k = rows[e]![next[e]!];
    if (k === undefined) continue;
    next[e] = next[e]! + 1;
    const m = graph.mentor[k]!;
    const holds = held[m]!;
    holds.push(k);
    result[e] = k;
    if (holds.length <= graph.capacity[m]!) continue;
    let worst = 0;
    for (let i = 1; i < holds.length; i++) {
      if (wishes.mentorRank[holds[i]!]! > wishes.mentorRank[holds[worst]!]!) worst = i;
    }
    const refused = menteeOf[holds[worst]!]!;
    holds.splice(worst, 1);
    result[refused] = -1;
    asking.push(refused);
  }
  return result;
}

function mentorsPropose(instance: Instance, wishes: Wishes, columns: number[][], menteeOf: Int32Array): StableSet {
  const { graph } = instance;
  const result = new Int32Array(graph.mentees).fill(-1);
  const next = new Int32Array(graph.mentors);
  const free = graph.capacity.slice();
  const asking: number[] = [];
  for (let m = graph.mentors - 1; m >= 0; m--) asking.push(m);
  for (let m = asking.pop(); m !== undefined; m = asking.pop()) {
    while (free[m]! > 0) {
      const k = columns[m]![next[m]!];
      if (k === undefined) break;
      next[m] = next[m]! + 1;
      const e = menteeOf[k]!;
      const now = result[e]!;
      if (now >= 0) {
        if (wishes.menteeRank[now]! < wishes.menteeRank[k]!) continue;
        const left = graph.mentor[now]!;
        free[left] = free[left]! + 1;
        asking.push(left);
      }
      result[e] = k;
      free[m] = free[m]! - 1;
    }
  }
  return result;
}

/**
 * An estimate, for each pair, of how many blocking pairs making it causes, in small whole numbers: mentors the mentee
 * would rather have and could get, less those it could get at all (so that leaving it out costs them), plus mentees
 * whom this pair keeps from a place they wish and would be welcome at.
 */
export function blockingEstimate(instance: Instance, wishes: Wishes, stable: StableSet): Float64Array {
  const { graph } = instance;
  const { menteeRank, mentorRank, mutual } = wishes;
  const load = new Int32Array(graph.mentors);
  const worst = new Int32Array(graph.mentors).fill(-1);
  for (const k of stable) {
    if (k < 0) continue;
    const m = graph.mentor[k]!;
    load[m] = load[m]! + 1;
    worst[m] = Math.max(worst[m]!, mentorRank[k]!);
  }
  const reachable = new Uint8Array(graph.mentor.length);
  /** For each mentor: ranks of the mentees who wish it more than what the stable set gives them. */
  const rivals: number[][] = Array.from({ length: graph.mentors }, () => []);
  let e = 0;
  for (const k of mutual) {
    while (k >= graph.start[e + 1]!) e++;
    const m = graph.mentor[k]!;
    const has = stable[e]!;
    if (load[m]! < graph.capacity[m]! || mentorRank[k]! <= worst[m]!) reachable[k] = 1;
    if (has < 0 || menteeRank[k]! < menteeRank[has]!) rivals[m]!.push(mentorRank[k]!);
  }
  const columns = columnsOf(graph);
  const estimate = new Float64Array(graph.mentor.length);
  for (let i = 0; i < graph.mentees; i++) {
    const ranks: number[] = [];
    for (let k = graph.start[i]!; k < graph.start[i + 1]!; k++) if (reachable[k] === 1) ranks.push(menteeRank[k]!);
    for (let k = graph.start[i]!; k < graph.start[i + 1]!; k++) {
      let better = 0;
      for (const rank of ranks) if (rank < menteeRank[k]!) better++;
      estimate[k] = better - ranks.length;
    }
  }
  for (let m = 0; m < graph.mentors; m++) {
    for (let i = columns.start[m]!; i < columns.start[m + 1]!; i++) {
      const k = columns.pair[i]!;
      for (const rank of rivals[m]!) if (rank < mentorRank[k]!) estimate[k] = estimate[k]! + 1;
    }
  }
  return estimate;
}
