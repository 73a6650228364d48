// Who is paired with whom: the one function the rest of the add-on (and other tools) call.
import { menteeOfPair } from './solver/graph';
import type { PairOfIds, Problem } from './solver/problem';
import { solve } from './solver/solve';
import type { Solution } from './solver/solve';

export { AssignmentError } from './solver/errors';
export type { AssignmentErrorCode } from './solver/errors';
export { Reasons } from './solver/explain';
export type { Alternative } from './solver/explain';
export { menteeOfPair } from './solver/graph';
export { totals } from './solver/loss';
export type { Loss } from './solver/loss';
export type { PairOfIds, Problem } from './solver/problem';
export { solve } from './solver/solve';
export type { Basis, Solution } from './solver/solve';

/** What `assign` answers; every list is in the order of ids. */
export interface Assignment {
  /** By mentor, then mentee. */
  pairs: (PairOfIds & { score: number })[];
  /** Mentees without a mentor. */
  unmatched: string[];
  /** Pairs who named each other and would rather have each other than what they got; by mentor, then mentee. */
  blockingPairs: PairOfIds[];
}

/**
 * Pairs mentees with mentors. Goals, each only among the best by those before:
 * 1. as many mentees matched as possible; 2. fewest blocking pairs (`priority: 'stability'` puts this first);
 * 3. greatest total score; 4. the tie rule `balance`, then the other tie rule; 5. by ids: the mentee of the lowest id is
 * matched if it can be, with the mentor of the lowest id, then the next mentee.
 *
 * The answer depends neither on the order of any list nor on chance. Locked pairs are always made. Whole answers are
 * compared, locked pairs included, so locking pairs of the answer changes nothing (with wishes: where `proven` holds and
 * the pair takes no part in a wish, for nobody can be moved out of a locked pair).
 * @throws AssignmentError when the problem contradicts itself
 */
export function assign(problem: Problem): Assignment {
  return toAssignment(solve(problem));
}

/** A solution in ids. */
export function toAssignment(solution: Solution): Assignment {
  const { instance, matching, blocking } = solution;
  const { graph, mentorIds, menteeIds } = instance;
  const made: { m: number; e: number; score: number }[] = [];
  const unmatched: string[] = [];
  menteeIds.forEach((id, e) => {
    const k = matching.pair[e] ?? -1;
    const lock = instance.lockedTo[e] ?? -1;
    if (lock >= 0) made.push({ m: lock, e, score: instance.lockedScore[e] ?? 0 });
    else if (k >= 0) made.push({ m: graph.mentor[k] ?? -1, e, score: instance.score[k] ?? 0 });
    else unmatched.push(id);
  });
  const blockers = blocking.map((k) => ({ m: graph.mentor[k] ?? -1, e: menteeOfPair(graph.start, k), score: 0 }));
  const inIds = (pair: { m: number; e: number }): PairOfIds => ({
    mentor: mentorIds[pair.m] ?? '',
    mentee: menteeIds[pair.e] ?? '',
  });
  return {
    pairs: made.sort(byMentorThenMentee).map((pair) => ({ ...inIds(pair), score: pair.score })),
    unmatched,
    blockingPairs: blockers.sort(byMentorThenMentee).map(inIds),
  };
}

function byMentorThenMentee(a: { m: number; e: number }, b: { m: number; e: number }): number {
  return a.m - b.m || a.e - b.e;
}
