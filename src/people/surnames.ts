/**
 * Russian, Ukrainian, Caucasian and Turkic surnames: which words look like one, and the way back from an oblique case
 * to the nominative. «Иванова М.А.» may be a woman's nominative or a man's genitive: without proof the nominative is read.
 */
import { inclineLastname } from 'lvovich/lib/incline';
import type { Gender, GrammaticalCase } from './grammar';
import { foldYo, titleCase } from './text-folding';

const STRONG_NOMINATIVE = /(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|енко|дзе|швили|янц?|[аеоу]й?дис|заде)$/;
const WEAK_NOMINATIVE = /(?:ко|[иы]х|ич|ук|юк|ец|ак|як|ик|ок|[сц]кой|ая|ой|ый|[аеиу]й|ль|нь|рь|ба|да|га|ия|уа|ели)$/;
const STRONG_OBLIQUE = /(?:[оеё]в(?:ой|у|ым|ою)|[иы]н(?:ой|у|ым|ою)|[сц]к(?:ого|ому|им|ой|ую|ою)|янцу?|яну|яном)$/;

/** Surnames that no case changes: Georgian ones, those in -ко and -их, and the like. */
export const UNCHANGING_SURNAME = /(?:швили|дзе|[иы]х|ко|заде|иани|[еа]ли)$/;

/** Nominatives that look like a woman's oblique case («Полевой», «Донской»). */
const NOMINATIVE_IN_OY = new Set(
  (
    'толстой береговой боровой вековой верховой головой дубовой кольцевой лановой лозовой лубяной луговой лесовой моховой мостовой полевой роговой ' +
    'садовой становой степовой терновой яровой яловой донской шаховской луговской трубецкой крамской шанской гурской ' +
    'городской заводской морской польской тверской сельской задонской'
  ).split(' '),
);

/** How much a word (any letter case) looks like a surname: by an ending that few other words have, by a possible one, not at all. */
export function surnameLikeness(word: string): 'strong' | 'strong-oblique' | 'weak' | 'none' {
  const lower = foldYo(word.toLowerCase());
  if (lower.length < 4 || !/^[а-я-]+$/.test(lower)) return 'none';
  if (STRONG_NOMINATIVE.test(lower)) return 'strong';
  if (STRONG_OBLIQUE.test(lower)) return 'strong-oblique';
  return WEAK_NOMINATIVE.test(lower) ? 'weak' : 'none';
}

export interface SurnameReading {
  /** Title case. */
  nominative: string;
  /** The printed form was in an oblique case. */
  declined: boolean;
  gender: Gender | null;
}

export interface SurnameContext {
  /** The case the sentence or the post asks for. */
  case?: GrammaticalCase;
  gender?: Gender;
}

/** `[printed ending, nominative ending, sex, cases]`; for surnames that follow the adjective-like pattern exactly. */
type Rule = readonly [string, string, Gender, readonly GrammaticalCase[]];

const DATIVE: readonly GrammaticalCase[] = ['dative'];
const SURE_RULES: readonly Rule[] = [
  ['скому', 'ский', 'male', DATIVE],
  ['цкому', 'цкий', 'male', DATIVE],
  ['ского', 'ский', 'male', ['genitive', 'accusative']],
  ['цкого', 'цкий', 'male', ['genitive', 'accusative']],
  ['ским', 'ский', 'male', ['instrumental']],
  ['цким', 'цкий', 'male', ['instrumental']],
  ['ском', 'ский', 'male', ['prepositional']],
  ['цком', 'цкий', 'male', ['prepositional']],
  ['скую', 'ская', 'female', ['accusative']],
  ['цкую', 'цкая', 'female', ['accusative']],
  ...(['ов', 'ев', 'ин', 'ын'] as const).flatMap((base): Rule[] => [
    [`${base}ою`, `${base}а`, 'female', ['instrumental']],
    [`${base}ым`, base, 'male', ['instrumental']],
  ]),
];
const FEMININE_OY = ['овой', 'евой', 'иной', 'ыной', 'ской', 'цкой'];
const FEMININE_OBLIQUE: readonly GrammaticalCase[] = ['genitive', 'dative', 'instrumental', 'prepositional'];

function reading(nominative: string, gender: Gender | null, declined: boolean): SurnameReading {
  return { nominative: titleCase(nominative), declined, gender };
}

/** Adjective-like surnames and those in -ов/-ин, by their endings alone. */
function byEnding(lower: string, context: SurnameContext): SurnameReading | null {
  if (!'уоаеюмй'.includes(lower.slice(-1))) return null;
  const { case: wanted, gender } = context;
  for (const [printed, nominative, sex] of SURE_RULES) {
    if (lower.endsWith(printed) && (gender ?? sex) === sex) {
      return reading(lower.slice(0, -printed.length) + nominative, sex, true);
    }
  }
  const oy = FEMININE_OY.find((ending) => lower.endsWith(ending));
  if (oy !== undefined && gender !== 'male') {
    const obliqueWanted = wanted !== undefined && FEMININE_OBLIQUE.includes(wanted);
    if (!NOMINATIVE_IN_OY.has(lower) || obliqueWanted || gender === 'female') {
      const stem = lower.slice(0, -2);
      return reading(
        stem + (oy === 'ской' || oy === 'цкой' || NOMINATIVE_IN_OY.has(lower) ? 'ая' : 'а'),
        'female',
        true,
      );
    }
  }
  const possessive = /(?:[оеё]в|[иы]н)[уае]$/.test(lower);
  if (possessive) {
    const stem = lower.slice(0, -1);
    const last = lower.slice(-1);
    if (last === 'у') {
      const female = gender === 'female' || (gender === undefined && wanted === 'accusative');
      return female ? reading(`${stem}а`, 'female', true) : reading(stem, 'male', true);
    }
    if (last === 'а') {
      const male = gender === 'male' || (gender === undefined && (wanted === 'genitive' || wanted === 'accusative'));
      return male ? reading(stem, 'male', true) : reading(lower, 'female', false);
    }
    if (wanted === 'prepositional' || gender === 'male') return reading(stem, 'male', true);
  }
  return null;
}

