// Proposes the period of a plan that was read: what its title says, else what its rows point to. Rows left over from
// earlier years are common and must not pull the period back.
import { isoDay, monthOf, yearOf } from '../calendar/day';
import type { PlanReading } from './plan-reading/plan';
import { monthsNamedIn } from './plan-reading/dated-months';
import { periodNamedIn, schoolYearsNamedIn } from './plan-reading/year-mentions';
import { schoolYearName, schoolYearOf, schoolYearPeriod } from '../calendar/school-year';
import type { Period } from '../calendar/school-year';

/** Where the period was taken from; `assumed` rests on nothing in the plan. */
export type PeriodSource = 'title' | 'activity' | 'order' | 'dated-rows' | 'assumed';

export interface PeriodProposal extends Period {
  /** «2023-2024», when the period is a school year, a part of one, or begins with one. */
  readonly schoolYear?: string;
  /** A sentence for the curator. */
  readonly reason: string;
  readonly source: PeriodSource;
}

/** What of a reading the proposal looks at. */
export type PeriodEvidence = Pick<PlanReading, 'title' | 'order' | 'rows'>;

// From this share of the dated rows on, an autumn after the school year belongs to the plan.
const GOOD_SHARE = 0.25;
// Preparing the next year is work of the last part of a plan.
const LAST_PART = 0.6;
const DRAFTING =
  /(?:разраб|составл|планиров|подготов|проект|утвержд|корректир)[а-яё]{0,12}.{0,80}(?:план|карт|программ|положени)|следующ|нов[а-яё]{2,3} учебн/i;

/**
 * The period of a plan, both days included.
 * @param today ISO day, used when nothing in the plan names a year; without it start and end are then ''
 */
export function proposePeriod(reading: PeriodEvidence, today?: string): PeriodProposal {
  return (
    fromTitle(reading) ??
    fromActivities(reading) ??
    fromDatedRows(reading) ??
    fromNextYear(reading) ??
    fromOrder(reading) ??
    assumed(today)
  );
}

function fromTitle({ title }: PeriodEvidence): PeriodProposal | undefined {
  const named = periodNamedIn(title);
  if (!named) return undefined;
  const { start, end, schoolYear } = named;
  return {
    start,
    end,
    ...(schoolYear !== undefined && { schoolYear: schoolYearName(schoolYear) }),
    reason: 'Период взят из названия плана.',
    source: 'title',
  };
}

function fromActivities(reading: PeriodEvidence): PeriodProposal | undefined {
  const votes = new Map<number, number>();
  for (const { year, isNext } of yearsInActivities(reading)) if (!isNext) votes.set(year, (votes.get(year) ?? 0) + 1);
  const named = mostVoted(votes);
  if (named === undefined) return undefined;
  const dated = fromDatedRows(reading);
  // A year that only old rows still name yields to the dates; dates that lag behind yield to the year named.
  if (dated && dated.start > schoolYearPeriod(named).start) return dated;
  return ofSchoolYear(
    named,
    'activity',
    `В мероприятиях назван ${schoolYearName(named)} учебный год; в названии плана года нет.`,
  );
}

/** A plan that drafts the plan of 2024-2025 is itself of 2023-2024. */
function fromNextYear(reading: PeriodEvidence): PeriodProposal | undefined {
  const next = yearsInActivities(reading).filter(({ isNext }) => isNext);
  const year = next.length === 0 ? undefined : Math.min(...next.map((mention) => mention.year)) - 1;
  if (year === undefined) return undefined;
  return ofSchoolYear(
    year,
    'activity',
    `План готовит следующий, ${schoolYearName(year + 1)} учебный год, значит, сам он на ${schoolYearName(year)}: это предположение, проверьте.`,
  );
}

function yearsInActivities({ rows }: PeriodEvidence): { year: number; isNext: boolean }[] {
  return rows.flatMap(({ activity, deadline }, index) => {
    const mentions = schoolYearsNamedIn(activity);
    if (mentions.length === 0) return [];
    const months = monthsNamedIn(deadline);
    const late =
      index >= rows.length * LAST_PART || (months.length > 0 && months.every(({ month }) => month >= 4 && month <= 8));
    return mentions.map(({ year, index: at }) => {
      const before = activity.slice(Math.max(0, at - 140), at);
      return { year, isNext: (late && DRAFTING.test(before)) || /следующ[а-яё]{2,3}[^.]{0,40}$/i.test(before) };
    });
  });
}

/** One dated row: the school years it points to, and whether it lies in an autumn. */
interface DatedRow {
  readonly years: readonly number[];
  /** School years to whose September-December all of the row belongs. */
  readonly autumnOf?: number;
}

