/** A figure that can be traced: how many, and which rows of which sheets were counted. */

/** The sheets that figures lead to. */
export type SourceSheet =
  | 'mentees'
  | 'mentors'
  | 'pairs'
  | 'meetings'
  | 'roadmap'
  | 'menteeAnswers'
  | 'mentorAnswers'
  | 'preferences'
  | 'monitoring1'
  | 'monitoring2';

export interface RowRef {
  readonly sheet: SourceSheet;
  /** Row of the sheet, from 1. */
  readonly line: number;
}

export interface Tally {
  readonly value: number;
  readonly rows: readonly RowRef[];
}

/** A part of a whole. */
export interface Ratio {
  readonly part: Tally;
  readonly whole: Tally;
}

/** Tallies by a label, in the order in which they are shown. */
export type Breakdown = readonly (readonly [label: string, tally: Tally])[];

export const rowsOf = (sheet: SourceSheet, items: readonly { readonly line: number }[]): RowRef[] =>
  items.map(({ line }) => ({ sheet, line }));

/** One for each item. */
export const tally = (sheet: SourceSheet, items: readonly { readonly line: number }[]): Tally => ({
  value: items.length,
  rows: rowsOf(sheet, items),
});

/** Of several tallies that share nobody. */
export const sum = (tallies: readonly Tally[]): Tally => ({
  value: tallies.reduce((total, { value }) => total + value, 0),
  rows: tallies.flatMap(({ rows }) => rows),
});

/** Items by label: the known labels in their order, then others by frequency. */
export function breakdown<Item extends { readonly line: number }>(
  sheet: SourceSheet,
  items: readonly Item[],
  labelsOf: (item: Item) => readonly string[],
  order: readonly string[],
): Breakdown {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    for (const label of new Set(labelsOf(item))) {
      const known = found.get(label);
      if (known) known.push(item);
      else found.set(label, [item]);
    }
  }
  const place = (label: string): number => (order.includes(label) ? order.indexOf(label) : order.length);
  return [...found]
    .sort(([a, inA], [b, inB]) => place(a) - place(b) || inB.length - inA.length || (a < b ? -1 : 1))
    .map(([label, members]) => [label, tally(sheet, members)] as const);
}

/** Whole percents of one decimal; undefined where there is nothing to divide by. */
export function percent(part: number, whole: number): number | undefined {
  return whole > 0 ? Math.round((part / whole) * 1000) / 10 : undefined;
}
