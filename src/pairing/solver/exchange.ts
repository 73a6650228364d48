/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Exchanges inside the face: closed chains in which each mentee takes the place that the next one leaves. Chains run
// over mentors and over two kinds of hubs: "the other mentors" (a place is taken at one mentor and given up at another)
// and "the others left out" (one mentee drops out and another one comes in).
import type { Face } from './face';
import { loadOf } from './face';
import { seatAt, unseat } from './matching';
import { strongParts } from './strong-parts';

const NOBODY = -1;

/**
 * The face as a network. Nodes are mentors, then hubs. With even loads there is a hub for each load: who takes a place
 * at load L relieves somebody of load L + 1, so that the sum of squares stays what it is; otherwise one hub serves all.
 *
 * No exchange crosses from one part to another, so pairs between parts can never be made.
 */
export class Exchanges {
  /** Part of each node. */
  part: Int32Array;
  /** A cost on each pair and a level on each node: a pair is passable where cost and level balance. All 0 at first. */
  readonly cost: Float64Array;
  readonly level: Float64Array;
  /** 1 for a mentee who may not be moved any more. */
  readonly frozen: Uint8Array;
  /** The hub of those left out. */
  readonly out: number;
  /** Nodes that the last search has reached are `reached[0 .. reachedEnd - 1]`. */
  readonly reached: Int32Array;
  reachedEnd = 0;
  private parts = 0;
  private readonly leftOut = new Set<number>();
  /** Mentors whose load may change. */
  private readonly loose: number[] = [];
  private readonly seen: Int32Array;
  private stamp = 0;
  /** How each node was reached: from which node, by whom (NOBODY for a place taken or given up), by which pair. */
  private readonly from: Int32Array;
  private readonly who: Int32Array;
  private readonly via: Int32Array;

  constructor(
    private readonly face: Face,
    private readonly evenLoads: boolean,
  ) {
    const { graph, least, most, matching } = face;
    for (let m = 0; m < graph.mentors; m++) if (least[m]! < most[m]!) this.loose.push(m);
    this.out = graph.mentors;
    const nodes = graph.mentors + 2 + (evenLoads ? most.reduce((a, b) => Math.max(a, b), 0) : 1);
    this.cost = new Float64Array(graph.mentor.length);
    this.level = new Float64Array(nodes);
    this.frozen = new Uint8Array(graph.mentees);
    this.reached = new Int32Array(nodes);
    this.seen = new Int32Array(nodes);
    this.from = new Int32Array(nodes);
    this.who = new Int32Array(nodes);
    this.via = new Int32Array(nodes);
    for (let e = 0; e < graph.mentees; e++) {
      if (matching.pair[e]! < 0 && graph.start[e + 1]! > graph.start[e]!) this.leftOut.add(e);
    }
    this.part = new Int32Array(nodes);
    this.divide();
  }

  /** The hub of a place between load `load` and `load + 1`. */
  hub(load: number): number {
    return this.out + 1 + (this.evenLoads ? load : 0);
  }

  /** The node a mentee moves away from. */
  home(e: number): number {
    const m = this.face.matching.mentor[e]!;
    return m < 0 ? this.out : m;
  }

  /** Whether a pair is not struck out and lies inside one part. */
  isOpen(e: number, k: number): boolean {
    return this.face.alive[k] === 1 && this.part[this.face.graph.mentor[k]!] === this.part[this.home(e)];
  }

  /** Draws up the parts afresh: the strongly connected ones. Costs do not count. */
  divide(): void {
    this.part = strongParts(this.part.length, (node, arc) => this.arcs(node, arc));
    this.parts = this.part.reduce((a, b) => Math.max(a, b), -1) + 1;
  }

  /**
   * Whether a closed chain exists that begins with one of the pairs `first .. last - 1` of `e`; see `apply`.
   * @param mayDrop the chain may also begin with `e` being left out
   */
  reach(e: number, first: number, last: number, mayDrop: boolean): boolean {
    const { graph, matching, alive, spare } = this.face;
    const { part, cost, level, out } = this;
    const home = this.home(e);
    const own = matching.pair[e]!;
    const base = level[home]! + (own < 0 ? 0 : cost[own]!);
    this.stamp++;
    this.reachedEnd = 0;
    for (let k = first; k < last; k++) {
      const m = graph.mentor[k]!;
      if (k === own || alive[k] === 0 || part[m] !== part[home] || cost[k]! + level[m]! !== base) continue;
      this.note(m, home, e, k);
    }
    if (mayDrop && own >= 0 && spare[e] === 1 && part[out] === part[home] && level[out] === base) {
      this.note(out, home, e, -1);
    }
    for (let i = 0; i < this.reachedEnd; i++) if (this.spread(this.reached[i]!, e, home)) return true;
    return false;
  }

