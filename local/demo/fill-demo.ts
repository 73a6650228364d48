/**
 * Fills the demo workbook: an invented school's plan with the faults that real plans have, read and checked, and its
 * answers to the questionnaires, collected into the banks.
 */
import { addTextSheet } from '../document/source-sheet';
import type { OpenFile } from '../open-file';
import { menteeAnswers, mentorAnswers, preferenceAnswers } from './demo-answers';
import { demoPlan } from './demo-plan';

export async function fillDemo(file: OpenFile): Promise<void> {
  const { host } = file;
  await file.importPlan({ name: 'plan.tsv', bytes: new TextEncoder().encode(demoPlan) });
  await host.run('readPlan');
  await host.run('checkPlan');
  addTextSheet(host.document, 'Ответы наставляемых', menteeAnswers);
  addTextSheet(host.document, 'Ответы наставников', mentorAnswers);
  addTextSheet(host.document, 'Предпочтения', preferenceAnswers);
  await host.run('collectAnswers');
  // Where a curator begins, whichever sheet was made last.
  host.document.activeSheetId = host.document.sheets[0]?.id ?? host.document.activeSheetId;
}
