// What the checker says about whole plans: one small invented plan for each code, and the rules that hold between rows.
import fc from 'fast-check';
import { checkPlan, type CheckContext } from '../../src/roadmap/check/check-plan';
import type { Finding, PlanRow } from '../../src/roadmap/check/plan-row';
import { parseDeadline } from '../../src/roadmap/deadline';
import { PlanError } from '../../src/roadmap/given';
import { readPlan } from '../../src/roadmap/plan-reading/read-plan';
import { schoolYearPeriod } from '../../src/calendar/school-year';

const context: CheckContext = {
  period: schoolYearPeriod(2023),
  terms: [],
  today: '2023-09-04',
  soonDays: 7,
  staff: [],
  organisation: '',
};

let line = 0;
function row(parts: Partial<PlanRow>): PlanRow {
  line += 1;
  return {
    line,
    number: '',
    activity: 'Провести беседу',
    deadline: 'октябрь 2023 г.',
    responsible: 'Куратор Лужкова А.А.',
    result: '',
    heading: false,
    mark: '',
    ...parts,
  };
}

function check(rows: PlanRow[], more: Partial<CheckContext> = {}): readonly Finding[] {
  return checkPlan(rows, { ...context, ...more }).findings;
}

const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);

beforeEach(() => {
  line = 0;
});

describe('plans that are right in their own way', () => {
  const of = (rows: PlanRow[], code: string): number[] =>
    check(rows)
      .filter((finding) => finding.code === code)
      .map(({ line: at }) => at);

  test('sections that count their rows anew', () => {
    const rows = [
      row({ heading: true, activity: 'I. Организационный этап' }),
      row({ number: '1.' }),
      row({ number: '2.' }),
      row({ heading: true, activity: 'II. Основной этап' }),
      row({ number: '1.' }),
      row({ number: '2.' }),
      row({ number: '2.' }),
      row({ number: '4.' }),
    ];
    expect(of(rows, 'number-duplicate')).toEqual([7]);
    expect(of(rows, 'number-gap')).toEqual([8]);
  });

  test('numbers that go on through the sections', () => {
    const rows = [
      row({ heading: true, activity: 'Первый этап' }),
      row({ number: '1' }),
      row({ number: '2' }),
      row({ heading: true, activity: 'Второй этап' }),
      row({ number: '3' }),
      row({ number: '2' }),
    ];
    expect(of(rows, 'number-duplicate')).toEqual([6]);
  });

  test('one number and one stage merged over several rows', () => {
    const rows = [
      row({ number: '1', activity: 'Формирование пар\nОбщая встреча' }),
      row({ number: '1', activity: 'Формирование пар\nАнкеты' }),
      row({ number: '1', activity: 'Работа пар\nВстречи' }),
    ];
    expect(of(rows, 'number-duplicate')).toEqual([3]);
  });

  test('months and directions run beside each other: no order of stages between them', () => {
    const rows = [
      row({ heading: true, activity: 'Октябрь' }),
      row({ activity: 'Закрепление наставников за молодыми педагогами', deadline: 'октябрь 2023' }),
      row({ heading: true, activity: 'Январь' }),
      row({ activity: 'Семинар для наставников', deadline: 'январь 2024' }),
    ];
    expect(of(rows, 'deadline-out-of-order')).toEqual([]);
  });

  test('a round table and a broad section say too little of the order', () => {
    const rows = [
      row({ activity: 'Круглый стол «О чём говорят пары»', deadline: 'сентябрь 2023' }),
      row({ heading: true, activity: 'Подготовительный этап' }),
      row({ activity: 'Тренинг для старших', deadline: 'ноябрь 2023' }),
      row({ activity: 'Сбор заявок', deadline: 'октябрь 2023' }),
      row({ activity: 'Формирование базы наставляемых', deadline: 'октябрь 2023' }),
      row({ heading: true, activity: 'Заключительный этап' }),
      row({ activity: 'Чаепитие', deadline: 'сентябрь 2023' }),
    ];
    expect(of(rows, 'deadline-out-of-order')).toEqual([7]);
  });

  test.each(['до 15.10.2022', 'с 20.10.2023 по 15.10.2023'])(
    'a day off that must be retyped anyway: «%s»',
    (deadline) => {
      expect(of([row({ deadline })], 'deadline-non-working')).toEqual([]);
    },
  );
});

