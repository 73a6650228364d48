// «Утвердить предложенные» while a person sorts or widens the very sheets that are written: every row stays one person's.
import { insertLines } from '../../local/document/structure';
import { sortRows } from '../../local/document/sort';
import { emptyHostState } from '../../local/document/host-state';
import type { Outcome } from '../../src/outcome';
import { documentWith, mentee, mentor, september } from './pairs-school';
import { copyOf, openPlace, sheetOf, shownTexts, type Place } from './place';

const run = (place: Place, name: string, options: Parameters<typeof openPlace>[1] = {}): Outcome =>
  openPlace(place, { now: september, ...options }).host.runNow(name, []).value as Outcome;

function proposed(): Place {
  const document = documentWith({
    mentees: [
      mentee('Н-001', 'Яруткин Пётр Олегович', 'математика'),
      mentee('Н-002', 'Берёзкина Анна Ильинична', 'физика'),
      mentee('Н-003', 'Ежов Лев Львович', 'математика'),
    ],
    mentors: [
      mentor('М-001', 'Лугов Олег Павлович', 'математика', '2'),
      mentor('М-002', 'Верескова Инна Юрьевна', 'физика'),
    ],
  });
  const place = { document, state: emptyHostState() };
  run(place, 'formPairs');
  return place;
}

/** Rows as «title: text» whatever their order and the order of their columns. */
function records({ document }: Place, name: string): string[] {
  const lines = shownTexts({ document })[name]?.map((line) => line.split('\t')) ?? [];
  const header = lines.findIndex((line) => line.includes('Код участника') || line.includes('Код пары'));
  const titles = lines[header] ?? [];
  return lines
    .slice(header + 1)
    .map((line) =>
      line
        .flatMap((text, at) => (text === '' || titles[at] === '№' ? [] : [`${titles[at] ?? ''}: ${text}`]))
        .sort()
        .join('; '),
    )
    .filter((text) => text !== '')
    .sort();
}

const sheets = ['Банк наставляемых', 'Банк наставников', 'Пары'];

const edits: readonly (readonly [string, (place: Place, name: string) => void])[] = [
  [
    'sorts the rows',
    ({ document }, name) => {
      const sheet = sheetOf({ document }, name);
      const header = sheet.rows.findIndex((row) => row.some((cell) => cell?.value === '№'));
      const people = sheet.rows[header]!.findIndex((cell) => /^(ФИО|Наставляемый)/.test(String(cell?.value)));
      const range = { top: header + 1, bottom: sheet.rows.length - 1, left: 0, right: sheet.columnCount - 1 };
      sortRows(sheet, range, [{ column: people, ascending: true }], document.locale);
    },
  ],
  [
    'puts a column in at the left',
    ({ document }, name) => {
      insertLines(document, sheetOf({ document }, name), 'columns', 0, 1);
    },
  ],
];

describe.each(sheets)('on «%s»', (name) => {
  test.each(edits)('she %s between two calls: every pair and person is whole after the next run', (_, edit) => {
    const base = proposed();
    const clean = copyOf(base);
    const { trace = [] } = openPlace(clean, { now: september }).host.runNow('approvePairs', []);
    const wanted = sheets.map((each) => records(clean, each));
    expect(wanted[0]).toHaveLength(3);
    for (const { n } of trace.filter((__, at) => at % 6 === 0)) {
      const place = copyOf(base);
      let edited = false;
      run(place, 'approvePairs', {
        beforeCall: (call) => {
          if (edited || call.n !== n) return;
          edited = true;
          edit(place, name);
        },
      });
      const { ok } = run(place, 'approvePairs');
      expect([n, edited, ok, sheets.map((each) => records(place, each))]).toEqual([n, true, true, wanted]);
    }
  });
});
