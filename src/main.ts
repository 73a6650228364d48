/**
 * The entry points: the only functions that Google's menus, triggers and the panel can call. Each hands over at once;
 * everything else of the bundle is private.
 */
import { execute, type Command } from './command';
import type { Outcome } from './outcome';
import { approvePairs } from './commands/approve-pairs';
import { checkPlan } from './commands/check-plan';
import { collectAnswers } from './commands/collect-answers';
import { createQuestionnaires } from './commands/create-questionnaires';
import { loadAnswers, loadTitle, previewAnswers, type LoadOutcome } from './commands/load-answers';
import * as banksPanel from './commands/banks-panel';
import { answersArrived, collectByTimer } from './commands/switch-collecting';
import type { AnswersFile } from './banks-contract';
import { createRoadmap } from './commands/create-roadmap';
import { formPairs } from './commands/form-pairs';
import { eraseParticipant, eraseTitle, type EraseOptions } from './commands/erase-participant';
import { exportPdf, exportTitle, type ExportOptions, type ExportOutcome } from './commands/export-pdf';
import * as pairsPanel from './commands/pairs-panel';
import * as panel from './commands/panel';
import { makeConsentForms } from './commands/consent-forms';
import { chosenPair, makeIndividualPlan } from './commands/individual-plan';
import { makeCuratorReport } from './commands/curator-report';
import { makeMunicipalReport, type MunicipalOutcome, type RowsFormat } from './commands/municipal-report';
import { makePairOrder } from './commands/pair-order';
import { codeKey, modeTitle, personalDataMode, withMemo, type ModeOutcome } from './commands/personal-data-mode';
import * as personalPanel from './commands/personal-data-panel';
import { probe } from './commands/probe-environment';
import { formLinks, questionnairesState } from './commands/questionnaires-panel';
import { readPlanCommand } from './commands/read-plan';
import * as reportsPanel from './commands/reports-panel';
import { rollOver } from './commands/roll-over';
import { remindersTitle, sendReminders } from './commands/send-reminders';
import { remindDaily, turnOffReminders, turnOnReminders } from './commands/switch-reminders';
import { undo } from './commands/undo';
import { updateSummary } from './commands/update-summary';
import { mention, showHelp, showPanel, tell } from './platform/dialogs';
import { offerDownload } from './platform/download';
import { buildMenu } from './platform/menu-bar';

declare const global: Record<string, unknown>;

/** A menu click: the person is told the result where she looks; a script gets it as the answer. */
function fromMenu(command: Command): Outcome {
  return told(command.title, execute(command));
}

function told(title: string, outcome: Outcome): Outcome {
  if (outcome.ok) mention(title, outcome.messages.join('\n'));
  else tell(title, outcome.messages.join('\n'));
  return outcome;
}

global.onOpen = (): void => {
  buildMenu();
};
global.onInstall = (): void => {
  buildMenu();
};
global.openPanel = (): void => {
  showPanel();
};
global.createRoadmap = (): Outcome => fromMenu(createRoadmap);
global.readPlan = (): Outcome => fromMenu(readPlanCommand);
global.checkPlan = (): Outcome => fromMenu(checkPlan);
global.rollOverPlan = (): Outcome => fromMenu(rollOver);
global.collectAnswers = (): Outcome => told(collectAnswers.title, withMemo(execute(collectAnswers)));
global.updateSummary = (): Outcome => fromMenu(updateSummary);
global.createQuestionnaires = (): Outcome => told(createQuestionnaires.title, withMemo(execute(createQuestionnaires)));
global.loadAnswers = (file?: AnswersFile): LoadOutcome => {
  const outcome = file ? withMemo(loadAnswers(file)) : loadAnswers(file);
  // Without a file there is no refusal to show: the panel is where one is chosen.
  if (file) told(loadTitle, outcome);
  else showPanel('banks');
  return outcome;
};
global.answersArrived = (event: { triggerUid?: string } = {}): Outcome => answersArrived(event.triggerUid ?? '');
global.collectByTimer = (event: { triggerUid?: string } = {}): Outcome => collectByTimer(event.triggerUid ?? '');
global.approvePairs = (): Outcome => fromMenu(approvePairs);
global.formPairs = (): Outcome => fromMenu(formPairs);
global.exportPdf = (options?: ExportOptions): ExportOutcome => {
  const outcome = exportPdf(options);
  const message = outcome.messages.join('\n');
  if (outcome.file) offerDownload(exportTitle, message, outcome.file);
  else tell(exportTitle, message);
  return outcome;
};
global.makeIndividualPlan = (options?: { readonly pair?: string }): Outcome =>
  fromMenu(makeIndividualPlan(options?.pair ?? chosenPair()));
global.makeMunicipalReport = (options?: { readonly format?: RowsFormat }): MunicipalOutcome => {
  const outcome = makeMunicipalReport(options?.format);
  told(outcome.command, outcome);
  return outcome;
};
global.makeCuratorReport = (): Outcome => fromMenu(makeCuratorReport);
global.makeConsentForms = (): Outcome => fromMenu(makeConsentForms);
global.makePairOrder = (): Outcome => fromMenu(makePairOrder);
global.sendReminders = (): Outcome => told(remindersTitle, sendReminders());
global.turnOnReminders = (): Outcome => fromMenu(turnOnReminders);
global.turnOffReminders = (): Outcome => fromMenu(turnOffReminders);
global.remindDaily = (event: { triggerUid?: string } = {}): Outcome => remindDaily(event.triggerUid ?? '');
global.personalDataMode = (): ModeOutcome => {
  const outcome = personalDataMode();
  const message = outcome.messages.join('\n');
  if (outcome.file) offerDownload(modeTitle, message, outcome.file);
  else if (!outcome.ok) tell(modeTitle, message);
  return outcome;
};
global.eraseParticipant = (options?: EraseOptions): Outcome => told(eraseTitle, eraseParticipant(options));
global.undoLast = (): Outcome => fromMenu(undo);
global.probeEnvironment = (): Outcome => fromMenu(probe);
global.showHelp = (): void => {
  showHelp();
};

global.panelQuestionnaires = questionnairesState;
global.panelFormLinks = formLinks;
global.panelReports = reportsPanel.reports;
global.panelRevealFigure = reportsPanel.revealFigure;
global.panelSheets = panel.sheets;
global.panelState = panel.state;
global.panelRun = panel.run;
global.panelReveal = panel.reveal;
global.panelDecide = panel.decide;
global.banksState = banksPanel.state;
global.banksDecide = banksPanel.decide;
global.banksReveal = banksPanel.reveal;
global.banksSchedule = banksPanel.schedule;
global.banksExpected = banksPanel.expect;
global.banksPreview = previewAnswers;
global.banksLoad = loadAnswers;
global.personalState = personalPanel.state;
global.personalReveal = personalPanel.reveal;
global.personalErase = personalPanel.erase;
global.personalKey = codeKey;
global.personalCodes = personalPanel.toCodes;
global.personalMemo = personalPanel.openMemo;
global.pairsPreview = pairsPanel.preview;
global.pairsCost = pairsPanel.cost;
global.pairsPick = pairsPanel.pick;
global.pairsHold = pairsPanel.hold;
global.pairsVeto = pairsPanel.veto;
global.saveSettings = panel.saveSettings;
