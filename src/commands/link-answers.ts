/** Lets a form write its answers into this workbook, on the sheet that the contract names; done once, found again later. */
import { sendAnswersTo, sendsAnswersTo, type KeptForm } from '../platform/forms';
import type { Edition } from '../workbook/edition';
import type { SheetSchema } from '../workbook/sheet-schema';
import type { Workbook } from '../workbook/workbook';

type Form = GoogleAppsScript.Forms.Form;

export interface LinkedAnswers {
  /** Id of the sheet; undefined while the service has not brought it yet. */
  readonly sheet?: number;
  /** New name of an older sheet that had the name. */
  readonly aside?: string;
}

export function linkAnswers(
  workbook: Workbook,
  edition: Edition,
  form: Form,
  kept: KeptForm,
  schema: SheetSchema,
): LinkedAnswers {
  const known = kept.sheet === undefined ? undefined : workbook.sheetWithId(kept.sheet);
  if (known?.getFormUrl()) return { sheet: known.getSheetId() };
  const { spreadsheet } = workbook;
  let [sheet] = sendsAnswersTo(form, spreadsheet.getId()) ? [workbook.linkedTo(kept.id)] : [];
  if (!sheet) {
    sendAnswersTo(form, spreadsheet.getId());
    [sheet] = workbook.newcomers();
  }
  if (!sheet) return {};
  const aside = edition.settleAnswers(sheet, schema);
  return { sheet: sheet.getSheetId(), ...(aside !== undefined && { aside }) };
}
