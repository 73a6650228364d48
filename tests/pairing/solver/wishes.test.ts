// Wishes: what blocks and what does not, and that a stable set makes every assignment around it stable.
import fc from 'fast-check';
import type { Problem } from '../../../src/pairing/assignment';
import { assign } from '../../../src/pairing/assignment';
import { attempt, unrestricted } from '../../../src/pairing/solver/attempt';
import { stableSets } from '../../../src/pairing/solver/deferred-acceptance';
import { readProblem } from '../../../src/pairing/solver/problem';
import { readWishes } from '../../../src/pairing/solver/wishes';
import { bruteForce } from './brute-force';
import { made } from './made-problems';
import { smallProblem } from './small-problems';

/** Two mentors of one place and two mentees, all candidates, the crossed pairs far better. */
function crossed(preferences: Problem['preferences'], change: Partial<Problem> = {}): Problem {
  return {
    mentors: [
      { id: 'М-1', capacity: 1 },
      { id: 'М-2', capacity: 1 },
    ],
    mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
    candidates: [
      { mentor: 'М-1', mentee: 'Н-1', score: 0 },
      { mentor: 'М-1', mentee: 'Н-2', score: 100 },
      { mentor: 'М-2', mentee: 'Н-1', score: 100 },
      { mentor: 'М-2', mentee: 'Н-2', score: 0 },
    ],
    preferences,
    ...change,
  };
}

const straight = ['М-1 Н-1', 'М-2 Н-2'];
const cross = ['М-1 Н-2', 'М-2 Н-1'];
const pairsOf = (problem: Problem): string[] => assign(problem).pairs.map((p) => `${p.mentor} ${p.mentee}`);

describe('what blocks', () => {
  test('both prefer each other to what they have', () => {
    expect(pairsOf(crossed({ mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-1'] } }))).toEqual(straight);
  });

  test('not when the mentee ranks its mentor before', () => {
    const preferences = { mentees: { 'Н-1': ['М-2', 'М-1'] }, mentors: { 'М-1': ['Н-1'] } };
    expect(pairsOf(crossed(preferences))).toEqual(cross);
  });

  test('not when the mentor ranks its mentee before', () => {
    const preferences = { mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-2', 'Н-1'] } };
    expect(pairsOf(crossed(preferences))).toEqual(cross);
  });

  test('a mentor whom the mentee did not name comes after all it named', () => {
    const preferences = { mentees: { 'Н-1': ['М-7', 'М-1'] }, mentors: { 'М-1': ['Н-8', 'Н-1'] } };
    expect(pairsOf(crossed(preferences))).toEqual(straight);
  });

  test('a name listed twice counts at its first place', () => {
    const preferences = { mentees: { 'Н-1': ['М-1', 'М-2', 'М-1'] }, mentors: { 'М-1': ['Н-1'] } };
    expect(pairsOf(crossed(preferences))).toEqual(straight);
  });

  test('not when only one of them named the other', () => {
    expect(pairsOf(crossed({ mentees: { 'Н-1': ['М-1'] }, mentors: {} }))).toEqual(cross);
    expect(pairsOf(crossed({ mentors: { 'М-1': ['Н-1'] } }))).toEqual(cross);
  });

  test('not with lists inherited from somewhere', () => {
    const inherited = Object.create({ 'Н-1': ['М-1'] }) as Record<string, string[]>;
    expect(pairsOf(crossed({ mentees: inherited, mentors: { 'М-1': ['Н-1'] } }))).toEqual(cross);
  });

  test('not when it is vetoed, nor when a lock stands in the way', () => {
    const preferences = { mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-1'] } };
    const pair = { mentor: 'М-1', mentee: 'Н-1' };
    expect(assign(crossed(preferences, { forbidden: [pair] })).blockingPairs).toEqual([]);
    for (const lock of [
      { mentor: 'М-1', mentee: 'Н-2' },
      { mentor: 'М-2', mentee: 'Н-1' },
    ]) {
      const answer = assign(crossed(preferences, { locked: [lock] }));
      expect(answer.pairs.map((p) => `${p.mentor} ${p.mentee}`)).toEqual(cross);
      expect(answer.blockingPairs).toEqual([]);
    }
  });

  test('a free place is enough on the side of the mentor', () => {
    const problem = crossed({ mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-2', 'Н-1'] } });
    problem.mentors = problem.mentors.map((m) => ({ ...m, capacity: 2 }));
    expect(pairsOf(problem)).toEqual(['М-1 Н-1', 'М-1 Н-2']);
  });
});

describe('stable sets', () => {
  test('an assignment that contains one has no blocking pair', () => {
    fc.assert(
      fc.property(smallProblem({ mentees: 8, mentors: 4, places: 3, topScore: 9, wishes: true }), (problem) => {
        const instance = readProblem(problem);
        const wishes = readWishes(instance, problem.preferences);
        if (wishes === null) return;
        for (const stable of stableSets(instance, wishes)) {
          const { keep, mustFill } = unrestricted(instance);
          const mustMatch = new Uint8Array(instance.graph.mentees);
          stable.forEach((pair, e) => {
            if (pair < 0) return;
            mustMatch[e] = 1;
            keep.fill(0, instance.graph.start[e], instance.graph.start[e + 1]);
            keep[pair] = 1;
          });
          const around = attempt(instance, wishes, { keep, mustMatch, mustFill }, null);
          expect(around?.blocking).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('both extreme sets match the same mentees and leave the same places free', () => {
    for (let seed = 0; seed < 20; seed++) {
      const problem = made({ seed, mentees: 40, mentors: 15, places: 38, share: 0.4, topScore: 9, wishes: 8 });
      const instance = readProblem(problem);
      const sets = stableSets(instance, readWishes(instance, problem.preferences)!);
      const matched = sets.map((set) => [...set].map((k) => k >= 0));
      const loads = sets.map((set) => {
        const load = new Array<number>(15).fill(0);
        for (const k of set) if (k >= 0) load[instance.graph.mentor[k]!]!++;
        return load;
      });
      expect(matched.at(-1)).toEqual(matched[0]);
      expect(loads.at(-1)).toEqual(loads[0]);
    }
  });
});

describe('fewest blocking pairs', () => {
  test('the sum over problems too large for the proof to be a matter of course', () => {
    let found = 0;
    let least = 0;
    for (let seed = 0; seed < 15; seed++) {
      const problem = made({ seed, mentees: 7, mentors: 3, places: 7, share: 0.75, topScore: 20, wishes: 3 });
      found += assign(problem).blockingPairs.length;
      least += bruteForce(problem).blocking;
    }
    expect(found).toBe(least);
    expect(least).toBeGreaterThan(0);
  });
});
