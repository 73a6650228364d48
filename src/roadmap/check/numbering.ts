/** Findings about the numbers of a plan: repeated, not under their section, left out, written unlike the others. */
import { finding, type Finding, type PlanRow } from './plan-row';

/** «3.1.2.» taken apart; undefined where the cell holds no such number. */
export interface RowNumber {
  readonly parts: readonly number[];
  /** With a full stop after the last part. */
  readonly stop: boolean;
}

export function readNumber(text: string): RowNumber | undefined {
  const trimmed = text.trim();
  const parts = trimmed.split('.');
  const stop = parts.length > 1 && parts[parts.length - 1]?.trim() === '';
  if (stop) parts.pop();
  const numbers = parts.map((part) => (/^\s{0,3}\d{1,4}\s{0,3}$/.test(part) ? Number(part) : NaN));
  return numbers.length === 0 || numbers.length > 6 || numbers.some(Number.isNaN)
    ? undefined
    : { parts: numbers, stop };
}

export function checkNumbers(rows: readonly PlanRow[]): Finding[] {
  const numbered = rows.map((row) => ({ row, read: readNumber(row.number) }));
  return [
    ...missing(rows),
    ...structure(numbered),
    ...formats(numbered),
    ...rows.flatMap((row) => (row.heading ? [] : gapsInText(row))),
  ];
}

interface Numbered {
  readonly row: PlanRow;
  readonly read: RowNumber | undefined;
}

/** A plan without numbers at all is a way to write one; a row without a number among numbered ones is a slip. */
function missing(rows: readonly PlanRow[]): Finding[] {
  const activities = rows.filter((row) => !row.heading);
  const blank = activities.filter((row) => row.number.trim() === '');
  return blank.length * 2 >= activities.length ? [] : blank.map((row) => finding(row, 'number-missing', {}));
}

function structure(numbered: readonly Numbered[]): Finding[] {
  const found: Finding[] = [];
  const firstAt = new Map<string, number>();
  const counters = new Map<string, number>();
  let section: RowNumber | undefined;
  // «I. … 1, 2, 3, II. … 1, 2»: in some plans every section counts its rows anew.
  let count = 0;
  let afterHeading = false;
  for (const [index, { row, read }] of numbered.entries()) {
    afterHeading ||= row.heading;
    if (!read) continue;
    const above = numbered[index - 1]?.row;
    const printed = read.parts.join('.');
    const isPlain = !row.heading && read.parts.length === 1;
    const inCount = (number: string): string => (isPlain && count > 0 ? `${count}: ${number}` : number);
    if (isPlain && afterHeading && printed === '1' && firstAt.has(inCount('1'))) count++;
    if (isPlain) afterHeading = false;
    const key = inCount(printed);
    const sectionKey = section?.parts.join('.') ?? '';
    const isSection = row.heading && read.parts.length === 1;
    const outside = !isSection && section !== undefined && read.parts.length > 1 && read.parts[0] !== section.parts[0];
    if (isSection) section = read;
    // What stands in its own place counts from there; a wrong number must not make its right neighbours suspicious.
    const parent = outside ? sectionKey : read.parts.slice(0, -1).join('.');
    const expected = (counters.get(inCount(parent)) ?? 0) + 1;
    const proposed = [parent, String(expected)].filter(Boolean).join('.') + (read.stop ? '.' : '');
    const earlier = firstAt.get(key);
    if (earlier !== undefined && isSameBlock(row, above)) {
      continue;
    } else if (earlier !== undefined) {
      const free = firstAt.has(inCount(proposed.replace(/\.$/, ''))) ? undefined : proposed;
      found.push(
        finding(row, 'number-duplicate', { number: row.number.trim(), row: earlier, replacement: free }, free),
      );
    } else {
      firstAt.set(key, row.line);
    }
    if (outside) {
      found.push(
        finding(
          row,
          'number-hierarchy',
          { number: row.number.trim(), section: sectionKey, replacement: proposed },
          proposed,
        ),
      );
      counters.set(inCount(parent), expected);
      continue;
    }
    const last = read.parts[read.parts.length - 1] ?? 0;
    const previous = counters.get(inCount(parent));
    if (previous !== undefined && last > previous + 1) {
      const prefix = parent === '' ? '' : `${parent}.`;
      found.push(
        finding(row, 'number-gap', {
          previous: `${prefix}${previous}`,
          number: row.number.trim(),
          expected: `${prefix}${previous + 1}`,
        }),
      );
    }
    counters.set(inCount(parent), Math.max(previous ?? 0, last));
  }
  return found;
}

/** One number and one stage over several rows, each cell merged in the plan it came from: the stage is their first line. */
function isSameBlock(row: PlanRow, above: PlanRow | undefined): boolean {
  const stageEnd = row.activity.indexOf('\n') + 1;
  return (
    stageEnd > 0 &&
    above?.number.trim() === row.number.trim() &&
    above.activity.slice(0, stageEnd) === row.activity.slice(0, stageEnd)
  );
}

/**
 * A full stop after the number, or none, where both the brothers of the row and most of the plan do otherwise. A
 * section that is consistent in itself is left alone.
 */
function formats(numbered: readonly Numbered[]): Finding[] {
  const deep = numbered.flatMap(({ row, read }) => (read && read.parts.length > 1 ? [{ row, read }] : []));
  const stops = deep.filter(({ read }) => read.stop).length;
  const usual = stops * 2 >= deep.length;
  const brothers = new Map<string, { row: PlanRow; read: RowNumber }[]>();
  for (const entry of deep) {
    const parent = entry.read.parts.slice(0, -1).join('.');
    brothers.set(parent, [...(brothers.get(parent) ?? []), entry]);
  }
  return [...brothers.values()].flatMap((family) => {
    const odd = family.filter(({ read }) => read.stop !== usual);
    if (odd.length === 0 || odd.length === family.length) return [];
    return odd.map(({ row }) => {
      const number = row.number.trim();
      const replacement = usual ? `${number}.` : number.replace(/\.$/, '');
      return finding(row, 'number-format', { number, replacement }, replacement);
    });
  });
}

/** Numbered actions inside one cell: «1) … 2) … 4) …». */
function gapsInText(row: PlanRow): Finding[] {
  let previous = 0;
  for (const match of row.activity.matchAll(/(?:^|\s)(\d{1,2})\)(?=\s)/g)) {
    const number = Number(match[1]);
    if (previous > 0 && number > previous + 1) {
      return [
        finding(row, 'number-gap', { previous: `${previous})`, number: `${number})`, expected: `${previous + 1})` }),
      ];
    }
    previous = number;
  }
  return [];
}
