// Measures the checker over whole plans: the plan is read, its period proposed and its rows checked as the menu does it,
// and the findings are compared with an expert's, each by (row, code), with their severities.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlan } from '../../src/roadmap/check/check-plan';
import type { Finding } from '../../src/roadmap/check/plan-row';
import { draftRows } from '../../src/roadmap/plan-draft';
import { proposePeriod } from '../../src/roadmap/plan-period';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import { gridOfText } from './rows';

export interface FindingLabel {
  readonly file: string;
  readonly line: string;
  readonly row_no: string;
  readonly row_type: string;
  readonly canonical_stage: string;
  /** `code:severity;…` */
  readonly findings: string;
}

export interface FindingScore {
  readonly expected: number;
  readonly found: number;
  readonly hits: number;
  /** Hits whose severity differs. */
  readonly severities: number;
  readonly misses: readonly string[];
  readonly stages: { readonly total: number; readonly right: number; readonly misses: readonly string[] };
}

/** Codes that the experts did not label. */
const unlabelled = new Set([
  'responsible-name-missing',
  'responsible-unknown',
  'responsible-spelling',
  'stage-missing',
  'deadline-vague',
  'deadline-non-working',
  'deadline-overdue',
  'deadline-soon',
  'evidence-missing',
]);

export function scoreFindings(folder: string, labels: readonly FindingLabel[]): FindingScore {
  const files = [...new Set(labels.map(({ file }) => file))];
  const misses: string[] = [];
  const stageMisses: string[] = [];
  let [expected, found, hits, severities, stages, stagesRight] = [0, 0, 0, 0, 0, 0];
  for (const file of files) {
    const own = labels.filter((label) => label.file === file && label.row_type !== 'part');
    const reading = readPlan(gridOfText(readFileSync(join(folder, file), 'utf8')));
    if (isPlanRefusal(reading)) continue;
    const drafts = draftRows(reading);
    const rows = drafts.map((draft, index) => ({ ...draft, line: (reading.rows[index]?.line ?? 0) + 1, mark: '' }));
    const period = proposePeriod(reading);
    const { findings } = checkPlan(rows, {
      period,
      terms: [],
      today: period.start,
      soonDays: 0,
      staff: [],
      organisation: '',
      ...(reading.order ? { approval: reading.order.day } : {}),
    });
    const scored = findings.filter(({ code }) => !unlabelled.has(code));
    found += scored.length;
    for (const label of own) {
      const line = Number(label.line);
      const row = rows.find((candidate) => candidate.line === line);
      stages++;
      if (row?.stage === label.canonical_stage) stagesRight++;
      else
        stageMisses.push(
          `${file.slice(0, 3)} ${label.row_no}: ${label.canonical_stage}, read ${row?.stage ?? 'nothing'}`,
        );
      const wanted = label.findings
        .split(';')
        .filter(Boolean)
        .map((entry) => entry.split(':'));
      expected += wanted.length;
      const left = scored.filter((finding) => finding.line === line);
      for (const [code, severity] of wanted) {
        const at = left.findIndex((finding) => finding.code === code);
        const [hit] = at < 0 ? [] : left.splice(at, 1);
        if (hit) hits++;
        else misses.push(`${file.slice(0, 3)} ${label.row_no}: missed ${code ?? ''}`);
        if (hit && hit.severity !== severity) {
          severities++;
          misses.push(
            `${file.slice(0, 3)} ${label.row_no}: ${code ?? ''} is ${severity ?? ''}, found as ${hit.severity}`,
          );
        }
      }
      misses.push(...left.map((extra) => `${file.slice(0, 3)} ${label.row_no}: besides ${describe(extra)}`));
    }
  }
  return {
    expected,
    found,
    hits,
    severities,
    misses,
    stages: { total: stages, right: stagesRight, misses: stageMisses },
  };
}

const describe = ({ code, severity, message }: Finding): string => `${code} (${severity}): ${message}`;