function datedRows({ rows }: PeriodEvidence): DatedRow[] {
  const dated: DatedRow[] = [];
  for (const { kind, deadline } of rows) {
    if (kind !== 'activity') continue;
    const named = schoolYearsNamedIn(deadline).map(({ year }) => year);
    const months = monthsNamedIn(deadline).flatMap(({ month, year }) => (year === undefined ? [] : [{ month, year }]));
    // August prepares the year that begins.
    const years = [...new Set([...named, ...months.map(({ month, year }) => (month >= 8 ? year : year - 1))])];
    const [first] = years;
    if (first === undefined) continue;
    const inAutumn = named.length === 0 && years.length === 1 && months.every(({ month }) => month >= 9);
    dated.push({ years, ...(inAutumn && { autumnOf: first }) });
  }
  return dated;
}

function fromDatedRows(reading: PeriodEvidence): PeriodProposal | undefined {
  const dated = datedRows(reading);
  const votes = new Map<number, number>();
  for (const { years } of dated) for (const year of years) votes.set(year, (votes.get(year) ?? 0) + 1);
  const winner = mostVoted(votes);
  if (winner === undefined) return undefined;
  const year = beganTheYearBefore(dated, winner, reading.order?.day) ? winner - 1 : winner;
  const autumnAfter = dated.filter(({ autumnOf }) => autumnOf === year + 1).length;
  if (autumnAfter / dated.length < GOOD_SHARE) {
    return ofSchoolYear(
      year,
      'dated-rows',
      `В названии плана года нет; большинство сроков указывает на ${schoolYearName(year)} учебный год: это предположение, проверьте.`,
    );
  }
  const end = isoDay(year + 1, 12, 31);
  if (!opensInAutumn(reading, year)) {
    return {
      start: isoDay(year + 1, 1, 1),
      end,
      reason: `В названии плана года нет; все сроки лежат в ${year + 1} году: это предположение, проверьте.`,
      source: 'dated-rows',
    };
  }
  return {
    ...schoolYearPeriod(year),
    end,
    schoolYear: schoolYearName(year),
    reason: `В названии плана года нет; сроки идут от ${schoolYearName(year)} учебного года до осени ${year + 1} года: это предположение, проверьте.`,
    source: 'dated-rows',
  };
}

function opensInAutumn({ rows }: PeriodEvidence, year: number): boolean {
  return rows.some(
    ({ deadline }) =>
      schoolYearsNamedIn(deadline).some((named) => named.year === year) ||
      monthsNamedIn(deadline).some((named) => named.year === year && named.month >= 8),
  );
}

/**
 * Whether the plan began in the school year before the one most rows point to and ran on into its autumn. Old rows
 * look alike; but a plan that really began earlier opens with those rows, and its order is no later than they are.
 */
function beganTheYearBefore(dated: readonly DatedRow[], winner: number, orderDay: string | undefined): boolean {
  const before = dated.filter(({ years }) => years.includes(winner - 1)).length;
  const inWinner = dated.filter(({ years }) => years.includes(winner));
  if (before < (before + inWinner.length) * GOOD_SHARE) return false;
  if (inWinner.some(({ autumnOf }) => autumnOf !== winner)) return false;
  const opensEarlier = dated[0]?.years.includes(winner - 1) ?? false;
  return opensEarlier && (orderDay === undefined || schoolYearOf(orderDay) <= winner - 1);
}

function fromOrder(reading: PeriodEvidence): PeriodProposal | undefined {
  const day = reading.order?.day;
  if (day === undefined) return undefined;
  const year = opensNextYear(reading, day) ? yearOf(day) : schoolYearOf(day);
  return ofSchoolYear(
    year,
    'order',
    `Ни в названии, ни в сроках плана года нет; по дате приказа предположен ${schoolYearName(year)} учебный год: проверьте.`,
  );
}

/** Orders of the summer are for the year to come; those of late spring are when the plan begins with autumn. */
function opensNextYear({ rows }: PeriodEvidence, day: string): boolean {
  const month = monthOf(day);
  if (month >= 6 && month <= 8) return true;
  if (month !== 4 && month !== 5) return false;
  const first = rows.map(({ deadline }) => monthsNamedIn(deadline)[0]).find((named) => named !== undefined);
  return first !== undefined && first.month >= 8;
}

function assumed(today: string | undefined): PeriodProposal {
  if (today === undefined) {
    return {
      start: '',
      end: '',
      reason: 'Год не назван нигде в плане: впишите учебный год на листе «Настройки».',
      source: 'assumed',
    };
  }
  const month = monthOf(today);
  const year = month >= 6 && month <= 8 ? yearOf(today) : schoolYearOf(today);
  return ofSchoolYear(
    year,
    'assumed',
    `Год не назван нигде в плане; по сегодняшней дате предположен ${schoolYearName(year)} учебный год: проверьте.`,
  );
}

function ofSchoolYear(year: number, source: PeriodSource, reason: string): PeriodProposal {
  return { ...schoolYearPeriod(year), schoolYear: schoolYearName(year), reason, source };
}

/** Of equal years the later: what is older is more likely to be left over. */
function mostVoted(votes: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined;
  for (const [year, count] of votes) {
    const most = best === undefined ? 0 : (votes.get(best) ?? 0);
    if (best === undefined || count > most || (count === most && year > best)) best = year;
  }
  return best;
}
