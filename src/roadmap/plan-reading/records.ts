// Cuts the lines below a header into records: what each column's role says on each line, merged cells included.
import { cleanProse, cleanVerbatim, isBlank, oneLine } from './clean-text';
import type { MergedCells } from './merged-cells';
import type { ColumnRole, PlanColumn, PlanGrid, RepairKind, SharedField } from './plan';
import { leadingNumber, rowNumber } from './row-number';

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
  /** The text across comes from a merged range, so it does belong to the table. */
  mergedAcross: boolean;
  /** The line above is blank, as at a page break. */
  afterBlank: boolean;
  /** The number of the row is one merged cell that began above, and neither deadline nor responsible is its own. */
  furtherParagraph: boolean;
}

const SHARED_FIELDS: readonly ColumnRole[] = ['number', 'activity', 'deadline', 'responsible', 'result'];

// What stands in a calendar of months in place of words.
const CROSS = /^[+xхvу*✓✔●•■]+$|^да$/i;

/** Looks up the cells of one table by role. */
export interface RecordReader {
  /** Undefined for a line where no column of the table shows anything. */
  read(line: number, afterBlank: boolean, repairs: Set<RepairKind>): PlanRecord | undefined;
}

interface Cell {
  readonly text: string;
  /** The merged range begins on an earlier line. */
  readonly shared: boolean;
}

/** Reads the records of a table with one row a line. `firstLine` is the first line below its header. */
export function recordReader(
  grid: PlanGrid,
  merged: MergedCells,
  columns: readonly PlanColumn[],
  firstLine: number,
): RecordReader {
  const byRole = (role: ColumnRole): PlanColumn[] => columns.filter((column) => column.role === role);
  const numberColumns = byRole('number');
  const activityColumns = byRole('activity');
  const stageColumns = byRole('stage');
  const othersColumns = byRole('other');
  const farColumns = [...byRole('deadline'), ...byRole('deadline-start'), ...byRole('responsible')];
  const known = columns.filter((column) => column.role !== 'own');

  const cellAt = (line: number, column: number): Cell => {
    const text = grid.texts[line]?.[column] ?? '';
    const range = merged.at(line, column);
    if (!range || (range.top === line && range.left === column) || !isBlank(text)) return { text, shared: false };
    // The second column of a range would repeat the first; a range from above the table is its title.
    if (range.left !== column || range.top < firstLine) return { text: '', shared: false };
    return { text: grid.texts[range.top]?.[range.left] ?? '', shared: true };
  };

  function across(line: number): { text: string; merged: boolean; column: number } | undefined {
    const texts = grid.texts[line] ?? [];
    const filled = known.filter((column) => !isBlank(texts[column.index] ?? ''));
    const [first] = filled;
    if (!first) return undefined;
    const text = texts[first.index] ?? '';
    for (const range of merged.startingOn(line)) {
      const covers = (column: PlanColumn): boolean => column.index >= range.left && column.index <= range.right;
      if (activityColumns.some(covers) && farColumns.some(covers) && !isBlank(texts[range.left] ?? '')) {
        return { text: texts[range.left] ?? '', merged: true, column: range.left };
      }
    }
    // Some converters print the text of a merged cell in each column it covered.
    const repeated = filled.filter((column) => texts[column.index] === text);
    if (filled.length >= 3 && repeated.length >= filled.length - 1 && text.length > 3) {
      return { text, merged: true, column: first.index };
    }
    if (filled.length === 1 && first.role === 'number' && !rowNumber(text))
      return { text, merged: false, column: first.index };
    return undefined;
  }

  function read(line: number, afterBlank: boolean, repairs: Set<RepairKind>): PlanRecord | undefined {
    const record = emptyRecord(line, afterBlank);
    const spanning = across(line);
    if (spanning) {
      record.spanning = true;
      record.mergedAcross = spanning.merged;
      record.activity = cleanProse(spanning.text, repairs);
      const beside = numberColumns.find((column) => column.index < spanning.column);
      if (beside) record.number = oneLine(cleanProse(grid.texts[line]?.[beside.index] ?? '', repairs));
      else takeNumberFromText(record, repairs);
      return record;
    }
    const shared = new Set<ColumnRole>();
    const own = new Set<ColumnRole>();
    const text = (
      role: ColumnRole,
      glue: string,
      clean: (text: string, repairs: Set<RepairKind>) => string,
    ): string => {
      const texts: string[] = [];
      for (const column of byRole(role)) {
        const cell = cellAt(line, column.index);
        if (isBlank(cell.text)) continue;
        texts.push(clean(cell.text, repairs));
        (cell.shared ? shared : own).add(role);
      }
      return texts.join(glue);
    };
    record.number = oneLine(text('number', ' ', cleanProse));
    record.stage = text('stage', '\n', cleanProse);
    record.activity = text('activity', '\n', cleanProse);
    record.deadline = text('deadline', '\n', cleanVerbatim) || deadlineOfTwo(text, repairs) || deadlineOfMonths(line);
    record.responsible = text('responsible', ' ', cleanProse);
    record.result = text('result', '\n', cleanProse);
    record.document = text('document', '\n', cleanProse);
    record.mark = text('mark', '\n', cleanVerbatim);
    for (const column of othersColumns) {
      const cell = cellAt(line, column.index);
      if (!isBlank(cell.text) && !cell.shared) {
        record.others.push({ header: column.header, text: cleanProse(cell.text, repairs) });
        own.add('other');
      }
    }
    // Lines within merged cells that add nothing of their own only make the cells taller.
    if (own.size === 0) return undefined;
    if (own.has('deadline-start') || own.has('deadline-end')) own.add('deadline');
    if (shared.has('deadline-start') || shared.has('deadline-end')) shared.add('deadline');
    record.shared = SHARED_FIELDS.filter((role): role is SharedField => shared.has(role) && !own.has(role));
    if (numberColumns.length === 0) takeNumberFromText(record, repairs);
    const holder: SharedField = numberColumns.length > 0 ? 'number' : 'activity';
    // Under one number stands one activity, whose paragraphs may have people of their own; under one stage, several.
    const isNewActivity = own.has('responsible') && (holder !== 'number' || stageColumns.length > 0);
    record.furtherParagraph =
      record.shared.includes(holder) && !own.has('deadline') && !own.has('month') && !isNewActivity;
    if (record.furtherParagraph) keepOwnOnly(record, own);
    return record;
  }

  function deadlineOfMonths(line: number): string {
    const marked: string[] = [];
    for (const column of byRole('month')) {
      const text = (grid.texts[line]?.[column.index] ?? '').trim();
      if (isBlank(text)) continue;
      marked.push(CROSS.test(text) ? column.header : `${text} ${column.header}`);
    }
    return marked.join(', ');
  }

  return { read };
}

