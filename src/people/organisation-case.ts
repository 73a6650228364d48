/** The name of an organisation inside a sentence: «директор Муниципального … учреждения «…»», «в лицее № 3». */
import { declineAdjective } from './adjectives';
import { declinePost } from './declension';

type Case = 'genitive' | 'prepositional';

/** Masculine nouns that head the names of schools and are no post. */
const schools = /^((?:[а-яё]+(?:ый|ий|ой) ){0,5})(сад|лицей|колледж|техникум|интернат)(?:[^а-яё]|$)/i;
const endings: Readonly<Record<Case, readonly [hard: string, soft: string]>> = {
  genitive: ['а', 'я'],
  prepositional: ['е', 'е'],
};

/** The name in a case; undefined where its head is not known, so that the sentence can be built without it. */
export function organisationIn(name: string, wanted: Case): string | undefined {
  // An abbreviation («МБОУ «Школа № 5»») never changes.
  if (/^\p{Lu}{2}(?:\P{Ll}|$)/u.test(name)) return name;
  const declined = declinePost(name, wanted);
  if (declined !== name) return declined;
  const found = schools.exec(name);
  if (!found) return undefined;
  const [, adjectives = '', noun = ''] = found;
  const [hard, soft] = endings[wanted];
  const changed = adjectives.replace(/\p{L}+/gu, (word) => {
    const adjective = declineAdjective(word, wanted, 'singular', 'masculine', false);
    return word.charAt(0) + adjective.slice(1);
  });
  return `${changed}${noun.endsWith('й') ? noun.slice(0, -1) + soft : noun + hard}${name.slice(adjectives.length + noun.length)}`;
}
