// What must hold for any sheet: reading never throws, loses no text; and a plan that was made from
// known rows is read back as those rows, whatever its layout.
import * as fc from 'fast-check';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import { proposePeriod } from '../../src/roadmap/plan-period';
import type { Merge, PlanGrid, PlanRowKind } from '../../src/roadmap/plan-reading/plan';
import type { PlanReading } from '../../src/roadmap/plan-reading/read-plan';

const nasty = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\u200b',
    '\n',
    '\u0000',
    '\ud83c',
    '—',
    '1',
    '1.',
    '1.1',
    '1.1.1.',
    'I',
    'II.',
    'а)',
    '№',
    '№ п/п',
  ],
  ...[
    'Мероприятие',
    'Срок',
    'Сроки реализации',
    'Ответственный',
    'Результат',
    'Этап',
    'начало',
    'окончание',
    'Сентябрь',
    'Документ',
  ],
  ...[
    'Примечание',
    'Отметка о выполнении',
    'ФИО',
    '1',
    '2',
    '3',
    '4',
    'до 01.09.2023',
    'май г. 2024г',
    'октябрь 2023г – май 2024 г.',
  ],
  ...[
    'Раздел I. Подготовка',
    'Этап 2',
    'Задача: помочь',
    'Результат:',
    'продолжение строки',
    '- пункт',
    '2) второй',
    '·  пункт',
  ],
  ...[
    '<p>Приказ</p>',
    '<b',
    '<ul style="a"> <li>',
    '&nbsp;',
    '&#1234567;',
    '&#x41;',
    '[bookmark: _GoBack]',
    '**',
    '**План',
    '***',
  ],
  ...[
    'УТВЕРЖДАЮ',
    'ПРИНЯТО',
    'Приказ № 5 от 31.02.2023',
    'Директор',
    'План мероприятий',
    'на 2023-2024 учебный год',
    '«Школа',
    '=1+1',
  ],
  ...[
    '__proto__',
    'constructor',
    '_______',
    'Куратор А.А. Ветрова',
    'x'.repeat(400),
    '20'.repeat(300),
    '1.'.repeat(50),
  ],
];
const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const anySide = fc.oneof(fc.integer({ min: -2, max: 14 }), fc.constantFrom(NaN, Infinity, 1.5, 1e9));
const anyMerge: fc.Arbitrary<Merge> = fc.record({ top: anySide, left: anySide, bottom: anySide, right: anySide });
const anyGrid: fc.Arbitrary<PlanGrid> = fc.record({
  texts: fc.array(fc.array(anyText, { maxLength: 8 }), { maxLength: 14 }),
  merges: fc.array(anyMerge, { maxLength: 6 }),
});

