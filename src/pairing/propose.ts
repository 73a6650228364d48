/**
 * The search itself: the solver's answer comes back as pairs, people left over and the figures that the words for the
 * curator are made from.
 */
import { menteeOfPair, Reasons, type Alternative, type Solution } from './assignment';
import { scoreParts, type ScorePart } from './fit';
import { formByPositions } from './mentoring-forms';
import type { MenteeProfile, MentorProfile } from './profile';
import type { CandidateList } from './candidate-list';
import type { Search, StandingPair } from './search';
import { solveSearch } from './solve-search';
import { pairKey } from './wishes';

/** How far the next best arrangement without the pair is behind. */
export type Margin =
  /** Kept by a person: no other mentor was looked for. */
  | { readonly kind: 'held' }
  /** Without this pair so many mentees more would have no mentor. */
  | { readonly kind: 'coverage'; readonly mentees: number }
  /** Without it so many mutual wishes more would be broken. */
  | { readonly kind: 'wishes'; readonly wishes: number; readonly mentor: string; readonly score: number }
  /** The mentee would go to `mentor`, and the total would be less by `loss`. */
  | { readonly kind: 'score'; readonly mentor: string; readonly score: number; readonly loss: number }
  /** As many mentees would have a mentor, but another one in place of this mentee; the total would be less by `loss`. */
  | { readonly kind: 'out'; readonly loss: number }
  /** Nothing but the mentee's own next best mentor was looked at: in a search this large. */
  | { readonly kind: 'own'; readonly mentor: string; readonly score: number }
  | { readonly kind: 'own-none' };

export interface ProposedPair {
  readonly mentor: string;
  readonly mentee: string;
  readonly score: number;
  readonly form: string;
  readonly parts: readonly ScorePart[];
  readonly held: boolean;
  readonly margin: Margin;
}

export interface Totals {
  /** Mentees with a mentor, sum of scores and least score of the proposals. */
  readonly matched: number;
  readonly score: number;
  readonly worst: number;
  /** Pairs who chose each other and would both rather have each other. */
  readonly blocking: number;
}

export interface Proposal {
  readonly search: Search;
  readonly candidates: CandidateList;
  /** The solver was given every candidate. */
  readonly whole: boolean;
  readonly pairs: readonly ProposedPair[];
  /** Codes of those who take part and stay alone. */
  readonly unmatched: readonly string[];
  readonly idleMentors: readonly string[];
  readonly totals: Totals;
  /** Mutual wishes not kept. */
  readonly blocking: readonly { readonly mentor: string; readonly mentee: string }[];
  readonly solution: Solution;
  readonly reasons: Reasons;
}

/** So many pairs get their margin by a search through the whole arrangement. */
const marginsByArrangement = 2000;

/** @throws AssignmentError when locks contradict each other or the places */
export function propose(search: Search): Proposal {
  const candidates = search.candidates();
  const { solution, whole } = solveSearch(search, candidates);
  const reasons = new Reasons(solution);
  const made = pairsOf(solution);
  const held = new Set(search.held.map(({ mentor, mentee }) => pairKey(mentor, mentee)));
  const own = whole && made.length <= marginsByArrangement ? undefined : nextBest(candidates, made);
  const pairs = made.map(({ mentor, mentee }): ProposedPair => {
    const [a, b] = [profile(search.mentees, mentee), profile(search.mentors, mentor)];
    const isHeld = held.has(pairKey(mentor, mentee));
    return {
      mentor,
      mentee,
      score: search.score(a, b),
      form: formOf(a, b),
      parts: scoreParts(a, b, search.topics, search.context, search.input.settings.weights),
      held: isHeld,
      margin: isHeld
        ? { kind: 'held' }
        : own
          ? (own.get(mentee) ?? { kind: 'own-none' })
          : marginOf(reasons.secondBest(mentee), mentee, search),
    };
  });
  const matched = new Set(made.map(({ mentee }) => mentee));
  const busy = new Set([...made, ...search.running].map(({ mentor }) => mentor));
  const { instance } = solution;
  return {
    search,
    candidates,
    whole,
    pairs,
    unmatched: [...search.mentees.keys()].filter((code) => !matched.has(code)),
    idleMentors: [...search.mentors.keys()].filter((code) => !busy.has(code)),
    totals: totalsOf(made, search, solution.blocking.length),
    blocking: solution.blocking.map((pair) => ({
      mentor: instance.mentorIds[instance.graph.mentor[pair] ?? -1] ?? '',
      mentee: instance.menteeIds[menteeOfPair(instance.graph.start, pair)] ?? '',
    })),
    solution,
    reasons,
  };
}

