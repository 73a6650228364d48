/**
 * Satisfaction before and after the programme, from the answers to the two monitoring questionnaires (МР-42/02, scale
 * 1-10). Whoever the banks know to be without a valid consent is left out.
 */
import { foldedKey } from '../people/text-folding';
import type { Member } from './people-figures';
import { MemberIndex, respondentsOf, type AnswerRole, type Respondent } from './monitoring-members';
import type { MonitoringSheet } from './records';
import { readScale } from './scale';
import { tally, type Ratio, type SourceSheet, type Tally } from './tally';

/** The school's own threshold: satisfied is whose items «довольны…» have at least this mean. */
const satisfiedFrom = 8;
export const satisfiedRule = `удовлетворён = среднее пунктов «довольны…» ≥ ${satisfiedFrom}`;

export interface Mean {
  /** Rounded to one decimal. */
  readonly mean: number;
  /** Of so many people. */
  readonly n: number;
}

export interface StageSatisfaction {
  /** One a person; the consent gate is passed. */
  readonly answered: Tally;
  /** Answers left out because the person's consent does not hold. */
  readonly withoutConsent: Tally;
  /** Mean of the people's means of the items «довольны…»; undefined where nobody answered one. */
  readonly satisfaction?: Mean;
  /** Mean over all items with marks. */
  readonly overall?: Mean;
  /** Satisfied of those who answered an item «довольны…». */
  readonly satisfied: Ratio;
  /** Answers to items of the scale that give no mark («+», «хорошо»). */
  readonly unread: number;
}

/** Of the people who answered both times. */
export interface ChangeFigures {
  readonly people: Tally;
  readonly before?: Mean;
  readonly after?: Mean;
  readonly grown: number;
  readonly same: number;
  readonly fallen: number;
}

export interface SatisfactionFigures {
  readonly before?: StageSatisfaction;
  readonly after?: StageSatisfaction;
  /** Paired by the person of the bank, never by the spelling of a name alone. */
  readonly change?: ChangeFigures;
}

/** All respondents, and those of each role. */
export type Satisfaction = Readonly<Record<'all' | AnswerRole, SatisfactionFigures>>;

interface Marks {
  readonly respondent: Respondent;
  /** undefined where the person answered no such item. */
  readonly satisfaction?: number;
  readonly overall?: number;
  readonly unread: number;
}

export function satisfactionFigures(
  [before, after]: readonly [MonitoringSheet | undefined, MonitoringSheet | undefined],
  members: readonly Member[],
): Satisfaction {
  const index = new MemberIndex(members);
  const [first, second] = [before && marksOf(before, index), after && marksOf(after, index)];
  const figures = (role?: AnswerRole): SatisfactionFigures => {
    const own = (marks: Marks[] | undefined): Marks[] | undefined =>
      marks?.filter(({ respondent }) => role === undefined || respondent.role === role);
    const [one, two] = [own(first), own(second)];
    return {
      ...(one ? { before: stage('monitoring1', one) } : {}),
      ...(two ? { after: stage('monitoring2', two) } : {}),
      ...(one && two ? { change: change(one, two) } : {}),
    };
  };
  return { all: figures(), mentee: figures('mentee'), mentor: figures('mentor') };
}

const satisfactionWords = /довол[еь]н|удовлетвор/;
/** «Насколько важно остаться довольным» asks before the work, and not whether the person is satisfied. */
const importanceWords = /важн/;
/** Questions that ask for no mark, whatever their answers look like. */
const noScaleWords = /класс|возраст|год рожд|телефон|почт|сколько (?:раз|встреч|час)|согласи|^код|дата/;
/** A column is an item of the scale when at least this part of its answers are marks. */
const scaleShare = 0.6;

