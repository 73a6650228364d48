/**
 * Shares for the indicators: persons in the role and the age band ÷ all persons of that band, the denominators and goals
 * typed by the curator. A person counts once however many pairs.
 */
import { nameKey, parsePersonName } from '../people/names';
import type { Member } from './people-figures';
import { shareNames, type ShareName, type ShareSettings } from './records';
import type { Satisfaction } from './satisfaction';
import { percent, tally, type SourceSheet, type Tally } from './tally';

export interface Share {
  readonly name: ShareName;
  /** undefined: the sheet it is counted on is not there. */
  readonly part?: Tally;
  /** undefined or 0: nothing to divide by. */
  readonly whole?: number;
  /** One decimal; undefined says «нет данных». */
  readonly percent?: number;
  readonly goal?: number;
}

export function shareFigures(
  mentees: readonly Member[] | undefined,
  mentors: readonly Member[] | undefined,
  satisfaction: Satisfaction,
  settings: ShareSettings,
): Share[] {
  const involved = (
    sheet: SourceSheet,
    members: readonly Member[] | undefined,
    fits: (member: Member) => boolean,
  ): Tally | undefined =>
    members &&
    tally(
      sheet,
      members.filter((member) => member.involved && fits(member)),
    );
  const aged = (from: number) => (member: Member) =>
    member.kind !== 'педагоги' && member.years !== undefined && member.years >= from && member.years <= 19;
  const isTeacher = ({ kind }: Member): boolean => kind === 'педагоги';
  const teachers = mentees || mentors ? teachersOnce(mentees ?? [], mentors ?? []) : undefined;
  const satisfied = (role: 'mentee' | 'mentor'): Pick<Share, 'part' | 'whole'> => {
    const after = satisfaction[role].after;
    return after ? { part: after.satisfied.part, whole: after.satisfied.whole.value } : {};
  };
  const parts: Readonly<Record<ShareName, { part?: Tally | undefined; whole?: number | undefined }>> = {
    mentees: { part: involved('mentees', mentees, aged(10)), whole: settings.pupils10to19 },
    mentors: { part: involved('mentors', mentors, aged(15)), whole: settings.pupils15to19 },
    teachers: { part: teachers, whole: settings.teachers },
    youngTeachers: { part: involved('mentees', mentees, isTeacher), whole: settings.youngTeachers },
    satisfiedMentees: satisfied('mentee'),
    satisfiedMentors: satisfied('mentor'),
  };
  return shareNames.map((name) => {
    const { part, whole } = parts[name];
    const goal = settings.goals[name];
    const value = part && whole !== undefined ? percent(part.value, whole) : undefined;
    return {
      name,
      ...(part ? { part } : {}),
      ...(whole === undefined ? {} : { whole }),
      ...(value === undefined ? {} : { percent: value }),
      ...(goal === undefined ? {} : { goal }),
    };
  });
}

/** Teachers in either role; who stands in both banks under one name and birth counts once. */
function teachersOnce(mentees: readonly Member[], mentors: readonly Member[]): Tally {
  const own = (members: readonly Member[]): Member[] =>
    members.filter(({ involved, kind }) => involved && kind === 'педагоги');
  const known = new Set(own(mentors).flatMap(identityOf));
  const others = own(mentees).filter((member) => !identityOf(member).some((identity) => known.has(identity)));
  const [first, second] = [tally('mentors', own(mentors)), tally('mentees', others)];
  return { value: first.value + second.value, rows: [...first.rows, ...second.rows] };
}

/** A full name with a birth: enough to know a person again in the other bank; nothing where either is not known. */
export function identityOf({ person }: Member): string[] {
  const birth = person.birthDay?.slice(0, 4) ?? person.birthYear;
  const name = birth === undefined ? null : parsePersonName(person.name);
  return name && name.given !== '' ? [`${nameKey(name)}|${birth ?? ''}`] : [];
}
