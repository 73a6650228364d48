// A curator pairs people in a real browser: types who named whom, forms the pairs by the menu, reads the reasons in the
// panel, holds one, forms again, approves, and finds the banks, the order and the log filled.
import { documentWith, mentee, mentor } from '../commands/pairs-school';
import { browserOfTests } from './browser';
import { until } from './page-driver';
import { newFile, openProgram, type Program } from './program';

const browser = browserOfTests();

let program: Program;

const content = {
  wishes: [],
  mentees: [
    mentee('Н-001', 'Берёзкина Анна Ильинична', 'математика'),
    mentee('Н-002', 'Вьюгин Пётр Олегович', 'алгебра, подготовка к ОГЭ', { 'Удобное время': 'вт, чт после уроков' }),
    mentee('Н-003', 'Галкина Вера Львовна', 'английский язык'),
    mentee('Н-004', 'Дроздов Егор Ильич', 'математика', { Согласие: '' }),
    mentee('Н-005', 'Ежов Лев Львович', 'общение, друзья'),
    mentee('Н-006', 'Жарова Яна Ильинична', 'физика'),
    mentee('Н-007', 'Зимин Иван Юрьевич', 'физика, проект'),
  ],
  mentors: [
    mentor('М-001', 'Лугов Олег Павлович', 'математика', '1', { 'Удобное время': 'вторник' }),
    mentor('М-002', 'Мятлева Инна Юрьевна', 'математика, физика', '2'),
    mentor('М-003', 'Нивин Яков Петрович', 'психология, общение', '3'),
    mentor('М-004', 'Орлина Ева Львовна', 'биология'),
  ],
  settings: { 'Учебный год': '2026-2027', Организация: 'Школа', 'Руководитель (ФИО)': 'Соколова М.П.' },
};

beforeEach(async () => {
  const document = documentWith(content);
  // The sheet on which the curator types comes first, and is open.
  document.sheets.unshift(...document.sheets.splice(document.sheets.length - 1, 1));
  program = await openProgram(browser(), await newFile(document));
});
afterEach(() => program.close());

const codes = async (): Promise<string[]> =>
  (await program.read('Пары', 'A2:L20'))
    .filter((row) => row[5] !== '')
    .map((row) => `${row[4] ?? ''} ${row[5] ?? ''} ${row[10] ?? ''}`);

test('preferences, pairs, reasons, a held pair, approval', async () => {
  const { panel, press, sheets, read, choose, typeInto } = program;
  await typeInto('Предпочтения', 'B2', 'Берёзкина А.И.');
  await typeInto('Предпочтения', 'C2', 'наставляемый');
  await typeInto('Предпочтения', 'D2', 'Лугов');
  await typeInto('Предпочтения', 'B3', 'Лугов Олег Павлович');
  await typeInto('Предпочтения', 'C3', 'наставник');
  await typeInto('Предпочтения', 'D3', 'Берёзкиной Анне');
  await until(async () => (await read('Предпочтения', 'D3'))[0]?.[0] === 'Берёзкиной Анне', 'the typed wish');

  await press(panel.locator('[data-section=pairs]'));
  await panel.getByText('На лист ещё ничего не записано').waitFor();
  await choose('Сформировать пары');
  await until(async () => (await sheets()).includes('Без пары'), 'the pairs');
  await until(async () => (await codes()).includes('М-001 Н-001 предложена'), 'the wished pair');
  await press(panel.getByRole('button', { name: 'Обновить' }));

  const card = panel.locator('article[data-mentee=Н-005]');
  await press(card.getByText('Почему'));
  await card.getByText('Запрос и компетенции +50').waitFor();
  const weak = panel.locator('article[data-mentee=Н-002]');
  await press(weak.getByText('Изменить'));
  // What is drawn anew must not close what the person has opened.
  await press(panel.getByRole('button', { name: 'Обновить' }));
  await press(weak.getByRole('button', { name: 'Закрепить пару' }));
  await until(
    async () =>
      (await read('Пары', 'F2:L20')).some((row) => row[0] === 'Н-002' && /^(?:1|ИСТИНА|TRUE|true)$/.test(row[6] ?? '')),
    'the tick',
  );
  await press(panel.locator('article[data-mentee=Н-005]').getByText('Изменить'));
  await press(panel.locator('article[data-mentee=Н-006]').getByText('Изменить'));
  await panel.locator('article[data-mentee=Н-006]').getByRole('combobox').selectOption({ index: 0 });
  await press(panel.getByText('Веса и порог'));
  const before = await codes();
  await choose('Сформировать пары');
  await panel.getByText('Изменено 0 из').first().waitFor();
  expect(await codes()).toEqual(before);

  await choose('Пары', 'Утвердить предложенные');
  await until(async () => (await codes()).every((row) => row.endsWith('утверждена')), 'the approval');
  await until(
    async () => (await sheets()).includes('Журнал встреч') && (await sheets()).includes('Приказ о парах'),
    'log and order',
  );
  expect((await read('Банк наставляемых', 'G2'))[0]?.[0]).toBe('Лугов Олег Павлович');
  expect((await read('Журнал встреч', 'C2:C4')).map(([kind]) => kind)).toEqual([
    'знакомство',
    'пробная',
    'планирование',
  ]);
});
