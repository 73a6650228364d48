/**
 * Numbers of people as the public may read them: what is small is hidden, and so is every number from which it could be
 * found by subtraction. All that is hidden has one sign: two signs would tell a small number from a large one.
 */

/** Fewer than so many people can be guessed. */
export const smallestShown = 3;

/** In place of a number that is not shown. */
export const withheld = '—';

export const hiddenRemark = `Числа меньше ${smallestShown} и числа, по которым их можно вычислить, заменены знаком «${withheld}».`;

const isSmallNumber = (value: number): boolean => value > 0 && value < smallestShown;
const numberOf = (text: string): number | undefined =>
  /^\s{0,9}\d{1,9}\s{0,9}$/.test(text) ? Number(text) : undefined;
const isSmall = (text: string): boolean => isSmallNumber(numberOf(text) ?? 0);

/** How many of the whole are not in the part; 0 where that is not known. */
function restOf(part: string, whole: string): number {
  const [some, all] = [numberOf(part), numberOf(whole)];
  return some === undefined || all === undefined ? 0 : all - some;
}

/** A figure of the summary, as its cells show it. */
export interface Figure {
  readonly section: string;
  /** «Форма: ученик – ученик» is a part of the breakdown «Форма». */
  readonly title: string;
  readonly value: string;
  readonly of: string;
  readonly percent: string;
  readonly verdict: string;
  readonly counts: string;
}

/** What is counted there is no people. */
const ofNobody = /^(Отчёт|Дорожная карта|Встречи|Этап )/;

/** Figures that tell each other: where one of them is hidden, all of them are. */
const bound: readonly RegExp[] = [
  /^(Пар|Групп|Наставников в парах и группах)$/,
  /^(Участников, человек|Из них и наставник, и наставляемый)$/,
  /^(Нет действующего согласия$|Согласие: )/,
  /^(Участвуют в программе$|Состояние: )/,
];

const breakdownOf = ({ section, title }: Figure): string | undefined => {
  const name = /^([^:]{1,60}): /.exec(title)?.[1];
  return name === undefined ? undefined : `${section}\n${name}`;
};

/**
 * The figures for the public. A breakdown with a small part is one line without numbers: its whole would tell the part, and
 * the number of its lines the rest.
 */
export function publicFigures<Row extends Figure>(figures: readonly Row[]): Row[] {
  const hidden = new Set(figures.filter((figure) => !ofNobody.test(figure.section) && isTelling(figure)));
  for (const titles of bound) {
    const told = (section: string): boolean =>
      [...hidden].some((figure) => figure.section === section && titles.test(figure.title));
    for (const figure of figures) if (titles.test(figure.title) && told(figure.section)) hidden.add(figure);
  }
  const closed = new Set([...hidden].flatMap((figure) => breakdownOf(figure) ?? []));
  const shown = new Set<string>();
  return figures.flatMap((figure): Row[] => {
    const breakdown = breakdownOf(figure);
    if (breakdown === undefined || !closed.has(breakdown))
      return [hidden.has(figure) ? withoutNumbers(figure) : open(figure)];
    if (shown.has(breakdown)) return [];
    shown.add(breakdown);
    return [{ ...withoutNumbers(figure), title: breakdown.slice(figure.section.length + 1) }];
  });
}

/** A mean over one or two people is their own mark. */
const isTelling = ({ value, of, counts }: Figure): boolean =>
  isSmall(value) || isSmall(of) || isSmallNumber(restOf(value, of)) || /n = [12](?!\d)/.test(counts);

const open = <Row extends Figure>(figure: Row): Row =>
  ofNobody.test(figure.section) ? figure : { ...figure, counts: withoutCounts(figure.counts) };

function withoutNumbers<Row extends Figure>(figure: Row): Row {
  const sign = (text: string): string => (text.trim() === '' ? text : withheld);
  const { value, of, percent, verdict, counts } = figure;
  return {
    ...figure,
    value: withheld,
    of: isSmall(of) ? withheld : numberOf(value) === undefined ? of : sign(of),
    percent: sign(percent),
    verdict: sign(verdict),
    counts: withoutCounts(counts),
  };
}

/** Sentences that count people stay away. */
const withoutCounts = (text: string): string =>
  text
    .split('. ')
    .filter((sentence) => !/(?:[:=]|(?:^|\s)у|без) ?\d/.test(sentence))
    .join('. ');

/** What a school’s row tells of its parts: hidden where one of them is. */
const wholes = /(, всего| с наставником|%)$|^(Пар|Групп|Персонализированных программ|Завершено программ)$/;
/** What the school itself has counted of all its pupils, programme or not. */
const outside = /^Обучающихся/;

/** The cells of a school's row as the public may read them. */
export function publicRow(titles: readonly string[], values: readonly string[]): string[] {
  const value = (title: string): string => values[titles.indexOf(title)] ?? '';
  const counted = titles.filter((title) => !outside.test(title) && !title.endsWith('%'));
  const tells =
    counted.some((title) => isSmall(value(title))) ||
    isSmallNumber(restOf(value('Молодых специалистов с наставником'), value('Молодых специалистов, всего')));
  return values.map((text, at) => {
    const title = titles[at] ?? '';
    const told = tells && wholes.test(title) && !outside.test(title);
    return numberOf(text) !== undefined && (isSmall(text) || told) ? withheld : text;
  });
}

/** The sums of columns over the rows; where a cell of a column is not shown, the sum would tell it. */
export function publicSums(rows: readonly (readonly string[])[]): string[] {
  const [first = []] = rows;
  return first.map((_, at) => {
    const column = rows.map((row) => row[at] ?? '');
    if (column.includes(withheld)) return withheld;
    return String(column.reduce((sum, text) => sum + (numberOf(text) ?? 0), 0));
  });
}
