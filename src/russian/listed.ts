/** Lists that a message can bear: the first things by name, the rest by their number. */

/** «А, Б, В»; of more than `most` things «А, Б и ещё 4». */
export function listed(things: readonly (string | number)[], most: number): string {
  return withRest(things.slice(0, most).join(', '), things.length - most);
}

/** «строка 5», «строки 2–15, 18»; of more than `most` stretches «строки 2–15, 18 и ещё 4», the rows that are left out. */
export function listedLines(lines: readonly number[], most: number): string {
  const runs: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last?.[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  const named = runs.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const rest = runs.slice(most).reduce((total, [from, to]) => total + to - from + 1, 0);
  const word = runs.length === 1 && runs[0]?.[0] === runs[0]?.[1] ? 'строка' : 'строки';
  return `${word} ${withRest(named.join(', '), rest)}`;
}

const withRest = (named: string, rest: number): string => (rest > 0 ? `${named} и ещё ${rest}` : named);
