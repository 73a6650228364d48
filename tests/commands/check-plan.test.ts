// Reading and checking on a workbook: the pipe of the main job, the curator's decisions, and what belongs to people.
import { cellAt } from '../../local/document/cells';
import { demoPlan } from '../../local/demo/demo-plan';
import type { SpreadsheetDocument } from '../../local/document/model';
import { newDocument } from '../../local/document/sheets';
import type { Dialect } from '../../local/document/write';
import { openSchool, type School } from './school';

const plan = demoPlan.split('\n').map((line) => line.split('\t'));
const now = (): number => Date.UTC(2026, 8, 10, 9);

function checkedSchool(options: Parameters<typeof openSchool>[0] = {}): School {
  const school = openSchool({ now, ...options });
  school.paste(plan);
  school.run('readPlan');
  school.run('checkPlan');
  return school;
}

/** A checked plan with the document in which it stands. */
function checkedDocument(): { document: SpreadsheetDocument; school: School } {
  const document = newDocument('test', 'Школа');
  return { document, school: checkedSchool({ document }) };
}

const findings = (school: School): Record<string, string>[] => school.records('Проверка', 'Код');
const rowOf = (school: School, number: string): Record<string, string> | undefined =>
  school.records('Дорожная карта', 'Мероприятие').find((row) => row['№ п/п'] === number);

/** Types into a cell of a table, as a person would. */
function type(
  school: School,
  sheetName: string,
  title: string,
  find: (row: Record<string, string>) => boolean,
  input: string | number,
): void {
  const texts = school.texts(sheetName);
  const header = texts.findIndex((row) => row.includes(title));
  const at = school.records(sheetName, title).findIndex(find);
  const sheet = school.sheet(sheetName);
  void school.host.edit([{ sheetId: sheet.id, row: header + 1 + at, column: texts[header]!.indexOf(title), input }]);
}

test('a pasted plan becomes a roadmap with every row, and the check fills its columns', () => {
  const school = checkedSchool();
  expect(school.records('Дорожная карта', 'Мероприятие')).toHaveLength(24);
  expect(rowOf(school, '1.2')).toMatchObject({
    Срок: 'сентябрь 2026',
    'Вид срока': 'период',
    Начало: '01.09.2026',
    Окончание: '30.09.2026',
    Статус: 'в работе',
    Этап: 'Подготовка',
  });
  expect(school.records('Поручения', 'ФИО')).toContainEqual(
    expect.objectContaining({ '№ п/п': '1.1', Должность: 'Директор', ФИО: 'Луговая О.В.', Окончание: '01.09.2026' }),
  );
});

test('reading and checking take few calls, the same for 60 rows and for 6,000', () => {
  const long = (rows: number): string[][] => [
    plan[11]!,
    ...Array.from({ length: rows }, (_, index) => [
      `${index + 1}`,
      `Беседа ${index + 1}`,
      'октябрь 2026 г.',
      'Куратор Лесная А.А.',
      'Справка',
    ]),
  ];
  const counts = [60, 6000].map((rows) => {
    const school = openSchool({ now });
    school.paste(long(rows));
    const read = school.run('readPlan').calls.total;
    school.run('checkPlan');
    return [read, school.run('checkPlan').calls.total];
  });
  // A longer plan needs one call more, once, for the rows that a new sheet lacks.
  expect(counts[1]![0]! - counts[0]![0]!).toBeLessThanOrEqual(1);
  expect(counts[1]![1]).toBe(counts[0]![1]);
  expect(Math.max(...counts.flat())).toBeLessThanOrEqual(24);
});

test('after the first check «Проверка» is open, right after the plan, with «Поручения» behind it', () => {
  const { document, school } = checkedDocument();
  const open = document.sheets.find(({ id }) => id === document.activeSheetId);
  expect(open?.name).toBe('Проверка');
  expect(school.sheetNames().slice(0, 3)).toEqual(['Дорожная карта', 'Проверка', 'Поручения']);
});

test.each(['Проверка', 'Поручения'])('«%s», deleted and made again, stands where it stood', (name) => {
  const { document, school } = checkedDocument();
  document.sheets = document.sheets.filter((sheet) => sheet.name !== name);
  expect(school.run('checkPlan').ok).toBe(true);
  expect(school.sheetNames().slice(0, 3)).toEqual(['Дорожная карта', 'Проверка', 'Поручения']);
});

