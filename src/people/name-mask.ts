/**
 * Takes people out of texts that leave the school: wherever a name stands, in any case and order, its code comes in its
 * place. Better a word too many than a name.
 */
import { nameForms } from './name-forms';
import { foldedKey } from './text-folding';

export interface MaskedPerson {
  readonly name: string;
  /** What stands in place of the name; '' for somebody without a code. */
  readonly code: string;
  /** May be named. */
  readonly shown: boolean;
}

/** In place of somebody who has no code. */
const namelessPerson = 'участник программы';

interface KnownPerson {
  readonly mark: string;
  readonly shown: boolean;
  readonly initials: readonly string[];
  /** Given name, its everyday forms, and patronymic in every case, folded. */
  readonly words: ReadonlySet<string>;
}

interface Word {
  readonly key: string;
  readonly initial: boolean;
  readonly from: number;
  readonly to: number;
}

/** A function that masks every text alike. */
export function nameMask(people: readonly MaskedPerson[]): (text: string) => string {
  const bySurname = new Map<string, KnownPerson[]>();
  const byWord = new Map<string, KnownPerson[]>();
  const add = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void => {
    if (key.length < 2) return;
    const known = map.get(key);
    if (known) known.push(person);
    else map.set(key, [person]);
  };
  for (const { name, code, shown } of people) {
    const forms = nameForms(name);
    if (!forms) continue;
    const words = new Set([...forms.given, ...forms.patronymic]);
    const person = { mark: code || namelessPerson, shown, initials: forms.initials, words };
    for (const form of withParts(forms.surname)) add(bySurname, form, person);
    for (const word of words) add(byWord, word, person);
  }
  if (bySurname.size + byWord.size === 0) return (text) => text;
  return (text) => {
    const words = wordsOf(text);
    let masked = '';
    let done = 0;
    let at = 0;
    while (at < words.length) {
      const found = surnameAt(text, words, at, bySurname) ?? fatherNameAt(text, words, at, byWord);
      if (!found) {
        at++;
        continue;
      }
      masked += text.slice(done, words[found.first]?.from) + found.mark;
      done = words[found.last]?.to ?? text.length;
      at = found.last + 1;
    }
    return masked + text.slice(done);
  };
}

interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly mark: string;
}

/** A surname with the names and initials around it. */
function surnameAt(
  text: string,
  words: readonly Word[],
  at: number,
  bySurname: ReadonlyMap<string, readonly KnownPerson[]>,
): Phrase | undefined {
  // Names before a surname are met first: the phrase begins there.
  for (let ahead = 0; ahead <= 2; ahead++) {
    const place = at + ahead;
    const people = bearersOf(words[place]?.key ?? '', bySurname);
    if (!people) continue;
    const belongs = (word: Word): boolean => word.initial || people.some((person) => person.words.has(word.key));
    const before = words.slice(at, place);
    if (!before.every((word) => belongs(word)) || !touching(text, words, at, place)) continue;
    let last = place;
    while (last < place + 2 && touching(text, words, last, last + 1) && belongs(words[last + 1] as Word)) last++;
    const others = [...before, ...words.slice(place + 1, last + 1)];
    const meant = people.filter((person) => fits(person, others));
    const hidden = meant.find(({ shown }) => !shown);
    // Somebody else of that surname: an official whom no bank knows.
    if (!hidden) return undefined;
    return { first: at, last, mark: hidden.mark };
  }
  return undefined;
}

/** Of a surname, or of a part of a word with hyphens: «Иванова-Мария» is how some people join the two. */
function bearersOf(
  key: string,
  bySurname: ReadonlyMap<string, readonly KnownPerson[]>,
): readonly KnownPerson[] | undefined {
  const whole = bySurname.get(key);
  if (whole || !/[-‐‑–]/.test(key)) return whole;
  const parts = key.split(/[-‐‑–]/).flatMap((part) => (part.length > 3 ? (bySurname.get(part) ?? []) : []));
  return parts.length === 0 ? undefined : parts;
}

/** «Нина Петровна»: two names of one person, without the surname. */
function fatherNameAt(
  text: string,
  words: readonly Word[],
  at: number,
  byWord: ReadonlyMap<string, readonly KnownPerson[]>,
): Phrase | undefined {
  const next = words[at + 1];
  if (!next || !touching(text, words, at, at + 1)) return undefined;
  const meant = byWord.get(words[at]?.key ?? '')?.filter((person) => person.words.has(next.key)) ?? [];
  const hidden = meant.find(({ shown }) => !shown);
  return hidden && { first: at, last: at + 1, mark: hidden.mark };
}

/** Whether the names beside the surname can be this person's. */
function fits({ initials, words }: KnownPerson, others: readonly Word[]): boolean {
  const named = others.filter(({ initial }) => !initial);
  if (named.some(({ key }) => words.has(key))) return true;
  const [first] = others;
  return first === undefined || initials.length === 0 || initials[0] === first.key.charAt(0);
}

function touching(text: string, words: readonly Word[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const [word, next] = [words[at], words[at + 1]];
    if (!word || !next || !/^[\s\u00a0.]{0,3}$/.test(text.slice(word.to, next.from))) return false;
  }
  return true;
}

/** A word with the marks that part no words and stand in none: soft hyphens, zero-width spaces, accents. */
const wordPattern =
  /\p{L}[\p{L}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]*(?:[-‐‑–’'][\p{L}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]+)*\.?/gu;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]|(?![\u0306\u0308])\p{M}/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const key = foldedKey(match[0].replace(/\.$/, '').replace(invisible, '').normalize('NFC'));
    const initial = key.length === 1;
    // A full stop belongs to an initial, not to the sentence.
    const to = match.index + match[0].length - (!initial && match[0].endsWith('.') ? 1 : 0);
    return { key, initial, from: match.index, to };
  });
}

/** «Иванова-Петрова» may be called by half her surname. */
function withParts(surnames: ReadonlySet<string>): Set<string> {
  const parts = [...surnames].flatMap((form) => form.split(/[-\s]/)).filter((part) => part.length > 3);
  return new Set([...surnames, ...parts]);
}
