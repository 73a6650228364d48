/** Loads the built page over a new host, and notes what of it a test has to know. */
import path from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import type { SpreadsheetDocument } from '../../local/document/model';
import { startServer } from '../../local/server/start-server';
import type { RunningServer } from '../../local/server/start-server';
import { FakeHost } from '../local/server/fake-host';
import type { FakeFunction } from '../local/server/fake-host';
import { askerOf, chooseInMenu, PATIENCE_MS, until, type Ask } from './page-driver';

export type ImportPlan = (name: string, bytes: Uint8Array) => Promise<void>;

export type Viewport = NonNullable<ReturnType<Page['viewportSize']>>;

/** Of the page where a test asks for no other. */
export const VIEWPORT: Viewport = { width: 1280, height: 760 };

export interface LoadedPage {
  readonly page: Page;
  readonly host: FakeHost;
  readonly server: RunningServer;
  /** Requests to any other address than the two ports of the server. */
  readonly foreignRequests: string[];
  /** Errors of scripts and of the page's policy. */
  readonly errors: string[];
  readonly ask: Ask;
  readonly clickCell: (sheet: string, a1: string) => Promise<void>;
  /** Opens the menu and chooses by titles. */
  readonly choose: (...titles: string[]) => Promise<void>;
  /** Waits until nothing of the person's or of the host's is on its way. */
  readonly quiet: () => Promise<void>;
  /** Waits until the changes of the host are in the table. */
  readonly refreshed: () => Promise<void>;
  /** What comes of a plan that is chosen. */
  importPlan: ImportPlan | undefined;
  readonly close: () => Promise<void>;
}

export interface PageContent {
  readonly document: SpreadsheetDocument;
  readonly functions?: Readonly<Record<string, FakeFunction>>;
  readonly importPlan?: ImportPlan;
  readonly viewport?: Viewport;
}

export async function loadPage(browser: Browser, content: PageContent): Promise<LoadedPage> {
  const host = new FakeHost(content.document, content.functions);
  const server = await startServer(host, {
    fileName: 'Школа 200.xlsx',
    readFile: () => Promise.resolve(new Uint8Array([80, 75, 3, 4])),
    assetsDir: path.resolve('dist-local/page'),
    importPlan: async (name, bytes) => loaded.importPlan?.(name, bytes),
  });
  const context = await browser.newContext({
    viewport: content.viewport ?? VIEWPORT,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
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
  // Whether the host told of a change that the page has not asked for yet, and how many such questions are on their way.
  let told = false;
  let asking = 0;
  host.on(({ type }) => {
    told ||= type === 'changed';
  });
  const asksForSheets = (request: Request): boolean => new URL(request.url()).pathname === '/api/sheets';
  page.on('request', (request) => {
    if (!asksForSheets(request)) return;
    told = false;
    asking++;
  });
  for (const ended of ['requestfinished', 'requestfailed'] as const)
    page.on(ended as 'requestfinished', (request) => {
      if (asksForSheets(request)) asking--;
    });
  await page.goto(server.url);
  await page.waitForSelector('[data-state=ready]');

  const ask = askerOf(page);
  const nextFrames = async (): Promise<void> => {
    for (let frame = 0; frame < 3; frame++) await page.evaluate('new Promise(requestAnimationFrame)');
  };
  const refreshed = async (): Promise<void> => {
    await until(() => !told && asking === 0, 'the changed sheets');
    await ask('refreshed');
  };
  const loaded: LoadedPage = {
    page,
    host,
    server,
    foreignRequests,
    errors,
    ask,
    clickCell: async (sheet, a1) => {
      const { x, y, width, height } = await ask('cellBox', sheet, a1);
      await page.mouse.click(x + Math.min(width / 2, 20), y + height / 2);
      await nextFrames();
    },
    choose: (...titles) => chooseInMenu(page, titles),
    quiet: async () => {
      await nextFrames();
      await until(async () => (await ask('pendingCells')) === 0, 'the confirmed input');
      await refreshed();
      await nextFrames();
    },
    refreshed,
    importPlan: content.importPlan,
    close: async () => {
      await context.close();
      await server.close();
    },
  };
  return loaded;
}
