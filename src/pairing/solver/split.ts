/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Where there are more mentees than places, and where there are not (Dulmage and Mendelsohn): each part then has one
// side that is used up in every best answer, and the search for the best score starts from that side.
import type { Graph } from './graph';
import type { Matching } from './matching';

/** The over-subscribed part; everything else is the rest, in which every mentee is matched. */
export interface Split {
  /** 1 for a mentee whom some maximum matching leaves out. */
  readonly overMentee: Uint8Array;
  /** 1 for a mentor such a mentee could go to: full in every maximum matching, and with such mentees only. */
  readonly overMentor: Uint8Array;
}

/** Follows alternating chains from the mentees that a maximum matching leaves out. */
export function splitParts(graph: Graph, maximum: Matching): Split {
  const { mentees, mentors, start, mentor } = graph;
  const overMentee = new Uint8Array(mentees);
  const overMentor = new Uint8Array(mentors);
  const queue = new Int32Array(mentees);
  let end = 0;
  for (let e = 0; e < mentees; e++) {
    if (maximum.mentor[e]! >= 0) continue;
    overMentee[e] = 1;
    queue[end++] = e;
  }
  for (let i = 0; i < end; i++) {
    const e = queue[i]!;
    for (let k = start[e]!; k < start[e + 1]!; k++) {
      const m = mentor[k]!;
      if (overMentor[m] !== 0) continue;
      overMentor[m] = 1;
      const from = maximum.seatStart[m]!;
      for (let s = from; s < from + maximum.load[m]!; s++) {
        const x = maximum.seat[s]!;
        if (overMentee[x] !== 0) continue;
        overMentee[x] = 1;
        queue[end++] = x;
      }
    }
  }
  return { overMentee, overMentor };
}
