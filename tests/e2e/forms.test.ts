// The questionnaires in a real browser over the built add-on and a real file: made from the menu, opened from the panel,
// filled in by keyboard on a telephone's screen; the row stands in the table and in the file.
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { displayValue } from '../../local/document/display';
import { browserOfTests } from './browser';
import { PATIENCE_MS, until } from './page-driver';
import { newFile, openProgram, type Program } from './program';

const browser = browserOfTests();

let context: BrowserContext;
let file: string;
let program: Program;

const panel = (): FrameLocator => program.panel;
const read = (sheet: string, range: string): Promise<string[][]> => program.read(sheet, range);

async function rowsInFile(name: string): Promise<string[][]> {
  const document = await program.saved();
  const sheet = document.sheets.find((each) => each.name === name);
  return (sheet?.rows ?? []).map((row) => Array.from(row, (cell) => displayValue(cell, document.locale)));
}

beforeAll(async () => {
  context = await browser().newContext();
  file = await newFile();
  program = await openProgram(context, file);
});
afterAll(() => program.close());

/** A telephone of its own: nothing of the table's page is known there. */
async function onTelephone(address: string): Promise<Page> {
  const telephone = await browser().newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const form = await telephone.newPage();
  form.setDefaultTimeout(PATIENCE_MS);
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
  const { page } = program;
  await program.choose('Анкеты', 'Создать анкеты');
  await page.getByText('Анкеты спросят фамилии и телефоны').waitFor();
  await page.getByRole('button', { name: /^(OK|ОК)$/ }).click();
  await until(async () => (await program.sheets()).includes('Мониторинг 2'), 'the sheets of answers');
  await program.panelIdle();
  expect(await read('Ответы наставляемых', 'A1:C1')).toEqual([
    ['Отметка времени', 'Фамилия, имя, отчество', 'Класс или должность'],
  ]);
  await program.press(panel().locator('[data-section=questionnaires]'));
  await panel().locator('[data-form="Анкета наставляемого"] .address').waitFor();
  expect(await addressOf('Анкета наставляемого')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/forms\/[\w-]+$/);
  const card = panel().locator('[data-form="Анкета наставляемого"]');
  await program.press(card.getByRole('button', { name: 'QR-код' }));
  await card.getByRole('img', { name: 'QR-код: Анкета наставляемого' }).waitFor();
  await program.press(card.getByRole('button', { name: 'Скопировать' }));
  await card.getByRole('status').waitFor();
  const frame = page.frames().find((each) => each.url().includes('/view/'));
  await frame?.evaluate('void (globalThis.print = () => undefined)');
  await program.press(card.getByRole('button', { name: 'Напечатать объявление' }));
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

/** The first row under the header, by the titles. */
function firstRow([titles = [], row = []]: readonly (readonly string[])[]): Record<string, string> {
  return Object.fromEntries(titles.map((title, at) => [title, row[at] ?? '']));
}

test('collected from the menu, what the pupil has said stands in the bank: in the grid and in the file', async () => {
  const bank = 'Банк наставляемых';
  const wanted = {
    'ФИО наставляемого': 'Опытова Вера Петровна',
    'Контактные данные для связи (данные представителя)': '+7 900 000-00-01',
    'Год рождения наставляемого': '2011',
    'Основной запрос наставляемого': 'Математика, шахматы',
    'Код участника': 'Н-001',
    'Класс или должность': '7-8',
    'Удобное время': 'после уроков',
    'Формат встреч': 'Очно',
    Согласие: 'да',
    'Кто подписал': '',
  };
  await program.choose('Анкеты', 'Собрать ответы');
  await until(async () => (await program.sheets()).includes(bank), 'the bank');
  // The last cell that is written says what the curator has to look at.
  const finished = (rows: readonly (readonly string[])[]): boolean => (firstRow(rows)['Замечания'] ?? '') !== '';
  await until(async () => finished(await read(bank, 'A1:Z2')), 'the finished row in the grid');
  expect(firstRow(await read(bank, 'A1:Z2'))).toMatchObject(wanted);
  await until(async () => finished(await rowsInFile(bank)), 'the finished row in the file');
  expect(firstRow(await rowsInFile(bank))).toMatchObject(wanted);
  const filled = (await rowsInFile(bank)).slice(1).filter((row) => row.some((text) => text !== ''));
  expect(filled).toHaveLength(1);
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
  await program.close();
  program = await openProgram(context, file);
  await program.press(panel().locator('[data-section=questionnaires]'));
  await panel().locator('[data-form="Анкета наставника"] .address').waitFor();
  const now = await addressOf('Анкета наставника');
  expect(new URL(now).pathname).toBe(new URL(before).pathname);
  const form = await onTelephone(now);
  await form.getByRole('heading', { name: 'Анкета наставника' }).waitFor();
  await form.context().close();
});
