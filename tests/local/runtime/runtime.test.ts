import { faultAt } from '../../../local/runtime/faults';
import type { CallInfo, FaultMode } from '../../../local/runtime/faults';
import { newDocument } from '../../../local/document/sheets';
import { insertLines } from '../../../local/document/structure';
import type { InlineOptions } from './inline-host';
import { NOON, evaluate, inlineHost } from './inline-host';
import type { LocalHost } from '../../../local/runtime/create-host';

const columnA = (host: LocalHost) =>
  Array.from(
    host.document.sheets[0]?.rows ?? [],
    (row: readonly ({ value?: unknown } | undefined)[] | undefined) => row?.[0]?.value ?? '',
  );

describe('scopes', () => {
  const AUTH = 'https://www.googleapis.com/auth/';
  test.each([
    [
      `SpreadsheetApp.openById('x')`,
      [`${AUTH}spreadsheets.currentonly`],
      `Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: ${AUTH}spreadsheets`,
    ],
    [
      `SpreadsheetApp.getActiveSheet()`,
      [`${AUTH}forms`],
      `Specified permissions are not sufficient to call Spreadsheet.getActiveSheet. Required permissions: (${AUTH}spreadsheets.currentonly || ${AUTH}spreadsheets)`,
    ],
    [
      `MailApp.sendEmail('a@x.example', 'т', 'т')`,
      [],
      `Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: ${AUTH}script.send_mail`,
    ],
    [`MailApp.getRemainingDailyQuota()`, [], 'script.send_mail'],
    [`UrlFetchApp.fetch('https://x.test')`, [], 'script.external_request'],
    [`FormApp.create('А')`, [`${AUTH}forms.currentonly`], `${AUTH}forms`],
    [`ScriptApp.newTrigger('x').timeBased().everyDays(1).create()`, [], 'script.scriptapp'],
    [`ScriptApp.getProjectTriggers()`, [], 'script.scriptapp'],
    [`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`, [], 'script.container.ui'],
    [`Session.getActiveUser()`, [`${AUTH}spreadsheets`], 'userinfo.email'],
  ])('%s', (code, scopes, words) => {
    expect(() => evaluate(code, { scopes })).toThrow(words);
  });

  test('with its scope each call goes through', () => {
    expect(() =>
      evaluate(
        `SpreadsheetApp.getActiveSheet(); FormApp.create('А'); MailApp.getRemainingDailyQuota(); Session.getActiveUserLocale(); SpreadsheetApp.getUi().alert('а');`,
        {
          scopes: [`${AUTH}spreadsheets`, `${AUTH}forms`, `${AUTH}script.send_mail`],
        },
      ),
    ).not.toThrow();
  });

  test('the current file alone does not open another', () => {
    const openSpreadsheet = () => newDocument('doc-2', 'Другая');
    expect(() =>
      evaluate(`SpreadsheetApp.openById('doc-2')`, { scopes: [`${AUTH}spreadsheets.currentonly`], openSpreadsheet }),
    ).toThrow('Specified permissions are not sufficient');
  });
});

