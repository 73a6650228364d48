// Turns the lines below a header into records: what each column's role says, with deadlines put together from the
// columns they were parted into.
import { cleanProse, cleanVerbatim, isBlank, oneLine } from './clean-text';
import { inFull } from './header-words';
import type { MergedCells } from './merged-cells';
import type { ColumnRole, PlanColumn, PlanGrid, RepairKind, SharedField } from './plan';
import { rowCells } from './row-cells';
import type { RowCell } from './row-cells';
import { leadingNumber } from './row-number';

/** One line of the table, or several that turned out to be one. */
export interface PlanRecord {
  line: number;
  number: string;
  stage: string;
  activity: string;
  deadline: string;
  responsible: string;
  result: string;
  document: string;
  mark: string;
  /** Texts of columns that have no role: kept beside the result or listed. */
  others: { header: string; text: string }[];
  shared: SharedField[];
  /** One text across the table: a heading, or a line that does not belong to the table. */
  spanning: boolean;
  /** The text across is one cell for certain, so it does belong to the table. */
  mergedAcross: boolean;
  /** The line above is blank, as at a page break. */
  afterBlank: boolean;
  /** A paragraph of the row above, set on a line of its own beside cells that were merged over both. */
  furtherParagraph: boolean;
}

/** Reads one line; undefined where no column of the table shows anything of its own. */
export type RecordReader = (line: number, afterBlank: boolean, repairs: Set<RepairKind>) => PlanRecord | undefined;

const TEXT_FIELDS = ['number', 'stage', 'activity', 'deadline', 'responsible', 'result', 'document', 'mark'] as const;
const SHARED_FIELDS: readonly SharedField[] = ['number', 'activity', 'deadline', 'responsible', 'result'];

// The inner spaces and line breaks of these show which of several things belongs to what.
const VERBATIM: ReadonlySet<ColumnRole> = new Set(['deadline', 'deadline-start', 'deadline-end', 'month', 'mark']);
// Two columns of these are parts of one text; two of the others are two texts.
const ON_ONE_LINE: ReadonlySet<ColumnRole> = new Set(['number', 'responsible', 'deadline-start', 'deadline-end']);

// What stands in a calendar of months in place of words.
const CROSS = /^[+xхvу*✓✔●•■]{1,9}$|^да$/i;

/** Reads the records of a table with one row a line. `firstLine` is the first line below its header. */
export function recordReader(
  grid: PlanGrid,
  merged: MergedCells,
  columns: readonly PlanColumn[],
  firstLine: number,
): RecordReader {
  const cellsOf = rowCells(grid, merged, columns, firstLine);
  const roles = new Set(columns.map(({ role }) => role));

  return (line, afterBlank, repairs) => {
    const { cells, span } = cellsOf(line);
    const own = new Set(cells.filter((cell) => !cell.shared).map((cell) => cell.role));
    // Lines within merged cells that add nothing of their own only make the cells taller.
    if (own.size === 0 && !span) return undefined;
    const record = emptyRecord(line, afterBlank);
    fill(record, cells, repairs);
    if (span) {
      record.activity = cleanProse(span.text, repairs);
      record.spanning = record.deadline === '' && record.responsible === '';
      record.mergedAcross = span.merged && record.spanning;
    }
    if (span !== undefined || !roles.has('number')) takeNumberFromText(record, repairs);
    markFurtherParagraph(record, own, roles);
    return record;
  };
}

