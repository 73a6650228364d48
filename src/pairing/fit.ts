/**
 * How well a mentor and a mentee suit each other: 0-100, whole, by criteria that a curator can check. Each criterion
 * gives a share of its weight. What somebody left open gives half of it, whoever the other one is, so that a blank
 * answer neither helps nor harms in the choice between partners.
 */
import { ageFit, printAgeWish } from './age-wish';
import { criteria, type CriterionId, type Weights } from './criteria';
import { inPerson, type MenteeProfile, type MentorProfile } from './profile';
import { canMeet, commonTime } from './time-wish';
import type { Theme, TopicTable } from './topics';
import { pairKey, type NamedWishes } from './wishes';

/** What the criteria look at besides the two people. */
export interface FitContext {
  readonly wishes: NamedWishes;
  /** `pairKey`s of pairs that were dissolved. */
  readonly dissolved: ReadonlySet<string>;
}

/** The share of each criterion's weight, 0 to 1, in the order of `criteria`; NaN where one of the two left it open. */
export type Shares = Float64Array;

const open = Number.NaN;

/** Fills `shares` (as long as `criteria`). */
export function fillShares(
  shares: Shares,
  mentee: MenteeProfile,
  mentor: MentorProfile,
  topics: TopicTable,
  context: FitContext,
): void {
  shares[0] = topicShare(mentee, mentor, topics);
  shares[1] = wishedShare(mentee, mentor, context.wishes);
  shares[2] = mutualShare(mentee, mentor, context.wishes);
  shares[3] = formShare(mentee, mentor);
  shares[4] = ageFit(mentor.wishedAge, mentee) ?? open;
  shares[5] = timeShare(mentee, mentor);
  shares[6] = formatShare(mentee, mentor);
  shares[7] = interestShare(mentee, mentor);
  shares[8] = placesShare(mentor);
  shares[9] = context.dissolved.size > 0 && context.dissolved.has(pairKey(mentor.code, mentee.code)) ? 0 : 1;
}

/** The score that the shares make, 0-100, whole. */
export function scoreOf(shares: Shares, weights: Weights): number {
  let sum = 0;
  let whole = 0;
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at] ?? 0;
    const share = shares[at] ?? 0;
    whole += weight;
    sum += weight * (Number.isNaN(share) ? 0.5 : share);
  }
  return whole === 0 ? 0 : Math.round((100 * sum) / whole);
}

/** Of the request's weight its subjects carry so much when it names other topics too. */
const subjectPart = 0.75;

/** The share of the request that the competences cover; NaN where nothing can be said. */
export function topicShare(mentee: MenteeProfile, mentor: MentorProfile, topics: TopicTable): number {
  const asked = mentee.theme;
  const offered = mentor.theme;
  if (asked.open || offered.open) return open;
  if (!namesTopics(asked)) {
    const common = asked.stems.filter((stem) => offered.stems.includes(stem)).length;
    return common > 0 ? common / asked.stems.length : open;
  }
  if (!namesTopics(offered)) return open;
  if (asked.subjects.length === 0) return othersShare(asked.others, mentor, topics);
  const subjects = share(asked.subjects, offered.subjects);
  if (asked.others.length === 0) return subjects;
  const more = asked.others.filter((index) => index !== topics.study);
  if (subjects === 0 || more.length === 0) return subjects;
  return subjectPart * subjects + (1 - subjectPart) * othersShare(more, mentor, topics);
}

/** Whether topics of the table are named: a request that meets none of those offered is then not met at all. */
export const namesTopics = ({ subjects, others, open }: Theme): boolean => !open && subjects.length + others.length > 0;

function share(asked: readonly number[], offered: readonly number[]): number {
  let common = 0;
  for (const index of asked) if (offered.includes(index)) common++;
  return asked.length === 0 ? 0 : common / asked.length;
}

function othersShare(asked: readonly number[], { theme }: MentorProfile, topics: TopicTable): number {
  let common = 0;
  for (const index of asked) {
    if (theme.others.includes(index) || (index === topics.study && theme.subjects.length > 0)) common++;
  }
  return common / asked.length;
}