test('no sheet makes the reader throw, and its rows are in the order of their lines', () => {
  fc.assert(
    fc.property(anyGrid, (grid) => {
      const result = readPlan(grid);
      if (isPlanRefusal(result)) return;
      const lines = result.rows.map((row) => row.line);
      expect(lines).toEqual([...lines].sort((first, second) => first - second));
      expect(new Set(lines).size).toBe(lines.length);
      expect(proposePeriod(result, '2024-10-01').end >= proposePeriod(result, '2024-10-01').start).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

// Words that name nothing, each of its own, so that a lost one is seen.
const headerLine = ['№', 'Мероприятие', 'Срок', 'Ответственный', 'Результат', 'Отметка о выполнении', 'Примечание'];
const plainCell = fc.constantFrom(
  'слово',
  'Слово',
  '1',
  '1.1',
  '2.',
  'II',
  'сентябрь',
  'Раздел 1',
  '- пункт',
  '(часть',
  '',
  '',
  '',
);

test('no text below the header is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(plainCell, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 }),
      fc.array(anyMerge, { maxLength: 4 }),
      (lines, merges) => {
        let count = 0;
        // Numbers stay as they are; every other text gets a mark that no other has.
        const marked = lines.map((line) =>
          line.map((text) => (text === '' || /^[\d.II]+$/.test(text) ? text : `${text} q${count++}q`)),
        );
        const result = readPlan({ texts: [headerLine, ['1', 'Начало', 'май', 'директор'], ...marked], merges });
        if (isPlanRefusal(result)) return;
        const said = [
          ...result.rows.flatMap((row) => [
            row.number,
            row.activity,
            row.deadline,
            row.responsible,
            row.result,
            row.mark,
            row.document,
          ]),
          ...result.unplaced.map(({ text }) => text),
        ].join('\n');
        for (let mark = 0; mark < count; mark++) expect(said).toContain(`q${mark}q`);
      },
    ),
    { numRuns: 800 },
  );
});

interface MadeRow {
  kind: PlanRowKind;
  number: string;
  activity: string;
  deadline: string;
  responsible: string;
}

const activityText = fc.constantFrom(
  'Выпуск приказа о кураторе школы',
  'Опрос учеников пятых классов',
  'Беседа с родителями о программе',
  'Встреча с педагогами и психологом',
  'Разбор анкет наставников',
  'Открытый урок для молодых педагогов',
);
const deadlineText = fc.constantFrom(
  'сентябрь 2024',
  'до 15.10.2024',
  'в течение года',
  'по графику',
  '1 раз в месяц',
  'май 2025 г.',
  'с 1 по 20 ноября',
);
const responsibleText = fc.constantFrom(
  'директор',
  'Куратор Ветрова К.И.',
  'классные руководители',
  'Заместитель директора, психолог',
);

/** Sections of a plan with numbered activities; some activities have blanks. */
const madePlan = fc.array(
  fc.record({
    title: fc.constantFrom('Подготовка условий', 'Формирование баз', 'Работа пар', 'Завершение программы'),
    activities: fc.array(
      fc.record({
        activity: activityText,
        deadline: fc.oneof({ weight: 5, arbitrary: deadlineText }, { weight: 1, arbitrary: fc.constant('') }),
        responsible: fc.oneof({ weight: 5, arbitrary: responsibleText }, { weight: 1, arbitrary: fc.constant('') }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

function rowsOf(plan: typeof madePlan extends fc.Arbitrary<infer T> ? T : never, dot: string): MadeRow[] {
  return plan.flatMap((section, index): MadeRow[] => [
    { kind: 'stage', number: `${index + 1}${dot}`, activity: section.title, deadline: '', responsible: '' },
    ...section.activities.map((made, place): MadeRow => ({
      kind: 'activity',
      number: `${index + 1}.${place + 1}${dot}`,
      ...made,
    })),
  ]);
}

const layout = fc.record({
  dot: fc.constantFrom('', '.'),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  headers: fc.constantFrom<string[][]>(
    ['№ п/п', 'Мероприятие', 'Срок', 'Ответственный'],
    ['№', 'Наименование мероприятий', 'Сроки реализации', 'Ответственный исполнитель'],
    ['№ п/п', 'Содержание деятельности', 'Срок исполнения', 'Исполнители'],
  ),
  gap: fc.boolean(),
  columnNumbers: fc.boolean(),
  above: fc.constantFrom<string[][][]>(
    [],
    [['План мероприятий на 2024-2025 учебный год']],
    [['УТВЕРЖДАЮ'], ['Директор Озерцова В.П.'], [''], ['Дорожная карта']],
  ),
  below: fc.constantFrom<string[][][]>([], [[''], ['Куратор ________ Ветрова К.И.']]),
  repeatHeaderBefore: fc.integer({ min: 0, max: 30 }),
  cutRow: fc.integer({ min: 0, max: 30 }),
});

test('a plan made from rows is read back as those rows, whatever its layout', () => {
  fc.assert(
    fc.property(madePlan, layout, (plan, made) => {
      const rows = rowsOf(plan, made.dot);
      const place = (cells: string[]): string[] => {
        const placed = made.order.map((column) => cells[column] ?? '');
        return made.gap ? placed.flatMap((cell) => [cell, '']) : placed;
      };
      const texts: string[][] = [...made.above, place(made.headers)];
      if (made.columnNumbers)
        texts.push(made.order.flatMap((_column, at) => (made.gap ? [`${at + 1}`, ''] : [`${at + 1}`])));
      for (const [index, row] of rows.entries()) {
        if (index > 0 && index === made.repeatHeaderBefore) texts.push(place(made.headers));
        // A row is cut before its last word; the second half begins with a small letter.
        const words = row.activity.split(' ');
        if (index === made.cutRow && row.kind === 'activity' && row.deadline !== '') {
          texts.push(place([row.number, words.slice(0, -1).join(' '), row.deadline, row.responsible]), []);
          texts.push(place(['', words.slice(-1).join(' '), '', '']));
        } else {
          texts.push(place([row.number, row.activity, row.deadline, row.responsible]));
        }
      }
      texts.push(...made.below);
      const result = readPlan({ texts, merges: [] });
      if (isPlanRefusal(result)) throw new Error(result.code);
      expect(
        result.rows.map(({ kind, number, activity, deadline, responsible }) => ({
          kind,
          number,
          activity,
          deadline,
          responsible,
        })),
      ).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

const paragraphs = fc.array(
  fc.constantFrom('приказ о кураторе;', 'Положение школы;', 'согласия родителей', 'Журнал встреч.'),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const flatRows = fc.array(
  fc.record({
    activity: paragraphs,
    deadline: fc.array(deadlineText, { minLength: 1, maxLength: 2 }),
    responsible: responsibleText,
  }),
  { minLength: 2, maxLength: 6 },
);
const flatHeader = ['№', 'Мероприятие', 'Срок', 'Ответственный'];

function cellsOf(reading: ReturnType<typeof readPlan>): string[][] {
  if (isPlanRefusal(reading)) throw new Error(reading.code);
  return reading.rows.map((row) => [row.number, row.activity, row.deadline, row.responsible]);
}

test('the same rows come of a table however a word processor flattened its paragraphs', () => {
  fc.assert(
    fc.property(
      flatRows,
      fc.constantFrom('own lines', 'own lines in a sheet', 'run on', 'split with merges'),
      fc.nat(2),
      (made, how, shift) => {
        const expected = made.map(({ activity, deadline, responsible }, index) => [
          `${index + 1}.`,
          activity.join('\n'),
          deadline.join('\n'),
          responsible,
        ]);
        const texts: string[][] = [];
        const merges: Merge[] = [];
        if (how === 'run on') {
          const text = [flatHeader, ...expected].map((cells) => cells.join('\t')).join('\n');
          texts.push(...text.split('\n').map((line) => line.split('\t')));
        } else if (how === 'split with merges') {
          texts.push(flatHeader);
          for (const [number = '', activity = '', deadline = '', responsible = ''] of expected) {
            const top = texts.length;
            const lines = activity.split('\n');
            for (const [place, line] of lines.entries())
              texts.push(place === 0 ? [number, line, deadline, responsible] : ['', line, '', '']);
            for (const left of [0, 2, 3]) merges.push({ top, bottom: texts.length - 1, left, right: left });
          }
        } else {
          const blank = how === 'own lines' ? [''] : ['', '', ''];
          for (const cells of [flatHeader, ...expected]) {
            for (const cell of cells) {
              const [first = '', ...further] = cell.split('\n');
              texts.push(['', first, ...blank.slice(2)], ...further.map((line) => [line, ...blank.slice(1)]));
            }
            texts.push(blank);
          }
        }
        // Pasting may begin in any column.
        const shifted = texts.map((line) => [...new Array<string>(shift).fill(''), ...line]);
        const moved = merges.map((merge) => ({ ...merge, left: merge.left + shift, right: merge.right + shift }));
        expect(cellsOf(readPlan({ texts: shifted, merges: moved }))).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

test('merged cells: a value holds for each row it covers, a text across is a heading, with or without numbers', () => {
  const sections = fc.array(
    fc.record({
      title: fc.constantFrom('Подготовка', 'РАБОТА ПАР', 'I. Начало', 'Этап 2. Основной', 'Завершение программы'),
      blocks: fc.array(
        fc.record({
          deadline: deadlineText,
          responsible: responsibleText,
          activities: fc.array(activityText, { minLength: 1, maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(sections, fc.boolean(), fc.boolean(), (made, numbered, mergeResponsible) => {
      const from = numbered ? 0 : 1;
      const texts: string[][] = [flatHeader.slice(from)];
      const merges: Merge[] = [];
      const expected: string[] = [];
      let number = 0;
      for (const { title, blocks } of made) {
        merges.push({ top: texts.length, bottom: texts.length, left: 0, right: 3 - from });
        texts.push([title, '', '', ''].slice(0, 4 - from));
        expected.push(`# ${title.replace(/^I\. /, '')}`);
        for (const { deadline, responsible, activities } of blocks) {
          const top = texts.length;
          for (const [place, activity] of activities.entries()) {
            const first = place === 0;
            texts.push(
              [`${++number}`, activity, first ? deadline : '', first || !mergeResponsible ? responsible : ''].slice(
                from,
              ),
            );
            expected.push(`${numbered ? number : ''} ${activity} / ${deadline} / ${responsible}`);
          }
          const bottom = texts.length - 1;
          merges.push({ top, bottom, left: 2 - from, right: 2 - from });
          if (mergeResponsible) merges.push({ top, bottom, left: 3 - from, right: 3 - from });
        }
      }
      const result = readPlan({ texts, merges });
      if (isPlanRefusal(result)) throw new Error(result.code);
      const read = result.rows.map(({ kind, number: printed, activity, deadline, responsible }) =>
        kind === 'activity' ? `${printed} ${activity} / ${deadline} / ${responsible}` : `# ${activity}`,
      );
      expect(read).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('rows of several tables keep the columns of each', () => {
  const reading = readPlan({
    texts: [
      ['Мероприятие', 'Срок', 'Ответственный'],
      ['Приказ', 'май', 'директор'],
      ['Срок', 'Мероприятие', 'Исполнители'],
      ['июнь', 'Отчёт', 'куратор'],
    ],
    merges: [],
  }) as PlanReading;
  expect(reading.rows.map(({ activity, deadline }) => `${activity} ${deadline}`)).toEqual(['Приказ май', 'Отчёт июнь']);
});
