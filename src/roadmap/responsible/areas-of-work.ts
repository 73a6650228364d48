/**
 * «Заместители директора: Ежова А.А. (УВР), Чижов Б.Б. (по воспитательной работе)»: what stands in brackets behind a person
 * and says which part of the post before is hers. Other brackets there («по согласованию») say nothing of the post.
 */
import type { Token } from './tokens';
import { AREAS, isSubject } from './words';

/** Subjects as they stand alone; after «учитель» they are in the genitive. */
const SUBJECT_NAMES = new Set(
  'математика физика химия биология история обществознание география информатика технология музыка литература астрономия экономика черчение'.split(
    ' ',
  ),
);
/** «по учебной работе», «по административно-хозяйственной части» */
const WORK = new Set(['работе', 'части']);

/** Whether a word is a field of work by itself: initials in capitals («УВР»), or a subject. */
export const isAreaWord = ({ text, facts: { lower } }: Token): boolean =>
  (AREAS.has(lower) && lower !== 'ио' && text === text.toUpperCase()) || SUBJECT_NAMES.has(lower) || isSubject(lower);

/** Whether the tokens from `from` up to `to` are nothing but such fields. */
export function isAreaOfWork(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter(({ kind, text }) => kind !== 'mark' || !',/'.includes(text));
  const [first] = words;
  if (!first || words.some(({ kind }) => kind !== 'word')) return false;
  const rest = first.facts.lower === 'по' ? words.slice(1) : words;
  if (rest.length === 0) return false;
  if (rest.length < words.length && WORK.has(rest[rest.length - 1]?.facts.lower ?? '')) return true;
  return rest.every((word) => isAreaWord(word) || word.facts.lower === 'и');
}
