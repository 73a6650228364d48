/**
 * One page for several tests: it is made clean after each, and given a new document for the next.
 *
 * In between it shows a sheet of its own. So every sheet of a test's document is put in anew, with its own scroll and
 * selection, also where the test before it had one of the same id.
 */
import { formatA1 } from '../../local/document/a1';
import { emptyDocument, emptySheet } from '../local/server/sample-document';
import { VIEWPORT, type LoadedPage, type PageContent } from './load-page';
import { until } from './page-driver';

/** Something stands in it, or the page would offer the first steps. */
const between = { ...emptySheet(999, 'Между проверками'), rows: [[{ value: 'чисто' }]] };

const CLOSE_EVERYTHING = `for (const name of ['Закрыть', 'Закрыть сообщение', 'Закрыть панель', 'Закрыть подсказку'])
  for (const cross of document.querySelectorAll('button[aria-label="' + name + '"]')) if (cross.checkVisibility()) cross.click()`;

/** What lies over the table or beside it, the grid's own menus and lists too. */
const LEFT_OPEN = `[...document.querySelectorAll(
  '.toast, .banner, .progress-row, dialog, .menu-panel, .sidebar, .first-steps, [data-u-comp=menu], [data-u-comp=data-validation-list-dropdown], [data-radix-popper-content-wrapper]'
)].filter((element) => element.checkVisibility()).map((element) => element.className || element.tagName)`;

/** Ends and closes what a test has left, and shows the sheet in between; throws where something stays. */
export async function tidyUp(loaded: LoadedPage): Promise<void> {
  const { page, host, quiet } = loaded;
  await page.unrouteAll();
  await page.emulateMedia({ reducedMotion: null });
  for (const other of page.context().pages()) if (other !== page) await other.close();
  loaded.importPlan = undefined;
  host.rest();
  // What is being typed, and what a click elsewhere closes.
  await page.keyboard.press('Escape');
  await page.mouse.click(640, 6);
  await page.evaluate(CLOSE_EVERYTHING);
  await until(async () => (await page.evaluate<string[]>(LEFT_OPEN)).length === 0, 'a page on which nothing is open');
  await quiet();
  await bring(loaded, [...host.document.sheets, between], between.id);
  host.document = { ...emptyDocument(), activeSheetId: between.id };
  await bring(loaded, [between], between.id);
}

/** Gives a clean page to a test. */
export async function handOver(loaded: LoadedPage, content: PageContent): Promise<void> {
  const { page, host, ask } = loaded;
  const { document, functions, importPlan, viewport = VIEWPORT } = content;
  const { sheets, activeSheetId } = document;
  await page.setViewportSize(viewport);
  host.document = { ...document };
  await bring(loaded, [...sheets, between], activeSheetId);
  host.document = document;
  await bring(loaded, sheets, activeSheetId);
  // The grid knows how far a sheet of this number was scrolled.
  const { name, frozenRows: top, frozenColumns: left } = sheets.find(({ id }) => id === activeSheetId)!;
  await ask('cellBox', name, formatA1({ top, left, bottom: top, right: left }));
  host.begin(functions);
  host.emit({ type: 'saved' });
  loaded.importPlan = importPlan;
  await page.locator('.save-state[data-state=saved]').waitFor();
  expect({
    sheets: await ask('sheets'),
    active: await ask('activeSheet'),
    selection: await ask('selection'),
    scroll: await ask('scroll'),
    pending: await ask('pendingCells'),
  }).toEqual({
    sheets: sheets.filter(({ hidden }) => !hidden).map(({ name: each }) => each),
    active: name,
    selection: { top: 0, left: 0, bottom: 0, right: 0 },
    scroll: { row: 0, column: 0 },
    pending: 0,
  });
}

/** Puts sheets into the document, and waits until the page has them and shows one of them. */
async function bring(
  { host, ask, refreshed }: LoadedPage,
  sheets: PageContent['document']['sheets'],
  active: number,
): Promise<void> {
  host.document.sheets = sheets;
  host.emit({ type: 'changed', sheetIds: [], structure: true });
  host.emit({ type: 'activate', sheetId: active, row: 0, column: 0 });
  await refreshed();
  const shown = sheets.find(({ id }) => id === active)?.name;
  await until(async () => (await ask('activeSheet')) === shown, 'the sheet that is gone to');
  expect(await ask('sheets')).toEqual(sheets.filter(({ hidden }) => !hidden).map(({ name }) => name));
}
