// The contract of `assign`: what each goal means on cases small enough to read, what is refused, and what must not
// matter.
import fc from 'fast-check';
import type { Problem } from '../../src/pairing/assignment';
import { AssignmentError, assign, toAssignment } from '../../src/pairing/assignment';
import { certified } from './solver/certified';
import { id, made, randomFrom, shuffled } from './solver/made-problems';
import { smallProblem } from './solver/small-problems';

const pair = (mentor: string, mentee: string, score: number) => ({ mentor, mentee, score });

describe('the goals in their order', () => {
  test('one more mentee matched is worth any score', () => {
    const answer = assign({
      mentors: [
        { id: 'М-1', capacity: 1 },
        { id: 'М-2', capacity: 1 },
      ],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
      candidates: [pair('М-1', 'Н-1', 100), pair('М-2', 'Н-1', 0), pair('М-1', 'Н-2', 0)],
    });
    expect(answer.pairs).toEqual([pair('М-1', 'Н-2', 0), pair('М-2', 'Н-1', 0)]);
    expect(answer.unmatched).toEqual([]);
  });

  test('a pair of score 0 is a pair', () => {
    const problem = { mentors: [{ id: 'М', capacity: 1 }], mentees: [{ id: 'Н' }], candidates: [pair('М', 'Н', 0)] };
    expect(assign(problem).pairs).toEqual([pair('М', 'Н', 0)]);
  });

  test('a mutual wish is worth any score, but no mentee', () => {
    const problem: Problem = {
      mentors: [
        { id: 'М-1', capacity: 1 },
        { id: 'М-2', capacity: 1 },
      ],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
      candidates: [pair('М-1', 'Н-1', 10), pair('М-2', 'Н-1', 90), pair('М-1', 'Н-2', 90), pair('М-2', 'Н-2', 10)],
      preferences: { mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-1'] } },
    };
    expect(assign(problem)).toEqual({
      pairs: [pair('М-1', 'Н-1', 10), pair('М-2', 'Н-2', 10)],
      unmatched: [],
      blockingPairs: [],
    });
    const withoutWayOut = { ...problem, candidates: problem.candidates.slice(0, 3) };
    expect(assign(withoutWayOut)).toEqual({
      pairs: [pair('М-1', 'Н-2', 90), pair('М-2', 'Н-1', 90)],
      unmatched: [],
      blockingPairs: [{ mentor: 'М-1', mentee: 'Н-1' }],
    });
    expect(assign({ ...withoutWayOut, priority: 'stability' })).toEqual({
      pairs: [pair('М-1', 'Н-1', 10)],
      unmatched: ['Н-2'],
      blockingPairs: [],
    });
  });

  test('a wish of one side alone has no weight', () => {
    const answer = assign({
      mentors: [
        { id: 'М-1', capacity: 1 },
        { id: 'М-2', capacity: 1 },
      ],
      mentees: [{ id: 'Н-1' }],
      candidates: [pair('М-1', 'Н-1', 10), pair('М-2', 'Н-1', 20)],
      preferences: { mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-2': ['Н-1'] } },
    });
    expect(answer).toEqual({ pairs: [pair('М-2', 'Н-1', 20)], unmatched: [], blockingPairs: [] });
  });

  test('loads even by default', () => {
    const answer = assign({
      mentors: [
        { id: 'М-1', capacity: 2 },
        { id: 'М-2', capacity: 2 },
      ],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
      candidates: [pair('М-1', 'Н-1', 50), pair('М-1', 'Н-2', 50), pair('М-2', 'Н-2', 50)],
    });
    expect(answer.pairs).toEqual([pair('М-1', 'Н-1', 50), pair('М-2', 'Н-2', 50)]);
  });

  test('even loads or the best worst pair first, as asked', () => {
    const chain: Problem = {
      mentors: [
        { id: 'М-1', capacity: 2 },
        { id: 'М-2', capacity: 1 },
        { id: 'М-3', capacity: 1 },
      ],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }, { id: 'Н-3' }],
      candidates: [
        pair('М-1', 'Н-1', 50),
        pair('М-1', 'Н-2', 50),
        pair('М-2', 'Н-2', 60),
        pair('М-2', 'Н-3', 50),
        pair('М-3', 'Н-3', 40),
      ],
    };
    // Even: 50 + 60 + 40 with loads 1, 1, 1. Worst pair 50: 50 + 50 + 50 with loads 2, 1.
    expect(assign({ ...chain, balance: 'loads' }).pairs).toEqual([
      pair('М-1', 'Н-1', 50),
      pair('М-2', 'Н-2', 60),
      pair('М-3', 'Н-3', 40),
    ]);
    expect(assign({ ...chain, balance: 'worst-pair' }).pairs).toEqual([
      pair('М-1', 'Н-1', 50),
      pair('М-1', 'Н-2', 50),
      pair('М-2', 'Н-3', 50),
    ]);
  });
});

