// «Сформировать пары» and «Утвердить предложенные» on a workbook: what comes onto the sheets, what stays as a person left
// it, what a second run changes, and what an undo puts back.
import { mentee, mentor, openPairs, type as typeInto, type Content } from './pairs-school';
import type { School } from './school';

const content: Content = {
  mentees: [
    mentee('Н-001', 'Берёзкина Анна Ильинична', 'математика'),
    mentee('Н-002', 'Вьюгин Пётр Олегович', 'алгебра и геометрия', { 'Удобное время': 'вт, чт после уроков' }),
    mentee('Н-003', 'Галкина Вера Львовна', 'английский язык'),
    mentee('Н-004', 'Дроздов Егор Ильич', 'математика', { Согласие: '' }),
    mentee('Н-005', 'Ежов Лев Львович', 'шахматы'),
  ],
  mentors: [
    mentor('М-001', 'Лугов Олег Павлович', 'математика', '1', { 'Удобное время': 'вторник' }),
    mentor('М-002', 'Мятлева Инна Юрьевна', 'математика, физика', '2'),
    mentor('М-003', 'Нивин Яков Петрович', 'биология'),
  ],
};

const pairs = (school: School): Record<string, string>[] =>
  school.records('Пары', 'Код пары').filter((row) => row['Код пары'] !== '');
const made = (school: School): string[] =>
  pairs(school).map(
    (row) => `${row['Код пары'] ?? ''} ${row['Код наставника'] ?? ''} ${row['Код наставляемого'] ?? ''}`,
  );
const leftOver = (school: School, code: string): Record<string, string> =>
  school.records('Без пары', 'Код участника').find((row) => row['Код участника'] === code) ?? {};

test('proposes the best pairs with reasons whose points add up, and says who is left and why', () => {
  const school = openPairs(content);
  const outcome = school.run('formPairs');
  expect(outcome.ok).toBe(true);
  expect(made(school)).toEqual(['П-001 М-001 Н-002', 'П-002 М-002 Н-001', 'П-003 М-003 Н-005']);
  for (const row of pairs(school)) {
    const points = [...(row['Почему'] ?? '').matchAll(/ \+(\d+)/g)].map(([, number]) => Number(number));
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(Number(row['Балл']));
    expect(row['Статус']).toBe('предложена');
  }
  expect(pairs(school)[0]?.['Почему']).toContain('Удобное время +7: общий день: вт');
  expect(leftOver(school, 'Н-003')['Причина']).toBe(
    'Подходящего наставника нет. Причина у всех 3 наставников одна: компетенции не о том, о чём запрос.',
  );
  expect(leftOver(school, 'Н-003')['Что можно сделать']).toContain('английский язык');
  expect(outcome.messages.join('\n')).toContain('английский язык — 1 наставляемый на 0 мест');
});

test('people without consent stand nowhere but by their code', () => {
  const school = openPairs(content);
  school.run('formPairs');
  const everything = JSON.stringify([school.texts('Пары'), school.texts('Без пары')]);
  expect(everything).not.toContain('Дроздов');
  expect(leftOver(school, 'Н-004')).toMatchObject({ Кто: '', Причина: 'Нет отметки о согласии.' });
});

test('a second run changes nothing and says so', () => {
  const school = openPairs(content);
  school.run('formPairs');
  const before = [school.texts('Пары'), school.texts('Без пары')];
  const again = school.run('formPairs');
  expect([school.texts('Пары'), school.texts('Без пары')]).toEqual(before);
  expect(again.messages).toContain('Изменено 0 из 3, сумма та же.');
  expect(again.changed).toEqual({});
});

test('without banks the command is refused and nothing is written', () => {
  const school = openPairs({});
  const outcome = school.run('formPairs');
  expect(outcome.ok).toBe(false);
  expect(outcome.messages[0]).toContain('Анкеты ▸ Собрать ответы');
  expect(school.sheetNames()).toEqual(['Настройки']);
});

test('a held pair stays and is scored though another one is better', () => {
  const school = openPairs(content);
  school.run('formPairs');
  typeInto(school, 'Пары', ['Код пары', 'П-002'], 'Закрепить', true);
  typeInto(school, 'Банк наставников', ['Код участника', 'М-002'], 'Основные компетенции наставника', 'физика');
  const outcome = school.run('formPairs');
  expect(outcome.ok).toBe(true);
  const held = pairs(school).find((row) => row['Код пары'] === 'П-002');
  expect(held).toMatchObject({ 'Код наставника': 'М-002', 'Код наставляемого': 'Н-001' });
  expect(held?.['Почему']).toMatch(/^Закреплено куратором, хотя компетенции не о том/);
});

test('a mentor typed by hand is kept, ticked, scored and given a code of its own', () => {
  const school = openPairs(content);
  school.run('formPairs');
  typeInto(school, 'Пары', ['Код пары', 'П-003'], 'Наставник', 'Мятлева И.Ю.');
  const outcome = school.run('formPairs');
  expect(outcome.ok).toBe(true);
  const row = pairs(school).find((each) => each['Код наставляемого'] === 'Н-005');
  expect(row).toMatchObject({
    Наставник: 'Мятлева Инна Юрьевна',
    'Код наставника': 'М-002',
    'Код пары': 'П-004',
    Закрепить: 'ИСТИНА',
  });
  expect(school.run('formPairs').messages).toContain('Изменено 0 из 3, сумма та же.');
});

