/** How the roadmap goes: done, overdue, near, done on time; for the plan and for each stage. */
import { addDays } from '../calendar/day';
import { isDone } from '../roadmap/check/status';
import { STAGES, type Stage } from '../roadmap/stage';
import { readMarkDay } from './mark-day';
import type { RoadmapRow } from './records';
import { tally, type Ratio, type Tally } from './tally';

/** So many days ahead are «ближайшие». */
export const nearDays = 14;

export interface ProgressFigures {
  readonly done: Ratio;
  /** Not done, and the last day is over. */
  readonly overdue: Tally;
  /** Not done, and the last day is today or within the next 14 days. */
  readonly near: Tally;
  /** Of those whose last day is over: done not later. A mark without a day counts as in time. */
  readonly onTime: Ratio;
  /** Of `onTime`: marks that name no day. */
  readonly undatedMarks: number;
  /** First and last day of the rows that have days; undefined where none has. */
  readonly start?: string;
  readonly end?: string;
}

export interface RoadmapFigures extends ProgressFigures {
  /** Stages that have activities, in the canonical order. */
  readonly stages: readonly (ProgressFigures & { readonly stage: Stage })[];
}

export function roadmapFigures(rows: readonly RoadmapRow[], today: string): RoadmapFigures {
  const activities = rows.filter(({ heading }) => !heading);
  const stages = STAGES.flatMap((stage) => {
    const own = activities.filter((row) => row.stage === stage);
    return own.length === 0 ? [] : [{ stage, ...progress(own, today) }];
  });
  return { ...progress(activities, today), stages };
}

function progress(rows: readonly RoadmapRow[], today: string): ProgressFigures {
  const done = rows.filter(({ mark }) => isDone(mark));
  const open = rows.filter(({ mark }) => !isDone(mark));
  const due = rows.filter(({ end }) => end !== undefined && end < today);
  const inTime = due.filter(({ mark, end }) => isDone(mark) && (readMarkDay(mark) ?? '') <= (end ?? ''));
  const horizon = addDays(today, nearDays);
  const starts = rows.flatMap(({ start, end }) => start ?? end ?? []).sort();
  const ends = rows.flatMap(({ start, end }) => end ?? start ?? []).sort();
  const [start, end] = [starts[0], ends[ends.length - 1]];
  return {
    done: { part: tally('roadmap', done), whole: tally('roadmap', rows) },
    overdue: tally(
      'roadmap',
      open.filter((row) => row.status === 'просрочено' || (row.end !== undefined && row.end < today)),
    ),
    near: tally(
      'roadmap',
      open.filter((row) => row.end !== undefined && row.end >= today && row.end <= horizon),
    ),
    onTime: { part: tally('roadmap', inTime), whole: tally('roadmap', due) },
    undatedMarks: inTime.filter(({ mark }) => readMarkDay(mark) === undefined).length,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
}
