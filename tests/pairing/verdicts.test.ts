// Verdicts by kinds against judging each pair alone: the same rule and the same score, to the last point, whatever people
// have answered and whoever has named whom.
import fc from 'fast-check';
import { Search, type PairingInput, type StandingPair } from '../../src/pairing/search';
import { isOpen, pointsOf, ruleOf } from '../../src/pairing/verdicts';
import { madeSchool, randomFrom, usualSettings } from './made-school';

const answers = {
  topics:
    'математика|математика, физика|физика; тревога|рукопашный бой и каратэ|каратэ|не важно||учёба|химия, олимпиады, уроки|3|=1+1',
  interests: 'шахматы|шахматы, лыжи|лыжи, кино|||нет',
  form: 'учитель – ученик|ученик – ученик, учитель – ученик|ученик – учитель|||любая',
  time: 'пн|вт, ср с 15:00|после уроков|||с 10 до 12|не важно',
  format: 'очно|дистанционно|смешанный|||',
  wishedAge: '5-7 класс|10-12 лет|взрослые|||старшеклассники',
  position: '5А|7 класс|учитель математики 5 класса|10А|студент|',
} as const;

/** A school in which anybody may have answered anything, with pairs that there were and people who named each other. */
function strangeSchool(seed: number): PairingInput {
  const random = randomFrom(seed);
  const pick = <Thing>(list: readonly Thing[]): Thing => list[Math.floor(random() * list.length)] as Thing;
  const answer = (of: keyof typeof answers): string => pick(answers[of].split('|'));
  const school = madeSchool({ mentees: 14, mentors: 11, wishes: random() < 0.6 ? 5 : 0 }, seed);
  const common = (): object => ({
    topics: answer('topics'),
    interests: answer('interests'),
    form: answer('form'),
    time: answer('time'),
    format: answer('format'),
    position: answer('position'),
    birthYear: pick([1980, 2009, 2012, undefined]),
    name: pick(['Лугов Олег Павлович', 'Лугов О.П.', 'Мятлева Инна', '']),
  });
  const codes = (people: readonly { readonly code: string }[]): string => pick(people).code;
  const pairs = Array.from({ length: Math.floor(random() * 9) }, (): StandingPair => ({
    mentor: codes(school.mentors),
    mentee: codes(school.mentees),
    status: pick(['расторгнута', 'расторгнута', 'завершена', 'предложена'] as const),
    held: false,
    endReason: pick(['', 'не сошлись']),
  }));
  const weights = usualSettings.weights.map((weight) => pick([0, weight, weight * 3 + 1]));
  return {
    ...school,
    mentees: school.mentees.map((person) => ({
      ...person,
      ...common(),
      wishedMentor: pick(['', '', codes(school.mentors)]),
    })),
    mentors: school.mentors.map((person) => ({ ...person, ...common(), wishedAge: answer('wishedAge') })),
    answers: school.answers.map((given) => ({ ...given, refused: pick(['', '', codes(school.mentors)]) })),
    pairs,
    settings: {
      ...usualSettings,
      threshold: pick([0, 30, 62]),
      weights: weights.every((weight) => weight === 0) ? usualSettings.weights : weights,
      ownTopics: pick(['', 'бой: рукопашный, каратэ']),
    },
  };
}

/** Pairs of which kinds and people say different things, and the rules that were met. */
function compared(search: Search): { differences: string[]; rules: Set<string> } {
  const rules = new Set<string>();
  const differences: string[] = [];
  const { verdicts } = search;
  verdicts.mentees.forEach((mentee, e) => {
    verdicts.mentors.forEach((mentor, m) => {
      const given = verdicts.of(e, m);
      const rule = search.closedBy(mentee, mentor);
      const score = search.score(mentee, mentor);
      const told = `${ruleOf(given)} ${pointsOf(given)} ${isOpen(given)}`;
      if (told !== `${rule} ${score} ${rule === undefined}`) differences.push(`${mentee.code} ${mentor.code}: ${told}`);
      if (verdicts.isApart(e, m) && rule === undefined) differences.push(`${mentee.code} ${mentor.code}: apart`);
      rules.add(rule ?? 'open');
    });
  });
  return { differences, rules };
}

test('kinds give every pair the rule and the score that the pair alone has', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const { differences, rules } = compared(new Search(strangeSchool(seed)));
      expect(differences).toEqual([]);
      for (const rule of rules) met.add(rule);
    }),
    { numRuns: 50 },
  );
  expect([...met].sort()).toEqual(['adult', 'form', 'open', 'refused', 'same', 'threshold', 'topics', 'veto']);
});

test('a pair whose share is beyond the 255 that can be listed is judged alone', () => {
  const own = Array.from({ length: 30 }, (_, at) => `тема${at}слово`);
  const school = madeSchool({ mentees: 30, mentors: 30 });
  const people = <Person extends object>(list: readonly Person[]): Person[] =>
    list.map((person, at) => ({ ...person, topics: own.slice(0, at + 1).join(', ') }));
  const input = {
    ...school,
    mentees: people(school.mentees).map((mentee) => ({ ...mentee, topics: `${mentee.topics}, математика` })),
    mentors: people(school.mentors).map((mentor) => ({ ...mentor, topics: `${mentor.topics}, математика, физика` })),
    settings: { ...usualSettings, ownTopics: own.join(';') },
  };
  const search = new Search(input);
  const shares = new Set(
    search.verdicts.mentees.flatMap(({ theme: asked }) =>
      search.verdicts.mentors.map(
        ({ theme }) => Math.min(asked.others.length, theme.others.length) / asked.others.length,
      ),
    ),
  );
  expect(shares.size).toBeGreaterThan(255);
  expect(compared(search).differences).toEqual([]);
});
