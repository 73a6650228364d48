/** What an answer says about consent. Doubt is never a yes: conditions and half-words are read as unclear. */
import { foldedKey } from '../people/text-folding';

export type ConsentAnswer = 'blank' | 'yes' | 'no' | 'unclear';

export function readConsentAnswer(text: string): ConsentAnswer {
  const plain = foldedKey(text).replace(/^[^а-яa-z0-9+]+/, '');
  if (plain === '') return 'blank';
  if (/^(нет|не|отказ|против|no)(?![а-я])|^отказ|^возража/.test(plain)) return 'no';
  if (!/^(да|даю|даем|согласен|согласна|согласны)(?![а-я])/.test(plain)) return 'unclear';
  return /(?:^|[^а-я])(нет|не|но|если|кроме|только|позже|потом|возможно|наверное|подумаю)(?![а-я])|\?/.test(plain)
    ? 'unclear'
    : 'yes';
}
