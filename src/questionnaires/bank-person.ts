/** A row of a bank while answers are being reconciled with it: what stands there, who it is, which answers are its own. */
import type { Role } from '../people/participant';
import type { Answer } from './answers';
import { factTitles, nameTitles } from './bank-cells';
import { factsOf, type PersonFacts } from './person-facts';
import { readRemarks, type KnownRemarks, type Remark } from './remarks';
import { readMark, type SourceMark } from './source-mark';

/** A row of a bank's sheet. */
export interface BankRow {
  /** From 1. */
  readonly line: number;
  /** '' where the column is missing. */
  text(title: string): string;
}

export interface BankPerson {
  /** Absent for a person whom this run adds. */
  readonly row?: BankRow;
  code: string;
  /** As the row shows it, or as the newcomer wrote it. */
  readonly name: string;
  readonly facts: PersonFacts;
  readonly mark?: SourceMark;
  readonly remarks: KnownRemarks;
  readonly answers: Answer[];
  /** Prints of answers that came from rows joined with this one. */
  readonly joined: string[];
  /** Rows that go into this one. */
  readonly lenders: BankPerson[];
  /** Why the curator's word to join this row with another was not carried out. */
  inseparable?: Remark;
}

/** The rows that are somebody. */
export function peopleOf(rows: readonly BankRow[], role: Role, today: string): BankPerson[] {
  return rows.flatMap((row) => {
    const name = row.text(nameTitles[role]);
    const code = row.text('Код участника').trim();
    const mark = readMark(row.text('Источник'));
    if (name.trim() === '' && code === '' && !mark) return [];
    const titles = factTitles[role];
    const typed = {
      name,
      contact: row.text(titles.contact),
      birthYear: row.text(titles.birthYear),
      position: row.text(titles.position),
    };
    return [
      {
        row,
        code,
        name,
        facts: factsOf(typed, mark?.moment?.slice(0, 10) ?? today),
        ...(mark ? { mark } : {}),
        remarks: readRemarks(row.text('Замечания')),
        answers: [],
        joined: [],
        lenders: [],
      },
    ];
  });
}

/** A person whom only an answer tells of. */
export function newcomer(answer: Answer, code: string, today: string): BankPerson {
  return {
    code,
    name: answer.text('name'),
    facts: answerFacts(answer, today),
    remarks: { people: [], own: [] },
    answers: [],
    joined: [],
    lenders: [],
  };
}

export function answerFacts(answer: Answer, today: string): PersonFacts {
  const text = answer.text;
  return factsOf(
    { name: text('name'), contact: text('contact'), birthYear: text('birthYear'), position: text('position') },
    answer.moment?.slice(0, 10) ?? today,
  );
}
