// What people write and what the search reads in it: topics, times, ages, forms, names; and how a score is made of it.
import fc from 'fast-check';
import { ageFit, readAgeWish } from '../../src/pairing/age-wish';
import { criteria, usualWeights } from '../../src/pairing/criteria';
import { scoreParts } from '../../src/pairing/fit';
import { readForms } from '../../src/pairing/mentoring-forms';
import { planMeetings } from '../../src/pairing/meeting-plan';
import { readNamedWishes } from '../../src/pairing/preferences';
import { Search, type PairingInput } from '../../src/pairing/search';
import { canMeet, readTimeWish } from '../../src/pairing/time-wish';
import { readOwnTopics, TopicTable } from '../../src/pairing/topics';
import { choosesNothing } from '../../src/pairing/word-stems';
import { defaultTerms, isDayOff } from '../../src/calendar/school-year';
import { madeSchool, today, usualSettings } from './made-school';

const table = new TopicTable(readOwnTopics('шахматы: шахматы, дебют; робототехника: робот, ардуино'));
const topicsOf = (text: string): string[] => {
  const { subjects, others } = table.theme(text);
  return [...subjects, ...others].map((index) => table.name(index));
};

test.each([
  ['Математика', ['математика']],
  ['подтянуть математику и физику', ['математика', 'физика']],
  ['по алгебре', ['математика']],
  ['физкультура', ['физкультура и спорт']],
  ['физик', ['физика']],
  ['историями успеха', ['история']],
  ['подготовка к ОГЭ по русскому языку', ['русский язык', 'экзамены']],
  ['новый класс, трудно подружиться', ['общение', 'адаптация']],
  ['химчистка', []],
  ['Руслан', []],
  ['дебютах', ['шахматы']],
])('«%s» is about %j', (text, wanted) => {
  expect(topicsOf(text)).toEqual(wanted);
});

test.each(['', ' ', '-', '.', 'не важно', 'Любой', 'любое время', 'нет', 'НЕ ЗНАЮ', 'по договорённости', 'все равно'])(
  '«%s» chooses nothing',
  (text) => {
    expect(choosesNothing(text)).toBe(true);
  },
);
test.each(['математика', 'нет друзей в классе', 'не понимаю физику', 'любой предмет, кроме физики'])(
  '«%s» chooses',
  (text) => {
    expect(choosesNothing(text)).toBe(false);
  },
);

test.each([
  ['вт, чт после уроков', 'вторник', true],
  ['вт, чт после уроков', 'пн, ср', false],
  ['пн-ср', 'вторник с 15:00', true],
  ['будни', 'суббота', false],
  ['выходные', 'вс', true],
  ['с 15:00 до 17:00', 'утром', false],
  ['16:00-17:00', 'после уроков', true],
  ['по средам', 'ср', true],
  ['до 12:00', 'вечером', false],
])('time: «%s» and «%s» can meet: %s', (a, b, wanted) => {
  const [first, second] = [readTimeWish(a), readTimeWish(b)];
  expect(first && second && canMeet(first, second)).toBe(wanted);
});
test.each(['1 ч в неделю', '2 раза', 'по договорённости', ''])('«%s» names no time', (text) => {
  expect(readTimeWish(text)).toBeUndefined();
});

test.each([
  ['5-7 класс', { grade: 7 }, 1],
  ['5-7 класс', { grade: 8 }, 0.5],
  ['5-7 класс', { grade: 10 }, 0],
  ['10-12 лет', { age: 12 }, 1],
  ['10-12 лет', { grade: 5 }, 1],
  ['5, 6 классы', { grade: 6 }, 1],
  ['от 14 лет', { age: 16 }, 1],
  ['старшеклассники', { grade: 11 }, 1],
  ['начальная школа', { grade: 7 }, 0],
  ['не важно', { grade: 7 }, undefined],
  ['5-7 класс', {}, undefined],
] as const)('age: «%s» for %j is %s', (wish, person, wanted) => {
  expect(ageFit(readAgeWish(wish), person)).toBe(wanted);
});

test.each([
  ['ученик-ученик', ['ученик – ученик']],
  ['Учитель — ученик, студент – ученик', ['учитель – ученик', 'студент – ученик']],
  ['педагог – педагог', ['учитель – учитель']],
  ['любая', []],
])('form: «%s» is %j', (text, wanted) => {
  expect(readForms(text)).toEqual(wanted);
});

