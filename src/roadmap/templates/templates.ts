// The four templates by the model chosen in «Настройки», and the stages each model cannot do without.
import type { Stage } from '../stage';
import { ORDERED_STAGES } from '../stage';
import { implementation } from './implementation';
import { municipal } from './municipal';
import { pupils } from './pupils';
import { teachers } from './teachers';
import type { Model, RoadmapTemplate } from './template';

const TEMPLATES: Readonly<Record<Model, RoadmapTemplate>> = {
  'Обучающиеся (Р-145)': pupils,
  'Педагоги (АЗ-1128/08)': teachers,
  'План внедрения': implementation,
  'Муниципальный план': municipal,
};

/** Models in the order of the pick list. */
export const MODELS = Object.keys(TEMPLATES) as readonly Model[];

/** The complete plan of a model. */
export function templateOf(model: Model): RoadmapTemplate {
  return TEMPLATES[model];
}

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
