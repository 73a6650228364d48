/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The tie rule of even loads: among all answers of the face one with the least sum of squared loads.
import type { Face } from './face';
import { loadOf } from './face';
import { put } from './matching';

/**
 * Least sum of squared loads: while a chain leads from a mentor with load L to one with at most L - 2, shift along it.
 * Mentors are taken from the highest load down; whatever a search without success has seen holds only loads of L - 1
 * and more and leads nowhere else, so it never needs to be seen again.
 */
export function evenLoads(face: Face): void {
  const { graph, alive, matching, least, most } = face;
  const { mentors } = graph;
  const byLoad: number[][] = [];
  const note = (m: number): void => {
    const load = loadOf(face, m);
    while (byLoad.length <= load) byLoad.push([]);
    byLoad[load]!.push(m);
  };
  for (let m = 0; m < mentors; m++) if (least[m]! < most[m]!) note(m);
  const dead = new Uint8Array(mentors);
  const seen = new Int32Array(mentors);
  const by = new Int32Array(mentors);
  const via = new Int32Array(mentors);
  const queue = new Int32Array(mentors);
  let stamp = 0;
  /** The nearest mentor that may take a mentee of `root`, or -1. */
  const lighter = (root: number, lightest: number): number => {
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
          if (seen[next] === stamp || dead[next] === 1 || alive[k] === 0) continue;
          seen[next] = stamp;
          by[next] = e;
          via[next] = k;
          const load = loadOf(face, next);
          if (load <= lightest && load < most[next]!) return next;
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
      if (dead[root] === 1 || loadOf(face, root) !== load || load <= least[root]!) continue;
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
