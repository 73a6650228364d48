/**
 * The program in parts. Apps Script compiles its script anew at every click, so the script holds what every click
 * needs, and what a few menu items need waits in a file of the project until one of them is chosen.
 */
import type { CheckPart } from './parts/check';
import type { DocumentsPart } from './parts/documents';
import type { PairsPart } from './parts/pairs';
import type { PersonalDataPart } from './parts/personal-data';
import type { QuestionnairesPart } from './parts/questionnaires';
import type { ReportsPart } from './parts/reports';
import type { RoadmapPart } from './parts/roadmap';
import { programFile } from './platform/program-file';

/** Each is named as its file in `parts/`. */
export interface Parts {
  readonly roadmap: RoadmapPart;
  readonly check: CheckPart;
  readonly questionnaires: QuestionnairesPart;
  readonly pairs: PairsPart;
  readonly reports: ReportsPart;
  readonly documents: DocumentsPart;
  readonly 'personal-data': PersonalDataPart;
}

export const partNames: readonly (keyof Parts)[] = [
  'roadmap',
  'check',
  'questionnaires',
  'pairs',
  'reports',
  'documents',
  'personal-data',
];

const loaded: Partial<Parts> = {};

/** A part says what it offers, while it is being loaded. */
export function offer<Name extends keyof Parts>(name: Name, part: Parts[Name]): void {
  loaded[name] = part;
}

/** The part, loaded the first time that it is asked for: one service call. */
export function load<Name extends keyof Parts>(name: Name): Parts[Name] {
  if (!loaded[name]) {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the only way in which Apps Script runs a file of the project later than at the start
    new Function(programFile(name))();
  }
  const part = loaded[name];
  if (!part) throw new Error(`The file of the part "${name}" does not offer it: is the add-on built whole?`);
  return part;
}
