/** Words that make a responsible cell a sentence: joining phrases and verbs, with the case they ask for. */
import type { GrammaticalCase } from '../../people/grammar';
import type { Token } from './tokens';

interface Joining {
  words: readonly string[];
  case: GrammaticalCase | null;
}

const JOININGS: readonly Joining[] = (
  [
    ['совместно с', 'instrumental'],
    ['совместно со', 'instrumental'],
    ['вместе с', 'instrumental'],
    ['вместе со', 'instrumental'],
    ['во взаимодействии с', 'instrumental'],
    ['в сотрудничестве с', 'instrumental'],
    ['под руководством', 'genitive'],
    ['под контролем', 'genitive'],
    ['под председательством', 'genitive'],
    ['при участии', 'genitive'],
    ['при поддержке', 'genitive'],
    ['при содействии', 'genitive'],
    ['с участием', 'genitive'],
    ['с привлечением', 'genitive'],
    ['с помощью', 'genitive'],
    ['при помощи', 'genitive'],
    ['в лице', 'genitive'],
    ['в составе', 'genitive'],
    ['а также', null],
    ['в том числе', null],
    ['плюс', null],
  ] as const
).map(([words, wanted]) => ({ words: words.split(' '), case: wanted }));

const FIRST_WORDS = new Set(JOININGS.map((joining) => joining.words[0]));

/** A joining phrase at token `i`: its length in tokens and the case it asks for. */
export function joiningAt(
  tokens: readonly Token[],
  i: number,
): { length: number; case: GrammaticalCase | null } | null {
  const first = tokens[i];
  if (first?.kind !== 'word' || first.quoted || !FIRST_WORDS.has(first.facts.lower)) return null;
  for (const joining of JOININGS) {
    if (joining.words.every((word, k) => tokens[i + k]?.facts.lower === word)) {
      return { length: joining.words.length, case: joining.case };
    }
  }
  return null;
}

const INFINITIVE = /(?:[аеиоуыя]ть|[аеиоуыя]ться|[зс]ти|йти|чь)$/;
const NO_INFINITIVES = new Set(
  'части области власти смеси кости гости вести радости печать мать сеть медь путь суть дети пять шесть девять десять нить часть кровать помощь ночь речь дочь чуть опять быть хоть тать рать стать почти новости области отрасли деятельности'.split(
    ' ',
  ),
);
const FINITE =
  /^(?:осуществля|провод|организу|назнача|возлага|отвеча|обеспечива|явля|контролиру|координиру|курируе|готов[ия]т|размеща|разрабатыва|оформля|участву|информиру|знаком[ия]т|созда[её]т|составля|собира|руковод[ия]т(?!ел)|несут?$|несет$|несёт$|вед[уе]т$|должн|обязан|оставля|уточня)/;
const FINITE_ENDING = /(?:[еёиаяую]т|[еиаяую]тся|ы|а|о|ю|ется)$/;
const PASSIVE = new Set(
  'назначен назначена назначены возложен возложена возложено возложены закреплен закреплена закреплены поручен поручено поручена ответственен'.split(
    ' ',
  ),
);
const ASSIGNING = /^(?:возлож|возлага|назнач|закреп)/;
const ENTRUSTING = /^поруч/;

export interface Verb {
  /** The case of the persons it makes responsible («возложить на …», «поручить …»); null for any other verb. */
  assigns: GrammaticalCase | null;
  infinitive: boolean;
}

/** Tells verbs. */
export function verbAt(token: Token | undefined): Verb | null {
  if (token?.kind !== 'word' || token.quoted) return null;
  const word = token.facts.lower;
  if (word.length < 4) return null;
  const infinitive =
    INFINITIVE.test(word) && !NO_INFINITIVES.has(word) && !word.endsWith('ость') && !word.endsWith('ости');
  const finite = (FINITE.test(word) && FINITE_ENDING.test(word)) || PASSIVE.has(word);
  if (!infinitive && !finite) return null;
  return { assigns: ASSIGNING.test(word) ? 'accusative' : ENTRUSTING.test(word) ? 'dative' : null, infinitive };
}
