/** Decides what the elements of a cell mean together: one deadline with remarks, or several. */
import { addDays } from '../../calendar/day';
import type { DeadlineKind } from './nodes';
import type { Plan } from './place-years';
import { type Dated, periodFindings, resolveStretches } from './resolve';
import type { Element, Separator } from './scan';
import { groupStretches, type Stretch } from './stretches';

/** One deadline of a cell with the tokens it was read from. */
export interface Part {
  kind: DeadlineKind;
  start?: string;
  end?: string;
  precision?: Dated['precision'];
  hasYear?: boolean;
  other?: Dated['other'];
  issues: string[];
  from: number;
  to: number;
  /** Dates that limit a recurring deadline. */
  window?: { start?: string; end?: string };
}

interface DatedItem extends Part {
  separator: Separator;
  yearOnly: boolean;
}

/** Deadlines of a cell in order. */
export function composeParts(elements: readonly Element[], plan: Plan): Part[] {
  const parts: Part[] = [];
  let item: Element[] = [];
  const flush = (): void => {
    if (item.length > 0) parts.push(...composeItem(item, plan));
    item = [];
  };
  for (const element of elements) {
    if (element.separator === 'strong' || element.separator === 'break') flush();
    item.push(element);
  }
  flush();
  // «с 1 октября и далее постоянно» has a beginning and no end, and says so twice.
  const [first, second, ...more] = parts;
  const further = elements[elements.length - 1]?.separator === 'strong';
  if (further && first?.kind === 'from' && second?.kind === 'continuous' && more.length === 0) return [first];
  return parts;
}

const UNDATED_ORDER: readonly DeadlineKind[] = ['recurring', 'by-schedule', 'as-needed', 'relative', 'continuous'];

function composeItem(elements: readonly Element[], plan: Plan): Part[] {
  const dated: DatedItem[] = [];
  const undated: { element: Element; part: Part; index: number }[] = [];
  elements.forEach((element, index) => {
    if (element.type === 'dates') dated.push(...datedItems(element, plan));
    else undated.push({ element, part: undatedPart(element), index });
  });
  const continuous = dated.filter((part) => part.kind === 'continuous');
  const days = dated.filter((part) => part.kind !== 'continuous');
  for (const part of continuous)
    undated.push({
      element: { type: 'weekday', separator: part.separator, from: part.from, to: part.to },
      part,
      index: -1,
    });

  // «январь (каникулы)», «в пятницу 9 октября»: beside a date these words only explain it.
  const isWeak = (element: Element): boolean =>
    element.type === 'weekday' ||
    (element.type === 'phrase' && element.row.weak === true && element.separator === 'paren');
  const recurring = undated.some(
    ({ part, element }) => part.kind === 'recurring' && (!isWeak(element) || days.length === 0),
  );
  if (recurring)
    return [
      recurringPart(
        undated.map(({ part }) => part),
        days,
      ),
    ];
  if (undated.length === 0) return refineInParentheses(days);
  if (days.length === 0) return [mainUndated(undated.map(({ part }) => part))];
  if (days.every((part) => part.yearOnly)) {
    const main = mainUndated(undated.map(({ part }) => part));
    const wrong = days.flatMap((part) => part.issues).filter((issue) => issue === 'deadline-wrong-year');
    return [{ ...main, issues: [...main.issues, ...wrong] }];
  }
  const separate = undated.filter(({ part, element }) => standsAlone(part, element, elements));
  const all = [...refineInParentheses(days), ...separate.map(({ part }) => part)];
  return all.sort((a, b) => a.from - b.from);
}

