/** The tables of phrases, and a named test for every fault found on the way. */
import { parseResponsibles, readParties } from '../../src/roadmap/responsible';
import { FIFTH_PHRASES } from './responsible-fifth-phrases';
import { FOURTH_PHRASES } from './responsible-fourth-phrases';
import { OTHER_PHRASES } from './responsible-other-phrases';
import { PHRASES, type Phrase } from './responsible-phrases';
import { THIRD_PHRASES } from './responsible-third-phrases';

const read = (text: string) => parseResponsibles(text).map(({ role, name }) => `${role}|${name}`);

/** Table, its size at least, and what it is. */
const TABLES: [string, readonly Phrase[], number][] = [
  ['the first table', PHRASES, 400],
  ['another author', OTHER_PHRASES, 150],
  ['a third author', THIRD_PHRASES, 140],
  ['a fourth author', FOURTH_PHRASES, 150],
  ['a fifth author', FIFTH_PHRASES, 90],
];

describe.each(TABLES)('%s', (_title, phrases, size) => {
  it(`holds ${size} cells or more`, () => {
    expect(phrases.length).toBeGreaterThanOrEqual(size);
  });

  it.each(phrases.map((phrase) => [phrase.text, phrase.parties] as const))('%s', (text, parties) => {
    expect(read(text)).toEqual(parties);
  });
});

