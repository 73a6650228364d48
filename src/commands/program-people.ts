/** Everybody of the two banks by code, and whether documents may name them. */
import { consentState } from '../people/consent';
import { allowsPublication } from '../people/publication';
import type { Mentee, Mentor, Participant } from '../people/participant';
import { today } from '../platform/clock';
import type { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { readMentees, readMentors } from './banks';

export interface ProgramPeople {
  readonly mentors: readonly Mentor[];
  readonly mentees: readonly Mentee[];
  readonly mentor: (code: string) => Mentor | undefined;
  readonly mentee: (code: string) => Mentee | undefined;
  /** The consent gate on this day. */
  readonly consented: (person: Participant) => boolean;
  /** Whether the site may name the person: a valid consent, and one for publication beside it. */
  readonly publishable: (person: Participant) => boolean;
  /** The mode without names: people stand under their codes alone. */
  readonly codesOnly: boolean;
  /** ISO. */
  readonly today: string;
}

export function readProgramPeople(workbook: Workbook, settings: Settings): ProgramPeople {
  const [mentorBank, menteeBank] = [readMentors(workbook), readMentees(workbook)];
  const mentors = mentorBank?.people ?? [];
  const mentees = menteeBank?.people ?? [];
  const day = today(workbook.spreadsheet);
  const byCode = <Person extends Participant>(people: readonly Person[]): Map<string, Person> =>
    new Map(people.map((person) => [person.code.toUpperCase(), person]));
  const consented = (person: Participant): boolean => consentState(person.consent, person, day) === 'valid';
  const remarks = ({ role, line }: Participant): string[] => {
    const table = (role === 'mentor' ? mentorBank : menteeBank)?.table;
    const row = table?.rows[line - table.headerLine - 1];
    return row ? [row.text('Согласие'), row.text('Замечания')] : [];
  };
  const [mentorOf, menteeOf] = [byCode(mentors), byCode(mentees)];
  return {
    mentors,
    mentees,
    mentor: (code) => (code === '' ? undefined : mentorOf.get(code.toUpperCase())),
    mentee: (code) => (code === '' ? undefined : menteeOf.get(code.toUpperCase())),
    consented,
    publishable: (person) => consented(person) && allowsPublication(remarks(person)),
    codesOnly: settings.text('Режим персональных данных').toLowerCase() === 'коды',
    today: day,
  };
}
