// Who is who among the answers of seeded schools: nothing lost, nothing doubled, nobody merged with another person.
import { readAnswers, type Answer } from '../../src/questionnaires/answers';
import { reconcile, type BankRow, type Reconciled } from '../../src/questionnaires/reconcile';
import { shownValue, type BankValue } from '../../src/questionnaires/bank-cells';
import { menteeTitles, mentorTitles } from '../commands/bank-school';
import { numbersFrom, seededSchool, type SeededAnswer, type SeededSchool } from './seeded-answers';

const today = '2026-09-20';
const kinds: readonly (readonly [string, { mentees: number; mentors: number }])[] = [
  ['a rural basic school', { mentees: 20, mentors: 10 }],
  ['a town school', { mentees: 80, mentors: 40 }],
  ['a large city school', { mentees: 600, mentors: 150 }],
  ['a kindergarten', { mentees: 6, mentors: 5 }],
  ['a college', { mentees: 400, mentors: 60 }],
];

const answersOf = (rows: readonly (readonly string[])[], role: 'mentee' | 'mentor'): readonly Answer[] =>
  readAnswers([role === 'mentee' ? menteeTitles : mentorTitles, ...rows], role, { from: 'sheet', anonymous: false })
    ?.answers ?? [];

const rowsOf = (records: readonly Readonly<Record<string, BankValue>>[]): BankRow[] =>
  records.map((record, at) => ({ line: at + 2, text: (title) => shownValue(record[title] ?? null) }));

function collect(
  mentees: readonly (readonly string[])[],
  mentors: readonly (readonly string[])[],
  banks: { mentee: readonly BankRow[]; mentor: readonly BankRow[] } = { mentee: [], mentor: [] },
): Reconciled {
  return reconcile({
    answers: [...answersOf(mentees, 'mentee'), ...answersOf(mentors, 'mentor')],
    banks,
    highest: { mentee: 0, mentor: 0 },
    anonymous: false,
    today,
  });
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = numbersFrom(seed);
  return list
    .map((item) => [next(), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item);
}

/** Which row each answer is in, by the prints in «Источник». */
function rowsByAnswer(
  answers: readonly SeededAnswer[],
  role: 'mentee' | 'mentor',
  { banks }: Reconciled,
): Map<string, Set<number>> {
  const read = answersOf(
    answers.map(({ row }) => row),
    role,
  );
  const places = new Map<string, Set<number>>();
  read.forEach(({ id }, at) => {
    const who = answers[at]?.who ?? '';
    banks[role].append.forEach((record, index) => {
      if (shownValue(record['Источник'] ?? null).includes(`#${id}`))
        places.set(who, (places.get(who) ?? new Set()).add(index));
    });
  });
  return places;
}

describe.each(kinds)('%s', (_, sizes) => {
  const schools = [1, 2, 3, 4, 5].map((seed): [number, SeededSchool] => [seed, seededSchool(seed * 7919, sizes)]);

  test.each(schools)('seed %i: every answer is in one row, and no row holds two people', (__, { mentees, mentors }) => {
    const result = collect(
      mentees.map(({ row }) => row),
      mentors.map(({ row }) => row),
    );
    expect(result.refused).toEqual([]);
    let [merges, right, proposed] = [0, 0, 0];
    for (const [role, answers] of [
      ['mentee', mentees],
      ['mentor', mentors],
    ] as const) {
      const places = rowsByAnswer(answers, role, result);
      expect(places.size).toBe(new Set(answers.map(({ who }) => who)).size);
      const owners = new Map<number, string>();
      for (const [who, rows] of places) {
        for (const row of rows) {
          expect([row, owners.get(row) ?? who]).toEqual([row, who]);
          owners.set(row, who);
        }
        const given = answers.filter((answer) => answer.who === who);
        if (given.length < 2) continue;
        merges += 1;
        if (rows.size === 1) right += 1;
        else if (given.some(({ doubtful }) => doubtful)) {
          const codes = [...rows].map((row) => shownValue(result.banks[role].append[row]?.['Код участника'] ?? null));
          const asked = result.proposals.some(({ code, with: other }) => codes.includes(code) && codes.includes(other));
          if (asked) proposed += 1;
        }
      }
    }
    expect(right + proposed).toBe(merges);
    expect(right).toBeGreaterThanOrEqual(Math.floor(merges * 0.98));
  });

  test.each(schools)(
    'seed %i: in any order the same banks, and told again nothing changes',
    (seed, { mentees, mentors }) => {
      const rows = [mentees.map(({ row }) => row), mentors.map(({ row }) => row)] as const;
      const once = collect(...rows);
      expect(collect(shuffled(rows[0], seed), shuffled(rows[1], seed)).banks).toEqual(once.banks);
      const banks = { mentee: rowsOf(once.banks.mentee.append), mentor: rowsOf(once.banks.mentor.append) };
      const again = collect(shuffled(rows[0], seed + 1), rows[1].slice(0, Math.ceil(rows[1].length / 2)), banks);
      for (const role of ['mentee', 'mentor'] as const) {
        expect(again.banks[role].append).toEqual([]);
        expect(again.banks[role].patch).toEqual([]);
      }
    },
  );
});
