import { createHash } from 'node:crypto';
import { emptyHostState } from '../../../local/document/host-state';
import { newDocument } from '../../../local/document/sheets';
import { NOON, evaluate, inlineHost } from '../runtime/inline-host';

describe('Utilities', () => {
  test('formatDate speaks the letters of SimpleDateFormat in any zone', () => {
    expect(
      evaluate(`
        const d = new Date(Date.UTC(2023, 7, 31, 21, 30, 5));
        return [
          Utilities.formatDate(d, 'Europe/Moscow', 'yyyy-MM-dd HH:mm:ss'),
          Utilities.formatDate(d, 'GMT+3', "dd.MM.yy 'в' H 'ч'"),
          Utilities.formatDate(d, 'America/New_York', 'EEE, d MMM yyyy h:mm a Z'),
          Utilities.formatDate(d, 'UTC', "EEEE D w u yyyy-MM-dd'T'HH:mm:ssXXX"),
        ];`),
    ).toEqual([
      '2023-09-01 00:30:05',
      '01.09.23 в 0 ч',
      'Thu, 31 Aug 2023 5:30 PM -0400',
      'Thursday 243 35 4 2023-08-31T21:30:05Z',
    ]);
  });

  test('digests, base64 and blobs are those of the standards', () => {
    expect(
      evaluate(`
        const hex = (bytes) => bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');
        const digest = (name, text) => hex(Utilities.computeDigest(Utilities.DigestAlgorithm[name], text));
        const blob = Utilities.newBlob('Привет, 😀', 'text/plain', 'a.txt');
        return [
          digest('MD5', 'abc'), digest('SHA_1', 'abc'), digest('SHA_256', 'abc'), digest('SHA_256', 'ы'.repeat(100)),
          hex(Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe')),
          Utilities.base64Encode('Привет'), Utilities.newBlob(Utilities.base64Decode('0J/RgNC40LLQtdGC')).getDataAsString(),
          blob.getDataAsString(), blob.getBytes().length, blob.getBytes()[0],
        ];`),
    ).toEqual([
      '900150983cd24fb0d6963f7d28e17f72',
      'a9993e364706816aba3e25717850c26c9cd0d89d',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      createHash('sha256').update('ы'.repeat(100)).digest('hex'),
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      '0J/RgNC40LLQtdGC',
      'Привет',
      'Привет, 😀',
      18,
      -48,
    ]);
  });

  test('sleep moves the virtual clock and takes no time', () => {
    const host = inlineHost(
      `function main() { const t = Date.now(); Utilities.sleep(120000); return Date.now() - t; }`,
    );
    const result = host.runNow('main', []);
    expect(result.value).toBe(120_010);
    expect(result.ms).toBeLessThan(5000);
  });

  test('csv with quotes, line breaks and semicolons', () => {
    expect(evaluate(`return Utilities.parseCsv('a;"b;""c""\\nd"\\r\\n1;2', ';')`)).toEqual([
      ['a', 'b;"c"\nd'],
      ['1', '2'],
    ]);
  });
});

describe('Properties', () => {
  test('keep texts by store, and user properties by user', () => {
    const host = inlineHost(`
      function put(value) { PropertiesService.getUserProperties().setProperty('ключ', value); PropertiesService.getDocumentProperties().setProperty('ключ', 'общее'); }
      function get() { return [PropertiesService.getUserProperties().getProperty('ключ'), PropertiesService.getDocumentProperties().getProperty('ключ'), PropertiesService.getScriptProperties().getProperty('ключ')]; }`);
    host.runNow('put', ['моё']);
    expect(host.runNow('get', []).value).toEqual(['моё', 'общее', null]);
    host.state.activeUser = 'other@school.example';
    expect(host.runNow('get', []).value).toEqual([null, 'общее', null]);
  });

  test.each([
    ['a', 9216, true],
    ['a', 9217, false],
    ['ы', 4608, true],
    ['ы', 4609, false],
  ])('a value of %s x %i is accepted: %s', (letter, count, accepted) => {
    const write = () =>
      evaluate(`PropertiesService.getScriptProperties().setProperty('k', '${letter}'.repeat(${count}))`);
    if (accepted) expect(write).not.toThrow();
    else expect(write).toThrow('Argument too large: value');
  });

  test('a store holds 500 KB, keys included, and refuses more', () => {
    expect(() =>
      evaluate(
        `const p = PropertiesService.getScriptProperties(); for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000));`,
      ),
    ).toThrow('You have exceeded the property storage quota. Please remove some properties and try again.');
  });

  test('a key that names the prototype is a key like any other', () => {
    expect(
      evaluate(
        `const p = PropertiesService.getScriptProperties(); p.setProperty('__proto__', 'x'); return [p.getProperty('__proto__'), p.getKeys(), ({}).x];`,
      ),
    ).toEqual(['x', ['__proto__'], null]);
  });
});

