/** Gives every answer to the row it belongs to: by its print where the row holds it already, else by who the person is. */
import type { Answer } from './answers';
import { answerFacts, newcomer, type BankPerson } from './bank-person';
import { readCode } from './codes';
import { PersonIndex } from './person-index';
import { addFacts } from './person-facts';
import { resemblance } from './same-person';
import { inTime } from './told';

/** Adds newcomers to the people. The order of the answers does not matter: they are taken in the order of time. */
export function assignAnswers(
  people: BankPerson[],
  answers: readonly Answer[],
  today: string,
): PersonIndex<BankPerson> {
  const holders = new Map<string, BankPerson>();
  const byCode = new Map<string, BankPerson>();
  const index = new PersonIndex<BankPerson>();
  for (const person of people) {
    for (const id of [...(person.mark?.ids ?? []), ...person.joined]) holders.set(id, person);
    if (person.code !== '') byCode.set(person.code, person);
    index.add(person, person.facts);
  }
  for (const answer of inTime(answers)) {
    const facts = answerFacts(answer, today);
    const code = readCode(answer.text('code'), answer.role);
    const found =
      holders.get(answer.id) ?? (code === undefined ? undefined : byCode.get(code)) ?? certain(code, facts, index);
    const person = found ?? newcomer(answer, code ?? '', today);
    if (code !== undefined) byCode.set(code, person);
    if (!found) people.push(person);
    person.answers.push(answer);
    holders.set(answer.id, person);
    if (!found || addFacts(person.facts, facts)) index.add(person, facts);
  }
  return index;
}

/** The one row that is the same person without a doubt; of several the one for which clearly most speaks. */
function certain(
  code: string | undefined,
  facts: BankPerson['facts'],
  index: PersonIndex<BankPerson>,
): BankPerson | undefined {
  const same: { person: BankPerson; weight: number }[] = [];
  for (const person of index.near(facts)) {
    if (code !== undefined && person.code !== '' && code !== person.code) continue;
    const { verdict, weight } = resemblance(facts, person.facts);
    if (verdict === 'same') same.push({ person, weight });
  }
  same.sort((a, b) => b.weight - a.weight);
  const [first, second] = same;
  return first && (!second || first.weight > second.weight) ? first.person : undefined;
}
