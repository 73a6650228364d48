/** The counts that prove or disprove marks of completion, from the same records as the figures. */
import { codeKey, membersOf } from './people-figures';
import { isHeld, isCancelled } from './pair-figures';
import type { BankEvidence, Evidence } from './evidence';
import type { Participant } from '../people/participant';
import type { SchoolRecords } from './records';

export type EvidenceRecords = Partial<
  Pick<SchoolRecords, 'mentees' | 'mentors' | 'pairs' | 'meetings' | 'menteeAnswers' | 'mentorAnswers' | 'preferences'>
> &
  Pick<SchoolRecords, 'today' | 'monitoring'> & {
    /** Where only some sheets were read: whether any is there. */
    readonly kept?: boolean;
  };

export function evidenceOf(records: EvidenceRecords): Evidence {
  const { today, pairs, meetings, monitoring } = records;
  const bank = (people: readonly Participant[] | undefined): BankEvidence | undefined => {
    if (!people) return undefined;
    const present = membersOf(people, [], today).members.filter(({ state }) => state !== 'выбыл');
    return {
      present: present.length,
      withoutConsent: present.filter(({ consent }) => consent !== 'valid').length,
      finished: present.filter(({ state }) => state === 'завершил').length,
    };
  };
  const withStatus = (...wanted: (string | undefined)[]): number =>
    new Set(pairs?.filter(({ status }) => wanted.includes(status)).map(({ code, line }) => codeKey(code) || line)).size;
  const valid = meetings?.filter((meeting) => !isCancelled(meeting));
  const held = valid?.filter((meeting) => isHeld(meeting, today)) ?? [];
  const [mentees, mentors] = [bank(records.mentees), bank(records.mentors)];
  const [first, second] = monitoring;
  const { menteeAnswers, mentorAnswers, preferences } = records;
  const sheets = [mentees, mentors, pairs, meetings, first, second, menteeAnswers, mentorAnswers, preferences];
  return {
    kept: records.kept ?? sheets.some((sheet) => sheet !== undefined),
    ...(menteeAnswers ? { menteeAnswers: menteeAnswers.lines.length } : {}),
    ...(mentorAnswers ? { mentorAnswers: mentorAnswers.lines.length } : {}),
    ...(mentees ? { mentees } : {}),
    ...(mentors ? { mentors } : {}),
    ...(preferences ? { preferences: preferences.lines.length } : {}),
    ...(pairs
      ? {
          pairs: {
            approved: withStatus('утверждена', 'завершена', 'расторгнута'),
            proposed: withStatus('предложена'),
            over: withStatus('завершена', 'расторгнута'),
          },
        }
      : {}),
    ...(valid
      ? {
          meetings: {
            held: held.length,
            planned: valid.length,
            kinds: new Set(held.flatMap(({ kind }) => kind ?? [])),
          },
        }
      : {}),
    ...(first ? { monitoring1: first.answers.length } : {}),
    ...(second ? { monitoring2: second.answers.length } : {}),
  };
}
