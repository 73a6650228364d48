// The solver against trying everything: all four goals, locks, vetoes, both priorities and both tie rules, 4,000
// problems in all. The answers must be the same pair for pair, not only as good.
import fc from 'fast-check';
import { toAssignment } from '../../../src/pairing/assignment';
import { bruteForce } from './brute-force';
import { certified } from './certified';
import { smallProblem } from './small-problems';

const shape = { mentees: 6, mentors: 4, places: 3, topScore: 4 };

describe('equal to trying everything', () => {
  test('without wishes', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: false }), (problem) => {
        const expected = bruteForce(problem).best;
        expect(toAssignment(certified(problem))).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('with wishes', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: true }), (problem) => {
        const solution = certified(problem);
        const expected = bruteForce(problem).best;
        expect(toAssignment(solution)).toEqual(expected);
        expect(solution.proven).toBe(true);
      }),
      { numRuns: 1700 },
    );
  });

  test('with wishes, seven mentees for two mentors of many places', () => {
    fc.assert(
      fc.property(smallProblem({ mentees: 8, mentors: 2, places: 5, topScore: 2, wishes: true }), (problem) => {
        const expected = bruteForce(problem).best;
        expect(toAssignment(certified(problem))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
