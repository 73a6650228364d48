/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Reasons in numbers: how far the next best answer is, what another choice would cost. Each can
// be computed again from the answer alone, and the words for the curator are made from them elsewhere.
import type { Restrictions } from './attempt';
import { attempt, unrestricted } from './attempt';
import { blockingEstimate } from './deferred-acceptance';
import { DetourSearch } from './detour';
import type { Detour } from './detour';
import { AssignmentError } from './errors';
import type { Graph } from './graph';
import type { Loss, Totals } from './loss';
import { isLess, lossOf, mentorOf, totals } from './loss';
import type { Matching } from './matching';
import { emptyMatching, seatAt } from './matching';
import type { PairOfIds } from './problem';
import type { Solution } from './solve';
import { solve } from './solve';
import type { Wishes } from './wishes';
import { blockingPairs } from './wishes';

/** Another arrangement for one mentee. */
export interface Alternative {
  /** Its mentor there, null when it would be left out. */
  readonly mentor: string | null;
  readonly loss: Loss;
  /** Mentees who would have another mentor (or none) than now, in the order of ids. */
  readonly moved: readonly { mentee: string; from: string | null; to: string | null }[];
}

/** Up to this many mentees reasons that involve wishes are found by solving the whole problem again. */
const SOLVE_AGAIN = 16;

/** An answer near the one to explain, by penalties alone, and the search for its cheapest changes. */
interface Nearby {
  readonly estimate: Float64Array;
  readonly matching: Matching;
  readonly search: DetourSearch;
}

const NO_CHANGE = { moves: new Map<number, number>() };

/**
 * Answers questions about one solution. Build it once. Where there are no mutual wishes each question costs one search
 * and the answer is exact. With wishes up to 16 mentees it costs solving again, and is as exact as `solve`; beyond that
 * two searches, one of them near an answer by penalties: then an alternative is one that can be had, the best known.
 */
export class Reasons {
  private readonly search: DetourSearch;
  private readonly now: Totals;
  private nearby: Nearby | null = null;

  constructor(private readonly solution: Solution) {
    this.now = totals(solution);
    this.search = new DetourSearch(solution.basis, inBasis(solution));
  }

  /**
   * The best arrangement in which a mentee does not have the mentor it has; as in solving again with the pair vetoed,
   * the pair itself cannot block then.
   * @returns null for a mentee who is locked or has no mentor
   * @throws AssignmentError mentee-unknown
   */
  secondBest(mentee: string): Alternative | null {
    const { problem, instance, matching, wishes } = this.solution;
    const e = this.menteeIndex(mentee);
    const made = matching.pair[e]!;
    if (made < 0) return null;
    const found: (Alternative | null)[] = [];
    const again = this.solvesAgain();
    if (!again) found.push(this.alternative(e, this.search.without(e), made));
    if (wishes !== null && !again) {
      const { matching: near, search } = this.near(wishes);
      const detour = near.pair[e] === made ? search.without(e) : NO_CHANGE;
      const under = unrestricted(instance);
      under.keep[made] = 0;
      found.push(this.around(e, wishes, detour, under, made));
    }
    const best = this.best(found);
    if (best !== null) return best;
    const mentor = instance.mentorIds[instance.graph.mentor[made]!]!;
    return this.comparedTo(e, solve({ ...problem, forbidden: [...(problem.forbidden ?? []), { mentor, mentee }] }));
  }

  /**
   * What it would take to make a pair that is not made: "why not the mentor I asked for".
   * @returns null when the pair is no candidate, is vetoed, or excluded by a lock
   * @throws AssignmentError mentee-unknown, mentor-unknown
   */
  forcing(pair: PairOfIds): Alternative | null {
    const { problem, instance, matching, wishes } = this.solution;
    const e = this.menteeIndex(pair.mentee);
    const k = this.pairIndex(e, this.mentorIndex(pair.mentor));
    if (k < 0) return null;
    if (matching.pair[e] === k) return this.comparedTo(e, this.solution);
    const found: (Alternative | null)[] = [];
    const again = this.solvesAgain();
    const inBasis = this.pairInBasis(e, k);
    if (!again && inBasis >= 0) found.push(this.alternative(e, this.search.through(e, [inBasis]), -1));
    if (wishes !== null && !again) {
      const { matching: near, search } = this.near(wishes);
      const detour = near.pair[e] === k ? NO_CHANGE : search.through(e, [k]);
      const under = unrestricted(instance);
      under.keep.fill(0, instance.graph.start[e], instance.graph.start[e + 1]);
      under.keep[k] = 1;
      under.mustMatch[e] = 1;
      found.push(this.around(e, wishes, detour, under, -1));
    }
    const best = this.best(found);
    if (best !== null) return best;
    const forced = solve({ ...problem, locked: [...(problem.locked ?? []), pair] });
    return this.comparedTo(e, this.unlocked(forced));
  }

