// «Обновить сводку» on made schools: every figure counted another way, calls, other people's cells, undo, broken-off runs.
import { ensureCell } from '../../local/document/cells';
import { newDocument } from '../../local/document/sheets';
import {
  documentOf,
  makeSchool,
  markQuestions,
  reportDay,
  type MadeSchool,
  type Person,
} from '../reports/seeded-school';
import { openSchool, type School } from './school';

const now = (): number => Date.parse(`${reportDay}T09:00:00Z`);
const open = (made: MadeSchool): School => openSchool({ now, document: documentOf(made) });

/** «Сводка» and «Показатели» as section -> title -> row. */
function figures(school: School): (section: string, title: string) => Record<string, string> | undefined {
  const rows = [
    ...school.records('Сводка', 'Раздел'),
    ...school
      .records('Показатели', 'Группа')
      .map((row): Record<string, string> => ({ ...row, Раздел: row['Группа'] ?? '' })),
  ];
  return (section, title) => rows.find((row) => row['Раздел'] === section && row['Показатель'] === title);
}

function count<T>(items: readonly T[], fits: (item: T) => boolean): string {
  let found = 0;
  for (const item of items) if (fits(item)) found += 1;
  return String(found);
}

const shownMean = (values: readonly number[]): string => {
  let total = 0;
  for (const value of values) total += value;
  return String(Math.round((total / values.length) * 10) / 10).replace('.', ',');
};

