/**
 * Reads the deadline a person typed into a cell of a Russian school's plan: what kind it is, which days it stands for
 * in the period of the plan, and what is wrong with it. What is not understood is `unreadable`, never a guess.
 */
import { cellText } from './cell-text';
import { monthOf } from '../calendar/day';
import { AtomReader } from './deadline/atoms';
import { type Part, composeParts, greatest, least } from './deadline/compose';
import { Cursor } from './deadline/cursor';
import { readWords } from './deadline/lexemes';
import type { DeadlineKind } from './deadline/nodes';
import type { PlanSort } from './deadline/place';
import { isProse } from './deadline/prose';
import type { Precision } from './deadline/resolve';
import { type Scan, scanCell } from './deadline/scan';
import { Terms } from './deadline/terms';
import { tokenize } from './deadline/tokens';
import { hasRealDays, listOf } from './given';
import type { Period, Term } from '../calendar/school-year';
import { yearOf } from '../calendar/day';

export type { DeadlineKind } from './deadline/nodes';
export type { Precision } from './deadline/resolve';

/** One of several deadlines of a cell. Days are ISO, both included. */
export interface DeadlinePart {
  kind?: DeadlineKind;
  start?: string;
  end?: string;
  /** The characters it was read from, end excluded. */
  source?: { from: number; to: number };
}

/** What a deadline cell says. Days are ISO, both included. */
export interface Deadline {
  kind: DeadlineKind;
  /** First day; absent where the kind has none. Of several deadlines the earliest. */
  start?: string;
  /** Last day; absent where the kind has none. Of several deadlines the latest. */
  end?: string;
  /** The deadlines of a cell with several (`multi`). */
  parts?: DeadlinePart[];
  /** Codes of «Проверка» (workbook.md) that follow from the text and the period alone. */
  issues: string[];
  /** How exactly the days are told; absent where there are none. */
  precision?: Precision;
  /** A year was printed. */
  hasYear?: boolean;
  /** The second reading of a text that is `deadline-ambiguous`, where it has days. */
  other?: { start?: string; end?: string };
  /** Dates beside a recurring deadline: «ежемесячно с октября по май», «ежегодно до 1 октября». */
  window?: { start?: string; end?: string };
}

/** A cell of more tokens than this is no deadline but a text. */
const MOST_TOKENS = 300;

/** Findings in the order they are reported. */
const ISSUE_ORDER = [
  'deadline-unreadable',
  'deadline-malformed',
  'deadline-wrong-year',
  'deadline-outside-period',
  'deadline-reversed',
  'deadline-multiple',
  'deadline-year-missing',
  'deadline-ambiguous',
  'deadline-vague',
  'deadline-uncontrolled',
  'text-noise',
];

/**
 * Reads a deadline. Never throws: without a period of two real days nothing can be dated, so nothing is readable. Takes
 * time in proportion to the length of the text.
 *
 * @param text the cell as typed, or any other value of a cell
 * @param period the plan's first and last day, ISO, both included; decides the years that are not printed
 * @param terms quarters, half-years, trimesters and holidays of the school where they differ from the default ones
 */
export function parseDeadline(text: unknown, period: Period, terms: readonly Term[] = []): Deadline {
  if (!hasRealDays(period)) return { kind: 'unreadable', issues: ['deadline-unreadable'] };
  const { tokens, markup, mendedDigits } = tokenize(cellText(text), MOST_TOKENS);
  if (tokens.length > MOST_TOKENS) return { kind: 'unreadable', issues: ['deadline-unreadable'] };
  const { list, misspelt, broken } = readWords(tokens);
  const cursor = new Cursor(list);
  if (saysNothing(cursor)) return { kind: 'empty', issues: [] };

  const years: number[] = [];
  for (let year = yearOf(period.start); year <= yearOf(period.end) && years.length < 20; year++) years.push(year);
  const scan = scanCell(cursor, new AtomReader(cursor, years));
  if (isProse(scan.elements, cursor)) return { kind: 'unreadable', issues: ['deadline-unreadable'] };
  const parts = distinct(
    composeParts(scan.elements, { period, sort: planSort(period), terms: new Terms(listOf(terms)) }),
  );
  const issues = new Set<string>();
  if (parts.length > 0) {
    if (markup || broken) issues.add('text-noise');
    if (misspelt || mendedDigits || scan.trailingDash) issues.add('deadline-malformed');
    for (const issue of strayFindings(scan, cursor)) issues.add(issue);
  }
  return finish(parts, issues, cursor);
}

