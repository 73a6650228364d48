// Marks of completion against the sheets of the programme, through the menu item that checks the plan.
import { ensureCell } from '../../local/document/cells';
import { newDocument } from '../../local/document/sheets';
import { roadmapSheet } from '../../src/workbook/schema';
import { add, documentOf, makeSchool, reportDay } from '../reports/seeded-school';
import { openSchool, type School } from './school';

const now = (): number => Date.parse(`${reportDay}T09:00:00Z`);
const made = makeSchool(7, 30, 12);
const unmarked = { ...made, activities: made.activities.map(({ stage, end }) => ({ stage, end })) };

function mark(school: School, stage: string, activity: string): void {
  const sheet = school.sheet('Дорожная карта');
  const at = school.texts('Дорожная карта').findIndex((row) => row[5] === stage);
  ensureCell(sheet, at, 1).value = activity;
  ensureCell(sheet, at, 10).value = 'выполнено';
}

const doubts = (school: School): string[] =>
  school
    .records('Проверка', 'Код')
    .filter((row) => row['Код'] === 'evidence-missing')
    .map((row) => row['Замечание'] ?? '');

test('pairs marked as done while none is approved', () => {
  const school = openSchool({
    now,
    document: documentOf({
      ...unmarked,
      pairs: made.pairs.map((pair) => ({ ...pair, status: 'предложена' as const })),
    }),
  });
  mark(school, 'Пары', 'Формирование наставнических пар');
  expect(school.run('checkPlan').ok).toBe(true);
  expect(doubts(school)).toEqual([
    `Стоит отметка «выполнено», но на листе «Пары» нет ни одной утверждённой пары (предложено: ${made.pairs.length}).`,
  ]);
});

test('the summary says beside the stage what contradicts the mark', () => {
  const school = openSchool({
    now,
    document: documentOf({ ...unmarked, menteeAnswers: made.menteeAnswers.slice(0, 3) }),
  });
  mark(school, 'Наставляемые', 'Анкетирование наставляемых');
  school.run('updateSummary');
  const present = made.people.filter(({ role, state }) => role === 'mentee' && state !== 'выбыл').length;
  const row = school
    .records('Сводка', 'Раздел')
    .find((each) => each['Раздел'] === 'Этап «Наставляемые»' && each['Показатель'] === 'По данным таблицы');
  expect(row).toMatchObject({
    Значение: 'расходится',
    'Что считается': expect.stringContaining(`Не подтверждается: ответов наставляемых 3 из ${present}.`) as string,
  });
});

test('nothing marked: the check reads no other sheet', () => {
  const school = openSchool({ now, document: documentOf(unmarked) });
  school.run('checkPlan');
  const bare = newDocument('test', 'Школа');
  const plan = documentOf(unmarked).sheets.find(({ name }) => name === roadmapSheet.name)!;
  bare.sheets.push(plan);
  const alone = openSchool({ now, document: bare });
  alone.run('checkPlan');
  const reads = [school, alone].map((each) => each.run('checkPlan').calls);
  // The one sheet more is «Настройки», which the check reads wherever it is.
  expect(reads[0]!.read - reads[1]!.read).toBeLessThanOrEqual(1);
  expect(doubts(school)).toEqual([]);
});

test('a mark costs only the reading of the sheets that prove it', () => {
  const school = openSchool({ now, document: documentOf(unmarked) });
  school.run('checkPlan');
  const before = school.run('checkPlan').calls.read;
  mark(school, 'Работа пар', 'Регулярные встречи пар');
  school.run('checkPlan');
  expect(school.run('checkPlan').calls.read - before).toBe(1);
});

test('a plan in a workbook without the programme is never doubted', () => {
  const document = newDocument('test', 'Школа');
  add(document, roadmapSheet, [
    {
      '№ п/п': '1',
      Мероприятие: 'Формирование пар',
      Срок: 'до 01.10.2026',
      Ответственный: 'Куратор',
      Результат: 'Приказ',
      Этап: 'Пары',
      'Отметка о выполнении': 'да',
    },
  ]);
  const school = openSchool({ now, document });
  school.run('checkPlan');
  expect(doubts(school)).toEqual([]);
});

test('a bank that cannot be read stops nothing: the plan is checked and the reason is said', () => {
  const document = documentOf(unmarked);
  const bank = document.sheets.find(({ name }) => name === 'Банк наставляемых')!;
  bank.rows[0] = bank.rows[0]!.map((cell) => (cell?.value === 'ФИО наставляемого' ? { value: 'Кто' } : cell));
  const school = openSchool({ now, document });
  mark(school, 'Наставляемые', 'Формирование базы наставляемых');
  const { ok, messages } = school.run('checkPlan');
  expect(ok).toBe(true);
  expect(messages.join('\n')).toContain('не сверены');
  expect(messages.join('\n')).toContain('ФИО наставляемого');
});
