/** The act that a school's programme rests on, as orders and plans cite it. */
import type { Model } from '../roadmap/templates/models';

export interface ProgramAct {
  /** After «в соответствии с». */
  readonly inInstrumental: string;
  /** After «реализации», genitive. */
  readonly programme: string;
  /** Mentoring of workers, which the labour code rules. */
  readonly ofWorkers: boolean;
}

const ofPupils: ProgramAct = {
  inInstrumental:
    'распоряжением Министерства просвещения Российской Федерации от 25.12.2019 № Р-145 «Об утверждении методологии (целевой модели) наставничества обучающихся»',
  programme: 'целевой модели наставничества обучающихся',
  ofWorkers: false,
};

const ofTeachers: ProgramAct = {
  inInstrumental:
    'статьёй 351.8 Трудового кодекса Российской Федерации, письмом Министерства просвещения Российской Федерации от 21.12.2021 № АЗ-1128/08 о системе (целевой модели) наставничества педагогических работников',
  programme: 'системы (целевой модели) наставничества педагогических работников',
  ofWorkers: true,
};

export const actOf = (model: Model): ProgramAct => (model === 'Педагоги (АЗ-1128/08)' ? ofTeachers : ofPupils);
