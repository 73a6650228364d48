import fc from 'fast-check';
import { checkPlan } from '../../src/roadmap/check/check-plan';
import type { Finding } from '../../src/roadmap/check/plan-row';
import { addDays, dayNumber } from '../../src/calendar/day';
import { parseDeadline } from '../../src/roadmap/deadline';
import type { Period } from '../../src/calendar/school-year';
import { defaultTerms, isDayOff, schoolYearOf, schoolYearPeriod } from '../../src/calendar/school-year';
import type { Stage } from '../../src/roadmap/stage';
import { ORDERED_STAGES } from '../../src/roadmap/stage';
import { canonicalStage } from '../../src/roadmap/stages';
import { layOutTemplate, titleOf } from '../../src/roadmap/templates/lay-out';
import type { LaidOutRow } from '../../src/roadmap/templates/lay-out';
import { responsibleText } from '../../src/roadmap/templates/responsible-text';
import type { Model } from '../../src/roadmap/templates/models';
import { MODELS } from '../../src/roadmap/templates/models';
import { templateOf } from '../../src/roadmap/templates/templates';

const staff = [
  { name: 'Ветрова Инна Львовна', post: 'Директор', role: 'руководитель' },
  { name: 'Сомова Елена Павловна', post: 'Заместитель директора по УВР', role: 'куратор' },
  { name: 'Лисицын Пётр Ильич', post: 'Заместитель директора по воспитательной работе', role: '' },
  { name: 'Чайка Юрий Ильич', post: 'Педагог-психолог', role: '' },
  { name: 'Березина Анна Олеговна', post: 'Заместитель директора по УМР', role: '' },
  { name: 'Журавль Олег Юрьевич', post: 'Социальный педагог', role: '' },
  { name: 'Осокина Вера Игоревна', post: 'Учитель информатики', role: 'ответственный за сайт' },
];
const organisation = 'МБОУ «Лесная школа»';
const rowsOf = (model: Model, period: Period, approval?: string): LaidOutRow[] =>
  layOutTemplate(templateOf(model), { ...period, organisation, staff, approval });

function findingsOf(model: Model, period: Period, approval?: string): Finding[] {
  const rows = rowsOf(model, period, approval).map((row, place) => ({ ...row, line: place + 4, mark: '' }));
  const terms = defaultTerms(schoolYearOf(period.start));
  const today = addDays(period.start, -60);
  const context = { period, terms, today, soonDays: 7, model, staff, organisation };
  return [...checkPlan(rows, { ...context, ...(approval === undefined ? {} : { approval }) }).findings];
}

const years = [2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];
const everyYear = MODELS.flatMap((model) => years.map((year) => [model, year] as const));

describe('templates', () => {
  test('there is one for each model', () => {
    expect(MODELS).toEqual(['Обучающиеся (Р-145)', 'Педагоги (АЗ-1128/08)', 'План внедрения', 'Муниципальный план']);
    for (const model of MODELS) expect(templateOf(model).model).toBe(model);
  });

  const stagesOf: Record<Model, { sections: number; stages: readonly Stage[] }> = {
    'Обучающиеся (Р-145)': { sections: 7, stages: ORDERED_STAGES },
    'Педагоги (АЗ-1128/08)': { sections: 7, stages: [...ORDERED_STAGES, 'Информирование'] },
    'План внедрения': {
      sections: 7,
      stages: [...ORDERED_STAGES, 'Нормативное', 'Поддержка', 'Распространение', 'Мониторинг', 'Координация'],
    },
    'Муниципальный план': {
      sections: 10,
      stages: [
        'Подготовка',
        'Нормативное',
        'Отбор и обучение',
        'Поддержка',
        'Стимулирование',
        'Распространение',
        'Мониторинг',
      ],
    },
  };

  test.each(MODELS)('«%s» has its sections, 20 to 45 activities, and a row for every stage it needs', (model) => {
    const { sections } = templateOf(model);
    const activities = sections.flatMap((section) => section.activities);
    expect(sections).toHaveLength(stagesOf[model].sections);
    expect(activities.length).toBeGreaterThanOrEqual(20);
    expect(activities.length).toBeLessThanOrEqual(45);
    const present = new Set(activities.map(({ stage }) => stage));
    expect(stagesOf[model].stages.filter((stage) => !present.has(stage))).toEqual([]);
    expect(new Set(activities.map(({ activity }) => activity)).size).toBe(activities.length);
  });

  test('Р-145 states the task and the result of every stage in its heading row', () => {
    const headings = rowsOf('Обучающиеся (Р-145)', schoolYearPeriod(2023)).filter(({ heading }) => heading);
    expect(headings.map(({ stage }) => stage)).toEqual(ORDERED_STAGES);
    for (const { activity } of headings) expect(activity).toMatch(/^\S.*\nЗадача: \S.*\.\nРезультат: \S.*\.$/);
  });

  test.each(MODELS)('the stages of «%s» are those that its words say', (model) => {
    const rows = rowsOf(model, schoolYearPeriod(2023));
    const planStages = rows.filter(({ heading }) => heading).map(({ activity }) => canonicalStage(activity, ''));
    let section = '';
    const wrong = rows.filter(({ heading, activity, result, stage }) => {
      if (heading) section = activity;
      return canonicalStage(section, heading ? '' : activity, { result, planStages }) !== stage;
    });
    expect(wrong).toEqual([]);
  });
});

