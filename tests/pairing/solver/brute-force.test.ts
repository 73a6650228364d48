// The solver against trying everything: all four goals, locks, vetoes, both priorities and both tie rules.
import fc from 'fast-check';
import { assign, solve } from '../../../src/pairing/assignment';
import { checkOptimum } from '../../../src/pairing/solver/certificate';
import { bruteForce } from './brute-force';
import { smallProblem } from './small-problems';

const shape = { mentees: 6, mentors: 4, places: 3, topScore: 4 };

describe('equal to trying everything', () => {
  test('without wishes: 2,000 problems, pair for pair', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: false }), (problem) => {
        const solution = solve(problem);
        expect(checkOptimum(solution.basis.graph, solution.basis.optimum)).toBeNull();
        const { judged: _, ...expected } = bruteForce(problem);
        expect(assign(problem)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('with wishes: 2,000 problems, pair for pair', () => {
    fc.assert(
      fc.property(smallProblem({ ...shape, wishes: true }), (problem) => {
        const solution = solve(problem);
        expect(checkOptimum(solution.basis.graph, solution.basis.optimum)).toBeNull();
        expect(solution.proven).toBe(true);
        const { judged: _, ...expected } = bruteForce(problem);
        expect(assign(problem)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
