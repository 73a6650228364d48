/**
 * Whether two rows or answers are one person. Only what leaves no doubt is «same»; whatever a curator could see
 * otherwise is «perhaps» and is proposed, because two Анны Ивановы exist in every school.
 */
import { comparePersons, type NameComparison } from '../people/name-comparison';
import { foldedKey } from '../people/text-folding';
import type { PersonName } from '../people/names';
import type { PersonFacts } from './person-facts';

export type Sameness = 'same' | 'perhaps' | 'different';

export interface Resemblance {
  readonly verdict: Sameness;
  /** How much speaks for one person; of several the strongest is taken. */
  readonly weight: number;
  /** Why it is doubtful, in words for a curator; '' otherwise. */
  readonly doubt: string;
}

type Tell = 'agree' | 'near' | 'conflict' | 'unknown';

const different: Resemblance = { verdict: 'different', weight: 0, doubt: '' };

export function resemblance(a: PersonFacts, b: PersonFacts): Resemblance {
  const tells = tellsOf(a, b);
  if (tellApart(tells)) return different;
  const unread = a.unread.some((key) => b.unread.includes(key));
  const names = unread
    ? { verdict: 'same' as const, differences: [], given: true, whole: false }
    : compareAll(a.names, b.names);
  const weight = weightOf(tells);
  if (names.verdict === 'different') return surnameChanged(a, b, tells, weight);
  return names.verdict === 'same' ? sameName(tells, weight, names.whole) : likeName(tells, weight, names);
}

/** Without a shared contact, another class and year leave no doubt whatever the names are. */
function tellApart({ contact, schoolClass, year }: Tells): boolean {
  if (contact === 'agree') return false;
  const conflicts = Number(schoolClass === 'conflict') + Number(year === 'conflict');
  if (conflicts === 2) return true;
  return conflicts === 1 && (schoolClass === 'unknown' || year === 'unknown' || contact === 'conflict');
}

interface Tells {
  readonly contact: Tell;
  readonly schoolClass: Tell;
  readonly year: Tell;
}

function tellsOf(a: PersonFacts, b: PersonFacts): Tells {
  return {
    contact: contactTell(a.contacts, b.contacts),
    schoolClass: classTell(a, b),
    year: yearTell(a.birthYear, b.birthYear),
  };
}

function contactTell(a: ReadonlySet<string>, b: ReadonlySet<string>): Tell {
  if (a.size === 0 || b.size === 0) return 'unknown';
  for (const contact of a) if (b.has(contact)) return 'agree';
  return 'conflict';
}

function classTell(a: PersonFacts, b: PersonFacts): Tell {
  const [one, other] = [a.schoolClass, b.schoolClass];
  if (!one || !other) {
    if (one || other) return (one ? b : a).post === '' ? 'unknown' : 'conflict';
    if (a.post === '' || b.post === '') return 'unknown';
    return a.post === b.post ? 'agree' : 'unknown';
  }
  // A pupil goes up a class every school year.
  const step = Math.abs(one.grade - one.schoolYear - (other.grade - other.schoolYear));
  const letters = one.letter === '' || other.letter === '' || one.letter === other.letter;
  if (step === 0) return letters ? 'agree' : 'near';
  return step === 1 && letters ? 'near' : 'conflict';
}

function yearTell(a: number | undefined, b: number | undefined): Tell {
  if (a === undefined || b === undefined) return 'unknown';
  if (a === b) return 'agree';
  return Math.abs(a - b) === 1 ? 'near' : 'conflict';
}

const weightOf = ({ contact, schoolClass, year }: Tells): number =>
  (contact === 'agree' ? 4 : 0) + (schoolClass === 'agree' ? 2 : 0) + (year === 'agree' ? 2 : 0);

interface Names extends NameComparison {
  /** The given names are the same word. */
  readonly given: boolean;
  /** Both are written with the patronymic. */
  readonly whole: boolean;
}

/** The best of all spellings of both. */
function compareAll(as: readonly PersonName[], bs: readonly PersonName[]): Names {
  let best: Names = { verdict: 'different', differences: [], given: false, whole: false };
  for (const a of as) {
    for (const b of bs) {
      const { verdict, differences } = comparePersons(a, b);
      if (verdict === 'different' || (best.verdict === 'maybe' && verdict === 'maybe')) continue;
      const given = a.given !== '' && foldedKey(a.given) === foldedKey(b.given);
      best = { verdict, differences, given, whole: a.patronymic !== '' && b.patronymic !== '' };
      if (verdict === 'same') return best;
    }
  }
  return best;
}

const perhaps = (weight: number, doubt: string): Resemblance => ({ verdict: 'perhaps', weight, doubt });

function sameName({ contact, schoolClass, year }: Tells, weight: number, whole: boolean): Resemblance {
  const same: Resemblance = { verdict: 'same', weight, doubt: '' };
  const conflicts = [schoolClass, year].filter((tell) => tell === 'conflict').length;
  if (contact === 'agree') {
    return conflicts === 2 ? perhaps(weight, 'имя и контакт совпадают, класс и год рождения разные') : same;
  }
  if (conflicts === 1) return perhaps(weight, 'имя то же, но класс или год рождения другой');
  if (schoolClass === 'near') return perhaps(weight, 'имя то же, а класс рядом');
  if (schoolClass === 'agree' || year === 'agree') return same;
  if (year === 'near') return perhaps(weight, 'имя то же, год рождения рядом');
  return whole && contact === 'unknown' ? same : perhaps(weight, 'имя то же, а сравнить больше не по чему');
}

const doubts: Readonly<Record<string, string>> = {
  initials: 'вместо имени инициалы',
  'missing-part': 'часть имени не указана',
  'short-form': 'имя в краткой форме',
  mistyped: 'имя отличается одной буквой',
};

function likeName({ contact, schoolClass, year }: Tells, weight: number, names: Names): Resemblance {
  const reasons = names.differences.map((kind) => doubts[kind]).filter((words) => words !== undefined);
  const doubt = reasons.join(', ');
  if (schoolClass === 'conflict' || year === 'conflict') {
    return contact === 'agree' ? perhaps(weight, `${doubt}; контакт тот же, класс или год другой`) : different;
  }
  // Twins differ by a letter of the given name and share class, year and a parent's telephone.
  const twins = names.differences.includes('mistyped') && !names.given;
  const certain = contact === 'agree' && (schoolClass === 'agree' || year === 'agree') && schoolClass !== 'near';
  if (certain && !twins) return { verdict: 'same', weight, doubt: '' };
  return perhaps(weight, doubt);
}

/** Marriage: the same given name and patronymic, year and telephone under another surname. */
function surnameChanged(a: PersonFacts, b: PersonFacts, { contact, year }: Tells, weight: number): Resemblance {
  if (contact !== 'agree' || year !== 'agree') return different;
  const alike = a.names.some((one) =>
    b.names.some(
      (other) =>
        one.given !== '' &&
        foldedKey(one.given) === foldedKey(other.given) &&
        (one.patronymic === '' || other.patronymic === '' || foldedKey(one.patronymic) === foldedKey(other.patronymic)),
    ),
  );
  return alike ? perhaps(weight, 'другая фамилия, остальное совпадает') : different;
}