describe('authorisation modes', () => {
  const opening = (body: string, openMode: 'NONE' | 'LIMITED' | 'FULL') =>
    inlineHost(
      `function onOpen(e) { ${body}; SpreadsheetApp.getUi().createMenu('Наставничество').addItem('Панель куратора', 'panel').addSeparator().addSubMenu(SpreadsheetApp.getUi().createMenu('Анкеты').addItem('Собрать', 'collect')).addToUi(); }`,
      { openMode },
    );

  test('the menu is built in every mode', async () => {
    for (const mode of ['NONE', 'LIMITED', 'FULL'] as const) {
      expect(await opening('', mode).menus()).toEqual([
        {
          title: 'Наставничество',
          items: [
            { kind: 'item', title: 'Панель куратора', functionName: 'panel' },
            { kind: 'separator' },
            { kind: 'menu', title: 'Анкеты', items: [{ kind: 'item', title: 'Собрать', functionName: 'collect' }] },
          ],
        },
      ]);
    }
  });

  test.each([
    [
      'NONE',
      'SpreadsheetApp.getActiveSpreadsheet()',
      'You do not have permission to call SpreadsheetApp.getActiveSpreadsheet.',
    ],
    [
      'NONE',
      'PropertiesService.getDocumentProperties()',
      'You do not have permission to call PropertiesService.getDocumentProperties.',
    ],
    ['NONE', 'CacheService.getScriptCache()', 'You do not have permission'],
    ['NONE', 'LockService.getDocumentLock()', 'You do not have permission'],
    [
      'LIMITED',
      "UrlFetchApp.fetch('https://x.test')",
      'You do not have permission to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request',
    ],
    ['LIMITED', "SpreadsheetApp.openById('x')", 'You do not have permission to call SpreadsheetApp.openById.'],
    [
      'LIMITED',
      "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))",
      'You do not have permission to call Ui.showSidebar.',
    ],
    ['LIMITED', "SpreadsheetApp.getUi().alert('а')", 'You do not have permission to call Ui.alert.'],
    ['LIMITED', "ScriptApp.newTrigger('x')", 'You do not have permission to call ScriptApp.newTrigger.'],
    [
      'LIMITED',
      'PropertiesService.getUserProperties()',
      'You do not have permission to call PropertiesService.getUserProperties.',
    ],
    ['LIMITED', 'Session.getActiveUser()', 'You do not have permission to call Session.getActiveUser.'],
  ] as const)('%s closes %s, and the menu stays empty', async (mode, code, words) => {
    const host = opening(code, mode);
    const troubles: string[] = [];
    host.on((event) => event.type === 'trouble' && troubles.push(event.message));
    expect(await host.menus()).toEqual([]);
    expect(troubles.join()).toContain(words);
  });

  test('LIMITED leaves the document and its properties open; FULL leaves everything', async () => {
    const body = `SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); PropertiesService.getDocumentProperties().setProperty('a', 'b'); CacheService.getDocumentCache().get('a')`;
    expect(await opening(body, 'LIMITED').menus()).toHaveLength(1);
    expect(
      await opening(`${body}; SpreadsheetApp.getUi().alert('а'); MailApp.getRemainingDailyQuota()`, 'FULL').menus(),
    ).toHaveLength(1);
  });

  test('a closed call in the global scope empties the menu too', async () => {
    const host = inlineHost(
      `const book = SpreadsheetApp.getActiveSpreadsheet(); function onOpen() { SpreadsheetApp.getUi().createMenu('М').addItem('а', 'a').addToUi(); }`,
      { openMode: 'NONE' },
    );
    expect(await host.menus()).toEqual([]);
  });
});

describe('the virtual clock', () => {
  test('charges each call, and the script sees it', () => {
    const host = inlineHost(`
      function main() {
        const marks = [Date.now()];
        const sheet = SpreadsheetApp.getActive().getSheetByName('Лист1');
        marks.push(Date.now());
        sheet.getRange('A1').setValue(1);
        marks.push(Date.now());
        MailApp.sendEmail('a@x.example', 'т', 'т');
        marks.push(new Date().getTime());
        return marks;
      }`);
    const result = host.runNow('main', []);
    expect(result.value).toEqual([NOON, NOON + 40, NOON + 120, NOON + 420]);
    expect(result.virtualMs).toBe(420);
  });

  const forever = `function main() { const r = SpreadsheetApp.getActive().getSheets()[0].getRange('A1'); for (;;) { r.setValue(1); r.getValue(); } }
    function onEdit() { main(); }`;
  test('a run ends after six minutes', () => {
    const result = inlineHost(forever).runNow('main');
    expect(result.error?.message).toBe('Exceeded maximum execution time');
    expect(result.virtualMs).toBeGreaterThan(360_000);
    expect(result.virtualMs).toBeLessThan(361_000);
  });

  test('a simple trigger ends after thirty seconds', async () => {
    const host = inlineHost(forever);
    const ended: (number | undefined)[] = [];
    host.on((event) => event.type === 'execution' && event.state === 'ended' && ended.push(event.result?.virtualMs));
    await host.edit([{ sheetId: 0, row: 0, column: 0, input: 1 }]);
    expect(ended).toHaveLength(1);
    expect(ended[0]).toBeGreaterThan(30_000);
    expect(ended[0]).toBeLessThan(31_000);
  });

  test('a killed run cannot go on in a catch or a finally', () => {
    const host = inlineHost(`function main() {
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      try { Utilities.sleep(300000); Utilities.sleep(300000); } catch (error) { sheet.getRange('A1').setValue('поймано'); } finally { sheet.getRange('A2').setValue('наконец'); }
    }`);
    expect(host.runNow('main').error?.message).toBe('Exceeded maximum execution time');
    expect(columnA(host)).toEqual([]);
  });
});

