// Reads what stands above the table: the title, the organisation, the approval block, the order and its signature.
import { readApproval, readOrderAbove, readSignature } from './approval';
import { cleanProse, isBlank } from './clean-text';
import type { PlanGrid, PlanHead } from './plan';

/** A piece of text above the table; a line of a sheet may hold several side by side. */
export interface Fragment {
  readonly line: number;
  /** Column of the sheet, and the place within a cell whose sides are parted by spaces. */
  readonly column: number;
  readonly text: string;
  readonly afterBlank: boolean;
}

const TITLE_START =
  /^[«"(]?(?:проект )?(?:(?:перспективн|годов|муниципальн|комплексн|школьн|календарн|примерн|рабоч)[а-яё]{2,4} )?(?:план(?:\s|$|-график)|дорожная карта|«дорожная карта»|комплекс мер)/i;
const TITLE_GOES_ON =
  /^(?:на|за)\s.{0,20}20\d\d|^20\d\d\s?[-–—/]|учебн[а-яё]{2,3} год|^(?:сроки?|период)\s.{0,60}20\d\d/i;
const NOT_TITLE = /^(?:цел[ьи]|задач[аи]|срок|г\.|с\.|пос\.|п\.|ст\.|д\.|город|куратор|период)(?:[\s.:]|[А-ЯЁ])/i;
const MAX_TITLE_LINES = 8;
const MAX_TITLE_LINE = 400;
const MAX_ORGANISATION = 160;
// The name stands early in a line; the search for it is bounded, because it is not linear.
const MAX_SEARCHED = 500;
// The head of a plan is a page; further up stand orders and rules whose every word need not be kept apart.
const MAX_FRAGMENTS = 4000;

/** Reads the lines from the first to the header, the header not included. */
export function readAboveTable(grid: PlanGrid, headerLine: number): PlanHead {
  const fragments = fragmentsAbove(grid, headerLine);
  const title = findTitle(fragments);
  const approval = readApproval(fragments, (index) => title.places.has(index), isTitleStart);
  const order = approval.order ?? readOrderAbove(fragments);
  const approvedOn = order?.day ?? approval.day;
  const head = approval.head ?? readSignature(fragments);
  const used = new Set<number>([...title.places, ...approval.places].map((index) => fragments[index]?.line ?? -1));
  const filledLines = new Set(fragments.map((fragment) => fragment.line));
  const titleText = title.lines.join('\n');
  return {
    title: titleText,
    organisation: findOrganisation([
      approval.right.join(' '),
      title.lines.join(' '),
      ...fragments.map(({ text }) => text),
    ]),
    approvals: { left: approval.left, right: approval.right },
    ...(order && { order }),
    ...(approvedOn !== undefined && { approvedOn }),
    ...(head && { head }),
    preamble: [...filledLines].filter((line) => !used.has(line)).length,
  };
}

/** True for the first words of a plan's title. */
export function isTitleStart(text: string): boolean {
  return text.length <= MAX_TITLE_LINE && TITLE_START.test(text);
}

function fragmentsAbove(grid: PlanGrid, headerLine: number): Fragment[] {
  const fragments: Fragment[] = [];
  let afterBlank = true;
  for (let line = 0; line < headerLine && fragments.length < MAX_FRAGMENTS; line++) {
    const texts = grid.texts[line] ?? [];
    const before = fragments.length;
    for (const [column, text] of texts.entries()) {
      if (isBlank(text)) continue;
      for (const row of cleanProse(text, new Set()).split('\n')) {
        for (const [side, piece] of row.split(/ {4,60}/).entries()) {
          const plain = piece.split('**').join('').trim();
          if (plain !== '') fragments.push({ line, column: column + side / 100, text: plain, afterBlank });
        }
      }
    }
    afterBlank = fragments.length === before;
  }
  return fragments;
}

function findTitle(fragments: readonly Fragment[]): { lines: string[]; places: Set<number> } {
  let start = -1;
  for (let index = fragments.length - 1; index >= 0 && start < 0; index--) {
    const fragment = fragments[index];
    if (fragment && isTitleStart(fragment.text)) start = index;
  }
  // «ПЛАН-ГРАФИК» over «Дорожная карта»: the title begins with the first of them.
  while (start > 0 && fragments[start]?.afterBlank === false && isTitleStart(fragments[start - 1]?.text ?? '')) start--;
  const lines: string[] = [];
  const places = new Set<number>();
  for (let index = start; start >= 0 && index < fragments.length && lines.length < MAX_TITLE_LINES; index++) {
    const fragment = fragments[index];
    if (!fragment) break;
    const first = index === start;
    const goesOn = !fragment.afterBlank || TITLE_GOES_ON.test(fragment.text);
    if (!first && (!goesOn || isNotTitle(fragment.text))) break;
    lines.push(fragment.text);
    places.add(index);
  }
  return { lines, places };
}

function isNotTitle(text: string): boolean {
  if (text.length > MAX_TITLE_LINE) return true;
  // «Срок реализации: 2024-2025 учебный год» names the period and stays with the title.
  return NOT_TITLE.test(text) && !TITLE_GOES_ON.test(text);
}

// An abbreviation of the institution's kind and its name: «МБОУ «Лицей № 3»», «МАДОУ № 15», «МКУ «Управление …»».
const QUOTED = /(?:^|[^А-ЯЁа-яё])((?:[А-ЯЁ]{2,10}|[МГФОК]{1,3}[А-ЯЁа-яё]{2,8}) ?[«"“„][^«»"“”\n]{1,90}[»"”](?:»|")?)/;
const NUMBERED =
  /(?:^|[^А-ЯЁа-яё])([А-ЯЁ]{0,6}(?:ОУ|СОШ|ООШ|НОШ|СШ|ЦРР|ЦДО|ЦДТ|ДДТ|ДОД|ПОО)(?: [А-ЯЁа-яё-]{2,14}){0,2} № ?\d{1,4})/;
const FULL_NAME =
  /^(?:муниципальн|государственн|частн|областн|краев|федеральн|автономн)[а-яё]{2,4} .{0,120}(?:учреждение|организация)/i;

function findOrganisation(texts: readonly string[]): string {
  for (const [index, text] of texts.slice(0, 60).entries()) {
    const short = text.slice(0, MAX_SEARCHED);
    const match = QUOTED.exec(short) ?? NUMBERED.exec(short);
    if (match?.[1] !== undefined) return match[1];
    if (index >= 2 && FULL_NAME.test(short)) {
      const next = texts[index + 1] ?? '';
      return /[«"“№]/.test(next) && next.length <= MAX_ORGANISATION
        ? `${short} ${next}`.slice(0, MAX_ORGANISATION)
        : short.slice(0, MAX_ORGANISATION);
    }
  }
  return '';
}
