/**
 * Finds where a text names known people: in any case, with the given name or initials on either side, or by the surname
 * alone. Everybody whom the words fit is named, so that two people of one surname are never taken for each other.
 */
import { isGivenNameInAnyCase } from './full-names';
import { nameForms, type NameForms } from './name-forms';
import { readPatronymic } from './patronymics';
import { surnameLikeness } from './surnames';
import { foldedKey } from './text-folding';

/** Words of a text from `start` to before `end` that fit the people with these numbers. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Numbers of the people, in the order in which they were given to the finder. */
  readonly people: readonly number[];
  /** The words can hardly mean anything but a name. */
  readonly sure: boolean;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key: string;
}

/** How far a surname's neighbours belong to it: index from and to (inclusive). */
interface Reach {
  readonly from: number;
  readonly to: number;
  /** The given name or initials fit, not the surname alone. */
  readonly proven: boolean;
}

const wordPattern = /[\p{L}\p{M}\u00AD\u200B-\u200F\u2060-\u2064\uFEFF'’-]+/gu;
const invisible = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g;

export class MentionFinder {
  private readonly forms: (NameForms | undefined)[];
  private readonly bySurname = new Map<string, number[]>();
  private readonly byPatronymic = new Map<string, number[]>();
  /** Beginnings of the forms: most words of a workbook begin otherwise and need no folding. */
  private readonly beginnings = new Set<string>();

  /** `names` as typed; a text that names nobody is never found. */
  constructor(names: readonly string[]) {
    this.forms = names.map(nameForms);
    this.forms.forEach((forms, person) => {
      for (const form of forms?.surname ?? []) this.register(this.bySurname, form, person);
      for (const form of forms?.patronymic ?? []) this.register(this.byPatronymic, form, person);
    });
  }

  private register(index: Map<string, number[]>, form: string, person: number): void {
    const known = index.get(form);
    if (known) known.push(person);
    else index.set(form, [person]);
    this.beginnings.add(form.slice(0, 2));
  }

  /** Every mention, from left to right, none inside another. */
  find(text: string): Mention[] {
    if (text.length < 2) return [];
    const words = wordsOf(text);
    const found: Mention[] = [];
    for (let at = 0; at < words.length; at++) {
      const mention = this.surnameAt(text, words, at) ?? this.patronymicAt(text, words, at);
      if (!mention) continue;
      const last = found[found.length - 1];
      if (last && mention.start < last.end) {
        if (mention.end - mention.start > last.end - last.start) found[found.length - 1] = mention;
      } else found.push(mention);
      while (words[at + 1] !== undefined && (words[at + 1]?.end ?? 0) <= mention.end) at++;
    }
    return found;
  }

  private surnameAt(text: string, words: readonly Word[], at: number): Mention | undefined {
    const { people, last } = this.surnameHolders(text, words, at);
    if (people.length === 0) return undefined;
    const fitting = people.flatMap((person) => {
      const forms = this.forms[person];
      const reach = forms && reachOf(text, words, at, last, forms);
      return reach ? [{ person, reach }] : [];
    });
    if (fitting.length === 0) return undefined;
    // Where the given name fits somebody, it speaks against those who are known to be called otherwise.
    const proven = fitting.some(({ reach }) => reach.proven);
    const reaches = fitting.filter(
      ({ person, reach }) => reach.proven || !proven || this.forms[person]?.initials.length === 0,
    );
    const from = Math.min(...reaches.map(({ reach }) => reach.from));
    const to = Math.max(...reaches.map(({ reach }) => reach.to));
    const [start, end] = [words[from]?.start ?? 0, words[to]?.end ?? 0];
    return {
      start,
      // The full stop after initials is theirs.
      end: to > last && text[end] === '.' && (words[to]?.key.length ?? 0) === 1 ? end + 1 : end,
      people: reaches.map(({ person }) => person),
      sure: proven || this.isSurnameAlone(words, at),
    };
  }

  /** The people whose surname stands at the word, and its last word: «Иванова- Петрова» is one surname. */
  private surnameHolders(
    text: string,
    words: readonly Word[],
    at: number,
  ): { people: readonly number[]; last: number } {
    const [word, next] = [words[at], words[at + 1]];
    if (!word || !this.beginnings.has(word.key.slice(0, 2))) return { people: [], last: at };
    if (next) {
      const gap = text.slice(word.end, next.start);
      const joint = text.slice(word.end - 1, next.start + 1);
      const hyphened = /^\s{0,2}[-–—‐‑]?\s{0,2}$/.test(gap) && /[-–—‐‑]/.test(joint);
      const people = hyphened ? this.bySurname.get(`${word.key}-${next.key}`) : undefined;
      if (people) return { people, last: at + 1 };
    }
    return { people: this.bySurname.get(word.key) ?? [], last: at };
  }

  /** A surname without given name: a capital letter and an ending of surnames, or nearly nothing else in the text. */
  private isSurnameAlone(words: readonly Word[], at: number): boolean {
    const word = words[at];
    if (!word) return false;
    if (words.length <= 3) return true;
    const capital = word.text.charAt(0) !== word.text.charAt(0).toLowerCase();
    return capital && (surnameLikeness(word.key).startsWith('strong') || /(?:[ое]в|[иы]н)(?:ы|ых|ыми)$/.test(word.key));
  }

  /** «Марье Ивановне» without a surname. */
  private patronymicAt(text: string, words: readonly Word[], at: number): Mention | undefined {
    const word = words[at];
    const given = words[at - 1];
    if (!word || !given || !this.beginnings.has(word.key.slice(0, 2)) || !isSpace(text.slice(given.end, word.start)))
      return undefined;
    const people = (this.byPatronymic.get(word.key) ?? []).filter((person) => this.forms[person]?.given.has(given.key));
    return people.length === 0 ? undefined : { start: given.start, end: word.end, people, sure: true };
  }
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const bare = match[0].replace(invisible, '').replace(/^[-'’]{1,9}|[-'’]{1,9}$/g, '');
    if (bare !== '')
      words.push({ start: match.index, end: match.index + match[0].length, text: bare, key: foldedKey(bare) });
  }
  return words;
}

