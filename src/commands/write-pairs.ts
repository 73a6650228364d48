/**
 * Proposals onto «Пары». A mentee keeps the row, so that what a person noted beside it stays with the mentee; a code of a
 * pair is given once and comes back with the same two people.
 */
import type { ProposedPair, Proposal } from '../pairing/propose';
import { printMargin, printParts } from '../pairing/proposal-words';
import { pairKey } from '../pairing/wishes';
import type { CellInput } from '../workbook/cell';
import type { Edition } from '../workbook/edition';
import type { PairingMemory } from '../workbook/memory';
import { pairsSheet } from '../workbook/pair-sheets';
import type { Table, Workbook } from '../workbook/workbook';
import type { PairingInputs, PairRow } from './pairing-inputs';

export interface PairCodes {
  readonly last: number;
  /** Of the proposals that stand and of the new ones. */
  readonly proposed: PairingMemory['proposed'];
  readonly of: ReadonlyMap<string, string>;
}

/** The columns that a proposal fills; the others of its row are a person's. */
const proposalColumns = [
  '№',
  'Код пары',
  'Наставник',
  'Наставляемый',
  'Код наставника',
  'Код наставляемого',
  'Форма наставничества',
  'Балл',
  'Почему',
  'Запас',
  'Статус',
] as const;

const numberOf = (code: string): number => Number(/^П-(\d{1,9})$/i.exec(code.trim())?.[1] ?? 0);
const printCode = (number: number): string => `П-${String(number).padStart(3, '0')}`;

/** Codes of all proposals: known ones, and new ones in the order of the pairs. */
export function codesFor({ pairs, memory }: PairingInputs, proposal: Proposal): PairCodes {
  const proposals = pairs.filter(({ status }) => status === 'предложена');
  const numbers = new Map<string, number>();
  for (const [number, mentor, mentee] of memory?.proposed ?? []) numbers.set(pairKey(mentor, mentee), number);
  const used = new Set(numbers.values());
  for (const { mentor, mentee, row } of proposals) {
    const number = numberOf(row.code);
    // A pair put together by hand in the row of another one does not take over that one's code.
    if (number > 0 && !used.has(number) && !numbers.has(pairKey(mentor, mentee))) {
      numbers.set(pairKey(mentor, mentee), number);
      used.add(number);
    }
  }
  let last = Math.max(memory?.lastCode ?? 0, ...pairs.map(({ row }) => numberOf(row.code)), 0);
  const taken = new Set(pairs.filter(({ status }) => status !== 'предложена').map(({ row }) => numberOf(row.code)));
  const of = new Map<string, string>();
  const now: [number, string, string][] = proposal.pairs.map(({ mentor, mentee }) => {
    const key = pairKey(mentor, mentee);
    const known = numbers.get(key);
    // A pair of the same two that was approved and ended keeps its code for itself.
    const number = known !== undefined && !taken.has(known) ? known : ++last;
    of.set(key, printCode(number));
    return [number, mentor, mentee];
  });
  const kept = proposals
    .filter(({ byHand, line, mentor, mentee }) => !byHand && line > 0 && !of.has(pairKey(mentor, mentee)))
    .map(({ mentor, mentee, row }): [number, string, string] => [numberOf(row.code), mentor, mentee]);
  return { last, proposed: [...now, ...kept], of };
}

