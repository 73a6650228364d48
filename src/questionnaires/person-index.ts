/** Finds the rows that could be the same person without comparing everybody with everybody. */
import { initialsOf, type PersonName } from '../people/names';
import { foldedKey } from '../people/text-folding';
import { remembering } from '../remembering';
import type { PersonFacts } from './person-facts';

export class PersonIndex<Person> {
  private readonly shelves = new Map<string, Set<Person>>();
  /** Word with a letter taken out -> the spellings it comes from: there are far fewer spellings than people. */
  private readonly slips = new Map<string, string[]>();
  /** Spelling -> the spellings a slip away from it. */
  private readonly neighbours = new Map<string, Set<string>>();

  add(person: Person, facts: PersonFacts): void {
    for (const key of plainKeys(facts)) this.shelve(key, person);
    for (const name of facts.names) {
      const { surname, spelling } = spellingOf(name);
      if (surname === '') continue;
      if (!this.neighbours.has(spelling)) this.introduce(spelling);
      this.shelve(spelling, person);
      this.shelve(`${surname}|*`, person);
    }
  }

  /** Everybody who shares a spelling, a spelling with one slip, or a contact. */
  near(facts: PersonFacts): Set<Person> {
    const found = new Set<Person>();
    const take = (key: string): void => {
      for (const person of this.shelves.get(key) ?? []) found.add(person);
    };
    for (const key of plainKeys(facts)) take(key);
    for (const name of facts.names) {
      const { surname, letter, spelling } = spellingOf(name);
      if (surname === '') continue;
      // A surname alone meets everybody of that surname; with a letter, only those whom the letter fits.
      take(letter === '' ? `${surname}|*` : spelling);
      if (letter !== '') take(`${surname}|`);
      for (const other of this.neighbours.get(spelling) ?? this.slipsAway(spelling)) take(other);
    }
    return found;
  }

  private introduce(spelling: string): void {
    const near = this.slipsAway(spelling);
    for (const other of near) this.neighbours.get(other)?.add(spelling);
    this.neighbours.set(spelling, near);
    for (const slip of slipsOf(spelling)) {
      const known = this.slips.get(slip);
      if (known) known.push(spelling);
      else this.slips.set(slip, [spelling]);
    }
  }

  private slipsAway(spelling: string): Set<string> {
    return new Set(slipsOf(spelling).flatMap((slip) => this.slips.get(slip) ?? []));
  }

  private shelve(key: string, person: Person): void {
    const shelf = this.shelves.get(key);
    if (shelf) shelf.add(person);
    else this.shelves.set(key, new Set([person]));
  }
}

/** What must be the same to the letter: contacts, names that cannot be read, given names without a surname. */
function plainKeys({ names, unread, contacts }: PersonFacts): string[] {
  const keys: string[] = [];
  for (const key of unread) keys.push(`?${key}`);
  for (const contact of contacts) keys.push(`@${contact}`);
  for (const { surname, given } of names) if (surname === '') keys.push(`=${foldedKey(given)}`);
  return keys;
}

interface Spelling {
  /** `surname|letter` */
  readonly spelling: string;
  readonly surname: string;
  /** Of the given name or the first initial; '' without one. */
  readonly letter: string;
}

/** Asked for several times of each name. */
const known = new WeakMap<PersonName, Spelling>();

function spellingOf(name: PersonName): Spelling {
  const found = known.get(name);
  if (found) return found;
  const letter = foldedKey(initialsOf(name)[0] ?? '').slice(0, 1);
  const surname = foldedKey(name.surname);
  const made = { surname, letter, spelling: `${surname}|${letter}` };
  known.set(name, made);
  return made;
}

/** Two words that differ by one slip have a common form with one letter taken out of each, or of one. */
const slipsOf = remembering((spelling: string): readonly string[] => {
  const [surname = '', letter = ''] = spelling.split('|');
  if (surname.length < 5 || surname.length > 40) return [];
  return [surname, ...Array.from(surname, (_, at) => surname.slice(0, at) + surname.slice(at + 1))].map(
    (word) => `${word}-${letter}`,
  );
});
