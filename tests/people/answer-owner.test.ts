import { ownerOf } from '../../src/people/answer-owner';
import type { KnownPerson } from '../../src/people/known-people';

const person = (code: string, name: string): KnownPerson => ({
  codes: [code],
  name,
  contact: '',
  position: '',
  staff: false,
});
const people = [person('Н-014', 'Ъёжиков Савва'), person('М-003', 'Щеглицына Марья Ивановна')];

test('an answer belongs to the code under its own question, and not to a code that it wishes for', () => {
  const titles = ['Отметка времени', 'Код участника', 'Предпочтение 1'];
  expect(ownerOf(titles, ['', 'М-003', 'Н-014'], people)).toEqual({ number: 1 });
  expect(ownerOf(titles, ['', 'm3', 'Н-014'], people)).toEqual({ number: 1 });
  expect(ownerOf(titles, ['', '', 'Н-014'], people)).toBeUndefined();
  expect(ownerOf(titles, ['', 'Н-999', 'Н-014'], people)).toBeUndefined();
});

test('a name that still stands under the title of the code is a name: names were being replaced when a run broke off', () => {
  expect(ownerOf(['Код участника', 'Предпочтение 1'], ['Щеглицына М. И.', 'Н-014'], people)).toEqual({ number: 1 });
});
