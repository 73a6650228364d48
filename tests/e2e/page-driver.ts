/** What a person does with the page, whichever server stands behind it; and how a test waits for what must come of it. */
import type { Page } from 'playwright-core';
import type { PageWindow } from '../../local/page/page-window';

/** Asks `window.page`. */
export type Ask = <Name extends keyof PageWindow>(
  name: Name,
  ...args: Parameters<PageWindow[Name]>
) => Promise<Awaited<ReturnType<PageWindow[Name]>>>;

export const askerOf =
  (page: Page): Ask =>
  (name, ...args) =>
    page.evaluate(
      ([method, given]) => {
        const { page: facade } = globalThis as unknown as { page: Record<string, (...given: unknown[]) => unknown> };
        return facade[method]?.(...given);
      },
      [name, args] as const,
    ) as ReturnType<Ask> as never;

/** Opens the add-on's menu and chooses by titles, from the outer to the inner. */
export async function chooseInMenu(page: Page, titles: readonly string[]): Promise<void> {
  await page.locator('.menu-top').first().click();
  for (const title of titles) await page.getByRole('menuitem', { name: title, exact: true }).click();
}

/** How long anything is waited for, in milliseconds: a machine may be slow and busy. */
export const PATIENCE_MS = 60_000;

/** Waits until something holds; a condition that cannot be asked yet does not hold. Fails in the end with `what`. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  let lastError: unknown;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    try {
      if (await holds()) return;
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  throw new Error(`never seen: ${what}`, { cause: lastError });
}
