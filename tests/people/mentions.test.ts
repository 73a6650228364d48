// Mentions of known people: in every case and order of words, with initials, and never one namesake for another.
import fc from 'fast-check';
import { MentionFinder } from '../../src/people/mentions';

const people = [
  'Ветлугин Савва Игоревич',
  'Ветлугина Анна Игоревна',
  'Щеглицына Марья Ивановна',
  'Мороз Пётр Кузьмич',
  'Салтыкова-Щедрова Ольга',
  'Ветлугин Степан Романович',
];
const finder = new MentionFinder(people);
const found = (text: string): [string, number[], boolean][] =>
  finder.find(text).map(({ start, end, people: numbers, sure }) => [text.slice(start, end), [...numbers], sure]);

test.each([
  ['Щеглицына Марья Ивановна', 'Щеглицына Марья Ивановна', [2]],
  ['прошу наставником Щеглицыну Марью Ивановну, если можно', 'Щеглицыну Марью Ивановну', [2]],
  ['к Щеглицыной М.И. на урок', 'Щеглицыной М.И.', [2]],
  ['М. И. Щеглицыной', 'М. И. Щеглицыной', [2]],
  ['М.И.Щеглицына', 'М.И.Щеглицына', [2]],
  ['Марье Ивановне', 'Марье Ивановне', [2]],
  ['Марья Ивановна Щеглицына', 'Марья Ивановна Щеглицына', [2]],
  ['ЩЕГЛИЦЫНА', 'ЩЕГЛИЦЫНА', [2]],
  ['щеглицына', 'щеглицына', [2]],
  ['Щeглицынa', 'Щeглицынa', [2]],
  ['Щегли\u00adцына', 'Щегли\u00adцына', [2]],
  ['с Ветлугиным Саввой', 'Ветлугиным Саввой', [0]],
  ['Ветлугина С.И. закрепить', 'Ветлугина С.И.', [0]],
  ['Ветлугиной А.', 'Ветлугиной А.', [1]],
  ['Анюте Ветлугиной', 'Анюте Ветлугиной', [1]],
  ['Салтыкова- Щедрова', 'Салтыкова- Щедрова', [4]],
  ['Салтыковой – Щедровой Ольге', 'Салтыковой – Щедровой Ольге', [4]],
  ['Мороза Петра', 'Мороза Петра', [3]],
])('«%s» names one person', (text, words, numbers) => {
  expect(found(text)).toEqual([[words, numbers, true]]);
});

test.each([
  ['Ветлугина', [0, 1, 5]],
  ['Ветлугину', [0, 1, 5]],
  ['Ветлугиным', [0, 5]],
  ['Ветлугин С.', [0, 5]],
])('«%s» fits several', (text, numbers) => {
  expect(found(text)[0]?.[1]).toEqual(numbers);
});

test.each([
  'Ветлугин Михаил',
  'Ветлугин М.П.',
  'М.П. Ветлугин',
  'Щеглицына Марья Петровна',
  'Щеглова',
  'Иванов',
  'щегол',
  '',
  'Савва',
  'Ольга Щедрова',
])('«%s» names none of them', (text) => {
  expect(found(text)).toEqual([]);
});

test('a surname that is a common word too is a doubt in a sentence', () => {
  expect(found('Ударил крепкий мороз, уроки отменили вчера')).toEqual([['мороз', [3], false]]);
  expect(found('Мороз')).toEqual([['Мороз', [3], true]]);
});

test('several people in one text are told apart', () => {
  expect(
    found('Закрепить Ветлугина С.И. за Щеглицыной М.И., Ветлугину А.И. – за Морозом П.К.').map(
      ([, numbers]) => numbers,
    ),
  ).toEqual([[0], [2], [1], [3]]);
  expect(found('Ветлугин Савва, Ветлугина Анна').map(([, numbers]) => numbers)).toEqual([[0], [1]]);
  expect(found('Щеглицына и Мороз').map(([words]) => words)).toEqual(['Щеглицына', 'Мороз']);
});

test('whatever the text, mentions lie in it, in order and apart', () => {
  const word = fc.constantFrom(
    'Ветлугин',
    'Савва',
    'С',
    '.',
    ' ',
    '-',
    ',',
    'Игоревич',
    'Щеглицына',
    'М.',
    'и',
    '\n',
    'Мороз',
    'ё',
    '\u00ad',
    '7А',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end, people: numbers } of finder.find(text)) {
        if (start < last || end <= start || end > text.length || numbers.length === 0) return false;
        last = end;
      }
      return true;
    }),
    { numRuns: 5000 },
  );
});
