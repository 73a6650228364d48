// A canary among the participants: somebody whose name must not be published, written into the workbook in every way that
// people write names. No file for the site may hold her, in its pages, its properties or its name.
import { ensureCell } from '../../local/document/cells';
import type { Sheet, SpreadsheetDocument } from '../../local/document/model';
import { renderPdf } from '../../local/pdf/render-pdf';
import type { ExportOutcome } from '../../src/commands/export-pdf';
import { textLayer } from '../local/pdf/text-layer';
import { mentees, mentors, openProgramme, pairs, type Row } from './program-school';
import type { School } from './school';

const whole = 'Зимородкова Евдокия Лукинична';
/** Texts as they are typed; the canary must vanish from each of them, the rest may stay. */
const spellings = [
  whole,
  'Евдокия Лукинична Зимородкова',
  'Назначить Зимородкову Евдокию Лукиничну',
  'Помочь Зимородковой Е.Л.',
  'Е. Л. Зимородковой',
  'ЗИМОРОДКОВА Е.Л.',
  'зимородкова евдокия',
  'с Евдокией Лукиничной',
  'Дуня Зимородкова, 7 Б',
  'об Евдокии Зимородковой',
  'Зимо\u00adродкова',
  'Зимородкова\u00a0Е.\u00a0Л.',
  'Зимородкова\nЕвдокия',
  '«Зимородкова»',
  'Зимopoдкoвa Евдокия',
  'Зимородкова-Евдокия',
  'мать: Зимородкова Лукерья, тел. +7 900 000-00-77',
];

const canary: Row = {
  'Код участника': 'Н-001',
  'ФИО наставляемого': whole,
  'Класс или должность': '7 Б',
  'Год рождения наставляемого': '2013',
  'Основной запрос наставляемого': 'математика',
  'Форма наставничества': 'учитель – ученик',
  Согласие: 'да',
  'Дата согласия': '10.09.2026',
  'Кто подписал': 'законный представитель',
  Замечания: 'Согласие на распространение: нет',
};

/** Letters alone, look-alikes as Russian ones: what a person reads, however it is set. */
const read = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[aceopxy]/g, (letter) => 'асеорху'['aceopxy'.indexOf(letter)] ?? letter)
    .replace(/[^а-яё]/g, '');
const found = (text: string): string[] =>
  ['зимородк', 'евдоки', 'лукинич', 'дуня'].filter((part) => read(text).includes(part));

function typeInto(sheet: Sheet, top: number, columns: readonly number[]): void {
  spellings.forEach((value, index) => {
    const column = columns[index % columns.length] ?? 0;
    Object.assign(ensureCell(sheet, top + Math.floor(index / columns.length), column), { value });
  });
}

function schoolWithCanary(): { school: School; print: (options: object) => Promise<[ExportOutcome, Buffer]> } {
  let printed: [SpreadsheetDocument, ReadonlyMap<string, string>] | undefined;
  const school = openProgramme(
    {
      mentees: [canary, ...mentees.slice(1)],
      mentors,
      pairs: pairs.map((pair) => ({
        ...pair,
        Наставляемый: pair['Код наставляемого'] === 'Н-001' ? whole : String(pair['Наставляемый']),
        'Форма наставничества': `учитель – ученик (${spellings[4] ?? ''})`,
      })),
    },
    {},
    {
      pdf: (document, parameters) => {
        printed = [structuredClone(document), parameters];
        return Buffer.from('%PDF-1.7');
      },
    },
  );
  school.run('createRoadmap');
  school.run('updateSummary');
  school.run('makeMunicipalReport');
  const plan = school.sheet('Дорожная карта');
  typeInto(plan, plan.frozenRows + 1, [1, 3, 4]);
  typeInto(school.sheet('Сводка'), 2, [1, 5, 2]);
  typeInto(school.sheet('Показатели'), 2, [1, 6, 7]);
  const own = school.sheet('Муниципальный отчёт').rows[1] ?? [];
  for (const [column, at] of [
    [1, 0],
    [4, 5],
    [28, 2],
  ] as const)
    own[column] = { value: spellings[at] ?? '' };
  plan.rows[0] = [undefined, { value: `СОГЛАСОВАНО\n${spellings[3] ?? ''}` }, undefined, { value: 'УТВЕРЖДАЮ' }];
  plan.rows[1] = [{ value: `План для ${spellings[2] ?? ''}` }];
  plan.name = 'Дорожная карта Зимородковой';
  return {
    school,
    print: async (options) => {
      const outcome = school.run('exportPdf', [options]) as ExportOutcome;
      if (!printed || !outcome.ok) return [outcome, Buffer.alloc(0)];
      return [outcome, Buffer.from(await renderPdf(...printed))];
    },
  };
}

test('no file for the site holds her', async () => {
  const { school, print } = schoolWithCanary();
  const open: string[] = [];
  for (const sheet of school.sheetNames()) {
    const outcome = school.run('exportPdf', [{ sheet, audience: 'сайт' }]) as ExportOutcome;
    expect([sheet, found(outcome.file?.name ?? '')]).toEqual([sheet, []]);
    if (outcome.ok) open.push(sheet);
    else expect([sheet, outcome.file]).toEqual([sheet, undefined]);
  }
  const [whatever] = open.filter((name) => name.startsWith('Дорожная карта'));
  expect(open).toEqual(expect.arrayContaining([whatever, 'Пары', 'Сводка', 'Показатели', 'Муниципальный отчёт']));
  for (const sheet of [open]) {
    const [outcome, bytes] = await print({ sheet, audience: 'сайт' });
    expect(outcome.ok).toBe(true);
    const pages = textLayer(bytes).join('\n');
    // The file is read at all, and others are in it.
    expect(pages.length).toBeGreaterThan(100);
    expect([sheet, found(pages)]).toEqual([sheet, []]);
    // Titles and properties: plain, or as hexadecimal UTF-16.
    const plain = bytes.toString('utf8');
    const hexadecimal = [...plain.matchAll(/<(?:feff)?([0-9a-f]{8,})>/gi)].map(([, digits = '']) =>
      Buffer.from(digits, 'hex').swap16().toString('utf16le'),
    );
    expect([sheet, found([plain, bytes.toString('latin1'), ...hexadecimal].join('\n'))]).toEqual([sheet, []]);
    expect(plain).not.toMatch(/\/Outlines|\/Title \(/);
  }
}, 120_000);
