// «Собрать ответы» broken off at every service call, run twice at once, and with a person at work beside it: nothing is
// lost, nothing is doubled, and the next run gives what one clean run gives.
import type { Dialect } from '../../local/document/write';
import type { ExecutionResult } from '../../local/host';
import type { LocalHost } from '../../local/runtime/create-host';
import type { Outcome } from '../../src/outcome';
import { panelVersion } from '../../src/panel-contract';
import { consent, mentee, mentor, name, putAnswers } from './bank-school';
import { expectCleanEnd, faults } from './crash';
import { copyOf, emptyPlace, openPlace, shownTexts, type Place } from './place';

const now = (): number => Date.UTC(2026, 8, 20, 9);

/** Stand nowhere but in the answers: found in logs, errors or properties, they have leaked. */
const canaries = ['Щеглицын', 'Яруткин', 'Ъёжиков', '900 000-00-'];

const mark = 'Отметка времени';
const contact = 'Контактные данные';
const person = (at: number, full: string, more: Readonly<Record<string, string>> = {}): string[] =>
  mentee({ [mark]: `05.09.2026 10:0${at}:00`, [name]: full, [contact]: `+7 900 000-00-0${at}`, ...more });

const first = [
  person(1, 'Щеглицына Анна Игоревна', { 'Основной запрос': '=1+1', Интересы: '10-2', 'Класс или должность': '7-8' }),
  person(2, 'Яруткин Пётр', { 'Основной запрос': '01234', 'Удобное время': '1/2', 'Год рождения': '2012' }),
  person(3, 'Ъёжикова Дарья', { 'Основной запрос': '+7 900', [consent]: '' }),
  person(4, '', { 'Основной запрос': '7-8' }),
];
const mentors = [mentor({ 'Основные компетенции': '@SUM(A1)', 'Ресурс времени, часов в неделю': '1-2' })];
/** A correction, a resent answer, a doubtful spelling, a newcomer. */
const second = [
  ...first,
  person(1, 'Щеглицына Анна Игоревна', {
    [mark]: '07.09.2026 9:00:00',
    'Основной запрос': '=2+2',
    Интересы: '1e3',
    'Класс или должность': '7-8',
  }),
  person(2, 'Яруткин Пётр', {
    [mark]: '07.09.2026 9:10:00',
    'Основной запрос': '01234',
    'Удобное время': '1/2',
    'Год рождения': '2012',
  }),
  person(3, 'Ъёжикова Д.', { [mark]: '07.09.2026 9:20:00', [contact]: '', 'Основной запрос': 'май 2026' }),
  person(5, 'Лосев Олег', { [mark]: '07.09.2026 9:30:00', 'Основной запрос': '-5' }),
];

function run(place: Place, options: Parameters<typeof openPlace>[1] = {}): ExecutionResult {
  return openPlace(place, { now, ...options }).host.runNow('collectAnswers', []);
}

const bases: readonly (readonly [string, (dialect: Dialect) => Place])[] = [
  [
    'the first collecting',
    () => {
      const place = emptyPlace();
      putAnswers(place.document, first, mentors);
      return place;
    },
  ],
  [
    'a later collecting',
    (dialect) => {
      const place = emptyPlace();
      putAnswers(place.document, first, mentors);
      run(place, { dialect });
      putAnswers(place.document, second, mentors);
      return place;
    },
  ],
];

/** Every call in the first dialect, every n-th in the others. */
const dialects: readonly (readonly [Dialect, step: number])[] = [
  ['D0', 1],
  ['D1', 19],
  ['D2', 21],
  ['D3', 23],
  ['D4', 25],
  ['D5', 27],
];

describe.each(dialects)('dialect %s, broken off at every call (or every n-th)', (dialect, step) => {
  test.each(bases)('%s, run again, gives what a clean run gives', (_, prepare) => {
    const base = prepare(dialect);
    for (const [, fault] of faults)
      expectCleanEnd({
        base,
        run: (place, options) => run(place, { dialect, ...options }),
        fault,
        step,
        canaries,
      });
  });

  test('what was typed arrives to the letter', () => {
    const place = bases[1]?.[1](dialect) as Place;
    run(place, { dialect });
    const bank = shownTexts(place)['Банк наставляемых']?.join('\n') ?? '';
    for (const text of ['=2+2', '1e3', '7-8', '01234', '1/2', '-5', 'май 2026']) expect(bank).toMatch(`\t${text}\t`);
    expect(bank).not.toContain('formula');
  });
});

describe('two collect at once', () => {
  const busy = /уже работает другая команда надстройки(?:: «[^»]{1,60}», с \d\d:\d\d)?\. Ничего не изменено/;
  const menu = (_: Place, host: LocalHost): ExecutionResult => host.runNow('collectAnswers', []);
  /** A form was sent: the trigger comes, as of the account that has turned it on. */
  const trigger = ({ state }: Place, host: LocalHost): ExecutionResult => {
    const { id } = state.triggers.find(({ functionName }) => functionName === 'answersArrived')!;
    return host.runNow('answersArrived', [{ triggerUid: id }]);
  };
  const pairs: readonly (readonly [string, typeof menu, typeof menu])[] = [
    ['the menu, and the menu of a second curator', menu, menu],
    ['the menu, and a trigger', menu, trigger],
    ['a trigger, and the menu', trigger, menu],
  ];

  test.each(pairs)('%s: wherever the second comes in, the banks are those of one run', (_, one, other) => {
    const base = bases[1]![1]('D0');
    openPlace(base, { now }).host.runNow('banksSchedule', [true, panelVersion]);
    const clean = copyOf(base);
    const { total } = one(clean, openPlace(clean, { now }).host).calls;
    const wanted = shownTexts(clean);
    const seen = { refused: 0, named: 0, ran: 0 };
    for (let n = 1; n <= total; n++) {
      const place = copyOf(base);
      const replies: Outcome[] = [];
      let entered = false;
      const { host } = openPlace(place, {
        now,
        beforeCall: (call) => {
          if (entered || call.n !== n) return;
          entered = true;
          replies.push(other(place, host).value as Outcome);
        },
      });
      const first = one(place, host).value as Outcome;
      const [second] = replies;
      expect([n, first.ok, replies.length]).toEqual([n, true, 1]);
      if (second?.ok) seen.ran += 1;
      else {
        expect([n, second?.messages.join()]).toEqual([n, expect.stringMatching(busy)]);
        seen.refused += 1;
        if (second?.messages.join().includes('«Собрать ответы», с')) seen.named += 1;
      }
      expect([n, shownTexts(place)]).toEqual([n, wanted]);
    }
    // Before the first has the lock the second runs alone; afterwards it is refused, and told by whom but in one moment.
    expect(seen.ran).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(10);
    expect(seen.named).toBeGreaterThanOrEqual(seen.refused - 2);
  });

  test('who waits for the lock goes on when it is free, and doubles nothing', async () => {
    const base = bases[1]![1]('D0');
    const clean = copyOf(base);
    run(clean);
    const place = copyOf(base);
    const { host } = openPlace(place, { now, carrier: 'worker' });
    const results = await Promise.all([host.run('collectAnswers', []), host.run('collectAnswers', [])]);
    await host.close();
    expect(results.map(({ value }) => (value as Outcome).ok)).toEqual([true, true]);
    expect(shownTexts(place)).toEqual(shownTexts(clean));
  });
});
