// The four templates by the model chosen in «Настройки».
import { implementation } from './implementation';
import { municipal } from './municipal';
import { pupils } from './pupils';
import { teachers } from './teachers';
import type { Model } from './models';
import type { RoadmapTemplate } from './template';

const TEMPLATES: Readonly<Record<Model, RoadmapTemplate>> = {
  'Обучающиеся (Р-145)': pupils,
  'Педагоги (АЗ-1128/08)': teachers,
  'План внедрения': implementation,
  'Муниципальный план': municipal,
};

/** The complete plan of a model. */
export function templateOf(model: Model): RoadmapTemplate {
  return TEMPLATES[model];
}
