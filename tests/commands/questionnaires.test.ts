// «Создать анкеты» over the local host: five forms once, brought to what the school's sheet says, whatever happens.
import { createHash } from 'node:crypto';
import type { FormRecord } from '../../local/document/host-state';
import type { ExecutionResult, Question } from '../../local/host';
import { faultAt } from '../../local/runtime/faults';
import type { Outcome } from '../../src/outcome';
import { brokenOff, everyNth, faults } from './crash';
import { copyOf, emptyPlace, openPlace, type Place } from './place';
import type { School } from './school';

const now = (): number => Date.UTC(2026, 8, 10, 9);

const open = (place: Place, more: Parameters<typeof openPlace>[1] = {}): School => openPlace(place, { now, ...more });
const create = (place: Place, more: Parameters<typeof openPlace>[1] = {}): ExecutionResult =>
  open(place, more).host.runNow('createQuestionnaires', []);

const answersSheets = ['Ответы наставляемых', 'Ответы наставников', 'Предпочтения', 'Мониторинг 1', 'Мониторинг 2'];
const titlesOf = ({ state }: Place): string[] => state.forms.map(({ title }) => title);
const formNamed = ({ state }: Place, title: string): FormRecord => state.forms.find((form) => form.title === title)!;
const itemNamed = (form: FormRecord, title: string): FormRecord['items'][number] =>
  form.items.find((item) => item.title === title)!;

/** Everything that a run may change, as a hash: the whole would bury the difference. */
const print = ({ document, state: { forms, properties } }: Place): string =>
  createHash('sha256')
    .update(JSON.stringify([document, forms, properties]))
    .digest('hex');

/** Without what is off by default, whether it was said or not. */
const given = (item: object): object => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== false));

/** The forms without numbers that depend on how often something was tried. */
function shown({ document, state }: Place): unknown {
  const sheetNames = new Map(document.sheets.map(({ id, name }) => [id, name]));
  const forms = state.forms.map(({ items, destination, ...form }) => ({
    ...form,
    id: '',
    destination: destination && sheetNames.get(destination.sheetId),
    items: items.map(({ leads, goTo, ...item }) => {
      const page = (target: number | string | undefined): unknown =>
        typeof target === 'number' ? items.find((each) => each.id === target)?.title : target;
      return {
        ...given({ ...item, id: false }),
        ...(leads && { leads: leads.map(page) }),
        ...(goTo !== undefined && { goTo: page(goTo) }),
      };
    }),
  }));
  const visible = document.sheets.filter(({ hidden }) => !hidden);
  const sheets = visible.map(({ name, rows, metadata, formUrl }) => ({
    name,
    linked: formUrl !== undefined,
    texts: rows
      .map((row) => row.map((cell) => cell?.value ?? ''))
      .filter((_, index, all) => all.slice(index).some((below) => below.some((value) => value !== ''))),
    marks: metadata
      .filter(({ key }) => key === 'mentoring-curator-sheet')
      .map(({ value }) => value)
      .slice(0, 1),
  }));
  return { forms, sheets };
}

function setCell(school: School, sheet: string, match: readonly string[], column: number, value: string): void {
  const row = school.sheet(sheet).rows.find((cells) => match.every((text, at) => cells[at]?.value === text));
  if (!row) throw new Error(`no row ${match.join(', ')}`);
  row[column] = { ...row[column], value };
}

