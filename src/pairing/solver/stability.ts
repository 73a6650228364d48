/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The second goal: few blocking pairs among mutual wishes. Stable sets give proven answers, penalties good ones where
// no stable answer can be had, and a search improves them and, for a class or a small school, proves them.
import type { Attempt, Restrictions } from './attempt';
import { attempt, breakTiesOf, compareAttempts, compareGoals, unrestricted, workOfSolve } from './attempt';
import type { Searched } from './branch';
import { Branching, searchBest } from './branch';
import type { StableSet } from './deferred-acceptance';
import { blockingEstimate, stableSets } from './deferred-acceptance';
import type { Instance } from './problem';
import type { Wishes } from './wishes';

/**
 * Work allowed to repairs and to the search, in pairs and people looked at (see `workOfSolve`): some 50 ms each on a
 * laptop. Counted, not timed, so that the answer is the same everywhere. Above some 2,000 people nothing is left of it.
 */
const REPAIR_ALLOWANCE = 1_000_000;
const SEARCH_ALLOWANCE = 1_000_000;
/** How often penalties are drawn up afresh from the best assignment in hand. */
const ROUNDS = 5;

/**
 * The best assignment found for a problem with mutual wishes, and whether it is proven best. With either priority an
 * answer without blocking pairs is found whenever making all pairs of a stable set costs no goal of a higher rank.
 */
export function settleWishes(instance: Instance, wishes: Wishes): Searched {
  const finder = new Finder(instance, wishes);
  finder.consider(attempt(instance, wishes, unrestricted(instance), null));
  for (const stable of stableSets(instance, wishes)) {
    finder.consider(attempt(instance, wishes, containing(instance, stable), null));
    const estimate = blockingEstimate(instance, wishes, stable);
    finder.repair(estimate);
    finder.repair(favouring(estimate, stable));
  }
  // The estimate is drawn from who sits where; drawn from a better assignment it is a better estimate.
  for (let round = 0; round < ROUNDS; round++) {
    const before = finder.best();
    finder.repair(blockingEstimate(instance, wishes, before.matching.pair));
    if (finder.best() === before) break;
  }
  const found = finder.best();
  const chosen = breakTiesOf(instance, wishes, found);
  const start = compareAttempts(instance, chosen, found) < 0 ? chosen : found;
  return searchBest(instance, wishes, start, SEARCH_ALLOWANCE);
}

/** Keeps the best attempt and what is left of the allowance for repairs. */
class Finder {
  private readonly branching: Branching;
  private held: Attempt | null = null;
  private left = REPAIR_ALLOWANCE;

  constructor(
    private readonly instance: Instance,
    private readonly wishes: Wishes,
  ) {
    this.branching = new Branching(instance, wishes);
  }

  best(): Attempt {
    if (this.held === null) throw new Error('no assignment has been considered');
    return this.held;
  }

  consider(made: Attempt | null): void {
    if (made !== null && (this.held === null || compareGoals(this.instance, made, this.held) < 0)) this.held = made;
  }

  /** Solves with a penalty, then forbids blocking pairs to block, one after another, as long as that is better. */
  repair(penalty: Float64Array): void {
    let under = unrestricted(this.instance);
    let current = attempt(this.instance, this.wishes, under, penalty);
    while (current !== null) {
      this.consider(current);
      const better = this.firstBetter(current, under, penalty);
      if (better === null) return;
      ({ current, under } = better);
    }
  }

  private firstBetter(
    current: Attempt,
    under: Restrictions,
    penalty: Float64Array,
  ): { current: Attempt; under: Restrictions } | null {
    for (const k of current.blocking) {
      for (const way of this.branching.waysOut(under, k)) {
        this.left -= workOfSolve(this.instance);
        if (this.left < 0) return null;
        const next = way();
        const made = attempt(this.instance, this.wishes, next, penalty);
        if (made !== null && compareGoals(this.instance, made, current) < 0) return { current: made, under: next };
      }
    }
    return null;
  }
}

/** Every pair of the stable set is made. */
function containing(instance: Instance, stable: StableSet): Restrictions {
  const { graph } = instance;
  const { keep, mustMatch, mustFill } = unrestricted(instance);
  for (let e = 0; e < graph.mentees; e++) {
    if (stable[e]! < 0) continue;
    keep.fill(0, graph.start[e], graph.start[e + 1]);
    keep[stable[e]!] = 1;
    mustMatch[e] = 1;
  }
  return { keep, mustMatch, mustFill };
}

function favouring(estimate: Float64Array, stable: StableSet): Float64Array {
  const result = estimate.slice();
  for (const k of stable) if (k >= 0) result[k] = result[k]! - 1;
  return result;
}
