/**
 * A lock does not stop people: rows may be sorted and columns moved between two calls that write to fixed places. This
 * room finds out afterwards, from what was read, what was written and what stands there now, at which write a person
 * moved the lines of the sheet, and which cells were therefore written over by mistake.
 */

import { LineAlignment, type Grid } from './line-alignment';

type Texts = readonly (readonly string[])[];

/** A block that was written: its upper left cell, counted from 1, and what its cells were to show. */
export interface WrittenTexts {
  readonly top: number;
  readonly left: number;
  readonly texts: Texts;
}

/** A cell, counted from 1, that was written over while the lines had moved. */
export interface MisplacedCell {
  readonly row: number;
  readonly column: number;
  /** What stood there. */
  readonly text: string;
  /** The column, from 1, in which that stood when the sheet was read; 0 where the column is new. */
  readonly cameFrom: number;
}

/**
 * The cells written after a person moved the lines of the sheet, in the order of writing; none where every block landed
 * where it was meant to. Put back, all of them, they leave the sheet as if the writing had been broken off at her doing:
 * a row that was written half rightly would pass for a whole one.
 *
 * One person's one doing is looked for: lines moved, put in, taken out or doubled, all of them rows or all of them
 * columns. What she typed meanwhile elsewhere is hers and counts for nothing.
 *
 * @param before the sheet from A1 as the writing was worked out from it
 * @param writes in the order in which they were made
 * @param after the sheet from A1 as it is now
 */
export function misplacedCells(before: Texts, writes: readonly WrittenTexts[], after: Texts): MisplacedCell[] {
  const height = Math.max(before.length, after.length, ...writes.map(({ top, texts }) => top - 1 + texts.length)) + 1;
  const width =
    Math.max(widthOf(before), widthOf(after), ...writes.map(({ left, texts }) => left - 1 + widthOf(texts))) + 1;
  const now = gridOf(after, height, width);
  const meant = gridOf(before, height, width);
  for (const write of writes) put(meant, write);
  if (meant.cells.every((text, at) => text === now.cells[at])) return [];
  const stages = stagesOf(gridOf(before, height, width), writes);
  const { done, alignment, was } = bestExplanation(stages, writes, now);
  const cells = new Map<number, MisplacedCell>();
  const astray = new Set<number>();
  for (const write of writes.slice(done)) {
    eachCell(write, (row, column) => {
      const at = row * width + column;
      const { from, place } = alignment.origin(row, column);
      if (place !== at) astray.add(at);
      const text = place < 0 ? '' : (was[place] ?? '');
      if (text !== now.cells[at]) cells.set(at, { row: row + 1, column: column + 1, text, cameFrom: from + 1 });
    });
  }
  return astray.size > 0 ? [...cells.values()] : [];
}

/** The sheet before the first write, and after each. */
function stagesOf(grid: Grid, writes: readonly WrittenTexts[]): string[][] {
  const stages = [grid.cells.slice()];
  for (const write of writes) {
    put(grid, write);
    stages.push(grid.cells.slice());
  }
  return stages;
}

interface Explanation {
  /** So many writes were made before the person's doing. */
  readonly done: number;
  readonly alignment: LineAlignment;
  /** The sheet as the person found it. */
  readonly was: readonly string[];
}

/** The moment and the doing that leave the fewest things without a reason; the later moment where several do. */
function bestExplanation(
  stages: readonly (readonly string[])[],
  writes: readonly WrittenTexts[],
  now: Grid,
): Explanation {
  const hidden = new Uint8Array(now.cells.length);
  let best: (Explanation & { readonly unexplained: number }) | undefined;
  for (let done = writes.length; done >= 0; done--) {
    const write = writes[done];
    // What was written after the person's doing says nothing of what she did.
    if (write) eachCell(write, (row, column) => (hidden[row * now.width + column] = 1));
    const was = stages[done] ?? [];
    for (const byColumns of [false, true]) {
      const alignment = new LineAlignment({ ...now, cells: was.slice() }, now, hidden, byColumns);
      const unexplained = alignment.unexplained();
      if (!best || unexplained < best.unexplained) best = { done, alignment, was, unexplained };
    }
  }
  if (!best) throw new Error('A sheet has at least one stage.');
  return best;
}

function widthOf(texts: Texts): number {
  return texts.reduce((most, row) => Math.max(most, row.length), 0);
}

function gridOf(texts: Texts, height: number, width: number): Grid {
  const cells = new Array<string>(height * width).fill('');
  texts.forEach((row, down) => {
    row.forEach((text, right) => (cells[down * width + right] = text));
  });
  return { height, width, cells };
}

function put(grid: Grid, write: WrittenTexts): void {
  eachCell(write, (row, column, text) => (grid.cells[row * grid.width + column] = text));
}

/** Goes over the cells of a block, counted from 0. */
function eachCell({ top, left, texts }: WrittenTexts, take: (row: number, column: number, text: string) => void): void {
  texts.forEach((row, down) => {
    row.forEach((text, right) => {
      take(top - 1 + down, left - 1 + right, text);
    });
  });
}
