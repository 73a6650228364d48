/**
 * S04, S32: hostile texts in every place of the page where a text of a person, of a file or of the add-on can stand.
 */
import type { SpreadsheetDocument } from '../../local/document/model';
import { HOSTILE, MARKUP } from './hostile-texts';
import { pagesOfTests, type OpenPage } from './open-page';
import { until } from './page-driver';
import { emptyDocument } from '../local/server/sample-document';

const { openPage, test } = pagesOfTests();
let open: OpenPage;

function hostileDocument(): SpreadsheetDocument {
  const document = emptyDocument();
  const [sheet] = document.sheets;
  if (!sheet) throw new Error('No sheet.');
  sheet.rows = HOSTILE.map((text, row) => [
    { value: text, style: { numberFormat: '@', wrap: 'wrap' as const } },
    { value: row, note: text },
    {
      value: 'да',
      validation: { criteria: 'VALUE_IN_LIST', args: [['да', text]], allowInvalid: true, helpText: text },
    },
    { value: 'ссылка', link: text },
    { value: text, runs: [{ start: 0, end: Math.min(2, text.length), style: { bold: true } }] },
  ]);
  sheet.columnWidths = { 0: 500 };
  return document;
}

const isKept = (text: string): boolean => !/[\ud800-\udfff\u0000]/u.test(text);

test('in cells, notes, drop-downs, links and rich texts', async () => {
  open = await openPage({ document: hostileDocument(), anew: true });
  const { ask, page } = open;
  const shown = await ask('readRange', 'Лист1', `A1:A${HOSTILE.length}`);
  expect(shown.map(([text]) => text).filter((text) => text !== undefined && isKept(text))).toEqual(
    HOSTILE.filter(isKept),
  );
  const note = page.locator('[data-u-comp=note-textarea]');
  const hover = async (cell: string): Promise<{ x: number; y: number }> => {
    const { x, y, width, height } = await ask('cellBox', 'Лист1', cell);
    await page.mouse.move(x + width / 2, y + Math.min(height / 2, 10));
    return { x, y };
  };
  for (let row = 1; row <= MARKUP.length; row += 6) {
    for (const [column, letter] of ['A', 'B', 'C', 'D', 'E'].entries()) {
      const { x, y } = await hover(`${letter}${row}`);
      if (letter === 'B') {
        await until(async () => {
          await hover(`B${row}`);
          return (await note.count()) === 1 && (await note.inputValue()) === HOSTILE[row - 1];
        }, `the note of the row ${row}`);
        // It lies over the cells at its right.
        await hover(`A${row}`);
        await note.waitFor({ state: 'detached' });
        continue;
      }
      await page.mouse.click(x + 20, y + 8);
      await until(async () => {
        const { top, left } = await ask('selection');
        return top === row - 1 && left === column;
      }, `the cell ${letter}${row} selected`);
    }
  }
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
});

test('a person’s own input', async () => {
  open = await openPage();
  const { page, clickCell, quiet, ask, host } = open;
  const texts = MARKUP.slice(0, 5);
  for (const [index, text] of texts.entries()) {
    await clickCell('Дорожная карта', `B${20 + index}`);
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  }
  await quiet();
  expect(host.edits.map(({ input }) => input)).toEqual(texts);
  // An apostrophe in front says «this is text» and is not part of it.
  expect((await ask('readRange', 'Дорожная карта', 'B20:B24')).flat()).toEqual(
    texts.map((text) => text.replace(/^'/, '')),
  );
});

test('in toasts, questions, banners, titles of views and of sheets, and the name of the file', async () => {
  open = await openPage();
  const { page, host, ask } = open;
  host.document.name = MARKUP[0] ?? '';
  host.document.sheets[1]!.name = '<img src=x onerror=window.hacked=1>';
  host.emit({ type: 'changed', sheetIds: [11], structure: true });
  for (const text of MARKUP) {
    host.emit({ type: 'toast', title: text, message: text, seconds: -1 });
    host.emit({ type: 'trouble', message: text });
    await page.locator('.toast').last().getByText(text, { exact: true }).first().waitFor();
  }
  await page.locator('[data-banner=trouble] strong', { hasText: MARKUP.at(-1) ?? '' }).waitFor();
  for (const text of MARKUP.slice(0, 12)) {
    host.emit({ type: 'question', question: { id: text, kind: 'prompt', title: text, text, buttons: 'OK' } });
    await page.getByRole('dialog').locator('.message').waitFor();
    expect(await page.getByRole('dialog').locator('h2').textContent()).toBe(text);
    expect(await page.getByRole('dialog').locator('.message').textContent()).toBe(text);
    await page.keyboard.press('Escape');
  }
  for (const text of MARKUP.slice(0, 12)) {
    host.emit({ type: 'view', view: { kind: 'sidebar', title: text, html: '<p>ok</p>' } });
    await page.locator('.sidebar h2', { hasText: text }).waitFor();
  }
  expect(await ask('sheets')).toContain('<img src=x onerror=window.hacked=1>');
});

test('in the error of an action', async () => {
  open = await openPage({
    functions: {
      makePairs: () => {
        throw new Error(`${MARKUP[1] ?? ''} ошибка`);
      },
    },
  });
  await open.choose('Сформировать пары');
  await open.page.getByText(`${MARKUP[1] ?? ''} ошибка`, { exact: true }).waitFor();
});
