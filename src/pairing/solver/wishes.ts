/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// What people wished, laid along the pairs of the graph, and the one definition of a blocking pair.
import type { Instance, Problem } from './problem';
import type { Matching } from './matching';

/** The rank of somebody who was not named: after everybody who was. */
export const UNNAMED = 0x7fffffff;

/** Wishes along the pairs of an instance's graph. */
export interface Wishes {
  /** Place (from 0) of the mentor in the mentee's list, or UNNAMED. */
  readonly menteeRank: Int32Array;
  /** Place (from 0) of the mentee in the mentor's list, or UNNAMED. */
  readonly mentorRank: Int32Array;
  /** Indices of the pairs in which each named the other. */
  readonly mutual: Int32Array;
}

/**
 * Reads the lists. Only pairs of the graph matter: a wish for somebody vetoed, locked elsewhere or unknown has no
 * effect, except that it keeps its place in the list.
 * @returns null when no two people named each other: then nothing can block
 */
export function readWishes(instance: Instance, preferences: Problem['preferences']): Wishes | null {
  const { graph, menteeIds, mentorIds, menteeIndex, mentorIndex } = instance;
  const pairs = graph.mentor.length;
  const mentorRank = new Int32Array(pairs).fill(UNNAMED);
  const menteeRank = new Int32Array(pairs).fill(UNNAMED);
  const ofMentors = ranks(preferences?.mentors, mentorIds, menteeIndex);
  const ofMentees = ranks(preferences?.mentees, menteeIds, mentorIndex);
  const mutual: number[] = [];
  for (let e = 0; e < graph.mentees; e++) {
    const own = ofMentees.get(e);
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      menteeRank[k] = own?.get(m) ?? UNNAMED;
      mentorRank[k] = ofMentors.get(m)?.get(e) ?? UNNAMED;
      if (menteeRank[k] !== UNNAMED && mentorRank[k] !== UNNAMED) mutual.push(k);
    }
  }
  return mutual.length === 0 ? null : { menteeRank, mentorRank, mutual: Int32Array.from(mutual) };
}

function ranks(
  lists: Readonly<Record<string, readonly string[] | null | undefined>> | null | undefined,
  owners: readonly string[],
  named: ReadonlyMap<string, number>,
): Map<number, Map<number, number>> {
  const result = new Map<number, Map<number, number>>();
  if (!lists) return result;
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i]!;
    if (!Object.prototype.hasOwnProperty.call(lists, owner)) continue;
    const rank = new Map<number, number>();
    lists[owner]?.forEach((name, place) => {
      const index = named.get(name);
      if (index !== undefined && !rank.has(index)) rank.set(index, place);
    });
    result.set(i, rank);
  }
  return result;
}

/**
 * Mutual pairs (e, m) that would rather be made: they are allowed, neither is bound by a lock that excludes the other,
 * e is unmatched or ranks m before the mentor it has, and m has a free place or ranks e before a mentee it has.
 * Equal ranks never block. Locked people and places take no part: nobody can be moved out of a locked pair.
 * @returns indices of pairs, in the order of mentee, then mentor
 */
export function blockingPairs(instance: Instance, wishes: Wishes, matching: Matching): number[] {
  const { graph } = instance;
  const worst = worstRanks(instance, wishes, matching);
  const found: number[] = [];
  let e = 0;
  for (const k of wishes.mutual) {
    while (k >= graph.start[e + 1]!) e++;
    const made = matching.pair[e]!;
    if (made >= 0 && wishes.menteeRank[made]! <= wishes.menteeRank[k]!) continue;
    if (worst[graph.mentor[k]!]! > wishes.mentorRank[k]!) found.push(k);
  }
  return found;
}

/** The rank of each mentor's last mentee; beyond UNNAMED when a place is free, -1 when there is no place at all. */
function worstRanks(instance: Instance, wishes: Wishes, matching: Matching): Float64Array {
  const { graph } = instance;
  const worst = new Float64Array(graph.mentors).fill(-1);
  for (let e = 0; e < graph.mentees; e++) {
    const k = matching.pair[e]!;
    if (k < 0) continue;
    const m = graph.mentor[k]!;
    if (wishes.mentorRank[k]! > worst[m]!) worst[m] = wishes.mentorRank[k]!;
  }
  for (let m = 0; m < graph.mentors; m++) if (matching.load[m]! < graph.capacity[m]!) worst[m] = Infinity;
  return worst;
}
