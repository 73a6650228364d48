// npm run bench: what every menu item costs. Service calls are exact; milliseconds are processor time of this machine,
// which other work on it does not lengthen; the clock is the virtual one, which each call moves on.
import { existsSync, readFileSync } from 'node:fs';
import vm from 'node:vm';
import { emptyHostState } from '../local/document/host-state';
import type { SpreadsheetDocument } from '../local/document/model';
import { newDocument } from '../local/document/sheets';
import { cellsOfGrid } from '../local/document/source-sheet';
import type { ExecutionResult } from '../local/host';
import { loadAddOn } from '../local/runtime/add-on';
import { createHost, type LocalHost } from '../local/runtime/create-host';
import { readRuntime } from '../local/runtime/guest-script';
import type { Outcome } from '../src/outcome';
import { checkPlan } from '../src/roadmap/check/check-plan';
import { parseDeadline } from '../src/roadmap/deadline';
import { readPlan } from '../src/roadmap/plan-reading/read-plan';
import { parseResponsibles } from '../src/roadmap/responsible';
import { defaultTerms, schoolYearPeriod } from '../src/calendar/school-year';
import { canonicalStage } from '../src/roadmap/stages';
import { putAnswers } from '../tests/commands/bank-school';
import { contentOf, documentWith } from '../tests/commands/pairs-school';
import { madeSchool } from '../tests/pairing/made-school';
import { seededSchool } from '../tests/questionnaires/seeded-answers';
import { documentOf, makeSchool } from '../tests/reports/seeded-school';
import { longestCell, longTexts } from '../tests/roadmap/long-texts';

if (!existsSync('dist/Code.js')) throw new Error('Nothing is built: npm run build first.');
const addOn = loadAddOn('dist');
const runtime = readRuntime('dist-local');
const script = readFileSync('dist/Code.js', 'utf8');

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const timed = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const print = (cells: readonly (string | number)[]): void => {
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(58) : String(cell).padStart(9))).join(''));
};

const deadlines = [
  'до 01.10.2026',
  'октябрь 2026',
  'Сентябрь-октябрь',
  'ежемесячно до 25 числа',
  'с 21.09 по 30.09.2026',
  'в течение года',
];
const people = [
  'Директор Луговая О.В.',
  'Куратор Лесная А.А.',
  'Педагог-психолог Рябинина Т.С., наставники',
  'классные руководители 5-9 классов',
];

function plan(rows: number): string[][] {
  const body = Array.from({ length: rows }, (_, index) => [
    `${Math.floor(index / 20) + 1}.${(index % 20) + 1}`,
    `Беседа ${index + 1}: чем полезно наставничество`,
    deadlines[index % deadlines.length] ?? '',
    people[index % people.length] ?? '',
    'Справка',
  ]);
  return [
    ['Дорожная карта на 2026-2027 учебный год'],
    ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'],
    ...body,
  ];
}

function school(rows: readonly (readonly string[])[]): LocalHost {
  const document = newDocument('bench', 'Школа');
  const host = createHost({ addOn, runtime, document, state: emptyHostState(), carrier: 'direct', headless: true });
  if (rows.length > 0) cellsOfGrid(document, { rows, merges: [] });
  return host;
}

function measured(title: string, host: LocalHost, functionName: string, args: readonly unknown[] = []): void {
  const results: ExecutionResult[] = [];
  const ms = timed(() => results.push(host.runNow(functionName, args)));
  const [result] = results;
  if (!result) return;
  const outcome = result.value as Outcome | undefined;
  if (!result.ok || outcome?.ok !== true)
    throw new Error(`${title}: ${result.error?.message ?? outcome?.messages.join(' ') ?? ''}`);
  const { total, read, write } = result.calls;
  print([title, total, read, write, Math.round(ms), Math.round(result.virtualMs)]);
}

function menuItems(): void {
  print(['menu item, the host’s own time in it', 'calls', 'read', 'write', 'ms', 'clock']);
  measured('(the first run of all, to warm up)', school([]), 'createRoadmap');
  const template = school([]);
  measured('Создать по шаблону', template, 'createRoadmap');
  measured('Создать по шаблону, again', template, 'createRoadmap');
  for (const rows of [60, 6000]) {
    const host = school(plan(rows));
    measured(`Разобрать план, ${rows} rows`, host, 'readPlan');
    measured(`Разобрать план, ${rows} rows, again`, host, 'readPlan');
    measured(`Проверить сроки и ответственных, ${rows} rows`, host, 'checkPlan');
    measured(`Проверить сроки и ответственных, ${rows} rows, again`, host, 'checkPlan');
    measured(`Перенести на новый учебный год, ${rows} rows`, host, 'rollOverPlan');
    measured(`Отменить последнее действие, ${rows} rows`, host, 'undoLast');
  }
}

/** Answers of a large town, collected at once, again with nothing new, and after every tenth person has answered anew. */
function collecting(): void {
  const { mentees, mentors } = seededSchool(5, { mentees: 3560, mentors: 780 });
  const host = school([]);
  const put = (more: readonly (readonly string[])[]): void => {
    putAnswers(
      host.document,
      [...mentees.map(({ row }) => row), ...more],
      mentors.map(({ row }) => row),
    );
  };
  const count = mentees.length + mentors.length;
  put([]);
  measured(`Собрать ответы, ${count} answers`, host, 'collectAnswers');
  measured(`Собрать ответы, ${count} answers, again`, host, 'collectAnswers');
  put(
    mentees
      .filter((_, at) => at % 10 === 0)
      .map(({ row: [, ...rest] }) =>
        ['12.09.2026 10:00:00', ...rest].map((text) => (text === 'шахматы' ? 'лыжи' : text)),
      ),
  );
  measured('Собрать ответы, every tenth anew', host, 'collectAnswers');
  measured('Отменить последнее действие, the same', host, 'undoLast');
}

