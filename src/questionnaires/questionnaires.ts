/** The five questionnaires of the programme, as a school gets them at first. */
import { menteeQuestionnaire, mentorQuestionnaire } from './entry-questionnaires';
import { firstMonitoring, secondMonitoring } from './monitoring-questionnaires';
import { preferenceQuestionnaire } from './preference-questionnaire';
import type { Questionnaire } from './questionnaire';

export const questionnaires: readonly Questionnaire[] = [
  menteeQuestionnaire,
  mentorQuestionnaire,
  preferenceQuestionnaire,
  firstMonitoring,
  secondMonitoring,
];
