// «Собрать ответы» on the built add-on: answers become rows of the banks, each once, whatever is done to the answers since.
import { emptyHostState } from '../../local/document/host-state';
import { consent, mentee, mentor, name, putAnswers, putSheet } from './bank-school';
import { openSchool, type School } from './school';

const now = (): number => Date.UTC(2026, 8, 10, 9);
const open = (): School => openSchool({ now, state: emptyHostState() });
const mentees = (school: School): Record<string, string>[] => school.records('Банк наставляемых', 'ФИО наставляемого');
const mentors = (school: School): Record<string, string>[] => school.records('Банк наставников', 'ФИО наставника');

const contact = 'Контактные данные';
const mark = 'Отметка времени';
const two = [
  mentee(),
  mentee({
    [mark]: '05.09.2026 10:01:00',
    [name]: 'Грачёв Степан',
    [contact]: '8 900 000 00 02',
    'Год рождения': '2012',
  }),
];

test('answers become rows of both banks with codes, consent and their source', () => {
  const school = open();
  putAnswers(school.host.document, two, [mentor()]);
  const { messages, changed } = school.run('collectAnswers');
  expect(messages[0]).toBe('Прочитано ответов: 3 (наставляемых 2, наставников 1).');
  expect(changed).toEqual({ 'Банк наставляемых': 2, 'Банк наставников': 1 });
  expect(mentees(school)).toMatchObject([
    {
      '№': '1',
      'ФИО наставляемого': 'Рябинкина Варвара Олеговна',
      'Контактные данные для связи (данные представителя)':
        '+7 900 000-00-01; законный представитель: Рябинкина Ольга Петровна',
      'Год рождения наставляемого': '2013',
      'Основной запрос наставляемого': 'математика',
      'Код участника': 'Н-001',
      'Класс или должность': '7А',
      Согласие: 'да',
      'Дата согласия': '05.09.2026',
      'Кто подписал': 'законный представитель',
      Состояние: 'кандидат',
      Замечания: '',
    },
    { 'ФИО наставляемого': 'Грачёв Степан', 'Код участника': 'Н-002' },
  ]);
  expect(mentors(school)).toMatchObject([
    {
      'ФИО наставника': 'Ольшанский Пётр Ильич',
      'Код участника': 'М-001',
      'Мест всего': '2',
      'Кто подписал': 'участник',
    },
  ]);
});

test('with nothing new nothing is written, also after the answers were sorted', () => {
  const school = open();
  putAnswers(school.host.document, two, [mentor()]);
  school.run('collectAnswers');
  putAnswers(school.host.document, [...two].reverse(), [mentor()]);
  const { changed, calls } = school.run('collectAnswers');
  expect(changed).toEqual({});
  // Who works is said in a property.
  expect(calls.write - (calls.byMethod['Properties.setProperty'] ?? 0)).toBe(0);
});

test('undone, the banks are gone, and collected again they have new codes', () => {
  const school = open();
  putAnswers(school.host.document, two);
  school.run('collectAnswers');
  expect(school.run('undoLast').messages).toEqual(['Отменено: Собрать ответы.']);
  expect(school.sheetNames()).not.toContain('Банк наставляемых');
  school.run('collectAnswers');
  expect(mentees(school).map((row) => row['Код участника'])).toEqual(['Н-003', 'Н-004']);
});

test('a corrected answer changes its row, and what the curator corrected herself stays and is named', () => {
  const school = open();
  putAnswers(school.host.document, [mentee()]);
  school.run('collectAnswers');
  const sheet = school.sheet('Банк наставляемых');
  const cell = sheet.rows[1]?.find((each) => each?.value === 'математика');
  if (cell) cell.value = 'алгебра';
  const later = mentee({ 'Отметка времени': '07.09.2026 9:00:00', 'Основной запрос': 'физика', Интересы: 'шахматы' });
  putAnswers(school.host.document, [mentee(), later]);
  const { messages } = school.run('collectAnswers');
  expect(messages).toContain(
    'Ваши исправления сохранены, хотя в анкетах указано другое: 1. Подробности в «Замечаниях».',
  );
  expect(mentees(school)).toMatchObject([
    {
      'Основной запрос наставляемого': 'алгебра',
      Интересы: 'шахматы',
      'Код участника': 'Н-001',
      Замечания:
        '• «Основной запрос наставляемого»: в анкете от 07.09.2026 указано «физика», в таблице оставлено ваше исправление.',
    },
  ]);
  expect(mentees(school)).toHaveLength(1);
  expect(school.run('collectAnswers').changed).toEqual({});
});

