import * as fc from 'fast-check';
import { ensureCell, filledColumns, filledRows } from '../../local/document/cells';
import { copyBlock, pasteArea } from '../../local/document/copy';
import { breakApart, coveredPlaces, mergeCells } from '../../local/document/merges';
import type { Rect, Sheet, SpreadsheetDocument } from '../../local/document/model';
import { copyName, copySheet, newDocument } from '../../local/document/sheets';
import { sortRows } from '../../local/document/sort';
import type { Axis } from '../../local/document/structure';
import { deleteLines, insertLines, moveLines } from '../../local/document/structure';

const SIZE = 12;

const rectangle = fc
  .tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1), fc.nat(SIZE - 1), fc.nat(SIZE - 1))
  .map(([a, b, c, d]): Rect => ({
    top: Math.min(a, b),
    bottom: Math.max(a, b),
    left: Math.min(c, d),
    right: Math.max(c, d),
  }));

/** A sheet whose every cell says where it was born, with things that point at its lines. */
const anySheet = fc
  .record({
    filled: fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1)), { maxLength: 40 }),
    rects: fc.array(rectangle, { maxLength: 5 }),
    lines: fc.array(fc.nat(SIZE - 1), { maxLength: 5 }),
  })
  .map(({ filled, rects, lines }): SpreadsheetDocument => {
    const document = newDocument('d', 'Книга');
    const [sheet] = document.sheets as [Sheet];
    Object.assign(sheet, { rowCount: SIZE, columnCount: SIZE, frozenRows: 1 });
    for (const [row, column] of filled) Object.assign(ensureCell(sheet, row, column), { value: `${row}:${column}` });
    for (const rect of rects) if (rect.top !== rect.bottom || rect.left !== rect.right) mergeCells(sheet, rect);
    lines.forEach((line, id) => {
      sheet.metadata.push(
        id % 2 === 0
          ? { id, key: 'k', value: String(line), visibility: 'DOCUMENT', row: line }
          : { id, key: 'k', value: String(line), visibility: 'DOCUMENT', column: line },
      );
    });
    sheet.protections = rects.map((range, id) => ({
      id: String(id),
      range,
      description: '',
      warningOnly: true,
      editors: [],
    }));
    sheet.conditionalRules = rects.map((rect) => ({ ranges: [rect], criteria: 'CELL_EMPTY', args: [], style: {} }));
    sheet.hiddenRows = [...new Set(lines)].sort((a, b) => a - b);
    sheet.columnWidths = Object.fromEntries(lines.map((line) => [line, 50 + line]));
    document.namedRanges = rects.map((rect, index) => ({ name: `N${index}`, sheetId: sheet.id, rect }));
    return document;
  });

/** The sheet without the shapes of its holes. */
function plain(document: SpreadsheetDocument): unknown {
  const [sheet] = document.sheets as [Sheet];
  const cells: [number, number, unknown][] = [];
  sheet.rows.forEach((row, r) =>
    row.forEach((cell, c) => cell !== undefined && Object.keys(cell).length > 0 && cells.push([r, c, cell])),
  );
  const merges = [...sheet.merges].sort((a, b) => a.top - b.top || a.left - b.left);
  return { ...sheet, rows: cells, merges, named: document.namedRanges };
}

const axis = fc.constantFrom<Axis>('rows', 'columns');

test('what is inserted and deleted again leaves everything as it was', () => {
  fc.assert(
    fc.property(anySheet, axis, fc.nat(SIZE), fc.integer({ min: 1, max: 4 }), (document, along, at, count) => {
      const [sheet] = document.sheets as [Sheet];
      const before = structuredClone(plain(document));
      insertLines(document, sheet, along, at, count);
      expect(along === 'rows' ? sheet.rowCount : sheet.columnCount).toBe(SIZE + count);
      deleteLines(document, sheet, along, at, count);
      expect(plain(document)).toEqual(before);
    }),
  );
});

test('what is moved and moved back leaves cells, marks and sizes as they were', () => {
  fc.assert(
    fc.property(
      anySheet,
      axis,
      fc.nat(SIZE - 1),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(SIZE),
      (document, along, at, count, to) => {
        fc.pre(at + count <= SIZE && (to < at || to > at + count));
        const [sheet] = document.sheets as [Sheet];
        sheet.merges = [];
        const pick = () => {
          const { rows, metadata, hiddenRows, columnWidths } = plain(document) as Record<string, unknown>;
          return structuredClone({
            rows,
            metadata,
            hidden: [...(hiddenRows as number[])].sort((a, b) => a - b),
            columnWidths,
          });
        };
        const before = pick();
        moveLines(document, sheet, along, at, count, to);
        if (to > at) moveLines(document, sheet, along, to - count, count, at);
        else moveLines(document, sheet, along, to, count, at + count);
        expect(pick()).toEqual(before);
      },
    ),
  );
});

test('marks stay with their line: the cell of a marked row says the row it was born in', () => {
  fc.assert(
    fc.property(
      anySheet,
      fc.nat(SIZE - 1),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      (document, at, count, inserting) => {
        const [sheet] = document.sheets as [Sheet];
        fc.pre(inserting || at + count < SIZE);
        sheet.merges = [];
        const born = sheet.metadata.filter((mark) => mark.row !== undefined);
        for (const mark of born) ensureCell(sheet, mark.row!, 0).value = mark.value;
        if (inserting) insertLines(document, sheet, 'rows', at, count);
        else deleteLines(document, sheet, 'rows', at, count);
        for (const mark of sheet.metadata)
          if (mark.row !== undefined) expect(sheet.rows[mark.row]?.[0]?.value).toBe(mark.value);
        const gone = born.filter((mark) => !inserting && mark.row! >= at && mark.row! < at + count).length;
        expect(sheet.metadata.filter((mark) => mark.row !== undefined)).toHaveLength(born.length - gone);
      },
    ),
  );
});

