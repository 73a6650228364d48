/**
 * Moves a plan to a later school year: every deadline in its own wording, school years named in texts, nothing else.
 * What cannot be moved without a person's word is listed, not guessed.
 */
import { looksBack } from './check/school-year-mentions';
import { DeadlineRepairs, moveYears, printDays } from './check/deadline-repairs';
import { addDays, addYears, dayNumber, weekday, yearOf } from '../calendar/day';
import { parseDeadline, type Deadline } from './deadline';
import { lookUp } from './deadline/lexicon';
import type { DraftRow } from './plan-draft';
import { requirePeriod, textRows } from './given';
import { isDayOff, schoolYearOf, workingDayOnOrBefore, type Period, type Term } from '../calendar/school-year';

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
 * @throws PlanError when a period is no period or the rows are no rows
 */
export function rollOverPlan(given: readonly DraftRow[], from: Period, to: Period, terms: readonly Term[]): RolledPlan {
  requirePeriod(from);
  requirePeriod(to);
  const rows = textRows<DraftRow>(given, ['number', 'activity', 'deadline', 'responsible', 'result']);
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

/** The lines of the title: school years moved, and the single years of the plan («на 2026 год», «сентябрь 2026 г. – май 2027 г.»). */
export function rollOverTitle(lines: readonly string[], from: Period, to: Period): string[] {
  const years = schoolYearOf(to.start) - schoolYearOf(from.start);
  const ofPlan = (year: number): boolean => year >= yearOf(from.start) && year <= yearOf(from.end);
  // «от 25.08.2026» and «№ 2026» belong to an order or a school.
  const isCited = (before: string): boolean => /(?:от|№)\s{0,3}[\d.]{0,6}$/i.test(before);
  const moveSingle = (line: string): string =>
    line.replace(/(?<!\d|\d[-–—/]|\d\s[-–—/]\s)20\d\d(?!\d|\s?[-–—/]\s?\d\d(?!\.))/g, (year, at: number) =>
      ofPlan(Number(year)) && !isCited(line.slice(Math.max(0, at - 16), at)) ? String(Number(year) + years) : year,
    );
  return lines.map((line) => moveMentions(moveSingle(line), from, years));
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
  const misdated = was.issues.includes('deadline-wrong-year');
  const current = misdated ? new DeadlineRepairs(from, []).inPeriod(text, was) : text;
  const meant = current === undefined || !misdated ? was : parseDeadline(current, from);
  const shifted = current === undefined ? undefined : moveText(current, meant, to, years, terms);
  if (shifted === undefined) {
    note(notes, row.number, 'Срок', text, text, 'Год в сроке не удалось перенести: впишите новый срок.');
    return text;
  }
  const moved = onWorkingDay(shifted, to, terms);
  note(notes, row.number, 'Срок', text, moved, toDecide(moved, parseDeadline(moved, to, terms)));
  return moved;
}

/** What a person must look at in a deadline that was moved; '' for nothing. */
function toDecide(text: string, { kind, end, issues }: Deadline): string {
  if (issues.includes('deadline-ambiguous')) return 'Срок читается по-разному: уточните его.';
  if (issues.includes('deadline-reversed')) return 'Срок заканчивается раньше, чем начинается: исправьте его.';
  if (kind === 'multi') return 'В ячейке несколько сроков: проверьте каждый.';
  const named = kind === 'recurring' || end === undefined ? undefined : weekdayNamedIn(text);
  if (named !== undefined && end !== undefined && named !== weekday(end))
    return 'День недели в новом году другой: поправьте его.';
  return '';
}

/** The weekday (1 Monday – 7 Sunday) that stands beside a date. */
function weekdayNamedIn(text: string): number | undefined {
  const words =
    text
      .slice(0, 200)
      .toLowerCase()
      .match(/[а-я]{4,12}/g) ?? [];
  return words.map(lookUp).find((word) => word?.class === 'weekday')?.value;
}

/** Terms and holidays begin some days sooner or later every year. */
const NEAR_DAYS = 31;

function isNear(day: string | undefined, meant: string | undefined): boolean {
  if (day === undefined || meant === undefined) return day === meant;
  return Math.abs(dayNumber(day) - dayNumber(meant)) <= NEAR_DAYS;
}

/** What a text shows when one of its years stayed behind. */
const faultsOfMoving = ['deadline-wrong-year', 'deadline-malformed', 'text-noise', 'deadline-unreadable'];

/** The deadline in its own wording, or, where its year is typed so that it cannot be replaced, in the usual one. */
function moveText(text: string, was: Deadline, to: Period, years: number, terms: readonly Term[]): string | undefined {
  const [start, end] = [was.start, was.end].map((day) => day && addYears(day, years));
  const printed =
    was.kind === 'multi' ? undefined : printDays({ kind: was.kind, ...(start && { start }), ...(end && { end }) });
  return [moveYears(text, years), printed].find((candidate): candidate is string => {
    if (candidate === undefined) return false;
    const now = parseDeadline(candidate, to, terms);
    const arrived = isNear(now.start, start) && isNear(now.end, end);
    const isNew = (issue: string): boolean => now.issues.includes(issue) && !was.issues.includes(issue);
    return now.kind === was.kind && arrived && !faultsOfMoving.some(isNew);
  });
}
/** A day that falls on a day off in the new year goes to the working day before it, or after it at the plan's beginning. */
function onWorkingDay(text: string, to: Period, terms: readonly Term[]): string {
  const read = parseDeadline(text, to, terms);
  if (read.precision !== 'day' || read.end === undefined || read.kind === 'multi' || !isDayOff(read.end)) return text;
  const before = workingDayOnOrBefore(read.end);
  const single = read.start === undefined || read.start === read.end;
  const target = before >= to.start && (single || before > (read.start ?? '')) ? before : nextWorkingDay(read.end);
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
  const inDigits = last[0].startsWith('0') || /^[./]/.test(text.slice(last.index + last[0].length));
  const printed = String(Number(target.slice(8, 10))).padStart(inDigits ? last[0].length : 1, '0');
  return text.slice(0, last.index) + printed + text.slice(last.index + last[0].length);
}

function nextWorkingDay(day: string): string {
  let candidate = day;
  while (isDayOff(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}
