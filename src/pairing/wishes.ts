/** Who named whom: in the banks («Желаемый наставник») and after the group meeting («Предпочтения»). People by codes. */

export interface NamedWishes {
  /** Mentee -> mentors wished for when entering the programme. */
  readonly wished: ReadonlyMap<string, readonly string[]>;
  /** Mentee -> mentors, best first, after the group meeting; an empty list is an answer that names nobody. */
  readonly mentees: ReadonlyMap<string, readonly string[]>;
  /** Mentor -> mentees, best first. */
  readonly mentors: ReadonlyMap<string, readonly string[]>;
  /** `pairKey`s of those of whom one would not work with the other. */
  readonly refused: ReadonlySet<string>;
}

/** A pair as one text. Codes hold no line break. */
export const pairKey = (mentor: string, mentee: string): string => `${mentor}\n${mentee}`;
