import type { CallInfo } from '../../../local/runtime/faults';
import { faultAt } from '../../../local/runtime/faults';
import type { LocalHost } from '../../../local/runtime/create-host';
import type { HostEvent, Question } from '../../../local/host';
import type { InlineOptions } from './inline-host';
import { inlineHost } from './inline-host';

const hosts: LocalHost[] = [];
function workerHost(code: string, options: InlineOptions = {}): LocalHost {
  const host = inlineHost(code, { carrier: 'worker', headless: false, ...options });
  hosts.push(host);
  return host;
}
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

const columnA = (host: LocalHost) =>
  Array.from(
    host.document.sheets[0]?.rows ?? [],
    (row: readonly ({ value?: unknown } | undefined)[] | undefined) => row?.[0]?.value ?? '',
  );

test('a run in a worker gives what a run on this thread gives', async () => {
  const code = `function main() {
    const sheet = SpreadsheetApp.getActive().getSheets()[0];
    sheet.getRange(1, 1, 2, 2).setValues([['а', new Date(2023, 8, 1)], ['10-2', true]]);
    const when = sheet.getRange('B1').getValue();
    return [sheet.getDataRange().getDisplayValues(), when instanceof Date, when.getDate(), Date.now()];
  }`;
  const direct = { ...inlineHost(code).runNow('main', []), ms: 0 };
  const worker = { ...(await workerHost(code).run('main', [])), ms: 0 };
  expect(worker).toEqual(direct);
});

test('runs in workers start afresh, one after another and side by side', async () => {
  const host = workerHost(
    `let count = 0; function main(n) { SpreadsheetApp.getActive().getSheets()[0].appendRow([n]); return ++count; }`,
  );
  const results = [await host.run('main', [1]), ...(await Promise.all([2, 3, 4].map((n) => host.run('main', [n]))))];
  expect(results.map((result) => result.value)).toEqual([1, 1, 1, 1]);
  expect(columnA(host).sort()).toEqual([1, 2, 3, 4]);
});

test('a person answers while the run stands still', async () => {
  const host = workerHost(
    `function main() { const ui = SpreadsheetApp.getUi(); const p = ui.prompt('Код', 'Какой?', ui.ButtonSet.OK_CANCEL); return [String(p.getSelectedButton()), p.getResponseText(), ui.alert('Точно?', ui.ButtonSet.YES_NO) === ui.Button.NO]; }`,
  );
  const asked: Question[] = [];
  host.on((event: HostEvent) => {
    if (event.type !== 'question') return;
    asked.push(event.question);
    setTimeout(
      () =>
        host.answer(
          event.question.id,
          event.question.kind === 'prompt' ? { button: 'OK', text: 'М-003' } : { button: 'NO' },
        ),
      20,
    );
  });
  const result = await host.run('main', []);
  expect(result.value).toEqual(['OK', 'М-003', true]);
  expect(asked.map(({ kind, title, text, buttons }) => [kind, title, text, buttons])).toEqual([
    ['prompt', 'Код', 'Какой?', 'OK_CANCEL'],
    ['alert', '', 'Точно?', 'YES_NO'],
  ]);
});

test('of two runs that want a lock the second waits for the first', async () => {
  const order: string[] = [];
  const host = workerHost(
    `function main(name) { const lock = LockService.getDocumentLock(); const got = lock.tryLock(5000); SpreadsheetApp.getActive().getSheets()[0].appendRow([name]); Utilities.sleep(10); SpreadsheetApp.getActive().getSheets()[0].appendRow([name]); SpreadsheetApp.flush(); lock.releaseLock(); return got; }`,
    {
      beforeCall: async (call) => {
        order.push(call.method);
        if (call.method === 'Utilities.sleep') await new Promise((resolve) => setTimeout(resolve, 30));
      },
    },
  );
  const results = await Promise.all([host.run('main', ['а']), host.run('main', ['б'])]);
  expect(results.map((result) => result.value)).toEqual([true, true]);
  expect([
    ['а', 'а', 'б', 'б'],
    ['б', 'б', 'а', 'а'],
  ]).toContainEqual(columnA(host));
});