test('the cache forgets after its time, and refuses what is too large', () => {
  expect(
    evaluate(`
      const cache = CacheService.getScriptCache();
      cache.put('a', '1', 60); cache.put('b', '2');
      Utilities.sleep(61000);
      let words = '';
      try { cache.put('c', 'x'.repeat(100 * 1024 + 1)); } catch (error) { words = error.message; }
      return [cache.get('a'), cache.getAll(['a', 'b']), words];`),
  ).toEqual([null, { b: '2' }, 'Argument too large: value']);
});

describe('MailApp', () => {
  test('every overload puts one letter into the outbox', () => {
    const host = inlineHost(`
      function main() {
        MailApp.sendEmail('a@x.example', 'Тема', 'Тело');
        MailApp.sendEmail('a@x.example, b@x.example', 'Тема', 'Тело', { name: 'Куратор', cc: 'c@x.example', htmlBody: '<b>Тело</b>', attachments: [Utilities.newBlob('x', 'text/plain', 'x.txt')] });
        MailApp.sendEmail('a@x.example', 'reply@x.example', 'Тема', 'Тело');
        MailApp.sendEmail({ to: 'a@x.example', subject: 'Тема', body: 'Тело', replyTo: 'r@x.example' });
        return MailApp.getRemainingDailyQuota();
      }`);
    expect(host.runNow('main', []).value).toBe(100 - 6);
    expect(
      host.state.outbox.map(({ to, cc, replyTo, fromName, attachments }) => [
        to,
        cc,
        replyTo,
        fromName,
        attachments.map((file) => file.name),
      ]),
    ).toEqual([
      ['a@x.example', '', '', '', []],
      ['a@x.example, b@x.example', 'c@x.example', '', 'Куратор', ['x.txt']],
      ['a@x.example', '', 'reply@x.example', '', []],
      ['a@x.example', '', 'r@x.example', '', []],
    ]);
  });

  test.each([
    ["'нет адреса'", 'Invalid email: нет адреса'],
    ["''", 'Failed to send email: no recipient'],
    ["'a@x.example\\r\\nBcc: b@x.example'", 'Invalid email'],
  ])('refuses the recipient %s', (to, words) => {
    expect(() => evaluate(`MailApp.sendEmail(${to}, 'т', 'т')`)).toThrow(words);
  });

  test('a line break in the subject cannot smuggle in a header', () => {
    expect(() => evaluate(`MailApp.sendEmail('a@x.example', 'т\\r\\nBcc: b@x.example', 'т')`)).toThrow(
      'Invalid argument: subject',
    );
  });

  test('the day has an end', () => {
    expect(() =>
      evaluate(`for (let i = 0; i < 3; i++) MailApp.sendEmail('a@x.example', 'т', 'т')`, { quotas: { mail: 2 } }),
    ).toThrow('Service invoked too many times for one day: email.');
  });

  test('the quota of the next day is new', () => {
    let now = NOON;
    const host = inlineHost(
      `function main() { MailApp.sendEmail('a@x.example', 'т', 'т'); return MailApp.getRemainingDailyQuota(); }`,
      { quotas: { mail: 1 }, now: () => now },
    );
    expect(host.runNow('main', []).value).toBe(0);
    expect(host.runNow('main', []).ok).toBe(false);
    now += 86_400_000;
    expect(host.runNow('main', []).value).toBe(0);
  });
});

