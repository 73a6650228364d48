/** The class a pupil writes: «7А», «7 "а" класс», «VII А», «седьмой», «10(11)»; and whether the text is a post instead. */
import { teachingStems } from './position-words';
import { collapseSpaces, foldedKey, foldLookAlikes, plainCharacters } from './text-folding';

export interface SchoolClass {
  /** 1 to 11 */
  readonly grade: number;
  /** Small Russian letter; '' where none was written. */
  readonly letter: string;
}

const romans = new Map(
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi'].map((word, at) => [word, at + 1]),
);
const ordinals: readonly RegExp[] = [
  /^перв/,
  /^втор/,
  /^трет/,
  /^четв[её]рт/,
  /^пят/,
  /^шест/,
  /^седьм/,
  /^восьм/,
  /^девят/,
  /^десят/,
  /^одиннадцат/,
];
const longestClass = 80;
/** A teacher of the seventh class is in no class; a course or a group is no class of a school. */
const noPupil = new RegExp(`${teachingStems}|руководител|директор|курс|студент|группа|родител`);

/** Reads a class; undefined where the text names none. */
export function readClass(text: string): SchoolClass | undefined {
  if (text.length > longestClass) return undefined;
  const plain = collapseSpaces(
    foldLookAlikes(plainCharacters(text))
      .toLowerCase()
      // «СОШ № 5, 6 класс»: the number of the school.
      .replace(/№ ?\d+/g, ' ')
      .replace(/[«»"'`“”„()[\].,;:–_/\\-]/g, ' '),
  );
  const words = plain.split(' ').filter((word) => word !== '');
  const said = words.some((word) => /^кл(асса?|ассе|ассник)?$/.test(word));
  if (!said && /\b(19|20)\d\d\b|лет|курс|групп/.test(plain)) return undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const found = gradeOf(word, said || at === 0);
    if (!found) continue;
    // A number far inside a text is a class only where the word stands beside it.
    if (!said && at > 0 && !/^(учен|шко|обуч|воспит)/.test(words[0] ?? '')) return undefined;
    return { grade: found.grade, letter: found.letter || letterAfter(words, at) };
  }
  return undefined;
}

/** The grade (1-11) of somebody with this class or post; undefined for everybody but pupils. */
export function pupilGrade(position: string): number | undefined {
  return noPupil.test(foldedKey(position.slice(0, 200))) ? undefined : readClass(position)?.grade;
}

function gradeOf(word: string, alone: boolean): SchoolClass | undefined {
  const number = /^(\d{1,2})(?:й|го|ый|ой|м|ом)?([а-яa-z]?)$/.exec(word);
  if (number) return inSchool(Number(number[1]), letterOf(number[2] ?? ''));
  const roman = romans.get(latin(word));
  if (roman !== undefined && alone) return { grade: roman, letter: '' };
  const romanLetter = /^([ivx]{1,4})([а-я])$/.exec(word);
  if (romanLetter && romans.has(romanLetter[1] ?? '')) {
    return { grade: romans.get(romanLetter[1] ?? '') ?? 0, letter: letterOf(romanLetter[2] ?? '') };
  }
  const ordinal = ordinals.findIndex((form) => form.test(word) && word.length > 4);
  return ordinal >= 0 && alone ? { grade: ordinal + 1, letter: '' } : undefined;
}

/** Roman numerals typed in Russian letters: «ХI». */
const latin = (word: string): string => word.replace(/х/g, 'x').replace(/[іi]/g, 'i');

function inSchool(grade: number, letter: string): SchoolClass | undefined {
  return grade >= 1 && grade <= 11 ? { grade, letter } : undefined;
}

/** «7 А», «7 класс А»: a lone letter after the number, other than a preposition. */
function letterAfter(words: readonly string[], at: number): string {
  for (const word of words.slice(at + 1, at + 3)) {
    if (/^кл(асса?|ассе)?$/.test(word)) continue;
    return /^[а-яa-z]$/.test(word) && !'иосу'.includes(word) ? letterOf(word) : '';
  }
  return '';
}

const latinLetters = new Map([
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['g', 'г'],
  ['d', 'д'],
  ['e', 'е'],
]);
const letterOf = (letter: string): string => latinLetters.get(letter) ?? letter;
