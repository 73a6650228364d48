// A command that is broken off anywhere, or that a person works beside, leaves nothing lost and nothing twice: run again
// it gives what a clean run gives. Every service call of the two main commands is a point to break at.
import { displayValue } from '../../local/document/display';
import type { Cell, Sheet } from '../../local/document/model';
import { newSheet } from '../../local/document/sheets';
import { sortRows } from '../../local/document/sort';
import { deleteLines, insertLines, moveLines } from '../../local/document/structure';
import type { Dialect } from '../../local/document/write';
import type { ExecutionResult } from '../../local/host';
import { expectCleanEnd, faults, outside } from './crash';
import { copyOf, emptyPlace, linesOf, openPlace, type Place } from './place';

const now = (): number => Date.UTC(2026, 8, 10, 9);

/** Names that stand nowhere but in the fixture: found anywhere else, they have leaked. */
const canaries = ['Щеглицына', 'Яруткин', 'Ъёжикова'];
const plan: readonly (readonly string[])[] = [
  ['Дорожная карта на 2026-2027 учебный год'],
  ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'],
  ['1', 'Подготовка', '', '', ''],
  ['1.1', 'Приказ о программе', 'до 01.09.2026', 'Директор Щеглицына А.Б.', 'Приказ'],
  ['1.2', 'Педагогический совет', 'сентябрь 2026', 'Куратор Яруткин В.Г.', '=1+1'],
  ['1.3', 'Собрание родителей', 'по отдельному графику', '', 'Протокол'],
  ['2', 'Отбор', '', '', ''],
  ['2.1', 'Анкеты', 'с 21.09.- 30.09.2025', 'Педагог-психолог Ъёжикова Д.Е.', 'Анкеты'],
  ['2.1', 'Беседы', '31.11.2026', 'Куратор', '01.02'],
  ['2.2', 'Закрепление пар', 'Май 2026', 'Директор Щеглицына А.Б.', 'Приказ'],
  ['2.3', 'Встречи', 'ежемесячно до 25 числа', 'наставники', 'Журнал'],
  ['2.4', 'Награждение', 'в конце года', 'Яруткин В.Г.', 'Отчёт'],
];

/** A workbook with the plan pasted, and with a roadmap that was read from it. */
function prepared(functions: readonly string[], dialect: Dialect = 'D0'): Place {
  const place = emptyPlace();
  const school = openPlace(place, { now, dialect });
  school.paste(plan);
  for (const name of functions) school.run(name);
  return place;
}

/** Texts, notes and the colours of findings of every visible sheet, by its name. */
function shown({ document }: Place): Record<string, unknown> {
  const visible = document.sheets.filter(({ hidden }) => !hidden);
  return Object.fromEntries(
    visible.map((sheet) => [
      sheet.name,
      { texts: linesOf(sheet, document.locale), notes: notesOf(sheet), rules: sheet.conditionalRules },
    ]),
  );
}

function notesOf(sheet: Sheet): string[] {
  return Array.from(sheet.rows).flatMap((row, line) =>
    Array.from((row as (Cell | undefined)[] | undefined) ?? []).flatMap((cell, column) =>
      cell?.note ? [`${line}:${column} ${cell.note}`] : [],
    ),
  );
}

function run(place: Place, functionName: string, options: Parameters<typeof openPlace>[1] = {}): ExecutionResult {
  return openPlace(place, { now, ...options }).host.runNow(functionName, []);
}

const dialects: readonly (readonly [Dialect, step: number])[] = [
  ['D0', 5],
  ['D1', 9],
  ['D2', 10],
];

describe.each(dialects)('dialect %s, broken off at every call (or every n-th)', (dialect, step) => {
  test.each(faults)('«Проверить»: when a call %s, the next check gives what a clean one gives', (_, fault) => {
    const base = prepared(['readPlan'], dialect);
    expectCleanEnd({
      base,
      run: (place, options) => run(place, 'checkPlan', { dialect, ...options }),
      fault,
      step,
      shown,
      canaries,
    });
  });

  test.each(faults)(
    '«Разобрать план»: when a call %s, the next reading gives the same roadmap and loses nothing',
    (_, fault) => {
      const base = prepared([], dialect);
      const isAside = (name: string): boolean => name.startsWith('Дорожная карта ');
      expectCleanEnd({
        base,
        run: (place, options) => run(place, 'readPlan', { dialect, ...options }),
        fault,
        step,
        shown: (place) => Object.entries(shown(place)).filter(([name]) => !isAside(name)),
        canaries,
        // What a broken run had begun may stay, aside, under a name that says so; nothing else does.
        also: ({ n, place }) => expect([n, Object.keys(shown(place)).filter(isAside).length <= 1]).toEqual([n, true]),
      });
    },
  );
});

/** A roadmap that was checked once and then edited. */
function findRoadmap({ document }: Place): Sheet {
  const sheet = document.sheets.find(({ rows }) =>
    rows.some((row) =>
      (row as unknown as Cell[] | undefined)?.some((cell) => (cell as Cell | undefined)?.value === 'Вид срока'),
    ),
  );
  if (!sheet) throw new Error('no roadmap');
  return sheet;
}

