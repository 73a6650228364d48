// Destroying one person's data: nothing of the person stays in the bytes of the file, nothing of anybody else goes, and a
// run that was broken off anywhere is finished by the next one.
import { displayValue } from '../../local/document/display';
import type { ExecutionResult } from '../../local/host';
import type { Outcome } from '../../src/outcome';
import { addGrid, addTable, schemas } from './bank-rows';
import { expectCleanEnd, faults, otherDialects } from './crash';
import { emptyPlace, fileText, openPlace, sheetOf, type Place } from './place';
import { openSchool } from './school';

const now = (): number => Date.UTC(2026, 10, 20, 9);

/** Of the person to be destroyed; none of these may stay anywhere. */
const canaries = ['Ъёжиков', 'Ъежиков', 'ъёжиков', '900 000-41-41', '9000004141', 'ezh@example.com', 'Ъёжикова Нонна'];

const consent = { Согласие: 'да', 'Дата согласия': '01.09.2026', Состояние: 'в программе' };

function prepared(): Place {
  const place = emptyPlace();
  addTable(
    place,
    schemas.mentees,
    [
      {
        '№': 1,
        'ФИО наставляемого': 'Ъёжиков Савва Игоревич',
        'Контактные данные для связи (данные представителя)': '+7 900 000-41-41, ezh@example.com',
        'Год рождения наставляемого': '2012',
        'Основной запрос наставляемого': 'математика',
        'Дата вхождения в программу': '05.09.2026',
        'ФИО наставника': 'Луговой Пётр Петрович',
        'Код участника': 'Н-014',
        'Класс или должность': '7А',
        'Кто подписал': 'мать Ъёжикова Нонна Львовна',
        ...consent,
        Моё: 'живёт рядом',
      },
      {
        '№': 2,
        'ФИО наставляемого': 'Ъёжикова Анна Игоревна',
        'Контактные данные для связи (данные представителя)': 'мама Ольга',
        'Год рождения наставляемого': '2014',
        'Основной запрос наставляемого': 'русский',
        'Код участника': 'Н-015',
        'Класс или должность': '5Б',
        'Желаемый наставник': 'Луговой',
        'Кто подписал': 'мать',
        ...consent,
        Моё: 'сестра',
      },
      {
        '№': 3,
        'ФИО наставляемого': 'Полевая Вера',
        'Контактные данные для связи (данные представителя)': '8 900 000-55-55',
        'Год рождения наставляемого': '2012',
        'Основной запрос наставляемого': 'физика вместе с Ъёжиковым Саввой',
        'Код участника': 'Н-016',
        'Класс или должность': '7А',
        'Кто подписал': 'мать',
        ...consent,
      },
    ],
    ['Моё'],
  );
  addTable(place, schemas.mentors, [
    {
      '№': 1,
      'ФИО наставника': 'Луговой Пётр Петрович',
      'Контактные данные для связи': 'petr@example.com',
      'Место работы/учебы наставника': '10А',
      'Основные компетенции наставника': 'математика',
      'ФИО наставляемого (наставляемых)': 'Ъёжиков Савва Игоревич',
      'Место работы/учебы наставляемого': '7А',
      'Код участника': 'М-003',
      'Год рождения': '2009',
      'Кто подписал': 'отец',
      ...consent,
    },
  ]);
  addTable(place, schemas.menteeAnswers, [
    {
      'Отметка времени': '01.09.2026 10:00:00',
      'Фамилия, имя, отчество': 'ъёжиков савва',
      'Класс или должность': '7 «А»',
      'Год рождения': '2012',
      'Контактные данные': '89000004141',
      'Основной запрос': 'математика',
      'Законный представитель': 'Ъёжикова Нонна Львовна',
    },
    {
      'Отметка времени': '01.09.2026 10:05:00',
      'Фамилия, имя, отчество': 'Ъёжикова Анна',
      'Класс или должность': '5Б',
      'Год рождения': '2014',
      'Контактные данные': 'мама Ольга',
      'Подробнее о запросе': 'как у брата Ъёжикова Саввы',
    },
    {
      'Отметка времени': '02.09.2026 10:05:00',
      'Фамилия, имя, отчество': 'Полевая Вера',
      'Класс или должность': '7А',
      'Желаемый наставник': 'Луговой П.П.',
    },
  ]);
  addTable(place, schemas.preferences, [
    {
      'Отметка времени': '10.09.2026 10:00:00',
      'Фамилия, имя, отчество': 'Луговой Пётр',
      'Предпочтение 1': 'Ъежикова С.И.',
      'Предпочтение 2': 'Ъёжикова',
    },
    {
      'Отметка времени': '10.09.2026 10:01:00',
      'Фамилия, имя, отчество': 'Ъёжиков Савва',
      'Предпочтение 1': 'Луговой',
    },
  ]);
  addTable(place, schemas.pairs, [
    {
      '№': 1,
      'Код пары': 'П-001',
      Наставник: 'Луговой Пётр Петрович',
      Наставляемый: 'Ъёжиков Савва Игоревич',
      'Код наставника': 'М-003',
      'Код наставляемого': 'Н-014',
      Балл: 80,
      Почему: 'математика, 7А',
      Статус: 'утверждена',
    },
    {
      '№': 2,
      'Код пары': 'П-002',
      Наставник: 'Луговой Пётр Петрович',
      Наставляемый: 'Ъёжикова Анна Игоревна',
      'Код наставника': 'М-003',
      'Код наставляемого': 'Н-015',
      Балл: 70,
      Почему: 'русский',
      Статус: 'утверждена',
    },
  ]);
  addTable(place, schemas.log, [
    {
      '№': 1,
      'Код пары': 'П-001',
      'Вид встречи': 'знакомство',
      Тема: 'Знакомство с Саввой Ъёжиковым',
      'Обратная связь наставника': 'стеснялся',
      Статус: 'проведена',
    },
    { '№': 2, 'Код пары': 'П-002', 'Вид встречи': 'знакомство', Тема: 'Знакомство с Анной', Статус: 'проведена' },
  ]);
  addTable(place, schemas.quarantine, [
    {
      Источник: 'лист «Мониторинг 1», строка 4\nЪёжиков С. И., 9',
      Когда: '01.11.2026',
      Причина: 'неясно',
      'Что сделать': 'уточнить',
    },
  ]);
  addGrid(place, 'Приказ о парах', [
    ['ПРИКАЗЫВАЮ'],
    ['Закрепить Ъёжикова Савву Игоревича (тел. 8(900)0000000) за Луговым П.П., Ъёжикову А.И. – за ним же.'],
    ['Телефон: 8 (900) 000-41-41'],
  ]);
  addGrid(place, 'Индивидуальный план', [['План работы с Ъёжиковым С.И.'], ['Запрос: математика', '=1+1']]);
  addGrid(place, 'Мой список', [
    ['Кто', 'Что'],
    ['Савва Ъёжиков', 'олимпиада'],
    ['Ъёжиковы', 'оба'],
    ['Полевая', ''],
  ]);
  const list = sheetOf(place, 'Мой список');
  const cell = list.rows[3]?.[0];
  if (cell) cell.note = 'дружит с Ъёжиковым С.';
  const formula = list.rows[3];
  if (formula) formula[1] = { value: 0, formula: '=COUNTIF(A1:A9,"Ъёжиков Савва")' };
  place.state.properties.document.push(['codes', '{"mentee":16}'], ['чужое', 'последний: Ъёжиков Савва']);
  return place;
}

