// Unfolds a table that a word processor flattened into one cell a line: a tab before each cell, a blank line between
// rows, and the further paragraphs of a cell on lines of their own without a tab.
import { isBlank } from './clean-text';
import { columnsOfCells } from './header';
import { headerRole } from './header-words';
import { isEndOfPage, isHeadingText } from './heading-text';
import type { PlanGrid } from './plan';
import { rowNumber } from './row-number';

const MAX_HEADER_LINES = 24;

/** What a line means in such a table. */
interface Piece {
  /** The text opens a cell; otherwise it goes on in the cell above. */
  readonly opensCell: boolean;
  readonly text: string;
  readonly blank: boolean;
}

/**
 * The same lines with every row's cells gathered on the row's first line and the lines they came from left empty, so
 * that lines keep their places; undefined when there is no such table.
 */
export function unfoldOwnLineCells(grid: PlanGrid): PlanGrid | undefined {
  const firstFilled = grid.texts.map((texts) => texts.findIndex((text) => !isBlank(text)));
  const leftmostBelow = leftmostFrom(firstFilled);
  const lengths = new Set(grid.texts.map((texts) => texts.length));
  for (const [line, texts] of grid.texts.entries()) {
    const column = firstFilled[line] ?? -1;
    if (column < 1 || headerRole(texts[column] ?? '') === undefined) continue;
    // Further paragraphs stand left of the cells; pasting may begin in any column of a sheet.
    const left = Math.min(leftmostBelow[line] ?? column, column - 1);
    // In a sheet short lines are padded; in a text file a lone tab is a cell without text.
    const padded = !lengths.has(left + 1);
    const pieceAt = (at: number): Piece => readPiece((grid.texts[at] ?? []).slice(left), padded);
    const header = headerFrom(grid, line, pieceAt);
    if (header) return { texts: unfold(grid, line, header, pieceAt), merges: [] };
  }
  return undefined;
}

/** For each line the leftmost column that holds a text on it or below. */
function leftmostFrom(firstFilled: readonly number[]): number[] {
  const leftmost: number[] = [];
  let least = Infinity;
  for (let line = firstFilled.length - 1; line >= 0; line--) {
    const column = firstFilled[line] ?? -1;
    if (column >= 0) least = Math.min(least, column);
    leftmost[line] = least;
  }
  return leftmost;
}

function readPiece(texts: readonly string[], padded: boolean): Piece {
  const [lead = '', ...others] = texts;
  const cells = others.filter((text) => !isBlank(text));
  const blank = cells.length === 0 && isBlank(lead);
  const opensCell = isBlank(lead) && (cells.length > 0 || (!padded && texts.length > 1));
  return { opensCell, text: opensCell ? cells.join(' ') : [lead, ...cells].join(' '), blank };
}

/** The texts of the header's cells, when the line begins a header. */
function headerFrom(
  grid: PlanGrid,
  line: number,
  pieceAt: (line: number) => Piece,
): { cells: string[]; lastLine: number } | undefined {
  const cells: string[] = [];
  let lastLine = line;
  for (let below = line; below < Math.min(line + MAX_HEADER_LINES, grid.texts.length); below++) {
    const piece = pieceAt(below);
    if (piece.blank || rowNumber(piece.text)) break;
    if (piece.opensCell) cells.push(piece.text);
    else cells.push(`${cells.pop() ?? ''} ${piece.text}`);
    lastLine = below;
  }
  return columnsOfCells(cells) && { cells, lastLine };
}

function unfold(
  grid: PlanGrid,
  headerLine: number,
  header: { cells: string[]; lastLine: number },
  pieceAt: (line: number) => Piece,
): string[][] {
  const width = header.cells.length;
  const beginsWithNumber = headerRole(header.cells[0] ?? '') === 'number';
  const texts: string[][] = grid.texts.slice(0, headerLine).map((line) => [...line]);
  texts.push(header.cells);
  for (let line = headerLine + 1; line <= header.lastLine; line++) texts.push([]);

  let row: string[] | undefined;
  let afterBlank = true;
  for (let line = header.lastLine + 1; line < grid.texts.length; line++) {
    const piece = pieceAt(line);
    const isComplete = row === undefined || row.length >= width;
    const startsLikeRow =
      beginsWithNumber && (rowNumber(piece.text) !== undefined || headerRole(piece.text) === 'number');
    const opensRow = piece.opensCell && (isComplete || (afterBlank && (startsLikeRow || isHeadingText(piece.text))));
    if (opensRow || (isComplete && afterBlank && !piece.blank && (row === undefined || isEndOfPage(piece.text)))) {
      const cells = [piece.text];
      texts.push(cells);
      // What is no row stays alone; the next cell begins a new row.
      row = opensRow ? cells : undefined;
    } else if (row) {
      if (piece.opensCell) row.push(piece.text);
      else row.push(`${row.pop() ?? ''}\n${piece.text}`);
      texts.push([]);
    } else {
      texts.push(['']);
    }
    afterBlank = piece.blank;
  }
  return texts;
}
