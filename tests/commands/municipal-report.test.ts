// «Муниципальный отчёт» of a school and of a district: the row, its small numbers, a thousand schools, and faults by school.
import { newDocument, newSheet } from '../../local/document/sheets';
import type { SpreadsheetDocument } from '../../local/document/model';
import { municipalColumns } from '../../src/reports/municipal-columns';
import type { ExportOutcome } from '../../src/commands/export-pdf';
import { mentees, mentors, openProgramme } from './program-school';
import { openSchool, type School } from './school';

const report = 'Муниципальный отчёт';
const names = [...mentors, ...mentees].map(
  (row) => String(row['ФИО наставника'] ?? row['ФИО наставляемого']).split(' ')[0],
);

test('a school is one row of values under the usual columns, and nobody of the programme is named', () => {
  const school = openProgramme({}, { 'Обучающихся 10-19 лет': '40' });
  const outcome = school.run('makeMunicipalReport');
  expect(outcome.ok).toBe(true);
  expect(outcome.calls.total).toBeLessThanOrEqual(60);
  const [header, row, ...more] = school.texts(report);
  expect(header).toEqual(municipalColumns);
  expect(more).toEqual([]);
  const value = (title: string): string => row?.[municipalColumns.indexOf(title)] ?? '';
  expect(value('Образовательная организация')).toBe('МБОУ «Средняя школа № 5»');
  expect(value('Куратор (ФИО)')).toBe('Е.Н. Орлова');
  expect(value('Приказ (№, дата)')).toBe('№ 112 от 31.08.2026');
  expect(value('Обучающихся 10-19 лет, всего')).toBe('40');
  // Four approved rows: mentor 1 has two, mentors 2 and 3 one each.
  expect([value('Пар'), value('Групп')]).toEqual(['2', '1']);
  expect(value('Наставляемых: учитель – ученик')).toBe('3');
  expect(value('Удовлетворённых наставляемых, %')).toBe('нет данных');
  for (const name of names) expect(school.texts(report).flat().join()).not.toContain(name);
  expect(school.sheet(report).rows[1]?.every((cell) => cell?.formula === undefined)).toBe(true);
});

test('the site reads no number below three', () => {
  let printed: SpreadsheetDocument | undefined;
  const school = openProgramme(
    {},
    {},
    {
      pdf: (document) => {
        printed = structuredClone(document);
        return Buffer.from('%PDF-1.7');
      },
    },
  );
  school.run('makeMunicipalReport');
  const outcome = school.run('exportPdf', [{ sheet: report, audience: 'сайт' }]) as ExportOutcome;
  expect(outcome.messages.join()).toContain('Готов файл');
  const sheet = printed?.sheets.find(({ name }) => name.startsWith('Печать'));
  const shown = new Map(sheet?.rows.map((row) => [String(row[0]?.value), String(row[1]?.value ?? '')]));
  expect(shown.get('Пар')).toBe('—');
  expect(shown.get('Наставляемых: учитель – ученик')).toBe('3');
  expect([...shown.values()].filter((value) => /^[12]$/.test(value))).toEqual([]);
});

test('the curator’s report says the figures in words and tables and names nobody', () => {
  const school = openProgramme();
  expect(school.run('makeCuratorReport').ok).toBe(true);
  const text = school.texts('Отчёт куратора').flat().join('\n');
  expect(text).toContain('По состоянию на 1 октября 2026 года.');
  expect(text).toContain('Утверждено: пар — 2, групп — 1.');
  expect(text).toContain('Е.Н. Орлова');
  for (const name of names) expect(text).not.toContain(name);
});

/** A school's spreadsheet with its report. */
function schoolReport(id: string, mentees: string): SpreadsheetDocument {
  const document = newDocument(id, id);
  const sheet = newSheet(5, report, 100, 40);
  sheet.rows = [
    municipalColumns.map((value) => ({ value })),
    municipalColumns.map((title) => ({ value: title === 'Наставляемых, всего' ? mentees : '7' })),
  ];
  document.sheets.push(sheet);
  return document;
}

function district(links: readonly string[], open: (id: string) => SpreadsheetDocument | undefined): School {
  const document = newDocument('district', 'Район');
  const sheet = newSheet(5, 'Школы района');
  sheet.rows = [['Школа', 'Ссылка или файл'], ...links.map((link, index) => [`Школа ${index}`, link])].map((row) =>
    row.map((value) => ({ value })),
  );
  document.sheets.push(sheet);
  // Each run begins after the last one has ended on the virtual clock.
  const clock = { now: Date.UTC(2026, 9, 1) };
  const school = openSchool({ document, openSpreadsheet: open, now: () => clock.now });
  return {
    ...school,
    run: (name, args) => {
      clock.now += 3_600_000;
      return school.run(name, args);
    },
  };
}

