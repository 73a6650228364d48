// Joining two rows on the curator's word: whatever the rows hold, no cell outgrows what a spreadsheet takes, and nothing goes.
import type { Answer } from '../../src/questionnaires/answers';
import { readAnswers } from '../../src/questionnaires/answers';
import { shownValue } from '../../src/questionnaires/bank-cells';
import { reconcile, type BankRow, type Reconciled } from '../../src/questionnaires/reconcile';
import { answerIds } from '../../src/questionnaires/source-mark';
import { mentee, menteeTitles } from '../commands/bank-school';

/** As Google Sheets documents it. */
const cellLimit = 50_000;

type Cells = Readonly<Record<string, string>>;

const prints = (count: number, first: string): string[] =>
  Array.from({ length: count }, (_, at) => first + at.toString(36).padStart(8, '0'));
const source = (ids: readonly string[]): string =>
  `файл, строка 99999, 05.09.2026 10:00:00 ${ids.map((id) => `#${id}`).join(' ')} ~${'abc'.repeat(14)}`;

function collect(rows: readonly Cells[], answers: readonly Answer[] = []): Reconciled {
  return reconcile({
    answers,
    banks: {
      mentee: rows.map((cells, at): BankRow => ({ line: at + 2, text: (title) => cells[title] ?? '' })),
      mentor: [],
    },
    highest: { mentee: 2, mentor: 0 },
    anonymous: false,
    today: '2026-09-20',
  });
}

/** The rows as they stand once everything is carried out. */
function after(rows: readonly Cells[], { banks: { mentee: bank } }: Reconciled): Cells[] {
  const cells = rows.map((row) => ({ ...row }));
  for (const { line, title, value } of [...bank.patch, ...bank.clear]) cells[line - 2]![title] = shownValue(value);
  return cells;
}

const pair = (ids: readonly (readonly string[])[], typed: readonly string[] = ['', '']): Cells[] => [
  {
    'ФИО наставляемого': 'Рябинкина Варвара Олеговна',
    'Код участника': 'Н-001',
    Источник: source(ids[0] ?? []),
    Замечания: typed[0] ?? '',
  },
  {
    'ФИО наставляемого': 'Рябинкина В.О.',
    'Код участника': 'Н-002',
    Источник: source(ids[1] ?? []),
    Замечания: ['объединить с Н-001', typed[1] ?? ''].filter((line) => line !== '').join('\n'),
  },
];

const longest = (rows: readonly Cells[]): number =>
  Math.max(...rows.flatMap((row) => Object.values(row).map((text) => text.length)));

test('rows whose answers fit together become one, and it names all of them', () => {
  const ids = [prints(2200, 'a'), prints(2200, 'b')];
  const rows = pair(ids);
  const [kept, left] = after(rows, collect(rows));
  expect(new Set(answerIds(kept?.['Источник'] ?? ''))).toEqual(new Set(ids.flat()));
  expect(left?.['Код участника']).toBe('');
  expect(kept?.['Источник']?.length).toBeLessThan(cellLimit);
});

test('rows whose answers do not fit together stay as they are, and the one that asked says why, each time', () => {
  const rows = pair([prints(2500, 'a'), prints(2500, 'b')]);
  const once = after(rows, collect(rows));
  expect(once.map((row) => ({ ...row, Замечания: '' }))).toEqual(rows.map((row) => ({ ...row, Замечания: '' })));
  expect(once[1]?.['Замечания']).toMatch(/^объединить с Н-001\n• Объединить с Н-001 нельзя: .* не поместится/);
  expect(collect(once).banks.mentee).toMatchObject({ patch: [], clear: [], append: [] });
});

test('three rows that ask for the same one are joined as far as there is room', () => {
  const [first, second] = pair([prints(2000, 'a'), prints(2000, 'b')]);
  const rows = [first!, second!, { ...second!, 'Код участника': 'Н-003', Источник: source(prints(2000, 'c')) }];
  const result = after(rows, collect(rows));
  expect(result.map((row) => answerIds(row['Источник'] ?? '').length)).toEqual([4000, 0, 2000]);
  expect(longest(result)).toBeLessThan(cellLimit);
});

test('what people wrote beside two rows is joined whole or not at all', () => {
  const rows = pair([prints(1, 'a'), prints(1, 'b')], ['а'.repeat(30_000), 'б'.repeat(30_000)]);
  const result = after(rows, collect(rows));
  expect(result.map((row) => row['Код участника'])).toEqual(['Н-001', 'Н-002']);
  expect(longest(result)).toBeLessThan(cellLimit);
  const [kept] = pair([prints(1, 'a')], ['а'.repeat(49_980)]);
  const [full] = after([kept!], collect([kept!]));
  expect(full?.['Замечания']).toBe('а'.repeat(49_980));
});

test('a full row takes an answer that it names already, and no further one', () => {
  const read = readAnswers(
    [menteeTitles, mentee(), mentee({ 'Отметка времени': '06.09.2026 10:00:00', Интересы: 'шахматы' })],
    'mentee',
    { from: 'sheet', anonymous: false },
  );
  const [known, further] = read?.answers ?? [];
  const [row] = pair([[known!.id, ...prints(4399, 'a')]]);
  const full = { ...row!, 'Контактные данные для связи (данные представителя)': '+7 900 000-00-01' };
  const result = collect([full], [known!, further!]);
  expect(result.crowded).toEqual([further]);
  expect(result.banks.mentee.append).toEqual([]);
  expect(longest(after([full], result))).toBeLessThan(cellLimit);
});
