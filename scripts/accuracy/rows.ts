// Measures the reading of plans against an expert's labels: which rows are found, missed, or read besides.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanRow } from '../../src/roadmap/plan-reading/read-plan';

export interface RowScore {
  readonly labelled: number;
  readonly found: number;
  /** One sentence a row: file, line, what was expected and what was read. */
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

interface Label {
  readonly file: string;
  /** From 1, as in the labels. */
  readonly line: number;
  readonly number: string;
  readonly kind: PlanRow['kind'];
  readonly deadline: string;
  readonly responsible: string;
}

const KINDS = new Map<string, PlanRow['kind']>([
  ['stage', 'stage'],
  ['group', 'group'],
  ['item', 'activity'],
]);

/** Splits a text file into the grid that pasting it gives. */
export function gridOfText(text: string): { texts: string[][]; merges: [] } {
  return {
    texts: text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t')),
    merges: [],
  };
}

/** Reads every labelled plan of the folder and compares it row by row; prints the outcome. */
export function scoreRows(seedsFolder: string): RowScore {
  const labels = readLabels(join(seedsFolder, 'labels.tsv'));
  const missed: string[] = [];
  const extra: string[] = [];
  let found = 0;
  for (const file of readdirSync(seedsFolder)
    .filter((name) => /^\d.*\.txt$/.test(name))
    .sort()) {
    const expected = labels.filter((label) => label.file === file);
    const reading = readPlan(gridOfText(readFileSync(join(seedsFolder, file), 'utf8')));
    const rows = isPlanRefusal(reading) ? [] : [...reading.rows];
    for (const label of expected) {
      const at = rows.findIndex((row) => row.line === label.line - 1);
      const [row] = at < 0 ? [] : rows.splice(at, 1);
      const differences = row ? differ(label, row) : ['no row'];
      if (differences.length === 0) found++;
      else missed.push(`${file}:${label.line} ${label.number}: ${differences.join('; ')}`);
    }
    for (const row of rows)
      extra.push(`${file}:${row.line + 1} ${row.number} ${row.kind} «${row.activity.slice(0, 60)}»`);
  }
  console.log(`rows: ${found} of ${labels.length} found, ${missed.length} missed, ${extra.length} besides`);
  for (const line of missed) console.log(`  missed ${line}`);
  for (const line of extra) console.log(`  besides ${line}`);
  return { labelled: labels.length, found, missed, extra };
}

function differ(label: Label, row: PlanRow): string[] {
  const differences: string[] = [];
  const compare = (what: string, expected: string, read: string): void => {
    if (expected !== read) differences.push(`${what} «${expected}», read «${read}»`);
  };
  compare('number', label.number, row.number);
  compare('kind', label.kind, row.kind);
  compare('deadline', label.deadline, row.deadline);
  compare('responsible', oneSpace(label.responsible), oneSpace(row.responsible));
  return differences;
}

function oneSpace(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

function readLabels(path: string): Label[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split('\n');
  const names = header.split('\t');
  const labels: Label[] = [];
  for (const line of lines) {
    const cells = line.split('\t');
    const cell = (name: string): string => (cells[names.indexOf(name)] ?? '').split('\\n').join('\n');
    const kind = KINDS.get(cell('row_type'));
    // A `part` is a piece of the row it follows, not a row.
    if (!kind) continue;
    labels.push({
      file: cell('file'),
      line: parseInt(cell('line'), 10),
      number: cell('row_no'),
      kind,
      deadline: cell('deadline_text'),
      responsible: cell('responsible_text'),
    });
  }
  return labels;
}
