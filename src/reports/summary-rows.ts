/** «Сводка» row by row: each figure with what it counts and the rows it was counted from. */
import { lackingEvidence, stageData, type Evidence } from './evidence';
import type { PairFigures } from './pair-figures';
import { isDone } from '../roadmap/check/status';
import type { RoadmapRow } from './records';
import type { RoleFigures } from './people-figures';
import { nearDays, type ProgressFigures, type RoadmapFigures } from './roadmap-figures';
import type { SchoolFigures } from './school-figures';
import { percent, rowsOf, type Breakdown, type RowRef, type Tally } from './tally';
import { noData, summaryDayTitle } from './report-words';

/** A line of a report sheet; a value of text is said in words. */
export interface ReportRow {
  readonly section: string;
  readonly title: string;
  readonly value: number | string;
  /** What the value is a part of. */
  readonly of?: number;
  readonly percent?: number;
  /** «Что считается» */
  readonly counts: string;
  readonly rows: readonly RowRef[];
}

/** `plan`: the rows of the roadmap, beside whose marks stands what the other sheets say. */
export function summaryRows(figures: SchoolFigures, evidence: Evidence, plan: readonly RoadmapRow[]): ReportRow[] {
  return [
    {
      section: 'Отчёт',
      title: summaryDayTitle,
      // With «на» no spreadsheet takes it for a date and shows it its own way.
      value: `на ${figures.today.split('-').reverse().join('.')}`,
      counts: 'Все сроки, возраст и согласия посчитаны на этот день.',
      rows: [],
    },
    ...everybody(figures),
    ...pairRows(figures),
    ...meetingRows(figures),
    ...roadmapRows(figures.roadmap),
    ...roleRows('Наставляемые', 'Банк наставляемых', figures.mentees),
    ...roleRows('Наставники', 'Банк наставников', figures.mentors),
    ...loadRows(figures),
    ...answerRows(figures),
    ...stageRows(figures.roadmap, evidence, plan),
  ];
}

const line = (section: string, title: string, counted: Tally, counts: string): ReportRow => ({
  section,
  title,
  value: counted.value,
  counts,
  rows: counted.rows,
});

const absent = (section: string, title: string, sheet: string): ReportRow => ({
  section,
  title,
  value: noData,
  counts: `Листа «${sheet}» ещё нет или он пуст.`,
  rows: [],
});

const part = (section: string, title: string, part: Tally, whole: number, counts: string): ReportRow => {
  const share = percent(part.value, whole);
  return {
    section,
    title,
    value: whole === 0 ? noData : part.value,
    of: whole,
    ...(share === undefined ? {} : { percent: share }),
    counts,
    rows: part.rows,
  };
};

const broken = (section: string, prefix: string, counted: Breakdown, counts: string): ReportRow[] =>
  counted.map(([label, members]) => line(section, `${prefix}: ${label}`, members, counts));

function everybody({ people, mentees, mentors }: SchoolFigures): ReportRow[] {
  const section = 'Участники';
  if (!people) {
    const known = mentees ?? mentors;
    return known
      ? [
          line(
            section,
            'Участников, человек',
            known.present,
            'Люди из единственного заполненного банка, кроме выбывших.',
          ),
        ]
      : [absent(section, 'Участников, человек', 'Банк наставляемых» и «Банк наставников')];
  }
  const rows = [...(mentees?.present.rows ?? []), ...(mentors?.present.rows ?? [])];
  return [
    {
      section,
      title: 'Участников, человек',
      value: people.all,
      counts:
        'Люди из обоих банков, кроме выбывших. Кто есть и там и там, посчитан один раз: его узнают по ФИО и году рождения.',
      rows,
    },
    line(section, 'Из них и наставник, и наставляемый', people.inBoth, 'Одно ФИО и один год рождения в обоих банках.'),
  ];
}

