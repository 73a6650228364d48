/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The second goal: few blocking pairs among mutual wishes. Stable sets give proven answers, penalties good ones where
// no stable answer can be had, and a search improves them and, in a school's size of problem, proves them.
import type { Attempt, Restrictions } from './attempt';
import { attempt, breakTiesOf, compareAttempts, compareGoals, unrestricted } from './attempt';
import type { Searched } from './branch';
import { Branching, searchBest } from './branch';
import type { StableSet } from './deferred-acceptance';
import { blockingEstimate, stableSets } from './deferred-acceptance';
import type { Instance } from './problem';
import type { Wishes } from './wishes';

/** Pairs and people that the proving search may look at. */
const SEARCH_ALLOWANCE = 500_000;
const REPAIRS = 200;

/** The best assignment found for a problem with mutual wishes, and whether it is proven best. */
export function settleWishes(instance: Instance, wishes: Wishes): Searched {
  const free = unrestricted(instance);
  let best: Attempt | null = null;
  const consider = (made: Attempt | null): void => {
    if (made !== null && (best === null || compareGoals(instance, made, best) < 0)) best = made;
  };
  const branching = new Branching(instance, wishes);
  const repair = (restrictions: Restrictions, penalty: Float64Array): void => {
    let current = attempt(instance, wishes, restrictions, penalty);
    let under = restrictions;
    let left = REPAIRS;
    for (let improved = true; improved && current !== null;) {
      consider(current);
      improved = false;
      search: for (const k of current.blocking) {
        for (const way of branching.waysOut(under, k)) {
          if (left-- === 0) return;
          const next = way();
          const made: Attempt | null = attempt(instance, wishes, next, penalty);
          if (made === null || compareGoals(instance, made, current) >= 0) continue;
          under = next;
          current = made;
          improved = true;
          break search;
        }
      }
    }
  };
  consider(attempt(instance, wishes, free, null));
  for (const stable of stableSets(instance, wishes)) {
    consider(attempt(instance, wishes, containing(instance, stable), null));
    const estimate = blockingEstimate(instance, wishes, stable);
    repair(free, estimate);
    repair(free, favouring(estimate, stable));
  }
  const first = best as unknown as Attempt;
  const chosen = breakTiesOf(instance, wishes, first);
  const start = compareAttempts(instance, chosen, first) < 0 ? chosen : first;
  return searchBest(instance, wishes, start, SEARCH_ALLOWANCE);
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
