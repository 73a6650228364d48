/**
 * What the page asks of its server, without a socket.
 */
import type { Hono } from 'hono';
import { EventStreams } from '../../../local/server/event-stream';
import { createFrameApp } from '../../../local/server/frame-app';
import { createPageApp } from '../../../local/server/page-app';
import { Session } from '../../../local/server/session';
import { Views } from '../../../local/server/views';
import type { PageEvent, PageState, RunReply, SheetsReply } from '../../../local/server/wire';
import { FakeHost } from './fake-host';
import type { FakeFunction } from './fake-host';
import { planDocument } from './sample-document';

const PORT = 4000;
const FRAME = 'http://127.0.0.1:4001';

interface World {
  readonly host: FakeHost;
  readonly app: Hono;
  readonly frames: Hono;
  readonly imported: { name: string; bytes: Uint8Array }[];
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  /** Events told so far to a page that listens from the start. */
  readonly events: PageEvent[];
}

const open: EventStreams[] = [];
afterEach(() => {
  for (const streams of open.splice(0)) streams.close();
});

async function world(functions: Record<string, FakeFunction> = {}): Promise<World> {
  const host = new FakeHost(planDocument(), functions);
  const streams = new EventStreams();
  open.push(streams);
  const views = new Views();
  const session = new Session(host, streams, views, () => FRAME);
  const imported: World['imported'] = [];
  const app = createPageApp({
    host,
    session,
    streams,
    assets: new Map([['/', { bytes: new Uint8Array([60]), type: 'text/html' }]]),
    token: 'token',
    port: () => PORT,
    frameOrigin: () => FRAME,
    fileName: 'school.xlsx',
    readFile: () => Promise.resolve(new Uint8Array([80, 75, 3, 4])),
    importPlan: (name, bytes) => {
      if (bytes.length === 0) return Promise.reject(new Error('Файл пустой.'));
      imported.push({ name, bytes });
      return Promise.resolve();
    },
    letters: () => [{ at: 1, to: 'a@school.example', subject: 'Срок', body: 'Текст', attachments: ['x'] } as never],
  });
  const frames = createFrameApp({ views, shim: 'window.shim=1', framePort: () => 4001, pagePort: () => PORT });
  const headers = { host: `127.0.0.1:${PORT}`, 'x-launch-token': 'token', 'content-type': 'application/json' };
  const get = async (path: string): Promise<Response> => app.request(path, { headers });
  const post = async (path: string, body: unknown): Promise<Response> =>
    app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const events: PageEvent[] = [];
  void listen(await get('/api/events'), events);
  await settled();
  return { host, app, frames, imported, get, post, events };
}

async function listen(response: Response, into: PageEvent[]): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return;
    const parts = (rest + chunk.value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith('data: ')) into.push(JSON.parse(part.slice(6)) as PageEvent);
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));

describe('the state of a page', () => {
  test('holds the document, the menus and what is going on', async () => {
    const { get } = await world();
    const state = (await (await get('/api/state')).json()) as PageState;
    expect(state.fileName).toBe('school.xlsx');
    expect(state.sheets.map((sheet) => sheet.name)).toEqual(['Дорожная карта', 'Сотрудники']);
    expect(state.menus[0]?.title).toBe('Наставничество');
    expect(state).toMatchObject({
      running: [],
      questions: [],
      trouble: null,
      saved: true,
      canImport: true,
      letters: 1,
      frameOrigin: FRAME,
    });
  });

  test('lists a style once, however many cells have it', async () => {
    const { get } = await world();
    const { sheets } = (await (await get('/api/sheets?ids=10')).json()) as SheetsReply;
    const [sheet] = sheets;
    const cell = sheet?.rows[4]?.[7];
    expect(cell?.value).toBe(45901);
    expect(sheet?.styles[cell?.style ?? -1]).toMatchObject({ numberFormat: 'dd.mm.yyyy', horizontal: 'center' });
    expect(sheet?.styles.length).toBeLessThan(10);
    expect(sheet?.validations).toHaveLength(1);
    expect(sheet?.rows[1]).toBeNull();
  });

  test('keeps marks and protections at home', async () => {
    const { host, get } = await world();
    const sheet = host.document.sheets[0]!;
    sheet.metadata.push({ id: 1, key: 'mark', value: 'secret', visibility: 'PROJECT' });
    sheet.protections.push({ id: 'p', description: 'secret', warningOnly: true, editors: [] });
    expect(await (await get('/api/state')).text()).not.toContain('secret');
  });

  test('sheets that are not asked for are not sent', async () => {
    const { get } = await world();
    const idsOf = async (path: string): Promise<number[]> =>
      ((await (await get(path)).json()) as SheetsReply).sheets.map((sheet) => sheet.id);
    expect(await idsOf('/api/sheets?ids=11,99,x')).toEqual([11]);
    expect(await idsOf('/api/sheets?ids=')).toEqual([]);
    expect(await idsOf('/api/sheets')).toEqual([10, 11]);
  });
});

