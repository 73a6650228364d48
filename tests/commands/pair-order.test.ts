// «Приказ о парах»: who stands in it, who does not, and what becomes of an earlier version.
import { mentees, mentors, openProgramme, pairs, type Row } from './program-school';

const textOf = (school: ReturnType<typeof openProgramme>, name = 'Приказ о парах'): string =>
  school.texts(name).flat().join('\n');

test('the order names pairs with both consents, the others are counted and nowhere named', () => {
  const school = openProgramme();
  const outcome = school.run('makePairOrder');
  expect(outcome.messages.join('\n')).toContain('пар 2');
  expect(outcome.calls.total).toBeLessThanOrEqual(60);
  const text = textOf(school);
  for (const name of [
    'Луговая Нина Петровна',
    'Вересов Пётр Ильич',
    'Заречный Олег Игоревич',
    'Осокина Дарья Павловна',
  ])
    expect(text).toContain(name);
  expect(text).not.toMatch(/Канаре|Ручь/);
  expect(text).toContain('действующего согласия на обработку персональных данных: 2.');
  expect(text).toContain('МБОУ «Средняя школа № 5»');
  expect(text).toContain('назначить заместителя директора по УВР Орлову Е.Н.');
  expect(text).toContain('с 15 сентября 2026 года по 31 мая 2027 года');
  expect(text).toContain('М.П. Соколова');
  expect(text).toContain('7 «Б» класс');
  expect(text).toMatch(/согласие наставляемого от 10\.09\.2026 \(представитель\)/);
});

test('without names the codes stand alone', () => {
  const school = openProgramme();
  const bank = school.sheet('Настройки').rows;
  bank.push([{ value: 'Режим персональных данных' }, { value: 'Коды' }]);
  school.run('makePairOrder');
  const text = textOf(school);
  expect(text).toContain('М-001');
  for (const row of [...mentors, ...mentees])
    expect(text).not.toContain(String(row['ФИО наставника'] ?? row['ФИО наставляемого']).split(' ')[0]);
});

test('made again it is not doubled; changed data replace it, and the last version is one undo away', () => {
  const school = openProgramme();
  school.run('makePairOrder');
  const first = textOf(school);
  const sheets = school.sheetNames();
  expect(school.run('makePairOrder').messages.join()).toContain('не изменился');
  expect(school.sheetNames()).toEqual(sheets);
  school.run('saveSettings', [{ 'Руководитель (ФИО)': 'Лесной Виктор Андреевич' }]);
  school.run('makePairOrder');
  expect(textOf(school)).toContain('В.А. Лесной');
  expect(textOf(school, 'Приказ о парах (прежний)')).toBe(first);
  school.run('undoLast');
  expect(textOf(school)).toBe(first);
  expect(school.sheetNames()).toEqual(sheets);
});

test('versions do not pile up', () => {
  const school = openProgramme();
  for (const head of ['Лесной Виктор Андреевич', 'Полевая Анна Сергеевна', 'Озёрный Егор Ильич']) {
    school.run('saveSettings', [{ 'Руководитель (ФИО)': head }]);
    school.run('makePairOrder');
  }
  expect(school.sheetNames().filter((name) => name.startsWith('Приказ о парах'))).toHaveLength(2);
  expect(textOf(school, 'Приказ о парах (прежний)')).toContain('А.С. Полевая');
});

test('what a person has edited stays under another name', () => {
  const school = openProgramme();
  school.run('makePairOrder');
  const cell = school.sheet('Приказ о парах').rows[0]?.[0];
  if (!cell) throw new Error('no cell');
  cell.value = 'Наше название';
  school.run('makePairOrder');
  expect(textOf(school)).not.toContain('Наше название');
  expect(textOf(school, 'Приказ о парах (правленый)')).toContain('Наше название');
});

test('undo takes the first order away', () => {
  const school = openProgramme();
  const before = school.sheetNames();
  school.run('makePairOrder');
  expect(school.run('undoLast').messages.join()).toContain('Отменено');
  expect(school.sheetNames()).toEqual(before);
});

test.each([
  ['no pair is approved', pairs.map((row): Row => ({ ...row, Статус: 'предложена' })), /нужны утверждённые пары/],
  ['nobody has consented', pairs.slice(2), /оба участника дали согласие/],
])('%s: a message and no sheet', (_name, rows, message) => {
  const school = openProgramme({ pairs: rows });
  const outcome = school.run('makePairOrder');
  expect(outcome.ok).toBe(false);
  expect(outcome.messages.join()).toMatch(message);
  expect(school.sheetNames()).not.toContain('Приказ о парах');
});

test('hundreds of pairs cost no more calls than a few', () => {
  const many = Array.from({ length: 600 }, (_, index) => ({ ...(pairs[index % 2] ?? {}), 'Код пары': `П-${index}` }));
  const few = openProgramme().run('makePairOrder').calls.total;
  const school = openProgramme({ pairs: many });
  expect(school.run('makePairOrder').calls.total).toBeLessThanOrEqual(few + 4);
  expect(textOf(school)).toContain('П' + 'риложение');
});
