/** «Проверка»: findings as rows, and the curator's decisions read back from them. */
import type { Finding } from '../roadmap/check/plan-row';
import { severities } from '../roadmap/findings/severity';
import type { CellInput } from '../workbook/cell';
import { hashText, type RowMemory } from '../workbook/memory';
import type { Table } from '../workbook/workbook';
import { rowPrint, type SheetPlanRow } from './plan-rows';

/** What the curator decided about a finding, and why. */
export interface Decision {
  readonly decision: string;
  readonly comment: string;
}

/** Decisions of the last check that still hold: their rows have not changed since. */
export interface Decisions {
  of(finding: Finding): Decision | undefined;
}

/**
 * Reads the decisions. A finding is known again by its code, column and words; its row by what stands in it, so that
 * sorting or inserting rows loses nothing, and a row that was changed is judged anew.
 */
export function readDecisions(
  table: Table | undefined,
  memory: readonly RowMemory[],
  rows: readonly SheetPlanRow[],
): Decisions {
  const printAtLine = new Map(memory.map((entry) => [entry.line, entry.print]));
  const decided = new Map<string, Decision>();
  for (const row of table?.rows ?? []) {
    const decision = { decision: row.text('Решение').trim().toLowerCase(), comment: row.text('Комментарий').trim() };
    if (decision.decision === '' && decision.comment === '') continue;
    const line = Number(row.text('Строка')) || 0;
    const print = line === 0 ? 0 : printAtLine.get(line);
    if (print !== undefined) decided.set(key(row.text('Код'), row.text('Столбец'), print), decision);
  }
  const printOfLine = new Map(rows.map((row) => [row.line, rowPrint(row)]));
  return {
    of: ({ code, column, line }) => decided.get(key(code, column, line === 0 ? 0 : (printOfLine.get(line) ?? -1))),
  };
}

const key = (code: string, column: string, print: number): string => `${code}\n${column}\n${print}`;

/** Rows of the sheet, gravest first within the order of the plan's rows. */
export function findingRows(findings: readonly Finding[], decisions: Decisions): CellInput[][] {
  return findings.map((finding, index) => {
    const { decision = '', comment = '' } = decisions.of(finding) ?? {};
    return [
      index + 1,
      finding.line || null,
      finding.number || null,
      finding.column,
      finding.code,
      finding.severity,
      finding.message,
      finding.proposal || null,
      decision === 'принять' ? decision : null,
      comment || null,
    ];
  });
}

/** By row of the plan, then by severity; what concerns the whole plan stands first. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => a.line - b.line || severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

/** What the next check must remember of a row. */
export function memoryOf(row: SheetPlanRow, start: string, end: string, own: string): RowMemory {
  const { line, number, activity } = row;
  return { line, number, activity: hashText(activity), print: rowPrint(row), start, end, own };
}
