/** «Собрать ответы»: brings the two banks to the state that all answers imply. The answers sheets are only read. */
import type { Command } from '../command';
import { readAnswers, type TakenSheet } from '../questionnaires/answers';
import { refusal } from '../refusal';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorAnswersSheet,
  mentorBankSheet,
} from '../workbook/participant-sheets';
import type { Workbook } from '../workbook/workbook';
import { isAnonymous } from './anonymous';
import { takeAnswers } from './take-answers';

export const collectAnswers: Command = {
  title: 'Собрать ответы',
  run: (workbook, edition) => {
    const anonymous = isAnonymous(workbook);
    const sheets = readAnswerSheets(workbook, anonymous);
    // Banks filled from files have no answers sheets: there is still what the curator has decided.
    if (sheets.length === 0 && !workbook.find(menteeBankSheet) && !workbook.find(mentorBankSheet)) {
      throw refusal('sheet-missing', menteeAnswersSheet.name, workbook.sheetNames(), menteeAnswersSheet.advice);
    }
    return takeAnswers(workbook, edition, sheets, anonymous).messages;
  },
};

const answerSheets = [
  ['mentee', menteeAnswersSheet],
  ['mentor', mentorAnswersSheet],
] as const;

/** The answers sheets that are there. @throws Refusal `column-missing` where a filled one has no question about the name */
export function readAnswerSheets(workbook: Workbook, anonymous: boolean): TakenSheet[] {
  return answerSheets.flatMap(([role, schema]) => {
    const sheet = workbook.findNamed(schema);
    if (!sheet || workbook.isBlank(sheet)) return [];
    const { texts, name } = workbook.grid(sheet);
    const read = readAnswers(texts, role, { from: 'sheet', anonymous });
    if (!read) {
      const found = (texts[0] ?? []).filter((header) => header.trim() !== '');
      throw refusal('column-missing', name, schema.required[0] ?? '', found);
    }
    return [{ ...read, role, place: `лист «${name}»` }];
  });
}