describe('running', () => {
  test('a function answers with its value', async () => {
    const { post, host, events } = await world({ add: ({ args }) => (args[0] as number) + 1 });
    const reply = (await (await post('/api/rpc', { functionName: 'add', args: [1] })).json()) as RunReply;
    expect(reply).toMatchObject({ ok: true, value: 2 });
    expect(host.runs).toEqual([{ functionName: 'add', args: [1] }]);
    await settled();
    expect(events.map(({ type }) => type)).toEqual(['hello', 'started', 'ended']);
  });

  test('an error is told with its message and, apart, its details', async () => {
    const { post } = await world({
      fail: () => {
        throw new RangeError('Нет столбца «Срок».');
      },
    });
    const reply = (await (await post('/api/run', { functionName: 'fail' })).json()) as RunReply;
    expect(reply).toMatchObject({ ok: false, failure: { name: 'RangeError', message: 'Нет столбца «Срок».' } });
  });

  test('a stopped execution ends; an unknown one is gone', async () => {
    const { post, events } = await world({ slow: () => new Promise(() => undefined) });
    const running = post('/api/run', { functionName: 'slow' });
    await settled();
    const started = events.find((event) => event.type === 'started');
    expect(started).toBeDefined();
    const executionId = started?.type === 'started' ? started.execution.id : '';
    expect((await post('/api/stop', { executionId })).status).toBe(200);
    expect(await (await running).json()).toMatchObject({ ok: false });
    expect((await post('/api/stop', { executionId })).status).toBe(404);
  });

  test('a page that opens in the middle learns of what runs and what is asked', async () => {
    const { post, get } = await world({
      ask: ({ ask }) => ask({ kind: 'alert', title: 'Вопрос', text: 'Да?', buttons: 'YES_NO' }),
    });
    const running = post('/api/run', { functionName: 'ask' });
    await settled();
    const state = (await (await get('/api/state')).json()) as PageState;
    expect(state.running).toMatchObject([{ functionName: 'ask' }]);
    expect(state.questions).toMatchObject([{ title: 'Вопрос', buttons: 'YES_NO' }]);
    const questionId = state.questions[0]?.id ?? '';
    expect((await post('/api/answer', { questionId, answer: { button: 'YES' } })).status).toBe(200);
    expect(await (await running).json()).toMatchObject({ ok: true, value: { button: 'YES' } });
    const after = (await (await get('/api/state')).json()) as PageState;
    expect(after).toMatchObject({ running: [], questions: [] });
  });

  test('of two answers to one question the first counts', async () => {
    const { post, get } = await world({
      ask: ({ ask }) => ask({ kind: 'prompt', title: '', text: '', buttons: 'OK_CANCEL' }),
    });
    const running = post('/api/run', { functionName: 'ask' });
    await settled();
    const { questions } = (await (await get('/api/state')).json()) as PageState;
    const questionId = questions[0]?.id ?? '';
    const [first, second] = await Promise.all([
      post('/api/answer', { questionId, answer: { button: 'OK', text: 'один' } }),
      post('/api/answer', { questionId, answer: { button: 'OK', text: 'два' } }),
    ]);
    expect([first.status, second.status]).toEqual([200, 404]);
    expect(await (await running).json()).toMatchObject({ value: { text: 'один' } });
  });

  test('a question that nobody waits for any more is withdrawn from the pages', async () => {
    const { post, events } = await world({
      ask: ({ ask, stopped }) => Promise.race([ask({ kind: 'alert', title: '', text: '', buttons: 'OK' }), stopped]),
    });
    const running = post('/api/run', { functionName: 'ask' });
    await settled();
    const started = events.find((event) => event.type === 'started');
    await post('/api/stop', { executionId: started?.type === 'started' ? started.execution.id : '' });
    await running;
    await settled();
    expect(events.map(({ type }) => type)).toEqual(['hello', 'started', 'question', 'ended', 'answered']);
  });

  test.each([{ button: 'MAYBE' }, { button: 'OK', text: 5 }, {}, null])('the answer %j is refused', async (answer) => {
    const { post } = await world();
    expect((await post('/api/answer', { questionId: 'q', answer })).status).toBe(400);
  });
});

