/** Who takes part: by role, state, form, age, sex, kind and class; whose consent is missing; who has no pair. */
import type { Pair } from '../pairing/pair';
import { consentReasons, consentState, type ConsentState } from '../people/consent';
import { givenNameGender } from '../people/given-names';
import type { Gender } from '../people/grammar';
import { parsePersonName } from '../people/names';
import { pupilStems, teachingStems } from '../people/position-words';
import { pupilGrade } from '../people/school-class';
import type { Participant } from '../people/participant';
import { foldedKey } from '../people/text-folding';
import { ageBand, ageLabels, fullYears } from './age';
import { formOrder, formsIn } from './form-name';
import { breakdown, tally, type Breakdown, type SourceSheet, type Tally } from './tally';

export type PersonKind = 'обучающиеся' | 'студенты' | 'педагоги' | 'другие';
const kinds: readonly PersonKind[] = ['обучающиеся', 'студенты', 'педагоги', 'другие'];
const genders: Readonly<Record<Gender, string>> = { female: 'женский', male: 'мужской' };
const unknownGender = 'не определён';
const states = ['кандидат', 'в программе', 'завершил', 'выбыл'];

/** Everything about the people of one bank. Unless said otherwise a figure counts all but those who left. */
export interface RoleFigures {
  /** Everybody in the bank, each once. */
  readonly all: Tally;
  readonly byState: Breakdown;
  /** All but «выбыл». */
  readonly present: Tally;
  readonly byForm: Breakdown;
  readonly byAge: Breakdown;
  /** How many of `byAge` are known by the year of birth only. */
  readonly agesEstimated: number;
  readonly bySex: Breakdown;
  readonly byKind: Breakdown;
  /** Pupils by parallel; empty where there are none. */
  readonly byParallel: Breakdown;
  /** «в программе» or «завершил», or in an approved pair whatever the state says. */
  readonly involved: Tally;
  /** Of those present: whose consent does not hold. */
  readonly consentMissing: Tally;
  readonly consentMissingByReason: Breakdown;
  /** Neither finished nor gone, and in no approved pair. */
  readonly withoutPair: Tally;
  /** Of those: a pair is proposed and waits for approval. */
  readonly proposed: Tally;
  /** Rows left out because the same code stands above. */
  readonly repeated: Tally;
}

/** A person of a bank with what the figures ask more than once. */
export interface Member {
  readonly line: number;
  readonly person: Participant;
  readonly state: string;
  readonly kind: PersonKind;
  /** Full years; of the year of birth only, as many as the person reaches this year. */
  readonly years?: number;
  readonly involved: boolean;
  readonly consent: ConsentState;
}

export function codeKey(code: string): string {
  return foldedKey(code).replace(/\s/g, '');
}

const living = (pair: Pair): boolean => pair.status === 'утверждена';
const approvedOnce = (pair: Pair): boolean => living(pair) || pair.status === 'завершена';

/** The bank's people, each once: by code, or where there is none by name, birth and class. */
export function membersOf(
  people: readonly Participant[],
  pairs: readonly Pair[],
  today: string,
): { members: Member[]; repeated: Participant[] } {
  const role = people[0]?.role ?? 'mentee';
  const approved = new Set(
    pairs.filter(approvedOnce).map((pair) => codeKey(role === 'mentee' ? pair.menteeCode : pair.mentorCode)),
  );
  const seen = new Set<string>();
  const members: Member[] = [];
  const repeated: Participant[] = [];
  for (const person of people) {
    const key =
      person.code === ''
        ? ['', foldedKey(person.name), person.birthDay ?? person.birthYear ?? '', foldedKey(person.position)].join('|')
        : codeKey(person.code);
    if (seen.has(key)) {
      repeated.push(person);
      continue;
    }
    seen.add(key);
    const state = states.includes(person.state) ? person.state : person.state === '' ? 'кандидат' : person.state;
    const age = fullYears(today, person);
    members.push({
      line: person.line,
      person,
      state,
      kind: kindOf(person, age?.years),
      ...(age ? { years: age.years } : {}),
      involved:
        state === 'в программе' || state === 'завершил' || (state !== 'выбыл' && approved.has(codeKey(person.code))),
      consent: consentState(person.consent, person, today),
    });
  }
  return { members, repeated };
}

