/**
 * The consent gate. A row passes only when it says plainly that consent was given, by whom and when, and that it was not
 * withdrawn; for a minor the legal representative must have signed (152-ФЗ, art. 9 part 6). Doubt never passes.
 */
import { ageOn } from './age';
import { readConsent, readSigners } from './consent-words';
import { compareNames } from './name-comparison';
import type { ConsentRecord } from './participant';
import { foldedKey } from './text-folding';

export type ConsentState =
  'valid' | 'missing' | 'refused' | 'doubtful' | 'undated' | 'withdrawn' | 'representative' | 'age' | 'signer';

/** Why a person does not pass, in words for a curator. */
export const consentReasons: Readonly<Record<Exclude<ConsentState, 'valid'>, string>> = {
  missing: 'нет отметки о согласии',
  refused: 'согласие не дано',
  doubtful: 'отметка о согласии записана неясно, нужно «да» или «нет»',
  undated: 'у согласия нет даты или она в будущем',
  withdrawn: 'согласие отозвано',
  representative: 'за несовершеннолетнего должен подписать законный представитель',
  age: 'неясно, есть ли 18 лет: проверьте год рождения или впишите в «Кто подписал» «участник, 18 лет исполнилось» либо законного представителя',
  signer: 'неясно, кто подписал: нужен сам участник, а за несовершеннолетнего — законный представитель',
};

/** Whether the person may still be a minor on the day: in the year of the 18th birthday the year alone cannot tell. */
export function mayBeMinor(birthYear: number | undefined, position: string, today: string): boolean {
  return ageOn(birthYear, position, today) !== 'adult';
}

/** Who signed, as the intake writes it and as people do. */
export const signers = { self: 'участник', representative: 'законный представитель' } as const;

/** What the gate looks at beside the consent itself. `name` shows a pupil who is named as his own representative. */
export interface Signatory {
  readonly birthYear?: number;
  readonly position: string;
  readonly name?: string;
}

/** Reads a row's consent on a day (ISO). */
export function consentState(
  { given, day, signedBy, withdrawn }: ConsentRecord,
  person: Signatory,
  today: string,
): ConsentState {
  if (withdrawn !== undefined) return 'withdrawn';
  const answer = readConsent(given);
  if (answer === 'withdrawn') return 'withdrawn';
  if (answer === 'none') return 'missing';
  if (answer === 'no') return 'refused';
  if (answer === 'doubtful') return 'doubtful';
  if (day === undefined || day > today) return 'undated';
  return signatureState(signedBy, person, day);
}

/** Whether the right person signed; what counts is the age on the day of signing. */
function signatureState(
  signedBy: string,
  { birthYear, position, name = '' }: Signatory,
  day: string,
): 'valid' | 'representative' | 'age' | 'signer' {
  const signed = readSigners(signedBy);
  const likeness = likenessOf(signed.name, name);
  const representative = signed.representative && !signed.nobody && likeness !== 'same';
  const age = ageOn(birthYear, position, day);
  if (age === 'minor') return representative ? 'valid' : 'representative';
  if (age === 'unclear') return representative || (signed.ofAge && !signed.nobody && !signed.other) ? 'valid' : 'age';
  // An adult signs alone: a blank cell can mean nobody else.
  if (signed.nobody) return 'signer';
  if (signed.self || likeness !== 'different') return 'valid';
  const somebodyElse = signed.representative || signed.other || signed.name !== '';
  return somebodyElse && !isPost(signedBy, position) ? 'signer' : 'valid';
}

/** A teacher may be written by the post that stands in the row. */
function isPost(signedBy: string, position: string): boolean {
  return foldedKey(position).includes(foldedKey(signedBy));
}

/** Whether the signer is called like the participant: a representative of the pupil's own name is the pupil. */
function likenessOf(signer: string, name: string): 'same' | 'maybe' | 'different' {
  if (signer === '' || name === '') return 'different';
  const { verdict, differences } = compareNames(signer, name);
  // A surname alone, or one with initials beside a name without a patronymic, may be a parent's.
  const vague =
    !/[^\s]\s{0,9}[\s.]\s{0,9}\p{L}/u.test(signer) ||
    (differences.includes('initials') && differences.includes('missing-part'));
  return verdict === 'maybe' && !vague && !differences.includes('mistyped') ? 'same' : verdict;
}
