/** Which mentees a mentor would like: «5-7 класс», «10-12 лет», «старшеклассники». */
import { choosesNothing, wordsOf } from './word-stems';

export interface AgeWish {
  /** In classes, or in full years. */
  readonly unit: 'grade' | 'age';
  /** Both included. */
  readonly from: number;
  readonly to: number;
}

/** Usual age at the beginning of a class: first-formers are six or seven. */
const ageAtFirstGrade = 6.5;

const groups: readonly (readonly [RegExp, AgeWish])[] = [
  [/^начальн|^младш/, { unit: 'grade', from: 1, to: 4 }],
  [/^средн/, { unit: 'grade', from: 5, to: 9 }],
  [/^старш/, { unit: 'grade', from: 8, to: 11 }],
  [/^старшекласс|^выпускн/, { unit: 'grade', from: 10, to: 11 }],
  [/^подрост/, { unit: 'age', from: 12, to: 17 }],
  [/^взросл|^педагог|^учител/, { unit: 'age', from: 18, to: 120 }],
];

/** What the answer says; several ranges as several wishes; empty where it says nothing that can be read. */
export function readAgeWish(text: string): AgeWish[] {
  if (choosesNothing(text)) return [];
  const plain = text.toLowerCase().replace(/ё/g, 'е').slice(0, 200);
  const unit: AgeWish['unit'] = /лет|год|возраст/.test(plain) && !/класс|кл\b|кл\./.test(plain) ? 'age' : 'grade';
  const found: AgeWish[] = [];
  for (const match of plain.matchAll(
    /(?:(от|с|до|старше|младше)\s{0,3})?(\d{1,2})(?:\s{0,3}(?:[-–—]|до|по)\s{0,3}(\d{1,2})|(\s{0,3}\+))?/g,
  )) {
    const [, word, start, end, plus] = match;
    const from = Number(start);
    const to = end === undefined ? undefined : Number(end);
    // Twelve and more is no class.
    const real = Math.max(from, to ?? 0) > 11 ? 'age' : unit;
    if (to !== undefined) found.push({ unit: real, from: Math.min(from, to), to: Math.max(from, to) });
    else if (word === 'до' || word === 'младше') found.push({ unit: real, from: 0, to: from });
    else if (word !== undefined || plus !== undefined) found.push({ unit: real, from, to: 120 });
    else found.push({ unit: real, from, to: from });
  }
  if (found.length > 0) return found;
  return wordsOf(plain).flatMap((word) => {
    const matching = groups.filter(([group]) => group.test(word));
    const last = matching[matching.length - 1];
    return last ? [last[1]] : [];
  });
}

/**
 * How near the mentee is to the wish: 1 inside, ½ a year beside, 0 further; undefined where the wish or the mentee's age
 * is not known.
 */
export function ageFit(
  wishes: readonly AgeWish[],
  mentee: { readonly grade?: number; readonly age?: number },
): number | undefined {
  const distances = wishes.flatMap((wish) => {
    const years = wish.unit === 'grade' ? mentee.grade : (mentee.age ?? ageOfGrade(mentee.grade));
    const known = years ?? (wish.unit === 'grade' ? gradeOfAge(mentee.age) : undefined);
    return known === undefined ? [] : [Math.max(wish.from - known, known - wish.to, 0)];
  });
  if (distances.length === 0) return undefined;
  const nearest = Math.min(...distances);
  return nearest <= 0.5 ? 1 : nearest <= 1.5 ? 0.5 : 0;
}

const ageOfGrade = (grade: number | undefined): number | undefined =>
  grade === undefined ? undefined : grade + ageAtFirstGrade;
const gradeOfAge = (age: number | undefined): number | undefined =>
  age === undefined ? undefined : age - ageAtFirstGrade;

/** «5–7 класс», «10–12 лет»: the wish as it was understood. */
export function printAgeWish(wishes: readonly AgeWish[]): string {
  return wishes
    .map(({ unit, from, to }) => {
      const words = unit === 'grade' ? 'класс' : 'лет';
      if (to >= 100) return `от ${from} ${words}`;
      return from === to ? `${from} ${words}` : `${from}–${to} ${words}`;
    })
    .join(', ');
}
