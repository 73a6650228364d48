// Schools of any size with people to pair, made from a seed: the shares of subjects, times and wishes are those of a real
// school; the people are nobody.
import type { Mentee, Mentor } from '../../src/people/participant';
import type { PreferenceAnswer } from '../../src/pairing/preferences';
import type { PairingInput, PairingSettings } from '../../src/pairing/search';
import { usualWeights } from '../../src/pairing/criteria';

const subjects: readonly (readonly [string, number])[] = [
  ['математика', 28],
  ['русский язык', 20],
  ['английский язык', 14],
  ['физика', 8],
  ['информатика', 7],
  ['химия, биология', 8],
  ['история, обществознание', 8],
  ['общение, уверенность', 5],
  ['рукопашный бой', 1],
  ['не важно', 1],
];
const surnames =
  'Авдеин Бровкин Веткин Грошев Дымов Елкин Жарков Зимин Ильин Кротов Лугов Мятлев Нилин Орлин Прудов'.split(' ');
const givenNames = 'Анна Борис Вера Глеб Дина Егор Жанна Захар Инна Кирилл'.split(' ');
const patronymics = 'Ильинична Олегович Львовна Петрович Юрьевна'.split(' ');
const times = ['пн, ср', 'вт, чт после уроков', 'любое', '', 'пятница с 15:00', 'будни'];
const formats = ['очно', 'смешанный', 'дистанционно', ''];
const ages = ['5-7 класс', '8-9 класс', 'не важно', '10-12 лет', ''];
const hobbies = ['шахматы, рисование', 'футбол', 'музыка и танцы', '', 'чтение'];

/** Numbers 0..1 that depend on the seed only (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const usualSettings: PairingSettings = {
  priority: 'coverage',
  threshold: 30,
  weights: usualWeights,
  ownTopics: '',
};
export const today = '2026-09-10';

const consent = { given: 'да', day: '2026-09-01' };

export function madeSchool(
  size: { readonly mentees: number; readonly mentors: number; readonly wishes?: number },
  seed = 1,
): PairingInput {
  const random = randomFrom(seed);
  const pick = <Thing>(list: readonly Thing[]): Thing => list[Math.floor(random() * list.length)] as Thing;
  const subject = (): string => {
    let left = random() * 100;
    return (subjects.find(([, share]) => (left -= share) < 0) ?? subjects[0])?.[0] ?? '';
  };
  const name = (index: number): string =>
    `${pick(surnames)}${'абвгдежзиклмнопрст'.charAt(index % 18)}о ${pick(givenNames)} ${pick(patronymics)}`;
  const mentees = Array.from({ length: size.mentees }, (_, index): Mentee => ({
    role: 'mentee',
    line: index + 2,
    code: `Н-${String(index + 1).padStart(3, '0')}`,
    name: name(index),
    contact: '',
    birthYear: 2011 + Math.floor(random() * 4),
    position: `${5 + Math.floor(random() * 5)}А`,
    topics: subject(),
    interests: pick(hobbies),
    form: random() < 0.3 ? 'учитель – ученик' : '',
    time: pick(times),
    format: pick(formats),
    consent: random() < 0.04 ? { given: '', signedBy: '' } : { ...consent, signedBy: 'законный представитель' },
    state: 'кандидат',
    wishedMentor: '',
  }));
  const mentors = Array.from({ length: size.mentors }, (_, index): Mentor => ({
    role: 'mentor',
    line: index + 2,
    code: `М-${String(index + 1).padStart(3, '0')}`,
    name: name(index + 7),
    contact: '',
    birthYear: 1975,
    position: 'учитель',
    topics: random() < 0.5 ? subject() : `${subject()}, ${subject()}`,
    interests: pick(hobbies),
    form: '',
    time: pick(times),
    format: pick(formats),
    consent: { ...consent, signedBy: 'участник' },
    state: 'кандидат',
    achievements: '',
    wishedAge: pick(ages),
    hours: '',
    places: Math.max(1, Math.round((random() * 2 * size.mentees) / size.mentors)),
  }));
  const wishes = size.wishes ?? 0;
  const chosen = (codes: readonly { readonly code: string }[]): string[] => [0, 1, 2].map(() => pick(codes).code);
  const answers = [
    ...mentees
      .slice(0, wishes)
      .map(({ code }) => ({ code, role: 'наставляемый', choices: chosen(mentors.slice(0, 40)) })),
    ...mentors.slice(0, wishes).map(({ code }) => ({ code, role: 'наставник', choices: chosen(mentees.slice(0, 60)) })),
  ].map(({ code, role, choices }, index): PreferenceAnswer => ({
    line: index + 2,
    name: code,
    role,
    choices,
    refused: '',
  }));
  return { mentees, mentors, answers, pairs: [], settings: usualSettings, today };
}
