// How the canonical stage of a row is read from the words of a foreign plan.
import { cellText } from './cell-text';
import { STAGES, stageOrder, type Stage } from './stage';
import type { StemRule } from './stage-stems';
import { STAGE_STEMS } from './stage-stems';
import { nounsOf } from './verbal-nouns';

/** What else is known of a row whose stage is asked for. */
export interface StageContext {
  /** The stage is named in the row itself (the column «Наименование этапа»), not in a section heading above. */
  ownHeading?: boolean;
  /** The row's result, which speaks where the activity says too little. */
  result?: string;
  /**
   * Stages of all headings of the plan. In a plan without a section for regulations, its orders and its Положение
   * belong to «Подготовка», as both methodologies have it; where there is such a section, they are «Нормативное».
   */
  planStages?: readonly Stage[];
}

/** Only the start of a cell says what the row is; the rest lists details. */
const WORDS_READ = 80;
/** How many words may stand between two stems of a rule. */
const GAP = 4;
/** What a purpose («для …») weighs against the work itself, and a pair of words with «для» between them. */
const ASIDE = 0.3;
const ASTRIDE = 0.6;
/** A text that says less than this speaks for no stage. */
const LEAST = 1.5;
/** A section's word against the words of its rows. Broad sections hold rows of many stages and weigh less. */
const PRIOR = 9;
const PRIOR_BROAD = 6;
const PRIOR_BESIDE_REGULATIONS = 4;
/** «Организационный этап» of a plan in three stages holds all that comes before the work of the pairs. */
const PRIOR_OF_FIRST_THIRD = 5;
const PRIORS: Readonly<Partial<Record<Stage, number>>> = {
  Поддержка: PRIOR_BROAD,
  Распространение: 7,
  Стимулирование: PRIOR_BROAD,
};
const PRIOR_OF_CONTAINER = 2;
/** A result supports what the activity says, it does not outvote it. */
const RESULT_SHARE = 0.2;
/** Help, control, papers and praise within one of the seven stages serve that stage. */
const SERVING: readonly Stage[] = ['Поддержка', 'Координация', 'Нормативное', 'Стимулирование'];
const SERVING_SHARE = 0.6;
/** Words after which a purpose is named, and not the work itself: «для мониторинга», «с целью информирования». */
const PURPOSE = ['для', 'целью', 'целях', 'необходим', 'направленн', 'нацеленн'];
/** «Семинар для наставников» names who it is for, not what. */
const AUDIENCE = 'наставник наставляем куратор участник педагог учител воспитател родител учен студент молод'.split(
  ' ',
);

/** Words that may stand before the people: «для вновь назначенных наставников», «для молодых педагогов». */
const BESIDE_PEOPLE = /(?:[ыи]х|[ыи]м|ого|его|вновь|впервые)$/;

/** The word that says for whom or what, from the place after «для». */
const audience = (words: readonly string[], from: number): string | undefined =>
  words.slice(from, from + 4).find((word) => !BESIDE_PEOPLE.test(word));

const WORD = /[a-zа-я]+(?:-[a-zа-я]+)*/g;

/** The words at the start of a text, without the Roman numeral of a section. */
function readWords(text: string): string[] {
  const words = text.slice(0, 2000).toLowerCase().replace(/ё/g, 'е').match(WORD) ?? [];
  return words.slice(/^[ivx]+$/.test(words[0] ?? '') ? 1 : 0, WORDS_READ).map((word) => word.slice(0, 40));
}

/** A compiled rule: the stems in order, each a list of alternatives as written in the rules. */
interface Rule {
  steps: string[][];
  weight: number;
  /** How far from the start the rule may begin. */
  within: number;
}

function compile([stems, weight]: StemRule): Rule {
  return {
    weight,
    within: stems.startsWith('^') ? 2 : WORDS_READ,
    steps: stems
      .replace('^', '')
      .split(' ')
      .map((alternatives) => alternatives.split('/')),
  };
}

interface Lexicon {
  readonly rules: readonly { readonly stage: Stage; readonly rules: readonly Rule[] }[];
  readonly stems: ReadonlySet<string>;
  readonly compounds: readonly { readonly stem: string; readonly parts: readonly string[] }[];
}

let compiled: Lexicon | undefined;

