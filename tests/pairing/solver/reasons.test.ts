// Reasons must be true: each loss is compared with solving again, each witness is checked against the candidates.
import fc from 'fast-check';
import type { Problem, Solution } from '../../../src/pairing/assignment';
import { Reasons, solve, totals } from '../../../src/pairing/assignment';
import { Competitions } from '../../../src/pairing/solver/competition';
import { certified } from './certified';
import { id, made } from './made-problems';
import { smallProblem } from './small-problems';

const shape = { mentees: 7, mentors: 4, places: 3, topScore: 5 };

function difference(now: Solution, other: Solution) {
  const [a, b] = [totals(now), totals(other)];
  return { matched: a.matched - b.matched, blocking: b.blocking - a.blocking, score: a.score - b.score };
}

function freePairs(solution: Solution): { mentor: string; mentee: string }[] {
  const { instance, matching } = solution;
  return [...instance.menteeIds.keys()]
    .filter((e) => matching.pair[e]! >= 0)
    .map((e) => ({
      mentee: instance.menteeIds[e]!,
      mentor: instance.mentorIds[instance.graph.mentor[matching.pair[e]!]!]!,
    }));
}

function forbid(problem: Problem, pair: { mentor: string; mentee: string }): Problem {
  return { ...problem, forbidden: [...(problem.forbidden ?? []), pair] };
}

