// Shapes that are known to be hard for assignment solvers, and the edges of what may be asked.
import type { Problem } from '../../../src/pairing/assignment';
import { AssignmentError, assign, toAssignment } from '../../../src/pairing/assignment';
import { certified } from './certified';
import { id, made } from './made-problems';

function square(size: number, score: (e: number, m: number) => number | null, capacity = 1): Problem {
  const candidates: Problem['candidates'][number][] = [];
  for (let e = 0; e < size; e++) {
    for (let m = 0; m < size; m++) {
      const s = score(e, m);
      if (s !== null) candidates.push({ mentee: id('н', e), mentor: id('м', m), score: s });
    }
  }
  return {
    mentees: Array.from({ length: size }, (_, e) => ({ id: id('н', e) })),
    mentors: Array.from({ length: size }, (_, m) => ({ id: id('м', m), capacity })),
    candidates,
  };
}

const total = (pairs: readonly { score: number }[]): number => pairs.reduce((sum, pair) => sum + pair.score, 0);

describe('hard shapes', () => {
  test('Machol and Wien: costs i * j, the worst case of the Hungarian method', () => {
    const size = 100;
    const { pairs } = toAssignment(certified(square(size, (e, m) => size * size - (e + 1) * (m + 1))));
    // The least sum of products pairs the greatest with the least.
    let least = 0;
    for (let i = 1; i <= size; i++) least += i * (size + 1 - i);
    expect(total(pairs)).toBe(size * size * size - least);
  });

  test('one chain of 800 moves places the last mentee', () => {
    // Everybody is drawn to the mentor before their own; the first has no such mentor and pushes all the others on.
    const size = 800;
    const problem = square(size, (e, m) => (m === e ? 1 : m === e - 1 ? 100 : null));
    const { pairs } = toAssignment(certified(problem));
    expect(pairs).toEqual(
      Array.from({ length: size }, (_, i) => ({ mentor: id('м', i), mentee: id('н', i), score: 1 })),
    );
  });

  test('the same chain with one mentor less leaves the first in order of ids matched', () => {
    const size = 800;
    const problem = square(size, (e, m) => (m === size - 1 ? null : m === e ? 1 : m === e - 1 ? 100 : null));
    const { pairs, unmatched } = toAssignment(certified(problem));
    expect(unmatched).toEqual([id('н', 0)]);
    expect(total(pairs)).toBe(100 * (size - 1));
  });

  test('all scores equal: everybody is matched, loads are even, the lowest ids are taken', () => {
    const { pairs } = toAssignment(certified(square(60, () => 7, 3)));
    expect(pairs).toEqual(Array.from({ length: 60 }, (_, i) => ({ mentor: id('м', i), mentee: id('н', i), score: 7 })));
  });

  test('scores up to 2^31 - 2', () => {
    const top = 2 ** 31 - 2;
    const { pairs } = toAssignment(certified(square(40, (e, m) => (e === m ? top : top - 1 - ((e * 7 + m) % 5)))));
    expect(total(pairs)).toBe(40 * top);
  });

  test('a Hall deficiency: 20 mentees want the 5 places of 2 mentors, the rest is not touched by it', () => {
    const problem = made({
      seed: 3,
      mentees: 60,
      mentors: 22,
      places: 0,
      share: 0.3,
      topScore: 100,
      fits: (e, m, random) => (e < 20 ? m < 2 : random() < 0.4),
    });
    problem.mentors = problem.mentors.map((m, i) => ({ ...m, capacity: i === 0 ? 2 : 3 }));
    const { unmatched } = toAssignment(certified(problem));
    expect(unmatched).toHaveLength(15);
    expect(unmatched.every((e) => e < id('н', 20))).toBe(true);
  });

  test.each([
    [
      'popular mentors',
      made({
        seed: 4,
        mentees: 400,
        mentors: 150,
        places: 360,
        share: 0,
        topScore: 100,
        grain: 5,
        fits: (_, m, random) => random() < 30 / (m + 30),
      }),
    ],
    [
      'one subject starved',
      made({
        seed: 5,
        mentees: 300,
        mentors: 90,
        places: 300,
        share: 0,
        topScore: 100,
        fits: (e, m, random) => (e < 120 ? m < 15 : m >= 15) && random() < 0.5,
      }),
    ],
    [
      'clusters',
      made({
        seed: 6,
        mentees: 400,
        mentors: 160,
        places: 400,
        share: 0,
        topScore: 100,
        fits: (e, m, random) => (e % 20 === m % 20 ? random() < 0.9 : random() < 0.01),
      }),
    ],
    [
      'long rows, cut and priced out',
      made({ seed: 7, mentees: 150, mentors: 200, places: 150, share: 1, topScore: 100000 }),
    ],
    [
      'long rows, everybody wants the same',
      made({ seed: 8, mentees: 150, mentors: 150, places: 150, share: 1, topScore: 3 }),
    ],
    ['long rows, places short', made({ seed: 9, mentees: 200, mentors: 100, places: 120, share: 1, topScore: 1000 })],
  ])('%s: the prices prove the answer', (_, problem) => {
    const { pairs, unmatched } = toAssignment(certified(problem));
    expect(pairs.length + unmatched.length).toBe(problem.mentees.length);
  });

  test('rows cut too short hide a match: everybody ranks the same 30 mentors first', () => {
    const problem = square(140, (e, m) => (m < 30 ? 1000 - m : (e * 31 + m * 17) % 100));
    expect(toAssignment(certified(problem)).unmatched).toEqual([]);
  });

  test('a mentor with more places than anybody could fill', () => {
    const problem = square(20, (e, m) => (m === 0 ? 50 : e === m ? 10 : null));
    problem.mentors = problem.mentors.map((m, i) => ({ ...m, capacity: i === 0 ? Number.MAX_SAFE_INTEGER : 1 }));
    expect(toAssignment(certified(problem)).pairs.every((p) => p.mentor === id('м', 0))).toBe(true);
  });

  test('nobody, nobody to match with, no candidates, no places', () => {
    const nothing = { pairs: [], unmatched: [], blockingPairs: [] };
    expect(assign({ mentors: [], mentees: [], candidates: [] })).toEqual(nothing);
    expect(assign({ mentors: [{ id: 'м', capacity: 1 }], mentees: [], candidates: [] })).toEqual(nothing);
    const alone = { ...nothing, unmatched: ['н'] };
    expect(assign({ mentors: [], mentees: [{ id: 'н' }], candidates: [] })).toEqual(alone);
    expect(assign({ mentors: [{ id: 'м', capacity: 1 }], mentees: [{ id: 'н' }], candidates: [] })).toEqual(alone);
    const candidates = [{ mentor: 'м', mentee: 'н', score: 5 }];
    const full: Problem = {
      mentors: [{ id: 'м', capacity: 0 }],
      mentees: [{ id: 'н' }],
      candidates,
      preferences: { mentees: { н: ['м'] }, mentors: { м: ['н'] } },
    };
    expect(assign(full)).toEqual(alone);
  });

  test('isolated people stay where they are and disturb nobody', () => {
    const problem = made({ seed: 10, mentees: 40, mentors: 15, places: 45, share: 0.3, topScore: 100 });
    const before = assign(problem);
    const after = assign({
      ...problem,
      mentees: [...problem.mentees, { id: 'а-один' }, { id: 'я-один' }],
      mentors: [...problem.mentors, { id: 'а-пусто', capacity: 3 }],
    });
    expect(after.pairs).toEqual(before.pairs);
    expect(after.unmatched).toEqual(['а-один', ...before.unmatched, 'я-один']);
  });
});

