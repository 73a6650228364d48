// The consent gate: what people type about consent and who signed, who may be a minor, and that a doubt never passes.
import fc from 'fast-check';
import { consentReasons, consentState, mayBeMinor, signers, type ConsentState } from '../../src/people/consent';

const today = '2026-11-20';
const adult = { birthYear: 1985, position: 'Учитель физики' };
const pupil = { birthYear: 2013, position: '7А', name: 'Ветлугин Савва Игоревич' };

const mark = (given: string): ConsentState =>
  consentState({ given, day: '2026-09-01', signedBy: signers.self }, adult, today);

test.each([
  'да',
  'Да',
  'ДА.',
  ' да! ',
  'Да, подписано',
  'есть',
  'согласна',
  'Согласен',
  'Согласен(на)',
  'согласен (согласна)',
  '+',
  '✓',
  'получено 01.09',
  'Получено 01.09.2026',
  'дано',
  'TRUE',
  'ИСТИНА',
  'да (в личном деле)',
  'да, даю согласие',
  'согласие получено',
  'Даю согласие на обработку персональных данных',
  'подписала мать',
  'имеется',
  'дa',
  'Д\u0430',
  'да\u00a0, подписано',
  'есть, папка № 3',
])('«%s» is consent', (given) => {
  expect(mark(given)).toBe('valid');
});

test.each([
  'нет',
  'Нет.',
  'не даю',
  'не согласна',
  'Не согласен',
  'отказ',
  'отказалась',
  'пока нет',
  'нет пока',
  'нет, не даю',
  'не подписано',
  'не получено',
  'согласие не получено',
  'ещё не дано',
  'против',
  'нет согласия',
  'не принесла',
  'согласия нет',
])('«%s» is no consent', (given) => {
  expect(['refused', 'doubtful']).toContain(mark(given));
});

test.each(['нет', 'не даю', 'пока нет', 'отказ', 'согласие не получено', 'ещё не дано', 'нет согласия матери'])(
  '«%s» is a refusal',
  (given) => {
    expect(mark(given)).toBe('refused');
  },
);

test.each([
  '?',
  'да?',
  'да/нет',
  'да или нет',
  'не знаю',
  'нет возражений',
  'устно',
  'да, устно',
  'обещали принести',
  'да, но без фото',
  'будет',
  'х',
  'x',
  '1',
  'ок',
  'да нет',
  'не против',
  'да, кроме телефона',
  'частично',
  'согласна, если разрешит отец',
  'в работе',
  'пока да',
  'да не подписано',
  'ознакомлен',
  'не только да',
  'да'.repeat(200),
])('«%s» leaves a doubt', (given) => {
  expect(mark(given)).toBe('doubtful');
});

test.each(['', '  ', '\u200b', '-', '–', 'FALSE', 'ЛОЖЬ', '☐'])('«%s» is no mark at all', (given) => {
  expect(mark(given)).toBe('missing');
});

test('a mark that says the consent was taken back withdraws it', () => {
  expect(mark('отозвано 12.10')).toBe('withdrawn');
  expect(consentState({ given: 'да', day: '2026-09-01', signedBy: '', withdrawn: '' }, adult, today)).toBe('withdrawn');
});

test('a day is needed, and not one to come', () => {
  expect(consentState({ given: 'да', signedBy: '' }, adult, today)).toBe('undated');
  expect(consentState({ given: 'да', day: '2026-11-21', signedBy: '' }, adult, today)).toBe('undated');
  expect(consentState({ given: 'да', day: today, signedBy: '' }, adult, today)).toBe('valid');
});

const signed = (signedBy: string, person: Parameters<typeof consentState>[1] = pupil): ConsentState =>
  consentState({ given: 'да', day: '2026-09-01', signedBy }, person, today);

test.each([
  signers.representative,
  'мать',
  'Мама',
  'матерью',
  'отец',
  'Ветлугина О.П. (мать)',
  'мать Ветлугина Ольга Петровна',
  'папа',
  'опекун',
  'бабушка (опекун)',
  'законным представителем',
  'родители',
  'Законный представитель: Ветлугина О. П.',
  'участник и мать',
  'Ветлугин И. С., отец',
  'усыновитель',
  'представитель',
  'мать, учитель нашей школы',
])('for a pupil «%s» has the right to sign', (signedBy) => {
  expect(signed(signedBy)).toBe('valid');
});

