/**
 * Asks before rows or columns that hold something are deleted.
 */
import type { LineChange } from '../server/wire';
import { openDialog } from './dialog';
import { el } from './element';

/** Whether the person agrees. */
export function confirmDeletion({ axis, at, count }: LineChange): Promise<boolean> {
  const rows = axis === 'rows';
  const [first, last] = rows ? [String(at + 1), String(at + count)] : [letters(at), letters(at + count - 1)];
  const which =
    count === 1 ? `${rows ? 'строку' : 'столбец'} ${first}` : `${rows ? 'строки' : 'столбцы'} ${first}–${last}`;
  return new Promise((resolve) => {
    const yes = el('button', { class: 'button primary', type: 'button', autofocus: true }, 'Удалить');
    const no = el('button', { class: 'button', type: 'button' }, 'Отмена');
    const dialog = openDialog({
      title: `Удалить ${which}?`,
      content: [el('p', { class: 'message' }, 'Там есть записи. Вернуть их по Ctrl+Z будет нельзя.')],
      footer: [yes, no],
      className: 'question',
      onDismiss: () => resolve(false),
    });
    const finish = (agreed: boolean): void => {
      dialog.close();
      resolve(agreed);
    };
    yes.addEventListener('click', () => finish(true));
    no.addEventListener('click', () => finish(false));
  });
}

/** A column's letters: 0 is A. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
