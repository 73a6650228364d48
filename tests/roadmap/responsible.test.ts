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