function wishedShare(mentee: MenteeProfile, mentor: MentorProfile, wishes: NamedWishes): number {
  const named = wishes.wished.get(mentee.code);
  return named?.includes(mentor.code) ? 1 : wishedUnnamed(mentee.code, wishes);
}

/** The share of a mentor whom the mentee has not named. */
export function wishedUnnamed(mentee: string, { wished }: NamedWishes): number {
  return wished.get(mentee)?.length ? 0 : open;
}

const choices = 3;

/** 1, ⅔ or ⅓ for the first, second or third choice, 0 for who was not chosen. */
function choiceShare(named: readonly string[], code: string): number {
  const at = named.indexOf(code);
  return at < 0 ? 0 : Math.max(choices - at, 1) / choices;
}

function mutualShare(mentee: MenteeProfile, mentor: MentorProfile, { mentees, mentors }: NamedWishes): number {
  const byMentee = mentees.get(mentee.code) ?? [];
  const byMentor = mentors.get(mentor.code) ?? [];
  const [menteeChose, mentorChose] = [byMentee.length > 0, byMentor.length > 0];
  const one = choiceShare(byMentee, mentor.code);
  const other = choiceShare(byMentor, mentee.code);
  if (one + other === 0) return mutualUnnamed(menteeChose, mentorChose);
  return ((menteeChose ? one : 0.5) + (mentorChose ? other : 0.5)) / 2;
}

/** The share of two who have not chosen each other, by whether each has chosen anybody. */
export function mutualUnnamed(menteeChose: boolean, mentorChose: boolean): number {
  if (!menteeChose && !mentorChose) return open;
  return ((menteeChose ? 0 : 0.5) + (mentorChose ? 0 : 0.5)) / 2;
}

export function timeShare(mentee: MenteeProfile, mentor: MentorProfile): number {
  return mentee.time && mentor.time ? Number(canMeet(mentee.time, mentor.time)) : open;
}

export function formatShare(mentee: MenteeProfile, mentor: MentorProfile): number {
  return mentee.formats && mentor.formats ? Number((mentee.formats & mentor.formats) !== 0) : open;
}

export const placesShare = ({ places, free }: MentorProfile): number => (places === 0 ? 0 : free / places);

export function formShare(mentee: MenteeProfile, mentor: MentorProfile): number {
  if (mentee.forms.length === 0 || mentor.forms.length === 0) return open;
  return Number(mentee.forms.some((form) => mentor.forms.includes(form)));
}

export function interestShare(mentee: MenteeProfile, mentor: MentorProfile): number {
  if (mentee.interests.size === 0 || mentor.interests.size === 0) return open;
  for (const interest of mentee.interests) if (mentor.interests.has(interest)) return 1;
  return 0;
}

/** What one criterion adds to the score, and why. */
export interface ScorePart {
  readonly criterion: CriterionId;
  readonly name: string;
  /** Whole; the points of all parts make the score. */
  readonly points: number;
  /** Left without an answer by one of the two: half of the weight. */
  readonly open: boolean;
  readonly why: string;
}

/** The parts of a score in words; their points add up to the score exactly. */
export function scoreParts(
  mentee: MenteeProfile,
  mentor: MentorProfile,
  topics: TopicTable,
  context: FitContext,
  weights: Weights,
): ScorePart[] {
  const shares = new Float64Array(criteria.length);
  fillShares(shares, mentee, mentor, topics, context);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = criteria.map((_, at) => {
    const given = shares[at] ?? 0;
    return whole === 0 ? 0 : (100 * (weights[at] ?? 0) * (Number.isNaN(given) ? 0.5 : given)) / whole;
  });
  const points = wholeParts(exact, scoreOf(shares, weights));
  return criteria.flatMap(({ id, name }, at) => {
    if ((weights[at] ?? 0) === 0) return [];
    const part = { criterion: id, name, points: points[at] ?? 0 };
    if (!Number.isNaN(shares[at] ?? 0))
      return [{ ...part, open: false, why: explain(id, mentee, mentor, topics, context, shares[at] ?? 0) }];
    // Both have answered, and the answers say nothing about each other.
    const inVain = id === 'topics' && !mentee.theme.open && !mentor.theme.open;
    return [{ ...part, open: !inVain, why: inVain ? 'сравнить не удалось, общих слов нет; половина веса' : '' }];
  });
}