function roleRows(section: string, bank: string, role: RoleFigures | undefined): ReportRow[] {
  if (!role) return [absent(section, 'Всего', bank)];
  const present = 'Все, кроме выбывших';
  const repeated =
    role.repeated.value === 0
      ? ''
      : ` Повторных строк с тем же кодом или теми же данными не посчитано: ${role.repeated.value}.`;
  return [
    line(section, 'Всего', role.all, `Все люди на листе, каждый один раз, в любом состоянии.${repeated}`),
    ...broken(section, 'Состояние', role.byState, 'Столбец «Состояние»; пустое считается как «кандидат».'),
    line(
      section,
      'Участвуют в программе',
      role.involved,
      'Состояние «в программе» или «завершил» либо есть утверждённая пара.',
    ),
    line(section, 'Без пары', role.withoutPair, 'Кроме выбывших и завершивших: нет утверждённой пары на листе «Пары».'),
    line(section, 'Из них пара предложена', role.proposed, 'Пара со статусом «предложена» ждёт утверждения.'),
    part(
      section,
      'Нет действующего согласия',
      role.consentMissing,
      role.present.value,
      `${present}: согласия нет, оно отозвано, без даты или подписано не тем лицом.`,
    ),
    ...broken(
      section,
      'Согласие',
      role.consentMissingByReason,
      `${present}; причина, по которой согласие не действует.`,
    ),
    ...broken(
      section,
      'Форма',
      role.byForm,
      `${present}; столбец «Форма наставничества», с несколькими формами — в каждой.`,
    ),
    ...broken(
      section,
      'Возраст',
      role.byAge,
      `${present}; полных лет на день отчёта. ${
        role.agesEstimated > 0
          ? `Оценка: у ${role.agesEstimated} известен только год рождения, до дня рождения на год меньше.`
          : 'Посчитано по дате рождения.'
      }`,
    ),
    ...broken(section, 'Пол', role.bySex, `${present}; по отчеству или имени.`),
    ...broken(section, 'Кто', role.byKind, `${present}; по классу, должности или месту работы.`),
    ...broken(section, 'Класс', role.byParallel, `Обучающиеся, кроме выбывших; параллель из столбца с классом.`),
  ];
}

function pairRows({ pairs }: SchoolFigures): ReportRow[] {
  const section = 'Пары и группы';
  if (!pairs) return [absent(section, 'Пары', 'Пары')];
  return [
    line(section, 'Пар', pairs.pairs, 'Наставники с одной утверждённой строкой.'),
    line(section, 'Групп', pairs.groups, 'Наставники с двумя и более утверждёнными строками.'),
    line(section, 'Наставляемых в парах и группах', pairs.menteesPaired, 'Разные наставляемые в утверждённых строках.'),
    line(section, 'Наставников в парах и группах', pairs.mentorsPaired, 'Разные наставники в утверждённых строках.'),
    ...statusRows(section, pairs),
    ...broken(section, 'Форма', pairs.byForm, 'Утверждённые строки листа «Пары».'),
  ];
}

const statusRows = (section: string, { byStatus }: PairFigures): ReportRow[] =>
  broken(section, 'Статус', byStatus, 'Строки листа «Пары» по столбцу «Статус».');

function meetingRows({ meetings }: SchoolFigures): ReportRow[] {
  const section = 'Встречи';
  if (!meetings) return [absent(section, 'Встреч проведено', 'Журнал встреч')];
  const { held, heldOfDue, heldByKind, pairsWithoutMeeting } = meetings;
  return [
    part(
      section,
      'Встреч проведено',
      held.part,
      held.whole.value,
      'Отмечены как проведённые или дата уже наступила; из всех, кроме отменённых.',
    ),
    part(
      section,
      'Проведено из тех, чей день прошёл',
      heldOfDue.part,
      heldOfDue.whole.value,
      'То же, но из встреч, у которых «Дата по плану» не позже дня отчёта.',
    ),
    ...broken(section, 'Проведено', heldByKind, 'Проведённые встречи по столбцу «Вид встречи».'),
    ...(pairsWithoutMeeting
      ? [
          line(
            section,
            'Пар без единой встречи',
            pairsWithoutMeeting,
            'Утверждённые строки листа «Пары», кода которых нет у проведённых встреч.',
          ),
        ]
      : []),
  ];
}

