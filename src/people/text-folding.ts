/**
 * Folding of typed text to a form that can be compared: Latin look-alikes, odd spaces and dashes, invisible characters, ё.
 * What people typed is never stored folded; folding serves reading and matching only.
 */

/** Latin letters that look the same as a Russian letter, and the Russian letter. */
const LOOK_ALIKES = new Map<string, string>(
  'AА aа BВ CС cс EЕ eе HН KК kк MМ mм OО oо PР pр TТ tт XХ xх YУ yу'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const ODD_SPACES = /[\u0009\u000B\u000C\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const ODD_HYPHENS = /[\u2010\u2011\u2212\u00AC]/g;
const ODD_DASHES = /[\u2012\u2013\u2014\u2015]/g;
const LETTER_RUN = /[A-Za-zА-Яа-яЁё]+/g;
const LATIN = /[A-Za-z]/;
const RUSSIAN = /[А-Яа-яЁё]/;

/**
 * Latin look-alikes inside Russian words, and single Latin capitals (initials), become Russian letters.
 * The length never changes, so positions stay valid.
 */
export function foldLookAlikes(text: string): string {
  if (!LATIN.test(text)) return text;
  return text.replace(LETTER_RUN, (run) => {
    const mixed = RUSSIAN.test(run);
    if (!mixed && run.length > 1) return run;
    let folded = '';
    for (const letter of run) folded += LOOK_ALIKES.get(letter) ?? letter;
    return folded;
  });
}

/** ё and Ё become е and Е. */
export function foldYo(text: string): string {
  if (!text.includes('ё') && !text.includes('Ё')) return text;
  return text.replace(/ё/g, 'е').replace(/Ё/g, 'Е');
}

/** Nearly every text: what `plainCharacters` leaves as it is. */
const ALREADY_PLAIN = /^[\n -~А-Яа-яЁё«»№–]*$/;

/**
 * Composed letters, ordinary spaces, one kind of hyphen and one kind of dash; invisible characters are gone.
 * Line breaks stay, as \n.
 */
export function plainCharacters(text: string): string {
  if (ALREADY_PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    .replace(ODD_SPACES, ' ')
    .replace(ODD_HYPHENS, '-')
    .replace(ODD_DASHES, '–');
}

/** Runs of white space become one space; none at the ends. */
export function collapseSpaces(text: string): string {
  if (!/\s\s|^\s|\s$|[^\S ]/.test(text)) return text;
  return text
    .split(/\s/)
    .filter((part) => part !== '')
    .join(' ');
}

/** The key by which two texts are the same for a reader: case, ё, spaces, dashes and look-alikes do not count. */
export function foldedKey(text: string): string {
  return foldYo(collapseSpaces(foldLookAlikes(plainCharacters(text))).toLowerCase()).replace(/–/g, '-');
}

/** Words of a surname that are written small: «фон Берг». */
export const PARTICLES: ReadonlySet<string> = new Set([
  'фон',
  'де',
  'дер',
  'ван',
  'ла',
  'ди',
  'бен',
  'ибн',
  'эль',
  'аль',
  'абу',
]);
const SMALL_PARTS = new Set(['заде', 'задэ', 'оглы', 'оглу', 'кызы', 'гызы', 'оол']);

const DIVIDED = /[-\s'’]/;

/** `иванов` and `ИВАНОВ` become `Иванов`; each part of a double name by itself: `Петров-Водкин`, but `Али-заде`. */
export function titleCase(word: string): string {
  if (!DIVIDED.test(word)) return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
  const capitals = word === word.toUpperCase();
  const parts = word.split(/([-\s'’])/);
  return parts
    .map((part, i) => {
      const lower = part.toLowerCase();
      const small = i > 0 && SMALL_PARTS.has(lower) && (capitals || part === lower);
      const particle = PARTICLES.has(part) && parts[i + 1] === ' ';
      return small || particle ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('');
}
