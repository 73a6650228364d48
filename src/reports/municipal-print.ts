/** «Муниципальный отчёт» on paper: a school's row as a list, a district's rows as tables narrow enough for a page. */
import { gap, paragraph, table, title, type Block, type DocumentText } from './document';
import { hiddenRemark, publicRow, publicSums } from './hidden-numbers';
import { municipalColumns, municipalReportName } from './municipal-columns';
import { printedList } from './printed-table';

export interface SchoolRow {
  readonly school: string;
  /** In the order of `municipalColumns`. */
  readonly values: readonly string[];
}

/** The row of a school turned into a list; cells that are blank are left out. */
export function schoolReportList(
  titles: readonly string[],
  values: readonly string[],
  remarks: readonly string[],
): DocumentText {
  const columns = [
    { title: 'Показатель', width: 420 },
    { title: 'Значение', width: 240 },
  ];
  const rows = titles.map((name, at) => [name, values[at] ?? '']).filter(([, value]) => value !== '');
  return printedList(municipalReportName, [municipalReportName], columns, rows, remarks);
}

/** The name of a school, then ten columns of the page. */
const widths = [210, ...Array.from({ length: 10 }, () => 77)];
const smallLetters = 8;

interface Part {
  readonly name: string;
  readonly columns: readonly string[];
  readonly spans: readonly number[];
  /** Only for the municipality: people and free texts. */
  readonly closed?: true;
  readonly summed?: true;
}

const between = (from: string, to: string): readonly string[] =>
  municipalColumns.slice(municipalColumns.indexOf(from), municipalColumns.indexOf(to) + 1);
const singly = Array.from({ length: 11 }, () => 1);

const parts: readonly Part[] = [
  {
    name: 'Сведения о школах',
    columns: [...between('Куратор (ФИО)', 'Ссылка на раздел сайта'), 'Лучшая практика'],
    spans: [1, 2, 2, 2, 2, 2],
    closed: true,
  },
  {
    name: 'Наставляемые',
    columns: between('Обучающихся 10-19 лет, всего', 'Наставляемых: другие формы'),
    spans: singly,
    summed: true,
  },
  {
    name: 'Наставники, пары и программы',
    columns: between('Наставников, всего', 'Завершено программ'),
    spans: singly,
    summed: true,
  },
  {
    name: 'Доли, %',
    columns: between('Доля наставляемых 10-19 лет, %', 'Удовлетворённых наставников, %'),
    spans: [1, 4, 3, 3],
  },
];

/** `missing`: schools that have sent nothing yet. */
export function districtReport(
  name: string,
  schools: readonly SchoolRow[],
  missing: number,
  isPublic: boolean,
): DocumentText {
  const rows = schools.map(({ school, values }) => ({
    school,
    values: isPublic ? publicRow(municipalColumns, values) : values,
  }));
  const remarks = [
    ...(missing === 0 ? [] : [`Школ, от которых сведений ещё нет: ${missing}.`]),
    ...(isPublic ? [hiddenRemark] : []),
  ];
  const blocks: Block[] = [
    title(name),
    ...parts
      .filter(({ closed }) => !(isPublic && closed))
      .flatMap((part): Block[] => [gap, paragraph(part.name, { bold: true }), partTable(part, rows)]),
    ...remarks.map((text) => paragraph(text, { size: 10 })),
  ];
  return { name, widths, blocks };
}

function partTable({ columns, spans, summed, closed }: Part, rows: readonly SchoolRow[]): Block {
  const places = columns.map((column) => municipalColumns.indexOf(column));
  const cells = rows.map(({ school, values }) => [school, ...places.map((place) => values[place] ?? '')]);
  const sums = summed && rows.length > 0 ? [['Итого', ...publicSums(cells.map(([, ...numbers]) => numbers))]] : [];
  return table(['Школа', ...columns.map(shortTitle)], [...cells, ...sums], {
    spans,
    centred: closed ? [] : columns.map((_, at) => at + 1),
    size: smallLetters,
  });
}

/** Titles as they fit over narrow columns of a part that already says whom they count. */
const shortTitle = (name: string): string =>
  name
    .replace(/^Наставляемых: /, '')
    .replace('Персонализированных', 'Персонал.')
    .replace(/, (всего|%)$/, ',\n$1');
