/**
 * What the ledger of letters says about a letter to be sent: whether one went to the person today, and whether it would
 * tell anything new. People are known by a number made of the address, rows of the plan by one made of their words.
 */
import { dayNumber } from '../../calendar/day';
import type { Duty, ReminderLetter } from './letters';

export const letterStates = ['отправляется', 'отправлено', 'сомнительно'] as const;

/** A missed deadline is told again after so many days. */
const repeatAfter = 7;

/** `2026-11-22 адресат дело дело…`; the numbers are written in base 36. */
export interface LetterKey {
  readonly day: string;
  readonly addressee: string;
  readonly duties: readonly string[];
}

export function keyOf(letter: ReminderLetter, day: string, hash: (text: string) => number): LetterKey {
  const short = (text: string): string => hash(text).toString(36);
  return {
    day,
    addressee: short(letter.to.email.toLowerCase()),
    duties: [...new Set(letter.duties.map((duty) => short(dutyWords(duty))))],
  };
}

function dutyWords({ reason, number, activity, end }: Duty): string {
  return [reason, number, activity, end ?? ''].join('\n');
}

/** A cell holds up to 50,000 characters; so many duties never reach that. */
const mostKept = 500;

export function printKey({ day, addressee, duties }: LetterKey): string {
  return [day, addressee, ...duties.slice(0, mostKept)].join(' ');
}

/** Reads «Ключ»; undefined for what a person has typed there. */
export function readKey(text: string): LetterKey | undefined {
  const [day = '', addressee = '', ...duties] = text.trim().split(' ');
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && addressee !== '' ? { day, addressee, duties } : undefined;
}

/** Whether a letter to the addressee was begun on that day, whatever became of it. */
export function wasBegun(key: LetterKey, ledger: readonly LetterKey[]): boolean {
  return ledger.some(({ day, addressee }) => day === key.day && addressee === key.addressee);
}

/** Whether the letter tells of a row for the first time, or of a missed one again after a week. */
export function hasNews(key: LetterKey, letter: ReminderLetter, ledger: readonly LetterKey[]): boolean {
  const missed = letter.duties.some(({ reason }) => reason === 'просрочено');
  const earlier = ledger.filter(({ addressee }) => addressee === key.addressee);
  const told = new Set(earlier.flatMap(({ duties }) => duties));
  if (key.duties.some((duty) => !told.has(duty))) return true;
  const last = earlier.reduce((latest, { day }) => (day > latest ? day : latest), '');
  return missed && last !== '' && dayNumber(key.day) - dayNumber(last) >= repeatAfter;
}
