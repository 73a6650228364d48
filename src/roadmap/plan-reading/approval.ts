// Reads the approval block of a plan (who accepted it, who approved it, by which order) and, where the plan hangs on
// an order, the order's number, day and signature.
import type { Fragment } from './above-table';
import { printedDay } from './printed-day';

export interface Approval {
  readonly left: string[];
  readonly right: string[];
  /** Indexes of the fragments that were taken. */
  readonly places: Set<number>;
  readonly order?: { number: string; day: string };
  /** The first day printed under «УТВЕРЖДАЮ», ISO. */
  readonly day?: string;
  readonly head?: { post: string; name: string };
}

const LEFT = /^(?:принят[оа]?|согласован[оа]?|рассмотрен[оа]?|одобрен[оа]?|обсужден[оа]?)(?![а-яё])/i;
const RIGHT = /^(?:утверждаю|утвержд[её]н[оаы]?|приложение)(?![а-яё])/i;
const COUNCIL = /педсовет|совет[аео]|заседани|протокол/i;
const ORDER_TITLE = /^(?:приказ|распоряжение|постановление)(?![а-яё])/i;
const ORDER_WORD = /приказ|распоряжени|постановлени/i;
const FULL_ORGANISATION = /^(?:муниципальн|государственн|частн|областн|краев|федеральн)[а-яё]{2,4} /i;
const POST = /^(?:и\. ?о\. ?|врио )?(?:директор|заведующ|начальник|руководител|ректор|глава|председател)[а-яё]{0,4}/i;

const MAX_BLOCK = 8;
const MAX_BLOCK_LINE = 200;
const ORDER_LINES = 6;

/**
 * Takes the blocks that begin with «ПРИНЯТО», «УТВЕРЖДАЮ» and the like; each goes on down its own column.
 * @param isTitle tells that a fragment is part of the plan's title, @param startsTitle that a text begins such a title
 */
export function readApproval(
  fragments: readonly Fragment[],
  isTitle: (index: number) => boolean,
  startsTitle: (text: string) => boolean,
): Approval {
  const left: string[] = [];
  const right: string[] = [];
  const places = new Set<number>();
  const seen = new Set<string>();
  const columns = columnsByLine(fragments);
  for (const [index, fragment] of fragments.entries()) {
    const isMarker = LEFT.test(fragment.text) || RIGHT.test(fragment.text);
    if (!isMarker || places.has(index) || fragment.text.length > MAX_BLOCK_LINE) continue;
    const block = blockFrom(fragments, index, columns, isTitle, startsTitle);
    for (const place of block) places.add(place);
    const lines = block.map((place) => fragments[place]?.text ?? '');
    const side = isOnLeft(lines) ? left : right;
    // The first page is often printed twice.
    const word = (/^[а-яё]+/i.exec(fragment.text)?.[0] ?? '').toLowerCase() + (side === left ? ' left' : ' right');
    if (seen.has(word)) continue;
    seen.add(word);
    side.push(...lines);
  }
  const order = orderIn(right);
  const head = headIn(right);
  const day = printedDay(right.join('\n'))?.iso;
  return { left, right, places, ...(order && { order }), ...(day !== undefined && { day }), ...(head && { head }) };
}

/** The head approves on the right; a council accepts on the left, also when its word is «утверждено». */
function isOnLeft(lines: readonly string[]): boolean {
  if (LEFT.test(lines[0] ?? '')) return true;
  const text = lines.join(' ');
  return COUNCIL.test(text) && !ORDER_WORD.test(text) && !POST.test(lines[1] ?? '');
}

function blockFrom(
  fragments: readonly Fragment[],
  start: number,
  columns: ReadonlyMap<number, readonly number[]>,
  isTitle: (index: number) => boolean,
  startsTitle: (text: string) => boolean,
): number[] {
  const block = [start];
  for (let index = start + 1; index < fragments.length && block.length < MAX_BLOCK; index++) {
    const fragment = fragments[index];
    if (!fragment || isTitle(index)) break;
    const { text } = fragment;
    // What stands beside belongs to another marker, which will find it.
    if (!isBelow(fragment, fragments[start], columns)) continue;
    if (
      LEFT.test(text) ||
      RIGHT.test(text) ||
      startsTitle(text) ||
      FULL_ORGANISATION.test(text) ||
      text.length > MAX_BLOCK_LINE
    )
      break;
    if (/^(?:приказ|распоряжение|постановление)$/i.test(text)) break;
    if (fragment.afterBlank && /^(?:с|г|п|пос|ст)\. ?[А-ЯЁ]/.test(text)) break;
    block.push(index);
  }
  return block;
}

/** The columns in which each line has a text. */
function columnsByLine(fragments: readonly Fragment[]): Map<number, number[]> {
  const columns = new Map<number, number[]>();
  for (const { line, column } of fragments) {
    const filled = columns.get(line) ?? [];
    if (filled[filled.length - 1] !== column) columns.set(line, [...filled, column]);
  }
  return columns;
}