function loadRows({ load }: SchoolFigures): ReportRow[] {
  const section = 'Нагрузка наставников';
  if (!load) return [];
  return [
    ...broken(
      section,
      'Наставляемых у наставника',
      load.byLoad,
      'Наставники, кроме выбывших и завершивших; утверждённые строки.',
    ),
    ...(load.places
      ? [
          {
            section,
            title: 'Занято мест',
            value: load.places.taken,
            of: load.places.total,
            ...(load.places.total > 0 ? { percent: percent(load.places.taken, load.places.total) ?? 0 } : {}),
            counts: 'Утверждённые наставляемые из суммы столбца «Мест всего».',
            rows: [],
          },
        ]
      : []),
    line(section, 'Перегружено наставников', load.overloaded, 'Утверждённых наставляемых больше, чем «Мест всего».'),
  ];
}

function answerRows({ answers, satisfaction }: SchoolFigures): ReportRow[] {
  const section = 'Анкеты';
  const each: readonly (readonly [title: string, counted: Tally | undefined, counts: string])[] = [
    ['Ответов наставляемых', answers.mentees, 'Разные люди на листе «Ответы наставляемых».'],
    ['Ответов наставников', answers.mentors, 'Разные люди на листе «Ответы наставников».'],
    ['Ответов о предпочтениях', answers.preferences, 'Разные люди на листе «Предпочтения».'],
    [
      'Ответов «Мониторинг 1»',
      satisfaction.all.before?.answered,
      'Один ответ на человека, последний; без тех, чьё согласие не действует.',
    ],
    [
      'Ответов «Мониторинг 2»',
      satisfaction.all.after?.answered,
      'Один ответ на человека, последний; без тех, чьё согласие не действует.',
    ],
  ];
  return each.map(([title, counted, counts]) =>
    counted
      ? line(section, title, counted, counts)
      : { section, title, value: noData, counts: 'Такого листа ещё нет или он пуст.', rows: [] },
  );
}

function roadmapRows(roadmap: RoadmapFigures | undefined): ReportRow[] {
  const section = 'Дорожная карта';
  return roadmap ? progressRows(section, roadmap) : [absent(section, 'Выполнено', 'Дорожная карта')];
}

function progressRows(section: string, { done, overdue, near, onTime, undatedMarks }: ProgressFigures): ReportRow[] {
  return [
    part(
      section,
      'Выполнено',
      done.part,
      done.whole.value,
      'Мероприятия с отметкой о выполнении; из всех мероприятий.',
    ),
    line(section, 'Просрочено', overdue, 'Отметки нет, последний день срока прошёл.'),
    line(
      section,
      `Срок в ближайшие ${nearDays} дней`,
      near,
      'Отметки нет, последний день срока сегодня или в эти дни.',
    ),
    part(
      section,
      'Выполнено в срок',
      onTime.part,
      onTime.whole.value,
      `Из мероприятий, чей срок уже прошёл: дата в отметке не позже срока.${
        undatedMarks === 0 ? '' : ` Отметок без даты: ${undatedMarks}, они считаются сделанными в срок.`
      }`,
    ),
  ];
}

/** Each stage as it is marked, and beside it what the other sheets say. */
function stageRows(roadmap: RoadmapFigures | undefined, evidence: Evidence, plan: readonly RoadmapRow[]): ReportRow[] {
  return (roadmap?.stages ?? []).flatMap((stage) => {
    const section = `Этап «${stage.stage}»`;
    return [...progressRows(section, stage), ...dataRows(section, stage, evidence, plan)];
  });
}

function dataRows(
  section: string,
  { stage, done }: RoadmapFigures['stages'][number],
  evidence: Evidence,
  plan: readonly RoadmapRow[],
): ReportRow[] {
  const data = stageData(stage, evidence);
  if (data === undefined) return [];
  const marked = plan.filter((row) => row.stage === stage && isDone(row.mark));
  const contradicted = marked.filter((row) => lackingEvidence(row, evidence) !== undefined);
  const lacking = [...new Set(contradicted.map((row) => lackingEvidence(row, evidence)))].join('; ');
  return [
    {
      section,
      title: 'По данным таблицы',
      value: contradicted.length > 0 ? 'расходится' : marked.length > 0 ? 'сходится' : 'отметок нет',
      counts: `Отмечено выполненным: ${done.part.value} из ${done.whole.value}. Данные: ${data}.${
        lacking === '' ? '' : ` Не подтверждается: ${lacking}.`
      }`,
      rows: rowsOf('roadmap', contradicted.length > 0 ? contradicted : marked),
    },
  ];
}
