/** How many slips of the keyboard lie between two words: the measure behind «the same person spelt otherwise». */

/**
 * Damerau's distance (optimal string alignment): insertions, deletions, replacements and swaps of neighbours each count one.
 * Answers `limit + 1` as soon as the distance is known to be above `limit`; time is bounded by the product of the lengths,
 * so words longer than 64 letters are compared for equality only.
 */
export function editDistance(a: string, b: string, limit = 3): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit || a.length > 64 || b.length > 64) return limit + 1;
  // What both have at the beginning and at the end costs nothing.
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return distanceOf(a.slice(from, a.length - end), b.slice(from, b.length - end), limit);
}

function distanceOf(a: string, b: string, limit: number): number {
  if (a.length === 0 || b.length === 0) return Math.max(a.length, b.length);
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (twoBack[j - 2] ?? 0) + 1);
      }
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    twoBack = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}
