// The canonical stages of a roadmap, and which of them stand in an order a plan must keep.

/** A canonical stage, as printed in the column «Этап». */
export type Stage =
  | 'Подготовка'
  | 'Наставляемые'
  | 'Наставники'
  | 'Отбор и обучение'
  | 'Пары'
  | 'Работа пар'
  | 'Завершение'
  | 'Информирование'
  | 'Нормативное'
  | 'Поддержка'
  | 'Распространение'
  | 'Мониторинг'
  | 'Координация'
  | 'Стимулирование'
  | 'Прочее';

/**
 * The seven stages whose order both methodologies make obligatory (Р-145, stages 1-7; АЗ-1128/08 joins pairs and
 * their work in one). «Информирование» is the eighth stage of the teachers' methodology and runs all year, so it
 * has no place in the order.
 */
export const ORDERED_STAGES = [
  'Подготовка',
  'Наставляемые',
  'Наставники',
  'Отбор и обучение',
  'Пары',
  'Работа пар',
  'Завершение',
] as const satisfies readonly Stage[];

/** Every canonical stage: the seven in their order, then those that run beside them. */
export const STAGES: readonly Stage[] = [
  ...ORDERED_STAGES,
  'Информирование',
  'Нормативное',
  'Поддержка',
  'Распространение',
  'Мониторинг',
  'Координация',
  'Стимулирование',
  'Прочее',
];

/** Place of a stage in the obligatory order, from 0; undefined for a stage that runs beside the seven. */
export function stageOrder(stage: Stage): number | undefined {
  const place = (ORDERED_STAGES as readonly Stage[]).indexOf(stage);
  return place < 0 ? undefined : place;
}
