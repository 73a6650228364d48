/** The form of mentoring as people type it, brought to one spelling so that it can be counted. */
import { teachingStems } from '../people/position-words';
import { foldedKey } from '../people/text-folding';

/** Р-145 and the letter of 2021; a school may have further ones. */
const known = [
  'ученик – ученик',
  'учитель – учитель',
  'педагог – педагог',
  'учитель – ученик',
  'студент – ученик',
  'работодатель – ученик',
  'работодатель – студент',
  'руководитель образовательной организации – педагог',
  'воспитатель – воспитатель',
] as const;

export const noForm = 'не указана';
export const formOrder: readonly string[] = known;

const keyOf = (text: string): string => foldedKey(text).replace(/\s?-\s?/g, '-');
const byKey = new Map(known.map((form) => [keyOf(form), form as string]));

/** The forms in a cell: several may stand in one («ученик – ученик; студент – ученик»). */
export function formsIn(cell: string): string[] {
  const forms = cell
    .slice(0, 500)
    .split(/[,;\n/]+/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => byKey.get(keyOf(part)) ?? keyOf(part).replace(/-/g, ' – ').slice(0, 80));
  return forms.length === 0 ? [noForm] : [...new Set(forms)];
}

const workers = new RegExp(`${teachingStems}|руководител`);

/** «педагог – педагог» and its kin: both sides are workers of a school. */
export function isOfWorkers(form: string): boolean {
  const sides = keyOf(form).split('-');
  return sides.length === 2 && sides.every((side) => workers.test(side));
}
