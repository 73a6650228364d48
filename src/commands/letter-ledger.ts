/**
 * The ledger of letters on the sheet «Письма»: a letter is claimed before it goes and settled after, each under the lock and
 * written out at once, so that whatever breaks in between leaves a claim, and no claim is ever sent again.
 */
import { withLock } from '../platform/lock';
import { printKey, readKey, wasBegun, type LetterKey, type letterStates } from '../roadmap/reminders/ledger';
import { Edition } from '../workbook/edition';
import { lettersSheet } from '../workbook/letter-sheet';
import type { Table, Workbook } from '../workbook/workbook';

type LetterState = (typeof letterStates)[number];

/** What the ledger shows of a letter. */
export interface LetterLine {
  /** «Сотрудники», a line: no name. */
  readonly to: string;
  readonly about: string;
  readonly when: string;
}

export class LetterLedger {
  private table: Table | undefined;

  constructor(
    private readonly workbook: Workbook,
    /** What the menu calls the command. */
    private readonly title: string,
  ) {
    this.table = workbook.read(lettersSheet);
  }

  /** Every letter that was ever begun. */
  keys(): LetterKey[] {
    return (this.table?.rows ?? []).flatMap((row) => readKey(row.text('Ключ')) ?? []);
  }

  /** Letters left half-way become doubtful; answers the rows of all doubtful ones. */
  doubtful(): number[] {
    const begun = this.lines('отправляется');
    if (begun.length > 0) {
      withLock(this.title, () => {
        const table = this.refresh();
        const changes = this.lines('отправляется').map((line) => ({ line, title: 'Состояние', value: 'сомнительно' }));
        new Edition(this.workbook, this.title).patchCells(table, changes, changes.length);
      });
      this.refresh();
    }
    return this.lines('сомнительно');
  }

  /** Claims a letter; false when one to the same person was begun that day. @throws Refusal `busy` */
  claim(key: LetterKey, { to, about, when }: LetterLine): boolean {
    return withLock(this.title, () => {
      const table = this.refresh();
      if (wasBegun(key, this.keys())) return false;
      new Edition(this.workbook, this.title).append(table, [
        { Кому: to, 'О чём': about, Когда: when, Состояние: 'отправляется' satisfies LetterState, Ключ: printKey(key) },
      ]);
      return true;
    });
  }

  /** Says what became of a claimed letter. */
  settle(key: LetterKey, state: LetterState): void {
    withLock(this.title, () => {
      const table = this.refresh();
      const wanted = printKey(key);
      const row = table.rows.find((each) => each.text('Ключ').trim() === wanted);
      if (row) {
        const change = { line: row.line, title: 'Состояние', value: state };
        new Edition(this.workbook, this.title).patchCells(table, [change], 1);
      }
    });
  }

  private lines(state: LetterState): number[] {
    return (this.table?.rows ?? [])
      .filter((row) => row.text('Состояние').trim().toLowerCase() === state)
      .map(({ line }) => line);
  }

  /** The ledger as it stands now; made where there is none. */
  private refresh(): Table {
    if (this.table) this.table = this.workbook.reread(this.table);
    else {
      const edition = new Edition(this.workbook, this.title);
      const sheet = edition.addTable(lettersSheet, [], this.workbook.sheetNames().length);
      this.table = this.workbook.reread({ sheet, schema: lettersSheet });
    }
    return this.table;
  }
}
