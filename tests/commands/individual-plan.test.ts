// «Индивидуальный план» and «Согласие»: whose plan, what it takes from the log, and forms that promise nothing.
import { meetings, mentors, openProgramme, pairs, type Row } from './program-school';

const plan = 'Индивидуальный план';

test('the plan of a pair holds both people, the request, and the meetings of its own', () => {
  const other = { ...meetings[0], 'Код пары': 'П-002', Тема: 'Чужая встреча' };
  const cancelled = { ...meetings[0], Тема: 'Отменённая встреча', Статус: 'отменена' };
  const school = openProgramme({ meetings: [...meetings, other, cancelled] });
  expect(school.run('makeIndividualPlan', [{ pair: 'п-001' }]).ok).toBe(true);
  const text = school.texts(plan).flat().join('\n');
  expect(text).toContain('Наставник: Луговая Нина Петровна, учитель математики.');
  expect(text).toContain('Наставляемый: Вересов Пётр Ильич, 7 «Б» класс.');
  expect(text).toContain('подтянуть математику');
  expect(text).toContain('Встреча-знакомство. Знакомство, правила общения');
  expect(text).toContain('Договорились о времени встреч');
  expect(text).toContain('родитель (законный представитель)');
  expect(text).not.toMatch(/Чужая|Отменённая|Раздел 1/);
  const header = school.texts(plan).find((row) => row[0] === '№');
  expect(header).toEqual([
    '№',
    'Проект, задание',
    'Срок',
    'Планируемый результат',
    'Фактический результат',
    'Оценка наставника',
  ]);
});

test('for two workers the programme has its three sections', () => {
  const teacher: Row = { ...mentors[0], 'Код участника': 'М-009' };
  const asMentee: Row = {
    'Код участника': 'Н-009',
    'ФИО наставляемого': 'Полевая Анна Сергеевна',
    'Класс или должность': 'учитель химии',
    'Год рождения наставляемого': '1999',
    'Основной запрос наставляемого': 'ведение журнала',
    Согласие: 'да',
    'Дата согласия': '01.09.2026',
    'Кто подписал': 'участник',
  };
  const pair: Row = {
    ...pairs[0],
    'Код пары': 'П-009',
    'Код наставника': 'М-009',
    'Код наставляемого': 'Н-009',
    'Форма наставничества': 'педагог – педагог',
  };
  const school = openProgramme({ mentors: [teacher], mentees: [asMentee], pairs: [pair] });
  school.run('makeIndividualPlan', [{ pair: 'П-009' }]);
  const text = school.texts(plan).flat().join('\n');
  expect(text).toContain('Персонализированная программа наставничества');
  for (const section of ['Раздел 1.', 'Раздел 2.', 'Раздел 3.']) expect(text).toContain(section);
  expect(text).not.toContain('законный представитель');
});

test('without a consent there is no plan, and the message names codes alone', () => {
  const school = openProgramme();
  const outcome = school.run('makeIndividualPlan', [{ pair: 'П-003' }]);
  expect(outcome.ok).toBe(false);
  expect(outcome.messages.join()).toContain('Н-003');
  expect(outcome.messages.join()).not.toMatch(/Ручь/);
  expect(school.sheetNames()).not.toContain(plan);
});

test.each([[''], ['П-777']])('an unknown pair %p is refused with the pairs there are', (code) => {
  const outcome = openProgramme().run('makeIndividualPlan', [{ pair: code }]);
  expect(outcome.ok).toBe(false);
  expect(outcome.messages.join()).toContain('«П-001»');
});

test('the pair of the selected row is taken without a question', () => {
  const school = openProgramme();
  const sheet = school.sheet('Пары');
  school.host.document.activeSheetId = sheet.id;
  school.host.select(sheet.id, { top: 2, left: 0, bottom: 2, right: 0 });
  expect(school.run('makeIndividualPlan').messages.join()).toContain('План пары П-002 готов');
});

test('three forms of consent stand on sheets of their own, with the operator and lines to write on', () => {
  const school = openProgramme();
  school.run('makeConsentForms');
  const text = (name: string): string => school.texts(name).flat().join('\n');
  expect(text('Согласие')).toContain('МБОУ «Средняя школа № 5»');
  expect(text('Согласие представителя')).toContain('законного представителя');
  expect(text('Согласие на публикацию')).toContain('разрешённых для распространения');
  for (const name of ['Согласие', 'Согласие представителя', 'Согласие на публикацию']) {
    expect(text(name)).toMatch(/_{30}/);
    expect(text(name)).toContain('согласуйте его с юристом');
    expect(text(name)).not.toMatch(/гарантир|соответствует закону/);
  }
  school.run('undoLast');
  expect(school.sheetNames()).not.toContain('Согласие');
});
