// A made school opened by the program: the panel's «Итоги» updates the summary, shows its figures, and the charts are
// on the page; the saved file opens again with them.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { emptyHostState } from '../../local/document/host-state';
import { readWorkbook } from '../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { documentOf, makeSchool } from '../reports/seeded-school';
import { launchBrowser } from './browser';

const root = path.resolve(__dirname, '../..');

jest.setTimeout(120_000);

let browser: Browser;
let server: ChildProcess;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.kill('SIGTERM');
});

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
    server.once('exit', () => reject(new Error(`the program ended: ${printed}`)));
  });
}

test('«Итоги»: update, figures, charts on the page and in the file', async () => {
  const made = makeSchool(7, 60, 25);
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'mentoring-summary-')), 'школа.xlsx');
  await writeFile(file, writeWorkbook(documentOf(made), emptyHostState()));
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(await start(file));
  await page.waitForSelector('[data-state=ready]');
  await page.getByRole('menuitem', { name: 'Наставничество' }).click();
  await page.getByRole('menuitem', { name: 'Панель куратора', exact: true }).click();
  const panel = page.frameLocator('iframe');
  await panel.getByRole('button', { name: 'Итоги', exact: true }).click();
  await panel.getByText('Сводки ещё нет').waitFor();
  await panel.getByRole('button', { name: /^Обновить сводку/ }).click();
  await panel.locator('.main-figures').waitFor();
  const mentees = made.people.filter(({ role, state }) => role === 'mentee' && state !== 'выбыл');
  const withoutConsent = mentees.filter(({ consent }) => consent !== 'valid').length;
  const figure = panel.getByRole('button', { name: /Наставляемых без согласия/ });
  expect((await figure.locator('b').textContent()) ?? '').toBe(String(withoutConsent));
  // The figure leads to its row.
  await figure.click();
  await page.locator('.chart canvas[aria-label^="Нагрузка"]').waitFor({ state: 'attached' });
  expect(await page.locator('.chart').count()).toBe(4);

  const saved = async (): Promise<number> => {
    const { document } = readWorkbook(new Uint8Array(await readFile(file)), 'школа');
    return document.sheets.find(({ name }) => name === 'Сводка')?.charts.length ?? 0;
  };
  for (let tries = 0; tries < 100 && (await saved()) < 4; tries += 1) await page.waitForTimeout(100);
  expect(await saved()).toBe(4);
  await page.close();
});
