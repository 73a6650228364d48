/** Initials as people type them, beside a surname. */
import type { Token } from './tokens';

export interface Initials {
  letters: readonly string[];
  to: number;
  dotted: boolean;
}

/** Digits and small letters typed in place of an initial. */
const MISTYPED_INITIALS = new Map([
  ['3', 'З'],
  ['0', 'О'],
]);

const mark = (token: Token | undefined, text: string) => token?.kind === 'mark' && token.text === text;

/** One initial at `k`: a capital, «М-С», and after a surname also «Дж», a small letter or a digit typed for a letter. */
function oneInitial(tokens: readonly Token[], k: number, loose: boolean, first: boolean): string | null {
  const token = tokens[k];
  if (!token || token.quoted) return null;
  if (token.facts.capital) return token.text;
  if (!mark(tokens[k + 1], '.')) return null;
  if (/^[А-ЯЁ]-[А-ЯЁок]$/.test(token.text)) return token.text;
  if (!loose) return null;
  if (token.kind === 'number') return MISTYPED_INITIALS.get(token.text) ?? null;
  if (token.kind !== 'word') return null;
  if (token.text.length === 1) return !first || smallPair(tokens, k) ? token.text.toUpperCase() : null;
  return token.text.length === 2 && token.facts.title ? token.text : null;
}

/** Reads initials at `i`: «И.И.», «И. И», «ИИ», «И.», «И.-М.И.». `loose` also takes what only makes sense after a surname. */
export function readInitials(tokens: readonly Token[], i: number, loose: boolean): Initials | null {
  const token = tokens[i];
  if (!token || token.quoted) return null;
  if (loose && token.kind === 'word' && token.facts.upper && token.text.length === 2) {
    const dot = mark(tokens[i + 1], '.') && !tokens[i + 1]?.spaced;
    return { letters: token.text.split(''), to: i + (dot ? 2 : 1), dotted: dot };
  }
  const letters: string[] = [];
  let dotted = false;
  let k = i;
  while (letters.length < 3) {
    const letter = oneInitial(tokens, k, loose, letters.length === 0);
    const dot = mark(tokens[k + 1], '.');
    if (letter === null || (letters.length === 0 && !dot && !loose)) break;
    // A third initial is rare: only when nothing stands between.
    if (letters.length > 0 && ((tokens[k]?.newLine && !dot) || (letters.length === 2 && tokens[k]?.spaced))) break;
    letters.push(letter);
    k += 1;
    if (dot) {
      dotted = true;
      k += 1;
      while (mark(tokens[k], '.') && !tokens[k]?.spaced) k += 1;
    } else if (isCommaForStop(tokens, k)) k += 1;
    else if (!(loose && letters.length === 1 && isBarePair(tokens, k))) break;
    // «Ю.-М.»
    if (mark(tokens[k], '-') && !tokens[k]?.spaced && tokens[k + 1]?.facts.capital === true) {
      letters.push(`${letters.pop() ?? ''}.-${tokens[k + 1]?.text ?? ''}`);
      k += mark(tokens[k + 2], '.') ? 3 : 2;
    }
  }
  return letters.length === 0 ? null : { letters, to: k, dotted };
}

/** «Иванов И И» with nothing but a mark or the end after it. */
function isBarePair(tokens: readonly Token[], k: number): boolean {
  const letter = tokens[k];
  const after = tokens[k + 1];
  return (
    letter !== undefined &&
    letter.facts.capital &&
    !letter.newLine &&
    (after === undefined || after.newLine || (after.kind === 'mark' && after.text !== '.'))
  );
}

/** «И,И.»: a comma typed for a full stop. */
function isCommaForStop(tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1];
  return (
    mark(tokens[k], ',') &&
    !tokens[k]?.spaced &&
    next?.spaced === false &&
    next.facts.capital &&
    mark(tokens[k + 2], '.')
  );
}

/** «т.н.» after a surname typed in small letters. */
function smallPair(tokens: readonly Token[], k: number): boolean {
  const second = tokens[k + 2];
  return second?.kind === 'word' && second.text.length === 1 && !second.spaced && mark(tokens[k + 3], '.');
}
