/** The sheets of figures as they are printed: not as they stand on the screen, but as documents that fit a page. */
import { districtReport, schoolReportList } from '../reports/municipal-print';
import { municipalColumns } from '../reports/municipal-columns';
import { hiddenRemark, publicRow } from '../reports/hidden-numbers';
import { figuresPrint } from '../reports/figures-print';
import type { DocumentText } from '../reports/document';
import { districtReportSheet, readState } from '../workbook/district-sheets';
import { indicatorsSheet, summarySheet } from '../workbook/report-sheets';
import type { Table } from '../workbook/workbook';
import type { Readership } from './print-audience';

/** The print of a sheet of figures; undefined for any other sheet. */
export function printOfReport(table: Table, { audience, text }: Readership): DocumentText | undefined {
  const { schema, name } = table;
  const isPublic = audience === 'site';
  if (schema === summarySheet || schema === indicatorsSheet) {
    const goals = schema === indicatorsSheet;
    const rows = table.rows.flatMap((row) => {
      const section = row.text(goals ? 'Группа' : 'Раздел').trim();
      const cell = (title: string): string => text(row.text(title).trim());
      if (cell('Показатель') === '') return [];
      return [
        {
          section: text(section),
          title: cell('Показатель'),
          value: cell('Значение'),
          of: cell('Из'),
          percent: cell('Доля, %'),
          goal: goals ? cell('Цель, %') : '',
          verdict: goals ? cell('Вывод') : '',
          counts: cell('Что считается'),
        },
      ];
    });
    return figuresPrint({ name, rows, goals, isPublic });
  }
  if (schema !== districtReportSheet) return undefined;
  const listed = table.rows.filter((row) => row.text('Школа').trim() + row.text('Ссылка или файл').trim() !== '');
  const read = listed.filter((row) => row.text('Состояние').trim() === readState);
  const schools = read.map((row) => {
    const values = municipalColumns.map((title) => row.text(title).trim());
    return { school: text(row.text('Школа').trim() || (values[0] ?? '')), values };
  });
  return districtReport(name, schools, listed.length - read.length, isPublic);
}

/** Whether the sheet begins with a school's own row under its titles. */
export const isOwnRow = ([header = []]: readonly (readonly string[])[]): boolean =>
  municipalColumns.every((title) => header.includes(title));

/** The school's own row as a list; undefined where the sheet no longer holds it. */
export function printOfOwnRow(
  texts: readonly (readonly string[])[],
  { audience, text }: Readership,
): DocumentText | undefined {
  const [header = [], row = []] = texts;
  if (!isOwnRow(texts)) return undefined;
  if (audience !== 'site') return schoolReportList(header, row, []);
  const open = header.map((title, at) => (title === 'Телефон куратора' ? '' : (row[at] ?? '')));
  return schoolReportList(header, publicRow(header, open).map(text), [hiddenRemark]);
}
