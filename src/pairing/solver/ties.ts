/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The fourth goal, among answers equal in the first three: even loads, the best worst pair, and at last a fixed choice
// by ids, so that the same people always get the same answer.
import type { Face } from './face';
import { ExchangeSearch, loadOf } from './face';
import { put } from './matching';

/** Choosing by ids stops after looking at this many pairs; up to some thousand people it never gets there. */
const ID_WORK = 10_000_000;

/** Moves the answer of the face to the best one by the tie rules, `balance` naming the first of them. */
export function breakTies(face: Face, balance: 'loads' | 'worst-pair'): void {
  const search = new ExchangeSearch(face);
  let floor = 0;
  if (balance === 'loads') {
    evenLoads(face, 0);
    floor = raiseWorst(face, search, true);
  } else {
    floor = raiseWorst(face, search, false);
    evenLoads(face, floor);
  }
  preferIds(face, search, floor);
}

/**
 * Least sum of squared loads: while a chain leads from a mentor with load L to one with at most L - 2, shift along it.
 * Mentors are taken from the highest load down; whatever a search without success has seen holds only loads of L - 1
 * and more and leads nowhere else, so it never needs to be seen again.
 */
function evenLoads(face: Face, floor: number): void {
  const { graph, score, matching, loose } = face;
  const { mentors } = graph;
  const byLoad: number[][] = [];
  const note = (m: number): void => {
    const load = loadOf(face, m);
    while (byLoad.length <= load) byLoad.push([]);
    byLoad[load]!.push(m);
  };
  for (let m = 0; m < mentors; m++) if (loose[m] === 1) note(m);
  const dead = new Uint8Array(mentors);
  const seen = new Int32Array(mentors);
  const by = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const queue = new Int32Array(mentors);
  let stamp = 0;
  /** The nearest mentor that may take a mentee of `root`, or -1. */
  const lighter = (root: number, most: number): number => {
    stamp++;
    seen[root] = stamp;
    queue[0] = root;
    let end = 1;
    for (let i = 0; i < end; i++) {
      const m = queue[i]!;
      const from = matching.seatStart[m]!;
      for (let s = from; s < from + matching.load[m]!; s++) {
        const e = matching.seat[s]!;
        for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
          const next = graph.mentor[k]!;
          if (seen[next] === stamp || dead[next] === 1 || score[k]! < floor) continue;
          seen[next] = stamp;
          by[next] = e;
          via[next] = k;
          if (loose[next] === 1 && loadOf(face, next) <= most && matching.load[next]! < graph.capacity[next]!) {
            return next;
          }
          queue[end++] = next;
        }
      }
    }
    for (let i = 0; i < end; i++) dead[queue[i]!] = 1;
    return -1;
  };
  for (let load = byLoad.length - 1; load >= 2; load--) {
    const heavy = byLoad[load]!;
    for (let i = 0; i < heavy.length; i++) {
      const root = heavy[i]!;
      if (dead[root] === 1 || loadOf(face, root) !== load || matching.load[root] === 0) continue;
      const end = lighter(root, load - 2);
      if (end < 0) continue;
      giveAway(face, root, end, by, via);
      note(root);
      note(end);
    }
  }
}

/** Shifts one mentee of `root` along a chain that ends at a free place of `end`. */
function giveAway(face: Face, root: number, end: number, by: Int32Array, via: Int32Array): void {
  const { matching } = face;
  let m = end;
  let at = matching.seatStart[m]! + matching.load[m]!;
  matching.load[m] = matching.load[m]! + 1;
  for (;;) {
    const e = by[m]!;
    const before = matching.mentor[e]!;
    const gap = matching.seatOf[e]!;
    put(matching, e, m, via[m]!, at);
    if (before === root) {
      const last = matching.seatStart[root]! + matching.load[root]! - 1;
      matching.load[root] = matching.load[root]! - 1;
      if (gap !== last) {
        const moved = matching.seat[last]!;
        put(matching, moved, root, matching.pair[moved]!, gap);
      }
      return;
    }
    m = before;
    at = gap;
  }
}

/**
 * Greatest least score: pairs of the least score are replaced one by one, with better pairs only, until one of them
 * cannot be. Returns the least score reached (0 when there are no pairs); locked pairs do not count, they are given.
 */
function raiseWorst(face: Face, search: ExchangeSearch, keepLoads: boolean): number {
  const { graph, score, matching } = face;
  for (;;) {
    let least = Infinity;
    let above = Infinity;
    for (let e = 0; e < graph.mentees; e++) {
      if (matching.pair[e]! >= 0) least = Math.min(least, score[matching.pair[e]!]!);
    }
    if (least === Infinity) return 0;
    for (let k = 0; k < score.length; k++) if (score[k]! > least && score[k]! < above) above = score[k]!;
    if (above === Infinity) return least;
    const rules = { floor: above, keepLoads };
    for (let e = 0; e < graph.mentees; e++) {
      const made = matching.pair[e]!;
      if (made < 0 || score[made] !== least) continue;
      const offers: number[] = [];
      for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) if (k !== made) offers.push(k);
      if (!search.move(e, offers, rules, true)) return least;
    }
  }
}

/** In the order of ids each mentee gets the mentor of the lowest id that is still possible; being matched comes first. */
function preferIds(face: Face, search: ExchangeSearch, floor: number): void {
  const { graph, matching } = face;
  const rules = { floor, keepLoads: true };
  for (let e = 0; e < graph.mentees && search.work < ID_WORK; e++) {
    const made = matching.pair[e]!;
    const offers: number[] = [];
    for (let k = graph.start[e]!; k < (made < 0 ? graph.start[e + 1]! : made); k++) offers.push(k);
    if (offers.length > 0) search.move(e, offers, rules, false);
    search.frozen[e] = 1;
  }
}
