// What the panel's section «Банки» shows and does: who has not answered, doubtful doubles and the decisions on them, the
// quarantine, collecting by itself; and the intake in the mode «Коды», where nothing that tells a person may arrive.
import type { BanksState } from '../../src/banks-contract';
import type { Outcome } from '../../src/outcome';
import { panelVersion } from '../../src/panel-contract';
import { mentee, mentor, name, putAnswers, putSheet } from './bank-school';
import { emptyPlace, fileText, openPlace, type Place } from './place';
import type { School } from './school';

const day = 86_400_000;
const start = Date.UTC(2026, 8, 10, 9);
const open = (place: Place, at = start): School => openPlace(place, { now: () => at });
const mark = 'Отметка времени';
const contact = 'Контактные данные';
const state = (place: Place): BanksState => open(place).host.runNow('banksState', []).value as BanksState;
const mentees = (place: Place): Record<string, string>[] =>
  open(place)
    .records('Банк наставляемых', 'ФИО наставляемого')
    .filter((row) => row['Код участника'] !== '');

/** Two spellings that may be one person: a curator must tell. */
const doubtful = [
  mentee({ [name]: 'Рябинкина Варвара Олеговна', [contact]: '' }),
  mentee({ [mark]: '06.09.2026 10:00:00', [name]: 'Рябинкина В.', [contact]: '', 'Основной запрос': 'физика' }),
];

describe('two spellings that may be one person', () => {
  const decide = (place: Place, decision: string): Outcome =>
    open(place).run('banksDecide', ['Н-002', 'Н-001', decision, panelVersion]);
  function collected(): Place {
    const place = emptyPlace();
    putAnswers(place.document, doubtful);
    open(place).run('collectAnswers');
    return place;
  }

  test('are proposed and not joined', () => {
    const place = collected();
    expect(mentees(place)).toHaveLength(2);
    expect(state(place).proposals).toMatchObject([{ code: 'Н-002', with: 'Н-001' }]);
  });

  test('«объединить» leaves one row with both answers, and the question is gone for good', () => {
    const place = collected();
    expect(decide(place, 'объединить').ok).toBe(true);
    expect(mentees(place)).toMatchObject([
      {
        'Код участника': 'Н-001',
        'ФИО наставляемого': 'Рябинкина Варвара Олеговна',
        'Основной запрос наставляемого': 'физика',
      },
    ]);
    expect(state(place)).toMatchObject({ proposals: [], waiting: 0 });
    expect(open(place).run('collectAnswers').changed).toEqual({});
    expect(mentees(place)).toHaveLength(1);
  });

  test('«разные люди» keeps both rows, and the question is not asked again', () => {
    const place = collected();
    decide(place, 'разные люди');
    expect(mentees(place).map((row) => row['Код участника'])).toEqual(['Н-001', 'Н-002']);
    expect(state(place).proposals).toEqual([]);
    open(place).run('collectAnswers');
    expect(state(place).proposals).toEqual([]);
  });

  test('a decision of an old panel, or one that is none, changes nothing', () => {
    const place = collected();
    const before = JSON.stringify(place.document);
    for (const args of [
      ['Н-002', 'Н-001', 'объединить', panelVersion - 1],
      ['Н-002', 'Н-001', '=1+1', panelVersion],
      ['Н-999', 'Н-001', 'объединить', panelVersion],
    ]) {
      const result = open(place).host.runNow('banksDecide', args);
      expect([args, result.ok && (result.value as Outcome).ok]).toEqual([args, false]);
    }
    expect(JSON.stringify(place.document) === before).toBe(true);
  });
});

test('who is expected and has not answered is named, by name, initials or code and in the role that is meant', () => {
  const place = emptyPlace();
  putAnswers(
    place.document,
    [mentee({ [name]: 'Семёнов Артём' }), mentee({ [name]: 'Лосева Дарья Ильинична', [contact]: '+7 900 000-00-02' })],
    [mentor()],
  );
  open(place).run('collectAnswers');
  expect(state(place).expected).toBeNull();
  open(place).run('banksExpected');
  putSheet(place.document, 'Ожидаемые участники', [
    ['ФИО или код', 'Класс или должность', 'Роль'],
    ['Семенов Артем', '', ''],
    ['Лосева Д.И.', '', 'наставляемый'],
    ['н-1', '', ''],
    ['Ольшанский Пётр Ильич', '', 'наставляемый'],
    ['Грачёв Степан', '8Б', 'наставляемый'],
    ['М-014', '', 'наставник'],
    ['', '', ''],
  ]);
  expect(state(place).expected).toEqual({
    total: 6,
    missing: ['Ольшанский Пётр Ильич', 'Грачёв Степан', 'М-014'],
  });
});

test('what is in quarantine is shown with its reason, and is gone once it is cured', () => {
  const place = emptyPlace();
  putAnswers(place.document, [mentee({ [name]: ' ' })]);
  open(place).run('collectAnswers');
  expect(state(place)).toMatchObject({ held: [{ line: 2 }], waiting: 0 });
  putAnswers(place.document, [mentee()]);
  expect(state(place).waiting).toBe(1);
  open(place).run('collectAnswers');
  expect(state(place)).toMatchObject({ held: [], waiting: 0 });
});

