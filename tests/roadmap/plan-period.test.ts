// The period of a plan: from its title, from a year its activities name, from the dates of its rows, from its order.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proposePeriod } from '../../src/roadmap/plan-period';
import type { PeriodEvidence, PeriodProposal } from '../../src/roadmap/plan-period';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanReading, PlanRow } from '../../src/roadmap/plan-reading/read-plan';

const row = (activity: string, deadline = ''): PlanRow => ({
  line: 0,
  number: '',
  kind: 'activity',
  activity,
  deadline,
  responsible: '',
  result: '',
  section: '',
  mark: '',
  document: '',
  shared: [],
});

const evidence = (title: string, rows: PlanRow[] = [], orderDay?: string): PeriodEvidence => ({
  title,
  rows,
  ...(orderDay !== undefined && { order: { number: '1', day: orderDay } }),
});

const days = ({ start, end }: PeriodProposal): string => `${start} ${end}`;
const dated = (...deadlines: string[]): PlanRow[] => deadlines.map((deadline) => row('Встреча', deadline));

function fixture(plan: string): PlanReading {
  const texts = readFileSync(join(__dirname, `../fixtures/plans/${plan}.txt`), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const result = readPlan({ texts, merges: [] });
  if (isPlanRefusal(result)) throw new Error(result.code);
  return result;
}

describe('the period named in the title', () => {
  test.each([
    ['План мероприятий на 2023-2024 учебный год', '2023-09-01 2024-08-31', '2023-2024'],
    ['Дорожная карта\nна 2023 – 2024 уч. год', '2023-09-01 2024-08-31', '2023-2024'],
    ['План работы на 2024/25 учебный год', '2024-09-01 2025-08-31', '2024-2025'],
    ['План работы на 2024-2025 уч.г.', '2024-09-01 2025-08-31', '2024-2025'],
    ['Дорожная карта (2024 - 2025 г.г.)', '2024-09-01 2025-08-31', '2024-2025'],
    ['План на 2024 год', '2024-01-01 2024-12-31', undefined],
    ['План мероприятий в 2024 году', '2024-01-01 2024-12-31', undefined],
    ['Дорожная карта на 2020-2024 годы', '2020-01-01 2024-12-31', undefined],
    ['Дорожная карта на 2022 – 2024 гг.', '2022-01-01 2024-12-31', undefined],
    ['Дорожная карта на 2024-2027 учебные годы', '2024-09-01 2027-08-31', undefined],
    ['План на I полугодие 2023-2024 учебного года', '2023-09-01 2023-12-31', '2023-2024'],
    ['План на второе полугодие 2023-2024 учебного года', '2024-01-01 2024-06-30', '2023-2024'],
    ['План на 2-ое полугодие 2024 года', '2024-07-01 2024-12-31', undefined],
    ['План на II квартал 2024 года', '2024-04-01 2024-06-30', undefined],
    ['План на сентябрь 2023 – май 2024 года', '2023-09-01 2024-05-31', undefined],
    ['План с сентября по декабрь 2023 г.', '2023-09-01 2023-12-31', undefined],
    ['План с 1 октября 2024 г. по 31 мая 2025 г.', '2024-10-01 2025-05-31', undefined],
  ])('%s', (title, period, schoolYear) => {
    const proposal = proposePeriod(evidence(title));
    expect(days(proposal)).toBe(period);
    expect(proposal).toMatchObject({ source: 'title' });
    expect(proposal.schoolYear).toBe(schoolYear);
  });

  test('dates of laws and orders in the title are no period', () => {
    const title = 'План введения целевой модели (распоряжение от 25.12.2019 № Р-145) в МБОУ СОШ № 2023';
    expect(proposePeriod(evidence(title), '2024-10-05').source).toBe('assumed');
  });

  test('the title wins over rows of earlier years', () => {
    const rows = dated('март 2022', 'апрель 2022', 'май 2022');
    expect(days(proposePeriod(evidence('План на 2023-2024 учебный год', rows)))).toBe('2023-09-01 2024-08-31');
  });
});

describe('a year named in the activities', () => {
  test('counts where the title has none', () => {
    const proposal = proposePeriod(
      evidence('Дорожная карта', [row('Приказ о парах на 2024-2025 учебный год', 'сентябрь')]),
    );
    expect(proposal).toMatchObject({
      start: '2024-09-01',
      end: '2025-08-31',
      schoolYear: '2024-2025',
      source: 'activity',
    });
  });

  test('the plan of the next year, drafted at the end, is not the year of this plan', () => {
    const rows = [
      row('Приказ', 'февраль'),
      row('Встречи', 'март'),
      row('Разработка дорожной карты на 2024-2025 учебный год', 'май-июнь'),
    ];
    expect(proposePeriod(evidence('Дорожная карта', rows))).toMatchObject({
      schoolYear: '2023-2024',
      source: 'activity',
    });
    expect(proposePeriod(evidence('', [row('Планирование на следующий 2024-2025 учебный год')]))).toMatchObject({
      schoolYear: '2023-2024',
    });
  });

  test('a plan drafted at the beginning is this one', () => {
    const rows = [
      row('Утверждение плана на 2024-2025 учебный год', 'сентябрь'),
      row('Пары', 'октябрь'),
      row('Встречи', 'весь год'),
    ];
    expect(proposePeriod(evidence('', rows))).toMatchObject({ schoolYear: '2024-2025', source: 'activity' });
  });

  test('an old heading yields to later dates', () => {
    const rows = [row('Работа в 2022-2023 учебном году'), ...dated('сентябрь 2023', 'октябрь 2023', 'май 2024')];
    expect(proposePeriod(evidence('', rows))).toMatchObject({ schoolYear: '2023-2024', source: 'dated-rows' });
  });
});

describe('the period the dated rows point to', () => {
  test('most of them', () => {
    const proposal = proposePeriod(
      evidence('', dated('сентябрь 2024', 'до 15.10.2024', 'октябрь 2024г – май 2025 г.', 'весь год')),
    );
    expect(proposal).toMatchObject({
      start: '2024-09-01',
      end: '2025-08-31',
      schoolYear: '2024-2025',
      source: 'dated-rows',
    });
    expect(proposal.reason).toContain('2024-2025');
  });

  test('rows left over from earlier years do not pull it back', () => {
    const rows = dated('сентябрь 2023', 'сентябрь 2023', 'октябрь 2023', 'октябрь 2023', 'май 2023', 'май 2022');
    expect(days(proposePeriod(evidence('', rows)))).toBe('2023-09-01 2024-08-31');
  });

  test('August belongs to the year it prepares', () => {
    expect(days(proposePeriod(evidence('', dated('август 2023 г.'))))).toBe('2023-09-01 2024-08-31');
  });

  test('an autumn after the school year with a good share of the rows extends it', () => {
    const rows = dated(
      'сентябрь 2022-январь 2023 г',
      'январь 2023г',
      'март',
      'сентябрь 2023 года',
      'сентябрь 2023 года',
      'май',
    );
    expect(days(proposePeriod(evidence('', rows, '2023-02-07')))).toBe('2022-09-01 2023-12-31');
  });

  test('a single row in the next autumn does not', () => {
    const rows = dated('сентябрь 2022', 'октябрь 2022', 'январь 2023', 'март 2023', 'май 2023', 'сентябрь 2023');
    expect(days(proposePeriod(evidence('', rows)))).toBe('2022-09-01 2023-08-31');
  });

  test('an order of the winning year keeps earlier rows out, even when they open the plan', () => {
    const rows = dated('март 2023', 'апрель 2023', 'сентябрь 2023', 'октябрь 2023', 'ноябрь 2023');
    expect(days(proposePeriod(evidence('', rows, '2023-09-01')))).toBe('2023-09-01 2024-08-31');
  });

  test('rows of one calendar year, from its first months to its last', () => {
    const rows = dated('январь 2024', 'март 2024', 'май 2024', 'октябрь 2024', 'декабрь 2024');
    expect(days(proposePeriod(evidence('', rows)))).toBe('2024-01-01 2024-12-31');
  });
});

describe('the last resorts', () => {
  test.each([
    ['2022-02-08', 'февраль', '2021-2022'],
    ['2022-08-29', 'октябрь', '2022-2023'],
    ['2022-06-10', 'май', '2022-2023'],
    ['2022-04-22', 'ноябрь', '2022-2023'],
    ['2022-04-22', 'апрель', '2021-2022'],
    ['2022-11-03', 'март', '2022-2023'],
  ])('an order of %s, the first deadline «%s»: %s', (day, deadline, schoolYear) => {
    expect(proposePeriod(evidence('', dated(deadline), day))).toMatchObject({ schoolYear, source: 'order' });
  });

  test('today, when nothing names a year', () => {
    expect(proposePeriod(evidence(''), '2025-03-10')).toMatchObject({ schoolYear: '2024-2025', source: 'assumed' });
    expect(proposePeriod(evidence(''), '2025-08-20')).toMatchObject({ schoolYear: '2025-2026', source: 'assumed' });
    expect(proposePeriod(evidence(''))).toMatchObject({ start: '', end: '', source: 'assumed' });
  });
});

test.each([
  ['school-implementation', '2023-09-01 2024-08-31', 'title'],
  ['kindergarten-cells-on-own-lines', '2023-09-01 2024-08-31', 'activity'],
  ['order-above-roadmap', '2021-09-01 2022-08-31', 'activity'],
  ['district-directions', '2022-09-01 2023-12-31', 'dated-rows'],
  ['school-blank-cells', '2022-09-01 2023-08-31', 'dated-rows'],
])('the whole plan %s: %s by its %s', (plan, period, source) => {
  const proposal = proposePeriod(fixture(plan));
  expect(days(proposal)).toBe(period);
  expect(proposal.source).toBe(source);
});
