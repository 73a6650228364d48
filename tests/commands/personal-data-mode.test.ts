// Going over to codes: no name, telephone, address or birthday stays in the bytes of the file, the key has them all, and the
// intake still knows everybody.
import type { MadeFile } from '../../src/banks-contract';
import type { Outcome } from '../../src/outcome';
import { readKey, withNames } from '../../src/questionnaires/code-key';
import { addGrid, addTable, schemas } from './bank-rows';
import { expectCleanEnd, faults, otherDialects } from './crash';
import { emptyPlace, fileText, openPlace, type Place } from './place';

const now = (): number => Date.UTC(2026, 10, 20, 9);
const canaries = ['Ъёжиков', 'Ъежиков', 'ъёжиков', 'Щеглицын', 'Нонн', 'Савв', 'Марь', '4141', '5252', 'ezh@', '17.03'];

type Said = Outcome & { readonly file?: MadeFile };

function prepared(): Place {
  const place = emptyPlace();
  const consent = { Согласие: 'да', 'Дата согласия': '01.09.2026', Состояние: 'в программе' };
  addTable(place, schemas.mentees, [
    {
      '№': 1,
      'ФИО наставляемого': 'Ъёжиков Савва Игоревич',
      'Контактные данные для связи (данные представителя)': '+7 900 000-41-41, ezh@example.com',
      'Год рождения наставляемого': '17.03.2012',
      'Основной запрос наставляемого': 'математика',
      'ФИО наставника': 'Щеглицына Марья Ивановна',
      'Код участника': 'Н-014',
      'Класс или должность': '7А',
      'Желаемый наставник': 'Щеглицыну М.И. или Кого-нибудь',
      'Кто подписал': 'мать Ъёжикова Нонна Львовна',
      ...consent,
    },
    {
      '№': 2,
      'ФИО наставляемого': 'Ъёжикова Анна',
      'Основной запрос наставляемого': 'русский, как у Ъёжиковых',
      'Год рождения наставляемого': '2014',
      'Код участника': 'Н-015',
      'Кто подписал': 'мать',
      ...consent,
    },
  ]);
  addTable(place, schemas.mentors, [
    {
      '№': 1,
      'ФИО наставника': 'Щеглицына Марья Ивановна',
      'Контактные данные для связи': '8 (900) 000-52-52',
      'Место работы/учебы наставника': 'учитель',
      'Основные компетенции наставника': 'математика',
      'ФИО наставляемого (наставляемых)': 'Ъёжиков Савва Игоревич',
      'Код участника': 'М-003',
      'Год рождения': '1980',
      ...consent,
    },
  ]);
  addTable(place, schemas.menteeAnswers, [
    {
      'Отметка времени': '01.09.2026 10:00:00',
      'Фамилия, имя, отчество': 'Ъёжиков Савва',
      'Класс или должность': '7А',
      'Год рождения': '17.03.2012',
      'Законный представитель': 'Ъёжикова Нонна',
      'Контактные данные': '89000004141',
      'Основной запрос': 'математика',
      'Желаемый наставник': 'Марья Ивановна',
    },
  ]);
  addTable(place, schemas.preferences, [
    {
      'Отметка времени': '01.10.2026 10:00:00',
      'Фамилия, имя, отчество': 'Щеглицына М. И.',
      'Предпочтение 1': 'Ъёжиков С.',
      'Предпочтение 2': 'Ъёжикова Анна',
    },
  ]);
  addTable(place, schemas.pairs, [
    {
      '№': 1,
      'Код пары': 'П-001',
      Наставник: 'Щеглицына Марья Ивановна',
      Наставляемый: 'Ъёжиков Савва Игоревич',
      'Код наставника': 'М-003',
      'Код наставляемого': 'Н-014',
      Статус: 'утверждена',
    },
  ]);
  addGrid(place, 'Приказ о парах', [['Закрепить Ъёжикова Савву за Щеглицыной М.И.']]);
  return place;
}

const open = (place: Place, options: Parameters<typeof openPlace>[1] = {}) => openPlace(place, { now, ...options });
const left = (place: Place): string[] => {
  const text = fileText(place);
  return canaries.filter((canary) => text.includes(canary));
};
const keyIn = (outcome: Said): string => Buffer.from(outcome.file?.base64 ?? '', 'base64').toString('utf8');

