/** The server half of the panel's section «Данные»: who lacks consent, whose data are overdue, the mode, the erasing. */
import type { Outcome } from '../outcome';
import { consentReasons, consentState } from '../people/consent';
import type { Participant } from '../people/participant';
import { overdueData, type RetentionReason } from '../people/retention';
import type { PersonalCase, PersonalState } from '../personal-data-contract';
import { today } from '../platform/clock';
import { showMemo } from '../platform/dialogs';
import { Refusal, refusal } from '../refusal';
import { printDay } from '../workbook/cell';
import { Workbook } from '../workbook/workbook';
import { isAnonymous } from './anonymous';
import { readMentees, readMentors } from './banks';
import { eraseParticipant } from './erase-participant';
import { knowsMemo, rememberMemo } from './memo';
import { goOverToCodes, type ModeOutcome } from './personal-data-mode';

const overdueWords: Readonly<Record<RetentionReason, string>> = {
  withdrawn: 'согласие отозвано, данные пора удалить',
  finished: 'программа завершена больше года назад',
  undated: 'программа завершена, день не указан',
};

export function state(): PersonalState {
  const workbook = new Workbook();
  const day = today(workbook.spreadsheet);
  const banks = [readMentees(workbook), readMentors(workbook)];
  const people = banks.flatMap((bank): { person: Participant; sheet: string }[] =>
    (bank?.people ?? []).map((person) => ({ person, sheet: bank?.table.name ?? '' })),
  );
  const caseOf = (sheet: string, { code, line }: Pick<Participant, 'code' | 'line'>, reason: string): PersonalCase => ({
    code,
    reason,
    sheet,
    line,
  });
  return {
    mode: isAnonymous(workbook) ? 'Коды' : 'ФИО',
    people: people.length,
    named: people.filter(({ person }) => person.name !== '' || person.contact !== '').length,
    told: knowsMemo(),
    withoutConsent: people.flatMap(({ person, sheet }) => {
      const consent = consentState(person.consent, person, day);
      const gone = consent === 'withdrawn' || person.state === 'выбыл' || person.state === 'завершил';
      return consent === 'valid' || gone ? [] : [caseOf(sheet, person, consentReasons[consent])];
    }),
    overdue: banks.flatMap((bank) =>
      overdueData(bank?.people ?? [], day).map((found) => {
        const until = found.due === undefined ? '' : `, срок ${printDay({ day: found.due })}`;
        return caseOf(bank?.table.name ?? '', found, overdueWords[found.reason] + until);
      }),
    ),
  };
}

/** Shows the row of a bank. */
export function reveal(sheet: string, line: number): void {
  const found = new Workbook().sheetNamed(sheet);
  if (!found || !Number.isInteger(line) || line < 1) throw refusal('panel-outdated');
  found.getRange(line, 1).activate();
}

export const erase = (code: string): Outcome => eraseParticipant({ person: code });

/** The panel has asked already and has handed the key over. */
export function toCodes(): ModeOutcome {
  try {
    return goOverToCodes(false);
  } catch (error) {
    if (error instanceof Refusal) return { command: '', ok: false, messages: [error.message], changed: {} };
    throw error;
  }
}

export const openMemo = (): void => {
  showMemo();
  rememberMemo();
};
