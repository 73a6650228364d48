// The five invented plans that are laid out as real ones are: every row, its number, kind, deadline and responsible.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isPlanRefusal, readPlan } from '../../src/roadmap/plan-reading/read-plan';
import type { PlanReading } from '../../src/roadmap/plan-reading/read-plan';

const folder = join(__dirname, '../fixtures/plans');
const plans = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.replace('.txt', ''));

function read(plan: string): PlanReading {
  const texts = readFileSync(join(folder, `${plan}.txt`), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  const result = readPlan({ texts, merges: [] });
  if (isPlanRefusal(result)) throw new Error(`refused: ${result.code}`);
  return result;
}

describe('rows of whole plans', () => {
  test.each(plans)('%s: every row and no row besides', (plan) => {
    const [, ...expected] = readFileSync(join(folder, `${plan}.rows.tsv`), 'utf8')
      .trimEnd()
      .split('\n');
    const oneLine = (text: string): string => text.split('\n').join('\\n');
    const rows = read(plan).rows.map(({ line, number, kind, deadline, responsible }) =>
      [line + 1, number, kind, oneLine(deadline), oneLine(responsible)].join('\t'),
    );
    expect(rows).toEqual(expected);
  });

  test('nothing of the five plans is left without a place', () => {
    expect(plans.map((plan) => read(plan).unplaced)).toEqual(plans.map(() => []));
  });

  test('several deadlines in one cell keep the blank lines that part them', () => {
    expect(read('kindergarten-cells-on-own-lines').rows[4]?.deadline).toBe(
      'Октябрь  2023\n\n\n\n\n\nВ течение всего периода\n\n\n\nВ течение всего периода',
    );
  });

  test('a stage and its content become one activity, bullets are unified, the bookmark goes', () => {
    expect(read('kindergarten-cells-on-own-lines').rows[0]?.activity).toBe(
      [
        'Подготовка условий',
        'Издание локальных актов детского сада:',
        '- Приказ «О наставничестве педагогов»;',
        '- Положение о наставничестве;',
        '- План работы куратора;',
        '- Приказ о парах на 2023-2024 учебный год;',
        '- Подготовка программ пар.',
      ].join('\n'),
    );
  });

  test('the halves of every cell of a row cut by a page break are joined with a space', () => {
    const row = read('school-implementation').rows.find(({ line }) => line === 84);
    expect(row).toMatchObject({
      number: '5.2',
      activity: 'Оценка личностно- профессионального роста участников программы',
      deadline: 'май 2024г.',
      responsible: 'Директор МБОУ «СШ №78» Озерцова В.П. Заместитель директора по УВР Лебяжкина А.С.',
      result: 'Собраны и обобщены материалы',
    });
  });

  test('a heading keeps its task and result on lines of their own, without tags', () => {
    const reading = read('school-blank-cells');
    expect(reading.rows[0]?.activity).toBe(
      [
        'Подготовка к запуску',
        'Задача: рассказать о программе; собрать запросы',
        'Результат: ясно, где искать наставников (в школе и вне её)',
      ].join('\n'),
    );
    expect(reading.rows[1]?.section).toBe('Подготовка к запуску');
    expect(reading.hasResult).toBe(false);
  });

  test('the page above the table: title, approval, order and head', () => {
    expect(read('school-implementation')).toMatchObject({
      title:
        'План мероприятий (дорожная карта)\nвведения целевой модели наставничества в\nМБОУ "СШ № 78»\nна 2023-2024 учебный год',
      organisation: 'МБОУ «СШ № 78»',
      approvals: {
        left: ['ПРИНЯТО', 'Педагогическим советом', 'МБОУ «СШ № 78»', 'Протокол № 1 от 24.08.2023 г.'],
        right: ['УТВЕРЖДАЮ', 'Директор МБОУ «СШ № 78»', 'В.П.Озерцова', 'Приказ № 141 от 01.09.2023 г'],
      },
      order: { number: '141', day: '2023-09-01' },
      head: { post: 'Директор МБОУ «СШ № 78»', name: 'В.П.Озерцова' },
      headerLine: 48,
    });
  });

  test('an order above the plan is preamble; its number, day and signature are read', () => {
    expect(read('order-above-roadmap')).toMatchObject({
      title: 'Дорожная карта (план мероприятий)\nпо исполнению Положения о наставничестве\nв МКОУ «Луговская ООШ»',
      organisation: 'МКОУ «Луговская ООШ»',
      order: { number: '5/1-о.д.', day: '2022-02-08' },
      head: { post: 'Директор', name: 'Степнова О.В.' },
      preamble: 35,
    });
    expect(read('district-directions')).toMatchObject({
      order: { number: '2014', day: '2023-02-07' },
      head: { post: 'Начальник', name: 'С.А. Камышова' },
    });
  });
});

describe('refusals', () => {
  test('a sheet without a text', () => {
    expect(readPlan({ texts: [], merges: [] })).toEqual({ code: 'sheet-empty', facts: { lines: 0 } });
    expect(readPlan({ texts: [['', ' '], ['\u200b']], merges: [] })).toEqual({
      code: 'sheet-empty',
      facts: { lines: 2 },
    });
  });

  test('texts without the header of a plan', () => {
    const texts = [
      ['ПРИКАЗ'],
      ['1. Назначить ответственных, срок до 1 сентября.'],
      ['№', 'ФИО', 'Дата', 'Подпись'],
      ['1', 'Ветрова К.И.'],
    ];
    expect(readPlan({ texts, merges: [] })).toEqual({ code: 'header-missing', facts: { lines: 4 } });
  });

  test('a header without rows, and with headings alone', () => {
    const header = ['№', 'Мероприятие', 'Срок', 'Ответственный'];
    expect(readPlan({ texts: [header], merges: [] })).toMatchObject({ code: 'plan-without-rows' });
    expect(readPlan({ texts: [header, ['Раздел 1. Подготовка', '', '', '']], merges: [] })).toMatchObject({
      code: 'plan-without-rows',
    });
  });
});
