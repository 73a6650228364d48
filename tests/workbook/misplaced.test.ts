import fc from 'fast-check';
import { misplacedCells, type WrittenTexts } from '../../src/workbook/misplaced';

type Sheet = string[][];

/** The sheet with the cells put back, its lines as long as they were. */
function putBack(after: Sheet, cells: ReturnType<typeof misplacedCells>): Sheet {
  const sheet = after.map((row) => [...row]);
  for (const { row, column, text } of cells) {
    while (sheet.length < row) sheet.push([]);
    sheet[row - 1]![column - 1] = text;
  }
  return sheet;
}

function write(sheet: Sheet, { top, left, texts }: WrittenTexts): void {
  texts.forEach((row, down) => {
    row.forEach((text, right) => {
      while (sheet.length < top + down) sheet.push([]);
      const line = sheet[top - 1 + down]!;
      while (line.length < left + right) line.push('');
      line[left - 1 + right] = text;
    });
  });
}

const plan: Sheet = [
  ['Код', 'Имя', 'Балл', 'Моё'],
  ['1', 'Ясень', '5', 'хор'],
  ['2', 'Клён', '4', ''],
  ['3', 'Дуб', '3', 'лыжи'],
];
const raise: WrittenTexts = { top: 3, left: 3, texts: [['9']] };
const newcomer: WrittenTexts = { top: 5, left: 1, texts: [['4', 'Ель', '2']] };

test('nothing is put back where every block landed where it was meant to', () => {
  const after = plan.map((row) => [...row]);
  for (const each of [raise, newcomer]) write(after, each);
  expect(misplacedCells(plan, [raise, newcomer], after)).toEqual([]);
  after[1]![3] = 'хор и танцы';
  expect(misplacedCells(plan, [raise, newcomer], after)).toEqual([]);
});

test('a mark that landed in another row after a sort is taken back, and that row has its own again', () => {
  const after = [plan[0]!, plan[3]!, plan[1]!, plan[2]!].map((row) => [...row]);
  write(after, raise);
  expect(misplacedCells(plan, [raise], after)).toEqual([{ row: 3, column: 3, text: '5', cameFrom: 3 }]);
});

test('what was written before the sort went along with its row and stays', () => {
  const sorted = [...plan.map((row) => [...row])];
  write(sorted, raise);
  const after = [sorted[0]!, sorted[3]!, sorted[2]!, sorted[1]!];
  write(after, newcomer);
  expect(misplacedCells(plan, [raise, newcomer], after)).toEqual([]);
});

test('a new row that a doubled one has pushed onto the last person is taken off again', () => {
  const after = [plan[0]!, plan[1]!, plan[1]!, plan[2]!, plan[3]!].map((row) => [...row]);
  write(after, newcomer);
  expect(putBack(after, misplacedCells(plan, [newcomer], after))[4]).toEqual(plan[3]);
});

test('a person of whom the new row hides everything is found by her neighbours', () => {
  const before = plan.map((row, line) => (line === 3 ? [...row.slice(0, 3), ''] : [...row]));
  const after = [before[0]!, before[1]!, before[1]!, before[2]!, before[3]!].map((row) => [...row]);
  write(after, newcomer);
  expect(putBack(after, misplacedCells(before, [newcomer], after))[4]).toEqual(before[3]);
});

test('rows are known again although a column of the sheet counts them anew', () => {
  const counted = plan.map((row, line) => [...row, String(line)]);
  const order = [0, 3, 1, 2];
  const after = order.map((from, line) => [...counted[from]!.slice(0, 4), String(line)]);
  write(after, raise);
  expect(misplacedCells(counted, [raise], after)).toEqual([{ row: 3, column: 3, text: '5', cameFrom: 3 }]);
});

test('a row written across moved columns is taken back whole, also where it landed right', () => {
  const moved = plan.map(([code, name, mark, own]) => [code!, mark!, name!, own!]);
  const after = moved.map((row) => [...row]);
  write(after, newcomer);
  expect(putBack(after, misplacedCells(plan, [newcomer], after))[4]).toEqual(['', '', '']);
});

// Any table, any blocks in the add-on's columns, any one doing of a person at any moment: her columns are hers again,
// and the add-on's hold what stood there or what was meant for that person, never what was meant for another.
type Doing = (sheet: Sheet) => Sheet;

