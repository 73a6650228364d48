/** Pairs and groups, the load of mentors, and the meetings held. */
import type { Meeting, Pair } from '../pairing/pair';
import { meetingKinds, pairStatuses } from '../pairing/pair-words';
import { formOrder, formsIn } from './form-name';
import { codeKey, type Member } from './people-figures';
import { breakdown, rowsOf, tally, type Breakdown, type Ratio, type Tally } from './tally';

export interface PairFigures {
  /** Rows of «Пары» by status; a status that a person typed otherwise counts as «не указан». */
  readonly byStatus: Breakdown;
  /** Mentors with exactly one approved row. */
  readonly pairs: Tally;
  /** Mentors with two or more approved rows. */
  readonly groups: Tally;
  /** Different mentees and mentors in approved rows. */
  readonly menteesPaired: Tally;
  readonly mentorsPaired: Tally;
  /** Approved rows by form. */
  readonly byForm: Breakdown;
}

/** Number of approved mentees -> how many mentors have so many; the last label means «and more». */
export interface LoadFigures {
  readonly byLoad: readonly (readonly [label: string, tally: Tally])[];
  /** More approved mentees than «Мест всего». */
  readonly overloaded: Tally;
  /** Places of mentors present, and how many are taken; undefined where no mentor names places. */
  readonly places?: { readonly total: number; readonly taken: number };
}

export interface MeetingFigures {
  /** Held of all that are not cancelled. */
  readonly held: Ratio;
  /** Held of those whose planned day is over. */
  readonly heldOfDue: Ratio;
  readonly heldByKind: Breakdown;
  /** Approved pairs of the log or of «Пары» without a meeting held. */
  readonly pairsWithoutMeeting?: Tally;
}

export function pairFigures(pairs: readonly Pair[]): PairFigures {
  const approved = pairs.filter(({ status }) => status === 'утверждена');
  const byMentor = grouped(approved, ({ mentorCode, mentorName }) => codeKey(mentorCode || mentorName));
  const byMentee = grouped(approved, ({ menteeCode, menteeName }) => codeKey(menteeCode || menteeName));
  const each = (groups: readonly (readonly Pair[])[]): Tally => ({
    value: groups.length,
    rows: rowsOf('pairs', groups.flat()),
  });
  return {
    byStatus: breakdown('pairs', pairs, ({ status }) => [status ?? 'не указан'], pairStatuses),
    pairs: each(byMentor.filter(({ length }) => length === 1)),
    groups: each(byMentor.filter(({ length }) => length > 1)),
    menteesPaired: each(byMentee),
    mentorsPaired: each(byMentor),
    byForm: breakdown('pairs', approved, ({ form }) => formsIn(form), formOrder),
  };
}

const mostShown = 5;

export function loadFigures(mentors: readonly Member[], pairs: readonly Pair[]): LoadFigures {
  const loads = new Map<string, number>();
  for (const pair of pairs) {
    const key = codeKey(pair.mentorCode);
    if (pair.status === 'утверждена' && key !== '') loads.set(key, (loads.get(key) ?? 0) + 1);
  }
  const present = mentors.filter(({ state }) => state !== 'выбыл' && state !== 'завершил');
  const loadOf = ({ person }: Member): number => loads.get(codeKey(person.code)) ?? 0;
  const placesOf = ({ person }: Member): number | undefined => (person.role === 'mentor' ? person.places : undefined);
  const label = (load: number): string => (load >= mostShown ? `${mostShown} и больше` : String(load));
  const counted = present.filter((mentor) => placesOf(mentor) !== undefined);
  return {
    byLoad: Array.from({ length: mostShown + 1 }, (_, load) => [
      label(load),
      tally(
        'mentors',
        present.filter((mentor) => Math.min(loadOf(mentor), mostShown) === load),
      ),
    ]),
    overloaded: tally(
      'mentors',
      counted.filter((mentor) => loadOf(mentor) > (placesOf(mentor) ?? 0)),
    ),
    ...(counted.length === 0
      ? {}
      : {
          places: {
            total: counted.reduce((total, mentor) => total + (placesOf(mentor) ?? 0), 0),
            taken: counted.reduce((total, mentor) => total + loadOf(mentor), 0),
          },
        }),
  };
}

export const isCancelled = ({ status }: Meeting): boolean => /^отмен/.test(status);

/** Marked as held, or with a day that has come. */
export function isHeld(meeting: Meeting, today: string): boolean {
  if (isCancelled(meeting)) return false;
  return /^(проведен|состоял|да$|\+$)/.test(meeting.status.replace(/ё/g, 'е')) || (meeting.held ?? '9') <= today;
}

export function meetingFigures(
  meetings: readonly Meeting[],
  pairs: readonly Pair[] | undefined,
  today: string,
): MeetingFigures {
  const valid = meetings.filter((meeting) => !isCancelled(meeting));
  const held = valid.filter((meeting) => isHeld(meeting, today));
  const due = valid.filter(({ planned }) => planned !== undefined && planned <= today);
  const met = new Set(held.map(({ pairCode }) => codeKey(pairCode)));
  return {
    held: { part: tally('meetings', held), whole: tally('meetings', valid) },
    heldOfDue: {
      part: tally(
        'meetings',
        due.filter((meeting) => isHeld(meeting, today)),
      ),
      whole: tally('meetings', due),
    },
    heldByKind: breakdown('meetings', held, ({ kind }) => [kind ?? 'вид не указан'], meetingKinds),
    ...(pairs
      ? {
          pairsWithoutMeeting: tally(
            'pairs',
            pairs.filter(({ status, code }) => status === 'утверждена' && !met.has(codeKey(code))),
          ),
        }
      : {}),
  };
}

function grouped(pairs: readonly Pair[], keyOf: (pair: Pair) => string): Pair[][] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const known = groups.get(key);
    if (known) known.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()];
}
