// Reminders: who is written to and about what, at most one letter a person and day whatever breaks, and the daily run.
import { newSheet } from '../../local/document/sheets';
import type { ExecutionResult } from '../../local/host';
import type { Outcome } from '../../src/outcome';
import { brokenOff, everyNth, faults } from './crash';
import { copyOf, emptyPlace, openPlace, type Place } from './place';

const day = 86_400_000;
const start = Date.UTC(2026, 8, 10, 9);

const plan = [
  ['Дорожная карта на 2026-2027 учебный год'],
  ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные', 'Результат'],
  ['1.1', 'Приказ о программе', 'до 05.09.2026', 'Директор Луговая О.В.', 'Приказ'],
  ['1.2', 'Анкеты 5 < 6 & 7', 'до 14.09.2026', 'Куратор Лесная А.А.', 'Анкеты'],
  ['1.3', 'Собрание', 'до 15.09.2026', 'Куратор Лесная А.А., директор Луговая О.В.', 'Протокол'],
  ['1.4', 'Беседы', 'до 16.09.2026', 'Педагог-психолог', 'Справка'],
  ['1.5', 'Встречи', 'до 17.09.2026', 'Полевой Б.Б.', 'Журнал'],
  ['1.6', 'Награждение', 'май 2027', 'Куратор Лесная А.А.', 'Отчёт'],
];
const staff = [
  ['ФИО', 'Должность', 'E-mail', 'Роль'],
  ['Луговая Ольга Викторовна', 'Директор', 'director@example.com', 'руководитель'],
  ['Лесная Анна Андреевна', 'Куратор', 'curator@example.com', 'куратор'],
  ['Озёрная Вера Павловна', 'Педагог-психолог', 'первый@адрес, второй@адрес', 'педагог-психолог'],
];

function prepared(people = staff): Place {
  const place = emptyPlace();
  const school = open(place);
  school.paste(plan);
  school.run('readPlan');
  const { document } = place;
  document.sheets = document.sheets.filter(({ name }) => name !== 'Сотрудники');
  const sheet = newSheet(900, 'Сотрудники');
  sheet.rows = people.map((row) => row.map((value) => ({ value })));
  document.sheets.push(sheet);
  return place;
}

function open(place: Place, options: Parameters<typeof openPlace>[1] = {}) {
  return openPlace(place, { now: () => start, ...options });
}

const send = (place: Place, options: Parameters<typeof openPlace>[1] = {}): ExecutionResult =>
  open(place, options).host.runNow('sendReminders', []);

const sent = ({ state }: Place): string[] => state.outbox.map(({ to }) => to).sort();
const ledger = (place: Place): Record<string, string>[] => open(place).records('Письма', 'Ключ');

test('each person gets one letter with all rows, as text and as safe markup; who cannot be written to is named', () => {
  const place = prepared();
  const outcome = send(place).value as Outcome;
  expect(outcome.messages[0]).toBe('Отправлено писем: 2.');
  expect(sent(place)).toEqual(['curator@example.com', 'director@example.com']);
  const curator = place.state.outbox.find(({ to }) => to.startsWith('curator'));
  expect(curator?.body).toContain('Срок подходит: 2');
  expect(curator?.body).toContain('1.2 Анкеты 5 < 6 & 7 — до 14.09.2026');
  expect(curator?.body).not.toContain('Награждение');
  expect(curator?.htmlBody).toContain('Анкеты 5 &lt; 6 &amp; 7');
  expect(place.state.outbox.find(({ to }) => to.startsWith('director'))?.body).toContain('Срок прошёл: 1');
  const notes = outcome.messages.join('\n');
  expect(notes).toContain('Педагог-психолог («Сотрудники», строка 4)');
  expect(notes).toContain('не найден среди сотрудников, № п/п: 1.5');
  expect(ledger(place).map((row) => row['Состояние'])).toEqual(['отправлено', 'отправлено']);
  for (const name of ['Луговая', 'Лесная', 'Озёрная'])
    expect(JSON.stringify(ledger(place)) + notes).not.toContain(name);
});

test('on the same day nobody is written to again; on the next day a person is, if somebody asks', () => {
  const place = prepared();
  send(place);
  expect((send(place).value as Outcome).messages[0]).toMatch(/^Сегодня все письма уже отправлены/);
  expect(sent(place)).toHaveLength(2);
  send(place, { now: () => start + day });
  expect(sent(place)).toHaveLength(4);
});

test('a person who says no sends nothing', () => {
  const place = prepared();
  const outcome = send(place, { answers: () => ({ button: 'CANCEL' }) }).value as Outcome;
  expect(outcome.messages).toEqual(['Отменено, письма не отправлялись.']);
  expect(sent(place)).toEqual([]);
});