test('«Проверка» and «Поручения», one a copy of the other, have formats of their own down to the spare rows', () => {
  const { school } = checkedDocument();
  const formats = (name: string): (string | undefined)[][] => {
    const { rows } = school.sheet(name);
    const last = rows.reduce((found, row, line) => ((row as unknown[] | undefined)?.length ? line : found), 0);
    return [1, last].map((line) => Array.from({ length: 10 }, (_, at) => rows[line]?.[at]?.style?.numberFormat));
  };
  const day = 'dd.mm.yyyy';
  const mine = ['0', '0', ...new Array<string>(8).fill('@')];
  // What stands to the right of the columns is a person's, and nothing is to make texts of it.
  const theirs = ['@', '@', '@', '@', day, day, '@', undefined, undefined, undefined];
  expect(formats('Проверка')).toEqual([mine, mine]);
  expect(formats('Поручения')).toEqual([theirs, theirs]);
});

test('checked again with nothing new, the sheets stay as they are', () => {
  const school = checkedSchool();
  const before = school.sheetNames().map((name) => school.texts(name));
  expect(school.run('checkPlan').changed).toEqual({});
  expect(school.sheetNames().map((name) => school.texts(name))).toEqual(before);
});

test('a deadline that a person mends is no finding any more', () => {
  const school = checkedSchool();
  expect(findings(school).some((row) => row['№ п/п'] === '7.1' && row['Код'] === 'deadline-wrong-year')).toBe(true);
  type(school, 'Дорожная карта', 'Срок', (row) => row['№ п/п'] === '7.1', 'май 2027 г.');
  school.run('checkPlan');
  expect(findings(school).filter((row) => row['№ п/п'] === '7.1')).toEqual([]);
  expect(rowOf(school, '7.1')).toMatchObject({ Начало: '01.05.2027', Окончание: '31.05.2027' });
});

test('«исправить» carries the proposal out, only in that cell', () => {
  const school = checkedSchool();
  const others = school
    .records('Дорожная карта', 'Мероприятие')
    .filter((row) => row['№ п/п'] !== '7.1')
    .map((row) => row['Срок']);
  type(
    school,
    'Проверка',
    'Решение',
    (row) => row['№ п/п'] === '7.1' && row['Код'] === 'deadline-wrong-year',
    'исправить',
  );
  const { messages } = school.run('checkPlan');
  expect(messages.join('\n')).toContain('Исправлено по вашему решению: 1');
  expect(rowOf(school, '7.1')).toMatchObject({ Срок: 'Май 2027' });
  expect(
    school
      .records('Дорожная карта', 'Мероприятие')
      .filter((row) => row['№ п/п'] !== '7.1')
      .map((row) => row['Срок']),
  ).toEqual(others);
});

test('an accepted finding stays accepted with its comment, also when rows move, until its own row changes', () => {
  const school = checkedSchool();
  const isIt = (row: Record<string, string>): boolean =>
    row['№ п/п'] === '4.2' && row['Код'] === 'deadline-uncontrolled';
  type(school, 'Проверка', 'Решение', isIt, 'принять');
  type(school, 'Проверка', 'Комментарий', isIt, 'График висит в учительской');
  school.run('checkPlan');
  expect(findings(school).find(isIt)).toMatchObject({ Решение: 'принять', Комментарий: 'График висит в учительской' });
  type(school, 'Дорожная карта', 'Мероприятие', (row) => row['№ п/п'] === '1.2', 'Рассказ о программе учителям');
  school.run('checkPlan');
  expect(findings(school).find(isIt)).toMatchObject({ Решение: 'принять' });
  type(school, 'Дорожная карта', 'Срок', (row) => row['№ п/п'] === '4.2', 'по графику');
  school.run('checkPlan');
  expect(findings(school).find(isIt)).toMatchObject({ Решение: '', Комментарий: '' });
});

test("a person's own days win and are kept; emptied cells are read from the text again", () => {
  const school = checkedSchool();
  const is42 = (row: Record<string, string>): boolean => row['№ п/п'] === '4.2';
  type(school, 'Дорожная карта', 'Окончание', is42, '20.11.2026');
  school.run('checkPlan');
  school.run('checkPlan');
  expect(rowOf(school, '4.2')).toMatchObject({ Срок: 'по отдельному графику', Окончание: '20.11.2026' });
  type(school, 'Дорожная карта', 'Окончание', is42, '');
  school.run('checkPlan');
  expect(rowOf(school, '4.2')).toMatchObject({ Окончание: '' });
});