describe('the first run', () => {
  const place = emptyPlace();
  const school = open(place);
  const outcome = school.run('createQuestionnaires');

  test('makes five forms, their sheets of answers and the sheet of questions', () => {
    expect(outcome.ok).toBe(true);
    expect(titlesOf(place)).toEqual([
      'Анкета наставляемого',
      'Анкета наставника',
      'После групповой встречи',
      'Мониторинг 1',
      'Мониторинг 2',
    ]);
    expect(school.sheetNames()).toEqual([place.document.sheets[0]!.name, 'Вопросы анкет', ...answersSheets]);
    expect(outcome.changed).toEqual({ 'Вопросы анкет': school.texts('Вопросы анкет').length - 1 });
    expect(outcome.messages.join('\n')).toContain('Созданы анкеты: «Анкета наставляемого»');
  });

  test('the answers sheets have the headers of the contract in its order', () => {
    expect(school.texts('Ответы наставляемых')[0]).toEqual([
      'Отметка времени',
      ...'Фамилия, имя, отчество · Класс или должность · Год рождения · Законный представитель · Контактные данные · Основной запрос · Подробнее о запросе · Интересы · Форма наставничества · Удобное время · Формат встреч · Желаемый наставник · Согласие на обработку персональных данных'.split(
        ' · ',
      ),
    ]);
    expect(school.texts('Предпочтения')[0]?.slice(0, 4)).toEqual([
      'Отметка времени',
      'Фамилия, имя, отчество',
      'Вы наставник или наставляемый',
      'Предпочтение 1',
    ]);
    expect(school.texts('Мониторинг 1')[0]?.slice(0, 3)).toEqual([
      'Отметка времени',
      'Фамилия, имя, отчество',
      'Вы наставник или наставляемый',
    ]);
  });

  test('questions have the kinds, rules and choices that fit', () => {
    const form = formNamed(place, 'Анкета наставляемого');
    expect(itemNamed(form, 'Год рождения')).toMatchObject({
      type: 'TEXT',
      required: true,
      validation: { rule: 'requireTextMatchesPattern' },
    });
    expect(itemNamed(form, 'Основной запрос')).toMatchObject({ type: 'CHECKBOX', otherOption: true });
    expect(itemNamed(form, 'Формат встреч')).toMatchObject({
      type: 'MULTIPLE_CHOICE',
      choices: ['Очно', 'Дистанционно', 'Смешанный'],
    });
    expect(itemNamed(form, 'Желаемый наставник')).not.toHaveProperty('required');
    expect(itemNamed(formNamed(place, 'Анкета наставника'), 'Сколько наставляемых готовы взять').type).toBe('LIST');
    const monitoring = formNamed(place, 'Мониторинг 1');
    expect(itemNamed(monitoring, 'Ожидаемая эффективность программы')).toMatchObject({
      type: 'SCALE',
      bounds: [1, 10],
    });
    const page = (title: string): number => itemNamed(monitoring, title).id;
    expect(itemNamed(monitoring, 'Вы наставник или наставляемый').leads).toEqual([
      page('Вопросы наставнику'),
      page('Вопросы наставляемому'),
    ]);
    expect(itemNamed(monitoring, 'Вопросы наставнику').goTo).toBe('SUBMIT');
  });

  test('calls do not pass the bound, nor half of the time a run has', () => {
    const again = emptyPlace();
    const result = open(again).host.runNow('createQuestionnaires', []);
    expect(result.calls.total).toBeLessThanOrEqual(560);
    expect(result.virtualMs).toBeLessThan(180_000);
  });
});

