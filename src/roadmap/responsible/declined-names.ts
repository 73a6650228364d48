/**
 * «Куратору Еловой Л.Л.» may be Елова or Еловая: a cell alone does not tell, the rest of the plan does. A name read out of
 * an oblique case becomes the name that another cell prints in the nominative, where that one declines to the same form.
 */
import { declineSurname } from '../../people/declension';
import { CASES } from '../../people/grammar';
import { parsePersonName, type PersonName } from '../../people/names';
import { foldedKey } from '../../people/text-folding';
import type { PartyDetails } from '../responsible';

const LONGEST_NAME = 200;

const initialsKey = ({ given, patronymic, initials }: PersonName): string =>
  foldedKey([given.charAt(0), patronymic.charAt(0), ...initials].join(''));

/** Every form of a surname, of either sex. */
function formsOf(surname: string): Set<string> {
  const forms = CASES.flatMap((wanted) => [
    declineSurname(surname, wanted, 'female'),
    declineSurname(surname, wanted, 'male'),
  ]);
  return new Set(forms.map(foldedKey));
}

interface Sure {
  surname: string;
  forms: () => Set<string>;
}

/** The parties of every cell, declined names agreeing with the names of the others; the rest as given. */
export function agreeDeclinedNames(cells: readonly (readonly PartyDetails[])[]): PartyDetails[][] {
  const sure = new Map<string, Map<string, Sure>>();
  const seen = new Set<string>();
  for (const { name, declined } of cells.flat()) {
    if (name === '' || declined || seen.has(name)) continue;
    seen.add(name);
    const person = parsePersonName(name);
    if (!person || person.declined) continue;
    const same = sure.get(initialsKey(person)) ?? new Map<string, Sure>();
    sure.set(initialsKey(person), same);
    let forms: Set<string> | undefined;
    same.set(foldedKey(person.surname), { surname: person.surname, forms: () => (forms ??= formsOf(person.surname)) });
  }
  return cells.map((cell) => cell.map((party) => agree(party, sure)));
}

function agree(party: PartyDetails, sure: ReadonlyMap<string, ReadonlyMap<string, Sure>>): PartyDetails {
  if (!party.declined || party.name === '') return party;
  const person = parsePersonName(party.name);
  const same = person && sure.get(initialsKey(person));
  if (!person || !same || same.has(foldedKey(person.surname))) return party;
  const printed = foldedKey(party.printed.slice(0, LONGEST_NAME)).split(/[\s.,]/);
  for (const { surname, forms } of same.values()) {
    if (printed.some((word) => forms().has(word)))
      return { ...party, name: party.name.replace(person.surname, surname) };
  }
  return party;
}
