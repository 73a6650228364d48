/** The six Russian cases and the few grammatical words that names and posts share. */

export type GrammaticalCase = 'nominative' | 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';

export type GrammaticalNumber = 'singular' | 'plural';

export type Gender = 'male' | 'female';

/** The cases in the order of school grammar; paradigms are written in this order. */
export const CASES: readonly GrammaticalCase[] = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'instrumental',
  'prepositional',
];
