/** Everybody of the two banks by code, and whether documents may name them. */
import { consentState } from '../people/consent';
import type { Mentee, Mentor, Participant } from '../people/participant';
import { today } from '../platform/clock';
import type { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { readMentees, readMentors } from './banks';

export interface ProgramPeople {
  readonly mentors: readonly Mentor[];
  readonly mentees: readonly Mentee[];
  mentor(code: string): Mentor | undefined;
  mentee(code: string): Mentee | undefined;
  /** The consent gate on this day. */
  consented(person: Participant): boolean;
  /** The mode without names: people stand under their codes alone. */
  readonly codesOnly: boolean;
  /** ISO. */
  readonly today: string;
}

export function readProgramPeople(workbook: Workbook, settings: Settings): ProgramPeople {
  const mentors = readMentors(workbook)?.people ?? [];
  const mentees = readMentees(workbook)?.people ?? [];
  const day = today(workbook.spreadsheet);
  const byCode = <Person extends Participant>(people: readonly Person[]): Map<string, Person> =>
    new Map(people.map((person) => [person.code.toUpperCase(), person]));
  const [mentorOf, menteeOf] = [byCode(mentors), byCode(mentees)];
  return {
    mentors,
    mentees,
    mentor: (code) => (code === '' ? undefined : mentorOf.get(code.toUpperCase())),
    mentee: (code) => (code === '' ? undefined : menteeOf.get(code.toUpperCase())),
    consented: (person) => consentState(person.consent, person, day) === 'valid',
    codesOnly: settings.text('Режим персональных данных').toLowerCase() === 'коды',
    today: day,
  };
}
