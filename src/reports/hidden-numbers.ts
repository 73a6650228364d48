/**
 * Numbers of people as the public may read them: what is small is hidden, and so is every number from which it could be
 * found by subtraction.
 */

/** Fewer than so many people can be guessed. */
export const smallestShown = 3;

/** In place of a number that would tell a hidden one. */
export const withheld = '—';

export const hiddenRemark = `Числа меньше ${smallestShown} и числа, по которым их можно вычислить, не показываются.`;

const isSmallNumber = (value: number): boolean => value > 0 && value < smallestShown;
const numberOf = (text: string): number | undefined =>
  /^\s{0,9}\d{1,9}\s{0,9}$/.test(text) ? Number(text) : undefined;

export const isSmall = (text: string): boolean => isSmallNumber(numberOf(text) ?? 0);

/** A number as the public may read it. */
export const publicNumber = (text: string): string => (isSmall(text) ? `< ${smallestShown}` : text);

/** A figure of the summary, as its cells show it. */
export interface Figure {
  readonly section: string;
  /** «Форма: ученик – ученик» is a part of the breakdown «Форма». */
  readonly title: string;
  readonly value: string;
  readonly of: string;
}

export interface PublicFigure {
  readonly value: string;
  readonly of: string;
  /** Whether what follows from the figure (a share, a conclusion) may be shown. */
  readonly open: boolean;
}

/** Figures made of others on the same sheet: told by them, they tell them. */
const sums: readonly { readonly parts: RegExp; readonly whole: RegExp }[] = [
  { parts: /^Состояние: /, whole: /^Участвуют в программе$/ },
  { parts: /^(Пар|Групп)$/, whole: /^(Пар|Групп|Наставников в парах и группах)$/ },
  { parts: /^Из них и наставник, и наставляемый$/, whole: /^Участников, человек$/ },
];

export function publicFigures(figures: readonly Figure[]): PublicFigure[] {
  const hidden = figures.map(({ value, of }) => isSmall(value) || isSmallNumber(restOf(value, of)));
  hideSecondParts(figures, hidden);
  for (const { parts, whole } of sums) {
    figures.forEach(({ section, title }, index) => {
      const told = figures.some(
        (part, at) => hidden[at] === true && part.section === section && parts.test(part.title),
      );
      if (told && whole.test(title)) hidden[index] = true;
    });
  }
  return figures.map(({ value, of }, index) => ({
    value: hidden[index] === true ? shut(value) : value,
    of: publicNumber(of),
    open: hidden[index] !== true && !isSmall(of),
  }));
}

/** How many of the whole are not in the part; 0 where that is not known. */
function restOf(value: string, of: string): number {
  const [part, whole] = [numberOf(value), numberOf(of)];
  return part === undefined || whole === undefined ? 0 : whole - part;
}

const shut = (value: string): string => (isSmall(value) ? publicNumber(value) : numberOf(value) ? withheld : value);

/** A single hidden part of a breakdown is its whole without the others: so the next small part is hidden beside it. */
function hideSecondParts(figures: readonly Figure[], hidden: boolean[]): void {
  const groups = new Map<string, number[]>();
  figures.forEach(({ section, title }, index) => {
    const name = /^([^:]{1,60}): /.exec(title)?.[1];
    if (name === undefined) return;
    const key = `${section}\n${name}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  for (const parts of groups.values()) {
    if (!parts.some((index) => hidden[index] === true)) continue;
    const open = parts.filter((index) => hidden[index] !== true && (numberOf(figures[index]?.value ?? '') ?? 0) > 0);
    const size = (index: number): number => numberOf(figures[index]?.value ?? '') ?? 0;
    const [next] = open.sort((a, b) => size(a) - size(b));
    if (next !== undefined) hidden[next] = true;
  }
}

/** What a school’s row tells of its parts: hidden where one of them is small. */
const wholes = /(, всего| с наставником|%)$|^(Пар|Групп|Персонализированных программ|Завершено программ)$/;
/** What the school itself has counted of all its people, programme or not. */
const outside = /^Обучающихся/;

/** The cells of a school's row as the public may read them. */
export function publicRow(titles: readonly string[], values: readonly string[]): string[] {
  const people = (at: number): boolean => !outside.test(titles[at] ?? '') && !(titles[at] ?? '').endsWith('%');
  const small = titles.some((_, at) => people(at) && isSmall(values[at] ?? ''));
  const young = ['Молодых специалистов, всего', 'Молодых специалистов с наставником'].map(
    (title) => values[titles.indexOf(title)] ?? '',
  );
  const tells = small || isSmallNumber(restOf(young[1] ?? '', young[0] ?? ''));
  return values.map((value, at) => {
    if (isSmall(value)) return people(at) ? publicNumber(value) : withheld;
    const number = numberOf(value) !== undefined;
    return tells && number && !outside.test(titles[at] ?? '') && wholes.test(titles[at] ?? '') ? withheld : value;
  });
}

/** The sums of columns over the rows; where a cell of a column is not shown, the sum would tell it. */
export function publicSums(rows: readonly (readonly string[])[]): string[] {
  const [first = []] = rows;
  return first.map((_, at) => {
    const column = rows.map((row) => row[at] ?? '');
    if (column.some((value) => value === withheld || value === publicNumber('1'))) return withheld;
    return String(column.reduce((sum, value) => sum + (numberOf(value) ?? 0), 0));
  });
}
