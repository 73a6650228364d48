// The solver against an independent implementation of the Hungarian method, on matrices too large to enumerate.
import munkres from 'munkres';
import { toAssignment } from '../../../src/pairing/assignment';
import { certified } from './certified';
import { id, randomFrom } from './made-problems';
import type { Problem } from '../../../src/pairing/assignment';

/** Every mentor with `places` places against every mentee, and the matrix with a column for each place. */
function complete(seed: number, mentees: number, mentors: number, places: number, topScore: number) {
  const random = randomFrom(seed);
  const candidates: Problem['candidates'][number][] = [];
  const matrix: number[][] = [];
  for (let e = 0; e < mentees; e++) {
    const row: number[] = [];
    for (let m = 0; m < mentors; m++) {
      const score = Math.floor(random() * (topScore + 1));
      candidates.push({ mentee: id('н', e), mentor: id('м', m), score });
      for (let i = 0; i < places; i++) row.push(topScore - score);
    }
    matrix.push(row);
  }
  const problem: Problem = {
    mentees: Array.from({ length: mentees }, (_, e) => ({ id: id('н', e) })),
    mentors: Array.from({ length: mentors }, (_, m) => ({ id: id('м', m), capacity: places })),
    candidates,
  };
  return { problem, matrix };
}

describe('equal to munkres', () => {
  test.each([
    [1, 20, 20, 1, 100],
    [2, 60, 20, 3, 1000],
    [3, 60, 30, 1, 10],
    [4, 30, 60, 1, 10],
    [5, 120, 120, 1, 1_000_000],
    [6, 200, 40, 4, 100],
    [7, 300, 300, 1, 100],
    [8, 300, 80, 3, 100],
  ])('seed %i: %i mentees, %i mentors of %i places, scores to %i', (seed, mentees, mentors, places, topScore) => {
    const { problem, matrix } = complete(seed, mentees, mentors, places, topScore);
    const { pairs } = toAssignment(certified(problem));
    const expected = munkres(matrix);
    expect(pairs).toHaveLength(expected.length);
    const cost = expected.reduce((sum, [row, column]) => sum + matrix[row]![column]!, 0);
    expect(pairs.reduce((sum, pair) => sum + pair.score, 0)).toBe(topScore * expected.length - cost);
  });
});