const open = (place: Place, options: Parameters<typeof openPlace>[1] = {}) => openPlace(place, { now, ...options });

function erase(place: Place, options: Parameters<typeof openPlace>[1] = {}, person = 'Н-014'): ExecutionResult {
  const result = open(place, options).host.runNow('eraseParticipant', [{ person }]);
  if (!result.ok && !options.faults) throw new Error(result.error?.stack ?? result.error?.message);
  return result;
}

function shown({ document, state }: Place): unknown {
  return [
    document.sheets
      .filter(({ hidden }) => !hidden)
      .map((sheet) => [
        sheet.name,
        withoutBlankEnd(
          sheet.rows.map((row) =>
            Array.from(row, (cell) => [
              displayValue(cell, document.locale),
              cell?.note ?? '',
              cell?.formula ?? '',
            ]).filter((facts) => facts.join('') !== ''),
          ),
        ),
      ]),
    state.properties.document,
    state.forms.map(({ responses }) => responses.map(({ answers }) => answers)),
  ];
}

/** Blank rows at the end of a sheet say nothing; a run that was broken off may have left some more of them. */
function withoutBlankEnd<T>(rows: readonly (readonly T[])[]): readonly (readonly T[])[] {
  let length = rows.length;
  while (length > 0 && rows[length - 1]?.length === 0) length--;
  return rows.slice(0, length);
}