/** Nothing, dashes, «нет»; but «-//-» means the same as above. */
function saysNothing(cursor: Cursor): boolean {
  if (cursor.nothingLeft(0)) {
    const ditto = cursor.is(0, 'dash') && cursor.list.some((token) => token.kind === 'slash');
    return !ditto && !cursor.list.some((token) => token.kind === 'other' && token.text === '?');
  }
  const words = cursor.list
    .filter(
      (token) =>
        (token.kind === 'word' || token.kind === 'number') &&
        token.word?.lemma !== 'срок' &&
        token.word?.lemma !== 'дата',
    )
    .map((token) => token.text);
  const text = words.join(' ');
  return [
    'нет',
    'н д',
    'не указан',
    'не указано',
    'не определена',
    'не указана',
    'не установлена',
    'нет данных',
    'данных нет',
    'нет информации',
    'не указаны',
    'не установлен',
    'не определен',
    'не определено',
    'отсутствует',
    'без',
    'не назначен',
    'не определены',
    'не предусмотрено',
    'не предусмотрен',
    'не установлены',
    'не задан',
  ].includes(text);
}

/** A plan from January to December counts by the calendar, any other by school years. */
function planSort(period: Period): PlanSort {
  return monthOf(period.start) === 1 && monthOf(period.end) === 12 ? 'calendar' : 'school';
}

function strayFindings(scan: Scan, cursor: Cursor): string[] {
  const issues: string[] = [];
  const first = scan.elements[0]?.from ?? 0;
  const last = scan.elements[scan.elements.length - 1]?.to ?? 0;
  for (const at of scan.strayNumbers) {
    const short = (cursor.at(at)?.text.length ?? 0) <= 2;
    issues.push(short && (at >= last || at < first) ? 'text-noise' : 'deadline-malformed');
  }
  return issues;
}

/** The same deadline said twice in a cell is one. */
function distinct(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = `${part.kind} ${part.start ?? ''} ${part.end ?? ''}`;
    if (part.kind !== 'unreadable' && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function ordered(issues: ReadonlySet<string>): string[] {
  return ISSUE_ORDER.filter((issue) => issues.has(issue));
}

function finish(parts: readonly Part[], issues: Set<string>, cursor: Cursor): Deadline {
  for (const part of parts) for (const issue of part.issues) issues.add(issue);
  const [only] = parts;
  if (!only) return { kind: 'unreadable', issues: ['deadline-unreadable'] };
  if (parts.length === 1) {
    const deadline: Deadline = { kind: only.kind, issues: ordered(issues) };
    if (only.start !== undefined) deadline.start = only.start;
    if (only.end !== undefined) deadline.end = only.end;
    if (only.precision !== undefined && only.kind !== 'unreadable') deadline.precision = only.precision;
    if (only.hasYear !== undefined) deadline.hasYear = only.hasYear;
    if (only.other) deadline.other = only.other;
    if (only.window) deadline.window = only.window;
    return deadline;
  }
  if (parts.every((part) => part.kind === 'unreadable')) return { kind: 'unreadable', issues: ordered(issues) };
  issues.add('deadline-multiple');
  const start = least(parts.map((part) => part.start));
  const end = greatest(parts.map((part) => part.end));
  return {
    kind: 'multi',
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    parts: parts.map((part) => ({
      kind: part.kind,
      ...(part.start === undefined ? {} : { start: part.start }),
      ...(part.end === undefined ? {} : { end: part.end }),
      source: { from: cursor.at(part.from)?.from ?? 0, to: cursor.at(part.to - 1)?.to ?? 0 },
    })),
    issues: ordered(issues),
  };
}
