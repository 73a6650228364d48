// Forms as pages: what a browser may send, what a hostile one may not, and the row that an answer leaves.
import path from 'node:path';
import { displayValue } from '../../../local/document/display';
import type { FormRecord } from '../../../local/document/host-state';
import { newDocument } from '../../../local/document/sheets';
import type { LocalHost } from '../../../local/runtime/create-host';
import { startServer, type RunningServer } from '../../../local/server/start-server';
import { inlineHost, NOON } from '../runtime/inline-host';

const code = `
  function make() {
    const form = FormApp.create('Анкета').setDescription('О <b>главном</b>');
    form.addTextItem().setTitle('ФИО').setRequired(true);
    form.addTextItem().setTitle('Год').setValidation(
      FormApp.createTextValidation().requireTextMatchesPattern('^(\\\\d{4})$').setHelpText('Нужен год.').build());
    form.addParagraphTextItem().setTitle('Рассказ');
    form.addMultipleChoiceItem().setTitle('Формат').setChoiceValues(['Очно', 'Удалённо']).showOtherOption(true).setRequired(true);
    form.addCheckboxItem().setTitle('Дни').setChoiceValues(['пн', 'вт', 'ср']).showOtherOption(true);
    form.addListItem().setTitle('Мест').setChoiceValues(['1', '2']);
    form.addScaleItem().setTitle('Оценка').setBounds(1, 10);
    form.setDestination(FormApp.DestinationType.SPREADSHEET, SpreadsheetApp.getActive().getId());
    ScriptApp.newTrigger('onSubmit').forSpreadsheet(SpreadsheetApp.getActive()).onFormSubmit().create();
    return form.getPublishedUrl();
  }
  function makePaged() {
    const form = FormApp.create('По ролям');
    const role = form.addMultipleChoiceItem().setTitle('Кто').setRequired(true);
    const first = form.addPageBreakItem().setTitle('Ученику');
    form.addTextItem().setTitle('Класс').setRequired(true);
    const second = form.addPageBreakItem().setTitle('Учителю').setGoToPage(FormApp.PageNavigationType.SUBMIT);
    form.addTextItem().setTitle('Предмет').setRequired(true);
    role.setChoices([role.createChoice('ученик', first), role.createChoice('учитель', second), role.createChoice('гость', FormApp.PageNavigationType.SUBMIT)]);
    form.setDestination(FormApp.DestinationType.SPREADSHEET, SpreadsheetApp.getActive().getId());
    return form.getPublishedUrl();
  }
  function onSubmit(e) { PropertiesService.getScriptProperties().setProperty('seen', JSON.stringify(e.namedValues['ФИО'])); }
`;

let host: LocalHost;
let server: RunningServer;
let form: FormRecord;
let paged: FormRecord;
let address: string;

beforeEach(async () => {
  host = inlineHost(code, { document: newDocument('doc-1', 'Школа') });
  server = await startServer(host, {
    fileName: 'Школа.xlsx',
    assetsDir: path.resolve('dist-local/page'),
    readFile: () => Promise.resolve(new Uint8Array()),
  });
  address = host.runNow('make', []).value as string;
  host.runNow('makePaged', []);
  [form, paged] = host.state.forms as [FormRecord, FormRecord];
});
afterEach(() => server.close());

const origin = (): string => `http://127.0.0.1:${server.port}`;
const id = (title: string, of: FormRecord = form): string =>
  `q${of.items.find((item) => item.title === title)?.id ?? ''}`;
const sheetOf = ({ destination }: FormRecord): string[][] => {
  const sheet = host.document.sheets.find((each) => each.id === destination?.sheetId);
  return (sheet?.rows ?? []).map((row) => Array.from(row, (cell) => displayValue(cell, host.document.locale)));
};
const rows = (of: FormRecord = form): string[][] => sheetOf(of).slice(1);

type Fields = readonly (readonly [string, string])[];
interface Sent {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
}

async function open(of: FormRecord = form): Promise<string> {
  const response = await fetch(`${origin()}/forms/${of.id}`);
  expect(response.status).toBe(200);
  return response.text();
}
const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';