describe('editing', () => {
  test('what the host refuses comes back with its message', async () => {
    const { post, host } = await world();
    host.refuseEdit = new Error('Лист защищён.');
    const reply = await post('/api/edit', { edits: [{ sheetId: 10, row: 4, column: 1, input: 'x' }] });
    expect(reply.status).toBe(422);
    expect(await reply.json()).toEqual({ error: { code: 'edit', message: 'Лист защищён.' } });
  });

  test('of several edits none is applied when one lies beyond its sheet', async () => {
    const { post, host } = await world();
    const edit = { sheetId: 10, row: 4, column: 1, input: 'x' };
    expect((await post('/api/edit', { edits: [edit, { ...edit, row: 5_000 }] })).status).toBe(404);
    expect(host.edits).toEqual([]);
  });

  test('changes are told, and the page knows that they are not saved yet', async () => {
    const { post, get, events } = await world();
    await post('/api/edit', { edits: [{ sheetId: 10, row: 4, column: 1, input: null }] });
    expect(((await (await get('/api/state')).json()) as PageState).saved).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 90));
    expect(events).toContainEqual({ type: 'changed', sheetIds: [10], structure: false });
    expect(events.at(-1)).toEqual({ type: 'saved' });
    expect(((await (await get('/api/state')).json()) as PageState).saved).toBe(true);
  });

  test.each([
    [{ kind: 'insert', at: 5, count: 2, like: 4 }, 200],
    [{ kind: 'insert', at: 1_000, count: 1 }, 200],
    [{ kind: 'insert', at: 1_001, count: 1 }, 400],
    [{ kind: 'delete', at: 5, count: 1 }, 200],
    [{ kind: 'delete', at: 999, count: 2 }, 400],
    [{ kind: 'delete', at: 0, count: 1_000 }, 400],
    [{ kind: 'delete', at: 0, count: 0 }, 400],
    [{ kind: 'move', at: 0, count: 1 }, 400],
    [{ kind: 'insert', at: 0, count: 1e9 }, 400],
    [{ kind: 'insert', at: 0, count: 1, axis: 'sheets' }, 400],
    [{ kind: 'insert', at: 0, count: 1, sheetId: 99 }, 404],
  ])('rows %j: %d', async (change, status) => {
    const { post, host } = await world();
    expect((await post('/api/lines', { sheetId: 10, axis: 'rows', ...change })).status).toBe(status);
    expect(host.lineChanges).toHaveLength(status === 200 ? 1 : 0);
  });

  test('the host hears where the person is', async () => {
    const { post, host } = await world();
    const selection = { top: 1, left: 2, bottom: 3, right: 4 };
    expect((await post('/api/select', { sheetId: 11, selection })).status).toBe(200);
    expect(host.selections).toEqual([{ sheetId: 11, selection }]);
    expect((await post('/api/select', { sheetId: 11, selection: { ...selection, bottom: 0 } })).status).toBe(400);
    // A sheet that has just been taken away: nothing is selected, and nothing is wrong.
    expect((await post('/api/select', { sheetId: 12, selection })).status).toBe(200);
    expect(host.selections).toHaveLength(1);
  });
});