/** Answers the table of «Пары» as it looks now. */
export function writePairs(
  workbook: Workbook,
  edition: Edition,
  inputs: PairingInputs,
  proposal: Proposal,
  codes: PairCodes,
): Table {
  const record = (pair: ProposedPair, number: number): Record<string, CellInput> => {
    const name = (
      people: ReadonlyMap<string, { readonly person: { readonly name: string } }>,
      code: string,
    ): CellInput => (inputs.showNames && people.get(code)?.person.name) || null;
    return {
      '№': number,
      'Код пары': codes.of.get(pairKey(pair.mentor, pair.mentee)) ?? null,
      Наставник: name(proposal.search.mentors, pair.mentor),
      Наставляемый: name(proposal.search.mentees, pair.mentee),
      'Код наставника': pair.mentor,
      'Код наставляемого': pair.mentee,
      'Форма наставничества': pair.form || null,
      Балл: pair.score,
      Почему: printParts(pair.parts, pair.held ? proposal.search.overruled(pair.mentor, pair.mentee) : undefined),
      Запас: printMargin(pair.margin),
      Статус: 'предложена',
    };
  };
  const table = inputs.pairsTable;
  if (!table) {
    const rows = proposal.pairs.map((pair, index) => {
      const cells: Record<string, CellInput> = { ...record(pair, index + 1), Закрепить: pair.held || null };
      return pairsSheet.columns.map(({ title }) => cells[title] ?? null);
    });
    const sheet = edition.addTable(pairsSheet, rows, workbook.sheetNames().length);
    const columns = new Map(pairsSheet.columns.map(({ title }, index) => [title, index + 1]));
    return { name: pairsSheet.name, sheet, texts: [], schema: pairsSheet, headerLine: 1, columns, rows: [] };
  }
  const { lines, added } = placesOf(table, inputs.pairs, proposal);
  const records = new Map<number, Record<string, CellInput>>();
  for (const [line, pair] of lines) {
    const cells = pair
      ? record(pair, line - table.headerLine)
      : Object.fromEntries(proposalColumns.map((title) => [title, null]));
    records.set(line, cells);
  }
  const top = lastFilled(table) + 1;
  edition.patchRows(table, records);
  edition.append(
    table,
    added.map((pair, index) => ({
      ...record(pair, top + index - table.headerLine),
      Закрепить: pair.held || null,
    })),
  );
  edition.offer(table, top, added.length);
  const ticked = new Set(inputs.pairs.filter(({ row }) => row.held).map(({ line }) => line));
  const ticks = [...lines].flatMap(([line, pair]) => (pair?.held && !ticked.has(line) ? [line] : []));
  edition.patchCells(
    table,
    ticks.map((line) => ({ line, title: 'Закрепить', value: true })),
    0,
  );
  return table;
}

/** Which row takes which pair; undefined empties a row. */
function placesOf(
  table: Table,
  rows: readonly PairRow[],
  proposal: Proposal,
): { lines: Map<number, ProposedPair | undefined>; added: readonly ProposedPair[] } {
  const lines = new Map<number, ProposedPair | undefined>();
  const pairOf = new Map(proposal.pairs.map((pair) => [pair.mentee, pair]));
  const proposals = rows.filter(({ status, line }) => status === 'предложена' && line > 0);
  // The row that a person holds is the mentee's row.
  for (const row of [...proposals].sort((a, b) => Number(b.held) - Number(a.held) || a.line - b.line)) {
    const pair = pairOf.get(row.mentee);
    lines.set(row.line, pair);
    pairOf.delete(row.mentee);
  }
  const waiting = [...pairOf.values()];
  // A row that is emptied is taken at once, so that a run that was broken off and run again leaves no other gaps.
  const freed = new Set([...lines].flatMap(([line, pair]) => (pair ? [] : [line])));
  for (const line of openLines(table, freed)) {
    const next = waiting.shift();
    if (!next) break;
    lines.set(line, next);
  }
  return { lines, added: waiting };
}

/**
 * Rows above the last filled one in which a person has left nothing: what earlier runs have emptied, and what this one
 * empties.
 */
function openLines(table: Table, freed: ReadonlySet<number>): number[] {
  const end = lastFilled(table);
  const tick = (table.columns.get('Закрепить') ?? 0) - 1;
  const filledByUs = new Set(proposalColumns.map((title) => (table.columns.get(title) ?? 0) - 1));
  return table.rows
    .filter(({ line }) => line <= end)
    .filter(({ line }) =>
      (table.texts[line - 1] ?? []).every(
        (text, column) =>
          text.trim() === '' ||
          (freed.has(line) && filledByUs.has(column)) ||
          (column === tick && /^(?:ложь|false)$/i.test(text.trim())),
      ),
    )
    .map(({ line }) => line);
}

function lastFilled(table: Table): number {
  const filled = table.rows.filter((row) => table.schema.required.some((title) => row.text(title).trim() !== ''));
  return filled[filled.length - 1]?.line ?? table.headerLine;
}