/** Compiled when it is first asked for: every execution loads the whole add-on, and most ask for no stage. */
function lexicon(): Lexicon {
  if (compiled) return compiled;
  const rules = STAGES.map((stage) => ({ stage, rules: (STAGE_STEMS[stage] ?? []).map(compile) }));
  const stems = new Set(rules.flatMap((of) => of.rules.flatMap(({ steps }) => steps.flat())));
  const compounds = [...stems].filter((stem) => stem.includes('-')).map((stem) => ({ stem, parts: stem.split('-') }));
  return (compiled = { rules, stems, compounds });
}

/**
 * The stems a word answers to; an infinitive answers to those of its noun too: «изучить опыт» is «изучение опыта». A
 * compound is known by the stems of its parts: «встреч-знакомств» is any form of «встреча-знакомство».
 */
function stemsOf(word: string): ReadonlySet<string> {
  const { stems: known, compounds } = lexicon();
  const stems = new Set<string>();
  if (known.has(`=${word}`)) stems.add(`=${word}`);
  for (const form of [word, ...nounsOf(word)]) {
    for (let length = 1; length <= form.length; length += 1) {
      const start = form.slice(0, length);
      if (known.has(start)) stems.add(start);
    }
  }
  if (word.includes('-')) {
    const parts = word.split('-');
    // «педагоги-наставники» are both.
    for (const part of parts.slice(1))
      for (let length = 3; length <= part.length; length += 1)
        if (known.has(part.slice(0, length))) stems.add(part.slice(0, length));
    for (const compound of compounds)
      if (compound.parts.every((part, place) => parts[place]?.startsWith(part))) stems.add(compound.stem);
  }
  return stems;
}

/** Whether a word (or all words of a text) answers to one of the stems. */
function has(word: ReadonlySet<string> | undefined, stems: readonly string[]): boolean {
  return word !== undefined && stems.some((stem) => word.has(stem));
}

/**
 * The places of the rule's words, each of the rest at most GAP words after the one before; undefined where they do
 * not stand so.
 */
function find(rule: Rule, words: readonly ReadonlySet<string>[]): { first: number; last: number } | undefined {
  const [head, ...rest] = rule.steps;
  if (head === undefined) return undefined;
  for (let first = 0; first < Math.min(words.length, rule.within); first += 1) {
    if (!has(words[first], head)) continue;
    let last = first;
    const stands = rest.every((step) => {
      const from = last + 1;
      const next = words.slice(from, from + GAP + 1).findIndex((word) => has(word, step));
      last = from + next;
      return next >= 0;
    });
    if (stands) return { first, last };
  }
  return undefined;
}

/** How strongly a text speaks for each stage. `alone`: no section is there to say what it does not say itself. */
function scoreText(text: string, alone = false): Map<Stage, number> {
  const words = readWords(text);
  const begins = (word: string | undefined, stems: readonly string[]): boolean =>
    word !== undefined && stems.some((stem) => word.startsWith(stem));
  const purpose = words.findIndex(
    (word, place) => place > 0 && begins(word, PURPOSE) && !begins(audience(words, place + 1), AUDIENCE),
  );
  const aside = (place: number): boolean => purpose >= 0 && place > purpose;
  const stems = words.map(stemsOf);
  const present = new Set(stems.flatMap((found) => [...found]));
  const found = lexicon().rules.flatMap(({ stage, rules }) =>
    rules.flatMap((rule) => {
      const at = rule.steps.every((step) => has(present, step)) ? find(rule, stems) : undefined;
      return at ? [{ stage, at, weight: rule.weight * Math.max(0.2, 1 - at.first * 0.04) }] : [];
    }),
  );
  // «Встреча с целью информирования»: work that says nothing of itself is told by its purpose.
  const spoken = !alone || found.some(({ at, weight }) => !aside(at.last) && weight >= LEAST);
  const scores = new Map<Stage, number>();
  for (const { stage, at, weight } of found) {
    const share = aside(at.first) ? (spoken ? ASIDE : 1) : aside(at.last) ? ASTRIDE : 1;
    scores.set(stage, (scores.get(stage) ?? 0) + weight * share);
  }
  return scores;
}

