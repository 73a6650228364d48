/** The sheets of pairs and groups: proposals and what became of them, who is left, and the log of meetings. */
import { meetingKinds, pairStatuses } from '../pairing/pair-words';
import { day, defaultWidth, flag, number, text, type SheetSchema } from './sheet-schema';

export const pairsSheet: SheetSchema = {
  name: 'Пары',
  columns: [
    number('№', 50),
    text('Код пары'),
    text('Наставник', 220),
    text('Наставляемый', 220),
    text('Код наставника'),
    text('Код наставляемого'),
    text('Форма наставничества'),
    number('Балл'),
    text('Почему', 420),
    text('Запас', 200),
    text('Статус', defaultWidth, { choices: pairStatuses }),
    flag('Закрепить'),
    day('Дата начала'),
    day('Дата завершения'),
    text('Причина завершения'),
    text('Приказ'),
  ],
  required: ['Код наставника', 'Код наставляемого', 'Статус'],
  advice: 'Лист создаёт команда «Сформировать пары».',
};

export const unmatchedSheet: SheetSchema = {
  name: 'Без пары',
  columns: [
    text('Кто', 220),
    text('Код участника'),
    text('Роль'),
    text('Запрос или компетенции', 240),
    text('Причина', 420),
    text('Что можно сделать', 360),
  ],
  required: ['Код участника', 'Причина', 'Что можно сделать'],
  advice: 'Лист создаёт команда «Сформировать пары».',
};

export const meetingLogSheet: SheetSchema = {
  name: 'Журнал встреч',
  columns: [
    number('№', 50),
    text('Код пары', 80),
    text('Вид встречи', 130, { choices: meetingKinds }),
    day('Дата по плану'),
    day('Дата'),
    number('Длительность, мин', 80),
    text('Тема', 240),
    text('Результат, задание', 240),
    text('Обратная связь наставника', 200),
    text('Обратная связь наставляемого', 200),
    text('Статус', 110, { choices: ['запланирована', 'проведена', 'отменена'] }),
  ],
  required: ['Код пары', 'Вид встречи', 'Дата по плану'],
  advice: 'Лист создаёт команда «Пары ▸ Утвердить предложенные».',
};
