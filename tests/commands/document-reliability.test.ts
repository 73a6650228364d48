// The papers broken off at their calls: run again, each leaves the sheets that one clean run leaves.
import { emptyHostState } from '../../local/document/host-state';
import type { ExecutionResult } from '../../local/host';
import { expectCleanEnd, faults } from './crash';
import { openPlace, type Place } from './place';
import { mentees, mentors, programmeDocument, usualSettings } from './program-school';

const now = (): number => Date.UTC(2026, 9, 1, 9);

function withSettings(): Place {
  const place = { document: programmeDocument(), state: emptyHostState() };
  openPlace(place, { now }).run('saveSettings', [usualSettings]);
  return place;
}

const papers: readonly (readonly [title: string, call: string, args: readonly unknown[]])[] = [
  ['Приказ о парах', 'makePairOrder', []],
  ['Индивидуальный план', 'makeIndividualPlan', [{ pair: 'П-001' }]],
  ['Согласие', 'makeConsentForms', []],
  ['Муниципальный отчёт', 'makeMunicipalReport', []],
  ['Отчёт куратора', 'makeCuratorReport', []],
];
const canaries = [...mentors, ...mentees].map(
  (row) => String(row['ФИО наставника'] ?? row['ФИО наставляемого']).split(' ')[0] ?? '',
);
/** Each paper meets another way in which calls go wrong; the code that writes them is the same. */
const cases = papers.map(([title, call, args], index) => {
  const [words, fault] = faults[index % faults.length]!;
  return { title, call, args, words, fault };
});

describe.each(cases)('«$title»', ({ call, args, words, fault: usual }) => {
  const run =
    (begun: number) =>
    (place: Place, options: Parameters<typeof openPlace>[1] = {}): ExecutionResult =>
      openPlace(place, { now: () => begun, ...options }).host.runNow(call, args);

  test(`a new one: a call ${words}`, () => {
    expectCleanEnd({ base: withSettings(), run: run(now()), fault: usual, step: 5, canaries });
  });

  test('one that takes the place of an earlier one: any call is the last', () => {
    const base = withSettings();
    run(now())(base);
    openPlace(base, { now }).run('saveSettings', [
      {
        'Руководитель (ФИО)': 'Лесной Виктор Андреевич',
        Организация: 'МБОУ «Школа № 6»',
        'Куратор (ФИО)': 'Полевая Анна Сергеевна',
      },
    ]);
    const fault = { mode: 'kill-after', unflushed: 'none' } as const;
    expectCleanEnd({ base, run: run(now()), fault, step: 7, canaries });
  });
});
