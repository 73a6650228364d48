// A school's own row as a file, read back by the district: the same values, whatever the texts look like.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newDocument } from '../../local/document/sheets';
import type { SpreadsheetDocument } from '../../local/document/model';
import { addTextSheet } from '../../local/document/source-sheet';
import { openSibling } from '../../local/store/open-sibling';
import type { MunicipalOutcome } from '../../src/commands/municipal-report';
import { municipalColumns } from '../../src/reports/municipal-columns';
import { openProgramme } from './program-school';
import { openSchool } from './school';

const worker = path.resolve(__dirname, '../../dist-local/reader-worker.cjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'municipal-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Names as a school may have typed them. */
const organisations = ['МБОУ «Школа; № 5»', 'Школа "Росток",\nкорпус 2 & 3 <новый>', 'Лицей\u0007 № 7 – 1/2'];

test.each(['csv', 'xlsx'] as const)(
  'the row of %s files stands in the district as it stood in the school',
  async (format) => {
    const wanted: string[][] = [];
    const files = new Map<string, SpreadsheetDocument | undefined>();
    for (const [index, organisation] of organisations.entries()) {
      const school = openProgramme({}, { Организация: organisation, 'Обучающихся 10-19 лет': '40' });
      const { file } = school.run('makeMunicipalReport', [{ format }]) as MunicipalOutcome;
      expect(file?.name).toBe(`Муниципальный отчёт 2026-2027.${format}`);
      const name = `школа ${index}.${format}`;
      writeFileSync(path.join(folder, name), Buffer.from(file?.base64 ?? '', 'base64'));
      files.set(name, await openSibling(folder, name, worker));
      wanted.push(municipalColumns.map((_, at) => school.texts('Муниципальный отчёт')[1]?.[at] ?? ''));
    }
    const document = newDocument('district', 'Район');
    addTextSheet(document, 'Школы района', [
      ['Школа', 'Ссылка или файл'],
      ...[...files.keys()].map((name) => [name, name]),
    ]);
    const district = openSchool({ document, openSpreadsheet: (id) => files.get(id) });
    const { calls, messages } = district.run('makeMunicipalReport');
    expect(messages.join()).toContain('прочитано школ 3 из 3');
    expect(calls.byMethod['Spreadsheet.getRange'] ?? 0).toBeLessThanOrEqual(2 * files.size);
    const rows = district
      .records('Свод по району', 'Школа')
      .map((row) => municipalColumns.map((title) => row[title] ?? ''));
    const plain = (text: string): string => text.replace(/\u0007/g, '').replace(/\s+/g, ' ');
    expect(rows.map((row) => row.map(plain))).toEqual(wanted.map((row) => row.map(plain)));
  },
);

test('what begins like a formula is a text in the CSV file, and no file comes without being asked for', () => {
  const school = openProgramme({}, { Организация: '=1+1' });
  const { file } = school.run('makeMunicipalReport', [{ format: 'csv' }]) as MunicipalOutcome;
  const text = Buffer.from(file?.base64 ?? '', 'base64').toString('utf8');
  expect(text.split('\r\n')[1]).toMatch(/^'=1\+1;/);
  expect(school.run('makeMunicipalReport')).not.toHaveProperty('file');
});
