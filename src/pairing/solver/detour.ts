/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The cheapest change of an answer that gives one mentee something else: one shortest path over reduced costs. The
// prices of the optimum make every step's loss visible, so nothing has to be solved again.
import { NodeHeap } from './heap';
import type { Matching } from './matching';
import type { Basis } from './solve';

/** A change of the answer: each mentee's new pair in the basis, -1 for none. */
export interface Detour {
  /** What it costs in the basis. */
  readonly loss: number;
  readonly moves: ReadonlyMap<number, number>;
}

const FROM_HUB = -2;

/**
 * Searches from one mentee over the mentors its moves reach, each displacing one of its mentees. Chains may pass the
 * hub: where places are plenty, a free place frees any other place at that mentor's price; where they are short, a
 * mentee left out lets in another one.
 */
export class DetourSearch {
  private readonly distance: Float64Array;
  private readonly heap: NodeHeap;
  private readonly by: Int32Array;
  private readonly via: Int32Array;
  private readonly done: Uint8Array;
  private readonly hub: number;
  /** Where the search in hand ends: nothing as far as that matters. */
  private target = -1;
  /** Through whom the hub was reached: a mentor with a free place (rest), or a mentee who drops out. */
  private hubMentor = -1;
  private hubMentee = -1;

  /** @param matching the answer in pairs of the basis */
  constructor(
    private readonly basis: Basis,
    private readonly matching: Matching,
  ) {
    const { mentors } = basis.graph;
    this.hub = mentors;
    this.distance = new Float64Array(mentors + 1);
    this.heap = new NodeHeap(mentors + 1, this.distance);
    this.by = new Int32Array(mentors + 1);
    this.via = new Int32Array(mentors + 1);
    this.done = new Uint8Array(mentors + 1);
  }

  /** The cheapest change that takes `e` out of its pair and leaves as many matched; null when there is none. */
  without(e: number): Detour | null {
    const { graph } = this.basis;
    const own = this.matching.pair[e]!;
    const pairs: number[] = [];
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) if (k !== own) pairs.push(k);
    return this.search(e, pairs, true);
  }

  /** The cheapest change that makes one of the pairs of `e` and leaves as many matched; null when there is none. */
  through(e: number, pairs: readonly number[]): Detour | null {
    return this.search(e, pairs, false);
  }

  private search(root: number, pairs: readonly number[], mayDrop: boolean): Detour | null {
    const { matching, heap, distance, done, hub } = this;
    const { worth, split } = this.basis.optimum;
    const over = split.overMentee[root] === 1;
    const home = matching.mentor[root]!;
    const target = home < 0 ? hub : home;
    this.target = target;
    distance.fill(Infinity);
    done.fill(0);
    heap.clear();
    for (const k of pairs) this.relax(root, k);
    if (mayDrop && over) this.enterHub(-1, root, -worth[root]!);
    while (heap.size > 0) {
      const node = heap.pop();
      done[node] = 1;
      const at = distance[node]!;
      if (node === target) return { loss: at, moves: this.moves(root, target) };
      if (node === hub) this.leaveHub(root, at, over);
      else this.displace(root, node, at, over);
    }
    return null;
  }

  /** Somebody new sits at `m`: a free place is used up, or one of its mentees moves on or drops out. */
  private displace(root: number, m: number, at: number, over: boolean): void {
    const { matching } = this;
    const { graph, optimum } = this.basis;
    if (!over && matching.load[m]! < graph.capacity[m]!) this.enterHub(m, -1, at);
    const from = matching.seatStart[m]!;
    for (let s = from; s < from + matching.load[m]!; s++) {
      const x = matching.seat[s]!;
      if (x === root) continue;
      this.relaxAll(x, at);
      if (over) this.enterHub(-1, x, at - optimum.worth[x]!);
    }
  }

  private leaveHub(root: number, at: number, over: boolean): void {
    const { matching, distance, done, target } = this;
    const { graph, optimum } = this.basis;
    const { split, price } = optimum;
    if (over) {
      for (let x = 0; x < graph.mentees; x++) {
        if (split.overMentee[x] === 1 && matching.pair[x]! < 0 && x !== root) this.relaxAll(x, at);
      }
      return;
    }
    for (let m = 0; m < graph.mentors; m++) {
      const reach = at - price[m]!;
      if (split.overMentor[m] === 1 || matching.load[m] === 0 || done[m] === 1 || reach >= distance[m]!) continue;
      if (reach < distance[target]!) this.reach(m, FROM_HUB, -1, reach);
    }
  }

  private enterHub(m: number, e: number, at: number): void {
    if (this.done[this.hub] === 1 || at >= this.distance[this.hub]! || at >= this.distance[this.target]!) return;
    this.distance[this.hub] = at;
    this.hubMentor = m;
    this.hubMentee = e;
    this.heap.lower(this.hub);
  }

  private relaxAll(e: number, at: number): void {
    const { graph, optimum } = this.basis;
    const { start, mentor, cost, capacity } = graph;
    const { price, split } = optimum;
    const { distance, done, target } = this;
    const over = split.overMentee[e]!;
    const base = at - optimum.worth[e]!;
    const stop = start[e + 1]!;
    for (let k = start[e]!; k < stop; k++) {
      const m = mentor[k]!;
      const reach = base + cost[k]! - price[m]!;
      if (reach >= distance[m]! || reach >= distance[target]!) continue;
      if (split.overMentor[m] !== over || done[m] === 1 || capacity[m] === 0) continue;
      this.reach(m, e, k, reach);
    }
  }

  private relax(e: number, k: number): void {
    const { graph, optimum } = this.basis;
    const m = graph.mentor[k]!;
    if (optimum.split.overMentor[m] !== optimum.split.overMentee[e] || graph.capacity[m] === 0) return;
    const reach = graph.cost[k]! - optimum.worth[e]! - optimum.price[m]!;
    if (reach < this.distance[m]!) this.reach(m, e, k, reach);
  }

  private reach(m: number, e: number, k: number, at: number): void {
    this.distance[m] = at;
    this.by[m] = e;
    this.via[m] = k;
    this.heap.lower(m);
  }

  private moves(root: number, target: number): Map<number, number> {
    const moves = new Map<number, number>();
    let passed = target === this.hub;
    if (!passed) passed = this.addChain(moves, target, root);
    if (!passed) return moves;
    if (this.hubMentee >= 0) {
      const from = this.matching.mentor[this.hubMentee]!;
      if (this.hubMentee !== root) this.addChain(moves, from, root);
      moves.set(this.hubMentee, -1);
    } else this.addChain(moves, this.hubMentor, root);
    return moves;
  }

  /** Notes the chain that reached a mentor; true when it came from the hub and not from the root. */
  private addChain(moves: Map<number, number>, last: number, root: number): boolean {
    let m = last;
    for (;;) {
      const e = this.by[m]!;
      if (e === FROM_HUB) return true;
      moves.set(e, this.via[m]!);
      if (e === root) return false;
      m = this.matching.mentor[e]!;
      if (m < 0) return true;
    }
  }
}
