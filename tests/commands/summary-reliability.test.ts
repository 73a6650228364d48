// «Обновить сводку» broken off at a call: run again it leaves what a clean run leaves, and no chart twice.
import { displayValue } from '../../local/document/display';
import { ensureCell } from '../../local/document/cells';
import { emptyHostState } from '../../local/document/host-state';
import type { Dialect } from '../../local/document/write';
import type { ExecutionResult } from '../../local/host';
import { documentOf, makeSchool, reportDay } from '../reports/seeded-school';
import { expectCleanEnd, faults } from './crash';
import { openPlace, type Place } from './place';

const now = (): number => Date.parse(`${reportDay}T09:00:00Z`);
const made = makeSchool(11, 12, 6);

const fresh = (): Place => ({ document: documentOf(made), state: emptyHostState() });

/** Texts, links and charts of the two sheets; the ids of sheets differ from run to run. */
function shown({ document }: Place): unknown {
  const names = new Map(document.sheets.map(({ id, name }) => [id, name]));
  return ['Сводка', 'Показатели'].map((name) => {
    const found = document.sheets.filter((sheet) => sheet.name === name);
    return found.map((sheet) => ({
      texts: sheet.rows
        .map((row) =>
          Array.from(row, (cell) => displayValue(cell, document.locale))
            .join('\t')
            .replace(/\t+$/, ''),
        )
        .join('\n')
        .trimEnd(),
      links: sheet.rows.flatMap((row) =>
        row.flatMap((cell) => (cell?.link ?? cell?.runs?.[0]?.link ?? []) as string | string[]),
      ),
      formulas: sheet.rows.flatMap((row) => row.flatMap((cell) => cell?.formula ?? [])),
      charts: sheet.charts.map(({ type, ranges, options, anchor }) => ({
        type,
        options,
        anchor,
        ranges: ranges.map(({ sheetId, rect }) => [names.get(sheetId), rect]),
      })),
    }));
  });
}

const run = (place: Place, options: Parameters<typeof openPlace>[1] = {}): ExecutionResult =>
  openPlace(place, { now, ...options }).host.runNow('updateSummary', []);

const dialects: readonly (readonly [Dialect, number])[] = [
  ['D0', 9],
  ['D1', 19],
  ['D2', 14],
];

describe.each(dialects)('dialect %s, every n-th call', (dialect, step) => {
  const cases = faults.filter(([words]) => !/not reached|one waiting/.test(words));

  test.each(cases)('a new summary: a call %s', (_, fault) => {
    expectCleanEnd({ base: fresh(), run: (place, options) => run(place, { dialect, ...options }), fault, step, shown });
  });

  test.each(cases)('a summary that changes: a call %s', (_, fault) => {
    const base = fresh();
    run(base, { dialect });
    const plan = base.document.sheets.find(({ name }) => name === 'Дорожная карта')!;
    plan.rows.push(plan.rows[1]!.map((cell) => cell && { ...cell }));
    ensureCell(plan, plan.rows.length - 1, 5).value = 'Мониторинг';
    expectCleanEnd({ base, run: (place, options) => run(place, { dialect, ...options }), fault, step, shown });
  });
});
