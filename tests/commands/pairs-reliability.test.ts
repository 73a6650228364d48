// Pairs that are formed and approved while calls break off, twice at once, and from rows in any order: the same sheets as
// after one clean run, and no name of anybody who has given no consent.
import { emptyHostState } from '../../local/document/host-state';
import type { Dialect } from '../../local/document/write';
import type { ExecutionResult } from '../../local/host';
import { faultAt } from '../../local/runtime/faults';
import type { Outcome } from '../../src/outcome';
import { expectCleanEnd, faults } from './crash';
import { documentWith, mentee, mentor, september, type Content } from './pairs-school';
import { copyOf, openPlace, shownTexts, type Place } from './place';
import type { School } from './school';

const content: Content = {
  mentees: [
    mentee('Н-001', 'Берёзкина Анна Ильинична', 'математика'),
    mentee('Н-002', 'Вьюгин Пётр Олегович', 'алгебра'),
    mentee('Н-003', 'Галкина Вера Львовна', 'английский язык', { Интересы: '=1+1' }),
    mentee('Н-004', 'Дроздов Егор Ильич', 'математика', { Согласие: 'нет' }),
    mentee('Н-005', 'Ежов Лев Львович', 'физика'),
  ],
  mentors: [
    mentor('М-001', 'Лугов Олег Павлович', 'математика'),
    mentor('М-002', 'Мятлева Инна Юрьевна', 'математика, физика', '2'),
    mentor('М-003', 'Нивин Яков Петрович', '01.02', '1', { Согласие: '' }),
  ],
  wishes: [
    {
      'Фамилия, имя, отчество': 'Берёзкина А.И.',
      'Вы наставник или наставляемый': 'наставляемый',
      'Предпочтение 1': 'Мятлева',
    },
  ],
};

const open = (place: Place, options: Parameters<typeof openPlace>[1] = {}): School =>
  openPlace(place, { now: september, ...options });
const run = (place: Place, name: string, options: Parameters<typeof openPlace>[1] = {}): ExecutionResult =>
  open(place, options).host.runNow(name, []);

/** The wished state before the command: nothing yet, a second run after an edit, proposals to approve. */
const stages = {
  'the first pairs': { command: 'formPairs', before: [], edit: undefined, step: 1 },
  'pairs formed again after answers have changed': {
    command: 'formPairs',
    before: ['formPairs'],
    edit: 'Н-002',
    step: 1,
  },
  'the approval': { command: 'approvePairs', before: ['formPairs'], edit: undefined, step: 9 },
} as const;

function prepared(stage: keyof typeof stages, dialect: Dialect): Place {
  const place = { document: documentWith(content), state: emptyHostState() };
  const { before, edit } = stages[stage];
  for (const name of before) open(place, { dialect }).run(name);
  if (edit === undefined) return place;
  // Two people change what they ask for, so that rows of proposals change places.
  const bank = place.document.sheets.find(({ name }) => name === 'Банк наставляемых');
  for (const row of bank?.rows ?? []) {
    for (const cell of row) if (cell?.value === 'алгебра') cell.value = 'история';
    for (const cell of row) if (cell?.value === 'английский язык') cell.value = 'математика';
  }
  return place;
}

// In the usual dialect pairs are formed with every call broken off; how texts are written differs little elsewhere.
describe.each([
  ['D0', undefined],
  ['D2', 23],
  ['D5', 29],
] as const)('dialect %s', (dialect, sparse) => {
  describe.each(Object.keys(stages) as (keyof typeof stages)[])('%s', (stage) => {
    const { command, step } = stages[stage];
    const base = prepared(stage, dialect);

    // With every call broken off, «the last is n» and «n + 1 is not reached» are one and the same.
    const told = faults.filter(
      ([, { mode, unflushed }]) => step > 1 || mode !== 'kill-after' || unflushed !== undefined,
    );

    test.each(told)('when a call %s, the next run gives what a clean one gives', (_, fault) => {
      expectCleanEnd({
        base,
        run: (place, options) => run(place, command, { dialect, ...options }),
        fault,
        step: sparse ?? step,
      });
    });
  });
});

test('the order of the rows of both banks does not matter', () => {
  const straight = { document: documentWith(content), state: emptyHostState() };
  const turned = {
    document: documentWith({
      ...content,
      mentees: [...(content.mentees ?? [])].reverse(),
      mentors: [...(content.mentors ?? [])].reverse(),
    }),
    state: emptyHostState(),
  };
  for (const place of [straight, turned]) run(place, 'formPairs');
  for (const name of ['Пары', 'Без пары']) expect(shownTexts(turned)[name]).toEqual(shownTexts(straight)[name]);
});

test('names of people without consent stand on neither sheet, nor in what the command says', () => {
  const place = { document: documentWith(content), state: emptyHostState() };
  const said = run(place, 'formPairs');
  const { Пары: pairs, 'Без пары': left } = shownTexts(place);
  const everything = JSON.stringify([pairs, left, said.value, said.log, place.state.properties]);
  for (const name of ['Дроздов', 'Нивин']) expect(everything).not.toContain(name);
  for (const name of ['Берёзкина', 'Лугов'])
    expect(JSON.stringify([said.value, said.log, place.state.properties])).not.toContain(name);
});

describe('two curators press at once', () => {
  const busy = /уже работает другая команда надстройки(?:: «Сформировать пары», с \d\d:\d\d)?\. Ничего не изменено/;

  test.each(['the first pairs', 'pairs formed again after answers have changed'] as const)(
    '%s: wherever the second one comes in, one runs at a time and the pairs are those of one run',
    (stage) => {
      const base = prepared(stage, 'D0');
      const clean = copyOf(base);
      const { total } = run(clean, 'formPairs').calls;
      const seen = { refused: 0, named: 0, ran: 0 };
      for (let n = 1; n <= total; n++) {
        const place = copyOf(base);
        const replies: ExecutionResult[] = [];
        let entered = false;
        const school = open(place, {
          beforeCall: (call) => {
            if (entered || call.n !== n) return;
            entered = true;
            replies.push(school.host.runNow('formPairs', []));
          },
        });
        const first = school.host.runNow('formPairs', []).value as Outcome;
        const [reply] = replies;
        const second = reply?.value as Outcome;
        expect([n, first.ok, replies.length]).toEqual([n, true, 1]);
        if (second.ok) seen.ran++;
        else {
          seen.refused++;
          expect([n, reply?.calls.write, second.messages.join()]).toEqual([n, 0, expect.stringMatching(busy)]);
          if (second.messages.join().includes('«Сформировать пары», с ')) seen.named++;
        }
        expect([n, shownTexts(place)]).toEqual([n, shownTexts(clean)]);
      }
      // Only before the lock is taken may the second one run; only before its holder has said who it is may it stay unnamed.
      expect(seen.ran).toBeLessThanOrEqual(3);
      expect(seen.refused - seen.named).toBeLessThanOrEqual(3);
      expect(seen.named).toBeGreaterThan(total / 2);
    },
  );
});

test('while somebody else works, the command says so and writes nothing', () => {
  const place = { document: documentWith(content), state: emptyHostState() };
  const before = shownTexts(place);
  const busy = run(place, 'formPairs', { faults: faultAt(1, { mode: 'throw-before' }) });
  expect(busy.ok && (busy.value as Outcome).ok).toBe(false);
  expect(shownTexts(place)).toEqual(before);
});
