/**
 * The rule and the score of every pair, quick enough for tens of millions of them: people who answered alike are one
 * kind in that criterion, kinds are compared once, and a pair costs a few look-ups. Pairs that somebody has named,
 * pairs that there were, and namesakes are judged one by one.
 */
import { comparisons, CriterionKinds } from './criterion-kinds';
import { pairRules, teachesBack, type PairRule, type RuleContext } from './eligibility';
import type { Weights } from './criteria';
import { mutualUnnamed, placesShare, wishedUnnamed, type FitContext } from './fit';
import type { MenteeProfile, MentorProfile } from './profile';

/** A pair's score, and the rule that closes it, in one whole number: `ruleOf` and `pointsOf` tell them. */
export type Verdict = number;

const ruleNames = Object.keys(pairRules) as PairRule[];
const step = 128;

export const verdict = (rule: PairRule | undefined, score: number): Verdict =>
  (rule === undefined ? 0 : ruleNames.indexOf(rule) + 1) * step + score;
export const isOpen = (given: Verdict): boolean => given < step;
export const ruleOf = (given: Verdict): PairRule | undefined => ruleNames[Math.floor(given / step) - 1];
export const pointsOf = (given: Verdict): number => given % step;

const closedByForm = verdict('form', 0);
const closedByAge = verdict('adult', 0);
const closedByTopics = verdict('topics', 0);
const closedByThreshold = verdict('threshold', 0);

/** By what pairs are judged. */
export interface Judgement {
  readonly fit: FitContext;
  readonly rules: RuleContext;
  readonly weights: Weights;
  readonly threshold: number;
  /** Judges one pair from what the two have answered. */
  readonly one: (mentee: MenteeProfile, mentor: MentorProfile) => Verdict;
}

export class Verdicts {
  private readonly topics: CriterionKinds;
  private readonly form: CriterionKinds;
  private readonly age: CriterionKinds;
  private readonly time: CriterionKinds;
  private readonly format: CriterionKinds;
  private readonly interests: CriterionKinds;
  private readonly wished: Float64Array;
  /** By whether the mentee has chosen anybody, times two, and whether the mentor has. */
  private readonly mutual: Float64Array;
  private readonly menteeChose: Uint8Array;
  private readonly mentorChose: Uint8Array;
  private readonly places: Float64Array;
  private readonly again: number;
  private readonly whole: number;
  private readonly adult: Uint8Array;
  private readonly minor: Uint8Array;
  private readonly menteeTeaches: Uint8Array;
  private readonly mentorTeaches: Uint8Array;
  /** Verdicts on pairs that cannot be told by kinds, by `mentee * mentors + mentor`. */
  private readonly special = new Map<number, Verdict>();

  constructor(
    readonly mentees: readonly MenteeProfile[],
    readonly mentors: readonly MentorProfile[],
    private readonly by: Judgement,
  ) {
    const { weights, fit, rules } = by;
    const weight = (at: number): number => weights[at] ?? 0;
    const given = (share: number, at: number): number => weight(at) * (Number.isNaN(share) ? 0.5 : share);
    const kinds = comparisons(rules.topics);
    this.topics = new CriterionKinds(kinds.topics, mentees, mentors, weight(0));
    this.form = new CriterionKinds(kinds.form, mentees, mentors, weight(3));
    this.age = new CriterionKinds(kinds.age, mentees, mentors, weight(4));
    this.time = new CriterionKinds(kinds.time, mentees, mentors, weight(5));
    this.format = new CriterionKinds(kinds.format, mentees, mentors, weight(6));
    this.interests = new CriterionKinds(kinds.interests, mentees, mentors, weight(7));
    const { wishes } = fit;
    this.wished = Float64Array.from(mentees, ({ code }) => given(wishedUnnamed(code, wishes), 1));
    this.menteeChose = Uint8Array.from(mentees, ({ code }) => Number((wishes.mentees.get(code)?.length ?? 0) > 0));
    this.mentorChose = Uint8Array.from(mentors, ({ code }) => Number((wishes.mentors.get(code)?.length ?? 0) > 0));
    this.mutual = Float64Array.from([0, 1, 2, 3], (chose) => given(mutualUnnamed(chose >= 2, chose % 2 === 1), 2));
    this.places = Float64Array.from(mentors, (mentor) => given(placesShare(mentor), 8));
    this.again = given(1, 9);
    this.whole = weights.reduce((sum, each) => sum + each, 0);
    this.adult = Uint8Array.from(mentees, ({ adult }) => Number(adult));
    this.minor = Uint8Array.from(mentors, ({ minor }) => Number(minor));
    this.menteeTeaches = Uint8Array.from(mentees, ({ forms }) => Number(teachesBack(forms)));
    this.mentorTeaches = Uint8Array.from(mentors, ({ forms }) => Number(teachesBack(forms)));
    this.judgeSpecial();
  }

