/** All the words by which a text may name one person: surname, given name and patronymic in every case, everyday forms. */
import { declineName } from './declension';
import { CASES, type Gender } from './grammar';
import { givenNameKin } from './given-names';
import { initialsOf, parsePersonName, type PersonName } from './names';
import { foldedKey } from './text-folding';

/** Keys of words; a word of a text is compared by its own key. */
export interface NameForms {
  readonly surname: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly patronymic: ReadonlySet<string>;
  /** Keys of the first letters of given name and patronymic, as far as they are known. */
  readonly initials: readonly string[];
}

/** The forms of a typed name; undefined where the text names nobody. */
export function nameForms(text: string): NameForms | undefined {
  const name = parsePersonName(text);
  if (!name || (name.surname === '' && name.patronymic === '')) return undefined;
  const given = name.given === '' ? [] : givenNameKin(name.given);
  return {
    surname: new Set([...forms(name, 'surname', [name.surname]), ...familyForms(name.surname)]),
    given: forms(name, 'given', given),
    patronymic: forms(name, 'patronymic', [name.patronymic]),
    initials: initialsOf(name).map(foldedKey),
  };
}

function forms(name: PersonName, part: 'surname' | 'given' | 'patronymic', words: readonly string[]): Set<string> {
  const genders: readonly Gender[] = name.gender ? [name.gender] : ['male', 'female'];
  const found = new Set<string>();
  for (const word of words.filter((each) => each !== '')) {
    found.add(foldedKey(word));
    for (const gender of genders) {
      for (const wanted of CASES) {
        const alone: PersonName = {
          surname: '',
          given: '',
          patronymic: '',
          initials: [],
          gender,
          declined: false,
          [part]: word,
        };
        // A patronymic is declined only beside a given name.
        const beside = part === 'patronymic' ? { ...alone, given: '-' } : alone;
        const words = declineName(beside, wanted).split(' ');
        const declined = part === 'patronymic' ? words.slice(1).join(' ') : words.join(' ');
        if (declined === '') continue;
        found.add(foldedKey(declined));
        // «Ивановою», «Марьею»: the older instrumental.
        if (wanted === 'instrumental' && /[ое]й$/.test(declined)) found.add(foldedKey(declined.replace(/й$/, 'ю')));
      }
    }
  }
  return found;
}

/** The family as a whole: «Ивановы», «у Ивановых», «Белинским». */
function familyForms(surname: string): string[] {
  const key = foldedKey(surname);
  const stem = /^(.*(?:[ое]в|[иы]н))а?$/.exec(key)?.[1];
  // «Ивановым» alone is a man before it is a family.
  if (stem !== undefined) return ['ы', 'ых', 'ыми'].map((ending) => stem + ending);
  const adjective = /^(.*[сц]к)(?:ий|ая)$/.exec(key)?.[1];
  return adjective === undefined ? [] : ['ие', 'их', 'им', 'ими'].map((ending) => adjective + ending);
}
