/** A pasted cell made readable: tags, entities, odd spaces, look-alikes, bullets' noise and words broken at a hyphen. */
import { mendBrokenWords } from './broken-words';
import { postNounForms } from '../../people/post-nouns';
import { foldLookAlikes, foldYo, plainCharacters } from '../../people/text-folding';

const ENTITIES = new Map([
  ['nbsp', ' '],
  ['quot', '"'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['mdash', '–'],
  ['ndash', '–'],
  ['amp', '&'],
  ['shy', ''],
]);
const BREAKING_TAGS = new Set(['br', 'p', 'li', 'ul', 'ol', 'div', 'tr', 'td']);
const TAG_REACH = 300;

/** Tags become a line break or nothing, entities the characters they stand for; one pass. */
function dropMarkup(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  let result = '';
  let i = 0;
  while (i < text.length) {
    const c = text[i] ?? '';
    if (c === '<' && /[a-zA-Z/!]/.test(text[i + 1] ?? '')) {
      const end = text.slice(i, i + TAG_REACH).indexOf('>');
      if (end > 0) {
        const name = /^<\/?([a-zA-Z]+)/.exec(text.slice(i, i + 12))?.[1]?.toLowerCase() ?? '';
        result += BREAKING_TAGS.has(name) ? '\n' : '';
        i += end + 1;
        continue;
      }
    }
    if (c === '&') {
      const name = /^&([a-z]{2,6});/.exec(text.slice(i, i + 8))?.[1];
      const value = name === undefined ? undefined : ENTITIES.get(name);
      if (name !== undefined && value !== undefined) {
        result += value;
        i += name.length + 2;
        continue;
      }
    }
    result += c;
    i += 1;
  }
  return result;
}

const RUSSIAN = /[А-Яа-яЁё]/;
const RUSSIAN_SMALL = /[а-яё]/;
const MAX_PART = 20;

/** Letters from `i` on in the direction of `step`, not more than a word has. */
function lettersFrom(text: string, i: number, step: 1 | -1, letter: RegExp): string {
  let k = i;
  while (Math.abs(k - i) < MAX_PART && letter.test(text.charAt(k))) k += step;
  return step > 0 ? text.slice(i, k) : text.slice(k + 1, i + 1);
}

/** «замести-⏎тель» becomes one word, «педагог-⏎психолог» keeps its hyphen. */
function joinHyphenated(text: string): string {
  const isPost = (word: string) => postNounForms(foldYo(word.toLowerCase())).length > 0;
  let result = '';
  let at = 0;
  for (let i = text.indexOf('-'); i >= 0; i = text.indexOf('-', i + 1)) {
    let next = i + 1;
    while (next < i + 4 && text[next] === ' ') next += 1;
    if (text[next] !== '\n') continue;
    next += 1;
    while (next < i + 12 && text[next] === ' ') next += 1;
    const before = lettersFrom(text, i - 1, -1, RUSSIAN);
    const after = lettersFrom(text, next, 1, RUSSIAN_SMALL);
    if (before === '' || after === '') continue;
    const keeps = (isPost(before) && isPost(after)) || before.endsWith('о');
    result += text.slice(at, keeps ? i + 1 : i);
    at = next;
  }
  return result + text.slice(at);
}

/** The text the reader works on. Its length need not be that of the cell. */
export function cleanCell(text: string): string {
  return mendBrokenWords(joinHyphenated(foldLookAlikes(plainCharacters(dropMarkup(text)))));
}