describe.each([1, 20, 333])('a school of seed %i', (seed) => {
  const made = makeSchool(seed, 60, 25);
  const school = open(made);
  school.run('updateSummary');
  const row = figures(school);
  const value = (section: string, title: string): string => row(section, title)?.['Значение'] ?? '0';

  test.each([
    ['mentee', 'Наставляемые'],
    ['mentor', 'Наставники'],
  ] as const)('%s: people by every measure', (role, section) => {
    const all = made.people.filter((person) => person.role === role);
    const present = all.filter(({ state }) => state !== 'выбыл');
    const paired = new Set(made.pairs.filter(({ status }) => status === 'утверждена').map((pair) => pair[role].code));
    const involvedPairs = new Set(
      made.pairs
        .filter(({ status }) => status === 'утверждена' || status === 'завершена')
        .map((pair) => pair[role].code),
    );
    expect(value(section, 'Всего')).toBe(String(all.length));
    for (const state of ['кандидат', 'в программе', 'завершил', 'выбыл'] as const)
      expect([state, value(section, `Состояние: ${state}`)]).toEqual([
        state,
        count(all, (each) => each.state === state),
      ]);
    expect(value(section, 'Участвуют в программе')).toBe(
      count(
        all,
        ({ state, code }) =>
          state === 'в программе' || state === 'завершил' || (state === 'кандидат' && involvedPairs.has(code)),
      ),
    );
    expect(value(section, 'Без пары')).toBe(
      count(present, ({ state, code }) => state !== 'завершил' && !paired.has(code)),
    );
    expect(value(section, 'Нет действующего согласия')).toBe(count(present, ({ consent }) => consent !== 'valid'));
    expect(value(section, 'Согласие: согласие отозвано')).toBe(
      count(present, ({ consent }) => consent === 'withdrawn'),
    );
    for (const form of ['ученик – ученик', 'студент – ученик', 'учитель – учитель'])
      expect([form, value(section, `Форма: ${form}`)]).toEqual([form, count(present, (each) => each.form === form)]);
    for (const sex of ['женский', 'мужской', 'не определён'])
      expect([sex, value(section, `Пол: ${sex}`)]).toEqual([sex, count(present, (each) => each.sex === sex)]);
    for (const kind of ['обучающиеся', 'педагоги'])
      expect(value(section, `Кто: ${kind}`)).toBe(count(present, (each) => each.kind === kind));
    for (let parallel = 5; parallel <= 11; parallel += 1)
      expect([parallel, value(section, `Класс: ${parallel} класс`)]).toEqual([
        parallel,
        count(present, (each) => each.kind === 'обучающиеся' && each.parallel === parallel),
      ]);
    const aged = (from: number, to: number) => (each: Person) => {
      const years = 2027 - each.birthYear;
      return years >= from && years <= to;
    };
    expect(value(section, 'Возраст: 10-14 лет')).toBe(count(present, aged(10, 14)));
    expect(value(section, 'Возраст: 15-19 лет')).toBe(count(present, aged(15, 19)));
    expect(value(section, 'Возраст: 36 лет и старше')).toBe(count(present, aged(36, 200)));
  });

  test('pairs, groups, loads and meetings', () => {
    const approved = made.pairs.filter(({ status }) => status === 'утверждена');
    const loads = new Map<string, number>();
    for (const { mentor } of approved) loads.set(mentor.code, (loads.get(mentor.code) ?? 0) + 1);
    expect(value('Пары и группы', 'Пар')).toBe(count([...loads.values()], (load) => load === 1));
    expect(value('Пары и группы', 'Групп')).toBe(count([...loads.values()], (load) => load > 1));
    expect(value('Пары и группы', 'Наставляемых в парах и группах')).toBe(
      String(new Set(approved.map(({ mentee }) => mentee.code)).size),
    );
    const mentors = made.people.filter(
      ({ role, state }) => role === 'mentor' && state !== 'выбыл' && state !== 'завершил',
    );
    for (const load of [0, 1, 2])
      expect(value('Нагрузка наставников', `Наставляемых у наставника: ${load}`)).toBe(
        count(mentors, ({ code }) => (loads.get(code) ?? 0) === load),
      );
    expect(value('Нагрузка наставников', 'Перегружено наставников')).toBe(
      count(mentors, ({ code, places }) => (loads.get(code) ?? 0) > places),
    );
    const valid = made.meetings.filter(({ cancelled }) => !cancelled);
    expect(row('Встречи', 'Встреч проведено')).toMatchObject({
      Значение: count(valid, ({ held }) => held),
      Из: String(valid.length),
    });
    const due = valid.filter(({ planned }) => planned <= reportDay);
    expect(row('Встречи', 'Проведено из тех, чей день прошёл')).toMatchObject({
      Значение: count(due, ({ held }) => held),
      Из: String(due.length),
    });
  });

  test('the roadmap, as a whole and by stage', () => {
    const horizon = '2027-02-24';
    const stages = [...new Set(made.activities.map(({ stage }) => stage))];
    for (const stage of ['', ...stages]) {
      const own = made.activities.filter((each) => stage === '' || each.stage === stage);
      const section = stage === '' ? 'Дорожная карта' : `Этап «${stage}»`;
      expect(row(section, 'Выполнено')).toMatchObject({
        Значение: count(own, ({ done }) => done !== undefined),
        Из: String(own.length),
      });
      expect(value(section, 'Просрочено')).toBe(count(own, ({ done, end }) => done === undefined && end < reportDay));
      expect(value(section, 'Срок в ближайшие 14 дней')).toBe(
        count(own, ({ done, end }) => done === undefined && end >= reportDay && end <= horizon),
      );
      const due = own.filter(({ end }) => end < reportDay);
      expect(row(section, 'Выполнено в срок')).toMatchObject({
        Значение: due.length === 0 ? 'нет данных' : count(due, ({ done, end }) => done !== undefined && done <= end),
        Из: String(due.length),
      });
    }
  });

  test('satisfaction before and after, without those whose consent does not hold', () => {
    for (const [role, section] of [
      ['mentee', 'Удовлетворённость наставляемых'],
      ['mentor', 'Удовлетворённость наставников'],
    ] as const) {
      made.monitoring.forEach((answers, stage) => {
        const when = stage === 0 ? 'до' : 'после';
        const counted = answers.filter(({ person }) => person.role === role && person.consent === 'valid');
        const ofPerson = counted.map(({ marks }) => marks.reduce((total, mark) => total + mark, 0) / marks.length);
        const satisfaction = counted.map(({ marks }) => (marks[1]! + marks[2]!) / 2);
        expect(row(section, `Средний балл ${when}`)).toMatchObject({
          Значение: shownMean(ofPerson),
          'Что считается': expect.stringContaining(`n = ${counted.length}.`) as string,
        });
        expect(value(section, `Довольны, средний балл ${when}`)).toBe(shownMean(satisfaction));
        expect(row(section, `Удовлетворены ${when}`)).toMatchObject({
          Значение: count(satisfaction, (mean) => mean >= 8),
          Из: String(counted.length),
        });
      });
      const second = new Set(made.monitoring[1].map(({ person }) => person.code));
      expect(value(section, 'Ответили и до, и после')).toBe(
        count(
          made.monitoring[0],
          ({ person }) => person.role === role && person.consent === 'valid' && second.has(person.code),
        ),
      );
    }
    expect(markQuestions).toHaveLength(3);
  });

  test('shares: each person once, the denominators and goals of the settings, «нет данных» for 0', () => {
    const over = new Set(
      made.pairs
        .filter(({ status }) => status === 'утверждена' || status === 'завершена')
        .flatMap(({ mentor, mentee }) => [mentor.code, mentee.code]),
    );
    const involved = made.people.filter(
      ({ state, code }) => state === 'в программе' || state === 'завершил' || (state === 'кандидат' && over.has(code)),
    );
    const years = ({ birthYear }: Person): number => 2027 - birthYear;
    const mentees = involved.filter((each) => each.role === 'mentee' && years(each) >= 10 && years(each) <= 19).length;
    const share = Math.round((mentees / 180) * 1000) / 10;
    expect(row('Доли', 'Наставляемые среди обучающихся 10-19 лет')).toMatchObject({
      Значение: String(mentees),
      Из: '180',
      'Доля, %': String(share).replace('.', ','),
      'Цель, %': '30',
      Вывод:
        share >= 30
          ? 'цель достигнута'
          : `до цели ${String(Math.round((30 - share) * 10) / 10).replace('.', ',')} п. п.`,
    });
    expect(row('Доли', 'Участники среди педагогов')).toMatchObject({
      Значение: count(involved, ({ kind }) => kind === 'педагоги'),
      Вывод: 'цель не задана',
    });
    expect(row('Доли', 'Наставляемые среди молодых специалистов')).toMatchObject({
      Из: '0',
      'Доля, %': '',
      Вывод: 'нет данных',
    });
  });

  test('no name of a person stands on the sheets of figures', () => {
    const texts = ['Сводка', 'Показатели']
      .flatMap((name) => school.texts(name))
      .flat()
      .join('\n');
    for (const { name } of made.people) expect(texts).not.toContain(name.split(' ')[0]!);
  });
});