describe('names in wishes', () => {
  const input = madeSchool({ mentees: 3, mentors: 0 });
  const mentors = [
    'Иванова Мария Алексеевна',
    'Петров Иван Ильич',
    'Сидорова Анна Львовна',
    'Сидорова Алла Львовна',
  ].map((name, index) => ({
    ...madeSchool({ mentees: 0, mentors: 1 }).mentors[0],
    name,
    code: `М-00${index + 1}`,
    line: index + 2,
  })) as PairingInput['mentors'];
  const read = (text: string): { codes: readonly string[]; kinds: readonly string[] } => {
    const answer = { line: 2, name: 'Н-001', role: 'наставляемый', choices: [text], refused: '' };
    const { wishes, remarks } = readNamedWishes([answer], input.mentees, mentors);
    return { codes: wishes.mentees.get('Н-001') ?? [], kinds: remarks.map(({ kind }) => kind) };
  };
  test.each([
    ['Иванова М.А.', ['М-001'], []],
    ['иванова мария', ['М-001'], []],
    ['Маша Иванова', ['М-001'], []],
    ['Ивановой Марии Алексеевне', ['М-001'], []],
    ['Петрова Ивана Ильича', ['М-002'], []],
    ['М-002', ['М-002'], []],
    ['Петров и Иванова', ['М-002', 'М-001'], []],
    ['Сидорова А.Л.', [], ['several']],
    ['Кузнецов', [], ['nobody']],
    ['Ивонова Мария Алексеевна', ['М-001'], ['guessed']],
    ['любой', [], []],
  ])('«%s» is %j, remarks %j', (text, codes, kinds) => {
    expect(read(text)).toEqual({ codes, kinds });
  });

  test('a refusal that could mean two people keeps both away', () => {
    const answer = { line: 2, name: 'Н-001', role: 'наставляемый', choices: [], refused: 'Сидорова А.Л.' };
    expect([...readNamedWishes([answer], input.mentees, mentors).wishes.refused]).toEqual([
      'М-003\nН-001',
      'М-004\nН-001',
    ]);
  });
});

test('the points of the parts are whole and make the score, whatever the weights', () => {
  const input = madeSchool({ mentees: 12, mentors: 12, wishes: 8 });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: criteria.length, maxLength: criteria.length }),
      (weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const search = new Search({ ...input, settings: { ...usualSettings, weights } });
        for (const mentee of search.mentees.values()) {
          for (const mentor of search.mentors.values()) {
            const score = search.score(mentee, mentor);
            const parts = scoreParts(mentee, mentor, search.topics, search.context, weights);
            expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
            expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('somebody who left everything open changes no choice between partners', () => {
  const input = madeSchool({ mentees: 1, mentors: 20 });
  const blank = { ...input.mentees[0], topics: '', interests: '', time: '', format: '', form: '', position: '' };
  const plain = input.mentors.map((mentor) => ({ ...mentor, places: 1, wishedAge: '' }));
  const search = new Search({ ...input, mentees: [blank] as PairingInput['mentees'], mentors: plain });
  const [mentee] = search.mentees.values();
  const scores = [...search.mentors.values()].map((mentor) => mentee && search.score(mentee, mentor));
  expect(new Set(scores).size).toBe(1);
});

test('the usual weights make a hundred', () => {
  expect(usualWeights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
});

test('meetings lie in order on working days of the period, all five kinds, the last one at its end', () => {
  const holidays = defaultTerms(2026).filter(({ name }) => name.includes('каникулы'));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 15, max: 330 }), (from, length) => {
      const day = (offset: number): string => new Date(Date.UTC(2026, 8, 1 + offset)).toISOString().slice(0, 10);
      const period = { start: day(from), end: day(from + length) };
      const meetings = planMeetings(period, holidays);
      expect(new Set(meetings.map(({ kind }) => kind)).size).toBe(5);
      const days = meetings.map((meeting) => meeting.day);
      expect([...days].sort()).toEqual(days);
      expect(days.every((each) => each >= period.start && each <= period.end && !isDayOff(each))).toBe(true);
      expect(meetings[meetings.length - 1]?.kind).toBe('итоговая');
    }),
  );
});

test('today of the made schools is in the school year', () => {
  expect(today).toBe('2026-09-10');
});