describe('the buffer of writes', () => {
  test('is written out by a flush, by a read and by the end of the run, also of a failed one', () => {
    const seen: number[] = [];
    const options: InlineOptions = {
      beforeCall: (call) => {
        if (call.method === 'Lock.hasLock') seen.push(columnA(host).length);
      },
    };
    const probe = `LockService.getScriptLock().hasLock();`;
    const host = inlineHost(
      `function main() {
        const sheet = SpreadsheetApp.getActive().getSheets()[0];
        sheet.getRange('A1').setValue(1); ${probe} SpreadsheetApp.flush(); ${probe}
        sheet.getRange('A2').setValue(2); ${probe} sheet.getRange('A1').getValue(); ${probe}
        sheet.getRange('A3').setValue(3); throw new Error('по дороге');
      }`,
      options,
    );
    expect(host.runNow('main').error).toMatchObject({ name: 'Error', message: 'по дороге' });
    expect(seen).toEqual([0, 1, 1, 2]);
    expect(columnA(host)).toEqual([1, 2, 3]);
  });

  test('a lock released before the flush is counted', () => {
    const code = (flush: string) =>
      `function main() { const lock = LockService.getDocumentLock(); lock.waitLock(1000); SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); ${flush} lock.releaseLock(); }`;
    expect(inlineHost(code('')).runNow('main').dirtyReleases).toBe(1);
    expect(inlineHost(code('SpreadsheetApp.flush();')).runNow('main').dirtyReleases).toBe(0);
  });
});

describe('faults at the n-th call', () => {
  const code = `function main() {
    const sheet = SpreadsheetApp.getActive().getSheetByName('Лист1');
    sheet.getRange('A1').setValue('раз');
    sheet.getRange('A2').setValue('два');
    sheet.getRange('A3').setValue('три');
    SpreadsheetApp.flush();
    sheet.getRange('A4').setValue('четыре');
  }`;
  const broken = (n: number, mode: FaultMode, unflushed?: 'none' | 'all' | number) => {
    const host = inlineHost(code, { faults: faultAt(n, { mode, ...(unflushed !== undefined && { unflushed }) }) });
    const result = host.runNow('main');
    return [result.ok, result.error?.message, columnA(host)];
  };
  const killed = 'Exceeded maximum execution time';
  const timedOut = 'Service Spreadsheets timed out while accessing document.';

  test('thrown before: the call does nothing, the writes of before stay', () => {
    expect(broken(3, 'throw-before')).toEqual([false, timedOut, ['раз']]);
  });
  test('thrown after: the call did its work and the script does not know', () => {
    expect(broken(3, 'throw-after')).toEqual([false, timedOut, ['раз', 'два']]);
  });
  test.each([
    ['none', []],
    [1, ['раз']],
    [2, ['раз', 'два']],
    ['all', ['раз', 'два']],
  ] as const)('killed before the fourth call with %s of the waiting writes kept', (unflushed, left) => {
    expect(broken(4, 'kill-before', unflushed)).toEqual([false, killed, left]);
  });
  test.each([
    ['none', []],
    [2, ['раз', 'два']],
    ['all', ['раз', 'два', 'три']],
  ] as const)('killed after the fourth call with %s of the waiting writes kept', (unflushed, left) => {
    expect(broken(4, 'kill-after', unflushed)).toEqual([false, killed, left]);
  });
  test('what was flushed outlives any kill', () => {
    expect(broken(6, 'kill-after', 'none')).toEqual([false, killed, ['раз', 'два', 'три']]);
  });
  test('a plan may break by method, with words of its own', () => {
    const host = inlineHost(code, {
      faults: (call) =>
        call.method === 'SpreadsheetApp.flush'
          ? { mode: 'throw-before', message: 'Service invoked too many times' }
          : undefined,
    });
    expect(host.runNow('main').error?.message).toBe('Service invoked too many times');
  });
  test('a fault that the script catches is one it can go on from', () => {
    const host = inlineHost(
      `function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; try { s.getRange('A1').setValue(1); } catch (error) { s.getRange('A2').setValue(error.message); } }`,
      { faults: faultAt(2, { mode: 'throw-before' }) },
    );
    expect(host.runNow('main').ok).toBe(true);
    expect(columnA(host)).toEqual(['', timedOut]);
  });
});

