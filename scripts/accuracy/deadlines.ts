// Compares the reader of deadlines with plans an expert has labelled: kind, days and the findings that follow from the
// cell alone. Pure: the caller reads the files.
import { parseDeadline } from '../../src/roadmap/deadline';
import type { Period } from '../../src/calendar/school-year';

/** The columns of a labelled row that concern its deadline; `\n` in the text is a line break of the cell. */
export interface DeadlineLabel {
  file: string;
  line: string;
  row_no: string;
  row_type: string;
  deadline_text: string;
  kind: string;
  start: string;
  end: string;
  precision: string;
  findings: string;
}

export interface DeadlineMiss {
  file: string;
  line: string;
  rowNo: string;
  text: string;
  expected: string;
  found: string;
}

export interface DeadlineScore {
  total: number;
  right: number;
  misses: DeadlineMiss[];
}

/** Findings the reader is asked for; the rest needs the order, other rows or today's date. */
const FROM_THE_CELL = new Set([
  'deadline-unreadable',
  'deadline-malformed',
  'deadline-wrong-year',
  'deadline-outside-period',
  'deadline-reversed',
  'deadline-multiple',
  'deadline-year-missing',
  'deadline-ambiguous',
  'deadline-uncontrolled',
  'text-noise',
]);

/** Rows of a tab separated file with one header line. */
export function readLabels(tsv: string): DeadlineLabel[] {
  const [header, ...lines] = tsv
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line !== '');
  const names = (header ?? '').split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, k) => [name, cells[k] ?? ''])) as unknown as DeadlineLabel;
  });
}

/** Periods of the documents as the labels' notes give them: «| 000 | 2023-09-01 – 2024-08-31 | …». */
export function readPeriods(notes: string): Map<string, Period> {
  const periods = new Map<string, Period>();
  for (const line of notes.split('\n')) {
    const match = /^\|\s?(\d{3})\s?\|\s?(\d{4}-\d{2}-\d{2})\s?[–-]\s?(\d{4}-\d{2}-\d{2})/.exec(line);
    if (match?.[1] && match[2] && match[3]) periods.set(match[1], { start: match[2], end: match[3] });
  }
  return periods;
}

/** How many labelled deadlines are read exactly; headings are left out. */
export function scoreDeadlines(rows: readonly DeadlineLabel[], periods: ReadonlyMap<string, Period>): DeadlineScore {
  const score: DeadlineScore = { total: 0, right: 0, misses: [] };
  for (const row of rows) {
    const period = periods.get(row.file.slice(0, 3));
    if (row.kind === 'heading' || !period) continue;
    const text = row.deadline_text.split('\\n').join('\n');
    const read = parseDeadline(text, period);
    const onlyEnd = row.precision === 'vague';
    const describe = (kind: string, start: string, end: string, issues: readonly string[]): string =>
      [
        kind,
        onlyEnd ? '' : start,
        end,
        [...issues]
          .filter((issue) => FROM_THE_CELL.has(issue))
          .sort()
          .join(' '),
      ].join('|');
    const labelled = row.findings.split(';').map((finding) => finding.split(':')[0] ?? '');
    const expected = describe(row.kind, row.start, row.end, labelled);
    const found = describe(read.kind, read.start ?? '', read.end ?? '', read.issues);
    score.total++;
    if (expected === found) score.right++;
    else score.misses.push({ file: row.file, line: row.line, rowNo: row.row_no, text, expected, found });
  }
  return score;
}