describe('refusal where sums could leave the whole numbers', () => {
  const asked = (score: number): Problem => ({
    mentors: [{ id: 'м', capacity: 1 }],
    mentees: [{ id: 'н' }],
    candidates: [{ mentor: 'м', mentee: 'н', score }],
  });

  test('the greatest score that one pair may have, and one more', () => {
    expect(assign(asked(2 ** 51 - 1)).pairs[0]?.score).toBe(2 ** 51 - 1);
    expect(() => assign(asked(2 ** 51))).toThrow(AssignmentError);
    expect(() => assign(asked(2 ** 51))).toThrow(/слишком велики/);
  });

  test('wishes need room for their penalty above the scores', () => {
    const problem: Problem = {
      mentors: [
        { id: 'м1', capacity: 1 },
        { id: 'м2', capacity: 1 },
      ],
      mentees: [{ id: 'н1' }, { id: 'н2' }],
      candidates: ['н1', 'н2'].flatMap((mentee) => ['м1', 'м2'].map((mentor) => ({ mentor, mentee, score: 2 ** 49 }))),
    };
    const lists = { mentees: { н1: ['м1', 'м2'], н2: ['м2'] }, mentors: { м1: ['н1'], м2: ['н2', 'н1'] } };
    expect(assign(problem).pairs).toHaveLength(2);
    expect(() => assign({ ...problem, preferences: lists })).toThrow(/слишком велики/);
  });
});
