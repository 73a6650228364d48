/** What is left of a block of cells when some of them are to be let alone: a service call costs the same for any size. */

/** Rows and columns count from 0 within the block. */
export interface CellBlock {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** Blocks that hold every other cell once; neighbouring columns that are alike share theirs. */
export function blocksAround(
  height: number,
  width: number,
  letAlone: (row: number, column: number) => boolean,
): CellBlock[] {
  const blocks: CellBlock[] = [];
  let columns: { left: number; width: number; runs: Run[] } | undefined;
  const close = (): void => {
    if (columns) for (const run of columns.runs) blocks.push({ ...run, left: columns.left, width: columns.width });
  };
  for (let column = 0; column < width; column++) {
    const runs = runsOf(height, (row) => letAlone(row, column));
    if (columns && alike(columns.runs, runs)) columns.width++;
    else {
      close();
      columns = { left: column, width: 1, runs };
    }
  }
  close();
  return blocks;
}

type Run = Pick<CellBlock, 'top' | 'height'>;

function runsOf(height: number, letAlone: (row: number) => boolean): Run[] {
  const runs: { top: number; height: number }[] = [];
  let open: { top: number; height: number } | undefined;
  for (let row = 0; row < height; row++) {
    if (letAlone(row)) open = undefined;
    else if (open) open.height++;
    else runs.push((open = { top: row, height: 1 }));
  }
  return runs;
}

const alike = (some: readonly Run[], others: readonly Run[]): boolean =>
  some.length === others.length &&
  some.every(({ top, height }, at) => top === others[at]?.top && height === others[at].height);
