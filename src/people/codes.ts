/** «Код участника» as people type it: small letters, Latin look-alikes, without the dash or the zeros. */
import { foldLookAlikes, plainCharacters } from './text-folding';

/** «н14», «H-014» and «Н-014» are Н-014; undefined for what is no code. */
export function readCode(text: string): string | undefined {
  const plain = foldLookAlikes(
    plainCharacters(text.slice(0, 20))
      .toUpperCase()
      .replace(/[HM](?=\W?\d)/g, (letter) => (letter === 'H' ? 'Н' : 'М')),
  );
  const [, letter = '', digits = ''] = /^\s{0,9}([НМ])\s{0,9}[-–]?\s{0,9}0{0,9}(\d{1,6})\s{0,9}$/.exec(plain) ?? [];
  return letter === '' ? undefined : `${letter}-${digits.padStart(3, '0')}`;
}
