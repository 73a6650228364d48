/**
 * The add-on's own cells of a plan's rows, as they belong to the rows. Rows that are moved in the moment between reading
 * a plan and writing it leave the own cells of one row beside another; what the last check remembers tells them apart
 * from what a person has typed.
 */
import { hashText, type RowMemory } from '../workbook/memory';
import type { TableRow } from '../workbook/workbook';

/** What a check fills in. */
export const ownColumns = ['Этап', 'Вид срока', 'Начало', 'Окончание', 'Статус'] as const;

const separator = '\u0001';

/** The own cells of a row as they show, in one text. */
export const ownText = (texts: readonly string[]): string => texts.join(separator);

const ownTextsOf = (row: TableRow): string[] => ownColumns.map((title) => row.text(title).trim());

export interface KnownRow {
  readonly row: TableRow;
  /** What the last check remembers of the row. */
  readonly known: RowMemory | undefined;
}

/** The rows with the own cells that are theirs, and what is remembered of each. */
export function withOwnCells(rows: readonly TableRow[], memory: readonly RowMemory[]): KnownRow[] {
  const knownOf = memoryByRow(memory);
  const shown = rows.map((row) => ownText(ownTextsOf(row)));
  const [now, then] = [countOf(shown), countOf(memory.map(({ own }) => own))];
  return rows.map((row, index) => {
    const cells = shown[index] ?? '';
    const known = knownOf(row, cells);
    // Cells of another row that stand no more often than the check wrote them have been moved; else somebody typed them.
    const moved = known !== undefined && known.own !== cells && (now.get(cells) ?? 0) <= (then.get(cells) ?? 0);
    return { row: moved ? withTexts(row, known.own.split(separator)) : row, known };
  });
}

/**
 * Whether the own cells of a row that holds no text of the plan are those that the last check wrote for another one: it
 * read the plan before the row was put in or taken out, and wrote after it.
 */
export function strayOwnCells(memory: readonly RowMemory[]): (row: TableRow) => boolean {
  const written = new Set(memory.map(({ own }) => own));
  return (row) => {
    const texts = ownTextsOf(row);
    return texts.some((text) => text !== '') && written.has(ownText(texts));
  };
}

function withTexts(row: TableRow, own: readonly string[]): TableRow {
  return {
    line: row.line,
    text: (title) => {
      const at = ownColumns.findIndex((column) => column === title);
      return at < 0 ? row.text(title) : (own[at] ?? '');
    },
  };
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** A row is known by its number and activity, else by one of them; of several the one with the same own cells. */
function memoryByRow(memory: readonly RowMemory[]): (row: TableRow, own: string) => RowMemory | undefined {
  const keys = [
    ({ number, activity }: Pick<RowMemory, 'number' | 'activity'>) => `${number}${separator}${activity}`,
    ({ activity }: Pick<RowMemory, 'activity'>) => String(activity),
    ({ number }: Pick<RowMemory, 'number'>) => number,
  ];
  const indexes = keys.map((keyOf) => {
    const index = new Map<string, RowMemory[]>();
    for (const entry of memory) {
      const entries = index.get(keyOf(entry));
      if (entries) entries.push(entry);
      else index.set(keyOf(entry), [entry]);
    }
    return index;
  });
  return (row, own) => {
    const asked = { number: row.text('№ п/п'), activity: hashText(row.text('Мероприятие')) };
    for (const [at, keyOf] of keys.entries()) {
      const entries = indexes[at]?.get(keyOf(asked));
      if (entries) return entries.find((entry) => entry.own === own) ?? entries[0];
    }
    return undefined;
  };
}
