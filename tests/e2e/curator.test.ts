// What a curator does, in a real browser over the built add-on and a real file: a plan goes in, is read and checked by
// the menu, mended in the grid, checked again; the panel does the same.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { demoPlan } from '../../local/demo/demo-plan';
import type { PageWindow } from '../../local/page/page-window';
import { launchBrowser } from './browser';

const root = path.resolve(__dirname, '../..');
const sheetName = 'Дорожная карта';

jest.setTimeout(120_000);

let browser: Browser;
let folder: string;
let server: ChildProcess;
let page: Page;

/** Starts the program as a curator does and answers the address it prints. */
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

function stop(): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => {
      resolve();
    });
    server.kill('SIGTERM');
  });
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mentoring-e2e-'));
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(await start(path.join(folder, 'школа.xlsx')));
  // An element with the id «page» answers to the same name until the program has put its own in place.
  await page.waitForFunction(() => {
    const shown = (globalThis as unknown as { page?: Partial<PageWindow> }).page;
    return typeof shown?.sheets === 'function' && shown.sheets().length > 0;
  });
});
afterEach(async () => {
  await page.close();
  await stop();
});

const sheets = (): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { page: PageWindow }).page.sheets());
const read = (sheet: string, range: string): Promise<string[][]> =>
  page.evaluate(([name, a1]) => (globalThis as unknown as { page: PageWindow }).page.readRange(name, a1), [
    sheet,
    range,
  ] as const);

/** Waits until the page shows what is asked for. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds()) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`never seen: ${what}`);
}

async function click(...titles: string[]): Promise<void> {
  await page.getByRole('menuitem', { name: 'Наставничество' }).click();
  for (const title of titles) await page.getByRole('menuitem', { name: title, exact: true }).click();
}

async function openPlan(): Promise<void> {
  const file = path.join(folder, 'план.tsv');
  await writeFile(file, demoPlan);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Открыть план…' }).first().click();
  await (await chooser).setFiles(file);
  await until(async () => (await sheets()).includes('Исходный план'), 'the opened plan');
}

/** Types into a cell as a person: a click on it, the text, Enter. */
async function typeInto(a1: string, text: string): Promise<void> {
  const box = await page.evaluate(
    ([name, at]) => (globalThis as unknown as { page: PageWindow }).page.cellBox(name, at),
    [sheetName, a1] as const,
  );
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

const panel = (): FrameLocator => page.frameLocator('iframe');
const codesOf = async (number: string): Promise<string[]> =>
  (await read('Проверка', 'A2:J80')).filter((row) => row[2] === number).map((row) => row[4] ?? '');

test('the menu: open a plan, read it, check it, mend a deadline in the grid, check again', async () => {
  await openPlan();
  await click('Дорожная карта', 'Разобрать план');
  await until(async () => (await sheets()).includes(sheetName), 'the roadmap');
  await until(async () => (await read(sheetName, 'B7'))[0]?.[0] !== '', 'its rows');
  expect((await read(sheetName, 'A5:E7')).map((row) => row[1])).toEqual([
    'Мероприятие',
    'Подготовка условий для запуска программы наставничества',
    'Издание приказа о программе наставничества и назначении куратора',
  ]);
  await click('Дорожная карта', 'Проверить сроки и ответственных');
  await until(async () => (await sheets()).includes('Поручения'), 'the assignments');
  await until(async () => (await codesOf('7.1')).includes('deadline-wrong-year'), 'the finding of 7.1');
  await page
    .getByRole('tab', { name: sheetName, exact: true })
    .or(page.getByText(sheetName, { exact: true }).last())
    .first()
    .click();
  const line = (await read(sheetName, 'A1:A60')).findIndex((row) => row[0] === '7.1') + 1;
  await typeInto(`C${line}`, 'май 2027 г.');
  await until(async () => (await read(sheetName, `C${line}`))[0]?.[0] === 'май 2027 г.', 'the typed deadline');
  await click('Дорожная карта', 'Проверить сроки и ответственных');
  await until(async () => (await codesOf('7.1')).length === 0, '7.1 without findings');
  expect((await read(sheetName, `H${line}:I${line}`))[0]).toEqual(['01.05.2027', '31.05.2027']);
  await page.waitForTimeout(1500);
  expect((await readFile(path.join(folder, 'школа.xlsx'))).subarray(0, 2).toString()).toBe('PK');
});

test('the panel: scaffold, check, repair by one click, undo', async () => {
  await openPlan();
  await panel().getByRole('button', { name: 'Обновить' }).click();
  await panel().locator('[data-command=readPlan]').click();
  await until(async () => (await sheets()).includes(sheetName), 'the roadmap');
  await panel().locator('[data-command=checkPlan]').click();
  const card = panel().locator('article[data-code=deadline-wrong-year]', { hasText: '№ 7.1' });
  await card.getByRole('button', { name: 'Исправить' }).click();
  await until(
    async () => (await read(sheetName, 'C5:C40')).some((row) => row[0] === 'Май 2027'),
    'the repaired deadline',
  );
  await card.waitFor({ state: 'detached' });
  await panel().locator('[data-command=undoLast]').click();
  await until(
    async () => (await read(sheetName, 'C5:C40')).some((row) => row[0] === 'Май 2026'),
    'the deadline as it was',
  );
});