async function post(fields: Fields, headers: Record<string, string> = {}, of: FormRecord = form): Promise<Sent> {
  const response = await fetch(`${origin()}/forms/${of.id}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: origin(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });
  return { status: response.status, html: await response.text(), location: response.headers.get('location') };
}
const right = (): [string, string][] => [
  [id('ФИО'), 'Опытова Вера'],
  [id('Формат'), 'Очно'],
];
async function send(fields: Fields, of: FormRecord = form): Promise<Sent> {
  return post([...fields, ['page', '0'], ['token', tokenIn(await open(of))]], {}, of);
}

describe('an answer', () => {
  test('lands as a row in the order of the questions, with its time, and fires the trigger', async () => {
    expect(address).toBe(`${origin()}/forms/${form.id}`);
    const saw: string[] = [];
    host.on((event) => saw.push(event.type));
    const sent = await send([
      ...right(),
      [id('Год'), '2011'],
      [id('Рассказ'), 'Первая строка\r\n=1+1'],
      [id('Дни'), 'ср'],
      [id('Дни'), 'пн'],
      [`${id('Дни')}-other`, ' суббота '],
      [id('Мест'), '2'],
      [id('Оценка'), '9'],
    ]);
    expect([sent.status, sent.location]).toEqual([303, `/forms/${form.id}/thanks`]);
    expect(sheetOf(form)).toEqual([
      ['Отметка времени', 'ФИО', 'Год', 'Рассказ', 'Формат', 'Дни', 'Мест', 'Оценка'],
      ['15.09.2023 12:00:00', 'Опытова Вера', '2011', 'Первая строка\n=1+1', 'Очно', 'пн, ср, суббота', '2', '9'],
    ]);
    expect(NOON).toBe(Date.UTC(2023, 8, 15, 9));
    const cells = host.document.sheets.find((each) => each.id === form.destination?.sheetId)?.rows[1];
    expect(cells?.some((cell) => cell?.formula !== undefined)).toBe(false);
    expect(cells?.map((cell) => typeof cell?.value)).toEqual(['number', ...Array<string>(6).fill('string'), 'number']);
    expect(saw).toContain('changed');
    expect(host.state.properties.script).toEqual([['seen', '["Опытова Вера"]']]);
    const thanks = await (await fetch(origin() + (sent.location ?? ''))).text();
    expect(thanks).toContain('Ответить ещё раз');
  });

  test('sent twice by a double click is one answer', async () => {
    const fields: Fields = [...right(), ['page', '0'], ['token', tokenIn(await open())]];
    const both = await Promise.all([post(fields), post(fields)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(rows()).toHaveLength(1);
  });

  test('after the program was started anew the answers are shown again, and sent with a new token', async () => {
    const shown = await post([...right(), ['page', '0'], ['token', 'old.token']]);
    expect(shown.html).toContain('Программу запустили заново');
    expect(shown.html).toContain('value="Опытова Вера"');
    expect(rows()).toHaveLength(0);
    expect((await post([...right(), ['page', '0'], ['token', tokenIn(shown.html)]])).status).toBe(303);
  });

  test('a form that takes no answers says so', async () => {
    form.acceptingResponses = false;
    form.closedMessage = 'Набор <закончен>';
    expect(await open()).toContain('Набор &lt;закончен&gt;');
    const token = 'x.y';
    expect((await post([...right(), ['token', token]])).html).toContain('Набор &lt;закончен&gt;');
    expect(rows()).toHaveLength(0);
  });
});

describe('what does not fit is said beside its question, and nothing is written', () => {
  const one = 'Это обязательный вопрос.';
  const wrong: readonly (readonly [string, () => Fields, string])[] = [
    ['nothing at all', () => [], one],
    [
      'a blank name',
      () => [
        [id('ФИО'), '  '],
        [id('Формат'), 'Очно'],
      ],
      one,
    ],
    ['a year by the pattern', () => [...right(), [id('Год'), '11']], 'Нужен год.'],
    [
      'a choice that is not offered',
      () => [
        [id('ФИО'), 'а'],
        [id('Формат'), 'Нигде'],
      ],
      'Выберите один из вариантов.',
    ],
    [
      'an empty answer of one’s own',
      () => [
        [id('ФИО'), 'а'],
        [id('Формат'), '__other__'],
      ],
      'Впишите свой вариант',
    ],
    [
      'a choice and an answer of one’s own',
      () => [...right(), [`${id('Формат')}-other`, 'иначе']],
      'оставьте что-то одно',
    ],
    ['a tick that is not offered', () => [...right(), [id('Дни'), 'вс']], 'Отметьте варианты из списка.'],
    ['a line of a list that is not offered', () => [...right(), [id('Мест'), '3']], 'Выберите один из вариантов.'],
    ['a mark beyond the scale', () => [...right(), [id('Оценка'), '11']], 'Выберите оценку от 1 до 10.'],
    ['a mark that is no number', () => [...right(), [id('Оценка'), '__proto__']], 'Выберите оценку'],
    ['a text without end', () => [...right(), [id('Рассказ'), 'ы'.repeat(10_001)]], 'Слишком длинно'],
  ];
  test.each(wrong)('%s', async (_, fields, words) => {
    const { status, html } = await send(fields());
    expect(status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('role="alert"');
    expect(html.match(/ autofocus/g)).toHaveLength(1);
    expect(rows()).toHaveLength(0);
    expect(form.responses).toHaveLength(0);
  });

  test('what was typed is shown again as text, whatever it is', async () => {
    const payload = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
    const { html } = await send([
      [id('Рассказ'), `\n${payload}`],
      [id('ФИО'), payload],
      [`${id('Дни')}-other`, payload],
    ]);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html.split('&lt;script&gt;alert(1)&lt;/script&gt;')).toHaveLength(4);
    // The browser drops the first line break after the tag; the person's own must be another.
    expect(html).toMatch(/<textarea[^>]*>\n\n&quot;/);
  });

  test('texts of the form itself are text too', async () => {
    form.title = '</title><script>1</script>';
    form.items[0]!.title = '<svg onload=alert(1)>';
    form.items[3]!.choices = ['"onclick="alert(1)'];
    const html = await open();
    expect(html).toContain('О &lt;b&gt;главном&lt;/b&gt;');
    expect(html).not.toMatch(/<script|<svg|"onclick=/);
  });

  test('a pattern made to hang is given up', async () => {
    form.items[1]!.validation = { rule: 'requireTextMatchesPattern', args: ['(a+)+$'], helpText: 'Не так.' };
    const { status, html } = await send([...right(), [id('Год'), `${'a'.repeat(60)}!`]]);
    expect(status).toBe(422);
    expect(html).toContain('Не так.');
  });
});

describe('pages', () => {
  const step = async (fields: Fields, token: string): Promise<Sent> => post([...fields, ['token', token]], {}, paged);

  test('each role sees its own, what was answered travels along, and only what was seen is written', async () => {
    const first = await open(paged);
    expect(first).toContain('Далее');
    const token = tokenIn(first);
    const school = await step(
      [
        [id('Кто', paged), 'ученик'],
        ['page', '0'],
      ],
      token,
    );
    expect(school.html).toContain('Ученику');
    expect(school.html).toContain('Отправить');
    expect(school.html).toMatch(/type="hidden"[^>]*value="ученик"/);
    const answers: [string, string][] = [
      [id('Кто', paged), 'ученик'],
      [id('Класс', paged), '7-8'],
      [id('Предмет', paged), 'прятал'],
    ];
    const back = await step([...answers, ['page', '1'], ['go', 'back']], token);
    expect(back.html).toMatch(/value="ученик"[^>]*checked/);
    expect((await step([...answers, ['page', '1']], token)).status).toBe(303);
    expect(rows(paged).map((row) => row.slice(1))).toEqual([['ученик', '7-8']]);
  });

  test('a page that is not on the way cannot be sent in place of one that is', async () => {
    const token = tokenIn(await open(paged));
    const skipped = await step(
      [
        [id('Кто', paged), 'учитель'],
        ['page', '1'],
        [id('Класс', paged), '7'],
      ],
      token,
    );
    expect(skipped.status).toBe(200);
    expect(rows(paged)).toHaveLength(0);
    const late = await step(
      [
        ['page', '2'],
        [id('Предмет', paged), 'химия'],
      ],
      token,
    );
    expect(late.status).toBe(422);
    expect(late.html).toContain('Это обязательный вопрос.');
    expect(rows(paged)).toHaveLength(0);
    for (const page of ['-1', '99', 'NaN', '1e9', '']) {
      expect(
        (
          await step(
            [
              [id('Кто', paged), 'учитель'],
              ['page', page],
            ],
            token,
          )
        ).status,
      ).toBe(200);
    }
    expect(rows(paged)).toHaveLength(0);
  });

  test('a choice may send the form at once', async () => {
    const token = tokenIn(await open(paged));
    expect(
      (
        await step(
          [
            [id('Кто', paged), 'гость'],
            ['page', '0'],
          ],
          token,
        )
      ).status,
    ).toBe(303);
    expect(rows(paged)).toHaveLength(1);
  });

  test('pages that lead round and round end', async () => {
    paged.items[3]!.goTo = paged.items[1]!.id;
    paged.items[1]!.goTo = 'RESTART';
    const token = tokenIn(await open(paged));
    const fields: Fields = [
      [id('Кто', paged), 'ученик'],
      [id('Класс', paged), '7'],
      ['page', '1'],
    ];
    expect((await step(fields, token)).status).toBe(303);
  });
});

describe('who may send', () => {
  const hostile: readonly (readonly [string, Record<string, string>])[] = [
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['an origin that is hidden', { origin: 'null' }],
    ['another name of this computer', { origin: 'http://evil.127.0.0.1.nip.io' }],
    ['a site that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['a frame of the add-on', { 'sec-fetch-site': 'same-site' }],
  ];
  test.each(hostile)('%s may not', async (_, headers) => {
    const { status } = await post([...right(), ['page', '0'], ['token', tokenIn(await open())]], headers);
    expect(status).toBe(403);
    expect(rows()).toHaveLength(0);
  });

  test('without an origin nothing is taken', async () => {
    const token = tokenIn(await open());
    const response = await fetch(`${origin()}/forms/${form.id}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams([...right(), ['page', '0'], ['token', token]]).toString(),
    });
    expect(response.status).toBe(403);
    expect(rows()).toHaveLength(0);
  });

  test.each(['text/plain', 'application/json', 'multipart/form-data; boundary=x', ''])(
    'as %s nothing is taken',
    async (type) => {
      const { status } = await post([...right(), ['page', '0'], ['token', tokenIn(await open())]], {
        'content-type': type,
      });
      expect(status).toBe(415);
      expect(rows()).toHaveLength(0);
    },
  );

  test('the token of another form, a forged one and none are not taken', async () => {
    const other = tokenIn(await open(paged));
    const own = tokenIn(await open());
    for (const token of [other, `${own}x`, own.replace('.', '..'), '.', '', 'a.b.c']) {
      expect((await post([...right(), ['page', '0'], ['token', token]])).status).toBe(200);
    }
    expect(rows()).toHaveLength(0);
  });

  test('too much is refused, and the page lives', async () => {
    expect((await post([[id('Рассказ'), 'x'.repeat(600_000)]])).status).toBe(413);
    const many: [string, string][] = Array.from({ length: 2_500 }, () => [id('Дни'), 'пн']);
    expect((await post(many)).status).toBe(413);
    // The server ends the connection that brought too much; the next request may still have been put on it.
    expect((await open().catch(() => open())).length).toBeGreaterThan(100);
  });

  test('unknown forms, other methods and strange addresses', async () => {
    for (const name of ['__proto__', 'constructor', 'local-form-999', '%00', 'a/b', `${form.id}/edit`]) {
      expect((await fetch(`${origin()}/forms/${name}`)).status).toBe(404);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await fetch(`${origin()}/forms/${form.id}`, { method })).status).toBe(405);
    }
  });

  test('every reply forbids scripts, frames and keeping', async () => {
    const replies = [
      await fetch(`${origin()}/forms/${form.id}`),
      await fetch(`${origin()}/forms/none`),
      await fetch(`${origin()}/forms/${form.id}`, { method: 'POST' }),
      await fetch(`${origin()}/forms/${form.id}/thanks`),
    ];
    for (const { headers } of replies) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      // «no-referrer» would make browsers hide the origin of the form that is sent.
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  test('the form says nothing of the workbook and does not open its calls', async () => {
    expect(await open()).not.toContain(server.token);
    expect((await fetch(`${origin()}/api/state`)).status).toBe(401);
  });
});

test('a question that cannot be shown here is named', async () => {
  form.items.push({ id: 900, type: 'GRID', title: 'Сетка', helpText: '', rows: ['а'], columns: ['б'] });
  expect(await open()).toContain('Вопрос «Сетка» такого вида на этом компьютере не показать.');
});
