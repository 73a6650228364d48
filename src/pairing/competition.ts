/**
 * Why mentees are left over where places are short (Hall): a set of mentees all of whose candidates are among certain
 * mentors, whose places these mentees fill, and more of them than places. Many who are left over share one set.
 */
import type { Proposal } from './propose';
import { strongParts } from './solver/strong-parts';

export interface Competition {
  /** Codes, in their order: those who have the places, and all who are left over and can go nowhere else. */
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  readonly places: number;
  /** Topics that all these mentees ask for. */
  readonly topics: readonly string[];
}

export class Competitions {
  /** Mentor -> mentees who compete for the places; held pairs take places and do not compete. */
  private readonly seated: number[][];
  private readonly hasPlace: Uint8Array;
  private readonly unmatched: number[] = [];
  /** Mentors of whom one place freed can free any other of theirs are one part. */
  private readonly part: Int32Array;
  private readonly mentorsOf = new Map<number, number[]>();
  private readonly known = new Map<string, Competition | undefined>();

  constructor(private readonly proposal: Proposal) {
    const { candidates, pairs, search } = proposal;
    this.seated = candidates.mentors.map(() => []);
    const free = Int32Array.from(candidates.mentors, (code) => search.mentors.get(code)?.free ?? 0);
    const matched = new Uint8Array(candidates.mentees.length);
    for (const { mentor, mentee, held } of pairs) {
      const [m, e] = [search.mentorAt.get(mentor) ?? -1, search.menteeAt.get(mentee) ?? -1];
      free[m] = (free[m] ?? 0) - 1;
      matched[e] = 1;
      if (!held) this.seated[m]?.push(e);
    }
    this.hasPlace = Uint8Array.from(free, (places) => Number(places > 0));
    matched.forEach((isMatched, e) => {
      if (isMatched === 0) this.unmatched.push(e);
    });
    this.part = this.parts();
    this.part.forEach((part, m) => {
      const list = this.mentorsOf.get(part);
      if (list) list.push(m);
      else this.mentorsOf.set(part, [m]);
    });
  }

  /** What keeps the mentee out; undefined where there is no candidate, or a place is within reach. */
  over(e: number): Competition | undefined {
    const first = this.partsWanted(e);
    if (first.size === 0) return undefined;
    const key = [...first].sort((a, b) => a - b).join();
    if (!this.known.has(key)) this.known.set(key, this.competitionFrom(first));
    return this.known.get(key);
  }

  private competitionFrom(first: ReadonlySet<number>): Competition | undefined {
    const within = new Set(first);
    const mentors: number[] = [];
    const sitting: number[] = [];
    for (const part of within) {
      for (const m of this.mentorsOf.get(part) ?? []) {
        if (this.hasPlace[m] === 1) return undefined;
        mentors.push(m);
        for (const e of this.seated[m] ?? []) {
          sitting.push(e);
          for (const next of this.partsWanted(e)) within.add(next);
        }
      }
    }
    const outside = this.unmatched.filter((e) => {
      const wanted = this.partsWanted(e);
      return wanted.size > 0 && [...wanted].every((part) => within.has(part));
    });
    const { candidates } = this.proposal;
    const codes = (places: number[], of: readonly string[]): string[] =>
      places.sort((a, b) => a - b).map((at) => of[at] ?? '');
    const mentees = codes([...sitting, ...outside], candidates.mentees);
    return {
      mentees,
      mentors: codes(mentors, candidates.mentors),
      places: sitting.length,
      topics: commonTopics(this.proposal, mentees),
    };
  }

  private partsWanted(e: number): Set<number> {
    const { start, mentor } = this.proposal.candidates;
    const wanted = new Set<number>();
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at++) wanted.add(this.part[mentor[at] ?? 0] ?? 0);
    return wanted;
  }

  private parts(): Int32Array {
    const { start, mentor, mentors } = this.proposal.candidates;
    const met = new Int32Array(mentors.length).fill(-1);
    return strongParts(mentors.length, (m, arc) => {
      for (const e of this.seated[m] ?? [])
        for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at++) {
          const to = mentor[at] ?? 0;
          if (met[to] === m) continue;
          met[to] = m;
          arc(to);
        }
    });
  }
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