const CONSONANT = /[бвгджзклмнпрстфхцчшщ]$/;

/** Nominatives that could have given the printed form in that case; the first that declines back to it is taken. */
function candidates(lower: string, wanted: GrammaticalCase): [string, Gender][] {
  const drop = (n: number) => lower.slice(0, -n);
  const found: [string, Gender][] = [];
  const masculine = (stem: string) => {
    if (CONSONANT.test(stem)) found.push([`${stem.slice(0, -1)}е${stem.slice(-1)}`, 'male'], [stem, 'male']);
  };
  const soft = (stem: string) => {
    found.push(/[аеиоуыэюя]$/.test(stem) ? [`${stem}й`, 'male'] : [`${stem}ь`, 'male']);
  };
  const vowel = (stem: string) => {
    found.push([`${stem}а`, 'female'], [`${stem}я`, 'female'], [`${stem}ая`, 'female']);
  };
  const last1 = lower.slice(-1);
  const last2 = lower.slice(-2);
  if (last2 === 'ом' || last2 === 'ем') {
    masculine(drop(2));
    soft(drop(2));
  }
  if (last2 === 'ым' || last2 === 'им')
    found.push([`${drop(2)}ый`, 'male'], [`${drop(2)}ой`, 'male'], [`${drop(2)}ий`, 'male']);
  if (last2 === 'ой' || last2 === 'ей') vowel(drop(2));
  if (last2 === 'ую') found.push([`${drop(2)}ая`, 'female']);
  if (lower.endsWith('ого') || lower.endsWith('ому') || lower.endsWith('его') || lower.endsWith('ему')) {
    const stressed = `${drop(3)}ой`;
    if (NOMINATIVE_IN_OY.has(stressed)) found.push([stressed, 'male']);
    found.push([`${drop(3)}ый`, 'male'], [`${drop(3)}ий`, 'male'], [stressed, 'male']);
  }
  if (last1 === 'а' || last1 === 'у' || last1 === 'е') masculine(drop(1));
  if (last1 === 'я' || last1 === 'ю') soft(drop(1));
  if (last1 === 'у' && wanted === 'accusative') vowel(drop(1));
  if (last1 === 'ю' && wanted === 'accusative') found.push([`${drop(1)}я`, 'female']);
  if (last1 === 'е' || last1 === 'и' || last1 === 'ы') vowel(drop(1));
  return found;
}

const memo = new Map<string, SurnameReading | null>();

function byCandidates(lower: string, wanted: GrammaticalCase, gender: Gender | undefined): SurnameReading | null {
  // «Соловью»: the library declines «Соловей» otherwise, people decline it as the bird.
  if (gender !== 'female' && /[бвдлрт]ь[яюе]м?$/.test(lower))
    return reading(`${lower.slice(0, lower.lastIndexOf('ь'))}ей`, 'male', true);
  const key = `${lower} ${wanted} ${gender ?? ''}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  let answer: SurnameReading | null = null;
  for (const [nominative, sex] of candidates(lower, wanted)) {
    if (gender !== undefined && gender !== sex && !/[ая]$/.test(nominative)) continue;
    const used = gender ?? sex;
    if (inclineLastname(nominative, wanted, used) === lower) {
      answer = reading(nominative, sex, true);
      break;
    }
  }
  if (memo.size > 2000) memo.clear();
  memo.set(key, answer);
  return answer;
}

/**
 * The nominative of a surname (one part of it, no hyphen) printed in any case. Without a case or a sex to go by only
 * forms that cannot be a nominative are changed.
 */
function nominativePart(part: string, context: SurnameContext): SurnameReading {
  const lower = part.toLowerCase();
  if (lower.length < 3 || UNCHANGING_SURNAME.test(lower)) return reading(lower, null, false);
  const quick = byEnding(lower, context);
  if (quick) return quick;
  if (context.case && context.case !== 'nominative') {
    const found = byCandidates(lower, context.case, context.gender);
    if (found) return found;
  }
  return reading(lower, null, false);
}

/** The nominative of a surname printed in any case; double surnames part by part. Title case, «Али-заде» as printed. */
export function nominativeSurname(surname: string, context: SurnameContext = {}): SurnameReading {
  const printed = titleCase(surname).split('-');
  const parts = printed.map((part) => nominativePart(part, context));
  return {
    nominative: parts
      .map((part, i) => {
        const small = printed[i]?.charAt(0) === printed[i]?.charAt(0).toLowerCase();
        return small ? part.nominative.charAt(0).toLowerCase() + part.nominative.slice(1) : part.nominative;
      })
      .join('-'),
    declined: parts.some((part) => part.declined),
    gender: parts.find((part) => part.gender !== null)?.gender ?? null,
  };
}
