// Short ways to write an invented sheet and to say what was read of it.
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanGrid, PlanReading } from '../../src/roadmap/plan-reading/read-plan';
import type { Merge } from '../../src/roadmap/plan-reading/plan';

/** Lines of cells parted by «|»; blanks around a cell are dropped, «\n» stands for a line break in a cell. */
export function sheet(lines: string[]): string[][] {
  const cells = lines.map((line) => line.split('|').map((cell) => cell.trim().split('\\n').join('\n')));
  const width = Math.max(...cells.map((line) => line.length));
  return cells.map((line) => [...line, ...new Array<string>(width - line.length).fill('')]);
}

export const across = (line: number, right: number, left = 0): Merge => ({ top: line, bottom: line, left, right });
export const down = (column: number, top: number, bottom: number): Merge => ({
  top,
  bottom,
  left: column,
  right: column,
});

export function read(lines: string[], merges: Merge[] = []): PlanReading {
  const result = readPlan({ texts: sheet(lines), merges });
  if (isPlanRefusal(result)) throw new Error(`refused: ${result.code}`);
  return result;
}

/** «kind number: activity / deadline / responsible» of each row. */
export function brief({ rows }: PlanReading): string[] {
  return rows.map((row) => {
    const kind = { stage: '#', group: '##', activity: '-' }[row.kind];
    const parts = row.kind === 'activity' ? [row.activity, row.deadline, row.responsible] : [row.activity];
    return `${kind} ${row.number}: ${parts.map((part) => part.split('\n').join('\\n')).join(' / ')}`;
  });
}

/** Reads a grid as it is; throws where it is refused. */
export function readGrid(grid: PlanGrid): PlanReading {
  const result = readPlan(grid);
  if (isPlanRefusal(result)) throw new Error(`refused: ${result.code}`);
  return result;
}