/** The held pair that cannot be kept, and why; undefined where all can. */
export function impossibleHold(search: Search): { pair: StandingPair; words: string } | undefined {
  for (const pair of search.held) {
    const words = whyNot(search, pair);
    if (words !== undefined) return { pair, words };
  }
  return undefined;
}

function whyNot(search: Search, { mentor, mentee }: StandingPair): string | undefined {
  const person = (
    code: string,
    present: boolean,
    absent: Search['absentMentees' | 'absentMentors'],
  ): string | undefined =>
    present
      ? undefined
      : `${code}: ${absent.find(({ profile: { code: known } }) => known === code)?.absence.words ?? 'не участвует в подборе'}`;
  return (
    person(mentor, search.mentors.has(mentor), search.absentMentors) ??
    person(mentee, search.mentees.has(mentee), search.absentMentees)
  );
}

/** Pairs of a solution, by mentor, then mentee. */
export function pairsOf({ instance, matching }: Solution): { mentor: string; mentee: string }[] {
  const made: { mentor: string; mentee: string }[] = [];
  instance.menteeIds.forEach((mentee, row) => {
    const pair = matching.pair[row] ?? -1;
    const mentor = pair >= 0 ? (instance.graph.mentor[pair] ?? -1) : (instance.lockedTo[row] ?? -1);
    if (mentor >= 0) made.push({ mentor: instance.mentorIds[mentor] ?? '', mentee });
  });
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return made.sort((a, b) => order(a.mentor, b.mentor) || order(a.mentee, b.mentee));
}

export function totalsOf(
  made: readonly { mentor: string; mentee: string }[],
  search: Search,
  blocking: number,
): Totals {
  const list = made.map(({ mentor, mentee }) => search.scoreByCodes(mentor, mentee));
  return {
    matched: made.length,
    score: list.reduce((sum, score) => sum + score, 0),
    worst: list.reduce((least, score) => Math.min(least, score), 100),
    blocking,
  };
}

/** What an arrangement loses in points, counted from the scores themselves. */
export function scoreLoss({ moved }: Alternative, search: Search): number {
  const points = (mentor: string | null, mentee: string): number =>
    mentor === null ? 0 : search.scoreByCodes(mentor, mentee);
  return moved.reduce((loss, { mentee, from, to }) => loss + points(from, mentee) - points(to, mentee), 0);
}

function marginOf(second: Alternative | null, mentee: string, search: Search): Margin {
  if (!second) return { kind: 'held' };
  const { mentor, loss } = second;
  if (loss.matched > 0) return { kind: 'coverage', mentees: loss.matched };
  const score = mentor === null ? 0 : search.scoreByCodes(mentor, mentee);
  if (loss.blocking > 0 && mentor !== null) return { kind: 'wishes', wishes: loss.blocking, mentor, score };
  const points = scoreLoss(second, search);
  return mentor === null ? { kind: 'out', loss: points } : { kind: 'score', mentor, score, loss: points };
}

/** The best of each mentee's other candidates. */
function nextBest(list: CandidateList, made: readonly { mentor: string; mentee: string }[]): Map<string, Margin> {
  const mentorOf = new Map(made.map(({ mentor, mentee }) => [mentee, mentor]));
  const best = new Map<string, Margin>();
  list.mentees.forEach((mentee, e) => {
    let found = -1;
    for (let at = list.start[e] ?? 0; at < (list.start[e + 1] ?? 0); at++) {
      if (found >= 0 && (list.score[at] ?? 0) < (list.score[found] ?? 0)) continue;
      const mentor = list.mentors[list.mentor[at] ?? 0] ?? '';
      if (mentor === mentorOf.get(mentee)) continue;
      const ties = found >= 0 && list.score[at] === list.score[found];
      if (!ties || (list.mentor[at] ?? 0) < (list.mentor[found] ?? 0)) found = at;
    }
    if (found < 0) return;
    best.set(mentee, {
      kind: 'own',
      mentor: list.mentors[list.mentor[found] ?? 0] ?? '',
      score: list.score[found] ?? 0,
    });
  });
  return best;
}

/** A pair has exactly one form: what both named, else what one named, else what the two are. */
function formOf(mentee: MenteeProfile, mentor: MentorProfile): string {
  const common = mentee.forms.find((form) => mentor.forms.includes(form));
  return (
    common ?? mentee.forms[0] ?? mentor.forms[0] ?? formByPositions(mentor.person.position, mentee.person.position)
  );
}

function profile<Profile>(people: ReadonlyMap<string, Profile>, code: string): Profile {
  const found = people.get(code);
  if (!found) throw new Error(`a pair of nobody: ${code}`);
  return found;
}