function marksOf({ questions, answers }: MonitoringSheet, index: MemberIndex): Marks[] {
  const items = questions.flatMap((question, at) => {
    const title = foldedKey(question.slice(0, 300));
    if (title === '' || noScaleWords.test(title)) return [];
    const filled = answers.map(({ values }) => (values[at] ?? '').trim()).filter((value) => value !== '');
    const marks = filled.filter((value) => readScale(value) !== undefined).length;
    return marks > 0 && marks >= filled.length * scaleShare
      ? [{ at, satisfaction: satisfactionWords.test(title) && !importanceWords.test(title) }]
      : [];
  });
  return respondentsOf(answers, index).map((respondent) => {
    const read = items.map(({ at, satisfaction }) => {
      const text = (respondent.answer.values[at] ?? '').trim();
      return { text, satisfaction, mark: readScale(text) };
    });
    const marks = read.flatMap(({ mark }) => mark ?? []);
    const satisfied = read.flatMap(({ mark, satisfaction }) => (satisfaction ? (mark ?? []) : []));
    return {
      respondent,
      ...(satisfied.length === 0 ? {} : { satisfaction: average(satisfied) }),
      ...(marks.length === 0 ? {} : { overall: average(marks) }),
      unread: read.filter(({ text, mark }) => text !== '' && mark === undefined).length,
    };
  });
}

const allowed = ({ respondent: { member } }: Marks): boolean => member === undefined || member.consent === 'valid';
const average = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;
const linesOf = (marks: readonly Marks[]): { line: number }[] => marks.map(({ respondent }) => respondent.answer);

function meanOf(values: readonly number[]): Mean | undefined {
  return values.length === 0 ? undefined : { mean: Math.round(average(values) * 10) / 10, n: values.length };
}

function stage(sheet: SourceSheet, marks: readonly Marks[]): StageSatisfaction {
  const counted = marks.filter(allowed);
  const asked = counted.filter(({ satisfaction }) => satisfaction !== undefined);
  const satisfaction = meanOf(asked.flatMap((each) => each.satisfaction ?? []));
  const overall = meanOf(counted.flatMap((each) => each.overall ?? []));
  return {
    answered: tally(sheet, linesOf(counted)),
    withoutConsent: tally(sheet, linesOf(marks.filter((each) => !allowed(each)))),
    ...(satisfaction ? { satisfaction } : {}),
    ...(overall ? { overall } : {}),
    satisfied: {
      part: tally(sheet, linesOf(asked.filter((each) => (each.satisfaction ?? 0) >= satisfiedFrom))),
      whole: tally(sheet, linesOf(asked)),
    },
    unread: counted.reduce((total, { unread }) => total + unread, 0),
  };
}

function change(before: readonly Marks[], after: readonly Marks[]): ChangeFigures {
  const later = new Map(after.filter(allowed).map((each) => [each.respondent.member, each]));
  const both = before.filter(allowed).flatMap((first) => {
    const second = first.respondent.member && later.get(first.respondent.member);
    return second ? [{ first, second }] : [];
  });
  const marked = both.flatMap(({ first, second }) =>
    first.overall === undefined || second.overall === undefined
      ? []
      : [{ before: first.overall, after: second.overall }],
  );
  const step = ({ before: a, after: b }: { before: number; after: number }): number =>
    Math.sign(Math.round((b - a) * 100));
  const [mean1, mean2] = [meanOf(marked.map((each) => each.before)), meanOf(marked.map((each) => each.after))];
  return {
    people: {
      value: both.length,
      rows: [
        ...tally('monitoring1', linesOf(both.map(({ first }) => first))).rows,
        ...tally('monitoring2', linesOf(both.map(({ second }) => second))).rows,
      ],
    },
    ...(mean1 ? { before: mean1 } : {}),
    ...(mean2 ? { after: mean2 } : {}),
    grown: marked.filter((each) => step(each) > 0).length,
    same: marked.filter((each) => step(each) === 0).length,
    fallen: marked.filter((each) => step(each) < 0).length,
  };
}