  /**
   * The cheapest way to place a mentee who is left out, somebody else being left out instead.
   * @returns null when the mentee has a mentor, or no candidate with places
   * @throws AssignmentError mentee-unknown
   */
  placing(mentee: string): Alternative | null {
    const { instance, matching, basis, wishes } = this.solution;
    const { graph } = instance;
    const e = this.menteeIndex(mentee);
    if (matching.pair[e]! >= 0 || instance.lockedTo[e]! >= 0) return null;
    if (wishes === null) {
      const detour = this.alternative(e, this.search.through(e, pairsOf(basis.graph, e)), -1);
      if (detour !== null) return detour;
    } else if (!this.solvesAgain()) {
      const { matching: near, search } = this.near(wishes);
      const detour = near.pair[e]! < 0 ? search.through(e, pairsOf(graph, e)) : NO_CHANGE;
      const under = unrestricted(instance);
      under.mustMatch[e] = 1;
      return this.around(e, wishes, detour, under, -1);
    }
    const found: (Alternative | null)[] = [];
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      found.push(this.forcing({ mentor: instance.mentorIds[graph.mentor[k]!]!, mentee }));
    }
    return this.best(found);
  }

  /** The answer by the other priority, and what it is worse and better by. */
  otherPriority(): { solution: Solution; loss: Loss } {
    const { problem, instance } = this.solution;
    const other = solve({ ...problem, priority: instance.priority === 'coverage' ? 'stability' : 'coverage' });
    return { solution: other, loss: lossOf(this.now, other) };
  }

  /**
   * How much a mentor is in demand: by how many points the total could grow at most if one more place appeared there.
   * @returns null where places are short (there one more place matches one more mentee), and with mutual wishes
   * @throws AssignmentError mentor-unknown
   */
  demand(mentor: string): number | null {
    const m = this.mentorIndex(mentor);
    const { basis, wishes } = this.solution;
    if (wishes !== null || basis.optimum.split.overMentor[m] === 1) return null;
    return basis.optimum.price[m] === 0 ? 0 : -basis.optimum.price[m]!;
  }

  private solvesAgain(): boolean {
    return this.solution.wishes !== null && this.solution.instance.graph.mentees <= SOLVE_AGAIN;
  }

  private best(found: readonly (Alternative | null)[]): Alternative | null {
    let best: Alternative | null = null;
    for (const other of found) {
      if (other !== null && (best === null || isLess(other.loss, best.loss, this.solution.instance.priority)))
        best = other;
    }
    return best;
  }

  /** The best by penalties drawn from the answer, so near it; solved once, however many questions are asked. */
  private near(wishes: Wishes): Nearby {
    if (this.nearby !== null) return this.nearby;
    const { instance, matching } = this.solution;
    const estimate = blockingEstimate(instance, wishes, matching.pair);
    const made = attempt(instance, wishes, unrestricted(instance), estimate);
    if (made === null) throw new Error('nothing was demanded and it was refused');
    const basis = { graph: made.graph, origin: null, optimum: made.optimum };
    this.nearby = { estimate, matching: made.matching, search: new DetourSearch(basis, made.matching) };
    return this.nearby;
  }

  /**
   * The best under restrictions, near the answer.
   * @param detour the change of the nearby answer that keeps the restrictions; null when one mentee is lost by them
   * @param vetoed a pair that does not count as blocking, or -1
   */
  private around(
    e: number,
    wishes: Wishes,
    detour: Pick<Detour, 'moves'> | null,
    under: Restrictions,
    vetoed: number,
  ): Alternative | null {
    const { estimate, matching } = this.near(wishes);
    if (detour !== null) {
      const pair = matching.pair.slice();
      for (const [x, move] of detour.moves) pair[x] = move;
      return this.comparedTo(e, this.withPairs(pair, vetoed));
    }
    const made = attempt(this.solution.instance, wishes, under, estimate);
    return made === null ? null : this.comparedTo(e, this.withPairs(made.matching.pair, vetoed));
  }

  private menteeIndex(mentee: string): number {
    const e = this.solution.instance.menteeIndex.get(mentee);
    if (e === undefined) throw new AssignmentError('mentee-unknown', [mentee, 'вопросе о подборе']);
    return e;
  }

  private mentorIndex(mentor: string): number {
    const m = this.solution.instance.mentorIndex.get(mentor);
    if (m === undefined) throw new AssignmentError('mentor-unknown', [mentor, 'вопросе о подборе']);
    return m;
  }

  private pairIndex(e: number, m: number): number {
    const { graph } = this.solution.instance;
    if (graph.capacity[m] === 0) return -1;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) if (graph.mentor[k] === m) return k;
    return -1;
  }

  private pairInBasis(e: number, pair: number): number {
    const { graph, origin } = this.solution.basis;
    if (origin === null) return pair;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) if (origin[k] === pair) return k;
    return -1;
  }

  /** @param vetoed a pair that does not count as blocking, or -1 */
  private alternative(e: number, detour: Detour | null, vetoed: number): Alternative | null {
    if (detour === null) return null;
    const { matching, basis, wishes } = this.solution;
    if (wishes === null) return this.moving(e, detour.moves);
    const pair = matching.pair.slice();
    for (const [x, move] of detour.moves) pair[x] = move < 0 || basis.origin === null ? move : basis.origin[move]!;
    return this.comparedTo(e, this.withPairs(pair, vetoed));
  }

  /** Where nothing can block, what moves is all that differs. @param moves in pairs of the basis, the instance's own */
  private moving(e: number, moves: Detour['moves']): Alternative {
    const { instance, matching } = this.solution;
    const { graph, mentorIds, menteeIds, score } = instance;
    const mentor = (k: number): string | null => (k < 0 ? null : mentorIds[graph.mentor[k]!]!);
    let fewer = 0;
    let points = 0;
    const moved: { mentee: string; from: string | null; to: string | null }[] = [];
    for (const x of [...moves.keys()].sort((a, b) => a - b)) {
      const [was, is] = [matching.pair[x]!, moves.get(x)!];
      if (was === is) continue;
      fewer += Number(was >= 0) - Number(is >= 0);
      points += (was < 0 ? 0 : score[was]!) - (is < 0 ? 0 : score[is]!);
      moved.push({ mentee: menteeIds[x]!, from: mentor(was), to: mentor(is) });
    }
    return { mentor: mentor(moves.get(e)!), loss: { matched: fewer, blocking: 0, score: points }, moved };
  }

  /** A solution of a problem with one lock more, told in the terms of this one, where that lock does not exist. */
  private unlocked(other: Solution): Solution {
    const pair = this.solution.matching.pair.map((_, x) => {
      if (this.solution.instance.lockedTo[x]! >= 0) return -1;
      const mentor = mentorOf(other, x);
      return mentor === null ? -1 : this.pairIndex(x, this.mentorIndex(mentor));
    });
    return this.withPairs(pair, -1);
  }

  private withPairs(pair: Int32Array, vetoed: number): Solution {
    const { instance, wishes } = this.solution;
    const matching = emptyMatching(instance.graph);
    pair.forEach((k, e) => {
      if (k >= 0) seatAt(matching, e, instance.graph.mentor[k]!, k);
    });
    const blocking = wishes === null ? [] : blockingPairs(instance, wishes, matching).filter((k) => k !== vetoed);
    return { ...this.solution, matching, blocking };
  }

  private comparedTo(e: number, other: Solution): Alternative {
    const { instance } = this.solution;
    const moved: { mentee: string; from: string | null; to: string | null }[] = [];
    instance.menteeIds.forEach((mentee, x) => {
      const from = mentorOf(this.solution, x);
      const to = mentorOf(other, x);
      if (from !== to) moved.push({ mentee, from, to });
    });
    return { mentor: mentorOf(other, e), loss: lossOf(this.now, other), moved };
  }
}

function pairsOf(graph: Graph, e: number): number[] {
  const pairs: number[] = [];
  for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) pairs.push(k);
  return pairs;
}

/** The answer in the numbering of the basis. */
function inBasis(solution: Solution): Matching {
  const { basis, matching } = solution;
  const { origin } = basis;
  if (origin === null) return matching;
  const numbered = emptyMatching(basis.graph);
  for (let e = 0; e < basis.graph.mentees; e++) {
    for (let k = basis.graph.start[e]!; k < basis.graph.start[e + 1]!; k++) {
      if (origin[k] === matching.pair[e]) seatAt(numbered, e, basis.graph.mentor[k]!, k);
    }
  }
  return numbered;
}