  /** Whether the topics close the pair whatever else is: the quickest question, to be asked first. */
  isApart(e: number, m: number): boolean {
    return this.by.rules.topicWeight > 0 && this.topics.isZero(e, m) && !this.isSpecial(e, m);
  }

  /** The verdict on the pair, as judging it alone gives it. */
  of(e: number, m: number): Verdict {
    if (this.special.size > 0) {
      const known = this.special.get(e * this.mentors.length + m);
      if (known !== undefined) return known;
    }
    // In the order of the criteria, so that the sum is the same to the last bit.
    const sum =
      this.topics.points(e, m) +
      (this.wished[e] ?? 0) +
      (this.mutual[(this.menteeChose[e] ?? 0) * 2 + (this.mentorChose[m] ?? 0)] ?? 0) +
      this.form.points(e, m) +
      this.age.points(e, m) +
      this.time.points(e, m) +
      this.format.points(e, m) +
      this.interests.points(e, m) +
      (this.places[m] ?? 0) +
      this.again;
    if (Number.isNaN(sum)) return this.one(e, m);
    const score = this.whole === 0 ? 0 : Math.round((100 * sum) / this.whole);
    if (this.form.isZero(e, m)) return closedByForm + score;
    if (this.adult[e] === 1 && this.minor[m] === 1 && this.menteeTeaches[e] === 0 && this.mentorTeaches[m] === 0)
      return closedByAge + score;
    if (this.by.rules.topicWeight > 0 && this.topics.isZero(e, m)) return closedByTopics + score;
    return score < this.by.threshold ? closedByThreshold + score : score;
  }

  private isSpecial(e: number, m: number): boolean {
    return this.special.size > 0 && this.special.has(e * this.mentors.length + m);
  }

  private one(e: number, m: number): Verdict {
    const [mentee, mentor] = [this.mentees[e], this.mentors[m]];
    if (!mentee || !mentor) throw new RangeError(`no such pair: ${e}, ${m}`);
    return this.by.one(mentee, mentor);
  }

  private judgeSpecial(): void {
    const { wishes, dissolved } = this.by.fit;
    const { vetoed } = this.by.rules;
    const menteeAt = placesBy(this.mentees, ({ code }) => code);
    const mentorAt = placesBy(this.mentors, ({ code }) => code);
    const judge = (e: number, m: number): void => {
      const key = e * this.mentors.length + m;
      if (!this.special.has(key)) this.special.set(key, this.one(e, m));
    };
    const judgeCodes = (mentee: string, mentor: string): void => {
      for (const e of menteeAt.get(mentee) ?? []) for (const m of mentorAt.get(mentor) ?? []) judge(e, m);
    };
    for (const lists of [wishes.wished, wishes.mentees])
      for (const [mentee, mentors] of lists) for (const mentor of mentors) judgeCodes(mentee, mentor);
    for (const [mentor, mentees] of wishes.mentors) for (const mentee of mentees) judgeCodes(mentee, mentor);
    for (const keys of [wishes.refused, vetoed, dissolved])
      for (const key of keys) {
        const [mentor = '', mentee = ''] = key.split('\n');
        judgeCodes(mentee, mentor);
      }
    const mentorsByName = placesBy(this.mentors, ({ shortName }) => shortName);
    this.mentees.forEach(({ shortName }, e) => {
      if (shortName !== '') for (const m of mentorsByName.get(shortName) ?? []) judge(e, m);
    });
  }
}

function placesBy<Person>(people: readonly Person[], key: (person: Person) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  people.forEach((person, at) => {
    const list = places.get(key(person));
    if (list) list.push(at);
    else places.set(key(person), [at]);
  });
  return places;
}
