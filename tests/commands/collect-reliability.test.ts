// «Собрать ответы» broken off at every service call, run twice at once, and with a person at work beside it: nothing is
// lost, nothing is doubled, and the next run gives what one clean run gives.
import path from 'node:path';
import { displayValue } from '../../local/document/display';
import { emptyHostState, type HostState } from '../../local/document/host-state';
import type { Cell, SpreadsheetDocument } from '../../local/document/model';
import { newDocument } from '../../local/document/sheets';
import type { Dialect } from '../../local/document/write';
import type { ExecutionResult } from '../../local/host';
import { loadAddOn } from '../../local/runtime/add-on';
import { faultAt, type Fault } from '../../local/runtime/faults';
import type { Outcome } from '../../src/outcome';
import { consent, mentee, mentor, name, putAnswers } from './bank-school';
import { openSchool } from './school';

const now = (): number => Date.UTC(2026, 8, 20, 9);
const addOn = loadAddOn(path.resolve(__dirname, '../../dist'));

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

interface Place {
  readonly document: SpreadsheetDocument;
  readonly state: HostState;
}

const copyOf = <T>(thing: T): T => structuredClone(thing);

function run(place: Place, options: Parameters<typeof openSchool>[0] = {}): ExecutionResult {
  return openSchool({ addOn, now, ...place, ...options }).host.runNow('collectAnswers', []);
}

const bases: readonly (readonly [string, (dialect: Dialect) => Place])[] = [
  [
    'the first collecting',
    () => {
      const place = { document: newDocument('test', 'Школа'), state: emptyHostState() };
      putAnswers(place.document, first, mentors);
      return place;
    },
  ],
  [
    'a later collecting',
    (dialect) => {
      const place = { document: newDocument('test', 'Школа'), state: emptyHostState() };
      putAnswers(place.document, first, mentors);
      run(place, { dialect });
      putAnswers(place.document, second, mentors);
      return place;
    },
  ],
];

/** What every visible sheet shows, formulas as such. */
function shown({ document }: Place): Record<string, string[]> {
  return Object.fromEntries(
    document.sheets
      .filter(({ hidden }) => !hidden)
      .map(
        (sheet) =>
          [
            sheet.name,
            Array.from(sheet.rows, (row) =>
              Array.from((row as (Cell | undefined)[] | undefined) ?? [], (cell) =>
                cell?.formula === undefined ? displayValue(cell, document.locale) : `formula ${cell.formula}`,
              )
                .join('\t')
                .replace(/\t+$/, ''),
            ).filter((line) => line !== ''),
          ] as const,
      )
      // A blank sheet is what a broken run had begun.
      .filter(([, lines]) => lines.length > 0),
  );
}

function outside(place: Place, results: readonly ExecutionResult[]): string {
  return JSON.stringify([results.map(({ log, error }) => [log, error?.message]), place.state.properties]);
}

const faults: readonly (readonly [string, Fault])[] = [
  ['throws before', { mode: 'throw-before' }],
  ['is done and throws', { mode: 'throw-after' }],
  ['is not reached any more', { mode: 'kill-before' }],
  ['is the last', { mode: 'kill-after' }],
  ['is the last, and waiting writes are lost', { mode: 'kill-after', unflushed: 'none' }],
  ['is the last, and one waiting write is kept', { mode: 'kill-after', unflushed: 1 }],
];

/** Every call in the first dialect, every n-th in the others. */
const dialects: readonly (readonly [Dialect, step: number])[] = [
  ['D0', 1],
  ['D1', 9],
  ['D2', 10],
  ['D3', 11],
  ['D4', 12],
  ['D5', 13],
];

describe.each(dialects)('dialect %s, broken off at every call (or every n-th)', (dialect, step) => {
  test.each(bases)('%s, run again, gives what a clean run gives', (_, prepare) => {
    const base = prepare(dialect);
    const clean = copyOf(base);
    const calls = run(clean, { dialect }).calls.total;
    expect(calls).toBeGreaterThan(20);
    const wanted = shown(clean);
    for (const [words, fault] of faults) {
      for (let n = 1; n <= calls; n += step) {
        const place = copyOf(base);
        const broken = run(place, { dialect, faults: faultAt(n, fault) });
        const again = run(place, { dialect });
        expect([words, n, again.error?.message, (again.value as Outcome | undefined)?.ok]).toEqual([
          words,
          n,
          undefined,
          true,
        ]);
        expect([words, n, shown(place)]).toEqual([words, n, wanted]);
        for (const canary of canaries) expect(outside(place, [broken, again])).not.toContain(canary);
      }
    }
  });

  test('what was typed arrives to the letter', () => {
    const place = bases[1]?.[1](dialect) as Place;
    run(place, { dialect });
    const bank = shown(place)['Банк наставляемых']?.join('\n') ?? '';
    for (const text of ['=2+2', '1e3', '7-8', '01234', '1/2', '-5', 'май 2026']) expect(bank).toMatch(`\t${text}\t`);
    expect(bank).not.toContain('formula');
  });
});
