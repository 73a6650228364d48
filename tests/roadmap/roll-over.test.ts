// Moving a plan to the next school year: the wording stays, the days move, and what cannot be moved is asked.
import fc from 'fast-check';
import { isDayOff, schoolYearPeriod } from '../../src/calendar/school-year';
import { parseDeadline } from '../../src/roadmap/deadline';
import { PlanError } from '../../src/roadmap/given';
import type { DraftRow } from '../../src/roadmap/plan-draft';
import { blankApproval, rollOverPlan, rollOverTitle } from '../../src/roadmap/roll-over';

const from = schoolYearPeriod(2023);
const to = schoolYearPeriod(2024);

function row(parts: Partial<DraftRow>): DraftRow {
  return {
    number: '1',
    activity: 'Беседа',
    deadline: '',
    responsible: 'Куратор',
    result: '',
    stage: 'Подготовка',
    heading: false,
    ...parts,
  };
}
const roll = (parts: Partial<DraftRow>) => rollOverPlan([row(parts)], from, to, []);
const deadlineAfter = (deadline: string): string | undefined => roll({ deadline }).rows[0]?.deadline;

test.each([
  ['сентябрь', 'сентябрь'],
  ['в течение учебного года', 'в течение учебного года'],
  ['по графику', 'по графику'],
  ['ежемесячно до 25 числа', 'ежемесячно до 25 числа'],
  ['Март-апрель 2024 г.', 'Март-апрель 2025 г.'],
  ['октябрь 2023г – май 2024 г.', 'октябрь 2024г – май 2025 г.'],
  ['Август 2023 г.', 'Август 2024 г.'],
  ['до 15.10.2023', 'до 15.10.2024'],
  ['до 15.10.23', 'до 15.10.24'],
  ['до 20 декабря 2023 г.', 'до 20 декабря 2024 г.'],
  ['вторая декада ноября 2023', 'вторая декада ноября 2024'],
  ['Сентябрь 2023\n\nпо графику', 'Сентябрь 2024\n\nпо графику'],
])('«%s» becomes «%s»', (before, after) => {
  expect(deadlineAfter(before)).toBe(after);
});

test.each([
  ['2023/24 уч. год', '2024/25 уч. год'],
  ['октябрь 23 г.', 'октябрь 2024 г.'],
  ['1-ноя-23', '1 ноября 2024 г.'],
  ['до 16 октября 2О23 года', 'до 16 октября 2024 г.'],
  ['с 1 по 13 октября', 'с 1 по 11 октября'],
  ['11-12.10.2023', '11-14.10.2024'],
])('however the year is typed: «%s» becomes «%s»', (before, after) => {
  expect(deadlineAfter(before)).toBe(after);
});

test.each([
  ['01.10.2003', 'Год в сроке'],
  ['среда, 18 октября 2023 г.', 'День недели'],
  ['с 20.10.2023 по 10.10.2023', 'раньше, чем начинается'],
])('a person is asked about «%s»', (deadline, question) => {
  expect(roll({ deadline }).notes.map(({ decide }) => decide)).toEqual([expect.stringContaining(question)]);
});

test.each([
  // 12.10.2024 is a Saturday, 1.09.2024 a Sunday at the very beginning of the plan, 23.02.2025 a holiday on a Sunday.
  ['до 12.10.2023', 'до 11.10.2024'],
  ['до 01.09.2023', 'до 02.09.2024'],
  ['23 февраля 2024 г.', '21 февраля 2025 г.'],
])('a day off is left: «%s» becomes «%s»', (before, after) => {
  expect(deadlineAfter(before)).toBe(after);
});

test('a year left over from an older plan ends in the new plan, not a year behind it', () => {
  expect(deadlineAfter('Май 2022')).toBe('Май 2025');
});

test('what is not understood stays and is asked about', () => {
  const { rows, notes } = roll({ deadline: '31.11.2023' });
  expect(rows[0]?.deadline).toBe('31.11.2023');
  expect(notes).toEqual([
    expect.objectContaining({ column: 'Срок', decide: expect.stringContaining('не распознан') as string }),
  ]);
});

test('school years in texts move with the plan; an older one becomes the new one, a look back stays behind it', () => {
  const activity = (text: string): string | undefined => roll({ activity: text }).rows[0]?.activity;
  expect(activity('Список на 2023-2024 учебный год')).toBe('Список на 2024-2025 учебный год');
  expect(activity('Список в 2022 – 2023 учебном году')).toBe('Список в 2024 – 2025 учебном году');
  expect(activity('Подготовка плана на 2024/25 год')).toBe('Подготовка плана на 2025/26 год');
  expect(activity('Анализ итогов 2022-2023 учебного года')).toBe('Анализ итогов 2023-2024 учебного года');
  expect(activity('Распоряжение от 25.12.2019 № Р-145, тел. 20-21-22')).toBe(
    'Распоряжение от 25.12.2019 № Р-145, тел. 20-21-22',
  );
});

test('marks of completion are taken off, everything else stays', () => {
  const { rows } = roll({ mark: 'приказ № 5', document: 'Приказ', responsible: 'Луговая О.В.', deadline: 'май' });
  expect(rows[0]).toMatchObject({ mark: '', document: 'Приказ', responsible: 'Луговая О.В.', deadline: 'май' });
});

test('the title moves, the order is left to be filled in', () => {
  expect(rollOverTitle(['План', 'на 2023-2024 учебный год'], from, to)).toEqual(['План', 'на 2024-2025 учебный год']);
  expect(rollOverTitle(['с 01.09.2023 по 31.05.2024, приказ от 28.08.2023, СОШ № 2023'], from, to)).toEqual([
    'с 01.09.2024 по 31.05.2025, приказ от 28.08.2023, СОШ № 2023',
  ]);
  expect(rollOverTitle(['(сентябрь 2023 г. – май 2024 г.)'], from, to)).toEqual(['(сентябрь 2024 г. – май 2025 г.)']);
  expect(blankApproval('Приказ № 87 от 01.09.2023 г.')).toBe('Приказ № ____ от «___» __________ 20___ г.');
});

test('every dated day of the year moves into the same month of the next, on a working day, in its own form', () => {
  const months = ['09', '10', '11', '12', '01', '02', '03', '04', '05', '06'];
  const day = fc.tuple(fc.constantFrom(...months), fc.integer({ min: 1, max: 28 }));
  fc.assert(
    fc.property(day, fc.constantFrom('до ', ''), ([month, date], lead) => {
      const year = Number(month) >= 9 ? 2023 : 2024;
      const moved = deadlineAfter(`${lead}${String(date).padStart(2, '0')}.${month}.${year}`) ?? '';
      const read = parseDeadline(moved, to);
      expect(moved.startsWith(lead)).toBe(true);
      expect(read.end !== undefined && !isDayOff(read.end)).toBe(true);
      const distance =
        Math.abs(Date.parse(read.end ?? '') - Date.parse(`${year + 1}-${month}-${String(date).padStart(2, '0')}`)) /
        86_400_000;
      expect(distance).toBeLessThanOrEqual(10);
    }),
  );
});

describe('calls that have no meaning', () => {
  test('a period or rows that are none are refused in words', () => {
    const year = { start: '2023-09-01', end: '2024-08-31' };
    for (const broken of [undefined, null, {}, { start: 'вчера', end: 'завтра' }]) {
      expect(() => rollOverPlan([], broken as never, year, [])).toThrow(PlanError);
      expect(() => rollOverPlan([], year, broken as never, [])).toThrow(PlanError);
    }
    expect(() => rollOverPlan(null as never, year, year, [])).toThrow(PlanError);
  });
});