test.each(faults)(
  'when a call %s, nobody gets two letters, and whoever may have none is shown as doubtful',
  (_, fault) => {
    const base = prepared();
    const { calls } = send(copyOf(base));
    expect(calls.total).toBeGreaterThan(30);
    for (const { n, place, again } of brokenOff(base, send, fault, everyNth(calls.total, 2))) {
      const outcome = again.value as Outcome;
      expect([n, outcome.ok]).toEqual([n, true]);
      const addresses = sent(place);
      expect([n, new Set(addresses).size]).toEqual([n, addresses.length]);
      const rows = ledger(place);
      expect([n, rows.length, rows.filter((row) => row['Состояние'] === 'отправляется').length]).toEqual([n, 2, 0]);
      const doubtful = rows.filter((row) => row['Состояние'] === 'сомнительно');
      expect([n, addresses.length >= 2 - doubtful.length]).toEqual([n, true]);
      if (doubtful.length > 0)
        expect([n, outcome.messages.join()]).toEqual([n, expect.stringContaining('Неясно, ушли ли')]);
    }
  },
);

test.each([0, 1])('with %i letters left today the rest go tomorrow, and nobody gets two in a day', (mail) => {
  const place = prepared();
  const outcome = send(place, { quotas: { mail } }).value as Outcome;
  expect(sent(place)).toHaveLength(mail);
  expect(outcome.messages.join()).toMatch(
    mail === 0 ? /Суточный запас писем исчерпан, не отправлено: 2/ : /кончился, не отправлено: 1/,
  );
  send(place, { now: () => start + day });
  expect(new Set(sent(place)).size).toBe(2);
});

test('mail that fails for one person does not stop the others', () => {
  const place = prepared();
  let letters = 0;
  const failing = open(place, {
    faults: (call) => (call.method === 'MailApp.sendEmail' && ++letters === 1 ? { mode: 'throw-before' } : undefined),
  });
  const outcome = failing.host.runNow('sendReminders', []).value as Outcome;
  expect(outcome.messages.slice(0, 2).join()).toMatch(/Отправлено писем: 1.*Неясно, ушли ли письма: 1/);
  send(place);
  expect(sent(place)).toHaveLength(1);
});

test('two runs at once: the one that comes second finds the claims of the first', () => {
  const place = prepared();
  let inner = false;
  send(place, {
    beforeCall: (call) => {
      if (inner || call.method !== 'MailApp.sendEmail') return;
      inner = true;
      send(place);
    },
  });
  expect(sent(place)).toEqual(['curator@example.com', 'director@example.com']);
});

describe('the daily run', () => {
  const turnOn = (place: Place): Outcome => open(place).run('turnOnReminders');
  const nextDay = async (place: Place, days: number): Promise<void> => {
    await open(place, { now: () => start + days * day }).host.runDueTriggers();
  };

  test('is one only, tells news once and a missed deadline again after a week', async () => {
    const place = prepared();
    expect(turnOn(place).messages[0]).toMatch(/включены: каждый день/);
    expect(turnOn(place).messages[0]).toMatch(/уже включены с 10.09.2026, из вашей/);
    expect(place.state.triggers).toHaveLength(1);
    await nextDay(place, 1);
    expect(sent(place)).toEqual(['curator@example.com', 'director@example.com']);
    await nextDay(place, 2);
    expect(sent(place)).toHaveLength(2);
    // On the 15th the deadline of the 14th has passed: news for the curator alone.
    await nextDay(place, 5);
    expect(sent(place).filter((to) => to.startsWith('curator'))).toHaveLength(2);
    expect(sent(place).filter((to) => to.startsWith('director'))).toHaveLength(1);
  });

  test('turned on from another account, the old trigger takes itself away', async () => {
    const place = prepared();
    turnOn(place);
    place.state.activeUser = 'second@school.example';
    expect(open(place).run('turnOnReminders').messages[0]).toMatch(/включены/);
    expect(place.state.triggers).toHaveLength(2);
    await nextDay(place, 1);
    expect(place.state.triggers.map(({ owner }) => owner)).toEqual(['second@school.example']);
    expect(sent(place)).toHaveLength(2);
  });

  test('turned off it is gone', async () => {
    const place = prepared();
    turnOn(place);
    expect(open(place).run('turnOffReminders').messages).toEqual(['Напоминания выключены.']);
    expect(place.state.triggers).toEqual([]);
    await nextDay(place, 1);
    expect(sent(place)).toEqual([]);
    expect(open(place).run('turnOffReminders').messages).toEqual(['Напоминания и так выключены.']);
  });
});

test('no letter goes to two addresses, whatever stands in the cell', () => {
  const hostile = [
    'a@example.com,b@example.com',
    'a@example.com\nBcc: b@example.com',
    '<a@example.com>',
    'a@b',
    'a b@example.com',
    '=1+1',
    '',
  ];
  for (const address of hostile) {
    const place = prepared([
      staff[0] ?? [],
      ['Луговая Ольга Викторовна', 'Директор', address, ''],
      ['Лесная Анна Андреевна', 'Куратор', address, ''],
    ]);
    send(place);
    expect([address, sent(place)]).toEqual([address, []]);
  }
});