const table = (place: Place, name: string, first: string): Record<string, string>[] => open(place).records(name, first);

test('nothing of the person stays in the file; the code and the act do', () => {
  const place = prepared();
  expect(canaries.filter((canary) => fileText(place).includes(canary))).toHaveLength(7);
  const outcome = erase(place).value as Outcome;
  expect(outcome.ok).toBe(true);
  // The sister and the mother of them both keep their surname: of the brother no given name, telephone or address stays.
  const text = fileText(place);
  for (const gone of [
    'Ъёжиков Савва',
    'Ъёжиковым Саввой',
    'Ъёжикова Саввы',
    'Ъёжикова Савву',
    'Саввой Ъёжиковым',
    'Савва Ъёжиков',
    'ъёжиков',
    'Ъежикова С',
    'Ъёжиковым С',
    'Ъёжиков С',
    '000-41-41',
    '9000004141',
    'ezh@',
    'Нонна',
    'стеснялся',
    'живёт рядом',
  ])
    expect([gone, text.includes(gone)]).toEqual([gone, false]);
  expect(table(place, 'Акт об уничтожении', 'Код участника')).toEqual([
    {
      '№': '1',
      'Код участника': 'Н-014',
      Дата: '20.11.2026',
      Основание: 'Отзыв согласия на обработку персональных данных',
      'Что удалено': expect.stringContaining('Ответы наставляемых (строк: 1, упоминаний: 1)') as string,
      'Кто провёл': 'Куратор',
    },
  ]);
  const [own] = table(place, 'Банк наставляемых', 'Код участника');
  expect(Object.entries(own ?? {}).filter(([, value]) => value !== '')).toEqual([
    ['№', '1'],
    ['Код участника', 'Н-014'],
    ['Дата отзыва', '20.11.2026'],
    ['Состояние', 'выбыл'],
  ]);
});

