/**
 * One criterion over all people: those who answered it alike are a kind, and each kind of mentee is compared with all
 * kinds of mentors once, when it is first asked about. Where answers are sets of words, only kinds that share a word are
 * compared at all.
 */
import { ageFit } from './age-wish';
import { formShare, formatShare, interestShare, namesTopics, timeShare, topicShare } from './fit';
import type { MenteeProfile, MentorProfile } from './profile';
import type { TopicTable } from './topics';

/** How one criterion compares two people. */
export interface Comparison {
  /** Equal for people whom the criterion cannot tell apart. */
  readonly kindOfMentee: (mentee: MenteeProfile) => string | number;
  readonly kindOfMentor: (mentor: MentorProfile) => string | number;
  /** 0 to 1; NaN where one of the two left it open. */
  readonly share: (mentee: MenteeProfile, mentor: MentorProfile) => number;
  /** For answers that are sets: two who both tell something and have no element in common have the share 0. */
  readonly sets?: {
    readonly ofMentee: (mentee: MenteeProfile) => Iterable<string | number>;
    readonly ofMentor: (mentor: MentorProfile) => Iterable<string | number>;
    /** False: whoever the other one is, without a common element nothing can be said. */
    readonly tells: (person: MenteeProfile | MentorProfile) => boolean;
  };
}

type Compared = 'topics' | 'form' | 'age' | 'time' | 'format' | 'interests';

/** The criteria that compare answers; the others look at who named whom, and at the mentor alone. */
export function comparisons(topics: TopicTable): Readonly<Record<Compared, Comparison>> {
  // A request that names topics of the table is compared by them alone.
  const asked = ({ theme: { subjects, others, stems } }: MenteeProfile): readonly (string | number)[] =>
    subjects.length + others.length > 0 ? [...subjects, ...others] : stems;
  const time = ({ time: wish }: MenteeProfile | MentorProfile): number =>
    wish ? wish.days * 2 ** 24 + wish.hours : -1;
  const forms = (person: MenteeProfile | MentorProfile): string => person.forms.join('|');
  const formats = (person: MenteeProfile | MentorProfile): number => person.formats;
  const interests = (person: MenteeProfile | MentorProfile): string => [...person.interests].sort().join(' ');
  const { study } = topics;
  return {
    topics: {
      kindOfMentee: (mentee) => `${mentee.theme.open}|${asked(mentee).join(' ')}`,
      kindOfMentor: ({ theme: { subjects, others, stems, open } }) =>
        `${open}|${[...subjects, ...others, ...stems].join(' ')}`,
      share: (mentee, mentor) => topicShare(mentee, mentor, topics),
      sets: {
        ofMentee: asked,
        // Whoever teaches a subject can help with study as such.
        ofMentor: ({ theme: { subjects, others, stems } }) =>
          new Set([...subjects, ...others, ...stems, ...(subjects.length > 0 ? [study] : [])]),
        tells: ({ theme }) => namesTopics(theme),
      },
    },
    form: { kindOfMentee: forms, kindOfMentor: forms, share: formShare },
    age: {
      kindOfMentee: ({ grade, age }) => `${grade ?? ''} ${age ?? ''}`,
      kindOfMentor: ({ wishedAge }) => wishedAge.map(({ unit, from, to }) => `${unit} ${from} ${to}`).join(),
      share: (mentee, { wishedAge }) => ageFit(wishedAge, mentee) ?? Number.NaN,
    },
    time: { kindOfMentee: time, kindOfMentor: time, share: timeShare },
    format: { kindOfMentee: formats, kindOfMentor: formats, share: formatShare },
    interests: {
      kindOfMentee: interests,
      kindOfMentor: interests,
      share: interestShare,
      sets: {
        ofMentee: (mentee) => mentee.interests,
        ofMentor: (mentor) => mentor.interests,
        tells: (person) => person.interests.size > 0,
      },
    },
  };
}

/** A share beyond the first 255 different ones: the pair is then judged alone. */
const unlisted = 255;
/** Place of the share 0 among the listed ones. */
const zero = 0;

