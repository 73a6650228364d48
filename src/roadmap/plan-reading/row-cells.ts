// What one line of a table shows in each column once merged cells are taken into account, and whether one text runs
// across the table.
import { isBlank } from './clean-text';
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
      if (!isBlank(text) && activityColumns.some(covers) && farColumns.some(covers))
        return { text, left, right, merged: true };
    }
    return undefined;
  };

  const printedSpan = (line: number): Span | undefined => {
    const texts = grid.texts[line] ?? [];
    const filled = known.filter(({ index }) => !isBlank(texts[index] ?? ''));
    const [first, second] = filled;
    if (!first) return undefined;
    const text = texts[first.index] ?? '';
    if (!second) {
      const isLoose = first.role === 'number' && !rowNumber(text);
      return isLoose ? { text, left: first.index, right: first.index, merged: false } : undefined;
    }
    // The number may stand in a cell of its own before the text that repeats.
    const start = first.role === 'number' && texts[second.index] !== text ? second : first;
    const repeated = texts[start.index] ?? '';
    const run = filled.filter(({ index }) => index >= start.index);
    const isRun = run.length >= REPEATED_COLUMNS && run.every(({ index }) => texts[index] === repeated);
    const right = run[run.length - 1]?.index ?? start.index;
    return isRun && repeated.length >= REPEATED_LENGTH
      ? { text: repeated, left: start.index, right, merged: true }
      : undefined;
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
