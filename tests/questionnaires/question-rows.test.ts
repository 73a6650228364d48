// «Вопросы анкет»: what a school writes there becomes the questionnaires, and nothing the banks need is lost.
import fc from 'fast-check';
import { readQuestions, rowsOf, type QuestionRow } from '../../src/questionnaires/question-rows';
import { questionnaires } from '../../src/questionnaires/questionnaires';

const printed = (): QuestionRow[] => questionnaires.flatMap(rowsOf).map((row, index) => ({ ...row, line: index + 2 }));
const mentee = (read: ReturnType<typeof readQuestions>) => read.questionnaires[0]!;
const added = (more: Partial<QuestionRow>): QuestionRow => ({
  line: 999,
  questionnaire: 'Анкета наставляемого',
  title: 'Кружок',
  type: 'строка',
  choices: '',
  help: '',
  required: 'нет',
  ...more,
});

test('what is printed reads back as it was', () => {
  const read = readQuestions(printed());
  expect(read.problems).toEqual([]);
  expect(read.returned).toEqual([]);
  expect(read.questionnaires).toEqual(questionnaires);
});

test('an empty sheet gives everything back', () => {
  const read = readQuestions([]);
  expect(read.questionnaires).toEqual(questionnaires);
  expect(read.returned).toHaveLength(printed().length);
});

test('a question that was renamed or taken out comes back under its title, the new one stays', () => {
  const rows = printed().flatMap((row) => {
    if (row.questionnaire !== 'Анкета наставляемого') return [row];
    if (row.title === 'Интересы') return [{ ...row, title: 'Хобби' }];
    return row.title === 'Формат встреч' ? [] : [row];
  });
  const read = readQuestions(rows);
  expect(read.problems).toEqual([]);
  expect(read.returned.map(({ title }) => title)).toEqual(['Интересы', 'Формат встреч']);
  const titles = mentee(read).questions.map(({ title }) => title);
  expect(titles).toContain('Хобби');
  expect(titles.slice(-2)).toEqual(['Интересы', 'Формат встреч']);
});

test('a title in other letters, spaces and dots is the same question', () => {
  const rows = printed().map((row) =>
    row.title === 'Желаемый наставник' ? { ...row, title: ' желаемый  Наставник: ' } : row,
  );
  expect(readQuestions(rows).returned).toEqual([]);
});

test('what the school may change: order, help, choices, kind, whether it is needed or asked', () => {
  const rows = printed().map((row) => {
    if (row.questionnaire !== 'Анкета наставляемого') return row;
    if (row.title === 'Основной запрос')
      return { ...row, choices: 'Алгебра; Геометрия\nДругое…', type: 'Один вариант' };
    if (row.title === 'Желаемый наставник') return { ...row, type: 'не задавать' };
    if (row.title === 'Интересы') return { ...row, required: 'Да', help: 'Что любите' };
    return row;
  });
  const [last, ...others] = [...rows].reverse();
  const read = readQuestions([last!, ...others.reverse()]);
  expect(read.problems).toEqual([]);
  expect(mentee(read).questions.find(({ title }) => title === 'Основной запрос')).toMatchObject({
    type: 'radio',
    choices: ['Алгебра', 'Геометрия'],
    other: true,
  });
  expect(mentee(read).questions.map(({ title }) => title)).not.toContain('Желаемый наставник');
  expect(mentee(read).questions.find(({ title }) => title === 'Интересы')).toMatchObject({
    required: true,
    help: 'Что любите',
  });
  expect(read.returned).toEqual([]);
});

test.each([
  ['another questionnaire', added({ questionnaire: 'Анкета родителя' }), 'анкеты «Анкета родителя» нет'],
  ['no title', added({ title: ' ' }), 'не вписан вопрос'],
  ['an unknown type', added({ type: 'картинка' }), 'тип «картинка» неизвестен'],
  ['no choices', added({ type: 'список' }), 'нет вариантов'],
  ['a list with an answer of one’s own', added({ type: 'список', choices: 'а\nДругое\nб' }), 'в списке нельзя'],
  ['the same question twice', added({ title: 'интересы' }), 'уже есть'],
  [
    'a section for nobody',
    added({ questionnaire: 'Мониторинг 1', type: 'раздел', choices: 'Родитель' }),
    'найдено: «Родитель»',
  ],
])('%s is said with the row', (_, row, words) => {
  const { problems } = readQuestions([...printed(), row]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(words);
});

test.each(['Фамилия, имя, отчество', 'Согласие на обработку персональных данных'])(
  '«%s» cannot be left unasked',
  (title) => {
    const rows = printed().map((row) =>
      row.title === title && row.questionnaire === 'Анкета наставника' ? { ...row, type: 'не задавать' } : row,
    );
    expect(readQuestions(rows).problems).toHaveLength(1);
  },
);

test('whatever stands in the rows, the titles that the banks need are asked or named as a problem', () => {
  const text = fc.oneof(
    fc.constantFrom(...printed().flatMap(({ questionnaire, title, type }) => [questionnaire, title, type])),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('__proto__', 'constructor', '=1+1', 'да', ''),
  );
  const row = fc.record({
    line: fc.nat(500),
    questionnaire: text,
    title: text,
    type: text,
    choices: text,
    help: text,
    required: text,
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const read = readQuestions(rows);
      expect(read.questionnaires.map(({ id }) => id)).toEqual(questionnaires.map(({ id }) => id));
      if (read.problems.length > 0) return;
      for (const each of read.questionnaires) expect(each.questions.length).toBeGreaterThan(1);
      const again = readQuestions([...rows, ...read.returned]);
      expect(again.returned).toEqual([]);
      expect(again.questionnaires).toEqual(read.questionnaires);
    }),
    { numRuns: 2000 },
  );
});
