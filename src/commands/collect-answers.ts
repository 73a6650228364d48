/** «Собрать ответы»: brings the two banks to the state that all answers imply. The answers sheets are only read. */
import type { Command } from '../command';
import { today } from '../platform/clock';
import { readAnswers, type Answer, type AnswerSheet } from '../questionnaires/answers';
import { reconcile, type Reconciled } from '../questionnaires/reconcile';
import type { Role } from '../people/participant';
import { refusal } from '../refusal';
import type { Edition } from '../workbook/edition';
import { menteeAnswersSheet, mentorAnswersSheet } from '../workbook/participant-sheets';
import type { Workbook } from '../workbook/workbook';
import { openBanks, writeBanks } from './bank-writing';
import { keepHighest, readHighest } from './given-codes';
import { resolveQuarantine } from './quarantine';

export const collectAnswers: Command = {
  title: 'Собрать ответы',
  run: (workbook, edition) => {
    const sheets = readAnswerSheets(workbook);
    if (sheets.length === 0) {
      throw refusal('sheet-missing', menteeAnswersSheet.name, workbook.sheetNames(), menteeAnswersSheet.advice);
    }
    return takeAnswers(workbook, edition, sheets);
  },
};

export interface TakenSheet extends AnswerSheet {
  readonly role: Role;
  readonly name: string;
}

const answerSheets = [
  ['mentee', menteeAnswersSheet],
  ['mentor', mentorAnswersSheet],
] as const;

/** The answers sheets that are there. @throws Refusal `column-missing` where a filled one has no question about the name */
export function readAnswerSheets(workbook: Workbook): TakenSheet[] {
  return answerSheets.flatMap(([role, schema]) => {
    const sheet = workbook.findNamed(schema);
    if (!sheet || workbook.isBlank(sheet)) return [];
    const { texts, name } = workbook.grid(sheet);
    const read = readAnswers(texts, role, 'sheet');
    if (!read) {
      const found = (texts[0] ?? []).filter((header) => header.trim() !== '');
      throw refusal('column-missing', name, schema.required[0] ?? '', found);
    }
    return [{ ...read, role, name }];
  });
}

/** Reconciles the answers with the banks, writes what follows and says it. */
export function takeAnswers(workbook: Workbook, edition: Edition, sheets: readonly TakenSheet[]): string[] {
  const answers = sheets.flatMap((sheet) => sheet.answers);
  const banks = openBanks(workbook);
  const highest = readHighest(workbook);
  const result = reconcile({
    answers,
    banks: { mentee: banks.mentee?.rows ?? [], mentor: banks.mentor?.rows ?? [] },
    highest,
    today: today(workbook.spreadsheet),
  });
  writeBanks(workbook, edition, banks, result);
  const held = resolveQuarantine(workbook, edition, sheets, result);
  keepHighest(result.highest);
  edition.finish();
  return report(sheets, answers, result, held);
}

function report(
  sheets: readonly TakenSheet[],
  answers: readonly Answer[],
  { banks, proposals, conflicts }: Reconciled,
  held: number,
): string[] {
  const count = (role: Role): number => answers.filter((answer) => answer.role === role).length;
  const [mentee, mentor] = [banks.mentee, banks.mentor];
  const unknown = sheets.flatMap((sheet) => sheet.unknown.map((title) => `«${title}»`));
  return [
    `Прочитано ответов: ${answers.length} (наставляемых ${count('mentee')}, наставников ${count('mentor')}).`,
    `Новых в банке наставляемых: ${mentee.append.length}, в банке наставников: ${mentor.append.length}. Обновлено строк: ${mentee.updated + mentor.updated}.`,
    ...(mentee.coded + mentor.coded === 0
      ? []
      : [`Коды даны строкам, которые были в банках: ${mentee.coded + mentor.coded}.`]),
    ...(proposals.length === 0
      ? []
      : [`Возможные повторы: ${proposals.length}. Решите, один ли это человек, в столбце «Замечания».`]),
    ...(conflicts === 0
      ? []
      : [`Ваши исправления сохранены, хотя в анкетах указано другое: ${conflicts}. Подробности в «Замечаниях».`]),
    ...(held === 0 ? [] : [`На листе «Карантин» ответов: ${held}. Там сказано, что сделать.`]),
    ...(unknown.length === 0
      ? []
      : [`Незнакомые вопросы: ${unknown.join(', ')}. Ответы на них остались на листе ответов.`]),
  ];
}
