// The stages that a plan of each model cannot do without.
import { ORDERED_STAGES, type Stage } from '../stage';
import type { Model } from './models';

/**
 * Stages a plan of the model must have a row or a section for. Р-145: all seven. АЗ-1128/08 forms pairs within the
 * fifth stage and adds the eighth. The implementation plan holds the seven beside its own directions. Districts lead
 * no pairs themselves.
 */
export const REQUIRED_STAGES: Readonly<Record<Model, readonly Stage[]>> = {
  'Обучающиеся (Р-145)': ORDERED_STAGES,
  'Педагоги (АЗ-1128/08)': [...ORDERED_STAGES.filter((stage) => stage !== 'Пары'), 'Информирование'],
  'План внедрения': ['Нормативное', 'Поддержка', ...ORDERED_STAGES, 'Распространение', 'Мониторинг', 'Координация'],
  'Муниципальный план': [
    'Подготовка',
    'Нормативное',
    'Отбор и обучение',
    'Поддержка',
    'Распространение',
    'Мониторинг',
    'Информирование',
  ],
};
