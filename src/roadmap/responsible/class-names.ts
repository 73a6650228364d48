/** Classes in responsible cells: «5а», «5-б», «9 «А» класса». A list of class teachers names its post once and then only classes. */
import type { Token } from './tokens';

const HIGHEST_CLASS = 11;
const CLASS_WORD = /^кл(?:асс(?:а|у|е|ом)?)?$/;

const isMark = (token: Token | undefined, marks: string): boolean =>
  token?.kind === 'mark' && marks.includes(token.text);

/** Where the letter of a class at `i` ends: «а», «-а», «"А"»; `i` itself when there is none. */
function endOfLetter(tokens: readonly Token[], i: number): number {
  let k = isMark(tokens[i], '-–') ? i + 1 : i;
  const quoted = isMark(tokens[k], '«"„“');
  if (quoted) k += 1;
  const letter = tokens[k];
  if (letter?.kind !== 'word' || letter.text.length !== 1) return i;
  if (quoted) return isMark(tokens[k + 1], '»"”“') ? k + 2 : i;
  // «5 и 6», «5 А.А.» are no letters of a class.
  return letter.spaced && !letter.facts.capital ? i : k + 1;
}

/** The token after the class that begins at `i`; null when none begins there. */
export function endOfClass(tokens: readonly Token[], i: number): number | null {
  const number = tokens[i];
  if (number?.kind !== 'number' || Number(number.text) < 1 || Number(number.text) > HIGHEST_CLASS) return null;
  const letter = endOfLetter(tokens, i + 1);
  const word = tokens[letter];
  const named = word?.kind === 'word' && CLASS_WORD.test(word.facts.lower);
  if (!named) return letter > i + 1 ? letter : null;
  return isMark(tokens[letter + 1], '.') ? letter + 2 : letter + 1;
}