const isSpace = (gap: string): boolean => /^\s{1,3}$/.test(gap);
/** Between a surname and initials: «Иванов И.И.», «Иванов, И. И.», «И.И.Иванов». */
const isInitialGap = (gap: string): boolean => /^[\s.,]{0,3}$/.test(gap);

/** The neighbours that belong to the surname; undefined where they name somebody else of that surname. */
function reachOf(text: string, words: readonly Word[], at: number, last: number, forms: NameForms): Reach | undefined {
  const after = side(text, words, last, 1, forms);
  const before = side(text, words, at, -1, forms);
  if (after === 'other') return undefined;
  if (after > 0) return { from: at, to: last + after, proven: true };
  if (before === 'other') return undefined;
  return before > 0 ? { from: at - before, to: last, proven: true } : { from: at, to: last, proven: false };
}

/** How many words beside the surname are the person's own; `other` where they are another person's. */
function side(text: string, words: readonly Word[], at: number, step: 1 | -1, forms: NameForms): number | 'other' {
  const gap = (one: number, other: number): string => {
    const [left, right] = [words[Math.min(one, other)], words[Math.max(one, other)]];
    return left && right ? text.slice(left.end, right.start) : '\n';
  };
  const first = words[at + step];
  if (!first) return 0;
  if (isInitial(first) && isInitialGap(gap(at, at + step))) return initials(text, words, at, step, forms, gap);
  if (!isSpace(gap(at, at + step))) return 0;
  const second = words[at + 2 * step];
  const adjacent = second !== undefined && isSpace(gap(at + step, at + 2 * step));
  // «Пётр Сергеевич Иванов»: the patronymic stands next to the surname.
  if (step < 0 && readPatronymic(first.text) !== null && adjacent) {
    return fits(second, forms.given, forms.initials[0]) &&
      (forms.patronymic.size === 0 || forms.patronymic.has(first.key))
      ? 2
      : 'other';
  }
  if (!isGivenNameInAnyCase(first.text) && !forms.given.has(first.key)) return 0;
  if (!fits(first, forms.given, forms.initials[0])) return step > 0 ? 'other' : 0;
  if (step < 0 || !adjacent || readPatronymic(second.text) === null) return 1;
  return forms.patronymic.size === 0 || forms.patronymic.has(second.key) ? 2 : 'other';
}

function initials(
  text: string,
  words: readonly Word[],
  at: number,
  step: 1 | -1,
  forms: NameForms,
  gap: (one: number, other: number) => string,
): number | 'other' {
  const second = words[at + 2 * step];
  const two = second !== undefined && isInitial(second) && isInitialGap(gap(at + step, at + 2 * step));
  // A letter without a full stop may be a preposition or a conjunction: «Иванов и Петров», «Иванов с мамой».
  const dotted = (word: Word | undefined): boolean => word !== undefined && text[word.end] === '.';
  const first = words[at + step];
  if (!dotted(first) && !(two && dotted(second)) && !(two && step > 0 && first?.text === first?.text.toUpperCase()))
    return 0;
  const letters = (two ? [words[at + step], second] : [words[at + step]]).map((word) => word?.key ?? '');
  if (step < 0) letters.reverse();
  const known = forms.initials;
  const agree = letters.every((letter, index) => known[index] === undefined || known[index] === letter);
  return agree ? letters.length : 'other';
}

const isInitial = (word: Word): boolean => word.text.length === 1;

function fits(word: Word, given: ReadonlySet<string>, initial: string | undefined): boolean {
  return given.size > 0 ? given.has(word.key) : initial === undefined || word.key.startsWith(initial);
}

/** The text with pieces replaced; pieces may be given in any order and must not overlap. */
export function replacePieces(
  text: string,
  pieces: readonly { readonly start: number; readonly end: number; readonly by: string }[],
): string {
  return [...pieces]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, by }) => result.slice(0, start) + by + result.slice(end), text);
}
