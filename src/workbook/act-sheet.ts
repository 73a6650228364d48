/** «Акт об уничтожении»: whose data were destroyed, when and on what ground; codes only. */
import { day, number, text, type SheetSchema } from './sheet-schema';

export const destructionActSheet: SheetSchema = {
  name: 'Акт об уничтожении',
  columns: [
    number('№', 50),
    text('Код участника', 110),
    day('Дата'),
    text('Основание', 260),
    text('Что удалено', 420),
    text('Кто провёл', 220),
  ],
  required: ['Код участника', 'Дата', 'Основание'],
  advice: 'Лист создаёт команда «Персональные данные ▸ Отозвать согласие и удалить данные».',
};
