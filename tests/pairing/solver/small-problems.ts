// Small random problems for the properties: few distinct scores, so that ties are common; locks and vetoes that do not
// contradict each other; ids that are awkward as keys.
import fc from 'fast-check';
import type { Problem } from '../../../src/pairing/assignment';

const mentorNames = ['М-003', '__proto__', '', '10'];
const menteeNames = ['Н-014', 'constructor', 'Н-2', '9', '', 'Ж'.repeat(300), '09', 'Ё'];

export interface Shape {
  mentees: number;
  mentors: number;
  places: number;
  topScore: number;
  wishes: boolean;
}

/** Problems of at most this shape. */
export function smallProblem(shape: Shape): fc.Arbitrary<Problem> {
  const cells = shape.mentees * shape.mentors;
  return fc
    .record({
      mentees: fc.integer({ min: 1, max: shape.mentees }),
      capacity: fc.array(fc.integer({ min: 0, max: shape.places }), { minLength: 1, maxLength: shape.mentors }),
      // 0: no candidate; otherwise score + 1.
      cell: fc.array(fc.integer({ min: 0, max: shape.topScore + 1 }), { minLength: cells, maxLength: cells }),
      lock: fc.array(fc.integer({ min: 0, max: 29 }), { minLength: shape.mentees, maxLength: shape.mentees }),
      veto: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: cells, maxLength: cells }),
      menteeLists: fc.array(wishList(shape.mentors), { minLength: shape.mentees, maxLength: shape.mentees }),
      mentorLists: fc.array(wishList(shape.mentees), { minLength: shape.mentors, maxLength: shape.mentors }),
      priority: fc.constantFrom<'coverage' | 'stability'>('coverage', 'stability'),
      balance: fc.constantFrom<'loads' | 'worst-pair'>('loads', 'worst-pair'),
    })
    .map((raw) => {
      const mentors = raw.capacity.map((capacity, m) => ({ id: mentorNames[m]!, capacity }));
      const mentees = menteeNames.slice(0, raw.mentees).map((id) => ({ id }));
      const candidates: { mentor: string; mentee: string; score: number }[] = [];
      const forbidden: { mentor: string; mentee: string }[] = [];
      const locked: { mentor: string; mentee: string }[] = [];
      const left = raw.capacity.slice();
      mentees.forEach((mentee, e) => {
        const to = raw.lock[e]!;
        if (to < mentors.length && left[to]! > 0) {
          left[to] = left[to]! - 1;
          locked.push({ mentor: mentors[to]!.id, mentee: mentee.id });
        }
        mentors.forEach((mentor, m) => {
          const pair = { mentor: mentor.id, mentee: mentee.id };
          const cell = raw.cell[e * shape.mentors + m]!;
          if (cell > 0) candidates.push({ ...pair, score: cell - 1 });
          if (raw.veto[e * shape.mentors + m] === 0 && to !== m) forbidden.push(pair);
        });
      });
      const problem: Problem = {
        mentors,
        mentees,
        candidates,
        locked,
        forbidden,
        priority: raw.priority,
        balance: raw.balance,
      };
      if (shape.wishes) {
        problem.preferences = {
          mentees: Object.fromEntries(
            menteeNames.slice(0, shape.mentees).map((id, e) => [id, raw.menteeLists[e]!.map((m) => mentorNames[m]!)]),
          ),
          mentors: Object.fromEntries(
            mentorNames.slice(0, shape.mentors).map((id, m) => [id, raw.mentorLists[m]!.map((e) => menteeNames[e]!)]),
          ),
        };
      }
      return problem;
    });
}

function wishList(people: number): fc.Arbitrary<number[]> {
  return fc.uniqueArray(fc.integer({ min: 0, max: people - 1 }), { maxLength: people });
}
