/** Who of the expected people has not answered yet. */
import { parsePersonName, shortNameKey } from '../people/names';
import { compareNames } from '../people/name-comparison';
import type { Role } from '../people/participant';
import { foldedKey } from '../people/text-folding';
import { readCode } from './codes';

/** `role` as typed; blank stands for either. Answers the expected ones as typed, in their order. */
export function missingPeople(
  expected: readonly { readonly who: string; readonly role: string }[],
  known: readonly { readonly role: Role; readonly code: string; readonly name: string }[],
): string[] {
  const codes = new Set(known.map(({ code }) => code));
  const shelves = new Map<string, { role: Role; name: string }[]>();
  for (const { role, name } of known) {
    const parsed = parsePersonName(name);
    const key = parsed ? shortNameKey(parsed).split(' ')[0] : foldedKey(name);
    shelves.set(key ?? '', [...(shelves.get(key ?? '') ?? []), { role, name }]);
  }
  return expected.flatMap(({ who, role }) => {
    const wanted = /наставник/i.test(role) ? 'mentor' : /наставляем/i.test(role) ? 'mentee' : undefined;
    const code = readCode(who, 'mentee') ?? readCode(who, 'mentor');
    if (code !== undefined) return codes.has(code) ? [] : [who];
    const parsed = parsePersonName(who);
    const near = shelves.get((parsed ? shortNameKey(parsed).split(' ')[0] : foldedKey(who)) ?? '') ?? [];
    const found = near.some(
      (person) => (!wanted || person.role === wanted) && compareNames(who, person.name).verdict !== 'different',
    );
    return found ? [] : [who];
  });
}