describe('collecting by itself', () => {
  /** A form whose answers land in the workbook, and the switch turned on. */
  function listening(): { place: Place; form: string; names: number } {
    const place = emptyPlace();
    const school = open(place);
    school.run('createQuestionnaires');
    school.run('banksSchedule', [true, panelVersion]);
    const form = place.state.forms.find(({ title }) => title === 'Анкета наставляемого')!;
    return { place, form: form.id, names: form.items.find(({ title }) => title === name)!.id };
  }
  const answers = (itemId: number, response: string) => [{ itemId, response }];

  test('a sent form is in the bank at once; the panel says since when and whose the switch is', async () => {
    const { place, form, names } = listening();
    const { host } = open(place);
    await host.submitForm(form, answers(names, 'Лосева Дарья'));
    expect(mentees(place).map((row) => row['ФИО наставляемого'])).toEqual(['Лосева Дарья']);
    expect(state(place).schedule).toEqual({ on: true, since: '2026-09-10', mine: true });
    place.state.activeUser = 'second@school.example';
    expect(state(place).schedule).toEqual({ on: true, since: '2026-09-10', mine: false });
  });

  test('events that come twice, empty or not at all change nothing: the daily run takes what was missed', async () => {
    const { place, form, names } = listening();
    const { host } = open(place);
    const trigger = place.state.triggers.find(({ functionName }) => functionName === 'answersArrived')!;
    await host.submitForm(form, answers(names, 'Лосева Дарья'));
    for (const event of [{ triggerUid: trigger.id }, { triggerUid: trigger.id, namedValues: {} }, {}])
      host.runNow('answersArrived', [event]);
    expect(mentees(place)).toHaveLength(1);
    // The event of this one never comes.
    place.state.triggers.splice(place.state.triggers.indexOf(trigger), 1);
    await host.submitForm(form, answers(names, 'Грачёв Степан'));
    expect(mentees(place)).toHaveLength(1);
    await open(place, start + day).host.runDueTriggers();
    expect(mentees(place)).toHaveLength(2);
  });

  test('turned on from another account, the triggers of the first take themselves away', async () => {
    const { place, form, names } = listening();
    place.state.activeUser = 'second@school.example';
    open(place).run('banksSchedule', [true, panelVersion]);
    const { host } = open(place, start + day);
    await host.submitForm(form, answers(names, 'Лосева Дарья'));
    await host.runDueTriggers();
    expect(mentees(place)).toHaveLength(1);
    expect(new Set(place.state.triggers.map(({ owner }) => owner))).toEqual(new Set(['second@school.example']));
  });

  test('turned off, nothing comes by itself any more', async () => {
    const { place, form, names } = listening();
    open(place).run('banksSchedule', [false, panelVersion]);
    expect(place.state.triggers).toEqual([]);
    await open(place).host.submitForm(form, answers(names, 'Лосева Дарья'));
    expect(place.document.sheets.some(({ name: title }) => title === 'Банк наставляемых')).toBe(false);
  });
});

describe('in the mode «Коды»', () => {
  const titles = [
    mark,
    'Код участника',
    'Фамилия, имя, отчество',
    contact,
    'Законный представитель',
    'Класс или должность',
    'Основной запрос',
    'Желаемый наставник',
    'Согласие на обработку персональных данных',
  ];
  const answer = (at: number, code: string, topic: string, full = 'Ъёжикова Нонна'): string[] => [
    `0${at}.09.2026 10:00:00`,
    code,
    full,
    '+7 900 000-41-41',
    'Ъёжикова Марья',
    '7А',
    topic,
    'Яруткина И. И.',
    'Да',
  ];
  function inCodes(rows: readonly (readonly string[])[]): Place {
    const place = emptyPlace();
    open(place).run('saveSettings', [{ 'Режим персональных данных': 'Коды' }]);
    putSheet(place.document, 'Ответы наставляемых', [titles, ...rows]);
    return place;
  }

  test('answers are known by the code; names, contacts and representatives stay where they were typed', () => {
    const place = inCodes([answer(5, 'н 14', 'математика'), answer(6, 'Н-014', 'физика'), answer(7, 'H-015', 'химия')]);
    const { messages } = open(place).run('collectAnswers');
    expect(mentees(place)).toMatchObject([
      {
        'Код участника': 'Н-014',
        'ФИО наставляемого': '',
        'Основной запрос наставляемого': 'физика',
        'Класс или должность': '7А',
        'Желаемый наставник': '',
      },
      { 'Код участника': 'Н-015', 'Основной запрос наставляемого': 'химия' },
    ]);
    expect(open(place).run('collectAnswers').changed).toEqual({});
    // Whoever typed names into the answers did it; the add-on carries them nowhere.
    place.document.sheets = place.document.sheets.filter(({ name: title }) => title !== 'Ответы наставляемых');
    const told = fileText(place) + messages.join() + JSON.stringify(place.state);
    for (const canary of ['Ъёжиков', '41-41', 'Яруткин'])
      expect([canary, told.includes(canary)]).toEqual([canary, false]);
  });

  test('an answer without a code gets one, and is not taken for another by what both have said', () => {
    const place = inCodes([answer(5, '', 'математика', 'Лосева Дарья'), answer(6, '', 'математика', 'Яруткин Пётр')]);
    open(place).run('collectAnswers');
    expect(mentees(place).map((row) => row['Код участника'])).toEqual(['Н-001', 'Н-002']);
    expect(open(place).run('collectAnswers').changed).toEqual({});
  });
});
