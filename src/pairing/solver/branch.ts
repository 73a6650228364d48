/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Fewest blocking pairs, proven: branch and bound over the pairs that block. A mutual pair does not block when its
// mentee has it or better, or when its mentor is full with mentees ranked before; otherwise it is paid for.
import type { Attempt, Restrictions } from './attempt';
import { attempt, breakTiesOf, compareAttempts, compareGoals, compareTies, unrestricted, workOfSolve } from './attempt';
import type { Columns } from './graph';
import { columnsOf } from './graph';
import type { Instance } from './problem';
import type { Wishes } from './wishes';

interface Node {
  readonly restrictions: Restrictions;
  /** Pairs already counted as blocking. */
  readonly paid: ReadonlySet<number>;
}

/** Outcome of a search that may run out of its allowance. */
export interface Searched {
  readonly best: Attempt;
  /** Whether the best is proven to be the best of all. */
  readonly proven: boolean;
}

/**
 * Improves on `start` until nothing better can exist, or until the allowance is spent.
 * @param start any attempt whose ties are broken
 * @param allowance pairs and people that may be looked at, all solves together
 */
export function searchBest(instance: Instance, wishes: Wishes, start: Attempt, allowance: number): Searched {
  const branching = new Branching(instance, wishes);
  let best = start;
  let work = 0;
  const open: Open[] = [];
  const root = { restrictions: unrestricted(instance), paid: new Set<number>() };
  for (let nodes: readonly Node[] = [root]; ;) {
    const solved: Open[] = [];
    for (const node of nodes) {
      work += workOfSolve(instance);
      if (work > allowance) return { best, proven: false };
      const relaxed = attempt(instance, wishes, node.restrictions, null);
      if (relaxed !== null) solved.push({ node, relaxed });
    }
    solved.sort((a, b) => compareGoals(instance, boundOf(b), boundOf(a)));
    open.push(...solved);
    const next = open.pop();
    if (next === undefined) return { best, proven: true };
    const { node, relaxed } = next;
    nodes = [];
    const bound = compareGoals(instance, boundOf(next), best);
    if (bound > 0) continue;
    const chosen = breakTiesOf(instance, wishes, relaxed);
    if (bound === 0 && compareTies(instance, chosen, best) >= 0) continue;
    const unpaid = chosen.blocking.filter((k) => !node.paid.has(k));
    if (unpaid.length > 0) nodes = branching.children(node, unpaid);
    else if (compareAttempts(instance, chosen, best) < 0) best = chosen;
  }
}

/** A node with the best that its restrictions leave. */
interface Open {
  readonly node: Node;
  readonly relaxed: Attempt;
}

function boundOf(open: Open): { matched: number; blocking: number; score: number } {
  return { matched: open.relaxed.matched, blocking: open.node.paid.size, score: open.relaxed.score };
}

/** Restrictions that keep a pair from blocking, and the nodes they split a search into. */
export class Branching {
  private readonly columns: Columns;
  private readonly menteeOf: Int32Array;

  constructor(
    private readonly instance: Instance,
    private readonly wishes: Wishes,
  ) {
    const { graph } = instance;
    this.columns = columnsOf(graph);
    this.menteeOf = new Int32Array(graph.mentor.length);
    for (let e = 0; e < graph.mentees; e++) this.menteeOf.fill(e, graph.start[e], graph.start[e + 1]);
  }

  /** The nodes that together hold every assignment of this one, the most promising last. */
  children(node: Node, blocking: readonly number[]): Node[] {
    const { restrictions, paid } = node;
    let chosen = blocking[0]!;
    let fewest = Infinity;
    for (const k of blocking) {
      const ways = this.waysOut(restrictions, k).length;
      if (ways < fewest) {
        fewest = ways;
        chosen = k;
      }
    }
    const pay = { restrictions: this.menteeHasWorse(restrictions, chosen), paid: new Set(paid).add(chosen) };
    return [pay, ...this.waysOut(restrictions, chosen).map((way) => ({ restrictions: way(), paid }))];
  }

  /** How a pair can be kept from blocking: its mentor filled with better mentees, its mentee given it or better. */
  waysOut(restrictions: Restrictions, k: number): (() => Restrictions)[] {
    const ways: (() => Restrictions)[] = [];
    if (this.mentorCanFillWithBetter(restrictions, k)) ways.push(() => this.mentorFilledWithBetter(restrictions, k));
    if (this.menteeCanHaveBetter(restrictions, k)) ways.push(() => this.menteeHasAtLeast(restrictions, k));
    return ways;
  }

  private menteeCanHaveBetter(restrictions: Restrictions, k: number): boolean {
    const { start } = this.instance.graph;
    const { menteeRank } = this.wishes;
    const e = this.menteeOf[k]!;
    for (let i = start[e]!; i < start[e + 1]!; i++) {
      if (restrictions.keep[i] === 1 && menteeRank[i]! <= menteeRank[k]!) return true;
    }
    return false;
  }

  private mentorCanFillWithBetter(restrictions: Restrictions, k: number): boolean {
    const { graph } = this.instance;
    const { mentorRank } = this.wishes;
    const m = graph.mentor[k]!;
    let better = 0;
    for (let i = this.columns.start[m]!; i < this.columns.start[m + 1]!; i++) {
      const other = this.columns.pair[i]!;
      if (restrictions.keep[other] === 1 && mentorRank[other]! < mentorRank[k]!) better++;
    }
    return better >= graph.capacity[m]!;
  }

  private menteeHasAtLeast(restrictions: Restrictions, k: number): Restrictions {
    const { start } = this.instance.graph;
    const { menteeRank } = this.wishes;
    const { keep, mustMatch, mustFill } = restrictions;
    const e = this.menteeOf[k]!;
    const kept = keep.slice();
    for (let i = start[e]!; i < start[e + 1]!; i++) if (menteeRank[i]! > menteeRank[k]!) kept[i] = 0;
    const must = mustMatch.slice();
    must[e] = 1;
    return { keep: kept, mustMatch: must, mustFill };
  }

  private menteeHasWorse(restrictions: Restrictions, k: number): Restrictions {
    const { start } = this.instance.graph;
    const { menteeRank } = this.wishes;
    const e = this.menteeOf[k]!;
    const keep = restrictions.keep.slice();
    for (let i = start[e]!; i < start[e + 1]!; i++) if (menteeRank[i]! <= menteeRank[k]!) keep[i] = 0;
    return { ...restrictions, keep };
  }

  private mentorFilledWithBetter(restrictions: Restrictions, k: number): Restrictions {
    const { mentorRank } = this.wishes;
    const m = this.instance.graph.mentor[k]!;
    const { keep, mustMatch, mustFill } = this.menteeHasWorse(restrictions, k);
    for (let i = this.columns.start[m]!; i < this.columns.start[m + 1]!; i++) {
      const other = this.columns.pair[i]!;
      if (mentorRank[other]! >= mentorRank[k]!) keep[other] = 0;
    }
    const must = mustFill.slice();
    must[m] = 1;
    return { keep, mustMatch, mustFill: must };
  }
}
