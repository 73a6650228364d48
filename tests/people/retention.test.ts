// Whose data are overdue: a year after the end, at once after a withdrawal, and never people who still take part.
import type { Mentee } from '../../src/people/participant';
import { overdueData } from '../../src/people/retention';

const person = (changes: Partial<Mentee>): Mentee => ({
  role: 'mentee',
  line: 2,
  code: 'Н-001',
  name: 'Кто-то',
  contact: '',
  position: '7А',
  topics: '',
  interests: '',
  form: '',
  time: '',
  format: '',
  wishedMentor: '',
  consent: { given: 'да', signedBy: 'мать' },
  state: 'в программе',
  ...changes,
});
const reasons = (changes: Partial<Mentee>, today: string): string[] =>
  overdueData([person(changes)], today).map(({ reason }) => reason);

test('a finished programme stays for a year', () => {
  expect(reasons({ state: 'завершил', finished: '2025-05-31' }, '2026-05-31')).toEqual([]);
  expect(overdueData([person({ finished: '2025-05-31' })], '2026-06-01')).toEqual([
    { code: 'Н-001', role: 'mentee', line: 2, reason: 'finished', due: '2026-05-31' },
  ]);
  expect(reasons({ finished: '2024-02-29' }, '2025-03-01')).toEqual(['finished']);
});

test('an end without a day is counted from the school year of the beginning', () => {
  expect(reasons({ state: 'выбыл', entered: '2024-10-01' }, '2026-08-31')).toEqual([]);
  expect(reasons({ state: 'выбыл', entered: '2024-10-01' }, '2026-09-01')).toEqual(['undated']);
  expect(reasons({ state: 'завершил' }, '2026-09-01')).toEqual(['undated']);
});

test('a withdrawal is due at once, until the name is gone', () => {
  const consent = { given: 'да', signedBy: 'мать', withdrawn: '2026-09-01' };
  expect(overdueData([person({ consent })], '2026-09-02')[0]).toMatchObject({ reason: 'withdrawn', due: '2026-10-01' });
  expect(reasons({ consent, name: '', contact: '' }, '2026-09-02')).toEqual([]);
});

test('who takes part is not listed', () => {
  expect(reasons({}, '2036-09-01')).toEqual([]);
  expect(reasons({ state: 'кандидат', entered: '2020-09-01' }, '2036-09-01')).toEqual([]);
});
