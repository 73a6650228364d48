// What a mark of completion claims, and what the sheets say against it.
import { claimsOf, claimsToProve, lackingEvidence, type Claim, type Evidence } from '../../src/reports/evidence';
import { isDone } from '../../src/roadmap/check/status';
import type { Stage } from '../../src/roadmap/stage';
import { layOutTemplate } from '../../src/roadmap/templates/lay-out';
import { MODELS } from '../../src/roadmap/templates/models';
import { templateOf } from '../../src/roadmap/templates/templates';

const row = (stage: Stage, activity: string, heading = false) => ({ stage, activity, heading });
const kinds = (...names: NonNullable<Evidence['meetings']>['kinds'] extends ReadonlySet<infer Kind> ? Kind[] : never) =>
  new Set(names);

test.each<[Stage, string, readonly Claim[]]>([
  ['Наставляемые', 'Анкетирование обучающихся, желающих найти наставника', ['menteeAnswers']],
  ['Наставляемые', 'Сбор первичных запросов от учеников', ['menteeAnswers']],
  ['Наставляемые', 'Сбор согласий на обработку персональных данных', ['menteeConsent']],
  ['Наставляемые', 'Формирование базы наставляемых', ['menteeBank']],
  ['Наставляемые', 'Разработка анкет для наставляемых', []],
  ['Наставники', 'Анкетирование кандидатов, формирование банка наставников', ['mentorAnswers', 'mentorBank']],
  ['Пары', 'Формирование наставнических пар, приказ об их закреплении', ['pairs']],
  ['Пары', 'Общая встреча, анкеты предпочтений', ['preferences']],
  ['Пары', 'Общая встреча наставников и наставляемых', []],
  ['Работа пар', 'Регулярные встречи пар', ['meetings']],
  ['Работа пар', 'Сопровождение работы психологом', []],
  ['Завершение', 'Второй этап мониторинга', ['monitoring2']],
  ['Завершение', 'Подведение итогов программы', ['finished']],
  ['Завершение', 'Публикация на сайте', []],
  ['Мониторинг', 'Первый этап мониторинга: анкеты ожиданий', ['monitoring1']],
  ['Мониторинг', 'Отчёт в отдел образования', []],
  ['Подготовка', 'Подготовка анкет и бланков согласий', []],
  ['Отбор и обучение', 'Обучение наставников', []],
])('%s: «%s»', (stage, activity, claims) => {
  expect(claimsOf(row(stage, activity))).toEqual(claims);
});

const full: Evidence = {
  kept: true,
  menteeAnswers: 24,
  mentorAnswers: 10,
  mentees: { present: 24, withoutConsent: 0, finished: 20 },
  mentors: { present: 10, withoutConsent: 0, finished: 9 },
  preferences: 20,
  pairs: { approved: 18, proposed: 0, over: 15 },
  meetings: { held: 60, planned: 90, kinds: kinds('знакомство', 'пробная', 'планирование', 'регулярная', 'итоговая') },
  monitoring1: 30,
  monitoring2: 28,
};

test('where the data bear everything out, no row of any template is doubted', () => {
  for (const model of MODELS) {
    const rows = layOutTemplate(templateOf(model), {
      start: '2026-09-01',
      end: '2027-08-31',
      organisation: 'Школа',
      approval: undefined,
      staff: [],
    });
    for (const { stage, activity, heading } of rows)
      expect([activity, lackingEvidence({ stage, activity, heading }, full)]).toEqual([activity, undefined]);
  }
});

test('where the sheets are empty, the templates of schools are doubted at each of the stages they prove', () => {
  const empty: Evidence = {
    kept: true,
    menteeAnswers: 0,
    mentorAnswers: 0,
    mentees: { present: 0, withoutConsent: 0, finished: 0 },
    mentors: { present: 0, withoutConsent: 0, finished: 0 },
    preferences: 0,
    pairs: { approved: 0, proposed: 0, over: 0 },
    meetings: { held: 0, planned: 0, kinds: kinds() },
    monitoring1: 0,
    monitoring2: 0,
  };
  const rows = layOutTemplate(templateOf('Обучающиеся (Р-145)'), {
    start: '2026-09-01',
    end: '2027-08-31',
    organisation: 'Школа',
    approval: undefined,
    staff: [],
  });
  const doubted = new Set(rows.filter((each) => lackingEvidence(each, empty) !== undefined).map(({ stage }) => stage));
  expect([...doubted]).toEqual(
    expect.arrayContaining(['Наставляемые', 'Наставники', 'Пары', 'Работа пар', 'Завершение']),
  );
  expect(doubted).not.toContain('Подготовка');
});

test.each<[string, Evidence, ReturnType<typeof row>, string | undefined]>([
  [
    'few answers',
    { kept: true, menteeAnswers: 3, mentees: { present: 24, withoutConsent: 0, finished: 0 } },
    row('Наставляемые', 'Анкетирование'),
    'ответов наставляемых 3 из 24',
  ],
  [
    'a tenth has not answered',
    { kept: true, menteeAnswers: 22, mentees: { present: 24, withoutConsent: 0, finished: 0 } },
    row('Наставляемые', 'Анкетирование'),
    undefined,
  ],
  [
    'a bank filled from paper',
    { kept: true, mentees: { present: 24, withoutConsent: 0, finished: 0 } },
    row('Наставляемые', 'Анкетирование'),
    undefined,
  ],
  [
    'one consent missing',
    { kept: true, mentees: { present: 24, withoutConsent: 1, finished: 0 } },
    row('Наставляемые', 'Сбор согласий'),
    'нет действующего согласия у 1 наставляемых из 24',
  ],
  [
    'only proposals',
    { kept: true, pairs: { approved: 0, proposed: 12, over: 0 } },
    row('Пары', 'Формирование пар'),
    'на листе «Пары» нет ни одной утверждённой пары (предложено: 12)',
  ],
  [
    'no sheet of pairs, but the programme is kept here',
    { kept: true },
    row('Пары', 'Формирование пар'),
    'на листе «Пары» нет ни одной утверждённой пары',
  ],
  ['nothing of the programme is kept here', { kept: false }, row('Пары', 'Формирование пар'), undefined],
  [
    'none held',
    { kept: true, meetings: { held: 0, planned: 40, kinds: kinds() } },
    row('Работа пар', 'Регулярные встречи'),
    'в «Журнале встреч» нет ни одной проведённой встречи из 40',
  ],
  [
    'none of this kind',
    { kept: true, meetings: { held: 5, planned: 40, kinds: kinds('знакомство') } },
    row('Работа пар', 'Пробная рабочая встреча'),
    'в «Журнале встреч» нет проведённых встреч вида «пробная»',
  ],
  [
    'kinds are not written down',
    { kept: true, meetings: { held: 5, planned: 40, kinds: kinds() } },
    row('Работа пар', 'Пробная встреча'),
    undefined,
  ],
])('%s', (_, evidence, activity, lacking) => {
  expect(lackingEvidence(activity, evidence)).toBe(lacking);
});

test('only what is marked as done is to be proved', () => {
  const rows = [
    { ...row('Пары', 'Формирование пар'), mark: 'нет' },
    { ...row('Наставляемые', 'Анкетирование'), mark: '12.09.2026' },
    { ...row('Работа пар', 'Встречи'), mark: '' },
  ];
  expect(rows.map(({ mark }) => isDone(mark))).toEqual([false, true, false]);
  expect([...claimsToProve(rows)]).toEqual(['menteeAnswers']);
});