describe('the second best for a pair', () => {
  test('loses what solving without the pair loses', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: false }), (problem) => {
        const solution = certified(problem);
        const reasons = new Reasons(solution);
        for (const pair of freePairs(solution)) {
          const second = reasons.secondBest(pair.mentee)!;
          expect(second.loss).toEqual(difference(solution, solve(forbid(problem, pair))));
          expect(second.mentor).not.toBe(pair.mentor);
          compared++;
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test('the same in a school, places ample, exact and short', () => {
    for (const places of [90, 60, 45]) {
      const problem = made({ seed: places, mentees: 60, mentors: 20, places, share: 0.3, topScore: 100 });
      const solution = certified(problem);
      const reasons = new Reasons(solution);
      for (const pair of freePairs(solution)) {
        expect(reasons.secondBest(pair.mentee)!.loss).toEqual(difference(solution, solve(forbid(problem, pair))));
      }
    }
  });

  test('the same with wishes, up to 16 mentees', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: true }), (problem) => {
        const solution = certified(problem);
        const reasons = new Reasons(solution);
        for (const pair of freePairs(solution)) {
          expect(reasons.secondBest(pair.mentee)!.loss).toEqual(difference(solution, solve(forbid(problem, pair))));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('with the wishes of a school it is an arrangement that can be had, told truly', () => {
    const problem = made({ seed: 30, mentees: 60, mentors: 20, places: 60, share: 0.4, topScore: 100, wishes: 3 });
    const solution = certified(problem);
    const reasons = new Reasons(solution);
    const scores = new Map(problem.candidates.map((c) => [`${c.mentor} ${c.mentee}`, c.score]));
    for (const pair of freePairs(solution)) {
      const second = reasons.secondBest(pair.mentee)!;
      let lost = 0;
      for (const move of second.moved) {
        lost += move.from === null ? 0 : scores.get(`${move.from} ${move.mentee}`)!;
        lost -= move.to === null ? 0 : scores.get(`${move.to} ${move.mentee}`)!;
      }
      expect(second.loss.score).toBe(lost);
      expect(second.moved.find((move) => move.mentee === pair.mentee)).toEqual({
        mentee: pair.mentee,
        from: pair.mentor,
        to: second.mentor,
      });
    }
  });

  test('a passage through a free place elsewhere is found', () => {
    // Without (М-1, Н-1): Н-1 goes to the free М-3, and Н-2 takes the better place at М-1 that became free.
    const problem: Problem = {
      mentors: [1, 2, 3].map((i) => ({ id: `М-${i}`, capacity: 1 })),
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
      candidates: [
        { mentor: 'М-1', mentee: 'Н-1', score: 90 },
        { mentor: 'М-3', mentee: 'Н-1', score: 50 },
        { mentor: 'М-1', mentee: 'Н-2', score: 80 },
        { mentor: 'М-2', mentee: 'Н-2', score: 60 },
      ],
    };
    expect(new Reasons(solve(problem)).secondBest('Н-1')).toEqual({
      mentor: 'М-3',
      loss: { matched: 0, blocking: 0, score: 20 },
      moved: [
        { mentee: 'Н-1', from: 'М-1', to: 'М-3' },
        { mentee: 'Н-2', from: 'М-2', to: 'М-1' },
      ],
    });
  });

  test('nobody else can: one mentee more would stay without a mentor', () => {
    const problem: Problem = {
      mentors: [{ id: 'М', capacity: 1 }],
      mentees: [{ id: 'Н' }],
      candidates: [{ mentor: 'М', mentee: 'Н', score: 70 }],
    };
    expect(new Reasons(solve(problem)).secondBest('Н')).toEqual({
      mentor: null,
      loss: { matched: 1, blocking: 0, score: 70 },
      moved: [{ mentee: 'Н', from: 'М', to: null }],
    });
    const locked = { ...problem, locked: [{ mentor: 'М', mentee: 'Н' }] };
    expect(new Reasons(solve(locked)).secondBest('Н')).toBeNull();
  });
});

describe('why not the mentor I asked for', () => {
  test('with wishes: the pair is made, and what it breaks is counted by the same rule as for the answer', () => {
    for (const mentees of [12, 40]) {
      const problem = made({ seed: 31, mentees, mentors: 8, places: mentees, share: 0.6, topScore: 100, wishes: 3 });
      const solution = certified(problem);
      const reasons = new Reasons(solution);
      const before = totals(solution);
      for (const [mentee, wished] of Object.entries(problem.preferences!.mentees!)) {
        const forced = reasons.forcing({ mentor: wished[0]!, mentee })!;
        expect(forced.mentor).toBe(wished[0]);
        const now = reasons.secondBest(mentee);
        if (forced.moved.length === 0) continue;
        expect(now).not.toBeNull();
        expect(before.matched - forced.loss.matched).toBeGreaterThan(0);
        expect(before.blocking + forced.loss.blocking).toBeGreaterThanOrEqual(0);
        // Nothing found under a condition may be better than the answer without it, as far as that is proven.
        if (!solution.proven) continue;
        expect(forced.loss.matched).toBeGreaterThanOrEqual(0);
        if (forced.loss.matched === 0) expect(forced.loss.blocking).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('forcing a pair loses what solving with the pair locked loses', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: false }), (problem) => {
        const solution = certified(problem);
        const reasons = new Reasons(solution);
        const { instance } = solution;
        for (let e = 0; e < instance.graph.mentees; e++) {
          for (let k = instance.graph.start[e]!; k < instance.graph.start[e + 1]!; k++) {
            const pair = { mentee: instance.menteeIds[e]!, mentor: instance.mentorIds[instance.graph.mentor[k]!]! };
            const forced = reasons.forcing(pair);
            if (instance.graph.capacity[instance.graph.mentor[k]!] === 0) expect(forced).toBeNull();
            else {
              const locked = [...(problem.locked ?? []), pair];
              expect(forced!.loss).toEqual(difference(solution, solve({ ...problem, locked })));
              expect(forced!.mentor).toBe(pair.mentor);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a pair that is made costs nothing, one that is vetoed cannot be forced', () => {
    const problem: Problem = {
      mentors: [
        { id: 'М-1', capacity: 1 },
        { id: 'М-2', capacity: 1 },
      ],
      mentees: [{ id: 'Н' }],
      candidates: [
        { mentor: 'М-1', mentee: 'Н', score: 5 },
        { mentor: 'М-2', mentee: 'Н', score: 9 },
      ],
      forbidden: [{ mentor: 'М-2', mentee: 'Н' }],
    };
    const reasons = new Reasons(solve(problem));
    expect(reasons.forcing({ mentor: 'М-1', mentee: 'Н' })).toEqual({
      mentor: 'М-1',
      loss: { matched: 0, blocking: 0, score: 0 },
      moved: [],
    });
    expect(reasons.forcing({ mentor: 'М-2', mentee: 'Н' })).toBeNull();
    expect(() => reasons.forcing({ mentor: 'М-3', mentee: 'Н' })).toThrow(/«М-3»/);
  });
});

describe('why somebody is left out', () => {
  test('Hall: the competitors can only go to these mentors, whose places are fewer', () => {
    let witnesses = 0;
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: true }), (problem) => {
        const solution = certified({ ...problem, priority: 'coverage' });
        const { instance, matching } = solution;
        for (let e = 0; e < instance.graph.mentees; e++) {
          const mentee = instance.menteeIds[e]!;
          const witness = competition(solution, mentee);
          const alone = instance.graph.start[e] === instance.graph.start[e + 1];
          expect(witness === null).toBe(matching.pair[e]! >= 0 || alone);
          if (witness === null) continue;
          witnesses++;
          checkWitness(problem, solution, mentee, witness);
        }
      }),
      { numRuns: 300 },
    );
    expect(witnesses).toBeGreaterThan(100);
  });

  /** What keeps the mentee out, in ids; null for one who has a mentor, or whom no shortage of places keeps out. */
  function competition(solution: Solution, mentee: string): Parameters<typeof checkWitness>[3] | null {
    const { instance, matching } = solution;
    const { graph, menteeIds, mentorIds } = instance;
    const e = instance.menteeIndex.get(mentee)!;
    if (matching.pair[e]! >= 0) return null;
    const found = new Competitions({
      start: graph.start,
      mentor: graph.mentor,
      seated: mentorIds.map((_, m) => menteeIds.flatMap((__, other) => (matching.mentor[other] === m ? [other] : []))),
      hasPlace: mentorIds.map((_, m) => matching.load[m]! < graph.capacity[m]!),
      unmatched: menteeIds.flatMap((_, other) =>
        matching.pair[other]! < 0 && instance.lockedTo[other]! < 0 ? [other] : [],
      ),
    }).over(e);
    if (!found) return null;
    return {
      mentees: found.mentees.map((at) => menteeIds[at]!),
      mentors: found.mentors.map((at) => mentorIds[at]!),
      places: found.places,
    };
  }

  function checkWitness(
    problem: Problem,
    solution: Solution,
    mentee: string,
    witness: { mentees: readonly string[]; mentors: readonly string[]; places: number },
  ): void {
    const key = (p: { mentor: string; mentee: string }): string => `${p.mentor}\n${p.mentee}`;
    const vetoed = new Set((problem.forbidden ?? []).map(key));
    const lockedAt = (mentor: string): number => (problem.locked ?? []).filter((p) => p.mentor === mentor).length;
    expect(witness.mentees).toContain(mentee);
    for (const c of problem.candidates) {
      if (witness.mentees.includes(c.mentee) && !vetoed.has(key(c))) expect(witness.mentors).toContain(c.mentor);
    }
    let places = 0;
    for (const m of problem.mentors) if (witness.mentors.includes(m.id)) places += m.capacity - lockedAt(m.id);
    expect(places).toBe(witness.places);
    const missing = witness.mentees.filter((e) => solution.matching.pair[solution.instance.menteeIndex.get(e)!]! < 0);
    expect(witness.mentees).toHaveLength(places + missing.length);
    const more = (mentor: string): Problem => ({
      ...problem,
      priority: 'coverage',
      mentors: problem.mentors.map((m) => (m.id === mentor ? { ...m, capacity: m.capacity + 1 } : m)),
    });
    for (const mentor of witness.mentors) {
      expect(totals(solve(more(mentor))).matched).toBe(totals(solution).matched + 1);
    }
  }

  test('placing somebody costs what the best answer with them placed costs', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: false }), (problem) => {
        const solution = certified(problem);
        const reasons = new Reasons(solution);
        const { instance, matching } = solution;
        const { graph } = instance;
        for (let e = 0; e < graph.mentees; e++) {
          const mentee = instance.menteeIds[e]!;
          const placed = reasons.placing(mentee);
          if (matching.pair[e]! >= 0 || instance.lockedTo[e]! >= 0) {
            expect(placed).toBeNull();
            continue;
          }
          const ways: { matched: number; blocking: number; score: number }[] = [];
          for (let k = graph.start[e]!; k < graph.start[e + 1]!; k++) {
            const mentor = instance.mentorIds[graph.mentor[k]!]!;
            if (graph.capacity[graph.mentor[k]!] === 0) continue;
            ways.push(
              difference(solution, solve({ ...problem, locked: [...(problem.locked ?? []), { mentor, mentee }] })),
            );
          }
          ways.sort((a, b) => a.matched - b.matched || a.score - b.score);
          expect(placed?.loss).toEqual(ways[0]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('says who would be displaced', () => {
    const problem: Problem = {
      mentors: [{ id: 'М', capacity: 1 }],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
      candidates: [
        { mentor: 'М', mentee: 'Н-1', score: 40 },
        { mentor: 'М', mentee: 'Н-2', score: 54 },
      ],
    };
    const solution = solve(problem);
    const reasons = new Reasons(solution);
    expect(reasons.placing('Н-1')).toEqual({
      mentor: 'М',
      loss: { matched: 0, blocking: 0, score: 14 },
      moved: [
        { mentee: 'Н-1', from: null, to: 'М' },
        { mentee: 'Н-2', from: 'М', to: null },
      ],
    });
    expect(competition(solution, 'Н-1')).toEqual({ mentees: ['Н-1', 'Н-2'], mentors: ['М'], places: 1 });
  });

  test('left out for the sake of a wish: no shortage is claimed', () => {
    const problem: Problem = {
      mentors: [
        { id: 'М-1', capacity: 1 },
        { id: 'М-2', capacity: 1 },
      ],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
      candidates: [
        { mentor: 'М-1', mentee: 'Н-1', score: 10 },
        { mentor: 'М-2', mentee: 'Н-1', score: 90 },
        { mentor: 'М-1', mentee: 'Н-2', score: 90 },
      ],
      preferences: { mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-1'] } },
      priority: 'stability',
    };
    const solution = certified(problem);
    const reasons = new Reasons(solution);
    expect(competition(solution, 'Н-2')).toBeNull();
    expect(reasons.otherPriority().loss).toEqual({ matched: -1, blocking: 1, score: 10 - 180 });
  });
});

describe('the demand for a mentor', () => {
  test('bounds what one more place would bring', () => {
    for (let seed = 0; seed < 6; seed++) {
      const problem = made({ seed, mentees: 30, mentors: 12, places: 40, share: 0.5, topScore: 100 });
      const solution = certified(problem);
      const reasons = new Reasons(solution);
      for (let m = 0; m < 12; m++) {
        const demand = reasons.demand(id('м', m));
        if (demand === null) continue;
        const mentors = problem.mentors.map((x, i) => (i === m ? { ...x, capacity: x.capacity + 1 } : x));
        const gain = totals(solve({ ...problem, mentors })).score - totals(solution).score;
        expect(gain).toBeLessThanOrEqual(demand);
      }
    }
  });
});
