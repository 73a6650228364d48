/**
 * Letters that the add-on would have sent. On the local host nothing leaves the computer: a person reads and copies.
 */
import type { Letter } from '../server/wire';
import { openDialog } from './dialog';
import { el } from './element';

export function showLetters(letters: readonly Letter[]): void {
  const list = [...letters]
    .reverse()
    .map(({ at, to, subject, body }) =>
      el(
        'details',
        { class: 'letter' },
        el(
          'summary',
          {},
          el('span', { class: 'letter-subject' }, subject),
          el('span', { class: 'letter-to' }, to),
          el('time', {}, new Date(at).toLocaleString('ru-RU', { dateStyle: 'short', timeStyle: 'short' })),
        ),
        el('pre', {}, body),
      ),
    );
  openDialog({
    title: 'Письма',
    content: [
      el(
        'p',
        { class: 'hint' },
        'Программа на этом компьютере почту не отправляет. Вот письма, которые она подготовила.',
      ),
      ...list,
    ],
    className: 'wide',
  });
}
