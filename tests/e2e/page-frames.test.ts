/**
 * The add-on's HTML in its frame: google.script.* works as at Google, and nothing of the page is within its reach.
 */
import type { Frame } from 'playwright-core';
import { until } from './page-driver';
import { pagesOfTests, type OpenPage, type Options } from './open-page';

const { openPage, test } = pagesOfTests();
let open: OpenPage;

/** Opens a sidebar with the body and returns its frame. */
async function sidebar(body: string, functions: Options['functions'] = {}): Promise<Frame> {
  open = await openPage({
    functions: {
      ...functions,
      showSidebar: ({ host }) =>
        host.emit({
          type: 'view',
          view: {
            kind: 'sidebar',
            title: 'Панель куратора',
            html: `<!DOCTYPE html><html><head><base target="_top"><meta charset="utf-8"></head><body>${body}</body></html>`,
          },
        }),
    },
  });
  await open.choose('Панель куратора');
  const element = await open.page.waitForSelector('.sidebar iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('No frame.');
  await frame.waitForLoadState();
  return frame;
}

/** Calls a function of the server half from the frame and tells how it ended. */
const call = (frame: Frame, expression: string): Promise<unknown> =>
  frame.evaluate(
    `new Promise((resolve) => {
      const run = google.script.run
        .withSuccessHandler((value, user) => resolve({ value, user }))
        .withFailureHandler((error, user) => resolve({ failure: error.message, name: error.name, isError: error instanceof Error, user }));
      try { ${expression} } catch (error) { resolve({ thrown: String(error) }); }
    })`,
  );

describe('google.script.run', () => {
  test('carries plain values there and back', async () => {
    const frame = await sidebar('<p>ok</p>', { echo: ({ args }) => args });
    expect(await call(frame, "run.echo('а', 1, true, null, { b: [1] })")).toEqual({
      value: ['а', 1, true, null, { b: [1] }],
    });
    expect(await call(frame, 'run.echo()')).toEqual({ value: [] });
    expect(await call(frame, 'run.echo([1, undefined, 3], { a: undefined, b: 2 })')).toEqual({
      value: [[1, null, 3], { b: 2 }],
    });
    expect(await call(frame, "run.echo('x'.repeat(100000))")).toEqual({ value: ['x'.repeat(100_000)] });
    expect(await call(frame, 'run.echo({ __proto__: null, constructor: 1 })')).toEqual({ value: [{ constructor: 1 }] });
  });

  test('gives the user object to either handler, and each call its own', async () => {
    const frame = await sidebar('', {
      slow: ({ args }) => new Promise((resolve) => setTimeout(() => resolve(args[0]), args[0] as number)),
      fail: () => {
        throw new RangeError('Нет такой строки.');
      },
    });
    expect(await call(frame, 'run.withUserObject({ id: 7 }).slow(1)')).toEqual({ value: 1, user: { id: 7 } });
    expect(await call(frame, "run.withUserObject('u').fail()")).toEqual({
      failure: 'Нет такой строки.',
      name: 'RangeError',
      isError: true,
      user: 'u',
    });
    const order = await frame.evaluate(`new Promise((resolve) => {
      const seen = [];
      const base = google.script.run;
      for (const wait of [90, 10, 50, 20, 1]) base.withSuccessHandler((value, user) => { seen.push([value, user]); if (seen.length === 5) resolve(seen.sort((a, b) => a[0] - b[0])); }).withUserObject(wait * 2).slow(wait);
    })`);
    expect(order).toEqual([1, 10, 20, 50, 90].map((wait) => [wait, wait * 2]));
  });

  test('refuses at once what is no plain value', async () => {
    const frame = await sidebar('', { echo: ({ args }) => args });
    const illegal = {
      'a date': 'run.echo(new Date())',
      'a function': 'run.echo(() => 1)',
      'a date inside': 'run.echo({ at: [new Date()] })',
      'an element': 'run.echo(document.body)',
      'a class of one’s own': 'run.echo(new (class A {})())',
      'a map': 'run.echo(new Map())',
      'a circle': 'const a = {}; a.a = a; run.echo(a)',
      'a form with something else': "run.echo(document.createElement('form'), 1)",
    };
    for (const [what, expression] of Object.entries(illegal)) {
      const thrown = expect.stringMatching(/^TypeError: Failed due to illegal value in property: /) as string;
      expect({ what, ...((await call(frame, expression)) as object) }).toEqual({ what, thrown });
    }
    expect(open.host.runs.map(({ functionName }) => functionName)).toEqual(['showSidebar']);
  });

  test('takes a form alone as its fields', async () => {
    const frame = await sidebar(
      '<form id=f><input name=year value="2025-2026"><input type=checkbox name=role value=a checked><input type=checkbox name=role value=b checked><button>ok</button></form>',
      { echo: ({ args }) => args },
    );
    expect(await call(frame, "run.echo(document.getElementById('f'))")).toEqual({
      value: [{ year: '2025-2026', role: ['a', 'b'] }],
    });
    await frame.click('button');
    expect(await frame.evaluate('location.pathname')).toMatch(/^\/view\//);
  });

  test('knows no private function, and tells of an unknown one', async () => {
    const frame = await sidebar('', {});
    expect(await call(frame, 'run.secret_()')).toEqual({ thrown: expect.stringContaining('TypeError') as string });
    expect(await call(frame, 'run.nothing()')).toMatchObject({ failure: 'Script function not found: nothing' });
    expect(await frame.evaluate('typeof google.script.run.then + typeof google.script.run[Symbol.iterator]')).toBe(
      'undefinedundefined',
    );
  });
});

test('the frame closes itself, and gives the focus back to the table', async () => {
  const frame = await sidebar('<button onclick="google.script.host.close()">Закрыть</button>');
  await frame.click('button');
  await open.page.locator('.sidebar').waitFor({ state: 'hidden' });
});

test('a second sidebar takes the place of the first', async () => {
  await sidebar('<p>первая</p>');
  open.host.emit({ type: 'view', view: { kind: 'sidebar', title: 'Вторая', html: '<p>вторая</p>', width: 900 } });
  const { page } = open;
  await page.getByRole('heading', { name: 'Вторая' }).waitFor();
  expect(await page.locator('.sidebar iframe').count()).toBe(1);
  expect(await page.frameLocator('.sidebar iframe').locator('p').textContent()).toBe('вторая');
  const box = await page.locator('.sidebar').boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(300);
  expect(box?.width).toBeLessThanOrEqual(360);
  await page.locator('.sidebar').getByRole('button', { name: 'Закрыть панель' }).click();
  expect(await page.locator('.sidebar').isVisible()).toBe(false);
});

test('a dialog has its title, its size, and changes its height', async () => {
  await sidebar('<p>ok</p>');
  const { page, host } = open;
  host.emit({
    type: 'view',
    view: {
      kind: 'dialog',
      title: 'Памятка',
      html: '<p>текст</p><button onclick="google.script.host.setHeight(200)">ниже</button>',
      width: 500,
      height: 300,
    },
  });
  const dialog = page.getByRole('dialog', { name: 'Памятка' });
  await dialog.waitFor();
  const frame = dialog.locator('iframe');
  expect(await frame.boundingBox()).toMatchObject({ width: 500, height: 300 });
  await dialog.frameLocator('iframe').locator('button').click();
  await until(async () => (await frame.boundingBox())?.height === 200, 'the lower dialog');
  expect(await frame.boundingBox()).toMatchObject({ width: 500, height: 200 });
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  expect(await dialog.count()).toBe(0);
});

describe('the frame', () => {
  test('stands in Google’s sandbox, on another origin', async () => {
    const frame = await sidebar('<p>ok</p>');
    const { page } = open;
    expect((await page.locator('.sidebar iframe').getAttribute('sandbox'))?.split(' ').sort()).toEqual([
      'allow-downloads',
      'allow-forms',
      'allow-modals',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-same-origin',
      'allow-scripts',
    ]);
    const [pageOrigin, frameOrigin] = [new URL(page.url()).origin, await frame.evaluate('origin')];
    expect(frameOrigin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(frameOrigin).not.toBe(pageOrigin);
  });

  test('reads neither the page nor its address, storage or token', async () => {
    const frame = await sidebar('<p>ok</p>');
    const attempts = [
      'parent.document.body',
      'parent.location.href',
      'parent.location.hash',
      'parent.page',
      'top.frames.page',
      'parent.localStorage',
      'frameElement.ownerDocument',
    ];
    for (const attempt of attempts) {
      const got = await frame.evaluate(
        `(() => { try { return String(${attempt}) } catch (error) { return 'refused: ' + error.name } })()`,
      );
      expect({ attempt, got }).toEqual({ attempt, got: expect.stringMatching(/^refused: |^undefined$/) as string });
    }
    expect(await frame.evaluate('document.referrer')).toBe('');
    expect(
      await frame
        .evaluate(
          "document.domain = '127.0.0.1'; (() => { try { return String(parent.document) } catch (error) { return 'refused' } })()",
        )
        .catch(() => 'refused'),
    ).toBe('refused');
    expect(await frame.content()).not.toContain(open.server.token);
  });

  test('reaches no server: not this one, not another', async () => {
    const frame = await sidebar('<p>ok</p>');
    const base = new URL(open.page.url()).origin;
    for (const url of [`${base}/api/state`, `${base}/`, 'http://127.0.0.1:9/', '/view/x']) {
      const got = await frame.evaluate(
        `fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).then(() => 'reached', () => 'refused')`,
      );
      expect({ url, got }).toEqual({ url, got: 'refused' });
    }
    const image = `new Promise((resolve) => { const image = new Image(); image.onload = () => resolve('reached'); image.onerror = () => resolve('refused'); image.src = 'http://127.0.0.1:9/x.png'; })`;
    expect(await frame.evaluate(image)).toBe('refused');
    expect(
      await frame.evaluate(
        `(() => { try { new WebSocket('ws://127.0.0.1:9/'); return 'made' } catch { return 'refused' } })()`,
      ),
    ).toMatch(/made|refused/);
    expect(open.host.edits).toEqual([]);
    open.errors.splice(0);
  });

  test('cannot take the page away', async () => {
    const frame = await sidebar('<a id=a href="http://127.0.0.1:9/" target="_top">прочь</a>');
    const before = open.page.url();
    await frame.evaluate("(() => { try { top.location = 'http://127.0.0.1:9/' } catch {} })()");
    await until(() => open.errors.some((error) => error.includes('navigat')), 'the word of the refusal');
    expect(open.page.url()).toBe(before);
    open.errors.splice(0);
  });

  test('messages that are not of the protocol do nothing', async () => {
    const frame = await sidebar('<p>ok</p>', { echo: ({ args }) => args });
    for (const message of [
      'null',
      '1',
      "'run'",
      '{}',
      "{ kind: 'run' }",
      "{ kind: 'run', id: '1', functionName: 'x', args: [] }",
      "{ kind: 'run', id: 1, functionName: 'x', args: 'y' }",
      "{ kind: 'height', pixels: NaN }",
      "{ kind: '__proto__' }",
    ]) {
      await frame.evaluate(`parent.postMessage(${message}, '*')`);
    }
    // What comes after them is answered, so they were heard.
    expect(await call(frame, 'run.echo(1)')).toEqual({ value: [1] });
    expect(open.host.runs.map(({ functionName }) => functionName)).toEqual(['showSidebar', 'echo']);
    expect(await open.page.locator('.sidebar').isVisible()).toBe(true);
  });

  test('another window cannot speak for it', async () => {
    const frame = await sidebar('<p>ok</p>', { echo: ({ args }) => args });
    await open.page.evaluate(() => {
      const view = globalThis as unknown as { postMessage(message: unknown, to: string): void };
      view.postMessage({ kind: 'run', id: 1, functionName: 'makePairs', args: [] }, '*');
    });
    expect(await call(frame, 'run.echo(1)')).toEqual({ value: [1] });
    expect(open.host.runs.map(({ functionName }) => functionName)).toEqual(['showSidebar', 'echo']);
  });
});
