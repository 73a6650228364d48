// The five questionnaires as data: what every school gets before it changes anything.
import { planForm } from '../../src/questionnaires/form-plan';
import { foldTitle } from '../../src/questionnaires/questionnaire';
import { questionnaires } from '../../src/questionnaires/questionnaires';
import { withoutNames } from '../../src/questionnaires/without-names';
import { answersSheetOf } from '../../src/workbook/participant-sheets';

const byId = (id: string) => questionnaires.find((each) => each.id === id)!;
const titles = (id: string): string[] => byId(id).questions.map(({ title }) => title);

test.each(questionnaires.map((each) => [each.title, each] as const))('«%s» is whole', (_, questionnaire) => {
  const keys = questionnaire.questions.map(({ title }) => foldTitle(title));
  expect(new Set(keys).size).toBe(keys.length);
  for (const title of questionnaire.fixed) expect(keys).toContain(foldTitle(title));
  for (const question of questionnaire.questions) {
    if (['radio', 'list', 'checkbox'].includes(question.type)) expect(question.choices.length).toBeGreaterThan(1);
    if (question.type === 'scale') expect(question.choices).toHaveLength(2);
    expect(new Set(question.choices).size).toBe(question.choices.length);
    // Several choices of one answer are joined by commas: a choice with one could not be told apart.
    if (question.type === 'checkbox') expect(question.choices.filter((choice) => choice.includes(','))).toEqual([]);
  }
  const columns = answersSheetOf[questionnaire.id].columns.map(({ title }) => title);
  for (const title of columns.slice(1)) expect(titles(questionnaire.id)).toContain(title);
});

test('the columns of the contract stand in its order', () => {
  expect(titles('mentee').filter((title) => title !== 'О персональных данных')).toEqual(
    (
      'Фамилия, имя, отчество · Класс или должность · Год рождения · Законный представитель · Контактные данные · ' +
      'Основной запрос · Подробнее о запросе · Интересы · Форма наставничества · Удобное время · Формат встреч · ' +
      'Желаемый наставник · Согласие на обработку персональных данных'
    ).split(' · '),
  );
  expect(titles('mentor').filter((title) => title !== 'О персональных данных')).toEqual(
    (
      'Фамилия, имя, отчество · Класс, должность или место работы · Год рождения · Законный представитель · ' +
      'Контактные данные · Основные компетенции · Достижения · Интересы · Форма наставничества · ' +
      'Желаемый возраст наставляемых · Сколько наставляемых готовы взять · Ресурс времени, часов в неделю · ' +
      'Удобное время · Формат встреч · Согласие на обработку персональных данных'
    ).split(' · '),
  );
  expect(titles('preferences')).toEqual(
    'Фамилия, имя, отчество · Вы наставник или наставляемый · Предпочтение 1 · Предпочтение 2 · Предпочтение 3 · С кем не хотели бы работать'.split(
      ' · ',
    ),
  );
});

test('consent: one answer begins with «Да», the explanation says that the document is another', () => {
  for (const id of ['mentee', 'mentor']) {
    const { questions } = byId(id);
    const at = questions.findIndex(({ title }) => title === 'Согласие на обработку персональных данных');
    expect(questions[at]?.choices.map((choice) => choice.startsWith('Да'))).toEqual([true, false]);
    expect(questions[at]?.required).toBe(true);
    expect(questions[at - 1]?.type).toBe('section');
    expect(questions[at - 1]?.help).toContain('отдельный документ');
  }
});