describe('run again', () => {
  const base = emptyPlace();
  open(base).run('createQuestionnaires');

  test('nothing new: nothing is written, few calls are made', () => {
    const place = copyOf(base);
    const before = print(place);
    const { messages, calls } = open(place).run('createQuestionnaires');
    expect(print(place)).toBe(before);
    // Who works is said in a property.
    expect(calls.write - (calls.byMethod['Properties.setProperty'] ?? 0)).toBe(0);
    expect(calls.total).toBeLessThanOrEqual(40);
    expect(messages[0]).toMatch(/^Без изменений: .*«Мониторинг 2»/);
  });

  test('a question that the school has reworded, moved, retyped, added or taken out', () => {
    const place = copyOf(base);
    const school = open(place);
    const mentee = formNamed(place, 'Анкета наставляемого');
    const ids = new Map(mentee.items.map(({ title, id }) => [title, id]));
    void school.host.submitForm(mentee.id, [
      { itemId: ids.get('Фамилия, имя, отчество')!, response: 'Опытова Вера Петровна' },
      { itemId: ids.get('Интересы')!, response: 'шахматы' },
      { itemId: ids.get('Формат встреч')!, response: 'Очно' },
    ]);
    setCell(school, 'Вопросы анкет', ['Анкета наставляемого', 'Интересы'], 4, 'Что вам нравится');
    setCell(school, 'Вопросы анкет', ['Анкета наставляемого', 'Формат встреч'], 2, 'список');
    setCell(school, 'Вопросы анкет', ['Анкета наставляемого', 'Желаемый наставник'], 2, 'не задавать');
    setCell(school, 'Вопросы анкет', ['Анкета наставляемого', 'Удобное время'], 3, 'утро\nвечер');
    const sheet = school.sheet('Вопросы анкет');
    const rows = sheet.rows.splice(1, 2);
    sheet.rows.splice(4, 0, ...rows);
    sheet.rows.push(['Анкета наставляемого', 'Любимый предмет', 'строка', '', '', 'да'].map((value) => ({ value })));
    const { messages, ok } = school.run('createQuestionnaires');
    expect(ok).toBe(true);
    expect(messages).toContain('Обновлены анкеты: «Анкета наставляемого».');
    expect(titlesOf(place)).toEqual(titlesOf(base));
    const now = formNamed(place, 'Анкета наставляемого');
    expect(now.items.map(({ title }) => title)).toEqual([
      'Год рождения',
      'Законный представитель',
      'Контактные данные',
      'Фамилия, имя, отчество',
      'Класс или должность',
      'Основной запрос',
      'Подробнее о запросе',
      'Интересы',
      'Форма наставничества',
      'Удобное время',
      'Формат встреч',
      'О персональных данных',
      'Согласие на обработку персональных данных',
      'Любимый предмет',
    ]);
    expect(itemNamed(now, 'Интересы')).toMatchObject({ id: ids.get('Интересы'), helpText: 'Что вам нравится' });
    expect(itemNamed(now, 'Удобное время')).toMatchObject({
      id: ids.get('Удобное время'),
      choices: ['утро', 'вечер'],
      otherOption: false,
    });
    expect(itemNamed(now, 'Формат встреч').type).toBe('LIST');
    expect(itemNamed(now, 'Любимый предмет')).toMatchObject({ type: 'TEXT', required: true });
    // The answers of before stay; the column of a retired question gives its title to the new one.
    const [header, answer] = school.texts('Ответы наставляемых');
    const cell = (title: string): string | undefined => answer?.[header?.indexOf(title) ?? -1];
    expect(cell('Фамилия, имя, отчество')).toBe('Опытова Вера Петровна');
    expect(cell('Интересы')).toBe('шахматы');
    expect(cell('Формат встреч (прежний вопрос)')).toBe('Очно');
    expect(header?.filter((title) => title === 'Формат встреч')).toHaveLength(1);
  });

  test('a question renamed by the school comes back beside the new one', () => {
    const place = copyOf(base);
    const school = open(place);
    setCell(school, 'Вопросы анкет', ['Анкета наставника', 'Достижения'], 1, 'Награды');
    const { messages } = school.run('createQuestionnaires');
    const titles = formNamed(place, 'Анкета наставника').items.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Награды', 'Достижения']));
    expect(school.records('Вопросы анкет', 'Вопрос').filter((row) => row['Вопрос'] === 'Достижения')).toHaveLength(1);
    expect(messages.join('\n')).toContain(
      'возвращены вопросы, по которым надстройка находит ответы: «Достижения» (Анкета наставника)',
    );
    const again = school.run('createQuestionnaires');
    expect(again.messages[0]).toMatch(/^Без изменений/);
  });

  test('a form deleted in between is made anew, its old answers stay under another name', () => {
    const place = copyOf(base);
    const school = open(place);
    const at = place.state.forms.findIndex(({ title }) => title === 'Анкета наставника');
    place.state.forms.splice(at, 1);
    const { messages } = school.run('createQuestionnaires');
    expect([...titlesOf(place)].sort()).toEqual([...titlesOf(base)].sort());
    expect(messages).toEqual(
      expect.arrayContaining([
        'Созданы анкеты: «Анкета наставника».',
        'Прежний лист «Ответы наставников» теперь называется «Ответы наставников (прежние)».',
      ]),
    );
    expect(school.sheetNames().filter((name) => name.startsWith('Ответы наставников'))).toEqual([
      'Ответы наставников (прежние)',
      'Ответы наставников',
    ]);
  });

  test('whoever does not want a form made anew is asked first', () => {
    const place = copyOf(base);
    place.state.forms.splice(0, 1);
    const asked: Question[] = [];
    const before = print(place);
    const { messages } = open(place, {
      answers: (question) => {
        asked.push(question);
        return { button: 'CANCEL' };
      },
    }).run('createQuestionnaires');
    expect(messages).toEqual(['Отменено, ничего не изменено.']);
    expect(asked.map(({ text }) => text)).toEqual([expect.stringContaining('Не открываются: «Анкета наставляемого»')]);
    expect(print(place)).toBe(before);
  });

  test('a sheet of answers that was unlinked is brought anew', () => {
    const place = copyOf(base);
    const school = open(place);
    const form = formNamed(place, 'Мониторинг 1');
    delete school.sheet('Мониторинг 1').formUrl;
    delete form.destination;
    school.run('createQuestionnaires');
    expect(school.sheetNames()).toEqual(expect.arrayContaining(['Мониторинг 1', 'Мониторинг 1 (прежние)']));
    expect(formNamed(place, 'Мониторинг 1').destination?.sheetId).toBe(school.sheet('Мониторинг 1').id);
    expect(titlesOf(place)).toEqual(titlesOf(base));
  });

  test('a copy of the workbook, where nothing is kept, takes over the forms that its sheets name', () => {
    const place = copyOf(base);
    place.state.properties.document = [];
    const { ok } = open(place).run('createQuestionnaires');
    expect(ok).toBe(true);
    expect(shown(place)).toEqual(shown(base));
  });

  test('a sheet of answers that a person has renamed keeps her name', () => {
    const place = copyOf(base);
    const school = open(place);
    school.sheet('Предпочтения').name = 'Кто с кем';
    expect(school.run('createQuestionnaires').messages[0]).toMatch(/^Без изменений/);
    expect(school.sheetNames()).toContain('Кто с кем');
  });

  test('what a person has added to a form stays where it is', () => {
    const place = copyOf(base);
    const school = open(place);
    const form = formNamed(place, 'Анкета наставника');
    form.items.splice(3, 0, { id: 777_777, type: 'TEXT', title: 'Вопрос школы', helpText: '' });
    setCell(school, 'Вопросы анкет', ['Анкета наставника', 'Достижения'], 4, 'Победы');
    school.run('createQuestionnaires');
    expect(form.items[3]?.title).toBe('Вопрос школы');
    expect(itemNamed(form, 'Достижения').helpText).toBe('Победы');
  });

  test('what is wrong on the sheet is said with its row, and nothing is changed', () => {
    const place = copyOf(base);
    const school = open(place);
    setCell(school, 'Вопросы анкет', ['Анкета наставника', 'Достижения'], 2, 'рисунок');
    const before = print(place);
    const { ok, messages } = school.run('createQuestionnaires');
    expect(ok).toBe(false);
    expect(messages[0]).toMatch(/На листе «Вопросы анкет» не всё понятно.*Строка \d+: тип «рисунок» неизвестен/);
    expect(print(place)).toBe(before);
  });

  test('undo takes the sheet of questions away, the forms and their answers stay', () => {
    const place = copyOf(base);
    const school = open(place);
    school.run('undoLast');
    expect(school.sheetNames()).not.toContain('Вопросы анкет');
    expect(school.sheetNames()).toEqual(expect.arrayContaining(answersSheets));
    school.run('createQuestionnaires');
    expect(titlesOf(place)).toEqual(titlesOf(base));
  });
});

