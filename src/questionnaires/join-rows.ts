/**
 * Carries out the curator's word that two rows are one person: the row that asked goes into the other one and is emptied.
 * Its code is never given again.
 */
import type { Role } from '../people/participant';
import { bankCells } from './bank-cells';
import type { BankPerson } from './bank-person';
import { addFacts } from './person-facts';
import { readDecision, withoutDecision } from './remarks';

export interface Joined {
  /** Everybody who stays. */
  readonly people: BankPerson[];
  /** Rows to be emptied. */
  readonly gone: readonly BankPerson[];
}

/** `paired`: codes that stand on «Пары»; such a row stays, and two of them cannot be joined. */
export function joinRows(people: readonly BankPerson[], paired: ReadonlySet<string>): Joined {
  const byCode = new Map(people.map((person) => [person.code, person]));
  const gone = new Set<BankPerson>();
  for (const asking of people) {
    const { mergeWith } = readDecision(asking.remarks.people);
    const other = mergeWith === undefined ? undefined : byCode.get(mergeWith);
    if (!other || other === asking || gone.has(other) || gone.has(asking)) continue;
    if (paired.has(asking.code) && paired.has(other.code)) {
      asking.inseparable = other.code;
      continue;
    }
    const [kept, left] = paired.has(asking.code) ? [asking, other] : [other, asking];
    gone.add(left);
    kept.lenders.push(left, ...left.lenders);
    kept.joined.push(...(left.mark?.ids ?? []), ...left.joined);
    addFacts(kept.facts, left.facts);
    kept.remarks.people.push(...withoutDecision(left.remarks.people));
    kept.remarks.people.splice(0, Infinity, ...withoutDecision(kept.remarks.people));
  }
  return { people: people.filter((person) => !gone.has(person)), gone: [...gone] };
}

/** Titles that are emptied; the last ones say who the row is, so that a run that was broken off is carried on. */
export function goneTitles(role: Role): string[] {
  return ['№', ...bankCells[role].map(({ title }) => title), 'Состояние', 'Источник', 'Код участника', 'Замечания'];
}
