// «Экспорт в PDF» for those outside the office: what a mentor and the site may read, in the bytes of the file itself.
import { renderPdf } from '../../local/pdf/render-pdf';
import type { SpreadsheetDocument } from '../../local/document/model';
import type { ExportOutcome } from '../../src/commands/export-pdf';
import { textLayer } from '../local/pdf/text-layer';
import { mentees, openProgramme, type Programme, type Row } from './program-school';
import type { School } from './school';

interface Printing {
  readonly school: School;
  /** Everything that can be read in the file that the export makes, without spaces. */
  readonly read: (options: object) => Promise<string>;
  /** What the export answers. */
  readonly run: (options: object) => ExportOutcome;
}

const pair = (code: string, mentor: string, mentee: string, names: readonly [string, string]): Row => ({
  'Код пары': code,
  'Код наставника': mentor,
  'Код наставляемого': mentee,
  Наставник: names[0],
  Наставляемый: names[1],
  'Форма наставничества': 'учитель – ученик',
  Почему: 'Тайная причина Вересова П.И.',
  Статус: 'утверждена',
});
const programme: Programme = {
  mentees: mentees.map((row) => (row['Код участника'] === 'Н-002' ? { ...row, Замечания: 'публикация: да' } : row)),
  pairs: [
    pair('П-001', 'М-001', 'Н-001', ['Луговая Нина Петровна', 'Вересов Пётр Ильич']),
    pair('П-002', 'М-001', 'Н-002', ['Луговая Нина Петровна', 'Осокина Дарья Павловна']),
    pair('П-003', 'М-002', 'Н-003', ['Заречный Олег Игоревич', 'Ручьёв Глеб Антонович']),
  ],
};

const typed = [
  'Куратор Орлова Е.Н.',
  'Вересова Петра Ильича пригласит классный руководитель',
  'О. И. Заречный',
  'Канареевой Веры Львовны',
  'КАНАРЕЕВА В.Л.',
  'Луговая Н.П.',
  'Вера Львовна',
  'Ручьеву Глебу',
  'Ручьёв Глеб Антонович',
  'Кана\u00adреева',
  'Осокина Д.П.',
];

/** A programme with a roadmap in which names were typed in several ways. */
function printing(settings: Readonly<Record<string, string>> = {}, more: Programme = {}): Printing {
  let printed: [SpreadsheetDocument, ReadonlyMap<string, string>] | undefined;
  const pdf = (document: SpreadsheetDocument, parameters: ReadonlyMap<string, string>): Uint8Array => {
    printed = [structuredClone(document), parameters];
    return Buffer.from('%PDF-1.7');
  };
  const school = openProgramme({ ...programme, ...more }, settings, { pdf });
  school.run('createRoadmap');
  const plan = school.sheet('Дорожная карта');
  const rows = plan.rows.filter((row, line) => line > plan.frozenRows && row[3]?.value !== undefined);
  typed.forEach((text, index) => {
    const cell = rows[index]?.[3];
    if (cell) cell.value = text;
  });
  const run = (options: object): ExportOutcome => school.run('exportPdf', [options]);
  return {
    school,
    run,
    read: async (options) => {
      const outcome = run(options);
      if (!printed || !outcome.ok) throw new Error(outcome.messages.join());
      const bytes = Buffer.from(await renderPdf(...printed));
      return textLayer(bytes).join('').replace(/\s/g, '');
    },
  };
}

const surnames = /Верес|Заречн|Канаре|Ручь|Ручье/i;

test('the site reads the roadmap without those who have not agreed, and with all the rest', async () => {
  const { read } = printing();
  const text = await read({ sheet: 'Дорожная карта', audience: 'сайт' });
  expect(text).not.toMatch(surnames);
  expect(text).not.toMatch(/ВераЛьвовна|Глеб|Ильич/);
  for (const kept of ['ОрловаЕ.Н.', 'ЛуговаяН.П.', 'ОсокинаД.П.', 'М-002', 'Н-001', 'М-003', 'Н-003'])
    expect(text).toContain(kept);
  expect(text).toContain('УТВЕРЖДАЮ');
  expect(text).toContain('Назначениекуратора');
});

