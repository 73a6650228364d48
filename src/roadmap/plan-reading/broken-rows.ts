// Joins the pieces of one row that a page break or a word processor set on several lines.
import { isNameAlone } from './approval';
import { isEndOfPage, isHeadingText } from './heading-text';
import type { PlanRepair, RepairKind } from './plan';
import type { PlanRecord } from './records';
import { rowNumber } from './row-number';

// How the records of the plan are numbered: it decides how much a missing number means.
interface Numbering {
  /** Most records have a number. */
  readonly numbered: boolean;
  /** There are numbers such as «2.1»: the headings have numbers too. */
  readonly tree: boolean;
  /** Blank lines stand between most records, so that a blank line tells nothing. */
  readonly airy: boolean;
}

// Evidence needed to call a line the rest of the row above. Without numbers only a sentence cut in two is proof.
const ENOUGH = 3;
const ENOUGH_WITHOUT_NUMBERS = 5;

const CUT_SENTENCE =
  /(?:[-–,(«/]|(?:^|\s)(?:и|или|в|во|на|с|со|к|по|о|об|от|до|для|за|при|из|у|под|над|через|между|не|№))$/i;
const LOWER_CASE = /^[а-яёa-z]/;
const UPPER_CASE = /^[А-ЯЁA-Z]/;
const LIST_ITEM = /^(?:- |\d{1,2}[).]|[а-я]\))/;
const MONTH_OR_DAY = /январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|\d{1,2}\.\d{1,2}/i;

const WHOLE_DEADLINE =
  /^(?:в течени|постоянно|весь|по (?:отдельному )?(?:графику|плану)|по мере|по необходим|еже|регулярно|систематич|\d раз)/i;

/** Joins what belongs together; the records given are changed. */
export function joinBrokenRows(records: readonly PlanRecord[], repairs: PlanRepair[]): PlanRecord[] {
  const numbering = numberingOf(records);
  const joined: PlanRecord[] = [];
  for (const record of records) {
    const above = joined[joined.length - 1];
    if (!above || above.spanning || record.spanning) {
      joined.push(record);
      continue;
    }
    const how = howJoined(record, above, numbering);
    if (how === undefined) {
      joined.push(record);
      continue;
    }
    append(above, record, how);
    repairs.push({ line: record.line, what: how });
  }
  return joined;
}

function numberingOf(records: readonly PlanRecord[]): Numbering {
  let withText = 0;
  let numbered = 0;
  let deep = 0;
  let afterBlank = 0;
  for (const record of records) {
    if (record.spanning || (record.activity === '' && record.stage === '')) continue;
    withText++;
    const number = rowNumber(record.number);
    if (number) numbered++;
    if (number && number.depth >= 2) deep++;
    if (record.afterBlank) afterBlank++;
  }
  return { numbered: numbered * 2 >= withText, tree: deep > 0, airy: afterBlank * 3 > withText };
}

function howJoined(record: PlanRecord, above: PlanRecord, numbering: Numbering): RepairKind | undefined {
  if (record.furtherParagraph) return 'paragraphs-joined';
  if (record.number !== '' || record.shared.length > 0) return undefined;
  const text = record.activity || record.stage;
  if (text === '') return isSignature(record) ? undefined : 'page-break-joined';
  if (isHeadingText(text) || (UPPER_CASE.test(text) && isEndOfPage(text))) return undefined;
  const enough = numbering.numbered ? ENOUGH : ENOUGH_WITHOUT_NUMBERS;
  return evidence(record, above, numbering) >= enough ? 'page-break-joined' : undefined;
}

/** «Куратор | ____ | И.О. Фамилия» under the last columns: a post, a line to sign on, a name. */
export function isSignature(record: PlanRecord): boolean {
  const { number, stage, activity, deadline, responsible, result, document, mark, others } = record;
  if (number + stage + activity !== '') return false;
  const cells = [deadline, responsible, result, document, mark, ...others.map(({ text }) => text)];
  const words = cells.filter((text) => !/^[_/\s]{0,99}$/.test(text));
  const [post = '', name = ''] = words;
  return words.length === 2 && isEndOfPage(post) && !isNameAlone(post) && isNameAlone(name);
}

function evidence(record: PlanRecord, above: PlanRecord, numbering: Numbering): number {
  const text = record.activity || record.stage;
  let sum = numbering.numbered ? 1 : 0;
  if (numbering.numbered && numbering.tree) sum += 1;
  if (LOWER_CASE.test(text)) sum += 2;
  else if (LIST_ITEM.test(text)) sum += 1;
  else if (UPPER_CASE.test(text)) sum -= 1;
  if (isCut(above.activity) || listGoesOn(above.activity, text)) sum += 2;
  if (record.afterBlank && !numbering.airy) sum += 1;
  if (above.stage !== '' && record.stage === '') sum += 1;
  if (record.deadline === '') sum += 1;
  else if (isWholeDeadline(record.deadline) && !isCut(above.deadline)) sum -= above.deadline === '' ? 3 : 4;
  else if (!LOWER_CASE.test(record.deadline)) sum -= 2;
  // The halves of the other cells speak as well: a role cut off from its name, a result that goes on.
  if (LOWER_CASE.test(record.result) && above.result !== '') sum += 1;
  if (record.responsible !== '' && UPPER_CASE.test(record.responsible) && record.deadline !== '') sum -= 1;
  return sum;
}

/** «1) …» in the row above and «2) …» here. */
function listGoesOn(above: string, text: string): boolean {
  const item = /^(\d{1,2})\)/.exec(text)?.[1];
  return item !== undefined && above.includes(`${parseInt(item, 10) - 1})`);
}

function isWholeDeadline(text: string): boolean {
  return MONTH_OR_DAY.test(text) || WHOLE_DEADLINE.test(text);
}

function isCut(text: string): boolean {
  // Only the end matters; a slice keeps the search short on texts of any length.
  const end = text.slice(-40).trimEnd();
  if (CUT_SENTENCE.test(end)) return true;
  return isUnclosed(text, '«', '»') || isUnclosed(text, '(', ')');
}

function isUnclosed(text: string, open: string, close: string): boolean {
  const last = text.lastIndexOf(open);
  return last >= 0 && text.indexOf(close, last) < 0 && text.length - last < 200;
}

function append(above: PlanRecord, record: PlanRecord, how: RepairKind): void {
  const glue = how === 'paragraphs-joined' ? '\n' : ' ';
  const join = (first: string, second: string, between: string): string =>
    first === '' ? second : second === '' ? first : first + between + second;
  const listGoesOn = !record.afterBlank && LIST_ITEM.test(record.activity);
  above.stage = join(above.stage, record.stage, ' ');
  above.activity = join(above.activity, record.activity, listGoesOn ? '\n' : glue);
  const twoDeadlines =
    MONTH_OR_DAY.test(above.deadline) && MONTH_OR_DAY.test(record.deadline) && !isCut(above.deadline);
  above.deadline = join(above.deadline, record.deadline, twoDeadlines ? '\n' : glue);
  above.responsible = join(above.responsible, record.responsible, glue);
  above.result = join(above.result, record.result, glue);
  above.document = join(above.document, record.document, glue);
  above.mark = join(above.mark, record.mark, glue);
  above.others.push(...record.others);
}
