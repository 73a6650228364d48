// Finds the header of a plan's table by its words, wherever it stands, also when it is split over several rows.
import { isBlank, oneLine } from './clean-text';
import { foldHeaderText, headerRole, isMadeOfHeaderWords, suggestedRole } from './header-words';
import { isHeadingText, isMonthAlone } from './heading-text';
import type { MergedCells } from './merged-cells';
import type { ColumnRole, PlanColumn, PlanGrid } from './plan';
import { rowNumber } from './row-number';

export interface TableHeader {
  readonly line: number;
  /** The last line that the header takes. */
  readonly lastLine: number;
  readonly columns: readonly PlanColumn[];
  /** The columns of a second table that stands beside the first under the same headers. */
  readonly beside?: readonly PlanColumn[];
}

interface HeaderCell {
  readonly index: number;
  readonly text: string;
  readonly role: ColumnRole | undefined;
}

// A header of a plan takes three rows at most: «Срок» over «план» over «начало | окончание».
const MAX_HEADER_ROWS = 3;
// More columns than any plan has; beyond them a line is something else.
const MAX_HEADER_COLUMNS = 60;
const CALENDAR_MONTHS = 3;
// The header of a list of people or documents is short.
const MAX_FOREIGN_HEADER = 80;
// How much of the table is looked at where a header alone does not tell.
const SAMPLE_LINES = 20;

/**
 * The header that begins on the line; undefined when the line begins none.
 * @param how `strict` takes cells that consist of header words alone; `lenient` also those that only begin with one
 */
export function headerAt(
  grid: PlanGrid,
  merged: MergedCells,
  line: number,
  how: 'strict' | 'lenient',
): TableHeader | undefined {
  const texts = grid.texts[line];
  if (!texts || texts.length < 2) return undefined;
  if (!mayBeHeader(texts)) return undefined;
  const top = spread(grid, merged, line);
  const strict = distinctRoles(top, headerRole);
  const roles = how === 'strict' ? strict : distinctRoles(top, (text) => suggestedRole(foldHeaderText(text)));
  if (roles.size < 2 || !namesDeadlineOrResponsible(roles)) return undefined;

  const { texts: joined, lastLine } = withLowerRows(grid, merged, line, top);
  const cells = joined.map((text, index): HeaderCell => ({ index, text, role: roleOf(text, top[index] ?? '') }));
  const second = startOfSecondTable(cells);
  const columns = assignRoles(cells.slice(0, second), grid, lastLine);
  if (!columns || second === undefined) return columns && { line, lastLine, columns };
  const beside = assignRoles(cells.slice(second), grid, lastLine);
  if (!beside) return undefined;
  const unread = (column: PlanColumn): PlanColumn => ({ ...column, role: 'own' });
  return {
    line,
    lastLine,
    columns: [...columns, ...beside.map(unread)],
    beside: [...columns.map(unread), ...beside],
  };
}

/** A page on its side may hold two tables: the roles of the first half of the cells return in the second, in order. */
function startOfSecondTable(cells: readonly HeaderCell[]): number | undefined {
  const named = cells.filter(({ text }) => !isBlank(text));
  const half = named.length / 2;
  if (half < 3 || !Number.isInteger(half)) return undefined;
  const roles = named.map(({ role }) => role);
  const [left, right] = [roles.slice(0, half), roles.slice(half)];
  const isTwice = left.every((role, place) => role === right[place]) && new Set(left).size === half;
  return isTwice && left.includes('activity') ? named[half]?.index : undefined;
}

/** Columns of a table whose header cells stand one under another; the index is the place of the cell in its row. */
export function columnsOfCells(headers: readonly string[]): PlanColumn[] | undefined {
  return assignRoles(
    headers.map((text, index) => ({ index, text: oneLine(text), role: suggestedRole(foldHeaderText(text)) })),
    undefined,
    0,
  );
}

/** True for a table that is no plan: a numbered list of people, of documents. */
export function isForeignHeader(texts: readonly string[]): boolean {
  const first = texts.find((text) => !isBlank(text));
  if (first === undefined || headerRole(first) !== 'number') return false;
  const filled = texts.filter((text) => !isBlank(text));
  return (
    filled.length >= 2 && filled.every((text) => text.length <= MAX_FOREIGN_HEADER && rowNumber(text) === undefined)
  );
}

