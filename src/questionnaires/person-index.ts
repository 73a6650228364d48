/** Finds the rows that could be the same person without comparing everybody with everybody. */
import { initialsOf, type PersonName } from '../people/names';
import { foldedKey } from '../people/text-folding';
import type { PersonFacts } from './person-facts';

export class PersonIndex<Person> {
  private readonly shelves = new Map<string, Set<Person>>();

  add(person: Person, facts: PersonFacts): void {
    for (const key of keysOf(facts, 'kept')) {
      const shelf = this.shelves.get(key);
      if (shelf) shelf.add(person);
      else this.shelves.set(key, new Set([person]));
    }
  }

  /** Everybody who shares a spelling, a spelling with one slip, or a contact. */
  near(facts: PersonFacts): Set<Person> {
    const found = new Set<Person>();
    for (const key of keysOf(facts, 'sought')) for (const person of this.shelves.get(key) ?? []) found.add(person);
    return found;
  }
}

/** A surname alone meets everybody of that surname; with a given name or initial, only those whom the letter fits. */
type Side = 'kept' | 'sought';

interface KnownKeys {
  readonly size: number;
  readonly kept: ReadonlySet<string>;
  readonly sought: ReadonlySet<string>;
}

/** Keys are asked for several times; facts only ever grow. */
const known = new WeakMap<PersonFacts, KnownKeys>();

function keysOf(facts: PersonFacts, side: Side): ReadonlySet<string> {
  const size = facts.names.length + facts.unread.length + facts.contacts.size;
  let keys = known.get(facts);
  if (keys?.size !== size) {
    keys = { size, kept: makeKeys(facts, 'kept'), sought: makeKeys(facts, 'sought') };
    known.set(facts, keys);
  }
  return keys[side];
}

function makeKeys({ names, unread, contacts }: PersonFacts, side: Side): Set<string> {
  const keys = new Set<string>(unread.map((key) => `?${key}`));
  for (const contact of contacts) keys.add(`@${contact}`);
  for (const name of names) addNameKeys(keys, name, side);
  return keys;
}

function addNameKeys(keys: Set<string>, name: PersonName, side: Side): void {
  const surname = foldedKey(name.surname);
  const letter = foldedKey(initialsOf(name)[0] ?? '').slice(0, 1);
  if (surname === '') {
    keys.add(`=${foldedKey(name.given)}`);
    return;
  }
  if (letter !== '') keys.add(`${surname}|${letter}`);
  if (side === 'kept') keys.add(`${surname}|*`);
  if (letter === '' || side === 'sought') keys.add(`${surname}|${letter === '' && side === 'sought' ? '*' : ''}`);
  // Two words that differ by one slip have a common form with one letter taken out.
  if (surname.length >= 5 && surname.length <= 40) {
    for (let at = 0; at < surname.length; at += 1)
      keys.add(`${surname.slice(0, at)}${surname.slice(at + 1)}-${letter}`);
    keys.add(`${surname}-${letter}`);
  }
}