const doing = (height: number, width: number): fc.Arbitrary<Doing> => {
  const line = fc.integer({ min: 1, max: height });
  const place = fc.integer({ min: 0, max: width - 1 });
  const cut = (sheet: Sheet, at: number, count: number, ...rows: Sheet): Sheet => {
    const next = sheet.map((row) => [...row]);
    next.splice(at, count, ...rows.map((row) => [...row]));
    return next;
  };
  return fc.oneof(
    fc.shuffledSubarray([...Array(height).keys()], { minLength: height }).map((order): Doing => {
      return (sheet) => [sheet[0]!, ...order.map((at) => sheet[at + 1] ?? []), ...sheet.slice(height + 1)];
    }),
    line.map(
      (at): Doing =>
        (sheet) =>
          cut(sheet, at, 0, []),
    ),
    line.map(
      (at): Doing =>
        (sheet) =>
          cut(sheet, at, 1),
    ),
    line.map(
      (at): Doing =>
        (sheet) =>
          cut(sheet, at, 0, sheet[at] ?? []),
    ),
    place.map(
      (at): Doing =>
        (sheet) =>
          sheet.map((row) => [...row.slice(0, at), '', ...row.slice(at)]),
    ),
    fc.tuple(place, place).map(([from, to]): Doing => {
      return (sheet) =>
        sheet.map((row) => {
          const rest = Array.from({ length: width }, (_, at) => row[at] ?? '');
          const [moved = ''] = rest.splice(from, 1);
          rest.splice(to, 0, moved);
          return rest;
        });
    }),
  );
};

test('whatever a person does with the lines at whatever moment, what is hers comes back', () => {
  const cases = fc
    .record({ height: fc.integer({ min: 2, max: 7 }), own: fc.integer({ min: 2, max: 4 }) })
    .chain(({ height, own }) =>
      fc.record({
        height: fc.constant(height),
        own: fc.constant(own),
        doing: doing(height, own + 2),
        moment: fc.nat(),
        blocks: fc.array(
          fc.record({
            top: fc.integer({ min: 2, max: height + 1 }),
            left: fc.integer({ min: 2, max: own + 1 }),
            down: fc.integer({ min: 1, max: 3 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        newcomers: fc.integer({ min: 0, max: 2 }),
      }),
    );
  fc.assert(
    fc.property(cases, ({ height, own, doing: move, moment, blocks, newcomers }) => {
      // Column 1 says whose row it is and the last one is the person's; both are never written in rows that are there.
      const header = ['Код', ...Array.from({ length: own }, (_, at) => `Столбец ${at}`), 'Моё'];
      const before: Sheet = [
        header,
        ...Array.from({ length: height }, (_, row) => [
          `к${row}`,
          ...Array.from({ length: own }, (__, at) => `${row}.${at}`),
          `м${row}`,
        ]),
      ];
      const writes: WrittenTexts[] = blocks.map(({ top, left, down }, index) => ({
        top,
        left,
        texts: Array.from({ length: Math.min(down, height + 2 - top) }, (_, row) => [
          `н${index}:${top - 2 + row}.${left - 2}`,
        ]),
      }));
      for (let more = 0; more < newcomers; more++) {
        const texts = [[`новый${more}`, ...Array.from({ length: own }, (_, at) => `новый${more}.${at}`)]];
        writes.push({ top: height + 2 + more, left: 1, texts });
      }
      const split = moment % (writes.length + 1);
      let sheet = before.map((row) => [...row]);
      for (const each of writes.slice(0, split)) write(sheet, each);
      sheet = move(sheet);
      for (const each of writes.slice(split)) write(sheet, each);
      const result = putBack(sheet, misplacedCells(before, writes, sheet));

      const titles = Math.max(...result.map((row) => row.length));
      const at = (title: string): number => result[0]!.indexOf(title);
      const meant = (whose: string, title: string): string[] => {
        const row = Number(whose.replace(/\D/g, ''));
        const column = header.indexOf(title);
        if (whose.startsWith('новый')) return ['', `новый${row}.${column - 1}`];
        return [`${row}.${column - 1}`, ...blocks.map((_, index) => `н${index}:${row}.${column - 1}`)];
      };
      expect(result[0]!.filter((text) => text !== '').sort()).toEqual([...header].sort());
      for (const row of result.slice(1)) {
        const whose = row[at('Код')] ?? '';
        if (whose === '') {
          // A line of nobody's: free cells, and nothing that was meant for anybody.
          expect(row.filter((text) => text !== '')).toEqual([]);
          continue;
        }
        for (let column = 0; column < titles; column++) {
          const title = result[0]![column] ?? '';
          const text = row[column] ?? '';
          if (title === 'Код') continue;
          if (title === '') expect(text).toBe('');
          else if (title === 'Моё') expect(text).toBe(whose.startsWith('новый') ? '' : whose.replace('к', 'м'));
          else expect(meant(whose, title)).toContain(text);
        }
      }
    }),
    { numRuns: 1500 },
  );
});
