/**
 * The consent gate. A row passes only when it says plainly that consent was given, by whom and when, and that it was not
 * withdrawn; for a minor the legal representative must have signed (152-ФЗ, art. 9 part 6). Doubt never passes.
 */
import type { ConsentRecord } from './participant';

export type ConsentState = 'valid' | 'missing' | 'refused' | 'doubtful' | 'undated' | 'withdrawn' | 'representative';

/** Why a person does not pass, in words for a curator. */
export const consentReasons: Readonly<Record<Exclude<ConsentState, 'valid'>, string>> = {
  missing: 'нет отметки о согласии',
  refused: 'согласие не дано',
  doubtful: 'отметка о согласии записана неясно, нужно «да» или «нет»',
  undated: 'у согласия нет даты или она в будущем',
  withdrawn: 'согласие отозвано',
  representative: 'за несовершеннолетнего должен подписать законный представитель',
};

const adultAge = 18;

/** Whether the person may still be a minor on the day: in the year of the 18th birthday the year alone cannot tell. */
export function mayBeMinor(birthYear: number | undefined, position: string, today: string): boolean {
  if (birthYear !== undefined) return Number(today.slice(0, 4)) - birthYear <= adultAge;
  return /^\s*(?:1[01]|[1-9])(?!\d)/.test(position) || /класс|ученик|ученица|воспитанни|школьни/i.test(position);
}

/** Who signed, as the intake writes it and as people do. */
export const signers = { self: 'участник', representative: 'законный представитель' } as const;

const representativeWords = /представител|родител|мать|мама|отец|папа|опекун|попечител|усыновител/i;

/** Reads a row's consent on a day (ISO). */
export function consentState(
  { given, day, signedBy, withdrawn }: ConsentRecord,
  person: { readonly birthYear?: number; readonly position: string },
  today: string,
): ConsentState {
  if (withdrawn !== undefined) return 'withdrawn';
  const answer = given
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  if (answer === '') return 'missing';
  if (/^(нет|не\s|отказ)/.test(answer)) return 'refused';
  if (!/^(да|есть|получено|дано|согласен|согласна)$/.test(answer)) return 'doubtful';
  if (day === undefined || day > today) return 'undated';
  if (mayBeMinor(person.birthYear, person.position, today) && !representativeWords.test(signedBy))
    return 'representative';
  return 'valid';
}
