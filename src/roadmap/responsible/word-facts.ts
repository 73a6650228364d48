/** What one word tells by itself, remembered: a cell of thousands of words asks the same things many times. */
import type { PostNounForm } from '../../people/post-nouns';
import { surnameLikeness } from '../../people/surnames';
import { foldYo } from '../../people/text-folding';
import { isListedWord, isOrganisationWord, postForms } from './words';

export interface WordFacts {
  /** Lower case, ё as е. */
  lower: string;
  /** First letter a capital, the next one small. */
  title: boolean;
  /** Two or more letters, all capitals. */
  upper: boolean;
  /** One capital letter. */
  capital: boolean;
  /** A title-case word whose later parts are capitalised too, as those of a double surname are («Петров-Водкин», «Али-заде»). */
  nameShaped: boolean;
  /** A word of the lists, which is no surname unless initials say so. */
  common: boolean;
  organisation: boolean;
  /** How much a capitalised word looks like a surname. */
  likeness: ReturnType<typeof surnameLikeness>;
  /** Readings as a post. */
  forms: readonly PostNounForm[];
}

const LOWER = /[a-zа-яёіїєґ]/;
const UPPER = /[A-ZА-ЯЁІЇЄҐ]/;
const SMALL_NAME_PARTS = new Set(['заде', 'задэ', 'оглы', 'оглу', 'кызы', 'хан', 'бек', 'оол', 'швили']);

function read(text: string): WordFacts {
  const lower = foldYo(text.toLowerCase());
  const forms = postForms(lower);
  const first = text.charAt(0);
  const title = UPPER.test(first) && (LOWER.test(text.charAt(1)) || /^.['’]../.test(text));
  const parts = title && text.includes('-') ? text.split('-') : [];
  return {
    lower,
    title,
    upper: text.length > 1 && !LOWER.test(text) && UPPER.test(first),
    capital: text.length === 1 && UPPER.test(first),
    nameShaped: title && parts.every((part) => UPPER.test(part.charAt(0)) || SMALL_NAME_PARTS.has(part)),
    common: forms.length > 0 || isListedWord(lower),
    organisation: isOrganisationWord(lower),
    likeness: UPPER.test(first) ? surnameLikeness(text) : 'none',
    forms,
  };
}

/** The facts of a mark or a number. */
export const NO_WORD: WordFacts = {
  lower: '',
  title: false,
  upper: false,
  capital: false,
  nameShaped: false,
  common: false,
  organisation: false,
  likeness: 'none',
  forms: [],
};

const MEMORY = 4000;
const known = new Map<string, WordFacts>();

/** The facts of a word as printed. */
export function wordFacts(text: string): WordFacts {
  let facts = known.get(text);
  if (!facts) {
    facts = read(text);
    if (known.size >= MEMORY) known.clear();
    known.set(text, facts);
  }
  return facts;
}