test('a deadline that changes after a check is read anew, not taken for a person’s days', () => {
  const school = checkedSchool();
  type(school, 'Дорожная карта', 'Срок', (row) => row['№ п/п'] === '1.2', 'октябрь 2026');
  school.run('checkPlan');
  expect(rowOf(school, '1.2')).toMatchObject({ Начало: '01.10.2026', Окончание: '31.10.2026' });
});

test('a blank in a merged cell counts as filled', () => {
  const school = checkedSchool();
  const blank = (): boolean =>
    findings(school).some((row) => row['№ п/п'] === '2.2' && row['Код'] === 'responsible-missing');
  expect(blank()).toBe(true);
  const texts = school.texts('Дорожная карта');
  const line = texts.findIndex((row) => row[0] === '2.1');
  const column = texts.find((row) => row.includes('Ответственный'))!.indexOf('Ответственный');
  school.sheet('Дорожная карта').merges.push({ top: line, bottom: line + 1, left: column, right: column });
  school.run('checkPlan');
  expect(blank()).toBe(false);
});

test('formats, notes and columns of a person stay; only the add-on’s own cells change', () => {
  const school = openSchool({ now });
  school.paste(plan);
  school.run('readPlan');
  const sheet = school.sheet('Дорожная карта');
  const line = school.texts('Дорожная карта').findIndex((row) => row[0] === '2.1');
  const cell = cellAt(sheet, line, 2)!;
  cell.note = 'Спросить директора';
  cell.style = { ...cell.style, background: '#00ff00' };
  const official = school.texts('Дорожная карта').map((row) => row.slice(0, 5));
  school.run('checkPlan');
  expect(cellAt(sheet, line, 2)).toMatchObject({ note: 'Спросить директора', style: { background: '#00ff00' } });
  expect(school.texts('Дорожная карта').map((row) => row.slice(0, 5))).toEqual(official);
});

test('moved, hidden and renamed things are found by their headers', () => {
  const school = checkedSchool();
  school.sheet('Дорожная карта').name = 'Наш план';
  expect(school.run('checkPlan').ok).toBe(true);
  const sheet = school.sheet('Наш план');
  for (const row of sheet.rows) row.unshift(undefined);
  sheet.merges = [];
  sheet.columnCount += 1;
  expect(school.run('checkPlan')).toMatchObject({ ok: true });
});

test.each([
  ['Вид срока', 'Что-то своё'],
  ['Срок', ''],
])('a missing column «%s» is named with the headers found, and nothing is written', (title, header) => {
  const school = checkedSchool();
  const texts = school.texts('Дорожная карта');
  const line = texts.findIndex((row) => row.includes(title));
  const cell = cellAt(school.sheet('Дорожная карта'), line, texts[line]!.indexOf(title))!;
  cell.value = header;
  const before = JSON.stringify(school.host.document);
  const { ok, messages } = school.run('checkPlan');
  expect(ok).toBe(false);
  expect(messages.join()).toMatch(new RegExp(`нет столбца «${title}».*Мероприятие`, 's'));
  expect(JSON.stringify(school.host.document)).toBe(before);
});

test.each([
  ['an empty sheet', [['']], /пуст/],
  ['a text without a table', [['Просто текст'], ['и ещё строка']], /не найдена таблица плана/],
  ['a header without rows', [plan[11]!], /нет ни одного мероприятия/],
])('%s is refused in words', (_, rows, message) => {
  const school = openSchool({ now });
  school.paste(rows);
  const before = JSON.stringify(school.host.document);
  const { ok, messages } = school.run('readPlan');
  expect(ok).toBe(false);
  expect(messages.join()).toMatch(message);
  expect(JSON.stringify(school.host.document)).toBe(before);
});

