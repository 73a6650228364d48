/** Finds the persons of a text among the staff: exactly, with a slip of the keyboard, or not at all. */
import { comparePersons } from './name-comparison';
import { editDistance } from './edit-distance';
import { parsePersonName, shortNameKey, type PersonName } from './names';
import { foldedKey } from './text-folding';

export interface StaffMember {
  readonly name: string;
  readonly post: string;
}

export type StaffMatch =
  | { kind: 'found'; member: StaffMember }
  /** The same person as far as one can tell, written otherwise. */
  | { kind: 'spelling'; member: StaffMember }
  | { kind: 'unknown' };

interface Known {
  member: StaffMember;
  name: PersonName;
}

/** The staff list, ready to be asked many times. */
export class StaffIndex {
  private readonly known: Known[] = [];
  private readonly byShortName = new Map<string, Known[]>();
  private readonly bySurname = new Map<string, Known[]>();

  constructor(staff: readonly StaffMember[]) {
    for (const member of staff) {
      const name = parsePersonName(member.name);
      if (!name) continue;
      const entry = { member, name };
      this.known.push(entry);
      add(this.byShortName, shortNameKey(name), entry);
      add(this.bySurname, foldedKey(name.surname), entry);
    }
  }

  get size(): number {
    return this.known.length;
  }

  /** Looks a person up. A surname without initials is found when it is that of one member at least. */
  find(text: string): StaffMatch {
    const name = parsePersonName(text);
    if (!name) return { kind: 'unknown' };
    const near = [
      ...(this.byShortName.get(shortNameKey(name)) ?? []),
      ...(this.bySurname.get(foldedKey(name.surname)) ?? []),
    ];
    for (const entry of near) {
      const { verdict, differences } = comparePersons(name, entry.name);
      if (verdict === 'different') continue;
      return differences.includes('mistyped')
        ? { kind: 'spelling', member: entry.member }
        : { kind: 'found', member: entry.member };
    }
    return this.nearest(name);
  }

  /** One slip in the surname, or one wrong initial under the same surname. */
  private nearest(name: PersonName): StaffMatch {
    for (const entry of this.known) {
      if (comparePersons(name, entry.name).verdict === 'maybe') return { kind: 'spelling', member: entry.member };
    }
    const sameSurname = this.bySurname.get(foldedKey(name.surname)) ?? [];
    const [only] = sameSurname;
    if (only && sameSurname.length === 1) {
      const [a, b] = [shortNameKey(name), shortNameKey(only.name)];
      if (editDistance(a, b, 1) <= 1) return { kind: 'spelling', member: only.member };
    }
    return { kind: 'unknown' };
  }
}

function add(map: Map<string, Known[]>, key: string, entry: Known): void {
  const found = map.get(key);
  if (found) found.push(entry);
  else map.set(key, [entry]);
}
