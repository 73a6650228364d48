/** The gateway to Google Forms: makes a form once, and knows it again by the id kept with the document. */
import type { FormPlan } from '../questionnaires/form-plan';
import { keepProperty, keptProperty } from './document-property';

type Form = GoogleAppsScript.Forms.Form;

/** What is kept of a form between runs: no text of anybody, only ids and hashes. */
export interface KeptForm {
  /** '' where none was ever kept. */
  readonly id: string;
  /** Set before a form is made and gone once its id is kept: still there, a form may exist that nobody can find. */
  readonly making?: true;
  /** Hash of the title and the texts above and after the questions; 0 until they are set. */
  readonly head: number;
  /** Id of the sheet that takes the answers; absent until it has its name. */
  readonly sheet?: number;
  /** Whether every item stands as the plan said; false while a run is at work or was broken off. */
  readonly whole: boolean;
  /** The items in their order: hash of the key, id in the form, hash of the plan's item. */
  readonly items: readonly (readonly [key: number, id: number, print: number])[];
}

export interface OpenForm {
  readonly form: Form;
  readonly kept: KeptForm;
}

const propertyOf = (name: string): string => `form-${name}`;

export function keptForm(name: string): KeptForm | undefined {
  const kept = keptRecord(name);
  return kept?.id === '' ? undefined : kept;
}

/** Whether a run was broken off between making the form and keeping its id: an empty copy may be left on the drive. */
export function mayBeOrphaned(name: string): boolean {
  return keptRecord(name)?.making === true;
}

function keptRecord(name: string): KeptForm | undefined {
  const json = keptProperty(propertyOf(name));
  return json ? (JSON.parse(json) as KeptForm) : undefined;
}

export function keepForm(name: string, kept: KeptForm): void {
  const json = JSON.stringify(kept);
  try {
    keepProperty(propertyOf(name), json);
  } catch {
    // An id that is not kept is a form that is lost: once more, and only then an error.
    keepProperty(propertyOf(name), json);
  }
}

/** The form of the id; undefined when it was deleted or belongs to somebody else, which cannot be told apart. */
export function openForm(id: string): Form | undefined {
  // A service that stumbles once must not look like a form that is gone: a second form would be made.
  for (let tries = 0; tries < 2; tries++) {
    try {
      return FormApp.openById(id);
    } catch {
      continue;
    }
  }
  return undefined;
}

/**
 * Makes an empty form and keeps its id at once. A form whose id was not kept cannot be looked for without access to the
 * whole drive, so what is about to happen is kept before.
 */
export function createForm(name: string, { title }: FormPlan): OpenForm {
  keepForm(name, { ...(keptRecord(name) ?? { id: '', head: 0, whole: false, items: [] }), making: true });
  const form = FormApp.create(title);
  const kept: KeptForm = { id: form.getId(), head: 0, whole: false, items: [] };
  keepForm(name, kept);
  return { form, kept };
}

/** Takes over the form that a sheet of answers names; undefined when it cannot be opened. */
export function adoptForm(name: string, url: string): KeptForm | undefined {
  try {
    const kept: KeptForm = { id: FormApp.openByUrl(url).getId(), head: 0, whole: false, items: [] };
    keepForm(name, kept);
    return kept;
  } catch {
    return undefined;
  }
}

/** Whether the form's answers go to the spreadsheet. */
export function sendsAnswersTo(form: Form, spreadsheetId: string): boolean {
  try {
    return form.getDestinationId() === spreadsheetId;
  } catch {
    // A form without a destination answers with an error.
    return false;
  }
}

/** The service puts a new sheet into the spreadsheet; answers of before are written there too. */
export function sendAnswersTo(form: Form, spreadsheetId: string): void {
  form.setDestination(FormApp.DestinationType.SPREADSHEET, spreadsheetId);
}

/** Where the form is filled in. */
export function addressOf(form: Form): string {
  return form.getPublishedUrl();
}
