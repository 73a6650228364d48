/** Typed calls to the server half: every call has an answer or a reason, never silence. */
import type { AnswersFile, AnswersPreview, BanksState, MadeFile } from '../src/banks-contract';
import type { Outcome } from '../src/outcome';
import type { PanelCommand, PanelQuestionnaire, PanelReports, PanelState } from '../src/panel-contract';
import type { PersonalState } from '../src/personal-data-contract';
import type { PairsPreview, TriedSettings } from '../src/pairs-contract';

/** The functions of main.ts that the panel may call. */
export interface Server {
  pairsPreview(tried?: TriedSettings): PairsPreview;
  pairsCost(mentor: string, mentee: string): string;
  pairsPick(mentor: string, mentee: string, version: number): Outcome;
  pairsHold(line: number, mentor: string, mentee: string, on: boolean, version: number): Outcome;
  pairsVeto(line: number, mentor: string, mentee: string, reason: string, version: number): Outcome;
  saveSettings(values: Readonly<Record<string, string>>): Outcome;
  panelSheets(): readonly string[];
  makePairOrder(): Outcome;
  makeConsentForms(): Outcome;
  makeMunicipalReport(options?: { readonly format?: 'csv' | 'xlsx' }): Outcome & { readonly file?: MadeFile };
  makeCuratorReport(): Outcome;
  makeIndividualPlan(options: { readonly pair: string }): Outcome;
  exportPdf(options: {
    readonly sheet?: readonly string[];
    readonly audience: string;
    readonly mentor: string;
  }): Outcome;
  panelState(): PanelState;
  panelRun(command: PanelCommand, version: number): Outcome;
  panelQuestionnaires(): PanelQuestionnaire[];
  panelFormLinks(ids: readonly string[]): string[];
  panelReveal(line: number, column: string): void;
  banksState(): BanksState;
  banksDecide(code: string, other: string, decision: string, version: number): Outcome;
  banksReveal(where: string): void;
  banksSchedule(on: boolean, version: number): Outcome;
  banksExpected(): Outcome;
  banksPreview(file: AnswersFile): AnswersPreview;
  banksLoad(file: AnswersFile): Outcome & { readonly file?: MadeFile };
  personalState(): PersonalState;
  personalReveal(sheet: string, line: number): void;
  personalErase(code: string): Outcome;
  personalKey(): MadeFile;
  personalCodes(): Outcome;
  personalMemo(): void;
  panelDecide(finding: number, code: string, decision: string, comment: string, version: number): Outcome;
  panelReports(): PanelReports;
  panelRevealFigure(onIndicators: boolean, line: number): void;
}

interface Runner {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  [name: string]: (...args: never[]) => unknown;
}

declare const google: { script: { run: Runner } };

export function call<Name extends keyof Server>(
  name: Name,
  ...args: Parameters<Server[Name]>
): Promise<ReturnType<Server[Name]>> {
  return new Promise((resolve, reject) => {
    const runner = google.script.run
      .withSuccessHandler((answer) => {
        resolve(answer as ReturnType<Server[Name]>);
      })
      .withFailureHandler(reject);
    (runner[name] as (...given: unknown[]) => void)(...args);
  });
}
