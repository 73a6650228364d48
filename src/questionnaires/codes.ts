/** Codes of participants: `Н-014` for a mentee, `М-003` for a mentor; the next one is above all that were ever given. */
import type { Role } from '../people/participant';

const letters: Readonly<Record<Role, string>> = { mentee: 'Н', mentor: 'М' };

export type HighestCodes = Readonly<Record<Role, number>>;

export function printCode(role: Role, number: number): string {
  return `${letters[role]}-${String(number).padStart(3, '0')}`;
}

/** The code as people type it («н 14», «Н-014», with a Latin letter); undefined where it is no code of the role. */
export function readCode(typed: string, role: Role): string | undefined {
  const found = /^\s{0,9}([НнHhМмMm])\s{0,3}[-–—]?\s{0,3}(\d{1,6})\s{0,9}$/.exec(typed);
  if (!found || 'НнHh'.includes(found[1] ?? '') !== (role === 'mentee')) return undefined;
  return printCode(role, Number(found[2]));
}

/** The number in a code; 0 for anything else. */
export function codeNumber(code: string): number {
  return Number(/^\s{0,3}[А-ЯA-Z]-(\d{1,6})\s{0,3}$/.exec(code)?.[1] ?? 0);
}

/** The numbers of all codes that stand anywhere in the text. */
export function codesIn(text: string, role: Role): number[] {
  const pattern =
    role === 'mentee' ? /(?:^|[^А-ЯЁа-яёA-Za-z])[НH]-(\d{3,6})(?!\d)/g : /(?:^|[^А-ЯЁа-яёA-Za-z])[МM]-(\d{3,6})(?!\d)/g;
  return [...text.matchAll(pattern)].map((match) => Number(match[1]));
}

/** The highest codes named in the cells of rows, and those known from before. */
export function highestCodes(rows: readonly (readonly string[])[], known: HighestCodes): HighestCodes {
  let { mentee, mentor } = known;
  for (const text of rows.flat()) {
    if (!/[НМHM]-\d{3}/.test(text)) continue;
    for (const number of codesIn(text, 'mentee')) mentee = Math.max(mentee, number);
    for (const number of codesIn(text, 'mentor')) mentor = Math.max(mentor, number);
  }
  return { mentee, mentor };
}
