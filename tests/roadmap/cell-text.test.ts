// Other tools hand the readers whatever their sheets hold: numbers, days, nothing.
import { parseDeadline } from '../../src/roadmap/deadline';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import { parseResponsibles } from '../../src/roadmap/responsible';
import { schoolYearPeriod } from '../../src/calendar/school-year';
import { canonicalStage } from '../../src/roadmap/stages';

const period = schoolYearPeriod(2023);
const strange = [null, undefined, NaN, Infinity, true, {}, [], Symbol('срок'), () => 'май', new Date(NaN)];

test.each(strange.map((value) => [value]))('%p is no deadline, nobody and no stage', (value) => {
  expect(['empty', 'unreadable']).toContain(parseDeadline(value, period).kind);
  expect(parseResponsibles(value).every(({ name }) => name === '')).toBe(true);
  expect(canonicalStage(value, value)).toBe('Прочее');
});

test('a day of a sheet is a day', () => {
  expect(parseDeadline(new Date(2023, 9, 5), period)).toMatchObject({ kind: 'date', end: '2023-10-05' });
});

test('a plan in any values, without merged cells named', () => {
  const reading = readPlan({
    texts: [
      ['№', 'Мероприятие', 'Срок', 'Ответственный'],
      [1, 'Опрос', new Date(2023, 9, 5), null],
      [2, 'Встречи', undefined, 'Куратор'],
    ],
  });
  expect(!isPlanRefusal(reading) && reading.rows).toMatchObject([
    { number: '1', deadline: '2023-10-05', responsible: '' },
    { number: '2', deadline: '', responsible: 'Куратор' },
  ]);
});
