// The canonical stages of a roadmap: which of them stand in an order a plan must keep, and how the stage of a row is
// read from the words of a foreign plan.
import type { StemRule } from './stage-stems';
import { STAGE_STEMS } from './stage-stems';

/** A canonical stage, as printed in the column «Этап». */
export type Stage =
  | 'Подготовка'
  | 'Наставляемые'
  | 'Наставники'
  | 'Отбор и обучение'
  | 'Пары'
  | 'Работа пар'
  | 'Завершение'
  | 'Информирование'
  | 'Нормативное'
  | 'Поддержка'
  | 'Распространение'
  | 'Мониторинг'
  | 'Координация'
  | 'Стимулирование'
  | 'Прочее';

/**
 * The seven stages whose order both methodologies make obligatory (Р-145, stages 1-7; АЗ-1128/08 joins pairs and
 * their work in one). «Информирование» is the eighth stage of the teachers' methodology and runs all year, so it
 * has no place in the order.
 */
export const ORDERED_STAGES = [
  'Подготовка',
  'Наставляемые',
  'Наставники',
  'Отбор и обучение',
  'Пары',
  'Работа пар',
  'Завершение',
] as const satisfies readonly Stage[];

/** Every canonical stage: the seven in their order, then those that run beside them. */
export const STAGES: readonly Stage[] = [
  ...ORDERED_STAGES,
  'Информирование',
  'Нормативное',
  'Поддержка',
  'Распространение',
  'Мониторинг',
  'Координация',
  'Стимулирование',
  'Прочее',
];

/** Place of a stage in the obligatory order, from 0; undefined for a stage that runs beside the seven. */
export function stageOrder(stage: Stage): number | undefined {
  const place = (ORDERED_STAGES as readonly Stage[]).indexOf(stage);
  return place < 0 ? undefined : place;
}

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
/** What a purpose («для …») weighs against the work itself. */
const ASIDE = 0.4;
/** A text that says less than this speaks for no stage. */
const LEAST = 2;
/** A section's word against the words of its rows. Broad sections hold rows of many stages and weigh less. */
const PRIOR = 9;
const PRIOR_BROAD = 6;
const PRIORS: Readonly<Partial<Record<Stage, number>>> = {
  Поддержка: PRIOR_BROAD,
  Распространение: 7,
  Стимулирование: PRIOR_BROAD,
};
const PRIOR_OF_CONTAINER = 2;
/** A result supports what the activity says, it does not outvote it. */
const RESULT_SHARE = 0.2;
/** Words after which a purpose is named, and not the work itself: «для мониторинга», «с целью информирования». */
const PURPOSE = ['для', 'целью', 'целях', 'необходим', 'направленн', 'нацеленн'];

const WORD = /[a-zа-я]+(?:-[a-zа-я]+)*/g;

function readWords(text: string): string[] {
  return (text.slice(0, 2000).toLowerCase().replace(/ё/g, 'е').match(WORD) ?? []).slice(0, WORDS_READ);
}

/** A compiled rule: the stems in order, each a list of alternatives. */
interface Rule {
  steps: { stem: string; whole: boolean }[][];
  weight: number;
  /** How far from the start the rule may begin. */
  within: number;
}

function compile(rules: readonly StemRule[]): Rule[] {
  return rules.map(([stems, weight]) => ({
    weight,
    within: stems.startsWith('^') ? 2 : WORDS_READ,
    steps: stems
      .replace('^', '')
      .split(' ')
      .map((alternatives) =>
        alternatives
          .split('/')
          .map((stem) => (stem.startsWith('=') ? { stem: stem.slice(1), whole: true } : { stem, whole: false })),
      ),
  }));
}

const RULES = STAGES.map((stage) => ({ stage, rules: compile(STAGE_STEMS[stage] ?? []) }));

function matches(word: string, step: Rule['steps'][number]): boolean {
  return step.some(({ stem, whole }) => (whole ? word === stem : word.startsWith(stem)));
}

/** Where the rule's words begin, each of the rest at most GAP words after the one before; -1 where they do not stand. */
function find(rule: Rule, words: readonly string[]): number {
  const [first, ...rest] = rule.steps;
  if (first === undefined) return -1;
  for (let start = 0; start < Math.min(words.length, rule.within); start += 1) {
    if (!matches(words[start] ?? '', first)) continue;
    let at = start;
    const whole = rest.every((step) => {
      const next = words.findIndex((word, place) => place > at && place <= at + GAP + 1 && matches(word, step));
      at = next;
      return next >= 0;
    });
    if (whole) return start;
  }
  return -1;
}

/** How strongly a text speaks for each stage. */
function scoreText(text: string): Map<Stage, number> {
  const words = readWords(text);
  const purpose = words.findIndex((word, place) => place > 0 && PURPOSE.some((stem) => word.startsWith(stem)));
  const scores = new Map<Stage, number>();
  for (const { stage, rules } of RULES) {
    let score = 0;
    for (const rule of rules) {
      const place = find(rule, words);
      if (place < 0) continue;
      const nearness = Math.max(0.2, 1 - place * 0.04);
      score += rule.weight * nearness * (purpose >= 0 && place > purpose ? ASIDE : 1);
    }
    if (score > 0) scores.set(stage, score);
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
export function canonicalStage(heading: string, activity: string, context: StageContext = {}): Stage {
  const section = best(scoreText(headingProper(heading)));
  if (activity.trim() === '' || (context.ownHeading && section !== 'Прочее')) return section;

  const scores = scoreText(activity);
  const add = (stage: Stage, score: number): void => void scores.set(stage, (scores.get(stage) ?? 0) + score);
  for (const [stage, score] of scoreText(context.result ?? '')) add(stage, score * RESULT_SHARE);
  if (section !== 'Прочее') {
    const hasRegulations = context.planStages?.includes('Нормативное') === true;
    if (section === 'Подготовка') foldIntoPreparation(scores, hasRegulations);
    if (section === 'Работа пар' && !namesPairs(heading)) add(section, PRIOR_OF_CONTAINER);
    else if (section === 'Подготовка' && hasRegulations) add(section, PRIOR_BROAD);
    else add(section, PRIORS[section] ?? PRIOR);
  }
  return best(scores);
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

/** «Реализация целевой модели» holds the stages as rows; «Организация работы пар» is a stage itself. */
function namesPairs(heading: string): boolean {
  return readWords(heading).some((word) => /^(?:пар[аыу]?|пар(?:ам|ах|ами)|групп.*|встреч.*|наставляем.*)$/.test(word));
}
