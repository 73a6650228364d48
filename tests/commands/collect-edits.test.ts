// «Собрать ответы» while a person works in the bank: whatever she does before whichever call, her cells stay as she left
// them, and the next run brings the bank to what it would have been had she done it before.
import type { Cell, Sheet } from '../../local/document/model';
import { copySheet } from '../../local/document/sheets';
import { sortRows } from '../../local/document/sort';
import { deleteLines, insertLines, moveLines } from '../../local/document/structure';
import { mergeCells } from '../../local/document/merges';
import type { Dialect } from '../../local/document/write';
import type { ExecutionResult } from '../../local/host';
import { menteeBankSheet } from '../../src/workbook/participant-sheets';
import type { Outcome } from '../../src/outcome';
import { mentee, name, putAnswers } from './bank-school';
import { copyOf, emptyPlace, openPlace, type Place } from './place';

const now = (): number => Date.UTC(2026, 8, 20, 9);
const mark = 'Отметка времени';

const person = (at: number, full: string, more: Readonly<Record<string, string>> = {}): string[] =>
  mentee({ [mark]: `05.09.2026 10:0${at}:00`, [name]: full, 'Контактные данные': `+7 900 000-00-0${at}`, ...more });
const first = [person(1, 'Яруткин Пётр'), person(2, 'Щеглицына Анна'), person(3, 'Лосева Дарья')];
const second = [
  ...first,
  person(2, 'Щеглицына Анна', { [mark]: '07.09.2026 9:00:00', Интересы: '=1+1', 'Основной запрос': '10-2' }),
  person(4, 'Берёзкин Олег', { [mark]: '07.09.2026 9:10:00' }),
];

type Options = Parameters<typeof openPlace>[1];
/** A bank that was collected once, with a column of the school's own; a correction and a newcomer are to be collected. */
function prepared(dialect: Dialect): Place {
  const place = emptyPlace();
  putAnswers(place.document, first);
  openPlace(place, { now, dialect }).host.runNow('collectAnswers', []);
  const sheet = bankOf(place)!;
  const at = titlesOf(sheet).length;
  sheet.columnCount = Math.max(sheet.columnCount, at + 1);
  ['Моё', 'живёт рядом', 'сестра в 9Б', 'ходит пешком'].forEach((value, row) => {
    sheet.rows[row]![at] = { value };
  });
  putAnswers(place.document, second);
  return place;
}

const bankOf = ({ document }: Place): Sheet | undefined =>
  document.sheets.find(({ rows, name: title }) => title !== 'Копия' && header(rows) >= 0);
const header = (rows: Sheet['rows']): number =>
  rows.findIndex((row) =>
    (row as Cell[] | undefined)?.some(
      (cell) =>
        (cell as Cell | undefined)?.value === 'Код участника' || (cell as Cell | undefined)?.value === 'Источник',
    ),
  );
const titlesOf = ({ rows }: Sheet): string[] =>
  Array.from(rows[header(rows)] ?? [], (cell) => String(cell?.value ?? ''));
const column = (sheet: Sheet, title: string): number => titlesOf(sheet).indexOf(title);
const lineOf = (sheet: Sheet, text: string): number =>
  sheet.rows.findIndex((row) => Array.from(row).some((cell) => cell?.value === text));

/** Rows under the header by those titles that the test takes, in the order of their texts. */
function rowsOf(place: Place, takes: (title: string) => boolean): string[] {
  const sheet = bankOf(place);
  if (!sheet) return [];
  const titles = titlesOf(sheet);
  return sheet.rows
    .slice(header(sheet.rows) + 1)
    .map((row) =>
      titles
        .flatMap((title, at) => {
          const value = (row as (Cell | undefined)[] | undefined)?.[at]?.value ?? '';
          return value === '' || !takes(title) ? [] : [`${title}: ${value}`];
        })
        .join('; '),
    )
    .filter((text) => text !== '')
    .sort();
}

const schema = new Set(menteeBankSheet.columns.map(({ title }) => title));
/** What stands in columns of her own, with the name it stands beside. */
const hers = (place: Place): string[] =>
  rowsOf(place, (title) => !schema.has(title) || title === 'ФИО наставляемого').filter((text) => text.includes('; '));

/** What depends on when a person did it, and on nothing that anybody wrote. */
const byTheWay = ['№', 'Источник', 'Замечания'];

interface Edit {
  readonly does: string;
  readonly edit: (place: Place, sheet: Sheet) => void;
  /** Titles that may differ by when it was done. */
  readonly but?: readonly string[];
  /**
   * The add-on's own column into which it types. A spreadsheet knows no write on condition: between the last reading of
   * the bank and the writing of that very cell what she types there is written over, and nothing else.
   */
  readonly typesInto?: string;
}

