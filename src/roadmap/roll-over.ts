/**
 * Moves a plan to a later school year: every deadline in its own wording, school years named in texts, nothing else.
 * What cannot be moved without a person's word is listed, not guessed.
 */
import { looksBack } from './check/school-year-mentions';
import { DeadlineRepairs, moveYears, printDays } from './check/deadline-repairs';
import { addDays } from './day';
import { parseDeadline } from './deadline';
import type { DraftRow } from './plan-draft';
import { isDayOff, schoolYearOf, workingDayOnOrBefore, type Period, type Term } from './school-year';

/** One cell that differs in the new plan, or that a person must look at (`decide` says why). */
export interface RollOverNote {
  readonly number: string;
  readonly column: 'Мероприятие' | 'Срок' | 'Результат' | 'Ответственный';
  readonly before: string;
  readonly after: string;
  readonly decide: string;
}

export interface RolledPlan {
  readonly rows: readonly DraftRow[];
  readonly notes: readonly RollOverNote[];
}

/**
 * @param from the period the plan was made for
 * @param to the period of the new plan; both begin in the same month
 * @param terms quarters and holidays of the new school year, where the school has named them
 */
export function rollOverPlan(rows: readonly DraftRow[], from: Period, to: Period, terms: readonly Term[]): RolledPlan {
  const notes: RollOverNote[] = [];
  const years = schoolYearOf(to.start) - schoolYearOf(from.start);
  const moved = rows.map((row): DraftRow => {
    const { number } = row;
    const activity = moveMentions(row.activity, from, years);
    const result = moveMentions(row.result, from, years);
    note(notes, number, 'Мероприятие', row.activity, activity);
    note(notes, number, 'Результат', row.result, result);
    const deadline =
      row.heading || row.deadline.trim() === '' ? row.deadline : moveDeadline(row, from, to, years, terms, notes);
    return { ...row, activity, result, deadline, mark: '', document: row.document ?? '' };
  });
  return { rows: moved, notes };
}

/** The lines above the table: school years moved, the number and the day of the order left to be filled in. */
export function rollOverTitle(lines: readonly string[], from: Period, to: Period): string[] {
  const years = schoolYearOf(to.start) - schoolYearOf(from.start);
  return lines.map((line) => moveMentions(line, from, years));
}

/** «Приказ № 12 от 01.09.2023» → «Приказ № ____ от ____»: the new plan has no order yet. */
export function blankApproval(line: string): string {
  return line
    .replace(/№\s{0,3}[^\s,;]{1,20}/g, '№ ____')
    .replace(/(\sот\s)[^,;]{4,40}$/i, '$1«___» __________ 20___ г.');
}

function note(
  notes: RollOverNote[],
  number: string,
  column: RollOverNote['column'],
  before: string,
  after: string,
  decide = '',
): void {
  if (before !== after || decide !== '') notes.push({ number, column, before, after, decide });
}

const mention = /(?<!\d)(20\d\d)(\s{0,3}[-–—/]\s{0,3})(20\d\d|\d\d)(?!\d)/g;

/**
 * A year of an earlier plan that stayed in the text counts as this plan's, and becomes the new one's, unless the text
 * looks back at that year.
 */
function moveMentions(text: string, from: Period, years: number): string {
  const own = schoolYearOf(from.start);
  return text.replace(mention, (whole, first: string, dash: string, second: string, at: number) => {
    const year = Number(first);
    if (Number(second.slice(-2)) !== (year + 1) % 100) return whole;
    const back = looksBack.test(text.slice(Math.max(0, at - 60), at));
    const target = (back ? year : Math.max(year, own)) + years;
    return `${target}${dash}${second.length === 2 ? String(target + 1).slice(-2) : target + 1}`;
  });
}

function moveDeadline(
  row: DraftRow,
  from: Period,
  to: Period,
  years: number,
  terms: readonly Term[],
  notes: RollOverNote[],
): string {
  const text = row.deadline;
  const was = parseDeadline(text, from);
  if (was.kind === 'unreadable') {
    note(notes, row.number, 'Срок', text, text, 'Срок не распознан: впишите новый.');
    return text;
  }
  const current = was.issues.includes('deadline-wrong-year')
    ? (new DeadlineRepairs(from, []).inPeriod(text, was) ?? text)
    : text;
  const moved = onWorkingDay(moveYears(current, years), to, terms);
  const now = parseDeadline(moved, to, terms);
  const decide = now.issues.includes('deadline-wrong-year')
    ? 'Год в сроке не удалось перенести: впишите новый срок.'
    : now.issues.includes('deadline-ambiguous')
      ? 'Срок читается по-разному: уточните его.'
      : was.kind === 'multi'
        ? 'В ячейке несколько сроков: проверьте каждый.'
        : '';
  note(notes, row.number, 'Срок', text, moved, decide);
  return moved;
}

/** A day that falls on a day off in the new year goes to the working day before it, or after it at the plan's beginning. */
function onWorkingDay(text: string, to: Period, terms: readonly Term[]): string {
  const read = parseDeadline(text, to, terms);
  if (read.precision !== 'day' || read.end === undefined || read.kind === 'multi' || !isDayOff(read.end)) return text;
  const before = workingDayOnOrBefore(read.end);
  const single = read.start === undefined || read.start === read.end;
  const target = before >= to.start && (single || before >= (read.start ?? '')) ? before : nextWorkingDay(read.end);
  const start = read.start === read.end ? target : read.start;
  const candidate = withDay(text, read.end, target);
  const again = parseDeadline(candidate, to, terms);
  if (again.end === target && again.start === start && again.kind === read.kind) return candidate;
  return printDays({ kind: read.kind, ...(start === undefined ? {} : { start }), end: target }) ?? text;
}

/** The text with the number of one day replaced by another's where it stands last; leading zeros as they were. */
function withDay(text: string, day: string, target: string): string {
  const number = Number(day.slice(8, 10));
  const places = [...text.matchAll(/(?<![\d.])\d{1,2}(?!\d)/g)].filter((match) => Number(match[0]) === number);
  const last = places[places.length - 1];
  if (!last) return text;
  const printed = String(Number(target.slice(8, 10))).padStart(last[0].length, '0');
  return text.slice(0, last.index) + printed + text.slice(last.index + last[0].length);
}

function nextWorkingDay(day: string): string {
  let candidate = day;
  while (isDayOff(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}
