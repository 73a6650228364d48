/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The set of all best answers, and how to walk in it. Among pairs of reduced cost 0 every exchange that keeps priced
// mentors full and priced mentees matched leads from one best answer to another; nothing else does.
import type { Graph, Subgraph } from './graph';
import { subgraph } from './graph';
import type { Matching } from './matching';
import { emptyMatching, seatAt, unseat } from './matching';
import type { Optimum } from './optimum';

/** All best answers of a graph, one of them in hand. */
export interface Face {
  readonly graph: Subgraph;
  /** Score of each pair of `graph`. */
  readonly score: Float64Array;
  /** The answer in hand; its pairs are indices into `graph`. */
  readonly matching: Matching;
  /** 1 for a mentor of the rest whose number of mentees may change. */
  readonly loose: Uint8Array;
  /** 1 for a mentee who may be left out in favour of another one. */
  readonly spare: Uint8Array;
  readonly overMentee: Uint8Array;
  /** Mentees locked to each mentor: they count in the load. */
  readonly lockedLoad: Int32Array;
}

/** The face of an optimum of `graph`. */
export function faceOf(graph: Graph, score: Float64Array, lockedLoad: Int32Array, optimum: Optimum): Face {
  const { split, worth, price } = optimum;
  const keep = new Uint8Array(graph.start[graph.mentees]!);
  const spare = new Uint8Array(graph.mentees);
  const loose = new Uint8Array(graph.mentors);
  for (let e = 0; e < graph.mentees; e++) {
    const over = split.overMentee[e]!;
    if (over === 1 && worth[e] === 0) spare[e] = 1;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      const m = graph.mentor[k]!;
      if (split.overMentor[m] === over && graph.cost[k]! - worth[e]! - price[m]! === 0) keep[k] = 1;
    }
  }
  for (let m = 0; m < graph.mentors; m++) if (split.overMentor[m] === 0 && price[m] === 0) loose[m] = 1;
  const tight = subgraph(graph, keep);
  const matching = emptyMatching(tight);
  const tightScore = new Float64Array(tight.origin.length);
  for (let e = 0; e < graph.mentees; e++) {
    for (let k = tight.start[e]!; k < tight.start[e + 1]!; k++) {
      tightScore[k] = score[tight.origin[k]!]!;
      if (tight.origin[k] === optimum.matching.pair[e]) seatAt(matching, e, tight.mentor[k]!, k);
    }
  }
  return { graph: tight, score: tightScore, matching, loose, spare, overMentee: split.overMentee, lockedLoad };
}

/** All mentees of a mentor, locked ones included. */
export function loadOf(face: Face, m: number): number {
  return face.matching.load[m]! + face.lockedLoad[m]!;
}

/** The rules an exchange has to keep. */
export interface ExchangeRules {
  /** Pairs below this score may not be made. */
  floor: number;
  /** The sum of squared loads, which is the least possible, may not change. */
  keepLoads: boolean;
}

const HUB = -2;
const NOBODY = -1;

/**
 * Searches exchanges that give one mentee another mentor and stay in the face. Mentees become nodes through the mentor
 * they sit at; a chain may end by returning to the seat the first mentee left, or pass the hub: a free place taken at
 * one mentor and given up at another (rest), one mentee left out and another let in (over-subscribed part).
 */
export class ExchangeSearch {
  /** Pairs looked at so far: the measure of work. */
  work = 0;
  /** 1 for a mentee who may not be moved any more. */
  readonly frozen: Uint8Array;
  private readonly by: Int32Array;
  private readonly via: Int32Array;
  private readonly seen: Int32Array;
  private readonly queue: Int32Array;
  /** Mentees who could be matched and are not. */
  private readonly leftOut: Set<number>;
  private readonly looseMentors: number[];
  private stamp = 0;

  constructor(private readonly face: Face) {
    const { mentees, mentors } = face.graph;
    this.frozen = new Uint8Array(mentees);
    this.by = new Int32Array(mentors);
    this.via = new Int32Array(mentors);
    this.seen = new Int32Array(mentors);
    this.queue = new Int32Array(mentors + mentees);
    this.leftOut = new Set();
    for (let e = 0; e < mentees; e++) {
      if (face.matching.mentor[e]! < 0 && face.graph.start[e + 1]! > face.graph.start[e]!) this.leftOut.add(e);
    }
    this.looseMentors = [];
    for (let m = 0; m < mentors; m++) if (face.loose[m] === 1 && face.graph.capacity[m]! > 0) this.looseMentors.push(m);
  }

