/**
 * A code is given to one person once; two rows with one code come of copying or typing. Which of them is to keep it only
 * the curator knows: the intake says where they stand and changes neither.
 */
import { readCode } from '../people/codes';
import type { Role } from '../people/participant';
import type { BankPerson } from './bank-person';
import { remarks, type Remark } from './remarks';

export interface DoubledCode {
  readonly role: Role;
  readonly code: string;
  /** Rows of the sheet, from 1, in their order; two at least. */
  readonly lines: readonly number[];
}

/** The codes that stand in several rows of one bank, however they are typed. */
export function doubledCodes(people: readonly BankPerson[], role: Role): DoubledCode[] {
  const places = new Map<string, number[]>();
  for (const { row, code: typed } of people) {
    const code = readCode(typed);
    if (!row || code === undefined) continue;
    const lines = places.get(code);
    if (lines) lines.push(row.line);
    else places.set(code, [row.line]);
  }
  return [...places].flatMap(([code, lines]) =>
    lines.length > 1 ? [{ role, code, lines: lines.sort((a, b) => a - b) }] : [],
  );
}

/** By row of the sheet: each but the first of a code tells where the first is, so that each doubling is said once. */
export function doubledRemarks(doubled: readonly DoubledCode[]): ReadonlyMap<number, readonly Remark[]> {
  return new Map(
    doubled.flatMap(({ code, lines: [first, ...others] }) =>
      others.map((line): [number, Remark[]] => [line, [remarks.doubledCode(code, String(first))]]),
    ),
  );
}
