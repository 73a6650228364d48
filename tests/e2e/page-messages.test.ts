/**
 * Around the table: menus, questions, messages, what runs, what failed, and a connection that breaks.
 */
import type { Locator } from 'playwright-core';
import type { Question } from '../../local/host';
import { startServer } from '../../local/server/start-server';
import { until } from './page-driver';
import { pagesOfTests, type OpenPage } from './open-page';
import { MENUS, type Running } from '../local/server/fake-host';
import { emptyDocument } from '../local/server/sample-document';

const { openPage, test } = pagesOfTests();
let open: OpenPage;

const focused = ({ page }: OpenPage): Promise<string> =>
  page.evaluate(
    () =>
      (globalThis as unknown as { document: { activeElement: { textContent: string } } }).document.activeElement
        .textContent,
  );

describe('the menu', () => {
  test('holds exactly what the host gave, nested', async () => {
    open = await openPage();
    const { page } = open;
    expect(await page.locator('.menu-top').allTextContents()).toEqual(MENUS.map(({ title }) => title));
    await page.locator('.menu-top').click();
    const panel = page.getByRole('menu', { name: 'Наставничество', exact: true });
    const titles = MENUS[0]!.items.flatMap((item) => (item.kind === 'separator' ? [] : [item.title]));
    expect(await panel.locator('> .menu-item, > .menu-place > .menu-item').allTextContents()).toEqual(titles);
    expect(await panel.locator('> [role=separator]').count()).toBe(2);
    await panel.getByRole('menuitem', { name: 'Документы' }).click();
    expect(await page.getByRole('menu', { name: 'Документы' }).getByRole('menuitem').allTextContents()).toEqual([
      'Приказ о парах',
      'Индивидуальный план',
      'Согласие',
    ]);
    await page.mouse.click(700, 500);
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  test('runs a function by keyboard alone', async () => {
    open = await openPage({ functions: { readPlan: () => null } });
    const { page, host } = open;
    await page.locator('.menu-top').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(open)).toBe('Панель куратора');
    await page.keyboard.press('End');
    expect(await focused(open)).toBe('Справка');
    await page.keyboard.press('ArrowDown');
    expect(await focused(open)).toBe('Панель куратора');
    await page.locator(':focus').dispatchEvent('keydown', { key: 'д', bubbles: true });
    expect(await focused(open)).toBe('Дорожная карта');
    await page.keyboard.press('ArrowRight');
    expect(await focused(open)).toBe('Создать по шаблону');
    await page.keyboard.press('ArrowLeft');
    expect(await focused(open)).toBe('Дорожная карта');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => host.runs.length > 0, 'the run');
    expect(host.runs).toEqual([{ functionName: 'readPlan', args: [] }]);
    expect(await page.getByRole('menu').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
  });
});

test('keys pressed outside the table do nothing in it', async () => {
  open = await openPage();
  const { page, clickCell, quiet, ask, host } = open;
  await clickCell('Дорожная карта', 'B6');
  await page.locator('.menu-top').focus();
  for (const key of ['Delete', 'Backspace', 'x', 'Control+z', 'F2', 'ArrowDown']) await page.keyboard.press(key);
  await page.getByRole('menuitem', { name: 'Панель куратора' }).waitFor();
  for (const key of ['Delete', 'ArrowDown', 'x']) await page.keyboard.press(key);
  await quiet();
  expect(host.edits).toEqual([]);
  expect(await ask('selection')).toEqual({ top: 5, left: 1, bottom: 5, right: 1 });
});

describe('questions', () => {
  const asks = (kind: Question['kind'], buttons: Question['buttons']) => ({
    showSidebar: ({ ask }: Running) => ask({ kind, title: 'Перенести план?', text: 'Строка 1\nСтрока 2', buttons }),
  });
  const answerOf = async (
    { page, choose, host }: OpenPage,
    act: (dialog: Locator) => Promise<void>,
  ): Promise<unknown> => {
    let ended: unknown;
    const stop = host.on((event) => {
      if (event.type === 'execution' && event.state === 'ended') ended = event.result?.value;
    });
    await choose('Панель куратора');
    const dialog = page.getByRole('dialog', { name: 'Перенести план?' });
    await dialog.waitFor();
    await act(dialog);
    await dialog.waitFor({ state: 'detached' });
    await until(() => ended !== undefined, 'the end of the action');
    stop();
    return ended;
  };

  test('each set of buttons is in Russian', async () => {
    let asked: Question['buttons'] = 'OK';
    open = await openPage({ functions: { showSidebar: (running) => asks('alert', asked).showSidebar(running) } });
    for (const [buttons, labels, last] of [
      ['OK', ['ОК'], 'OK'],
      ['OK_CANCEL', ['ОК', 'Отмена'], 'CANCEL'],
      ['YES_NO', ['Да', 'Нет'], 'NO'],
      ['YES_NO_CANCEL', ['Да', 'Нет', 'Отмена'], 'CANCEL'],
    ] as const) {
      asked = buttons;
      expect(
        await answerOf(open, async (dialog) => {
          expect(await dialog.locator('footer button').allTextContents()).toEqual(labels);
          expect(await focused(open)).toBe(labels[0]);
          await dialog.locator('footer button').last().click();
        }),
      ).toEqual({ button: last });
    }
  });

  test('Escape and the cross close; the focus stays inside till then', async () => {
    open = await openPage({ functions: asks('alert', 'YES_NO') });
    const { page } = open;
    expect(
      await answerOf(open, async () => {
        for (let press = 0; press < 7; press++) {
          await page.keyboard.press('Tab');
          const inside = await page.evaluate(FOCUS_INSIDE);
          expect(inside).toBe(true);
        }
        await page.keyboard.press('Escape');
      }),
    ).toEqual({ button: 'CLOSE' });
    expect(await answerOf(open, (dialog) => dialog.getByRole('button', { name: 'Закрыть' }).click())).toEqual({
      button: 'CLOSE',
    });
  });

  test('a prompt gives its text, with Enter too, and Enter opens no menu', async () => {
    open = await openPage({ functions: asks('prompt', 'OK_CANCEL') });
    const { page } = open;
    const type = async (text: string): Promise<void> => {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    expect(await answerOf(open, () => type('2026-2027'))).toEqual({ button: 'OK', text: '2026-2027' });
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(
      await answerOf(open, async (dialog) => {
        await page.keyboard.type('нет');
        await dialog.getByRole('button', { name: 'Отмена' }).click();
      }),
    ).toEqual({ button: 'CANCEL', text: 'нет' });
    expect(open.host.edits).toEqual([]);
  });

  test('two at once are asked one after the other', async () => {
    open = await openPage();
    const { host, page } = open;
    for (const id of ['1', '2']) {
      host.emit({ type: 'question', question: { id, kind: 'alert', title: `Вопрос ${id}`, text: '', buttons: 'OK' } });
    }
    await page.getByRole('dialog', { name: 'Вопрос 1' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Вопрос 2' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('an answer in one tab closes the question in the other', async () => {
    open = await openPage({ functions: asks('alert', 'OK') });
    const second = await open.page.context().newPage();
    await second.goto(open.server.url);
    await second.waitForSelector('[data-state=ready]');
    await answerOf(open, async (dialog) => {
      await second.getByRole('dialog', { name: 'Перенести план?' }).waitFor();
      await dialog.getByRole('button', { name: 'ОК' }).click();
    });
    await second.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('what runs', () => {
  /** Titles in the strip once an action that has begun just now stands in it: whatever began before it would too. */
  const stripAfter = async ({ page, host }: Pick<OpenPage, 'page' | 'host'>): Promise<string[]> => {
    host.emit({ type: 'execution', id: 'later', functionName: 'updateSummary', state: 'started' });
    await page.locator('.progress-row', { hasText: 'Обновить сводку' }).waitFor();
    return page.locator('.progress-title').allTextContents();
  };

  test('is named by its menu title and can be stopped', async () => {
    open = await openPage({ functions: { makePairs: () => new Promise(() => undefined) } });
    const { page, choose } = open;
    const reply = page.waitForResponse('**/api/run');
    await choose('Сформировать пары');
    const row = page.locator('.progress-row');
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^Сформировать пары0:0\dОстановить$/);
    await row.getByRole('button', { name: 'Остановить' }).click();
    await row.waitFor({ state: 'detached' });
    expect(await page.locator('.toast').textContent()).toContain('Действие остановлено');
    // The page has its answer, and what it makes of it would be seen in the next frame.
    await (await reply).finished();
    await open.quiet();
    expect(await page.locator('.banner').count()).toBe(0);
  });

  test('a quick action shows no strip', async () => {
    open = await openPage({ functions: { makePairs: () => null } });
    const { page, host, choose } = open;
    const reply = page.waitForResponse('**/api/run');
    await choose('Сформировать пары');
    await reply;
    expect(await stripAfter({ page, host })).toEqual(['Обновить сводку']);
  });

  test('what ends while the page is being loaded leaves no strip behind', async () => {
    open = await openPage();
    const { page, host } = open;
    host.emit({ type: 'execution', id: 'e', functionName: 'makePairs', state: 'started' });
    await page.locator('.progress-row').waitFor();
    await page.route('**/api/state', async (route) => {
      const response = await route.fetch();
      host.emit({ type: 'execution', id: 'e', functionName: 'makePairs', state: 'ended' });
      // The page hears of the end before it learns what ran: what was sent first comes first.
      await page.evaluate("fetch('icon.svg').then((picture) => picture.text())");
      await route.fulfill({ response });
    });
    await page.reload();
    await page.waitForSelector('[data-state=ready]');
    expect(await stripAfter(open)).toEqual(['Обновить сводку']);
  });

  test('a failure of the add-on is told in its words, one of the program in ours; details are folded', async () => {
    open = await openPage({
      functions: {
        makePairs: () => {
          throw new Error('Нет листа «Банк наставляемых».');
        },
        updateSummary: () => {
          throw new TypeError("Cannot read properties of undefined (reading 'rows')");
        },
      },
    });
    const { page, choose } = open;
    await choose('Сформировать пары');
    const banner = page.getByRole('alert');
    await banner.waitFor();
    expect(await banner.locator('strong').textContent()).toBe('«Сформировать пары»: не получилось.');
    expect(await banner.locator('.banner-text > span').textContent()).toBe('Нет листа «Банк наставляемых».');
    await choose('Обновить сводку');
    await page.getByText('«Обновить сводку»: не получилось.').waitFor();
    expect(await banner.locator('.banner-text > span').textContent()).toContain('Повторите действие');
    const details = banner.locator('pre');
    expect(await details.isVisible()).toBe(false);
    await banner.locator('summary').click();
    expect(await details.textContent()).toContain("TypeError: Cannot read properties of undefined (reading 'rows')");
    await banner.getByRole('button', { name: 'Закрыть сообщение' }).click();
    expect(await page.locator('.banner').count()).toBe(0);
  });
});

/** Gives the test the timers of 77 seconds in hand: `passTime()` in the page ends the one that runs. */
const HELD_TIMER = `(() => {
  const [set, clear] = [setTimeout.bind(window), clearTimeout.bind(window)];
  let due;
  window.setTimeout = (work, delay, ...given) => (delay === 77_000 ? ((due = work), 'held') : set(work, delay, ...given));
  window.clearTimeout = (timer) => (timer === 'held' ? (due = undefined) : clear(timer));
  window.passTime = () => due?.();
  window.giveTimersBack = () => Object.assign(window, { setTimeout: set, clearTimeout: clear });
})()`;

test('toasts come, wait under the mouse, and go', async () => {
  open = await openPage();
  const { host, page } = open;
  await page.evaluate(HELD_TIMER);
  host.emit({ type: 'toast', title: 'Готово', message: 'Пар: 12', seconds: 77 });
  const toast = page.locator('.toast');
  await toast.waitFor();
  expect(await toast.textContent()).toBe('ГотовоПар: 12');
  await toast.hover();
  await page.evaluate('passTime()');
  expect(await toast.count()).toBe(1);
  await page.mouse.move(300, 300);
  await page.evaluate('passTime()');
  expect(await toast.count()).toBe(0);
  host.emit({ type: 'toast', title: '', message: 'Останусь', seconds: -77 });
  await toast.waitFor();
  await page.evaluate('passTime()');
  expect(await toast.count()).toBe(1);
  await toast.getByRole('button', { name: 'Закрыть' }).click();
  expect(await toast.count()).toBe(0);
  await page.evaluate('giveTimersBack()');
});

test('the state of the file is told', async () => {
  open = await openPage();
  const { host, page } = open;
  const state = page.locator('.save-state');
  expect(await state.textContent()).toMatch(/^Сохранено/);
  host.emit({ type: 'changed', sheetIds: [10], structure: false });
  await page.waitForFunction(
    () =>
      (
        globalThis as never as { document: { querySelector(s: string): { textContent: string } } }
      ).document.querySelector('.save-state').textContent === 'Сохраняем…',
  );
  host.emit({ type: 'trouble', message: 'Файл изменили в другой программе.' });
  const banner = page.locator('[data-banner=trouble]');
  await banner.waitFor();
  expect(await banner.textContent()).toContain('Файл изменили в другой программе.');
  expect(await state.textContent()).toBe('Не сохранено');
  const download = page.waitForEvent('download');
  await banner.getByRole('button', { name: 'Скачать копию' }).click();
  expect((await download).suggestedFilename()).toBe('Школа 200.xlsx');
  host.emit({ type: 'saved' });
  await banner.waitFor({ state: 'detached' });
  expect(await state.textContent()).toMatch(/^Сохранено в \d\d:\d\d$/);
  await page.keyboard.press('Control+s');
  await until(() => host.saves === 1, 'the saving');
});

describe('a workbook in which nothing stands', () => {
  test('begins with the first steps', async () => {
    const imported: string[] = [];
    open = await openPage({
      anew: true,
      document: emptyDocument(),
      functions: {
        createRoadmap: ({ host }) => host.write(1, [[0, 0, { value: 'Дорожная карта' }]]),
        readPlan: () => null,
      },
      importPlan: (name) => {
        imported.push(name);
        return Promise.resolve();
      },
    });
    const { page, host } = open;
    const card = page.locator('.first-steps');
    expect(await card.locator('h3').allTextContents()).toEqual([
      'Создать по шаблону',
      'Разобрать план',
      'Проверить сроки и ответственных',
    ]);
    const chooser = page.waitForEvent('filechooser');
    await card.getByRole('button', { name: 'Открыть план…' }).click();
    await (await chooser).setFiles({ name: 'План.docx', mimeType: 'application/msword', buffer: Buffer.from('plan') });
    await page.locator('[data-banner=imported]').getByRole('button', { name: 'Разобрать план' }).click();
    await until(() => host.runs.length > 0, 'the run');
    expect(imported).toEqual(['План.docx']);
    expect(host.runs.map(({ functionName }) => functionName)).toEqual(['readPlan']);
    await card.getByRole('button', { name: 'Создать по шаблону' }).click();
    await card.waitFor({ state: 'hidden' });
  });

  test('the card can be put away', async () => {
    open = await openPage({ spent: true, document: emptyDocument() });
    const card = open.page.locator('.first-steps');
    await card.getByRole('button', { name: 'Закрыть подсказку' }).click();
    expect(await card.isVisible()).toBe(false);
  });
});

/** The browser makes it itself: a file of that size takes seconds on its way there. */
const CHOOSE_LARGE_FILE = `(() => {
  const chosen = new DataTransfer();
  chosen.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'Скан.docx'));
  const picker = document.querySelector('input[type=file]');
  picker.files = chosen.files;
  picker.dispatchEvent(new Event('change'));
})()`;

test('a plan that cannot be read is told why', async () => {
  open = await openPage({
    importPlan: () => Promise.reject(new Error('Это не документ Word: файл повреждён.')),
  });
  const { page } = open;
  await page.setInputFiles('input[type=file]', { name: 'План.docx', mimeType: 'x/y', buffer: Buffer.from('?') });
  const banner = page.locator('[data-banner=imported].error');
  await banner.waitFor();
  expect(await banner.textContent()).toContain('Это не документ Word: файл повреждён.');
  await page.evaluate(CHOOSE_LARGE_FILE);
  await page.getByText('Файл «Скан.docx» слишком большой.').waitFor();
  open.errors.splice(0);
});

describe('the connection', () => {
  test('when it breaks, the table can be read and not changed; a new launch wants its own link', async () => {
    open = await openPage({ spent: true });
    const { page, host, server, clickCell, quiet, ask } = open;
    await server.close();
    await page.waitForSelector('[data-state=offline]');
    const banner = page.locator('[data-banner=connection]');
    expect(await banner.textContent()).toContain('Связь с программой потеряна');
    await clickCell('Дорожная карта', 'B6');
    await page.keyboard.type('потеряется');
    await page.keyboard.press('Enter');
    await quiet();
    expect(await ask('readRange', 'Дорожная карта', 'B6')).toEqual([['Назначение куратора']]);
    const next = await startServer(host, {
      fileName: 'Школа 200.xlsx',
      readFile: () => Promise.resolve(new Uint8Array()),
      assetsDir: 'dist-local/page',
      port: server.port,
    });
    await page.getByText('Программу запустили заново.').waitFor();
    await next.close();
    open.errors.splice(0);
  });

  test('when it comes back, so does the document', async () => {
    open = await openPage();
    const { page, host, ask } = open;
    await page.route('**/api/events', (route) => route.abort());
    host.emit({ type: 'toast', title: '', message: 'x', seconds: 1 });
    await page.reload();
    await page.waitForSelector('[data-state=offline]');
    host.document.sheets[0]!.rows[5]![1] = { value: 'Изменено без связи' };
    await page.unroute('**/api/events');
    await page.waitForSelector('[data-state=ready]');
    expect(await page.locator('[data-banner=connection]').count()).toBe(0);
    expect(await ask('readRange', 'Дорожная карта', 'B6')).toEqual([['Изменено без связи']]);
    open.errors.splice(0);
  });

  test('without the key of the launch the page says what to do', async () => {
    open = await openPage();
    const { page, server } = open;
    const other = await page.context().newPage();
    await other.goto(server.url.split('#')[0] ?? '');
    expect(await other.getByRole('heading').textContent()).toBe('Откройте страницу по ссылке');
  });
});

describe('for every eye and hand', () => {
  test('texts stand out from their grounds', async () => {
    open = await openPage({ document: emptyDocument() });
    const { page, host } = open;
    host.emit({ type: 'trouble', message: 'Файл изменили.' });
    host.emit({ type: 'toast', title: 'Готово', message: 'Пар: 12', seconds: -1 });
    host.emit({ type: 'execution', id: 'e', functionName: 'makePairs', state: 'started' });
    await page.locator('.progress-row').waitFor();
    await page.locator('.menu-top').click();
    await page.getByRole('menuitem', { name: 'Пары', exact: true }).hover();
    expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
  });

  test('motion is spared where the person asked for it', async () => {
    open = await openPage();
    const { page, host } = open;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    host.emit({ type: 'execution', id: 'e', functionName: 'makePairs', state: 'started' });
    const spinner = page.locator('.spinner').first();
    await spinner.waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('.spinner')).animationName")).toBe('none');
  });

  test('every control has a name, and the focus is seen', async () => {
    open = await openPage();
    const { page } = open;
    const nameless = await page.evaluate(() => {
      const { document } = globalThis as unknown as { document: { querySelectorAll(s: string): Iterable<Named> } };
      interface Named {
        readonly outerHTML: string;
        readonly textContent: string;
        getAttribute(name: string): string | null;
      }
      return [...document.querySelectorAll('.app-bar button, .app-bar input, .menu-bar button')]
        .filter((element) => element.textContent.trim() === '' && element.getAttribute('aria-label') === null)
        .map((element) => element.outerHTML);
    });
    expect(nameless).toEqual([]);
    await page.locator('.menu-top').focus();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const view = globalThis as unknown as {
        document: { activeElement: object };
        getComputedStyle(element: object): { outlineStyle: string; outlineWidth: string };
      };
      const { outlineStyle, outlineWidth } = view.getComputedStyle(view.document.activeElement);
      return [outlineStyle, outlineWidth];
    });
    expect(outline).toEqual(['solid', '2px']);
  });
});

const FOCUS_INSIDE = `[document.body, ...document.querySelectorAll('dialog *')].includes(document.activeElement)`;

/** Texts outside the table whose contrast is below 4.5 (WCAG 2.2, 1.4.3 AA), as `text: ratio`. */
const LOW_CONTRAST = `(() => {
  const channel = (value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (color) => { const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const over = ([r, g, b, a], under) => [r, g, b].map((value, index) => value * a + under[index] * (1 - a));
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color[3] === 1 ? color.slice(0, 3) : over(color, ground(element.parentElement));
  };
  const found = [];
  for (const element of document.querySelectorAll('#page *, .menu-panel *')) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue.trim()).join('');
    if (text === '' || element.closest('.grid') || !element.checkVisibility()) continue;
    const under = ground(element);
    const [a, b] = [light(over(parse(getComputedStyle(element).color), under)), light(under)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(text + ': ' + ratio.toFixed(2));
  }
  return found;
})()`;
