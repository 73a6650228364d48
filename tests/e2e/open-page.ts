/**
 * The built page over a host without the add-on, in a browser that may ask nothing of anybody else.
 *
 * To load the page takes seconds, so the tests of a file share one. Each test still has a host and a document of its
 * own, a page on which nothing is open, and nothing to undo (`shared-page.ts`); a page that a test has failed on, or that
 * was not left clean, is not given to another.
 */
import type { SpreadsheetDocument } from '../../local/document/model';
import type { FakeFunction } from '../local/server/fake-host';
import { planDocument } from '../local/server/sample-document';
import { browserOfTests } from './browser';
import { loadPage, type LoadedPage, type Viewport } from './load-page';
import { handOver, tidyUp } from './shared-page';

export type OpenPage = Omit<LoadedPage, 'close' | 'importPlan'>;

export interface Options {
  readonly document?: SpreadsheetDocument;
  readonly functions?: Readonly<Record<string, FakeFunction>>;
  readonly importPlan?: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly viewport?: Viewport;
  /** For a test of the loading: a page that has shown nothing else. */
  readonly anew?: boolean;
  /** For a test that leaves a page which cannot be made clean: it is closed. */
  readonly spent?: boolean;
}

export const PLAN = 'Дорожная карта';

interface Pages {
  readonly openPage: (options?: Options) => Promise<OpenPage>;
  /** As ever; the next test learns whether it has passed. */
  readonly test: (name: string, body: () => Promise<void>) => void;
}

/**
 * Pages for the tests of a file. After each test its page must have asked nobody else, shown every error to the test
 * (which takes expected ones out of `errors`), and run nothing of a hostile text.
 */
export function pagesOfTests(): Pages {
  let kept: LoadedPage | undefined;
  let inUse: LoadedPage | undefined;
  let isSpent = false;
  let hasPassed = false;
  afterAll(() => kept?.close());
  const browser = browserOfTests();
  afterEach(async () => {
    if (!inUse) return;
    const used = inUse;
    inUse = undefined;
    const { page, foreignRequests, errors } = used;
    const isKept = hasPassed && !isSpent;
    try {
      if (isKept) await tidyUp(used);
      const hacked = await page.evaluate(() => 'hacked' in globalThis);
      expect({ hacked, foreignRequests, errors }).toEqual({ hacked: false, foreignRequests: [], errors: [] });
      if (isKept) kept = used;
    } finally {
      if (kept !== used) await used.close();
    }
  });
  return {
    openPage: async (options = {}) => {
      const { document = planDocument(), anew = false, spent = false, ...rest } = options;
      isSpent = spent;
      inUse = kept;
      kept = undefined;
      if (anew) {
        await inUse?.close();
        inUse = undefined;
      }
      if (inUse) await handOver(inUse, { document, ...rest });
      else inUse = await loadPage(browser(), { document, ...rest });
      return inUse;
    },
    test: (name, body) => {
      test(name, async () => {
        hasPassed = false;
        await body();
        hasPassed = true;
      });
    },
  };
}
