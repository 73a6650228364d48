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

test.each([60, 6000])('reading a plan of %d rows takes 25 calls at most, and so do the checks after it', (rows) => {
  const place = school();
  place.paste(plan(rows));
  const calls = ['readPlan', 'checkPlan', 'checkPlan'].map((name) => place.run(name).calls.total);
  expect(calls.every((total) => total <= 25)).toBe(true);
  expect(place.texts('Поручения').length).toBeGreaterThan(rows);
});

test('blank cells are asked for merged areas within the same calls', () => {
  const place = school();
  place.paste(plan(60, true));
  const calls = ['readPlan', 'checkPlan', 'checkPlan'].map((name) => place.run(name).calls.total);
  expect(calls.every((total) => total <= 25)).toBe(true);
});

test('a plan by a template takes 40 calls at most with the sheets that a school fills, and its checks 25', () => {
  const place = school();
  expect(place.run('createRoadmap').calls.total).toBeLessThanOrEqual(40);
  expect(place.run('checkPlan').calls.total).toBeLessThanOrEqual(25);
  expect(place.run('checkPlan').calls.total).toBeLessThanOrEqual(25);
});