const states = (school: School): string[] =>
  school.records('Свод по району', 'Школа').map((row) => row['Состояние'] ?? '');

test('rows of all schools stand on one sheet; a school that cannot be read says why and is tried again', () => {
  let closed = true;
  const id = 'A'.repeat(30);
  const school = district(
    [`https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`, 'школа2.xlsx', 'школа3.xlsx'],
    (asked) => {
      if (asked === id) return schoolReport(id, '12');
      if (asked === 'школа2.xlsx') return newDocument(asked, asked);
      return closed ? undefined : schoolReport(asked, '4');
    },
  );
  expect(school.run('makeMunicipalReport').messages.join()).toContain('прочитано школ 1 из 3');
  expect(states(school)).toEqual([
    'готово',
    expect.stringContaining('нет листа'),
    expect.stringContaining('не открылась'),
  ]);
  closed = false;
  school.run('makeMunicipalReport');
  const rows = school.records('Свод по району', 'Школа');
  expect(rows.map((row) => row['Наставляемых, всего'])).toEqual(['12', '', '4']);
  expect(school.run('undoLast').messages).toEqual(['Отменено: Муниципальный отчёт.']);
  expect(states(school)[2]).toContain('не открылась');
});

test('a thousand schools: at most three calls a school, in as many runs as the time of one allows', () => {
  const school = district(
    Array.from({ length: 1000 }, (_, index) => `school-${index}.xlsx`),
    (id) => schoolReport(id, '9'),
  );
  let total = 0;
  let runs = 0;
  while (runs < 12 && !(runs > 0 && states(school).every((state) => state === 'готово'))) {
    const { calls, messages } = school.run('makeMunicipalReport');
    total += calls.total;
    runs++;
    if (messages.join().includes('Осталось')) expect(messages.join()).toContain('она продолжит');
  }
  expect(states(school)).toHaveLength(1000);
  expect(states(school).every((state) => state === 'готово')).toBe(true);
  expect(total).toBeLessThanOrEqual(3 * 1000 + 60 * runs);
}, 120_000);

test('of a district the public reads the names of schools and numbers, and nobody’s name', () => {
  let printed: SpreadsheetDocument | undefined;
  const values = (small: boolean): Record<string, string> => ({
    'Образовательная организация': 'Школа «Росток»',
    'Куратор (ФИО)': 'Канареева В.Л.',
    'Телефон куратора': '+7 900 000-00-00',
    'Лучшая практика': 'Вересов Пётр рассказал',
    'Наставников, всего': '12',
    'Наставников: педагоги': small ? '2' : '12',
  });
  const document = newDocument('district', 'Район');
  const sheet = newSheet(5, 'Свод по району', 100, 60);
  sheet.rows = [
    ['Школа', 'Ссылка или файл', 'Состояние', 'Прочитано', ...municipalColumns],
    ...[true, false].map((small, index) => [
      `Школа ${index + 1}`,
      `тайна${index}.xlsx`,
      'готово',
      '',
      ...municipalColumns.map((title) => values(small)[title] ?? '7'),
    ]),
    ['Школа 3', 'тайна3.xlsx', 'В таблице нет листа', '', ...municipalColumns.map(() => '')],
  ].map((row) => row.map((value) => ({ value })));
  document.sheets.push(sheet);
  const school = openSchool({
    document,
    pdf: (state) => {
      printed = structuredClone(state);
      return Buffer.from('%PDF-1.7');
    },
  });
  const outcome = school.run('exportPdf', [{ sheet: 'Свод по району', audience: 'сайт' }]);
  expect(outcome.messages.join()).toContain('Готов файл');
  const rows = printed?.sheets.find(({ name }) => name.startsWith('Печать'))?.rows ?? [];
  const texts = rows.map((row) => row.map((cell) => String(cell?.value ?? '')));
  expect(texts.flat().join('|')).not.toMatch(/Канареева|Вересов|тайна|900/);
  const header = texts.findIndex((row) => row.some((text) => text.startsWith('Наставников')));
  const column = (title: string): string[] => {
    const at = texts[header]?.findIndex((text) => text.replace(/\s+/g, ' ') === title) ?? -1;
    return texts.slice(header + 1, header + 4).map((row) => row[at] ?? '');
  };
  expect(column('Школа')).toEqual(['Школа 1', 'Школа 2', 'Итого']);
  expect(column('Наставников, всего')).toEqual(['—', '12', '—']);
  expect(column('Наставников: педагоги')).toEqual(['—', '12', '—']);
  expect(column('Наставников: внешние')).toEqual(['7', '7', '14']);
  expect(texts.flat().join('|')).toContain('Школ, от которых сведений ещё нет: 1.');
});

test('an empty list of schools is refused in words', () => {
  const school = district([], () => undefined);
  expect(school.run('makeMunicipalReport').messages.join()).toContain('нет ни одной школы');
});