describe('locks and vetoes', () => {
  const people = {
    mentors: [
      { id: 'М-1', capacity: 1 },
      { id: 'М-2', capacity: 2 },
    ],
    mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
  };

  test('a locked pair counts although it is no candidate, and takes the place', () => {
    const answer = assign({
      ...people,
      candidates: [pair('М-1', 'Н-2', 80)],
      locked: [{ mentor: 'М-1', mentee: 'Н-1' }],
    });
    expect(answer).toEqual({ pairs: [pair('М-1', 'Н-1', 0)], unmatched: ['Н-2'], blockingPairs: [] });
  });

  test('a locked candidate keeps its score', () => {
    const candidates = [pair('М-1', 'Н-1', 40), pair('М-2', 'Н-1', 90)];
    const answer = assign({ ...people, candidates, locked: [{ mentor: 'М-1', mentee: 'Н-1' }] });
    expect(answer.pairs).toEqual([pair('М-1', 'Н-1', 40)]);
  });

  test('a vetoed pair is not made and does not block', () => {
    const answer = assign({
      ...people,
      candidates: [pair('М-1', 'Н-1', 90), pair('М-2', 'Н-1', 10)],
      forbidden: [{ mentor: 'М-1', mentee: 'Н-1' }],
      preferences: { mentees: { 'Н-1': ['М-1'] }, mentors: { 'М-1': ['Н-1'] } },
    });
    expect(answer).toEqual({ pairs: [pair('М-2', 'Н-1', 10)], unmatched: ['Н-2'], blockingPairs: [] });
  });

  test('whoever is locked cannot block, and cannot be pushed out by a wish', () => {
    const answer = assign({
      ...people,
      candidates: [pair('М-1', 'Н-1', 10), pair('М-1', 'Н-2', 90), pair('М-2', 'Н-2', 20)],
      locked: [{ mentor: 'М-1', mentee: 'Н-1' }],
      preferences: { mentees: { 'Н-1': ['М-2'], 'Н-2': ['М-1'] }, mentors: { 'М-1': ['Н-2', 'Н-1'], 'М-2': ['Н-1'] } },
    });
    expect(answer.blockingPairs).toEqual([]);
    expect(answer.pairs).toEqual([pair('М-1', 'Н-1', 10), pair('М-2', 'Н-2', 20)]);
  });

  test('locked mentees count in the load', () => {
    const answer = assign({
      mentors: [
        { id: 'М-1', capacity: 3 },
        { id: 'М-2', capacity: 3 },
      ],
      mentees: [{ id: 'Н-1' }, { id: 'Н-2' }, { id: 'Н-3' }],
      candidates: [pair('М-1', 'Н-3', 50), pair('М-2', 'Н-3', 50)],
      locked: [
        { mentor: 'М-1', mentee: 'Н-1' },
        { mentor: 'М-1', mentee: 'Н-2' },
      ],
    });
    expect(answer.pairs).toContainEqual(pair('М-2', 'Н-3', 50));
  });

  test('a pair listed twice has its best score', () => {
    const candidates = [pair('М-1', 'Н-1', 40), pair('М-1', 'Н-1', 60), pair('М-1', 'Н-1', 50)];
    expect(assign({ ...people, candidates }).pairs).toEqual([pair('М-1', 'Н-1', 60)]);
  });

  test('a lock or a veto listed twice counts once', () => {
    const lock = { mentor: 'М-1', mentee: 'Н-1' };
    const candidates = [pair('М-1', 'Н-1', 40), pair('М-2', 'Н-2', 10)];
    const once = assign({ ...people, candidates, locked: [lock] });
    expect(once.pairs).toEqual(candidates);
    expect(assign({ ...people, candidates, locked: [lock, lock] })).toEqual(once);
    expect(assign({ ...people, candidates, forbidden: [lock, lock] }).pairs).toEqual([pair('М-2', 'Н-2', 10)]);
  });

  test('places beyond all number of mentees are only more than enough', () => {
    const roomy = { ...people, mentors: [{ id: 'М-1', capacity: Number.MAX_SAFE_INTEGER }] };
    const candidates = [pair('М-1', 'Н-1', 40), pair('М-1', 'Н-2', 10)];
    expect(assign({ ...roomy, candidates }).pairs).toEqual(candidates);
  });
});

