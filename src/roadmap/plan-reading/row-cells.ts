// What one line of a table shows in each column once merged cells are taken into account, and whether one text runs
// across the table.
import { isBlank } from './clean-text';
import { isEndOfPage } from './heading-text';
import type { MergedCells } from './merged-cells';
import type { ColumnRole, PlanColumn, PlanGrid } from './plan';
import { rowNumber } from './row-number';

export interface RowCell {
  readonly role: ColumnRole;
  readonly header: string;
  readonly text: string;
  /** The text belongs to a merged range that begins on an earlier line. */
  readonly shared: boolean;
}

/** A text across the table: it takes the place of the cells from `left` to `right`. */
interface Span {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** It is one cell for certain, and not a text that happens to stand alone. */
  readonly merged: boolean;
}

export interface RowCells {
  /** Cells with a text, those below a span left out. */
  readonly cells: readonly RowCell[];
  readonly span?: Span;
}

// A text repeated in as many columns was printed so by a converter; shorter texts («да», «+») repeat by themselves.
const REPEATED_COLUMNS = 3;
const REPEATED_LENGTH = 4;

/** Looks at the lines of the table whose first line below the header is `firstLine`. */
export function rowCells(
  grid: PlanGrid,
  merged: MergedCells,
  columns: readonly PlanColumn[],
  firstLine: number,
): (line: number) => RowCells {
  const known = columns.filter((column) => column.role !== 'own');
  const activityColumns = columns.filter(({ role }) => role === 'activity');
  const farColumns = columns.filter(
    ({ role }) => role === 'deadline' || role === 'deadline-start' || role === 'responsible',
  );

  const lookUp = (line: number, column: PlanColumn): RowCell => {
    const { role, header, index } = column;
    const text = grid.texts[line]?.[index] ?? '';
    const range = isBlank(text) ? merged.at(line, index) : undefined;
    // A further column of a range would repeat its first; a range from above the table is a title.
    if (!range || range.top === line || range.left !== index || range.top < firstLine)
      return { role, header, text, shared: false };
    return { role, header, text: grid.texts[range.top]?.[range.left] ?? '', shared: true };
  };

  const mergedSpan = (line: number): Span | undefined => {
    for (const { left, right } of merged.startingOn(line)) {
      const covers = ({ index }: PlanColumn): boolean => index >= left && index <= right;
      const text = grid.texts[line]?.[left] ?? '';
      if (!isBlank(text) && activityColumns.some(covers) && farColumns.some(covers)) {
        return { text, left, right, merged: true };
      }
    }
    return undefined;
  };

  const printedSpan = (line: number): Span | undefined => {
    const texts = grid.texts[line] ?? [];
    const isFilled = ({ index }: PlanColumn): boolean => !isBlank(texts[index] ?? '');
    const first = known.find(isFilled);
    if (!first) return undefined;
    const text = texts[first.index] ?? '';
    const second = known.find((column) => column.index > first.index && isFilled(column));
    if (!second)
      return isLoose(first, text) ? { text, left: first.index, right: first.index, merged: false } : undefined;
    // The number may stand in a cell of its own before the text that repeats.
    const start = first.role === 'number' && texts[second.index] !== text ? second : first;
    const repeated = texts[start.index] ?? '';
    if (repeated.length < REPEATED_LENGTH) return undefined;
    let right = start.index;
    let count = 0;
    for (const column of known) {
      if (column.index < start.index || !isFilled(column)) continue;
      if (texts[column.index] !== repeated) return undefined;
      right = column.index;
      count++;
    }
    return count < REPEATED_COLUMNS ? undefined : { text: repeated, left: start.index, right, merged: true };
  };

  return (line) => {
    const span = mergedSpan(line) ?? printedSpan(line);
    const cells: RowCell[] = [];
    for (const column of known) {
      if (span && column.index >= span.left && column.index <= span.right) continue;
      const cell = lookUp(line, column);
      if (!isBlank(cell.text)) cells.push(cell);
    }
    const texts = grid.texts[line] ?? [];
    for (let index = columns.length; index < texts.length; index++) {
      const text = texts[index] ?? '';
      if (!isBlank(text)) cells.push({ role: 'other', header: '', text, shared: false });
    }
    return span ? { cells, span } : { cells };
  };
}

/** A text alone on its line that its column cannot hold: words under «№», a signature that fell into the first column. */
function isLoose(column: PlanColumn, text: string): boolean {
  if (column.role === 'number') return rowNumber(text) === undefined;
  if (column.index > 0 || column.role === 'activity' || column.role === 'stage') return false;
  return /^[А-ЯЁ_*]/.test(text) && isEndOfPage(text);
}
