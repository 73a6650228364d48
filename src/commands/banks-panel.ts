/** What the panel's section «Банки» asks of the server: how the collecting stands, and the curator's decisions. */
import type { BanksState, PanelHeld, PanelProposal } from '../banks-contract';
import { execute } from '../command';
import type { Outcome } from '../outcome';
import { panelVersion } from '../panel-contract';
import { withLock } from '../platform/lock';
import type { Role } from '../people/participant';
import { nameTitles } from '../questionnaires/bank-cells';
import { missingPeople } from '../questionnaires/missing-people';
import { isNamed } from '../questionnaires/reconcile';
import { proposalsIn, readRemarks } from '../questionnaires/remarks';
import { answerIds } from '../questionnaires/source-mark';
import { refusal } from '../refusal';
import { expectedSheet } from '../workbook/expected-sheet';
import { quarantineSheet } from '../workbook/participant-sheets';
import { Workbook, type Table } from '../workbook/workbook';
import { bankSchemas, openBanks, type OpenBanks } from './bank-writing';
import { isAnonymous } from './anonymous';
import { collectAnswers, readAnswerSheets } from './collect-answers';
import { lastCollected } from './collected';
import { schedule as readSchedule, turnOffCollecting, turnOnCollecting } from './switch-collecting';

const roles: readonly Role[] = ['mentee', 'mentor'];

export function state(): BanksState {
  return withLock('Панель куратора', () => {
    const workbook = new Workbook();
    const banks = openBanks(workbook);
    const sheets = readAnswerSheets(workbook, isAnonymous(workbook));
    const held = new Set(
      roles.flatMap((role) => peopleOf(banks[role]).flatMap((row) => answerIds(row.text('Источник')))),
    );
    const quarantined = quarantine(workbook);
    const answers = sheets.flatMap((sheet) => sheet.answers);
    return {
      version: panelVersion,
      counts: roles.map((role) => {
        const sheet = sheets.find((each) => each.role === role);
        const people = peopleOf(banks[role]);
        return {
          role,
          ...(sheet ? { answers: sheet.answers.length } : {}),
          ...(banks[role] ? { people: people.length } : {}),
          withConsent: people.filter((row) => row.text('Согласие').trim().toLowerCase() === 'да').length,
        };
      }),
      // One that waits in quarantine is to be collected as soon as somebody has put a name to it.
      waiting: answers.filter(
        (answer) => !held.has(answer.id) && (isNamed(answer) || !quarantined.ids.has(answer.nameless)),
      ).length,
      expected: expected(workbook, banks),
      held: quarantined.open,
      proposals: roles.flatMap((role) => peopleOf(banks[role]).flatMap(proposalsOf)),
      collected: lastCollected(),
      schedule: readSchedule(),
    };
  });
}

const peopleOf = (table: Table | undefined): Table['rows'] =>
  table?.rows.filter((row) => row.text('Код участника').trim() !== '' || row.text('Источник').trim() !== '') ?? [];

function proposalsOf(row: Table['rows'][number]): PanelProposal[] {
  const code = row.text('Код участника').trim();
  return proposalsIn(readRemarks(row.text('Замечания'))).map((found) => ({ code, ...found }));
}

function quarantine(workbook: Workbook): { open: PanelHeld[]; ids: Set<string> } {
  const rows = workbook.read(quarantineSheet)?.rows ?? [];
  const open = rows.filter((row) => row.text('Причина').trim() !== '' && !row.text('Причина').startsWith('Решено'));
  return {
    open: open.map((row) => ({
      line: row.line,
      when: row.text('Когда'),
      reason: row.text('Причина'),
      advice: row.text('Что сделать'),
    })),
    ids: new Set(rows.flatMap((row) => answerIds(row.text('Источник')))),
  };
}

function expected(workbook: Workbook, banks: OpenBanks): BanksState['expected'] {
  const table = workbook.read(expectedSheet);
  const rows = table?.rows.filter((row) => row.text('ФИО или код').trim() !== '') ?? [];
  if (rows.length === 0) return null;
  const known = roles.flatMap((role) =>
    peopleOf(banks[role]).map((row) => ({ role, code: row.text('Код участника'), name: row.text(nameTitles[role]) })),
  );
  const asked = rows.map((row) => ({ who: row.text('ФИО или код'), role: row.text('Роль') }));
  return { total: rows.length, missing: missingPeople(asked, known) };
}

/** Writes the decision into «Замечания» of the row and collects, which carries it out. */
export function decide(code: string, other: string, decision: string, version: number): Outcome {
  if (version !== panelVersion || !['объединить', 'разные люди'].includes(decision)) throw refusal('panel-outdated');
  const words = decision === 'объединить' ? `объединить с ${other}` : `разные люди: ${other}`;
  const kept = execute({
    title: 'Решение о повторе',
    run: (workbook, edition) => {
      for (const role of roles) {
        const table = workbook.read(bankSchemas[role]);
        const row = table?.rows.find((each) => each.text('Код участника').trim() === code);
        if (!table || !row) continue;
        workbook.confirm(table);
        const value = [words, row.text('Замечания')].filter((text) => text !== '').join('\n');
        edition.patchCells(table, [{ line: row.line, title: 'Замечания', value }], 1);
        edition.finish();
        return ['Решение записано.'];
      }
      throw refusal('panel-outdated');
    },
  });
  return kept.ok ? execute(collectAnswers) : kept;
}

/** Shows a row of «Карантин», or of a bank by its code. */
export function reveal(where: string): void {
  const workbook = new Workbook();
  const line = Number(where);
  if (Number.isInteger(line) && line > 0) {
    workbook.require(quarantineSheet).sheet.getRange(line, 1).activate();
    return;
  }
  for (const role of roles) {
    const table = workbook.read(bankSchemas[role]);
    const row = table?.rows.find((each) => each.text('Код участника').trim() === where);
    if (table && row) table.sheet.getRange(row.line, table.columns.get('Замечания') ?? 1).activate();
  }
}

export function schedule(on: boolean, version: number): Outcome {
  if (version !== panelVersion) throw refusal('panel-outdated');
  return execute(on ? turnOnCollecting : turnOffCollecting);
}

/** Makes the list of expected people, or shows it. */
export function expect(): Outcome {
  const outcome = execute({
    title: 'Список ожидаемых',
    run: (workbook, edition) => {
      if (workbook.sheetNamed(expectedSheet.name)) return ['Список открыт на листе «Ожидаемые участники».'];
      edition.addTable(expectedSheet, [], workbook.sheetNames().length);
      edition.finish();
      return ['Впишите на лист «Ожидаемые участники», от кого ждёте анкеты: панель покажет, кто ещё не ответил.'];
    },
  });
  new Workbook().sheetNamed(expectedSheet.name)?.activate();
  return outcome;
}
