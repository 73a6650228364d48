/**
 * What a search begins with: who takes part, who may be paired with whom and at what score, and what stands already.
 * From the banks, the answers after the group meeting, the pairs that there are, and the settings.
 */
import { CandidateGatherer, type CandidateList } from './candidate-list';
import type { Mentee, Mentor } from '../people/participant';
import { absenceOf, forbiddenBy, type Absence, type PairRule, type RuleContext } from './eligibility';
import { criteria, type Weights } from './criteria';
import { fillShares, scoreOf, type FitContext } from './fit';
import type { PairStatus } from './pair-words';
import { readNamedWishes, type PreferenceAnswer, type WishRemark } from './preferences';
import { menteeProfile, mentorProfile, type MenteeProfile, type MentorProfile } from './profile';
import { readOwnTopics, TopicTable } from './topics';
import { isOpen, pointsOf, ruleOf, verdict, Verdicts, type Verdict } from './verdicts';
import { pairKey, type NamedWishes } from './wishes';

export interface PairingSettings {
  readonly priority: 'coverage' | 'stability';
  /** A pair with a lower score is no candidate. */
  readonly threshold: number;
  readonly weights: Weights;
  /** Subjects and topics that the school adds, as typed. */
  readonly ownTopics: string;
}

/** A row of «Пары» by codes. */
export interface StandingPair {
  readonly mentor: string;
  readonly mentee: string;
  readonly status: PairStatus;
  /** A proposal that is to be kept: «Закрепить», or put together by hand. */
  readonly held: boolean;
  /** ISO */
  readonly end?: string;
  readonly endReason: string;
}

export interface PairingInput {
  readonly mentees: readonly Mentee[];
  readonly mentors: readonly Mentor[];
  readonly answers: readonly PreferenceAnswer[];
  readonly pairs: readonly StandingPair[];
  readonly settings: PairingSettings;
  /** ISO */
  readonly today: string;
}

/** Somebody who does not take part though the programme has not ended for the person. */
export interface Absent<Profile> {
  readonly profile: Profile;
  readonly absence: Absence;
}

/** Whether an approved pair takes its mentor's place on the day. */
export const isRunning = ({ status, end }: Pick<StandingPair, 'status' | 'end'>, today: string): boolean =>
  status === 'утверждена' && (end === undefined || end >= today);

export class Search {
  readonly topics: TopicTable;
  readonly wishes: NamedWishes;
  readonly remarks: readonly WishRemark[];
  /** Those who take part, by code, in the order of codes. */
  readonly mentees: ReadonlyMap<string, MenteeProfile>;
  readonly mentors: ReadonlyMap<string, MentorProfile>;
  readonly absentMentees: readonly Absent<MenteeProfile>[];
  /** Also mentors whose places are all taken. */
  readonly absentMentors: readonly Absent<MentorProfile>[];
  /** Proposals to keep whatever they cost. */
  readonly held: readonly StandingPair[];
  /** `pairKey`s of the other proposals. */
  readonly previous: ReadonlySet<string>;
  readonly running: readonly StandingPair[];
  private readonly fit: FitContext;
  private readonly rules: RuleContext;
  private readonly shares = new Float64Array(criteria.length);
  /** Of everybody, those who do not take part after those who do. */
  readonly verdicts: Verdicts;
  /** Where those who take part stand among the verdicts. */
  readonly menteeAt: ReadonlyMap<string, number>;
  readonly mentorAt: ReadonlyMap<string, number>;

