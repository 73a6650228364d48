// Answers of another form service, in a real browser over the built add-on: chosen in the panel, looked through before
// anything is written, loaded into the bank; the same from .xlsx.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { emptyHostState } from '../../local/document/host-state';
import { newDocument } from '../../local/document/sheets';
import type { PageWindow } from '../../local/page/page-window';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { mentee, menteeTitles, name, putSheet } from '../commands/bank-school';
import { launchBrowser } from './browser';

const root = path.resolve(__dirname, '../..');

jest.setTimeout(120_000);

let browser: Browser;
let folder: string;
let server: ChildProcess;
let page: Page;

async function start(file: string): Promise<string> {
  server = spawn(process.execPath, [path.join(root, 'dist-local/start.mjs'), file], { cwd: root });
  return new Promise((resolve, reject) => {
    let printed = '';
    const take = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0];
      if (address) resolve(address);
    };
    server.stdout?.on('data', take);
    server.stderr?.on('data', take);
    server.once('exit', () => {
      reject(new Error(`the program ended: ${printed}`));
    });
  });
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mentoring-answers-'));
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(await start(path.join(folder, 'школа.xlsx')));
  await page.waitForFunction(() => {
    const shown = (globalThis as unknown as { page?: Partial<PageWindow> }).page;
    return typeof shown?.sheets === 'function' && shown.sheets().length > 0;
  });
});
afterEach(async () => {
  await page.close();
  await new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.kill('SIGTERM');
  });
});

const panel = (): FrameLocator => page.frameLocator('iframe');
const bank = (): Promise<string[][]> =>
  page.evaluate(() => {
    const { page: shown } = globalThis as unknown as { page: PageWindow };
    return shown.sheets().includes('Банк наставляемых') ? shown.readRange('Банк наставляемых', 'A2:N6') : [];
  });

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`never seen: ${what}`);
}

async function choose(file: string): Promise<void> {
  const tab = panel().locator('[data-section=banks]');
  if ((await tab.getAttribute('aria-pressed')) !== 'true') await tab.click();
  await panel().locator('[data-part=answers-file]').setInputFiles(file);
  await panel().locator('[data-part=answers-preview]').waitFor();
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
  const csv = [
    'Время заполнения;Ученик;Класс;Год рождения;Телефон;Запрос;Согласие на обработку персональных данных',
    '05.09.2026 10:00:00;Рябинкина Варвара;7А;2013;8 900 000 00 01;"дроби; проценты\nи степени";Да',
    '05.09.2026 10:01:00;Лосев Иван;8Б;2012;8 900 000 00 02;физика;Да',
  ].join('\r\n');
  const file = path.join(folder, 'ответы.csv');
  await writeFile(file, windows1251(csv));
  await choose(file);
  await panel().getByText('В файле не найдена строка заголовков').waitFor();
  await panel().getByLabel('Вопрос для столбца «Ученик»').selectOption(name);
  await panel().getByText('Новых строк: 2').waitFor();
  expect(await bank()).toEqual([]);
  await panel().locator('[data-part=load]').click();
  await until(async () => (await bank()).some((row) => row[1] === 'Лосев Иван'), 'the rows in the bank');
  expect((await bank()).slice(0, 2).map((row) => [row[1], row[3], row[4], row[13]])).toEqual([
    ['Рябинкина Варвара', '2013', 'дроби; проценты\nи степени', 'Н-001'],
    ['Лосев Иван', '2012', 'физика', 'Н-002'],
  ]);
  await panel().getByText('Новых в банке наставляемых: 2').waitFor();
});

test('the same answers from an .xlsx, and again: nothing is doubled', async () => {
  const document = newDocument('answers', 'Ответы');
  putSheet(document, 'Ответы на форму', [
    menteeTitles,
    mentee(),
    mentee({ [name]: 'Лосев Иван', 'Контактные данные': '' }),
  ]);
  const file = path.join(folder, 'ответы.xlsx');
  await writeFile(file, writeWorkbook(document, emptyHostState()));
  await choose(file);
  await panel().getByText('Новых строк: 2').waitFor();
  await panel().locator('[data-part=load]').click();
  await until(async () => (await bank()).some((row) => row[1] === 'Лосев Иван'), 'the rows in the bank');
  await choose(file);
  await panel().getByText('Новых строк: 0, обновится: 0').waitFor();
});

test('what is no workbook is refused in words, and the panel goes on', async () => {
  const file = path.join(folder, 'ответы.xlsx');
  await writeFile(file, 'не архив');
  await panel().locator('[data-section=banks]').click();
  await panel().locator('[data-part=answers-file]').setInputFiles(file);
  await panel().getByText('Файл .xlsx повреждён').waitFor();
  await panel().getByRole('button', { name: 'Собрать ответы' }).waitFor();
});