function mayBeHeader(texts: readonly string[]): boolean {
  let filled = 0;
  for (const text of texts) {
    if (text === '') continue;
    const first = text.charCodeAt(0);
    // A cell that begins with a digit belongs to a row of data; most lines of a plan leave here.
    if (first >= 0x30 && first <= 0x39 && rowNumber(text)) return false;
    if (!isBlank(text)) filled++;
  }
  return filled >= 2;
}

/** The texts of a line, where a cell merged across gives its text to each column it covers. */
function spread(grid: PlanGrid, merged: MergedCells, line: number): string[] {
  const texts = grid.texts[line] ?? [];
  const width = Math.min(MAX_HEADER_COLUMNS, texts.length);
  const result: string[] = [];
  for (let column = 0; column < width; column++) {
    const text = texts[column] ?? '';
    const owner = isBlank(text) ? merged.at(line, column) : undefined;
    result.push(oneLine(owner?.top === line ? (grid.texts[line]?.[owner.left] ?? '') : text));
  }
  return result;
}

function distinctRoles(texts: readonly string[], role: (text: string) => ColumnRole | undefined): Set<ColumnRole> {
  const roles = new Set<ColumnRole>();
  for (const text of texts) {
    const found = isBlank(text) ? undefined : role(text);
    if (found !== undefined && found !== 'other') roles.add(found);
  }
  return roles;
}

function namesDeadlineOrResponsible(roles: ReadonlySet<ColumnRole>): boolean {
  return roles.has('deadline') || roles.has('responsible') || roles.has('deadline-start') || roles.has('month');
}

function withLowerRows(
  grid: PlanGrid,
  merged: MergedCells,
  line: number,
  top: readonly string[],
): { texts: string[]; lastLine: number } {
  // Cells of the header merged downwards tell how many rows it takes, whatever words stand in the lower ones.
  const covered = merged.startingOn(line).reduce((deepest, merge) => {
    const isHeaderCell = !isBlank(grid.texts[line]?.[merge.left] ?? '');
    return isHeaderCell ? Math.max(deepest, merge.bottom) : deepest;
  }, line);
  const mergedUntil = covered - line < MAX_HEADER_ROWS ? covered : line;
  const joined = [...top];
  let lastLine = line;
  for (let lower = line + 1; lower < Math.min(line + MAX_HEADER_ROWS, grid.texts.length); lower++) {
    const texts = spread(grid, merged, lower);
    if (lower > mergedUntil && !isLowerHeaderRow(grid, merged, line, lower)) break;
    for (const [column, text] of texts.entries()) {
      if (isBlank(text)) continue;
      const above = joined[column] ?? '';
      // A blank cell beside «Срок» is its second half: the cell above was merged before it was flattened.
      const whole = isBlank(above) ? nearestLeft(top, column) : above;
      // A month below «Месяц» or «Срок» says all by itself.
      joined[column] = oneLine(suggestedRole(foldHeaderText(text)) === 'month' ? text : `${whole} ${text}`);
    }
    lastLine = lower;
  }
  return { texts: joined, lastLine };
}

