// What careless and hostile hands have done to a school between two collectings, one history a test.
import { emptyHostState } from '../../local/document/host-state';
import { consent, mentee, menteeTitles, name, putAnswers, putSheet } from './bank-school';
import { openSchool, type School } from './school';

const open = (): School => openSchool({ now: () => Date.UTC(2026, 9, 20, 9), state: emptyHostState() });
const bank = 'Банк наставляемых';
const rowsOf = (school: School): Record<string, string>[] => school.records(bank, 'ФИО наставляемого');
const moment = 'Отметка времени';
const contact = 'Контактные данные';

/** Types into the first row of the bank, as a curator does. */
function type(school: School, said: Readonly<Record<string, string>>): void {
  const [head = [], row = []] = school.sheet(bank).rows;
  for (const [title, value] of Object.entries(said)) {
    const at = head.findIndex((cell) => cell?.value === title);
    expect([title, at >= 0]).toEqual([title, true]);
    row[at] = { value };
  }
}

const later = (said: Readonly<Record<string, string>>): string[] =>
  mentee({ [moment]: '01.10.2026 10:00:00', 'Основной запрос': 'химия', ...said });

test('who has withdrawn gets nothing from old or new answers, not even a quotation, until the withdrawal is taken back', () => {
  const school = open();
  putAnswers(school.host.document, [mentee()]);
  school.run('collectAnswers');
  const emptied = { 'ФИО наставляемого': '', 'Контактные данные для связи (данные представителя)': '' };
  type(school, { 'Дата отзыва': '20.09.2026', ...emptied });
  putAnswers(school.host.document, [mentee()]);
  school.run('collectAnswers');
  expect(rowsOf(school)).toMatchObject([{ 'Код участника': 'Н-001', 'ФИО наставляемого': '', Замечания: '' }]);

  putAnswers(school.host.document, [mentee(), later({})]);
  type(school, { 'ФИО наставляемого': 'Рябинкина Варвара Олеговна' });
  school.run('collectAnswers');
  expect(rowsOf(school)).toMatchObject([
    {
      'Контактные данные для связи (данные представителя)': '',
      'Основной запрос наставляемого': 'математика',
      Замечания: expect.stringMatching(/^• Согласие отозвано, поэтому новый ответ не внесён\. /) as string,
    },
  ]);
  expect(school.run('collectAnswers').changed).toEqual({});

  type(school, { 'Дата отзыва': '' });
  school.run('collectAnswers');
  expect(rowsOf(school)).toMatchObject([{ 'Основной запрос наставляемого': 'химия', 'Дата согласия': '01.10.2026' }]);
  expect(rowsOf(school)[0]?.['Замечания']).not.toContain('отозвано');
});

test('a question about consent that was renamed beyond knowing, or left out of a file, takes no consent away', () => {
  const school = open();
  putAnswers(school.host.document, [mentee()]);
  school.run('collectAnswers');
  const titles = menteeTitles.map((title) => (title === consent ? 'Разрешение' : title));
  putSheet(school.host.document, 'Ответы наставляемых', [titles, mentee(), later({})]);
  school.run('collectAnswers');
  expect(rowsOf(school)).toMatchObject([
    { Согласие: 'да', 'Дата согласия': '05.09.2026', 'Основной запрос наставляемого': 'химия' },
  ]);
});

test('a refusal whose answer was deleted is not undone by an older yes', () => {
  const school = open();
  putAnswers(school.host.document, [mentee(), later({ [consent]: 'нет' })]);
  school.run('collectAnswers');
  expect(rowsOf(school)).toMatchObject([{ Согласие: 'нет', 'Дата согласия': '' }]);
  putAnswers(school.host.document, [mentee(), later({ [moment]: '05.10.2026 10:00:00', [consent]: '' })]);
  school.run('collectAnswers');
  expect(rowsOf(school)).toMatchObject([{ Согласие: 'нет', 'Дата согласия': '', 'Кто подписал': '' }]);
});

test('a renamed question doubles nobody, also of those who gave nothing but a name', () => {
  const school = open();
  const bare = { [contact]: '', 'Класс или должность': '', 'Год рождения': '', [name]: 'Чижова Анна' };
  const answers = [
    mentee(bare),
    mentee({ ...bare, [moment]: '05.09.2026 10:00:01', [name]: 'Чижова Анна', Интересы: 'хор' }),
  ];
  putAnswers(school.host.document, answers);
  school.run('collectAnswers');
  const before = rowsOf(school).map((row) => [row['Код участника'], row['Интересы']]);
  expect(before).toEqual([
    ['Н-001', ''],
    ['Н-002', 'хор'],
  ]);
  const titles = menteeTitles.map((title) => (title === 'Основной запрос' ? 'О чём мечтаешь' : title));
  putSheet(school.host.document, 'Ответы наставляемых', [titles, ...answers]);
  school.run('collectAnswers');
  expect(rowsOf(school).map((row) => [row['Код участника'], row['Интересы']])).toEqual(before);
});

test('a flood of answers under one name fills one row and «Карантин», and stops nobody else', () => {
  const school = open();
  const flood = Array.from({ length: 2005 }, (_, at) => mentee({ Интересы: `раз ${at}` }));
  putAnswers(school.host.document, [
    ...flood,
    later({ [name]: 'Грачёв Степан', [contact]: '', 'Год рождения': '2012' }),
  ]);
  const { messages } = school.run('collectAnswers');
  expect(messages).toContain('На листе «Карантин» ответов: 5. Там сказано, что сделать.');
  expect(rowsOf(school).map((row) => row['ФИО наставляемого'])).toEqual([
    'Рябинкина Варвара Олеговна',
    'Грачёв Степан',
  ]);
  expect(school.records('Карантин', 'Причина').map((row) => row['Причина'])).toEqual(
    Array.from({ length: 5 }, () => expect.stringContaining('уже больше 2000 ответов') as string),
  );
  expect(school.run('collectAnswers').changed).toEqual({});
});

test('of many who look alike five are named, and how many more there are', () => {
  const school = open();
  const letters = 'бвгджзклмн';
  putAnswers(
    school.host.document,
    Array.from(letters, (letter, at) =>
      mentee({ [name]: `Ряби${letter}кина Варвара`, [contact]: `+7 900 000-00-1${at}` }),
    ),
  );
  school.run('collectAnswers');
  const said = rowsOf(school)[9]?.['Замечания'] ?? '';
  expect(said.match(/Возможно, это/g)).toHaveLength(5);
  expect(said).toContain('Похожих строк ещё: 4.');
  expect(school.run('collectAnswers').changed).toEqual({});
});
