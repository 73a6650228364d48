// The oracle: tries every assignment of a small problem and judges it by the written rules alone. Shares no code with
// the solver, on purpose.
import type { Assignment, Problem } from '../../../src/pairing/assignment';

interface Judged {
  matched: number;
  blocking: { mentor: string; mentee: string }[];
  score: number;
  squares: number;
  /** Scores of all pairs, locked ones included, from the least on. */
  scores: number[];
  /** Place of each mentee's mentor in the order of ids, Infinity for none. */
  choice: number[];
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const key = (mentor: string, mentee: string): string => JSON.stringify([mentor, mentee]);

/** The best assignment by all four goals. */
export function bruteForce(problem: Problem): { best: Assignment; blocking: number } {
  const mentors = problem.mentors.map((m) => m.id).sort(byCodeUnit);
  const mentees = problem.mentees.map((e) => e.id).sort(byCodeUnit);
  const forbidden = new Set((problem.forbidden ?? []).map((p) => key(p.mentor, p.mentee)));
  const score = new Map<string, number>();
  for (const c of problem.candidates) {
    if (forbidden.has(key(c.mentor, c.mentee))) continue;
    score.set(key(c.mentor, c.mentee), Math.max(c.score, score.get(key(c.mentor, c.mentee)) ?? 0));
  }
  const lockedTo = new Map((problem.locked ?? []).map((p) => [p.mentee, p.mentor]));
  const places = new Map(problem.mentors.map((m) => [m.id, m.capacity]));
  for (const m of lockedTo.values()) places.set(m, places.get(m)! - 1);
  const current = new Map<string, string>();
  let best: Judged | null = null;
  let bestPairs = new Map<string, string>();
  const visit = (i: number): void => {
    const mentee = mentees[i];
    if (mentee === undefined) {
      const judged = judge(problem, mentors, mentees, current, lockedTo, places, score);
      if (best === null || compare(judged, best, problem) < 0) {
        best = judged;
        bestPairs = new Map(current);
      }
      return;
    }
    if (lockedTo.has(mentee)) {
      visit(i + 1);
      return;
    }
    for (const mentor of mentors) {
      if (!score.has(key(mentor, mentee)) || places.get(mentor)! === 0) continue;
      places.set(mentor, places.get(mentor)! - 1);
      current.set(mentee, mentor);
      visit(i + 1);
      current.delete(mentee);
      places.set(mentor, places.get(mentor)! + 1);
    }
    visit(i + 1);
  };
  visit(0);
  const judged = best as unknown as Judged;
  const pairs = [...bestPairs, ...lockedTo]
    .map(([mentee, mentor]) => ({ mentor, mentee, score: score.get(key(mentor, mentee)) ?? 0 }))
    .sort(order);
  const unmatched = mentees.filter((e) => !bestPairs.has(e) && !lockedTo.has(e));
  return { best: { pairs, unmatched, blockingPairs: judged.blocking }, blocking: judged.blocking.length };
}

function order(a: { mentor: string; mentee: string }, b: { mentor: string; mentee: string }): number {
  return byCodeUnit(a.mentor, b.mentor) || byCodeUnit(a.mentee, b.mentee);
}

function judge(
  problem: Problem,
  mentors: string[],
  mentees: string[],
  current: Map<string, string>,
  lockedTo: Map<string, string>,
  freeLeft: Map<string, number>,
  score: Map<string, number>,
): Judged {
  const scores: number[] = [];
  const loads = new Map<string, number>();
  for (const [mentee, mentor] of lockedTo) {
    scores.push(score.get(key(mentor, mentee)) ?? 0);
    loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
  }
  for (const [mentee, mentor] of current) {
    const s = score.get(key(mentor, mentee))!;
    scores.push(s);
    loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
  }
  const blocking: { mentor: string; mentee: string }[] = [];
  const rank = (list: readonly string[] | undefined, id: string): number => {
    const at = list?.indexOf(id) ?? -1;
    return at < 0 ? Infinity : at;
  };
  for (const mentor of mentors) {
    for (const mentee of mentees) {
      if (lockedTo.has(mentee) || !score.has(key(mentor, mentee))) continue;
      const menteeList = problem.preferences?.mentees?.[mentee];
      const mentorList = problem.preferences?.mentors?.[mentor];
      if (!menteeList?.includes(mentor) || !mentorList?.includes(mentee)) continue;
      const now = current.get(mentee);
      if (now !== undefined && rank(menteeList, now) <= rank(menteeList, mentor)) continue;
      const others = [...current].filter(([, m]) => m === mentor).map(([e]) => e);
      const displaces = others.some((e) => rank(mentorList, e) > rank(mentorList, mentee));
      if (freeLeft.get(mentor)! > 0 || displaces) blocking.push({ mentor, mentee });
    }
  }
  return {
    matched: current.size + lockedTo.size,
    blocking,
    score: scores.reduce((sum, s) => sum + s, 0),
    squares: [...loads.values()].reduce((sum, load) => sum + load * load, 0),
    scores: scores.sort((a, b) => a - b),
    choice: mentees.map((e) => (current.has(e) ? mentors.indexOf(current.get(e)!) : Infinity)),
  };
}

function compare(a: Judged, b: Judged, problem: Problem): number {
  const coverage = b.matched - a.matched;
  const stability = a.blocking.length - b.blocking.length;
  const first = problem.priority === 'stability' ? stability || coverage : coverage || stability;
  if (first !== 0) return first;
  if (a.score !== b.score) return b.score - a.score;
  const squares = a.squares - b.squares;
  const at = a.scores.findIndex((s, i) => s !== b.scores[i]);
  const low = at < 0 ? 0 : b.scores[at]! - a.scores[at]!;
  const ties = problem.balance === 'worst-pair' ? low || squares : squares || low;
  if (ties !== 0) return ties;
  for (let i = 0; i < a.choice.length; i++) {
    if (a.choice[i] !== b.choice[i]) return a.choice[i]! < b.choice[i]! ? -1 : 1;
  }
  return 0;
}
