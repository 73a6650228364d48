/** The program as a curator starts it over a file, with its page in a real browser. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { emptyHostState } from '../../local/document/host-state';
import type { SpreadsheetDocument } from '../../local/document/model';
import { readWorkbook } from '../../local/store/xlsx/read-workbook';
import { writeWorkbook } from '../../local/store/xlsx/write-workbook';
import { askerOf, chooseInMenu, PATIENCE_MS, until } from './page-driver';

const root = path.resolve(__dirname, '../..');

export interface Program {
  readonly page: Page;
  /** The add-on's panel: it opens with the page. */
  readonly panel: FrameLocator;
  readonly sheets: () => Promise<string[]>;
  /** Texts of a range as the page shows them. */
  readonly read: (sheet: string, a1: string) => Promise<string[][]>;
  /** The workbook as the file holds it now. */
  readonly saved: () => Promise<SpreadsheetDocument>;
  /** Opens the menu and chooses by titles. */
  readonly choose: (...titles: string[]) => Promise<void>;
  /** Types into a cell of the open sheet as a person: a click on it, the text, Enter. */
  readonly typeInto: (sheet: string, a1: string, text: string) => Promise<void>;
  /** Waits until the panel neither works nor reads the table. */
  readonly panelIdle: () => Promise<void>;
  /** Clicks within the panel at rest, not on what it is about to draw anew. */
  readonly press: (what: Locator) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The path of a workbook in a new folder, with the document where one is given. */
export async function newFile(document?: SpreadsheetDocument): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'mentoring-e2e-')), 'школа.xlsx');
  if (document) await writeFile(file, writeWorkbook(document, emptyHostState()));
  return file;
}

/** Starts the program over the file, which it makes if there is none, and opens the page it names. */
export async function openProgram(browser: Browser | BrowserContext, file: string): Promise<Program> {
  const server = spawn(process.execPath, [path.join(root, 'dist-local/start.mjs'), file], { cwd: root });
  const address = await printedAddress(server);
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  await page.waitForSelector('[data-state=ready]');
  const ask = askerOf(page);
  // An element with the id «page» answers to the same name until the program has put its own in place.
  await until(async () => (await ask('sheets')).length > 0, 'the sheets of the workbook');

  const panel = page.locator('.sidebar').frameLocator('iframe');
  const panelIdle = (): Promise<void> => panel.locator('#panel:not([aria-busy])').waitFor();
  return {
    page,
    panel,
    sheets: () => ask('sheets'),
    read: (sheet, a1) => ask('readRange', sheet, a1),
    saved: async () => readWorkbook(new Uint8Array(await readFile(file)), 'школа').document,
    choose: (...titles) => chooseInMenu(page, titles),
    typeInto: async (sheet, a1, text) => {
      // The grid draws itself a moment after it has the sheets.
      await until(async () => (await ask('cellBox', sheet, a1)).width > 0, `the cell ${a1}`);
      const { x, y, width, height } = await ask('cellBox', sheet, a1);
      await page.mouse.click(x + width / 2, y + height / 2);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    panelIdle,
    press: async (what) => {
      await panelIdle();
      // The panel looks at the table anew when the mouse comes to it.
      await what.hover();
      await panelIdle();
      await what.click();
    },
    close: async () => {
      await page.close();
      await new Promise<void>((resolve) => {
        server.once('exit', () => {
          resolve();
        });
        server.kill('SIGTERM');
      });
    },
  };
}

/** The address that the program prints when it is ready. */
function printedAddress(server: ChildProcess): Promise<string> {
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
