/**
 * Why somebody is left without a pair, and what would help: which rule closes how many partners, who comes nearest, or
 * how many compete for how few places.
 */
import { competitionsIn } from './competition';
import { pairRules, type Absence, type PairRule } from './eligibility';
import type { MenteeProfile, MentorProfile } from './profile';
import type { Proposal } from './propose';
import { scoreLoss } from './propose';
import { isOpen, pointsOf, ruleOf, type Verdict } from './verdicts';

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

/** Answers for everybody who is left over after one search; what they share is found once. */
export class LeftOvers {
  private competition: ReturnType<typeof competitionsIn> | undefined;
  private found: ReturnType<typeof optionsOfMentors> | undefined;

  constructor(private readonly proposal: Proposal) {}

  mentee(code: string): LeftOver {
    const { search, reasons, whole } = this.proposal;
    const e = search.menteeAt.get(code);
    const mentee = search.mentees.get(code);
    if (e === undefined || !mentee) throw new Error(`not in the search: ${code}`);
    this.competition ??= competitionsIn(this.proposal);
    const competition = this.competition(e);
    if (competition) {
      // Among candidates that were held back there may be a cheaper way.
      const placed = whole ? reasons.placing(code) : null;
      const out = placed?.moved.find(({ to, from }) => to === null && from !== null);
      return {
        kind: 'shortage',
        ...competition,
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
    const { verdicts } = search;
    return closedFor(partners(verdicts.mentors, search.absentMentors), topicNames(this.proposal, mentee), (m) =>
      verdicts.of(e, m),
    );
  }

  mentor(code: string): LeftOver {
    const { search, reasons, whole } = this.proposal;
    const m = search.mentorAt.get(code);
    const mentor = search.mentors.get(code);
    if (m === undefined || !mentor) throw new Error(`not in the search: ${code}`);
    this.found ??= optionsOfMentors(this.proposal);
    const { count, best } = this.found;
    const partner = this.proposal.candidates.mentees[best[m] ?? -1];
    if (partner !== undefined) {
      const forced = whole ? reasons.forcing({ mentor: code, mentee: partner }) : null;
      const price = forced && {
        matched: forced.loss.matched,
        blocking: forced.loss.blocking,
        score: scoreLoss(forced, search),
      };
      return { kind: 'price', partners: count[m] ?? 0, partner, ...(price ? { price } : {}) };
    }
    const { verdicts } = search;
    return closedFor(partners(verdicts.mentees, search.absentMentees), topicNames(this.proposal, mentor), (e) =>
      verdicts.of(e, m),
    );
  }
}

/** How many mentees each mentor could have, and the one of the highest score; of equal ones the first by code. */
function optionsOfMentors({ candidates }: Proposal): { count: Int32Array; best: Int32Array } {
  const { start, mentor, score, mentors, mentees } = candidates;
  const count = new Int32Array(mentors.length);
  const best = new Int32Array(mentors.length).fill(-1);
  const top = new Int16Array(mentors.length).fill(-1);
  for (let e = 0; e < mentees.length; e++) {
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at++) {
      const m = mentor[at] ?? 0;
      count[m] = (count[m] ?? 0) + 1;
      if ((score[at] ?? 0) <= (top[m] ?? 0)) continue;
      top[m] = score[at] ?? 0;
      best[m] = e;
    }
  }
  return { count, best };
}

interface Partner {
  readonly code: string;
  readonly absence?: Absence;
}

/** Everybody on the other side, in the order of the verdicts: those who do not take part come last. */
function partners(
  all: readonly { readonly code: string }[],
  absent: readonly { readonly absence: Absence }[],
): Partner[] {
  const present = all.length - absent.length;
  return all.map(({ code }, at) => {
    const absence = absent[at - present]?.absence;
    return { code, ...(absence ? { absence } : {}) };
  });
}

function closedFor(
  partners: readonly Partner[],
  topics: readonly string[],
  verdictOn: (partner: number) => Verdict,
): LeftOver {
  const closed = new Map<string, number>();
  let nearest: (NearMiss & { readonly rank: number }) | undefined;
  partners.forEach(({ code, absence }, at) => {
    const given = verdictOn(at);
    const rule = isOpen(given) ? undefined : ruleOf(given);
    // A partner who does not take part is counted by that only where nothing else closes the pair.
    const words = rule ? pairRules[rule] : (absence?.words ?? '');
    closed.set(words, (closed.get(words) ?? 0) + 1);
    if (code === '' || (rule && absence) || rule === 'topics' || rule === 'same') return;
    const rank = rule ? nearness.indexOf(rule) + 1 : 0;
    const score = pointsOf(given);
    if (nearest && !isNearer({ rank, score, code }, nearest)) return;
    nearest = { code, score, rank, ...(absence ? { absence } : {}), ...(rule ? { rule } : {}) };
  });
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
