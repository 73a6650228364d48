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

const BROKEN_WORD = /([А-Яа-яЁё]{1,20})- {0,3}\n {0,9}(?=([а-яё]{1,20}))/g;

/** «замести-⏎тель» becomes one word, «педагог-⏎психолог» keeps its hyphen. */
function joinHyphenated(text: string): string {
  return text.replace(BROKEN_WORD, (_whole, before: string, after: string) => {
    const isPost = (word: string) => postNounForms(foldYo(word.toLowerCase())).length > 0;
    return (isPost(before) && isPost(after)) || before.endsWith('о') ? `${before}-` : before;
  });
}

/** The text the reader works on. Its length need not be that of the cell. */
export function cleanCell(text: string): string {
  return mendBrokenWords(joinHyphenated(foldLookAlikes(plainCharacters(dropMarkup(text)))));
}
