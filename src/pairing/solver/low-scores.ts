/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The tie rule of low scores: the least score as great as possible and had by as few pairs as possible, then the next
// one, and so on. It is the only rule that begins with the least score and lets pairs that two answers share cancel out.
import type { Exchanges } from './exchange';
import type { Face } from './face';
import { loadOf } from './face';

/**
 * Moves the answer of the face to the best one by the rule and strikes out what no such answer contains.
 * @returns whether anything was struck out
 */
export function raiseLowScores(face: Face, exchanges: Exchanges): boolean {
  const { score } = face;
  let struck = false;
  for (const part of changeable(face, exchanges)) {
    const byScore = part.pairs.sort((a, b) => score[a]! - score[b]! || a - b);
    const scores = [...new Set(byScore.map((k) => score[k]!))];
    // The last two follow from the number of pairs and their sum, which are the same in all answers.
    for (const value of scores.slice(0, -2)) if (fewest(face, exchanges, part, value)) struck = true;
  }
  return struck;
}

/** A part of the face in which something can change. */
interface Part {
  readonly pairs: number[];
  /** The mentee of each pair. */
  readonly mentees: Int32Array;
  readonly mentors: readonly number[];
}

function changeable(face: Face, exchanges: Exchanges): Part[] {
  const { graph, matching, alive } = face;
  const mentees = new Int32Array(graph.mentor.length);
  const parts = new Map<number, { pairs: number[]; mentees: Int32Array; mentors: number[]; open: boolean }>();
  for (let e = 0; e < graph.mentees; e++) {
    const of = exchanges.part[exchanges.home(e)]!;
    for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
      mentees[k] = e;
      if (alive[k] === 0 || exchanges.part[graph.mentor[k]!] !== of) continue;
      let part = parts.get(of);
      if (part === undefined) parts.set(of, (part = { pairs: [], mentees, mentors: [], open: false }));
      part.pairs.push(k);
      if (matching.pair[e] !== k) part.open = true;
    }
  }
  for (let m = 0; m < graph.mentors; m++) parts.get(exchanges.part[m]!)?.mentors.push(m);
  return [...parts.values()].filter((part) => part.open);
}

/**
 * Makes as few pairs of one score as possible (an assignment of least cost, such pairs costing 1). Pairs in hand are
 * free of charge at first and charged one after another: either an exchange that costs nothing replaces the pair, or
 * the levels rise where none leads on, and prove that the pair is worth its charge.
 * @returns whether anything was struck out
 */
function fewest(face: Face, exchanges: Exchanges, part: Part, value: number): boolean {
  const { graph, score, matching } = face;
  const { cost, level, reached } = exchanges;
  const inHand: number[] = [];
  for (const k of part.pairs) {
    if (score[k] !== value) continue;
    if (matching.pair[part.mentees[k]!] === k) inHand.push(k);
    else cost[k] = 1;
  }
  const risen: number[] = [];
  for (const k of inHand) {
    const e = part.mentees[k]!;
    if (matching.pair[e] === k) {
      if (exchanges.reach(e, graph.start[e]!, graph.start[e + 1]!, true)) exchanges.apply(e);
      else {
        for (let i = 0; i < exchanges.reachedEnd; i++) {
          const node = reached[i]!;
          level[node] = level[node]! + 1;
          risen.push(node);
        }
      }
    }
    cost[k] = 1;
  }
  const struck = strikeOut(face, exchanges, part);
  for (const node of risen) level[node] = 0;
  for (const k of part.pairs) cost[k] = 0;
  return struck;
}

/** Strikes out pairs and moves that cost something: no answer as good as this one has them. */
function strikeOut(face: Face, exchanges: Exchanges, part: Part): boolean {
  const { graph, matching, alive, spare, least, most } = face;
  const { cost, level, out } = exchanges;
  let struck = false;
  for (const k of part.pairs) {
    const e = part.mentees[k]!;
    const made = matching.pair[e]!;
    const base = level[exchanges.home(e)]! + (made < 0 ? 0 : cost[made]!);
    if (alive[k] === 1 && cost[k]! + level[graph.mentor[k]!]! !== base) {
      alive[k] = 0;
      struck = true;
    }
    if (made === k && spare[e] === 1 && level[out] !== base) {
      spare[e] = 0;
      struck = true;
    }
  }
  for (const m of part.mentors) {
    const load = loadOf(face, m);
    if (load < most[m]! && level[exchanges.hub(load)] !== level[m]) {
      most[m] = load;
      struck = true;
    }
    if (load > least[m]! && level[exchanges.hub(load - 1)] !== level[m]) {
      least[m] = load;
      struck = true;
    }
  }
  return struck;
}