describe('files', () => {
  test('the workbook is given as an attachment', async () => {
    const { get } = await world();
    const reply = await get('/api/file');
    expect(reply.headers.get('content-disposition')).toBe('attachment');
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(new Uint8Array([80, 75, 3, 4]));
  });

  test('a plan is handed to the importer byte by byte', async () => {
    const { post, imported } = await world();
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    const reply = await post('/api/import', { name: 'План школы.docx', base64: Buffer.from(bytes).toString('base64') });
    expect(reply.status).toBe(200);
    expect(imported).toEqual([{ name: 'План школы.docx', bytes }]);
  });

  test('what the importer cannot read is told', async () => {
    const { post } = await world();
    const reply = await post('/api/import', { name: 'a.docx', base64: '' });
    expect(reply.status).toBe(422);
    expect(await reply.json()).toEqual({ error: { code: 'import', message: 'Файл пустой.' } });
  });

  test('letters are given without their attachments', async () => {
    const { get } = await world();
    expect(await (await get('/api/letters')).json()).toEqual([
      { at: 1, to: 'a@school.example', subject: 'Срок', body: 'Текст' },
    ]);
  });

  test('saving is the host’s affair', async () => {
    const { post, host } = await world();
    expect((await post('/api/save', {})).status).toBe(200);
    expect(host.saves).toBe(1);
  });
});

describe('the add-on’s HTML', () => {
  test('is served from its own origin, with the script for google.script ahead of it', async () => {
    const { host, frames, events } = await world();
    host.emit({
      type: 'view',
      view: { kind: 'sidebar', title: 'Панель', html: '<!DOCTYPE html><html><body>Школа</body></html>', width: 300 },
    });
    await settled();
    const told = events.at(-1);
    const url = told?.type === 'view' ? told.view.url : '';
    expect(told).toMatchObject({ type: 'view', view: { kind: 'sidebar', title: 'Панель', width: 300 } });
    expect(JSON.stringify(told)).not.toContain('Школа');
    expect(url.startsWith(`${FRAME}/view/`)).toBe(true);
    const headers = { host: '127.0.0.1:4001', 'sec-fetch-dest': 'iframe' };
    const reply = await frames.request(new URL(url).pathname, { headers });
    expect(await reply.text()).toBe(
      '<!doctype html><script>window.shim=1</script><!DOCTYPE html><html><body>Школа</body></html>',
    );
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(
      (await frames.request(new URL(url).pathname, { headers: { ...headers, 'sec-fetch-dest': 'document' } })).status,
    ).toBe(403);
    expect((await frames.request(new URL(url).pathname, { method: 'POST', headers })).status).toBe(404);
  });

  test('addresses cannot be guessed, and old ones are forgotten', () => {
    const views = new Views();
    const paths = Array.from({ length: 40 }, (_, index) =>
      views.add({ kind: 'dialog', title: '', html: String(index) }),
    );
    expect(new Set(paths).size).toBe(40);
    expect(paths.every((path) => path.length >= 28)).toBe(true);
    expect(views.get(paths[39]!)).toBe('39');
    expect(views.get(paths[0]!)).toBeUndefined();
  });
});

describe('the event stream', () => {
  test('a page that does not read is cut off, and the others are not', () => {
    const streams = new EventStreams();
    open.push(streams);
    const lazy = streams.open();
    expect(streams.size).toBe(1);
    for (let index = 0; index < 2_000; index++) streams.send({ type: 'saved' });
    expect(streams.size).toBe(0);
    expect(lazy.locked).toBe(false);
    streams.open();
    streams.send({ type: 'saved' });
    expect(streams.size).toBe(1);
  });

  test('a text with line breaks stays one event', async () => {
    const { host, events } = await world();
    host.emit({ type: 'trouble', message: 'одна\n\ndata: {"type":"saved"}\n\n' });
    await settled();
    expect(events.at(-1)).toEqual({ type: 'trouble', message: 'одна\n\ndata: {"type":"saved"}\n\n' });
    expect(events).toHaveLength(2);
  });
});
