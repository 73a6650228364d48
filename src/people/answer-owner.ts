/**
 * Whose an answer is: the person whom its name fits, and where it fits several people, the one with whom class, year of
 * birth or a contact agrees. What leaves a doubt belongs to nobody.
 */
import { readCode } from './codes';
import { agreement, type KnownPerson } from './known-people';
import { compareNames } from './name-comparison';
import { foldedKey } from './text-folding';

/** `number`: of the person; `doubtful`: it may be one of these. */
export type AnswerOwner = { readonly number: number } | { readonly doubtful: readonly number[] } | undefined;

const header = (title: string): string => foldedKey(title).replace(/[^\p{L}\d]/gu, '');

/** The answers to questions whose title the test takes, joined. */
function answered(titles: readonly string[], cells: readonly string[], takes: (title: string) => boolean): string {
  return titles
    .flatMap((title, at) => (takes(header(title)) ? [(cells[at] ?? '').trim()] : []))
    .filter((text) => text !== '')
    .join(' ');
}

/** The name as answered, in one question or in three. */
function nameIn(titles: readonly string[], cells: readonly string[]): string {
  const whole = answered(titles, cells, (title) => /^(?:фио|фамилияимя|вашефио|ваше?имя)/.test(title));
  if (whole !== '') return whole;
  return ['фамилия', 'имя', 'отчество']
    .map((part) => answered(titles, cells, (title) => title === part))
    .join(' ')
    .trim();
}

function personOf(people: readonly KnownPerson[], text: string): number | undefined {
  const code = readCode(text);
  const number = code === undefined ? -1 : people.findIndex(({ codes }) => codes.includes(code));
  return number < 0 ? undefined : number;
}

export function ownerOf(
  titles: readonly string[],
  cells: readonly string[],
  people: readonly KnownPerson[],
): AnswerOwner {
  // Codes elsewhere name other people: whom the person wishes for.
  const coded = answered(titles, cells, (title) => /^код(?:участника)?$/.test(title));
  const named = nameIn(titles, cells);
  const byCode = personOf(people, coded) ?? personOf(people, named);
  if (byCode !== undefined) return { number: byCode };
  // Where names are just being replaced by codes, a name may stand under the title of the code.
  const name = named === '' ? coded : named;
  if (name === '' || readCode(name) !== undefined) return undefined;
  const year = /(?:19|20)\d{2}/.exec(answered(titles, cells, (title) => /рожд/.test(title)))?.[0];
  const facts = {
    contact: answered(titles, cells, (title) => /контакт|телефон|почт|mail/.test(title)),
    ...(year === undefined ? {} : { birthYear: Number(year) }),
    position: answered(titles, cells, (title) => /^класс|должност|месторабот/.test(title)),
  };
  const alike = people
    .map((person, number) => ({ number, comparison: compareNames(name, person.name), score: agreement(facts, person) }))
    .filter(({ comparison }) => comparison.verdict !== 'different')
    .sort((a, b) => b.score - a.score);
  const [best, second] = alike;
  if (!best) return undefined;
  const mistyped = best.comparison.differences.includes('mistyped');
  const needed = second || mistyped ? 1 : 0;
  const sure = best.score >= needed && (!second || best.score > second.score);
  return sure ? { number: best.number } : { doubtful: alike.map(({ number }) => number) };
}
