/** For whom a PDF is made, and what of the workbook that person may see. */
import { nameMask, type MaskedPerson } from '../people/name-mask';
import { parsePersonName, shortName } from '../people/names';
import type { Participant } from '../people/participant';
import { refusal } from '../refusal';
import { foldHeader } from '../workbook/header-match';
import { pairsSheet, unmatchedSheet } from '../workbook/pair-sheets';
import {
  menteeAnswersSheet,
  mentorAnswersSheet,
  monitoringSheets,
  nameTitle,
  preferencesSheet,
} from '../workbook/participant-sheets';
import type { Settings } from '../workbook/settings';
import type { Table, TableRow, Workbook } from '../workbook/workbook';
import { readPairs } from './pairs-table';
import { readProgramPeople, type ProgramPeople } from './program-people';

/** `all`: everything as it stands; `mentor`: one mentor's own pairs; `site`: codes, and names only where they may be published. */
export type Audience = 'all' | 'mentor' | 'site';

export interface Readership {
  readonly audience: Audience;
  /** Which rows of a table with codes are printed. */
  readonly keeps: (row: TableRow) => boolean;
  /** A text of the workbook as this person may read it. */
  readonly text: (text: string) => string;
  /** How a participant is called. */
  readonly called: (person: Participant | undefined, code: string) => string;
  readonly people: ProgramPeople;
  /** For a mentor: his code. */
  readonly mentor?: string;
}

/** Reads whom the audience may see. @throws Refusal `mentor-unknown` */
export function readership(workbook: Workbook, settings: Settings, audience: Audience, mentor = ''): Readership {
  const people = readProgramPeople(workbook, settings);
  if (audience === 'mentor') return mentorsOwn(workbook, people, mentor);
  const mask =
    audience === 'site' ? nameMask(everybody(workbook, people, people.publishable)) : (text: string): string => text;
  return {
    audience,
    people,
    keeps: () => true,
    text: mask,
    called: (person, code) => {
      if (!person || people.codesOnly || !people.publishable(person)) return code;
      const name = parsePersonName(person.name);
      return name ? shortName(name) : code;
    },
  };
}

function mentorsOwn(workbook: Workbook, people: ProgramPeople, code: string): Readership {
  const wanted = foldHeader(code);
  const own = (readPairs(workbook)?.pairs ?? []).filter(
    ({ mentorCode }) => wanted !== '' && foldHeader(mentorCode) === wanted,
  );
  if (own.length === 0)
    throw refusal(
      'mentor-unknown',
      code.trim(),
      people.mentors.map((mentor) => mentor.code),
    );
  const pairCodes = new Set(own.map((pair) => foldHeader(pair.code)));
  const codes = new Set(own.flatMap(({ mentorCode, menteeCode }) => [foldHeader(mentorCode), foldHeader(menteeCode)]));
  const others = nameMask(
    everybody(workbook, people, (person) => codes.has(foldHeader(person.code)) && people.consented(person)),
  );
  return {
    audience: 'mentor',
    mentor: code.trim(),
    people,
    keeps: (row) => {
      const mentor = foldHeader(row.text('Код наставника'));
      return mentor === '' ? pairCodes.has(foldHeader(row.text('Код пары'))) : mentor === wanted;
    },
    text: others,
    called: (person, own) => (person && !people.codesOnly && people.consented(person) ? person.name || own : own),
  };
}

/** Everybody whose name the workbook holds: the banks, pairs, and answers that have not come into a bank. */
function everybody(workbook: Workbook, people: ProgramPeople, shown: (person: Participant) => boolean): MaskedPerson[] {
  const known = [...people.mentors, ...people.mentees].map((person) => ({
    name: person.name,
    code: person.code,
    shown: !people.codesOnly && shown(person),
  }));
  const tables: [Table | undefined, string, string][] = [
    [workbook.read(pairsSheet), 'Наставник', 'Код наставника'],
    [workbook.read(pairsSheet), 'Наставляемый', 'Код наставляемого'],
    [workbook.read(unmatchedSheet), 'Кто', 'Код участника'],
    ...[menteeAnswersSheet, mentorAnswersSheet, preferencesSheet, ...monitoringSheets].map(
      (schema): [Table | undefined, string, string] => [workbook.read(schema), nameTitle, ''],
    ),
    [workbook.read(menteeAnswersSheet), 'Законный представитель', ''],
    [workbook.read(mentorAnswersSheet), 'Законный представитель', ''],
  ];
  const names = new Set(known.map(({ name }) => foldHeader(name)));
  const others = tables.flatMap(([table, name, code]) =>
    (table?.rows ?? []).map((row) => ({ name: row.text(name).trim(), code: row.text(code).trim(), shown: false })),
  );
  return [...known, ...others.filter(({ name }) => name !== '' && !names.has(foldHeader(name)))];
}
