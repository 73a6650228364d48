/** Gives every answer to the row it belongs to: by its print where the row holds it already, else by who the person is. */
import type { Answer } from './answers';
import { answerFacts, newcomer, type BankPerson } from './bank-person';
import { foldedKey } from '../people/text-folding';
import { readCode } from './codes';
import { PersonIndex } from './person-index';
import { addFacts } from './person-facts';
import { resemblance } from './same-person';
import { mostPrints } from './source-mark';
import { inTime } from './told';

/** So many answers that are to be seen one row takes. Nobody answers so often. */
const mostAnswers = 2000;

export interface Assigned {
  readonly index: PersonIndex<BankPerson>;
  /** Answers of people who have more than a row can hold. */
  readonly crowded: readonly Answer[];
}

/** Adds newcomers to the people. The order of the answers does not matter: they are taken in the order of time. */
export function assignAnswers(people: BankPerson[], answers: readonly Answer[], today: string): Assigned {
  const holders = new Map<string, BankPerson>();
  const byCode = new Map<string, BankPerson>();
  const byMoment = new Map<string, BankPerson>();
  const seen = new Set(answers.map(({ id }) => id));
  const crowded: Answer[] = [];
  const index = new PersonIndex<BankPerson>();
  for (const person of people) {
    for (const id of [...(person.mark?.ids ?? []), ...person.joined]) holders.set(id, person);
    if (person.code !== '') byCode.set(person.code, person);
    const moment = momentKey(person.mark?.moment, person.name);
    // Whose answers read as they did needs nothing more: another of that name and moment is a namesake.
    if (moment !== undefined && !person.mark?.ids.some((id) => seen.has(id))) byMoment.set(moment, person);
    index.add(person, person.facts);
  }
  const named = new Set(holders.keys());
  for (const answer of inTime(answers)) {
    const facts = answerFacts(answer, today);
    const code = readCode(answer.text('code'), answer.role);
    const found =
      holders.get(answer.id) ??
      (code === undefined ? undefined : byCode.get(code)) ??
      renamed(byMoment.get(momentKey(answer.moment, answer.text('name')) ?? ''), facts) ??
      certain(code, facts, index);
    if (found && isFull(found) && !named.has(answer.id)) {
      crowded.push(answer);
      continue;
    }
    const person = found ?? newcomer(answer, code ?? '', today);
    if (code !== undefined) byCode.set(code, person);
    if (!found) people.push(person);
    person.answers.push(answer);
    holders.set(answer.id, person);
    if (!found || addFacts(person.facts, facts)) index.add(person, facts);
  }
  return { index, crowded };
}

/** Whether the row can name no further answer: those that are not to be seen any more it names too. */
function isFull({ answers, mark, joined }: BankPerson): boolean {
  const ids = mark?.ids ?? [];
  if (answers.length >= mostAnswers) return true;
  if (ids.length + joined.length + answers.length < mostPrints) return false;
  return new Set([...ids, ...joined, ...answers.map(({ id }) => id)]).size >= mostPrints;
}

/** The row of that moment and name, unless something tells the two apart. */
function renamed(person: BankPerson | undefined, facts: BankPerson['facts']): BankPerson | undefined {
  return person && resemblance(facts, person.facts).verdict !== 'different' ? person : undefined;
}

/**
 * When the answer was given, and under which name: by it the answer is known again where its words read otherwise now,
 * because a question was renamed. Absent where either is not known.
 */
function momentKey(moment: string | undefined, name: string): string | undefined {
  const folded = foldedKey(name);
  // A day without an hour is shared by many.
  return moment === undefined || moment.endsWith('T00:00:00') || folded === '' ? undefined : `${moment} ${folded}`;
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
