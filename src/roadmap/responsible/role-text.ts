/** The text of a role as it is reported: as printed, without stray marks, and in the nominative where the cell declines it. */
import { adjectiveStem, declineAdjective } from '../../people/adjectives';
import type { GrammaticalCase, GrammaticalNumber } from '../../people/grammar';
import { declinePostNoun, postNounForms, type PostNounForm } from '../../people/post-nouns';
import { collapseSpaces, foldYo } from '../../people/text-folding';
import type { RoleHead } from './role-heads';
import { readingOf } from './role-heads';
import type { Token } from './tokens';
import { CLOSING_ABBREVIATIONS } from './words';

const LEADING = ' ,;:.–-/•·*+)]»”_|?!…=';
const TRAILING = ' ,;:–-/•·*+([«„_|?!…=';
const ALL = new Set(['всем', 'всех', 'всеми']);
const OPEN_QUOTES = '«„“';
const CLOSE_QUOTES = '»”';

/** «Наставник (учитель математики»: the bracket closed behind the person, so a comma stands in its place. */
function closeBracket(text: string): string {
  const open = text.lastIndexOf('(');
  return open <= 0 || text.includes(')', open)
    ? text
    : `${text.slice(0, open).trimEnd()}, ${text.slice(open + 1).trimStart()}`;
}

/** Trims marks and unbalanced quotes from both ends; the full stop of a closing abbreviation stays. */
function trimRole(text: string): string {
  let result = collapseSpaces(text);
  for (let pass = 0; pass < 12; pass += 1) {
    const before = result;
    let from = 0;
    let to = result.length;
    while (from < to && LEADING.includes(result[from] ?? '')) from += 1;
    while (to > from && TRAILING.includes(result[to - 1] ?? '')) to -= 1;
    if (result[to - 1] === '.' && !endsInAbbreviation(result.slice(Math.max(0, to - 24), to - 1))) to -= 1;
    result = result.slice(from, to);
    result = closeBracket(dropStrayQuote(result));
    if (result === before) break;
  }
  return result;
}

function endsInAbbreviation(text: string): boolean {
  const word = /[а-яё]{1,20}$/i.exec(text.slice(-20))?.[0] ?? '';
  return CLOSING_ABBREVIATIONS.has(foldYo(word.toLowerCase()));
}

function dropStrayQuote(text: string): string {
  if (!/[«»„“”"]/.test(text)) return text;
  const last = text.slice(-1);
  const first = text.slice(0, 1);
  let opened = 0;
  let closed = 0;
  let straight = 0;
  for (const c of text) {
    if (OPEN_QUOTES.includes(c)) opened += 1;
    else if (CLOSE_QUOTES.includes(c)) closed += 1;
    else if (c === '"') straight += 1;
  }
  // Styles may be mixed («СОШ № 5"): a pair is any opening with any closing.
  const loose = straight % 2 === 1 && opened === closed;
  if (CLOSE_QUOTES.includes(last) && closed > opened && straight % 2 === 0) return text.slice(0, -1);
  if (last === '"' && loose) return text.slice(0, -1);
  if (OPEN_QUOTES.includes(first) && opened > closed && straight % 2 === 0) return text.slice(1);
  if (first === '"' && loose) return text.slice(1);
  return text;
}

function withCase(model: string, text: string): string {
  const initial = model.slice(0, 1);
  if (initial !== initial.toLowerCase() && text !== '') {
    const allCapitals = model.length > 2 && model === model.toUpperCase();
    return allCapitals ? text.toUpperCase() : text.slice(0, 1).toUpperCase() + text.slice(1);
  }
  return text;
}

/** One word of a post («учителю-логопеду») brought to the nominative of a number. */
function nominativeHead(word: string, form: PostNounForm, number: GrammaticalNumber): string {
  const parts = word.split('-');
  const changed = parts.map((part) => {
    const forms = postNounForms(foldYo(part.toLowerCase()));
    const same =
      forms.find((f) => f.case === form.case && f.number === form.number) ?? (parts.length === 1 ? form : forms[0]);
    if (!same) return part;
    const nominative = declinePostNoun(same.noun, 'nominative', number);
    return nominative === '' ? part : withCase(part, nominative);
  });
  return changed.join('-');
}

export interface RolePhrase {
  from: number;
  to: number;
  head: RoleHead | null;
}

/**
 * The role in the nominative of the wanted number; only the head and the words that agree with it change, the rest stays
 * as printed. `wanted` is the case the sentence asks for, where the head's form allows several.
 */
export function roleInNominative(
  text: string,
  tokens: readonly Token[],
  phrase: RolePhrase,
  number: GrammaticalNumber | null,
  wanted?: GrammaticalCase,
): { text: string; declined: boolean } {
  const first = tokens[phrase.from];
  const last = tokens[phrase.to - 1];
  if (!first || !last) return { text: '', declined: false };
  const { head } = phrase;
  const form = head ? readingOf(head, wanted) : null;
  if (!head || !form || head.acting) return { text: trimRole(text.slice(first.start, last.end)), declined: false };
  const target = number ?? form.number;
  const declined = form.case !== 'nominative';
  if (!declined && target === form.number) return { text: trimRole(text.slice(first.start, last.end)), declined };
  let result = '';
  let at = first.start;
  for (let i = phrase.from; i <= head.head; i += 1) {
    const token = tokens[i];
    if (!token) break;
    result += text.slice(at, token.start);
    at = token.end;
    if (ALL.has(token.text.toLowerCase())) result += withCase(token.text, 'все');
    else if (i === head.head) result += nominativeHead(token.text, form, target);
    else if (token.kind === 'word' && adjectiveStem(token.text.toLowerCase()) && token.text.length > 3) {
      result += declineAdjective(token.text, 'nominative', target, form.noun.gender);
    } else result += token.text;
  }
  result += text.slice(at, last.end);
  return { text: trimRole(result), declined };
}