test('the site reads pairs by codes, names only where publication was agreed, and no reasons', async () => {
  const text = await printing().read({ sheet: 'Пары', audience: 'сайт' });
  expect(text).not.toMatch(surnames);
  expect(text).toContain('ЛуговаяН.П.');
  expect(text).toContain('ОсокинаД.П.');
  expect(text).toContain('П-003');
  expect(text).toContain('Н-003');
  expect(text).not.toMatch(/причина|Почему/);
});

test('in the mode without names the site reads codes alone', async () => {
  const { school, read } = printing();
  school.sheet('Настройки').rows.push([{ value: 'Режим персональных данных' }, { value: 'Коды' }]);
  const text = await read({ sheet: 'Пары', audience: 'сайт' });
  expect(text).not.toMatch(/Лугов|Осокин/);
});

test('a withdrawn consent takes a name off the site at once', async () => {
  const gone = programme.mentees?.map((row) =>
    row['Код участника'] === 'Н-002' ? { ...row, 'Дата отзыва': '20.09.2026' } : row,
  );
  const text = await printing({}, gone ? { mentees: gone } : {}).read({
    sheet: ['Пары', 'Дорожная карта'],
    audience: 'сайт',
  });
  expect(text).not.toMatch(/Осокин/);
});

test.each([
  'Банк наставляемых',
  'Банк наставников',
  'Журнал встреч',
  'Приказ о парах',
  'Индивидуальный план',
  'Сотрудники',
])('«%s» does not go to the site', (sheet) => {
  const { school, run } = printing();
  school.run('makePairOrder');
  school.run('makeIndividualPlan', [{ pair: 'П-001' }]);
  const outcome = run({ sheet, audience: 'сайт' });
  expect(outcome.ok).toBe(false);
  expect(outcome).not.toHaveProperty('file');
  expect(outcome.messages.join()).toContain('для сайта не печатается');
});

test('a mentor reads his own pairs and meetings and nobody else’s', async () => {
  const { read, run } = printing();
  const text = await read({ sheet: ['Пары', 'Журнал встреч'], audience: 'наставник', mentor: 'м-001' });
  for (const own of ['ЛуговаяНинаПетровна', 'ВересовПётрИльич', 'ОсокинаДарьяПавловна', 'Знакомство,правилаобщения'])
    expect(text).toContain(own);
  expect(text).not.toMatch(/Заречн|Ручь|П-003|причина/);
  expect(run({ sheet: 'Пары', audience: 'наставник', mentor: 'м-001' }).file?.name).toBe('Пары м-001 2026-2027.pdf');
  for (const sheet of ['Банк наставляемых', 'Дорожная карта'])
    expect(run({ sheet, audience: 'наставник', mentor: 'М-001' }).ok).toBe(false);
});

test('a plan of another’s pair is not printed for a mentor', () => {
  const { school, run } = printing();
  school.run('makeIndividualPlan', [{ pair: 'П-001' }]);
  expect(run({ sheet: 'Индивидуальный план', audience: 'наставник', mentor: 'М-001' }).ok).toBe(true);
  expect(run({ sheet: 'Индивидуальный план', audience: 'наставник', mentor: 'М-002' }).ok).toBe(false);
});

test.each([
  [{ audience: 'наставник' }, /код не указан/],
  [{ audience: 'наставник', mentor: 'М-777' }, /«М-777»/],
  [{ audience: 'родители' }, /для кого печатать/],
])('%p is refused in words', (options, message) => {
  const outcome = printing().run({ sheet: 'Пары', ...options });
  expect(outcome.ok).toBe(false);
  expect(outcome.messages.join()).toMatch(message);
});

test('several sheets become one file in the order of the workbook, and the workbook is as before', async () => {
  const { school, read } = printing();
  school.run('makePairOrder');
  const before = JSON.stringify(school.host.document.sheets.map(({ name, hidden, rows }) => [name, hidden, rows]));
  const text = await read({ sheet: ['Приказ о парах', 'Дорожная карта', 'Пары'] });
  const places = ['Планмероприятий', 'Тайнаяпричина', 'ПРИКАЗЫВАЮ'].map((word) => text.indexOf(word));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(text).not.toContain('Банк');
  expect(JSON.stringify(school.host.document.sheets.map(({ name, hidden, rows }) => [name, hidden, rows]))).toBe(
    before,
  );
});