export class CriterionKinds {
  private readonly ofMentee: Int32Array;
  private readonly ofMentor: Int32Array;
  private readonly menteeKinds: readonly MenteeProfile[];
  private readonly mentorKinds: readonly MentorProfile[];
  /** Kind of mentee -> kind of mentor -> which of the listed shares. */
  private readonly rows: (Uint8Array | undefined)[];
  private readonly listed = new Map<number, number>([[0, zero]]);
  /** What each listed share adds; NaN for the unlisted. */
  private readonly weighted = new Float64Array(unlisted + 1).fill(Number.NaN);
  private readonly holders: ReadonlyMap<string | number, readonly number[]>;
  /** The row of a kind of mentee that tells something and has nothing in common with any mentor. */
  private readonly strangers: Uint8Array;

  constructor(
    private readonly comparison: Comparison,
    mentees: readonly MenteeProfile[],
    mentors: readonly MentorProfile[],
    private readonly weight: number,
  ) {
    const { kindOfMentee, kindOfMentor, sets } = comparison;
    [this.ofMentee, this.menteeKinds] = kindsOf(mentees, kindOfMentee);
    [this.ofMentor, this.mentorKinds] = kindsOf(mentors, kindOfMentor);
    this.rows = this.menteeKinds.map(() => undefined);
    this.weighted[zero] = 0;
    const holders = new Map<string | number, number[]>();
    this.mentorKinds.forEach((mentor, kind) => {
      for (const element of sets?.ofMentor(mentor) ?? []) {
        const list = holders.get(element);
        if (list) list.push(kind);
        else holders.set(element, [kind]);
      }
    });
    this.holders = holders;
    this.strangers = Uint8Array.from(this.mentorKinds, (mentor) => this.list(sets?.tells(mentor) ? 0 : Number.NaN));
  }

  /** What the criterion adds to the sum; NaN where the pair must be judged alone. */
  points(e: number, m: number): number {
    return this.weighted[this.shareAt(e, m)] ?? 0;
  }

  /** Whether the share is known to be 0. */
  isZero(e: number, m: number): boolean {
    return this.shareAt(e, m) === zero;
  }

  private shareAt(e: number, m: number): number {
    const kind = this.ofMentee[e] ?? 0;
    const row = this.rows[kind] ?? this.compare(kind);
    return row[this.ofMentor[m] ?? 0] ?? unlisted;
  }

  private compare(kind: number): Uint8Array {
    const { share, sets } = this.comparison;
    const row = new Uint8Array(this.mentorKinds.length);
    const mentee = this.menteeKinds[kind];
    if (mentee && !sets) {
      this.mentorKinds.forEach((mentor, at) => {
        row[at] = this.list(share(mentee, mentor));
      });
    } else if (mentee && sets) {
      if (sets.tells(mentee)) row.set(this.strangers);
      else row.fill(this.list(Number.NaN));
      for (const element of sets.ofMentee(mentee))
        for (const at of this.holders.get(element) ?? []) {
          const mentor = this.mentorKinds[at];
          if (mentor) row[at] = this.list(share(mentee, mentor));
        }
    }
    this.rows[kind] = row;
    return row;
  }

  private list(share: number): number {
    const known = this.listed.get(share);
    if (known !== undefined) return known;
    if (this.listed.size === unlisted) return unlisted;
    const place = this.listed.size;
    this.listed.set(share, place);
    this.weighted[place] = this.weight * (Number.isNaN(share) ? 0.5 : share);
    return place;
  }
}

/** The kind of each person, and one person of each kind. */
function kindsOf<Person>(
  people: readonly Person[],
  kindOf: (person: Person) => string | number,
): [Int32Array, Person[]] {
  const kinds = new Map<string | number, number>();
  const first: Person[] = [];
  const of = Int32Array.from(people, (person) => {
    const key = kindOf(person);
    const known = kinds.get(key);
    if (known !== undefined) return known;
    kinds.set(key, first.length);
    first.push(person);
    return first.length - 1;
  });
  return [of, first];
}
