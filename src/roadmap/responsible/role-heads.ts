/** Finds the head of a role («[классному] руководителю …»): where a role begins, and in which case and number it stands. */
import { adjectiveStem } from '../../people/adjectives';
import type { GrammaticalCase } from '../../people/grammar';
import { postNounForms, type PostNounForm } from '../../people/post-nouns';
import type { Token } from './tokens';
import { ABBREVIATIONS } from './words';

export interface RoleHead {
  /** First token of the role, its head, and the token after the head. */
  from: number;
  head: number;
  to: number;
  /** Readings of the head word, the nominative ones first. */
  forms: readonly PostNounForm[];
  /** The head can be read as a nominative. */
  nominative: boolean;
  /** «и.о.», «врио»: the post that follows stands in the genitive. */
  acting: boolean;
}

const DETERMINERS = new Set([
  'все',
  'весь',
  'вся',
  'всех',
  'всем',
  'всеми',
  'каждый',
  'каждому',
  'каждого',
  'иные',
  'другие',
]);
/** After these «ответственный» is a label of its own: «Ответственный заместитель директора …». */
const ADMINISTRATORS = new Set([
  'заместитель',
  'зам',
  'директор',
  'куратор',
  'завуч',
  'руководитель',
  'педагог-психолог',
]);
const MAX_MODIFIERS = 4;

const isDot = (token: Token | undefined) => token?.kind === 'mark' && token.text === '.';
const isGluedHyphen = (token: Token | undefined) => token?.kind === 'mark' && token.text === '-' && !token.spaced;

/** Length in tokens of «и.о.», «И. О.», «ио», «и/о», «вр.и.о.» at `i`; 0 when there is none. */
function actingAt(tokens: readonly Token[], i: number): number {
  const lower = (k: number) => tokens[k]?.facts.lower ?? '';
  const end = (k: number) => (isDot(tokens[k]) ? k + 1 : k);
  let k = i;
  if (lower(k) === 'вр' && isDot(tokens[k + 1])) k += 2;
  if (lower(k) === 'и' && (isDot(tokens[k + 1]) || tokens[k + 1]?.text === '/') && lower(k + 2) === 'о')
    return end(k + 3) - i;
  return 0;
}

/** A role that begins at token `i`: modifiers and a head noun, or null. */
export function roleHeadAt(tokens: readonly Token[], i: number): RoleHead | null {
  const acting = actingAt(tokens, i);
  if (acting > 0) {
    const next = actingAt(tokens, i + acting) === 0 ? roleHeadAt(tokens, i + acting) : null;
    const forms = postNounForms('ио');
    // Initials «И.О.» come before a surname, the acting post before another post.
    return next ? { from: i, head: i, to: i + acting, forms, nominative: true, acting: true } : null;
  }
  let k = i;
  for (let modifiers = 0; modifiers <= MAX_MODIFIERS; modifiers += 1) {
    const token = tokens[k];
    if (token?.kind !== 'word' || token.quoted) return null;
    if (modifiers > 0 && token.newLine && k > i + MAX_MODIFIERS * 2) return null;
    const word = token.facts.lower;
    const dotted = isDot(tokens[k + 1]) && tokens[k + 1]?.spaced === false;
    const { forms } = token.facts;
    const isModifier = DETERMINERS.has(word) || (word.length >= 5 && adjectiveStem(word) !== null);
    const headFollows =
      isModifier && k + 1 < tokens.length && isAdjectivePost(forms) && nextIsHead(tokens, k + 1, forms);
    if (forms.length > 0 && !headFollows) {
      const ordered = [...forms].sort((a, b) => Number(b.case === 'nominative') - Number(a.case === 'nominative'));
      return {
        from: i,
        head: k,
        to: dotted && ABBREVIATIONS.has(word) ? k + 2 : k + 1,
        forms: ordered,
        nominative: ordered[0]?.case === 'nominative',
        acting: word === 'ио' || word === 'врио' || word === 'врид',
      };
    }
    if (dotted && ABBREVIATIONS.has(word)) k += isGluedHyphen(tokens[k + 2]) ? 3 : 2;
    else if (isModifier) k += 1;
    else return null;
  }
  return null;
}

/** «ответственный педагог», «ведущий специалист»: an adjective that could itself be the post. */
function isAdjectivePost(forms: readonly PostNounForm[]): boolean {
  return forms.some((form) => /(?:ый|ий|ая|ийся|аяся)$/.test(form.noun.lemma));
}

/** The next word is a noun that agrees with the adjective. */
function nextIsHead(tokens: readonly Token[], k: number, adjective: readonly PostNounForm[]): boolean {
  const token = tokens[k];
  if (token?.kind !== 'word' || token.quoted) return false;
  const word = token.facts.lower;
  if (ADMINISTRATORS.has(word)) return false;
  return token.facts.forms.some(
    (form) =>
      !isAdjectivePost([form]) && adjective.some((other) => other.case === form.case && other.number === form.number),
  );
}

/** The reading of the head that agrees with a wanted case, or its first. */
export function headForm(head: RoleHead, wanted?: GrammaticalCase): PostNounForm | null {
  return head.forms.find((form) => form.case === wanted) ?? head.forms[0] ?? null;
}

/** How a role's head is to be read: as a nominative where it can be one, unless the sentence asks for a case. */
export function readingOf(head: RoleHead, wanted?: GrammaticalCase): PostNounForm | null {
  return head.nominative && wanted === undefined ? (head.forms[0] ?? null) : headForm(head, wanted);
}