test('a wait for a lock that nobody gives up ends, and costs what was asked', async () => {
  let hold = (): void => undefined;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (hold = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const host = workerHost(
    `function holder() { LockService.getScriptLock().waitLock(1); Utilities.sleep(1); } function waiter() { LockService.getScriptLock().waitLock(10000); }`,
    {
      realLockWait: 50,
      beforeCall: async (call) => {
        if (call.method !== 'Utilities.sleep') return;
        hold();
        await released;
      },
    },
  );
  const holder = host.run('holder');
  await held;
  const waited = await host.run('waiter');
  release();
  await holder;
  expect(waited.error?.message).toBe('Lock timeout: another process was holding the lock for too long.');
  expect(waited.virtualMs).toBe(10_010);
});

test('a scheduler holds each call of two runs and lets them through in its own order', async () => {
  const waiting = new Map<string, () => void>();
  const gate = (call: CallInfo) => new Promise<void>((resolve) => waiting.set(call.functionName, resolve));
  const host = workerHost(
    `function a() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.appendRow(['а1']); s.appendRow(['а2']); } function b() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.appendRow(['б1']); s.appendRow(['б2']); }`,
    { beforeCall: gate },
  );
  const runs = Promise.all([host.run('a'), host.run('b')]);
  for (const name of ['a', 'b', 'b', 'a', 'a', 'b']) {
    while (!waiting.has(name)) await new Promise((resolve) => setTimeout(resolve, 1));
    const release = waiting.get(name)!;
    waiting.delete(name);
    release();
  }
  expect((await runs).map((result) => result.ok)).toEqual([true, true]);
  expect(columnA(host)).toEqual(['б1', 'а1', 'а2', 'б2']);
});

test('a killed run ends with its thread, in the middle of a finally', async () => {
  const host = workerHost(
    `function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; try { s.getRange('A1').setValue(1); SpreadsheetApp.flush(); } finally { s.getRange('A2').setValue(2); } } function next() { return 'живой'; }`,
    { faults: faultAt(3, { mode: 'kill-before', unflushed: 'none' }, 'main') },
  );
  expect((await host.run('main')).error?.message).toBe('Exceeded maximum execution time');
  expect(columnA(host)).toEqual([]);
  expect((await host.run('next', [])).value).toBe('живой');
});

test('code that never calls a service is ended by the real clock', async () => {
  const host = workerHost(`function main() { SpreadsheetApp.getActive().getSheets(); for (;;); }`, {
    limits: { run: 300 },
  });
  const result = await host.run('main');
  expect(result.error?.message).toBe('Exceeded maximum execution time');
  expect(result.ms).toBeLessThan(10_000);
});

test('a run is stopped at its next call', async () => {
  const host = workerHost(`function main() { for (;;) SpreadsheetApp.getActive().getSheets(); }`);
  host.on((event) => {
    if (event.type === 'execution' && event.state === 'started') setTimeout(() => host.stop(event.id), 50);
  });
  expect((await host.run('main')).error?.message).toBe('Execution cancelled');
});

test('a renderer may take its time', async () => {
  const host = workerHost(
    `function main() { return UrlFetchApp.fetch('https://docs.google.com/spreadsheets/d/doc-1/export?format=pdf', { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }).getContentText(); }`,
    { pdf: () => new Promise((resolve) => setTimeout(() => resolve(Buffer.from('%PDF-')), 20)) },
  );
  expect((await host.run('main', [])).value).toBe('%PDF-');
});

test('a fault of the host is told as such, and not as an answer of Google', async () => {
  const host = workerHost(
    `function main() { try { UrlFetchApp.fetch('https://x.test'); } catch (error) { return 'поймано'; } }`,
    {
      routes: [
        () => {
          throw new RangeError('сломалось');
        },
      ],
    },
  );
  const result = await host.run('main', []);
  expect(result.ok).toBe(false);
  expect(result.error?.message).toContain('The local host failed: RangeError: сломалось');
});

test('listeners hear of a run, of changed sheets and of nothing that did not change', async () => {
  const host = workerHost(
    `function main() { const b = SpreadsheetApp.getActive(); b.getSheets()[0].getRange('A1').setValue(1); b.insertSheet('Новый'); b.toast('Готово', 'Пары', 3); }`,
  );
  const heard: unknown[] = [];
  host.on((event) => heard.push(event.type === 'execution' ? [event.type, event.functionName, event.state] : event));
  await host.run('main');
  expect(heard).toEqual([
    ['execution', 'main', 'started'],
    { type: 'changed', sheetIds: [0, 1], structure: true },
    { type: 'toast', title: 'Пары', message: 'Готово', seconds: 3 },
    ['execution', 'main', 'ended'],
  ]);
});

test('a host that closes ends what still runs, also a run that waits for a person', async () => {
  const host = workerHost(
    `function asks() { SpreadsheetApp.getUi().alert('Кто там?'); } function spins() { SpreadsheetApp.getActive().getSheets(); for (;;); }`,
  );
  const runs = Promise.all([host.run('asks'), host.run('spins')]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await host.close();
  expect((await runs).map((result) => result.error?.message)).toEqual([
    'The local host was closed',
    'The local host was closed',
  ]);
});
