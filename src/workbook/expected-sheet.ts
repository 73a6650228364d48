/** «Ожидаемые участники»: whom the curator waits for, so that the panel can tell who has not answered yet. */
import { text, type SheetSchema } from './sheet-schema';

export const expectedSheet: SheetSchema = {
  name: 'Ожидаемые участники',
  columns: [
    text('ФИО или код', 260),
    text('Класс или должность', 200),
    text('Роль', 130, { choices: ['наставляемый', 'наставник'] }),
  ],
  required: ['ФИО или код', 'Роль'],
  advice: 'Лист создаёт кнопка «Составить список ожидаемых» в панели, раздел «Банки».',
};