describe('what is refused', () => {
  const base: Problem = {
    mentors: [{ id: 'М-1', capacity: 1 }],
    mentees: [{ id: 'Н-1' }, { id: 'Н-2' }],
    candidates: [pair('М-1', 'Н-1', 50)],
  };
  const lock = { mentor: 'М-1', mentee: 'Н-1' };
  const cases: [string, Partial<Problem>, RegExp][] = [
    ['mentor-duplicate', { mentors: [...base.mentors, { id: 'М-1', capacity: 2 }] }, /«М-1» встречается дважды/],
    ['mentee-duplicate', { mentees: [...base.mentees, { id: 'Н-2' }] }, /«Н-2» встречается дважды/],
    ['mentor-unknown', { candidates: [pair('М-7', 'Н-1', 5)] }, /В кандидатах назван наставник «М-7»/],
    ['mentee-unknown', { candidates: [pair('М-1', 'Н-7', 5)] }, /В кандидатах назван наставляемый «Н-7»/],
    ['mentor-unknown', { locked: [{ mentor: 'toString', mentee: 'Н-1' }] }, /В закреплённых парах/],
    ['mentee-unknown', { forbidden: [{ mentor: 'М-1', mentee: '__proto__' }] }, /В запретах/],
    ['capacity-invalid', { mentors: [{ id: 'М-1', capacity: -1 }] }, /«-1»/],
    ['capacity-invalid', { mentors: [{ id: 'М-1', capacity: 1.5 }] }, /«1.5»/],
    ['capacity-invalid', { mentors: [{ id: 'М-1', capacity: Infinity }] }, /«Infinity»/],
    ['score-invalid', { candidates: [pair('М-1', 'Н-1', -1)] }, /«-1»/],
    ['score-invalid', { candidates: [pair('М-1', 'Н-1', 0.5)] }, /«0.5»/],
    ['score-invalid', { candidates: [pair('М-1', 'Н-1', NaN)] }, /«NaN»/],
    ['lock-forbidden', { locked: [lock], forbidden: [lock] }, /и закреплена, и запрещена/],
    [
      'lock-twice',
      { mentors: [...base.mentors, { id: 'М-2', capacity: 1 }], locked: [lock, { mentor: 'М-2', mentee: 'Н-1' }] },
      /за «М-1» и за «М-2»/,
    ],
    ['lock-over-capacity', { locked: [lock, { mentor: 'М-1', mentee: 'Н-2' }] }, /закреплено 2, а мест у него 1/],
  ];

  test.each(cases)('%s', (code, change, message) => {
    const run = (): unknown => assign({ ...base, ...change });
    expect(run).toThrow(AssignmentError);
    expect(run).toThrow(message);
    expect(errorOf(run)).toMatchObject({ code, name: 'AssignmentError' });
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'problem'],
    ['no people', {}, 'mentors'],
    ['no candidates', { mentors: [], mentees: [] }, 'candidates'],
    ['a text for a list', { ...base, mentees: 'Н-1' }, 'mentees'],
    ['a hole in a list', { ...base, mentees: [{ id: 'Н-1' }, , { id: 'Н-2' }] }, 'mentees[1]'],
    ['a candidate that is null', { ...base, candidates: [null] }, 'candidates[0]'],
    ['an id that is a number', { ...base, mentors: [{ id: 1, capacity: 1 }] }, 'mentors[0].id'],
    ['a lock without a mentee', { ...base, locked: [{ mentor: 'М-1' }] }, 'locked[0].mentee'],
    ['a wish that is no list', { ...base, preferences: { mentees: { 'Н-1': 'М-1' } } }, 'preferences.mentees["Н-1"]'],
    ['an unknown priority', { ...base, priority: 'всё' }, 'priority'],
    ['an unknown tie rule', { ...base, balance: '__proto__' }, 'balance'],
  ])('%s is no problem at all, and the message says where', (_, problem, part) => {
    const run = (): unknown => assign(problem as Problem);
    expect(errorOf(run)).toMatchObject({ code: 'problem-malformed' });
    expect(run).toThrow(`«${part}»`);
  });

  test('what may be left out may be null too', () => {
    const nothing = { locked: null, forbidden: null, preferences: { mentees: null }, priority: null, balance: null };
    expect(assign({ ...base, ...nothing } as unknown as Problem)).toEqual(assign(base));
  });

  test('a wish for somebody who is not there is no error', () => {
    const preferences = { mentees: { 'Н-1': ['М-9', 'М-1'], 'Н-9': ['М-1'] }, mentors: { 'М-1': ['Н-9', 'Н-1'] } };
    expect(assign({ ...base, preferences }).pairs).toEqual([pair('М-1', 'Н-1', 50)]);
    const empty = JSON.parse('{"mentees": {"Н-1": null}, "mentors": {"М-1": []}}') as Problem['preferences'];
    expect(assign({ ...base, preferences: empty }).pairs).toEqual([pair('М-1', 'Н-1', 50)]);
  });
});