describe('layOutTemplate', () => {
  test.each(everyYear)(
    '«%s» of %i: every deadline is read without an issue, and ends on a working day',
    (model, year) => {
      const period = schoolYearPeriod(year);
      for (const { heading, deadline } of rowsOf(model, period)) {
        if (heading) continue;
        const read = parseDeadline(deadline, period, defaultTerms(year));
        expect({ deadline, issues: read.issues }).toEqual({ deadline, issues: [] });
        if (/^(?:до )?\d/.test(deadline))
          expect({ deadline, off: isDayOff(read.end ?? '') }).toEqual({ deadline, off: false });
      }
    },
  );

  test.each(everyYear)('«%s» of %i: the checker finds nothing in a fresh plan', (model, year) => {
    expect(findingsOf(model, schoolYearPeriod(year))).toEqual([]);
    expect(findingsOf(model, schoolYearPeriod(year), `${year}-08-30`)).toEqual([]);
    expect(findingsOf(model, schoolYearPeriod(year), `${year}-09-01`)).toEqual([]);
  });

  test('a plan approved late has no deadline on or before its approval', () => {
    const approval = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2024-09-01', days));
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), approval, (model, day) => {
        expect(findingsOf(model, schoolYearPeriod(2024), day)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('a plan of a calendar year, half a year or several years lies inside its period, and the checker finds nothing', () => {
    const period = fc
      .record({ start: fc.integer({ min: 0, max: 3000 }), length: fc.integer({ min: 120, max: 1200 }) })
      .map(({ start, length }) => ({
        start: addDays('2022-01-01', start),
        end: addDays('2022-01-01', start + length),
      }));
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), period, (model, days) => {
        expect(findingsOf(model, days)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(findingsOf('Муниципальный план', { start: '2024-01-01', end: '2024-12-31' })).toEqual([]);
    expect(findingsOf('Педагоги (АЗ-1128/08)', { start: '2022-02-08', end: '2022-06-30' })).toEqual([]);
  });

  test('months and days carry their years', () => {
    const texts = rowsOf('Обучающиеся (Р-145)', schoolYearPeriod(2023)).map(({ deadline }) => deadline);
    expect(texts).toEqual(expect.arrayContaining(['до 6 сентября 2023 г.', '27 октября 2023 г.', 'январь 2024 г.']));
    expect(texts).toEqual(
      expect.arrayContaining(['декабрь 2023 г. – май 2024 г.', 'ежемесячно до 25 числа', 'в течение учебного года']),
    );
    expect(rowsOf('Педагоги (АЗ-1128/08)', schoolYearPeriod(2023)).map(({ deadline }) => deadline)).toContain(
      'март – апрель 2024 г.',
    );
  });

  test('a day off moves to the working day before it', () => {
    // 20 June 2026 is a Saturday, 12 June 2026 a holiday on a Friday.
    const texts = rowsOf('Обучающиеся (Р-145)', schoolYearPeriod(2025)).map(({ deadline }) => deadline);
    expect(texts).toContain('до 19 июня 2026 г.');
    expect(texts).not.toContain('до 20 июня 2026 г.');
  });

  test('the deadlines of the seven stages never go back', () => {
    for (const model of ['Обучающиеся (Р-145)', 'Педагоги (АЗ-1128/08)'] as const) {
      const ends = new Map<Stage, number>();
      let section: Stage = 'Прочее';
      for (const { heading, stage, deadline } of rowsOf(model, schoolYearPeriod(2023))) {
        if (heading) section = stage;
        const { end } = parseDeadline(deadline, schoolYearPeriod(2023));
        if (!heading && end !== undefined) ends.set(section, Math.max(ends.get(section) ?? 0, dayNumber(end)));
      }
      const inOrder = ORDERED_STAGES.flatMap((stage) => ends.get(stage) ?? []);
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    }
  });
});

describe('titleOf', () => {
  const template = templateOf('План внедрения');
  const last = (period: Period): string | undefined => titleOf(template, { ...period, organisation }).pop();

  test('names the plan, the organisation and the school year', () => {
    expect(titleOf(template, { ...schoolYearPeriod(2023), organisation })).toEqual([
      'План мероприятий (дорожная карта)',
      'по внедрению целевой модели наставничества',
      'в МБОУ «Лесная школа»',
      'на 2023-2024 учебный год',
    ]);
  });

  test('leaves out an organisation that is not known', () => {
    expect(titleOf(template, { ...schoolYearPeriod(2023), organisation: ' ' })).toHaveLength(3);
  });

  test('names a calendar year or the days of any other period', () => {
    expect(last({ start: '2023-09-01', end: '2024-05-31' })).toBe('на 2023-2024 учебный год');
    expect(last({ start: '2024-01-01', end: '2024-12-31' })).toBe('на 2024 год');
    expect(last({ start: '2022-02-08', end: '2022-06-30' })).toBe('на период с 8 февраля 2022 г. по 30 июня 2022 г.');
  });
});

describe('responsibleText', () => {
  test('names post and person, each person once', () => {
    expect(responsibleText(['руководитель', 'куратор'], staff)).toBe(
      'Директор Ветрова И.Л., заместитель директора по УВР Сомова Е.П.',
    );
    expect(responsibleText(['куратор', 'заместитель по учебной работе'], staff)).toBe(
      'Заместитель директора по УВР Сомова Е.П.',
    );
  });

  test('prints the role alone where the staff has nobody', () => {
    expect(responsibleText(['куратор', 'педагог-психолог'], [])).toBe('Куратор, педагог-психолог');
    expect(responsibleText(['рабочая группа', 'наставники'], staff)).toBe('Рабочая группа, наставники');
  });

  test('tells the deputies apart', () => {
    expect(responsibleText(['заместитель по воспитательной работе'], staff)).toBe(
      'Заместитель директора по воспитательной работе Лисицын П.И.',
    );
    expect(responsibleText(['заместитель по методической работе'], staff)).toBe(
      'Заместитель директора по УМР Березина А.О.',
    );
    expect(responsibleText(['заместитель по воспитательной работе'], staff.slice(0, 2))).toBe(
      'Заместитель директора по ВР',
    );
  });

  test('knows a deputy by the abbreviation or by «Роль», a psychologist by «Роль»', () => {
    const one = (post: string, role: string): { name: string; post: string; role: string }[] => [
      { name: 'Чайка Ю.И.', post, role },
    ];
    expect(responsibleText(['заместитель по учебной работе'], one('ЗДУВР', ''))).toBe('ЗДУВР Чайка Ю.И.');
    expect(responsibleText(['заместитель по воспитательной работе'], one('ЗДУВР', ''))).toBe(
      'Заместитель директора по ВР',
    );
    expect(responsibleText(['заместитель по воспитательной работе'], one('По ВР', 'Заместитель'))).toBe(
      'По ВР Чайка Ю.И.',
    );
    expect(responsibleText(['педагог-психолог'], one('Педагог', 'педагог-психолог'))).toBe('Педагог Чайка Ю.И.');
  });

  test('a deputy head is not the head, a class teacher is not the head either', () => {
    const others = [
      { name: 'Сомова Е.П.', post: 'Заместитель директора по УВР', role: '' },
      { name: 'Чайка Ю.И.', post: 'Классный руководитель 5А', role: '' },
    ];
    expect(responsibleText(['руководитель'], others)).toBe('Директор');
  });

  test('takes initials, extra spaces and a missing post as they come', () => {
    expect(responsibleText(['куратор'], [{ name: ' Сомова  Е. П. ', post: '', role: 'Куратор' }])).toBe(
      'Куратор Сомова Е.П.',
    );
    expect(responsibleText(['куратор'], [{ name: ' ', post: '', role: 'Куратор' }])).toBe('Куратор');
  });
});
