/**
 * Whether the banks, the answers, the pairs and the log bear out what the plan says is done. Sheets are read only for what
 * is marked, and only those that are there.
 */
import { Refusal } from '../refusal';
import { claimsToProve, lackingEvidence, type Claim } from '../reports/evidence';
import { evidenceOf } from '../reports/school-evidence';
import type { PlanCheck } from '../roadmap/check/check-plan';
import { finding, type Finding, type PlanRow } from '../roadmap/check/plan-row';
import { isDone } from '../roadmap/check/status';
import { meetingLogSheet, pairsSheet } from '../workbook/pair-sheets';
import {
  menteeAnswersSheet,
  menteeBankSheet,
  mentorAnswersSheet,
  mentorBankSheet,
  monitoringSheets,
  preferencesSheet,
} from '../workbook/participant-sheets';
import type { SheetSchema } from '../workbook/sheet-schema';
import type { Workbook } from '../workbook/workbook';
import { readMentees, readMentors } from './banks';
import { readMeetings, readPairs } from './pairs-table';
import { readAnswers, readMonitoring } from './school-records';

const programmeSheets: readonly SheetSchema[] = [
  menteeBankSheet,
  mentorBankSheet,
  pairsSheet,
  meetingLogSheet,
  menteeAnswersSheet,
  mentorAnswersSheet,
  preferencesSheet,
  ...monitoringSheets,
];

export interface EvidenceCheck {
  readonly findings: readonly Finding[];
  /** Why the marks could not be compared, in words; '' where they were. */
  readonly note: string;
}

export function checkEvidence(
  workbook: Workbook,
  rows: readonly PlanRow[],
  readings: PlanCheck['readings'],
  today: string,
): EvidenceCheck {
  const activities = rows.map((row, index) => ({ ...row, stage: readings[index]?.stage ?? ('Прочее' as const) }));
  const claims = claimsToProve(activities);
  if (claims.size === 0) return { findings: [], note: '' };
  const kept = programmeSheets.some((schema) => isThere(workbook, schema));
  if (!kept) return { findings: [], note: '' };
  try {
    const evidence = evidenceOf({ ...readFor(workbook, claims), today, kept });
    const findings = activities.flatMap((row) => {
      const lacking = isDone(row.mark) ? lackingEvidence(row, evidence) : undefined;
      return lacking === undefined ? [] : [finding(row, 'evidence-missing', { mark: row.mark.trim(), lacking })];
    });
    return { findings, note: '' };
  } catch (error) {
    // A bank that cannot be read must not stop the check of the plan.
    if (!(error instanceof Refusal)) throw error;
    return { findings: [], note: `Отметки о выполнении не сверены с данными. ${error.message}` };
  }
}

/** By name only: looking for a renamed sheet would cost calls. */
function isThere(workbook: Workbook, { name, acceptedNames = [] }: SheetSchema): boolean {
  return [name, ...acceptedNames].some((each) => workbook.sheetNamed(each) !== undefined);
}

function readFor(
  workbook: Workbook,
  claims: ReadonlySet<Claim>,
): Omit<Parameters<typeof evidenceOf>[0], 'today' | 'kept'> {
  const wanted = (schema: SheetSchema, ...proving: Claim[]): boolean =>
    proving.some((claim) => claims.has(claim)) && isThere(workbook, schema);
  const mentees = wanted(menteeBankSheet, 'menteeAnswers', 'menteeBank', 'menteeConsent', 'finished')
    ? readMentees(workbook)?.people
    : undefined;
  const mentors = wanted(mentorBankSheet, 'mentorAnswers', 'mentorBank', 'mentorConsent', 'finished')
    ? readMentors(workbook)?.people
    : undefined;
  const pairs = wanted(pairsSheet, 'pairs', 'finished') ? readPairs(workbook)?.pairs : undefined;
  const meetings = wanted(meetingLogSheet, 'meetings') ? readMeetings(workbook)?.meetings : undefined;
  const answers = (schema: SheetSchema, claim: Claim): ReturnType<typeof readAnswers> =>
    wanted(schema, claim) ? readAnswers(workbook, schema) : undefined;
  const menteeAnswers = answers(menteeAnswersSheet, 'menteeAnswers');
  const mentorAnswers = answers(mentorAnswersSheet, 'mentorAnswers');
  const preferences = answers(preferencesSheet, 'preferences');
  const [first, second] = monitoringSheets;
  return {
    ...(mentees ? { mentees } : {}),
    ...(mentors ? { mentors } : {}),
    ...(pairs ? { pairs } : {}),
    ...(meetings ? { meetings } : {}),
    ...(menteeAnswers ? { menteeAnswers } : {}),
    ...(mentorAnswers ? { mentorAnswers } : {}),
    ...(preferences ? { preferences } : {}),
    monitoring: [
      wanted(first, 'monitoring1') ? readMonitoring(workbook, first) : undefined,
      wanted(second, 'monitoring2') ? readMonitoring(workbook, second) : undefined,
    ],
  };
}