/** «сентябрь, в течение года» are two deadlines; «октябрь, по графику» and «в течение года (до 25 мая)» are one. */
function standsAlone(part: Part, element: Element, elements: readonly Element[]): boolean {
  const at = elements.findIndex((candidate) => candidate.from === part.from);
  const joint = at > 0 ? element.separator : (elements[1]?.separator ?? 'none');
  const next = elements[1];
  const bounded =
    at === 0 &&
    next?.type === 'dates' &&
    next.chain.links[0]?.preposition !== undefined &&
    next.chain.links[0].preposition !== 'in';
  if (bounded && joint !== 'and') return false;
  if (part.kind === 'by-schedule' || part.kind === 'relative') return joint === 'and';
  return joint === 'comma' || joint === 'and';
}

function undatedPart(element: Element): Part {
  const place = { from: element.from, to: element.to };
  if (element.type === 'phrase') {
    const { kind, vague, ambiguous } = element.row;
    const issues: string[] = [];
    if (kind === 'by-schedule' || kind === 'as-needed') issues.push('deadline-uncontrolled');
    if (vague) issues.push('deadline-vague');
    if (ambiguous) issues.push('deadline-ambiguous');
    return { kind, issues, ...place };
  }
  return { kind: 'recurring', issues: element.type === 'day-of-month' ? ['deadline-ambiguous'] : [], ...place };
}

function mainUndated(parts: readonly Part[]): Part {
  for (const kind of UNDATED_ORDER) {
    const found = parts.find((part) => part.kind === kind);
    if (found)
      return {
        ...found,
        from: Math.min(...parts.map((part) => part.from)),
        to: Math.max(...parts.map((part) => part.to)),
      };
  }
  return parts[0] ?? { kind: 'unreadable', issues: ['deadline-unreadable'], from: 0, to: 0 };
}

/** A day that recurs has no first and last day of its own; dates beside it say within what it recurs. */
function recurringPart(parts: readonly Part[], days: readonly DatedItem[]): Part {
  const said = parts.filter((part) => part.kind === 'recurring');
  const clear = said.find((part) => part.issues.length === 0);
  const main = clear ?? said[0] ?? { kind: 'recurring' as const, issues: [], from: 0, to: 0 };
  const issues = [
    ...main.issues,
    ...days
      .flatMap((part) => part.issues)
      .filter(
        (issue) => issue === 'deadline-wrong-year' || issue === 'deadline-unreadable' || issue === 'deadline-malformed',
      ),
  ];
  const bounds = days.filter((part) => part.kind !== 'unreadable' && !part.yearOnly);
  const window =
    bounds.length > 0
      ? { start: least(bounds.map((part) => part.start)), end: greatest(bounds.map((part) => part.end)) }
      : undefined;
  const all = [...parts, ...days];
  return {
    kind: 'recurring',
    issues,
    window,
    from: Math.min(...all.map((part) => part.from)),
    to: Math.max(...all.map((part) => part.to)),
  };
}

export function least(days: readonly (string | undefined)[]): string | undefined {
  let result: string | undefined;
  for (const day of days) if (day !== undefined && (result === undefined || day < result)) result = day;
  return result;
}

export function greatest(days: readonly (string | undefined)[]): string | undefined {
  let result: string | undefined;
  for (const day of days) if (day !== undefined && (result === undefined || day > result)) result = day;
  return result;
}

/** The dates of one chain, runs of days joined. */
function datedItems(element: Element & { type: 'dates' }, plan: Plan): DatedItem[] {
  const { chain } = element;
  const stretches = groupStretches(chain).filter((stretch) => !stretch.reference);
  const place = { from: element.from, to: element.to, separator: element.separator };
  const yearLong = stretches.filter((stretch) => lastsTheYear(stretch, chain.within, plan));
  const others = stretches.filter((stretch) => !yearLong.includes(stretch));
  // «в течение учебного года с 1 октября» begins in October; «сентябрь, учебный год» are two.
  const [first] = yearLong;
  const separate = yearLong.find((stretch) => stretch !== stretches[0] && stretch.connector !== 'open');
  const lasting = others.length === 0 ? first : (separate ?? (others[0]?.connector === 'comma' ? first : undefined));
  const items: DatedItem[] = lasting ? [continuousItem(lasting, plan, place)] : [];
  const only = others.length === 1 ? others[0] : undefined;
  const yearOnly = only !== undefined && isWholeYear(only);
  joinRuns(resolveStretches(others, plan)).forEach((dated, k) => {
    const issues = new Set(dated.issues);
    if (chain.malformed) issues.add('deadline-malformed');
    items.push({
      kind: dated.kind,
      start: dated.start,
      end: dated.end,
      precision: dated.precision,
      hasYear: dated.hasYear,
      other: dated.other,
      issues: [...issues],
      yearOnly,
      ...place,
      separator: k === 0 ? place.separator : dated.connector === 'open' ? 'paren' : 'comma',
    });
  });
  return items;
}

