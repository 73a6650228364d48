// Unfolds a table whose cells of several paragraphs were written out as lines: the row goes on, with a tab and its next
// cell, where the last paragraph ends.
import { isBlank } from './clean-text';
import { isForeignHeader } from './header';
import type { TableHeader } from './header';
import { isEndOfPage, isHeadingText, isMonthAlone } from './heading-text';
import type { PlanGrid } from './plan';
import { rowNumber } from './row-number';

/**
 * The same lines with every row's cells gathered on its first line; undefined when no row runs on. Only a table that
 * begins with a column of numbers can be told from one with blank cells.
 */
export function unfoldRunOnCells(grid: PlanGrid, header: TableHeader): PlanGrid | undefined {
  const numberAt = header.columns.findIndex((column) => column.role === 'number');
  const isFirst = header.columns.slice(0, numberAt).every((column) => isBlank(column.header));
  if (numberAt < 0 || !isFirst || grid.merges.length > 0) return undefined;
  const deadlineAt = header.columns.findIndex((column) => column.role === 'deadline');
  const lastNeeded = Math.max(
    deadlineAt,
    header.columns.findIndex((column) => column.role === 'responsible'),
  );
  // In a text file the cells of a line are as many as its tabs say; a sheet pads its lines.
  const padded = grid.texts.every((line) => line.length !== numberAt + 1);
  const cellsAt = (line: number): readonly string[] => {
    const cells = (grid.texts[line] ?? []).slice(numberAt);
    return padded ? trimmed(cells) : cells;
  };
  if (!runsOn(grid, header.lastLine + 1, numberAt, lastNeeded - numberAt)) return undefined;

  const texts: string[][] = grid.texts.slice(0, header.lastLine + 1).map((line) => [...line]);
  let row: string[] | undefined;
  let afterBlank = false;
  for (let line = header.lastLine + 1; line < grid.texts.length; line++) {
    const cells = cellsAt(line);
    const [first = ''] = cells;
    const blank = cells.every(isBlank);
    const filled = row?.length ?? 0;
    const isAlone = cells.slice(1).every(isBlank);
    // A month goes on with the deadline when the row stands at its deadline.
    const isHeading = isAlone && isHeadingText(first) && !(isMonthAlone(first) && filled === deadlineAt + 1);
    const isBelow = filled > lastNeeded && afterBlank && isEndOfPage(first);
    const leavesRow = isHeading || isBelow || isForeignHeader(cells);
    if (isNumbered(cells) || (!blank && (row === undefined || leavesRow))) {
      const opened = [...new Array<string>(numberAt).fill(''), ...cells];
      texts.push(opened);
      row = isNumbered(cells) ? opened : undefined;
    } else if (row) {
      const [goesOn = '', ...next] = cells;
      row.push(`${row.pop() ?? ''}\n${goesOn}`, ...next);
      texts.push([]);
    } else {
      texts.push(['']);
    }
    afterBlank = blank;
  }
  return { texts, merges: [] };
}

/** Some row stops short of its deadline and goes on with further cells on a line that begins with a text. */
function runsOn(grid: PlanGrid, fromLine: number, numberAt: number, lastNeeded: number): boolean {
  let open = 0;
  for (let line = fromLine; line < grid.texts.length; line++) {
    const cells = trimmed((grid.texts[line] ?? []).slice(numberAt));
    if (isNumbered(cells)) {
      open = cells.length <= lastNeeded ? cells.length : 0;
      continue;
    }
    if (isForeignHeader(cells)) return false;
    if (open === 0 || cells.length < 2) continue;
    // A line of an ordinary table that has no number leaves its first cell blank.
    if (!isBlank(cells[0] ?? '') && !isEndOfPage(cells[0] ?? '') && open + cells.length - 1 <= lastNeeded + 2)
      return true;
    open = 0;
  }
  return false;
}

function isNumbered(cells: readonly string[]): boolean {
  return cells.length >= 2 && rowNumber(cells[0] ?? '') !== undefined;
}

/** Without the blank cells with which a sheet pads a line. */
function trimmed(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 1 && isBlank(texts[end - 1] ?? '')) end--;
  return texts.slice(0, end);
}
