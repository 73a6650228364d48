// «Создать по шаблону» on a workbook: complete plans, nothing replaced, refusals that leave everything as it was.
import { openSchool } from './school';

const models = ['Обучающиеся (Р-145)', 'Педагоги (АЗ-1128/08)', 'План внедрения', 'Муниципальный план'];

test.each(models)('the plan «%s» is complete, checked clean but for names, and written in few calls', (model) => {
  const school = openSchool({ now: () => Date.UTC(2026, 7, 20, 9) });
  school.run('saveSettings', [{ Модель: model, 'Учебный год': '2026-2027' }]);
  const { ok, calls } = school.run('createRoadmap');
  expect(ok).toBe(true);
  expect(calls.total).toBeLessThanOrEqual(36);
  const rows = school.records('Дорожная карта', 'Мероприятие');
  const activities = rows.filter((row) => row['Вид срока'] !== 'заголовок');
  expect(activities.length).toBeGreaterThanOrEqual(20);
  expect(activities.length).toBeLessThanOrEqual(45);
  for (const row of activities) expect([row['Срок'], row['Ответственный'], row['Результат']].every(Boolean)).toBe(true);
  school.run('checkPlan');
  const codes = new Set(school.records('Проверка', 'Код').map((row) => row['Код']));
  codes.delete('responsible-name-missing');
  expect([...codes]).toEqual([]);
});

test('a new workbook gets its settings and staff list too, within the same calls', () => {
  const school = openSchool();
  expect(school.run('createRoadmap').calls.total).toBeLessThanOrEqual(36);
  expect(school.sheetNames()).toEqual(expect.arrayContaining(['Дорожная карта', 'Настройки', 'Сотрудники']));
});

test('people of the staff list stand in the plan', () => {
  const school = openSchool();
  school.run('saveSettings', [
    { 'Куратор (ФИО)': 'Заречная О.П.', 'Руководитель (ФИО)': 'Лесной В.А.', 'Номер приказа': '14' },
  ]);
  school.run('createRoadmap');
  const text = school.texts('Дорожная карта').flat().join('\n');
  expect(text).toContain('Заместитель директора по УВР Заречная О.П.');
  expect(text).toContain('Приказ № 14');
});

test('run twice it asks, keeps the old sheet under its year, and the new one is the roadmap', () => {
  const questions: string[] = [];
  const school = openSchool({
    answers: ({ text }) => {
      questions.push(text);
      return { button: 'OK' };
    },
  });
  school.run('saveSettings', [{ 'Учебный год': '2026-2027' }]);
  school.run('createRoadmap');
  const before = school.texts('Дорожная карта');
  school.run('createRoadmap');
  expect(questions).toHaveLength(1);
  expect(questions[0]).toContain('Дорожная карта 2026-2027');
  expect(school.texts('Дорожная карта 2026-2027')).toEqual(before);
});

test('a person who declines loses nothing', () => {
  const school = openSchool({ answers: () => ({ button: 'CANCEL' }) });
  school.run('createRoadmap');
  const sheets = school.sheetNames();
  expect(school.run('createRoadmap').messages).toEqual(['Отменено, ничего не изменено.']);
  expect(school.sheetNames()).toEqual(sheets);
});

test.each([
  [{ Модель: 'Выдуманная' }, /Модель.*Выдуманная.*Обучающиеся/s],
  [{ Модель: '' }, /не заполнен параметр «Модель»/],
  [{ 'Учебный год': '' }, /не заполнен параметр «Учебный год»/],
  [{ 'Учебный год': '2026' }, /«Учебный год» записан как «2026»/],
])('settings %j are refused in words, and nothing is written', (settings, message) => {
  const school = openSchool();
  school.run('saveSettings', [settings]);
  const before = JSON.stringify(school.host.document);
  const { ok, messages } = school.run('createRoadmap');
  expect(ok).toBe(false);
  expect(messages.join()).toMatch(message);
  expect(JSON.stringify(school.host.document)).toBe(before);
});

test('a setting that does not exist is refused with the known ones', () => {
  const { ok, messages } = openSchool().run('saveSettings', [{ Цвет: 'синий' }]);
  expect(ok).toBe(false);
  expect(messages.join()).toMatch(/Нет параметра «Цвет».*Учебный год/s);
});

test('a sheet opened from a file after commands shares its id with no sheet made later', () => {
  const school = openSchool();
  school.run('createRoadmap');
  for (let opened = 0; opened < 3; opened++) school.paste([['Мероприятие', 'Срок', 'Ответственный']]);
  school.run('checkPlan');
  const ids = school.host.document.sheets.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
