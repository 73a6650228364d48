/**
 * «Приказ о парах»: preamble, points, the list of those who have read it, and the appendix with the pairs. Whoever has
 * given no consent is not in it; the document says how many.
 */
import { organisationIn } from '../people/organisation-case';
import { CONSENT_NOTE, leftOutNote } from './left-out';
import { blankDay, dayInDigits, dayInWords } from './day-words';
import { caption, gap, paragraph, sides, table, title, type Block, type DocumentText } from './document';
import { officialIn, signature, type Official } from './document-person';
import type { ProgramAct } from './program-act';

export const pairOrderName = 'Приказ о парах';

/** A person of a pair as the appendix lists him. */
export interface ListedPerson {
  readonly name: string;
  /** Post or class. */
  readonly place: string;
  /** The day of consent, ISO. */
  readonly consented?: string;
  readonly signedBy: string;
}

export interface ListedPair {
  readonly mentor: ListedPerson;
  readonly mentee: ListedPerson;
  readonly form: string;
  /** The mentor has further mentees in the list. */
  readonly group: boolean;
  /** ISO days. */
  readonly start?: string;
  readonly end?: string;
}

export interface PairOrderFacts {
  readonly organisation: string;
  readonly head: Official;
  readonly curator: Official;
  readonly act: ProgramAct;
  /** «2025-2026»; '' where it is not known. */
  readonly schoolYear: string;
  /** The order's number and day where the pairs name one. */
  readonly order?: { readonly number: string; readonly day: string };
  readonly pairs: readonly ListedPair[];
  /** Pairs that are not listed because a consent is missing. */
  readonly leftOut: number;
}

const widths = [32, 148, 148, 100, 84, 148] as const;

export function pairOrder(facts: PairOrderFacts): DocumentText {
  const { organisation, head, curator, act, schoolYear, order, pairs, leftOut } = facts;
  const year = schoolYear === '' ? '' : ` на ${schoolYear} учебный год`;
  const numbered = order ? `№ ${order.number}` : '№ ______';
  const dated = order ? dayInWords(order.day) : blankDay;
  const blocks: Block[] = [
    paragraph(organisation || '________________________________________', { align: 'center', bold: true }),
    caption('(наименование организации)'),
    gap,
    title('ПРИКАЗ'),
    sides(dated, numbered, 3, 'right'),
    gap,
    paragraph(`О закреплении наставнических пар (групп)${year}`, { bold: true }),
    gap,
    paragraph(
      `В соответствии с ${act.inInstrumental}, в целях реализации ${act.programme}${within(organisation)}, на основании письменных согласий участников`,
    ),
    paragraph('ПРИКАЗЫВАЮ:', { bold: true }),
    ...points(facts, year).map((point, index) => paragraph(`${index + 1}. ${point.replace(/\.?$/, '.')}`)),
    gap,
    sides(head.post || 'Руководитель', `______________ ${signature(head)}`, 3, 'right'),
    gap,
    paragraph('С приказом ознакомлены:'),
    table(['№', 'Фамилия, имя, отчество', 'Дата', 'Подпись'], acquainted(curator, pairs), {
      spans: [1, 2, 1, 2],
      centred: [0],
    }),
    gap,
    paragraph(`Приложение\nк приказу от ${order ? dayInWords(order.day) : blankDay} ${numbered}`, { align: 'right' }),
    gap,
    title(`Состав наставнических пар (групп)${year}`),
    gap,
    table(
      ['№', 'Наставник\n(должность, класс)', 'Наставляемый\n(должность, класс)', 'Форма, вид', 'Срок', 'Основание'],
      pairs.map((pair, index) => [
        index + 1,
        person(pair.mentor),
        person(pair.mentee),
        `${pair.form || '—'},\n${pair.group ? 'в группе' : 'один на один'}`,
        term(pair),
        basis(pair),
      ]),
      { centred: [0] },
    ),
    ...(leftOut === 0 ? [] : [paragraph(leftOutNote(leftOut, 'pairs'), { size: 10 })]),
  ];
  return { name: pairOrderName, widths, blocks };
}

/** « в школе № 5»; '' where the name cannot be put into a sentence. */
function within(organisation: string): string {
  const name = organisation === '' ? undefined : organisationIn(organisation, 'prepositional');
  return name === undefined ? '' : ` в ${name}`;
}

function points({ act, curator, pairs }: PairOrderFacts, year: string): string[] {
  const starts = pairs.flatMap(({ start }) => start ?? []).sort();
  const ends = pairs.flatMap(({ end }) => end ?? []).sort();
  const from = starts[0];
  const to = ends[ends.length - 1];
  const mentors = act.ofWorkers ? 'персонализированные программы наставничества' : 'индивидуальные планы работы';
  return [
    `Утвердить состав наставнических пар (групп)${year} согласно приложению к настоящему приказу.`,
    from !== undefined && to !== undefined
      ? `Установить срок работы наставнических пар (групп) с ${dayInWords(from)} по ${dayInWords(to)}; срок каждой пары указан в приложении.`
      : 'Установить срок работы каждой наставнической пары (группы) согласно приложению.',
    `Ответственным за организацию работы наставнических пар (групп) назначить ${officialIn(curator, 'accusative')}`,
    `Наставникам разработать вместе с наставляемыми ${mentors}, проводить встречи и отмечать их в журнале встреч.`,
    ...(act.ofWorkers
      ? [
          'Содержание, срок, форму наставничества и размер доплаты отразить в трудовых договорах или дополнительных соглашениях с наставниками.',
        ]
      : []),
    `Куратору ознакомить с приказом участников, а родителей (законных представителей) несовершеннолетних — с составом пар их детей. ${CONSENT_NOTE}`,
    'Контроль за исполнением приказа оставляю за собой.',
  ];
}

/** The curator and every mentor once. */
function acquainted(curator: Official, pairs: readonly ListedPair[]): (string | number)[][] {
  const names = [curator.name, ...pairs.map(({ mentor }) => mentor.name)].filter((name) => name !== '');
  return [...new Set(names)].map((name, index) => [index + 1, name, '', '']);
}

const person = ({ name, place }: ListedPerson): string => (place === '' ? name : `${name},\n${place}`);

function term({ start, end }: ListedPair): string {
  const from = dayInDigits(start);
  const to = dayInDigits(end);
  if (from !== '' && to !== '') return `${from} –\n${to}`;
  return from !== '' ? `с ${from}` : to !== '' ? `до ${to}` : 'учебный год';
}

function basis({ mentor, mentee }: ListedPair): string {
  const [own, others] = [consent(mentor), consent(mentee)];
  if (own === others) return `согласия наставника и наставляемого ${own}`;
  return `согласие наставника ${own};\nсогласие наставляемого ${others}`;
}

const consent = ({ consented, signedBy }: ListedPerson): string =>
  `от ${dayInDigits(consented)}${/представител|родител|мать|отец|опекун/i.test(signedBy) ? ' (представитель)' : ''}`;