test('nothing of anybody else goes: the sister of the same surname keeps rows, pairs and answers', () => {
  const place = prepared();
  erase(place);
  const sister = table(place, 'Банк наставляемых', 'Код участника')[1];
  expect(sister).toMatchObject({
    'ФИО наставляемого': 'Ъёжикова Анна Игоревна',
    'Контактные данные для связи (данные представителя)': 'мама Ольга',
    Моё: 'сестра',
  });
  expect(table(place, 'Банк наставляемых', 'Код участника')[2]?.['Основной запрос наставляемого']).toBe(
    'физика вместе с Н-014',
  );
  expect(table(place, 'Ответы наставляемых', 'Основной запрос').map((row) => row['Фамилия, имя, отчество'])).toEqual([
    '',
    'Ъёжикова Анна',
    'Полевая Вера',
  ]);
  expect(table(place, 'Ответы наставляемых', 'Основной запрос')[1]?.['Подробнее о запросе']).toBe('как у брата Н-014');
  const pairs = table(place, 'Пары', 'Код пары');
  expect(pairs[0]).toMatchObject({
    Наставляемый: 'Н-014',
    Наставник: 'Луговой Пётр Петрович',
    Почему: '',
    Статус: 'расторгнута',
    Балл: '80',
  });
  expect(pairs[1]).toMatchObject({ Наставляемый: 'Ъёжикова Анна Игоревна', Почему: 'русский', Статус: 'утверждена' });
  expect(table(place, 'Журнал встреч', 'Код пары').map((row) => row['Тема'])).toEqual(['', 'Знакомство с Анной']);
  expect(open(place).texts('Приказ о парах')[1]?.[0]).toBe(
    'Закрепить Н-014 (тел. 8(900)0000000) за Луговым П.П., Ъёжикову А.И. – за ним же.',
  );
  expect(table(place, 'Банк наставников', 'Код участника')[0]).toMatchObject({
    'ФИО наставляемого (наставляемых)': 'Н-014',
    'Место работы/учебы наставляемого': '',
    'Место работы/учебы наставника': '10А',
  });
});

test('what may mean the sister is left and listed by its address', () => {
  const place = prepared();
  const outcome = erase(place).value as Outcome;
  const words = outcome.messages.join('\n');
  expect(words).toContain('Предпочтения!E2');
  expect(table(place, 'Предпочтения', 'Предпочтение 1')[0]).toMatchObject({
    'Предпочтение 1': 'Н-014',
    'Предпочтение 2': 'Ъёжикова',
  });
  for (const canary of canaries) expect([canary, words.includes(canary)]).toEqual([canary, false]);
});

test('the undo record goes too, and with it what the last command had overwritten', () => {
  const place = prepared();
  const school = open(place);
  school.run('saveSettings', [{ Организация: 'Школа, где учится Ъёжиков Савва' }]);
  school.run('saveSettings', [{ Организация: 'Школа' }]);
  expect(JSON.stringify(sheetOf(place, 'Служебный лист').rows).includes('Ъёжиков')).toBe(true);
  erase(place);
  expect(JSON.stringify(place.document).includes('Ъёжиков Савва')).toBe(false);
  expect(open(place).run('undoLast').messages.join()).toMatch(/^Отменять нечего/);
});

test('the question names the code and never the person; a person who says no changes nothing', () => {
  const place = prepared();
  const before = JSON.stringify(place.document);
  const asked: string[] = [];
  const { ok } = erase(place, { answers: ({ text }) => (asked.push(text), { button: 'CANCEL' }) }).value as Outcome;
  expect(ok).toBe(true);
  expect(asked.join()).toContain('участника Н-014');
  for (const canary of canaries) expect(asked.join()).not.toContain(canary);
  expect(JSON.stringify(place.document) === before).toBe(true);
});

test.each([['н14'], ['H-014'], ['Н-014']])('the code may be typed as «%s»', (person) => {
  expect((erase(prepared(), {}, person).value as Outcome).messages[0]).toMatch(/^Данные участника Н-014 удалены/);
});

test.each([['Н-999'], ['Савва'], ['']])('«%s» is refused and nothing is written', (person) => {
  const place = prepared();
  const before = JSON.stringify(place.document);
  expect((erase(place, {}, person).value as Outcome).ok).toBe(false);
  expect(JSON.stringify(place.document)).toBe(before);
});

test('of two rows with one code none is emptied: who is meant only the curator can tell', () => {
  const place = prepared();
  const { rows } = sheetOf(place, 'Банк наставляемых');
  const second = rows.flat().find((cell) => cell?.value === 'Н-015');
  if (!second) throw new Error('no second row');
  second.value = 'н 14';
  const before = JSON.stringify(place.document);
  const { ok, messages } = erase(place).value as Outcome;
  expect([ok, messages.join()]).toEqual([false, expect.stringMatching(/«Н-014» стоит в нескольких строках: 2, 3/)]);
  for (const canary of canaries) expect(messages.join()).not.toContain(canary);
  expect(JSON.stringify(place.document)).toBe(before);
});

