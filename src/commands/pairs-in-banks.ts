/**
 * What the banks learn of approved pairs. Columns of the official sample may hold what a person has typed: a different
 * value there stays, and is told.
 */
import { readForms } from '../pairing/mentoring-forms';
import { choosesNothing } from '../pairing/word-stems';
import type { Mentee, Mentor, Participant } from '../people/participant';
import { listedLines } from '../russian/listed';
import type { CellInput } from '../workbook/cell';
import type { CellChange } from '../workbook/cell-changes';
import type { Table } from '../workbook/workbook';
import type { PairingInputs, PairRow } from './pairing-inputs';

/** A running pair with its days, ISO. */
export interface ActivePair {
  readonly row: PairRow;
  readonly start: string;
  readonly end: string;
}

export interface BankChanges {
  readonly mentees: readonly CellChange[];
  readonly mentors: readonly CellChange[];
  /** What was left as a person typed it. */
  readonly kept: readonly string[];
}

export function bankChanges(inputs: PairingInputs, active: readonly ActivePair[]): BankChanges {
  const mentees = new BankEditor(inputs.menteeBank.table);
  const mentors = new BankEditor(inputs.mentorBank.table);
  const menteeOf = new Map(inputs.mentees.map((person) => [person.code, person]));
  const mentorOf = new Map(inputs.mentors.map((person) => [person.code, person]));
  const called = (person: Participant): string => (inputs.showNames && person.name) || person.code;
  const groups = new Map<string, { mentor: Mentor; mentees: Mentee[]; forms: string[]; start: string }>();
  for (const { row, start } of active) {
    const mentee = menteeOf.get(row.mentee);
    const mentor = mentorOf.get(row.mentor);
    if (!mentee || !mentor) continue;
    mentees.own(mentee.line, 'ФИО наставника', called(mentor));
    mentees.form(mentee.line, row.row.form);
    mentees.own(mentee.line, 'Место работы/учебы наставника', mentor.position);
    mentees.blank(mentee.line, 'Дата вхождения в программу', { day: start });
    mentees.state(mentee);
    const group = groups.get(mentor.code) ?? { mentor, mentees: [], forms: [], start };
    group.mentees.push(mentee);
    group.forms.push(row.row.form);
    if (start < group.start) group.start = start;
    groups.set(mentor.code, group);
  }
  for (const { mentor, mentees: theirs, forms, start } of groups.values()) {
    const sorted = [...theirs].sort((a, b) => (a.code < b.code ? -1 : 1));
    mentors.list(mentor.line, 'ФИО наставляемого (наставляемых)', sorted.map(called));
    mentors.form(mentor.line, forms[0] ?? '');
    mentors.list(mentor.line, 'Место работы/учебы наставляемого', [...new Set(sorted.map(({ position }) => position))]);
    mentors.set(mentor.line, 'Мест занято', theirs.length);
    mentors.blank(mentor.line, 'Дата вхождения в программу', { day: start });
    mentors.state(mentor);
  }
  return { mentees: mentees.changes, mentors: mentors.changes, kept: [...mentees.kept(), ...mentors.kept()] };
}

class BankEditor {
  readonly changes: CellChange[] = [];
  private readonly left = new Map<string, number[]>();

  constructor(private readonly table: Table) {}

  set(line: number, title: string, value: CellInput): void {
    this.changes.push({ line, title, value });
  }

  /** Fills a blank cell. */
  blank(line: number, title: string, value: CellInput): void {
    if (this.shown(line, title) === '' && value !== '') this.set(line, title, value);
  }

  /** Fills a blank cell; another value there stays and is told. */
  own(line: number, title: string, value: string): void {
    const shown = this.shown(line, title);
    if (shown === '') this.blank(line, title, value);
    else if (value !== '' && shown !== value) this.keep(line, title);
  }

  /** A form that the answer named, or left open, is no contradiction. */
  form(line: number, form: string): void {
    const title = 'Форма наставничества';
    const shown = this.shown(line, title);
    if (form === '' || readForms(shown).includes(form)) return;
    if (shown !== '' && choosesNothing(shown)) return;
    this.own(line, title, form);
  }

  /** «Иванова А.; Петров Б.»: a list grows; one that names somebody else is a person's own. */
  list(line: number, title: string, items: readonly string[]): void {
    const wanted = items.filter((item) => item !== '');
    const shown = this.shown(line, title);
    const known = shown.split(';').map((part) => part.trim());
    if (shown === '' || known.every((part) => wanted.includes(part))) {
      if (wanted.length > 0) this.set(line, title, wanted.join('; '));
    } else if (shown !== wanted.join('; ')) this.keep(line, title);
  }

  state({ line, state }: Participant): void {
    if (state === '' || state === 'кандидат') this.set(line, 'Состояние', 'в программе');
  }

  kept(): string[] {
    return [...this.left].map(
      ([title, lines]) =>
        `На листе «${this.table.name}» в столбце «${title}» стоит другое, оставлено как есть: ${listedLines(lines, 10)}.`,
    );
  }

  private keep(line: number, title: string): void {
    this.left.set(title, [...(this.left.get(title) ?? []), line]);
  }

  private shown(line: number, title: string): string {
    return this.table.rows[line - this.table.headerLine - 1]?.text(title).trim() ?? '';
  }
}
