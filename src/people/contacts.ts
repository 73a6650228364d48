/**
 * Telephones and e-mail addresses out of a free «Контактные данные»: as keys by which the same contact is found again, and
 * what is wrong with them. What was typed is kept elsewhere, as typed.
 */
import { plainCharacters } from './text-folding';

export type ContactFault = 'phone' | 'landline' | 'email';

export interface Contacts {
  /** Ten digits of each telephone, without the code of the country. */
  readonly phones: readonly string[];
  /** Addresses in small letters. */
  readonly emails: readonly string[];
  readonly faults: readonly ContactFault[];
}

const longestContact = 500;
const address = /^[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}$/;
const mailWords = /@|(?:mail|yandex|gmail|rambler|inbox|bk|list|ya)\s?[.,]\s?(?:ru|com|con|ру|ком)/;
const wrongEndings = /\.(?:con|cmo|rru|comm|ri|ry)$/;

export function readContacts(text: string): Contacts {
  const plain = plainCharacters(text.slice(0, longestContact)).toLowerCase();
  const phones = new Set<string>();
  const emails = new Set<string>();
  const faults = new Set<ContactFault>();
  const words = plain.split(/[\s,;]+/);
  for (const word of words) {
    const bare = word.replace(/^[(<"'«:]{1,9}|[)>"'».:]{1,9}$/g, '');
    if (address.test(bare) && !wrongEndings.test(bare)) emails.add(bare);
    else if (bare.includes('@') && !/^@[a-z0-9_]{3,}$/.test(bare)) faults.add('email');
  }
  if (emails.size === 0 && mailWords.test(plain) && !/(?:^|\s)@[a-z0-9_]{3,}$/.test(plain)) faults.add('email');
  for (const digits of numbersIn(plain)) {
    const read = phonesOf(digits);
    for (const phone of read) phones.add(phone);
    if (read.length === 0) faults.add(digits.length === 5 || digits.length === 6 ? 'landline' : 'phone');
  }
  return { phones: [...phones], emails: [...emails], faults: [...faults] };
}

/** The digits of everything that is written like a telephone. */
function numbersIn(text: string): string[] {
  const withoutMail = text.replace(/[^\s,;]{0,80}@[^\s,;]{0,80}/g, ' ');
  return [...withoutMail.matchAll(/[+\d(][\d\s().–-]{3,40}\d/g)]
    .map(([run]) => run.replace(/\D/g, ''))
    .filter((digits) => digits.length >= 5);
}

/** One telephone, or two that were written side by side. */
function phonesOf(digits: string): string[] {
  const one = phoneOf(digits);
  if (one !== undefined) return [one];
  for (const half of [11, 10]) {
    const first = phoneOf(digits.slice(0, half));
    const second = phoneOf(digits.slice(half));
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return [];
}

function phoneOf(digits: string): string | undefined {
  if (digits.length === 11 && /^[78]/.test(digits)) return digits.slice(1);
  return digits.length === 10 && /^[3489]/.test(digits) ? digits : undefined;
}
