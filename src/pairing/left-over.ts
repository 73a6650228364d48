/**
 * Why somebody is left without a pair, and what would help: which rule closes how many partners, who comes nearest, or
 * how many compete for how few places.
 */
import type { Proposal } from './propose';
import { scoreLoss } from './propose';
import { pairRules, type Absence, type PairRule } from './eligibility';
import type { MenteeProfile, MentorProfile } from './profile';

/** Somebody who could be the partner but for one thing. */
export interface NearMiss {
  readonly code: string;
  readonly score: number;
  /** The partner's own absence, or the rule that closes the pair. */
  readonly absence?: Absence;
  readonly rule?: PairRule;
}

export type LeftOver =
  | { readonly kind: 'absent'; readonly absence: Absence }
  /** Nobody may be the partner. Closing words -> how many they close; all partners are counted once. */
  | {
      readonly kind: 'closed';
      readonly closed: ReadonlyMap<string, number>;
      readonly all: number;
      readonly nearest?: NearMiss;
      /** Topics that the person asks for or offers. */
      readonly topics: readonly string[];
    }
  /** Mentees only: too many for too few places. */
  | {
      readonly kind: 'shortage';
      readonly mentees: readonly string[];
      readonly mentors: readonly string[];
      readonly places: number;
      /** Topics that all these mentees ask for. */
      readonly topics: readonly string[];
      /** Who would be left out instead, and what the total would lose. */
      readonly instead?: { readonly mentee: string; readonly loss: number };
    }
  /** Could have a partner only at the price of mutual wishes, or of a lower total. */
  | {
      readonly kind: 'price';
      readonly partners: number;
      readonly partner?: string;
      readonly price?: { readonly matched: number; readonly blocking: number; readonly score: number };
    };

/** Rules from the one that is easiest to mend. */
const nearness: readonly PairRule[] = ['threshold', 'form', 'refused', 'veto', 'adult'];

export function whyMenteeLeft(proposal: Proposal, code: string): LeftOver {
  const { search, reasons, whole } = proposal;
  const mentee = search.mentees.get(code);
  if (!mentee) throw new Error(`not in the search: ${code}`);
  const competition = competitionOver(proposal, code);
  if (competition) {
    // Among candidates that were held back there may be a cheaper way.
    const placed = whole ? reasons.placing(code) : null;
    const out = placed?.moved.find(({ to, from }) => to === null && from !== null);
    return {
      kind: 'shortage',
      ...competition,
      topics: commonTopics(proposal, competition.mentees),
      ...(placed && out ? { instead: { mentee: out.mentee, loss: scoreLoss(placed, search) } } : {}),
    };
  }
  const placed = reasons.placing(code);
  if (placed) {
    return {
      kind: 'price',
      partners: 1,
      ...(placed.mentor === null ? {} : { partner: placed.mentor }),
      price: { matched: placed.loss.matched, blocking: placed.loss.blocking, score: scoreLoss(placed, search) },
    };
  }
  const partners: Partner<MentorProfile>[] = [
    ...[...search.mentors.values()].map((profile) => ({ profile })),
    ...search.absentMentors,
  ];
  return closedFor(
    partners,
    topicNames(proposal, mentee),
    (mentor) => search.closedBy(mentee, mentor),
    (mentor) => search.score(mentee, mentor),
  );
}

export function whyMentorIdle(proposal: Proposal, code: string): LeftOver {
  const { search, reasons } = proposal;
  const mentor = search.mentors.get(code);
  if (!mentor) throw new Error(`not in the search: ${code}`);
  const open = [...search.mentees.values()].filter((mentee) => !search.closedBy(mentee, mentor));
  if (open.length > 0) {
    const options = open.map((mentee) => ({ mentee: mentee.code, score: search.score(mentee, mentor) }));
    const [best] = options.sort((a, b) => b.score - a.score || (a.mentee < b.mentee ? -1 : 1));
    const forced = best && proposal.whole ? reasons.forcing({ mentor: code, mentee: best.mentee }) : null;
    return {
      kind: 'price',
      partners: options.length,
      ...(best ? { partner: best.mentee } : {}),
      ...(forced
        ? { price: { matched: forced.loss.matched, blocking: forced.loss.blocking, score: scoreLoss(forced, search) } }
        : {}),
    };
  }
  const partners: Partner<MenteeProfile>[] = [
    ...[...search.mentees.values()].map((profile) => ({ profile })),
    ...search.absentMentees,
  ];
  return closedFor(
    partners,
    topicNames(proposal, mentor),
    (mentee) => search.closedBy(mentee, mentor),
    (mentee) => search.score(mentee, mentor),
  );
}

