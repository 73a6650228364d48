/** All figures of a school from the rows of its workbook: what «Сводка», «Показатели» and the reports show. */
import {
  loadFigures,
  meetingFigures,
  pairFigures,
  type LoadFigures,
  type MeetingFigures,
  type PairFigures,
} from './pair-figures';
import { membersOf, roleFigures, type Member, type RoleFigures } from './people-figures';
import type { SchoolRecords } from './records';
import { roadmapFigures, type RoadmapFigures } from './roadmap-figures';
import { satisfactionFigures, type Satisfaction } from './satisfaction';
import { identityOf, shareFigures, type Share } from './shares';
import { tally, type SourceSheet, type Tally } from './tally';

/** A part is undefined where the sheet that it is counted on is not there: say «нет данных», not 0. */
export interface SchoolFigures {
  /** The day of the figures, ISO. */
  readonly today: string;
  readonly mentees?: RoleFigures;
  readonly mentors?: RoleFigures;
  /** Persons in either bank, a person in both counted once; `inBoth` are known by full name and birth. */
  readonly people?: { readonly all: number; readonly inBoth: Tally };
  readonly pairs?: PairFigures;
  readonly load?: LoadFigures;
  readonly meetings?: MeetingFigures;
  readonly roadmap?: RoadmapFigures;
  readonly answers: {
    readonly mentees?: Tally;
    readonly mentors?: Tally;
    readonly preferences?: Tally;
  };
  readonly satisfaction: Satisfaction;
  readonly shares: readonly Share[];
}

/** Pure: the same records give the same figures. */
export function schoolFigures(records: SchoolRecords): SchoolFigures {
  const { today } = records;
  const pairs = records.pairs ?? [];
  const mentees = records.mentees && membersOf(records.mentees, pairs, today);
  const mentors = records.mentors && membersOf(records.mentors, pairs, today);
  const everybody = [...(mentees?.members ?? []), ...(mentors?.members ?? [])];
  const satisfaction = satisfactionFigures(records.monitoring, everybody);
  const answered = (sheet: SourceSheet, lines: readonly number[]): Tally =>
    tally(
      sheet,
      lines.map((line) => ({ line })),
    );
  return {
    today,
    ...(mentees ? { mentees: roleFigures('mentees', mentees.members, mentees.repeated, pairs, today) } : {}),
    ...(mentors ? { mentors: roleFigures('mentors', mentors.members, mentors.repeated, pairs, today) } : {}),
    ...(mentees && mentors ? { people: onceEach(mentees.members, mentors.members) } : {}),
    ...(records.pairs ? { pairs: pairFigures(records.pairs) } : {}),
    ...(mentors && records.pairs ? { load: loadFigures(mentors.members, pairs) } : {}),
    ...(records.meetings ? { meetings: meetingFigures(records.meetings, records.pairs, today) } : {}),
    ...(records.roadmap ? { roadmap: roadmapFigures(records.roadmap, today) } : {}),
    answers: {
      ...(records.menteeAnswers ? { mentees: answered('menteeAnswers', records.menteeAnswers.lines) } : {}),
      ...(records.mentorAnswers ? { mentors: answered('mentorAnswers', records.mentorAnswers.lines) } : {}),
      ...(records.preferences ? { preferences: answered('preferences', records.preferences.lines) } : {}),
    },
    satisfaction,
    shares: shareFigures(mentees?.members, mentors?.members, satisfaction, records.settings),
  };
}

function onceEach(mentees: readonly Member[], mentors: readonly Member[]): { all: number; inBoth: Tally } {
  const present = (members: readonly Member[]): Member[] => members.filter(({ state }) => state !== 'выбыл');
  const known = new Set(present(mentors).flatMap(identityOf));
  const both = present(mentees).filter((member) => identityOf(member).some((identity) => known.has(identity)));
  return {
    all: present(mentees).length + present(mentors).length - both.length,
    inBoth: tally('mentees', both),
  };
}
