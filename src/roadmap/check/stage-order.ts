/**
 * The order of the seven stages, which both methodologies make obligatory (Р-145; АЗ-1128/08): a later stage may not
 * end before an earlier one begins. Plans whose sections are other things are judged by their rows.
 */
import { dayNumber } from '../../calendar/day';
import { ORDERED_STAGES, stageOrder, type Stage } from '../stage';
import { saysOfStage } from '../stages';
import { finding, type Finding, type PlanRow } from './plan-row';

/** A row with the days of its deadline; rows without days, and rows that can be read in two ways, have no place in the order. */
export interface DatedRow {
  readonly row: PlanRow;
  readonly stage: Stage;
  readonly start?: string;
  readonly end?: string;
}

interface Place {
  readonly entry: DatedRow;
  readonly stage: Stage;
  readonly order: number;
  /** Number of the section, and who says the stage: one of the seven sections, a broader one, or the row alone. */
  readonly section: number;
  readonly said: 'section' | 'broad-section' | 'row';
  /** Read when it is asked for: most rows break nothing. */
  words?: ReturnType<typeof saysOfStage>;
  /** Days since 1970. */
  readonly start: number;
  readonly end: number;
}

export function checkStageOrder(rows: readonly DatedRow[], periodStart: string): Finding[] {
  const places = placesOf(rows, periodStart);
  const found = culprits(places).map(({ place, other, side }) =>
    finding(place.entry.row, 'deadline-out-of-order', {
      found: place.entry.row.deadline,
      stage: place.stage,
      side,
      other: { number: other.entry.row.number, stage: other.stage, found: other.entry.row.deadline },
    }),
  );
  const flagged = new Set(found.map(({ line }) => line));
  return [...found, ...orderBeforePairs(rows, places).filter(({ line }) => !flagged.has(line))];
}

/**
 * Where most of the seven stages are sections of the plan, a row stands in its section's stage, whatever it is about:
 * «долгосрочная база наставников» at the end of a year is no violation. Elsewhere each row has its own stage.
 */
function placesOf(rows: readonly DatedRow[], periodStart: string): Place[] {
  const headings = new Set(
    rows.filter(({ row }) => row.heading).flatMap(({ stage }) => (stageOrder(stage) === undefined ? [] : [stage])),
  );
  const bySection = headings.size * 2 > ORDERED_STAGES.length;
  const judged = bySection ? rows : rowsInOrder(rows);
  let heading: Stage | undefined;
  let section = 0;
  const places: Place[] = [];
  for (const entry of judged) {
    if (entry.row.heading) {
      heading = entry.stage;
      section++;
      continue;
    }
    const stage = bySection && heading !== undefined ? heading : entry.stage;
    const order = stageOrder(stage);
    if (order === undefined || entry.end === undefined) continue;
    const end = dayNumber(entry.end);
    const start = entry.start === undefined ? Math.min(dayNumber(periodStart), end) : dayNumber(entry.start);
    const said = stage !== heading ? 'row' : bySection ? 'section' : 'broad-section';
    places.push({ entry, stage, order, section, said, start, end });
  }
  return places;
}

/**
 * Months and directions of work run beside each other: where most sections are no stages, only the rows of a section
 * that goes through most of the stages itself stand in their order.
 */
function rowsInOrder(rows: readonly DatedRow[]): readonly DatedRow[] {
  const headings = rows.filter(({ row }) => row.heading);
  const stages = headings.filter(({ stage }) => stageOrder(stage) !== undefined);
  if (stages.length * 2 >= headings.length) return rows;
  const sections: DatedRow[][] = [[]];
  for (const entry of rows) {
    if (entry.row.heading) sections.push([]);
    else sections[sections.length - 1]?.push(entry);
  }
  return sections.filter(goesThroughStages).flat();
}

function goesThroughStages(rows: readonly DatedRow[]): boolean {
  const stages = new Set(rows.map(({ stage }) => stageOrder(stage)).filter((order) => order !== undefined));
  return stages.size * 2 > ORDERED_STAGES.length;
}

interface Culprit {
  readonly place: Place;
  readonly other: Place;
  readonly side: 'ends-too-early' | 'begins-too-late';
}

/**
 * A round table may close a programme or open it, and a broad section («Подготовительный этап») holds rows of several
 * stages: words that only hint at a stage prove nothing, a heading something against rows of other sections alone.
 */
function proves(a: Place, b: Place): boolean {
  return [a, b].every((place) => {
    if (place.said === 'section' || (place.said === 'broad-section' && a.section !== b.section)) return true;
    place.words ??= saysOfStage(place.entry.row.activity, place.stage);
    return place.words === 'names' || (place.words === 'nothing' && place.said === 'row');
  });
}

/** Whether two rows break the order between them. */
function breaks(a: Place, b: Place): boolean {
  return a.order < b.order ? b.end < a.start : a.order > b.order && a.end < b.start;
}

/**
 * The fewest rows that explain all violations: again and again the row in most of them; of equals, the one of the
 * later stage, because it is the one that ends too early.
 */
function culprits(places: readonly Place[]): Culprit[] {
  const left = new Set(places);
  const counts = new Map(places.map((place) => [place, places.filter((other) => breaks(place, other)).length]));
  const found: Culprit[] = [];
  for (;;) {
    let worst: Place | undefined;
    let most = 0;
    for (const place of left) {
      const count = counts.get(place) ?? 0;
      if (count > most || (count === most && count > 0 && worst !== undefined && place.order > worst.order)) {
        worst = place;
        most = count;
      }
    }
    if (!worst) return found;
    const place = worst;
    left.delete(place);
    const broken = [...left].filter((other) => breaks(place, other));
    for (const other of broken) counts.set(other, (counts.get(other) ?? 0) - 1);
    const proven = (candidate: Place): boolean => proves(place, candidate);
    const other = broken.find((earlier) => earlier.order < place.order && proven(earlier)) ?? broken.find(proven);
    if (other) found.push({ place, other, side: other.order < place.order ? 'ends-too-early' : 'begins-too-late' });
  }
}

/** An order on the pairs, listed among the papers of the first stage, cannot be due before pairs begin to be formed. */
function orderBeforePairs(rows: readonly DatedRow[], places: readonly Place[]): Finding[] {
  const pairs = places.filter(
    ({ entry, stage }) =>
      (stage === 'Пары' || stage === 'Работа пар') &&
      /формировани\S{1,3}\s(?:\S{1,30}\s){0,2}пар/i.test(entry.row.activity),
  );
  const first = pairs.reduce<Place | undefined>(
    (best, place) => (best && best.start <= place.start ? best : place),
    undefined,
  );
  if (!first) return [];
  return rows.flatMap(({ row, end }) => {
    if (row.heading || end === undefined || dayNumber(end) >= first.start || row === first.entry.row) return [];
    if (!/приказ\S{0,3}\s(?:[^\n;]{0,60})\sпар/i.test(row.activity)) return [];
    return [
      finding(row, 'deadline-out-of-order', {
        found: row.deadline,
        stage: 'Пары',
        side: 'ends-too-early',
        other: { number: first.entry.row.number, stage: first.stage, found: first.entry.row.deadline },
        byText: true,
      }),
    ];
  });
}