function fill(record: PlanRecord, cells: readonly RowCell[], repairs: Set<RepairKind>): void {
  const texts = new Map<ColumnRole, string>();
  const months: RowCell[] = [];
  const own = new Set<ColumnRole>();
  for (const { role, header, text, shared } of cells) {
    const clean = VERBATIM.has(role) ? cleanVerbatim(text, repairs) : cleanProse(text, repairs);
    const before = texts.get(role);
    texts.set(role, before === undefined ? clean : before + (ON_ONE_LINE.has(role) ? ' ' : '\n') + clean);
    if (!shared) own.add(halfToWhole(role));
    if (role === 'month') months.push({ role, header, text: clean, shared });
    if (role === 'other' && !shared) record.others.push({ header, text: clean });
  }
  for (const field of TEXT_FIELDS) record[field] = texts.get(field) ?? '';
  record.number = oneLine(record.number);
  if (record.deadline === '') {
    const start = texts.get('deadline-start') ?? '';
    const end = texts.get('deadline-end') ?? '';
    if (start !== '' || end !== '') repairs.add('deadline-columns-joined');
    record.deadline = deadlineOfHalves(start, end) || deadlineOfMonths(months);
  }
  const isShared = (field: SharedField): boolean =>
    cells.some(({ role, shared }) => shared && halfToWhole(role) === field);
  if (own.size < texts.size) record.shared = SHARED_FIELDS.filter((field) => !own.has(field) && isShared(field));
}

function halfToWhole(role: ColumnRole): ColumnRole {
  return role === 'deadline-start' || role === 'deadline-end' ? 'deadline' : role;
}

function markFurtherParagraph(record: PlanRecord, own: ReadonlySet<ColumnRole>, roles: ReadonlySet<ColumnRole>): void {
  const holder = roles.has('number') ? 'number' : 'activity';
  const hasDeadline = own.has('deadline') || own.has('deadline-start') || own.has('deadline-end') || own.has('month');
  // Under one number stands one activity, whose paragraphs may have people of their own; under one stage, several.
  const isNewActivity = own.has('responsible') && (holder === 'activity' || roles.has('stage'));
  if (!record.shared.includes(holder) || hasDeadline || isNewActivity) return;
  record.furtherParagraph = true;
  // It repeats nothing that its row has already said.
  for (const field of TEXT_FIELDS) if (!own.has(field)) record[field] = '';
}

function deadlineOfHalves(start: string, end: string): string {
  if (end === '') return withWord('с', start);
  if (start === '') return withWord('до', end);
  if (start === end) return start;
  return /^с\s/i.test(start) || /^(?:по|до)\s/i.test(end) ? `${start} ${end}` : `${start} – ${end}`;
}

/** «с 01.09.2023» for a start alone; a cell that begins with a word of its own says it already. */
function withWord(word: string, text: string): string {
  return /^\d/.test(text) ? `${word} ${text}` : text;
}

function deadlineOfMonths(cells: readonly RowCell[]): string {
  const named = cells.map(({ header, text }) => {
    const month = inFull(header);
    return CROSS.test(text.trim()) ? month : `${text.trim()} ${month}`;
  });
  return named.join(', ');
}

/** A record of nothing, to be filled. */
export function emptyRecord(line: number, afterBlank: boolean): PlanRecord {
  const texts = {
    number: '',
    stage: '',
    activity: '',
    deadline: '',
    responsible: '',
    result: '',
    document: '',
    mark: '',
  };
  const marks = { spanning: false, mergedAcross: false, afterBlank, furtherParagraph: false };
  return { line, ...texts, others: [], shared: [], ...marks };
}

/** Every text of a record, for one that finds no place among the rows. */
export function textOfRecord(record: PlanRecord): string {
  const texts = [...TEXT_FIELDS.map((field) => record[field]), ...record.others.map(({ text }) => text)];
  return texts.filter((text) => !isBlank(text)).join(' ');
}

/** «1.2. Назначение куратора» in one cell: the number goes to its place, unless it begins a list inside the cell. */
function takeNumberFromText(record: PlanRecord, repairs: Set<RepairKind>): void {
  if (record.number !== '') return;
  const split = leadingNumber(record.activity);
  if (!split || /\n\s{0,9}\d{1,2}[.)]/.test(split.rest)) return;
  record.number = split.number;
  record.activity = split.rest;
  repairs.add('number-taken-from-text');
}