interface Partner<Profile> {
  readonly profile: Profile;
  readonly absence?: Absence;
}

function closedFor<Profile extends { readonly code: string }>(
  partners: readonly Partner<Profile>[],
  topics: readonly string[],
  closedBy: (profile: Profile) => { rule: PairRule; score: number } | undefined,
  score: (profile: Profile) => number,
): LeftOver {
  const closed = new Map<string, number>();
  let nearest: (NearMiss & { readonly rank: number }) | undefined;
  for (const { profile, absence } of partners) {
    const found = closedBy(profile);
    // A partner who does not take part is counted by that only where nothing else closes the pair.
    const words = found ? pairRules[found.rule] : (absence?.words ?? '');
    closed.set(words, (closed.get(words) ?? 0) + 1);
    if ((found && absence) || found?.rule === 'topics' || found?.rule === 'same') continue;
    const miss = {
      code: profile.code,
      score: found?.score ?? score(profile),
      rank: found ? nearness.indexOf(found.rule) + 1 : 0,
      ...(absence ? { absence } : {}),
      ...(found ? { rule: found.rule } : {}),
    };
    if (profile.code !== '' && (!nearest || isNearer(miss, nearest))) nearest = miss;
  }
  return { kind: 'closed', closed, all: partners.length, topics, ...(nearest ? { nearest } : {}) };
}

function isNearer(
  a: { rank: number; score: number; code: string },
  b: { rank: number; score: number; code: string },
): boolean {
  return (a.rank - b.rank || b.score - a.score || (a.code < b.code ? -1 : 1)) < 0;
}

const topicNames = ({ search }: Proposal, { theme }: MenteeProfile | MentorProfile): string[] =>
  [...theme.subjects, ...theme.others].map((index) => search.topics.name(index));

/**
 * The mentees and mentors that show why a mentee is left out (Hall): every candidate of these mentees is among these
 * mentors, whose places are all taken by them. Looked for among all candidates; undefined where a place is within reach.
 */
function competitionOver(
  { candidates, pairs, search }: Proposal,
  code: string,
): { mentees: readonly string[]; mentors: readonly string[]; places: number } | undefined {
  const taken = new Map<string, string[]>();
  for (const { mentor, mentee } of pairs) taken.set(mentor, [...(taken.get(mentor) ?? []), mentee]);
  const rows = new Map(candidates.mentees.map((mentee, row) => [mentee, row]));
  const held = new Set(search.held.map(({ mentee }) => mentee));
  const mentees = new Set([code]);
  const mentors = new Set<string>();
  let places = 0;
  for (const mentee of mentees) {
    const row = rows.get(mentee) ?? -1;
    for (let at = candidates.start[row] ?? 0; at < (candidates.start[row + 1] ?? 0); at++) {
      const mentor = candidates.mentors[candidates.mentor[at] ?? 0] ?? '';
      if (mentors.has(mentor)) continue;
      const sitting = taken.get(mentor) ?? [];
      if (sitting.length < (search.mentors.get(mentor)?.free ?? 0)) return undefined;
      mentors.add(mentor);
      const competing = sitting.filter((each) => !held.has(each));
      places += competing.length;
      for (const each of competing) mentees.add(each);
    }
  }
  return mentors.size === 0 ? undefined : { mentees: [...mentees].sort(), mentors: [...mentors].sort(), places };
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
