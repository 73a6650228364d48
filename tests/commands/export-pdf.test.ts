// «Экспорт в PDF» on the local host: the file, its name, and every way in which the export address can fail.
import { renderPdf } from '../../local/pdf/render-pdf';
import type { Route } from '../../local/runtime/workplace';
import type { HtmlView } from '../../local/host';
import type { ExportOutcome } from '../../src/commands/export-pdf';
import { openSchool, type School } from './school';

type Reply = NonNullable<Awaited<ReturnType<Route>>>;

const pdf = Buffer.from('%PDF-1.7\nпример\n%%EOF');
const reply = (status: number, type: string, body: Buffer | string): Reply => ({
  status,
  headers: [['Content-Type', type]],
  base64: Buffer.from(body).toString('base64'),
});
const page = reply(200, 'text/html; charset=utf-8', '<html><title>Вход</title></html>');
const file = reply(200, 'application/pdf', pdf);
const busy = reply(429, 'text/html', 'Too many requests');
const empty = reply(200, 'application/pdf', '');

interface Tried {
  readonly school: School;
  readonly outcome: ExportOutcome;
  /** Addresses asked, and the authorisation sent. */
  readonly asked: readonly { readonly url: URL; readonly bearer: string }[];
  readonly views: readonly HtmlView[];
}

function tryExport(replies: readonly Reply[], options: object = {}, year = '2026-2027'): Tried {
  const asked: { url: URL; bearer: string }[] = [];
  const views: HtmlView[] = [];
  const route: Route = ({ url, headers }) => {
    asked.push({ url: new URL(url), bearer: headers.find(([name]) => name === 'Authorization')?.[1] ?? '' });
    return replies[Math.min(asked.length, replies.length) - 1];
  };
  const school = openSchool({ routes: [route] });
  school.host.on((event) => {
    if (event.type === 'view') views.push(event.view);
  });
  school.run('saveSettings', [{ 'Учебный год': year }]);
  school.run('createRoadmap');
  const outcome = school.run('exportPdf', [options]) as ExportOutcome;
  return { school, outcome, asked, views };
}

test('the roadmap is printed with its official columns only, on an A4 sheet on its side', () => {
  const { school, outcome, asked } = tryExport([file], { sheet: 'Дорожная карта' });
  expect(outcome.ok).toBe(true);
  expect(outcome.file).toEqual({ name: 'Дорожная карта 2026-2027.pdf', base64: pdf.toString('base64') });
  const parameters = Object.fromEntries(asked[0]?.url.searchParams ?? []);
  expect(parameters).toMatchObject({ format: 'pdf', size: 'A4', portrait: 'false', fitw: 'true', fzr: 'true' });
  expect(parameters).toMatchObject({ gid: String(school.sheet('Дорожная карта').id), r1: '0', c1: '0', c2: '5' });
  expect(Number(parameters['r2'])).toBe(school.texts('Дорожная карта').length);
});

test('three refusals under load, then the file', () => {
  const { outcome, asked } = tryExport([busy, busy, busy, file]);
  expect(outcome.ok).toBe(true);
  expect(asked).toHaveLength(4);
});

test.each([
  ['a login page', [page], 1, /страница входа/],
  ['no right to the sheet', [reply(403, 'text/html', 'no')], 1, /страница входа/],
  ['an empty body', [empty], 5, /пустой ответ/],
  ['something that is no PDF', [reply(200, 'application/pdf', 'Error')], 5, /ответ другого вида/],
  ['a server that stays busy', [busy], 5, /ответ с кодом 429/],
  ['a request that is wrong', [reply(400, 'text/html', 'bad')], 1, /ответ с кодом 400/],
] as const)('%s: a message and no file', (_name, replies, attempts, message) => {
  const { outcome, asked, views, school } = tryExport(replies);
  expect(outcome.ok).toBe(false);
  expect(outcome.messages.join()).toMatch(message);
  expect(outcome.messages.join()).toContain('Файл PDF не создан');
  expect(outcome).not.toHaveProperty('file');
  expect(views).toEqual([]);
  expect(asked).toHaveLength(attempts);
  expect(school.run('checkPlan').ok).toBe(true);
});

test('the token is sent to Google and reaches nobody else', () => {
  for (const replies of [[file], [page], [busy]]) {
    const { outcome, asked, views } = tryExport(replies);
    const token = asked[0]?.bearer.replace('Bearer ', '') ?? '';
    expect(token.length).toBeGreaterThan(10);
    expect(JSON.stringify([outcome, views])).not.toContain(token);
    expect(asked.every(({ url }) => !url.href.includes(token))).toBe(true);
  }
});

test('the window holds the file in a link, and a sheet’s name cannot become markup', () => {
  const { school } = tryExport([file]);
  const views: HtmlView[] = [];
  school.host.on((event) => {
    if (event.type === 'view') views.push(event.view);
  });
  school.sheet('Сотрудники').name = 'Список "><img src=x onerror=alert(1)>';
  const outcome = school.run('exportPdf', [{ sheet: 'Список "><img src=x onerror=alert(1)>' }]) as ExportOutcome;
  expect(outcome.file?.name).not.toMatch(/[<>":]/);
  expect(views[0]?.html).toContain(`href="data:application/pdf;base64,${pdf.toString('base64')}" download="`);
  expect(views[0]?.html).not.toContain('<img');
});

test('names of people do not go into the name of a file', () => {
  const { school } = tryExport([file]);
  const nameOf = (sheet: string): string => {
    school.sheet('Сотрудники').name = sheet;
    const outcome = school.run('exportPdf', [{ sheet }]) as ExportOutcome;
    school.sheet(sheet).name = 'Сотрудники';
    return outcome.file?.name ?? '';
  };
  expect(nameOf('План Заречнова')).toBe('План 2026-2027.pdf');
  expect(nameOf('Луговой И.П.')).toBe('Лист 2026-2027.pdf');
  expect(nameOf('Индивидуальный план Вересовой Нины')).toBe('Индивидуальный план 2026-2027.pdf');
  expect(nameOf('Итоги: 1/2 ..')).toBe('Итоги 1 2 2026-2027.pdf');
});

test('a sheet that is not there or is empty is refused in words', () => {
  const { school } = tryExport([file]);
  expect(school.run('exportPdf', [{ sheet: 'Смета' }]).messages.join()).toMatch(/Нужен лист «Смета».*«Дорожная карта»/);
  school.sheet('Сотрудники').rows = [];
  expect(school.run('exportPdf', [{ sheet: 'Сотрудники' }]).messages.join()).toMatch(/печатать нечего/);
});

test('with the renderer of the local host the answer is a whole PDF', async () => {
  const school = openSchool({ carrier: 'worker', pdf: renderPdf });
  try {
    await school.host.run('saveSettings', [{ 'Учебный год': '2026-2027' }]);
    await school.host.run('createRoadmap');
    const { value } = await school.host.run('exportPdf', [{ sheet: 'Дорожная карта' }]);
    const bytes = Buffer.from((value as ExportOutcome).file?.base64 ?? '', 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-8).toString()).toContain('%%EOF');
  } finally {
    await school.host.close();
  }
}, 30_000);
