/** Scattered lines of a sheet as few stretches: a service call costs the same for one line as for many. */

/** A stretch of `count` lines from `top` down. */
export interface LineRun {
  readonly top: number;
  readonly count: number;
}

/** Runs of neighbouring lines, from the top; a gap is bridged where all its lines may be written too. */
export function lineRuns(lines: readonly number[], bridgeable: (line: number) => boolean): LineRun[] {
  const runs: { top: number; count: number }[] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    const next = last ? last.top + last.count : line;
    const gap = Array.from({ length: line - next }, (_, index) => next + index);
    if (last && gap.every(bridgeable)) last.count = line - last.top + 1;
    else runs.push({ top: line, count: 1 });
  }
  return runs;
}