/**
 * Whether a fragment stands below a marker. Tabs set the sides of an approval block apart by eye, so that columns
 * shift from line to line: as many texts as there are markers belong to them in their order, others to the nearest.
 */
function isBelow(
  fragment: Fragment,
  marker: Fragment | undefined,
  columns: ReadonlyMap<number, readonly number[]>,
): boolean {
  if (!marker || fragment.line === marker.line) return fragment.column === marker?.column;
  const markers = columns.get(marker.line) ?? [];
  const texts = columns.get(fragment.line) ?? [];
  if (markers.length === 1)
    return fragment.column === marker.column || (fragment.column >= 1 && marker.column >= 1 && texts.length === 1);
  if (texts.length === markers.length) return texts.indexOf(fragment.column) === markers.indexOf(marker.column);
  const distance = (column: number): number => Math.abs(column - fragment.column);
  return markers.every((column) => distance(marker.column) <= distance(column));
}

/** The order of a plan that hangs on one: «ПРИКАЗ» on a line of its own, its day and number near it. */
export function readOrderAbove(fragments: readonly Fragment[]): { number: string; day: string } | undefined {
  const start = fragments.findIndex(({ text }) => ORDER_TITLE.test(text) && text.length <= 60);
  if (start < 0) return undefined;
  // The day and the number often stand on both sides of one line, above or below the word.
  const near = fragments
    .slice(Math.max(0, start - 2), start + ORDER_LINES)
    .map(({ text }) => text)
    .filter((text) => text.length <= 80);
  return orderIn(['приказ', ...near]);
}

/** The signature under an order: a post, and a name on one of the next lines. */
export function readSignature(fragments: readonly Fragment[]): { post: string; name: string } | undefined {
  for (const [index, { text }] of fragments.entries()) {
    if (text.length > 120 || !POST.test(text)) continue;
    const head = headIn(
      fragments
        .slice(index, index + 3)
        .map((fragment) => fragment.text)
        .filter((line) => line.length <= 120),
    );
    if (head) return head;
  }
  return undefined;
}

function orderIn(lines: readonly string[]): { number: string; day: string } | undefined {
  const start = lines.findIndex((line) => ORDER_WORD.test(line));
  if (start < 0) return undefined;
  // A number in quotes is a school's: «СОШ № 5».
  const text = lines
    .slice(start, start + ORDER_LINES + 2)
    .join(' ')
    .slice(0, 600)
    .replace(/[«"“][^»"”]{0,90}[»"”](?=[\s,.;)]|$)/g, (quoted) =>
      /^.\s?_{0,3}\d{0,2}_{0,3}\s?.$/.test(quoted) ? quoted : ' ',
    );
  const day = printedDay(text);
  if (!day) return undefined;
  const after = /^[\s,]{0,5}(?:г\.?|года)?[\s,]{0,5}№ ?([^\s,;]{1,30})/i.exec(text.slice(day.end));
  const before = text.slice(0, day.start).match(/№ ?([^\s,;№]{1,30})(?=[^№]{0,8}$)/);
  const number = after?.[1] ?? before?.[1] ?? /№ ?([^\s,;]{1,30})/.exec(text)?.[1] ?? '';
  // A full stop belongs to a number that ends with an abbreviation: «№ 5-о.д.».
  return { number: number.replace(/(?<=\d)[.,;)]{1,3}$/, ''), day: day.iso };
}

const NAME =
  /[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]{1,25}(?:-[А-ЯЁ][а-яё]{1,25})?|[А-ЯЁ][а-яё]{1,25}(?:-[А-ЯЁ][а-яё]{1,25})? [А-ЯЁ]\. ?[А-ЯЁ]\.?|[А-ЯЁ][а-яё]{1,25}(?:-[А-ЯЁ][а-яё]{1,25})? [А-ЯЁ][а-яё]{1,20} [А-ЯЁ][а-яё]{1,20}(?:вич|вна|ьич|ична|инична)/;

const NAME_ALONE = new RegExp(`^[_/\\s]{0,60}(?:${NAME.source})[_/\\s]{0,60}$`);

/** A name and nothing else but a line to sign on: «________ И.О. Фамилия». */
export function isNameAlone(text: string): boolean {
  return text.length <= 160 && NAME_ALONE.test(text);
}

function headIn(lines: readonly string[]): { post: string; name: string } | undefined {
  const start = lines.findIndex((line) => POST.test(line));
  if (start < 0) return undefined;
  const post: string[] = [];
  for (const line of lines.slice(start, start + 4)) {
    const name = NAME.exec(line);
    const words = (name ? line.slice(0, name.index) : line)
      .replace(/[_/\\|]/g, ' ')
      .split(' ')
      .filter(Boolean)
      .join(' ');
    if (words !== '' && !ORDER_WORD.test(words)) post.push(words.replace(/[:,]$/, ''));
    if (name) return { post: post.join(' '), name: name[0] };
  }
  return undefined;
}
