/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// What a caller asks, checked and turned into numbers: people in the order of their ids (by code unit, so that no
// locale and no order of rows matters), locked pairs taken out, vetoed pairs gone.
import { AssignmentError } from './errors';
import type { Graph } from './graph';
import { toOffsets } from './graph';
import { assertShape } from './shape';

/** Two people by their ids. */
export interface PairOfIds {
  mentor: string;
  mentee: string;
}

/** Input of `assign`. Ids are any strings, unique within mentors and within mentees. */
export interface Problem {
  /** `capacity`: places in all, those of locked pairs included; whole, not negative. */
  mentors: readonly { id: string; capacity: number }[];
  mentees: readonly { id: string }[];
  /** Pairs that may be made; `score` whole, not negative, more is better. A pair listed twice has its best score. */
  candidates: readonly (PairOfIds & { score: number })[];
  /** Pairs that are made whatever they cost; one that is no candidate has the score 0; listed twice it counts once. */
  locked?: readonly PairOfIds[];
  /** Pairs that may not be made, candidates or not. */
  forbidden?: readonly PairOfIds[];
  /**
   * Wishes, best first. A name listed twice counts once, at its first place; names of people who are not in this
   * problem are legal and without effect; whoever is not named comes last, all equal.
   */
  preferences?: {
    mentees?: Readonly<Record<string, readonly string[]>>;
    mentors?: Readonly<Record<string, readonly string[]>>;
  };
  /**
   * `coverage` (default): most mentees, then fewest blocking pairs. `stability`: fewest blocking pairs, which is always
   * none, then most mentees. Either way the total score comes third.
   */
  priority?: 'coverage' | 'stability';
  /**
   * First tie rule: `loads` (default) least sum of squared loads; `worst-pair` greatest least score, had by as few pairs
   * as possible, then the same for the next score, and so on.
   */
  balance?: 'loads' | 'worst-pair';
}

/** A checked problem in numbers. */
export interface Instance {
  readonly mentorIds: readonly string[];
  readonly menteeIds: readonly string[];
  readonly mentorIndex: ReadonlyMap<string, number>;
  readonly menteeIndex: ReadonlyMap<string, number>;
  /** Candidates that are neither vetoed nor touched by a lock; costs are `topScore - score`. */
  readonly graph: Graph;
  /** Score of each pair of `graph`. */
  readonly score: Float64Array;
  readonly topScore: number;
  /** Mentor to whom each mentee is locked, -1 for none, and the score of that pair. */
  readonly lockedTo: Int32Array;
  readonly lockedScore: Float64Array;
  /** Locked mentees of each mentor. */
  readonly lockedLoad: Int32Array;
  /** Upper bound of the pairs that can be made. */
  readonly mostPairs: number;
  readonly priority: 'coverage' | 'stability';
  readonly balance: 'loads' | 'worst-pair';
}

/** Sums of costs along a chain must stay whole numbers: four times the pairs times the greatest cost below 2^53. */
export function assertExact(pairs: number, greatestCost: number): void {
  if (4 * Math.max(pairs, 1) * greatestCost >= Number.MAX_SAFE_INTEGER) {
    throw new AssignmentError('arithmetic-overflow', [`${pairs}`, `${greatestCost}`]);
  }
}

/**
 * Checks a problem and numbers it.
 * @throws AssignmentError naming the first thing that is wrong
 */
