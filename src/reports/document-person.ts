/** People as documents name them: in the case that the sentence asks for, or by their code where names are not kept. */
import type { GrammaticalCase } from '../people/grammar';
import { declineName, declinePost } from '../people/declension';
import { fullName, initialsOf, parsePersonName, signatureName, type PersonName } from '../people/names';
import type { Participant } from '../people/participant';

/** Somebody who signs or answers for something; either part may be ''. */
export interface Official {
  readonly post: string;
  readonly name: string;
}

const lineFor = (name: string): string => (name === '' ? '____________________' : name);

/** «заместителя директора по УВР Орлову Е.Н.»: the post begins in lower case inside a sentence. */
export function officialIn({ post, name }: Official, wanted: GrammaticalCase): string {
  const read = name === '' ? null : parsePersonName(name);
  const shown = read ? declineName(shortened(read), wanted) : name;
  const declined = declinePost(post, wanted);
  return [lowered(declined), lineFor(shown)].filter((part) => part !== '').join(' ');
}

/** «М.П. Соколова», or a line. */
export function signature({ name }: Official): string {
  const read = name === '' ? null : parsePersonName(name);
  return lineFor(read ? signatureName(read) : name);
}

/** The whole name in the nominative, or the code where the bank keeps no names. */
export function namedIn(person: Participant, codesOnly: boolean, wanted: GrammaticalCase = 'nominative'): string {
  if (codesOnly || person.name === '') return person.code;
  const read = parsePersonName(person.name);
  if (!read) return person.name;
  return wanted === 'nominative' ? fullName(read) : declineName(read, wanted);
}

/** «9 «А» класс» of what is typed as «9 а»; a post stays as it is. */
export function placeOf({ position }: Participant): string {
  const found = /^\s*(\d{1,2})\s{0,3}[-«"“„]?\s?([А-Яа-яЁё])?[»"”“]?\s{0,3}(?:класса?|кл\.?)?\s*$/iu.exec(position);
  if (!found) return position;
  const [, year = '', letter] = found;
  return letter === undefined ? `${year} класс` : `${year} «${letter.toUpperCase()}» класс`;
}

/** Orders write officials by surname and initials. */
const shortened = (name: PersonName): PersonName => ({
  ...name,
  given: '',
  patronymic: '',
  initials: initialsOf(name),
});

/** An abbreviation keeps its capitals. */
function lowered(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
