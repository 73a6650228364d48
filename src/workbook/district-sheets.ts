/** The sheets of a district: the list of schools that a person keeps, and what was read from each of them. */
import { municipalColumns } from '../reports/municipal-columns';
import { text, type SheetSchema } from './sheet-schema';

export const schoolListSheet: SheetSchema = {
  name: 'Школы района',
  columns: [text('Школа', 240), text('Ссылка или файл', 320, { accepted: ['Ссылка', 'Файл'] })],
  required: ['Школа', 'Ссылка или файл'],
  advice: 'Создайте лист со столбцами «Школа» и «Ссылка или файл» и впишите по строке на школу.',
};

/** «Состояние» of a school that has been read. */
export const readState = 'готово';

export const districtReportSheet: SheetSchema = {
  name: 'Свод по району',
  columns: [
    text('Школа', 240),
    text('Ссылка или файл', 200),
    text('Состояние', 240),
    text('Прочитано', 130),
    ...municipalColumns.map((title) => text(title)),
  ],
  required: ['Школа', 'Ссылка или файл', 'Состояние'],
  advice: 'Лист создаёт команда «Документы ▸ Муниципальный отчёт» по листу «Школы района».',
};
