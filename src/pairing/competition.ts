/** Who competes for too few places, in codes and with what they all ask for. */
import type { Proposal } from './propose';
import { Competitions } from './solver/competition';

export interface Competition {
  /** Codes, in their order: those who have the places, and all who are left over and can go nowhere else. */
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  readonly places: number;
  /** Topics that all these mentees ask for. */
  readonly topics: readonly string[];
}

/** What keeps a mentee (by its number among the candidates) out; undefined where no shortage of places does. */
export function competitionsIn(proposal: Proposal): (mentee: number) => Competition | undefined {
  const { candidates, pairs, search } = proposal;
  const seated: number[][] = candidates.mentors.map(() => []);
  const free = candidates.mentors.map((code) => search.mentors.get(code)?.free ?? 0);
  const matched = new Set<number>();
  for (const { mentor, mentee, held } of pairs) {
    const [m, e] = [search.mentorAt.get(mentor) ?? -1, search.menteeAt.get(mentee) ?? -1];
    free[m] = (free[m] ?? 0) - 1;
    matched.add(e);
    if (!held) seated[m]?.push(e);
  }
  const competitions = new Competitions({
    start: candidates.start,
    mentor: candidates.mentor,
    seated,
    hasPlace: free.map((places) => places > 0),
    unmatched: [...candidates.mentees.keys()].filter((e) => !matched.has(e)),
  });
  const inCodes = (numbers: readonly number[], codes: readonly string[]): string[] =>
    numbers.map((at) => codes[at] ?? '');
  return (e) => {
    const found = competitions.over(e);
    if (!found) return undefined;
    const mentees = inCodes(found.mentees, candidates.mentees);
    return {
      mentees,
      mentors: inCodes(found.mentors, candidates.mentors),
      places: found.places,
      topics: commonTopics(proposal, mentees),
    };
  };
}

/** Topics that every one of the mentees asks for. */
function commonTopics({ search }: Proposal, mentees: readonly string[]): string[] {
  const asked = mentees.map((code) => {
    const theme = search.mentees.get(code)?.theme;
    return theme ? [...theme.subjects, ...theme.others] : [];
  });
  const [first = []] = asked;
  return first.filter((index) => asked.every((list) => list.includes(index))).map((index) => search.topics.name(index));
}
