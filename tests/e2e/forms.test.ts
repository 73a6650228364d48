// The questionnaires in a real browser over the built add-on and a real file: made from the menu, opened from the panel,
// filled in by keyboard on a telephone's screen; the row stands in the table and in the file.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { PageWindow } from '../../local/page/page-window';
import { displayValue } from '../../local/document/display';
import { readWorkbook } from '../../local/store/xlsx/read-workbook';
import { launchBrowser } from './browser';

const root = path.resolve(__dirname, '../..');
jest.setTimeout(240_000);

let browser: Browser;
let context: BrowserContext;
let file: string;
let server: ChildProcess;
let page: Page;

async function start(): Promise<string> {
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

async function openTable(): Promise<void> {
  page = await context.newPage();
  await page.goto(await start());
  await page.waitForFunction(() => {
    const shown = (globalThis as unknown as { page?: Partial<PageWindow> }).page;
    return typeof shown?.sheets === 'function' && shown.sheets().length > 0;
  });
}

const sheets = (): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { page: PageWindow }).page.sheets());
const read = (sheet: string, range: string): Promise<string[][]> =>
  page.evaluate(([name, a1]) => (globalThis as unknown as { page: PageWindow }).page.readRange(name, a1), [
    sheet,
    range,
  ] as const);

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`never seen: ${what}`);
}

const panel = (): FrameLocator => page.frameLocator('iframe');

async function rowsInFile(name: string): Promise<string[][]> {
  const { document } = readWorkbook(new Uint8Array(await readFile(file)), '');
  const sheet = document.sheets.find((each) => each.name === name);
  return (sheet?.rows ?? []).map((row) => Array.from(row, (cell) => displayValue(cell, document.locale)));
}

beforeAll(async () => {
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  file = path.join(await mkdtemp(path.join(os.tmpdir(), 'mentoring-forms-')), 'школа.xlsx');
  await openTable();
});
afterAll(async () => {
  await stop();
  await browser.close();
});

/** A telephone of its own: nothing of the table's page is known there. */
async function onTelephone(address: string): Promise<Page> {
  const telephone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const form = await telephone.newPage();
  await form.goto(address);
  return form;
}

/** What the control with the cursor is called; the browser's own names are not known to the types of tests. */
const named = `(() => {
  const at = document.activeElement;
  const text = at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
  return text.replace(/\\s+/g, ' ').trim();
})()`;

/** Goes on with Tab until the control with the label has the cursor. */
async function tabTo(form: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const now = await form.evaluate<string>(named);
    if (now.startsWith(label)) return;
    await form.keyboard.press('Tab');
  }
  throw new Error(`no way to «${label}» by keyboard`);
}

async function addressOf(title: string): Promise<string> {
  return panel().locator(`[data-form="${title}"] .address`).inputValue();
}

