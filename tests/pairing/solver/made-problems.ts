// Larger problems made from a seed, for the checks that need size and not the shrinking of a property.
import type { Problem } from '../../../src/pairing/assignment';

/** Random numbers from 0 to below 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `Э0007`: ids of one length, so that their order is the order of numbers. */
export function id(letter: string, index: number): string {
  return letter + String(index).padStart(4, '0');
}

export interface Made {
  seed: number;
  mentees: number;
  mentors: number;
  places: number;
  /** Share of the pairs that are candidates. */
  share: number;
  topScore: number;
  /** Scores are multiples of this. */
  grain?: number;
  /** Names in each wish list; none without it. */
  wishes?: number;
  /** Draws the candidates of a mentee; any mentor with the same chance without it. */
  fits?: (mentee: number, mentor: number, random: () => number) => boolean;
}

/** A problem of the given measures. */
export function made(measures: Made): Problem {
  const { mentees, mentors, places, share, topScore, grain = 1, wishes = 0 } = measures;
  const random = randomFrom(measures.seed);
  const capacity = new Array<number>(mentors).fill(0);
  for (let i = 0; i < places; i++) {
    const m = i < mentors ? i : Math.floor(random() * mentors);
    capacity[m] = capacity[m]! + 1;
  }
  const fits = measures.fits ?? (() => random() < share);
  const candidates: { mentor: string; mentee: string; score: number }[] = [];
  const ofMentee = new Map<string, string[]>();
  const ofMentor = new Map<string, string[]>();
  for (let e = 0; e < mentees; e++) {
    for (let m = 0; m < mentors; m++) {
      if (!fits(e, m, random)) continue;
      const [mentee, mentor] = [id('н', e), id('м', m)];
      candidates.push({ mentor, mentee, score: Math.floor((random() * (topScore + 1)) / grain) * grain });
      ofMentee.set(mentee, [...(ofMentee.get(mentee) ?? []), mentor]);
      ofMentor.set(mentor, [...(ofMentor.get(mentor) ?? []), mentee]);
    }
  }
  const problem: Problem = {
    mentors: capacity.map((c, m) => ({ id: id('м', m), capacity: c })),
    mentees: Array.from({ length: mentees }, (_, e) => ({ id: id('н', e) })),
    candidates,
  };
  if (wishes > 0) {
    const lists = (named: Map<string, string[]>): Record<string, string[]> =>
      Object.fromEntries([...named].map(([who, names]) => [who, shuffled(names, random).slice(0, wishes)]));
    problem.preferences = { mentees: lists(ofMentee), mentors: lists(ofMentor) };
  }
  return problem;
}

/** The same elements in a random order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = items.slice();
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
