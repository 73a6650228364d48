/** «Сводка» and «Показатели» on paper: the figures by their sections. */
import { gap, paragraph, table, title, type DocumentText } from './document';
import { hiddenRemark, publicFigures, type Figure } from './hidden-numbers';

/** A row of the sheet as its cells show it; what a sheet has no column for is ''. */
export interface FigureRow extends Figure {
  readonly goal: string;
}

export interface FiguresPrint {
  readonly name: string;
  readonly rows: readonly FigureRow[];
  /** Whether the sheet has the columns of goals. */
  readonly goals: boolean;
  /** Numbers that single people could be guessed from are hidden. */
  readonly isPublic: boolean;
}

const narrow = 70;

/** On an A4 page on its side. */
export function figuresPrint({ name, rows, goals, isPublic }: FiguresPrint): DocumentText {
  const shown = isPublic ? publicFigures(rows) : rows;
  const sections = [...new Set(shown.map(({ section }) => section))];
  const goalTitles = goals ? ['Цель, %', 'Вывод'] : [];
  const goalWidths = goals ? [narrow, 140] : [];
  const goalCells = ({ goal, verdict }: FigureRow): string[] => (goals ? [goal, verdict] : []);
  const left = [280, 90, narrow, narrow, ...goalWidths];
  return {
    name,
    widths: [...left, 980 - left.reduce((sum, width) => sum + width, 0)],
    blocks: [
      title(name),
      gap,
      table(
        ['Показатель', 'Значение', 'Из', 'Доля, %', ...goalTitles, 'Что считается'],
        sections.flatMap((section) => [
          [section],
          ...shown
            .filter((row) => row.section === section)
            .map((row) => [row.title, row.value, row.of, row.percent, ...goalCells(row), row.counts]),
        ]),
        { centred: [1, 2, 3, 4].slice(0, goals ? 4 : 3) },
      ),
      ...(isPublic ? [paragraph(hiddenRemark, { size: 10 })] : []),
    ],
  };
}