const edits: readonly Edit[] = [
  {
    does: 'sorts the rows by name',
    edit: ({ document }, sheet) => {
      const right = sheet.columnCount - 1;
      const names = { column: column(sheet, 'ФИО наставляемого'), ascending: true };
      sortRows(sheet, { top: 1, bottom: sheet.rows.length - 1, left: 0, right }, [names], document.locale);
    },
  },
  {
    does: 'turns a filter on',
    edit: (_, sheet) => {
      sheet.filter = { range: { top: 0, left: 0, bottom: 3, right: 5 }, hidden: { 1: ['Щеглицына Анна'] } };
      sheet.hiddenRows = [2];
    },
  },
  {
    does: 'puts a column in at the left',
    edit: ({ document }, sheet) => {
      insertLines(document, sheet, 'columns', 0, 1);
    },
  },
  {
    does: 'moves a column',
    edit: ({ document }, sheet) => {
      moveLines(document, sheet, 'columns', column(sheet, 'Интересы'), 1, 1);
    },
  },
  {
    does: 'renames a header of her own',
    edit: (_, sheet) => {
      sheet.rows[0]![column(sheet, 'Моё')] = { value: 'Заметки' };
    },
  },
  {
    does: 'renames the sheet',
    edit: (_, sheet) => {
      sheet.name = 'Наши дети';
    },
  },
  {
    does: 'copies the sheet',
    edit: ({ document }, sheet) => {
      document.sheets.push({ ...copySheet(sheet, 9000, 'Копия', () => 9001), name: 'Копия' });
    },
  },
  {
    does: 'hides the sheet',
    edit: (_, sheet) => {
      sheet.hidden = true;
    },
  },
  {
    does: 'deletes the sheet',
    edit: ({ document }, sheet) => {
      document.sheets.splice(document.sheets.indexOf(sheet), 1);
    },
    but: ['Код участника'],
  },
  {
    does: 'deletes the row above',
    edit: ({ document }, sheet) => {
      deleteLines(document, sheet, 'rows', lineOf(sheet, 'Яруткин Пётр'), 1);
    },
    but: ['Код участника'],
  },
  {
    does: 'doubles a row with its code',
    edit: ({ document }, sheet) => {
      const at = lineOf(sheet, 'Лосева Дарья');
      const copy = structuredClone(sheet.rows[at]!);
      insertLines(document, sheet, 'rows', at + 1, 1);
      sheet.rows[at + 1] = copy;
    },
  },
  {
    does: 'clears a code',
    edit: (_, sheet) => {
      sheet.rows[lineOf(sheet, 'Щеглицына Анна')]![column(sheet, 'Код участника')] = undefined;
    },
    but: ['Код участника'],
  },
  {
    does: 'merges cells of her own column',
    edit: (_, sheet) => {
      const at = column(sheet, 'Моё');
      mergeCells(sheet, { top: 2, bottom: 3, left: at, right: at });
    },
  },
  {
    does: 'protects the sheet with a warning',
    edit: (_, sheet) => {
      sheet.protections.push({ id: '77', description: '', warningOnly: true, editors: [] });
    },
  },
  {
    does: 'types into the cell that is to be written',
    typesInto: 'Интересы',
    edit: (_, sheet) => {
      sheet.rows[lineOf(sheet, 'Щеглицына Анна')]![column(sheet, 'Интересы')] = { value: 'рисование' };
    },
  },
];

/** Edits at every call; in a dialect that takes texts for formulas, where cells are written twice, those that move lines. */
const tried: readonly (readonly [Dialect, readonly Edit[]])[] = [
  ['D0', edits],
  ['D2', edits.filter(({ does }) => /sorts|column in|doubles/.test(does))],
];
const cases = tried.flatMap(([dialect, some]) => some.map((each) => ({ dialect, ...each })));

test.each(cases)(
  'she $does before any of the calls ($dialect): nothing of hers is changed, nothing is lost or doubled',
  ({ dialect, edit, but = [], typesInto }) => {
    const collect = (place: Place, options: Options = {}): ExecutionResult =>
      openPlace(place, { now, dialect, ...options }).host.runNow('collectAnswers', []);
    const counts = (title: string): boolean => ![...byTheWay, ...but].includes(title);
    const base = prepared(dialect);
    const { trace = [] } = collect(copyOf(base));
    expect(trace.length).toBeGreaterThan(20);
    const writes = trace.filter(({ method }) => /^Range\.set/.test(method)).map(({ n }) => n);
    const [begun, done] = [writes[0]!, trace.find(({ method }) => method === 'SpreadsheetApp.flush')!.n];
    const clean = copyOf(base);
    edit(clean, bankOf(clean)!);
    const own = hers(clean);
    collect(clean);
    for (const { n } of trace) {
      const place = copyOf(base);
      let edited = false;
      collect(place, {
        beforeCall: (call) => {
          if (call.n !== n || edited) return;
          edited = true;
          edit(place, bankOf(place)!);
        },
      });
      expect([n, edited, hers(place)]).toEqual([n, true, own]);
      const again = collect(place).value as Outcome;
      const written = n >= begun && n <= done;
      const seen = (title: string): boolean => counts(title) && !(written && title === typesInto);
      expect([n, again.ok, rowsOf(place, seen)]).toEqual([n, true, rowsOf(clean, seen)]);
    }
  },
);
