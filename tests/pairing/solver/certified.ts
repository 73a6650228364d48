// Solves a problem and does not believe the answer: the prices must prove it, for the answer before and after ties.
import type { Problem, Solution } from '../../../src/pairing/assignment';
import { solve } from '../../../src/pairing/assignment';
import { checkOptimum } from '../../../src/pairing/solver/certificate';
import { emptyMatching, seatAt } from '../../../src/pairing/solver/matching';

/** The solution, its certificate checked. */
export function certified(problem: Problem): Solution {
  const solution = solve(problem);
  const { basis, matching } = solution;
  expect(checkOptimum(basis.graph, basis.optimum)).toBeNull();
  const final = emptyMatching(basis.graph);
  for (let e = 0; e < basis.graph.mentees; e++) {
    for (let k = basis.graph.start[e]!; k < basis.graph.start[e + 1]!; k++) {
      const pair = basis.origin === null ? k : basis.origin[k];
      if (pair === matching.pair[e]) seatAt(final, e, basis.graph.mentor[k]!, k);
    }
  }
  expect(checkOptimum(basis.graph, { ...basis.optimum, matching: final })).toBeNull();
  return solution;
}