describe('a row by itself', () => {
  test.each<[string, Partial<PlanRow>, Partial<CheckContext>, string]>([
    ['deadline-missing', { deadline: '' }, {}, 'ошибка'],
    ['responsible-missing', { responsible: ' – ' }, {}, 'ошибка'],
    ['activity-missing', { activity: ' ' }, {}, 'ошибка'],
    ['deadline-unreadable', { deadline: '31.11.2023' }, {}, 'ошибка'],
    ['deadline-wrong-year', { deadline: 'май 2021' }, {}, 'ошибка'],
    ['deadline-outside-period', { deadline: 'август 2023 г.' }, {}, 'предупреждение'],
    ['deadline-before-approval', { deadline: 'до 29.09.2023' }, { approval: '2023-09-29' }, 'сведения'],
    ['deadline-before-approval', { deadline: 'до 28.09.2023' }, { approval: '2023-09-29' }, 'предупреждение'],
    ['deadline-year-missing', { deadline: 'ноябрь' }, {}, 'сведения'],
    ['deadline-multiple', { deadline: 'октябрь 2023\nмарт 2024' }, {}, 'предупреждение'],
    ['deadline-uncontrolled', { deadline: 'по графику' }, {}, 'сведения'],
    ['deadline-non-working', { deadline: 'до 14.10.2023' }, {}, 'сведения'],
    ['deadline-overdue', { deadline: 'до 01.09.2023' }, {}, 'предупреждение'],
    ['deadline-soon', { deadline: 'до 08.09.2023' }, {}, 'сведения'],
    ['period-mismatch', { activity: 'Составить список на 2021-2022 учебный год' }, {}, 'ошибка'],
    ['responsible-role-missing', { responsible: 'Лужкова А.А.' }, {}, 'предупреждение'],
  ])('%s', (code, parts, more, severity) => {
    const found = check([row(parts)], more).find((finding) => finding.code === code);
    expect(found?.severity).toBe(severity);
    expect(found?.message).not.toBe('');
  });

  test('a clean row has no finding', () => {
    expect(codes(check([row({})]))).toEqual([]);
  });

  test('a heading needs neither deadline nor responsible', () => {
    expect(codes(check([row({ heading: true, deadline: '', responsible: '', number: '1' })]))).toEqual([]);
  });

  test('a result is missed only in a plan that has results', () => {
    expect(codes(check([row({}), row({})]))).toEqual([]);
    expect(codes(check([row({ result: 'Приказ' }), row({})]))).toEqual(['result-missing']);
  });

  test('done work is not overdue, and «нет» is not a mark of completion', () => {
    expect(codes(check([row({ deadline: 'до 01.09.2023', mark: 'приказ № 5' })]))).not.toContain('deadline-overdue');
    expect(codes(check([row({ deadline: 'до 01.09.2023', mark: 'нет' })]))).toContain('deadline-overdue');
  });

  test('a plan whose period has passed is not listed as overdue row by row', () => {
    expect(codes(check([row({})], { today: '2026-01-15' }))).toEqual([]);
  });

  test('next year may be named where its plan is prepared, last year where it is summed up', () => {
    const plans = ['Подготовка дорожной карты на 2024-2025 учебный год', 'Анализ итогов 2022-2023 учебного года'];
    for (const activity of plans) expect(codes(check([row({ activity })]))).toEqual([]);
  });

  test("a person's own days win over the text, and a blank deadline with days is no blank", () => {
    const rows = [row({ deadline: '', ownDays: { end: '2023-11-10' } })];
    const { readings, findings } = checkPlan(rows, context);
    expect(readings[0]).toMatchObject({ end: '2023-11-10', status: 'в работе' });
    expect(codes(findings)).not.toContain('deadline-missing');
  });
});

describe('repairs', () => {
  test.each([
    ['Май 2022', 'Май 2024'],
    ['с 3.10 по 14.10.2022', 'с 3.10 по 14.10.2023'],
    ['15.09.21', '15.09.23'],
  ])('the wrong year of «%s» is proposed as «%s»', (deadline, proposed) => {
    const found = check([row({ deadline })]).find(({ code }) => code === 'deadline-wrong-year');
    expect(found?.repair).toEqual({ column: 'Срок', text: proposed });
  });

  test('a month without a year is proposed in its own wording', () => {
    const found = check([row({ deadline: 'Февраль - март' })]).find(({ code }) => code === 'deadline-year-missing');
    expect(found?.repair?.text).toBe('Февраль - март 2024 г.');
  });

  test('the stray digit of a recognised scan is left out', () => {
    const found = check([row({ deadline: 'Апрель 2024 года 1' })]).find(({ code }) => code === 'text-noise');
    expect(found?.repair?.text).toBe('Апрель 2024 года');
  });

  test('every proposed deadline reads as something that has not the fault', () => {
    const months = ['сентябрь', 'октябрь', 'ноябрь', 'декабрь', 'январь', 'февраль', 'март', 'апрель', 'май', 'июнь'];
    const text = fc
      .tuple(
        fc.constantFrom(...months),
        fc.constantFrom('', ' 2021', ' 2022 г.', ' 2023г', ' 2025'),
        fc.constantFrom('', ' 1', '-'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (deadline) => {
        for (const { code, repair } of check([row({ deadline })])) {
          if (repair?.column === 'Срок') expect(parseDeadline(repair.text, context.period).issues).not.toContain(code);
        }
      }),
    );
  });
});

