// The certificate must fail when it should: a proof that accepts everything proves nothing.
import { checkOptimum } from '../../../src/pairing/solver/certificate';
import { findOptimum } from '../../../src/pairing/solver/optimum';
import { readProblem } from '../../../src/pairing/solver/problem';
import { made } from './made-problems';

const short = readProblem(made({ seed: 1, mentees: 30, mentors: 8, places: 20, share: 0.5, topScore: 50 })).graph;
const ample = readProblem(made({ seed: 2, mentees: 30, mentors: 12, places: 40, share: 0.5, topScore: 50 })).graph;

describe('the certificate', () => {
  test.each([
    ['places are short', short],
    ['places are ample', ample],
  ])('holds for the answer and for no change of it where %s', (_, graph) => {
    const optimum = findOptimum(graph);
    expect(checkOptimum(graph, optimum)).toBeNull();
    for (let e = 0; e < graph.mentees; e++) {
      const worth = optimum.worth.slice();
      worth[e] = worth[e]! + 1;
      expect(checkOptimum(graph, { ...optimum, worth })).not.toBeNull();
      if (optimum.matching.pair[e]! < 0) continue;
      const pair = optimum.matching.pair.slice();
      pair[e] = -1;
      expect(checkOptimum(graph, { ...optimum, matching: { ...optimum.matching, pair } })).not.toBeNull();
    }
  });

  test('names a mentor with more mentees than places', () => {
    const optimum = findOptimum(ample);
    const full = { ...ample, capacity: ample.capacity.map((c) => Math.min(c, 1)) };
    expect(checkOptimum(full, optimum)).toMatch(/too many mentees|price/);
  });

  test('refuses a greater cost', () => {
    const optimum = findOptimum(ample);
    const e = optimum.matching.pair.findIndex((k, i) => k >= 0 && ample.start[i + 1]! - ample.start[i]! > 1);
    const pair = optimum.matching.pair.slice();
    pair[e] = pair[e] === ample.start[e] ? ample.start[e]! + 1 : ample.start[e]!;
    expect(checkOptimum(ample, { ...optimum, matching: { ...optimum.matching, pair } })).not.toBeNull();
  });
});
