/**
 * Why mentees are left over where places are short (Hall): a set of mentees all of whose candidates are among certain
 * mentors, whose places these mentees fill, and more of them than places. One more place at any of these mentors matches
 * one more mentee. Many who are left over share one set. Mentees and mentors are numbers here.
 */
import { strongParts } from './strong-parts';

/** Who sits where, and who could. */
export interface Seating {
  /** Candidates of mentee `e`: `mentor[start[e]] .. mentor[start[e + 1] - 1]`. */
  readonly start: Int32Array;
  readonly mentor: Int32Array | Uint16Array;
  /** Mentor -> mentees who compete for the places; held pairs take places and do not compete. */
  readonly seated: readonly (readonly number[])[];
  /** Mentor -> whether a place is free. */
  readonly hasPlace: readonly boolean[];
  readonly unmatched: readonly number[];
}

export interface Competition {
  /** In order: those who have the places, and all who are left over and can go nowhere else. */
  readonly mentees: readonly number[];
  readonly mentors: readonly number[];
  readonly places: number;
}

export class Competitions {
  /** Mentors of whom one place freed can free any other of theirs are one part. */
  private readonly part: Int32Array;
  private readonly mentorsOf = new Map<number, number[]>();
  private readonly known = new Map<string, Competition | undefined>();

  constructor(private readonly seating: Seating) {
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
    const { seated, hasPlace, unmatched } = this.seating;
    const within = new Set(first);
    const mentors: number[] = [];
    const sitting: number[] = [];
    for (const part of within) {
      for (const m of this.mentorsOf.get(part) ?? []) {
        if (hasPlace[m]) return undefined;
        mentors.push(m);
        for (const e of seated[m] ?? []) {
          sitting.push(e);
          for (const next of this.partsWanted(e)) within.add(next);
        }
      }
    }
    const outside = unmatched.filter((e) => {
      const wanted = this.partsWanted(e);
      return wanted.size > 0 && [...wanted].every((part) => within.has(part));
    });
    const inOrder = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);
    return { mentees: inOrder([...sitting, ...outside]), mentors: inOrder(mentors), places: sitting.length };
  }

  private partsWanted(e: number): Set<number> {
    const { start, mentor } = this.seating;
    const wanted = new Set<number>();
    for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at++) wanted.add(this.part[mentor[at] ?? 0] ?? 0);
    return wanted;
  }

  private parts(): Int32Array {
    const { start, mentor, seated } = this.seating;
    const met = new Int32Array(seated.length).fill(-1);
    return strongParts(seated.length, (m, arc) => {
      for (const e of seated[m] ?? [])
        for (let at = start[e] ?? 0; at < (start[e + 1] ?? 0); at++) {
          const to = mentor[at] ?? 0;
          if (met[to] === m) continue;
          met[to] = m;
          arc(to);
        }
    });
  }
}
