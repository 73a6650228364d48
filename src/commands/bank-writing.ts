/** The two banks as the intake changes them: made when they are not there, completed when they are last year's. */
import type { Role } from '../people/participant';
import { bankCells } from '../questionnaires/bank-cells';
import { intakeTitles, type BankResult, type Reconciled } from '../questionnaires/reconcile';
import type { Edition, Seal } from '../workbook/edition';
import { menteeBankSheet, mentorBankSheet } from '../workbook/participant-sheets';
import type { SheetSchema } from '../workbook/sheet-schema';
import type { Table, Workbook } from '../workbook/workbook';

export type OpenBanks = Readonly<Record<Role, Table | undefined>>;

export const bankSchemas: Readonly<Record<Role, SheetSchema>> = { mentee: menteeBankSheet, mentor: mentorBankSheet };

/** Marks a row whose cells are being written; a run that was broken off leaves it. */
const seal: Seal = { title: 'Источник', sign: '…' };

/** @throws Refusal `column-missing` */
export function openBanks(workbook: Workbook): OpenBanks {
  return { mentee: workbook.read(menteeBankSheet), mentor: workbook.read(mentorBankSheet) };
}

export function writeBanks(
  workbook: Workbook,
  edition: Edition,
  banks: OpenBanks,
  { banks: results }: Reconciled,
): void {
  let made: Table | undefined;
  for (const role of ['mentee', 'mentor'] as const) {
    const table = banks[role];
    const result = results[role];
    if (result.append.length + result.patch.length + result.clear.length === 0) continue;
    if (table) workbook.confirm(table);
    const target = table
      ? edition.extend(table, ownTitles(role, table))
      : (made = newBank(workbook, edition, role, made));
    writeBank(edition, target, result);
  }
}

function writeBank(edition: Edition, table: Table, { append, patch, clear, updated, coded }: BankResult): void {
  edition.patchCells(table, patch, updated + coded, seal);
  edition.append(table, append, seal);
  edition.patchCells(table, clear, new Set(clear.map(({ line }) => line)).size);
}

/** The add-on's own columns, and the official ones without which answers would be lost. */
function ownTitles(role: Role, { schema }: Table): string[] {
  const official = schema.columns.findIndex(({ title }) => title === 'Код участника');
  const filled = new Set([...intakeTitles(role), ...bankCells[role].map(({ title }) => title)]);
  return schema.columns.filter(({ title }, index) => index >= official || filled.has(title)).map(({ title }) => title);
}

/** Dressed like the bank that was made before it: two calls instead of six. */
function newBank(workbook: Workbook, edition: Edition, role: Role, like: Table | undefined): Table {
  const schema = bankSchemas[role];
  const sheet = edition.addTable(schema, [], workbook.sheetNames().length, like);
  edition.mark(sheet, schema);
  return {
    name: schema.name,
    sheet,
    texts: [schema.columns.map(({ title }) => title)],
    schema,
    headerLine: 1,
    columns: new Map(schema.columns.map(({ title }, index) => [title, index + 1])),
    rows: [],
  };
}
