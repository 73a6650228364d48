/** Words that a narrow column cut in two («директо ра», «Собол ева И.П.») are put together where the halves mean nothing. */
import { foldYo } from '../../people/text-folding';
import { wordFacts } from './word-facts';
import { isHelpingWord, isListedWord, postForms } from './words';

const WORD = /[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*/g;
const INITIALS = /^[ \n][А-ЯЁ]\. ?[А-ЯЁ]\./;
const MAX_HALF = 20;

interface Piece {
  text: string;
  start: number;
}

function isSmall(word: string): boolean {
  return word === word.toLowerCase();
}

function isCommonWord(word: string): boolean {
  const lower = foldYo(word.toLowerCase());
  return isListedWord(lower) || postForms(lower).length > 0;
}

/** Whether two neighbours are halves of one word. `after` is the text behind the second. */
function areHalves(first: string, second: string, after: string): boolean {
  if (!isSmall(second) || first.length > MAX_HALF || second.length > MAX_HALF) return false;
  const known = (word: string) => {
    const { common, lower } = wordFacts(word);
    return common || isHelpingWord(lower);
  };
  if (known(second) || second.length < 1) return false;
  if (isCommonWord(first + second)) return true;
  const capital = !isSmall(first) && first.length >= 3 && first.slice(1) === first.slice(1).toLowerCase();
  return (
    capital && !known(first) && second.length <= 5 && INITIALS.test(after) && /[аяйвнойецкийхоичукю]$/.test(second)
  );
}

/** The text with cut words mended; everything else as it was. */
export function mendBrokenWords(text: string): string {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(WORD)) pieces.push({ text: match[0], start: match.index });
  let result = '';
  let at = 0;
  for (let i = 1; i < pieces.length; i += 1) {
    const first = pieces[i - 1];
    const second = pieces[i];
    if (!first || !second) break;
    const end = first.start + first.text.length;
    if (second.start !== end + 1 || !' \n'.includes(text[end] ?? '')) continue;
    const after = text.slice(second.start + second.text.length, second.start + second.text.length + 8);
    if (!areHalves(first.text, second.text, after)) continue;
    result += text.slice(at, end);
    at = second.start;
  }
  return result + text.slice(at);
}
