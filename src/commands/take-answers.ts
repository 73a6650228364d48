/** From answers, wherever they were read, to the banks: the same way for the menu, triggers, the timer and files. */
import { moment, today } from '../platform/clock';
import type { Role } from '../people/participant';
import type { Answer, TakenSheet } from '../questionnaires/answers';
import type { DoubledCode } from '../questionnaires/doubled-codes';
import { reconcile, type Reconciled } from '../questionnaires/reconcile';
import { listed, listedLines } from '../russian/listed';
import type { Edition } from '../workbook/edition';
import type { Table, Workbook } from '../workbook/workbook';
import { openBanks, writeBanks, type OpenBanks } from './bank-writing';
import { keepCollected } from './collected';
import { keepHighest, pairedCodes, readHighest } from './given-codes';
import { resolveQuarantine } from './quarantine';

export interface Taken {
  readonly messages: string[];
  readonly result: Reconciled;
}

/** What the answers change, without writing it. */
export function compareAnswers(
  workbook: Workbook,
  sheets: readonly TakenSheet[],
  anonymous: boolean,
): { readonly banks: OpenBanks; readonly result: Reconciled } {
  const day = today(workbook.spreadsheet);
  const paired = pairedCodes(workbook);
  const highest = readHighest(workbook);
  // The banks are read last: the less there is between reading a row and writing it, the less a person can do in between.
  const banks = openBanks(workbook);
  const result = reconcile({
    answers: sheets.flatMap((sheet) => sheet.answers),
    banks: { mentee: banks.mentee?.rows ?? [], mentor: banks.mentor?.rows ?? [] },
    highest,
    anonymous,
    paired,
    today: day,
  });
  return { banks, result };
}

/** Reconciles the answers with the banks, writes what follows and says it. */
export function takeAnswers(
  workbook: Workbook,
  edition: Edition,
  sheets: readonly TakenSheet[],
  anonymous: boolean,
): Taken {
  const { banks, result } = compareAnswers(workbook, sheets, anonymous);
  writeBanks(workbook, edition, banks, result);
  const held = resolveQuarantine(workbook, edition, sheets, result);
  edition.verify();
  keepHighest(result.highest);
  keepCollected(moment(workbook.spreadsheet), edition.changed.size > 0);
  edition.finish();
  return { messages: report(sheets, banks, result, held), result };
}

function report(
  sheets: readonly TakenSheet[],
  open: OpenBanks,
  { banks, proposals, conflicts, doubled }: Reconciled,
  held: number,
): string[] {
  const answers = sheets.flatMap((sheet): readonly Answer[] => sheet.answers);
  const count = (role: Role): number => answers.filter((answer) => answer.role === role).length;
  const { mentee, mentor } = banks;
  const unknown = [...new Set(sheets.flatMap((sheet) => sheet.unknown.map((title) => `«${title}»`)))];
  const fromFile = sheets.some(({ answers: [first] }) => first?.from === 'file');
  return [
    `Прочитано ответов: ${answers.length} (наставляемых ${count('mentee')}, наставников ${count('mentor')}).`,
    `Новых в банке наставляемых: ${mentee.append.length}, в банке наставников: ${mentor.append.length}. Обновлено строк: ${mentee.updated + mentor.updated}.`,
    ...(mentee.coded + mentor.coded === 0
      ? []
      : [`Коды даны строкам, которые были в банках: ${mentee.coded + mentor.coded}.`]),
    ...(proposals.length === 0
      ? []
      : [`Возможные повторы: ${proposals.length}. Решите, один ли это человек, в столбце «Замечания» или в панели.`]),
    ...(['mentee', 'mentor'] as const).flatMap((role) =>
      doubledNote(
        open[role],
        doubled.filter((each) => each.role === role),
      ),
    ),
    ...(conflicts === 0
      ? []
      : [`Ваши исправления сохранены, хотя в анкетах указано другое: ${conflicts}. Подробности в «Замечаниях».`]),
    ...(held === 0 ? [] : [`На листе «Карантин» ответов: ${held}. Там сказано, что сделать.`]),
    ...(unknown.length === 0
      ? []
      : [
          `Незнакомые вопросы: ${listed(unknown, 20)}. Ответы на них ${fromFile ? 'в банк не вошли' : 'остались на листе ответов'}.`,
        ]),
  ];
}

function doubledNote(bank: Table | undefined, doubled: readonly DoubledCode[]): string[] {
  if (!bank || doubled.length === 0) return [];
  const codes = doubled.map(({ code, lines }) => `${code} (${listedLines(lines, 10)})`);
  return [
    `На листе «${bank.name}» один код в нескольких строках: ${listed(codes, 10)}. Что сделать, сказано в «Замечаниях».`,
  ];
}