function isWholeYear(stretch: Stretch): boolean {
  const { type } = stretch.left.base ?? {};
  return stretch.shape === 'span' && !stretch.left.selector && (type === 'school-year' || type === 'year');
}

/** «учебный год», «в течение 2023-2024 учебного года»: all the time of the plan, no stretch within it. */
function lastsTheYear(stretch: Stretch, within: boolean, plan: Plan): boolean {
  if (!isWholeYear(stretch)) return false;
  if (stretch.left.base?.type === 'school-year') return within || !stretch.left.year;
  const [days] = resolveStretches([stretch], plan);
  const covers =
    days?.start !== undefined &&
    days.end !== undefined &&
    days.start <= plan.period.start &&
    days.end >= plan.period.end;
  return within && covers;
}

function continuousItem(stretch: Stretch, plan: Plan, place: Pick<DatedItem, 'from' | 'to' | 'separator'>): DatedItem {
  const [days] = resolveStretches([stretch], plan);
  const issues = stretch.left.year ? wrongYearOnly(periodFindings(days?.start, days?.end, [stretch.left], plan)) : [];
  return { kind: 'continuous', issues, yearOnly: false, ...place };
}

function wrongYearOnly(issues: readonly string[]): string[] {
  return issues.filter((issue) => issue === 'deadline-wrong-year' || issue === 'deadline-outside-period');
}

/** «ноябрь, первая декада декабря» is one run of days, «сентябрь, май» is not. */
function joinRuns(dates: readonly Dated[]): Dated[] {
  const [first, ...rest] = dates;
  if (!first || rest.length === 0) return [...dates];
  let run: Dated = { ...first };
  for (const next of rest) {
    const joins =
      next.connector === 'comma' ||
      next.connector === 'and' ||
      next.connector === 'or' ||
      next.connector === 'slash' ||
      next.connector === 'none';
    const contiguous = run.end !== undefined && next.start !== undefined && addDays(run.end, 1) === next.start;
    if (!joins || !run.plain || !next.plain || !contiguous) return [...dates];
    run = {
      ...run,
      kind: 'range',
      end: next.end,
      precision: next.precision,
      hasYear: run.hasYear || next.hasYear,
      issues: [...new Set([...run.issues, ...next.issues])],
    };
    if (run.other && !next.other) run.other = undefined;
  }
  return [run];
}

/** «сентябрь (педсовет 15.09)»: days in parentheses within those before them are the exact ones. */
function refineInParentheses(days: readonly DatedItem[]): Part[] {
  const result: DatedItem[] = [];
  for (const day of days) {
    const last = result[result.length - 1];
    // «к Дню учителя (5 октября)» says one day twice.
    if (last?.end !== undefined && day.start === last.end && day.end === last.end) continue;
    const inside =
      last?.start !== undefined &&
      last.end !== undefined &&
      day.separator === 'paren' &&
      last.kind === 'range' &&
      day.end !== undefined &&
      day.end >= last.start &&
      day.end <= last.end &&
      (day.start === undefined || day.start >= last.start);
    if (last && inside) {
      result[result.length - 1] =
        day.start === undefined
          ? { ...last, end: day.end, issues: [...new Set([...last.issues, ...day.issues])] }
          : day;
    } else result.push(day);
  }
  return result;
}
