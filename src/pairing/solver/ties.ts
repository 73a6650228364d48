/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// The fourth goal, among answers equal in the first three: even loads, the best low scores, and at last a fixed choice
// by ids, so that the same people always get the same answer. Each rule compares whole answers, and what two answers
// share never decides between them: so locking pairs of the answer cannot change the rest of it.
import { evenLoads } from './even-loads';
import { Exchanges } from './exchange';
import type { Face } from './face';
import { raiseLowScores } from './low-scores';

/** Moves the answer of the face to the best one by the tie rules, `balance` naming the first of them. */
export function breakTies(face: Face, balance: 'loads' | 'worst-pair'): void {
  if (balance === 'worst-pair') raiseLowScores(face, new Exchanges(face, false));
  evenLoads(face);
  const exchanges = new Exchanges(face, true);
  if (balance === 'loads' && raiseLowScores(face, exchanges)) exchanges.divide();
  preferIds(face, exchanges);
}

/** In the order of ids each mentee gets the mentor of the lowest id that is still possible; being matched comes first. */
function preferIds(face: Face, exchanges: Exchanges): void {
  const { graph, matching } = face;
  for (let e = 0; e < graph.mentees; e++) {
    const made = matching.pair[e]!;
    const stop = made < 0 ? graph.start[e + 1]! : made;
    for (let k = graph.start[e]!; k < stop; k++) {
      if (!exchanges.isOpen(e, k)) continue;
      if (exchanges.reach(e, k, k + 1, false)) {
        exchanges.apply(e);
        break;
      }
      exchanges.separate();
    }
    exchanges.frozen[e] = 1;
  }
}