describe('numbers', () => {
  const numbered = (...numbers: string[]): PlanRow[] =>
    numbers.map((number) =>
      row({
        number,
        heading: !number.includes('.'),
        ...(number.includes('.') ? {} : { deadline: '', responsible: '' }),
      }),
    );

  test('a number taken twice and not under its section', () => {
    const found = check(numbered('1', '1.1', '1.2', '2', '1.1'));
    expect(found.map(({ line: at, code }) => [at, code])).toEqual([
      [5, 'number-duplicate'],
      [5, 'number-hierarchy'],
    ]);
    expect(found[1]?.repair?.text).toBe('2.1');
  });

  test('a gap among brothers, none between sections', () => {
    expect(check(numbered('1', '1.1', '1.3', '2', '2.1')).map(({ line: at, code }) => [at, code])).toEqual([
      [3, 'number-gap'],
    ]);
  });

  test('a gap in the list inside a cell', () => {
    const rows = [row({ activity: '1) опрос 2) список\n4) приказ' })];
    expect(codes(check(rows))).toEqual(['number-gap']);
  });

  test('a missing full stop among brothers that have it; a consistent section is left alone', () => {
    expect(check(numbered('1.1.', '1.2', '1.3.', '2.1.')).map(({ line: at, code }) => [at, code])).toEqual([
      [2, 'number-format'],
    ]);
    expect(codes(check(numbered('1.1.', '1.2.', '2.1', '2.2', '2.3')))).toEqual([]);
  });

  test('a plan without numbers is a way to write one; a row without a number among numbered ones is a slip', () => {
    expect(codes(check([row({}), row({})]))).toEqual([]);
    expect(codes(check([row({ number: '1' }), row({ number: '2' }), row({})]))).toEqual(['number-missing']);
  });
});

describe('the order of stages', () => {
  test('the row in most violations is named, not its innocent neighbours', () => {
    const found = check([
      row({ stage: 'Подготовка', deadline: 'апрель 2024 г.' }),
      row({ stage: 'Наставляемые', deadline: 'сентябрь 2023 г.' }),
      row({ stage: 'Наставники', deadline: 'октябрь 2023 г.' }),
      row({ stage: 'Пары', deadline: 'ноябрь 2023 г.' }),
    ]);
    expect(found.map(({ line: at, code }) => [at, code])).toEqual([[1, 'deadline-out-of-order']]);
  });

  test('of two rows the later stage is named', () => {
    const found = check([
      row({ stage: 'Отбор и обучение', deadline: 'декабрь 2023 г.' }),
      row({ stage: 'Пары', deadline: 'ноябрь 2023 г.' }),
    ]);
    expect(found.map(({ line: at, code }) => [at, code])).toEqual([[2, 'deadline-out-of-order']]);
  });

  test('stages beside the seven have no place in the order', () => {
    expect(
      codes(
        check([
          row({ stage: 'Мониторинг', deadline: 'май 2024 г.' }),
          row({ stage: 'Пары', deadline: 'октябрь 2023 г.' }),
          row({ stage: 'Информирование', deadline: 'сентябрь 2023 г.' }),
        ]),
      ),
    ).toEqual([]);
  });

  test('a plan in the order of its stages has no such finding, whatever its months', () => {
    const stages = [
      'Подготовка',
      'Наставляемые',
      'Наставники',
      'Отбор и обучение',
      'Пары',
      'Работа пар',
      'Завершение',
    ] as const;
    const months = [
      'сентябрь 2023',
      'октябрь 2023',
      'ноябрь 2023',
      'декабрь 2023',
      'январь 2024',
      'март 2024',
      'май 2024',
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }), (picked) => {
        const ordered = [...picked].sort((a, b) => a - b);
        const rows = stages.map((stage, index) => row({ stage, deadline: months[ordered[index] ?? 0] ?? '' }));
        expect(codes(check(rows)).filter((code) => code === 'deadline-out-of-order')).toEqual([]);
      }),
    );
  });
});

describe('the plan as a whole', () => {
  test('a stage of the model without a row', () => {
    const found = check([row({ stage: 'Подготовка' })], { model: 'Обучающиеся (Р-145)' });
    expect(found.filter(({ code }) => code === 'stage-missing')).toHaveLength(6);
    expect(found.every(({ line: at, code }) => code !== 'stage-missing' || at === 0)).toBe(true);
  });

  test('the same plan gives the same findings', () => {
    const rows = [row({ deadline: 'май 2021' }), row({ responsible: '' })];
    expect(check(rows)).toEqual(check(rows));
  });
});

