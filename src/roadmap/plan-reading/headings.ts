// Tells headings from activities. A blank deadline alone proves nothing: the numbering tree, merged cells, the words
// of a heading and the rows below it do.
import {
  headingTitle,
  holdsStatement,
  isHeadingText,
  isInCapitals,
  isStatement,
  withStatementsOnLines,
} from './heading-text';
import type { PlanRepair, PlanRow, PlanRowKind } from './plan';
import type { PlanRecord } from './records';
import { isInside, rowNumber } from './row-number';

// Rows without anything but a text are headings only while they are few; else the school left its cells blank.
const MAX_SHARE_OF_HEADINGS = 0.4;

/** What kind of heading a record is: the lower the rank, the wider the section. */
type Rank = 'section' | 'first-level' | 'plain' | 'deeper-level';

/** The rows of a plan, in their order. Statements («Задача: …») below a heading become part of it. */
export function classify(records: readonly PlanRecord[], repairs: PlanRepair[]): PlanRow[] {
  const gathered = gatherStatements(records, repairs);
  const ranks = rankHeadings(gathered);
  const widest = (['section', 'first-level', 'plain'] as const).find((rank) => ranks.includes(rank)) ?? 'deeper-level';
  const rows: PlanRow[] = [];
  let section = '';
  for (const [index, record] of gathered.entries()) {
    const rank = ranks[index];
    const kind: PlanRowKind =
      rank === undefined ? 'activity' : rank === widest && rank !== 'deeper-level' ? 'stage' : 'group';
    const isHeading = kind !== 'activity';
    const text = [record.stage, record.activity].filter((part) => part !== '').join('\n');
    const activity = isHeading ? withStatementsOnLines(text) : text;
    if (kind === 'stage' || (!isHeading && record.stage !== ''))
      section = headingTitle(kind === 'stage' ? activity : record.stage);
    rows.push({
      line: record.line,
      number: record.number,
      kind,
      activity,
      deadline: record.deadline,
      responsible: record.responsible,
      result: record.result,
      section,
      mark: record.mark,
      document: record.document,
      shared: record.shared,
    });
  }
  return rows;
}

function gatherStatements(records: readonly PlanRecord[], repairs: PlanRepair[]): PlanRecord[] {
  const gathered: PlanRecord[] = [];
  for (const record of records) {
    const above = gathered[gathered.length - 1];
    const belongsAbove =
      above !== undefined &&
      isBare(above) &&
      record.number === '' &&
      isBare(record) &&
      isStatement(record.activity) &&
      record.stage + record.result === '' &&
      record.others.length === 0;
    if (belongsAbove) {
      above.activity += `\n${record.activity}`;
      repairs.push({ line: record.line, what: 'heading-lines-joined' });
    } else {
      gathered.push(record);
    }
  }
  return gathered;
}

/** Nobody is named and nothing is dated: a heading, or an activity that was never finished. */
function isBare(record: PlanRecord): boolean {
  return record.deadline === '' && record.responsible === '' && record.mark === '' && record.document === '';
}

function rankHeadings(records: readonly PlanRecord[]): (Rank | undefined)[] {
  const numbers = records.map((record) => rowNumber(record.number));
  const numbered = numbers.filter((number) => number !== undefined).length;
  const tree =
    numbers.filter((number) => number !== undefined && number.depth >= 2).length * 3 >= numbered && numbered > 0;
  const loose = records.length - numbered;
  const lone = records.filter((record, index) => isBare(record) && !record.spanning && !numbers[index]).length;
  // Where headings are marked by their words or by merged cells, a text alone in a plan without numbers is an activity.
  const marked = records.some(
    (record) => isBare(record) && (record.mergedAcross || isWordedAsHeading(record.activity)),
  );
  const loneAreHeadings = lone <= records.length * MAX_SHARE_OF_HEADINGS && (!marked || numbered > loose);
  const firstLevel = records.filter((_record, index) => numbers[index]?.depth === 1);
  const firstLevelIsHeadings = tree && firstLevel.filter(isBare).length * 2 >= firstLevel.length;
  const lastFilled = lastIndexOf(records, (record) => !isBare(record));

  return records.map((record, index): Rank | undefined => {
    const text = record.stage === '' ? record.activity : record.stage;
    if (!isBare(record) && !record.mergedAcross) return undefined;
    const number = numbers[index];
    const next = index + 1 < records.length ? records[index + 1] : undefined;
    const nextNumber = numbers[index + 1];
    const isWorded = isWordedAsHeading(text) || isHeadingText(record.number);
    const isSpanning = record.spanning || isWorded;
    if (number && number.depth >= 2) {
      const hasChildren = nextNumber !== undefined && isInside(nextNumber, number);
      return hasChildren || record.mergedAcross ? 'deeper-level' : undefined;
    }
    if (number?.depth === 0 || (!number && isWorded)) return 'section';
    if (number) {
      if (isSpanning || firstLevelIsHeadings) return 'first-level';
      // Below a numbered heading the numbers go deeper, begin again, or there are none.
      const opensSection = nextNumber
        ? nextNumber.depth > number.depth || nextNumber.parts[0] === 1
        : next !== undefined && !isBare(next) && loose * 3 >= records.length;
      return opensSection ? 'first-level' : undefined;
    }
    if (isSpanning) return 'plain';
    const isLone = record.result === '' && record.others.length === 0;
    if (!isLone || index >= lastFilled) return undefined;
    return (loneAreHeadings && !/^[а-яё-]/.test(text)) || isInCapitals(text) ? 'plain' : undefined;
  });
}

function isWordedAsHeading(text: string): boolean {
  return isHeadingText(text) || holdsStatement(text);
}

function lastIndexOf<T>(items: readonly T[], matches: (item: T) => boolean): number {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item !== undefined && matches(item)) return index;
  }
  return -1;
}
