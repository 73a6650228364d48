/**
 * A search in the solver's terms. Of answers that are equally good by score the one that keeps most of the last proposals
 * is taken; of very long lists of candidates the solver is given the best, and its prices bring back what could help.
 */
import { AssignmentError, solve, type Problem, type Solution } from './assignment';
import { cut, putBack, type CandidateList } from './candidate-list';
import type { Search } from './search';
import { pairKey } from './wishes';

/** Rounds in which candidates that were held back come back; each is one more solve. */
const mostRounds = 12;
/** How often the wishes that are kept may change before what is held back is left at that. */
const mostTurns = 3;

/** What of a search the solver is given. */
interface Part {
  readonly search: Search;
  readonly list: CandidateList;
  /** Marks of the candidates; undefined: all. */
  readonly kept: Uint8Array | undefined;
  /** One point of score outweighs keeping every pair of the last run. */
  readonly scale: number;
}

/**
 * The best answer in which pairs of the last run win among equally good ones. `whole`: the solver saw every candidate;
 * otherwise its prices have proved that none of the others would help, with mutual wishes: none of them beside the
 * wishes that are kept.
 */
export function solveSearch(search: Search, list: CandidateList): { solution: Solution; whole: boolean } {
  const places = [...search.mentors.values()].map(({ free }) => free);
  const kept = cut(list, places);
  const part = { search, list, kept, scale: search.previous.size + 1 };
  if (!kept) return { solution: solveScaled(part).solution, whole: true };
  keepNamed(search, list, kept);
  let { solution } = priceOut({ ...part, kept }, []);
  if (!hasMutualWishes(search)) return { solution, whole: false };
  let before = '';
  for (let turn = 0; turn < mostTurns; turn++) {
    ({ solution } = solveScaled(part));
    const made = wishesMade(solution);
    const now = made.map(({ mentor, mentee }) => pairKey(mentor, mentee)).join('\n\n');
    if (now === before) break;
    before = now;
    if (priceOut({ ...part, kept }, made).back === 0) break;
  }
  return { solution, whole: false };
}

/** Solves without wishes but for those that are made anyway, until no candidate that was held back could help. */
function priceOut(
  part: Part & { readonly kept: Uint8Array },
  made: readonly { readonly mentor: string; readonly mentee: string }[],
): { solution: Solution; back: number } {
  const { search, list, kept } = part;
  let back = 0;
  for (let round = 1; ; round++) {
    const { solution, scale } = solveScaled(part, made);
    const { topScore } = solution.instance;
    const cost = (at: number, e: number): number => topScore - scoreWith(search, list, at, e, scale);
    const more = round === mostRounds ? 0 : putBack(list, kept, solution, cost);
    back += more;
    if (more === 0) return { solution, back };
  }
}

function hasMutualWishes({ wishes }: Search): boolean {
  return [...wishes.mentees].some(([mentee, mentors]) =>
    mentors.some((mentor) => wishes.mentors.get(mentor)?.includes(mentee)),
  );
}

/** Pairs of the answer who have chosen each other. */
function wishesMade({ instance, matching, wishes }: Solution): { mentor: string; mentee: string }[] {
  const mutual = new Set(wishes?.mutual);
  return [...matching.pair].flatMap((pair, e) =>
    mutual.has(pair)
      ? [{ mentor: instance.mentorIds[instance.graph.mentor[pair] ?? -1] ?? '', mentee: instance.menteeIds[e] ?? '' }]
      : [],
  );
}

/** Wished and previous pairs are never held back. */
function keepNamed({ wishes, previous }: Search, list: CandidateList, kept: Uint8Array): void {
  list.mentees.forEach((mentee, e) => {
    const named = wishes.mentees.get(mentee) ?? [];
    for (let at = list.start[e] ?? 0; at < (list.start[e + 1] ?? 0); at++) {
      const mentor = list.mentors[list.mentor[at] ?? 0] ?? '';
      if (named.includes(mentor) || (previous.size > 0 && previous.has(pairKey(mentor, mentee)))) kept[at] = 1;
    }
  });
}

function scoreWith({ previous }: Search, list: CandidateList, at: number, e: number, scale: number): number {
  const score = list.score[at] ?? 0;
  if (scale === 1) return score;
  const key = pairKey(list.mentors[list.mentor[at] ?? 0] ?? '', list.mentees[e] ?? '');
  return score * scale + (previous.has(key) ? 1 : 0);
}

/**
 * `scale`: what scores were multiplied by; 1 where with very long lists of wishes the numbers would grow too large for
 * pairs of the last run to be preferred.
 * @param made wishes that are locked, all others being left out; undefined: all wishes count
 */
function solveScaled(
  part: Part,
  made?: readonly { readonly mentor: string; readonly mentee: string }[],
): { solution: Solution; scale: number } {
  const { scale } = part;
  try {
    return { solution: solve(problemOf(part, made)), scale };
  } catch (error) {
    if (scale === 1 || !(error instanceof AssignmentError) || error.code !== 'arithmetic-overflow') throw error;
    return { solution: solve(problemOf({ ...part, scale: 1 }, made)), scale: 1 };
  }
}

function problemOf(
  { search, list, kept, scale }: Part,
  made: readonly { readonly mentor: string; readonly mentee: string }[] | undefined,
): Problem {
  const { wishes, held, input } = search;
  const among = (
    lists: ReadonlyMap<string, readonly string[]>,
    people: ReadonlyMap<string, unknown>,
  ): Record<string, readonly string[]> => Object.fromEntries([...lists].filter(([code]) => people.has(code)));
  const candidates: { mentor: string; mentee: string; score: number }[] = [];
  list.mentees.forEach((mentee, e) => {
    for (let at = list.start[e] ?? 0; at < (list.start[e + 1] ?? 0); at++) {
      if (kept && kept[at] !== 1) continue;
      const mentor = list.mentors[list.mentor[at] ?? 0] ?? '';
      candidates.push({ mentor, mentee, score: scoreWith(search, list, at, e, scale) });
    }
  });
  for (const { mentor, mentee } of held)
    candidates.push({ mentor, mentee, score: search.scoreByCodes(mentor, mentee) * scale });
  return {
    mentors: [...search.mentors.values()].map(({ code, free }) => ({ id: code, capacity: free })),
    mentees: [...search.mentees.keys()].map((id) => ({ id })),
    candidates,
    locked: [...held, ...(made ?? [])].map(({ mentor, mentee }) => ({ mentor, mentee })),
    ...(made
      ? {}
      : {
          preferences: {
            mentees: among(wishes.mentees, search.mentees),
            mentors: among(wishes.mentors, search.mentors),
          },
        }),
    priority: input.settings.priority,
  };
}