describe('the mode «Коды»', () => {
  const inCodes = (place: Place): School => {
    const school = open(place);
    school.run('saveSettings', [{}]);
    school.sheet('Настройки').rows.push([{ value: 'Режим персональных данных' }, { value: 'Коды' }]);
    return school;
  };

  test('asks the code in place of the name, and no contacts', () => {
    const place = emptyPlace();
    inCodes(place).run('createQuestionnaires');
    const titles = place.state.forms.flatMap(({ items }) => items.map(({ title }) => title));
    expect(titles.filter((title) => title === 'Код участника')).toHaveLength(5);
    for (const title of ['Фамилия, имя, отчество', 'Контактные данные', 'Законный представитель', 'Желаемый наставник'])
      expect(titles).not.toContain(title);
  });

  test('chosen later, it turns the same forms round and keeps their answers', () => {
    const place = emptyPlace();
    open(place).run('createQuestionnaires');
    const form = formNamed(place, 'Анкета наставляемого');
    const name = itemNamed(form, 'Фамилия, имя, отчество').id;
    inCodes(place).run('createQuestionnaires');
    expect(place.state.forms).toHaveLength(5);
    expect(itemNamed(form, 'Код участника').id).toBe(name);
    const titles = form.items.map(({ title }) => title);
    expect(titles).not.toContain('Контактные данные');
  });
});

