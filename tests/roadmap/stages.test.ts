import fc from 'fast-check';
import { readStageRows, scoreStages } from '../../scripts/accuracy/stages';
import type { StageRow } from '../../scripts/accuracy/stages';
import { ORDERED_STAGES, STAGES, stageOrder, type Stage } from '../../src/roadmap/stage';
import { canonicalStage } from '../../src/roadmap/stages';
import { STAGE_STEMS } from '../../src/roadmap/stage-stems';
import { aloneRows, sectionRows } from './stages.alone';
import { holdoutPlans } from './stages.holdout';
import { phrasePlans } from './stages.phrases';
import type { PhrasePlan } from './stages.phrases';

function rowsOf(plans: readonly PhrasePlan[]): StageRow[] {
  return plans.flatMap(({ name, own, sections }) =>
    sections.flatMap(({ heading, stage, rows }) => {
      const row = { file: name, number: '', heading, result: '' };
      const ownHeading = own === true;
      const items = rows.map(([activity, expected]) => ({ ...row, isHeading: false, ownHeading, activity, expected }));
      const head = { ...row, isHeading: true, ownHeading: false, activity: '', expected: stage };
      return heading === '' ? items : [head, ...items];
    }),
  );
}

describe('stages', () => {
  test('the seven stand in their order, the rest have no place in it', () => {
    expect(ORDERED_STAGES.map(stageOrder)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(STAGES.filter((stage) => stageOrder(stage) === undefined)).toEqual([
      'Информирование',
      'Нормативное',
      'Поддержка',
      'Распространение',
      'Мониторинг',
      'Координация',
      'Стимулирование',
      'Прочее',
    ]);
  });

  test('every stage but «Прочее» has words it is known by', () => {
    expect(STAGES.filter((stage) => STAGE_STEMS[stage] === undefined)).toEqual(['Прочее']);
  });
});

describe('canonicalStage', () => {
  test.each([
    ['phrases the words were tuned on', phrasePlans, 200],
    ['phrases set aside', holdoutPlans, 100],
  ])('reads %s', (_name, plans, least) => {
    const score = scoreStages(rowsOf(plans));
    expect(score.total).toBeGreaterThanOrEqual(least);
    expect(score.wrong).toEqual([]);
  });

  test.each([
    ['Подготовка условий для запуска программы наставничества', 'Подготовка'],
    ['Формирование базы наставляемых', 'Наставляемые'],
    ['Формирование базы наставников', 'Наставники'],
    ['Отбор и обучение наставников', 'Отбор и обучение'],
    ['Формирование наставнических пар или групп', 'Пары'],
    ['Организация работы наставнических пар или групп', 'Работа пар'],
    ['Завершение наставничества', 'Завершение'],
    ['Подготовка условий для реализации системы наставничества', 'Подготовка'],
    ['Формирование банка наставляемых', 'Наставляемые'],
    ['Формирование банка наставников', 'Наставники'],
    ['Отбор и обучение', 'Отбор и обучение'],
    ['Организация и осуществление работы наставнических пар/групп', 'Работа пар'],
    ['Завершение персонализированных программ наставничества', 'Завершение'],
    ['Информационная поддержка системы наставничества', 'Информирование'],
  ])('the official heading «%s» is its stage, in any case and with a number', (heading, stage) => {
    expect(canonicalStage(heading, '')).toBe(stage);
    expect(canonicalStage(`3. ${heading.toUpperCase()}:`, '')).toBe(stage);
    expect(canonicalStage(`${heading}\nЗадача: завершение и мониторинг\nРезультат: банк наставников`, '')).toBe(stage);
  });

  test('reads work that stands under no heading', () => {
    expect(aloneRows.length).toBeGreaterThan(250);
    const wrong = aloneRows.filter(([activity, stages]) => !stages.includes(canonicalStage('', activity)));
    expect(wrong).toEqual([]);
  });

  test.each(sectionRows)('under «%s» reads «%s»', (heading, activity, stages) => {
    expect(stages).toContain(canonicalStage(heading, activity));
  });

  test.each([
    ['Беседа с целью знакомства с программой', 'Подготовка условий для запуска программы', 'Подготовка'],
    ['Круглый час с целью информирования о проекте', '', 'Информирование'],
    ['Консультация с целью отбора наставников', '', 'Поддержка'],
  ])('«%s» under «%s»: a purpose speaks where the work itself is silent', (activity, heading, stage) => {
    expect(canonicalStage(heading, activity)).toBe(stage);
  });

  test('«обучающиеся» are not «обучение»', () => {
    expect(canonicalStage('', 'Выявление обучающихся, которым нужен наставник')).toBe('Наставляемые');
    expect(canonicalStage('', 'Обучающие занятия для кураторов')).toBe('Отбор и обучение');
  });

  test('the organisational third of a plan holds rows of the stages before the work of pairs', () => {
    expect(canonicalStage('Организационный этап', 'Закрепление наставников за новыми педагогами')).toBe('Пары');
    expect(canonicalStage('Организационный этап', 'Собрание с родителями')).toBe('Подготовка');
    expect(canonicalStage('Подготовка условий для запуска программы', 'Опрос педагогов')).toBe('Подготовка');
  });

  test('a row without words takes the stage of its section', () => {
    expect(canonicalStage('Мониторинг и оценка результатов', '')).toBe('Мониторинг');
    expect(canonicalStage('Мониторинг и оценка результатов', 'На уровне школы')).toBe('Мониторинг');
    expect(canonicalStage('', 'На уровне школы')).toBe('Прочее');
  });

  test('the stage named in the row itself is not outvoted by what the row lists', () => {
    const listed = 'Формирование банка наставников, обучение наставников, приказ о парах';
    expect(canonicalStage('Подготовка условий', listed, { ownHeading: true })).toBe('Подготовка');
    expect(canonicalStage('Раздел 1', listed, { ownHeading: true })).toBe('Наставники');
  });

  test('the school’s acts are preparation, unless the plan has a section for regulations', () => {
    const [heading, activity] = ['Подготовка условий для запуска', 'Подготовка и принятие Положения о программе'];
    expect(canonicalStage(heading, activity)).toBe('Подготовка');
    expect(canonicalStage(heading, activity, { planStages: ['Подготовка', 'Нормативное'] })).toBe('Нормативное');
  });

  test('a measurement made for a later monitoring stays in its stage', () => {
    const measured = 'Входная оценка участников для последующего мониторинга влияния программы';
    expect(canonicalStage('Формирование базы наставников', measured)).toBe('Наставники');
    expect(canonicalStage('Завершение наставничества', 'Второй этап мониторинга влияния программы')).toBe('Мониторинг');
  });

  test('the result speaks where the activity does not', () => {
    expect(canonicalStage('', 'Работа с документами участников', { result: 'База наставников' })).toBe('Прочее');
    expect(canonicalStage('', 'Сбор сведений', { result: 'Сформирована база наставляемых' })).toBe('Наставляемые');
  });

  test('«партнёры», «параметры» and «рабочая группа» are no pairs', () => {
    expect(canonicalStage('', 'Подбор партнёров')).toBe('Поддержка');
    expect(canonicalStage('', 'Создание рабочей группы')).toBe('Подготовка');
    expect(canonicalStage('', 'Определение параметров')).not.toBe('Пары');
  });

  test('ё, case and line breaks do not matter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...phrasePlans.flatMap(({ sections }) => sections.flatMap((s) => s.rows))),
        ([text]) => {
          const usual = canonicalStage('', text);
          expect(canonicalStage('', text.toUpperCase())).toBe(usual);
          expect(canonicalStage('', text.replace(/ё/g, 'е').replace(/ /g, ' \n'))).toBe(usual);
        },
      ),
    );
  });

  test('any text has a stage, and a long one answers in time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => STAGES.includes(canonicalStage(text, text))));
    for (const piece of ['пар', 'формирование ', 'встреча-', 'Задача', '\n \t', 'а']) {
      const text = piece.repeat(50_000 / piece.length);
      const start = performance.now();
      canonicalStage(text, text, { result: text });
      // What grows out of proportion takes minutes; a second forgives a busy machine.
      expect(performance.now() - start).toBeLessThan(1000);
    }
  });
});