const lineOf = (sheet: Sheet, activity: string): number =>
  sheet.rows.findIndex((row) => Array.from(row).some((cell) => cell?.value === activity));
const header = (sheet: Sheet): number => lineOf(sheet, 'Вид срока');

/** What people do while a command runs. */
const edits: readonly (readonly [string, (place: Place) => void])[] = [
  [
    'types into an official cell',
    (place) => {
      const sheet = findRoadmap(place);
      const at = lineOf(sheet, 'Педагогический совет');
      const cell = sheet.rows[at]?.find((each) => each?.value === 'сентябрь 2026');
      if (cell) cell.value = 'октябрь 2026';
    },
  ],
  [
    'puts a row in',
    (place) => {
      const sheet = findRoadmap(place);
      insertLines(place.document, sheet, 'rows', lineOf(sheet, 'Собрание родителей'), 1);
    },
  ],
  [
    'takes a row out',
    (place) => {
      const sheet = findRoadmap(place);
      deleteLines(place.document, sheet, 'rows', lineOf(sheet, 'Анкеты'), 1);
    },
  ],
  [
    'sorts the rows',
    (place) => {
      const sheet = findRoadmap(place);
      const top = header(sheet) + 1;
      sortRows(
        sheet,
        { top, bottom: top + 9, left: 0, right: 11 },
        [{ column: 1, ascending: true }],
        place.document.locale,
      );
    },
  ],
  [
    'renames the sheet',
    (place) => {
      findRoadmap(place).name = 'Наш план';
    },
  ],
  [
    'moves a column',
    (place) => {
      moveLines(place.document, findRoadmap(place), 'columns', 4, 1, 0);
    },
  ],
];

/** Every row of the plan by what people own in it, whatever order the rows and the columns are in. */
function owned(sheet: Sheet, locale: string): string[] {
  const line = header(sheet);
  const titles = Array.from(sheet.rows[line] ?? [], (cell) => displayValue(cell, locale));
  const own = new Set(['Этап', 'Вид срока', 'Начало', 'Окончание', 'Статус']);
  const above = linesOf({ ...sheet, rows: sheet.rows.slice(0, line) }, locale);
  const below = sheet.rows
    .slice(line + 1)
    .map((row) =>
      titles
        .flatMap((title, column) =>
          own.has(title)
            ? []
            : [`${title}: ${displayValue((row as (Cell | undefined)[] | undefined)?.[column], locale)}`],
        )
        .join('; '),
    );
  return [...above, ...below.filter((text) => /: [^;]/.test(text))];
}

describe('a person works while the check runs', () => {
  test.each(edits)(
    'she %s before every call: her cells stay as she left them, and the next check is a clean one',
    (_, edit) => {
      const base = prepared(['readPlan']);
      const calls = run(copyOf(base), 'checkPlan').calls.total;
      const clean = copyOf(base);
      edit(clean);
      const meant = owned(findRoadmap(clean), 'ru_RU');
      expect(meant.length).toBeGreaterThan(8);
      run(clean, 'checkPlan');
      for (let n = 1; n <= calls; n += 1) {
        const place = copyOf(base);
        let done = false;
        const result = run(place, 'checkPlan', {
          beforeCall: (call) => {
            if (call.n !== n || done) return;
            done = true;
            edit(place);
          },
        });
        expect([n, owned(findRoadmap(place), 'ru_RU')]).toEqual([n, meant]);
        for (const name of canaries) expect(outside(place, [result])).not.toContain(name);
        run(place, 'checkPlan');
        expect([n, textsOf(place)]).toEqual([n, textsOf(clean)]);
      }
    },
  );
});

const textsOf = (place: Place): unknown[] =>
  place.document.sheets.filter(({ hidden }) => !hidden).map((sheet) => [sheet.name, linesOf(sheet, 'ru_RU')]);

test('while another command holds the workbook, nothing is written and the person is told so', () => {
  const place = prepared(['readPlan']);
  const before = JSON.stringify(place.document);
  const school = openPlace(place, { now });
  school.host.workplace.locks.acquire(`document:${place.document.id}`, 'another run');
  const { ok, messages, calls } = school.run('checkPlan');
  expect(ok).toBe(false);
  expect(messages.join()).toMatch(/^Сейчас с таблицей/);
  expect(calls.write).toBe(0);
  expect(JSON.stringify(place.document)).toBe(before);
});

test('a blank sheet that a broken command has left is filled, not refused', () => {
  const place = prepared(['readPlan']);
  const school = openPlace(place, { now });
  place.document.sheets.push(newSheet(999, 'Проверка'));
  expect(school.run('checkPlan').ok).toBe(true);
  expect(school.texts('Проверка').length).toBeGreaterThan(5);
  expect(school.sheetNames().filter((name) => name === 'Проверка')).toHaveLength(1);
});