describe('checks of answers', () => {
  const check = (title: string, coded = false): RegExp => {
    const questionnaire = coded ? withoutNames(byId('mentee')) : byId('mentee');
    const item = planForm(questionnaire).items.find((each) => each.title === title);
    return new RegExp(`^(?:${item!.check!.pattern})$`);
  };

  test.each([
    '+7 900 000-00-01',
    '89000000001',
    '8 (900) 000 00 01',
    '9000000001',
    '7-900-000-00-01',
    ' +7(900)000-00-01, a.b@example.com ',
  ])('phone %s', (typed) => {
    expect(check('Контактные данные').test(typed)).toBe(true);
  });
  test.each([
    '',
    'нет',
    '12345',
    '+7 900 000-00',
    'мама',
    '+7 900 000-00-011',
    '89000000001 89000000002',
    'a@example.com',
    '=1+1',
  ])('no phone: «%s»', (typed) => {
    expect(check('Контактные данные').test(typed)).toBe(false);
  });
  test.each([
    ['2011', true],
    [' 1987 ', true],
    ['11', false],
    ['2011 г.', false],
    ['1899', false],
    ['2099', false],
    ['05.09.2011', false],
  ])('year «%s»: %s', (typed, fits) => {
    expect(check('Год рождения').test(typed)).toBe(fits);
  });
  test.each([
    ['Н-014', true],
    ['м003', true],
    ['H-7', true],
    ['Иванова', false],
    ['Н-', false],
  ])('code «%s»: %s', (typed, fits) => {
    expect(check('Код участника', true).test(typed)).toBe(fits);
  });
});

describe('the mode without names', () => {
  test.each(questionnaires.map((each) => [each.title, each] as const))(
    '«%s» asks no name, contact or wish by name',
    (_, each) => {
      const coded = withoutNames(each);
      const asked = coded.questions.map(({ title }) => title);
      for (const title of [
        'Фамилия, имя, отчество',
        'Законный представитель',
        'Контактные данные',
        'Желаемый наставник',
      ])
        expect(asked).not.toContain(title);
      expect(coded.questions.find(({ title }) => title === 'Код участника')).toMatchObject({
        type: 'code',
        required: true,
      });
      expect(coded.questions.some(({ type }) => type === 'phone')).toBe(false);
      for (const { title, type } of coded.questions)
        if (/^Предпочтение|не хотели бы/.test(title)) expect(type).toBe('code');
      // The same item of the form in both modes, so that its answers stay in one column.
      expect(planForm(coded).items.find(({ title }) => title === 'Код участника')?.key).toBe(
        planForm(each).items.find(({ title }) => title === 'Фамилия, имя, отчество')?.key,
      );
    },
  );
});

describe('pages of monitoring', () => {
  /** Walks through the form as a person with this role does; answers the titles of the questions seen. */
  function walk(id: string, role: string): string[] {
    const { items } = planForm(byId(id));
    const seen: string[] = [];
    let at = 0;
    let lead: string | undefined;
    for (;;) {
      const item = items[at];
      if (!item) return seen;
      if (item.kind === 'page') {
        const goes = lead ?? (typeof item.before === 'object' ? item.before.page : item.before) ?? 'next';
        if (goes === 'end') return seen;
        if (goes !== 'next') at = items.findIndex(({ key }) => key === goes);
        lead = undefined;
      } else {
        seen.push(item.title);
        const target = item.leads?.[item.choices.indexOf(role)];
        if (target) lead = typeof target === 'object' ? target.page : target;
      }
      at++;
    }
  }

  test.each(['monitoring1', 'monitoring2'])('%s: each role sees the common questions and its own', (id) => {
    const mentor = walk(id, 'Наставник');
    const mentee = walk(id, 'Наставляемый');
    const common = mentor.filter((title) => mentee.includes(title));
    expect(common.length).toBeGreaterThanOrEqual(7);
    expect(mentor.length).toBeGreaterThan(common.length + 3);
    expect(mentee.length).toBeGreaterThan(common.length + 5);
    const asked = byId(id).questions.filter(({ type }) => type !== 'section').length;
    expect(mentor.length + mentee.length - common.length).toBe(asked);
  });

  test('a section for all after those for some is reached by all', () => {
    const base = byId('monitoring1');
    const last = { ...base.questions[1]!, title: 'В заключение', type: 'section' as const, choices: [] };
    const items = planForm({ ...base, questions: [...base.questions, last] }).items.filter(
      ({ kind }) => kind === 'page',
    );
    expect(items.map(({ title, before }) => [title, before])).toEqual([
      ['Вопросы наставляемому', undefined],
      ['Вопросы наставнику', { page: foldTitle('В заключение') }],
      ['В заключение', 'next'],
    ]);
  });
});