describe('what must not matter', () => {
  const problems = smallProblem({ mentees: 8, mentors: 4, places: 3, topScore: 6, wishes: true });

  test('the order of any list', () => {
    fc.assert(
      fc.property(problems, fc.integer(), (problem, seed) => {
        const random = randomFrom(seed);
        expect(
          assign({
            ...problem,
            mentors: shuffled(problem.mentors, random),
            mentees: shuffled(problem.mentees, random),
            candidates: shuffled(problem.candidates, random),
            locked: shuffled(problem.locked ?? [], random),
            forbidden: shuffled(problem.forbidden ?? [], random),
          }),
        ).toEqual(assign(problem));
      }),
      { numRuns: 300 },
    );
  });

  test('the order of rows of a whole school', () => {
    const problem = made({
      seed: 20,
      mentees: 120,
      mentors: 40,
      places: 115,
      share: 0.3,
      topScore: 100,
      grain: 5,
      wishes: 3,
    });
    const random = randomFrom(21);
    const expected = toAssignment(certified(problem));
    for (let i = 0; i < 3; i++) {
      const mixed = {
        ...problem,
        mentors: shuffled(problem.mentors, random),
        mentees: shuffled(problem.mentees, random),
        candidates: shuffled(problem.candidates, random),
      };
      expect(assign(mixed)).toEqual(expected);
    }
  });

  test('new ids in the same order give the same pairs, in another order equally good ones', () => {
    fc.assert(
      fc.property(problems, fc.boolean(), (problem, reverse) => {
        const order = (people: readonly { id: string }[]): Map<string, string> => {
          const sorted = people.map((p) => p.id).sort((a, b) => (a < b ? -1 : 1));
          return new Map(sorted.map((name, i) => [name, id('к', reverse ? 9000 - i : i)]));
        };
        const renamed = rename(problem, order(problem.mentors), order(problem.mentees));
        const before = assign(problem);
        const after = assign(renamed.problem);
        expect(measures(after)).toEqual(measures(before));
        if (!reverse) {
          expect(after.pairs.map((p) => [renamed.mentor(p.mentor), renamed.mentee(p.mentee)])).toEqual(
            before.pairs.map((p) => [p.mentor, p.mentee]),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('doubling all scores', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const doubled = { ...problem, candidates: problem.candidates.map((c) => ({ ...c, score: 2 * c.score })) };
        const expected = assign(problem);
        const answer = assign(doubled);
        expect(answer.pairs).toEqual(expected.pairs.map((p) => ({ ...p, score: 2 * p.score })));
        expect(answer.blockingPairs).toEqual(expected.blockingPairs);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what must follow', () => {
  const problems = smallProblem({ mentees: 8, mentors: 4, places: 3, topScore: 6, wishes: true });

  test('one more place never matches fewer, and at most one more', () => {
    fc.assert(
      fc.property(problems, fc.nat(3), (problem, which) => {
        fc.pre(problem.mentors.length > 0);
        const m = which % problem.mentors.length;
        const roomier = {
          ...problem,
          mentors: problem.mentors.map((mentor, i) =>
            i === m ? { ...mentor, capacity: mentor.capacity + 1 } : mentor,
          ),
          priority: 'coverage' as const,
        };
        const gain = assign(roomier).pairs.length - assign({ ...problem, priority: 'coverage' }).pairs.length;
        expect([0, 1]).toContain(gain);
      }),
      { numRuns: 300 },
    );
  });

  test('locking the whole answer changes nothing', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const answer = assign(problem);
        const locked = answer.pairs.map(({ mentor, mentee }) => ({ mentor, mentee }));
        expect(assign({ ...problem, locked }).pairs).toEqual(answer.pairs);
      }),
      { numRuns: 300 },
    );
  });

  test('without wishes, locking any part of the answer changes nothing', () => {
    const plain = smallProblem({ mentees: 8, mentors: 4, places: 3, topScore: 6, wishes: false });
    fc.assert(
      fc.property(plain, fc.integer(), (problem, seed) => {
        const random = randomFrom(seed);
        const answer = assign(problem);
        const held = new Set((problem.locked ?? []).map((p) => p.mentee));
        const locked = answer.pairs.filter((p) => held.has(p.mentee) || random() < 0.5);
        expect(assign({ ...problem, locked })).toEqual(answer);
      }),
      { numRuns: 600 },
    );
  });

  test.each(['loads', 'worst-pair'] as const)('in a school with many ties, %s first, the same', (balance) => {
    const random = randomFrom(22);
    for (let seed = 0; seed < 10; seed++) {
      for (const places of [45, 60, 90]) {
        const problem = made({ seed, mentees: 60, mentors: 20, places, share: 0.3, topScore: 3 });
        const answer = assign({ ...problem, balance });
        const locked = answer.pairs.filter(() => random() < 0.3);
        expect(assign({ ...problem, balance, locked })).toEqual(answer);
      }
    }
  });

  test('a locked pair of a low score does not decide who else stays without a mentor', () => {
    const problem: Problem = {
      mentors: ['М-003', '__proto__', 'a'].map((name) => ({ id: name, capacity: 1 })),
      mentees: ['Н-014', 'constructor', 'Н-2', '9'].map((name) => ({ id: name })),
      candidates: [
        pair('a', 'Н-014', 5),
        pair('М-003', 'constructor', 0),
        pair('__proto__', 'Н-2', 4),
        pair('a', 'Н-2', 6),
        pair('__proto__', '9', 3),
      ],
    };
    // 5 + 0 + 4 and 6 + 0 + 3: nine points both, the least score 0 in both, the next one greater in the first.
    const expected = [pair('__proto__', 'Н-2', 4), pair('a', 'Н-014', 5), pair('М-003', 'constructor', 0)];
    for (let kept = 0; kept < 8; kept++) {
      const locked = expected.filter((_, i) => (kept & (1 << i)) !== 0);
      expect(assign({ ...problem, locked })).toEqual({ pairs: expected, unmatched: ['9'], blockingPairs: [] });
    }
  });

  test('with the priority of wishes no pair ever blocks', () => {
    for (let seed = 0; seed < 12; seed++) {
      const problem = made({ seed, mentees: 40, mentors: 14, places: 36, share: 0.4, topScore: 100, wishes: 6 });
      const stable = toAssignment(certified({ ...problem, priority: 'stability' }));
      const wide = toAssignment(certified(problem));
      expect(stable.blockingPairs).toEqual([]);
      expect(stable.pairs.length).toBeLessThanOrEqual(wide.pairs.length);
    }
  });
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

function rename(problem: Problem, mentors: Map<string, string>, mentees: Map<string, string>) {
  const back = (names: Map<string, string>) => new Map([...names].map(([a, b]) => [b, a]));
  const [mentorBack, menteeBack] = [back(mentors), back(mentees)];
  const both = <T extends { mentor: string; mentee: string }>(p: T): T => ({
    ...p,
    mentor: mentors.get(p.mentor)!,
    mentee: mentees.get(p.mentee)!,
  });
  const lists = (
    of: Readonly<Record<string, readonly string[]>> | undefined,
    owners: Map<string, string>,
    named: Map<string, string>,
  ): Record<string, string[]> =>
    Object.fromEntries(
      [...owners].map(([owner, name]) => [name, (of?.[owner] ?? []).flatMap((other) => named.get(other) ?? [])]),
    );
  return {
    problem: {
      ...problem,
      mentors: problem.mentors.map((m) => ({ ...m, id: mentors.get(m.id)! })),
      mentees: problem.mentees.map((e) => ({ id: mentees.get(e.id)! })),
      candidates: problem.candidates.map(both),
      locked: (problem.locked ?? []).map(both),
      forbidden: (problem.forbidden ?? []).map(both),
      preferences: {
        mentees: lists(problem.preferences?.mentees, mentees, mentors),
        mentors: lists(problem.preferences?.mentors, mentors, mentees),
      },
    },
    mentor: (name: string) => mentorBack.get(name),
    mentee: (name: string) => menteeBack.get(name),
  };
}

/** What an answer is worth, without saying who. */
function measures(answer: ReturnType<typeof assign>) {
  const loads = new Map<string, number>();
  for (const p of answer.pairs) loads.set(p.mentor, (loads.get(p.mentor) ?? 0) + 1);
  return {
    matched: answer.pairs.length,
    blocking: answer.blockingPairs.length,
    score: answer.pairs.reduce((sum, p) => sum + p.score, 0),
    squares: [...loads.values()].reduce((sum, load) => sum + load * load, 0),
    worst: Math.min(...answer.pairs.map((p) => p.score)),
  };
}