test('what cannot enter waits in quarantine to the letter, and enters once the name is there', () => {
  const school = open();
  putAnswers(school.host.document, [mentee({ [name]: '  ' })]);
  expect(school.run('collectAnswers').messages).toContain('На листе «Карантин» ответов: 1. Там сказано, что сделать.');
  const [held] = school.records('Карантин', 'Причина');
  expect(held?.['Источник']).toContain('Основной запрос: математика');
  expect(school.run('collectAnswers').changed).toEqual({});
  putAnswers(school.host.document, [mentee()]);
  school.run('collectAnswers');
  expect(mentees(school)).toHaveLength(1);
  expect(school.records('Карантин', 'Причина')).toMatchObject([{ Причина: 'Решено: ответ вошёл в банк, код Н-001.' }]);
});

test('last year’s bank is completed at the right and kept', () => {
  const school = open();
  putAnswers(school.host.document, [
    mentee(),
    mentee({ [mark]: '05.09.2026 10:01:00', [name]: 'Грачёв Степан', [contact]: '8 900 000 00 02' }),
  ]);
  putSheet(school.host.document, 'База наставляемых', [
    ['База школы за прошлый год'],
    [
      '№',
      'Заметки',
      'ФИО наставляемого',
      'Контактные данные для связи',
      'Год рождения наставляемого',
      'Основной запрос наставляемого',
    ],
    ['1', 'сестра в 9Б', 'Рябинкина Варвара Олеговна', '8(900)0000001', '2013', 'математика'],
    ['2', '', 'Лосева Мария Юрьевна', '', '', 'чтение'],
  ]);
  school.run('collectAnswers');
  const rows = school.records('База наставляемых', 'ФИО наставляемого');
  expect(
    rows.map((row) => [row['№'], row['Заметки'], row['ФИО наставляемого'], row['Код участника'], row['Согласие']]),
  ).toEqual([
    ['1', 'сестра в 9Б', 'Рябинкина Варвара Олеговна', 'Н-001', 'да'],
    ['2', '', 'Лосева Мария Юрьевна', 'Н-002', ''],
    ['3', '', 'Грачёв Степан', 'Н-003', 'да'],
  ]);
  expect(rows[0]?.['Контактные данные для связи']).toBe('8(900)0000001');
  expect(school.run('collectAnswers').changed).toEqual({});
});

test('a code in two rows is told once, with the row of the first, and neither row is changed', () => {
  const school = open();
  putAnswers(school.host.document, two);
  school.run('collectAnswers');
  const sheet = school.sheet('Банк наставляемых');
  const copy = (code: string): void => {
    sheet.rows[3] = sheet.rows[2]?.map((cell) => cell && { ...cell }) ?? [];
    const at = sheet.rows[3].findIndex((cell) => cell?.value === 'Н-002');
    sheet.rows[3][at] = { value: code };
  };
  copy('н 2');
  const before = mentees(school);
  const { messages } = school.run('collectAnswers');
  expect(messages).toContain(
    'На листе «Банк наставляемых» один код в нескольких строках: Н-002 (строки 3–4). Что сделать, сказано в «Замечаниях».',
  );
  const told = mentees(school);
  expect(told.map((row) => /Код (\S+) уже стоит в строке (\d+)\./.exec(row['Замечания'] ?? '')?.slice(1))).toEqual([
    undefined,
    undefined,
    ['Н-002', '3'],
  ]);
  expect(told.map((row) => ({ ...row, Замечания: '' }))).toEqual(before.map((row) => ({ ...row, Замечания: '' })));
  expect(school.run('collectAnswers').changed).toEqual({});
  copy('Н-003');
  expect(school.run('collectAnswers').messages.join()).not.toContain('один код');
  expect(mentees(school)[2]?.['Замечания']).not.toContain('уже стоит');
});