/** A row of «начало | окончание», «п/п», «реализации» under the header; a heading below it may use the same words. */
function isLowerHeaderRow(grid: PlanGrid, merged: MergedCells, top: number, line: number): boolean {
  const texts = grid.texts[line] ?? [];
  const above = grid.texts[top] ?? [];
  let filled = 0;
  let months = 0;
  for (const [column, text] of texts.entries()) {
    if (isBlank(text)) continue;
    filled++;
    if (/\d/.test(text) || isHeadingText(text) !== isMonthAlone(text)) return false;
    if (!isMadeOfHeaderWords(foldHeaderText(text))) return false;
    if (isMonthAlone(text)) months++;
    const range = merged.at(top, column);
    const isUnderWideCell =
      (range !== undefined && range.right > range.left) ||
      (isBlank(above[column + 1] ?? '') && !isBlank(texts[column + 1] ?? ''));
    if (!isUnderWideCell && !isBlank(above[column] ?? '') && !/^[а-яёa-z(]/.test(text.trim())) return false;
  }
  return filled > 0 && (months === 0 || months >= CALENDAR_MONTHS);
}

function nearestLeft(texts: readonly string[], column: number): string {
  for (let left = Math.min(column, texts.length) - 1; left >= 0; left--) {
    const text = texts[left];
    if (text !== undefined && !isBlank(text)) return text;
  }
  return '';
}

function roleOf(joined: string, top: string): ColumnRole | undefined {
  const role = suggestedRole(foldHeaderText(joined));
  return role ?? suggestedRole(foldHeaderText(top));
}

/** Settles which column plays which role; undefined when the cells make no plan. */
function assignRoles(
  cells: readonly HeaderCell[],
  grid: PlanGrid | undefined,
  lastLine: number,
): PlanColumn[] | undefined {
  const found = new Set(cells.map((cell) => cell.role));
  const ownTable = cells.some((cell) => foldHeaderText(cell.text) === 'видсрока');
  const hasDeadline = found.has('deadline');
  const months = cells.filter((cell) => cell.role === 'month').length;
  const isCalendar = months >= CALENDAR_MONTHS && !hasDeadline;
  const hasActivity = found.has('activity');

  const columns: PlanColumn[] = [];
  const taken = new Set<ColumnRole>();
  for (const { index, text, role } of cells) {
    let settled: ColumnRole = isBlank(text) ? 'other' : (role ?? 'other');
    if (ownTable && taken.has('deadline') && isComputedByAddOn(text)) settled = 'own';
    else if (settled === 'stage' && !hasActivity) settled = 'activity';
    else if (settled === 'month' && !isCalendar) settled = 'other';
    else if ((settled === 'deadline-start' || settled === 'deadline-end') && hasDeadline) settled = 'other';
    else if (settled === 'number' && taken.has('number')) settled = 'other';
    taken.add(settled);
    columns.push({ index, header: text, role: settled });
  }
  const dated = hasDeadline || isCalendar || taken.has('deadline-start') || taken.has('deadline-end');
  const unnamed = grid && !taken.has('number') ? unnamedNumberColumn(columns, grid, lastLine) : -1;
  const numbered = columns.map((column) =>
    column.index === unnamed ? { ...column, role: 'number' as const } : column,
  );
  if (!taken.has('activity')) {
    const substitute = dated && taken.has('responsible') && grid ? wordiestColumn(columns, grid, lastLine) : -1;
    if (substitute < 0) return undefined;
    return numbered.map((column) => (column.index === substitute ? { ...column, role: 'activity' } : column));
  }
  return dated || taken.has('responsible') ? numbered : undefined;
}

function isComputedByAddOn(header: string): boolean {
  return ['этап', 'видсрока', 'начало', 'окончание', 'статус'].includes(foldHeaderText(header));
}

/** The column of numbers often has no header at all. */
function unnamedNumberColumn(columns: readonly PlanColumn[], grid: PlanGrid, lastLine: number): number {
  for (const column of columns) {
    if (!isBlank(column.header)) continue;
    const sample = grid.texts
      .slice(lastLine + 1, lastLine + 1 + SAMPLE_LINES)
      .map((texts) => texts[column.index] ?? '');
    const filled = sample.filter((text) => !isBlank(text));
    if (filled.length >= 2 && filled.every((text) => rowNumber(text))) return column.index;
  }
  return -1;
}

/** A plan whose activities stand under a word of the school's own: they are the longest texts. */
function wordiestColumn(columns: readonly PlanColumn[], grid: PlanGrid, lastLine: number): number {
  let best = -1;
  let most = 0;
  for (const column of columns) {
    if (column.role !== 'other' || isBlank(column.header)) continue;
    const sample = grid.texts.slice(lastLine + 1, lastLine + 1 + SAMPLE_LINES);
    const length = sample.reduce((sum, texts) => sum + (texts[column.index] ?? '').length, 0);
    if (length > most) {
      most = length;
      best = column.index;
    }
  }
  return best;
}
