/**
 * Tells a deadline with remarks from prose that happens to hold a phrase of deadlines: a shifted column, a heading, the
 * text of an activity. Prose is not read, so that nothing is guessed.
 */
import type { Cursor } from './cursor';
import type { Element } from './scan';

/** A remark before or after a date may be this long, in words. */
const MOST_WORDS_WITH_DATES = 25;
const MOST_WORDS_BEFORE_DATES = 8;
/** A phrase without days says less, so less may stand around it. */
const MOST_WORDS_WITH_PHRASES = 16;
const MOST_WORDS_BEFORE_PHRASES = 2;

function isWord(cursor: Cursor, i: number): boolean {
  const token = cursor.at(i);
  if (token?.kind !== 'word' || token.text.length < 3) return false;
  const lemma = token.word?.lemma;
  return lemma !== 'срок' && lemma !== 'дата' && lemma !== 'период' && lemma !== 'включительно' && lemma !== 'время';
}

function countWords(cursor: Cursor, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (isWord(cursor, i)) count++;
  return count;
}

/** Whether a word in the nominative or another case is an adjective by its ending: «индивидуальный план». */
function isAdjective(text: string): boolean {
  return /(ый|ий|ой|ая|ое|ые|ого|ому|ым|ых|их)$/.test(text.slice(-3));
}

/** Whether the cell says too much else to be a deadline. */
export function isProse(elements: readonly Element[], cursor: Cursor): boolean {
  const [first] = elements;
  if (!first) return false;
  const before = countWords(cursor, 0, first.from);
  let around = before;
  elements.forEach((element, k) => {
    around += countWords(cursor, element.to, elements[k + 1]?.from ?? cursor.length);
  });
  if (elements.some((element) => element.type === 'dates')) {
    // «school 2023»: four digits beside words may be anything.
    const onlyYears = elements.every(
      (element) => element.type === 'dates' && element.chain.links.every((link) => link.atom.bareYear),
    );
    if (onlyYears && around > 0) return true;
    return before > MOST_WORDS_BEFORE_DATES || around > MOST_WORDS_WITH_DATES;
  }
  const weak = elements.every((element) => element.type === 'phrase' && element.row.weak);
  if (weak && before > 0 && !(before === 1 && isAdjective(cursor.at(first.from - 1)?.text ?? ''))) return true;
  return before > MOST_WORDS_BEFORE_PHRASES || around > MOST_WORDS_WITH_PHRASES;
}
