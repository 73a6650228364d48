/** The sheets of figures: «Сводка» and «Показатели», which also holds the data of the charts. */
import { figure, text, type SheetSchema } from './sheet-schema';

const advice = 'Лист создаёт команда «Обновить сводку».';

export const summarySheet: SheetSchema = {
  name: 'Сводка',
  columns: [
    text('Раздел', 200),
    text('Показатель', 260),
    figure('Значение', 90),
    figure('Из', 70),
    figure('Доля, %', 70),
    text('Что считается', 400),
    text('Откуда', 260),
  ],
  required: ['Раздел', 'Показатель', 'Откуда'],
  advice,
};

export const indicatorsSheet: SheetSchema = {
  name: 'Показатели',
  columns: [
    text('Группа', 200),
    text('Показатель', 260),
    figure('Значение', 90),
    figure('Из', 70),
    figure('Доля, %', 70),
    figure('Цель, %', 70),
    text('Вывод', 180),
    text('Что считается', 400),
    text('Откуда', 260),
    text('Диаграмма', 200),
    text('Подпись', 260),
    figure('Ряд 1'),
    figure('Ряд 2'),
  ],
  required: ['Группа', 'Показатель', 'Цель, %'],
  advice,
};