describe.each<Dialect>(['D0', 'D1', 'D2', 'D3', 'D4', 'D5'])('dialect %s', (dialect) => {
  test('texts of a plan arrive to the letter, with no formula', () => {
    const texts = [
      '=1+1',
      '+2+5',
      '@SUM(A1)',
      '10-2',
      '7-8',
      '1/2',
      '01234',
      '+79000000000',
      'май 2027',
      "'=2+5",
      '50%',
      '1,5',
      '12:45',
      'ИСТИНА',
      '_x0042_',
      '<b onclick=alert(1)>',
      'Ответ\n=2+5',
    ];
    const rows = texts.map((text, index) => [
      `${index + 1}.1`,
      `Беседа ${index}`,
      'октябрь 2026 г.',
      'Куратор Лесная А.А.',
      text,
    ]);
    const school = openSchool({ now, dialect });
    school.paste([plan[11]!, ...rows]);
    expect(school.run('readPlan').ok).toBe(true);
    expect(school.run('checkPlan').ok).toBe(true);
    const shown = school.records('Дорожная карта', 'Мероприятие');
    expect(shown.map((row) => row['Результат'])).toEqual(
      texts.map((text) => (text.startsWith('<b') ? (expect.any(String) as string) : text)),
    );
    expect(shown.map((row) => row['№ п/п'])).toEqual(rows.map((row) => row[0]));
    expect(shown[0]).toMatchObject({ Начало: '01.10.2026', Окончание: '31.10.2026' });
    // A text repaired on one sheet was once taken for proven on the next.
    expect(school.records('Поручения', 'ФИО').map((row) => row['№ п/п'])).toEqual(rows.map((row) => row[0]));
    const formulas = school.host.document.sheets
      .flatMap((sheet) => sheet.rows.flat())
      .filter((cell) => cell?.formula !== undefined);
    expect(formulas).toEqual([]);
  });
});

describe('undo', () => {
  test('after a check everything is as it was before', () => {
    const school = openSchool({ now });
    school.paste(plan);
    school.run('readPlan');
    const before = school.sheetNames().map((name) => [name, school.texts(name)]);
    school.run('checkPlan');
    expect(school.run('undoLast').messages[0]).toContain('Проверить сроки и ответственных');
    expect(school.sheetNames().map((name) => [name, school.texts(name)])).toEqual(before);
    expect(
      school.sheet('Дорожная карта').conditionalRules.some(({ args }) => String(args[0]).includes('наставничество')),
    ).toBe(false);
  });

  test('a cell that a person edited since stays and is named', () => {
    const school = checkedSchool();
    type(school, 'Дорожная карта', 'Статус', (row) => row['№ п/п'] === '1.2', 'выполнено');
    const { messages } = school.run('undoLast');
    expect(messages.join('\n')).toMatch(/оставлены ячейки.*J8/);
    expect(rowOf(school, '1.2')).toMatchObject({ Статус: 'выполнено', 'Вид срока': '' });
  });

  test('a formula that a person has typed over what was written stays a formula', () => {
    const school = checkedSchool();
    const sheet = school.sheet('Дорожная карта');
    const titles = sheet.rows.find((cells) => cells.some((cell) => cell?.value === 'Вид срока'))!;
    const at = titles.findIndex((cell) => cell?.value === 'Вид срока');
    const row = sheet.rows.findIndex((cells) => cells.some((cell) => cell?.value === '1.2'));
    sheet.rows[row]![at] = { value: 'по формуле', formula: '="по "&"формуле"' };
    school.run('undoLast');
    expect(sheet.rows[row]![at]).toMatchObject({ formula: '="по "&"формуле"' });
    expect(rowOf(school, '1.2')).toMatchObject({ 'Вид срока': 'по формуле', Начало: '', Статус: '' });
  });

  test('a sheet made by a command goes; one that a person has edited stays', () => {
    const school = openSchool({ now });
    school.paste(plan);
    school.run('readPlan');
    school.run('undoLast');
    expect(school.sheetNames()).toEqual(['Исходный план']);
    school.run('readPlan');
    type(school, 'Дорожная карта', 'Срок', (row) => row['№ п/п'] === '1.2', 'май');
    expect(school.run('undoLast').messages.join()).toContain('оставлен');
    expect(school.sheetNames()).toContain('Дорожная карта');
  });

  test('there is nothing to undo at first, and nothing after an undo', () => {
    const school = checkedSchool();
    expect(openSchool().run('undoLast').ok).toBe(false);
    school.run('undoLast');
    expect(school.run('undoLast').ok).toBe(false);
  });
});

test('the plan rolled over to the next year keeps the old one and moves its deadlines', () => {
  const school = checkedSchool();
  const old = school.texts('Дорожная карта');
  const { ok } = school.run('rollOverPlan');
  expect(ok).toBe(true);
  expect(school.texts('Дорожная карта 2026-2027')).toEqual(old);
  expect(rowOf(school, '1.2')).toMatchObject({ Срок: 'сентябрь 2027', Статус: '' });
  expect(rowOf(school, '2.3')!['Мероприятие']).toContain('2027-2028');
  expect(school.records('Перенос на новый год', 'Было')).toContainEqual(
    expect.objectContaining({ '№ п/п': '5.2', 'Что решить': expect.stringContaining('не распознан') as string }),
  );
});
