/**
 * The built page over a host without the add-on, in a browser that may ask nothing of anybody else.
 */
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SpreadsheetDocument } from '../../local/document/model';
import { startServer } from '../../local/server/start-server';
import type { RunningServer } from '../../local/server/start-server';
import type { PageWindow } from '../../local/page/page-window';
import { FakeHost } from '../local/server/fake-host';
import type { FakeFunction } from '../local/server/fake-host';
import { planDocument } from '../local/server/sample-document';

export interface OpenPage {
  readonly page: Page;
  readonly host: FakeHost;
  readonly server: RunningServer;
  /** Requests to any other address than the two ports of the server. */
  readonly foreignRequests: string[];
  /** Errors of scripts and of the page's policy. */
  readonly errors: string[];
  /** Asks `window.page`. */
  readonly ask: <Name extends keyof PageWindow>(
    name: Name,
    ...args: Parameters<PageWindow[Name]>
  ) => Promise<Awaited<ReturnType<PageWindow[Name]>>>;
  readonly clickCell: (sheet: string, a1: string) => Promise<void>;
  /** Opens the menu and chooses by titles. */
  readonly choose: (...titles: string[]) => Promise<void>;
  /** Waits until nothing of the person's is on its way. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Options {
  readonly document?: SpreadsheetDocument;
  readonly functions?: Readonly<Record<string, FakeFunction>>;
  readonly importPlan?: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly context?: Parameters<Browser['newContext']>[0];
}

export const PLAN = 'Дорожная карта';

export async function openPage(browser: Browser, options: Options = {}): Promise<OpenPage> {
  const host = new FakeHost(options.document ?? planDocument(), options.functions);
  const server = await startServer(host, {
    fileName: 'Школа 200.xlsx',
    readFile: () => Promise.resolve(new Uint8Array([80, 75, 3, 4])),
    assetsDir: path.resolve('dist-local/page'),
    importPlan: options.importPlan,
  });
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 760 },
    ...options.context,
  });
  const page = await context.newPage();
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const local = url.hostname === '127.0.0.1' && url.protocol === 'http:';
    if (!local && !['data:', 'blob:'].includes(url.protocol)) foreignRequests.push(request.url());
    if (local && url.port === '9') foreignRequests.push(request.url());
  });
  // What the policy stops is announced like a request, and then fails before it leaves.
  page.on('requestfailed', (request) => {
    const at = foreignRequests.indexOf(request.url());
    if (at >= 0 && request.failure()?.errorText === 'csp') foreignRequests.splice(at, 1);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(server.url);
  await page.waitForSelector('[data-state=ready]');

  const ask: OpenPage['ask'] = (name, ...args) =>
    page.evaluate(
      ([method, given]) => {
        const { page: facade } = globalThis as unknown as { page: Record<string, (...given: unknown[]) => unknown> };
        return facade[method]?.(...given);
      },
      [name, args] as const,
    ) as ReturnType<OpenPage['ask']> as never;
  return {
    page,
    host,
    server,
    foreignRequests,
    errors,
    ask,
    clickCell: async (sheet, a1) => {
      const { x, y, width, height } = await ask('cellBox', sheet, a1);
      await page.mouse.click(x + Math.min(width / 2, 20), y + height / 2);
      await page.waitForTimeout(60);
    },
    choose: async (...titles) => {
      await page.locator('.menu-top').first().click();
      for (const title of titles) await page.getByRole('menuitem', { name: title, exact: true }).click();
    },
    quiet: async () => {
      await page.waitForTimeout(120);
      await page.waitForFunction(
        () => (globalThis as unknown as { page: { pendingCells(): number } }).page.pendingCells() === 0,
      );
      await page.waitForTimeout(180);
    },
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}