test('a person in both roles goes with both codes', () => {
  const place = prepared();
  const bank = sheetOf(place, 'Банк наставников');
  const titles = Array.from(bank.rows[0] ?? [], (cell) => String(cell?.value ?? ''));
  const mentor: Record<string, string> = {
    'ФИО наставника': 'Ъёжиков Савва Игоревич',
    'Контактные данные для связи': 'ezh@example.com',
    'Код участника': 'М-009',
    'Основные компетенции наставника': 'шахматы',
  };
  bank.rows.push(titles.map((title) => (mentor[title] === undefined ? undefined : { value: mentor[title] })));
  expect((erase(place).value as Outcome).messages[0]).toMatch(/^Данные участника Н-014, М-009 удалены/);
  expect(fileText(place).includes('ezh@example.com')).toBe(false);
  expect(table(place, 'Акт об уничтожении', 'Код участника').map((row) => row['Код участника'])).toEqual([
    'Н-014',
    'М-009',
  ]);
});

test('collecting the answers again brings nothing back', () => {
  const place = prepared();
  erase(place);
  open(place).run('collectAnswers');
  const rows = table(place, 'Банк наставляемых', 'Код участника');
  expect(rows[0]).toMatchObject({
    'ФИО наставляемого': '',
    'Основной запрос наставляемого': '',
    Состояние: 'выбыл',
    'Дата отзыва': '20.11.2026',
  });
  expect(rows.filter((row) => /Савва/i.test(row['ФИО наставляемого'] ?? ''))).toEqual([]);
});

test('a file with the destroyed answers, loaded once more, brings nobody back', () => {
  const titles = [
    'Фамилия, имя, отчество',
    'Класс или должность',
    'Год рождения',
    'Основной запрос',
    'Согласие на обработку персональных данных',
  ];
  const file = [
    titles,
    ['Ъёжиков Савва Игоревич', '7А', '2012', 'физика', 'Да'],
    ['Полевая Вера', '7А', '2012', 'химия', 'Да'],
  ];
  const school = openSchool({ now });
  const load = (): Outcome => school.run('loadAnswers', [{ rows: file, role: 'наставляемый' }]);
  load();
  school.run('eraseParticipant', [{ person: 'Н-001' }]);
  load();
  const rows = school.records('Банк наставляемых', 'Код участника').filter((row) => row['Код участника'] !== '');
  expect(rows.map((row) => [row['Код участника'], row['ФИО наставляемого']])).toEqual([
    ['Н-001', ''],
    ['Н-002', 'Полевая Вера'],
  ]);
});

describe.each([['D0', 9], ...otherDialects] as const)('dialect %s, broken off at every n-th call', (dialect, step) => {
  test.each(faults)('when a call %s, the next run finishes what a clean one does', (_, fault) => {
    expectCleanEnd({
      base: prepared(),
      run: (place, options) => erase(place, { dialect, ...options }),
      fault,
      step,
      shown,
    });
  });
});

test('data kept longer than needed are destroyed on that ground, the state stays', () => {
  const place = prepared();
  const bank = sheetOf(place, 'Банк наставляемых');
  const titles = Array.from(bank.rows[0] ?? [], (cell) => String(cell?.value ?? ''));
  const row = bank.rows[1];
  if (row) {
    row[titles.indexOf('Состояние')] = { value: 'завершил' };
    row[titles.indexOf('Дата завершения программы')] = { value: '20.05.2025' };
  }
  erase(place);
  expect(table(place, 'Акт об уничтожении', 'Код участника')[0]?.['Основание']).toBe(
    'Цель обработки достигнута, срок хранения истёк',
  );
  expect(table(place, 'Банк наставляемых', 'Код участника')[0]).toMatchObject({
    Состояние: 'завершил',
    'Дата отзыва': '',
  });
});
