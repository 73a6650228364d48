/**
 * The entry points: the only functions that Google's menus, triggers and the panel can call. Each hands over at once,
 * most to a part of the program that is loaded for it; everything else is private.
 */
import type { AnswersFile } from './banks-contract';
import { execute, type Command } from './command';
import type { EraseOptions } from './commands/erase-participant';
import type { ExportOptions, ExportOutcome } from './commands/export-pdf';
import type { LoadOutcome } from './commands/load-answers';
import { withMemo } from './commands/memo';
import type { MunicipalOutcome, RowsFormat } from './commands/municipal-report';
import * as panel from './commands/panel';
import type { ModeOutcome } from './commands/personal-data-mode';
import { probe } from './commands/probe-environment';
import { formLinks, questionnairesState } from './commands/questionnaires-panel';
import * as reportsPanel from './commands/reports-panel';
import { undo } from './commands/undo';
import type { Outcome } from './outcome';
import { load, type Parts } from './parts';
import { mention, showHelp, showPanel, tell } from './platform/dialogs';
import { offerDownload } from './platform/download';
import { buildMenu } from './platform/menu-bar';

declare const global: Record<string, unknown>;

/** A menu click: the person is told the result where she looks; a script gets it as the answer. */
function fromMenu(command: Command): Outcome {
  return told(execute(command));
}

function told<Said extends Outcome>(outcome: Said): Said {
  const message = outcome.messages.join('\n');
  if (outcome.ok) mention(outcome.command, message);
  else tell(outcome.command, message);
  return outcome;
}

/** A call of the panel that a part carries out. */
function handOver<Name extends keyof Parts, Asked extends unknown[], Answer>(
  name: Name,
  choose: (part: Parts[Name]) => (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  return (...asked) => choose(load(name))(...asked);
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
global.createRoadmap = (): Outcome => fromMenu(load('roadmap').createRoadmap);
global.readPlan = (): Outcome => fromMenu(load('roadmap').readPlan);
global.checkPlan = (): Outcome => fromMenu(load('check').checkPlan);
global.rollOverPlan = (): Outcome => fromMenu(load('check').rollOver);
global.collectAnswers = (): Outcome => told(withMemo(execute(load('questionnaires').collectAnswers)));
global.updateSummary = (): Outcome => fromMenu(load('reports').updateSummary);
global.createQuestionnaires = (): Outcome => told(withMemo(execute(load('questionnaires').createQuestionnaires)));
global.loadAnswers = (file?: AnswersFile): LoadOutcome => {
  const outcome = load('questionnaires').loadAnswers(file);
  // Without a file there is no refusal to show: the panel is where one is chosen.
  if (file) return told(withMemo(outcome));
  showPanel('banks');
  return outcome;
};
global.answersArrived = (event: { triggerUid?: string } = {}): Outcome =>
  load('questionnaires').answersArrived(event.triggerUid ?? '');
global.collectByTimer = (event: { triggerUid?: string } = {}): Outcome =>
  load('questionnaires').collectByTimer(event.triggerUid ?? '');
global.approvePairs = (): Outcome => fromMenu(load('pairs').approvePairs);
global.formPairs = (): Outcome => fromMenu(load('pairs').formPairs);
global.exportPdf = (options?: ExportOptions): ExportOutcome => {
  const outcome = load('documents').exportPdf(options);
  const message = outcome.messages.join('\n');
  if (outcome.file) offerDownload(outcome.command, message, outcome.file);
  else tell(outcome.command, message);
  return outcome;
};
global.makeIndividualPlan = (options?: { readonly pair?: string }): Outcome => {
  const { makeIndividualPlan, chosenPair } = load('documents');
  return fromMenu(makeIndividualPlan(options?.pair ?? chosenPair()));
};
global.makeMunicipalReport = (options?: { readonly format?: RowsFormat }): MunicipalOutcome =>
  told(load('reports').makeMunicipalReport(options?.format));
global.makeCuratorReport = (): Outcome => fromMenu(load('reports').makeCuratorReport);
global.makeConsentForms = (): Outcome => fromMenu(load('documents').makeConsentForms);
global.makePairOrder = (): Outcome => fromMenu(load('documents').makePairOrder);
global.sendReminders = (): Outcome => told(load('check').sendReminders());
global.turnOnReminders = (): Outcome => fromMenu(load('check').turnOnReminders);
global.turnOffReminders = (): Outcome => fromMenu(load('check').turnOffReminders);
global.remindDaily = (event: { triggerUid?: string } = {}): Outcome =>
  load('check').remindDaily(event.triggerUid ?? '');
global.personalDataMode = (): ModeOutcome => {
  const outcome = load('personal-data').personalDataMode();
  const message = outcome.messages.join('\n');
  if (outcome.file) offerDownload(outcome.command, message, outcome.file);
  else if (!outcome.ok) tell(outcome.command, message);
  return outcome;
};
global.eraseParticipant = (options?: EraseOptions): Outcome => told(load('personal-data').eraseParticipant(options));
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
global.banksState = handOver('questionnaires', ({ panel }) => panel.state);
global.banksDecide = handOver('questionnaires', ({ panel }) => panel.decide);
global.banksReveal = handOver('questionnaires', ({ panel }) => panel.reveal);
global.banksSchedule = handOver('questionnaires', ({ panel }) => panel.schedule);
global.banksExpected = handOver('questionnaires', ({ panel }) => panel.expect);
global.banksPreview = handOver('questionnaires', ({ previewAnswers }) => previewAnswers);
global.banksLoad = handOver('questionnaires', ({ loadAnswers }) => loadAnswers);
global.personalState = handOver('personal-data', ({ panel }) => panel.state);
global.personalReveal = handOver('personal-data', ({ panel }) => panel.reveal);
global.personalErase = handOver('personal-data', ({ panel }) => panel.erase);
global.personalKey = handOver('personal-data', ({ codeKey }) => codeKey);
global.personalCodes = handOver('personal-data', ({ panel }) => panel.toCodes);
global.personalMemo = handOver('personal-data', ({ panel }) => panel.openMemo);
global.pairsPreview = handOver('pairs', ({ panel }) => panel.preview);
global.pairsCost = handOver('pairs', ({ panel }) => panel.cost);
global.pairsPick = handOver('pairs', ({ panel }) => panel.pick);
global.pairsHold = handOver('pairs', ({ panel }) => panel.hold);
global.pairsVeto = handOver('pairs', ({ panel }) => panel.veto);
global.saveSettings = panel.saveSettings;