  /** Makes the exchange that `reach` has found for `e`. */
  apply(e: number): void {
    const { graph, matching } = this.face;
    const home = this.home(e);
    const moves: number[] = [];
    for (let node = home; ;) {
      if (this.who[node] !== NOBODY) moves.push(this.who[node]!, this.via[node]!);
      node = this.from[node]!;
      if (node === home) break;
    }
    for (let i = 0; i < moves.length; i += 2) if (matching.mentor[moves[i]!]! >= 0) unseat(matching, moves[i]!);
    for (let i = 0; i < moves.length; i += 2) {
      const k = moves[i + 1]!;
      if (k < 0) this.leftOut.add(moves[i]!);
      else {
        this.leftOut.delete(moves[i]!);
        seatAt(matching, moves[i]!, graph.mentor[k]!, k);
      }
    }
  }

  /** After a search without success: what it has reached is a part of its own, for no chain leads out of it. */
  separate(): void {
    for (let i = 0; i < this.reachedEnd; i++) this.part[this.reached[i]!] = this.parts;
    this.parts++;
  }

  private note(node: number, from: number, who: number, via: number): void {
    if (this.seen[node] === this.stamp) return;
    this.seen[node] = this.stamp;
    this.from[node] = from;
    this.who[node] = who;
    this.via[node] = via;
    this.reached[this.reachedEnd++] = node;
  }

  /** Notes the nodes one step from `node`; true when `home` is among them. */
  private spread(node: number, root: number, home: number): boolean {
    const { part, level } = this;
    const { matching, spare } = this.face;
    if (node === this.out) {
      for (const x of this.leftOut) if (x !== root && this.frozen[x] === 0) this.offers(node, x, level[node]!);
    } else if (node > this.out) {
      for (const m of this.loose) {
        if (part[m] === part[node] && level[m] === level[node] && this.gives(m, node)) this.note(m, node, NOBODY, -1);
      }
    } else {
      const first = matching.seatStart[node]!;
      for (let s = first; s < first + matching.load[node]!; s++) {
        const x = matching.seat[s]!;
        if (x === root || this.frozen[x] === 1) continue;
        const base = level[node]! + this.cost[matching.pair[x]!]!;
        this.offers(node, x, base);
        if (spare[x] === 1 && part[this.out] === part[node] && level[this.out] === base) {
          this.note(this.out, node, x, -1);
        }
      }
      const hub = this.takes(node);
      if (hub >= 0 && part[hub] === part[node] && level[hub] === level[node]) this.note(hub, node, NOBODY, -1);
    }
    return this.seen[home] === this.stamp;
  }

  private offers(node: number, x: number, base: number): void {
    const { part, cost, level, seen, stamp } = this;
    const { graph, alive } = this.face;
    const stop = graph.start[x + 1]!;
    for (let k = graph.start[x]!; k < stop; k++) {
      const m = graph.mentor[k]!;
      if (seen[m] === stamp || part[m] !== part[node] || alive[k] === 0 || cost[k]! + level[m]! !== base) continue;
      this.note(m, node, x, k);
    }
  }

  /** The hub from which a mentor may take a place more, or -1. */
  private takes(m: number): number {
    const load = loadOf(this.face, m);
    return load < this.face.most[m]! ? this.hub(load) : -1;
  }

  /** Whether a mentor may give up a place to the hub. */
  private gives(m: number, hub: number): boolean {
    const load = loadOf(this.face, m);
    return load > this.face.least[m]! && this.hub(load - 1) === hub;
  }

  /** Tells every arc out of a node, whatever it costs. */
  private arcs(node: number, arc: (to: number) => void): void {
    const { graph, matching, alive, spare } = this.face;
    const row = (x: number): void => {
      for (let k = graph.start[x]!; k < graph.start[x + 1]!; k++) if (alive[k] === 1) arc(graph.mentor[k]!);
    };
    if (node === this.out) for (const x of this.leftOut) row(x);
    else if (node > this.out) {
      for (const m of this.loose) if (this.gives(m, node)) arc(m);
    } else {
      const first = matching.seatStart[node]!;
      for (let s = first; s < first + matching.load[node]!; s++) {
        row(matching.seat[s]!);
        if (spare[matching.seat[s]!] === 1) arc(this.out);
      }
      const hub = this.takes(node);
      if (hub >= 0) arc(hub);
    }
  }
}
