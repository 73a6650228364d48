/** «Показатели»: shares beside their goals, and satisfaction before and after with the rule beside the number. */
import { shareNames, type ShareName } from './records';
import { satisfiedRule, type Mean, type SatisfactionFigures, type StageSatisfaction } from './satisfaction';
import type { SchoolFigures } from './school-figures';
import { noData } from './report-words';
import type { ReportRow } from './summary-rows';
import { percent } from './tally';

export interface IndicatorRow extends ReportRow {
  readonly goal?: number;
  readonly verdict?: string;
}

/** The names under which «Настройки» keeps denominators and goals. */
export const denominatorSettings: Readonly<Partial<Record<ShareName, string>>> = {
  mentees: 'Обучающихся 10-19 лет',
  mentors: 'Обучающихся 15-19 лет',
  teachers: 'Педагогов',
  youngTeachers: 'Молодых специалистов (0-3 года)',
};
export const goalSettings: Readonly<Record<ShareName, string>> = {
  mentees: 'Цель: наставляемые 10-19 лет, %',
  mentors: 'Цель: наставники 15-19 лет, %',
  teachers: 'Цель: педагоги, %',
  youngTeachers: 'Цель: молодые специалисты, %',
  satisfiedMentees: 'Цель: удовлетворённость наставляемых, %',
  satisfiedMentors: 'Цель: удовлетворённость наставников, %',
};

const shareTitles: Readonly<Record<ShareName, string>> = {
  mentees: 'Наставляемые среди обучающихся 10-19 лет',
  mentors: 'Наставники среди обучающихся 15-19 лет',
  teachers: 'Участники среди педагогов',
  youngTeachers: 'Наставляемые среди молодых специалистов',
  satisfiedMentees: 'Удовлетворённые наставляемые',
  satisfiedMentors: 'Удовлетворённые наставники',
};
const shareCounts: Readonly<Record<ShareName, string>> = {
  mentees:
    'Участвующие в программе наставляемые 10-19 лет, каждый один раз; возраст по году рождения — оценка. Делится на число из настроек.',
  mentors:
    'Участвующие в программе наставники 15-19 лет, кроме педагогов, каждый один раз. Делится на число из настроек.',
  teachers: 'Педагоги в любой роли, каждый один раз. Делится на число из настроек.',
  youngTeachers: 'Наставляемые-педагоги: стаж в банке не ведётся, поэтому считаются все. Делится на число из настроек.',
  satisfiedMentees: `Ответившие на «Мониторинг 2»; ${satisfiedRule}.`,
  satisfiedMentors: `Ответившие на «Мониторинг 2»; ${satisfiedRule}.`,
};

export function indicatorRows(figures: SchoolFigures): IndicatorRow[] {
  return [
    ...shareRows(figures),
    ...satisfactionRows('Удовлетворённость наставляемых', figures.satisfaction.mentee),
    ...satisfactionRows('Удовлетворённость наставников', figures.satisfaction.mentor),
    ...satisfactionRows('Удовлетворённость всех ответивших', figures.satisfaction.all),
  ];
}

function shareRows({ shares }: SchoolFigures): IndicatorRow[] {
  return shareNames.flatMap((name): IndicatorRow[] => {
    const share = shares.find((each) => each.name === name);
    if (!share) return [];
    const denominator = denominatorSettings[name];
    const reason = !share.part
      ? denominator === undefined
        ? 'Листа «Мониторинг 2» ещё нет.'
        : 'Банков ещё нет.'
      : share.percent === undefined
        ? denominator === undefined
          ? 'На вопросы «довольны…» никто не ответил.'
          : `Впишите число на лист «Настройки», параметр «${denominator}».`
        : '';
    return [
      {
        section: 'Доли',
        title: shareTitles[name],
        value: share.part?.value ?? noData,
        ...(share.whole === undefined ? {} : { of: share.whole }),
        ...(share.percent === undefined ? {} : { percent: share.percent }),
        ...(share.goal === undefined ? {} : { goal: share.goal }),
        verdict: verdictOf(share.percent, share.goal),
        counts: [shareCounts[name], reason].filter((text) => text !== '').join(' '),
        rows: share.part?.rows ?? [],
      },
    ];
  });
}

function verdictOf(value: number | undefined, goal: number | undefined): string {
  if (value === undefined) return noData;
  if (value > 100) return 'больше 100 %: проверьте знаменатель';
  if (goal === undefined) return 'цель не задана';
  return value >= goal ? 'цель достигнута' : `до цели ${printed(Math.round((goal - value) * 10) / 10)} п. п.`;
}

/** With the comma of Russian texts. */
export const printed = (value: number): string => String(value).replace('.', ',');
const meanText = (mean: Mean | undefined): number | string => mean?.mean ?? noData;

function satisfactionRows(section: string, { before, after, change }: SatisfactionFigures): IndicatorRow[] {
  const stages: readonly (readonly [when: string, sheet: string, stage: StageSatisfaction | undefined])[] = [
    ['до', 'Мониторинг 1', before],
    ['после', 'Мониторинг 2', after],
  ];
  const rows = stages.flatMap(([when, sheet, stage]): IndicatorRow[] => {
    if (!stage) {
      return [
        {
          section,
          title: `Средний балл ${when}`,
          value: noData,
          counts: `Листа «${sheet}» ещё нет или он пуст.`,
          rows: [],
        },
      ];
    }
    const notes = [
      stage.unread > 0 ? `Ответов без балла («+», слова) не учтено: ${stage.unread}.` : '',
      stage.withoutConsent.value > 0 ? `Без действующего согласия не учтено людей: ${stage.withoutConsent.value}.` : '',
    ]
      .filter((text) => text !== '')
      .join(' ');
    const satisfied = percent(stage.satisfied.part.value, stage.satisfied.whole.value);
    return [
      {
        section,
        title: `Средний балл ${when}`,
        value: meanText(stage.overall),
        counts:
          `Лист «${sheet}», среднее по всем вопросам со шкалой 1-10, n = ${stage.overall?.n ?? 0}. ${notes}`.trim(),
        rows: stage.answered.rows,
      },
      {
        section,
        title: `Довольны, средний балл ${when}`,
        value: meanText(stage.satisfaction),
        counts: `Лист «${sheet}», среднее пунктов «довольны…», n = ${stage.satisfaction?.n ?? 0}.`,
        rows: stage.satisfied.whole.rows,
      },
      {
        section,
        title: `Удовлетворены ${when}`,
        value: stage.satisfied.whole.value === 0 ? noData : stage.satisfied.part.value,
        of: stage.satisfied.whole.value,
        ...(satisfied === undefined ? {} : { percent: satisfied }),
        counts: `Правило: ${satisfiedRule}. Из ответивших на эти пункты.`,
        rows: stage.satisfied.part.rows,
      },
    ];
  });
  if (!change) return rows;
  const means =
    change.before && change.after
      ? `Средний балл этих людей: до ${printed(change.before.mean)}, после ${printed(change.after.mean)}, n = ${change.before.n}.`
      : 'Сравнить баллы не у кого.';
  return [
    ...rows,
    {
      section,
      title: 'Ответили и до, и после',
      value: change.people.value,
      counts: `Люди узнаны по коду или по единственному такому ФИО в банке. ${means} Выросло у ${change.grown}, не изменилось у ${change.same}, снизилось у ${change.fallen}.`,
      rows: change.people.rows,
    },
  ];
}