function deadlineOfTwo(
  text: (role: ColumnRole, glue: string, clean: (text: string, repairs: Set<RepairKind>) => string) => string,
  repairs: Set<RepairKind>,
): string {
  const start = text('deadline-start', ' ', cleanVerbatim);
  const end = text('deadline-end', ' ', cleanVerbatim);
  if (start !== '' || end !== '') repairs.add('deadline-columns-joined');
  if (start === '' || end === '' || start === end)
    return end === '' ? withWord('с', start) : start === '' ? withWord('до', end) : start;
  if (/^с\s/i.test(start) || /^(?:по|до)\s/i.test(end)) return `${start} ${end}`;
  return `${start} – ${end}`;
}

/** «с 01.09.2023» for a start alone; a cell that begins with a word of its own says it already. */
function withWord(word: string, text: string): string {
  return /^\d/.test(text) ? `${word} ${text}` : text;
}

/** A further paragraph repeats nothing that its row has already said. */
function keepOwnOnly(record: PlanRecord, own: ReadonlySet<ColumnRole>): void {
  for (const field of [
    'number',
    'stage',
    'activity',
    'deadline',
    'responsible',
    'result',
    'document',
    'mark',
  ] as const) {
    if (!own.has(field)) record[field] = '';
  }
}

/** A record of nothing, to be filled. */
export function emptyRecord(line: number, afterBlank: boolean): PlanRecord {
  return {
    line,
    number: '',
    stage: '',
    activity: '',
    deadline: '',
    responsible: '',
    result: '',
    document: '',
    mark: '',
    others: [],
    shared: [],
    spanning: false,
    mergedAcross: false,
    afterBlank,
    furtherParagraph: false,
  };
}

/** «1.2. Назначение куратора» in one cell: the number goes to its place, unless it begins a list inside the cell. */
export function takeNumberFromText(record: PlanRecord, repairs: Set<RepairKind>): void {
  if (record.number !== '') return;
  const split = leadingNumber(record.activity);
  if (!split || /\n\s{0,9}\d{1,2}[.)]/.test(split.rest)) return;
  record.number = split.number;
  record.activity = split.rest;
  repairs.add('number-taken-from-text');
}