describe('faults found', () => {
  it('does not take a post on the next line for a third initial', () => {
    expect(read('директор – Орехова А.А.\nи.о. директора – Лаптев Н.Н.')).toEqual([
      'директор|Орехова А.А.',
      'и.о. директора|Лаптев Н.Н.',
    ]);
  });

  it('gives roles to the names before them when names are in capitals on lines of their own', () => {
    expect(read('Орехова А.А., директор\nЛАПТЕВ Н.Н., методист\nБЕРГ К.К., тьютор')).toEqual([
      'директор|Орехова А.А.',
      'методист|Лаптев Н.Н.',
      'тьютор|Берг К.К.',
    ]);
  });

  it('reads a surname of three capitals, and a body of three capitals before initials', () => {
    expect(read('ЦОЙ А.А.')).toEqual(['|Цой А.А.']);
    expect(read('Учитель ОБЖ И.И. Берг')).toEqual(['Учитель ОБЖ|И.И. Берг']);
  });

  it('tells an adjective before a post from a surname', () => {
    expect(read('Логопедическая служба')).toEqual(['Логопедическая служба|']);
    expect(read('Вербицкая, директор')).toEqual(['директор|Вербицкая']);
  });

  it('does not read the post in the instrumental as the head of an adjective post', () => {
    expect(read('Заведующий отделением Берг К.К.')).toEqual(['Заведующий отделением|Берг К.К.']);
  });

  it.each([
    [
      'Наставники: Орехова Л.В., учитель химии; Лаптев Н.Н., учитель музыки',
      ['Наставник, учитель химии|Орехова Л.В.', 'Наставник, учитель музыки|Лаптев Н.Н.'],
    ],
    [
      'тьюторы: Орехова Л.В. – методист, Лаптев Н.Н. – библиотекарь',
      ['тьютор, методист|Орехова Л.В.', 'тьютор, библиотекарь|Лаптев Н.Н.'],
    ],
    [
      'Наставники: Орехова Л.В., Лаптев Н.Н., директор Берг К.К.',
      ['Наставник|Орехова Л.В.', 'Наставник|Лаптев Н.Н.', 'директор|Берг К.К.'],
    ],
    [
      'Рабочая группа: Орехова Л.В., методист; Лаптев Н.Н., библиотекарь',
      ['Рабочая группа|', 'методист|Орехова Л.В.', 'библиотекарь|Лаптев Н.Н.'],
    ],
    [
      'Наставники: Орехова Л.В., учитель химии; куратор Лаптев Н.Н.',
      ['Наставник, учитель химии|Орехова Л.В.', 'куратор|Лаптев Н.Н.'],
    ],
  ])('keeps the heading of a list whose persons have posts of their own: %s', (text, parties) => {
    expect(read(text)).toEqual(parties);
  });

  it.each([
    ['кл. рук. 7а Орехова Л.В., 7б Лаптев Н.Н.', ['кл. рук. 7а|Орехова Л.В.', 'кл. рук. 7б|Лаптев Н.Н.']],
    [
      'Классные руководители 7-а – Орехова Л.В., 7-б – Лаптев Н.Н.',
      ['Классный руководитель 7-а|Орехова Л.В.', 'Классный руководитель 7-б|Лаптев Н.Н.'],
    ],
    [
      'Классные руководители: 7 «А» класса – Орехова Л.В.; 10 класса – Лаптев Н.Н.',
      ['Классный руководитель 7 «А» класса|Орехова Л.В.', 'Классный руководитель 10 класса|Лаптев Н.Н.'],
    ],
    [
      'Учителя 1а Орехова Л.В., 1б Ромашина Н.Н., 1в Берг К.К.',
      ['Учитель 1а|Орехова Л.В.', 'Учитель 1б|Ромашина Н.Н.', 'Учитель 1в|Берг К.К.'],
    ],
    [
      'Классные руководители: Орехова Л.В. – 7а, Лаптев Н.Н. – 7б',
      ['Классный руководитель 7а|Орехова Л.В.', 'Классный руководитель 7б|Лаптев Н.Н.'],
    ],
    ['Классные руководители 7а, 7б, 8в', ['Классные руководители 7а, 7б, 8в|']],
    ['Орехова Л.В., 7а', ['|Орехова Л.В.']],
  ])('gives every class of a list the post named once: %s', (text, parties) => {
    expect(read(text)).toEqual(parties);
  });

  it.each([
    [
      'Зам. директора по УВР Орехова Л.В., по ВР Лаптев Н.Н.',
      ['Зам. директора по УВР|Орехова Л.В.', 'Зам. директора по ВР|Лаптев Н.Н.'],
    ],
    [
      'Учитель химии Орехова Л.В., биологии Лаптев Н.Н.',
      ['Учитель химии|Орехова Л.В.', 'Учитель биологии|Лаптев Н.Н.'],
    ],
    [
      'учителя: географии – Орехова Л.В., музыки – Лаптев Н.Н.',
      ['учитель географии|Орехова Л.В.', 'учитель музыки|Лаптев Н.Н.'],
    ],
    [
      'Ответственный за сайт Орехова Л.В., за анкеты Лаптев Н.Н.',
      ['Ответственный за сайт|Орехова Л.В.', 'Ответственный за анкеты|Лаптев Н.Н.'],
    ],
  ])('gives the rest of a role the head named before: %s', (text, parties) => {
    expect(read(text)).toEqual(parties);
  });

  it('takes no abstract noun for an infinitive, and no school of a place for the head of a new role', () => {
    expect(read('Центр занятости, Лаптев Н.Н.')).toEqual(['Центр занятости|', '|Лаптев Н.Н.']);
    expect(read('Директор МОУ Ручьёвской средней школы Орехова Л.В.')).toEqual([
      'Директор МОУ Ручьёвской средней школы|Орехова Л.В.',
    ]);
  });

  it('leaves Georgian surnames alone in every case', () => {
    expect(read('учителю физики Гелашвили Н.Г.')).toEqual(['учитель физики|Гелашвили Н.Г.']);
  });
});

describe('details of a party', () => {
  it('marks what is declined: the role, the name, both', () => {
    const flags = (text: string) => readParties(text).map(({ declined, roleDeclined }) => [declined, roleDeclined]);
    expect(flags('директор Орехова Л.В.')).toEqual([[false, false]]);
    expect(flags('директор Ореховой Л.В.')).toEqual([[true, false]]);
    expect(flags('директору Коваленко Л.В.')).toEqual([[true, true]]);
    expect(flags('классным руководителям')).toEqual([[true, true]]);
  });

  it('knows groups from posts without a name, and a label from a post', () => {
    const groups = (text: string) => readParties(text).map(({ group }) => group);
    expect(groups('директор, классные руководители, рабочая группа')).toEqual([false, true, true]);
    expect(readParties('Ответственный – Орехова Л.В.')[0]?.label).toBe(true);
    expect(readParties('Ответственный за сайт Орехова Л.В.')[0]?.label).toBe(false);
  });

  it('keeps the name as printed', () => {
    expect(readParties('директору ОРЕХОВОЙ Л. В.')[0]?.printed).toBe('ОРЕХОВОЙ Л. В.');
  });
});
