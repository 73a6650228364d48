/** Questionnaires, and their answers on the way into the banks. */
import * as banksPanel from '../commands/banks-panel';
import { collectAnswers } from '../commands/collect-answers';
import { createQuestionnaires } from '../commands/create-questionnaires';
import { loadAnswers, previewAnswers } from '../commands/load-answers';
import { answersArrived, collectByTimer } from '../commands/switch-collecting';
import { offer } from '../parts';

const questionnaires = {
  createQuestionnaires,
  collectAnswers,
  loadAnswers,
  previewAnswers,
  answersArrived,
  collectByTimer,
  panel: banksPanel,
};

export type QuestionnairesPart = typeof questionnaires;

offer('questionnaires', questionnaires);
