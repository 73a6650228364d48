// «Обновить сводку» broken off at a call: run again it leaves what a clean run leaves, and no chart twice.
import path from 'node:path';
import { displayValue } from '../../local/document/display';
import { ensureCell } from '../../local/document/cells';
import { emptyHostState, type HostState } from '../../local/document/host-state';
import type { SpreadsheetDocument } from '../../local/document/model';
import type { Dialect } from '../../local/document/write';
import { loadAddOn } from '../../local/runtime/add-on';
import { faultAt, type Fault } from '../../local/runtime/faults';
import { documentOf, makeSchool, reportDay } from '../reports/seeded-school';
import { openSchool } from './school';

const now = (): number => Date.parse(`${reportDay}T09:00:00Z`);
const addOn = loadAddOn(path.resolve(__dirname, '../../dist'));
const made = makeSchool(11, 12, 6);

interface Place {
  readonly document: SpreadsheetDocument;
  readonly state: HostState;
}

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

const run = (
  place: Place,
  options: Parameters<typeof openSchool>[0] = {},
): ReturnType<ReturnType<typeof openSchool>['host']['runNow']> =>
  openSchool({ addOn, now, ...place, ...options }).host.runNow('updateSummary', []);

const faults: readonly (readonly [string, Fault])[] = [
  ['throws before', { mode: 'throw-before' }],
  ['is done and throws', { mode: 'throw-after' }],
  ['is the last', { mode: 'kill-after' }],
  ['is the last, and waiting writes are lost', { mode: 'kill-after', unflushed: 'none' }],
];

const dialects: readonly (readonly [Dialect, number])[] = [
  ['D0', 9],
  ['D1', 19],
  ['D2', 14],
];

describe.each(dialects)('dialect %s, every n-th call', (dialect, step) => {
  test.each(faults)('a new summary: a call %s', (_, fault) => {
    const clean = fresh();
    const { total } = run(clean, { dialect }).calls;
    for (let at = 1; at <= total; at += step) {
      const place = fresh();
      run(place, { dialect, faults: faultAt(at, fault) });
      expect(run(place, { dialect }).ok).toBe(true);
      expect([at, shown(place)]).toEqual([at, shown(clean)]);
    }
  });

  test.each(faults)('a summary that changes: a call %s', (_, fault) => {
    const grown = (): Place => {
      const place = fresh();
      run(place, { dialect });
      const plan = place.document.sheets.find(({ name }) => name === 'Дорожная карта')!;
      plan.rows.push(plan.rows[1]!.map((cell) => cell && { ...cell }));
      ensureCell(plan, plan.rows.length - 1, 5).value = 'Мониторинг';
      return place;
    };
    const clean = grown();
    const { total } = run(clean, { dialect }).calls;
    for (let at = 1; at <= total; at += step) {
      const place = grown();
      run(place, { dialect, faults: faultAt(at, fault) });
      expect(run(place, { dialect }).ok).toBe(true);
      expect([at, shown(place)]).toEqual([at, shown(clean)]);
    }
  });
});
