/** What is known of a person for telling whether two rows or answers are one: names, class, years, contacts. */
import { readBirthYear } from '../people/birth-year';
import { nameKey, type PersonName } from '../people/names';
import type { SchoolClass } from '../people/school-class';
import { foldedKey } from '../people/text-folding';
import { classOf, contactsOf, readName } from './remembered';
import { schoolYearOf } from '../calendar/school-year';

export interface PersonFacts {
  /** Every way in which the name was written. */
  readonly names: PersonName[];
  /** Folded texts of names that cannot be read as one. */
  readonly unread: string[];
  /** The class, and the school year in which the person was in it. */
  schoolClass?: SchoolClass & { readonly schoolYear: number };
  /** Folded post or place of work; '' for pupils. */
  post: string;
  birthYear?: number;
  readonly contacts: Set<string>;
}

/** The facts of one row or answer, given on the day (ISO). */
export function factsOf(
  typed: { readonly name: string; readonly position: string; readonly birthYear: string; readonly contact: string },
  day: string,
): PersonFacts {
  const name = readName(typed.name);
  const found = classOf(typed.position);
  const { phones, emails } = contactsOf(typed.contact);
  const born = readBirthYear(typed.birthYear, Number(day.slice(0, 4)));
  return {
    names: name ? [name] : [],
    unread: name || typed.name.trim() === '' ? [] : [foldedKey(typed.name)],
    ...(found ? { schoolClass: { ...found, schoolYear: schoolYearOf(day) } } : {}),
    post: found ? '' : foldedKey(typed.position),
    ...(born.kind === 'read' ? { birthYear: born.year } : {}),
    contacts: new Set([...phones, ...emails]),
  };
}

/**
 * Adds what a further answer of the same person tells; the later class and year count. Answers whether the person can be
 * found by something new: a name or a contact.
 */
export function addFacts(known: PersonFacts, more: PersonFacts): boolean {
  const before = known.names.length + known.unread.length + known.contacts.size;
  for (const name of more.names) {
    const isSpelt = known.names.includes(name) || known.names.some((each) => nameKey(each) === nameKey(name));
    if (!isSpelt) known.names.push(name);
  }
  for (const key of more.unread) if (!known.unread.includes(key)) known.unread.push(key);
  if (more.schoolClass) known.schoolClass = more.schoolClass;
  if (more.post !== '') known.post = more.post;
  if (more.birthYear !== undefined) known.birthYear = more.birthYear;
  for (const contact of more.contacts) known.contacts.add(contact);
  return known.names.length + known.unread.length + known.contacts.size > before;
}