describe('the sheets', () => {
  test('a second run writes nothing', () => {
    const school = open(makeSchool(7, 30, 12));
    school.run('updateSummary');
    const { changed, calls } = school.run('updateSummary');
    expect(changed).toEqual({});
    // Who works is said in a property.
    expect(calls.write - (calls.byMethod['Properties.setProperty'] ?? 0)).toBe(0);
  });

  test('a thousand participants take at most 60 service calls, as many as fifty', () => {
    const calls = [
      [35, 15],
      [700, 300],
    ].map(([mentees, mentors]) => open(makeSchool(5, mentees!, mentors!)).run('updateSummary').calls.total);
    expect(calls[1]).toBeLessThanOrEqual(60);
    expect(calls[1]).toBe(calls[0]);
  });

  test('an empty workbook says «нет данных» and fails nowhere', () => {
    const school = openSchool({ now, document: newDocument('test', 'Школа') });
    expect(school.run('updateSummary').ok).toBe(true);
    const row = figures(school);
    expect(row('Наставляемые', 'Всего')).toMatchObject({ Значение: 'нет данных' });
    expect(row('Доли', 'Удовлетворённые наставники')).toMatchObject({ Вывод: 'нет данных' });
    expect(school.sheet('Сводка').charts).toEqual([]);
  });

  test('four charts are drawn over the data of «Показатели», and a second run adds none', () => {
    const school = open(makeSchool(7, 30, 12));
    school.run('updateSummary');
    school.run('updateSummary');
    const { charts } = school.sheet('Сводка');
    expect(charts.map(({ type, options }) => [type, options['title']])).toEqual([
      ['BAR', 'Этапы дорожной карты по срокам'],
      ['BAR', 'Участники по формам наставничества'],
      ['COLUMN', 'Нагрузка наставников'],
      ['COLUMN', 'Средний балл участников до и после'],
    ]);
    const texts = school.texts('Показатели');
    for (const { ranges, options } of charts) {
      const { rect, sheetId } = ranges[0]!;
      expect(sheetId).toBe(school.sheet('Показатели').id);
      expect(texts[rect.top]![rect.left - 1]).toBe(options['title']);
      expect(texts[rect.top]![rect.left]).toBe('Подпись');
      expect(texts[rect.bottom]![rect.left]).not.toBe('');
      expect(texts[rect.bottom + 1]?.[rect.left] ?? '').toBe('');
    }
  });

  test('charts follow their data when it grows, and keep the place that a person gave them', () => {
    const made = makeSchool(7, 30, 12);
    const school = open({ ...made, activities: made.activities.filter(({ stage }) => stage === 'Пары') });
    school.run('updateSummary');
    const sheet = school.sheet('Сводка');
    sheet.charts = sheet.charts.map((chart) => ({ ...chart, anchor: { ...chart.anchor, row: 40 } }));
    const plan = school.sheet('Дорожная карта');
    plan.rows.push(plan.rows[1]!.map((cell) => cell && { ...cell }));
    ensureCell(plan, plan.rows.length - 1, 5).value = 'Завершение';
    school.run('updateSummary');
    const { charts } = school.sheet('Сводка');
    expect(charts).toHaveLength(4);
    expect(charts.map(({ anchor }) => anchor.row)).toEqual([40, 40, 40, 40]);
    const [stages] = charts;
    expect(stages!.ranges[0]!.rect.bottom - stages!.ranges[0]!.rect.top).toBe(2);
  });

  test('what people write beside and below stays where it belongs, also when the sheet grows', () => {
    const made = makeSchool(7, 30, 12);
    const school = open({ ...made, activities: made.activities.filter(({ stage }) => stage === 'Пары') });
    school.run('updateSummary');
    const sheet = school.sheet('Сводка');
    const last = school.texts('Сводка').length;
    const beside = school.texts('Сводка').findIndex((row) => row[1] === 'Без пары');
    ensureCell(sheet, beside, 9).value = 'позвонить в среду';
    ensureCell(sheet, last, 0).value = 'Мои заметки';
    ensureCell(sheet, last + 1, 1).value = 'Дописать вывод';
    const plan = school.sheet('Дорожная карта');
    for (const stage of ['Завершение', 'Работа пар', 'Наставники']) {
      plan.rows.push(plan.rows[1]!.map((cell) => cell && { ...cell }));
      ensureCell(plan, plan.rows.length - 1, 5).value = stage;
    }
    const before = school.texts('Сводка');
    school.run('updateSummary');
    const texts = school.texts('Сводка');
    expect(texts.length).toBeGreaterThan(before.length);
    expect(texts.find((row) => row[9] === 'позвонить в среду')?.[1]).toBe('Без пары');
    const notes = texts.findIndex((row) => row[0] === 'Мои заметки');
    expect(texts[notes + 1]![1]).toBe('Дописать вывод');
    expect(texts[notes - 1]![0]).toContain('Ниже можно писать своё');
    // Undone, everything stands as it stood.
    school.run('undoLast');
    expect(school.texts('Сводка')).toEqual(before);
  });

  test('columns may be moved and added', () => {
    const school = open(makeSchool(7, 30, 12));
    school.run('updateSummary');
    const sheet = school.sheet('Сводка');
    for (const row of sheet.rows) {
      const [first, ...rest] = row;
      row.splice(0, row.length, ...rest, first);
    }
    const before = school.texts('Сводка');
    expect(school.run('updateSummary').changed).toEqual({});
    expect(school.texts('Сводка')).toEqual(before);
  });

  test('undone, the new sheets are gone', () => {
    const school = open(makeSchool(7, 30, 12));
    const before = school.sheetNames();
    school.run('updateSummary');
    school.run('undoLast');
    expect(school.sheetNames()).toEqual(before);
  });

  test('a denominator that is no number is refused with what was expected', () => {
    const made = makeSchool(7, 30, 12);
    const school = open({ ...made, settings: { ...made.settings, Педагогов: 'около сорока' } });
    const { ok, messages } = school.run('updateSummary');
    expect(ok).toBe(false);
    expect(messages.join()).toContain('«Педагогов»');
    expect(school.sheetNames()).not.toContain('Сводка');
  });

  test('«Откуда» leads to the first of the rows, within the workbook', () => {
    const school = open(makeSchool(7, 30, 12));
    school.run('updateSummary');
    const sheet = school.sheet('Сводка');
    const at = school.texts('Сводка').findIndex((row) => row[1] === 'Нет действующего согласия');
    const bank = school.sheet('Банк наставляемых');
    const first = school.texts('Сводка')[at]![6]!.match(/строки? (\d+)/)![1]!;
    const cell = sheet.rows[at]![6]!;
    const link = cell.link ?? cell.runs?.[0]?.link;
    expect(link).toBe(`#gid=${bank.id}&range=A${first}`);
  });
});
