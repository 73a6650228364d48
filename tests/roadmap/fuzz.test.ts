// Whatever stands in a cell, the readers answer: no text makes one throw, and none is too long.
import fc from 'fast-check';
import { checkPlan, type CheckContext } from '../../src/roadmap/check/check-plan';
import type { PlanRow } from '../../src/roadmap/check/plan-row';
import { parseDeadline } from '../../src/roadmap/deadline';
import { readPlan } from '../../src/roadmap/plan-reading/read-plan';
import { parseResponsibles } from '../../src/roadmap/responsible';
import { defaultTerms, schoolYearPeriod } from '../../src/calendar/school-year';
import { STAGES } from '../../src/roadmap/stage';
import { canonicalStage } from '../../src/roadmap/stages';
import { longTexts } from './long-texts';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2147483647);
const holds = <T extends unknown[]>(property: fc.IProperty<T>, numRuns = 200): void => {
  fc.assert(property, { seed, numRuns, verbose: true });
};

const period = schoolYearPeriod(2026);
const terms = defaultTerms(2026);
const context: CheckContext = {
  period,
  terms,
  today: '2026-10-10',
  soonDays: 7,
  approval: '2026-08-31',
  staff: [{ name: 'Луговая Ольга Викторовна', post: 'директор' }],
  organisation: 'Школа № 14',
};

const words = [
  'до',
  'с',
  'по',
  'не позднее',
  'в течение',
  'года',
  'учебного',
  'сентябрь',
  'октября',
  'мая',
  'май',
  'I',
  'IV',
  'четверть',
  'неделя',
  'ежемесячно',
  'постоянно',
  'раз',
  'каникулы',
  '1',
  '31',
  '09',
  '2026',
  '2026-2027',
  '01.09.2026',
  '31.11.2026',
  '29.02',
  'г.',
  '-',
  '–',
  ',',
  ';',
  '.',
  '(',
  ')',
  '/',
  '«',
  '»',
  '\n',
  '\t',
  'и',
  'директор',
  'заместитель директора по УВР',
  'куратор',
  'наставники',
  'педагог-психолог',
  'классные руководители 5-9 классов',
  'Луговая О.В.',
  'О.В. Луговая',
  'Лесной',
  'Ли',
  'Этап',
  'Подготовка условий',
  'база наставляемых',
  'обучение',
  'завершение',
  'приказ',
  '№',
  '1.1',
  '1.1.',
  '=1+1',
  '<p>',
  '&nbsp;',
  '\u0000',
  '\ud800',
  '😀',
];
const mixture = fc
  .array(fc.constantFrom(...words), { maxLength: 14 })
  .chain((parts) => fc.constantFrom(' ', '', '\n').map((between) => parts.join(between)));
const text = fc.oneof(
  mixture,
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const isDay = (day: string | undefined): boolean => day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day);

test('a deadline is read or not, with real days in order or said to be reversed', () => {
  holds(
    fc.property(text, (cell) => {
      const { start, end, issues } = parseDeadline(cell, period, terms);
      expect([isDay(start), isDay(end)]).toEqual([true, true]);
      // «с 9 до 1 сентября» is read as it stands, and said to be the wrong way round.
      if (start !== undefined && end !== undefined)
        expect(start <= end || issues.includes('deadline-reversed')).toBe(true);
    }),
    400,
  );
});

test('responsible people are roles and names', () => {
  holds(
    fc.property(text, (cell) => {
      for (const { role, name } of parseResponsibles(cell))
        expect([typeof role, typeof name]).toEqual(['string', 'string']);
    }),
    400,
  );
});

test('a heading has one of the stages', () => {
  holds(
    fc.property(text, text, (heading, activity) => {
      expect(STAGES).toContain(canonicalStage(heading, activity));
    }),
  );
});

test('a sheet is read as a plan or refused', () => {
  const header = fc.constantFrom('Мероприятие', 'Мероприятия', 'Срок', 'Сроки', 'Ответственный', 'Результат', '№', '');
  const row = fc.array(text, { minLength: 1, maxLength: 6 });
  const grid = fc.tuple(
    fc.array(row, { maxLength: 3 }),
    fc.array(header, { minLength: 3, maxLength: 6 }),
    fc.array(row, { maxLength: 8 }),
  );
  holds(
    fc.property(grid, ([above, head, below]) => {
      const texts = [...above, head, ...below];
      const reading = readPlan({ texts, merges: [] });
      if (!('code' in reading))
        expect(reading.rows.length).toBeLessThanOrEqual(texts.flat().join('\n').split('\n').length);
    }),
    150,
  );
});

test('a plan is checked: a reading for every row, every finding on a row of the plan', () => {
  const row = fc.record({
    number: text,
    activity: text,
    deadline: text,
    responsible: text,
    result: text,
    heading: fc.boolean(),
    mark: text,
  });
  holds(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (cells) => {
      const rows = cells.map((cell, index): PlanRow => ({ ...cell, line: index + 1 }));
      const { readings, findings } = checkPlan(rows, context);
      expect(readings).toHaveLength(rows.length);
      for (const { line, message } of findings)
        expect([line >= 0 && line <= rows.length, message !== '']).toEqual([true, true]);
    }),
    120,
  );
});

test.each(longTexts())('the longest cell, full of %s, is answered by every reader', (_, cell) => {
  const row: PlanRow = {
    line: 1,
    number: '1.1',
    activity: cell,
    deadline: cell,
    responsible: cell,
    result: cell,
    heading: false,
    mark: cell,
  };
  expect(parseDeadline(cell, period, terms)).toHaveProperty('kind');
  expect(Array.isArray(parseResponsibles(cell))).toBe(true);
  expect(STAGES).toContain(canonicalStage(cell, cell));
  expect(
    readPlan({
      texts: [
        ['№', 'Мероприятие', 'Срок', 'Ответственный'],
        ['1.1', cell, cell, cell],
      ],
      merges: [],
    }),
  ).toBeDefined();
  expect(checkPlan([row], context).readings).toHaveLength(1);
});
