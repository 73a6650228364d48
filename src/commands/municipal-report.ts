/**
 * «Муниципальный отчёт»: the school's own row; in a workbook with the sheet «Школы района» the rows of all schools on it.
 * A district's run that would be too long stops and goes on where it stopped when the command is run again.
 */
import { execute } from '../command';
import type { Outcome } from '../outcome';
import { moment, today } from '../platform/clock';
import type { FileToSave } from '../platform/download';
import { encodeText } from '../platform/encode-text';
import { timeGuard } from '../platform/time-guard';
import { zipTexts } from '../platform/zip-file';
import { refusal } from '../refusal';
import { signature } from '../reports/document-person';
import { municipalColumns, municipalReportName } from '../reports/municipal-columns';
import { municipalReport, municipalRow } from '../reports/municipal-row';
import { schoolFigures } from '../reports/school-figures';
import { csvText, xlsxParts, type TableRows } from '../reports/table-file';
import { districtReportSheet, readState, schoolListSheet } from '../workbook/district-sheets';
import type { Edition } from '../workbook/edition';
import { readSchoolReport } from '../workbook/school-report-source';
import { Settings } from '../workbook/settings';
import type { Workbook } from '../workbook/workbook';
import { documentFacts } from './document-facts';
import { fileNameOf } from './file-name';
import { putDocument } from './keep-document';
import { readSchool } from './school-records';

/** As what file the rows are wanted too. */
export type RowsFormat = 'csv' | 'xlsx';

/** The outcome; `file` is there when one was asked for and made. */
export interface MunicipalOutcome extends Outcome {
  readonly file?: FileToSave;
}

interface Made {
  readonly messages: readonly string[];
  readonly rows: TableRows;
}

export function makeMunicipalReport(format?: RowsFormat): MunicipalOutcome {
  let file: FileToSave | undefined;
  const outcome = execute({
    title: municipalReportName,
    run: (workbook, edition) => {
      const { messages, rows } = workbook.read(schoolListSheet)
        ? ofDistrict(workbook, edition)
        : ofSchool(workbook, edition);
      edition.finish();
      if (format !== undefined) file = fileOf(rows, format, Settings.read(workbook).schoolYear());
      return messages;
    },
  });
  return outcome.ok && file ? { ...outcome, file } : outcome;
}

function fileOf(rows: TableRows, format: RowsFormat, year: number | undefined): FileToSave {
  const name = `${fileNameOf(municipalReportName, year)}.${format}`;
  const base64 = format === 'csv' ? encodeText(csvText(rows)) : zipTexts(xlsxParts(municipalReportName, rows));
  return { name, base64 };
}

function ofSchool(workbook: Workbook, edition: Edition): Made {
  const settings = Settings.read(workbook);
  const { organisation, curator } = documentFacts(settings);
  const records = readSchool(workbook, settings, today(workbook.spreadsheet));
  const [number, day] = [settings.text('Номер приказа'), settings.text('Дата утверждения')];
  const { pupils10to19, youngTeachers } = records.settings;
  const row = municipalRow(schoolFigures(records), {
    organisation,
    curator: curator.name === '' ? '' : signature(curator),
    order: [number === '' ? '' : `№ ${number}`, day === '' ? '' : `от ${day}`].filter(Boolean).join(' '),
    ...(pupils10to19 === undefined ? {} : { pupils: pupils10to19 }),
    ...(youngTeachers === undefined ? {} : { youngTeachers }),
  });
  const messages = [
    `Строка отчёта готова на листе «${municipalReportName}»: её можно скопировать в форму района. Имён участников в ней нет.`,
    ...putDocument(workbook, edition, municipalReport(row)),
  ];
  return { messages, rows: [municipalColumns, row] };
}

interface School {
  readonly name: string;
  readonly link: string;
  state: string;
  read: string;
  values: readonly string[];
}

function ofDistrict(workbook: Workbook, edition: Edition): Made {
  const schools = schoolsOf(workbook);
  if (schools.length === 0) throw refusal('schools-missing');
  // A finished list is read anew.
  if (schools.every(({ state }) => state === readState)) for (const school of schools) school.state = '';
  const waiting = schools.filter(({ state }) => state !== readState);
  const goesOn = timeGuard();
  const now = moment(workbook.spreadsheet);
  let done = 0;
  for (const school of waiting) {
    if (!goesOn()) break;
    const report = readSchoolReport(school.link);
    school.state = 'values' in report ? readState : report.problem;
    school.read = now;
    if ('values' in report) school.values = report.values;
    done++;
  }
  edition.rewrite(
    districtReportSheet,
    schools.map(({ name, link, state, read, values }) => [
      name,
      link,
      state || null,
      read || null,
      ...municipalColumns.map((_, at) => values[at] || null),
    ]),
    workbook.sheetNames().length,
  );
  const ready = schools.filter(({ state }) => state === readState).length;
  const failed = schools.filter(({ state }) => state !== '' && state !== readState).length;
  const left = waiting.length - done;
  const messages = [
    `Свод по району: прочитано школ ${ready} из ${schools.length}, лист «${districtReportSheet.name}».`,
    ...(failed === 0
      ? []
      : [`С ошибкой: ${failed}, причина — в столбце «Состояние». Повторный запуск попробует их снова.`]),
    ...(left === 0 ? [] : [`Осталось: ${left}. Время одного запуска вышло, запустите команду ещё раз: она продолжит.`]),
  ];
  return { messages, rows: [['Школа', ...municipalColumns], ...schools.map(({ name, values }) => [name, ...values])] };
}

/** The schools of the list with what is known of them from the runs before. */
function schoolsOf(workbook: Workbook): School[] {
  const earlier = new Map(
    (workbook.read(districtReportSheet)?.rows ?? []).map((row) => [row.text('Ссылка или файл').trim(), row]),
  );
  return workbook.require(schoolListSheet).rows.flatMap((row) => {
    const [name, link] = [row.text('Школа').trim(), row.text('Ссылка или файл').trim()];
    if (name + link === '') return [];
    const known = earlier.get(link);
    return [
      {
        name,
        link,
        state: known?.text('Состояние').trim() ?? '',
        read: known?.text('Прочитано').trim() ?? '',
        values: municipalColumns.map((title) => known?.text(title) ?? ''),
      },
    ];
  });
}