describe('UrlFetchApp', () => {
  const exportUrl = `'https://docs.google.com/spreadsheets/d/doc-1/export?format=pdf&gid=0&size=A4'`;
  test('an address that is not the host’s is not there', () => {
    expect(() => evaluate(`UrlFetchApp.fetch('https://example.test/a')`)).toThrow('DNS error: https://example.test');
  });

  test('the export address is drawn by the renderer, with its parameters, for the bearer of the token', () => {
    const seen: [string, string][][] = [];
    const pdf = (_document: unknown, parameters: ReadonlyMap<string, string>) => {
      seen.push([...parameters]);
      return Buffer.from('%PDF-1.7');
    };
    const code = `
      const url = ${exportUrl};
      const denied = UrlFetchApp.fetch(url, { muteHttpExceptions: true }).getResponseCode();
      const reply = UrlFetchApp.fetch(url, { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } });
      return [denied, reply.getResponseCode(), reply.getBlob().getContentType(), reply.getContentText()];`;
    expect(evaluate(code, { pdf })).toEqual([401, 200, 'application/pdf', '%PDF-1.7']);
    expect(seen).toEqual([
      [
        ['format', 'pdf'],
        ['gid', '0'],
        ['size', 'A4'],
      ],
    ]);
  });

  test('an export sees what was flushed, not what waits in the buffer', () => {
    const pdf = (document: {
      sheets: readonly { rows: readonly (readonly ({ value?: unknown } | undefined)[])[] }[];
    }) => Buffer.from(JSON.stringify(document.sheets[0]?.rows[0]?.[0]?.value ?? 'пусто'));
    const code = (flush: string) => `
      SpreadsheetApp.getActiveSheet().getRange('A1').setValue('записано');
      ${flush}
      return UrlFetchApp.fetch(${exportUrl}, { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }).getContentText();`;
    expect(evaluate(code(''), { pdf })).toBe('"пусто"');
    expect(evaluate(code('SpreadsheetApp.flush();'), { pdf })).toBe('"записано"');
  });

  test('a refusal is an exception unless it is muted', () => {
    const routes = [() => ({ status: 429, headers: [], base64: Buffer.from('slow down').toString('base64') })];
    expect(() => evaluate(`UrlFetchApp.fetch('https://a.test/x')`, { routes })).toThrow(
      'Request failed for https://a.test returned code 429. Truncated server response: slow down',
    );
    expect(
      evaluate(
        `return UrlFetchApp.fetchAll(['https://a.test/x', { url: 'https://a.test/y', muteHttpExceptions: true }].slice(1)).map((r) => r.getResponseCode())`,
        { routes },
      ),
    ).toEqual([429]);
  });
});

describe('HtmlService', () => {
  const pages = {
    'Sidebar.html': '<p>Панель</p>',
    'Letter.html': '<p><?= name ?></p><? for (const i of list) { ?><i><?!= i ?></i><? } ?>',
  };
  test('a file is shown as it is', () => {
    const host = inlineHost(
      `function main() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Панель куратора')); }`,
      { pages },
    );
    const views: unknown[] = [];
    host.on((event) => event.type === 'view' && views.push(event.view));
    expect(host.runNow('main').ok).toBe(true);
    expect(views).toEqual([{ kind: 'sidebar', title: 'Панель куратора', html: '<p>Панель</p>' }]);
  });

  test('a template escapes what it prints, unless it is told not to', () => {
    expect(
      evaluate(
        `const t = HtmlService.createTemplateFromFile('Letter'); t.name = '<b>&"'; t.list = ['<1>', 2]; return t.evaluate().getContent();`,
        { pages },
      ),
    ).toBe('<p>&lt;b&gt;&amp;&quot;</p><i><1></i><i>2</i>');
  });

  test('a file that is not there is named', () => {
    expect(() => evaluate(`HtmlService.createHtmlOutputFromFile('Нет')`)).toThrow('No HTML file named Нет was found.');
  });
});

