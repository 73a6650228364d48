/** «Письма»: which letters were begun and what became of them; the reason why no letter goes twice. */
import { letterStates } from '../roadmap/reminders/ledger';
import { text, type SheetSchema } from './sheet-schema';

export const lettersSheet: SheetSchema = {
  name: 'Письма',
  columns: [
    text('Кому', 320),
    text('О чём', 220),
    text('Когда', 150),
    text('Состояние', 130, { choices: letterStates }),
    text('Ключ', 260),
  ],
  required: ['Кому', 'Ключ', 'Состояние'],
  advice: 'Лист создаёт команда «Напоминания ▸ Отправить».',
};