function choose(place: Place): Said {
  const school = open(place);
  school.run('saveSettings', [{ 'Режим персональных данных': 'Коды' }]);
  return school.run('personalDataMode');
}

test('names go from everywhere, the key has them, and the answers stay with their codes', () => {
  const place = prepared();
  expect(left(place).length).toBeGreaterThan(7);
  const outcome = choose(place);
  expect(outcome.ok).toBe(true);
  expect(left(place)).toEqual([]);
  const key = readKey(keyIn(outcome));
  expect([...key]).toEqual([
    ['Н-014', 'Ъёжиков Савва Игоревич'],
    ['Н-015', 'Ъёжикова Анна'],
    ['М-003', 'Щеглицына Марья Ивановна'],
  ]);
  expect(keyIn(outcome)).toContain('мать Ъёжикова Нонна Львовна');
  const school = open(place);
  expect(school.texts('Приказ о парах')).toEqual([['Закрепить Н-014 за М-003']]);
  expect(school.records('Банк наставляемых', 'Код участника')[0]).toMatchObject({
    'ФИО наставляемого': '',
    'Год рождения наставляемого': '2012',
    'ФИО наставника': 'М-003',
    'Желаемый наставник': 'М-003',
    'Кто подписал': 'законный представитель',
    Согласие: 'да',
    'Основной запрос наставляемого': 'математика',
  });
  expect(school.records('Предпочтения', 'Предпочтение 1')[0]).toMatchObject({
    'Код участника': 'М-003',
    'Предпочтение 1': 'Н-014',
    'Предпочтение 2': 'Н-015',
  });
});

test('the intake still knows everybody by the code', () => {
  const place = prepared();
  choose(place);
  open(place).run('collectAnswers');
  expect(
    open(place)
      .records('Банк наставляемых', 'Код участника')
      .filter((row) => row['Код участника'] !== ''),
  ).toHaveLength(2);
  expect(left(place)).toEqual([]);
});

test('a person who says no keeps the names; nothing can be undone afterwards', () => {
  const place = prepared();
  open(place).run('saveSettings', [{ 'Режим персональных данных': 'Коды' }]);
  open(place, { answers: () => ({ button: 'CANCEL' }) }).run('personalDataMode');
  expect(left(place).length).toBeGreaterThan(5);
  open(place).run('personalDataMode');
  expect(open(place).run('undoLast').messages.join()).toMatch(/^Отменять нечего/);
});

describe.each([['D0', 7], ...otherDialects] as const)('dialect %s, broken off at every n-th call', (dialect, step) => {
  test.each(faults)('when a call %s, the next going over finishes it', (_, fault) => {
    const base = prepared();
    open(base).run('saveSettings', [{ 'Режим персональных данных': 'Коды' }]);
    expectCleanEnd({
      base,
      run: (place, options) => open(place, { dialect, ...options }).host.runNow('personalDataMode', []),
      fault,
      step,
      also: ({ n, place }) => expect([n, left(place)]).toEqual([n, []]),
    });
  });
});

test('the memo is told once, and again whenever it is asked for', () => {
  const place = prepared();
  const memo = /не заменяет юриста/;
  expect(open(place).run('collectAnswers').messages.join()).toMatch(memo);
  expect(open(place).run('collectAnswers').messages.join()).not.toMatch(memo);
  expect(open(place).run('personalDataMode').messages.join()).toMatch(memo);
});

test('the panel hears codes and reasons, and no name', () => {
  const place = prepared();
  const state = JSON.stringify(open(place).host.runNow('personalState', []).value);
  expect(state).toContain('"named":3');
  expect(canaries.filter((canary) => state.includes(canary))).toEqual([]);
});

test('a key turns codes into names for paper; what begins like a formula comes back as it was', () => {
  const key = readKey(
    '\ufeffКод участника;ФИО;Законный представитель;Контактные данные\r\nН-014;"Ёлкин ""Ёж""; Савва";;\'+7\r\nМ-003;\'=1+1;;\r\n',
  );
  expect(withNames([['Пара Н-014 и М-003', 'Н-0145']], key)).toEqual([['Пара Ёлкин "Ёж"; Савва и =1+1', 'Н-0145']]);
});