test('a person’s edit between two calls moves what the script has not yet written', () => {
  const host: LocalHost = inlineHost(
    `function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A1').setValue('шапка'); SpreadsheetApp.flush(); s.getRange('A2').setValue('строка'); }`,
    {
      beforeCall: (call) => {
        if (call.n === 4) insertLines(host.document, host.document.sheets[0]!, 'rows', 0, 1);
      },
    },
  );
  expect(host.runNow('main').ok).toBe(true);
  expect(columnA(host)).toEqual(['', 'строка']);
});

test('a whole other run between two calls meets the lock of the first', () => {
  const code = `
    function first() { const lock = LockService.getDocumentLock(); lock.waitLock(1000); SpreadsheetApp.getActive().getSheets()[0].appendRow(['первый']); SpreadsheetApp.flush(); lock.releaseLock(); }
    function second() { const lock = LockService.getDocumentLock(); if (!lock.tryLock(5000)) return 'занято'; SpreadsheetApp.getActive().getSheets()[0].appendRow(['второй']); return 'сделано'; }`;
  const outcomes: unknown[] = [];
  const host: LocalHost = inlineHost(code, {
    beforeCall: (call: CallInfo) => {
      if (call.functionName === 'first' && (call.n === 1 || call.n === 3)) outcomes.push(host.runNow('second', []));
    },
  });
  expect(host.runNow('first').ok).toBe(true);
  expect(outcomes).toMatchObject([{ value: 'сделано' }, { value: 'занято' }]);
  expect((outcomes[1] as { virtualMs: number }).virtualMs).toBe(5010);
  expect(columnA(host)).toEqual(['второй', 'первый']);
});

test('a lock does not survive a question to a person', () => {
  const held = evaluate(
    `const lock = LockService.getScriptLock(); lock.waitLock(1000); const before = lock.hasLock(); SpreadsheetApp.getUi().alert('Продолжить?'); return [before, lock.hasLock()];`,
  );
  expect(held).toEqual([true, false]);
});

test('a lock is given up by a kill', () => {
  const host = inlineHost(
    `function first() { LockService.getScriptLock().waitLock(1); Utilities.sleep(1); } function second() { return LockService.getScriptLock().tryLock(1); }`,
    { faults: faultAt(2, { mode: 'kill-before' }, 'first') },
  );
  expect(host.runNow('first').ok).toBe(false);
  expect(host.runNow('second', []).value).toBe(true);
});

describe('questions', () => {
  const code = `const ui = SpreadsheetApp.getUi();
    const a = ui.alert('Заголовок', 'Удалить?', ui.ButtonSet.YES_NO);
    const p = ui.prompt('Код');
    return [a === ui.Button.YES, a == ui.Button.NO, String(p.getSelectedButton()), p.getResponseText()];`;
  test('without a screen the affirmative button is pressed, and a prompt is closed', () => {
    expect(evaluate(code)).toEqual([true, false, 'CLOSE', '']);
  });
  test('a test answers as it likes', () => {
    expect(
      evaluate(code, {
        answers: (question) => (question.kind === 'alert' ? { button: 'NO' } : { button: 'OK', text: 'Н-014' }),
      }),
    ).toEqual([false, true, 'OK', 'Н-014']);
  });
});