test('without a plain yes there is no consent, and the row says so', () => {
  const school = open();
  const said = ['нет', 'наверное', '', 'Да, если мама разрешит'];
  putAnswers(
    school.host.document,
    said.map((text, at) =>
      mentee({
        [mark]: `05.09.2026 10:0${at}:00`,
        [name]: `${['Лосев', 'Чижов', 'Ершов', 'Бобров'][at] ?? ''} Иван`,
        [contact]: `+7 900 000-00-1${at}`,
        [consent]: text,
      }),
    ),
  );
  school.run('collectAnswers');
  expect(mentees(school).map((row) => row['Согласие'])).toEqual(['нет', '', '', '']);
  expect(mentees(school).map((row) => row['Замечания'])).toEqual([
    '• Согласие не дано.',
    '• О согласии отвечено неясно: «наверное». Впишите «да» или «нет».\n• Нет отметки о согласии.',
    '• Нет отметки о согласии.',
    '• О согласии отвечено неясно: «Да, если мама разрешит». Впишите «да» или «нет».\n• Нет отметки о согласии.',
  ]);
});

describe('a doubt whether two rows are one person', () => {
  const short = mentee({
    [mark]: '06.09.2026 10:00:00',
    [name]: 'Рябинкина В.О.',
    [contact]: '',
    'Основной запрос': '',
    Интересы: 'рисование',
  });
  const proposal =
    '• Возможно, это Н-001 (вместо имени инициалы). Допишите в эту ячейку «объединить с Н-001» или «разные люди».';
  const remarksOf = (school: School, line: number): { value?: unknown } => {
    const sheet = school.sheet('Банк наставляемых');
    const at = sheet.rows[0]?.findIndex((cell) => cell?.value === 'Замечания') ?? 0;
    const row = sheet.rows[line];
    if (!row) throw new Error('no row');
    return (row[at] ??= { value: '' });
  };
  const doubted = (): School => {
    const school = open();
    putAnswers(school.host.document, [mentee(), short]);
    school.run('collectAnswers');
    return school;
  };

  test('is proposed and not done', () => {
    const school = doubted();
    expect(mentees(school)).toHaveLength(2);
    expect(mentees(school)[1]?.['Замечания']).toContain(proposal);
    expect(school.run('collectAnswers').changed).toEqual({});
  });

  test('is done on the curator’s word, once, and can be undone', () => {
    const school = doubted();
    const before = JSON.stringify(school.texts('Банк наставляемых'));
    const cell = remarksOf(school, 2);
    cell.value = `${String(cell.value)} объединить с Н-001`;
    school.run('collectAnswers');
    const people = mentees(school).filter((row) => row['Код участника'] !== '');
    expect(people).toMatchObject([
      { 'ФИО наставляемого': 'Рябинкина Варвара Олеговна', Интересы: 'рисование', 'Код участника': 'Н-001' },
    ]);
    expect(school.texts('Банк наставляемых')).toHaveLength(2);
    expect(school.run('collectAnswers').changed).toEqual({});
    school.run('undoLast');
    expect(JSON.stringify(school.texts('Банк наставляемых'))).toContain('Н-002');
    expect(before).toContain('Н-002');
  });

  test('is not asked again once the curator has said that they are two', () => {
    const school = doubted();
    const cell = remarksOf(school, 2);
    cell.value = `${String(cell.value)} разные люди, проверила`;
    school.run('collectAnswers');
    expect(mentees(school)[1]?.['Замечания']).toMatch(/^разные люди, проверила/);
    expect(mentees(school)[1]?.['Замечания']).not.toContain('Возможно');
    expect(school.run('collectAnswers').changed).toEqual({});
  });
});
