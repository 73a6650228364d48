/** Declension of Russian adjectives, both ways: posts carry them («классному руководителю») and some posts are adjectives («заведующей»). */
import { CASES, type GrammaticalCase, type GrammaticalNumber } from './grammar';

export type AdjectiveGender = 'masculine' | 'feminine' | 'neuter';

/** Endings after a hard stem, in the order of CASES; the accusative is that of a person. */
const HARD: Record<AdjectiveGender | 'plural', readonly string[]> = {
  masculine: ['ый', 'ого', 'ому', 'ого', 'ым', 'ом'],
  feminine: ['ая', 'ой', 'ой', 'ую', 'ой', 'ой'],
  neuter: ['ое', 'ого', 'ому', 'ое', 'ым', 'ом'],
  plural: ['ые', 'ых', 'ым', 'ых', 'ыми', 'ых'],
};

/** Endings after a soft stem («средний»). */
const SOFT: Record<AdjectiveGender | 'plural', readonly string[]> = {
  masculine: ['ий', 'его', 'ему', 'его', 'им', 'ем'],
  feminine: ['яя', 'ей', 'ей', 'юю', 'ей', 'ей'],
  neuter: ['ее', 'его', 'ему', 'ее', 'им', 'ем'],
  plural: ['ие', 'их', 'им', 'их', 'ими', 'их'],
};

const ALL_ENDINGS = [...new Set([...Object.values(HARD), ...Object.values(SOFT)].flat().concat('ой', 'ою', 'ею'))].sort(
  (a, b) => b.length - a.length,
);
const SOFT_MARKS = new Set(['яя', 'юю', 'его', 'ему', 'ей', 'ею', 'ем', 'ее', 'ий', 'им', 'их', 'ими', 'ие']);

/** Stems whose masculine ends in a stressed -ой. */
const STRESSED = new Set(['молод', 'городск', 'краев', 'областн', 'больш', 'рядов', 'окружн', 'передов']);

const VELARS = 'гкх';
const SIBILANTS = 'жшщч';

/** How the words of an adjective's stem take endings. */
type StemKind = 'hard' | 'velar' | 'sibilant' | 'soft';

function stemKind(stem: string, ending: string): StemKind {
  const last = stem.slice(-1);
  if (VELARS.includes(last)) return 'velar';
  if (SIBILANTS.includes(last)) return 'sibilant';
  return SOFT_MARKS.has(ending) ? 'soft' : 'hard';
}

/** The stem and ending of a word that looks like an adjective (lower case), or null. */
export function adjectiveStem(word: string): { stem: string; ending: string } | null {
  const reflexive = word.endsWith('ся');
  const body = reflexive ? word.slice(0, -2) : word;
  for (const ending of ALL_ENDINGS) {
    if (body.length - ending.length >= 2 && body.endsWith(ending)) {
      return { stem: body.slice(0, -ending.length), ending };
    }
  }
  return null;
}

/** The adjective in the wanted form; a word that is no adjective comes back as it is. Keeps the reflexive -ся. */
export function declineAdjective(
  word: string,
  wanted: GrammaticalCase,
  number: GrammaticalNumber,
  gender: AdjectiveGender,
  animate = true,
): string {
  const parts = adjectiveStem(word.toLowerCase());
  if (!parts) return word;
  const { stem, ending } = parts;
  const reflexive = word.toLowerCase().endsWith('ся') ? 'ся' : '';
  const kind = stemKind(stem, ending);
  const column = number === 'plural' ? 'plural' : gender;
  const row = CASES.indexOf(!animate && wanted === 'accusative' && column !== 'feminine' ? 'nominative' : wanted);
  let found = (kind === 'soft' || kind === 'sibilant' ? SOFT : HARD)[column][row] ?? '';
  if (kind === 'velar') found = found.replace('ы', 'и');
  if (kind === 'sibilant') found = found.replace('яя', 'ая').replace('юю', 'ую');
  if (row === 0 && column === 'masculine' && STRESSED.has(stem)) found = 'ой';
  const lower = stem + found + reflexive;
  return word.slice(0, 1) === word.slice(0, 1).toLowerCase() ? lower : lower.slice(0, 1).toUpperCase() + lower.slice(1);
}
