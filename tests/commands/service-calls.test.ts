// What a command costs on Google is its service calls, each a fraction of a second; they do not grow with the rows.
import path from 'node:path';
import { loadAddOn } from '../../local/runtime/add-on';
import { openSchool, type School } from './school';

const addOn = loadAddOn(path.resolve(__dirname, '../../dist'));
const now = (): number => Date.UTC(2026, 8, 10, 9);
const school = (): School => openSchool({ addOn, now });

const deadlines = ['до 01.10.2026', 'октябрь 2026', 'Сентябрь-октябрь', 'ежемесячно до 25 числа', 'в течение года'];
const people = ['Директор Луговая О.В.', 'Куратор Лесная А.А.', 'наставники', 'классные руководители 5-9 классов'];

/** A plan of so many activities; with `blanks`, cells that could be a part of merged ones. */
function plan(rows: number, blanks = false): string[][] {
  const body = Array.from({ length: rows }, (_, index) => [
    `${Math.floor(index / 20) + 1}.${(index % 20) + 1}`,
    `Беседа ${index + 1}: чем полезно наставничество`,
    blanks && index % 7 === 3 ? '' : (deadlines[index % deadlines.length] ?? ''),
    blanks && index % 5 === 2 ? '' : (people[index % people.length] ?? ''),
    'Справка',
  ]);
  return [
    ['Дорожная карта на 2026-2027 учебный год'],
    ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'],
    ...body,
  ];
}

/** The calls of a reading, of the first check after it and of the next one. */
function callsOf(place: School): number[] {
  return ['readPlan', 'checkPlan', 'checkPlan'].map((name) => place.run(name).calls.total);
}

/** Whether none takes more calls than its bound. */
const within = (calls: readonly number[], bounds: readonly number[]): boolean =>
  calls.every((total, at) => total <= (bounds[at] ?? 0));

// One of the calls of each command reads the part of the program that it needs.
test.each([60, 6000])(
  'reading a plan of %d rows takes 24 calls at most, its first check 25, the next one 17',
  (rows) => {
    const place = school();
    place.paste(plan(rows));
    const calls = callsOf(place);
    expect([calls, within(calls, [24, 25, 17])]).toEqual([calls, true]);
    expect(place.texts('Поручения').length).toBeGreaterThan(rows);
  },
);

test.each([
  [60, [24, 25, 18]],
  [6000, [25, 26, 18]],
])('in a plan of %d rows with blank cells merged areas are asked for within a call or two more', (rows, bounds) => {
  const place = school();
  place.paste(plan(rows, true));
  const calls = callsOf(place);
  expect([calls, within(calls, bounds)]).toEqual([calls, true]);
});

test('with the sheets that a school fills a plan by a template takes 36 calls at most, its checks 26 and 19', () => {
  const place = school();
  const calls = ['createRoadmap', 'checkPlan', 'checkPlan'].map((name) => place.run(name).calls.total);
  expect([calls, within(calls, [36, 26, 19])]).toEqual([calls, true]);
});