function best(scores: ReadonlyMap<Stage, number>): Stage {
  let winner: Stage = 'Прочее';
  let top = 0;
  for (const stage of STAGES) {
    const score = scores.get(stage) ?? 0;
    if (score > top) [winner, top] = [stage, score];
  }
  return top >= LEAST ? winner : 'Прочее';
}

/**
 * The canonical stage of a row of any plan.
 *
 * For a section heading pass its text and an empty activity. For a row pass the heading of its section and the
 * activity: the words of the activity decide, the section is weighed beside them.
 */
export function canonicalStage(heading: unknown, activity: unknown, context: StageContext = {}): Stage {
  return stageOf(cellText(heading), cellText(activity), context);
}

function stageOf(heading: string, activity: string, context: StageContext): Stage {
  const section = best(scoreText(headingProper(heading)));
  if (activity.trim() === '' || (context.ownHeading && section !== 'Прочее')) return section;

  const scores = scoreText(activity, section === 'Прочее');
  const add = (stage: Stage, score: number): void => void scores.set(stage, (scores.get(stage) ?? 0) + score);
  for (const [stage, score] of scoreText(context.result ?? '')) add(stage, score * RESULT_SHARE);
  if (section !== 'Прочее') {
    const hasRegulations = context.planStages?.includes('Нормативное') === true;
    const holdsAll = isContainer(heading);
    for (const beside of holdsAll || stageOrder(section) === undefined ? [] : SERVING) {
      const keeps = beside === 'Нормативное' && hasRegulations;
      if (!keeps) scores.set(beside, (scores.get(beside) ?? 0) * SERVING_SHARE);
    }
    if (section === 'Подготовка') foldIntoPreparation(scores, hasRegulations);
    if (holdsAll || (section === 'Работа пар' && !namesPairs(heading))) add(section, PRIOR_OF_CONTAINER);
    else if (section === 'Подготовка' && hasRegulations) add(section, PRIOR_BESIDE_REGULATIONS);
    else if (section === 'Подготовка' && !namesConditions(heading)) add(section, PRIOR_OF_FIRST_THIRD);
    else add(section, PRIORS[section] ?? PRIOR);
  }
  return best(scores);
}

/** Words that speak as strongly as this for a stage name it: «обучение наставников», not «круглый стол». */
const NAMED = 6;

/** Whether the words of an activity name the stage, only hint at it, or say nothing of it. */
export function saysOfStage(activity: string, stage: Stage): 'names' | 'hints' | 'nothing' {
  const score = scoreText(activity).get(stage) ?? 0;
  return score >= NAMED ? 'names' : score > 0 ? 'hints' : 'nothing';
}

/** A heading may go on with its «Задача: … Результат: …» (Р-145); its name is what stands before them. */
function headingProper(heading: string): string {
  const end = heading.search(/(?:Цел[ьи]|Задач[аи]|Результаты?)\s?:/);
  return end > 0 ? heading.slice(0, end) : heading;
}

/** Stage 1 of both methodologies informs, gathers resources and adopts the school's acts; all of it is preparation. */
function foldIntoPreparation(scores: Map<Stage, number>, hasRegulations: boolean): void {
  const folded: Stage[] = ['Информирование', 'Поддержка'];
  if (!hasRegulations) folded.push('Нормативное');
  for (const stage of folded) {
    scores.set('Подготовка', (scores.get('Подготовка') ?? 0) + (scores.get(stage) ?? 0));
    scores.delete(stage);
  }
}

/** «Подготовка условий для запуска программы»: the first of the seven stages by its own name. */
function namesConditions(heading: string): boolean {
  return readWords(heading).some((word) => /^(?:услови|запуск|старт|внедрени|реализаци)/.test(word));
}

/** «Работа с наставниками», «Организационная работа»: named by the people or by nothing, they hold any work. */
function isContainer(heading: string): boolean {
  return /(?:^|\s)работа\s+(?:со?|по|методическ\S*)\s|^[\d.\s]*организационная\s+работа/i.test(heading);
}

/** «Реализация целевой модели» holds the stages as rows; «Организация работы пар» is a stage itself. */
function namesPairs(heading: string): boolean {
  return readWords(heading).some((word) => /^(?:пар[аыу]?|пар(?:ам|ах|ами)|групп.*|встреч.*|наставляем.*)$/.test(word));
}
