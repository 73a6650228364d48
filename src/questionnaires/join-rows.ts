/**
 * Carries out the curator's word that two rows are one person: the row that asked goes into the other one and is emptied.
 * Its code is never given again.
 */
import type { Role } from '../people/participant';
import { bankCells } from './bank-cells';
import type { BankPerson } from './bank-person';
import { addFacts } from './person-facts';
import { longestText } from './fit-cell';
import { readDecision, remarks, withoutDecision } from './remarks';
import { mostPrints } from './source-mark';

export interface Joined {
  /** Everybody who stays. */
  readonly people: BankPerson[];
  /** Rows to be emptied. */
  readonly gone: readonly BankPerson[];
}

/** Whether one row can hold what names the answers of both, and what people wrote about both: no cell may lose anything. */
function hasRoom(kept: BankPerson, left: BankPerson): boolean {
  const prints = new Set([kept, left].flatMap(({ mark, joined }) => [...(mark?.ids ?? []), ...joined]));
  const typed = [kept, left].flatMap(({ remarks: { people } }) => people).join('\n');
  return prints.size <= mostPrints && typed.length <= longestText;
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
      asking.inseparable = remarks.cannotMerge(other.code);
      continue;
    }
    const [kept, left] = paired.has(asking.code) ? [asking, other] : [other, asking];
    if (!hasRoom(kept, left)) {
      asking.inseparable = remarks.noRoomToMerge(other.code);
      continue;
    }
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