  /**
   * Moves `e` to the first of its pairs, in their order, for which an exchange exists, and applies the exchange.
   * @param offers pairs of `e` in the face, none of them made
   * @param mayDrop in the over-subscribed part `e` may also be left out, if no offer works
   */
  move(e: number, offers: readonly number[], rules: ExchangeRules, mayDrop: boolean): boolean {
    const { matching, overMentee } = this.face;
    this.stamp++;
    const home = matching.mentor[e]!;
    const passage = { load: Infinity, mentor: -1, mentee: -1 };
    const over = overMentee[e] === 1;
    for (const k of offers) {
      if (this.face.score[k]! < rules.floor) continue;
      const before = { ...passage };
      const found = this.reach(e, home, k, rules, passage);
      if (found !== null) {
        this.apply(found);
        return true;
      }
      const isNewPassage = passage.load < before.load || passage.mentee !== before.mentee;
      if (home < 0 || !isNewPassage) continue;
      const closing = this.throughHub(e, home, rules, passage, over);
      if (closing !== null) {
        this.apply(closing);
        return true;
      }
    }
    if (!mayDrop || !over || home < 0 || this.face.spare[e] === 0) return false;
    const entering = this.throughHub(e, home, rules, { load: Infinity, mentor: -1, mentee: e }, true);
    if (entering === null) return false;
    this.apply(entering);
    return true;
  }

  /** Follows chains from one offer. Returns the moves of a closed chain, or null after noting a way into the hub. */
  private reach(
    e: number,
    home: number,
    offer: number,
    rules: ExchangeRules,
    passage: { load: number; mentor: number; mentee: number },
  ): number[] | null {
    const m = this.face.graph.mentor[offer]!;
    if (this.seen[m] === this.stamp) return null;
    this.queue[0] = m;
    this.visit(m, e, offer);
    return this.spread(e, home, 1, rules, passage);
  }

  private visit(m: number, e: number, pair: number): void {
    this.seen[m] = this.stamp;
    this.by[m] = e;
    this.via[m] = pair;
  }

  /** Breadth-first from the mentors in the queue. `passage` null: the hub has been passed already. */
  private spread(
    root: number,
    home: number,
    queued: number,
    rules: ExchangeRules,
    passage: { load: number; mentor: number; mentee: number } | null,
  ): number[] | null {
    const { graph, matching, loose, spare, overMentee } = this.face;
    const over = overMentee[root] === 1;
    let end = queued;
    for (let i = 0; i < end; i++) {
      const m = this.queue[i]!;
      if (passage !== null && !over && loose[m] === 1 && matching.load[m]! < graph.capacity[m]!) {
        const load = rules.keepLoads ? loadOf(this.face, m) : 0;
        if (load < passage.load) {
          passage.load = load;
          passage.mentor = m;
        }
      }
      const from = matching.seatStart[m]!;
      for (let s = from; s < from + matching.load[m]!; s++) {
        const e = matching.seat[s]!;
        if (e === root || this.frozen[e] === 1) continue;
        if (passage !== null && over && spare[e] === 1) {
          if (home < 0) return [e, NOBODY, ...this.chainTo(m, root)];
          if (passage.mentee < 0) passage.mentee = e;
        }
        const next = this.step(e, home, end, rules);
        if (next < 0) return this.chainTo(home, root);
        end = next;
      }
    }
    return null;
  }

  /** Queues the mentors `e` could go to; returns the new end of the queue, or -1 when `home` is reached. */
  private step(e: number, home: number, queued: number, rules: ExchangeRules): number {
    const { graph, score } = this.face;
    let end = queued;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      this.work++;
      const m = graph.mentor[k]!;
      if (this.seen[m] === this.stamp || score[k]! < rules.floor) continue;
      this.visit(m, e, k);
      if (m === home) return -1;
      this.queue[end++] = m;
    }
    return end;
  }

  /** The second half of an exchange that passes the hub: from there back to the seat the first mentee left. */
  private throughHub(
    root: number,
    home: number,
    rules: ExchangeRules,
    passage: { load: number; mentor: number; mentee: number },
    over: boolean,
  ): number[] | null {
    const { matching } = this.face;
    let end = 0;
    if (over) {
      const into = passage.mentee === root ? [] : this.chainTo(matching.mentor[passage.mentee]!, root);
      const out = [passage.mentee, NOBODY, ...into];
      for (const x of this.leftOut) {
        if (this.frozen[x] === 1) continue;
        const next = this.step(x, home, end, rules);
        if (next < 0) return [...out, ...this.chainTo(home, root)];
        end = next;
      }
      const back = this.spread(root, home, end, rules, null);
      return back === null ? null : [...out, ...back];
    }
    const matches = (m: number): boolean =>
      matching.load[m]! > 0 && (!rules.keepLoads || loadOf(this.face, m) === passage.load + 1);
    const out = this.chainTo(passage.mentor, root);
    if (this.face.loose[home] === 1 && matches(home)) return out;
    for (const m of this.looseMentors) {
      this.work++;
      if (this.seen[m] === this.stamp || m === home || !matches(m)) continue;
      this.visit(m, HUB, -1);
      this.queue[end++] = m;
    }
    const back = this.spread(root, home, end, rules, null);
    return back === null ? null : [...out, ...back];
  }

  /** Moves (mentee, new pair, ...) of the chain that reached mentor `last`, back to its first mentee or the hub. */
  private chainTo(last: number, root: number): number[] {
    const moves: number[] = [];
    let m = last;
    while (this.by[m] !== HUB) {
      const e = this.by[m]!;
      moves.push(e, this.via[m]!);
      const before = this.face.matching.mentor[e]!;
      if (e === root || before < 0) break;
      m = before;
    }
    return moves;
  }

  private apply(moves: readonly number[]): void {
    const { graph, matching } = this.face;
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
}
