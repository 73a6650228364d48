/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The cheapest change of an answer that gives one mentee something else: one shortest path over reduced costs. The
// prices of the optimum make every step's loss visible, so nothing has to be solved again.
import { menteeOfPair } from './graph';
import { NodeHeap } from './heap';
import type { Matching } from './matching';
import type { Basis } from './solve';
import { SortedLists } from './sorted-lists';

/** A change of the answer: each mentee's new pair in the basis, -1 for none. */
export interface Detour {
  /** What it costs in the basis. */
  readonly loss: number;
  readonly moves: ReadonlyMap<number, number>;
}

/** In place of a pair: the mentor was reached from the hub. */
const FROM_HUB = -1;

/**
 * Searches from one mentee over the mentors its moves reach, each displacing one of its mentees. Chains may pass the
 * hub: where places are plenty, a free place frees any other place at that mentor's price; where they are short, a
 * mentee left out lets in another one.
 *
 * All searches walk the same arcs, gathered once: from each mentor the cheapest way to each other one by any of its
 * mentees, from the cheapest on, so that a search stops where nothing nearer can follow.
 */
export class DetourSearch {
  private readonly distance: Float64Array;
  private readonly heap: NodeHeap;
  /** The pair by which each mentor was reached. */
  private readonly via: Int32Array;
  private readonly done: Uint8Array;
  private readonly hub: number;
  /** Group `m`: out of mentor `m`; then out of the hub where places are plenty, and where they are short. */
  private readonly arcs: SortedLists;
  /** Where places are short: the mentee of each mentor who drops out at the least loss, and that loss. */
  private readonly dropping: Int32Array;
  private readonly dropLoss: Float64Array;
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
    this.via = new Int32Array(mentors + 1);
    this.done = new Uint8Array(mentors + 1);
    this.dropping = new Int32Array(mentors).fill(-1);
    this.dropLoss = new Float64Array(mentors).fill(Infinity);
    this.arcs = this.gatherArcs();
  }

  /** The cheapest change that takes `e` out of its pair and leaves as many matched; null when there is none. */
  without(e: number): Detour | null {
    const { start } = this.basis.graph;
    const { worth, split } = this.basis.optimum;
    const own = this.matching.pair[e]!;
    this.begin(e);
    for (let k = start[e]!; k < start[e + 1]!; k++) if (k !== own) this.relax(e, k);
    if (split.overMentee[e] === 1) this.enterHub(-1, e, -worth[e]!);
    return this.search(e);
  }

  /** The cheapest change that makes one of the pairs of `e` and leaves as many matched; null when there is none. */
  through(e: number, pairs: readonly number[]): Detour | null {
    this.begin(e);
    for (const k of pairs) this.relax(e, k);
    return this.search(e);
  }

  private begin(root: number): void {
    const home = this.matching.mentor[root]!;
    this.target = home < 0 ? this.hub : home;
    this.distance.fill(Infinity);
    this.done.fill(0);
    this.heap.clear();
  }

  private search(root: number): Detour | null {
    const { heap, distance, done, hub, target } = this;
    const over = this.basis.optimum.split.overMentee[root] === 1;
    while (heap.size > 0) {
      const node = heap.pop();
      done[node] = 1;
      const at = distance[node]!;
      if (node === target) return { loss: at, moves: this.moves(root, target) };
      if (node !== hub) this.displace(node, at, over);
      this.follow(node === hub && over ? hub + 1 : node, at);
    }
    return null;
  }

  /** Somebody new sits at `m`: a free place is used up, or one of its mentees drops out. */
  private displace(m: number, at: number, over: boolean): void {
    const { matching } = this;
    if (over) this.enterHub(-1, this.dropping[m]!, at + this.dropLoss[m]!);
    else if (matching.load[m]! < this.basis.graph.capacity[m]!) this.enterHub(m, -1, at);
  }

  /** Goes on by the arcs of a group. The mentee searched for sits at the target only, whose arcs are never followed. */
  private follow(group: number, at: number): void {
    const { arcs, distance, done, target } = this;
    if (arcs.sorted[group] === 0) arcs.sort(group);
    const stop = arcs.start[group + 1]!;
    for (let i = arcs.start[group]!; i < stop; i++) {
      const reach = at + arcs.cost[i]!;
      if (reach >= distance[target]!) return;
      const m = arcs.other[i]!;
      if (reach < distance[m]! && done[m] === 0) this.reach(m, arcs.pair[i]!, reach);
    }
  }

  private enterHub(m: number, e: number, at: number): void {
    if (this.done[this.hub] === 1 || at >= this.distance[this.hub]! || at >= this.distance[this.target]!) return;
    this.distance[this.hub] = at;
    this.hubMentor = m;
    this.hubMentee = e;
    this.heap.lower(this.hub);
  }

  private relax(e: number, k: number): void {
    const { graph, optimum } = this.basis;
    const m = graph.mentor[k]!;
    if (optimum.split.overMentor[m] !== optimum.split.overMentee[e] || graph.capacity[m] === 0) return;
    const reach = graph.cost[k]! - optimum.worth[e]! - optimum.price[m]!;
    if (reach < this.distance[m]!) this.reach(m, k, reach);
  }

  private reach(m: number, k: number, at: number): void {
    this.distance[m] = at;
    this.via[m] = k;
    this.heap.lower(m);
  }

  private gatherArcs(): SortedLists {
    const { matching, dropping, dropLoss } = this;
    const { graph, optimum } = this.basis;
    const { mentees, mentors, start, mentor, cost, capacity } = graph;
    const { worth, price, split } = optimum;
    const most = start[mentees]! + mentors;
    const [other, loss, pair] = [new Int32Array(most), new Float64Array(most), new Int32Array(most)];
    const groups = new Int32Array(mentors + 3);
    const place = new Int32Array(mentors).fill(-1);
    let size = 0;
    const add = (e: number, from: number): void => {
      const over = split.overMentee[e]!;
      for (let k = start[e]!; k < start[e + 1]!; k++) {
        const m = mentor[k]!;
        if (split.overMentor[m] !== over || capacity[m] === 0) continue;
        const reduced = cost[k]! - worth[e]! - price[m]!;
        let at = place[m]!;
        if (at < from) {
          at = place[m] = size++;
          other[at] = m;
        } else if (loss[at]! <= reduced) continue;
        loss[at] = reduced;
        pair[at] = k;
      }
    };
    for (let m = 0; m < mentors; m++) {
      const first = matching.seatStart[m]!;
      for (let s = first; s < first + matching.load[m]!; s++) {
        const e = matching.seat[s]!;
        add(e, groups[m]!);
        if (split.overMentee[e] === 0 || -worth[e]! >= dropLoss[m]!) continue;
        dropLoss[m] = -worth[e]!;
        dropping[m] = e;
      }
      groups[m + 1] = size;
    }
    for (let m = 0; m < mentors; m++) {
      if (split.overMentor[m] === 1 || matching.load[m] === 0) continue;
      other[size] = m;
      loss[size] = -price[m]!;
      pair[size++] = FROM_HUB;
    }
    groups[mentors + 1] = size;
    for (let e = 0; e < mentees; e++) {
      if (split.overMentee[e] === 1 && matching.pair[e]! < 0) add(e, groups[mentors + 1]!);
    }
    groups[mentors + 2] = size;
    return new SortedLists(groups, other.subarray(0, size), loss.subarray(0, size), pair.subarray(0, size));
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
      const k = this.via[m]!;
      if (k === FROM_HUB) return true;
      const e = menteeOfPair(this.basis.graph.start, k);
      moves.set(e, k);
      if (e === root) return false;
      m = this.matching.mentor[e]!;
      if (m < 0) return true;
    }
  }
}