describe('google.script.run', () => {
  const host = () =>
    inlineHost(`
    function echo(value) { return value; } function hidden_() { return 1; }
    function date() { return { when: new Date() }; } function fn() { return () => 1; } function nothing() {}
    function list() { return [1, undefined, null, 'а']; } function thrower() { throw new TypeError('плохо'); }
    async function later() { await null; return 'потом'; }
    class Thing {} function thing() { return new Thing(); }`);
  test('plain data crosses as JSON', () => {
    expect(host().runNow('echo', [{ a: [1, 'б', null], b: true }]).value).toEqual({ a: [1, 'б', null], b: true });
    expect(host().runNow('list', []).value).toEqual([1, null, null, 'а']);
    expect(host().runNow('nothing', []).value).toBeNull();
    expect(host().runNow('later', []).value).toBe('потом');
  });
  test.each(['date', 'fn', 'thing'])('%s cannot come back', (name) => {
    expect(host().runNow(name, []).error?.message).toMatch(/^The script completed but it returned/);
    expect(host().runNow(name).ok).toBe(true);
  });
  test('dates and functions cannot go in', () => {
    expect(() => host().runNow('echo', [new Date()])).toThrow('neither dates nor functions');
    expect(() => host().runNow('echo', [() => 1])).toThrow('neither dates nor functions');
  });
  test('private and unknown functions are not found', () => {
    expect(host().runNow('hidden_', []).error?.message).toBe('Script function not found: hidden_');
    expect(host().runNow('nowhere', []).error?.message).toBe('Script function not found: nowhere');
  });
  test('errors keep their name', () => {
    expect(host().runNow('thrower', []).error).toMatchObject({ name: 'TypeError', message: 'плохо' });
  });
});

test('every execution starts afresh', () => {
  const host = inlineHost(
    `let count = 0; var shared = []; function main() { count++; shared.push(1); Array.prototype.mine = 1; globalThis.left = 1; return [count, shared.length]; } function look() { return [typeof left, [].mine === undefined]; }`,
  );
  expect(host.runNow('main', []).value).toEqual([1, 1]);
  expect(host.runNow('main', []).value).toEqual([1, 1]);
  expect(host.runNow('look', []).value).toEqual(['undefined', true]);
});

test('what Apps Script lacks is lacking', () => {
  const names = [
    'setTimeout',
    'setInterval',
    'fetch',
    'FormData',
    'File',
    'Blob',
    'URL',
    'URLSearchParams',
    'DOMException',
    'atob',
    'btoa',
    'crypto',
    'TextEncoder',
    'TextDecoder',
    'window',
    'navigator',
    'performance',
    'process',
    'Buffer',
    'require',
    'structuredClone',
    'queueMicrotask',
    'document',
    'DriveApp',
    'GmailApp',
  ];
  expect(
    evaluate(`return ${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== 'undefined');`),
  ).toEqual([]);
  expect(
    evaluate(`return [Object.getOwnPropertySymbols(globalThis).map(String), typeof Intl, typeof Promise, typeof Map];`),
  ).toMatchObject([expect.not.arrayContaining(['Symbol(local-host.carrier)']), 'object', 'function', 'function']);
});

test('the script cannot reach the host through what it was given', () => {
  expect(
    evaluate(`
    const found = [];
    for (const key of Reflect.ownKeys(globalThis)) {
      const value = globalThis[key];
      if (typeof value === 'function') { try { if (value.constructor('return typeof process')() !== 'undefined') found.push(String(key)); } catch (error) { found.push(String(key)); } }
    }
    return found;`),
  ).toEqual([]);
});
