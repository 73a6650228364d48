/** Names and posts put into a case for documents: «назначить Орехову Марию Петровну», «заместителю директора по УВР». */
import { inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich/lib/incline';
import { adjectiveStem, declineAdjective } from './adjectives';
import type { Gender, GrammaticalCase } from './grammar';
import { initialsOf, type PersonName } from './names';
import { declinePostNoun, postNounForms, type PostNoun } from './post-nouns';
import { turkicPatronymicGender } from './patronymics';
import { UNCHANGING_SURNAME } from './surnames';
import { foldYo, PARTICLES } from './text-folding';

/** Foreign surnames in these vowels never change. */
const FOREIGN_VOWEL = /[оуеиюэ]$/;
/** Fleeting vowels that the rules of the library do not know. */
const FLEETING = new Map([['заяц', 'зайц']]);
const FLEETING_ENDINGS: Record<GrammaticalCase, string> = {
  nominative: '',
  genitive: 'а',
  dative: 'у',
  accusative: 'а',
  instrumental: 'ем',
  prepositional: 'е',
};

/** The sex a surname alone tells («Орехов», «Орехова»); null where it does not. */
function surnameGender(surname: string): Gender | null {
  const lower = surname.toLowerCase();
  if (/(?:[оеё]в|[иы]н|[сц]кий)$/.test(lower)) return 'male';
  return /(?:[оеё]ва|[иы]на|[сц]кая)$/.test(lower) ? 'female' : null;
}

/** A surname in a case. Without a known sex only surnames that show it themselves change. */
export function declineSurname(surname: string, wanted: GrammaticalCase, gender: Gender | null): string {
  if (wanted === 'nominative' || surname === '') return surname;
  return surname
    .split('-')
    .map((part, i, parts) => {
      const sex = gender ?? surnameGender(parts[parts.length - 1] ?? '');
      const lower = part.toLowerCase();
      if (
        sex === null ||
        UNCHANGING_SURNAME.test(lower) ||
        FOREIGN_VOWEL.test(lower) ||
        (i === 0 && parts.length > 1 && part.length < 4)
      )
        return part;
      const fleeting = FLEETING.get(lower);
      if (fleeting !== undefined)
        return sex === 'male' ? part.charAt(0) + fleeting.slice(1) + FLEETING_ENDINGS[wanted] : part;
      const [particle = '', rest] = part.split(' ');
      if (rest !== undefined && PARTICLES.has(particle)) return `${particle} ${inclineLastname(rest, wanted, sex)}`;
      return inclineLastname(part, wanted, sex);
    })
    .join('-');
}

function declineGiven(given: string, wanted: GrammaticalCase, gender: Gender | null): string {
  // A woman's name that ends in a hard consonant («Айшат») never changes.
  if (gender === 'female' && /[бвгджзйклмнпрстфхцчшщ]$/i.test(given)) return given;
  return gender === null ? given : inclineFirstname(given, wanted, gender);
}

function declinePatronymic(patronymic: string, wanted: GrammaticalCase, gender: Gender | null): string {
  const words = patronymic.split(' ');
  if (words.length > 1 && turkicPatronymicGender(words[words.length - 1] ?? '') !== null) return patronymic;
  return gender === null ? patronymic : inclineMiddlename(patronymic, wanted, gender);
}

/**
 * The full name in a case («Ореховой Марии Петровне»), or surname and initials where that is all there is. A part that
 * cannot be declined without guessing stays in the nominative.
 */
export function declineName(name: PersonName, wanted: GrammaticalCase): string {
  const surname = declineSurname(name.surname, wanted, name.gender);
  if (name.given === '') {
    const initials = initialsOf(name).map((letter) => `${letter}.`);
    return [surname, initials.join('')].filter((part) => part !== '').join(' ');
  }
  const given = declineGiven(name.given, wanted, name.gender);
  const patronymic = name.patronymic === '' ? '' : declinePatronymic(name.patronymic, wanted, name.gender);
  return [surname, given, patronymic].filter((part) => part !== '').join(' ');
}

function keepCase(model: string, text: string): string {
  const initial = model.charAt(0);
  return initial !== initial.toLowerCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** The noun a nominative word is a form of, and its number. */
function nominativeNoun(word: string): { noun: PostNoun; number: 'singular' | 'plural' } | null {
  const form = postNounForms(foldYo(word.toLowerCase())).find((reading) => reading.case === 'nominative');
  return form ? { noun: form.noun, number: form.number } : null;
}

/** One role without commas: modifiers and head change, what hangs on the head does not. */
function declineOnePost(post: string, wanted: GrammaticalCase): string {
  const words = post.split(' ');
  const head = words.findIndex((word) => nominativeNoun(word.split('-')[0] ?? '') !== null);
  const modifiers = words.slice(0, head);
  if (head < 0 || !modifiers.every((word) => adjectiveStem(word.toLowerCase()) !== null && !word.endsWith('.')))
    return post;
  const found = nominativeNoun(words[head]?.split('-')[0] ?? '');
  if (!found) return post;
  return words
    .map((word, i) => {
      if (i < head) return declineAdjective(word, wanted, found.number, found.noun.gender);
      if (i > head) return word;
      return word
        .split('-')
        .map((part) => {
          const noun = nominativeNoun(part);
          return noun ? keepCase(part, declinePostNoun(noun.noun, wanted, noun.number)) : part;
        })
        .join('-');
    })
    .join(' ');
}

/**
 * A post in a case: «заместитель директора по УВР» → «заместителю директора по УВР». Posts joined by commas change each by
 * itself; an abbreviation («зам. директора») or an unknown word stays as it is.
 */
export function declinePost(post: string, wanted: GrammaticalCase): string {
  if (wanted === 'nominative') return post;
  return post
    .split(', ')
    .map((part) => declineOnePost(part, wanted))
    .join(', ');
}
