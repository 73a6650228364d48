// Reads a table that was flattened so that its cells run on over lines: each cell on a line of its own after a tab, or
// cells of several paragraphs whose row goes on where the last paragraph ends.
import { isBlank } from './clean-text';
import { columnsOfCells } from './header';
import { headerRole } from './header-words';
import { isEndOfPage, isHeadingText } from './heading-text';
import type { PlanColumn, PlanGrid, UnplacedText } from './plan';
import { rowNumber } from './row-number';

/** Cells of one row, put together again; `line` is where its first cell with a text stands. */
export interface RunOnRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const MAX_HEADER_LINES = 24;

/** A header whose cells stand one under another, beginning on the line; undefined when there is none. */
export function headerOnOwnLines(
  grid: PlanGrid,
  line: number,
): { columns: PlanColumn[]; lastLine: number } | undefined {
  const first = cellsOf(grid, line);
  const [lead, cell] = first;
  if (
    first.length !== 2 ||
    lead === undefined ||
    cell === undefined ||
    !isBlank(lead) ||
    headerRole(cell) === undefined
  )
    return undefined;
  const headers: string[] = [];
  let lastLine = line;
  for (let below = line; below < Math.min(line + MAX_HEADER_LINES, grid.texts.length); below++) {
    const pieces = cellsOf(grid, below);
    const text = pieces[1] ?? '';
    if (pieces.length > 2 || pieces.every(isBlank) || (pieces.length === 2 && rowNumber(text))) break;
    if (pieces.length === 2) headers.push(text);
    else headers.push(`${headers.pop() ?? ''} ${pieces[0] ?? ''}`);
    lastLine = below;
  }
  const columns = columnsOfCells(headers);
  return columns && { columns, lastLine };
}

/**
 * Rows whose cells stand one under another, from the line on, to the end of the grid. A row begins with its number
 * after a blank line, or when the row above has all its cells.
 */
export function rowsOnOwnLines(
  grid: PlanGrid,
  fromLine: number,
  columns: readonly PlanColumn[],
): { rows: RunOnRow[]; outside: UnplacedText[] } {
  const beginsWithNumber = columns[0]?.role === 'number';
  const rows: { line: number; cells: string[] }[] = [];
  const outside: UnplacedText[] = [];
  let afterBlank = true;
  for (let line = fromLine; line < grid.texts.length; line++) {
    const pieces = cellsOf(grid, line);
    const row = rows[rows.length - 1];
    const isComplete = !row || row.cells.length >= columns.length;
    const [lead = '', ...cells] = pieces;
    const text = cells.join(' ');
    const plain = (cells.length === 0 ? lead : text).trim();
    if (afterBlank && isComplete && !rowNumber(plain) && (!row || isEndOfPage(plain))) {
      if (plain !== '') outside.push({ line, text: plain });
    } else if (cells.length > 0 && isBlank(lead)) {
      const opensRow =
        isComplete || (afterBlank && ((beginsWithNumber && rowNumber(text) !== undefined) || isHeadingText(plain)));
      if (opensRow) rows.push({ line, cells: [text] });
      else row.cells.push(text);
    } else if (row) {
      row.cells.push(`${row.cells.pop() ?? ''}\n${pieces.join(' ')}`);
    }
    afterBlank = pieces.every(isBlank);
  }
  return { rows, outside };
}

/** The cells of a line; a sheet pads short lines with blank cells, which say nothing here. */
function cellsOf(grid: PlanGrid, line: number): string[] {
  const texts = grid.texts[line] ?? [];
  let end = texts.length;
  while (end > 2 && isBlank(texts[end - 1] ?? '')) end--;
  if (end === 2 && isBlank(texts[1] ?? '') && !isBlank(texts[0] ?? '')) end = 1;
  return texts.slice(0, end);
}
