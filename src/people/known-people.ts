/**
 * Everybody whom a workbook's texts may name: participants, a person in both roles once, and the staff. For erasing one of
 * them everybody else must be known, or a namesake would be erased instead.
 */
import { compareNames } from './name-comparison';
import type { Participant } from './participant';
import { foldedKey } from './text-folding';

export interface KnownPerson {
  /** Of a participant: one, or two of a person in both roles. */
  readonly codes: readonly string[];
  readonly name: string;
  readonly contact: string;
  readonly birthYear?: number;
  /** Class, post or place, as typed. */
  readonly position: string;
  /** Also named in «Сотрудники» or in the settings. */
  readonly staff: boolean;
}

/** Ten last digits of each telephone and each address in small letters: what two texts about one person share. */
export function contactKeys(contact: string): string[] {
  const text = contact.slice(0, 1000);
  const phones = [...text.matchAll(/[+\d(][\d\s().–-]{4,24}\d/g)].map(([run]) => run.replace(/\D/g, '').slice(-10));
  const addresses = [...text.matchAll(/[^\s,;<>()]{1,64}@[^\s,;<>()]{1,64}/g)].map(([address]) =>
    address.toLowerCase(),
  );
  return [...phones.filter((digits) => digits.length >= 6), ...addresses];
}

/** «7 «А» класс» and «7а» are one class. */
const positionKey = (position: string): string =>
  foldedKey(position)
    .replace(/класс\p{L}*/gu, '')
    .replace(/[^\p{L}\d]/gu, '');

/** What speaks for and against two records being one person: above 0 for, below against. */
export function agreement(
  a: Pick<KnownPerson, 'contact' | 'birthYear' | 'position'>,
  b: Pick<KnownPerson, 'contact' | 'birthYear' | 'position'>,
): number {
  let score = 0;
  const contacts = new Set(contactKeys(a.contact));
  if (contactKeys(b.contact).some((key) => contacts.has(key))) score += 3;
  if (a.birthYear !== undefined && b.birthYear !== undefined) score += a.birthYear === b.birthYear ? 2 : -3;
  const [one, other] = [positionKey(a.position), positionKey(b.position)];
  if (one !== '' && other !== '') score += one === other ? 2 : -1;
  return score;
}

/** Participants and staff as people; a mentor who is a mentee too counts once when more than the name agrees. */
export function knownPeople(participants: readonly Participant[], staff: readonly string[]): KnownPerson[] {
  const people: KnownPerson[] = [];
  for (const { code, name, contact, birthYear, position } of participants) {
    const person: KnownPerson = {
      codes: [code],
      name,
      contact,
      ...(birthYear === undefined ? {} : { birthYear }),
      position,
      staff: name !== '' && staff.some((member) => compareNames(member, name).verdict === 'same'),
    };
    const twin = people.findIndex(
      (known) =>
        known.codes.length === 1 &&
        known.codes[0]?.charAt(0) !== code.charAt(0) &&
        name !== '' &&
        compareNames(known.name, name).verdict === 'same' &&
        agreement(known, person) > 0,
    );
    const known = people[twin];
    if (known) people[twin] = { ...known, codes: [...known.codes, code] };
    else people.push(person);
  }
  const strangers = staff.filter((member) => !people.some(({ name }) => compareNames(member, name).verdict === 'same'));
  return [...people, ...strangers.map((name) => ({ codes: [], name, contact: '', position: '', staff: true }))];
}