function summaries(): void {
  for (const people of [50, 1000]) {
    const made = makeSchool(5, Math.round(people * 0.7), Math.round(people * 0.3));
    const document = documentOf(made);
    const host = createHost({ addOn, runtime, document, state: emptyHostState(), carrier: 'direct', headless: true });
    measured(`Обновить сводку, ${people} participants`, host, 'updateSummary');
    measured(`Обновить сводку, ${people} participants, again`, host, 'updateSummary');
  }
}

function pairs(): void {
  for (const [mentees, mentors] of [
    [300, 300],
    [10_000, 4000],
  ] as const) {
    const document = documentWith(contentOf(madeSchool({ mentees, mentors })));
    const host = createHost({ addOn, runtime, document, state: emptyHostState(), carrier: 'direct', headless: true });
    const people = `${mentees} + ${mentors}`;
    measured(`Сформировать пары, ${people}`, host, 'formPairs');
    measured(`Сформировать пары, ${people}, again`, host, 'formPairs');
    measured(`Утвердить предложенные, ${people}`, host, 'approvePairs');
  }
}

/** The papers of a school. */
function documents(): void {
  const made = documentOf(makeSchool(5, 140, 60));
  const host = createHost({
    addOn,
    runtime,
    document: made,
    state: emptyHostState(),
    carrier: 'direct',
    headless: true,
    pdf: () => Buffer.from('%PDF-1.7'),
  });
  measured('Согласие', host, 'makeConsentForms');
  measured('Приказ о парах, 200 participants', host, 'makePairOrder');
  measured('Индивидуальный план', host, 'makeIndividualPlan', [{ pair: approvedPair(made) }]);
  measured('Муниципальный отчёт, a school', host, 'makeMunicipalReport');
  measured('Отчёт куратора, 200 participants', host, 'makeCuratorReport');
  measured('Обновить сводку, for the PDF', host, 'updateSummary');
  measured('Экспорт в PDF, «Сводка», without the drawing', host, 'exportPdf', [{ sheet: 'Сводка' }]);
}

function approvedPair(document: SpreadsheetDocument): string {
  const rows = document.sheets.find(({ name }) => name === 'Пары')?.rows ?? [];
  const titles = rows[0]?.map((cell) => cell?.value) ?? [];
  const row = rows.find((cells) => cells[titles.indexOf('Статус')]?.value === 'утверждена');
  return String(row?.[titles.indexOf('Код пары')]?.value ?? '');
}

/** What is compiled: the script at every click, a part when the first of its commands is chosen. */
function scripts(): void {
  // The last comment differs each time, so that nothing compiled before is taken again.
  const load = (source: string, before = ''): string => {
    const times = Array.from({ length: 15 }, (_, run) => {
      const context = vm.createContext({ source: `${source}\n// ${run}` });
      vm.runInContext(before, context);
      return timed(() => vm.runInContext('new Function(source)()', context));
    });
    return median(times).toFixed(1);
  };
  console.log('');
  print(['compiled and run in a fresh context (median of 15), not minified', 'KB', 'ms']);
  const row = (name: string, source: string, before?: string): void =>
    print([name, Math.round(Buffer.byteLength(source) / 1024), load(source, before)]);
  row('dist/Code.js', script);
  for (const [name, page] of addOn.pages) {
    if (!name.startsWith('parts/')) continue;
    row(`dist/${name}, after it`, page.slice('<script>'.length, page.lastIndexOf('</script>')), script);
  }
}

function longCells(): void {
  const period = schoolYearPeriod(2026);
  const terms = defaultTerms(2026);
  const context = { period, terms, today: '2026-10-10', soonDays: 7, staff: [], organisation: '' };
  const readers: readonly (readonly [string, (cell: string) => unknown])[] = [
    ['parseDeadline', (cell) => parseDeadline(cell, period, terms)],
    ['parseResponsibles', (cell) => parseResponsibles(cell)],
    ['canonicalStage', (cell) => canonicalStage(cell, cell)],
    [
      'readPlan, the cell in every column',
      (cell) =>
        readPlan({
          texts: [
            ['№', 'Мероприятие', 'Срок', 'Ответственный'],
            ['1.1', cell, cell, cell],
          ],
          merges: [],
        }),
    ],
    [
      'checkPlan, the cell in every column',
      (cell) =>
        checkPlan(
          [
            {
              line: 1,
              number: '1',
              activity: cell,
              deadline: cell,
              responsible: cell,
              result: cell,
              heading: false,
              mark: '',
            },
          ],
          context,
        ),
    ],
  ];
  console.log('');
  print([`worst cells of ${longestCell} characters (best of 3 runs of each)`, 'ms', '  made of']);
  for (const [name, reader] of readers) {
    const times = longTexts().map(([kind, cell]) => ({
      kind,
      ms: Math.min(...[1, 2, 3].map(() => timed(() => reader(cell)))),
    }));
    const worst = times.sort((a, b) => b.ms - a.ms).slice(0, 2);
    for (const { kind, ms } of worst) console.log(`${name.padEnd(58)}${ms.toFixed(1).padStart(9)}  ${kind}`);
  }
}

menuItems();
collecting();
summaries();
pairs();
documents();
scripts();
longCells();
if (existsSync('scripts/bench-pairing.mjs'))
  console.log('\nPairing beside other solvers: node scripts/bench-pairing.mjs');
