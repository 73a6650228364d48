// Documents and PDF as a curator meets them: the tab of the panel, the window with the file, and the file that it saves.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from './browser';

const root = path.resolve(__dirname, '../..');

async function started(server: ChildProcess): Promise<string> {
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

test('chosen sheets become a PDF that the window saves', async () => {
  const browser = await launchBrowser();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mentoring-e2e-'));
  const server = spawn(process.execPath, [path.join(root, 'dist-local/start.mjs'), path.join(folder, 'школа.xlsx')], {
    cwd: root,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    await page.goto(await started(server));
    await page.waitForSelector('[data-state=ready]');
    await page.locator('.menu-top').first().click();
    await page.getByRole('menuitem', { name: 'Панель куратора', exact: true }).click();
    const panel = page.locator('iframe').first().contentFrame();
    await panel.locator('[data-section=documents]').click();
    await panel.locator('[data-command=makeConsentForms]').click();
    await panel.getByText('Бланки согласий готовы').first().waitFor();
    await panel.getByLabel('Согласие', { exact: true }).check();
    await panel.getByLabel('Согласие представителя', { exact: true }).check();
    if (process.env['SHOT'] !== undefined) await page.screenshot({ path: process.env['SHOT'] });
    await panel.locator('[data-command=exportPdf]').click();
    const link = page.locator('iframe').last().contentFrame().getByText('Скачать файл');
    const saving = page.waitForEvent('download');
    await link.click();
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/^Документы.*\.pdf$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
  } finally {
    server.kill('SIGTERM');
    await browser.close();
  }
}, 120_000);
