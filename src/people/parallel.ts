/** The parallel of a pupil (1-11) as people write classes: «7А», «7 "а" класс», «7-а», «VII А», «седьмой». */
import { foldLookAlikes, foldYo, plainCharacters } from './text-folding';

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi'];
const ordinals = ['перв', 'втор', 'трет', 'четверт', 'пят', 'шест', 'седьм', 'восьм', 'девят', 'десят', 'одиннадцат'];
/** A teacher of the seventh class is in no class; a course or a group is no class of a school. */
const noClass = /учител|педагог|преподавател|руководител|воспитател|директор|курс|студент|группа|родител/;
const digits =
  /^(?:(?:ученик|ученица|обучающ|учащ)[а-я]{0,6}\s)?[^\dа-яa-z№]{0,3}(1[01]|[1-9])(?!\d)(?!\s?(?:лет|год|\.\d))/;
const beforeWord = /(?:^|[^\d№])(1[01]|[1-9])\s?[-–]?\s?["«'’”“]?\s?[а-яa-z]?\s?["»'’”“]?\s?(?:класс|кл(?![а-я]))/;

/** undefined where the text names no class. */
export function parallelOf(position: string): number | undefined {
  const text = foldYo(plainCharacters(position.slice(0, 200)).toLowerCase())
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || noClass.test(text)) return undefined;
  const roman = /^([ivxх]{1,4})(?![a-zа-я])/.exec(text)?.[1];
  if (roman !== undefined) {
    const place = romans.indexOf(roman.replace(/х/g, 'x'));
    if (place >= 0) return place + 1;
  }
  const folded = foldLookAlikes(text);
  const number = digits.exec(folded)?.[1] ?? beforeWord.exec(folded)?.[1];
  if (number !== undefined) return Number(number);
  const ordinal = ordinals.findIndex((stem) => folded.startsWith(stem));
  return ordinal < 0 || !/(?:[ыоие]й|ого|его|[оеё]м)$/.test(folded.split(/[^а-я]/)[0] ?? '') ? undefined : ordinal + 1;
}
