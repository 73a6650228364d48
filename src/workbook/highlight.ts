/**
 * Shows findings on the plan without touching a person's own formats: colours are conditional formats over the cells
 * at fault, and the notes stand on the add-on's own column.
 */
import type { Severity } from '../roadmap/findings/severity';
import { colours } from './look';
import type { Table } from './workbook';

/** What to show: cells by severity as A1 addresses, and a note for each line of the sheet. */
export interface Highlights {
  readonly cells: readonly { readonly line: number; readonly column: string; readonly severity: Severity }[];
  readonly notes: ReadonlyMap<number, string>;
}

/** The state of an earlier check, enough to put it back. */
export interface HighlightState {
  readonly ranges: readonly (readonly [severity: Severity, addresses: readonly string[]])[];
}

const order: readonly Severity[] = ['ошибка', 'предупреждение', 'сведения'];
const colourOf: Readonly<Record<Severity, string>> = {
  ошибка: colours.error,
  предупреждение: colours.warning,
  сведения: colours.note,
};
const noteColumn = 'Вид срока';
const formulaOf = (severity: Severity): string => `=LEN("наставничество: ${severity}")>0`;

/** Replaces the highlights of the last check; answers what they were. */
export function highlight(table: Table, highlights: Highlights): HighlightState {
  const ranges = order.map((severity) => [severity, addressesOf(table, highlights, severity)] as const);
  const before = showRanges(table.sheet, ranges);
  const place = table.columns.get(noteColumn);
  if (place !== undefined && table.rows.length > 0) {
    table.sheet
      .getRange(table.headerLine + 1, place, table.rows.length, 1)
      .setNotes(table.rows.map(({ line }) => [highlights.notes.get(line) ?? '']));
  }
  return before;
}

/** Puts the colours over the given ranges and takes them off all others. */
export function showRanges(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  ranges: HighlightState['ranges'],
): HighlightState {
  const rules = sheet.getConditionalFormatRules();
  const others = rules.filter((rule) => severityOf(rule) === undefined);
  const before = rules.flatMap((rule) => {
    const severity = severityOf(rule);
    return severity ? [[severity, rule.getRanges().map((range) => range.getA1Notation())] as const] : [];
  });
  const ours = ranges.flatMap(([severity, addresses]) =>
    addresses.length === 0
      ? []
      : [
          SpreadsheetApp.newConditionalFormatRule()
            .whenFormulaSatisfied(formulaOf(severity))
            .setBackground(colourOf[severity])
            .setRanges(addresses.map((address) => sheet.getRange(address)))
            .build(),
        ],
  );
  if (before.length > 0 || ours.length > 0) sheet.setConditionalFormatRules([...ours, ...others]);
  return { ranges: before };
}

function severityOf(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): Severity | undefined {
  const formula: unknown = rule.getBooleanCondition()?.getCriteriaValues()[0];
  return order.find((severity) => formula === formulaOf(severity));
}

/** Neighbouring lines of one column become one range. A cell takes the colour of its gravest finding. */
function addressesOf(table: Table, { cells }: Highlights, severity: Severity): string[] {
  const gravest = new Map<string, Severity>();
  for (const cell of cells) {
    const key = `${cell.column}\n${cell.line}`;
    const known = gravest.get(key);
    if (known === undefined || order.indexOf(cell.severity) < order.indexOf(known)) gravest.set(key, cell.severity);
  }
  const linesOf = new Map<number, Set<number>>();
  for (const { column, line } of cells) {
    const place = table.columns.get(column);
    if (place === undefined || gravest.get(`${column}\n${line}`) !== severity) continue;
    const lines = linesOf.get(place) ?? new Set<number>();
    linesOf.set(place, lines.add(line));
  }
  return [...linesOf].flatMap(([place, lines]) =>
    runs([...lines]).map(([from, to]) => `${letter(place)}${from}:${letter(place)}${to}`),
  );
}

function runs(lines: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const line of lines.sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last?.[1] === line - 1) last[1] = line;
    else found.push([line, line]);
  }
  return found;
}

/** A column's letters: 1 -> A, 27 -> AA. */
function letter(place: number): string {
  let rest = place;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}
