// Answers of another form service, in a real browser over the built add-on: chosen in the panel, looked through before
// anything is written, loaded into the bank; the same from .xlsx.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { emptyHostState } from '../../local/document/host-state';
import { newDocument } from '../../local/document/sheets';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { mentee, menteeTitles, name, putSheet } from '../commands/bank-school';
import { browserOfTests } from './browser';
import { until } from './page-driver';
import { newFile, openProgram, type Program } from './program';

const browser = browserOfTests();

let folder: string;
let program: Program;
beforeEach(async () => {
  const workbook = await newFile();
  folder = path.dirname(workbook);
  program = await openProgram(browser(), workbook);
});
afterEach(() => program.close());

async function bank(): Promise<string[][]> {
  const made = (await program.sheets()).includes('Банк наставляемых');
  return made ? program.read('Банк наставляемых', 'A2:N6') : [];
}

async function choose(file: string): Promise<void> {
  const { panel, press, panelIdle } = program;
  await press(panel.locator('[data-section=banks]'));
  await panelIdle();
  await panel.locator('[data-part=answers-file]').setInputFiles(file);
}

const windows1251 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      if (code < 128) return code;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : 0x3f;
    }),
  );

test('a CSV of another service: columns are named, the preview writes nothing, then the rows are in the bank', async () => {
  const { panel, press } = program;
  const csv = [
    'Время заполнения;Ученик;Класс;Год рождения;Телефон;Запрос;Согласие на обработку персональных данных',
    '05.09.2026 10:00:00;Рябинкина Варвара;7А;2013;8 900 000 00 01;"дроби; проценты\nи степени";Да',
    '05.09.2026 10:01:00;Лосев Иван;8Б;2012;8 900 000 00 02;физика;Да',
  ].join('\r\n');
  const file = path.join(folder, 'ответы.csv');
  await writeFile(file, windows1251(csv));
  await choose(file);
  await panel.getByText('В файле не найдена строка заголовков').waitFor();
  await panel.getByLabel('Вопрос для столбца «Ученик»').selectOption(name);
  await panel.getByText('Новых строк: 2').waitFor();
  expect(await bank()).toEqual([]);
  await press(panel.locator('[data-part=load]'));
  await until(async () => (await bank()).some((row) => row[1] === 'Лосев Иван'), 'the rows in the bank');
  expect((await bank()).slice(0, 2).map((row) => [row[1], row[3], row[4], row[13]])).toEqual([
    ['Рябинкина Варвара', '2013', 'дроби; проценты\nи степени', 'Н-001'],
    ['Лосев Иван', '2012', 'физика', 'Н-002'],
  ]);
  await panel.getByText('Новых в банке наставляемых: 2').waitFor();
});

test('the same answers from an .xlsx, and again: nothing is doubled', async () => {
  const { panel, press } = program;
  const document = newDocument('answers', 'Ответы');
  putSheet(document, 'Ответы на форму', [
    menteeTitles,
    mentee(),
    mentee({ [name]: 'Лосев Иван', 'Контактные данные': '' }),
  ]);
  const file = path.join(folder, 'ответы.xlsx');
  await writeFile(file, writeWorkbook(document, emptyHostState()));
  await choose(file);
  await panel.getByText('Новых строк: 2').waitFor();
  await press(panel.locator('[data-part=load]'));
  await until(async () => (await bank()).some((row) => row[1] === 'Лосев Иван'), 'the rows in the bank');
  await choose(file);
  await panel.getByText('Новых строк: 0, обновится: 0').waitFor();
});

/** A workbook of one sheet, given as it stands in the archive. */
const workbookOf = (sheet: string): Uint8Array =>
  zipSync(
    {
      'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet r:id="a"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8('<x><Relationship Id="a" Target="worksheets/sheet1.xml"/></x>'),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
    },
    { level: 1 },
  );

test('what is no workbook, or would unfold without end, is refused in words, and the panel goes on', async () => {
  const { panel } = program;
  const hostile: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['не архив', 'не архив', 'Файл .xlsx повреждён'],
    ['бомба', workbookOf(`<s>${' '.repeat(60_000_000)}</s>`), 'слишком много данных'],
    ['дерево', workbookOf(`<s>${'<c/>'.repeat(2_600_000)}</s>`), 'слишком много ячеек'],
    ['сущности', workbookOf('<!DOCTYPE s [<!ENTITY a "ха">]><s>&a;</s>'), 'Чужой файл не открывайте'],
    ['широкий', workbookOf('<s><row r="1"><c r="ZZZ1"><v>1</v></c></row></s>'), 'больше 16384 столбцов'],
  ];
  for (const [title, content, words] of hostile) {
    const file = path.join(folder, `${title}.xlsx`);
    await writeFile(file, content);
    await choose(file);
    await panel.getByText(words).waitFor();
  }
  await panel.getByRole('button', { name: 'Собрать ответы' }).waitFor();
});
