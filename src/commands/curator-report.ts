/** «Отчёт куратора»: the figures of the programme as a document to sign. */
import type { Command } from '../command';
import { today } from '../platform/clock';
import { curatorReport, curatorReportName } from '../reports/curator-report';
import { indicatorRows } from '../reports/indicator-rows';
import { evidenceOf } from '../reports/school-evidence';
import { schoolFigures } from '../reports/school-figures';
import { summaryRows } from '../reports/summary-rows';
import { Settings } from '../workbook/settings';
import { documentFacts } from './document-facts';
import { putDocument } from './keep-document';
import { readSchool } from './school-records';

export const makeCuratorReport: Command = {
  title: curatorReportName,
  run: (workbook, edition) => {
    const settings = Settings.read(workbook);
    const records = readSchool(workbook, settings, today(workbook.spreadsheet));
    const figures = schoolFigures(records);
    const rows = [...summaryRows(figures, evidenceOf(records), records.roadmap ?? []), ...indicatorRows(figures)];
    const said = putDocument(workbook, edition, curatorReport({ ...documentFacts(settings), figures, rows }));
    edition.finish();
    return [`Отчёт готов на листе «${curatorReportName}». Имён участников в нём нет.`, ...said];
  },
};