describe('another school year in the words', () => {
  const found = (parts: Partial<PlanRow>): string[] =>
    codes(check([row({ ...parts })])).filter((code) => code === 'period-mismatch');

  test('the year that ended may be looked back at while the new one begins, not at its end', () => {
    const result = 'Справка по итогам 2022-2023 учебного года';
    expect(found({ result, deadline: 'сентябрь 2023 г.' })).toEqual([]);
    expect(found({ result, deadline: '' })).toEqual([]);
    expect(found({ result, deadline: 'до 25 мая 2024 г.' })).toEqual(['period-mismatch']);
  });
});

describe('names in an oblique case', () => {
  test('a declined name is the one that another row prints, and no second person', () => {
    const responsible = ['Куратор Садовая Л.Л.', 'Куратору Садовой Л.Л.', 'Куратор Садовая Л.Л.'];
    const checked = checkPlan(
      responsible.map((text) => row({ responsible: text })),
      context,
    );
    expect(checked.readings.map(({ parties }) => parties.map(({ name }) => name))).toEqual([
      ['Садовая Л.Л.'],
      ['Садовая Л.Л.'],
      ['Садовая Л.Л.'],
    ]);
    const about = checked.findings.filter(({ code }) => code.startsWith('responsible'));
    expect(codes(about)).toEqual(['responsible-declined']);
    expect(about[0]?.repair?.text).toBe('Куратор Садовая Л.Л.');
  });

  test.each([
    ['Ручьевая Т.Т.', 'Ручьевой Т.Т.'],
    ['Еловая Т.Т.', 'Еловой Т.Т.'],
    ['Ковшовый Т.Т.', 'Ковшовому Т.Т.'],
  ])('«%s» and «%s» are one', (name, printed) => {
    const rows = [row({ responsible: `Куратор ${name}` }), row({ responsible: `Куратору ${printed}` })];
    expect(codes(check(rows))).not.toContain('responsible-role-conflict');
  });

  test('other initials are another person', () => {
    const rows = [row({ responsible: 'Куратор Садовая Л.Л.' }), row({ responsible: 'Куратору Садовой М.М.' })];
    expect(codes(check(rows))).toContain('responsible-role-conflict');
  });
});

describe('markup left in a cell', () => {
  test('is named with its column and a clean text', () => {
    const found = check([
      row({ activity: '<p>Опрос</p>', result: 'Анкеты [bookmark: 4]', responsible: 'Куратор < 5' }),
    ]);
    expect(found.filter(({ code }) => code === 'text-noise').map(({ repair }) => repair)).toEqual([
      { column: 'Мероприятие', text: 'Опрос' },
      { column: 'Результат', text: 'Анкеты' },
    ]);
  });
});

describe('calls that have no meaning', () => {
  const day = { ...context };
  test.each([
    ['no period', { ...day, period: undefined }],
    ['days that are none', { ...day, period: { start: '2023-09-31', end: '2024-08-31' } }],
    ['numbers for days', { ...day, period: { start: 20230901, end: 20240831 } }],
    ['an end before the start', { ...day, period: { start: '2024-08-31', end: '2023-09-01' } }],
    ['no day of today', { ...day, today: undefined }],
    ['nothing', undefined],
  ])('%s: refused in words', (_what, broken) => {
    expect(() => checkPlan([row({})], broken as unknown as CheckContext)).toThrow(PlanError);
    expect(() => checkPlan([row({})], broken as unknown as CheckContext)).toThrow(/ожидается .* Исправьте данные/);
  });

  test.each([[undefined], [null], [{}], ['план'], [[null]], [[5]]])('rows %p: refused in words', (rows) => {
    expect(() => checkPlan(rows as unknown as PlanRow[], context)).toThrow(PlanError);
  });

  test('cells that hold no text are read as what they show, lists that are none as empty', () => {
    const bare = [{ line: 2, activity: 'Опрос', deadline: 5, responsible: null, heading: false }];
    const asked = { ...context, terms: null, staff: null, organisation: undefined };
    const found = checkPlan(bare as unknown as PlanRow[], asked as unknown as CheckContext).findings;
    expect(codes(found)).toContain('responsible-missing');
  });

  test('a deadline without a period is unreadable, a grid that is no grid has no plan', () => {
    for (const period of [undefined, null, {}, 'год', { start: 1, end: 2 }]) {
      expect(parseDeadline('1 октября', period as never)).toEqual({
        kind: 'unreadable',
        issues: ['deadline-unreadable'],
      });
    }
    for (const grid of [
      undefined,
      null,
      'план',
      {},
      { texts: null },
      { texts: [null, 5] },
      { texts: [[]], merges: [null] },
    ]) {
      expect(readPlan(grid as never)).toMatchObject({ code: 'sheet-empty' });
    }
  });
});