describe('readStageRows', () => {
  const labels = [
    'file\tline\trow_no\trow_type\tcanonical_stage',
    'a.txt\t1\t1\tstage\tПары',
    'a.txt\t2\t1.1\titem\tПары',
    'a.txt\t2\t1.1.#1\tpart\tПары',
    'b.txt\t1\t1.\titem\tНаставники',
  ].join('\n');
  const texts = new Map([
    ['a.txt', '1\tФормирование пар\t\n1.1\tОбщая\tмай\tКуратор\tАнкеты\n\n\tвстреча\t\t\t\n2\tДальше'],
    ['b.txt', '\t1.\n\tФормирование банка наставников\n\tСбор анкет\nи согласий\n\tмай\n\tКуратор\n\n\t2.'],
  ]);

  test('joins a row cut by a page, and reads cells that stand on lines of their own', () => {
    expect(readStageRows(labels, texts)).toEqual([
      expect.objectContaining({ isHeading: true, heading: 'Формирование пар', activity: '' }),
      expect.objectContaining({ heading: 'Формирование пар', activity: 'Общая встреча', result: 'Анкеты' }),
      expect.objectContaining({
        ownHeading: true,
        heading: 'Формирование банка наставников',
        activity: 'Сбор анкет\nи согласий',
      }),
    ]);
  });

  test('a wrong reading is counted and named', () => {
    const rows = readStageRows(labels.replace('item\tПары', 'item\tЗавершение'), texts);
    const score = scoreStages(rows);
    expect(score).toMatchObject({
      total: 3,
      right: 2,
      wrong: [{ number: '1.1', expected: 'Завершение', got: 'Пары' }],
    });
  });
});

test.each<[activity: string, stage: Stage]>([
  ['Анкетирование педагогов-наставников', 'Наставники'],
  ['Оценка выявленных наставников', 'Отбор и обучение'],
  ['Анкеты о предпочитаемом наставнике', 'Пары'],
  ['Пары и группы', 'Пары'],
  ['Родительские собрания', 'Информирование'],
  ['Классные часы о программе', 'Информирование'],
  ['Отчёты о результатах программы', 'Завершение'],
])('a row without a section: «%s»', (activity, stage) => {
  expect(canonicalStage('', activity)).toBe(stage);
});