  constructor(readonly input: PairingInput) {
    const { settings, today, pairs } = input;
    this.topics = new TopicTable(readOwnTopics(settings.ownTopics));
    const { wishes, remarks } = readNamedWishes(input.answers, input.mentees, input.mentors);
    this.wishes = wishes;
    this.remarks = remarks;
    this.running = pairs.filter((pair) => isRunning(pair, today));
    const taken = new Map<string, number>();
    for (const { mentor } of this.running) taken.set(mentor, (taken.get(mentor) ?? 0) + 1);
    const paired = new Set(this.running.map(({ mentee }) => mentee));
    const proposals = pairs.filter(({ status }) => status === 'предложена');
    this.held = proposals.filter(({ held }) => held);
    this.previous = new Set(proposals.filter(({ held }) => !held).map(({ mentor, mentee }) => pairKey(mentor, mentee)));

    const mentees = split(
      input.mentees.filter(({ code }) => !paired.has(code)).map((person) => menteeProfile(person, this.topics, today)),
      ({ person }) => absenceOf(person, today),
    );
    const mentors = split(
      input.mentors.map((person) => mentorProfile(person, this.topics, taken.get(person.code) ?? 0, today)),
      ({ person, places, free }) =>
        absenceOf(person, today) ?? (free > 0 ? undefined : noPlaces(places, taken.get(person.code) ?? 0)),
    );
    this.mentees = mentees.present;
    this.mentors = mentors.present;
    this.absentMentees = mentees.absent;
    this.absentMentors = mentors.absent;

    const ended = pairs.filter(({ status }) => status === 'расторгнута');
    const keys = (some: readonly StandingPair[]): Set<string> =>
      new Set(some.map(({ mentor, mentee }) => pairKey(mentor, mentee)));
    this.fit = { wishes, dissolved: keys(ended) };
    this.rules = {
      wishes,
      vetoed: keys(ended.filter(({ endReason }) => endReason !== '')),
      topics: this.topics,
      topicWeight: settings.weights[0] ?? 0,
    };
    const all = <Profile>(present: ReadonlyMap<string, Profile>, absent: readonly Absent<Profile>[]): Profile[] => [
      ...present.values(),
      ...absent.map(({ profile }) => profile),
    ];
    this.menteeAt = new Map([...this.mentees.keys()].map((code, at) => [code, at]));
    this.mentorAt = new Map([...this.mentors.keys()].map((code, at) => [code, at]));
    this.verdicts = new Verdicts(all(this.mentees, this.absentMentees), all(this.mentors, this.absentMentors), {
      fit: this.fit,
      rules: this.rules,
      weights: settings.weights,
      threshold: settings.threshold,
      one: (mentee, mentor) => this.judge(mentee, mentor),
    });
  }

  get context(): FitContext {
    return this.fit;
  }

  score(mentee: MenteeProfile, mentor: MentorProfile): number {
    fillShares(this.shares, mentee, mentor, this.topics, this.fit);
    return scoreOf(this.shares, this.input.settings.weights);
  }

  /** The score of two who take part; 0 where one does not. */
  scoreByCodes(mentor: string, mentee: string): number {
    const [e, m] = [this.menteeAt.get(mentee), this.mentorAt.get(mentor)];
    return e === undefined || m === undefined ? 0 : pointsOf(this.verdicts.of(e, m));
  }

  /** The rule that closes the pair, the threshold included; undefined where none does. */
  closedBy(mentee: MenteeProfile, mentor: MentorProfile): PairRule | undefined {
    return ruleOf(this.judge(mentee, mentor));
  }

  private judge(mentee: MenteeProfile, mentor: MentorProfile): Verdict {
    const score = this.score(mentee, mentor);
    const rule = forbiddenBy(mentee, mentor, this.rules);
    return verdict(rule ?? (score < this.input.settings.threshold ? 'threshold' : undefined), score);
  }

  /** The rule that a person has set aside by holding the pair; undefined where none closes it. */
  overruled(mentor: string, mentee: string): PairRule | undefined {
    const [a, b] = [this.mentees.get(mentee), this.mentors.get(mentor)];
    return a && b ? this.closedBy(a, b) : undefined;
  }

  /** Every pair that may be made, mentee by mentee. */
  candidates(): CandidateList {
    const { verdicts } = this;
    const gathered = new CandidateGatherer([...this.mentees.keys()], [...this.mentors.keys()]);
    for (let e = 0; e < this.mentees.size; e++) {
      for (let m = 0; m < this.mentors.size; m++) {
        if (verdicts.isApart(e, m)) continue;
        const given = verdicts.of(e, m);
        if (isOpen(given)) gathered.add(m, pointsOf(given));
      }
      gathered.endRow();
    }
    return gathered.list();
  }
}

function noPlaces(places: number, taken: number): Absence {
  return {
    rule: 'places',
    words: `все места заняты: ${taken} из ${places}`,
    repair: 'Добавьте место в столбце «Мест всего».',
  };
}

function split<Profile extends { readonly code: string }>(
  profiles: readonly Profile[],
  absence: (profile: Profile) => Absence | undefined,
): { present: Map<string, Profile>; absent: Absent<Profile>[] } {
  const sorted = [...profiles].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const present = new Map<string, Profile>();
  const absent: Absent<Profile>[] = [];
  for (const profile of sorted) {
    const found = absence(profile);
    if (!found) present.set(profile.code, profile);
    else if (found.rule !== 'state') absent.push({ profile, absence: found });
  }
  return { present, absent };
}