test('merges never overlap, and cover what they say', () => {
  fc.assert(
    fc.property(anySheet, rectangle, fc.nat(SIZE - 1), axis, (document, rect, at, along) => {
      const [sheet] = document.sheets as [Sheet];
      mergeCells(sheet, rect);
      deleteLines(document, sheet, along, at, 1);
      const seen = new Set<string>();
      for (const merge of sheet.merges) {
        expect(merge.bottom - merge.top + merge.right - merge.left).toBeGreaterThan(0);
        for (let row = merge.top; row <= merge.bottom; row++) {
          for (let column = merge.left; column <= merge.right; column++) {
            expect(seen.has(`${row}:${column}`)).toBe(false);
            seen.add(`${row}:${column}`);
          }
        }
      }
      const covered = coveredPlaces(sheet, { top: 0, left: 0, bottom: SIZE, right: SIZE });
      const hidden = [...seen].filter((place) => covered?.(...(place.split(':').map(Number) as [number, number])));
      expect(hidden).toHaveLength(seen.size - sheet.merges.length);
    }),
  );
});

test('a merge that was cut through is refused and nothing changes', () => {
  const [sheet] = newDocument('d', 'К').sheets as [Sheet];
  expect(mergeCells(sheet, { top: 0, left: 0, bottom: 1, right: 1 })).toBe(true);
  expect(mergeCells(sheet, { top: 1, left: 1, bottom: 2, right: 2 })).toBe(false);
  expect(breakApart(sheet, { top: 0, left: 0, bottom: 0, right: 0 })).toBe(false);
  expect(sheet.merges).toHaveLength(1);
});

test('sorting keeps every row whole, and orders what it sorts by', () => {
  const value = fc.oneof(fc.integer(), fc.constantFrom('а', 'б', 'ё', 'я', ''), fc.boolean());
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), fc.boolean(), (values, ascending) => {
      const [sheet] = newDocument('d', 'К').sheets as [Sheet];
      sheet.rows = values.map((each, row) => [{ value: each }, { value: row, note: String(row) }]);
      sortRows(sheet, { top: 0, left: 0, bottom: values.length - 1, right: 1 }, [{ column: 0, ascending }], 'ru_RU');
      const order = sheet.rows.map((row) => row[1]?.value as number);
      expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, index) => index));
      sheet.rows.forEach((row) => {
        expect(row[0]?.value).toBe(values[row[1]?.value as number]);
        expect(row[1]?.note).toBe(String(row[1]?.value));
      });
      const filled = sheet.rows.map((row) => row[0]?.value).filter((each) => each !== '');
      expect(sheet.rows.slice(0, filled.length).every((row) => row[0]?.value !== '')).toBe(true);
      const numbers = filled.filter((each): each is number => typeof each === 'number');
      expect(numbers).toEqual([...numbers].sort((a, b) => (ascending ? a - b : b - a)));
    }),
  );
});

test('a paste repeats the source as often as it fits, and once when it does not', () => {
  const from = { top: 0, left: 0, bottom: 1, right: 0 };
  expect(pasteArea(from, { top: 5, left: 1, bottom: 9, right: 2 }, false)).toEqual({
    top: 5,
    left: 1,
    bottom: 8,
    right: 2,
  });
  expect(pasteArea(from, { top: 5, left: 1, bottom: 5, right: 1 }, true)).toEqual({
    top: 5,
    left: 1,
    bottom: 5,
    right: 2,
  });
});

test('a copy may overlap its source', () => {
  const [sheet] = newDocument('d', 'К').sheets as [Sheet];
  sheet.rows = [[{ value: 1 }], [{ value: 2 }], [{ value: 3 }]];
  copyBlock(
    sheet,
    { top: 0, left: 0, bottom: 1, right: 0 },
    sheet,
    { top: 1, left: 0, bottom: 2, right: 0 },
    'PASTE_NORMAL',
  );
  expect(sheet.rows.map((row) => row[0]?.value)).toEqual([1, 1, 2]);
});

test('a copy of a sheet shares nothing that changes', () => {
  const document = newDocument('d', 'К');
  const [sheet] = document.sheets as [Sheet];
  sheet.rows = [[{ value: 'а', style: { bold: true } }]];
  sheet.metadata = [{ id: 1, key: 'k', value: 'v', visibility: 'DOCUMENT' }];
  let last = 10;
  const copy = copySheet(sheet, 7, copyName(document, sheet.name), () => ++last);
  copy.rows[0]![0]!.value = 'б';
  copy.merges.push({ top: 0, left: 0, bottom: 1, right: 1 });
  expect([sheet.rows[0]![0]!.value, sheet.merges, copy.name, copy.metadata[0]!.id]).toEqual([
    'а',
    [],
    'Лист1 (копия)',
    11,
  ]);
});

test('bounds of what is filled: unticked boxes count, formats and empty texts do not', () => {
  const [sheet] = newDocument('d', 'К').sheets as [Sheet];
  expect([filledRows(sheet), filledColumns(sheet)]).toEqual([0, 0]);
  sheet.rows = [
    [{ value: 'а' }],
    [],
    [undefined, { value: false }],
    [{ style: { bold: true } }, { value: '' }, undefined, { note: 'нет' }],
  ];
  expect([filledRows(sheet), filledColumns(sheet)]).toEqual([3, 2]);
});