describe('triggers', () => {
  test('are listed, limited and removed for their owner alone', () => {
    const host = inlineHost(`
      function add() {
        ScriptApp.newTrigger('daily').timeBased().everyDays(1).atHour(7).create();
        ScriptApp.newTrigger('onSubmit').forSpreadsheet(SpreadsheetApp.getActive()).onFormSubmit().create();
      }
      function list() { return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), String(t.getEventType()), t.getEventType() === ScriptApp.EventType.CLOCK, String(t.getTriggerSource())]); }
      function clear() { for (const t of ScriptApp.getProjectTriggers()) ScriptApp.deleteTrigger(t); }
      function many() { for (let i = 0; i < 21; i++) ScriptApp.newTrigger('x').timeBased().everyHours(1).create(); }`);
    expect(host.runNow('add').ok).toBe(true);
    expect(host.runNow('list', []).value).toEqual([
      ['daily', 'CLOCK', true, 'CLOCK'],
      ['onSubmit', 'ON_FORM_SUBMIT', false, 'SPREADSHEETS'],
    ]);
    host.state.activeUser = 'other@school.example';
    expect(host.runNow('list', []).value).toEqual([]);
    host.state.activeUser = 'curator@school.example';
    host.runNow('clear');
    expect(host.state.triggers).toEqual([]);
    expect(host.runNow('many').error?.message).toBe(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  });

  test('a daily trigger runs when its hour has come, once', async () => {
    let now = NOON;
    const host = inlineHost(
      `function add() { ScriptApp.newTrigger('daily').timeBased().everyDays(1).atHour(7).create(); }
       function daily(e) { SpreadsheetApp.getActive().getSheets()[0].appendRow([e.hour, String(e.authMode), e.timezone]); }`,
      { now: () => now },
    );
    host.runNow('add');
    expect(await host.runDueTriggers()).toHaveLength(0);
    now += 20 * 3_600_000;
    expect((await host.runDueTriggers()).map((result) => result.error ?? 'ok')).toEqual(['ok']);
    expect(await host.runDueTriggers()).toHaveLength(0);
    expect(host.document.sheets[0]?.rows[0]?.map((cell) => cell?.value)).toEqual([8, 'FULL', 'Europe/Moscow']);
  });

  test('the time of all triggers of a day has an end', async () => {
    const host = inlineHost(
      `function add() { ScriptApp.newTrigger('slow').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create(); } function slow() { Utilities.sleep(60000); }`,
      { quotas: { triggerMs: 90_000 } },
    );
    const troubles: string[] = [];
    host.on((event) => event.type === 'trouble' && troubles.push(event.message));
    host.runNow('add');
    for (let n = 0; n < 3; n++) await host.edit([{ sheetId: 0, row: 0, column: 0, input: n }]);
    expect(host.state.quota.triggerMs).toBe(120_020);
    expect(troubles).toEqual(['Service using too much computer time for one day']);
  });

  test('a person’s edit runs the simple trigger under LIMITED and the installed one under FULL', async () => {
    const host = inlineHost(`
      function add() { ScriptApp.newTrigger('installed').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create(); }
      function onEdit(e) { log('simple', e); }
      function installed(e) { log('installed', e); }
      function log(who, e) { PropertiesService.getDocumentProperties().setProperty(who, [e.authMode, e.range.getA1Notation(), e.value, e.oldValue, e.source.getId()].join()); }`);
    host.runNow('add');
    await host.edit([{ sheetId: 0, row: 1, column: 1, input: '01.09.2023' }]);
    expect(new Map(host.state.properties.document)).toEqual(
      new Map([
        ['simple', 'LIMITED,B2,45170,,doc-1'],
        ['installed', 'FULL,B2,45170,,doc-1'],
      ]),
    );
  });
});

describe('forms', () => {
  const make = `
    function make() {
      const form = FormApp.create('Анкета');
      form.addTextItem().setTitle('ФИО').setRequired(true);
      form.addListItem().setTitle('Класс').setChoiceValues(['8А', '9Б']);
      form.addCheckboxItem().setTitle('Интересы').setChoiceValues(['шахматы', 'химия']).showOtherOption(true);
      form.addScaleItem().setTitle('Оценка').setBounds(1, 5).setLabels('мало', 'много');
      form.addGridItem().setTitle('Время').setRows(['пн', 'вт']).setColumns(['утро', 'вечер']);
      form.setDestination(FormApp.DestinationType.SPREADSHEET, SpreadsheetApp.getActive().getId());
      return [form.getId(), form.getPublishedUrl(), form.getItems().map((item) => [item.getId(), String(item.getType()), item.getTitle()])];
    }`;

  test('answers land as text below the headers, by item, whatever is done to the form', async () => {
    const host = inlineHost(`${make}
      function rework(id) {
        const form = FormApp.openById(id);
        const [name, group] = form.getItems();
        group.asListItem().setTitle('Ваш класс').setChoiceValues(['10В']);
        form.deleteItem(name);
        form.addParagraphTextItem().setTitle('Ещё');
      }
      function sheet() { const s = SpreadsheetApp.getActive().getSheets()[0]; return [s.getName(), s.getFormUrl(), s.getDataRange().getDisplayValues()]; }
      function read(id) { return FormApp.openById(id).getResponses().map((r) => [r.getTimestamp().getTime(), r.getItemResponses().map((a) => [a.getItem().getTitle(), a.getResponse()])]); }`);
    const [id, url, items] = host.runNow('make', []).value as [string, string, [number, string, string][]];
    expect(items.map(([, type]) => type)).toEqual(['TEXT', 'LIST', 'CHECKBOX', 'SCALE', 'GRID']);
    const ids = items.map(([item]) => item);
    await host.submitForm(id, [
      { itemId: ids[0]!, response: '=1+1' },
      { itemId: ids[1]!, response: '8А' },
      { itemId: ids[2]!, response: ['химия', 'другое'] },
      { itemId: ids[4]!, response: ['утро', null] },
    ]);
    host.runNow('rework', [id]);
    await host.submitForm(id, [{ itemId: ids[1]!, response: '10В' }]);
    expect(host.runNow('sheet', []).value).toEqual([
      'Ответы на форму (1)',
      url,
      [
        ['Отметка времени', 'ФИО', 'Ваш класс', 'Интересы', 'Оценка', 'Время', 'Ещё'],
        ['15.09.2023 12:00:00', '=1+1', '8А', 'химия, другое', '', 'утро, ', ''],
        ['15.09.2023 12:00:00', '', '10В', '', '', '', ''],
      ],
    ]);
    expect(host.runNow('read', [id]).value).toEqual([
      [
        NOON,
        [
          ['Ваш класс', '8А'],
          ['Интересы', ['химия', 'другое']],
          ['Время', ['утро', null]],
        ],
      ],
      [NOON, [['Ваш класс', '10В']]],
    ]);
  });

  test('a changed response keeps its id and its row', async () => {
    const host = inlineHost(make);
    const [id, , items] = host.runNow('make', []).value as [string, string, [number, string, string][]];
    const itemId = items[0]![0];
    await host.submitForm(id, [{ itemId, response: 'Первый' }]);
    await host.submitForm(id, [{ itemId, response: 'Второй' }]);
    await host.editResponse(id, host.state.forms[0]!.responses[0]!.id, [{ itemId, response: 'Первый, исправлен' }]);
    expect(host.document.sheets[0]!.rows.map((row) => row[1]?.value)).toEqual(['ФИО', 'Первый, исправлен', 'Второй']);
    expect(host.state.forms[0]!.responses).toHaveLength(2);
  });

  test('a submit runs the installed trigger with plain arrays', async () => {
    const host = inlineHost(`${make}
      function add() { ScriptApp.newTrigger('onSubmit').forSpreadsheet(SpreadsheetApp.getActive()).onFormSubmit().create(); }
      function onSubmit(e) { PropertiesService.getDocumentProperties().setProperty('e', JSON.stringify([e.values, e.namedValues, e.range.getRow()])); }`);
    host.runNow('add');
    const [id, , items] = host.runNow('make', []).value as [string, string, [number, string, string][]];
    const results = await host.submitForm(id, [{ itemId: items[0]![0], response: 'Имя' }]);
    expect(results.map((result) => result.error)).toEqual([undefined]);
    expect(JSON.parse(host.state.properties.document[0]![1])).toEqual([
      ['15.09.2023 12:00:00', 'Имя', '', '', '', ''],
      {
        'Отметка времени': ['15.09.2023 12:00:00'],
        ФИО: ['Имя'],
        Класс: [''],
        Интересы: [''],
        Оценка: [''],
        Время: [''],
      },
      2,
    ]);
  });

  test('what a kind of question does not have is not there', () => {
    expect(() => evaluate(`FormApp.create('А').addTextItem().setChoiceValues(['а'])`)).toThrow(
      'setChoiceValues is not a function',
    );
    expect(() => evaluate(`FormApp.create('А').addTextItem().setPoints(1)`)).toThrow(
      'not supported by the local host: TextItem.setPoints',
    );
    expect(() => evaluate(`FormApp.create('А').addListItem().setChoiceValues([])`)).toThrow('Empty array: values');
  });
});

test('another spreadsheet is opened by the resolver, and is another one', () => {
  const other = newDocument('doc-2', 'Другая школа');
  other.sheets[0]!.rows = [[{ value: 'чужое' }]];
  const openSpreadsheet = (id: string) => (id === 'doc-2' ? other : undefined);
  expect(
    evaluate(
      `const b = SpreadsheetApp.openById('doc-2'); b.getSheets()[0].getRange('A2').setValue('записано'); return [b.getName(), b.getSheets()[0].getDataRange().getValues()]`,
      { openSpreadsheet },
    ),
  ).toEqual(['Другая школа', [['чужое'], ['записано']]]);
  expect(other.sheets[0]!.rows[1]?.[0]?.value).toBe('записано');
  expect(() => evaluate(`SpreadsheetApp.openById('нет')`, { openSpreadsheet })).toThrow(
    'You do not have permission to access the requested document.',
  );
});

test('console and Logger write lines into the log', () => {
  const host = inlineHost(
    `function main() { console.log('строк: %s', 3); console.warn({ a: 1 }, 'x'); Logger.log('%s из %d', 'две', 5.7); return Logger.getLog(); }`,
  );
  const result = host.runNow('main', []);
  expect(result.log).toEqual(['строк: 3', 'warn: {"a":1} x', 'две из 5']);
  expect(result.calls.total).toBe(0);
});

test('the state of a new document is plain JSON', () => {
  const state = emptyHostState();
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});