/** Whole numbers near the exact ones with the wanted sum: the greatest remainders are rounded up. */
function wholeParts(exact: readonly number[], sum: number): number[] {
  const parts = exact.map((part) => Math.floor(part + 1e-9));
  const byRemainder = exact
    .map((part, at) => ({ at, rest: part - (parts[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at);
  let missing = sum - parts.reduce((total, part) => total + part, 0);
  for (const { at } of byRemainder) {
    if (missing <= 0) break;
    parts[at] = (parts[at] ?? 0) + 1;
    missing--;
  }
  return parts;
}

function explain(
  id: CriterionId,
  mentee: MenteeProfile,
  mentor: MentorProfile,
  topics: TopicTable,
  { wishes }: FitContext,
  given: number,
): string {
  switch (id) {
    case 'topics':
      return topicWords(mentee, mentor, topics);
    case 'wished':
      return given > 0 ? 'наставляемый назвал этого наставника' : 'наставляемый назвал другого';
    case 'mutual':
      return mutualWords(mentee, mentor, wishes);
    case 'form':
      return given > 0 ? 'форма одна' : 'формы разные';
    case 'age':
      return `${given === 1 ? 'подходит' : given > 0 ? 'на год в стороне' : 'не подходит'} (наставник хотел бы ${printAgeWish(mentor.wishedAge)})`;
    case 'time':
      return given > 0 && mentee.time && mentor.time ? commonTime(mentee.time, mentor.time) : 'общего времени нет';
    case 'format':
      return given > 0
        ? (mentee.formats & mentor.formats & inPerson) !== 0
          ? 'оба могут очно'
          : 'оба могут дистанционно'
        : 'форматы разные';
    case 'interests':
      return given > 0 ? 'есть общие' : 'общих нет';
    case 'places':
      return `свободно ${mentor.free} из ${mentor.places}`;
    case 'again':
      return given > 0 ? 'расторгнутой пары не было' : 'пару уже расторгали';
  }
}

function topicWords(mentee: MenteeProfile, mentor: MentorProfile, topics: TopicTable): string {
  const asked = [...mentee.theme.subjects, ...mentee.theme.others];
  const offered = [...mentor.theme.subjects, ...mentor.theme.others];
  if (asked.length === 0) return 'есть общие слова запроса и компетенций';
  const covered = asked.filter(
    (index) => offered.includes(index) || (index === topics.study && mentor.theme.subjects.length > 0),
  );
  const lacking = asked.filter((index) => !covered.includes(index) && index !== topics.study);
  const list = (indices: readonly number[]): string => indices.map((index) => topics.name(index)).join(', ');
  if (covered.length === 0) return `нет общего: запрос — ${list(lacking)}`;
  return lacking.length === 0 ? list(covered) : `${list(covered)}; нет: ${list(lacking)}`;
}

const ordinals = ['первым', 'вторым', 'третьим'];

function mutualWords(mentee: MenteeProfile, mentor: MentorProfile, { mentees, mentors }: NamedWishes): string {
  const place = (who: string, list: readonly string[] | undefined, code: string): string => {
    if (!list?.length) return `${who} никого не назвал`;
    const at = list.indexOf(code);
    return at < 0 ? `${who} назвал других` : `${who} назвал ${ordinals[at] ?? `${at + 1}-м`}`;
  };
  const byMentee = place('наставляемый', mentees.get(mentee.code), mentor.code);
  const byMentor = place('наставник', mentors.get(mentor.code), mentee.code);
  return `${byMentee}, ${byMentor}`;
}
