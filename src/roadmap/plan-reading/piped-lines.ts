// Splits a table that was written with upright strokes («| № | Мероприятие |»), as converters of web pages do.
import { isBlank } from './clean-text';
import type { PlanGrid } from './plan';

const RULE = /^[\s|:+=-]{3,}$/;

/** The same lines with each stroke turned into a border of cells; undefined when no line has two strokes. */
export function unfoldPipedLines(grid: PlanGrid): PlanGrid | undefined {
  const texts = grid.texts.map((line) => cellsOf(line) ?? line);
  return texts.every((line, index) => line === grid.texts[index]) ? undefined : { texts, merges: [] };
}

function cellsOf(line: readonly string[]): string[] | undefined {
  const filled = line.filter((text) => !isBlank(text));
  const [text] = filled;
  if (filled.length !== 1 || text === undefined || text.indexOf('|') === text.lastIndexOf('|')) return undefined;
  // The line under the header is drawn, not written.
  if (RULE.test(text)) return [''];
  const cells = text.trim().split('|');
  const end = cells[cells.length - 1] === '' ? -1 : undefined;
  return cells.slice(cells[0] === '' ? 1 : 0, end).map((cell) => cell.trim());
}
