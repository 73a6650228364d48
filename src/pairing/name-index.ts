/**
 * The people of a bank by name: who is meant by a name as somebody typed it (initials, short forms, oblique cases, slips
 * of the keyboard) or by a code. What more than one person could mean, or what had to be guessed, is said.
 */
import { comparePersons } from '../people/name-comparison';
import { nameKey, parsePersonName, type PersonName } from '../people/names';
import { foldedKey } from '../people/text-folding';

export interface NamedPerson {
  readonly code: string;
  readonly name: string;
}

/** Who is meant. `guessed`: one person only, but spelt otherwise; for people to confirm. */
export type Meant =
  | { readonly kind: 'person'; readonly code: string; readonly guessed: boolean }
  | { readonly kind: 'several'; readonly codes: readonly string[] }
  | { readonly kind: 'nobody' };

interface IndexedPerson {
  readonly code: string;
  readonly name: PersonName;
}

export class NameIndex {
  private readonly codes = new Map<string, string>();
  private readonly exact = new Map<string, string[]>();
  private readonly bySurname = new Map<string, IndexedPerson[]>();
  private readonly all: IndexedPerson[] = [];
  private readonly known = new Map<string, Meant>();

  constructor(people: readonly NamedPerson[]) {
    for (const { code, name: typed } of people) {
      if (code !== '') this.codes.set(foldedKey(code), code);
      const name = typed === '' ? null : parsePersonName(typed);
      if (!name || code === '') continue;
      const person = { code, name };
      this.all.push(person);
      push(this.exact, nameKey(name), code);
      push(this.bySurname, surnameStart(name), person);
    }
  }

  meant(text: string): Meant {
    const key = foldedKey(text);
    const known = this.known.get(key);
    if (known) return known;
    const found = this.find(text, key);
    this.known.set(key, found);
    return found;
  }

  private find(text: string, key: string): Meant {
    const code = this.codes.get(key) ?? this.codes.get(codeWithin(key));
    if (code !== undefined) return { kind: 'person', code, guessed: false };
    const name = parsePersonName(text);
    if (!name) return { kind: 'nobody' };
    const exact = this.exact.get(nameKey(name)) ?? [];
    if (exact.length > 0) return oneOf(exact, false);
    const near = this.among(this.bySurname.get(surnameStart(name)) ?? [], name);
    return near.kind === 'nobody' ? this.among(this.all, name) : near;
  }

  private among(people: readonly IndexedPerson[], name: PersonName): Meant {
    const same: string[] = [];
    const likely: string[] = [];
    const doubtful: string[] = [];
    for (const person of people) {
      const { verdict, differences } = comparePersons(name, person.name);
      if (verdict === 'different') continue;
      if (verdict === 'same') same.push(person.code);
      else if (differences.includes('mistyped')) doubtful.push(person.code);
      else likely.push(person.code);
    }
    if (same.length > 0) return oneOf(same, false);
    if (likely.length > 0) return oneOf(likely, false);
    return doubtful.length > 0 ? oneOf(doubtful, true) : { kind: 'nobody' };
  }
}

function oneOf(codes: readonly string[], guessed: boolean): Meant {
  const [only] = codes;
  return codes.length === 1 && only !== undefined
    ? { kind: 'person', code: only, guessed }
    : { kind: 'several', codes: [...codes].sort() };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Spellings of one surname nearly always begin alike. */
const surnameStart = ({ surname, given }: PersonName): string =>
  foldedKey(surname === '' ? given : surname).slice(0, 4);

/** «Иванова М.А. (М-003)»: the code that stands with a name. */
function codeWithin(key: string): string {
  return (
    /(?:^|[\s(])([мнmh])-?(\d{1,5})\)?$/.exec(key)?.slice(1, 3).join('-').replace('m', 'м').replace('h', 'н') ?? ''
  );
}
