/**
 * The name of a file made of a sheet. Files travel further than the workbook: a name must hold no surname and nothing
 * that a file system takes for its own.
 */
import { isGivenNameInAnyCase } from '../people/full-names';
import { surnameLikeness, UNCHANGING_SURNAME } from '../people/surnames';
import { schoolYearName } from '../calendar/school-year';
import { documentNames, schemas } from '../workbook/schema';

/** Longest name without its ending: sheets allow 100 letters, file systems 255 bytes. */
const longest = 80;

const ownNames: readonly string[] = [...schemas.map(({ name }) => name), ...documentNames];

/** «Дорожная карта 2026-2027»; a sheet whose name holds a year keeps it. `schoolYear`: its first calendar year. */
export function fileNameOf(sheet: string, schoolYear: number | undefined): string {
  const own = ownNames.find((name) => sheet === name || sheet.startsWith(`${name} `));
  // What a person has added to a name of ours may be somebody's.
  const plain = cleaned(
    own === undefined ? withoutPeople(sheet) : own + withoutPeople(`x${sheet.slice(own.length)}`).slice(1),
  );
  const name = plain === '' ? 'Лист' : plain;
  return schoolYear === undefined || /20\d\d/.test(name) ? name : `${name} ${schoolYearName(schoolYear)}`;
}

/** What systems forbid or hide: separators, wildcards, control and direction marks; dots and spaces at the ends. */
function cleaned(text: string): string {
  return text
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .split(/[\s.]/)
    .filter(Boolean)
    .join(' ')
    .slice(0, longest)
    .trim();
}

/** Leaves out words that could be a person's; rather one word too many than a name. */
function withoutPeople(text: string): string {
  const words = text.split(/[^\p{L}\p{N}-]/u).filter(Boolean);
  const isName = (word: string): boolean => isGivenNameInAnyCase(word) || /^\p{Lu}$/u.test(word);
  const startsWithName = isName(words[1] ?? '');
  return words
    .filter((word, index) => {
      if (isName(word)) return false;
      if (!/^\p{Lu}/u.test(word)) return true;
      const likeness = surnameLikeness(word);
      // A title begins with a capital too: its first word goes only when it can hardly be anything but a name.
      return index > 0 || startsWithName
        ? likeness === 'none'
        : !likeness.startsWith('strong') && !UNCHANGING_SURNAME.test(word.toLowerCase());
    })
    .join(' ');
}
