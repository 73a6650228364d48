// Where places are short must be told without a mistake: whoever is said to be short of places is never looked at by the
// search for the others.
import fc from 'fast-check';
import { readProblem } from '../../../src/pairing/solver/problem';
import { findShortage } from '../../../src/pairing/solver/shortage';
import { rowsByCost } from '../../../src/pairing/solver/sorted-lists';
import { made } from './made-problems';

/** Two subjects: the first `asking` mentees ask for the first `teaching` mentors, the others for the others. */
function twoSubjects(seed: number, asking: number, teaching: number, places: number) {
  const fits = (e: number, m: number, random: () => number): boolean => e < asking === m < teaching && random() < 0.5;
  return readProblem(made({ seed, mentees: 100, mentors: 40, places, share: 1, topScore: 9, fits })).graph;
}

test('a starved subject is found, and only that', () => {
  const graph = twoSubjects(1, 60, 10, 130);
  const { overMentee, overMentor } = findShortage(graph, rowsByCost(graph));
  expect([...overMentor]).toEqual(Array.from({ length: 40 }, (_, m) => (m < 10 ? 1 : 0)));
  expect([...overMentee]).toEqual(Array.from({ length: 100 }, (_, e) => (e < 60 ? 1 : 0)));
});

test('enough places for everybody: nobody is short of them', () => {
  const graph = twoSubjects(2, 20, 20, 160);
  const { overMentee, overMentor } = findShortage(graph, rowsByCost(graph));
  expect(overMentee).not.toContain(1);
  expect(overMentor).not.toContain(1);
});

test('who is short of places has all pairs at mentors with too few places, or everybody is', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 39 }),
      fc.integer({ min: 40, max: 200 }),
      (seed, asking, teaching, wanted) => {
        const graph = twoSubjects(seed, asking, teaching, wanted);
        const { overMentee, overMentor } = findShortage(graph, rowsByCost(graph));
        const short = overMentee.reduce((a, b) => a + b, 0);
        if (short === 0) return;
        const places = graph.capacity.reduce((sum, c, m) => sum + (overMentor[m] === 1 ? c : 0), 0);
        expect(places).toBeLessThan(short);
        for (let e = 0; e < graph.mentees; e++) {
          if (overMentee[e] === 0) continue;
          const row = graph.mentor.subarray(graph.start[e], graph.start[e + 1]);
          expect(row.every((m) => overMentor[m] === 1)).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});
