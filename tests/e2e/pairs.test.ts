// A curator pairs people in a real browser: types who named whom, forms the pairs by the menu, reads the reasons in the
// panel, holds one, forms again, approves, and finds the banks, the order and the log filled.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { emptyHostState } from '../../local/document/host-state';
import type { PageWindow } from '../../local/page/page-window';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { documentWith, mentee, mentor, root } from '../commands/pairs-school';
import { launchBrowser } from './browser';

jest.setTimeout(180_000);

let browser: Browser;
let server: ChildProcess;
let page: Page;

const content = {
  wishes: [],
  mentees: [
    mentee('Н-001', 'Берёзкина Анна Ильинична', 'математика'),
    mentee('Н-002', 'Вьюгин Пётр Олегович', 'алгебра, подготовка к ОГЭ', { 'Удобное время': 'вт, чт после уроков' }),
    mentee('Н-003', 'Галкина Вера Львовна', 'английский язык'),
    mentee('Н-004', 'Дроздов Егор Ильич', 'математика', { Согласие: '' }),
    mentee('Н-005', 'Ежов Лев Львович', 'общение, друзья'),
    mentee('Н-006', 'Жарова Яна Ильинична', 'физика'),
    mentee('Н-007', 'Зимин Иван Юрьевич', 'физика, проект'),
  ],
  mentors: [
    mentor('М-001', 'Лугов Олег Павлович', 'математика', '1', { 'Удобное время': 'вторник' }),
    mentor('М-002', 'Мятлева Инна Юрьевна', 'математика, физика', '2'),
    mentor('М-003', 'Нивин Яков Петрович', 'психология, общение', '3'),
    mentor('М-004', 'Орлина Ева Львовна', 'биология'),
  ],
  settings: { 'Учебный год': '2026-2027', Организация: 'Школа', 'Руководитель (ФИО)': 'Соколова М.П.' },
};

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mentoring-pairs-'));
  const file = path.join(folder, 'школа.xlsx');
  const document = documentWith(content);
  // The sheet on which the curator types comes first, and is open.
  document.sheets.unshift(...document.sheets.splice(document.sheets.length - 1, 1));
  await writeFile(file, writeWorkbook(document, emptyHostState()));
  server = spawn(process.execPath, [path.join(root, 'dist-local/start.mjs'), file], { cwd: root });
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    const take = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(printed)?.[0];
      if (found) resolve(found);
    };
    server.stdout?.on('data', take);
    server.stderr?.on('data', take);
    server.once('exit', () => {
      reject(new Error(`the program ended: ${printed}`));
    });
  });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForSelector('[data-state=ready]');
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

const sheets = (): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { page: PageWindow }).page.sheets());
const read = (sheet: string, range: string): Promise<string[][]> =>
  page.evaluate(([name, a1]) => (globalThis as unknown as { page: PageWindow }).page.readRange(name, a1), [
    sheet,
    range,
  ] as const);
const panel = (): FrameLocator => page.frameLocator('iframe');

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`never seen: ${what}`);
}

async function click(...titles: string[]): Promise<void> {
  await page.getByRole('menuitem', { name: 'Наставничество' }).click();
  for (const title of titles) await page.getByRole('menuitem', { name: title, exact: true }).click();
}

async function typeInto(sheet: string, a1: string, text: string): Promise<void> {
  // The grid draws itself a moment after it has the sheets.
  let box: Awaited<ReturnType<PageWindow['cellBox']>> | undefined;
  await until(async () => {
    box = await page
      .evaluate(([name, at]) => (globalThis as unknown as { page: PageWindow }).page.cellBox(name, at), [
        sheet,
        a1,
      ] as const)
      .catch(() => undefined);
    return box !== undefined;
  }, `the cell ${a1}`);
  if (!box) return;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const codes = async (): Promise<string[]> =>
  (await read('Пары', 'A2:L20'))
    .filter((row) => row[5] !== '')
    .map((row) => `${row[4] ?? ''} ${row[5] ?? ''} ${row[10] ?? ''}`);

test('preferences, pairs, reasons, a held pair, approval', async () => {
  await typeInto('Предпочтения', 'B2', 'Берёзкина А.И.');
  await typeInto('Предпочтения', 'C2', 'наставляемый');
  await typeInto('Предпочтения', 'D2', 'Лугов');
  await typeInto('Предпочтения', 'B3', 'Лугов Олег Павлович');
  await typeInto('Предпочтения', 'C3', 'наставник');
  await typeInto('Предпочтения', 'D3', 'Берёзкиной Анне');
  await until(async () => (await read('Предпочтения', 'D3'))[0]?.[0] === 'Берёзкиной Анне', 'the typed wish');

  await panel().locator('[data-section=pairs]').click();
  await panel().getByText('На лист ещё ничего не записано').waitFor();
  await picture('preview');
  await click('Сформировать пары');
  await until(async () => (await sheets()).includes('Без пары'), 'the pairs');
  await until(async () => (await codes()).includes('М-001 Н-001 предложена'), 'the wished pair');
  await panel().getByRole('button', { name: 'Обновить' }).click();

  const card = panel().locator('article[data-mentee=Н-005]');
  await card.getByText('Почему').click();
  await card.getByText('Запрос и компетенции +50').waitFor();
  const weak = panel().locator('article[data-mentee=Н-002]');
  await weak.getByText('Изменить').click();
  // What is drawn anew must not close what the person has opened.
  await panel().getByRole('button', { name: 'Обновить' }).click();
  await panel().locator('#working').waitFor({ state: 'hidden' });
  await weak.getByRole('button', { name: 'Закрепить пару' }).click();
  await until(
    async () =>
      (await read('Пары', 'F2:L20')).some((row) => row[0] === 'Н-002' && /^(?:1|ИСТИНА|TRUE|true)$/.test(row[6] ?? '')),
    'the tick',
  );
  await panel().locator('article[data-mentee=Н-005]').getByText('Изменить').click();
  await panel().locator('article[data-mentee=Н-006]').getByText('Изменить').click();
  await panel().locator('article[data-mentee=Н-006]').getByRole('combobox').selectOption({ index: 0 });
  await panel().getByText('Веса и порог').click();
  await picture('formed');
  const before = await codes();
  await click('Сформировать пары');
  await panel().getByText('Изменено 0 из').first().waitFor();
  expect(await codes()).toEqual(before);

  await click('Пары', 'Утвердить предложенные');
  await until(async () => (await codes()).every((row) => row.endsWith('утверждена')), 'the approval');
  await until(
    async () => (await sheets()).includes('Журнал встреч') && (await sheets()).includes('Приказ о парах'),
    'log and order',
  );
  expect((await read('Банк наставляемых', 'G2'))[0]?.[0]).toBe('Лугов Олег Павлович');
  expect((await read('Журнал встреч', 'C2:C4')).map(([kind]) => kind)).toEqual([
    'знакомство',
    'пробная',
    'планирование',
  ]);
});

/** A picture of the window for people to look at, where they ask for it. */
async function picture(name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `pairs-${name}.png`), fullPage: true });
}