describe('broken off at every call (or every n-th)', () => {
  const steps = [11, 12, 13, 7, 9];

  test.each(faults.slice(0, steps.length))(
    'when a call %s, the next run gives what a clean one gives, and no second form',
    (words, fault) => {
      const step = steps[faults.findIndex(([each]) => each === words)]!;
      const clean = emptyPlace();
      const calls = open(clean).host.runNow('createQuestionnaires', []);
      const wanted = shown(clean);
      // From the call that makes a form to the call that keeps its id: whatever ends the run in between loses it.
      const trace = calls.trace ?? [];
      const windows = trace
        .filter(({ method }) => method === 'FormApp.create')
        .map(({ n }) => ({
          made: n,
          kept: trace.find((call) => call.n > n && call.method === 'Properties.setProperty')!.n,
        }));
      const points = [
        ...everyNth(calls.calls.total, step),
        ...windows.flatMap(({ made, kept }) => [made, made + 1, kept]),
      ];
      expect(windows.map(({ made, kept }) => kept - made <= 3)).toEqual([true, true, true, true, true]);
      for (const { n, place, again } of brokenOff(emptyPlace(), create, fault, points)) {
        expect([n, (again.value as Outcome).ok]).toEqual([n, true]);
        const isLost = ({ made, kept }: (typeof windows)[number]): boolean =>
          fault.mode.endsWith('after')
            ? made <= n && n < kept
            : made < n && n <= kept - (fault.mode === 'kill-before' ? 0 : 1);
        const unknown = windows.some(isLost) ? 1 : 0;
        const orphans = place.state.forms.filter(({ items, destination }) => items.length === 0 && !destination);
        expect([n, orphans.length]).toEqual([n, unknown]);
        // Nobody can look for it, so the curator is told.
        const told = (again.value as Outcome).messages.some((message) =>
          message.includes('могла остаться пустая анкета'),
        );
        if (unknown > 0) expect([n, told]).toEqual([n, true]);
        place.state.forms = place.state.forms.filter((form) => !orphans.includes(form));
        place.state.forms.sort((a, b) => titlesOf(clean).indexOf(a.title) - titlesOf(clean).indexOf(b.title));
        expect([n, shown(place)]).toEqual([n, wanted]);
      }
    },
  );

  test('an update that is broken off is finished by the next run', () => {
    const changed = emptyPlace();
    open(changed).run('createQuestionnaires');
    const school = open(changed);
    setCell(school, 'Вопросы анкет', ['Анкета наставляемого', 'Интересы'], 4, 'Что вам нравится');
    setCell(school, 'Вопросы анкет', ['Анкета наставляемого', 'Формат встреч'], 2, 'список');
    setCell(school, 'Вопросы анкет', ['Мониторинг 1', 'Где вы участвовали'], 2, 'не задавать');
    const clean = copyOf(changed);
    const { calls } = create(clean);
    const wanted = shown(clean);
    // Killed before a call is killed after the one before it.
    for (const mode of ['kill-after', 'throw-after'] as const)
      for (const { n, place } of brokenOff(changed, create, { mode }, everyNth(calls.total, 1)))
        expect([mode, n, shown(place)]).toEqual([mode, n, wanted]);
  });

  test('an update that is broken off and then taken back leaves the forms as they were', () => {
    const base = emptyPlace();
    open(base).run('createQuestionnaires');
    const setHelp = (place: Place, help: string): void => {
      setCell(open(place), 'Вопросы анкет', ['Анкета наставляемого', 'Интересы'], 4, help);
    };
    const old = itemNamed(formNamed(base, 'Анкета наставляемого'), 'Интересы').helpText;
    for (let n = 1; n <= 45; n++) {
      const place = copyOf(base);
      setHelp(place, 'Что вам нравится');
      open(place, { faults: faultAt(n, { mode: 'kill-after' }) }).host.runNow('createQuestionnaires', []);
      setHelp(place, old);
      open(place).run('createQuestionnaires');
      expect([n, shown(place)]).toEqual([n, shown(base)]);
    }
  });
});

test('where calls are slow, the run stops in time, says so, and the next one goes on', () => {
  const clean = emptyPlace();
  open(clean).run('createQuestionnaires');
  const place = emptyPlace();
  const first = open(place, { costs: { write: 700, read: 300 } }).run('createQuestionnaires');
  expect(first.messages.join('\n')).toMatch(/Времени не хватило: .*«Мониторинг 2»/);
  for (let runs = 0; runs < 4 && place.state.forms.length < 5; runs++)
    open(place, { costs: { write: 700, read: 300 } }).run('createQuestionnaires');
  expect(shown(place)).toEqual(shown(clean));
});

test('the panel is told which forms there are and where they are filled in', () => {
  const place = emptyPlace();
  const school = open(place);
  const ask = (name: string, args: readonly unknown[]): unknown => school.host.runNow(name, args).value;
  expect(ask('panelQuestionnaires', [])).toHaveLength(5);
  school.run('createQuestionnaires');
  school.host.forms.publishAt('http://127.0.0.1:4321/forms');
  const made = ask('panelQuestionnaires', []) as { form: string; sheet: string }[];
  expect(made.map(({ sheet }) => sheet)).toEqual(answersSheets);
  expect(ask('panelFormLinks', [[made[0]!.form, 'чужая', { toString: 1 }]])).toEqual([
    `http://127.0.0.1:4321/forms/${made[0]!.form}`,
    '',
    '',
  ]);
  expect(school.host.runNow('panelFormLinks', [null]).ok).toBe(false);
});
