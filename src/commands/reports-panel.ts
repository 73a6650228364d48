/** «Итоги» of the panel: the main figures as they stand on «Сводка» and «Показатели»; nothing is counted anew. */
import type { PanelFigure, PanelReports } from '../panel-contract';
import { summaryDayTitle } from '../reports/report-words';
import { indicatorsSheet, summarySheet } from '../workbook/report-sheets';
import { Workbook, type Table, type TableRow } from '../workbook/workbook';

/** What a curator asks first: section and title on «Сводка», and the words of the panel. */
const mainFigures: readonly (readonly [section: string, title: string, words: string])[] = [
  ['Участники', 'Участников, человек', 'Участников'],
  ['Пары и группы', 'Пар', 'Пар'],
  ['Пары и группы', 'Групп', 'Групп'],
  ['Наставляемые', 'Без пары', 'Наставляемых без пары'],
  ['Наставляемые', 'Нет действующего согласия', 'Наставляемых без согласия'],
  ['Наставники', 'Нет действующего согласия', 'Наставников без согласия'],
  ['Встречи', 'Встреч проведено', 'Встреч проведено'],
  ['Дорожная карта', 'Выполнено', 'Мероприятий выполнено'],
  ['Дорожная карта', 'Просрочено', 'Мероприятий просрочено'],
  ['Дорожная карта', 'Срок в ближайшие 14 дней', 'Срок в ближайшие 14 дней'],
];

export function reports(): PanelReports {
  const workbook = new Workbook();
  const summary = workbook.sheetNamed(summarySheet.name) && workbook.read(summarySheet);
  const indicators = workbook.sheetNamed(indicatorsSheet.name) && workbook.read(indicatorsSheet);
  const rows = summary?.rows ?? [];
  return {
    day: rows.find((row) => row.text('Показатель') === summaryDayTitle)?.text('Значение') ?? '',
    figures: mainFigures.flatMap(([section, title, words]) => {
      const row = rows.find((each) => each.text('Раздел') === section && each.text('Показатель') === title);
      return row ? [figureOf(row, words)] : [];
    }),
    shares: (indicators?.rows ?? [])
      .filter((row) => row.text('Группа') === 'Доли')
      .map((row) => ({
        ...figureOf(row, row.text('Показатель')),
        goal: row.text('Цель, %'),
        verdict: row.text('Вывод'),
      })),
    contradictions: rows
      .filter((row) => row.text('Значение') === 'расходится')
      .map((row) => ({ ...figureOf(row, row.text('Раздел')), why: row.text('Что считается') })),
  };
}

/** Shows the row of «Сводка» or «Показатели» that the panel speaks of; line 0 shows the sheet from its beginning. */
export function revealFigure(onIndicators: boolean, line: number): void {
  const workbook = new Workbook();
  const table: Table = workbook.require(onIndicators ? indicatorsSheet : summarySheet);
  table.sheet.getRange(Math.max(line, 1), table.columns.get('Показатель') ?? 1).activate();
}

function figureOf(row: TableRow, words: string): PanelFigure {
  return {
    line: row.line,
    words,
    value: row.text('Значение'),
    of: row.text('Из'),
    percent: row.text('Доля, %'),
  };
}