export function readProblem(problem: Problem): Instance {
  assertShape(problem);
  const mentorIds = sortedIds(problem.mentors, 'mentor-duplicate');
  const menteeIds = sortedIds(problem.mentees, 'mentee-duplicate');
  const mentorIndex = indexOf(mentorIds);
  const menteeIndex = indexOf(menteeIds);
  const mentors = mentorIds.length;
  const mentees = menteeIds.length;
  const index = (pair: PairOfIds, where: string): { m: number; e: number } => {
    const m = mentorIndex.get(pair.mentor);
    if (m === undefined) throw new AssignmentError('mentor-unknown', [pair.mentor, where]);
    const e = menteeIndex.get(pair.mentee);
    if (e === undefined) throw new AssignmentError('mentee-unknown', [pair.mentee, where]);
    return { m, e };
  };

  const places = new Float64Array(mentors);
  for (const { id, capacity } of problem.mentors) {
    if (!Number.isSafeInteger(capacity) || capacity < 0) {
      throw new AssignmentError('capacity-invalid', [id, String(capacity)]);
    }
    places[mentorIndex.get(id)!] = capacity;
  }

  const forbidden = new Set<number>();
  for (const pair of problem.forbidden ?? []) {
    const { m, e } = index(pair, 'запретах');
    forbidden.add(e * mentors + m);
  }
  const lockedTo = new Int32Array(mentees).fill(-1);
  const lockedLoad = new Int32Array(mentors);
  for (const pair of problem.locked ?? []) {
    const { m, e } = index(pair, 'закреплённых парах');
    if (forbidden.has(e * mentors + m)) throw new AssignmentError('lock-forbidden', [pair.mentor, pair.mentee]);
    if (lockedTo[e] === m) continue;
    if (lockedTo[e]! >= 0) {
      throw new AssignmentError('lock-twice', [pair.mentee, mentorIds[lockedTo[e]!]!, pair.mentor]);
    }
    lockedTo[e] = m;
    lockedLoad[m] = lockedLoad[m]! + 1;
  }
  for (let m = 0; m < mentors; m++) {
    if (lockedLoad[m]! > places[m]!) {
      throw new AssignmentError('lock-over-capacity', [mentorIds[m]!, `${lockedLoad[m]!}`, `${places[m]!}`]);
    }
  }

  // Candidates in the order (mentee, mentor): two stable counting passes.
  const size = problem.candidates.length;
  const mentorOf = new Int32Array(size);
  const menteeOf = new Int32Array(size);
  const scoreOf = new Float64Array(size);
  const lockedScore = new Float64Array(mentees);
  const byMentor = new Int32Array(mentors + 1);
  let topScore = 0;
  let kept = 0;
  // Lists mostly come mentee by mentee: whoever was looked up last is looked up next.
  let lastMentee: string | undefined;
  let e = -1;
  for (const candidate of problem.candidates) {
    const { score } = candidate;
    const m = mentorIndex.get(candidate.mentor) ?? index(candidate, 'кандидатах').m;
    if (candidate.mentee !== lastMentee) {
      e = menteeIndex.get(candidate.mentee) ?? index(candidate, 'кандидатах').e;
      lastMentee = candidate.mentee;
    }
    if (!Number.isSafeInteger(score) || score < 0) {
      throw new AssignmentError('score-invalid', [candidate.mentor, candidate.mentee, String(score)]);
    }
    if (score > topScore) topScore = score;
    if (lockedTo[e]! >= 0) {
      if (lockedTo[e] === m) lockedScore[e] = Math.max(lockedScore[e]!, score);
      continue;
    }
    if (forbidden.size > 0 && forbidden.has(e * mentors + m)) continue;
    mentorOf[kept] = m;
    menteeOf[kept] = e;
    scoreOf[kept] = score;
    byMentor[m + 1] = byMentor[m + 1]! + 1;
    kept++;
  }
  const order = ordered(mentorOf, menteeOf, byMentor, mentees, kept);
  const start = new Int32Array(mentees + 1);
  const mentor = new Int32Array(kept);
  const score = new Float64Array(kept);
  const degree = new Int32Array(mentors);
  let pairs = 0;
  e = 0;
  for (const i of order) {
    while (e < menteeOf[i]!) start[++e] = pairs;
    const m = mentorOf[i]!;
    if (pairs > start[e]! && mentor[pairs - 1] === m) score[pairs - 1] = Math.max(score[pairs - 1]!, scoreOf[i]!);
    else {
      mentor[pairs] = m;
      score[pairs++] = scoreOf[i]!;
      degree[m] = degree[m]! + 1;
    }
  }
  while (e < mentees) start[++e] = pairs;

  const capacity = new Int32Array(mentors);
  let open = 0;
  for (let m = 0; m < mentors; m++) {
    capacity[m] = Math.min(places[m]! - lockedLoad[m]!, degree[m]!);
    open += capacity[m]!;
  }
  const mostPairs = Math.min(mentees, open);
  assertExact(mentees, topScore);
  const cost = new Float64Array(pairs);
  for (let k = 0; k < pairs; k++) cost[k] = topScore - score[k]!;
  return {
    mentorIds,
    menteeIds,
    mentorIndex,
    menteeIndex,
    graph: { mentees, mentors, capacity, start, mentor: mentor.subarray(0, pairs), cost },
    score: score.subarray(0, pairs),
    topScore,
    lockedTo,
    lockedScore,
    lockedLoad,
    mostPairs,
    priority: problem.priority ?? 'coverage',
    balance: problem.balance ?? 'loads',
  };
}

function sortedIds(people: readonly { id: string }[], code: 'mentor-duplicate' | 'mentee-duplicate'): string[] {
  const ids = people.map((person) => person.id).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (let i = 1; i < ids.length; i++) if (ids[i] === ids[i - 1]) throw new AssignmentError(code, [ids[i]!]);
  return ids;
}

function indexOf(ids: readonly string[]): Map<string, number> {
  const index = new Map<string, number>();
  for (let i = 0; i < ids.length; i++) index.set(ids[i]!, i);
  return index;
}

/** Positions of the candidates by mentee, then mentor. `byMentor[m + 1]` counts those of mentor `m` on entry. */
function ordered(
  mentorOf: Int32Array,
  menteeOf: Int32Array,
  byMentor: Int32Array,
  mentees: number,
  size: number,
): Int32Array {
  toOffsets(byMentor);
  const half = new Int32Array(size);
  const byMentee = new Int32Array(mentees + 1);
  for (let i = 0; i < size; i++) {
    const m = mentorOf[i]!;
    half[byMentor[m]!] = i;
    byMentor[m] = byMentor[m]! + 1;
    byMentee[menteeOf[i]! + 1] = byMentee[menteeOf[i]! + 1]! + 1;
  }
  toOffsets(byMentee);
  const order = new Int32Array(size);
  for (const i of half) {
    const e = menteeOf[i]!;
    order[byMentee[e]!] = i;
    byMentee[e] = byMentee[e]! + 1;
  }
  return order;
}
