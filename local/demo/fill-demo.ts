/** Fills the demo workbook: an invented school's plan with the faults that real plans have, read and checked. */
import type { OpenFile } from '../open-file';
import { demoPlan } from './demo-plan';

export async function fillDemo(file: OpenFile): Promise<void> {
  const { host } = file;
  await file.importPlan({ name: 'plan.tsv', bytes: new TextEncoder().encode(demoPlan) });
  await host.run('readPlan');
  await host.run('checkPlan');
}
