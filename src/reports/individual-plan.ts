/**
 * «Индивидуальный план» of a pair; for workers «Персонализированная программа наставничества» with its three sections.
 * What only the pair can say is left as lines.
 */
import type { Meeting } from '../pairing/pair';
import type { MeetingKind } from '../pairing/pair-words';
import { blankDay, dayInDigits, dayInWords } from './day-words';
import { gap, paragraph, sides, table, title, type Block, type DocumentText } from './document';
import { signature, type Official } from './document-person';

export const individualPlanName = 'Индивидуальный план';

export interface PlanPerson {
  readonly name: string;
  readonly place: string;
}

export interface IndividualPlanFacts {
  /** As it is called beside a post. */
  readonly school: string;
  readonly head: Official;
  readonly curator: Official;
  /** «2026-2027»; '' where it is not known. */
  readonly schoolYear: string;
  readonly pairCode: string;
  readonly mentor: PlanPerson;
  readonly mentee: PlanPerson;
  readonly menteeIsMinor: boolean;
  /** Both are workers. */
  readonly ofWorkers: boolean;
  readonly form: string;
  /** What the mentee asked for; '' where it is not known. */
  readonly request: string;
  /** ISO days. */
  readonly start?: string;
  readonly end?: string;
  readonly meetings: readonly Meeting[];
}

const widths = [40, 320, 130, 200, 170, 120] as const;
const header = [
  '№',
  'Проект, задание',
  'Срок',
  'Планируемый результат',
  'Фактический результат',
  'Оценка наставника',
] as const;
const line = '________________________________________________________________________';

/** Rows left free under each heading. */
const freeRows = 3;

/** The sections of a personalised programme, and what is to be written under them. */
const workerSections = [
  'Раздел 1. Анализ профессиональных трудностей и способы их преодоления',
  'Раздел 2. Вхождение в должность',
  'Раздел 3. Направления профессионального развития',
] as const;

const meetingTitles: Readonly<Record<MeetingKind, string>> = {
  знакомство: 'Встреча-знакомство',
  пробная: 'Пробная встреча',
  планирование: 'Встреча-планирование',
  регулярная: 'Регулярная встреча',
  итоговая: 'Итоговая встреча',
};

export function individualPlan(facts: IndividualPlanFacts): DocumentText {
  const { school, head, curator, schoolYear, ofWorkers, mentor, mentee, menteeIsMinor } = facts;
  const year = schoolYear === '' ? '' : ` на ${schoolYear} учебный год`;
  const blocks: Block[] = [
    sides(
      `СОГЛАСОВАНО\n${curator.post || 'Куратор'}\n______________ ${signature(curator)}\n${blankDay}`,
      `УТВЕРЖДАЮ\n${[head.post || 'Руководитель', school].filter(Boolean).join(' ')}\n______________ ${signature(head)}\n${blankDay}`,
      3,
    ),
    gap,
    title(
      ofWorkers
        ? `Персонализированная программа наставничества${year}`
        : `Индивидуальный план работы наставнической пары${year}`,
    ),
    gap,
    ...about(facts).map((text) => paragraph(text)),
    gap,
    table(header, rowsOf(facts), { centred: [0, 2] }),
    gap,
    sides(`Наставник ______________ ${mentor.name}`, `Наставляемый ______________ ${mentee.name}`, 3),
    ...(menteeIsMinor
      ? [paragraph('С планом ознакомлен(а) родитель (законный представитель): ______________ / ____________________')]
      : []),
  ];
  return { name: individualPlanName, widths, blocks };
}

function about({ pairCode, mentor, mentee, form, request, start, end }: IndividualPlanFacts): string[] {
  const term =
    start !== undefined && end !== undefined
      ? `с ${dayInWords(start)} по ${dayInWords(end)}`
      : start !== undefined
        ? `с ${dayInWords(start)}`
        : '______________';
  return [
    `Пара: ${pairCode}. Форма наставничества: ${form || '______________'}. Срок: ${term}.`,
    `Наставник: ${described(mentor)}.`,
    `Наставляемый: ${described(mentee)}.`,
    `Запрос наставляемого: ${request === '' ? line : `${request.trimEnd().replace(/\.$/, '')}.`}`,
    `Цель: ${line}`,
  ];
}

const described = ({ name, place }: PlanPerson): string => (place === '' ? name : `${name}, ${place}`);

function rowsOf({ ofWorkers, meetings }: IndividualPlanFacts): (string | number)[][] {
  const free = (): (string | number)[][] => Array.from({ length: freeRows }, () => ['', '', '', '', '', '']);
  const held = meetings.map(meetingRow);
  const sections = ofWorkers
    ? [...workerSections.map((name): [string, (string | number)[][]] => [name, free()])]
    : [['Задания и проекты', free()] as [string, (string | number)[][]]];
  if (held.length > 0) sections.push(['Встречи наставника и наставляемого', held]);
  let number = 0;
  return sections.flatMap(([name, rows]) => [[name], ...rows.map((row) => [++number, ...row.slice(1)])]);
}

function meetingRow(meeting: Meeting): (string | number)[] {
  const { kind, planned, held, topic, result, mentorFeedback } = meeting;
  const what = [kind === undefined ? '' : meetingTitles[kind], topic].filter((text) => text !== '').join('. ');
  return ['', what || 'Встреча', dayInDigits(held ?? planned), '', held === undefined ? '' : result, mentorFeedback];
}