test.each([
  '',
  signers.self,
  'сам',
  'Ветлугин Савва Игоревич',
  'законный представитель Ветлугин Савва',
  'мать: Ветлугин С.И.',
  'классный руководитель',
  'кл. рук.',
  'учитель',
  'бабушка',
  'отчим',
  'Ветлугина О.П.',
  'представитель школы',
  'мать не подписала',
  'мать?',
  'нет представителя',
  'папка № 2',
  'классный руководитель (мать на работе)',
  'должен подписать отец',
  'вместо матери брат',
  'мать устно',
  'старшая сестра',
  'родительский комитет',
  'участник, 18 лет исполнилось',
])('for a pupil «%s» has no right to sign', (signedBy) => {
  expect(signed(signedBy)).toBe('representative');
});

test('an adult signs alone', () => {
  const teacher = { ...adult, name: 'Орехова Мария Павловна' };
  for (const signedBy of ['', signers.self, 'лично', 'Орехова М.П.', 'Орехова', 'учитель', 'сама'])
    expect([signedBy, signed(signedBy, teacher)]).toEqual([signedBy, 'valid']);
  for (const signedBy of ['мать', 'Ветлугина О.П.', '?', 'не подписано', 'бабушка'])
    expect([signedBy, signed(signedBy, teacher)]).toEqual([signedBy, 'signer']);
});

test('in the year of the 18th birthday the year cannot tell: it is asked', () => {
  const grown = { birthYear: 2008, position: '11А' };
  expect(signed(signers.self, grown)).toBe('age');
  expect(signed('участник, 18 лет исполнилось', grown)).toBe('valid');
  expect(signed('сам, совершеннолетний', grown)).toBe('valid');
  expect(signed('сам, несовершеннолетний', grown)).toBe('age');
  expect(signed('мать', grown)).toBe('valid');
});

test('what counts is the age on the day of signing', () => {
  const grown = { birthYear: 2007, position: 'студентка' };
  const record = { given: 'да', signedBy: signers.self };
  expect(consentState({ ...record, day: '2024-09-01' }, grown, today)).toBe('representative');
  expect(consentState({ ...record, day: '2026-09-01' }, grown, today)).toBe('valid');
});

test.each([
  [undefined, '7А', true],
  [undefined, '10-2', true],
  [undefined, '5 «В» класс', true],
  [undefined, 'VII А', true],
  [undefined, 'седьмой', true],
  [undefined, 'ученица 9Б', true],
  [undefined, 'студент 1 курса', true],
  [undefined, '', true],
  [undefined, 'школа № 5', true],
  [undefined, 'Классный руководитель 7А', false],
  [undefined, 'учитель 7 класса', false],
  [undefined, 'Воспитатель', false],
  [undefined, 'АО «Прогресс», инженер', false],
  [undefined, 'преподаватель колледжа', false],
  [2010, '', true],
  [2009, '', true],
  [2008, 'учитель', true],
  [2007, '', false],
  [1980, 'Учитель, 5 «А»', false],
  [1912, '7А', true],
  [2026, '7А', true],
])('born %s, «%s»: may be a minor is %s', (birthYear, position, expected) => {
  expect(mayBeMinor(birthYear, position, today)).toBe(expected);
});

test('every state but «valid» has words', () => {
  for (const words of Object.values(consentReasons)) expect(words.length).toBeGreaterThan(10);
});

test('whatever is typed, consent passes only with a known word of assent in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (given) => {
      const known = /д|соглас|есть|имеется|получен|подпис|предостав|подтвер|true|истина|yes|[+✓✔☑✅]/i;
      return mark(given) !== 'valid' || known.test(given);
    }),
    { numRuns: 20_000 },
  );
});

test('a word of doubt or refusal beside an assent never passes', () => {
  const assent = fc.constantFrom('да', 'согласна', 'есть', 'получено', 'подписано', 'даю');
  const spoil = fc.constantFrom(
    'но',
    'не',
    'нет',
    'устно',
    'кроме',
    'если',
    'будет',
    'завтра',
    '?',
    'или',
    'без',
    'почти',
    'вроде',
    'отказ',
  );
  fc.assert(
    fc.property(assent, spoil, fc.boolean(), fc.constantFrom(' ', ', ', ' — ', '\n'), (yes, no, first, gap) => {
      return mark(first ? no + gap + yes : yes + gap + no) !== 'valid';
    }),
  );
});