export function roleFigures(
  sheet: SourceSheet,
  members: readonly Member[],
  repeated: readonly Participant[],
  pairs: readonly Pair[],
  today: string,
): RoleFigures {
  const present = members.filter(({ state }) => state !== 'выбыл');
  const role = sheet === 'mentees' ? 'menteeCode' : 'mentorCode';
  const inPairs = new Set(pairs.filter(living).map((pair) => codeKey(pair[role])));
  const inProposals = new Set(pairs.filter(({ status }) => status === 'предложена').map((pair) => codeKey(pair[role])));
  const withoutPair = present.filter(
    ({ state, person }) => state !== 'завершил' && !(person.code !== '' && inPairs.has(codeKey(person.code))),
  );
  const ages = new Map(present.map((member) => [member, fullYears(today, member.person)]));
  const lacking = present.filter(({ consent }) => consent !== 'valid');
  return {
    all: tally(sheet, members),
    byState: breakdown(sheet, members, ({ state }) => [state], states),
    present: tally(sheet, present),
    byForm: breakdown(sheet, present, ({ person }) => formsIn(person.form), formOrder),
    byAge: breakdown(sheet, present, (member) => [ageBand(ages.get(member))], ageLabels),
    agesEstimated: [...ages.values()].filter((age) => age?.estimated).length,
    bySex: breakdown(sheet, present, ({ person }) => [sexOf(person)], [genders.female, genders.male]),
    byKind: breakdown(sheet, present, ({ kind }) => [kind], kinds),
    byParallel: breakdown(
      sheet,
      present.filter(({ kind }) => kind === 'обучающиеся'),
      ({ person }) => {
        const parallel = pupilGrade(person.position);
        return [parallel === undefined ? 'не указан' : `${parallel} класс`];
      },
      Array.from({ length: 11 }, (_, index) => `${index + 1} класс`),
    ),
    involved: tally(
      sheet,
      members.filter(({ involved }) => involved),
    ),
    consentMissing: tally(sheet, lacking),
    consentMissingByReason: breakdown(
      sheet,
      lacking,
      ({ consent }) => (consent === 'valid' ? [] : [consentReasons[consent]]),
      Object.values(consentReasons),
    ),
    withoutPair: tally(sheet, withoutPair),
    proposed: tally(
      sheet,
      withoutPair.filter(({ person }) => person.code !== '' && inProposals.has(codeKey(person.code))),
    ),
    repeated: tally(sheet, repeated),
  };
}

/** What the patronymic or the given name tells; a surname alone is no proof. */
function sexOf({ gender, name }: Participant): string {
  if (gender) return genders[gender];
  const read = parsePersonName(name);
  const told = read && (read.patronymic !== '' ? read.gender : givenNameGender(read.given));
  return told ? genders[told] : unknownGender;
}

const teacherWords = new RegExp(
  `${teachingStems}|тьютор|логопед|психолог|завуч|директор|методист|библиотекар|вожат|мастер п|руководитель (?:мо|шмо|кружка)|классн[а-я]* рук`,
);
const pupilWords = new RegExp(`${pupilStems}|обучающ|учащ`);

/** What a person is, by the class or post; where that is silent, a minor is a pupil. */
function kindOf({ position }: Participant, years: number | undefined): PersonKind {
  const text = foldedKey(position.slice(0, 200));
  if (/студент|(?:^|\s)курс|\d\s?курс/.test(text)) return 'студенты';
  if (pupilGrade(position) !== undefined || pupilWords.test(text)) return 'обучающиеся';
  if (teacherWords.test(text)) return 'педагоги';
  return text === '' && years !== undefined && years < 18 ? 'обучающиеся' : 'другие';
}