test('a pair dissolved with a reason is not proposed again until the row is gone', () => {
  const school = openPairs(content);
  school.run('formPairs');
  typeInto(school, 'Пары', ['Код пары', 'П-001'], 'Статус', 'расторгнута');
  typeInto(school, 'Пары', ['Код пары', 'П-001'], 'Причина завершения', 'переехал');
  school.run('formPairs');
  expect(made(school)).toContain('П-001 М-001 Н-002');
  const again = pairs(school).find((row) => row['Код наставляемого'] === 'Н-002' && row['Статус'] === 'предложена');
  expect(again?.['Код наставника']).toBe('М-002');
});

test('approving fills banks, log, days and order, and a second time changes nothing', () => {
  const school = openPairs(content);
  school.run('formPairs');
  const outcome = school.run('approvePairs');
  expect(outcome.messages[0]).toBe('Утверждено пар: 3. Всего действующих: 3.');
  expect(pairs(school).map((row) => [row['Статус'], row['Дата начала'], row['Дата завершения']])).toEqual(
    Array(3).fill(['утверждена', '10.09.2026', '31.08.2027']),
  );
  const banks = school.records('Банк наставляемых', 'Код участника');
  expect(banks.find((row) => row['Код участника'] === 'Н-002')).toMatchObject({
    'ФИО наставника': 'Лугов Олег Павлович',
    'Дата вхождения в программу': '10.09.2026',
    Состояние: 'в программе',
  });
  const mentors = school.records('Банк наставников', 'Код участника');
  expect(mentors.find((row) => row['Код участника'] === 'М-002')).toMatchObject({
    'ФИО наставляемого (наставляемых)': 'Берёзкина Анна Ильинична',
    'Мест занято': '1',
  });
  const log = school.records('Журнал встреч', 'Код пары');
  const kinds = new Set(log.filter((row) => row['Код пары'] === 'П-001').map((row) => row['Вид встречи']));
  expect([...kinds]).toEqual(['знакомство', 'пробная', 'планирование', 'регулярная', 'итоговая']);
  expect(school.sheetNames()).toContain('Приказ о парах');
  const before = school.sheetNames().map((name) => school.texts(name));
  expect(school.run('approvePairs').ok).toBe(true);
  expect(school.sheetNames().map((name) => school.texts(name))).toEqual(before);
});

test('a place taken by an approved pair is not offered again', () => {
  const school = openPairs({ ...content, mentees: content.mentees?.slice(0, 1) ?? [] });
  school.run('formPairs');
  school.run('approvePairs');
  const table = school.sheet('Банк наставляемых');
  const row = table.rows[1]?.map((cell) => (cell ? { ...cell } : cell)) ?? [];
  table.rows.push(row);
  const put = (value: string, to: string): void => {
    const at = row.findIndex((cell) => cell?.value === value);
    row[at] = { ...row[at], value: to };
  };
  put('Н-001', 'Н-009');
  put('Берёзкина Анна Ильинична', 'Зимина Ольга Юрьевна');
  put('в программе', 'кандидат');
  school.run('formPairs');
  const proposed = pairs(school).find((each) => each['Статус'] === 'предложена');
  const first = pairs(school).find((each) => each['Статус'] === 'утверждена');
  expect(proposed?.['Код наставляемого']).toBe('Н-009');
  expect(proposed?.['Код наставника']).toBe(first?.['Код наставника'] === 'М-001' ? 'М-002' : 'М-001');
});

test('both commands can be undone', () => {
  const school = openPairs(content);
  const start = school.sheetNames().map((name) => school.texts(name));
  school.run('formPairs');
  const formed = school.texts('Пары');
  school.run('approvePairs');
  school.run('undoLast');
  expect(school.texts('Пары')).toEqual(formed);
  expect(school.sheetNames()).toEqual(['Настройки', 'Банк наставляемых', 'Банк наставников', 'Пары', 'Без пары']);
  const other = openPairs(content);
  other.run('formPairs');
  other.run('undoLast');
  expect(other.sheetNames().map((name) => other.texts(name))).toEqual(start);
});

test('in the mode «Коды» everything works by codes', () => {
  const nameless: Content = {
    mentees: content.mentees?.map((row) => ({ ...row, 'ФИО наставляемого': '' })) ?? [],
    mentors: content.mentors?.map((row) => ({ ...row, 'ФИО наставника': '' })) ?? [],
    wishes: [
      { 'Фамилия, имя, отчество': 'Н-001', 'Предпочтение 1': 'М-001', 'Вы наставник или наставляемый': 'наставляемый' },
    ],
    settings: { 'Режим персональных данных': 'Коды' },
  };
  const school = openPairs(nameless);
  expect(school.run('formPairs').ok).toBe(true);
  expect(made(school)).toContain('П-001 М-001 Н-001');
  expect(pairs(school).every((row) => row['Наставник'] === '' && row['Наставляемый'] === '')).toBe(true);
  expect(school.run('approvePairs').ok).toBe(true);
  expect(school.records('Банк наставляемых', 'Код участника')[0]?.['ФИО наставника']).toBe('М-001');
});

test('three hundred and three hundred people take at most 38 calls, and 19 when nothing is new', () => {
  const subjects = ['математика', 'русский язык', 'физика', 'английский язык', 'история'];
  const many = Array.from({ length: 300 }, (_, index) => index);
  const code = (letter: string, index: number): string => `${letter}-${String(index + 1).padStart(3, '0')}`;
  const school = openPairs({
    mentees: many.map((index) => mentee(code('Н', index), `Ученик${index} Имя`, subjects[index % 5] ?? '')),
    mentors: many.map((index) => mentor(code('М', index), `Наставник${index} Имя`, subjects[(index * 3) % 5] ?? '')),
  });
  const first = school.run('formPairs');
  expect([first.ok, first.changed['Пары']]).toEqual([true, 300]);
  expect(first.calls.total).toBeLessThanOrEqual(38);
  expect(school.run('formPairs').calls.total).toBeLessThanOrEqual(19);
});
