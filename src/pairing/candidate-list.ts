/**
 * All pairs that may be made, with their scores, in typed arrays: a large school has ten million. The solver is given the
 * best of them; its prices then tell whether any pair that was held back could improve the answer.
 */
import type { Solution } from './assignment';

export interface CandidateList {
  /** Codes in the order of the numbers below. */
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  /** Candidates of mentee `e` are `start[e] .. start[e + 1] - 1`. */
  readonly start: Int32Array;
  readonly mentor: Uint16Array;
  readonly score: Uint8Array;
}

/** Gathers candidates mentee by mentee. */
export class CandidateGatherer {
  private readonly start: Int32Array;
  private mentor = new Uint16Array(1024);
  private score = new Uint8Array(1024);
  private count = 0;
  private row = 0;

  /** @param mentors at most 65,535 */
  constructor(
    private readonly mentees: readonly string[],
    private readonly mentors: readonly string[],
  ) {
    this.start = new Int32Array(mentees.length + 1);
  }

  add(mentor: number, score: number): void {
    if (this.count === this.mentor.length) {
      const [mentors, scores] = [new Uint16Array(this.count * 2), new Uint8Array(this.count * 2)];
      mentors.set(this.mentor);
      scores.set(this.score);
      this.mentor = mentors;
      this.score = scores;
    }
    this.mentor[this.count] = mentor;
    this.score[this.count++] = score;
  }

  endRow(): void {
    this.start[++this.row] = this.count;
  }

  list(): CandidateList {
    const { mentees, mentors, start } = this;
    return {
      mentees,
      mentors,
      start,
      mentor: this.mentor.subarray(0, this.count),
      score: this.score.subarray(0, this.count),
    };
  }
}

/** Lists up to this long go to the solver whole. */
const wholeUpTo = 400_000;
/** Best candidates of a mentee, and of a mentor beyond the places, that a cut keeps. */
const keptOfMentee = 24;
const keptOfMentor = 5;

/** Marks of the candidates that the solver is given; undefined where it gets all. */
export function cut(list: CandidateList, places: readonly number[]): Uint8Array | undefined {
  if (list.score.length <= wholeUpTo) return undefined;
  const kept = new Uint8Array(list.score.length);
  const byScore: number[][] = Array.from({ length: 101 }, () => []);
  const columns: number[][] = list.mentors.map(() => []);
  for (let e = 0; e < list.mentees.length; e++) {
    for (const bucket of byScore) bucket.length = 0;
    const from = list.start[e] ?? 0;
    const size = (list.start[e + 1] ?? 0) - from;
    // Equal scores are taken from another place of the list for each mentee, so that not all keep the same mentors.
    for (let step = 0; step < size; step++) {
      const at = from + ((step + e * 7) % size);
      byScore[list.score[at] ?? 0]?.push(at);
    }
    let left = keptOfMentee;
    for (let score = 100; score >= 0 && left > 0; score--) {
      for (const at of byScore[score] ?? []) {
        if (left-- <= 0) break;
        kept[at] = 1;
        columns[list.mentor[at] ?? 0]?.push(at);
      }
    }
  }
  keepForMentors(list, places, columns, kept);
  return kept;
}

/** A mentor needs more candidates than places, or the prices could not prove anything about them. */
function keepForMentors(
  list: CandidateList,
  places: readonly number[],
  columns: readonly (readonly number[])[],
  kept: Uint8Array,
): void {
  const { start, mentor, mentees } = list;
  const missing = Int32Array.from(columns, (column, m) => Math.max((places[m] ?? 0) + keptOfMentor - column.length, 0));
  // Each mentor begins at another row, so that not all take the same mentees.
  const firstRow = Int32Array.from(columns, (_, m) => (m * farStep) % mentees.length);
  for (const turn of [0, 1]) {
    for (let e = 0; e < mentees.length; e++) {
      for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at++) {
        const m = mentor[at] ?? 0;
        if (missing[m] === 0 || kept[at] === 1 || (turn === 0 && e < (firstRow[m] ?? 0))) continue;
        kept[at] = 1;
        missing[m] = (missing[m] ?? 0) - 1;
      }
    }
  }
}

/** A prime, so that neighbours begin far from each other. */
const farStep = 99_991;

/** At most so many pairs of a mentee come back in one round. */
const backInARound = 8;

/**
 * Marks the candidates that were held back and could improve the answer; answers how many. None: the answer is the best
 * over the whole list.
 * @param cost what the solver was told a candidate costs
 */
export function putBack(
  list: CandidateList,
  kept: Uint8Array,
  { basis, instance }: Solution,
  cost: (at: number, mentee: number) => number,
): number {
  const { worth, price, split } = basis.optimum;
  const rowOf = list.mentees.map((code) => instance.menteeIndex.get(code) ?? -1);
  const columnOf = list.mentors.map((code) => instance.mentorIndex.get(code) ?? -1);
  let back = 0;
  for (let e = 0; e < list.mentees.length; e++) {
    const row = rowOf[e] ?? -1;
    if ((instance.lockedTo[row] ?? -1) >= 0) continue;
    let left = backInARound;
    const from = list.start[e] ?? 0;
    const size = (list.start[e + 1] ?? 0) - from;
    for (let step = 0; step < size && left > 0; step++) {
      const at = from + ((step + e * 13) % size);
      if (kept[at] === 1) continue;
      const column = columnOf[list.mentor[at] ?? 0] ?? -1;
      const over = split.overMentee[row] === 1;
      const sameSide = split.overMentor[column] === split.overMentee[row];
      const improves = sameSide ? cost(at, e) - (worth[row] ?? 0) - (price[column] ?? 0) < 0 : over;
      if (!improves) continue;
      kept[at] = 1;
      left--;
      back++;
    }
  }
  return back;
}