test('the menu makes the questionnaires; the panel shows addresses, codes and a notice', async () => {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('menuitem', { name: 'Наставничество' }).click();
  for (const name of ['Анкеты', 'Создать анкеты']) await page.getByRole('menuitem', { name, exact: true }).click();
  await page.getByText('Анкеты спросят фамилии и телефоны').waitFor();
  await page
    .getByRole('button', { name: 'OK', exact: true })
    .or(page.getByRole('button', { name: 'ОК', exact: true }))
    .click();
  await until(async () => (await sheets()).includes('Мониторинг 2'), 'the sheets of answers');
  expect(await read('Ответы наставляемых', 'A1:C1')).toEqual([
    ['Отметка времени', 'Фамилия, имя, отчество', 'Класс или должность'],
  ]);
  await panel().locator('[data-section=questionnaires]').click();
  await panel().locator('[data-form="Анкета наставляемого"] .address').waitFor();
  expect(await addressOf('Анкета наставляемого')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/forms\/[\w-]+$/);
  const card = panel().locator('[data-form="Анкета наставляемого"]');
  await card.getByRole('button', { name: 'QR-код' }).click();
  await card.getByRole('img', { name: 'QR-код: Анкета наставляемого' }).waitFor();
  await card.getByRole('button', { name: 'Скопировать' }).click();
  await card.getByRole('status').waitFor();
  const frame = page.frames().find((each) => each.url().includes('/view/'));
  await frame?.evaluate('void (globalThis.print = () => undefined)');
  await card.getByRole('button', { name: 'Напечатать объявление' }).click();
  await page.emulateMedia({ media: 'print' });
  expect(await panel().locator('.notice').isVisible()).toBe(true);
  expect(await panel().locator('#panel').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  expect(await panel().locator('.notice').isVisible()).toBe(false);
});

test('a pupil fills in the mentee form by keyboard; the row stands in the table and in the file', async () => {
  const form = await onTelephone(await addressOf('Анкета наставляемого'));
  const errors: string[] = [];
  form.on('pageerror', (error) => errors.push(error.message));
  expect(await form.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  expect(await form.getAttribute('html', 'lang')).toBe('ru');
  await tabTo(form, 'Фамилия, имя, отчество');
  await form.keyboard.type('Опытова Вера Петровна');
  await tabTo(form, 'Класс или должность');
  await form.keyboard.type('7-8');
  await tabTo(form, 'Год рождения');
  await form.keyboard.type('11');
  await tabTo(form, 'Контактные данные');
  await form.keyboard.type('+7 900 000-00-01');
  await tabTo(form, 'Математика');
  await form.keyboard.press('Space');
  await tabTo(form, 'Другое: свой вариант');
  await form.keyboard.type('шахматы');
  await tabTo(form, 'после уроков');
  await form.keyboard.press('Space');
  await tabTo(form, 'Очно');
  await form.keyboard.press('Space');
  await tabTo(form, 'Да, документ о согласии подписан');
  await form.keyboard.press('Space');
  await tabTo(form, 'Отправить');
  await form.keyboard.press('Enter');
  // The year is wrong: it is said, the cursor is there, everything else has stayed.
  await form.getByText('Нужен год четырьмя цифрами').waitFor();
  await form.waitForFunction(`${named}.startsWith('Год рождения')`);
  await form.keyboard.press('Control+A');
  await form.keyboard.type('2011');
  await tabTo(form, 'Отправить');
  await form.keyboard.press('Enter');
  await form.getByText('Спасибо! Ответ получен.').waitFor();
  await until(async () => (await read('Ответы наставляемых', 'B2'))[0]?.[0] !== '', 'the answer in the table');
  const wanted = [
    'Опытова Вера Петровна',
    '7-8',
    '2011',
    '',
    '+7 900 000-00-01',
    'Математика, шахматы',
    '',
    '',
    '',
    'после уроков',
    'Очно',
    '',
    'Да, документ о согласии подписан',
  ];
  expect((await read('Ответы наставляемых', 'B2:N2'))[0]).toEqual(wanted);
  await until(async () => (await rowsInFile('Ответы наставляемых')).length === 2, 'the answer in the file');
  const row = (await rowsInFile('Ответы наставляемых'))[1] ?? [];
  expect(row.slice(1)).toEqual(wanted);
  expect(row[0]).toMatch(/^\d\d\.\d\d\.\d{4} \d{1,2}:\d\d:\d\d$/);
  await form.getByRole('link', { name: 'Ответить ещё раз' }).click();
  await form.getByRole('heading', { name: 'Анкета наставляемого' }).waitFor();
  expect(errors).toEqual([]);
  await form.context().close();
});

test('monitoring: a mentor goes to the page of mentors and not to that of mentees', async () => {
  const form = await onTelephone(await addressOf('Мониторинг 2'));
  await form.getByLabel('Фамилия, имя, отчество').fill('Наставников Пётр');
  await form.getByRole('radio', { name: 'Наставник', exact: true }).check();
  for (const group of await form.getByRole('group').all()) {
    const best = group.getByRole('radio', { name: /^(10|Да)$/ });
    if (await best.count()) await best.check();
  }
  await form.getByRole('button', { name: 'Далее' }).click();
  await form.getByRole('heading', { name: 'Вопросы наставнику' }).waitFor();
  expect(await form.getByRole('group').count()).toBe(5);
  for (const group of await form.getByRole('group').all())
    await group.getByRole('radio', { name: '9', exact: true }).check();
  await form.getByRole('button', { name: 'Отправить' }).click();
  await form.getByText('Спасибо!').waitFor();
  await until(async () => (await read('Мониторинг 2', 'B2'))[0]?.[0] === 'Наставников Пётр', 'the answer');
  const [header, row] = await read('Мониторинг 2', 'A1:Z2');
  expect(row?.[header?.indexOf('Качество обучения наставников') ?? -1]).toBe('9');
  expect(row?.[header?.indexOf('Поддержка наставника') ?? -1]).toBe('');
  await form.context().close();
});

test('opened again, the program has the same forms at its new address', async () => {
  const before = await addressOf('Анкета наставника');
  await stop();
  await page.close();
  await openTable();
  await panel().locator('[data-section=questionnaires]').click();
  await panel().locator('[data-form="Анкета наставника"] .address').waitFor();
  const now = await addressOf('Анкета наставника');
  expect(new URL(now).pathname).toBe(new URL(before).pathname);
  const form = await onTelephone(now);
  await form.getByRole('heading', { name: 'Анкета наставника' }).waitFor();
  await form.context().close();
});
