// How well the stage of a row is read from its words alone, apart from finding the row in a document: the rows of
// labelled plans (*.txt with labels.tsv) against what an expert called them.
import type { Stage } from '../../src/roadmap/stage';
import { canonicalStage } from '../../src/roadmap/stages';

/** A labelled row with the texts it is read from. */
export interface StageRow {
  file: string;
  /** Number as printed. */
  number: string;
  isHeading: boolean;
  /** Section heading above the row, or the stage named in the row itself (`ownHeading`); the text itself for a heading. */
  heading: string;
  ownHeading: boolean;
  activity: string;
  result: string;
  expected: Stage;
}

/** Share of rows read as the expert did, and every row that was not. */
export interface StageScore {
  total: number;
  right: number;
  share: number;
  wrong: { file: string; number: string; text: string; expected: Stage; got: Stage }[];
}

/** Reads every row with the context a plan gives: the stages of its headings. */
export function scoreStages(rows: readonly StageRow[]): StageScore {
  const planStages = new Map<string, Stage[]>();
  for (const { file, isHeading, heading } of rows)
    if (isHeading) planStages.set(file, [...(planStages.get(file) ?? []), canonicalStage(heading, '')]);
  const wrong: StageScore['wrong'] = [];
  for (const row of rows) {
    const { heading, activity, ownHeading, result, expected, file, number } = row;
    const got = canonicalStage(heading, activity, { ownHeading, result, planStages: planStages.get(file) ?? [] });
    if (got !== expected) wrong.push({ file, number, text: activity || heading, expected, got });
  }
  const right = rows.length - wrong.length;
  return { total: rows.length, right, share: rows.length === 0 ? 0 : right / rows.length, wrong };
}

const stripTags = (text: string): string => text.replace(/<[^<>]{0,40}>/g, ' ').trim();

/** Cells of the row that begins at a line: on one line, or each on lines of its own after a tab. */
function cellsAt(lines: readonly string[], line: number): string[] {
  const first = lines[line - 1] ?? '';
  if (/^\t\d+\.?\s*$/.test(first)) {
    const cells = [first.trim()];
    for (const next of lines.slice(line)) {
      if (/^\s*$/.test(next) && cells.length > 4) break;
      if (next.startsWith('\t')) cells.push(next.trim());
      else cells.push(`${cells.pop() ?? ''}\n${next}`);
    }
    return cells.map(stripTags);
  }
  const cells = first.split('\t');
  // A row cut by a page goes on after blank lines, with an empty number.
  for (const next of lines.slice(line)) {
    if (next.trim() === '') continue;
    if (!next.startsWith('\t')) break;
    next.split('\t').forEach((cell, place) => (cells[place] = `${cells[place] ?? ''} ${cell}`));
  }
  return cells.map(stripTags);
}

/** Labelled rows with their texts, the dated parts of one cell left out. `texts`: file name without folder -> contents. */
export function readStageRows(labels: string, texts: ReadonlyMap<string, string>): StageRow[] {
  const [header = '', ...records] = labels.split('\n').filter((line) => line !== '');
  const names = header.split('\t');
  const rows: StageRow[] = [];
  const headings = new Map<string, string>();
  for (const record of records) {
    const values = record.split('\t');
    const value = (name: string): string => values[names.indexOf(name)] ?? '';
    const type = value('row_type');
    if (type === 'part') continue;
    const file = value('file');
    const lines = (texts.get(file) ?? '').split('\n');
    const cells = cellsAt(lines, Number(value('line')));
    const ownHeading = type === 'item' && !headings.has(file);
    const isHeading = type === 'stage';
    if (isHeading) headings.set(file, cells[1] ?? '');
    rows.push({
      file,
      number: value('row_no'),
      isHeading,
      heading: ownHeading ? (cells[1] ?? '') : (headings.get(file) ?? ''),
      ownHeading,
      activity: isHeading ? '' : (cells[ownHeading ? 2 : 1] ?? ''),
      result: ownHeading || isHeading ? '' : (cells[4] ?? ''),
      expected: value('canonical_stage') as Stage,
    });
  }
  return rows;
}
