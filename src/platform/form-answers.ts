/** The answers that a form keeps beside its sheet: read in one go, deleted one by one. */

export interface FormAnswer {
  readonly id: string;
  readonly titles: readonly string[];
  /** Several choices of one question are joined. */
  readonly cells: readonly string[];
}

/** The answers of the form that fills the sheet; empty where no form does, or it cannot be opened. */
export function formAnswers(sheet: GoogleAppsScript.Spreadsheet.Sheet): FormAnswer[] {
  return (
    formOf(sheet)
      ?.getResponses()
      .map((response) => {
        const items = response.getItemResponses();
        return {
          id: response.getId(),
          titles: items.map((item) => item.getItem().getTitle()),
          cells: items.map((item) => [item.getResponse()].flat(2).join(', ')),
        };
      }) ?? []
  );
}

export function deleteFormAnswers(sheet: GoogleAppsScript.Spreadsheet.Sheet, ids: readonly string[]): void {
  const form = ids.length === 0 ? undefined : formOf(sheet);
  for (const id of ids) form?.deleteResponse(id);
}

function formOf(sheet: GoogleAppsScript.Spreadsheet.Sheet): GoogleAppsScript.Forms.Form | undefined {
  const url = sheet.getFormUrl();
  if (!url) return undefined;
  try {
    return FormApp.openByUrl(url);
  } catch {
    // The form is gone, or belongs to somebody who has not shared it.
    return undefined;
  }
}
