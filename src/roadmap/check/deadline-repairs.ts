/**
 * Proposes another wording of a deadline. A proposal is kept only when reading it again gives the days it is meant to
 * give, without the fault it is meant to mend; otherwise none is made.
 */
import { addYears } from '../../calendar/day';
import { parseDeadline, type Deadline } from '../deadline';
import { printDeadline } from '../print-deadline';
import type { Period, Term } from '../../calendar/school-year';

interface Days {
  readonly kind: Deadline['kind'];
  readonly start?: string;
  readonly end?: string;
}

/** The reading in a usual wording, years written; undefined where there are no days to write. */
export function printDays({ kind, start, end }: Days): string | undefined {
  if (start === undefined && end === undefined) return undefined;
  return printDeadline({ kind, start, end, issues: [] });
}

/** Every year printed in a deadline, moved: «2023», «23» after a day and a month, both halves of «2023-2024». */
export function moveYears(text: string, years: number): string {
  const move = (year: string): string => String(Number(year) + years).padStart(year.length, '0');
  return text
    .replace(/(?<!\d)20\d\d(?!\d)/g, move)
    .replace(
      /(?<!\d)(20\d\d\s{0,3}[-–—/]\s{0,3})(\d\d)(?![\d.])(?=\s{0,3}у)/g,
      (_, first: string, year: string) => first + move(year),
    )
    .replace(/(?<![\d.])(\d{1,2}[./]\d{1,2}[./])(\d{2})(?!\d)/g, (_, day: string, year: string) => day + move(year));
}

export class DeadlineRepairs {
  /** A plan repeats its deadlines; each proposal is found once. */
  private readonly known = new Map<string, string | undefined>();

  constructor(
    private readonly period: Period,
    private readonly terms: readonly Term[],
  ) {}

  /** The same deadline with the year it was read in: «Февраль - март» → «Февраль - март 2023 г.». */
  withYear(text: string, deadline: Deadline): string | undefined {
    return this.once(`year ${text}`, () => {
      const year = deadline.end?.slice(0, 4);
      const sameYear = (deadline.start ?? deadline.end)?.slice(0, 4) === year;
      const appended = sameYear && year !== undefined ? `${text.trimEnd()} ${year} г.` : undefined;
      return this.first([appended, printDays(deadline)], deadline, 'deadline-year-missing');
    });
  }

  /** The same deadline without the signs that had to be overlooked. */
  mended(text: string, deadline: Deadline, fault: 'deadline-malformed' | 'text-noise'): string | undefined {
    const trimmed = text.trim().replace(/\s\d{1,2}$/, '');
    return this.once(`${fault} ${text}`, () => this.first([trimmed, printDays(deadline)], deadline, fault));
  }

  /** «Май 2022» → «май 2024»: each year that cannot belong to the plan moved by whole years into it. */
  inPeriod(text: string, deadline: Deadline): string | undefined {
    return this.once(`period ${text}`, () => this.findInPeriod(text, deadline));
  }

  private once(key: string, find: () => string | undefined): string | undefined {
    if (!this.known.has(key)) this.known.set(key, find());
    return this.known.get(key);
  }

  private findInPeriod(text: string, deadline: Deadline): string | undefined {
    const parts = deadline.parts ?? [{ ...deadline, source: { from: 0, to: text.length } }];
    let moved = '';
    let at = 0;
    for (const part of parts) {
      const { from = at, to = at } = part.source ?? {};
      moved += text.slice(at, from) + this.moved(text.slice(from, to), part);
      at = Math.max(at, to);
    }
    moved += text.slice(at);
    const again = parseDeadline(moved, this.period, this.terms);
    return moved === text || again.issues.includes('deadline-wrong-year') || again.kind !== deadline.kind
      ? undefined
      : moved;
  }

  private moved(text: string, { start, end }: { start?: string; end?: string }): string {
    const last = end ?? start;
    if (last === undefined) return text;
    const first = start ?? last;
    const inside = (years: number): boolean =>
      addYears(last, years) >= this.period.start && addYears(first, years) <= this.period.end;
    // The nearest move wins: a plan of several years could hold the month more than once.
    const years = [0, ...Array.from({ length: 12 }, (_, index) => [index + 1, -index - 1]).flat()].find(inside);
    return years === undefined ? text : moveYears(text, years);
  }

  private first(candidates: readonly (string | undefined)[], meant: Days, fault: string): string | undefined {
    return candidates.find((candidate) => {
      if (candidate === undefined) return false;
      const again = parseDeadline(candidate, this.period, this.terms);
      return (
        again.kind === meant.kind &&
        again.start === meant.start &&
        again.end === meant.end &&
        !again.issues.includes(fault)
      );
    });
  }
}
